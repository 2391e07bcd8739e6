"""ACLED's 31 columns: candidates for a coder, one row for each place, day, parties and event type.

Columns, types and precision codes: ``shared/research/event-coders.md``, 6.1, read from ACLED's own R package; what
rests on memory there is named in ``docs/exports.md``. Ids are ours. What is only claimed has rows of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TextIO

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.events import load_event_types
from factbox.publish.document import end_sentence, full_sentence, head
from factbox.publish.exports import Row, write_table
from factbox.publish.formats.actor_list import ActorList
from factbox.publish.formats.candidates import (
    Candidate,
    Party,
    country_named,
    dispute_words,
    find_candidates,
    last_day,
    open_disputes,
    reports_of,
    voices_of,
)
from factbox.publish.formats.options import Options, left_out
from factbox.publish.formats.tolls import Clauses, borne_toll, claimed_toll, together_words
from factbox.publish.wording import outlet_words, range_words
from factbox.records import Place, Report, View, content_id

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_DISORDER = {"Strategic developments": "Strategic developments", "Protests": "Demonstrations"}
_DEMONSTRATION = "Violent demonstration"
_OTHER_DISORDER = "Political violence"
_CIVILIANS = "Violence against civilians"
_OVERTAKES, _REGAINS = "Non-state actor overtakes territory", "Government regains territory"
_SUICIDE = ("Explosions/Remote violence", "Suicide bomb")
_SPECIFIC = (_OVERTAKES, _REGAINS)

_VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100}
"""What a word for a number is coded as: ACLED's FAQ of 2024, in a third party's copy."""

WEEK, MONTH = 7, 31
"""Days that an event may span to be coded by week or by month; what is vaguer has no code and is left out."""

_GEO = {"city": 1, "facility": 1, "district": 2, "province": 3, "region": 3}


@dataclass(frozen=True, slots=True)
class _Coded:
    """A candidate with what makes its row."""

    candidate: Candidate
    place: Place
    day: date
    time_precision: int
    event_type: str
    sub_event_type: str

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two candidates one row; what is only claimed is never in one with what is not."""
        one, other = self.candidate.actor, self.candidate.recipient
        parties = (one.side or one.name, other.side or other.name)
        return self.place.id, self.day, parties, self.event_type, self.candidate.only_claimed


def write_acled(view: View, stream: TextIO, options: Options) -> tuple[str, ...]:
    """Write the rows, oldest first, and return a note on what has none.

    Args:
        view: what the ledger can say.
        stream: where to; open it with ``newline=""``.
        options: the list of actors, without which the columns for actors stay empty.
    """
    missing: Counter[str] = Counter()
    groups: dict[tuple[object, ...], list[_Coded]] = {}
    for coded in _coded(view, options.actors, missing):
        groups.setdefault(coded.key, []).append(coded)
    clauses = Clauses(view)
    rows = [_row(view, clauses, group, options.actors) for group in groups.values()]
    write_table(COLUMNS, sorted(rows, key=_order), stream)
    return left_out("acled", missing)


def _order(row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in ("event_date", "location", "event_type", "event_id_cnty"))


def _coded(view: View, actors: ActorList, missing: Counter[str]) -> Iterator[_Coded]:
    """Yield the candidates that ACLED has a row for, and count the others by why they have none."""
    for candidate in find_candidates(view):
        codes = _codes(candidate, actors)
        day = _day(candidate, last_day(view, candidate))
        if not candidate.told:
            missing["forecast, denied or withdrawn"] += 1
        elif codes is None:
            missing["of a type that ACLED has not"] += 1
        elif candidate.place is None or candidate.place.kind == "country":
            missing["with no place within a country"] += 1
        elif day is None:
            missing["dated no closer than a month"] += 1
        else:
            yield _Coded(candidate, candidate.place, *day, *codes)
    unmoved = [row for row in view.control if row.state == "held" and row.change == "none"]
    missing["states in which nothing happened"] += len(unmoved)


# --- codes


@cache
def _types() -> dict[str, tuple[str, str]]:
    return {kind.name: kind.acled for kind in load_event_types() if kind.acled}


def _codes(candidate: Candidate, actors: ActorList) -> tuple[str, str] | None:
    """Return event type and sub-event type by our tables, refined by who took a place and by how a bomb went off."""
    codes = _types().get(candidate.type)
    if codes and codes[1] == _OVERTAKES and _is_state(candidate, actors):
        return codes[0], _REGAINS
    if candidate.type == "attack.bombing" and any("suicide" in claim.quote.casefold() for claim in candidate.claims):
        return _SUICIDE
    return codes


def _is_state(candidate: Candidate, actors: ActorList) -> bool:
    """Say whether who took the place is the state it lies in; a foreign one overtakes, as rebels do."""
    inter = actors.called("acled_inter", candidate.actor.name, candidate.actor.side)
    if inter:
        return inter == "1"
    country = country_named(candidate.place)
    return bool(country) and candidate.actor.side.removeprefix(GOVERNMENT).removeprefix("the ") == country


def _day(candidate: Candidate, last: date | None) -> tuple[date, int] | None:
    """Return the day of a row and its precision: 1 a day, 2 a week, 3 a month; None for what is vaguer.

    An interval is coded as its middle. "By 13 August" has no first day; it is coded as that day, in the coarsest step.
    """
    first = candidate.days.first
    if last is None or (first and first > last):
        return None
    if first is None:
        return last, 3
    span = (last - first).days
    middle = first + timedelta(days=span // 2)
    return (middle, 1 if span == 0 else 2 if span < WEEK else 3) if span < MONTH else None


def _geo_precision(candidate: Candidate, place: Place) -> int:
    outside = getattr(candidate.record, "extent", "") == "outskirts"
    return 2 if outside and _GEO[place.kind] == 1 else _GEO[place.kind]


@cache
def _iso_numbers() -> dict[str, str]:
    lines = files(__package__).joinpath("iso_numeric.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


# --- rows


def _row(view: View, clauses: Clauses, group: Sequence[_Coded], actors: ActorList) -> Row:
    coded = max(group, key=lambda one: (one.sub_event_type in _SPECIFIC, -one.time_precision))
    candidate, place = coded.candidate, coded.place
    reports = _unique(report for one in group for report in reports_of(view, one.candidate))
    return {
        "event_id_cnty": "factbox-" + content_id("acled", *(str(part) for part in coded.key)),
        "event_date": coded.day.isoformat(),
        "year": coded.day.year,
        "time_precision": coded.time_precision,
        "disorder_type": _disorder(coded),
        "event_type": coded.event_type,
        "sub_event_type": coded.sub_event_type,
        **_actors(coded, actors),
        "civilian_targeting": "Civilian targeting" if coded.event_type == _CIVILIANS else "",
        "iso": _iso_numbers().get(place.country, ""),
        "region": "",
        "country": country_named(place),
        "admin1": place.admin1,
        "admin2": place.name if place.kind == "district" else "",
        "admin3": "",
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": _geo_precision(candidate, place),
        "source": "; ".join(dict.fromkeys(outlet_words(report) for report in reports)),
        "source_scale": "",
        "notes": " ".join(dict.fromkeys(note for one in group for note in _notes(view, clauses, one))),
        "fatalities": _fatalities(clauses, group),
        "tags": "; ".join(f"status={status}" for status in dict.fromkeys(one.candidate.status for one in group)),
        "timestamp": max((int(report.published.timestamp()) for report in reports if report.published), default=""),
    }


def _disorder(coded: _Coded) -> str:
    """Return the disorder type; of riots the violent demonstration is one of demonstrations."""
    kind = "Protests" if coded.sub_event_type == _DEMONSTRATION else coded.event_type
    return _DISORDER.get(kind, _OTHER_DISORDER)


def _unique(reports: Iterable[Report]) -> list[Report]:
    return list({report.id: report for report in reports}.values())


def _actors(coded: _Coded, actors: ActorList) -> Row:
    """Return the columns of both parties, from the user's list alone."""
    row: dict[str, object] = {}
    for number, party in (("1", coded.candidate.actor), ("2", coded.candidate.recipient)):
        row[f"actor{number}"] = _called(actors, "acled_actor", party)
        row[f"assoc_actor_{number}"] = _called(actors, "acled_assoc_actor", party)
        row[f"inter{number}"] = _called(actors, "acled_inter", party)
    return row | {"interaction": _interaction(coded, str(row["inter1"]), str(row["inter2"]))}


def _called(actors: ActorList, column: str, party: Party) -> str:
    return actors.called(column, party.name, party.side)


def _interaction(coded: _Coded, one: str, other: str) -> str:
    """Return the code of two parties, the lower digit first, and 0 for none beside the first; empty if one is open.

    A battle has two parties, so that one whose other side no report names is open.
    """
    if one and not coded.candidate.recipient.name and coded.event_type != "Battles":
        return f"{one}0"
    return "".join(sorted((one, other))) if one and other else ""


def _notes(view: View, clauses: Clauses, coded: _Coded) -> Iterator[str]:
    """Yield what a coder must know, sentence by sentence: what, who says so, how dated, what is disputed."""
    line = coded.candidate.line
    yield f"{head(line)}. {full_sentence(line)}"
    yield from (end_sentence(note) for note in line.notes)
    if coded.candidate.days.first is None:
        yield "No first day is given."
    yield from (dispute_words(view, dispute) for dispute in open_disputes(view, coded.candidate))
    yield from _toll_notes(view, coded.candidate)
    yield from map(end_sentence, together_words(clauses.together(coded.candidate)))


def _toll_notes(view: View, candidate: Candidate) -> Iterator[str]:
    for toll, said in ((borne_toll(candidate), "according to"), (claimed_toll(candidate), "claimed only by")):
        if toll is None:
            continue
        numbers = range_words(toll.low, None, toll.high)
        yield f"Dead: {numbers or toll.vague}, {said} {'; '.join(voices_of(view, toll.claims))}."


def _fatalities(clauses: Clauses, group: Sequence[_Coded]) -> object:
    """Return the most conservative number of dead; empty where none is stated or it is not of this place alone.

    In a row that is more than claimed, only voices that are no party count; the claimed number is in the notes.
    """
    numbers = []
    for coded in group:
        candidate = coded.candidate
        toll = claimed_toll(candidate) if candidate.only_claimed else borne_toll(candidate)
        if toll is not None and not clauses.shared(toll):
            numbers.append(toll.low if toll.low is not None else _VAGUE.get(toll.vague))
    return min((number for number in numbers if number is not None), default="")
