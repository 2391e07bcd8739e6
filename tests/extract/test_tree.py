from __future__ import annotations

from tests.extract.parsed import parsed, shown

from factbox.extract.sentence.tree import Tree
from factbox.records import Sentence, Span, Token

ACTIVE = parsed(
    "The/DET/2/det", "rebels/NOUN/3/nsubj", "took/VERB/0/root", "Karsa/PROPN/3/obj", "and/CCONJ/6/cc",
    "burned/VERB/3/conj", "the/DET/8/det", "bridge/NOUN/6/obj",
)  # fmt: skip
PASSIVE = parsed(
    "Karsa/PROPN/3/nsubj:pass", "was/AUX/3/aux:pass", "taken/VERB/0/root", "by/ADP/6/case", "the/DET/6/det",
    "rebels/NOUN/3/obl:agent", "on/ADP/8/case", "Friday/PROPN/3/obl",
)  # fmt: skip
RELATIVE = parsed(
    "rebels/NOUN/5/nsubj", "who/PRON/3/nsubj", "took/VERB/1/acl:relcl", "Karsa/PROPN/3/obj", "fled/VERB/0/root",
)  # fmt: skip
GAP = parsed(
    "the/DET/2/det", "town/NOUN/6/nsubj", "that/PRON/5/obj", "rebels/NOUN/5/nsubj", "took/VERB/2/acl:relcl",
    "burned/VERB/0/root",
)  # fmt: skip
PARTICIPLE = parsed(
    "Karsa/PROPN/6/nsubj", ",/PUNCT/3/punct", "overrun/VERB/1/acl", "by/ADP/5/case", "rebels/NOUN/3/obl",
    "burned/VERB/0/root",
)  # fmt: skip
GOVERNED = parsed(
    "They/PRON/2/nsubj", "forced/VERB/0/root", "troops/NOUN/2/obj", "to/PART/5/mark", "leave/VERB/2/xcomp",
    "Karsa/PROPN/5/obj",
)  # fmt: skip


def test_a_verb_joined_to_another_shares_its_subject() -> None:
    assert ACTIVE.subject(2) == ACTIVE.subject(5) == 1
    assert ACTIVE.objects(5) == (7,)


def test_a_passive_has_an_agent_and_its_subject_is_no_doer() -> None:
    assert PASSIVE.passive(2)
    assert PASSIVE.agents(2) == (5,)
    assert PASSIVE.subject(2) == 0


def test_a_relative_clause_has_the_noun_it_belongs_to() -> None:
    assert RELATIVE.subject(2) == 0
    assert GAP.objects(4) == (1,)
    assert GAP.subject(4) == 3


def test_a_bare_participle_is_passive() -> None:
    assert PARTICIPLE.passive(2)
    assert PARTICIPLE.subject(2) == 0
    assert PARTICIPLE.agents(2) == (4,)


def test_an_infinitive_has_the_object_of_its_governor() -> None:
    assert GOVERNED.subject(4) == 2


def test_prepositions_and_phrases() -> None:
    assert PASSIVE.obliques(2) == (("by", 5), ("on", 7))
    assert shown(PASSIVE, PASSIVE.phrase(5)) == "the rebels"
    assert shown(ACTIVE, ACTIVE.subtree(5)) == "and burned the bridge"


def test_without_a_parser_a_tree_has_no_arcs() -> None:
    bare = Tree(Sentence(Span(0, 5), (Token(Span(0, 5), "Karsa"),)))
    assert not bare.parsed
    assert bare.subject(0) is None
    assert bare.subtree(0) == (0, 1)
