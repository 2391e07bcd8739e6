"""Figures that were taken back: "17 people, and not 19", "the mayor had first put the toll at 19", "down from 19".

A number that was wrong stands nowhere any more: not in the report that gives the right one, not in those before it, and
not where somebody tells later how it was wrong. A party's own count of what it did to its foe is another matter: it
is the party's, and no hospital's correction takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factbox.knowledge.cues import load_cues
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.testimony import voice_kind
from factbox.reconcile.happenings import is_part, same_place, values_of
from factbox.reconcile.testimony import Statement

LONGEST = 45
"""Days before and after a correction in which a number of that size, unit and place is the one that it takes back."""

REACH = 70
"""Characters before or after a number among which its sentence says that it was told before and is no more."""

_END = re.compile(r"[.;!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class _Revision:
    """A number that a report takes back: by the statement of it, or of the right one beside it ("17, NOT 40")."""

    told: Statement
    beside: bool


def without_revised(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of a number that was taken back as not so.

    Args:
        statements: what all reports say; the first known first.
    """
    counting = [s for s in statements if _value(s) is not None]
    by_report: dict[str, list[Statement]] = {}
    for statement in counting:
        by_report.setdefault(statement.report.id, []).append(statement)
    older = {id(s) for s in counting if not s.kind.against and _is_older_sum(s)}
    wrong = [s for s in counting if _is_wrong(s, by_report[s.report.id])]
    struck = [(s, number) for s in counting if not s.kind.against for number in _struck_beside(s)]
    lowered = [s for s in counting if not s.kind.against and _is_lowered(s)]
    struck += [(low, value) for low in lowered for value in _larger_before(low, counting)]
    if not (wrong or older or struck):
        return tuple(statements)
    revised: dict[tuple[str, float], list[_Revision]] = {}
    for statement in wrong:
        revised.setdefault((_unit(statement), _value(statement) or 0.0), []).append(_Revision(statement, beside=False))
    for statement, number in struck:
        revised.setdefault((_unit(statement) or _DEAD, number), []).append(_Revision(statement, beside=True))
    gone = older | {id(s) for s in counting if _is_taken_back(s, revised.get((_unit(s), _value(s) or 0.0), ()))}
    return tuple(s.of_kind(voice_kind("denial")) if id(s) in gone else s for s in statements)


def _value(statement: Statement) -> float | None:
    quantity = statement.claim.quantity
    values = values_of(quantity) if quantity and not quantity.of else []
    return max(values, default=None)


def _unit(statement: Statement) -> str:
    quantity = statement.claim.quantity
    return quantity.unit if quantity else ""


def _is_wrong(statement: Statement, told: Iterable[Statement]) -> bool:
    """Say whether a number is given as one that was told before and was wrong; its report has the right one too.

    What only a party denies, and gives no other number for, stays a number of those who gave it.
    """
    others = [
        s for s in told
        if not s.kind.against and _unit(s) == _unit(statement) and _value(s) != _value(statement) and not _is_former(s)
    ]  # fmt: skip
    if statement.kind.against:
        return any(s.voice == statement.voice and _one_sentence(s, statement) for s in others)
    lower = any(_is_lowered(s) and (_value(s) or 0.0) < (_value(statement) or 0.0) for s in others)
    former = _is_former(statement) or (lower and _had_told(statement))
    return _is_corrected_later(statement) or (bool(others) and former)


def _is_taken_back(statement: Statement, revisions: Collection[_Revision]) -> bool:
    return not statement.kind.against and any(_is_meant(statement, one) for one in revisions)


def _is_meant(statement: Statement, revision: _Revision) -> bool:
    """Say whether a number is the one that a report takes back: of that place, or of that outlet where one has none."""
    wrong = revision.told
    if statement is wrong:
        return True
    same = statement.report.id == wrong.report.id and not revision.beside
    if same or abs((statement.said - wrong.said).days) > LONGEST:
        return False
    if not _may_take_back(wrong, statement):
        return False
    if statement.where and wrong.where and statement.where.name not in _begun(wrong):
        return same_place(statement.where, wrong.where) is True or is_part(statement.where, wrong.where)
    return _is_outlets(statement, wrong) or (statement.where is not None and statement.where.name in _begun(wrong))


def _is_outlets(statement: Statement, wrong: Statement) -> bool:
    return bool(statement.report.outlet) and statement.report.outlet == wrong.report.outlet


def _may_take_back(wrong: Statement, statement: Statement) -> bool:
    """Say whether whoever calls a number wrong can take it back: a party takes back its own, and nobody a party's."""
    party = statement.kind.name == "party" or (wrong.kind.against and bool(wrong.claim.speaker_side))
    side, outlet = wrong.claim.speaker_side, wrong.report.outlet
    own = statement.voice == wrong.voice or (bool(side) and side == statement.claim.speaker_side)
    printed = statement.claim.speaker is None and bool(outlet) and outlet == statement.report.outlet
    return own or printed or not party


def _one_sentence(one: Statement, other: Statement) -> bool:
    first, last = sorted((one, other), key=lambda s: s.claim.span.start)
    between = one.report.text[first.claim.span.start : last.claim.span.start]
    return _END.search(between) is None


def _is_former(statement: Statement) -> bool:
    """Say whether the words before or after a number say that it was told before: "had FIRST PUT the toll at 19"."""
    before, after = _around(statement)
    return _told_before().search(before) is not None or _as_told().search(after) is not None


def _had_told(statement: Statement) -> bool:
    """Say whether somebody "HAD SPOKEN OF 28 dead": beside a number that was lowered that is the one before."""
    return _had_given().search(_around(statement)[0]) is not None


def _is_corrected_later(statement: Statement) -> bool:
    return _corrected().search(_around(statement)[1]) is not None


def _struck_beside(statement: Statement) -> Iterator[float]:
    """Yield the numbers that stand behind "not" after the number of a statement, in its sentence: "17, not 40"."""
    after = _around(statement)[1]
    for found in _NOT_THAT.finditer(after):
        yield float(found[1].replace(",", ""))
    before = _FROM_THAT.match(after) if _revising().search(_begun(statement)) else None
    if before and (number := float(before[1].replace(",", ""))) > (_value(statement) or 0.0):
        yield number


_NOT_THAT = re.compile(r"\bnot (?:the )?(\d[\d,]*)\b(?! ?(?:per ?cent|%))")


_FROM_THAT = re.compile(r"[\w,]+ (?:[a-z]+ )?from (\d[\d,]*)\b(?! ?(?:per ?cent|%))")
"""The number that the one before it takes the place of: "revised the toll to 22 FROM 28"."""


def _is_lowered(statement: Statement) -> bool:
    """Say whether a number is one to which a toll was lowered: "police lowered the toll of the raid to 17"."""
    if _unit(statement) not in ("", _DEAD):
        return False
    begun = _begun(statement)
    to = _revising().search(begun) is not None and begun.endswith(" to ") and _OF_TOLL.match(_around(statement)[1])
    return bool(to) or _lowering().search(begun) is not None


_OF_TOLL = re.compile(r"(?i)[\w,]+ (?:its|the|their) (?:[a-z]+ )?(?:toll|count|number|figure)\b")
"""What a number was told of that stands before it: "lowered to 22 THE NUMBER of dead"."""


def _larger_before(low: Statement, counting: Iterable[Statement]) -> Iterator[float]:
    """Yield the larger tolls that were told in the week before one was lowered, of which it may be the lower one."""
    for one in counting:
        value, lowest = _value(one) or 0.0, _value(low) or 0.0
        if (
            _unit(one) == _DEAD
            and value > lowest
            and 0 <= (low.said - one.said).days <= _WEEK
            and one.known < low.known
        ):
            yield value


_DEAD = "killed"
_WEEK = 7


def _is_older_sum(statement: Statement) -> bool:
    return _older().search(_around(statement)[0]) is not None


def _around(statement: Statement) -> tuple[str, str]:
    """Return the words of the sentence before the number of a statement, and those after it."""
    text, span = statement.report.text, statement.claim.span
    at = next(_numbers(statement), span.start)
    before, after = text[max(0, at - REACH) : at], text[at : at + REACH]
    starts = [end.end() for end in _END.finditer(before)]
    ends = _END.search(after)
    return before[starts[-1] if starts else 0 :], after[: ends.start()] if ends else after


def _begun(statement: Statement) -> str:
    """Return all of the sentence before the number of a statement."""
    text = statement.report.text
    at = next(_numbers(statement), statement.claim.span.start)
    starts = [end.end() for end in _END.finditer(text, max(0, at - _LONGEST_SENTENCE), at)]
    return text[starts[-1] if starts else max(0, at - _LONGEST_SENTENCE) : at]


_LONGEST_SENTENCE = 400


def _numbers(statement: Statement) -> Iterator[int]:
    """Yield where in its text the number of a statement stands within its words, in figures or as one word."""
    quantity, span = statement.claim.quantity, statement.claim.span
    value = max(values_of(quantity), default=0) if quantity else 0
    written = f"{value:,.0f}"
    quote = statement.report.text[span.start : span.end]
    words = [word for word, number in load_numbers().cardinals.items() if number == value]
    forms = "|".join(map(re.escape, (written, written.replace(",", ""), *words)))
    found = re.search(rf"(?i)\b(?:{forms})\b", quote)
    if found:
        yield span.start + found.start()


def _phrases(cues: str) -> str:
    return "|".join(re.escape(" ".join(words)) for words in load_cues()[cues])


@cache
def _told_before() -> re.Pattern[str]:
    told = rf"(?:{_phrases('told_formerly')}) (?:been )?(?:{_phrases('giving_figures')})"
    return re.compile(
        rf"(?i)\b(?:{told}|(?:{_phrases('giving_figures')}) (?:{_phrases('told_formerly')}))\b[^,;]*$"
        rf"|\b(?:{_phrases('figure_lowered')}) (?:the |an? )?(?:[\w-]+ ){{0,2}}$|\bnot (?:the )?$"
    )


@cache
def _had_given() -> re.Pattern[str]:
    return re.compile(rf"(?i)\bhad (?:[a-z]+ )?(?:{_phrases('giving_figures')})\b[^,;]*$")


@cache
def _lowering() -> re.Pattern[str]:
    toll = r"(?:toll|count|number|figure)\b"
    lowered = _phrases("lowering")
    return re.compile(
        rf"(?i)\b(?:{lowered})\b[^.;]*\b{toll}[^.;]* to (?:[a-z]+ ){{0,2}}$|\b{toll}[^.;]*\b(?:{lowered}) to $"
    )


@cache
def _revising() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_phrases('lowering')}|revised|corrected)\b")


@cache
def _as_told() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)^[\w-]+ (?:[\w-]+ ){{0,3}}?(?:as |that (?:\w+ )?(?:had|was|were) )?(?:\w+ )?(?:had )?(?:been )?"
        rf"(?:{_phrases('told_formerly')}) (?:been )?(?:{_phrases('giving_figures')})\b"
    )


@cache
def _corrected() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_phrases('later_corrected')})\b")


@cache
def _older() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_phrases('older_sum')}) (?:[\w-]+ ){{0,2}}$")
