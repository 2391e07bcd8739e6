"""Which place a mention means, from the gazetteer and the report's own context.

The method, for every name in the report at once:

1. *What can it mean?* Every place the gazetteer knows by that name, of the kind the words say ("Kandahar province").
2. *What do the words beside it say?* "Paris, Texas" and "police headquarters" in *Herat* leave what lies there.
3. *How well known is it?* One point for ten times the people, something for a capital; the bare name that a province
   shares with its own capital means the city.
4. *What is the report about?* Each name votes, with what it may mean, for countries, divisions, districts and the
   country round about; a reading is worth more where the other names of the report lie. Three rounds.
5. Where two readings that are not one spot stay close, none is chosen: :data:`TIE`.

Points are powers of ten, so that a score is the share of one reading among all. The constants are round numbers chosen
by hand; docs/places.md says what they reach on geoparsing gold. Work is linear in the mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from math import cos, hypot, log10, radians
from typing import get_args

import regex

from factbox.knowledge.places import Entry, Gazetteer, fold
from factbox.language.toponyms import find_toponyms
from factbox.records import Mention, Place, PlaceKind, Report, Span, content_id

TIE = 0.2
"""Points by which the best reading must lead the next that lies elsewhere."""

SAME_SPOT = 60.0
"""Kilometres within which two readings are one spot, so that choosing the better known does no harm."""

SMALL = 200_000
"""People below which a place in a country that the report does not name is taken for a chance namesake."""

_NAMED = 0.5
"""Votes of other names from which a country is taken to be named in a report."""

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


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What became of one mention.

    Attributes:
        mention: the mention, with id, name, score and reason filled, or the reason why it stayed open.
        place: the place; None where it stayed open.
        candidates: what it can mean, with the share of each, best first, at most five.
    """

    mention: Mention
    place: Place | None
    candidates: tuple[tuple[Place, float], ...] = ()


def resolve_places(
    mentions: Sequence[Mention], report: Report, gazetteer: Gazetteer, *, country: str = ""
) -> tuple[PlaceAnswer, ...]:
    """Return one answer for each mention, in the same order.

    Args:
        mentions: mentions of kind ``place``, with spans into ``report.text``.
        report: the report they stand in: its text, dateline, title and address give the context.
        gazetteer: where names are looked up.
        country: ISO 3166-1 alpha-2 code of the country the user says the reports are about; empty if not said.
    """
    asked = [_read_words(mention, report.text, gazetteer) for mention in mentions]
    context = _Context(gazetteer, report, country)
    for words in asked:
        if words.kind == "facility":
            context.add(words.within, "", "")
        else:
            context.add(words.name, words.kind, words.within or words.beside)
    for text, beside in _names_in(report, gazetteer):
        context.add(text, "", beside)
    context.settle()
    return tuple(_answer(mention, words, context) for mention, words in zip(mentions, asked, strict=True))


# --- what the words say -------------------------------------------------------------------------------------------

_KIND_WORD = regex.compile(
    r"(?i)^(?:the )?(?:(?P<first>city|town|village|province|district|region|governorate|state) of )?(?P<name>.+?)"
    r"(?: (?P<last>city|town|village|province|governorate|oblast|district|region|state))?$"
)
_KIND_OF_WORD: Mapping[str, PlaceKind] = {
    **dict.fromkeys(("city", "town", "village"), "city"),
    **dict.fromkeys(("province", "governorate", "oblast", "state"), "province"),
    "district": "district",
    "region": "region",
}
_KIND_AFTER = regex.compile(r" (?P<kind>[Pp]rovince|[Gg]overnorate|[Oo]blast|city|district|region|state)\b(?! \p{Lu})")
_CAPITAL_OF = regex.compile(
    r"(?i)^(?:the )?(?:provincial |regional |state )?capital(?: city)?(?: of (?P<of>.+))?$"
    r"|^(?P<whose>.+?)['’]s? (?:provincial |regional )?capital$"
)
_COMPASS = regex.compile(
    r"(?i)^(?:the )?(?P<part>(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central)(?: of)?(?: (?P<name>.+))?$"
)
_BESIDE_TEXT = regex.compile(r"\s?[,(]\s?(?P<words>\p{Lu}[^\s,;:()]*(?: (?:of |the )*\p{Lu}[^\s,;:()]*){0,3})")
_LEADING = regex.compile(r"(?i)^(?:the|a|an|one|its|their|his|her) ")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a mention's words say, taken apart.

    Attributes:
        name: the name to look up; empty if the words hold none.
        kind: the kind the words say it is; empty if they say nothing.
        capital: whether the capital of what is named is meant.
        part: a word of the compass, for a part of what is named.
        within: the words of the place it lies in.
        beside: the words that follow, which may name the place it lies in.
    """

    name: str
    kind: PlaceKind | str = ""
    capital: bool = False
    part: str = ""
    within: str = ""
    beside: str = ""


def _read_words(mention: Mention, text: str, gazetteer: Gazetteer) -> _Words:
    """Take a mention's words apart."""
    words = regex.sub(r"['’]s?$", "", " ".join(mention.text.split()))
    within, hint = mention.within, mention.hint
    beside = _beside(text, mention.span)
    if hint == "facility":
        return _Words(words, "facility", within=within)
    if capital := _CAPITAL_OF.match(words):
        name = capital["of"] or capital["whose"] or within
        return replace(_read_kind(name, gazetteer), kind="capital", capital=True, beside=beside)
    if (compass := _COMPASS.match(words)) and not gazetteer.knows(words):
        return _Words(compass["name"] or within, "region", part=compass["part"])
    read = _read_kind(words, gazetteer)
    kind = hint if hint in get_args(PlaceKind) else read.kind or _kind_after(text, mention.span)
    if hint == "capital":
        kind = "province" if read.kind in ("province", "region") else "capital"
        return replace(read, kind=kind, capital=True, within=within, beside=beside)
    return replace(read, kind=kind, within=within, beside=beside)


def _read_kind(words: str, gazetteer: Gazetteer) -> _Words:
    """Part a name from the word for its kind, unless that is part of the name ("Mexico City", "Northern Province")."""
    match = _KIND_WORD.match(words)
    kind = _KIND_OF_WORD.get((match["first"] or match["last"] or "").lower(), "") if match else ""
    if match is None or not kind or (kind == "city" and gazetteer.knows(words)) or _COMPASS.match(match["name"]):
        return _Words(_LEADING.sub("", words))
    return _Words(match["name"], kind)


def _kind_after(text: str, span: Span) -> PlaceKind | str:
    """Return what kind the word after a name says it is: "Kandahar" before "province"."""
    match = _KIND_AFTER.match(text, span.end)
    return _KIND_OF_WORD[match["kind"].lower()] if match else ""


def _beside(text: str, span: Span) -> str:
    """Return the capitalised words after "X, " or "X (", which may name where X lies."""
    match = _BESIDE_TEXT.match(text, span.end)
    return match["words"] if match else ""


def _names_in(report: Report, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the names of places anywhere in the report, with the words beside each: its context."""
    for part in (report.dateline, report.title, report.text):
        for span in find_toponyms(part, gazetteer, peoples=True):
            yield part[span.start : span.end], _beside(part, span)


# --- what it can mean ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Name:
    """One name of the report, all its mentions together.

    ``points`` is what each reading has before the context is asked, ``shares`` what it has now, ``final`` its points in
    the end; all follow ``readings``. ``said`` is the place named beside it, where one of the readings lies in it.
    """

    readings: tuple[Entry, ...]
    points: list[float]
    shares: list[float] = field(default_factory=list)
    mentions: int = 0
    said: str = ""
    final: tuple[float, ...] = ()

    @property
    def weight(self) -> float:
        """How much it says of what the report is about: more for many mentions, but not in proportion."""
        return 1 + log10(self.mentions) if self.mentions else 0.0

    def set_shares(self, points: Sequence[float]) -> None:
        top = max(points)
        raw = [10 ** (point - top) for point in points]
        total = sum(raw)
        self.shares = [value / total for value in raw]


class _Context:
    """All names of a report and what they say about each other."""

    def __init__(self, gazetteer: Gazetteer, report: Report, country: str) -> None:
        self.gazetteer = gazetteer
        self.names: dict[tuple[str, str, str], _Name] = {}
        self.stated = country
        self.told = country or _country_of_address(report.url, gazetteer)
        self.votes: dict[str, defaultdict[object, float]] = {}
        self.total = 0.0
        self._beside: dict[tuple[str, str, str], tuple[frozenset[str], str] | None] = {}

    # --- names

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
        self.names[key].mentions += 1

    def _new(self, name: str, kind: str, beside: str) -> _Name:
        readings = self.readings(name, kind)
        inside, said = self._inside(name, kind, beside) or ((), "") if beside else ((), "")
        points = [self._prior(entry, readings, kind) + _BESIDE * (entry.place.id in inside) for entry in readings]
        made = _Name(readings, points, said=said)
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
        self.total = 0.0
        for name in self.names.values():
            self.total += name.weight if name.readings else 0.0
            for entry, share in zip(name.readings, name.shares, strict=True):
                for scale, where in _whereabouts(entry):
                    self.votes[scale][where] += name.weight * share

    def points(self, name: _Name) -> list[float]:
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

    def country_in_play(self, *, apart_from: _Name | None = None) -> str:
        """Return the country most names of the report lie in, one name apart; empty where none has half the votes."""
        if self.stated:
            return self.stated
        half = (self.total - (apart_from.weight if apart_from else 0.0)) / 2
        codes = (str(code) for code in self.votes["country"])
        return next((code for code in codes if self.votes_for(code, apart_from=apart_from) > half), "")

    def votes_for(self, country: str, *, apart_from: _Name | None = None) -> float:
        """Return the votes that a country has, those of one name apart."""
        own = 0.0
        if apart_from is not None:
            shares = zip(apart_from.readings, apart_from.shares, strict=True)
            own = apart_from.weight * sum(share for entry, share in shares if entry.place.country == country)
        return self.votes["country"][country] - own


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


# --- the answer ---------------------------------------------------------------------------------------------------


def _answer(mention: Mention, words: _Words, context: _Context) -> PlaceAnswer:
    """Return what one mention means."""
    if words.kind == "facility":
        return _facility(mention, words, context)
    if words.part:
        return _part(mention, words, context)
    if not words.name:
        return _capital_in_play(mention, context) if words.capital else _open(mention, "The words name no place.")
    name = context.names[context.key(words.name, words.kind, words.within or words.beside)]
    if not name.readings:
        return _unknown(mention, words, context)
    return _choose(mention, words, name, context)


def _choose(mention: Mention, words: _Words, name: _Name, context: _Context) -> PlaceAnswer:
    points = name.final or context.points(name)
    ranked = sorted(zip(points, name.readings, strict=True), key=lambda pair: (-pair[0], pair[1].place.id))
    whole = sum(10 ** (p - ranked[0][0]) for p, _ in ranked)
    shares = tuple((entry.place, round(10 ** (p - ranked[0][0]) / whole, 3)) for p, entry in ranked[:5])
    about = context.country_in_play(apart_from=name)
    fit = [(p, entry) for p, entry in ranked if not _is_out_of_place(entry, about, name, context)]
    if not fit:
        return _only_elsewhere(mention, words, shares, context)
    top, best = fit[0]
    rival = next((e for p, e in fit[1:] if top - p < TIE and not _same_spot(best.place, e.place)), None)
    if rival is not None:
        both = f"{_where(best.place)} and {_where(rival.place)}"
        return _open(mention, f"{words.name!r} fits {both}, and nothing in the report decides.", shares)
    score = max(round(10 ** (top - ranked[0][0]) / whole, 3), 0.001)
    if words.capital:
        return _capital(mention, best.place, score, context)
    return _found(mention, best.place, score, _why(best, name, context), shares)


def _only_elsewhere(
    mention: Mention, words: _Words, shares: tuple[tuple[Place, float], ...], context: _Context
) -> PlaceAnswer:
    """Return what becomes of a name that is known only in countries of which the report gives no sign."""
    if words.kind:
        return _unknown(mention, words, context)
    where = _where(shares[0][0])
    reason = f"The gazetteer knows {words.name!r} only as {where}, a country the report does not name."
    return _open(mention, reason, shares)


def _is_out_of_place(entry: Entry, about: str, name: _Name, context: _Context) -> bool:
    """Say whether a small place lies in a country that the report gives no sign of, and the report is about another.

    A village that no gazetteer has often has a namesake far away.
    """
    place = entry.place
    if about in ("", place.country) or entry.population >= SMALL or place.kind not in ("city", "district") or name.said:
        return False
    return context.votes_for(place.country, apart_from=name) < _NAMED


def _why(best: Entry, name: _Name, context: _Context) -> str:
    if name.said:
        return f"The words beside it say that it lies in {name.said}."
    if len(name.readings) == 1:
        return "The only place of that name in the gazetteer."
    country = context.gazetteer.country(best.place.country)
    if best.place.kind != "country" and country and best.place.country == context.country_in_play():
        return f"Of {len(name.readings)} places of that name, the one in {country.name}, which the report is about."
    if best.place == name.readings[0].place:
        return f"The best known of {len(name.readings)} places of that name."
    return f"Of {len(name.readings)} places of that name, the one nearest to the report's other places."


def _same_spot(one: Place, other: Place) -> bool:
    if one.country != other.country or None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return kilometres(one, other) <= SAME_SPOT or one.admin1 == other.name or other.admin1 == one.name


def kilometres(one: Place, other: Place) -> float:
    """Return about how far two places with positions lie apart; right to a few per cent below 1,000 km."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    east = (one.longitude - other.longitude + 180) % 360 - 180
    east *= cos(radians((one.latitude + other.latitude) / 2))
    return 111.2 * hypot(one.latitude - other.latitude, east)


def _where(place: Place) -> str:
    return ", ".join(filter(None, (place.name, place.admin1, place.country)))


def _found(
    mention: Mention, place: Place, score: float, reason: str, candidates: tuple[tuple[Place, float], ...] = ()
) -> PlaceAnswer:
    filled = replace(mention, id=place.id, name=place.name, score=score, reason=reason)
    return PlaceAnswer(filled, place, candidates or ((place, score),))


def _open(mention: Mention, reason: str, candidates: tuple[tuple[Place, float], ...] = ()) -> PlaceAnswer:
    return PlaceAnswer(replace(mention, reason=reason), None, candidates)


# --- capitals, parts, facilities, unknown places ------------------------------------------------------------------


def _capital(mention: Mention, of: Place, score: float, context: _Context) -> PlaceAnswer:
    city = context.gazetteer.capital_of(of.id)
    if city is not None:
        return _found(mention, city, score, f"The capital of {of.name}.")
    if of.kind == "city":
        return _found(mention, of, score, f"{of.name} is itself the city.")
    return _open(mention, f"The gazetteer knows no capital of {_where(of)}.")


def _capital_in_play(mention: Mention, context: _Context) -> PlaceAnswer:
    country = context.gazetteer.country(context.country_in_play())
    if country is None:
        return _open(mention, "No country is named whose capital it could be.")
    return _capital(mention, country, 0.7, context)


def _part(mention: Mention, words: _Words, context: _Context) -> PlaceAnswer:
    """Return the north of a country as a region of the ledger's own; "northern Kunduz" is Kunduz."""
    whole = _holder(words.name, context) if words.name else context.gazetteer.country(context.country_in_play())
    if whole is None:
        return _open(mention, "The words name a part of no known place.")
    if whole.kind != "country" and words.part[0].isupper():
        return _open(mention, f"The gazetteer has no place called {mention.text!r}.")
    if whole.kind != "country":
        return _found(mention, whole, 0.8, f"{whole.name}, described by where it lies.")
    part = words.part.replace("-", "").lower()
    name = f"{part if part.endswith('ern') or part == 'central' else part + 'ern'} {whole.name}"
    name = name[0].upper() + name[1:]
    place = Place(f"local:{content_id(fold(name), whole.country)}", name, "region", country=whole.country)
    return _found(mention, place, 0.8, f"A part of {whole.name}, as the words say.")


def _facility(mention: Mention, words: _Words, context: _Context) -> PlaceAnswer:
    """Return a building or site as a place of the ledger's own, inside the place it lies in."""
    plain = _LEADING.sub("", words.name)
    holder = _holder(words.within, context) if words.within else _named_in(plain, context)
    if holder is None and words.within:
        return _open(mention, f"It lies in {words.within!r}, which was not resolved.")
    if holder is None and any(word[0].isupper() for word in plain.split()):
        holder = context.gazetteer.country(context.country_in_play())
    if holder is None:
        return _open(mention, "The text does not say where it stands.")
    place = Place(
        id=f"local:{content_id(fold(plain), holder.id)}",
        name=plain if fold(holder.name) in fold(plain) else f"{plain} ({holder.name})",
        kind="facility",
        admin1=holder.admin1,
        country=holder.country,
        latitude=holder.latitude if holder.kind == "city" else None,
        longitude=holder.longitude if holder.kind == "city" else None,
    )
    return _found(mention, place, 0.8, f"A facility in {_where(holder)}.")


def _holder(words: str, context: _Context) -> Place | None:
    """Return the place that words of the report name, in the report's context; None where that is open."""
    read = _read_kind(words, context.gazetteer)
    key = context.key(read.name, str(read.kind), "")
    name = context.names.get(key) or context._new(read.name, str(read.kind), "")
    if not name.readings:
        return None
    anywhere = Mention(Span(0, 0), words, "place")
    return _choose(anywhere, read, name, context).place


def _named_in(words: str, context: _Context) -> Place | None:
    """Return the place that a facility's own name holds ("Kandahar prison"), or None."""
    spans = find_toponyms(words, context.gazetteer)
    return _holder(words[spans[0].start : spans[0].end], context) if spans else None


def _unknown(mention: Mention, words: _Words, context: _Context) -> PlaceAnswer:
    """Return a place of the ledger's own where the text plainly calls it a place, else leave it open."""
    if not words.kind or words.capital:
        near = _similar(words.name, context)
        hint = f" A similar name, not taken: {near}." if near else ""
        return _open(mention, f"The gazetteer has no place called {words.name!r}.{hint}")
    holder = _holder(words.within or words.beside, context) if words.within or words.beside else None
    country = holder.country if holder else context.country_in_play()
    place = Place(
        id=f"local:{content_id(fold(words.name), country)}",
        name=words.name,
        kind=words.kind,  # type: ignore[arg-type]
        admin1=holder.admin1 if holder else "",
        country=country,
    )
    return _found(mention, place, 0.5, f"No gazetteer has it; the text calls it a {words.kind}.")


def _similar(name: str, context: _Context) -> str:
    """Return a known name much like this one, for a person to consider; never used to resolve."""
    near = get_close_matches(fold(name), context.gazetteer.beginning(fold(name)[:3]), n=1, cutoff=0.75)
    entries = context.gazetteer.candidates(near[0]) if near else ()
    return _where(entries[0].place) if entries else ""
