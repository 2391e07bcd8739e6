"""The words that play a part in a claim, in its trigger's sentence: from ids and quoted words to stretches of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbox.corpus import AnnotatedClaim, AnnotatedReport
from factbox.corpus.records import Role
from factbox.knowledge.numbers import load_numbers
from factbox.records import Span
from training.examples import Part
from training.text import Word, cover


def claim_parts(report: AnnotatedReport, words: Sequence[Word], triggers: set[int]) -> list[Part]:
    """Return the parts that words of a sentence play in the claims whose triggers begin there.

    Args:
        report: the report.
        words: of the sentence.
        triggers: the first word of each of its triggers.
    """
    parts: dict[Part, None] = {}
    sentence = Span(words[0][1], words[-1][2])
    for claim in report.claims:
        inside = cover(words, claim.trigger.start, claim.trigger.end) if claim.trigger else None
        if claim.trigger is None or not inside or inside[0] not in triggers:
            continue
        for role, span in _played(report, claim, claim.trigger, sentence):
            stretch = cover(words, span.start, span.end)
            if stretch and not stretch[0] <= inside[0] < stretch[1]:
                parts[Part(inside[0], *stretch, role)] = None
    return list(parts)


def _played(
    report: AnnotatedReport, claim: AnnotatedClaim, trigger: Span, sentence: Span
) -> Iterator[tuple[str, Span]]:
    for role, who in (("actor", claim.actor), ("recipient", claim.recipient), ("place", claim.where)):
        span = _filler(report, who, trigger, sentence) if who else None
        if span:
            yield role, span
    number = _number(report, claim, trigger) if claim.quantity else None
    if number:
        yield "number", number
    if claim.time:
        for span in _times(report, claim.time, trigger, sentence):
            yield "time", span


def _filler(report: AnnotatedReport, who: Role, trigger: Span, sentence: Span) -> Span | None:
    """Return the mention that is nearest to the trigger, else the words."""
    named = [name.span for name in report.names if who.id and name.id == who.id and sentence.contains(name.span)]
    return _nearest(named or _found(report.text, who.words, sentence), trigger)


def _found(text: str, words: str, sentence: Span) -> list[Span]:
    """Return where the words stand in a sentence."""
    found, at = [], text.find(words, sentence.start, sentence.end) if words else -1
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1, sentence.end)
    return found


def _nearest(spans: Sequence[Span], trigger: Span) -> Span | None:
    apart = [span for span in spans if not span.overlaps(trigger)]
    return min(apart, key=lambda span: max(span.start - trigger.end, trigger.start - span.end), default=None)


def _number(report: AnnotatedReport, claim: AnnotatedClaim, trigger: Span) -> Span | None:
    """Return the number in the clause that has the claim's value, else the only one there."""
    inside = [name.span for name in report.names if name.kind == "number" and claim.span.contains(name.span)]
    stated = claim.quantity
    values = {value for value in (stated.low, stated.best, stated.high) if value is not None} if stated else set()
    alike = [span for span in inside if number_value(report.words(span)) in values]
    if values and alike:
        return _nearest(alike, trigger)
    vague = [span for span in inside if number_value(report.words(span)) is None]
    if not values and vague:
        return _nearest(vague, trigger)
    return inside[0] if len(inside) == 1 else None


def number_value(words: str) -> float | None:
    """Return the value of a number's words; None for "dozens" and the like."""
    table = load_numbers()
    value: float | None = None
    for word in words.lower().replace("-", " ").split():
        plain = word.replace(",", "")
        if plain.replace(".", "", 1).isdecimal() and plain.isascii():
            value = float(plain)
        elif word in table.cardinals:
            value = (value or 0) + table.cardinals[word]
        elif word in table.ordinals:
            value = (value or 0) + table.ordinals[word]
        elif word in table.scales and value is not None:
            value *= table.scales[word]
    return value


def _times(report: AnnotatedReport, words: str, trigger: Span, sentence: Span) -> list[Span]:
    """Return the dates inside the words that say when, or these themselves where no date is marked in them."""
    span = _nearest(_found(report.text, words, sentence), trigger)
    if span is None:
        return []
    return [name.span for name in report.names if name.kind == "date" and span.contains(name.span)] or [span]
