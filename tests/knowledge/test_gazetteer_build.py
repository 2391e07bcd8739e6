import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.knowledge.places import SHIPPED, Gazetteer
from factbox.knowledge.places.build import BuildSummary, build_gazetteer

VILLAGE, HAMLET, RUIN, DAMASCUS, NEW_DIVISION = 90000001, 90000002, 90000003, 170654, 90000010


def row(
    number: int, name: str, *, code: str = "PPL", first: str = "05", people: int = 0, others: str = "", second: str = ""
) -> str:
    """Return one line as GeoNames writes it, of a place in Syria that was made up."""
    kind = "A" if code.startswith("ADM") else "P"
    columns = (number, name, name, others, "35.5", "36.1", kind, code, "SY", "", first, second, "", "", people)
    return "\t".join(map(str, (*columns, "", "300", "Asia/Damascus", "2024-01-01")))


DUMP = [
    row(VILLAGE, "Tall Khayālī", people=750, others="Tell Khayali,KHY,تل,tall khayali"),
    row(HAMLET, "Khirbat Wahm", second="99"),
    row(RUIN, "Qaryat Zawal", code="PPLQ"),
    row(DAMASCUS, "Damascus", code="PPLC", first="13", people=1600000, others="Sham Test"),
    row(NEW_DIVISION, "Wahm", code="ADM1", first="77"),
    "a line that was cut",
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped gazetteer with the names in Da only, since four seconds a build are too long for a test."""
    path = tmp_path_factory.mktemp("base") / "small.sqlite"
    shutil.copyfile(SHIPPED, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("DELETE FROM names WHERE name NOT LIKE 'da%'")
        copy.execute("VACUUM")
    return path


@pytest.fixture(scope="module")
def built(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildSummary, Gazetteer]:
    folder = tmp_path_factory.mktemp("dump")
    summary = build_gazetteer(written(folder), folder / "full.sqlite", base=base)
    return summary, Gazetteer(folder / "full.sqlite")


def written(folder: Path, lines: list[str] = DUMP, name: str = "SY.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_villages_are_added_with_their_names(built: tuple[BuildSummary, Gazetteer]) -> None:
    _, gazetteer = built
    for name in ("Tall Khayali", "Tell Khayali"):
        [entry] = gazetteer.candidates(name)
        assert (entry.place.id, entry.place.name, entry.population) == (f"gn:{VILLAGE}", "Tall Khayali", 750)
        assert (entry.place.kind, entry.place.country, entry.division) == ("city", "SY", "gn:172410")
        assert (entry.place.latitude, entry.place.longitude) == (35.5, 36.1)


def test_codes_and_places_that_are_no_more_are_left_out(built: tuple[BuildSummary, Gazetteer]) -> None:
    _, gazetteer = built
    assert not gazetteer.knows("KHY")
    assert not gazetteer.knows("Qaryat Zawal")
    assert gazetteer.get(f"gn:{RUIN}") is None


def test_the_summary_counts_everything(built: tuple[BuildSummary, Gazetteer], base: Path) -> None:
    summary, gazetteer = built
    cities = len(list(gazetteer.cities())) - len(list(Gazetteer(base).cities()))
    divisions = 1
    assert (summary.added, summary.malformed) == (cities + divisions, 1) == (3, 1)
    assert summary.names == len(gazetteer.beginning("", 1_000_000))


def test_what_is_there_stays_as_it_is(built: tuple[BuildSummary, Gazetteer], base: Path) -> None:
    _, gazetteer = built
    names = [name for name in Gazetteer(base).beginning("dar") if Gazetteer(base).candidates(name)]
    assert len(names) > 10
    assert [gazetteer.candidates(name) for name in names] == [Gazetteer(base).candidates(name) for name in names]


def test_a_known_place_gets_new_names_and_numbers_and_keeps_its_own(
    built: tuple[BuildSummary, Gazetteer], base: Path
) -> None:
    _, gazetteer = built
    [entry] = gazetteer.candidates("Sham Test")
    assert (entry.place.name, entry.population, entry.capital_of) == ("Damascus", 1600000, "country")
    assert entry.place == Gazetteer(base).get(f"gn:{DAMASCUS}")


def test_a_division_that_is_missing_is_added(built: tuple[BuildSummary, Gazetteer]) -> None:
    _, gazetteer = built
    [entry] = gazetteer.candidates("Wahm")
    assert (entry.place.kind, entry.place.name, entry.place.id) == ("province", "Wahm Province", f"gn:{NEW_DIVISION}")


def test_tables_beside_the_dump_are_used(base: Path, tmp_path: Path) -> None:
    written(tmp_path, ["SY.05.99\tWahm District\tWahm District\t90000020"], "admin2Codes.txt")
    names = [
        f"1\t{VILLAGE}\ten\tMount Khayali\t1\t\t\t\t\t",
        f"2\t{VILLAGE}\t\tOld Khayali\t\t\t\t1\t\t",
        f"3\t{VILLAGE}\ticao\tKhay\t\t\t\t\t\t",
        "4\t90009999\ten\tNowhere Wahm\t\t\t\t\t\t",
    ]
    written(tmp_path, names, "alternateNamesV2.txt")
    build_gazetteer(written(tmp_path), tmp_path / "full.sqlite", base=base)
    gazetteer = Gazetteer(tmp_path / "full.sqlite")
    assert gazetteer.candidates("Khirbat Wahm")[0].district == "gn:90000020"
    assert [e.called for e in gazetteer.candidates("Mount Khayali")] == ["own"]
    assert not any(map(gazetteer.knows, ("Old Khayali", "Khay", "Nowhere Wahm", "Tell Khayali")))


def test_a_zipped_dump_gives_the_same_bytes(base: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.write(written(tmp_path), "SY.txt")
        archive.writestr("readme.txt", "about the dump")
    build_gazetteer(tmp_path / "SY.zip", tmp_path / "one.sqlite", base=base)
    build_gazetteer(tmp_path / "SY.txt", tmp_path / "two.sqlite", base=base)
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_progress_ends_at_the_whole_file(base: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    dump = written(tmp_path)
    build_gazetteer(dump, tmp_path / "full.sqlite", base=base, progress=lambda *step: told.append(step))
    assert told[-1] == ("SY.txt", dump.stat().st_size, dump.stat().st_size)


def test_what_is_no_dump_leaves_nothing_behind(base: Path, tmp_path: Path) -> None:
    out = tmp_path / "full.sqlite"
    out.write_bytes(b"as it was")
    with pytest.raises(UsageError, match="19 columns"):
        build_gazetteer(written(tmp_path, ["no dump"], "notes.txt"), out, base=base)
    assert out.read_bytes() == b"as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["full.sqlite", "notes.txt"]


@pytest.mark.parametrize("out", ["missing/full.sqlite", "."])
def test_a_file_that_cannot_be_written_is_named(base: Path, tmp_path: Path, out: str) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        build_gazetteer(written(tmp_path), tmp_path / out, base=base)


def test_a_dump_is_not_overwritten_by_its_own_gazetteer(base: Path, tmp_path: Path) -> None:
    dump = written(tmp_path)
    with pytest.raises(UsageError, match="is the dump"):
        build_gazetteer(dump, dump, base=base)


def test_a_missing_dump_is_named(base: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no dump at"):
        build_gazetteer(tmp_path / "SY.zip", tmp_path / "full.sqlite", base=base)


def test_the_shipped_file_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="shipped gazetteer"):
        build_gazetteer(written(tmp_path), SHIPPED)


def test_several_countries_go_into_one(built: tuple[BuildSummary, Gazetteer], base: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build_gazetteer(written(tmp_path), first, base=base)
    build_gazetteer(written(tmp_path, [row(90000030, "Kafr Wahm")], "other.txt"), second, base=first)
    assert all(map(Gazetteer(second).knows, ("Kafr Wahm", "Tall Khayali")))
