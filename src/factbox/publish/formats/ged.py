"""UCDP GED's 49 columns: candidates with at least one dead, with the low, best and high of those who say so.

Columns and precision codes: ``shared/research/event-coders.md``, 6.2; their order is that of public copies of GED 23.1
and of the candidate releases. A happening in which nobody is said to have died has no row there, a bloodless capture
least of all. A number that only a party gives stands in a row of its own, in ``high`` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.places import open_gazetteer
from factbox.publish.exports import Row, write_table
from factbox.publish.formats.actor_list import ActorList
from factbox.publish.formats.candidates import (
    Candidate,
    Party,
    country_named,
    find_candidates,
    last_day,
    place_names,
    voices_of,
)
from factbox.publish.formats.options import Options, left_out
from factbox.publish.formats.tolls import Clauses, Toll, borne_toll, claimed_toll
from factbox.publish.privacy import Names
from factbox.publish.wording import iso_day, outlet_words
from factbox.records import Claim, Place, View, content_id

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""What a candidate does not fill stays empty: the ids of conflicts, dyads and countries are UCDP's to give."""

_WHERE = {"city": 1, "facility": 1, "district": 3, "province": 4, "region": 5, "country": 6}
_DATE = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Days that an event spans at most, and the precision that is: a day, two to six, a week, a month; a year beyond."""
_YEAR = 5

_CLEAR, _UNCLEAR = 1, 2
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class _Death:
    """A candidate with a number of dead: what voices that are no party say, or what a party claims."""

    candidate: Candidate
    toll: Toll
    claimed: bool
    places: tuple[Place | None, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two candidates one row: one clause that gives the number for several places together."""
        claim = self.toll.claims[0]
        own = (claim.report_id, claim.span) if self.places else self.candidate.record.claims
        return (*own, self.claimed)


def write_ged(view: View, stream: TextIO, options: Options) -> tuple[str, ...]:
    """Write the rows, oldest first, and return a note on what has none.

    Args:
        view: what the ledger can say.
        stream: where to; open it with ``newline=""``.
        options: the list of actors, without which the columns for sides stay empty.
    """
    missing: Counter[str] = Counter()
    deaths: dict[tuple[object, ...], _Death] = {}
    for death in _deaths(view, missing):
        deaths.setdefault(death.key, death)
    names = Names(view, shown=options.private_names)
    rows = [_row(view, death, options.actors, names) for death in deaths.values()]
    write_table(COLUMNS, sorted(rows, key=lambda row: (str(row["date_end"]), str(row["id"]))), stream)
    return left_out("ged", missing)


def _deaths(view: View, missing: Counter[str]) -> Iterator[_Death]:
    """Yield the candidates in which people are said to have died, and count the others."""
    clauses = Clauses(view)
    for candidate in find_candidates(view):
        tolls = ((borne_toll(candidate), False), (claimed_toll(candidate), True))
        found = [_Death(candidate, t, claimed, clauses.shared(t)) for t, claimed in tolls if t and _numbered(t)]
        if not candidate.told:
            missing["forecast, denied or withdrawn"] += 1
        elif not found:
            missing[_bloodless(candidate)] += 1
        elif candidate.place is None and not any(place for death in found for place in death.places):
            missing["with no place"] += 1
        else:
            yield from found


def _numbered(toll: Toll) -> bool:
    return any((toll.low, toll.best, toll.high))


def _bloodless(candidate: Candidate) -> str:
    return "captures without a number of dead" if candidate.taking else "other happenings without a number of dead"


# --- codes


def _date_prec(first: date | None, last: date | None) -> int:
    if first is None or last is None or first > last:
        return _YEAR
    span = (last - first).days + 1
    return next((code for most, code in _DATE if span <= most), _YEAR)


def _common(places: Iterable[Place | None]) -> Place | None:
    """Return the narrowest place that holds several: a division, else a country; None if that is not known."""
    known = [place for place in places if place]
    gazetteer = open_gazetteer()
    divisions = [gazetteer.division_of(place) for place in known]
    first = divisions[0] if divisions else None
    if first and all(division == first for division in divisions):
        return first
    codes = {place.country for place in known}
    return gazetteer.country(codes.pop()) if len(codes) == 1 else None


def _violence(candidate: Candidate) -> object:
    """Return the type of violence, where both sides, or the killing of civilians, are told; else empty."""
    if candidate.type == "killing.civilians":
        return _ONE_SIDED if candidate.actor.name else ""
    sides = (candidate.actor.side, candidate.recipient.side)
    if not all(sides):
        return ""
    return _STATE_BASED if any(side.startswith(GOVERNMENT) for side in sides) else _NON_STATE


# --- rows


def _row(view: View, death: _Death, actors: ActorList, names: Names) -> Row:
    candidate = death.candidate
    first, last = candidate.days.first, last_day(view, candidate)
    clear = not death.claimed and candidate.status != "disputed"
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    return row | {
        "id": "factbox-" + content_id("ged", candidate.record.claims, death.claimed),
        "year": iso_day(first or last)[:4],
        "code_status": f"candidate: {'claimed' if death.claimed else candidate.status}",
        "type_of_violence": _violence(candidate),
        **_sides(candidate, actors),
        **_reports(view, death, names),
        **_where(death),
        "event_clarity": _CLEAR if clear else _UNCLEAR,
        "date_prec": _date_prec(first, last),
        "date_start": iso_day(first),
        "date_end": iso_day(last),
        **_dead(death),
    }


def _sides(candidate: Candidate, actors: ActorList) -> Row:
    row: dict[str, object] = {}
    for side, party in (("a", candidate.actor), ("b", candidate.recipient)):
        row[f"side_{side}"] = _called(actors, "ged_actor", party)
        row[f"side_{side}_new_id"] = _called(actors, "ged_actor_id", party)
    both = row["side_a"] and row["side_b"]
    return row | {"dyad_name": f"{row['side_a']} - {row['side_b']}" if both else ""}


def _called(actors: ActorList, column: str, party: Party) -> str:
    return actors.called(column, party.name, party.side)


def _reports(view: View, death: _Death, names: Names) -> Row:
    """Return what the number rests on: the reports, and in ``source_original`` who says so in them."""
    reports = list({claim.report_id: view.report(claim.report_id) for claim in death.toll.claims}.values())
    outlets = [outlet_words(report) for report in reports]
    days = [iso_day(report.published_day) for report in reports]
    titles = [names.hide(report, report.title) for report in reports]
    articles = [", ".join(filter(None, parts)) for parts in zip(outlets, days, titles, strict=True)]
    return {
        "number_of_sources": len(reports),
        "source_article": "; ".join(articles),
        "source_office": _listed(outlets),
        "source_date": _listed(days),
        "source_headline": _listed(titles),
        "source_original": "; ".join(voices_of(view, death.toll.claims)),
    }


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _where(death: _Death) -> Row:
    """Return where: the place, or for a number given for several places the division or country that holds them."""
    place = _common(death.places) if death.places else death.candidate.place
    row: dict[str, object] = {
        "where_description": place_names(death.places) if death.places else _written(death.toll.claims[0]),
        "where_prec": _where_prec(death.candidate, place) if place else "",
    }
    if place is None:
        return row
    known = place.latitude is not None and place.longitude is not None
    return row | {
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "adm_2": place.name if place.kind == "district" else "",
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if known else "",
        "country": country_named(place),
    }


def _written(claim: Claim) -> str:
    return claim.where.name if claim.where else claim.place.text if claim.place else ""


def _where_prec(candidate: Candidate, place: Place) -> int:
    code = _WHERE[place.kind]
    return 2 if code == 1 and getattr(candidate.record, "extent", "") == "outskirts" else code


def _dead(death: _Death) -> Row:
    """Return the columns of dead. What only a party claims makes no best and no low; it is the highest told."""
    toll = death.toll
    if death.claimed:
        highest = max(number for number in (toll.low, toll.best, toll.high) if number is not None)
        return {"low": 0, "best": 0, "high": highest, **_split(death.candidate, 0)}
    best = toll.best if toll.best is not None else toll.low
    return {"low": toll.low, "best": best, "high": toll.high, **_split(death.candidate, best)}


def _split(candidate: Candidate, best: float | None) -> Row:
    """Return who the dead are, which add up to the best; where reports do not say, they are unknown."""
    if best is None:
        return {}
    whose = "deaths_civilians" if candidate.type == "killing.civilians" else "deaths_unknown"
    return {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0, whose: best}
