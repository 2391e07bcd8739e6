from __future__ import annotations

import pytest
from tests.extract.parsed import parsed

from factbox.extract.sentence.straightened import straightened
from factbox.extract.sentence.tree import Tree


def mended(*words: str) -> Tree:
    return Tree(straightened(parsed(*words).sentence))


def hung(tree: Tree, i: int) -> tuple[int, str]:
    return tree.head(i), tree.relation(i)


def test_a_sentence_as_the_guidelines_have_it_stays_itself() -> None:
    tree = parsed("rebels/NOUN/2/nsubj", "took/VERB/0/root", "Karsa/PROPN/2/obj", "on/ADP/5/case", "Friday/PROPN/2/obl")
    assert straightened(tree.sentence) is tree.sentence


def test_a_sentence_without_a_tree_stays_itself() -> None:
    tree = parsed("rebels//0/", "took//0/")
    assert straightened(tree.sentence) is tree.sentence


def test_an_object_has_no_preposition() -> None:
    tree = mended(
        "guards/NOUN/2/nsubj", "drove/VERB/0/root", "out/ADP/2/compound:prt", "of/ADP/5/case", "Norva/PROPN/2/obj",
    )  # fmt: skip
    assert hung(tree, 4) == (1, "obl")


def test_what_of_leads_to_behind_an_object_belongs_to_that() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "took/VERB/0/root", "control/NOUN/2/obj", "of/ADP/5/case", "Norva/PROPN/2/obj",
    )  # fmt: skip
    assert hung(tree, 4) == (2, "nmod")


@pytest.mark.parametrize("words", [
    ("they/PRON/2/nsubj", "hold/VERB/0/root", "most/ADJ/5/case", "of/ADP/5/case", "Norva/PROPN/2/obj"),
    ("they/PRON/2/nsubj", "handed/VERB/0/root", "over/ADP/5/case", "old/ADJ/5/amod", "Norva/PROPN/2/obj"),
])  # fmt: skip
def test_an_amount_and_a_particle_leave_an_object(words: tuple[str, ...]) -> None:
    assert mended(*words).relation(4) == "obj"


def test_a_bare_noun_behind_a_verb_is_its_object() -> None:
    tree = mended("they/PRON/2/nsubj", "shot/VERB/0/root", "dead/ADP/2/compound:prt", "a/DET/5/det", "clerk/NOUN/2/obl")
    assert hung(tree, 4) == (1, "obj")


def test_a_day_behind_a_verb_is_no_object() -> None:
    tree = mended("they/PRON/2/nsubj", "left/VERB/0/root", "Friday/PROPN/2/obl")
    assert hung(tree, 2) == (1, "obl")


def test_a_noun_behind_a_preposition_is_no_object() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "came/VERB/0/root", "in/ADP/2/compound:prt", "two/NUM/5/nummod", "vans/NOUN/2/obl"
    )
    assert hung(tree, 4) == (1, "obl")


def test_who_is_accused_of_something_is_not_that_things() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "accused/VERB/0/root", "rebels/NOUN/2/obj", "of/ADP/5/case", "crimes/NOUN/2/obj",
    )  # fmt: skip
    assert hung(tree, 4) == (1, "obl")


def test_a_preposition_taken_for_a_noun_leads_the_noun() -> None:
    tree = mended("none/PRON/3/nsubj", "were/AUX/3/aux", "left/VERB/0/root", "in/ADP/3/obl", "Norva/PROPN/3/obl")
    assert tree.case(4) == "in"


def test_a_participle_that_nothing_joins_tells_of_the_noun_before() -> None:
    tree = mended(
        "to/PART/2/mark", "regain/VERB/0/root", "farms/NOUN/2/obj", "seized/VERB/2/conj", "by/ADP/6/case",
        "rebels/NOUN/4/obl:agent",
    )  # fmt: skip
    assert hung(tree, 3) == (2, "acl")


def test_a_list_of_verbs_is_flat() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "burned/VERB/0/root", "cars/NOUN/2/obj", ",/PUNCT/5/punct", "felled/VERB/2/conj",
        "poles/NOUN/5/obj", "and/CCONJ/8/cc", "robbed/VERB/5/conj", "banks/NOUN/8/obj",
    )  # fmt: skip
    assert hung(tree, 7) == (1, "conj")


def test_two_participles_joined_below_a_verb_stay_there() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "came/VERB/0/root", ",/PUNCT/4/punct", "shooting/VERB/2/conj", "and/CCONJ/6/cc",
        "looting/VERB/4/conj",
    )  # fmt: skip
    assert hung(tree, 5) == (3, "conj")


def test_an_auxiliary_belongs_before_to() -> None:
    tree = mended(
        "envoys/NOUN/4/nsubj", "had/AUX/6/aux", "been/AUX/6/cop", "due/ADJ/0/root", "to/PART/6/mark", "meet/VERB/4/obl",
    )  # fmt: skip
    assert [tree.head(i) for i in (1, 2)] == [3, 3]
    assert hung(tree, 5) == (3, "advcl")


def test_what_stands_before_a_bare_participle_after_with_suffered_it() -> None:
    tree = mended(
        "with/SCONJ/3/mark", "Norva/PROPN/3/nsubj", "captured/VERB/5/advcl", "they/PRON/5/nsubj", "rest/VERB/0/root"
    )
    assert tree.passive(2)


def test_a_number_counts_the_noun_of_a_whole_phrase() -> None:
    tree = mended("30/NUM/3/amod", "Hill/PROPN/3/compound", "Front/PROPN/4/compound", "fighters/NOUN/0/root")
    assert hung(tree, 0) == (3, "nummod")


def test_an_ordinal_that_is_hung_well_stays() -> None:
    tree = mended("third/NUM/2/amod", "town/NOUN/0/root")
    assert hung(tree, 0) == (1, "amod")


def test_a_number_behind_a_comma_is_set_apart() -> None:
    tree = mended("people/NOUN/0/root", ",/PUNCT/4/punct", "not/PART/4/advmod", "19/NUM/1/nummod")
    assert hung(tree, 3) == (0, "appos")


def test_what_somebody_is_denied_is_an_object() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "denied/VERB/0/root", "villagers/NOUN/2/obj", "the/DET/5/det", "right/NOUN/2/ccomp",
    )  # fmt: skip
    assert (tree.relation(2), tree.relation(4)) == ("iobj", "obj")


def test_a_noun_is_joined_to_the_object_before_and() -> None:
    tree = mended(
        "gangs/NOUN/2/nsubj", "hold/VERB/0/root", "Karsa/PROPN/2/obj", "and/CCONJ/5/cc", "most/ADJ/2/conj",
        "of/ADP/7/case", "Norva/PROPN/5/nmod",
    )  # fmt: skip
    assert hung(tree, 4) == (2, "conj")


def test_a_noun_that_and_joins_to_a_noun_is_a_conjunct() -> None:
    tree = mended(
        "they/PRON/2/nsubj", "hold/VERB/0/root", "roads/NOUN/2/obj", "and/CCONJ/5/cc", "ports/NOUN/3/nmod",
    )  # fmt: skip
    assert hung(tree, 4) == (2, "conj")


def test_the_next_of_a_list_of_objects_is_a_conjunct() -> None:
    tree = mended(
        "guns/NOUN/2/nsubj", "shelled/VERB/0/root", "Norva/PROPN/2/obj", ",/PUNCT/6/punct", "a/DET/6/det",
        "road/NOUN/2/obl", "and/CCONJ/8/cc", "farms/NOUN/6/conj",
    )  # fmt: skip
    assert hung(tree, 5) == (2, "conj")


def test_a_direction_is_no_part_of_a_preposition() -> None:
    tree = mended("they/PRON/2/nsubj", "fought/VERB/0/root", "west/ADV/5/case", "of/ADP/5/case", "Norva/PROPN/2/obl")
    assert tree.case(4) == "of"


def test_what_a_preposition_opens_a_sentence_with_is_no_root() -> None:
    tree = mended(
        "by/ADP/2/case", "accounts/NOUN/0/root", ",/PUNCT/5/punct", "troops/NOUN/5/nsubj", "ringed/VERB/2/acl",
        "Norva/PROPN/5/obj",
    )  # fmt: skip
    assert [hung(tree, 4), hung(tree, 1)] == [(-1, "root"), (4, "obl")]


def test_a_preposition_leads_the_noun_behind_it() -> None:
    tree = mended(
        "lay/VERB/0/root", "near/ADP/4/case", "the/DET/4/det", "gate/NOUN/1/obl", "on/ADP/4/case",
        "Friday/PROPN/7/compound", "morning/NOUN/1/obl:unmarked",
    )  # fmt: skip
    assert hung(tree, 4) == (6, "case")
