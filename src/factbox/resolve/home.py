"""Which country a report is about, whose "army" and "ministry" are meant, or that the report does not decide it.

One namesake of an invented or unknown village must not make its war that of France: the country stays open unless the
report names it, or nearly all of its places lie in it and one of them is well known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from factbox.knowledge.places import Gazetteer
from factbox.records import Report
from factbox.resolve.cast import state_named
from factbox.resolve.place_answers import PlaceAnswer
from factbox.resolve.toponym_words import names_in

MOST = 2 / 3
"""Share of the places of a report that must lie in a country that it does not name."""

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
    codes = Counter(a.place.country for a in places if a.place and a.place.country and not a.guessed)
    if not codes:
        return ""
    named = _named(report, gazetteer)
    ranked = sorted(codes, key=lambda code: -codes[code] - named[code])
    code = next(filter(named.__contains__, ranked), "")
    if code:
        return code
    code, count = codes.most_common(1)[0]
    known = any(_is_well_known(answer, code, gazetteer) for answer in places)
    return code if known and count >= MOST * len(places) else ""


def _named(report: Report, gazetteer: Gazetteer) -> Counter[str]:
    """Return how often a report names each country, by its name, its people or its capital."""
    return Counter(code for name, _ in names_in(report, gazetteer) if (code := _code(name, gazetteer)))


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
    return any(e.capital_of in ("country", "admin1") or e.population >= WELL_KNOWN for e in entries)
