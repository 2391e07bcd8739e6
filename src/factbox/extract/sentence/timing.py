"""Which time words date which predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.findings import Findings
from factbox.extract.sentence.day_of_when import as_told_by_when, day_of_occasion, day_of_when
from factbox.extract.sentence.days_by_tree import day_in_tree, names_day
from factbox.extract.sentence.line import STOPS, Line, Tokens, is_verb
from factbox.extract.sentence.other_days import (
    dates_another,
    in_aside,
    is_aside_of_relative,
    of_participle,
)
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention, Span


def time_of(found: Findings, clause: Tokens, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time words that date a predicate: inside its clause, or nearest with no other verb between.

    Args:
        found: the sentence.
        clause: the tokens of the clause that carries the claim.
        predicate: the tokens of its predicate.
        spoken: the time words that date the statement, which date nothing else.
    """
    near = [
        (distance, span)
        for span in found.times_near(predicate)
        if not (spoken and span.overlaps(spoken))
        and not dates_another(found, span, predicate)
        and (distance := _distance(found.line, span, clause, predicate)) is not None
    ]
    if not near:
        return (
            day_of_when(found, clause, predicate, spoken)
            or day_of_occasion(found, predicate, spoken)
            or day_in_tree(found, predicate, spoken)
        )
    own = [(distance, span) for distance, span in near if not of_participle(found, span, predicate)]
    span = min(own or near)[1]
    return Mention(span, found.line.text[span.start : span.end], "time")


def nearer_day(found: Findings, clause: Tokens, predicate: Tokens, time: Mention | None) -> Mention | None:
    """Return the time of a claim, or the one that its clause has behind it for itself.

    Args:
        found: the sentence.
        clause: the tokens of the clause that carries the claim, up to its place.
        predicate: the tokens of its predicate.
        time: what was taken for the time of its predicate.
    """
    if time is None:
        return None
    line, span = found.line, as_told_by_when(found, predicate, time).span
    span = _day_of_second(line, span, clause, found.times) or _day_behind(line, span, found.times) or span
    return replace(time, span=span, text=line.text[span.start : span.end])


def _day_of_second(line: Line, span: Span, clause: Tokens, times: Sequence[Span]) -> Span | None:
    """Return the time behind the second of two places, each with its own: "X fell ON THURSDAY, and Y ON SATURDAY"."""
    tokens = line.inside(span)
    behind = range(tokens[-1] + 1, clause[1]) if tokens else range(0)
    gapped = line.first_at(behind.start, _JOINS) is not None if behind else False
    if not gapped or any(line.sentence.tokens[i].tag in ("VERB", "AUX") for i in behind):
        return None
    at = clause[1] + line.at(clause[1], (",",))
    own = (one for one in times if next(iter(line.inside(one)), -1) == at)
    return next((one for one in own if names_day(line, line.inside(one))), None)


_JOINS = (("and",), (",", "and"))


def _day_behind(line: Line, span: Span, times: Sequence[Span]) -> Span | None:
    """Return the day behind how long it went on or how often it came about: "twice in a week ON TUESDAY"."""
    tokens = line.inside(span)
    if not tokens or line.words[tokens[0]] not in _HOW_LONG:
        return None
    after = ((one, line.inside(one)) for one in times)
    behind = ((one, own) for one, own in after if own and own[0] == tokens[-1] + 1)
    return next((one for one, own in behind if names_day(line, own) or line.words[own[0]] == "last"), None)


_HOW_LONG = frozenset({"for", "in", "within", "after"})
"""Prepositions before how long something took, beside which a day says when."""


def _distance(line: Line, span: Span, clause: Tokens, predicate: Tokens) -> int | None:
    """Return how many tokens lie between a time and a clause; None if another verb or clause stands between."""
    tokens = line.inside(span)
    if not tokens:
        return None
    low, high = tokens[0], tokens[-1] + 1
    if low < clause[1] and clause[0] < high:
        return None if in_aside(line, low, high, predicate) else 0
    between = line.words[high : clause[0]] if high <= clause[0] else line.words[clause[1] : low]
    words = load_function_words()
    if low >= clause[1] and is_aside_of_relative(between):
        return len(between)
    crossing = words.clause - {"with", "even", "so", "than"} | STOPS | words.relative
    if any(word in crossing or is_verb(word) for word in between):
        return None
    adjacent = predicate[0] - 1 <= high and low <= predicate[1] + 1
    return len(between) + (0 if adjacent else 1)
