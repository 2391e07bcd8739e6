"""The "who" of a question names nobody who acts; that of a relative clause stands for a noun."""

import pytest

from factbox.extract.actors.asked import has_who_as_doer
from factbox.extract.sentence.tree import Tree
from factbox.language import analyse

ASKED = [
    ("Who shelled the market in Alder the council has yet to say.", "shelled", True),
    ("The rebels, who shelled the market in Alder on Sunday, have left.", "shelled", False),
    ("The rebels shelled the market in Alder.", "shelled", False),
]


@pytest.mark.parametrize(("text", "verb", "asked"), ASKED)
def test_who_of_a_question_does_nothing(text, verb, asked):
    tree = Tree(analyse(text).sentences[0])
    assert has_who_as_doer(tree, tree.words.index(verb)) is asked
