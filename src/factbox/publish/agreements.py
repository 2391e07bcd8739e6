"""Which agreements are none yet: the yes of one side, what is agreed in principle, and that there will be talks."""

from __future__ import annotations

import re
from functools import cache

from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.records import Claim

_AGREED = re.compile(r"(?i)\b(?:has|have|had)? ?(?:[a-z]+ly )?(?:agree[ds]?|(?:accept|confirm)(?:ed|s)|declare[ds]?)\b")
_TOGETHER = re.compile(r"\b(?:and|with|between)\b")
_WITH = re.compile(r"\b(?:with|between)\b")


def is_no_deal(claim: Claim, sentence: str) -> bool:
    """Say whether a clause on an agreement tells that one side says yes or decrees, or that a deal or talks will come.

    Args:
        claim: the clause, with who acts in it.
        sentence: the sentence it stands in.
    """
    clause = one_line(claim.quote)
    signed = _ORDERED.search(clause)
    alone = signed is not None and not (_TOGETHER.search(clause[: signed.start()]) or _several().search(clause))
    return alone or _leaves_open().search(one_line(sentence)) is not None or _is_of_one_side(clause, sentence)


_ORDERED = re.compile(
    r"(?i)\bsign(?:ed|s|ing)? (?:an?|the|his|her|several|two) (?:[\w-]+ ){0,2}?"
    r"(?:decree|order|law|bill|edict)s?\b"
)
"""What one signs alone: "has signed a DECREE on general mobilisation"."""


def _is_of_one_side(clause: str, sentence: str) -> bool:
    """Say whether one side alone agrees to something: "the president has agreed to a truce"."""
    verb = _AGREED.search(clause)
    subject = clause[: verb.start()] if verb else ""
    if verb is None or not re.search(r"\w", subject):
        return False
    behind = sentence[sentence.find(subject) + len(subject) :] if subject in sentence else clause[verb.end() :]
    together = _TOGETHER.search(subject) or _WITH.search(behind) or _several().search(subject)
    return together is None


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_of(load_grounds().both_sides)}\b")


@cache
def _leaves_open() -> re.Pattern[str]:
    """Return the pattern of what is not settled yet: "in principle", "agreed to hold talks on a ceasefire"."""
    talks = rf"agree[ds]?\b[\"”]? (?:in principle )?(?:to|on) (?:[\w-]+ ){{0,3}}?{any_of(load_grounds().to_talk)}"
    return re.compile(rf"(?i)\bin[ -]principle\b|\b{talks}\b")
