"""ACLED's columns: the values are the view's, only as firm as it, and what nobody mapped is empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.publish.formats.made import (
    HERAT,
    KABUL,
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
    with_text,
    written,
)

from factbox.errors import UsageError
from factbox.knowledge.events import load_event_types
from factbox.publish.formats import Options, load_actor_list
from factbox.records import Days, Dispute, View

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
FRONT = named("River Front", side="River Front")
GUARD = named("Hill Guard", side="Hill Guard")

LIST = """# a list of one user's
name,acled_actor,acled_assoc_actor,acled_inter
River Front,RF: River Front,Allies,2
North Army,Military Forces of Varnia,,1
Government of Varnia,Government of Varnia,,1
"""


@pytest.fixture
def actors(tmp_path: Path) -> Options:
    file = tmp_path / "actors.csv"
    file.write_text(LIST, encoding="utf-8")
    return Options(load_actor_list(file))


def by_place(view: View, options: Options | None = None) -> dict[str, dict[str, str]]:
    return {f"{row['location']} {row['event_type'][:1]} {row['tags']}": row for row in table(view, "acled", options)}


def test_the_columns_are_the_31_in_order(view: View) -> None:
    header = written(view, "acled")[0].split("\n", 1)[0]
    assert header == ",".join(COLUMNS.split())
    assert len(COLUMNS.split()) == 31


def test_the_rows_are_what_the_view_tells(view: View) -> None:
    told = [
        (r["event_date"], r["time_precision"], r["location"], r["event_type"], r["sub_event_type"], r["tags"])
        for r in table(view, "acled")
    ]
    battles, other = "Battles", "Strategic developments"
    overtakes, clash = "Non-state actor overtakes territory", "Armed clash"
    assert told == [
        ("2031-05-04", "1", "Elm", battles, overtakes, "status=reported"),
        ("2031-05-05", "1", "Hazel", "Explosions/Remote violence", "Remote explosive/landmine/IED", "status=reported"),
        ("2031-05-06", "1", "Alder", battles, overtakes, "status=admitted"),
        ("2031-05-07", "2", "Birch", battles, overtakes, "status=reported"),
        ("2031-05-08", "1", "Little Oak", battles, overtakes, "status=reported"),
        ("2031-05-09", "2", "Cedar", battles, overtakes, "status=corroborated"),
        ("2031-05-09", "1", "Ivy", battles, clash, "status=reported"),
        ("2031-05-09", "3", "Juniper", other, "Other", "status=reported"),
        ("2031-05-10", "1", "Birch", "Explosions/Remote violence", "Air/drone strike", "status=claimed"),
        ("2031-05-10", "1", "Cedar", other, "Other", "status=reported"),
        ("2031-05-10", "1", "Dogwood", battles, overtakes, "status=disputed"),
        ("2031-05-11", "1", "Fir", battles, overtakes, "status=claimed"),
        ("2031-05-12", "1", "Dogwood", other, "Arrests", "status=admitted"),
        ("2031-05-12", "1", "Elm", battles, overtakes, "status=reported"),
    ]


def test_what_has_no_row_is_counted(view: View) -> None:
    [note] = written(view, "acled")[1]
    assert note.startswith("acled: left out: ")
    for words in (
        "forecast, denied or withdrawn (4)",  # Ginkgo, Hazel, Lake Province; the troops to come
        "of a type that ACLED has not (2)",  # the flight, the ferry
        "with no place within a country (1)",  # the talks
        "states in which nothing happened (2)",  # Juniper and Hazel, held all along
    ):
        assert words in note
    rows, left = len(table(view, "acled")), 4 + 2 + 1 + 2
    assert rows + left == len(view.control) + len(view.events)


def test_the_dispute_is_in_the_notes(view: View) -> None:
    notes = by_place(view)["Dogwood B status=disputed"]["notes"]
    assert "10 May 2031 - DOGWOOD (Lake Province). Taken by the River Front, disputed;" in notes
    assert "Disputed (Dogwood: all of it or parts)" in notes
    assert "capture of parts of it by the River Front" in notes
    assert "denied: capture by the River Front" in notes


def test_a_settled_dispute_is_not_in_the_notes(view: View) -> None:
    assert "held or encircled" not in by_place(view)["Juniper S status=reported"]["notes"]


def test_ids_are_ours_and_once(view: View) -> None:
    ids = [row["event_id_cnty"] for row in table(view, "acled")]
    assert all(one.startswith("factbox-") for one in ids)
    assert len(set(ids)) == len(ids)


def test_without_a_list_no_actor_is_named(view: View) -> None:
    for row in table(view, "acled"):
        for column in ("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"):
            assert row[column] == ""
        assert row["region"] == row["source_scale"] == ""


def test_actors_are_called_as_the_list_says(view: View, actors: Options) -> None:
    rows = by_place(view, actors)
    alder = rows["Alder B status=admitted"]
    assert (alder["actor1"], alder["assoc_actor_1"], alder["inter1"]) == ("RF: River Front", "Allies", "2")
    assert (alder["actor2"], alder["inter2"], alder["interaction"]) == ("Government of Varnia", "1", "12")


def test_who_is_not_on_the_list_stays_empty(actors: Options) -> None:
    one = claim("a", type="strike.air", quantity=None, actor=FRONT, recipient=GUARD)
    [row] = table(view_of([one], events=(event(one),)), "acled", actors)
    assert (row["actor1"], row["actor2"], row["inter2"], row["interaction"]) == ("RF: River Front", "", "", "")


def test_a_battle_whose_other_side_is_not_told_has_no_interaction(actors: Options) -> None:
    fought = claim("a", type="battle.clash", actor=FRONT, quantity=None)
    [row] = table(view_of([fought], events=(event(fought),)), "acled", actors)
    assert (row["event_type"], row["inter1"], row["interaction"]) == ("Battles", "2", "")


def test_a_party_alone_has_the_interaction_of_one(actors: Options) -> None:
    one = claim("a", type="strike.air", quantity=None, actor=FRONT)
    [row] = table(view_of([one], events=(event(one),)), "acled", actors)
    assert (row["inter1"], row["interaction"]) == ("2", "20")


def test_a_state_regains_and_anybody_else_overtakes(view: View, actors: Options) -> None:
    dates = {row["event_date"]: row for row in table(view, "acled", actors) if row["location"] == "Elm"}
    assert dates["2031-05-04"]["sub_event_type"] == "Non-state actor overtakes territory"
    assert dates["2031-05-12"]["sub_event_type"] == "Government regains territory"


@pytest.mark.parametrize(
    ("holder", "sub_event"),
    [
        ("Government of Afghanistan", "Government regains territory"),
        ("Government of Pakistan", "Non-state actor overtakes territory"),
        ("Taliban", "Non-state actor overtakes territory"),
    ],
)
def test_the_state_is_that_of_the_country(sample, holder: str, sub_event: str) -> None:
    fall = claim("a", type="territory.capture", quantity=None, actor=named(holder, side=holder))
    row = sample.row(KABUL, "held", holder, "taken", day(5), "reported", sample.voice("a", "own_voice", "o"))
    assert table(view_of([fall], control=(row,)), "acled")[0]["sub_event_type"] == sub_event


def test_a_handover_is_no_battle(sample) -> None:
    fall = claim("a", type="territory.handover", quantity=None)
    row = sample.row(KABUL, "held", "Taliban", "taken", day(5), "admitted", sample.voice("a", "admission", "o"))
    [coded] = table(view_of([fall], control=(row,)), "acled")
    assert (coded["event_type"], coded["sub_event_type"], coded["disorder_type"]) == (
        "Strategic developments", "Non-violent transfer of territory", "Strategic developments",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "sub_event"), [("a suicide bomber", "Suicide bomb"), ("a bomb", "Remote explosive")])
def test_a_bomb_is_a_suicide_bomb_where_the_clause_says_so(words: str, sub_event: str) -> None:
    one = claim("a")
    [row] = table(with_text(view_of([one], events=(event(one),)), words), "acled")
    assert row["sub_event_type"].startswith(sub_event)


# --- where and when


@pytest.mark.parametrize(
    ("days", "when", "precision"),
    [
        (day(5), "2031-05-05", "1"),
        (day(5, 6), "2031-05-05", "2"),
        (day(4, 10), "2031-05-07", "2"),
        (day(4, 11), "2031-05-07", "3"),
        (day(1, 31), "2031-05-16", "3"),
        (Days(None, day(9).last, "by"), "2031-05-09", "3"),
        (Days(day(12).first, None, "since"), "2031-05-12", "1"),  # its report is of that day
    ],
)
def test_days_become_a_date_and_a_precision(days: Days, when: str, precision: str) -> None:
    one = claim("a", days=days)
    [row] = table(view_of([one], events=(event(one),)), "acled")
    assert (row["event_date"], row["year"], row["time_precision"]) == (when, when[:4], precision)


def test_what_is_vaguer_than_a_month_is_left_out() -> None:
    one = claim("a", days=Days(day(1).first, day(1).first.replace(month=6), "interval"))
    rows, notes = written(view_of([one], events=(event(one),)), "acled")
    assert rows.count("\n") == 1
    assert notes == ("acled: left out: dated no closer than a month (1)",)


def test_places_become_columns_and_a_precision() -> None:
    province = known_place("Logar", kind="province")
    claims = [claim("a"), claim("b", where=province), claim("c", where=known_place("Afghanistan", kind="country"))]
    rows = table(view_of(claims, events=tuple(map(event, claims))), "acled")
    assert [(r["location"], r["geo_precision"], r["iso"], r["country"], r["admin1"]) for r in rows] == [
        ("Kabul", "1", "4", "Afghanistan", "Kabul"), ("Logar", "3", "4", "Afghanistan", "Logar"),
    ]  # fmt: skip
    assert (float(rows[0]["latitude"]), float(rows[0]["longitude"])) == (KABUL.latitude, KABUL.longitude)


# --- how many


@pytest.mark.parametrize(
    ("quantities", "fatalities"),
    [
        ([exactly(8)], "8"),
        ([exactly(12), exactly(8)], "8"),
        ([killed(8), exactly(12)], "8"),
        ([killed(None, None, 32)], ""),
        ([killed(None, qualifier="dozens")], "12"),
        ([replace(exactly(8), unit="wounded")], ""),
        ([None], ""),
    ],
)
def test_the_most_conservative_number_of_dead(quantities: list, fatalities: str) -> None:
    claims = [claim(f"c{n}", quantity=one) for n, one in enumerate(quantities)]
    [row] = table(view_of(claims, events=(event(*claims),)), "acled")
    assert row["fatalities"] == fatalities


def test_a_number_that_only_a_party_claims_is_not_that_of_a_reported_row() -> None:
    claims = [claim("a", quantity=exactly(8)), claim("b", "claimed", quantity=exactly(3), **said_by("River Front"))]
    [row] = table(view_of(claims, events=(event(*claims),)), "acled")
    assert row["fatalities"] == "8"
    assert "Dead: 8, according to Outlet of r-a." in row["notes"]
    assert "Dead: 3, claimed only by the River Front." in row["notes"]


def test_what_is_only_claimed_is_a_row_of_its_own() -> None:
    told, boast = claim("a"), claim("b", "claimed", quantity=exactly(30), **said_by("River Front"))
    view = view_of([told, boast], events=(event(told), event(boast, status="claimed")))
    rows = {row["tags"]: row for row in table(view, "acled")}
    assert {tags: row["fatalities"] for tags, row in rows.items()} == {"status=reported": "8", "status=claimed": "30"}
    assert "claimed only by the River Front" in rows["status=claimed"]["notes"]
    assert "30" not in rows["status=reported"]["notes"]


def test_one_place_parties_day_and_type_make_one_row_and_nothing_is_added() -> None:
    claims = [claim("a", quantity=exactly(8)), claim("b", quantity=exactly(40))]
    [row] = table(view_of(claims, events=tuple(map(event, claims))), "acled")
    assert row["fatalities"] == "8"
    assert row["source"] == "Outlet of r-a; Outlet of r-b"
    elsewhere = replace(claims[1], where=HERAT)
    assert len(table(view_of([claims[0], elsewhere], events=(event(claims[0]), event(elsewhere))), "acled")) == 2


def test_a_number_for_several_places_is_nobodys() -> None:
    claims = [claim("a", clause="one clause"), claim("b", clause="one clause", where=HERAT)]
    rows = table(view_of(claims, events=tuple(map(event, claims))), "acled")
    assert [row["fatalities"] for row in rows] == ["", ""]
    assert all("given for several places together: Herat and Kabul" in row["notes"] for row in rows)


def test_an_open_dispute_about_an_event_is_told() -> None:
    one, other = claim("a"), claim("b", "denied", **said_by("River Front"))
    dispute = Dispute("d", "who set the bomb", "Kabul", "true_conflict", ("a",), ("b",), "", False, "")
    [row] = table(view_of([one, other], events=(event(one),), disputes=(dispute,)), "acled")
    assert "Disputed (Kabul: who set the bomb): " in row["notes"]


def test_a_list_with_other_columns_is_misuse(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("name\tcodename\nTaliban\tx\n")
    with pytest.raises(UsageError, match="has the columns name, acled_actor"):
        load_actor_list(file)
    with pytest.raises(UsageError, match="cannot read the list"):
        load_actor_list(tmp_path / "none.csv")


SUB_EVENTS = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip


def test_our_event_types_have_event_and_sub_event_types_that_acled_has() -> None:
    pairs = [kind.acled for kind in load_event_types() if kind.acled]
    assert len(pairs) > 15
    assert [(kind, sub) for kind, sub in pairs if sub not in SUB_EVENTS[kind]] == []


@pytest.mark.parametrize(
    ("codes", "disorder"),
    [
        (("Protests", "Peaceful protest"), "Demonstrations"),
        (("Riots", "Violent demonstration"), "Demonstrations"),
        (("Riots", "Mob violence"), "Political violence"),
        (("Battles", "Armed clash"), "Political violence"),
        (("Strategic developments", "Arrests"), "Strategic developments"),
    ],
)
def test_the_disorder_follows_from_the_event(
    codes: tuple[str, str], disorder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factbox.publish.formats.acled._types", lambda: {"other": codes})
    one = claim("a", type="other")
    [row] = table(view_of([one], events=(event(one),)), "acled")
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (*codes, disorder)
