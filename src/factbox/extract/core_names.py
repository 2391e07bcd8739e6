"""What the English core names in the sentences of a report, and whom it takes for a speaker there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import replace

from factbox.extract.actors.shown_persons import Name, is_shown
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Analysis, Entity, Span, Trigger
from factbox.records import Attribution as CoreAttribution

_NAMES = ("person", "group", "organisation", "place", "facility")
"""Kinds of names that a day behind them is no part of: "fell in KARSA Wednesday"."""


OTHER_NAMES = ("person", "group", "organisation", "outlet")


class CoreNames:
    """What the English core found in a report, by sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self._shown: frozenset[str] = frozenset()
        self._entities = analysis.entities
        self._entity_starts = [entity.span.start for entity in analysis.entities]
        self._triggers = analysis.triggers
        self._trigger_starts = [trigger.span.start for trigger in analysis.triggers]
        self._attributed = _by_sentence(analysis)

    def knowing(self, shown: frozenset[str]) -> CoreNames:
        """Return the same with names of persons that the report's words show to be some, whatever the core says."""
        known = copy(self)
        known._shown = shown
        known._entities = tuple(
            replace(entity, kind="person") if entity.kind == "place" and is_shown(entity.text, shown) else entity
            for entity in self._entities
        )
        return known

    @property
    def places(self) -> frozenset[str]:
        """The names, in lower case, that the core takes for places'."""
        return frozenset(entity.text.casefold() for entity in self._entities if entity.kind == "place")

    @property
    def persons(self) -> frozenset[str]:
        """The words, in lower case, that persons are called by and no place: "Ivan" and "Roe" of "Ivan Roe".

        A single word must be called so twice: the core may take a town that "saw fighting" for somebody.
        """
        names = [entity.text.casefold().split() for entity in self._entities if entity.kind == "person"]
        told = Counter(word for name in names for word in {name[0], name[-1]})
        certain = (*names, *(name.casefold().split() * 2 for name in self._shown))
        full = {word for name in certain if len(name) > 1 for word in (name[0], name[-1])}
        return frozenset(full | {word for word, times in told.items() if times > 1}) - self.places

    def group_tails(self, armed: Collection[str]) -> frozenset[str]:
        """Return the last words, in lower case, of the longer names of groups: "front" of "Hill Liberation Front".

        Common nouns for insurgents are none: "the rebels" after "Front rebels" are not whoever was named last.
        """
        groups = (entity.text for entity in self._entities if entity.kind == "group")
        names = (name.casefold().split() for name in (*groups, *armed))
        ends = frozenset(name[-1] for name in names if len(name) > 1)
        return ends & load_nouns().groups - load_nouns().again - load_nouns().insurgent

    def attributions(self, line: Line) -> tuple[CoreAttribution, ...]:
        """Return the attributions with a piece of content in a sentence."""
        return tuple(self._attributed.get(line.sentence.span, ()))

    def triggers(self, line: Line) -> tuple[Trigger, ...]:
        """Return the triggers of a sentence."""
        low, high = _within(self._trigger_starts, line.sentence.span)
        return self._triggers[low:high]

    def names(self, line: Line) -> Iterator[Name]:
        """Yield the names of a sentence: kind, first token, and the one after the last."""
        first = {token.span.start: i for i, token in enumerate(line.sentence.tokens)}
        last = {token.span.end: i + 1 for i, token in enumerate(line.sentence.tokens)}
        low, high = _within(self._entity_starts, line.sentence.span)
        days = load_function_words().weekdays
        for entity in self._entities[low:high]:
            if entity.span.start in first and entity.span.end in last:
                start, end = first[entity.span.start], last[entity.span.end]
                dated = end - start > 1 and entity.kind in _NAMES and line.words[end - 1] in days
                yield _kind_of(entity), start, end - dated


def _kind_of(entity: Entity) -> str:
    """Return what a name is the name of: of a company, though the core takes it for a group, an organisation."""
    words = entity.text.casefold().split()
    company = entity.kind == "group" and len(words) > 1 and words[-1] in load_nouns().companies
    return "organisation" if company else entity.kind


def _within(starts: Sequence[int], span: Span) -> tuple[int, int]:
    """Return which of sorted starts lie in a stretch."""
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _by_sentence(analysis: Analysis) -> dict[Span, list[CoreAttribution]]:
    """Return the attributions by the sentences that hold a piece of their content."""
    spans = [sentence.span for sentence in analysis.sentences]
    starts = [span.start for span in spans]
    found: dict[Span, list[CoreAttribution]] = {}
    for attribution in analysis.attributions:
        holding = {bisect_right(starts, piece.start) - 1 for piece in attribution.content}
        for index in sorted(holding):
            found.setdefault(spans[max(index, 0)], []).append(attribution)
    return found
