"""Where somebody's words end, as the report itself goes on to say when they were said: "..., two days after Y fell"."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import Phrases
from factbox.knowledge.function_words import load_function_words

TIME_BEFORE = 6
"""Tokens within which "after" follows the time that has passed: "less than two hours after"."""

_UNITS = frozenset(
    {"minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "shortly"}
)
_SAME = Phrases((("on", "the", "same", "day"), ("on", "the", "day"), ("the", "same", "day")))
"""What a clause on something else of that day stands behind: "on the same day rebels entered Y"."""

_NOT_YET = frozenset(
    {"will", "would", "'ll", "’ll", "wo", "can", "could", "should", "must", "may", "might", "is", "are"}
)
"""Verbs of what is or is to come: nothing that is said by them came after or before something that has happened."""


def opens_time_aside(line: Line, at: int) -> bool:
    """Say whether a time with "after" or "before" opens at ``at``: "two days after Y fell"."""
    after = line.find((("after",), ("before",)), at, at + TIME_BEFORE)
    return after is not None and not _UNITS.isdisjoint(line.words[at : after[0]])


def opens_meanwhile(line: Line, at: int) -> bool:
    """Say whether a clause opens that tells what went on: "as shells fell", and not "as saying", "as well as"."""
    manner = line.words[at + 1 : at + 2] in (("saying",), ("well",), ("if",), ("though",), ("of",))
    return line.words[at : at + 1] in (("as",), ("while",)) and not manner


def words_end(line: Line, start: int) -> int:
    """Return where the words end that are said from ``start`` on, of a sentence that gives no end to them.

    That is the end of the sentence; or, where somebody says only what is or is to come, the comma behind which the
    report tells what happened before or on that day: "... would go on, a day after rebels captured Y". Of what has been
    done the same words may tell when: "had withdrawn, a day after".
    """
    for at in range(start, len(line)):
        if line.words[at] == "," and opens_time_aside(line, at + 1):
            return at if _is_to_come(line, start, at) else len(line)
        if line.first_at(at, _SAME) and _clause_follows(line, at):
            return at if _is_to_come(line, start, at) else len(line)
    return len(line)


def _is_to_come(line: Line, start: int, end: int) -> bool:
    return not _NOT_YET.isdisjoint(line.words[start:end])


def _clause_follows(line: Line, at: int) -> bool:
    """Say whether a clause stands behind the word "day": "on the same day rebels entered Y"."""
    day = line.words.index("day", at)
    following = line.words[day + 1 : day + 2]
    words = load_function_words()
    return bool(following) and (following[0] in words.determiners | words.pronouns or line.name_like(day + 1))
