"""Towns and districts without names that somebody takes, holds, enters or leaves: "a string of towns", "many areas".

They are several and nobody can say which; the claim keeps the words, and lies in the country that the report is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention

_KINDS = frozenset({"city", "capital", "district"})
_KNOWN = frozenset({"the", "these", "those", "both", "its", "their", "no", "any"})
"""Determiners of towns that the reader is told elsewhere, or of none."""

_BOTH = "both"

_LONGEST = 6
"""Tokens of "several largely empty northern border towns"."""


def several_towns(line: Line, tree: Tree, places: Sequence[PlacePhrase]) -> Iterator[PlacePhrase]:
    """Yield the phrases for several towns without names, each as one place.

    Args:
        line: the sentence.
        tree: its tree.
        places: the place phrases found in it, of which these are none yet.
    """
    for i in range(len(line)):
        ends = _several_end(line, i) or _one_by_one_end(line, places, i) or _both_end(line, i)
        if ends:
            yield _phrase(line, i, ends)
        elif (first := _plural_from(line, tree, places, i)) is not None:
            yield _phrase(line, first, i + 1)


def are_several(place: Mention) -> bool:
    """Say whether a mention's words are those of several towns without names: "many northern areas"."""
    words = place.text.casefold().split()
    return place.hint == UNNAMED and words[-1] in load_place_words().several and words[0] not in _KNOWN


def takes_several(tree: Tree, happening: Happening) -> bool:
    """Say whether what is taken, held or left are towns that nobody names: "captured the country's largest CITIES"."""
    top = tree.top(happening.first, happening.last)
    several = load_place_words().several
    return tree.parsed and any(tree.words[i] in several for i in tree.dependants(top, "obj", "nsubj:pass"))


def _phrase(line: Line, first: int, last: int) -> PlacePhrase:
    return PlacePhrase(first, last, (Mention(line.span(first, last), line.slice(first, last), "place", UNNAMED),))


def _plural_from(line: Line, tree: Tree, places: Sequence[PlacePhrase], i: int) -> int | None:
    """Return where "many northern areas" begins, whose noun is a token; None if that is no such noun.

    Not if it has a name ("towns of X"), belongs to another noun or is known by the words.
    """
    if line.words[i] not in load_place_words().several or tree.tag(i) != "NOUN" or tree.is_a(i, "compound"):
        return None
    first = tree.phrase(i)[0]
    while first < i and tree.is_a(first, "case"):
        first += 1
    own = range(first, i + 1)
    named = any(place_holding(places, j) is not None or (j > 0 and line.name_like(j)) for j in own)
    known = not _KNOWN.isdisjoint(line.words[j] for j in own) or bool(tree.possessors(i))
    return None if named or known or len(own) > _LONGEST or line.at(i + 1, ("'",)) else first


def _several_end(line: Line, i: int) -> int | None:
    """Return where "a string of northern towns" ends, which begins at a token."""
    known = load_cues()["string_of"]
    opening = line.first_at(i, known) if line.words[i] in known.first_words else None
    if opening is None:
        return None
    start = i + len(opening)
    heads = load_place_words().heads
    ends = (j + 1 for j in range(start, min(start + 4, len(line))) if heads.get(line.words[j]) in _KINDS)
    end = next(ends, None)
    return end if end is not None and line.words[end - 1].endswith("s") else None


def _one_by_one_end(line: Line, places: Sequence[PlacePhrase], i: int) -> int | None:
    """Return where "one provincial capital after another" ends, which begins at a token."""
    town = next((p for p in places if p.first == i and p.mentions[0].hint == UNNAMED), None)
    if town is None:
        return None
    return next((town.last + len(words) for words in load_cues()["one_by_one"] if line.at(town.last, words)), None)


def is_bare_both(line: Line, place: PlacePhrase) -> bool:
    """Say whether a phrase is "Both" alone, at the head of its sentence."""
    return place.first == 0 and place.last == 1 and line.words[0] == _BOTH


def _both_end(line: Line, i: int) -> int | None:
    """Return where "both towns" ends, which begins at a token; also "Both" that opens a sentence ("BOTH fell")."""
    noun = line.words[i + 1 : i + 2]
    if i == 0 and line.words[0] == _BOTH and line.sentence.tokens[1 if noun else 0].tag in ("AUX", "VERB"):
        return 1
    told = line.words[i] == _BOTH and bool(noun) and noun[0].endswith("s")
    return i + 2 if told and load_place_words().heads.get(noun[0]) in _KINDS else None


def told_inside(found: Happening) -> Happening:
    """Return a happening that stands inside a list of places with the one named before it.

    "Stormed X, scene of a MASSACRE, and Y": that was in X.
    """
    place, at = found.place, found.first
    if place is None or len(place.mentions) < 2 or not place.first < at < place.last:
        return found
    ends = place.first + len(place.mentions[0].text.split())
    return replace(found, place=replace(place, last=min(ends, at), mentions=place.mentions[:1]), clause=None)
