import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.errors import KnowledgeError
from factbox.knowledge.places import SHIPPED, Gazetteer, fold, open_gazetteer, read_boundaries

CAPITALS = [
    line.split("\t")
    for line in Path(__file__).with_name("press_spellings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FIRST_ORDER = {"AF": 34, "SY": 14, "UA": 27, "SD": 18, "IQ": 19, "YE": 22, "ET": 14, "CD": 26, "MM": 15}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


# --- fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qala-e Naw", "Qala e Naw"),
        ("Qala-e Naw", "qalaenaw"),
        ("Sana'a", "Sana’a"),
        ("Sana'a", "SANAA"),
        ("St. Louis", "Saint Louis"),
        ("Mt. Hood", "Mount Hood"),
        ("Łódź", "Lodz"),
        ("Pul-e Khumrī", "Pul-e-Khumri"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Nimroz", "Nimruz"), ("Balkh", "Bala Karz"), ("Herat", "Heart")])
def test_letters_count(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_is_total_and_settles(text: str) -> None:
    assert fold(fold(text)) in (fold(text), fold(fold(fold(text))))
    assert not any(c.isspace() for c in fold(text))


# --- names


def test_the_best_known_place_comes_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Kabul")[0].place.id == "gn:1138958"
    assert {e.place.kind for e in gazetteer.candidates("Kandahar")} >= {"city", "province"}


@pytest.mark.parametrize("name", ["Bala Karz", "Zzyzx Abbey", "", "!?"])
def test_what_is_not_known_is_not_invented(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()
    assert not gazetteer.knows(name)


def test_beginnings_of_names_are_known(gazetteer: Gazetteer) -> None:
    assert gazetteer.starts("Lashkar")
    assert gazetteer.starts("Qala-e")
    assert not gazetteer.starts("Qxv")
    assert not gazetteer.starts("")


def test_groups_are_no_places(gazetteer: Gazetteer) -> None:
    assert not any(gazetteer.knows(name) for name in ("Taliban", "Hamas", "Daesh"))


def test_every_candidate_answers_to_its_id(gazetteer: Gazetteer) -> None:
    for name in ("Springfield", "Gaza", "Donbas", "Lamar County", "Congo"):
        entries = gazetteer.candidates(name)
        assert entries
        assert all(gazetteer.get(e.place.id) == e.place for e in entries)


def test_an_unknown_id_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("gn:999999999999") is None
    assert gazetteer.get("local:nothing") is None
    assert gazetteer.entry("") is None


# --- divisions, capitals, peoples


@pytest.mark.parametrize(("country", "count"), FIRST_ORDER.items())
def test_the_table_of_capitals_has_every_division(country: str, count: int) -> None:
    assert sum(row[0] == country for row in CAPITALS) == count


@pytest.mark.parametrize(("country", "division", "city", "_"), CAPITALS)
def test_every_division_has_its_capital(gazetteer: Gazetteer, country: str, division: str, city: str, _: str) -> None:
    divisions = [
        e.place.id for e in gazetteer.candidates(division) if e.place.kind == "province" and e.place.country == country
    ]
    capitals = [gazetteer.capital_of(place_id) for place_id in divisions]
    assert f"gn:{city}" in [capital.id for capital in capitals if capital]


@pytest.mark.parametrize(
    ("country", "capital"), [("AF", "Kabul"), ("SY", "Damascus"), ("UA", "Kyiv"), ("US", "Washington"), ("FR", "Paris")]
)
def test_countries_have_their_capitals(gazetteer: Gazetteer, country: str, capital: str) -> None:
    found = gazetteer.capital_of(f"gn:{country}")
    assert found is not None
    assert found.name == capital


def test_a_city_lies_in_its_division(gazetteer: Gazetteer) -> None:
    zaranj = gazetteer.candidates("Zaranj")[0].place
    division = gazetteer.division_of(zaranj)
    assert division is not None
    assert (zaranj.admin1, division.kind, division.id) == ("Nimroz", "province", "gn:1131821")
    assert gazetteer.division_of(division) is None


def test_a_division_that_shares_its_name_with_a_city_is_printed_with_its_kind(gazetteer: Gazetteer) -> None:
    kandahar = next(e.place for e in gazetteer.candidates("Kandahar") if e.place.kind == "province")
    assert (kandahar.name, kandahar.admin1) == ("Kandahar Province", "Kandahar")


def test_swapped_codes_of_other_data_sets_do_no_harm(gazetteer: Gazetteer) -> None:
    for name, city in (("Panjshir", "Bazarak"), ("Parwan", "Charikar"), ("Paktia", "Gardez"), ("Paktika", "Sharana")):
        province = next(e.place for e in gazetteer.candidates(name) if e.place.kind == "province")
        capital = gazetteer.capital_of(province.id)
        assert capital is not None
        assert capital.name == city


@pytest.mark.parametrize(
    ("word", "country"), [("Afghan", "AF"), ("syrians", "SY"), ("Sri Lankan", "LK"), ("Kabul", None)]
)
def test_peoples_have_their_country(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    assert gazetteer.country_of_demonym(word) == country


def test_neighbours_are_mutual(gazetteer: Gazetteer) -> None:
    assert "PK" in gazetteer.neighbours("AF")
    assert "AF" in gazetteer.neighbours("PK")
    assert gazetteer.neighbours("IS") == frozenset()


# --- the file


def test_the_file_is_small_and_opens_fast() -> None:
    started = time.process_time()
    assert Gazetteer(SHIPPED).knows("Kabul")
    assert time.process_time() - started < 0.3
    assert SHIPPED.stat().st_size < 30_000_000


def test_it_is_opened_once() -> None:
    assert open_gazetteer() is open_gazetteer()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="No gazetteer at"):
        Gazetteer(tmp_path / "nothing.sqlite")


def test_the_licence_stays_with_the_data() -> None:
    origins = SHIPPED.with_name("ORIGINS.md").read_text(encoding="utf-8")
    assert "GeoNames" in origins
    assert "creativecommons.org/licenses/by/4.0" in origins


# --- outlines


def test_all_afghan_provinces_have_an_outline_with_their_capital_in_its_frame(gazetteer: Gazetteer) -> None:
    outlines = read_boundaries("AF")
    assert len(outlines) == 34
    for place_id, rings in outlines.items():
        capital = gazetteer.capital_of(place_id)
        assert capital is not None
        assert capital.longitude is not None
        assert capital.latitude is not None
        east, north = zip(*rings[0], strict=True)
        assert min(east) <= capital.longitude <= max(east)
        assert min(north) <= capital.latitude <= max(north)


def test_rings_are_closed_and_unknown_countries_empty() -> None:
    assert all(ring[0] == ring[-1] for rings in read_boundaries("UA").values() for ring in rings)
    assert read_boundaries("ZZ") == {}
