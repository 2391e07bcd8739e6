from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factbox.errors import KnowledgeError, UsageError
from factbox.knowledge.actors import (
    FORCES,
    GOVERNMENT,
    SHIPPED,
    Sides,
    known_actor,
    load_actors,
    load_nouns,
    load_officials,
    load_persons,
    load_sides,
    side_of,
)
from factbox.knowledge.places import open_gazetteer
from factbox.resolve.cast import country_title

AUGUST = date(2021, 8, 13)


def countries() -> set[str]:
    """Return the names of all countries as they stand after "of"."""
    gazetteer = open_gazetteer()
    codes = (f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {country_title(place.name) for code in codes if (place := gazetteer.country(code))}


# --- the tables


def test_the_actors_of_the_tables_have_one_row_each() -> None:
    names = [actor.name for actor in load_actors()]
    assert len(names) == len(set(names)) > 100


def test_forces_of_states_bear_the_name_that_resolving_gives_them() -> None:
    known = countries()
    for actor in load_actors():
        if actor.kind == "forces":
            assert actor.name.removeprefix(FORCES) in known
            assert actor.side == GOVERNMENT + actor.name.removeprefix(FORCES)


def test_no_alias_is_shared_by_two_actors_of_one_country() -> None:
    for actor in load_actors():
        for country in actor.countries:
            for alias in (actor.name, *actor.aliases):
                assert SHIPPED.actors_called(alias, country) == (actor,), alias


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("SAF", "Forces of Sudan", "Government of Sudan"),
        ("RSF", "Rapid Support Forces", "Rapid Support Forces"),
        ("the FARDC", "Forces of the Democratic Republic of Congo", "Government of the Democratic Republic of Congo"),
        ("FAMa", "Forces of Mali", "Government of Mali"),
        ("ENDF", "Forces of Ethiopia", "Government of Ethiopia"),
        ("IDF", "Forces of Israel", "Government of Israel"),
        ("the Tatmadaw", "Forces of Myanmar", "Government of Myanmar"),
        ("Ansar Allah", "Houthis", "Houthis"),
        ("the Presidential Leadership Council", "Presidential Leadership Council", "Government of Yemen"),
        ("AFC/M23", "Alliance Fleuve Congo", "M23"),
    ],
)
def test_acronyms_and_other_names(words: str, name: str, side: str) -> None:
    actor = known_actor(words)
    assert actor is not None
    assert (actor.name, side_of(actor.name)) == (name, side)


def test_a_short_form_keeps_its_case() -> None:
    assert known_actor("IS") is not None
    assert known_actor("is") is None
    assert known_actor("saf") is None


def test_a_shared_name_goes_to_the_country() -> None:
    names = {country: [a.name for a in SHIPPED.actors_called("SNA", country)] for country in ("SY", "SO", "ML")}
    assert names["SY"] == ["Syrian National Army"]
    assert names["SO"] == ["Forces of Somalia"]
    assert len(names["ML"]) == 2


# --- officials


def test_every_official_speaks_for_somebody_known() -> None:
    known = {GOVERNMENT + name for name in countries()}
    for official in load_officials():
        assert official.speaks_for in known or known_actor(official.speaks_for), official
    assert len(load_officials()) > 200


def test_terms_end_after_they_begin_and_one_office_has_one_holder_at_a_time() -> None:
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for official in load_officials():
        last = official.last or date(2100, 1, 1)
        assert official.first <= last, official
        terms.setdefault((official.office, official.speaks_for), []).append((official.first, last, official.name))
    shared = ("Leader", "Spokesman")
    for (office, _), holders in terms.items():
        for (_, last, one), (first, _, other) in zip(sorted(holders), sorted(holders)[1:], strict=False):
            assert (first - last).days >= -1 or office in shared, (office, one, other)


def test_a_month_is_its_first_and_its_last_day() -> None:
    envoy = next(official for official in load_officials() if official.name == "Zalmay Khalilzad")
    assert (envoy.first, envoy.last) == (date(2018, 9, 1), date(2021, 10, 31))


def test_an_official_is_on_a_side_only_in_office() -> None:
    assert SHIPPED.side_of("Ashraf Ghani", AUGUST) == "Government of Afghanistan"
    assert SHIPPED.side_of("Ashraf Ghani", date(2022, 8, 13)) == "Ashraf Ghani"
    assert SHIPPED.side_of("Ashraf Ghani") == "Ashraf Ghani"


def test_the_word_lists_do_not_overlap() -> None:
    nouns, persons = load_nouns(), load_persons()
    assert not nouns.others & (nouns.government | nouns.insurgent)
    assert not set(persons.private) & set(persons.public)
    assert persons.kin <= set(persons.private)


# --- a user's file of sides


def written(folder: Path, name: str, text: str) -> Sides:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_sides(path)


TABLE = """# mine
name\tside\taliases\tfrom\tto
Harbour Guard\tGovernment of Iceland\tBluecoats;HG
Nusra Front\tHayat Tahrir al-Sham
"""
YAML = """
- name: Harbour Guard
  side: Government of Iceland
  aliases: [Bluecoats, HG]
- {name: Nusra Front, side: Hayat Tahrir al-Sham}
"""


@pytest.mark.parametrize(("name", "text"), [("sides.tsv", TABLE), ("sides.yaml", YAML)])
def test_rows_add_actors_and_replace_sides(tmp_path: Path, name: str, text: str) -> None:
    sides = written(tmp_path, name, text)
    assert sides.side_of("Harbour Guard") == "Government of Iceland"
    bluecoats = sides.known_actor("the Bluecoats")
    assert bluecoats is not None
    assert bluecoats.name == "Harbour Guard"
    assert sides.side_of("Nusra Front") == "Hayat Tahrir al-Sham"
    assert sides.known_actor("Jabhat al-Nusra") is not None
    assert "bluecoats" in sides.names


def test_a_file_changes_nothing_but_its_own_run(tmp_path: Path) -> None:
    sides = written(tmp_path, "sides.tsv", "Taliban\tGovernment of Afghanistan\n")
    assert sides.side_of("Taliban") == "Government of Afghanistan"
    assert side_of("Taliban") == "Taliban"
    assert SHIPPED.rows == ()


def test_rows_hold_from_one_day_to_another(tmp_path: Path) -> None:
    sides = written(
        tmp_path, "sides.tsv", "Taliban\tGovernment of Afghanistan\t\t2021-08-16\nFano\tA\t\t2022-01\t2022-02\n"
    )
    assert sides.side_of("Taliban", date(2021, 8, 15)) == "Taliban"
    assert sides.side_of("Taliban", date(2021, 8, 16)) == "Government of Afghanistan"
    assert sides.side_of("Taliban") == "Taliban"
    assert [sides.side_of("Fano", date(2022, month, 28)) for month in (1, 2, 3)] == ["A", "A", "Fano"]


def test_rows_for_several_times_are_one_actor(tmp_path: Path) -> None:
    sides = written(tmp_path, "s.tsv", "Hill Guard\tA\tHillmen\t\t2021-08\nHill Guard\tB\t\t2021-09\n")
    assert [actor.name for actor in sides.actors_called("Hillmen")] == ["Hill Guard"]
    assert [sides.side_of("Hill Guard", date(2021, month, 1)) for month in (8, 9)] == ["A", "B"]
    assert sides.side_of("Hill Guard") == "Hill Guard"


def test_the_forces_of_a_state_follow_its_government(tmp_path: Path) -> None:
    sides = written(tmp_path, "sides.tsv", "Government of Afghanistan\tTaliban\t\t2021-08-16\n")
    assert sides.side_of("Forces of Afghanistan", date(2022, 1, 1)) == "Taliban"
    assert sides.side_of("Forces of Afghanistan", date(2021, 1, 1)) == "Government of Afghanistan"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("s.tsv", "Fano\n", "name and side are needed"),
        ("s.tsv", "Fano\tA\tb\tlast May\n", "a day is written"),
        ("s.tsv", "Fano\tA\tb\t2021-02-30\n", "there is no day"),
        ("s.tsv", "Fano\tA\tb\t\t\textra\n", "6 columns"),
        ("s.yaml", "name: Fano\n", "a list of mappings"),
        ("s.yaml", "- {name: Fano, side: A, colour: red}\n", "no field colour"),
        ("s.yaml", "- [", "is no YAML"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        written(tmp_path, name, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file of sides"):
        load_sides(tmp_path / "none.tsv")
