"""What is left out, apart from its place, of what somebody takes or holds: "EXCEPT FOR THE AIRPORT, X is theirs".

What stands right behind a place belongs to its phrase (:class:`PlaceFinder`).
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import STOPS, Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Extent

_OF = ("territory.capture", "territory.held", "territory.handover", "territory.withdraw")


def extent_told(found: Findings, happening: Happening) -> Extent:
    """Return how much of its place a happening is told of: not of all of it where its clause leaves some out."""
    place, line = happening.place, found.line
    if place is None:
        return ""
    if not place.is_one_whole or not happening.type.startswith(_OF):
        return place.extent
    led = load_function_words().determiners
    for other in found.places:
        start = other.first
        while start and line.words[start - 1] in led:
            start -= 1
        leads = any(line.at(start - len(cue), cue) for cue in load_cues()["excepting"] if start >= len(cue))
        first, last = happening.bounds()
        between = line.words[last:start] if start >= last else line.words[other.last : first]
        if leads and other != place and STOPS.isdisjoint(between) and "and" not in between:
            return "most"
    return place.extent


def is_left_out(line: Line, place: PlacePhrase, kind: str) -> bool:
    """Say whether a place is the one of which something is not told: "EVERYTHING BUT THE AIRPORT is in their hands"."""
    start = place.first
    while start and line.words[start - 1] in load_function_words().determiners:
        start -= 1
    whole = start > 1 and line.words[start - 1] == "but" and line.words[start - 2] in load_place_words().wholes_left
    return kind.startswith(_OF) and (whole or any(line.at(start - len(cue), cue) for cue in _leaving_out(start)))


def _leaving_out(start: int) -> Iterator[tuple[str, ...]]:
    """Yield the cues that can stand before a token and leave out what follows."""
    yield from (cue for cue in load_cues()["excepting"] if len(cue) <= start)


__all__ = ["extent_told", "is_left_out"]
