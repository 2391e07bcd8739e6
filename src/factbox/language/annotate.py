"""From the words of a text and what the core says of them to an Analysis."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from factbox.language.attributions import group_attributions
from factbox.language.core import SentenceReading
from factbox.language.core.stretches import Stretch
from factbox.language.entities import settle_entities
from factbox.language.lemmas import lemma_of
from factbox.language.marks import attach_marks
from factbox.records import (
    ENTITY_KINDS,
    Analysis,
    Entity,
    Modality,
    RoleName,
    Sentence,
    Span,
    Token,
    Trigger,
    TriggerRole,
)

_OF_PREDICATES = frozenset({"cop", "nsubj", "csubj"})
_SURE_OF_TYPE = 0.4
"""How sure the core must be of a type, so that the second reader's does not stand in its place."""

_OPENING = frozenset("\"'“‘([{«•-–—*")


@dataclass(frozen=True, slots=True)
class _Words:
    """A sentence of a text beside what the core says of it."""

    text: str
    sentence: Sentence
    reading: SentenceReading

    def span(self, stretch: Stretch) -> Span:
        """Return where the words of a stretch stand."""
        tokens = self.sentence.tokens
        return Span(tokens[stretch.first].span.start, tokens[stretch.last - 1].span.end)


def annotate(text: str, sentences: Sequence[Sentence], readings: Sequence[SentenceReading]) -> Analysis:
    """Return the analysis of a text.

    Args:
        text: the text.
        sentences: from the splitter.
        readings: from the core, one for each sentence.
    """
    lines = [_Words(text, sentence, reading) for sentence, reading in zip(sentences, readings, strict=True)]
    tagged = tuple(Sentence(line.sentence.span, tuple(_tokens(line))) for line in lines)
    return Analysis(
        sentences=tagged,
        entities=settle_entities(text, [entity for line in lines for entity in _entities(line)]),
        attributions=group_attributions([(line.sentence, line.reading.stretches) for line in lines]),
        triggers=tuple(trigger for line in lines for trigger in _triggers(line)),
        relevance=_relevance(readings),
    )


def _tokens(line: _Words) -> Iterator[Token]:
    """Yield the tokens with what the core says of each."""
    reading, tokens = line.reading, line.sentence.tokens
    if not reading.tags:
        yield from tokens
        return
    size = len(tokens)
    heads, relations = reading.heads or [-1] * size, reading.relations or [""] * size
    heads = attach_marks([token.text for token in tokens], heads, relations)
    predicates = _predicates(reading) if reading.factuality else frozenset[int]()
    opening = True
    for i, token in enumerate(tokens):
        tag = reading.tags[i]
        factuality = round(reading.factuality[i], 3) if i in predicates else None
        lemma = lemma_of(token.text, tag, opening=opening)
        yield Token(token.span, token.text, lemma, tag, heads[i], relations[i], factuality)
        opening = opening and token.text in _OPENING


def _predicates(reading: SentenceReading) -> frozenset[int]:
    """Return the words that tell something: full verbs, and whatever else has a copula or a subject."""
    verbs = (i for i, tag in enumerate(reading.tags) if tag == "VERB")
    pairs = zip(reading.heads, reading.relations, strict=False)
    others = (head for head, relation in pairs if relation.partition(":")[0] in _OF_PREDICATES)
    return frozenset((*verbs, *others)) - {-1}


def _entities(line: _Words) -> Iterator[Entity]:
    for stretch in line.reading.stretches.get("entity", ()):
        if stretch.kind in ENTITY_KINDS:
            span = line.span(stretch)
            words = line.text[span.start : span.end]
            yield Entity(span, words, stretch.kind, stretch.score)


def _triggers(line: _Words) -> Iterator[Trigger]:
    """Yield what tells an event, in order: the core's triggers, and what its reader of control says of each word."""
    reading = line.reading
    first = [_trigger(line, one, reading.modality, reading.roles) for one in reading.stretches.get("trigger", ())]
    second = [
        _trigger(line, one, reading.control_modality, reading.control_roles)
        for one in reading.stretches.get("control", ())
    ]
    yield from settle_triggers(first, second)


def _trigger(
    line: _Words,
    stretch: Stretch,
    modalities: Mapping[int, tuple[Modality, float]],
    roles: Mapping[int, Sequence[Stretch]],
) -> Trigger:
    modality, sure = modalities.get(stretch.first) or ("", 0.0)
    played = tuple(
        TriggerRole(cast("RoleName", role.kind), line.span(role), role.score)
        for role in roles.get(stretch.first, ())
        if role.last <= stretch.first or role.first >= stretch.last
    )
    return Trigger(line.span(stretch), stretch.kind, stretch.score, modality, sure, played)


def settle_triggers(first: Sequence[Trigger], second: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers of a sentence, in order: one for words of which both readers tell.

    Args:
        first: what the core tells, of any type.
        second: what its reader of control tells. That one's type and roles count where it is the surer one.
    """
    left = {one.span.start: one for one in second}
    found = []
    for one in first:
        other = next((left.pop(at) for at in list(left) if one.span.start <= at < one.span.end), None)
        found.append(one if other is None else _settled(one, other))
    found += [replace(one, score=0.0, second=one) for one in left.values()]
    return sorted(found, key=lambda one: one.span.start)


def _settled(one: Trigger, other: Trigger) -> Trigger:
    """Return what both readers tell of the same words: with type and roles of the first, if that is sure enough."""
    if one.score >= min(_SURE_OF_TYPE, other.score) or one.type == other.type:
        return replace(one, second=other)
    return replace(other, span=one.span, score=0.0, second=other)


def _relevance(readings: Sequence[SentenceReading]) -> float | None:
    """Return how likely the report is about the story: its sentences agree by the mean of their log-odds."""
    odds = [value for reading in readings for value in reading.relevance]
    if not odds:
        return None
    mean = max(-30.0, min(30.0, sum(odds) / len(odds)))
    return round(1.0 / (1.0 + math.exp(-mean)), 4)
