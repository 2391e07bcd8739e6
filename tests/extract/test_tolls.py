from __future__ import annotations

import pytest
from tests.extract.parsed import lined, parsed

from factbox.extract.quantities.numbers import find_numbers
from factbox.extract.quantities.stated import counts_people, sum_up
from factbox.extract.quantities.tolls import Toll, find_tolls, unit_told
from factbox.extract.sentence.tree import Tree
from factbox.records import Quantity

TWO_VERBS = parsed(
    "Eight/NUM/2/nummod", "civilians/NOUN/4/nsubj:pass", "were/AUX/4/aux:pass", "killed/VERB/0/root", "and/CCONJ/8/cc",
    "20/NUM/8/nsubj:pass", "were/AUX/8/aux:pass", "wounded/VERB/4/conj",
)  # fmt: skip
PART = parsed(
    "Shells/NOUN/2/nsubj", "killed/VERB/0/root", "30/NUM/4/nummod", "people/NOUN/2/obj", ",/PUNCT/8/punct",
    "including/VERB/8/case", "five/NUM/8/nummod", "children/NOUN/4/nmod",
)  # fmt: skip
LIST = parsed(
    "They/PRON/2/nsubj", "killed/VERB/0/root", "four/NUM/4/nummod", "guards/NOUN/2/obj", "and/CCONJ/7/cc",
    "two/NUM/7/nummod", "drivers/NOUN/4/conj",
)  # fmt: skip
BOTH = parsed(
    "Shells/NOUN/2/nsubj", "killed/VERB/0/root", "and/CCONJ/4/cc", "wounded/VERB/2/conj", "30/NUM/6/nummod",
    "people/NOUN/2/obj",
)  # fmt: skip
LEFT = parsed("The/DET/2/det", "blast/NOUN/3/nsubj", "left/VERB/0/root", "11/NUM/3/obj", "dead/ADJ/3/xcomp")
HOUSES = parsed("They/PRON/2/nsubj", "killed/VERB/0/root", "12/NUM/4/nummod", "houses/NOUN/2/obj")
MEASURE = parsed("He/PRON/2/nsubj", "died/VERB/0/root", "12/NUM/4/nummod", "days/NOUN/2/obj", "later/ADV/2/advmod")
NOBODY = parsed("No/DET/2/det", "one/PRON/4/nsubj:pass", "was/AUX/4/aux:pass", "hurt/VERB/0/root")
SINGLE = parsed("A/DET/2/det", "judge/NOUN/4/nsubj:pass", "was/AUX/4/aux:pass", "killed/VERB/0/root")
NAMED = parsed(
    "Jan/PROPN/6/nsubj:pass", "Roe/PROPN/1/flat", "and/CCONJ/4/cc", "Ann/PROPN/1/conj", "were/AUX/6/aux:pass",
    "killed/VERB/0/root",
)  # fmt: skip
LED = parsed(
    "The/DET/2/det", "leader/NOUN/7/nsubj:pass", "of/ADP/5/case", "40/NUM/5/nummod", "rebels/NOUN/2/nmod",
    "was/AUX/7/aux:pass", "killed/VERB/0/root",
)  # fmt: skip
GROUP = parsed(
    "The/DET/2/det", "group/NOUN/7/nsubj:pass", "of/ADP/5/case", "40/NUM/5/nummod", "rebels/NOUN/2/nmod",
    "was/AUX/7/aux:pass", "killed/VERB/0/root",
)  # fmt: skip
WHOLE = parsed(
    "Two/NUM/8/nsubj:pass", "of/ADP/5/case", "the/DET/5/det", "four/NUM/5/nummod", "engineers/NOUN/1/nmod",
    "are/AUX/8/aux:pass", "still/ADV/8/advmod", "held/VERB/0/root",
)  # fmt: skip
RISEN = parsed(
    "The/DET/2/det", "toll/NOUN/3/nsubj", "rose/VERB/0/root", "from/ADP/5/case", "12/NUM/3/obl", "to/ADP/7/case",
    "15/NUM/3/obl",
)  # fmt: skip
ALONE = parsed("Police/NOUN/2/nsubj", "say/VERB/0/root", "14/NUM/2/obj", "./PUNCT/2/punct")
GAPPED = parsed(
    "Four/NUM/2/nummod", "people/NOUN/3/nsubj", "died/VERB/0/root", "in/ADP/5/case", "Orla/PROPN/3/obl",
    ",/PUNCT/7/punct", "two/NUM/2/appos", "in/ADP/9/case", "Bruma/PROPN/7/nmod",
)  # fmt: skip


def tolls(tree: Tree, persons: tuple[int, ...] = ()) -> tuple[Toll, ...]:
    line = lined(tree)
    return find_tolls(line, tree, find_numbers(line), persons)


def told(tree: Tree, persons: tuple[int, ...] = ()) -> list[tuple[float | None, str, str]]:
    return [(toll.quantity.best, toll.quantity.unit, toll.type) for toll in tolls(tree, persons)]


def totals(tree: Tree, last_unit: str = "") -> list[Quantity]:
    line = lined(tree)
    numbers = find_numbers(line)
    return [t.quantity for t in sum_up(line, tree, numbers, find_tolls(line, tree, numbers), last_unit)[1]]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (TWO_VERBS, [(8, "killed", "killing.civilians"), (20, "wounded", "casualties")]),
        (LIST, [(4, "killed", "casualties"), (2, "killed", "casualties")]),
        (BOTH, [(30, "killed or wounded", "casualties")]),
        (LEFT, [(11, "killed", "casualties")]),
        (PART, [(30, "killed", "casualties")]),
        (SINGLE, [(1, "killed", "casualties")]),
        (HOUSES, []),
        (MEASURE, []),
    ],
)
def test_what_became_of_how_many(tree: Tree, expected: list[tuple[float, str, str]]) -> None:
    assert told(tree) == expected


def test_those_who_are_named_are_counted() -> None:
    assert told(NAMED, (0, 3)) == [(2, "killed", "casualties")]
    assert not told(NAMED)


def test_nobody_is_no_number_and_denied() -> None:
    (toll,) = tolls(NOBODY)
    assert (toll.quantity, toll.settled) == (Quantity(), "wrong")


def test_a_number_out_of_a_whole_keeps_the_whole() -> None:
    (toll,) = tolls(WHOLE)
    assert (toll.quantity.best, toll.quantity.unit, toll.quantity.of) == (2, "held", "four engineers")


def test_a_list_without_its_verb_has_the_fate_before() -> None:
    first, second = tolls(GAPPED)
    assert (second.quantity.best, second.quantity.unit, second.gapped) == (2, first.quantity.unit, True)


def test_a_part_is_a_total_of_its_own_with_its_whole() -> None:
    (part,) = totals(PART)
    assert (part.best, part.unit, part.of) == (5, "killed children", "30 people")


def test_a_toll_that_rises_is_the_later_number() -> None:
    (total,) = totals(RISEN)
    assert (total.best, total.unit, total.baseline) == (15, "killed", "from 12")


def test_a_number_alone_counts_what_was_told_last() -> None:
    (total,) = totals(ALONE, "wounded")
    assert (total.best, total.unit) == (14, "wounded")
    assert not totals(ALONE)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("killed", True), ("killed children", True), ("share of the wounded", True), ("provincial capitals", False)],
)
def test_numbers_of_people_are_told_from_numbers_of_places(unit: str, expected: bool) -> None:
    assert counts_people(Quantity(unit=unit)) is expected


@pytest.mark.parametrize(
    ("lemma", "kind", "expected"),
    [("kill", "casualties", "killed"), ("go", "displacement", "displaced"), ("see", "casualties", "")],
)
def test_the_unit_of_a_number_that_the_core_gives(lemma: str, kind: str, expected: str) -> None:
    assert unit_told(lined(LIST), LIST, lemma, kind, (2, 3)) == expected


@pytest.mark.parametrize(("tree", "killed"), [(LED, []), (GROUP, [40])])
def test_who_only_describes_somebody_does_not_share_his_fate(tree: Tree, killed: list[float]) -> None:
    line = lined(tree)
    assert [toll.quantity.best for toll in find_tolls(line, tree, find_numbers(line))] == killed
