"""UCDP GED's columns: only where somebody died, as many as the voices of one kind say, and what is left out is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.formats.made import (
    HERAT,
    KABUL,
    KANDAHAR,
    claim,
    day,
    event,
    exactly,
    killed,
    known_place,
    named,
    said_by,
    table,
    view_of,
    written,
)

from factbox.publish.formats import Options, load_actor_list
from factbox.records import Days, Quantity, View

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)


def dead(row: dict[str, str]) -> tuple[str, str, str]:
    return row["low"], row["best"], row["high"]


def test_the_columns_are_the_49_in_order(view: View) -> None:
    assert written(view, "ged")[0].split("\n", 1)[0] == ",".join(COLUMNS.split())
    assert len(COLUMNS.split()) == 49


def test_a_row_says_what_the_view_says(view: View) -> None:
    [row] = table(view, "ged")
    bomb = next(one for one in view.events if one.id == "bomb")
    assert dead(row) == (f"{bomb.best:g}",) * 3
    assert (row["deaths_unknown"], row["deaths_civilians"], row["deaths_a"], row["deaths_b"]) == ("8", "0", "0", "0")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["year"]) == (
        "2031-05-05", "2031-05-05", "1", "2031",
    )  # fmt: skip
    assert (row["where_prec"], row["where_coordinates"], row["event_clarity"]) == ("1", "Hazel", "1")
    assert (row["source_office"], row["source_date"]) == ("The Northern Lantern", "2031-05-07")
    assert row["source_original"] == "the Northern Lantern"
    assert row["code_status"] == "candidate: reported"


def test_bloodless_captures_have_no_row_and_are_counted(view: View) -> None:
    captures = [row for row in view.control if row.change != "none" and row.status not in ("denied", "retracted")]
    told = [row for row in captures if row.status != "predicted"]
    [note] = written(view, "ged")[1]
    assert f"captures without a number of dead ({len(told)})" in note
    assert len(told) == 8


def test_a_capture_in_which_people_died_has_a_row(sample) -> None:
    fall = claim("a", type="territory.capture", actor=named("Taliban"))
    row = sample.row(KABUL, "held", "Taliban", "taken", day(5), "reported", sample.voice("a", "own_voice", "o"))
    text, notes = written(view_of([fall], control=(row,)), "ged")
    assert (text.count("\n"), notes) == (2, ())


def test_sides_come_from_the_list_alone(tmp_path: Path) -> None:
    file = tmp_path / "actors.tsv"
    file.write_text("name\tged_actor\tged_actor_id\nTaliban\tTaleban\t303\nGovernment of Afghanistan\tGoA\t130\n")
    fought = claim("a", actor=named("Government of Afghanistan"), recipient=named("Taliban"))
    view = view_of([fought], events=(event(fought),))
    [bare], [listed] = table(view, "ged"), table(view, "ged", Options(load_actor_list(file)))
    assert (bare["side_a"], bare["side_b"], bare["dyad_name"]) == ("", "", "")
    assert (listed["side_a"], listed["side_a_new_id"], listed["dyad_name"]) == ("GoA", "130", "GoA - Taleban")


@pytest.mark.parametrize(
    ("parties", "kind", "violence"),
    [
        (("Government of Afghanistan", "Taliban"), "attack.bombing", "1"),
        (("River Front", "Taliban"), "attack.bombing", "2"),
        (("Taliban", ""), "killing.civilians", "3"),
        (("Taliban", ""), "attack.bombing", ""),
        (("", ""), "killing.civilians", ""),
    ],
)
def test_the_type_of_violence_needs_both_sides(parties: tuple[str, str], kind: str, violence: str) -> None:
    actor, recipient = (named(name) if name else None for name in parties)
    one = claim("a", type=kind, actor=actor, recipient=recipient)
    assert table(view_of([one], events=(event(one),)), "ged")[0]["type_of_violence"] == violence


@pytest.mark.parametrize(
    ("quantities", "numbers"),
    [
        ([exactly(8), exactly(12)], ("8", "8", "12")),
        ([killed(183)], ("183", "183", "")),
        ([killed(None, None, 32)], ("", "", "32")),
        ([killed(30), exactly(32)], ("30", "32", "32")),
    ],
)
def test_low_best_and_high(quantities: list[Quantity], numbers: tuple[str, ...]) -> None:
    claims = [claim(f"c{n}", quantity=one) for n, one in enumerate(quantities)]
    assert dead(table(view_of(claims, events=(event(*claims),)), "ged")[0]) == numbers


def test_civilians_are_counted_as_civilians() -> None:
    one = claim("a", type="killing.civilians", actor=named("Taliban"))
    [row] = table(view_of([one], events=(event(one),)), "ged")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("8", "0")


def test_a_claimed_number_is_a_row_of_its_own_and_no_best() -> None:
    claims = [
        claim("a", quantity=exactly(8)),
        claim("b", quantity=exactly(9)),
        claim("c", "claimed", quantity=exactly(200), **said_by("River Front")),
    ]
    rows = {row["code_status"]: row for row in table(view_of(claims, events=(event(*claims),)), "ged")}
    assert dead(rows["candidate: reported"]) == ("8", "8", "9")
    assert dead(rows["candidate: claimed"]) == ("0", "0", "200")
    assert rows["candidate: claimed"]["source_original"] == "the River Front"
    assert [rows[key]["event_clarity"] for key in ("candidate: reported", "candidate: claimed")] == ["1", "2"]
    assert len({row["id"] for row in rows.values()}) == 2


def test_an_event_that_is_only_claimed_has_no_best() -> None:
    boast = claim("a", "claimed", quantity=exactly(200), **said_by("River Front"))
    [row] = table(view_of([boast], events=(event(boast, status="claimed"),)), "ged")
    assert (dead(row), row["event_clarity"]) == (("0", "0", "200"), "2")


def test_hearsay_is_no_more_than_a_claim() -> None:
    rumour = claim("a", "unconfirmed", quantity=exactly(50))
    [row] = table(view_of([rumour], events=(event(rumour, status="claimed"),)), "ged")
    assert dead(row) == ("0", "0", "50")


@pytest.mark.parametrize("status", ["predicted", "denied", "retracted"])
def test_what_is_not_told_has_no_row(status: str) -> None:
    one = claim("a")
    text, notes = written(view_of([one], events=(event(one, status=status),)), "ged")
    assert text.count("\n") == 1
    assert notes == ("ged: left out: forecast, denied or withdrawn (1)",)


def test_a_number_for_several_places_is_one_row_at_what_holds_them() -> None:
    claims = [claim(str(n), clause="one clause", where=place) for n, place in enumerate((KABUL, HERAT, KANDAHAR))]
    [row] = table(view_of(claims, events=tuple(map(event, claims))), "ged")
    assert dead(row) == ("8", "8", "8")
    assert (row["where_prec"], row["where_coordinates"]) == ("6", "Afghanistan")
    assert row["where_description"] == "Herat, Kabul and Kandahar"


def test_places_of_one_province_are_held_by_it() -> None:
    claims = [
        claim(str(n), clause="one clause", where=place) for n, place in enumerate((KABUL, known_place("Paghman")))
    ]
    [row] = table(view_of(claims, events=tuple(map(event, claims))), "ged")
    assert (row["where_prec"], row["adm_1"]) == ("4", "Kabul")


@pytest.mark.parametrize(
    ("days", "start", "end", "precision"),
    [
        (day(5), "2031-05-05", "2031-05-05", "1"),
        (day(5, 10), "2031-05-05", "2031-05-10", "2"),
        (day(5, 11), "2031-05-05", "2031-05-11", "3"),
        (day(1, 31), "2031-05-01", "2031-05-31", "4"),
        (Days(None, day(9).last, "by"), "", "2031-05-09", "5"),
        (Days(day(9).first, None, "since"), "2031-05-09", "2031-05-12", "2"),  # its report is of the 12th
    ],
)
def test_days_become_dates_and_a_precision(days: Days, start: str, end: str, precision: str) -> None:
    one = claim("a", days=days)
    [row] = table(view_of([one], events=(event(one),)), "ged")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (start, end, precision)


def test_a_position_is_written_as_a_point() -> None:
    one = claim("a")
    [row] = table(view_of([one], events=(event(one),)), "ged")
    assert row["geom_wkt"] == f"POINT ({KABUL.longitude} {KABUL.latitude})"
    assert (row["country"], row["adm_1"], row["country_id"], row["priogrid_gid"]) == ("Afghanistan", "Kabul", "", "")
