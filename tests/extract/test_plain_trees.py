"""Trees whose own words rule a relation out, and what is put in its place."""

from __future__ import annotations

import pytest
from tests.extract.parsed import parsed

from factbox.extract.sentence.plain_trees import plain
from factbox.records import Sentence, Span, Token

MENDED = {
    "an object with a preposition": (
        "They/PRON/2/nsubj took/VERB/0/root Karsa/PROPN/2/obj in/ADP/5/case hours/NOUN/2/obj",
        "hours/2/obl",
    ),
    "a particle behind the verb": (
        "They/PRON/2/nsubj sent/VERB/0/root in/ADP/4/case troops/NOUN/2/obj",
        "in/2/compound:prt troops/2/obj",
    ),
    "the only object": (
        "They/PRON/2/nsubj sent/VERB/0/root marines/NOUN/2/iobj",
        "marines/2/obj",
    ),
    "an aim": (
        "They/PRON/2/nsubj sent/VERB/0/root marines/NOUN/2/obj to/PART/5/mark fetch/VERB/2/csubj staff/NOUN/5/obj",
        "fetch/2/advcl",
    ),
    "a passive's subject": (
        "Five/NUM/3/nsubj were/AUX/3/aux:pass hurt/VERB/0/root",
        "Five/3/nsubj:pass",
    ),
    "no agent without by": (
        "It/PRON/3/nsubj:pass was/AUX/3/aux:pass blamed/VERB/0/root on/ADP/5/case rebels/NOUN/3/obl:agent",
        "rebels/3/obl",
    ),
    "a subject hung on a preposition": (
        "Karsa/PROPN/2/nsubj under/ADP/3/case curfew/NOUN/0/root",
        "Karsa/3/nsubj",
    ),
    "what an army is behind": (
        "They/PRON/2/nsubj:pass believed/VERB/0/root to/PART/6/mark be/AUX/6/cop behind/ADP/6/case it/PRON/2/obl",
        "it/2/xcomp",
    ),
    "what somebody saw": (
        "Karsa/PROPN/2/nsubj saw/VERB/0/root fierce/ADJ/4/amod fighting/VERB/2/ccomp",
        "fighting/2/obj",
    ),
    "a preposition taken for a particle": (
        "It/PRON/2/nsubj called/VERB/0/root on/ADP/2/compound:prt both/DET/5/det sides/NOUN/2/obl",
        "on/5/case",
    ),
    "what a verb leads to behind its object": (
        "He/PRON/2/nsubj accused/VERB/0/root rebels/NOUN/2/obj of/ADP/5/case theft/NOUN/3/nmod",
        "theft/2/obl",
    ),
    "an adverb of a phrase": (
        "It/PRON/2/nsubj fell/VERB/0/root ,/PUNCT/2/punct perhaps/ADV/2/advmod on/ADP/6/case Monday/PROPN/2/obl",
        "perhaps/6/advmod",
    ),
    "a verb that was taken for an adjective": (
        "Its/PRON/2/nmod:poss fall/NOUN/3/nsubj drew/VERB/4/amod cheers/NOUN/0/root",
        "fall/3/nsubj drew/0/root cheers/3/obj",
    ),
    "a subject joined to what follows": (
        "Fights/NOUN/4/conj have/AUX/4/aux been/AUX/4/aux:pass reported/VERB/0/root",
        "Fights/4/nsubj:pass",
    ),
    "a clause joined to the next": (
        "Karsa/PROPN/2/nsubj fell/VERB/5/advcl and/CCONJ/5/cc fights/NOUN/5/nsubj raged/VERB/0/root",
        "fell/0/root raged/2/conj",
    ),
    "a noun set before its name": (
        "Her/PRON/2/nmod:poss aide/NOUN/4/appos said/VERB/0/root Karsa/PROPN/3/nsubj fell/VERB/3/ccomp",
        "aide/3/nsubj",
    ),
    "so many strong": (
        "The/DET/2/det mission/NOUN/0/root 90/NUM/4/obl:unmarked strong/ADJ/2/amod",
        "90/4/nummod",
    ),
}

KEPT = (
    "They/PRON/2/nsubj told/VERB/0/root reporters/NOUN/2/iobj",
    "They/PRON/2/nsubj took/VERB/0/root most/ADJ/2/obj of/ADP/5/case Karsa/PROPN/3/nmod",
    "They/PRON/2/nsubj blew/VERB/0/root up/ADP/2/compound:prt two/NUM/5/nummod bridges/NOUN/2/obj",
    "It/PRON/3/nsubj was/AUX/3/cop hard/ADJ/0/root to/PART/5/mark hold/VERB/3/csubj",
)


def sentence_of(line: str) -> Sentence:
    return parsed(*line.split()).sentence


def shown_tree(sentence: Sentence) -> list[str]:
    return [f"{token.text}/{token.head + 1}/{token.relation}" for token in sentence.tokens]


@pytest.mark.parametrize("name", MENDED)
def test_what_the_words_rule_out_is_put_right(name: str) -> None:
    before, wanted = MENDED[name]
    assert set(wanted.split()) <= set(shown_tree(plain(sentence_of(before))))


@pytest.mark.parametrize("line", KEPT)
def test_what_may_be_so_is_left_as_it_is(line: str) -> None:
    sentence = sentence_of(line)
    assert plain(sentence) is sentence


@pytest.mark.parametrize("before", [before for before, _ in MENDED.values()])
def test_a_tree_stays_a_tree(before: str) -> None:
    tokens = plain(sentence_of(before)).tokens
    assert [token.head for token in tokens].count(-1) == 1
    for token in tokens:
        above = [token]
        while above[-1].head >= 0:
            above.append(tokens[above[-1].head])
            assert len(above) <= len(tokens)


def test_a_sentence_without_a_parser_is_left_as_it_is() -> None:
    bare = Sentence(Span(0, 5), (Token(Span(0, 5), "Karsa"),))
    assert plain(bare) is bare
