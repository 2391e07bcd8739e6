"""Where the nouns for places stand in a sentence, found once for all phrases that may lead to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factbox.extract.places.place_line import facility_end
from factbox.extract.sentence.line import Line
from factbox.knowledge.place_words import load_place_words


@dataclass(frozen=True)
class PlaceNouns:
    """The nouns for places of one sentence, as tokens in order."""

    line: Line

    def all(self) -> set[int]:
        """Return all of them."""
        return {*self._kinds, *self.ports, *self.facilities}

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """Those that say what a place is; of two in a row the second."""
        kinds = frozenset(self._kinds)
        return tuple(i for i in self._kinds if i + 1 not in kinds)

    @cached_property
    def towns(self) -> tuple[int, ...]:
        """The common nouns for a town."""
        heads = load_place_words().heads
        return tuple(i for i in self._kinds if heads[self.line.words[i]] == "city")

    @cached_property
    def ports(self) -> tuple[int, ...]:
        """The common nouns for a port."""
        ports = load_place_words().ports
        return tuple(i for i, word in enumerate(self.line.words) if word in ports)

    @cached_property
    def facilities(self) -> tuple[int, ...]:
        """Where the names of facilities begin: "POLICE headquarters"."""
        known = load_place_words().facilities
        begins = (i for i, word in enumerate(self.line.words) if word in known)
        return tuple(i for i in begins if facility_end(self.line, i) is not None)

    @cached_property
    def _kinds(self) -> tuple[int, ...]:
        heads = load_place_words().heads
        return tuple(i for i, word in enumerate(self.line.words) if word in heads)


def next_of(tokens: Sequence[int], i: int) -> int | None:
    """Return the first of some tokens, in order, that is not left of ``i``."""
    at = bisect_left(tokens, i)
    return tokens[at] if at < len(tokens) else None


__all__ = ["PlaceNouns", "next_of"]
