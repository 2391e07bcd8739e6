"""Passages that two rows of words share, though one of them may have been edited every few words.

Runs of four words that stand in both are found through an index of the one text, and joined to a passage as long as the
words between them are mostly the same too. What is left stands or falls as a whole: a passage needs a run of eight
words, or sixteen words in runs, since names and stock phrases of four words occur in any two reports on one matter.
The cost is linear in the number of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factbox.reconcile.shingles import SHINGLE, Shingle, shingles

RUN = 4
"""Words in a row that may begin a passage. Where three words in ten are changed, fourteen words hold one such run."""

MOST_BETWEEN = 24
"""Words between two runs of one passage at most: about a sentence."""

ALWAYS_BETWEEN = 4
"""So few words between two runs may differ altogether: a name, a number, a verb."""

ALIKE = 1 / 3
"""The share of the words between that must be the same. Of twenty words, a fourth are in any other twenty."""

MOST_PLACES = 8
"""At how many places of a text one run is looked for: a table or a chant would make the work quadratic."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in a row: where they begin in the one text and in the other, and how many they are."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share: its runs, in the order of both."""

    runs: tuple[Run, ...]

    @property
    def in_one(self) -> range:
        """The numbers of its words in the one text."""
        return range(self.runs[0].one, self.runs[-1].one + self.runs[-1].length)

    @property
    def in_other(self) -> range:
        """The numbers of its words in the other text."""
        return range(self.runs[0].other, self.runs[-1].other + self.runs[-1].length)

    def counterpart(self, words: range) -> range:
        """Return the words of the one text that stand for words of the other; none for words outside the passage.

        What lies between two runs stands for all that lies between them in the other text.
        """
        inside = range(max(words.start, self.in_other.start), min(words.stop, self.in_other.stop))
        if not inside:
            return range(0)
        before = next(run for run in reversed(self.runs) if run.other <= inside.start)
        after = next(run for run in self.runs if run.other + run.length >= inside.stop)
        start = before.one + min(inside.start - before.other, before.length)
        return range(start, after.one + max(inside.stop - after.other, 0))


def align(one: Sequence[str], other: Sequence[str]) -> tuple[Shared, ...]:
    """Return the passages that two rows of words share, in the order of the other; empty words are like none."""
    places = _places(one)
    growing: list[list[Run]] = []
    found: list[list[Run]] = []
    done = 0
    for at, run in shingles(other, RUN):
        if at >= done and run in places:
            found += [runs for runs in growing if at - _end(runs)[1] > MOST_BETWEEN]
            growing = [runs for runs in growing if at - _end(runs)[1] <= MOST_BETWEEN]
            choices = [Run(place, at, _length(one, other, place, at)) for place in places[run]]
            done = at + _attach(growing, choices, one, other).length
    shared = (_to_the_edges(runs, one, other) for runs in (*found, *growing) if _holds(runs))
    return tuple(sorted(shared, key=lambda passage: (passage.in_other.start, passage.in_one.start)))


def _places(words: Sequence[str]) -> dict[Shingle, list[int]]:
    places: dict[Shingle, list[int]] = {}
    for at, run in shingles(words, RUN):
        listed = places.setdefault(run, [])
        if len(listed) < MOST_PLACES:
            listed.append(at)
    return places


def _length(one: Sequence[str], other: Sequence[str], at: int, there: int) -> int:
    length = RUN
    while at + length < len(one) and there + length < len(other) and one[at + length] == other[there + length] != "":
        length += 1
    return length


def _attach(growing: list[list[Run]], choices: Sequence[Run], one: Sequence[str], other: Sequence[str]) -> Run:
    """Put a run to the youngest passage that it carries on, or let it begin one; return which place of it was taken."""
    for runs in reversed(growing):
        following = [choice for choice in choices if _carries_on(runs, choice, one, other)]
        if following:
            runs.append(max(following, key=lambda run: run.length))
            return runs[-1]
    longest = max(choices, key=lambda run: run.length)
    growing.append([longest])
    return longest


def _carries_on(runs: Sequence[Run], run: Run, one: Sequence[str], other: Sequence[str]) -> bool:
    here, there = _end(runs)
    gap, other_gap = run.one - here, run.other - there
    longer = max(gap, other_gap)
    if min(gap, other_gap) < 0 or longer > MOST_BETWEEN:
        return False
    same = Counter(filter(None, one[here : run.one])) & Counter(filter(None, other[there : run.other]))
    return longer <= ALWAYS_BETWEEN or same.total() >= ALIKE * longer


def _to_the_edges(runs: Sequence[Run], one: Sequence[str], other: Sequence[str]) -> Shared:
    """Return a passage, with the first and the last words of both texts where it all but reaches them."""
    head, tail = Run(0, 0, 0), Run(len(one), len(other), 0)
    first = [head] if _carries_on([head], runs[0], one, other) else []
    last = [tail] if _carries_on(runs, tail, one, other) else []
    return Shared((*first, *runs, *last))


def _end(runs: Sequence[Run]) -> tuple[int, int]:
    last = runs[-1]
    return last.one + last.length, last.other + last.length


def _holds(runs: Sequence[Run]) -> bool:
    return max(run.length for run in runs) >= SHINGLE or sum(run.length for run in runs) >= 2 * SHINGLE
