"""How probable the rows of control are: a number for exports that no word rests on."""

from __future__ import annotations

from typing import Any

from factbox.records import Control

from .made import ARMY, BELLIN, HARUN, REBELS, Told, days, only_row, report, rows, tell, verdict

TAKEN = tell("territory.capture", days=days(4, 4))
CLAIMED = tell("territory.capture", days=days(4, 4), stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
DENIED = tell("territory.capture", days=days(4, 4), stance="denied", speaker="Ada Roth", speaker_side=ARMY)
ADMITTED = {**tell("territory.capture", days=days(4, 4), stance="confirmed", speaker="Ada Roth", speaker_side=ARMY)}


def taken(*told: Told, **options: Any) -> Control:
    return next(row for row in rows(*told, **options) if row.change != "none")


def p(*claims: dict[str, Any], outlets: tuple[str, ...] = ("Harbour Post", "Lake Courier", "Northern Wire")) -> float:
    told = [report(outlet, 5, claim) for outlet, claim in zip(outlets, claims, strict=False)]
    found = taken(*told).p
    assert found is not None
    return found


def test_a_party_alone_does_not_make_it_likely_and_a_report_does() -> None:
    assert p(CLAIMED) < 0.35 < 0.5 < p(TAKEN) < p(ADMITTED)


def test_two_separate_origins_are_more_than_one_and_never_certain() -> None:
    assert p(TAKEN) + 0.2 < p(TAKEN, TAKEN) < 0.99


def test_one_voice_in_two_outlets_is_one() -> None:
    assert p(CLAIMED, CLAIMED) == p(CLAIMED)


def test_outlets_that_nobody_knows_weigh_as_one_together() -> None:
    blogs = tuple(f"Blog {n}" for n in range(30))
    assert p(*[TAKEN] * 30, outlets=blogs) == p(TAKEN, outlets=blogs) < p(TAKEN)


def test_a_denial_lowers_it_and_a_report_that_it_is_not_so_lowers_it_more() -> None:
    negated = tell("territory.capture", days=days(4, 4), stance="negated")
    assert p(TAKEN) > p(TAKEN, DENIED) > p(TAKEN, negated)


def test_fights_of_the_same_day_came_before_the_fall() -> None:
    fights = tell("territory.contested", days=days(4, 4))
    later = tell("territory.contested", days=days(5, 5))
    assert p(TAKEN, fights) > p(TAKEN, later)


def test_what_was_so_before_a_recapture_stays_likely() -> None:
    back = [
        report(o, 9, tell("territory.capture", actor=ARMY, days=days(8, 8))) for o in ("Harbour Post", "Northern Wire")
    ]
    first = [report(o, 5, TAKEN) for o in ("Lake Courier", "Example Wire")]
    won, lost = rows(*first, *back)
    assert won.p is not None
    assert lost.p is not None
    assert (won.holder, lost.holder) == (REBELS, ARMY)
    assert won.p > 0.7 < lost.p


def test_a_forecast_weighs_nothing() -> None:
    assert p(TAKEN, tell("territory.capture", stance="forecast", days=days(9, 9))) == p(TAKEN)


def test_a_siege_has_none() -> None:
    row = only_row(report("Harbour Post", 5, tell("territory.siege")), state="besieged")
    assert (row.p_low, row.p, row.p_high) == (None, None, None)


def test_one_place_says_nothing_of_another() -> None:
    alone = verdict(report("Harbour Post", 5, TAKEN))
    both = verdict(report("Harbour Post", 5, TAKEN), report("Lake Courier", 5, tell("territory.contested", BELLIN)))
    assert [r for r in both.control if r.place == HARUN] == list(alone.control)
