"""Stated totals as a series, and what of each the ledger can name."""

from __future__ import annotations

from typing import Any

import pytest

from factbox.records import Count

from .made import BELLIN, HARUN, Told, day, days, number, print_text, report, tell, verdict

CAPITALS = "provincial capitals"


def total(best: float, unit: str = CAPITALS, **fields: Any) -> dict[str, Any]:
    quantity = {key: fields.pop(key) for key in ("of", "baseline", "qualifier") if key in fields}
    return tell("count", None, quantity=number(best, unit, **quantity), **fields)


def counts(*told: Told, **options: Any) -> tuple[Count, ...]:
    return verdict(*told, **options).counts


def post(on: int, *told: dict[str, Any], **fields: Any) -> Told:
    return report("Harbour Post", on, *told, **fields)


TAKEN = post(5, tell("territory.capture", days=days(3, 3)), tell("territory.capture", BELLIN, days=days(5, 5)))


@pytest.mark.parametrize(
    ("on", "best", "named", "unnamed"), [(5, 5, 2, 3), (3, 5, 1, 4), (2, 5, 0, 5), (5, 2, 2, 0), (5, 1, 2, 0)]
)
def test_a_total_audits_the_ledger(on: int, best: int, named: int, unnamed: int) -> None:
    told = report("Lake Courier", 6, total(best, days=days(on, on)))
    (count,) = counts(TAKEN, told)
    assert (count.named_in_ledger, count.unnamed) == (named, unnamed)


@pytest.mark.parametrize("unit", ["share of the country", "villages", "major cities"])
def test_other_bases_are_not_audited(unit: str) -> None:
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(5, unit)))
    assert (count.named_in_ledger, count.unnamed) == (None, None)


def test_only_listed_capitals_are_named() -> None:
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(5)), capitals={HARUN.id})
    assert count.named_in_ledger == 1


def test_a_city_that_no_gazetteer_has_may_be_one_of_the_capitals_that_are_counted() -> None:
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(5)), capitals={"gn:1"})
    assert (count.named_in_ledger, count.unnamed) == (None, None)


def test_a_claim_alone_names_no_city() -> None:
    boast = post(5, tell("territory.capture", stance="claimed", days=days(3, 3)))
    (count,) = counts(boast, report("Lake Courier", 6, total(5)))
    assert count.named_in_ledger == 0


def test_half_of_a_number_is_a_number() -> None:
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(0.5, "share", of="34 provincial capitals")))
    assert (count.best, count.unnamed) == (17, 15)


def test_a_share_of_the_country_stays_a_share() -> None:
    (count,) = counts(report("Lake Courier", 6, total(0.65, "share", of="the country")))
    assert (count.best, count.of) == (0.65, "the country")


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        (total(9), 1),
        (total(9, qualifier="at least"), 1),
        (total(12), 2),
        (total(9, baseline="since Friday"), 2),
        (total(9, of="34"), 2),
        (total(9, speaker="B. Census"), 2),
        (total(9, days=days(20, 20)), 2),
    ],
)
def test_one_row_for_one_total(other: dict[str, Any], rows: int) -> None:
    first = post(6, total(9, days=days(6, 6)))
    second = report("Lake Courier", 20, {**other, "days": other.get("days", days(6, 6))})
    assert len(counts(first, second)) == rows


def test_the_oldest_comes_first_with_its_speaker() -> None:
    late = post(9, total(12, speaker="B. Census"))
    early = report("Lake Courier", 6, total(9))
    assert [(c.best, c.speaker, c.days.last) for c in counts(late, early)] == [
        (9, "", day(6)),
        (12, "B. Census", day(9)),
    ]


def in_words(words: str, best: float, unit: str = CAPITALS, on: int = 9) -> Told:
    """Return a report of a taking without a day, and a number that its sentence gives of it."""
    taking, _, rest = words.partition("|")
    claims = (tell("territory.capture"), total(best, unit, days=days(None, on)))
    return print_text("Lake Courier", on, taking + rest, [taking, rest], claims)


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("The front took Harun, |the sixth provincial capital to fall in a week.", 3),
        ("The front took Harun. |It was the sixth provincial capital to fall in a week.", 9),
        ("The front took Harun, |and so holds six provincial capitals.", 9),
    ],
)
def test_an_ordinal_has_the_day_of_the_fall_it_is_said_of(words: str, dated: int) -> None:
    (count,) = counts(TAKEN, in_words(words, 6))
    assert count.days.last == day(dated)


@pytest.mark.parametrize("words", ["took three major cities", "holds both cities", "seized nine other cities"])
def test_chosen_places_are_no_total(words: str) -> None:
    (count,) = counts(TAKEN, in_words(f"The front took Harun. |It {words}.", 3, "cities"))
    assert (count.named_in_ledger, count.unnamed) == (None, None)


def test_a_share_of_cities_is_audited_only_where_the_whole_is_known() -> None:
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(25, "share of provincial capitals")))
    assert (count.best, count.unnamed) == (25, None)
    (count,) = counts(TAKEN, report("Lake Courier", 6, total(25, "share", of="40 provincial capitals")))
    assert (count.what, count.best, count.unnamed) == ("provincial capitals", 10, 8)
