"""One place, one identity: local places that reports know more or less about, agreed across them.

A place that no gazetteer has is known by its words and its country. Where a report gives no country, and all others
that name such a place give one and the same, it is that place. Where reports guess at different countries, it is one
place in those reports that tell one story. A name that a report leaves open between two known places, or takes for a
place of its own, is the known place that the others tell of by that name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factbox.reconcile.sides import own_name
from factbox.records import Claim, Place
from factbox.stored import changed

_LOCAL = "local:"
_IN_BRACKETS = re.compile(r"(?P<noun>[^()]+) \((?P<city>[^()]+)\)")
_BEFORE = re.compile(r"(?P<city>[A-Z][^()]*?) (?P<noun>[a-z][a-z' -]*)")


def agree_places(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with local places of one name brought together.

    They are where only one country of theirs is known, and where the reports that name them share another such place or
    a party that no table knows: then the country that most of these reports give is theirs.
    """
    claims = _as_elsewhere(claims)
    told = Counter(claim.where for claim in claims if claim.where and _is_local(claim.where))
    places = set(told)
    agreed = {place.id: full for place in places if not place.country and (full := _only(place, places))}
    agreed |= _of_one_story(claims, places)
    counts: Counter[Place] = Counter()
    for place, times in told.items():
        counts[agreed.get(place.id, place)] += times
    agreed |= _under_one_name(counts, agreed)
    agreed |= _by_what_they_are(claims, counts, agreed)
    if not agreed:
        return claims
    return changed(claims, lambda c: replace(c, where=agreed[c.where.id]) if c.where and c.where.id in agreed else c)


def _as_elsewhere(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with a place that its report could not tell as the known one that other reports tell.

    There must be one known place of that name in all reports. It is meant where it is one of those between which the
    report does not decide; and for a place that the report takes for one of its own where the report shares another
    place or a party with those that know it.
    """
    known: dict[str, set[Place]] = {}
    for claim in claims:
        if claim.place and claim.where and claim.where.kind in ("city", "district") and not _is_local(claim.where):
            known.setdefault(claim.place.text.casefold(), set()).add(claim.where)
    sure = {name: next(iter(places)) for name, places in known.items() if len({place.id for place in places}) == 1}
    if not sure:
        return claims
    marks, _ = _marks(claims)
    knowing: dict[str, set[str]] = {}
    for claim in claims:
        if claim.place and claim.where and claim.where == sure.get(claim.place.text.casefold()):
            knowing.setdefault(claim.where.id, set()).update(marks[claim.report_id])

    def meant(claim: Claim) -> Claim:
        name = claim.place.text.casefold() if claim.place else ""
        place = sure.get(name)
        if place is None or (claim.where and claim.where.kind not in ("city", "district")):
            return claim
        if claim.where is None and _is_undecided(claim, place):
            return replace(claim, where=place, unresolved=tuple(u for u in claim.unresolved if not _tells_place(u)))
        linked = not (marks[claim.report_id] - {name}).isdisjoint(knowing[place.id] - {name})
        return replace(claim, where=place) if claim.where and _is_local(claim.where) and linked else claim

    return changed(claims, meant)


def _is_undecided(claim: Claim, place: Place) -> bool:
    """Say whether a place is among those between which a report does not decide, by the reason it gives."""
    called = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    return any(_tells_place(reason) and " fits " in reason and called in reason for reason in claim.unresolved)


def _tells_place(reason: str) -> bool:
    return reason.startswith("place: ")


def _is_local(place: Place) -> bool:
    return place.id.startswith(_LOCAL)


def _under_one_name(told: Mapping[Place, int], agreed: Mapping[str, Place]) -> dict[str, Place]:
    """Return for each facility that goes by two names the one it is told of by most: "Karsa port", "port (Karsa)"."""
    counts = {place: times for place, times in told.items() if place.kind == "facility" and _is_local(place)}
    called: dict[tuple[str, str], set[Place]] = {}
    for place in counts:
        if match := _IN_BRACKETS.fullmatch(place.name):
            called.setdefault((match["noun"].casefold(), match["city"].casefold()), set()).add(place)
    for place in counts:
        if match := _BEFORE.fullmatch(place.name):
            called.get((match["noun"], match["city"].casefold()), set()).add(place)
    found: dict[str, Place] = {}
    for same in called.values():
        if len(same) > 1 and len({place.country for place in same if place.country}) <= 1:
            one = min(same, key=lambda place: (not place.country, -counts[place], place.name))
            found |= {place.id: one for place in same}
            found |= {name: one for name, place in agreed.items() if place in same}
    return found


def _by_what_they_are(
    claims: Iterable[Claim], told: Mapping[Place, int], agreed: Mapping[str, Place]
) -> dict[str, Place]:
    """Return for each facility by a noun behind a name ("Karsa airport") the place of that name that is told to be one.

    "Karsa, the other airport of the capital, fell" is of no town beside which there is an airport.
    """
    named = {place.name: place for place in told if _is_local(place)}
    found: dict[str, Place] = {}
    for place in told:
        match = _BEFORE.fullmatch(place.name) if place.kind == "facility" and _is_local(place) else None
        whole = named.get(match["city"]) if match else None
        if match and whole and not (place.country and whole.country and place.country != whole.country):
            called = re.compile(rf"\b{re.escape(whole.name)}, (?:the|its|a|an) (?:[\w-]+ ){{0,3}}?{match['noun']}\b")
            if any(c.where and c.where.name == whole.name and called.search(c.quote) for c in claims):
                found[place.id] = whole
                found |= {name: whole for name, other in agreed.items() if other == place}
    return found


def _of_one_story(claims: Sequence[Claim], places: Collection[Place]) -> dict[str, Place]:
    """Return for each local place that other reports of its story put elsewhere the one that it is."""
    named: dict[str, set[Place]] = {}
    for place in places:
        if place.name[:1].isupper():
            named.setdefault(place.name.casefold(), set()).add(place)
    split = {name: same for name, same in named.items() if len({place.country for place in same if place.country}) > 1}
    if not split:
        return {}
    marks, reports = _marks(claims)
    found: dict[str, Place] = {}
    for name, same in split.items():
        for story in _stories(sorted(same, key=repr), reports, marks, name):
            one = _most_told(story, reports)
            found |= {place.id: one for place in story if place.id != one.id}
    return found


def _marks(claims: Iterable[Claim]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return what tells the story of each report, and the reports that name each place.

    That is the towns, the local places and the parties of their own that it names, by their names in capitals.
    """
    marks: dict[str, set[str]] = {}
    reports: dict[str, set[str]] = {}
    for claim in claims:
        mine = marks.setdefault(claim.report_id, set())
        mine.update(name.casefold() for one in (claim.actor, claim.recipient) if (name := own_name(one)))
        if claim.where and _is_local(claim.where):
            reports.setdefault(claim.where.id, set()).add(claim.report_id)
            if claim.where.name[:1].isupper():
                mine.add(claim.where.name.casefold())
        elif claim.where and claim.place and claim.where.kind in ("city", "district"):
            mine.add(claim.place.text.casefold())
    return marks, reports


def _stories(
    places: Sequence[Place], reports: Mapping[str, Collection[str]], marks: Mapping[str, set[str]], name: str
) -> list[list[Place]]:
    """Return places of one name in groups of those whose reports share something else than that name."""
    groups: list[tuple[set[str], list[Place]]] = []
    for place in places:
        mine = set().union(*(marks[report] for report in reports[place.id])) - {name}
        near = [group for group in groups if not mine.isdisjoint(group[0])]
        merged = (mine.union(*(g[0] for g in near)), [p for g in near for p in g[1]] + [place])
        groups = [*(group for group in groups if group not in near), merged]
    return [members for _, members in groups if len({place.id for place in members}) > 1]


def _most_told(places: Collection[Place], reports: Mapping[str, Collection[str]]) -> Place:
    """Return the place that stands for all: of the country that most reports give, of those the first by its code."""
    told: Counter[str] = Counter()
    for place in {place.id: place for place in places}.values():
        told[place.country] += len(reports[place.id])
    country = min((code for code in told if code), key=lambda code: (-told[code], code))
    return min((place for place in places if place.country == country), key=lambda p: (p.id, p.kind))


def _only(place: Place, places: Iterable[Place]) -> Place | None:
    """Return the one place of that name and kind whose country is known; None if there are several or none."""
    same = {p for p in places if p.country and (p.name.casefold(), p.kind) == (place.name.casefold(), place.kind)}
    return next(iter(same)) if len(same) == 1 else None


def whole_of(place: Place, places: Iterable[Place]) -> Place | None:
    """Return the city that a part is called by ("Harun barracks", "barracks (Harun)"); None if none or several are.

    A name that goes on in capitals ("San Juan del Sur") is a place of its own, unless it is a facility's.
    """
    if place.kind not in ("facility", "city"):
        return None
    found = {whole.id: whole for whole in places if whole.id != place.id and _is_called_by(place, whole)}
    return next(iter(found.values())) if len(found) == 1 else None


def find_wholes(places: Collection[Place]) -> dict[str, Place]:
    """Return for each part among some places, by its id, the one of them that it is called by."""
    named: dict[str, list[Place]] = {}
    for place in places:
        named.setdefault(place.name, []).append(place)
    found = ((place, whole_of(place, _called(place.name, named))) for place in places)
    return {place.id: whole for place, whole in found if whole}


def _called(name: str, named: Mapping[str, Sequence[Place]]) -> Iterator[Place]:
    """Yield the places that a name begins with, or has in brackets at its end."""
    breaks = [at for at, letter in enumerate(name) if letter == " "]
    begins = (name[:at] for at in breaks)
    brackets = (name[at + 2 : -1] for at in breaks if name[at + 1 : at + 2] == "(" and name.endswith(")"))
    for called in {*begins, *brackets}:
        yield from named.get(called, ())


def _is_called_by(part: Place, whole: Place) -> bool:
    if whole.kind != "city" or (part.country and whole.country and part.country != whole.country):
        return False
    rest = part.name.removeprefix(f"{whole.name} ")
    begins = rest != part.name and (part.kind == "facility" or rest.islower())
    return begins or part.name.endswith(f" ({whole.name})")
