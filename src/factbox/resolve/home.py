"""Which country a report is about, whose "army" and "ministry" are meant, or that the report does not decide it.

One namesake of an invented or unknown village must not make its war that of France: the country stays open unless the
report names it, or nearly all of its places lie in it and one of them is well known, or it names two provinces or
great cities of it and none elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.places import Entry, Gazetteer
from factbox.records import Report
from factbox.resolve.place_answers import PlaceAnswer
from factbox.resolve.states import state_named
from factbox.resolve.toponym_words import names_in, neighbours_in

MOST = 2 / 3
"""Share of the places of a report that must lie in a country that it does not name."""

ENOUGH = 2
"""Provinces or well-known cities of a country, by names that no other country has, which show it without more."""

WELL_KNOWN = 200_000
"""People from which a city is no chance namesake of a village; seats of divisions and divisions are none either."""


def home_country(answers: Collection[PlaceAnswer], report: Report, gazetteer: Gazetteer) -> str:
    """Return the ISO code of the country that a report is about; empty where it does not decide it.

    Args:
        answers: what became of the places of its claims. A country that was only guessed for a place is no sign of it.
        report: the report, for the countries that it names: by name, by the word for its people, by its capital.
        gazetteer: the places that are known.
    """
    places = [answer for answer in answers if answer.place is not None]
    abroad = neighbours_in(report.text, gazetteer)
    sure = (a.place.country for a in places if a.place and a.place.country and not a.guessed)
    codes = Counter(code for code in sure if code not in abroad)
    named = Counter({code: n for code, n in _named(report, gazetteer).items() if code not in abroad})
    if not codes:
        guessed = {a.place.country for a in places if a.place and a.place.country}
        return next(iter(guessed)) if guessed and guessed == {*named} and _has_state(report, gazetteer) else ""
    ranked = sorted(codes, key=lambda code: -codes[code] - named[code])
    code = next(filter(named.__contains__, ranked), "")
    if code:
        return code
    code, count = codes.most_common(1)[0]
    if count >= MOST * len(places) and any(_is_well_known(answer, code, gazetteer) for answer in places):
        return code
    return code if _places_named(report, gazetteer, code) else ""


def _has_state(report: Report, gazetteer: Gazetteer) -> bool:
    """Say whether a report tells of the army or the government of a country by its name: "Georgia's army"."""
    return any(_code(match[1], gazetteer) for match in _of_state().finditer(report.text))


@cache
def _of_state() -> re.Pattern[str]:
    bodies = "|".join(sorted(load_nouns().of_states, key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"\b([A-Z][\w-]+)(?:['’]s)? (?i:{bodies})\b")


def _places_named(report: Report, gazetteer: Gazetteer, code: str) -> bool:
    """Say whether a report names two provinces or great cities of a country, and none that is elsewhere."""
    great = {name: {*lands} for name, _ in names_in(report, gazetteer) if (lands := _great(name, gazetteer))}
    return len(great) >= ENOUGH and all(lands == {code} for lands in great.values())


def _great(name: str, gazetteer: Gazetteer) -> list[str]:
    """Return the countries of the provinces and well-known cities that a name can mean."""
    entries = (entry for entry in gazetteer.candidates(name) if entry.called in ("own", "prime"))
    return [e.place.country for e in entries if e.place.kind == "province" or _is_great(e)]


def _is_great(entry: Entry) -> bool:
    return entry.capital_of in ("country", "admin1") or entry.population >= WELL_KNOWN


def _named(report: Report, gazetteer: Gazetteer) -> Counter[str]:
    """Return how often a report names each country, by its name, its people or its capital.

    A capital where only talks were held is no sign of a country: "a deal reached in Oslo".
    """
    venues = Counter(match[1] for match in _of_talks().finditer(report.text))
    codes: Counter[str] = Counter()
    for name, _ in names_in(report, gazetteer):
        if venues[name] > 0:
            venues[name] -= 1
        elif code := _code(name, gazetteer):
            codes[code] += 1
    return codes


@cache
def _of_talks() -> re.Pattern[str]:
    """Return the pattern of a name that only says where people met: "signed IN OSLO", "talks hosted in Doha"."""
    held = "|".join(sorted(load_nouns().held_abroad))
    return re.compile(rf"\b(?:{held}) (?:[a-z]+ ){{0,3}}?in ([A-Z][\w-]+)")


def _code(name: str, gazetteer: Gazetteer) -> str:
    return state_named(name, gazetteer) or gazetteer.country_of_demonym(name) or ""


def _is_well_known(answer: PlaceAnswer, code: str, gazetteer: Gazetteer) -> bool:
    """Say whether a place of a country, or what it lies in, is one that nobody else's village is taken for."""
    place = answer.place
    if place is None or place.country != code:
        return False
    if place.kind in ("country", "province"):
        return True
    names = filter(None, (place.name, answer.mention.within))
    entries = (entry for name in names for entry in gazetteer.candidates(name) if entry.place.country == code)
    return any(map(_is_great, entries))
