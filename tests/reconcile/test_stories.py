"""Whole made stories, asked at the end of each day: what the ledger says, and what it never says."""

from __future__ import annotations

import pytest

from .made import ARMY, REBELS, Told, day, days, report, reprint, rows, tell

TAKEN = "territory.capture"
HELD = "territory.held"
FRONT = {"speaker": "A. Front", "speaker_side": REBELS}
ORLO = {"speaker": "M. Orlo", "speaker_side": ARMY}


def claimed_denied_and_taken_back() -> list[Told]:
    return [
        report("Harbour Post", 2, tell(HELD, actor=ARMY, tense="present", days=days(None, 2))),
        report("Harbour Post", 4, tell(TAKEN, stance="claimed", days=days(4, 4), **FRONT)),
        report("Lake Courier", 5, tell(TAKEN, stance="denied", **ORLO)),
        report("Lake Courier", 7, tell(TAKEN, stance="denied", **FRONT)),
    ]


def lost_and_won_back() -> list[Told]:
    first = report("Harbour Post", 3, tell(TAKEN, days=days(2, 2)), tell("territory.siege", days=days(1, 1)))
    return [
        first,
        report("Lake Courier", 4, tell(TAKEN, stance="confirmed", days=days(None, 4), **ORLO)),
        report("Lake Courier", 7, tell(TAKEN, actor=ARMY, stance="claimed", days=days(6, 7), **ORLO)),
        report("Northern Wire", 8, tell("territory.withdraw", stance="confirmed", days=days(7, 7), **FRONT)),
        reprint(first, "Example Wire", 10),
    ]


def rumour_put_right() -> list[Told]:
    return [
        report("A blog", 3, tell(TAKEN, stance="unconfirmed")),
        report("A blog", 5, tell(TAKEN, stance="negated"), tell(HELD, actor=ARMY, tense="present", days=days(None, 5))),
    ]


@pytest.mark.parametrize(
    ("story", "known", "expected"),
    [
        (claimed_denied_and_taken_back, 2, {(ARMY, "none", "reported")}),
        (claimed_denied_and_taken_back, 4, {(ARMY, "none", "reported"), (REBELS, "taken", "claimed")}),
        (claimed_denied_and_taken_back, 5, {(ARMY, "none", "reported"), (REBELS, "taken", "disputed")}),
        (claimed_denied_and_taken_back, 7, {(ARMY, "none", "reported"), (REBELS, "taken", "retracted")}),
        (lost_and_won_back, 3, {(REBELS, "taken", "reported")}),
        (lost_and_won_back, 4, {(REBELS, "taken", "admitted")}),
        (lost_and_won_back, 7, {(REBELS, "taken", "admitted"), (ARMY, "retaken", "claimed")}),
        (lost_and_won_back, 8, {(ARMY, "retaken", "admitted")}),
        (lost_and_won_back, 10, {(ARMY, "retaken", "admitted")}),
        (rumour_put_right, 3, {(REBELS, "taken", "claimed")}),
        (rumour_put_right, 5, {(REBELS, "taken", "retracted"), (ARMY, "none", "reported")}),
    ],
)
def test_who_holds_it_at_the_end_of_a_day(story, known: int, expected: set[tuple[str, str, str]]) -> None:  # type: ignore[no-untyped-def]
    found = rows(*story(), known=known, valid=day(known))
    assert {(row.holder, row.change, row.status) for row in found} == expected


def test_a_recapture_is_dated_by_the_loser_s_word() -> None:
    lost, won = rows(*lost_and_won_back())
    assert (lost.holder, lost.began, lost.ended) == (REBELS, days(2, 2), day(7))
    assert (won.holder, won.began) == (ARMY, days(7, 7))


def test_the_siege_before_a_fall_is_over() -> None:
    (siege,) = rows(*lost_and_won_back(), state="besieged")
    assert (siege.began.first, siege.ended) == (day(1), day(2))


def test_a_fall_is_none_of_a_taking_that_came_after_it() -> None:
    lost = report("Harbour Post", 6, tell("territory.capture", actor="", days=days(5, 5)))
    back = report("Lake Courier", 7, tell("territory.capture", actor=ARMY, days=days(6, 6)))
    row = next(row for row in rows(lost, back) if row.holder == ARMY)
    assert row.began == days(6, 6)
