"""Reading the files of a GeoNames dump (https://download.geonames.org/export/dump/), plain or zipped, line by line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from factbox.errors import UsageError

Progress = Callable[[str, int, int], None]
"""Told what is being read, how many bytes of it have been, and how many there are."""

_COLUMNS = 19
_TELL_EVERY = 4 << 20
_GONE = frozenset(("PPLH", "PPLQ", "PPLW", "PPLCH"))
"""Feature codes of places that are no more: historical, abandoned, destroyed."""

_NO_LANGUAGE = frozenset(("link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "wkdt", "phon", "piny"))
"""What stands in the column for the language where the alternate name is a code or an address."""


class Feature(NamedTuple):
    """A populated place or division of the dump; names as GeoNames' readme gives them."""

    id: int
    name: str
    alternates: str
    latitude: float | None
    longitude: float | None
    code: str
    country: str
    admin1: str
    admin2: str
    population: int


class AlternateName(NamedTuple):
    """A name of alternateNamesV2.txt; ``preferred`` is what GeoNames prefers in English."""

    place: int
    name: str
    preferred: bool


class Lines:
    """The lines of one file, split at tabs; counts those that have not the columns they should.

    Args:
        path: a text file, or a zip archive with one.
        columns: how many columns a line has.
        progress: told every few megabytes.
    """

    def __init__(self, path: Path, columns: int, progress: Progress | None = None) -> None:
        self.path = path
        self.columns = columns
        self.progress = progress or (lambda *_: None)
        self.malformed = 0

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the fields of each line; raises UsageError for a file that cannot be read."""
        try:
            with _opened(self.path) as (stream, total):
                yield from self._fields(stream, total)
        except (OSError, zipfile.BadZipFile) as error:
            raise UsageError(f"cannot read {self.path}: {error}; load it again") from error

    def _fields(self, stream: IO[bytes], total: int) -> Iterator[list[str]]:
        read, told = 0, 0
        for line in stream:
            read += len(line)
            if read - told >= _TELL_EVERY:
                told = read
                self.progress(self.path.name, read, total)
            fields = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            if len(fields) == self.columns:
                yield fields
            elif fields != [""]:
                self.malformed += 1
        self.progress(self.path.name, total, total)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """Open a file, or the one of an archive that is no readme, with its size in bytes."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream, path.stat().st_size
        return
    with zipfile.ZipFile(path) as archive:
        texts = [m for m in archive.infolist() if m.filename.endswith(".txt") and m.filename != "readme.txt"]
        if len(texts) != 1:
            raise UsageError(f"{path} should hold one table, and holds {len(texts)}; name the table itself")
        with archive.open(texts[0]) as stream:
            yield stream, texts[0].file_size


def read_features(lines: Lines) -> Iterator[Feature]:
    """Yield the populated places that are still there, and first- and second-order divisions."""
    for fields in lines:
        kind, code = fields[6], fields[7]
        if (kind == "P" and code not in _GONE) or (kind == "A" and code in ("ADM1", "ADM2")):
            feature = _feature(fields)
            if feature is None:
                lines.malformed += 1
            else:
                yield feature


def _feature(fields: list[str]) -> Feature | None:
    try:
        return Feature(
            id=int(fields[0]),
            name=fields[1],
            alternates=fields[3],
            latitude=float(fields[4]),
            longitude=float(fields[5]),
            code=fields[7],
            country=fields[8],
            admin1=fields[10],
            admin2=fields[11],
            population=int(fields[14] or 0),
        )
    except ValueError:
        return None


def feature_lines(dump: Path, progress: Progress | None = None) -> Lines:
    """Return the lines of allCountries, citiesN or one country's file."""
    return Lines(dump, _COLUMNS, progress)


def read_alternate_names(folder: Path, progress: Progress | None = None) -> Iterator[AlternateName] | None:
    """Return the names of alternateNamesV2 beside the dump that are in use, or None where it is not there."""
    path = _beside(folder, "alternateNamesV2")
    return None if path is None else _alternate_names(Lines(path, 10, progress))


def _alternate_names(lines: Lines) -> Iterator[AlternateName]:
    for _, place, language, name, preferred, _, _, historic, *_ in lines:
        if language not in _NO_LANGUAGE and historic != "1" and place.isdecimal():
            yield AlternateName(int(place), name, language == "en" and preferred == "1")


def read_division_codes(folder: Path, file: str) -> Iterator[Feature]:
    """Yield the divisions of admin1CodesASCII or admin2Codes beside the dump; nothing where it is not there."""
    path = _beside(folder, file)
    for code, name, _, number in Lines(path, 4) if path else ():
        country, first, *second = code.split(".")
        kind = "ADM2" if second else "ADM1"
        if number.isdecimal():
            yield Feature(int(number), name, "", None, None, kind, country, first, ".".join(second), 0)


def _beside(folder: Path, name: str) -> Path | None:
    found = (folder / f"{name}{ending}" for ending in (".txt", ".zip"))
    return next((path for path in found if path.is_file()), None)
