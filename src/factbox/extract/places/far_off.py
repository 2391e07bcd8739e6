"""Where a place lies that something is told of: "X, 140 KM NORTH OF the capital, Y, was shelled" is told of X.

The place from which it is measured is one that nothing is told of, and no "town" in the next words takes it up.
"""

from __future__ import annotations

from collections.abc import Sequence

from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import Line
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

_REACH = 9
"""Tokens before a place in which its distance from another is told."""


def measured_from(line: Line, first: int) -> int | None:
    """Return the comma behind the place that lies at a distance from the one at a token; None if none does.

    Args:
        line: the sentence.
        first: the first token of the place from which it is measured.
    """
    if line.words[first - 1 : first] not in (("of",), ("from",)):
        return None
    comma = next((j for j in range(first - 1, max(first - _REACH, 0), -1) if line.words[j] == ","), None)
    if comma is None:
        return None
    words = load_place_words()
    told = any(word in words.compass or word in words.lengths for word in line.words[comma:first])
    return comma if told else None


def only_measures(line: Line, places: Sequence[PlacePhrase], place: PlacePhrase) -> bool:
    """Say whether a place only says where the one before it lies: "attacked X, some 40 km north of Y", "X, near Y".

    Args:
        line: the sentence.
        places: the place phrases found in it.
        place: the one that is asked about.
    """
    named = (p.last for p in places if p.last <= place.first and any(map(line.capital, range(p.first, p.last))))
    before = max(named, default=0)
    measure = line.words[before + 1 : place.first]
    if not before or line.words[before] not in _ASIDE or not 0 < len(measure) <= _REACH:
        return False
    words = load_place_words()
    plain = words.compass | words.lengths | words.beside | load_function_words().determiners | _MEASURES
    return measure[-1] in _MEASURES and all(word in plain or word[0].isdigit() for word in measure)


_ASIDE = ("(", ",", "-", "–", "—")
"""Marks that set apart where a place lies."""

_MEASURES = frozenset({"of", "from", "to", "near", "outside", "beyond", "across"})
"""Prepositions from which a place is measured."""

__all__ = ["measured_from", "only_measures"]
