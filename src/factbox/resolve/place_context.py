"""All names of a report, what each can mean, and how they vote on each other's readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, log10, radians

import regex

from factbox.knowledge.actors import SHIPPED
from factbox.knowledge.places import Entry, Gazetteer, fold
from factbox.records import Place, PlaceKind, Report
from factbox.resolve.states import state_named, states_shown
from factbox.resolve.toponym_words import neighbours_in

ROUNDS = 3
CELL = 1.5
"""Degrees of latitude in a cell of "the country round about": its neighbours count too."""

_PRIOR = {"country": 1.5, "province": 0.5, "district": -1.0, "region": 0.0, "city": 0.0, "facility": 0.0}
_CALLED = {"prime": 1.5, "own": 0.0, "alternate": -1.0, "derived": -0.6}
_CAPITAL = {"country": 0.7, "admin1": 0.3, "admin2": 0.1, "": 0.0}
_NAMESAKE = 2.0
"""Taken from a division that shares its name with its own seat, unless the words say that it is the division."""

_COUNTRY, _DIVISION, _DISTRICT, _NEAR = 1.5, 1.2, 0.5, 0.8
"""Weights of the votes; each is taken times the logarithm of how far the votes exceed :data:`_FLOOR`."""

_REGION = 10_000_000
"""People of a region or sea, for want of a number: whoever writes "the Middle East" means the great one."""

_SEAT = 20_000
"""People of a seat of a first-order division, for want of a number."""

_STATED, _ADDRESS = 3.0, 0.7
"""For a reading in the country the user says the reports are about; in the country of the report's address."""

_FLOOR = 0.03
_BESIDE = 4.0
"""For a reading that lies in the place named beside it."""

_KEPT = 40
"""Readings kept of one name; only names of villages have more."""


@dataclass(slots=True)
class Name:
    """One name of the report, all its mentions together.

    ``points`` is what each reading has before the context is asked, ``shares`` what it has now, ``final`` its points in
    the end; all follow ``readings``. ``said`` is the place named beside it, where one of the readings lies in it;
    ``folded`` the name as it is looked up.
    """

    readings: tuple[Entry, ...]
    points: list[float]
    shares: list[float] = field(default_factory=list)
    mentions: int = 0
    said: str = ""
    folded: str = ""
    final: tuple[float, ...] = ()

    @property
    def weight(self) -> float:
        """How much it says of what the report is about: more for many mentions, but not in proportion."""
        return 1 + log10(self.mentions) if self.mentions else 0.0

    def set_shares(self, points: Sequence[float]) -> None:
        """Turn the points of the readings, which are powers of ten, into shares of one."""
        top = max(points)
        raw = [10 ** (point - top) for point in points]
        total = sum(raw)
        self.shares = [value / total for value in raw]


class Context:
    """All names of a report and what they say about each other.

    ``noticed`` has the folded names that the text has as places: no words of the language, no people, no parts of
    longer names. ``states`` are those that the report speaks of and no gazetteer has, ``countries`` the codes of those
    that it names: by name, by the word for their people, by their capital. ``outside`` has the folded names of towns
    that it puts where the gazetteer has none of that name.
    """

    def __init__(self, gazetteer: Gazetteer, report: Report, country: str) -> None:
        self.gazetteer = gazetteer
        self.names: dict[tuple[str, str, str], Name] = {}
        self._same: defaultdict[str, list[Name]] = defaultdict(list)
        self.stated = country
        self.told = country or _country_of_address(report.url, gazetteer)
        self.votes: dict[str, defaultdict[object, float]] = {}
        self.total = self.unknown = 0.0
        self.noticed: set[str] = set()
        self.states = () if country else states_shown(report.text, SHIPPED, gazetteer)
        self.countries: set[str] = set()
        self._abroad = neighbours_in(report.text, gazetteer)
        self._beside: dict[tuple[str, str, str], tuple[frozenset[str], str] | None] = {}
        self.outside: set[str] = set()

    # --- names

    def put_outside(self, name: str, kind: str, division: str) -> None:
        """Note a town that the report puts into a known province in which no town of that name is known."""
        holders = [e for e in self.gazetteer.candidates(division) if e.place.kind == "province" and e.called == "own"]
        towns = [e for e in self.readings(name, kind) if e.place.kind in ("city", "district")]
        if holders and towns and not any(_lies_in(town, holder) for town in towns for holder in holders):
            self.outside.add(fold(name))

    def key(self, name: str, kind: str, beside: str) -> tuple[str, str, str]:
        """Return under which key a name is kept; what stands beside it counts only where a reading lies in it."""
        plain = (fold(name), kind, "")
        if beside and fold(name):
            said = (fold(name), kind, fold(beside))
            if said in self.names or self._inside(name, kind, beside):
                return said
        return plain

    def add(self, name: str, kind: str, beside: str) -> None:
        """Count one mention of a name."""
        key = self.key(name, kind, beside)
        if key not in self.names:
            self.names[key] = self._new(name, kind, beside if key[2] else "")
            self._same[key[0]].append(self.names[key])
        self.names[key].mentions += 1

    def notice(self, name: str, beside: str) -> None:
        """Count a place found in the text, whether or not a claim mentions it."""
        self.noticed.add(fold(name))
        self.countries.add(state_named(name, self.gazetteer) or self.gazetteer.country_of_demonym(name) or "")
        self.add(name, "", beside)

    def name(self, name: str, kind: str, beside: str = "") -> Name:
        """Return a name with its readings, whether or not the report counts it among its own."""
        key = self.key(name, kind, beside)
        return self.names.get(key) or self._new(name, kind, beside if key[2] else "")

    def _new(self, name: str, kind: str, beside: str) -> Name:
        readings = self.readings(name, kind)
        inside, said = self._inside(name, kind, beside) or ((), "") if beside else ((), "")
        points = [self._prior(entry, readings, kind) + _BESIDE * (entry.place.id in inside) for entry in readings]
        made = Name(readings, points, said=said, folded=fold(name))
        if readings:
            made.set_shares(points)
        return made

    def readings(self, name: str, kind: str) -> tuple[Entry, ...]:
        """Return what a name can mean, of the kind its words say where there are such."""
        people = self.gazetteer.country_of_demonym(name)
        land = self.gazetteer.entry(f"gn:{people}") if people else None
        found = self.gazetteer.candidates(name)
        if land is not None and kind != "province":
            return (land, *(e for e in found if e.place.kind == "province" and e.called == "own"))
        fit = tuple(e for e in found if _fits(e.place.kind, kind))
        if kind == "district" and not fit:
            return tuple(e for e in found if e.place.kind != "province")[:_KEPT]
        return (fit if kind == "province" else fit or found)[:_KEPT]

    def _inside(self, name: str, kind: str, beside: str) -> tuple[frozenset[str], str] | None:
        """Return the readings that lie in the place named beside, and its name; None where none does."""
        asked = (name, kind, beside)
        if asked not in self._beside:
            self._beside[asked] = self._find_inside(name, kind, beside)
        return self._beside[asked]

    def _find_inside(self, name: str, kind: str, beside: str) -> tuple[frozenset[str], str] | None:
        readings = self.readings(name, kind)
        for words in _shorter(beside):
            for holder in self.gazetteer.candidates(words):
                inside = frozenset(e.place.id for e in readings if e.called != "alternate" and _lies_in(e, holder))
                if inside:
                    return inside, holder.place.name
        return None

    def _prior(self, entry: Entry, readings: tuple[Entry, ...], kind: str) -> float:
        people = entry.population or (
            _REGION if entry.place.kind == "region" else _SEAT * (entry.capital_of == "admin1")
        )
        points = log10(people + 300) + _CALLED[entry.called] + _CAPITAL[entry.capital_of]
        points += _PRIOR[entry.place.kind]
        if entry.place.kind != kind and entry.place.kind in ("province", "district"):
            points -= _NAMESAKE * self._shares_name_with_seat(entry, readings)
        return points

    def _shares_name_with_seat(self, entry: Entry, readings: tuple[Entry, ...]) -> bool:
        if entry.place.kind == "district":
            return any(e.place.kind == "city" and e.district == entry.place.id for e in readings)
        seat = self.gazetteer.capital_of(entry.place.id)
        if seat is None or entry.called == "prime":
            return False
        return any(e.place.id == seat.id and _CALLED[e.called] >= _CALLED[entry.called] for e in readings)

    # --- votes

    def settle(self) -> None:
        """Let the names of the report vote on each other's readings."""
        for _ in range(ROUNDS):
            self._count()
            fresh = [(name, self.points(name)) for name in self.names.values() if name.readings]
            for name, points in fresh:
                name.set_shares(points)
        self._count()
        for name in self.names.values():
            name.final = tuple(self.points(name))

    def _count(self) -> None:
        self.votes = {scale: defaultdict(float) for scale in ("country", "division", "district", "near")}
        self.unknown = sum(name.weight for name in self.names.values() if not name.readings)
        self.total = sum(name.weight for name in self.names.values()) - self.unknown
        for name in self.names.values():
            for entry, share in zip(name.readings, name.shares, strict=True):
                for scale, where in _whereabouts(entry):
                    self.votes[scale][where] += name.weight * share

    def points(self, name: Name) -> list[float]:
        """Return the points of each reading of a name, with the votes of all other names."""
        own: defaultdict[tuple[str, object], float] = defaultdict(float)
        for entry, share in zip(name.readings, name.shares, strict=True):
            for place in _whereabouts(entry):
                own[place] += name.weight * share
        others = self.total - name.weight
        return [
            base + self._support(entry, own, others) for entry, base in zip(name.readings, name.points, strict=True)
        ]

    def _support(self, entry: Entry, own: Mapping[tuple[str, object], float], others: float) -> float:
        def votes(scale: str, where: object) -> float:
            share = max(0.0, self.votes[scale][where] - own[scale, where]) / (others + 1)
            return log10((share + _FLOOR) / _FLOOR)

        told = _STATED if self.stated else _ADDRESS
        points = told * (entry.place.country == self.told != "") + _COUNTRY * votes("country", entry.place.country)
        if entry.place.kind == "country":
            return points
        points += _DIVISION * votes("division", _division(entry)) + _DISTRICT * votes("district", _district(entry))
        near = sum((max(0.0, self.votes["near"][c] - own["near", c]) for c in _around(entry)), 0.0)
        return points + _NEAR * log10((near / (others + 1) + _FLOOR) / _FLOOR)

    @property
    def unmapped(self) -> bool:
        """Whether no gazetteer has most of the names: the few that one has are likely to be chance namesakes."""
        return self.unknown > self.total

    def country_in_play(self, *, apart_from: Name | None = None) -> str:
        """Return the country most names of the report lie in, one name apart.

        Empty where none has half the votes of the known names, and as many as half of those that no gazetteer has.
        """
        if self.stated:
            return self.stated
        half = (self.total - (apart_from.weight if apart_from else 0.0)) / 2
        codes = (code for code in map(str, self.votes["country"]) if code not in self._abroad)
        code = max(codes, key=lambda code: self.votes_for(code, apart_from=apart_from), default="")
        votes = self.votes_for(code, apart_from=apart_from) if code else 0.0
        if self.is_out_of_story(code):
            return ""
        return code if votes > half and votes >= self.unknown / 2 else ""

    def is_out_of_story(self, country: str) -> bool:
        """Say whether a country is named nowhere in a report on a land that no gazetteer has.

        That is one that tells of the army or ministry of an unknown state, or most of whose places nobody knows. The
        villages of such a land are called like villages somewhere.
        """
        return (bool(self.states) or self.unmapped) and not self.stated and country not in self.countries

    def votes_for(self, country: str, *, apart_from: Name | None = None) -> float:
        """Return the votes that a country has, those of one name apart, of whatever kind the words call it."""
        if apart_from is None:
            return self.votes["country"][country]
        return self.votes["country"][country] - sum(_votes_of(name, country) for name in self._same[apart_from.folded])


def _votes_of(name: Name, country: str) -> float:
    shares = zip(name.readings, name.shares, strict=True)
    return name.weight * sum(share for entry, share in shares if entry.place.country == country)


def _fits(kind: PlaceKind, wanted: str) -> bool:
    if wanted == "province":
        return kind in ("province", "region")
    if wanted == "capital":
        return kind in ("province", "country")
    if wanted in ("district", "city"):
        return kind == wanted
    return wanted != "region" or kind in ("region", "province", "district")


def _shorter(words: str) -> Iterator[str]:
    """Yield a run of words and ever fewer of them: only the first may be the name."""
    parts = words.rstrip(".").split()
    for size in range(len(parts), 0, -1):
        yield " ".join(parts[:size])


def _lies_in(entry: Entry, holder: Entry) -> bool:
    if holder.place.kind == "country":
        return entry.place.country == holder.place.country and entry.place.kind != "country"
    return holder.place.id in (entry.division, entry.district)


def _division(entry: Entry) -> str:
    return entry.place.id if entry.place.kind == "province" else entry.division


def _district(entry: Entry) -> str:
    return entry.place.id if entry.place.kind == "district" else entry.district


def _whereabouts(entry: Entry) -> Iterator[tuple[str, object]]:
    """Yield what a reading votes for."""
    if entry.place.country:
        yield "country", entry.place.country
    if division := _division(entry):
        yield "division", division
    if district := _district(entry):
        yield "district", district
    if entry.place.kind in ("city", "district") and (cell := _cell(entry.place)):
        yield "near", cell


def _cell(place: Place) -> tuple[int, int] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return int(place.latitude // CELL), int(place.longitude // (CELL / max(0.2, cos(radians(place.latitude)))))


def _around(entry: Entry) -> Iterator[tuple[int, int]]:
    cell = _cell(entry.place)
    if cell is not None:
        yield from ((cell[0] + y, cell[1] + x) for y in (-1, 0, 1) for x in (-1, 0, 1))


def _country_of_address(url: str, gazetteer: Gazetteer) -> str:
    """Return the country that the top-level domain of a report's address stands for, or nothing."""
    match = regex.match(r"https?://[^/]+\.(\p{L}{2})(?=[/:]|$)", url)
    code = match[1].upper().replace("UK", "GB") if match else ""
    return code if code and gazetteer.country(code) else ""
