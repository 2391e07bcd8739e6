"""What a headline leaves unnamed and the report below it names: "Rebels seize border town", "Police retake prison".

A headline is written last, to be read with the report: the place that it only describes is the one of which the report
first tells the same. Where the report tells of another kind of place first, the headline's stays open. What it calls by
a name itself is another place, and "another town" is none of several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.places.place_phrases import UNNAMED
from factbox.extract.places.whereabouts import has_name, is_facility, is_some_town
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.place_words import load_place_words
from factbox.records import Claim, Mention, with_id

_TOLD = ("territory.", "strike.")
_SET_LARGE = ("headline", "caption")
"""Passages that may be a headline's line: a page repeats it over its picture."""
_TOWNS = ("city", "capital")
_TO_COME = ("forecast", "conditional")
_REBELS = frozenset({"insurgent", "name"})


def with_headlines_named(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a report, those of its headline on control and strikes with the places that its body names.

    A headline's town that stays without a name is left out, as in the body: nobody holds "a border town".
    """
    above = [c.place for c in claims if c.passage == "headline" and c.place is not None]
    own = {place.text.casefold() for place in above if not _described(place)}
    body = [c for c in claims if c.passage != "headline" and c.place is not None and not _described(c.place)]
    body = [c for c in body if c.place is not None and c.place.text.casefold() not in own]
    named = (_named(claim, body) for claim in claims)
    return tuple(claim for claim in named if claim is not None)


def _named(claim: Claim, body: Sequence[Claim]) -> Claim | None:
    place = claim.place
    if claim.passage not in _SET_LARGE or place is None or not claim.type.startswith(_TOLD) or not _described(place):
        return claim
    same = _told_first(place, [one for one in body if one.type == claim.type and _tells_alike(claim, one)])
    if claim.passage == "headline" and same is not None and _fits(place, same):
        return with_id(replace(claim, place=same, extent="" if is_some_town(place) else claim.extent))
    return None if is_some_town(place) else claim


def _told_first(described: Mention, body: Sequence[Claim]) -> Mention | None:
    """Return the place of the body that a headline's is: the first that it calls so too, or else the first of its type.

    "Army retakes suburb, rebels seize BORDER TOWN" tells of two, and the body of "the border town of X".
    """
    words = described.text.casefold()
    called = (one.place for one in body if words in one.quote.casefold())
    places = {one.place.text.casefold(): one.place for one in reversed(body) if one.place is not None}
    if not _ONE_MORE.isdisjoint(words.split()) and len(places) > 1:
        return None
    return next(called, None) or next((one.place for one in body), None)


_ONE_MORE = frozenset({"another", *load_numbers().ordinals})
"""Words for a place that comes after others: "ANOTHER lake town", "a SECOND city"."""


def _tells_alike(claim: Claim, other: Claim) -> bool:
    """Say whether two claims can be of one event: both of what was or of what may be, and not by two sides."""
    actor, doer = claim.actor, other.actor
    sides = () if actor is None or doer is None else (actor.hint, doer.hint)
    apart = "government" in sides and not _REBELS.isdisjoint(sides)
    return (claim.stance in _TO_COME) == (other.stance in _TO_COME) and not apart


def _described(place: Mention) -> bool:
    """Say whether words only describe a place: none of them is a name."""
    return place.hint == UNNAMED or (place.hint == "facility" and not has_name(place.text))


def _fits(described: Mention, named: Mention) -> bool:
    """Say whether a named place is of the kind that a headline calls it by: a town, or a facility of that noun."""
    noun = described.text.split()[-1].casefold()
    if noun.endswith("s"):
        return False  # several, and not the first that is told
    if named.hint == "facility":
        return noun in named.text.casefold().split()
    kind = load_place_words().heads.get(noun)
    return kind in _TOWNS and named.hint in ("", *_TOWNS) and not is_facility(named)


__all__ = ["with_headlines_named"]
