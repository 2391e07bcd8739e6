from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.records import Sentence, Span, Token


def sentence() -> Sentence:
    """Return "rebels hold Tarn": both names hang on the verb."""
    heads = (("rebels", 1, "nsubj"), ("hold", -1, "root"), ("Tarn", 1, "obj"))
    tokens = tuple(
        Token(Span(i, i + 1), word, word, "NOUN", head, relation) for i, (word, head, relation) in enumerate(heads)
    )
    return Sentence(Span(0, 3), tokens)


def test_no_word_is_hung_below_itself() -> None:
    tree = Hanging(sentence())
    tree.hang(1, 2)
    tree.hang(1, 1)
    assert tree.heads == [1, -1, 1]


def test_a_word_takes_its_place_among_the_dependants_of_its_new_head() -> None:
    tree = Hanging(sentence())
    tree.hang(0, 2, "nmod")
    assert (tree.heads, tree.relations) == ([2, -1, 1], ["nmod", "root", "obj"])
    assert tree.children == [[], [2], [0]]
    assert [token.head for token in tree.result().tokens] == [2, -1, 1]


def test_a_sentence_without_a_change_is_the_same_one() -> None:
    given = sentence()
    assert Hanging(given).result() is given


def test_a_word_changes_places_with_its_head() -> None:
    tree = Hanging(sentence())
    tree.swap(2, "obj")
    assert (tree.heads, tree.relations) == ([1, 2, -1], ["nsubj", "obj", "root"])
