"""What is left out, apart from its place, of what somebody takes or holds: "EXCEPT FOR THE AIRPORT, X is theirs".

What stands right behind a place belongs to its phrase (:class:`PlaceFinder`).
"""

from __future__ import annotations

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
    if line.find(load_cues()["excepting"], 0, len(line)) is None:  # as in most sentences, and to ask it is cheap
        return place.extent
    first, last = happening.bounds()
    for other in found.places:
        start = _start(line, other)
        if other == place or not _is_left_out_at(line, start):
            continue
        between = line.words[last:start] if start >= last else line.words[other.last : first]
        if STOPS.isdisjoint(between) and "and" not in between:
            return "most"
    return place.extent


def is_left_out(line: Line, place: PlacePhrase, kind: str) -> bool:
    """Say whether a place is the one of which something is not told: "EVERYTHING BUT THE AIRPORT is in their hands"."""
    start = _start(line, place)
    whole = start > 1 and line.words[start - 1] == "but" and line.words[start - 2] in load_place_words().wholes_left
    return kind.startswith(_OF) and (whole or _is_left_out_at(line, start))


def _start(line: Line, place: PlacePhrase) -> int:
    """Return where a place begins, with its article."""
    start, determiners = place.first, load_function_words().determiners
    while start and line.words[start - 1] in determiners:
        start -= 1
    return start


def _is_left_out_at(line: Line, start: int) -> bool:
    """Say whether what begins at a token is led by words that leave it out: "EXCEPT FOR the airport"."""
    return any(line.at(start - len(cue), cue) for cue in load_cues()["excepting"] if start >= len(cue))


__all__ = ["extent_told", "is_left_out"]
