"""What the report has called its places so far: "the Osk QUARTER", "Osk, a SUBURB of Karsa", "Osk is a VILLAGE".

Names that no gazetteer has are known by that alone: "the quarter" later is the one that was called so, and no "city" is
what was only ever called a province.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention

_THE = frozenset({"the", "this", "that"})

_KINDS = ("city", "capital", "district", "province")
_ANY = frozenset({"area", "state", "hub", "stronghold"})
"""Nouns that say little of what kind of place it is: "the area" may be any that was told of."""


class Called:
    """The nouns by which the sentences of one report have called places with names. Feed it each sentence."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[str, Mention]] = {}
        self._kinds: dict[str, set[str]] = {}

    def remember(self, found: Findings) -> None:
        """Take in what a sentence calls its places."""
        for place in found.places:
            first = place.mentions[0]
            if place.again or place.extent or len(place.mentions) > 1 or first.hint in (UNNAMED, "facility"):
                continue
            for noun in _nouns(found, place):
                self._by_noun.setdefault(noun, {})[first.text.casefold()] = first
                self._kinds.setdefault(first.text.casefold(), set()).add(load_place_words().heads[noun])

    def names(self, found: Findings, phrase: PlacePhrase) -> Mapping[str, Mention]:
        """Return the places that were called by the noun of "the quarter", by their names in small letters."""
        determined = found.line.words[phrase.first] in _THE
        return self._by_noun.get(found.line.words[phrase.last - 1], {}) if determined else {}

    def has_noun(self, name: str) -> bool:
        """Say whether a name was called by a noun ("the VILLAGE of X"), and no capital, which is a city too."""
        return "capital" not in self._kinds.get(name.casefold(), {"capital"})

    def is_no_town(self, name: str) -> bool:
        """Say whether a name was only ever called something else than a town: "the PROVINCE of X"."""
        kinds = self._kinds.get(name.casefold(), set())
        return bool(kinds) and kinds.isdisjoint({"city", "capital"})


def _nouns(found: Findings, place: PlacePhrase) -> Iterator[str]:
    """Yield the nouns for kinds of place that stand in its phrase, beside it, or are said of it."""
    tree, words = found.tree, found.line.words
    inside = range(place.first, place.last)
    own = {i for i in inside if not found.line.capital(i)}
    top = tree.top(place.first, place.last) if tree.parsed else -1
    if top >= 0:
        own |= {i for i in tree.dependants(top, "appos") if i >= place.last}
        head = tree.head(top)
        own |= {head} if head >= 0 and tree.is_a(top, "nsubj") and tree.dependants(head, "cop") else set()
    yield from (words[i] for i in sorted(own) if _is_kind(words[i]) and tree.tag(i) != "VERB")


def is_part_of_its_own(found: Findings, phrase: PlacePhrase) -> bool:
    """Say whether a part of a town is called by what lies there: "the MARKET quarter" is not the Osk quarter."""
    words, table = found.line.words[phrase.first : phrase.last], load_place_words()
    return words[-1] in table.parts_of_towns and any(word in table.of_towns for word in words[1:-1])


def _is_kind(noun: str) -> bool:
    """Say whether a noun says what kind of place one is: "suburb", "village"; several are no one place."""
    return load_place_words().heads.get(noun) in _KINDS and noun not in _ANY and not noun.endswith("s")


__all__ = ["Called", "is_part_of_its_own"]
