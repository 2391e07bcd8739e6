"""What is left out, apart from its place, of what somebody takes or holds: "EXCEPT FOR THE AIRPORT, X is theirs".

What stands right behind a place belongs to its phrase (:class:`PlaceFinder`).
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import STOPS
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
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


__all__ = ["extent_told"]
