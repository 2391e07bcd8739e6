"""The name of a paper behind "in", which is no place: "told in THE NAME OF 20 NOVEMBER", "in THURSDAY'S NAME"."""

from __future__ import annotations

from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words


def is_paper(place: PlacePhrase, line: Line) -> bool:
    """Say whether a name is that of a paper by the issue that is meant, or by what is said to stand in it.

    A town of no kind that is said has neither an article and a day behind it, nor a day that owns it.
    """
    name = place.mentions[0]
    if len(place.mentions) > 1 or name.hint or line.span(place.first, place.last).end != name.span.end:
        return False
    owned = line.words[place.first - 1 : place.first] == ("'s",) and line.words[place.first - 2] in _days()
    article = line.at(place.first, ("the",)) or line.at(place.first - 1, ("the",))
    return owned or (article and (_has_date(line, place.last) or _is_printed_in(line, place.first)))


def _has_date(line: Line, at: int) -> bool:
    """Say whether a day follows by "of": "OF 20 NOVEMBER", "OF SUNDAY"."""
    if not line.at(at, ("of",)):
        return False
    following = line.words[at + 1 : at + 3]
    return following[:1] != () and (following[0] in _days() or (following[0].isdigit() and following[-1] in _days()))


def _is_printed_in(line: Line, first: int) -> bool:
    """Say whether something is said to be told or printed in what follows: "PRINTED IN the"."""
    before = line.words[max(first - 3, 0) : first + 1]
    return any((word,) in load_cues()["printed"] and "in" in before[k + 1 :] for k, word in enumerate(before))


def _days() -> frozenset[str]:
    return load_function_words().calendar
