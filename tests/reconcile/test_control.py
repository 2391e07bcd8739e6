"""Who holds what, and since when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factbox.knowledge.outlets import Outlet
from factbox.records import Days, Mention, Span

from .made import (
    ARMY,
    BARRACKS,
    BELLIN,
    HARUN,
    NORTH,
    OSTRAVIA,
    PROVINCE,
    REBELS,
    Told,
    day,
    days,
    moment,
    only_row,
    print_text,
    report,
    rows,
    tell,
    who,
)

TAKEN = "territory.capture"
HELD = "territory.held"


def post(on: int, *told: dict[str, Any]) -> Told:
    return report("Harbour Post", on, *told)


def courier(on: int, *told: dict[str, Any]) -> Told:
    return report("Lake Courier", on, *told)


@pytest.mark.parametrize(
    "told",
    [tell(TAKEN, days=days(4, 4)), tell("territory.handover", actor=ARMY, recipient=who(REBELS), days=days(4, 4))],
    ids=["captured", "handed over"],
)
def test_a_taking_makes_its_taker_the_holder(told: dict[str, Any]) -> None:
    row = only_row(post(5, told))
    assert (row.holder, row.change, row.began, row.ended) == (REBELS, "taken", days(4, 4), None)


def test_a_holding_that_nobody_changed_has_no_beginning() -> None:
    row = only_row(post(5, tell(HELD, actor=ARMY, tense="present", days=days(None, 5))))
    assert (row.holder, row.change, row.began.first, row.began.last) == (ARMY, "none", None, day(5))


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("territory.enter", "contested"),
        ("territory.contested", "contested"),
        ("battle.clash", "contested"),
        ("territory.siege", "besieged"),
    ],
)
def test_fights_and_sieges(kind: str, state: str) -> None:
    told = post(5, tell(HELD, actor=ARMY), tell(kind))
    row = only_row(told, state=state)
    assert (row.holder, row.change) == (ARMY, "none")
    assert not [r for r in rows(told) if r.holder == REBELS]


@pytest.mark.parametrize("extent", ["parts", "outskirts", "most"])
def test_a_part_taken_is_contested(extent: str) -> None:
    told = post(5, tell(TAKEN, extent=extent))
    assert only_row(told, state="contested").extent == extent
    assert not rows(told)


@pytest.mark.parametrize("place", [BARRACKS, PROVINCE])
def test_a_part_or_a_province_is_a_place_of_its_own(place: Any) -> None:
    assert only_row(post(5, tell(TAKEN, place))).place == place


def test_a_region_has_no_edge_and_is_never_taken_whole() -> None:
    told = post(5, tell(TAKEN, NORTH))
    assert not rows(told)
    assert only_row(told, state="contested").place == NORTH


@pytest.mark.parametrize("place", [OSTRAVIA, None])
def test_a_country_or_an_unresolved_place_makes_no_row(place: Any) -> None:
    assert not rows(post(5, tell(TAKEN, place)))


def test_a_fall_without_a_taker_is_somebodys_who_has_no_name() -> None:
    row = only_row(post(5, tell(TAKEN, actor="", days=days(4, 4))))
    assert (row.holder, row.state, row.change, row.status, row.began) == ("", "held", "taken", "reported", days(4, 4))


def test_a_fall_without_a_taker_makes_no_row_where_somebody_is_told_to_hold_the_place() -> None:
    holds = tell(HELD, actor=ARMY, tense="present", days=days(None, 5))
    assert [row.holder for row in rows(post(5, tell(TAKEN, actor="")), courier(5, holds))] == [ARMY]


def test_a_fall_without_a_taker_goes_to_the_only_one_named() -> None:
    fell = tell(TAKEN, actor="", stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
    row = only_row(post(5, tell(TAKEN)), courier(5, fell))
    assert (row.holder, row.status) == (REBELS, "admitted")


def test_a_later_taking_ends_the_row_before() -> None:
    lost, won = rows(post(5, tell(TAKEN, days=days(4, 4))), courier(9, tell(TAKEN, actor=ARMY, days=days(8, 8))))
    assert (lost.holder, lost.ended) == (REBELS, day(8))
    assert (won.holder, won.change, won.ended) == (ARMY, "taken", None)


def test_retaken_is_said_of_who_had_it_before() -> None:
    told = [
        post(3, tell(HELD, actor=ARMY, days=days(None, 3))),
        post(5, tell(TAKEN, days=days(5, 5))),
        courier(9, tell(TAKEN, actor=ARMY, days=days(9, 9))),
        courier(12, tell(TAKEN, days=days(12, 12))),
    ]
    assert [(r.holder, r.change, r.ended) for r in rows(*told)] == [
        (ARMY, "none", day(5)),
        (REBELS, "taken", day(9)),
        (ARMY, "retaken", day(12)),
        (REBELS, "retaken", None),
    ]


def test_a_repetition_after_a_recapture_is_no_new_taking() -> None:
    told = [
        post(5, tell(TAKEN, days=days(5, 5))),
        post(9, tell(TAKEN, actor=ARMY, days=days(9, 9))),
        courier(12, tell(TAKEN, days=days(None, 12))),
    ]
    assert [(r.holder, r.ended) for r in rows(*told)] == [(REBELS, day(9)), (ARMY, None)]


def test_a_party_s_word_ends_nothing_and_parts_nothing() -> None:
    boast = tell(TAKEN, actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY, days=days(7, 7))
    told = [post(5, tell(TAKEN, days=days(5, 5))), post(7, boast), courier(9, tell(TAKEN, days=days(None, 9)))]
    assert [(r.holder, r.change, r.status, r.ended) for r in rows(*told)] == [
        (REBELS, "taken", "corroborated", None),
        (ARMY, "taken", "claimed", None),
    ]


def test_a_withdrawal_ends_a_row_and_gives_the_place_to_nobody() -> None:
    row = only_row(post(5, tell(TAKEN, days=days(4, 4))), courier(9, tell("territory.withdraw", days=days(8, 8))))
    assert (row.holder, row.ended) == (REBELS, day(8))


def test_a_loser_who_says_that_he_left_admits_the_loss() -> None:
    claim = tell(TAKEN, actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY, days=days(7, 8))
    left = tell("territory.withdraw", stance="confirmed", speaker="A. Front", speaker_side=REBELS, days=days(8, 8))
    lost, won = rows(post(3, tell(TAKEN, days=days(2, 2))), post(8, claim), courier(9, left))
    assert (won.holder, won.status, won.began) == (ARMY, "admitted", days(8, 8))
    assert (lost.holder, lost.ended) == (REBELS, day(8))


def test_a_withdrawal_after_a_recapture_is_no_third_taking() -> None:
    told = [
        post(2, tell(TAKEN, days=days(2, 2))),
        post(5, tell(TAKEN, actor=ARMY, days=days(5, 5))),
        courier(9, tell("territory.withdraw", actor=ARMY, days=days(9, 9))),
    ]
    assert [(r.holder, r.ended) for r in rows(*told)] == [(REBELS, day(5)), (ARMY, day(9))]


@pytest.mark.parametrize(
    ("first", "change"),
    [
        (tell(TAKEN, days=days(2, 2)), "taken"),
        (tell(TAKEN, days=days(2, 2), recipient=who(ARMY)), "retaken"),
        (tell(TAKEN, days=days(2, 2), stance="confirmed", speaker="M. Orlo", speaker_side=ARMY), "retaken"),
    ],
)
def test_retaken_needs_a_word_that_it_was_theirs(first: dict[str, Any], change: str) -> None:
    lost, won = rows(post(2, first), courier(5, tell(TAKEN, actor=ARMY, days=days(5, 5))))
    assert (lost.change, won.change) == ("taken", change)


def test_the_report_s_own_word_again_is_enough() -> None:
    text = "The army recaptured Harun while the market was still open."
    told = print_text("Harbour Post", 5, text, [text], (tell(TAKEN, actor=ARMY),))
    assert only_row(told).change == "retaken"


def test_since_dates_the_beginning_of_a_siege() -> None:
    since = Days(day(2), None, "since")
    row = only_row(post(5, tell("territory.siege", tense="present", days=since)), state="besieged")
    assert (row.began.first, row.began.last, row.last_affirmed) == (day(2), day(2), day(5))


@pytest.mark.parametrize(
    ("later", "status", "ended"),
    [
        (tell("territory.siege", stance="denied", speaker="M. Orlo", speaker_side=ARMY), "disputed", None),
        (tell("territory.siege", stance="negated", days=days(6, 6)), "reported", 6),
        (tell("territory.withdraw", days=days(6, 6)), "reported", 6),
    ],
)
def test_a_siege_can_be_denied_or_lifted(later: dict[str, Any], status: str, ended: int | None) -> None:
    row = only_row(post(4, tell("territory.siege", days=days(4, 4))), courier(6, later), state="besieged")
    assert (row.status, row.ended) == (status, day(ended))


def test_a_taking_ends_the_fight_before_it() -> None:
    told = [post(4, tell("territory.contested", days=days(4, 4))), post(6, tell(TAKEN, days=days(6, 6)))]
    assert only_row(*told, state="contested").ended == day(6)


def test_old_text_in_a_newer_page_changes_nothing() -> None:
    told = [
        post(6, tell(TAKEN, days=days(6, 6))),
        courier(9, tell("territory.siege", tense="present", days=days(None, 9), as_of=date(2031, 3, 2))),
    ]
    assert (only_row(*told).ended, only_row(*told).last_affirmed) == (None, day(6))
    assert only_row(*told, state="besieged").ended == day(6)


def test_a_fight_dated_after_the_fall_is_a_new_one() -> None:
    told = [
        post(6, tell(TAKEN, days=days(6, 6))),
        courier(9, tell("territory.contested", actor=ARMY, tense="present", days=days(9, 9))),
    ]
    row = only_row(*told, state="contested")
    assert (row.began.first, row.ended, row.holder) == (day(9), None, REBELS)


@pytest.mark.parametrize("stance", ["forecast", "negated", "conditional"])
def test_what_did_not_happen_makes_no_state(stance: Any) -> None:
    assert not rows(post(5, tell(TAKEN, stance=stance)))


def test_background_makes_no_state() -> None:
    assert not rows(post(5, tell(TAKEN, historical=True)))


def test_a_side_goes_by_one_name() -> None:
    row = only_row(post(5, tell(TAKEN, actor="Forces of Ostravia")), courier(5, tell(TAKEN, actor=ARMY)))
    assert (row.holder, row.reports) == (ARMY, 2)


def test_one_speaker_in_two_reports_is_one_testimony() -> None:
    told = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
    row = only_row(post(5, told), courier(5, told))
    assert (len(row.claims), len(row.testimonies[0].also), row.reports) == (1, 1, 2)


def test_an_unnamed_official_is_known_only_by_his_story() -> None:
    told = tell(TAKEN, stance="attributed", speaker="an official", speaker_kind="anonymous")
    assert len(only_row(post(5, told), courier(5, told)).claims) == 2


def test_affirmed_and_stale() -> None:
    told = [post(5, tell(TAKEN, days=days(4, 4))), courier(8, tell(HELD, tense="present", days=days(None, 8)))]
    row = only_row(*told, known=20)
    assert (row.last_affirmed, row.stale, row.reports) == (day(8), False, 2)
    assert not only_row(*told, known=22).stale
    assert only_row(*told, known=23).stale
    assert not only_row(*told, known=23, stale_after=20).stale


@pytest.mark.parametrize(("valid", "holders"), [(3, [ARMY]), (5, [ARMY, REBELS]), (8, [REBELS])])
def test_valid_keeps_what_may_have_been_so_that_day(valid: int, holders: list[str]) -> None:
    told = [post(3, tell(HELD, actor=ARMY, days=days(2, 3))), post(6, tell(TAKEN, days=days(5, 5)))]
    assert [row.holder for row in rows(*told, valid=day(valid))] == holders


def test_every_row_has_a_claim_and_a_reason() -> None:
    told = post(5, tell(TAKEN), tell("territory.siege", PROVINCE), tell(TAKEN, BARRACKS, stance="denied", speaker="M."))
    found = [*rows(told), *rows(told, state="besieged")]
    assert len(found) == 3
    assert all(row.claims and row.because and row.first_known for row in found)
    assert {row.place for row in found} == {HARUN, PROVINCE, BARRACKS}


@pytest.mark.parametrize(
    ("claim", "ended"),
    [
        (tell("territory.siege", tense="present", days=days(None, 9)), 6),
        (tell("territory.enter", days=days(None, 9)), 6),
        (tell("territory.siege", actor=ARMY, tense="present", days=days(None, 9)), None),
        (tell("territory.contested", tense="present", days=days(None, 9)), None),
        (tell("territory.siege", days=days(7, 9)), None),
        (tell("territory.siege", days=days(6, 9)), 6),
    ],
)
def test_nobody_besieges_or_enters_what_he_holds(claim: dict[str, Any], ended: int | None) -> None:
    told = [post(6, tell(TAKEN, days=days(6, 6))), courier(9, claim)]
    state = "besieged" if claim["type"] == "territory.siege" else "contested"
    assert only_row(*told, state=state).ended == day(ended)


@pytest.mark.parametrize(
    ("extents", "shown"), [(("parts", "most"), "most"), (("parts", "outskirts"), "parts"), (("full", ""), "")]
)
def test_the_most_that_is_said_is_shown(extents: tuple[str, ...], shown: str) -> None:
    told = [report(o, 5, tell(TAKEN, extent=e)) for o, e in zip(("Harbour Post", "Lake Courier"), extents, strict=True)]
    state = "held" if shown == "" else "contested"
    assert only_row(*told, state=state).extent == shown


def test_first_known_is_the_first_publication() -> None:
    row = only_row(post(5, tell(TAKEN)), courier(8, tell(TAKEN)))
    assert (row.first_known, row.testimonies[0].known) == (moment(5), moment(5))
    again = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
    row = only_row(post(5, again), courier(8, again))
    assert row.testimonies[0].known == moment(5)


@pytest.mark.parametrize(
    ("kind", "country", "actor", "status"),
    [
        ("party media", "", REBELS, "claimed"),
        ("state media", "XO", ARMY, "claimed"),
        ("state media", "XO", REBELS, "reported"),
        ("state media", "YY", ARMY, "reported"),
        ("newspaper", "XO", ARMY, "reported"),
    ],
)
def test_media_that_answer_to_the_winner_are_a_party(
    monkeypatch: pytest.MonkeyPatch, kind: Any, country: str, actor: str, status: str
) -> None:
    organ = Outlet("Morning Drum", kind, country, "", (), "")
    for module in ("copies", "testimony"):
        monkeypatch.setattr(f"factbox.reconcile.{module}.find_outlet", {"Morning Drum": organ}.get)
    assert only_row(report("Morning Drum", 5, tell(TAKEN, actor=actor))).status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The army still holds Harun.", "disputed"),
        ("Harun remains under army control.", "disputed"),
        ("Harun has been with the army all along.", "disputed"),
        ("The army holds Harun.", "reported"),
    ],
)
def test_a_side_that_holds_on_after_it_lost_is_in_conflict(words: str, status: str) -> None:
    """Who is there days later may have come since: he is no word against the taking, but the taking is against him."""
    held = tell(HELD, actor=ARMY, tense="present", days=days(8, 9))
    told = [post(5, tell(TAKEN, days=days(5, 5))), print_text("Lake Courier", 9, words, [words[:-1]], (held,))]
    assert {(r.holder, r.status) for r in rows(*told)} == {(REBELS, status), (ARMY, "disputed")}


def test_a_later_holder_ends_an_earlier_one_without_a_taking() -> None:
    told = [
        post(2, tell(HELD, actor=ARMY, tense="present", days=days(None, 2))),
        courier(9, tell(HELD, tense="present", days=days(None, 9))),
    ]
    assert [(r.holder, r.change, r.status, r.ended) for r in rows(*told)] == [
        (ARMY, "none", "reported", day(9)),
        (REBELS, "none", "reported", None),
    ]


def test_two_holders_on_one_day_are_in_conflict() -> None:
    told = [
        post(5, tell(HELD, actor=ARMY, tense="present", days=days(None, 5))),
        courier(5, tell(HELD, tense="present", days=days(None, 5))),
    ]
    assert {r.status for r in rows(*told)} == {"disputed"}


def test_a_hold_bounds_a_taking_only_where_a_foe_held_the_place() -> None:
    since = Days(day(1), day(9), "since")
    fall = tell(TAKEN, days=since, recipient=who(ARMY))
    ally = [post(4, tell(HELD, actor="Lake League", tense="present", days=days(None, 4))), courier(9, fall)]
    foe = [post(4, tell(HELD, actor=ARMY, tense="present", days=days(None, 4))), courier(9, fall)]
    assert [row.began.first for row in rows(*ally) if row.change == "taken"] == [day(1)]
    assert [row.began.first for row in rows(*foe) if row.change == "taken"] == [day(4)]


def test_a_boast_that_others_bear_out_later_is_one_row() -> None:
    boast = tell(TAKEN, stance="claimed", speaker="A. Front", speaker_side=REBELS, days=days(4, 4))
    told = [
        post(3, tell(HELD, actor=ARMY, tense="present", days=days(None, 3))),
        post(4, boast),
        courier(9, tell(HELD, tense="present", days=days(None, 9))),
    ]
    assert [(r.holder, r.change, r.status, r.ended) for r in rows(*told)] == [
        (ARMY, "none", "reported", day(4)),
        (REBELS, "taken", "corroborated", None),
    ]


def test_a_withdrawal_beside_an_old_undated_word_is_no_recapture() -> None:
    told = [
        post(2, tell(TAKEN, days=days(2, 2))),
        post(9, tell(TAKEN, actor=ARMY, days=days(9, 9))),
        courier(14, tell(TAKEN, days=days(None, 14)), tell("territory.withdraw", actor=ARMY, days=days(13, 13))),
    ]
    assert [(r.holder, r.ended) for r in rows(*told)] == [(REBELS, day(9)), (ARMY, day(13))]


LOST = {"actor": None, "recipient": who(ARMY)}


def lost(place: Any = HARUN, **fields: Any) -> dict[str, Any]:
    """Return a fall that names who lost the place and nobody who took it."""
    return {**tell("territory.capture", place, **fields), **LOST}


def test_a_place_that_a_side_lost_is_not_put_to_that_side() -> None:
    back = tell("territory.capture", actor=ARMY, days=days(3, 3))
    held = rows(report("Harbour Post", 3, back), report("Lake Courier", 5, lost(days=days(5, 5))))
    assert [(row.holder, row.began.last, row.ended) for row in held] == [(ARMY, day(3), day(5)), ("", day(5), None)]


def test_what_rebels_without_a_name_took_is_no_governments() -> None:
    nameless = Mention(Span(0, 1), "gangs", "actor", hint="insurgent")
    fell = {**tell("territory.capture", days=days(5, 5)), "actor": nameless}
    back = tell(
        "territory.capture", actor=ARMY, speaker="Colonel Orb", stance="claimed", speaker_side=ARMY, days=days(7, 7)
    )
    held = rows(report("Harbour Post", 5, fell), report("Lake Courier", 7, back))
    assert [(row.holder, row.status, row.began.last) for row in held] == [
        ("", "disputed", day(5)),  # on a word of the army alone
        (ARMY, "claimed", day(7)),
    ]


def test_but_may_be_a_groups_that_is_named_there() -> None:
    nameless = Mention(Span(0, 1), "gangs", "actor", hint="insurgent")
    fell = {**tell("territory.capture", days=days(5, 5)), "actor": nameless}
    there = tell("territory.held", tense="present", days=days(None, 4))
    held = rows(report("Harbour Post", 4, there), report("Lake Courier", 5, fell))
    assert {row.holder for row in held} == {REBELS}


def test_a_fall_without_a_taker_goes_to_the_only_foe_of_the_loser() -> None:
    elsewhere = {**tell("territory.capture", BELLIN), "recipient": who(ARMY)}
    told = (report("Harbour Post", 3, elsewhere), report("Lake Courier", 5, lost()))
    assert [row.holder for row in rows(*told) if row.place == HARUN] == [REBELS]
    third = {**tell("territory.capture", BELLIN, "Coast Guard"), "recipient": who(ARMY)}
    assert [row.holder for row in rows(*told, report("Example Wire", 3, third)) if row.place == HARUN] == [""]


def test_who_takes_places_of_nobodys_named_takes_them_from_the_only_state_there_is() -> None:
    told = (report("Harbour Post", 3, tell("territory.capture", BELLIN)), report("Lake Courier", 5, lost()))
    assert [row.holder for row in rows(*told) if row.place == HARUN] == [REBELS]


def test_a_place_is_not_put_to_who_is_only_described() -> None:
    words = "12 officers on duty"
    officers = Mention(Span(0, 1), words, "actor", "words", id=words, name=words)
    fight = {**tell("battle.clash", BELLIN, ARMY), "recipient": officers}
    told = (report("Harbour Post", 3, fight), report("Lake Courier", 5, lost()))
    assert [row.holder for row in rows(*told) if row.place == HARUN] == [""]


def test_a_fall_without_a_taker_goes_to_the_side_that_is_said_to_hold_the_place() -> None:
    holds = tell("territory.held", days=days(None, 5), tense="present")
    told = (report("Harbour Post", 5, lost()), report("Lake Courier", 5, holds))
    assert [(row.holder, row.change) for row in rows(*told)] == [(REBELS, "taken")]


def test_a_fall_to_nobody_ends_the_hold_of_the_loser() -> None:
    had = tell("territory.held", actor=ARMY, tense="present", days=days(None, 3))
    row, fallen = rows(report("Harbour Post", 3, had), report("Lake Courier", 5, lost(days=days(5, 5))))
    assert (fallen.holder, fallen.change, fallen.ended) == ("", "taken", None)
    assert (row.holder, row.ended) == (ARMY, day(5))


def test_a_taking_in_dispute_ends_nobodys_hold_and_no_siege() -> None:
    before = post(
        3, tell(HELD, actor=ARMY, tense="present"), tell("territory.siege", actor=REBELS, recipient=who(ARMY))
    )
    fallen = courier(5, tell(TAKEN, days=days(5, 5)))
    denial = post(6, tell(HELD, actor=ARMY, tense="present", days=days(6, 6)), tell(TAKEN, stance="negated"))
    held = {row.holder: row for row in rows(before, fallen, denial)}
    assert (held[REBELS].status, held[ARMY].ended) == ("disputed", None)
    assert only_row(before, fallen, denial, state="besieged").ended is None
    assert {row.holder: row.ended for row in rows(before, fallen)}[ARMY] == day(5)


def test_a_flight_that_is_told_for_a_disputed_recapture_is_in_dispute_with_it() -> None:
    fallen = post(5, tell(TAKEN, days=days(5, 5)))
    boast = courier(8, tell(TAKEN, actor=ARMY, days=days(8, 8)), tell("territory.withdraw", days=days(None, 8)))
    denied = post(9, tell(TAKEN, actor=ARMY, stance="denied", speaker="Ilo Menk", speaker_side=REBELS))
    assert {row.holder: row.ended for row in rows(fallen, boast)}[REBELS] == day(8)
    assert {row.holder: row.ended for row in rows(fallen, boast, denied)}[REBELS] is None


def test_who_held_on_after_a_boast_and_left_later_was_not_driven_out_by_it() -> None:
    boast = tell(TAKEN, stance="claimed", speaker="Ilo Menk", speaker_side=REBELS, days=days(4, 4))
    held = tell(HELD, actor=ARMY, stance="claimed", speaker="Ada Roth", speaker_side=ARMY, tense="present")
    left = tell("territory.withdraw", actor=ARMY, stance="confirmed", speaker="Ada Roth", speaker_side=ARMY)
    told = (post(4, boast), courier(6, held), post(9, left))
    assert {row.status for row in rows(*told) if row.holder == REBELS} == {"disputed"}
    assert {row.status for row in rows(told[0], told[2]) if row.holder == REBELS} == {"admitted"}


def test_a_part_that_is_left_ends_nothing() -> None:
    fallen = post(5, tell(TAKEN, days=days(5, 5)))
    for extent, ended in (("parts", None), ("", day(8))):
        row = only_row(fallen, courier(8, tell("territory.withdraw", days=days(8, 8), extent=extent)))
        assert row.ended == ended


def test_who_leaves_and_comes_back_or_leaves_others_of_his_side_has_not_left() -> None:
    fallen = post(5, tell(TAKEN, days=days(5, 5)))
    left = tell("territory.withdraw", days=days(8, 8))
    back = tell(TAKEN, days=days(8, 8))
    assert only_row(fallen, courier(8, left, back)).ended is None
    guards = tell(HELD, days=days(8, 8))
    guards["actor"] = Mention(Span(0, 1), "Reed Guard", "actor", id="guard", name="Reed Guard", side=REBELS)
    assert only_row(fallen, courier(8, guards, left)).ended is None
    assert only_row(fallen, courier(8, left)).ended == day(8)


def test_a_boast_of_having_taken_a_place_back_puts_its_holder_in_dispute_until_others_tell_of_him() -> None:
    fallen = post(5, tell(TAKEN, days=days(5, 5)))
    boast = courier(
        8, tell(TAKEN, actor=ARMY, stance="claimed", speaker="Ada Roth", speaker_side=ARMY, days=days(8, 8))
    )
    seen = post(10, tell(HELD, days=days(10, 10), tense="present"))
    assert {row.holder: row.status for row in rows(fallen, boast)} == {REBELS: "disputed", ARMY: "claimed"}
    assert {row.holder: row.status for row in rows(fallen, boast, seen)}[REBELS] == "reported"


@pytest.mark.parametrize(("extent", "holders"), [("most", {REBELS}), ("parts", set())])
def test_most_of_a_place_and_all_of_the_other_side_gone_is_the_place(extent: str, holders: set[str]) -> None:
    told = post(8, tell(TAKEN, extent=extent, days=days(8, 8)), tell("territory.withdraw", actor=ARMY, days=days(8, 8)))
    assert {row.holder for row in rows(told)} == holders
    alone = post(8, tell(TAKEN, extent=extent, days=days(8, 8)))
    assert not rows(alone)
    part = tell("territory.withdraw", actor=ARMY, days=days(8, 8), extent="parts")
    assert not rows(alone, courier(8, part))


def denied(on: int, *, side: str = ARMY, **fields: Any) -> dict[str, Any]:
    return tell(TAKEN, actor="", stance="denied", speaker="M. Orlo", speaker_side=side, days=days(None, on), **fields)


def test_a_denial_that_names_no_taker_speaks_against_any_taking_but_the_speaker_s_own() -> None:
    both = [post(5, tell(TAKEN, days=days(5, 5))), post(9, tell(TAKEN, actor="Salt Guard", days=days(9, 9)))]
    assert [row.status for row in rows(*both, courier(9, denied(9)))] == ["disputed", "disputed"]
    assert [row.status for row in rows(*both, courier(9, denied(9, side="Salt Guard")))] == ["reported", "reported"]
    assert [row.status for row in rows(*both, courier(4, denied(4)))] == ["reported", "reported"]


def test_they_do_not_hold_it_speaks_against_a_taking_from_its_day_on() -> None:
    taken = post(6, tell(TAKEN, days=days(5, 5)))
    assert only_row(taken, courier(7, tell(HELD, stance="negated", days=days(None, 7)))).status == "disputed"
    assert only_row(taken, courier(7, tell(HELD, stance="negated", days=days(3, 4)))).status == "reported"
    assert (
        only_row(taken, courier(7, tell(HELD, actor=ARMY, stance="negated", days=days(None, 7)))).status == "reported"
    )


def test_a_retaking_that_nobody_vouches_for_puts_a_single_report_in_dispute() -> None:
    rumour = courier(8, tell(TAKEN, actor=ARMY, stance="unconfirmed", days=days(8, 8)))
    lost, won = rows(post(5, tell(TAKEN, days=days(5, 5))), rumour)
    assert (lost.holder, lost.status, lost.ended) == (REBELS, "disputed", None)
    assert (won.holder, won.status) == (ARMY, "claimed")


@pytest.mark.parametrize(
    "told",
    [
        tell("territory.handover", actor="", recipient=who("", "men in two sorts of uniform"), days=days(9, 9)),
        tell(TAKEN, actor="", days=days(9, 9)),
    ],
    ids=["handed over", "changed hands"],
)
def test_a_place_that_changed_hands_is_no_longer_whose_it_was(told: dict[str, Any]) -> None:
    assert only_row(post(5, tell(HELD, days=days(4, 5))), courier(10, told)).ended == day(9)


@pytest.mark.parametrize(
    "held",
    [tell(HELD, days=days(None, 10)), tell(TAKEN, days=days(9, 9))],
    ids=["held since", "taken that day"],
)
def test_it_ends_nothing_where_he_is_there_since_or_it_may_be_his_own_taking(held: dict[str, Any]) -> None:
    changed = courier(9, tell(TAKEN, actor="", days=days(9, 9)))
    assert all(row.ended is None for row in rows(post(5, tell(HELD, days=days(4, 5))), changed, post(10, held)))


def test_an_undated_fall_ends_no_hold() -> None:
    assert only_row(post(5, tell(HELD, days=days(4, 5))), courier(9, tell(TAKEN, actor=""))).ended is None


@pytest.mark.parametrize(
    ("stance", "status", "ended"), [("asserted", "reported", day(8)), ("claimed", "disputed", None)]
)
def test_who_comes_into_a_place_breaks_its_siege(stance: str, status: str, ended: date | None) -> None:
    siege = post(5, tell("territory.siege", days=days(3, 3)))
    row = only_row(
        siege, courier(8, tell("territory.enter", actor=ARMY, stance=stance, days=days(8, 8))), state="besieged"
    )
    assert (row.status, row.ended) == (status, ended)


def test_a_siege_told_since_was_not_broken_and_besiegers_break_none() -> None:
    siege = [post(5, tell("territory.siege", days=days(3, 3))), post(9, tell("territory.siege", days=days(None, 9)))]
    entered = courier(8, tell("territory.enter", actor=ARMY, days=days(8, 8)))
    assert only_row(*siege, entered, state="besieged").ended is None
    assert only_row(siege[0], courier(8, tell("territory.enter", days=days(8, 8))), state="besieged").ended is None


def test_who_loses_a_city_loses_what_he_took_in_it() -> None:
    told = [post(5, tell(TAKEN, BARRACKS, days=days(5, 5))), courier(9, tell(TAKEN, actor=ARMY, days=days(9, 9)))]
    assert [(r.place, r.ended) for r in rows(*told)] == [(BARRACKS, day(9)), (HARUN, None)]


@pytest.mark.parametrize(
    "since",
    [tell(HELD, BARRACKS, days=days(None, 10)), tell(TAKEN, BELLIN, actor=ARMY, days=days(9, 9))],
    ids=["still there", "another city"],
)
def test_it_keeps_what_is_told_to_be_held_since_and_what_lies_elsewhere(since: dict[str, Any]) -> None:
    part = post(5, tell(TAKEN, BARRACKS, days=days(5, 5)))
    city = [courier(9, tell(TAKEN, actor=ARMY, days=days(9, 9)))] if since["where"] == BARRACKS else []
    found = rows(part, *city, post(10, since))
    assert [row.ended for row in found if row.place == BARRACKS] == [None]


def test_a_party_s_word_on_the_city_ends_nothing_in_it() -> None:
    claimed = courier(9, tell(TAKEN, actor=ARMY, stance="claimed", speaker_side=ARMY, days=days(9, 9)))
    found = rows(post(5, tell(TAKEN, BARRACKS, days=days(5, 5))), claimed)
    assert [row.ended for row in found] == [None, None]


def test_who_is_told_to_be_there_later_has_not_left() -> None:
    left = tell("territory.withdraw", actor=ARMY, days=days(8, 8))
    held = [post(5, tell(HELD, actor=ARMY, days=days(None, 5))), courier(8, left)]
    assert only_row(*held).ended == day(8)
    assert only_row(*held, post(12, tell(HELD, actor=ARMY, days=days(None, 12)))).ended is None
    boast = tell(HELD, actor=ARMY, stance="claimed", speaker_side=ARMY, days=days(None, 12))
    assert only_row(*held, post(12, boast)).ended == day(8)


def test_who_had_a_place_is_not_who_retook_it() -> None:
    words = "A column retook Harun in the night."
    back = print_text("Lake Courier", 9, words, [words], (tell(TAKEN, actor="", days=days(8, 8)),))
    taken = [row for row in rows(post(3, tell(TAKEN, days=days(2, 2))), back) if row.change != "none"]
    assert [(row.holder, row.began) for row in taken] == [(REBELS, days(2, 2))]


def test_who_says_that_he_is_attacked_admits_no_loss() -> None:
    attacked = tell("battle.clash", stance="confirmed", speaker="the mayor", speaker_side=ARMY)
    assert only_row(post(3, attacked), state="contested").status == "reported"


def test_one_village_of_a_province_is_not_the_province() -> None:
    words = "It is the third village of Lower Province to change hands."
    told = print_text("Harbour Post", 3, words, [words], (tell(TAKEN, PROVINCE),))
    assert not rows(told)
    assert only_row(told, state="contested").change == "none"


def test_who_left_and_who_moved_in_by_one_report_makes_a_taking() -> None:
    took = report("Harbour Post", 4, tell("territory.capture"))
    left, came = tell("territory.withdraw", days=days(6, 6)), tell("territory.enter", actor=ARMY, days=days(6, 6))
    held = rows(took, report("Lake Courier", 6, left, came))
    assert [(row.holder, row.ended and row.ended.day) for row in held] == [(REBELS, 6), (ARMY, None)]
    apart = rows(took, report("Lake Courier", 6, left), report("Northern Wire", 6, came))
    assert [row.holder for row in apart] == [REBELS]


@pytest.mark.parametrize(("since", "ended"), [(3, None), (5, 9)])
def test_who_has_had_a_place_since_the_very_day_of_its_taking_has_not_taken_it_over(
    since: int, ended: int | None
) -> None:
    fell = report("Harbour Post", 3, tell(TAKEN, days=days(3, 3)))
    when = Mention(Span(0, 1), "since Monday", "time")
    held = tell("territory.held", actor="Twelve Doors", days=days(since, 9), time=when)
    assert {row.holder: row.ended for row in rows(fell, report("Lake Courier", 9, held))}[REBELS] == day(ended)


def test_who_holds_a_place_again_took_it_back() -> None:
    fell = report("Harbour Post", 3, tell(TAKEN, days=days(3, 3)))
    held = tell("territory.held", actor=ARMY, days=days(None, 9))
    words = "Harun is again with the army."
    again = print_text("Lake Courier", 9, words, [words], (held,))
    told = [(row.holder, row.change, row.status, row.ended) for row in rows(fell, again) if row.change != "none"]
    assert told == [(REBELS, "taken", "reported", day(9)), (ARMY, "retaken", "reported", None)]
    words = "Harun is still with the army."
    still = print_text("Lake Courier", 9, words, [words], (held,))
    assert {row.status for row in rows(fell, still)} == {"disputed"}


def test_an_aircraft_brought_down_near_a_place_makes_no_fight_for_it() -> None:
    words = "A transport plane was shot down near Harun on Tuesday."
    told = print_text("Harbour Post", 3, words, [words], (tell("battle.clash", actor="", days=days(2, 2)),))
    assert not rows(told, state="contested")


def test_who_denies_that_his_men_attacked_denies_no_attack() -> None:
    attack = courier(3, tell("battle.clash", actor="", days=days(2, 2)))
    own = tell("battle.clash", actor="his men", stance="denied", speaker="M. Orlo", speaker_side="Salt Guard")
    assert only_row(attack, post(3, own), state="contested").status == "reported"
    whole = tell("battle.clash", actor="", stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    assert only_row(attack, post(3, whole), state="contested").status == "disputed"


def test_no_shot_was_fired_is_not_said_of_a_fight_of_the_week_before() -> None:
    fight = courier(3, tell("battle.clash", days=days(2, 2)))
    quiet = tell("battle.clash", actor="", stance="denied", speaker="a trader", days=days(None, 9))
    assert only_row(fight, post(9, quiet), state="contested").status == "reported"


def test_government_forces_of_no_name_have_taken_nothing_over_from_a_state_by_name() -> None:
    fell = report("Harbour Post", 3, tell(TAKEN, actor="Government of Ostravia", days=days(3, 3)))
    when = Mention(Span(0, 1), "on Tuesday", "time")
    held = tell("territory.held", actor="Government of the country", days=days(9, 9), time=when)
    told = rows(fell, report("Lake Courier", 9, held))
    assert {row.holder: row.ended for row in told}["Government of Ostravia"] is None
