"""How a line tells of dead and hurt: both where one sentence has both, and nobody as killed of whom it says he died."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from factbox.knowledge.numbers import load_numbers
from factbox.publish.document import one_line
from factbox.publish.figures import FIG, figures, number_of
from factbox.publish.grounds import bears_numbers, folded
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.hedges import hedged
from factbox.records import Event

_KILLED = "killed"
_HARM = ("casualties", "killing.")


def first_told(unit: str) -> int:
    """Return the rank of what a number counts among those of one sentence: the dead come first, and then the hurt."""
    return next(
        (at for at, words in enumerate((("killed", "dead"), ("wounded", "injured"))) if unit.startswith(words)), 2
    )


def unit_borne(unit: str, sentence: str) -> str:
    """Return what a number counts as its sentence has it: who died of hunger, or was found, was perhaps not killed."""
    first, _, rest = unit.partition(" ")
    if first.rstrip(";") != _KILLED or tells_of_killing(sentence):
        return unit
    return f"{first.replace(_KILLED, 'dead')} {rest}".strip()


def others_hedged(unit: str, sentence: str) -> str:
    """Return what a number counts with further numbers as their sentence hedges them: ``dead; some 9 hurt``."""
    first, *others = unit.split("; ")
    told = [one.partition(" ") for one in others if not one.endswith(" family")]  # "five members of one family"
    return "; ".join((first, *(f"{hedged(number_of(number), number, sentence)} {what}" for number, _, what in told)))


def tells_of_killing(sentence: str) -> bool:
    """Say whether a sentence tells that somebody was killed, and not only that he died or is dead."""
    return re.search(rf"\b{any_of(load_grounds().killing)}", folded(sentence)) is not None


def civil_unit(unit: str, stated: Iterable[float | None], sentence: str) -> str:
    """Return what a number counts, with "civilians" where its sentence has it of these alone.

    Args:
        unit: what it counts: ``killed``, ``dead; 7 wounded``.
        stated: the number, or its bounds.
        sentence: "puts the number of civilians killed at 40", "at least 40 civilians died".
    """
    first, _, rest = unit.partition(";")
    if first not in (_KILLED, "dead", "wounded", "injured"):
        return unit
    told = (found for pattern in _civilians() for found in pattern.finditer(one_line(sentence)))
    counted = {number for one in told for number in figures(one[1])}
    own = not counted.isdisjoint({one for one in stated if one is not None})
    return f"civilians {first}{f';{rest}' if rest else ''}" if own else unit


def with_means(unit: str, stated: Iterable[float | None], sentence: str) -> str:
    """Return what a number counts with what killed or hurt those counted, where its sentence tells this of them.

    "Civilians killed by shelling number seven" counts no others: ``civilians killed by shelling``.

    Args:
        unit: what it counts: ``civilians killed``.
        stated: the number, or its bounds.
        sentence: the sentence.
    """
    numbers = {one for one in stated if one is not None}
    for found in _means().finditer(one_line(sentence)):
        own = figures(found["before"]) or figures(found["behind"])
        if unit.rpartition(" ")[2] == found["harm"].casefold() and not own.isdisjoint(numbers):
            return f"{unit} {found['means'].casefold()}"
    return unit


def as_counted(unit: str, stated: Iterable[float | None], sentence: str) -> str:
    """Return what a number counts with all words that its sentence has for them: ``killed presumed gang members``.

    Args:
        unit: what it counts: ``killed members``.
        stated: the number, or its bounds.
        sentence: the sentence.
    """
    harm, _, noun = unit.partition(" ")
    if not noun or ";" in unit or not counts_harm(harm):
        return unit
    told = rf"(?i)\b({_cardinal()}) ((?:(?!(?:and|or|of|in|at)\b)[\w'’-]+ ){{0,4}}?{re.escape(noun)})\b"
    found = (one for one in re.finditer(told, one_line(sentence)) if _is_number(one[1], stated))
    whole = next(found, None)
    return unit if whole is None else f"{harm} {whole[2]}"


def supposed(stated: Iterable[float | None], sentence: str) -> str:
    """Return the words by which a sentence only supposes who those are that it counts: ``suspected rebels``.

    They stand before or behind whom they are said of: "12 people BELIEVED TO BE REBELS".
    """
    for found in _supposed().finditer(one_line(sentence)):
        if _is_number(found[1], stated):
            return found[2] or found[3]
    return ""


def counts_harm(word: str) -> bool:
    """Say whether a word for what is counted tells of dead or hurt."""
    return word in (_KILLED, "dead", "wounded", "injured")


def _is_number(words: str, stated: Iterable[float | None]) -> bool:
    return not figures(words).isdisjoint({one for one in stated if one is not None})


@cache
def _supposed() -> re.Pattern[str]:
    ends = r"(?!(?:and|or|who|in|at|on|by|were|was|are|among|from|near|as|have|had|died|killed|wounded)\b)"
    whom = rf"(?: {ends}[\w'’-]+){{1,3}}"
    before = rf"{any_of(load_grounds().suspected)}{whom}"
    said = r"(?:believed|thought|presumed|suspected|alleged|described|reported|said|identified)"
    behind = rf"{said} (?:to be|as|by [\w ]+? (?:as|to be)){whom}"
    described = rf"(?:[\w-]+ )?(?:(?:who|that) (?:were|are|was) )?({behind})"
    return re.compile(rf"(?i)\b({_cardinal()}) (?:({before})|{described})")


@cache
def _cardinal() -> str:
    """Return a pattern of a number in figures or as one word."""
    return rf"(?:\d[\d,.]*|{any_of(load_numbers().cardinals)}\b)"


@cache
def _means() -> re.Pattern[str]:
    """Return what befell some and by what, with their number: "40 people were KILLED BY SHELLING"."""
    means = any_of(sorted(load_grounds().means, key=len, reverse=True))
    return re.compile(
        r"(?i)(?P<before>(?:[\w,-]*\w )?(?:[\w-]+ ){0,4})\b(?P<harm>killed|dead|wounded|injured)"
        rf" (?P<means>(?:by|in) (?:[a-z-]+ )?{means})\b(?P<behind>(?: (?!and\b)[\w-]+(?:,\d+)*){{0,8}})"
    )


@cache
def _civilians() -> tuple[re.Pattern[str], ...]:
    """Return a number of civilians, before or behind its noun: "40 civilians", "civilians killed at 40"."""
    number = _cardinal()
    return (
        re.compile(rf"\b({FIG}) (?:[a-z]+ )?civilians\b(?! and)"),
        re.compile(
            r"\bcivilians (?:(?:who|have|had|has|were|been|are) )*(?:killed|dead|wounded|injured)\b[^.;,“”\"]{0,40}?"
            rf"\b(?:at|to|is|was|than|reached) ({number})(?! of)"
        ),
    )


def with_hurt(event: Event, others: Iterable[Event], sentence: str) -> Event:
    """Return an event of dead with those who were hurt in it, of whom its sentence tells: ``4 killed; 7 wounded``.

    Args:
        event: the event, with a number that its sentence bears.
        others: further events of that sentence.
        sentence: the sentence.
    """
    if not event.type.startswith(_HARM) or not event.unit or ";" in event.unit or first_told(event.unit) != 0:
        return event
    for other in others:
        number = other.best if other.best is not None else other.low
        hurt = other.type.startswith(_HARM) and first_told(other.unit) == 1 and number is not None
        if hurt and number is not None and bears_numbers(other, sentence):
            return replace(event, unit=f"{event.unit}; {hedged(number, f'{number:,.0f}', sentence)} {other.unit}")
    return event
