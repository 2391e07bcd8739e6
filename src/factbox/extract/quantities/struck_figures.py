"""Figures that a sentence gives only to strike them out: one that was wrong, those counted twice or taken for dead.

"A figure of two hundred dead given by a station was not correct" tells of no two hundred dead; and of "34 bodies that
had been entered in both registers" each was counted once before, so that they are no toll beside the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, with_id

LONGEST_REACH = 25
"""Tokens from "a figure of" to the word that calls it wrong, and from those counted to "twice"."""


def with_struck(claims: Sequence[Claim], line: Line) -> tuple[Claim, ...]:
    """Return the claims of a sentence: a number that it calls wrong as not so, those counted twice as no toll."""
    counted = [claim for claim in claims if claim.quantity is not None]
    if not counted:
        return tuple(claims)
    struck = {claim.id for claim in counted if _is_wrong(claim, line) or _lives(claim, line)}
    twice = _counted_twice(counted, line)
    return tuple(
        _negated(one) if one.id in struck else _no_toll(one) if twice and one.id == twice.id else one for one in claims
    )


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
    own = [i for i in range(len(line)) if line.span(i, i + 1).overlaps(claim.span)]
    return (own[0], own[-1] + 1) if own else (0, 0)


def _negated(claim: Claim) -> Claim:
    """Return a claim as one that is not so, by the word of whoever speaks or of the report."""
    return with_id(replace(claim, stance="denied" if claim.speaker else "negated"))


def _no_toll(claim: Claim) -> Claim:
    return with_id(replace(claim, type="quantity.other"))
