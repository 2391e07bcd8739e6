"""Figures that a sentence gives only to strike them out: one that was wrong, those counted twice or taken for dead.

"A figure of two hundred dead given by a station was not correct" tells of no two hundred dead; and of "34 bodies that
had been entered in both registers" each was counted once before, so that they are no toll beside the others. Of a
figure that another one replaces ("reports of nine dead were later corrected to six") the newer one is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.quantities.numbers import Number
from factbox.extract.sentence.line import STOPS, Line
from factbox.extract.stance.unverified import is_hearsay
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, Quantity, Span, with_id

LONGEST_REACH = 25
"""Tokens from "a figure of" to the word that calls it wrong, and from those counted to "twice"."""


def with_struck(claims: Sequence[Claim], line: Line, numbers: Sequence[Number]) -> tuple[Claim, ...]:
    """Return the claims of a sentence: a number that it calls wrong as not so, those counted twice as no toll."""
    claims = tuple(claim for claim in claims if not _outgrown(claim, line))
    counted = [claim for claim in claims if claim.quantity is not None]
    if not counted:
        return claims
    newer = {one.id: number for one in counted if (number := _replaced_by(one, line, numbers)) is not None}
    struck = {one.id for one in counted if one.id in newer or _is_wrong(one, line) or _lives(one, line)}
    twice = _counted_twice(counted, line)
    told = {_values(claim) for claim in counted}
    corrected = (
        _corrected(one, line, newer[one.id])
        for one in counted
        if one.id in newer and (newer[one.id].bounds(), one.quantity.unit if one.quantity else "") not in told
    )
    return (
        *(
            _negated(one) if one.id in struck else _no_toll(one) if twice and one.id == twice.id else one
            for one in claims
        ),
        *{(claim.type, _values(claim)): claim for claim in corrected}.values(),
    )


def _outgrown(claim: Claim, line: Line) -> bool:
    """Say whether a number is only what a larger one was before: "raised its toll FROM 28 DEAD TO 32"."""
    first, last = _tokens(claim, line)
    from_ = line.find((("from",),), first, last) or ((first - 1, first) if line.at(first - 1, ("from",)) else None)
    raised = line.find(load_cues()["raising"], 0, from_[0]) if from_ and claim.quantity and _of_people(claim) else None
    return raised is not None and from_ is not None and last - from_[1] <= _FROM_TO and line.at(last, ("to",))


def _values(claim: Claim) -> tuple[tuple[float | None, float | None, float | None], str]:
    quantity = claim.quantity or Quantity()
    return (quantity.low, quantity.best, quantity.high), quantity.unit


def _replaced_by(claim: Claim, line: Line, numbers: Sequence[Number]) -> Number | None:
    """Return the number that a sentence gives in the place of a claim's: "nine dead ... WERE LATER REVISED TO SIX".

    So it does in "CUT its toll from 28 dead TO 22". What has another noun behind it is no such number.
    """
    first, last = _tokens(claim, line)
    given = (n for n in numbers if first <= n.first < last and n.quantity("").best == _values(claim)[0][1])
    old = next(given, None)
    if old is None or old.value is None or not _of_people(claim):
        return None
    end = next((i for i in range(old.last, len(line)) if line.words[i] in STOPS), len(line))
    changed = line.find(load_cues()["figure_changed"], old.last, min(end, old.last + LONGEST_REACH))
    if changed is None and line.words[old.first - 1] == "from" and _changes(line, old.first):
        changed = line.find((("to",),), old.last, min(end, old.last + _FROM_TO))
    new = next((n for n in numbers if changed and n.first == changed[1] and n.kind == "cardinal"), None)
    if new is None or (new.last < len(line) and line.sentence.tokens[new.last].tag == "NOUN"):
        return None
    return new


_FROM_TO = 4
"""Tokens from a number to the "to" before the newer one: "from 28 PEOPLE KILLED TO 22"."""


def _changes(line: Line, end: int) -> bool:
    """Say whether a verb of lowering stands before a token."""
    return line.find(load_cues()["lowering"], 0, end) is not None


def _corrected(claim: Claim, line: Line, number: Number) -> Claim:
    """Return a claim with the number that stands, in the words up to it; hearsay that a report corrects is its own."""
    end = line.span(number.first, number.last).end
    span = Span(claim.span.start, max(claim.span.end, end))
    nobodys = claim.speaker is None or is_hearsay(claim.speaker)
    stance = "asserted" if nobodys and claim.stance in ("attributed", "unconfirmed") else claim.stance
    told = replace(claim, span=span, quote=line.text[span.start : span.end], stance=stance)
    told = replace(told, speaker=None, cue="") if nobodys else told
    return with_id(replace(told, quantity=number.quantity(claim.quantity.unit if claim.quantity else "")))


def _is_wrong(claim: Claim, line: Line) -> bool:
    """Say whether a number is one that the sentence gives as a figure and goes on to call wrong."""
    first, last = _tokens(claim, line)
    given = line.find(load_cues()["figure_of"], max(first - LONGEST_REACH, 0), last)
    wrong = line.find(load_cues()["called_wrong"], first, first + LONGEST_REACH) if given else None
    return wrong is not None


def _lives(claim: Claim, line: Line) -> bool:
    """Say whether a toll counts people who had only been taken for dead: "two who HAD BEEN LISTED AS DEAD"."""
    if not _of_people(claim):
        return False
    first, last = _tokens(claim, line)
    return line.find(load_cues()["taken_for_dead"], first, last) is not None


def _counted_twice(counted: Sequence[Claim], line: Line) -> Claim | None:
    """Return the last number told before a sentence says that people were counted twice; None if it does not."""
    at = line.find(load_cues()["counted_twice"], 0, len(line)) or _counted_again(line)
    near = [c for c in counted if at and at[0] - LONGEST_REACH <= _tokens(c, line)[0] < at[0] and _of_people(c)]
    return max(near, key=lambda claim: claim.span.start, default=None)


def _counted_again(line: Line) -> tuple[int, int] | None:
    """Return where people are put down in a book in which, or in another one, they are put down "and again"."""
    at = line.find(load_cues()["put_down"], 0, len(line))
    return at if at and line.find([("and", "again")], at[1], at[1] + LONGEST_REACH) else None


def _of_people(claim: Claim) -> bool:
    return claim.type in ("count", "casualties") or claim.type.startswith("killing.")


def _tokens(claim: Claim, line: Line) -> tuple[int, int]:
    """Return where a claim begins and ends in its sentence, in tokens."""
    own = line.over(claim.span)
    return (own.start, own.stop) if own else (0, 0)


def _negated(claim: Claim) -> Claim:
    """Return a claim as one that is not so, by the word of whoever speaks or of the report."""
    return with_id(replace(claim, stance="denied" if claim.speaker else "negated"))


def _no_toll(claim: Claim) -> Claim:
    return with_id(replace(claim, type="quantity.other"))
