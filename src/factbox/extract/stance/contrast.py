"""What "not" belongs to, where it stands apart from the verb.

"Rebels, NOT the army, hold X" and "NOT the army but rebels" deny nothing; "have NOT, to our knowledge, taken X" does.
"""

from __future__ import annotations

from factbox.extract.sentence.line import DASHES, STOPS, Line
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words

REACH = 8
"""Tokens from "not" to where the words on whoever is set apart end."""

LONGEST_ASIDE = 12
"""Tokens in an aside between commas."""

_OPENS = DASHES | {",", "and", "("}
_ENDS = DASHES | {",", ")"}


def sets_apart(line: Line, at: int) -> bool:
    """Say whether "not" at a token only says who is not meant, so that its clause is no denial.

    Between marks ("rebels, not the army, hold X"), after "and" ("rebels and not the army hold X"), or before "but".
    """
    if not line.at(at, ("not",)):
        return False
    words = load_function_words()
    auxiliaries = auxiliary_verbs()
    end = next((j for j in range(at + 1, min(at + REACH, len(line))) if line.words[j] in _ENDS | {"but"}), None)
    inside = line.words[at + 1 : at + REACH if end is None else end]
    if not auxiliaries.isdisjoint(inside) or not STOPS.isdisjoint(inside) or (at and line.words[at - 1] in auxiliaries):
        return False
    if end is not None and line.words[end] == "but" and not line.at(end - 1, ("only",)):
        return at == 0 or line.words[at - 1] in _OPENS
    if at == 0 or line.words[at - 1] not in _OPENS:
        return False
    between = end is not None and line.words[at - 1] != "and"
    return between or line.words[at + 1] in words.determiners


def set_apart(line: Line, first: int) -> bool:
    """Say whether the words from a token on are those of whom "not" sets apart: "not THE ARMY"."""
    return first > 0 and sets_apart(line, first - 1)


def denied_before_aside(line: Line, first: int) -> bool:
    """Say whether a verb is denied before an aside: "the rebels have NOT, to our knowledge, captured X"."""
    if line.words[first - 1 : first] != (",",):
        return False
    opening = next((j for j in range(first - 2, max(first - 2 - LONGEST_ASIDE, -1), -1) if line.words[j] == ","), 0)
    return opening > 0 and line.words[opening - 1] in ("not", "n't", "never")


def of_relative_aside(line: Line, at: int, first: int) -> bool:
    """Say whether a word stands in a relative clause over before a verb: "the army, which has NOT moved, took X"."""
    words = load_function_words()
    closing = first - 1
    while closing > at and (line.words[closing] in words.auxiliaries or line.words[closing] in words.adverbs):
        closing -= 1
    if closing <= at or line.words[closing] != ",":
        return False
    opening = next((j for j in range(closing - 1, max(closing - LONGEST_ASIDE, -1), -1) if line.words[j] == ","), at)
    return opening < at and line.words[opening + 1] in words.relative


__all__ = ["denied_before_aside", "of_relative_aside", "set_apart", "sets_apart"]
