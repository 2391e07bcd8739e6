"""The ladder: from who speaks to the word the ledger may use."""

from __future__ import annotations

from typing import Any

import pytest

from .made import ARMY, HARUN, REBELS, days, only_row, print_text, report, reprint, rows, tell

TAKEN = "territory.capture"
OWN = tell(TAKEN)
PARTY = tell(TAKEN, stance="claimed", speaker="A. Front", speaker_side=REBELS)
RUMOUR = tell(TAKEN, stance="unconfirmed")
WITNESS = tell(TAKEN, stance="attributed", speaker="residents", speaker_kind="witness")
ADMITTED = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
ADMITTED_PART = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY, extent="parts")
DENIED = tell(TAKEN, stance="denied", speaker="M. Orlo", speaker_side=ARMY)
STILL_OURS = tell("territory.held", actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY)


def paper(outlet: str, *told: dict[str, Any], on: int = 5) -> Any:
    return report(outlet, on, *told)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("Harbour Post", OWN)], "reported"),
        ([("Harbour Post", WITNESS)], "reported"),
        ([("Harbour Post", PARTY)], "claimed"),
        ([("Harbour Post", RUMOUR)], "claimed"),
        ([("Harbour Post", PARTY), ("Lake Courier", PARTY)], "claimed"),
        ([("Harbour Post", PARTY), ("Lake Courier", RUMOUR)], "claimed"),
        ([("Harbour Post", OWN), ("Lake Courier", OWN)], "corroborated"),
        ([("Harbour Post", OWN), ("Lake Courier", PARTY)], "corroborated"),
        ([("Harbour Post", OWN), ("A blog", OWN)], "reported"),
        ([("A blog", OWN), ("Another blog", OWN), ("A third blog", WITNESS)], "reported"),
        ([("Harbour Post", PARTY), ("Lake Courier", PARTY), ("A blog", OWN)], "reported"),
        ([("Harbour Post", ADMITTED)], "admitted"),
        ([("A blog", ADMITTED)], "admitted"),  # who owns a loss is named; no count of blogs is asked
        ([("Harbour Post", OWN), ("Lake Courier", DENIED)], "disputed"),
        ([("Harbour Post", PARTY), ("Lake Courier", DENIED)], "disputed"),
        ([("Harbour Post", OWN), ("Lake Courier", ADMITTED_PART)], "disputed"),
        ([("Harbour Post", OWN), ("Lake Courier", STILL_OURS)], "disputed"),
        ([("Harbour Post", OWN), ("A blog", DENIED)], "reported"),
        ([("A blog", OWN), ("Another blog", DENIED)], "disputed"),
        ([("Harbour Post", DENIED)], "denied"),
    ],
)
def test_ladder(told: list[tuple[str, dict[str, Any]]], status: str) -> None:
    row = next(row for row in rows(*(paper(outlet, claim) for outlet, claim in told)) if row.holder == REBELS)
    assert row.status == status, row.because


def test_word_names_its_rule_and_who_speaks() -> None:
    assert only_row(paper("Harbour Post", ADMITTED)).because == "admitted by M. Orlo"
    left = tell("territory.withdraw", actor=ARMY, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
    row = only_row(paper("Harbour Post", left, PARTY))
    assert (row.status, row.because) == ("admitted", "withdrawal admitted by M. Orlo")
    assert only_row(paper("Harbour Post", OWN)).because == "one origin that can be told apart: Harbour Post"
    assert only_row(paper("A blog", OWN)).because.startswith("only outlets that nobody knows")


def test_winner_who_confirms_his_own_gain_is_a_party() -> None:
    boast = tell(TAKEN, stance="confirmed", speaker="A. Front", speaker_side=REBELS)
    assert only_row(paper("Harbour Post", boast)).status == "claimed"


def test_neutral_words_of_the_winner_are_a_party_s() -> None:
    boast = tell(TAKEN, stance="attributed", speaker="A. Front", speaker_side=REBELS)
    assert only_row(paper("Harbour Post", boast)).status == "claimed"


def test_denial_taken_back_by_its_own_side_is_dead() -> None:
    row = only_row(
        paper("Harbour Post", OWN, on=5), paper("Lake Courier", DENIED, on=5), paper("Northern Wire", ADMITTED, on=6)
    )
    assert row.status == "admitted"


def test_denial_before_the_fall_speaks_of_an_earlier_stage() -> None:
    early = paper("Lake Courier", DENIED, on=3)
    fall = paper("Harbour Post", tell(TAKEN, days=days(5, 5)), on=5)
    assert only_row(early, fall).status == "reported"


def test_who_held_a_place_on_an_earlier_day_contradicts_no_taking() -> None:
    """An old item that a page links to is no word on what has come about since."""
    fall = paper("Harbour Post", tell(TAKEN, days=days(5, 5)), on=5)
    old = paper("Lake Courier", tell("territory.held", actor=ARMY, tense="present", days=days(None, 3)), on=6)
    now = paper("Lake Courier", tell("territory.held", actor=ARMY, tense="present", days=days(None, 6)), on=6)
    assert [row.status for row in rows(fall, old) if row.change == "taken"] == ["reported"]
    assert [row.status for row in rows(fall, now) if row.change == "taken"] == ["disputed"]


def test_denial_is_outweighed_by_two_later_origins() -> None:
    told = [paper("Harbour Post", OWN, on=5), paper("Lake Courier", DENIED, on=5)]
    told += [paper("Northern Wire", OWN, on=8)]
    assert only_row(*told).status == "disputed"
    told += [paper("Example Wire", OWN, on=8)]
    assert only_row(*told).status == "corroborated"


def test_independent_origins_are_at_least_one() -> None:
    row = only_row(paper("A blog", OWN), paper("Another blog", OWN))
    assert (row.independent_origins, row.origins_at_least, row.reports) == (1, True, 2)


def test_voices_inside_one_report_are_one_origin() -> None:
    row = only_row(paper("Harbour Post", OWN, WITNESS, ADMITTED))
    assert (row.independent_origins, len(row.claims)) == (1, 3)
    assert row.place == HARUN


TAKES_BACK = tell(TAKEN, stance="denied", speaker="A. Front", speaker_side=REBELS)


def test_a_party_that_takes_its_word_back_retracts_it() -> None:
    told = [paper("Harbour Post", PARTY, on=5), paper("Lake Courier", TAKES_BACK, on=6)]
    assert only_row(*told).status == "retracted"
    assert only_row(*told, known=5).status == "claimed"


def test_two_words_of_one_party_in_one_report_are_a_dispute() -> None:
    assert only_row(paper("Harbour Post", PARTY, TAKES_BACK)).status == "disputed"


def test_an_outlet_that_corrects_itself_retracts_its_word() -> None:
    told = [paper("A blog", RUMOUR, on=5), paper("A blog", tell(TAKEN, stance="negated"), on=6)]
    assert only_row(*told).status == "retracted"


def test_an_outlet_takes_back_what_it_printed_on_the_word_of_people_it_did_not_name() -> None:
    wrong = tell(TAKEN, stance="negated")
    assert only_row(paper("Harbour Post", WITNESS, on=5), paper("Harbour Post", wrong, on=6)).status == "retracted"
    assert only_row(paper("Harbour Post", WITNESS, on=5), paper("Lake Courier", wrong, on=6)).status == "disputed"
    named = tell(TAKEN, stance="attributed", speaker="M. Orlo", speaker_side="")
    assert only_row(paper("Harbour Post", named, on=5), paper("Harbour Post", wrong, on=6)).status == "disputed"


def test_what_nobody_vouches_for_does_not_keep_a_word_up_that_was_taken_back() -> None:
    wrong = tell(TAKEN, stance="negated")
    told = [paper("A blog", OWN, on=5), paper("Another blog", RUMOUR, on=5), paper("A blog", wrong, on=6)]
    row = only_row(*told)
    assert (row.status, row.because) == ("retracted", "taken back by A blog")


def test_that_a_side_does_not_hold_a_place_now_takes_no_word_back() -> None:
    took = tell(TAKEN, actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY, days=days(3, 3))
    gone = tell("territory.held", actor=ARMY, stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    assert "retracted" not in {
        row.status for row in rows(paper("Harbour Post", took, on=3), paper("A blog", gone, on=8))
    }


def test_who_held_a_place_by_the_clause_of_its_fall_contradicts_it_not() -> None:
    words = "Harun, a stronghold of the army, fell."
    fell = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY)
    held = tell("territory.held", actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY)
    told = print_text("Harbour Post", 5, words, [words[:-1], "a stronghold of the army"], (fell, held))
    assert [row.status for row in rows(told) if row.change == "taken"] == ["admitted"]


@pytest.mark.parametrize(("printer", "writer"), [("Lake Courier", "Harbour Post"), ("A blog", "Another blog")])
def test_an_outlet_that_prints_anothers_words_takes_none_of_its_own_back(printer: str, writer: str) -> None:
    taken, not_taken = tell(TAKEN, days=days(6, 6)), tell(TAKEN, stance="negated")
    for own, others in ((not_taken, taken), (taken, not_taken)):
        told = [paper(printer, own, on=6), paper(writer, others, on=7)]
        copy = reprint(told[1], printer, 8)
        assert only_row(*told).status == only_row(*told, copy).status == "disputed"


def test_one_voice_taken_back_leaves_the_others() -> None:
    told = [paper("Harbour Post", PARTY, WITNESS, on=5), paper("Lake Courier", TAKES_BACK, on=6)]
    assert only_row(*told).status == "disputed"


def test_what_a_report_denies_beside_what_it_tells_is_its_earlier_stage() -> None:
    untaken = tell(TAKEN, stance="negated")
    assert only_row(paper("Harbour Post", untaken, OWN)).status == "reported"
    assert only_row(paper("Harbour Post", OWN), paper("Lake Courier", untaken)).status == "disputed"
