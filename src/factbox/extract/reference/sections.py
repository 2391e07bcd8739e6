"""Headings inside a report that are a place's name and nothing else: the section below is about that place.

Situation reports and analyses go from place to place so: "Wadi Sidr", a line of its own, and then "The base was
retaken on Monday". The name alone shows no place; it is one that the report names as such elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence.line import STOPS
from factbox.records import Mention

_LONGEST = 5
"""Tokens of a heading that is but a name: "Stara Vyshnivka direction"."""

_KINDS = frozenset({"direction", "sector", "front", "axis", "area", "city", "town"})
"""What such a heading may call the place behind its name."""


def section_places(found: Sequence[Findings]) -> dict[int, PlacePhrase | None]:
    """Return the place of each sentence that is a heading, by the number of the sentence; None where it names none.

    What follows such a heading too is about something else than what was told before it.
    """
    named = {
        mention.text.casefold(): mention
        for one in found
        for place in one.places
        if not (place.again or _stands_alone(one))
        for mention in place.mentions
        if mention.hint not in (UNNAMED, "country")
    }
    sites = _whole_names(named)
    sentences = Counter(one.line.paragraph for one in found)
    headings: dict[int, PlacePhrase | None] = {}
    for at, one in enumerate(found[:-1]):
        alone = sentences[one.line.paragraph] == 1 and at > 0
        words = one.line.words[: -1 if one.line.words[-1:] and one.line.words[-1] in _KINDS else None]
        if not (alone and words and _stands_alone(one)):
            continue
        mention = _named(one, words, named, sites)
        headings[at] = None
        if mention is not None:
            own = replace(mention, span=one.line.span(0, len(words)), text=one.line.slice(0, len(words)))
            headings[at] = PlacePhrase(0, len(words), (own,))
    return headings


def _whole_names(named: Mapping[str, Mention]) -> dict[str, Mention]:
    """Return names of sites by their first words, two or more: "wadi sidr" of "wadi sidr air base"."""
    sites: dict[str, Mention] = {}
    for name, mention in named.items():
        words = name.split(" ")
        for end in range(2, len(words)):
            sites.setdefault(" ".join(words[:end]), mention)
    return sites


def _named(
    found: Findings, words: Sequence[str], named: Mapping[str, Mention], sites: Mapping[str, Mention]
) -> Mention | None:
    """Return the place that a heading names: told of elsewhere, also in the name of what lies there, or seen as one."""
    name = " ".join(words)
    own = next((p for p in found.places if (p.first, p.last) == (0, len(words)) and len(p.mentions) == 1), None)
    if name in named:
        return named[name]
    if own is not None and own.mentions[0].hint not in (UNNAMED, "facility", "country") and not own.again:
        return own.mentions[0]
    return replace(sites[name], hint="city") if name in sites else None


def _stands_alone(found: Findings) -> bool:
    """Say whether a line is too short for a sentence and ends without a stop."""
    words = found.line.words
    return 0 < len(words) <= _LONGEST and words[-1] not in STOPS | {"."}


__all__ = ["section_places"]
