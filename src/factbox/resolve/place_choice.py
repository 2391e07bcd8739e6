"""Which of the places that a name can mean is meant, or that the report does not decide it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians

from factbox.knowledge.places import Entry, fold
from factbox.records import Place
from factbox.resolve.place_context import Context, Name
from factbox.resolve.toponym_words import Words

TIE = 0.2
"""Points by which the best reading must lead the next that lies elsewhere."""

SAME_SPOT = 60.0
"""Kilometres within which two readings are one spot, so that choosing the better known does no harm."""

SMALL, SMALL_DIVISION = 200_000, 1_000_000
"""People below which a place in a country that the report does not name is taken for a chance namesake: a city or
district, and a first-order division that the words do not call one."""

_NAMED = 0.5
"""Votes of other names from which a country is taken to be named in a report."""

_NAMED_OFTEN = 1.5
"""And from which a small place in it is believed that only lists have by that name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of one name.

    Attributes:
        place: the place; None where none was chosen.
        score: how sure, 0 to 1.
        reason: why this and no other, or why none.
        shares: what the name can mean, with the share of each, best first, at most five.
        elsewhere: whether all that it can mean is out of place in this report.
    """

    place: Place | None
    score: float
    reason: str
    shares: tuple[tuple[Place, float], ...]
    elsewhere: bool = False


def choose(words: Words, name: Name, context: Context) -> Choice:
    """Return the best reading of a name that has at least one, unless another that lies elsewhere is as good."""
    points = name.final or context.points(name)
    ranked = sorted(zip(points, name.readings, strict=True), key=lambda pair: (-pair[0], pair[1].place.id))
    whole = sum(10 ** (p - ranked[0][0]) for p, _ in ranked)
    shares = tuple((entry.place, round(10 ** (p - ranked[0][0]) / whole, 3)) for p, entry in ranked[:5])
    if fold(words.name) in context.outside and not name.said:
        reason = f"The report puts {words.name!r} where the gazetteer has no place of that name."
        return Choice(None, 0.0, reason, shares, elsewhere=True)
    about = context.country_in_play(apart_from=name)
    lost = context.unmapped or (_is_doubtful(words, context) and bool(context.noticed))
    settled = bool(name.said) or not (about or lost)
    near = (
        pair for pair in ranked if name.said or not (_is_small(pair[1]) and _is_out_of_story(pair[1], name, context))
    )
    fit = [(p, e) for p, e in near if settled or e.place.country == about or not _is_stray(e, words, name, context)]
    if not fit or (fit[0] != ranked[0] and _is_doubtful(words, context)):
        reason = f"The gazetteer knows {words.name!r} best as {where(shares[0][0])}, of which the report gives no sign."
        return Choice(None, 0.0, reason, shares, elsewhere=True)
    top, best = fit[0]
    rival = next((e for p, e in fit[1:] if top - p < TIE and not _same_spot(best.place, e.place)), None)
    if rival is not None:
        both = f"{where(best.place)} and {where(rival.place)}"
        return Choice(None, 0.0, f"{words.name!r} fits {both}, and nothing in the report decides.", shares)
    score = max(round(10 ** (top - ranked[0][0]) / whole, 3), 0.001)
    return Choice(best.place, score, _why(best, name, context), shares)


def _is_out_of_story(entry: Entry, name: Name, context: Context) -> bool:
    """Say whether nothing in a report points to a small place: it tells of another land, or only lists call it so.

    The latter where the report has other names, none of them in its country.
    """
    country = entry.place.country
    listed = entry.called == "alternate" and context.total - name.weight > 0 and country != context.told
    alone = listed and country not in context.countries and context.votes_for(country, apart_from=name) < _NAMED
    return alone or context.is_out_of_story(country)


def _is_doubtful(words: Words, context: Context) -> bool:
    """Say whether a name may be none: the text has it only as a word, a person's name or part of a longer name."""
    return not words.kind and fold(words.name) not in context.noticed


def _is_stray(entry: Entry, words: Words, name: Name, context: Context) -> bool:
    """Say whether a reading in another country than the one the report is about is likely to be a chance namesake.

    A village that no gazetteer has often has a namesake far away, and a quarter one in the country next door. Where the
    report gives a sign of the country, small places in it are believed, unless the name may be none at all.
    """
    place = entry.place
    if place.kind in ("country", "region"):
        return False
    if place.kind != "province" and entry.capital_of != "country" and _is_doubtful(words, context):
        return True
    if place.kind == "province" and words.kind == "province":
        return False
    votes = context.votes_for(place.country, apart_from=name)
    return _is_small(entry) and votes < (_NAMED if entry.called in ("own", "prime") else _NAMED_OFTEN)


def _is_small(entry: Entry) -> bool:
    if entry.place.kind in ("country", "region"):
        return False
    return entry.population < (SMALL_DIVISION if entry.place.kind == "province" else SMALL)


def _why(best: Entry, name: Name, context: Context) -> str:
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


def where(place: Place) -> str:
    """Return a place with its division and country, for a reason."""
    return ", ".join(filter(None, (place.name, place.admin1, place.country)))
