"""Patterns over the classes of tokens, and what one match of them holds.

In a pattern every word is the name of a class, ``$NAME`` is an abbreviation from the table of them, and the rest is a
regular expression: "the? $WEEKDAY (?P<beyond>before last|after next)".
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from factbox.knowledge.times import load_times
from factbox.language.time_tokens import Token
from factbox.records import Span

_MACROS = {
    "ABOUT": "(?:just|about|(?P<less>less than|less)|(?P<more>more than)){0,3}",
    "NUMBER": (
        "(?:a? (?P<vague>vague) of?|a? (?P<n>couple) of?|further? (?P<n>(?:day|number|year)(?:dash? number){0,4})"
        " (?P<half>fraction|and a unit)? (?P<more>more)?|(?P<n>a|further))"
    ),
    "UNIT": "(?P<unit>unit|second|night)",
    "MONTH": "(?P<month>month) dot?",
    "ANYMONTH": "(?:(?P<month>month|fmonth) dot?)",
    "DAY": "(?P<day>day|dayth)",
    "YEAR": "(?P<year>year|short)",
    "TO": "(?:to|until|and|dash)",
    "SHIFT": "(?P<shift>last|next|this)",
    "WEEKDAY": "(?:(?P<weekday>weekday|fweekday) dot?)",
    "WEEK": "(?P<shift>last|next|this) (?P<unit>unit)",
    "CLOCK": "(?P<clock>clock hours{0,3}|day hours{1,3})",
}
_CLASS_NAME = regex.compile(r"\(\?P<\w+>|[a-z]+")


class Found(NamedTuple):
    """One match of a rule: the tokens of its named groups."""

    tokens: list[Token]
    match: regex.Match[str]

    def has(self, group: str) -> bool:
        """Say whether a group matched; a name that the rule lacks did not."""
        return self.match.groupdict().get(group) is not None

    def token(self, group: str) -> Token:
        """Return the first token of a group."""
        return self.tokens[self.match.start(group)]

    def before(self) -> str:
        """Return the word before all that matched, in lower case; empty where nothing stands there."""
        at = self.match.start()
        return self.tokens[at - 1].text.lower() if at else ""

    def number(self, group: str) -> int | None:
        """Return the value of a group as a number; None if it is absent."""
        if not self.has(group):
            return None
        value = self.token(group).value
        return value if isinstance(value, int) else None

    def word(self, group: str) -> str:
        """Return the value of a group as a word; empty if it is absent."""
        return str(self.token(group).value or "") if self.has(group) else ""

    def text(self, group: str) -> str:
        """Return the first word of a group in lower case; empty if it is absent."""
        return self.token(group).text.lower() if self.has(group) else ""

    def joined(self, group: str) -> str:
        """Return all words of a group as one, in lower case."""
        return "".join(token.text for token in self.tokens[slice(*self.match.span(group))]).lower()

    def kind(self, group: str) -> str:
        """Return the class of a group; empty if it is absent."""
        return self.token(group).kind if self.has(group) else ""

    @property
    def span(self) -> Span:
        """Return where the matched words stand."""
        return Span(self.tokens[self.match.start()].start, self.tokens[self.match.end() - 1].end)

    @property
    def year(self) -> int | None:
        """Return the year, two digits being of the century before or of ours, whichever is nearer to now."""
        if self.kind("year") == "short":
            return full_year(int(self.text("year")[1:]))
        return self.number("year")

    @property
    def amount(self) -> float | None:
        """Return how many units; None where the words do not say."""
        if not self.has("n"):
            return None
        total = 0
        for token in self.tokens[slice(*self.match.span("n"))]:
            if isinstance(token.value, int):
                total = max(total, 1) * token.value if token.value in {100, 1000} else total + token.value
        return (total or 1) + (0.5 if self.has("half") else 0.0)

    @property
    def bound(self) -> str:
        """Return what the words say about the amount."""
        return "less" if self.has("less") else "more" if self.has("more") else ""

    @property
    def unit(self) -> str:
        """Return the unit that is counted or named; empty if none is."""
        kind = self.kind("unit")
        return kind if kind in {"second", "night"} else self.word("unit")

    @property
    def shift(self) -> int | None:
        """Return -1, 0 or 1 for last, this and next; None if the words have none."""
        return _SHIFTS.get(self.kind("shift"))


_PIVOT = 70
"""The two digits from which on a year is one of the century before."""

_SHIFTS = {"last": -1, "this": 0, "next": 1, "before": -1, "earlier": -1, "after": 1, "later": 1}


def full_year(year: int) -> int:
    """Return a year of which two digits may be all that was written."""
    return year + (0 if year > 99 else 2000 if year < _PIVOT else 1900)


@cache
def letter_of(kind: str) -> str:
    """Return the code point that stands for a class; unknown words get one that no rule names."""
    kinds = sorted({word.kind for word in load_times().words.values()} | set(_OTHER_KINDS))
    return chr(0xE000 + kinds.index(kind)) if kind else "\ufffd"


_OTHER_KINDS = (
    "fmonth", "fweekday", "holiday", "iso", "numeric", "clock", "decade", "short", "day", "dayth", "number", "year",
    "quarter", "couple", "fraction", "comma", "dash", "dot", "break", "genitive", "second", "ordinal",
)  # fmt: skip


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """Return a pattern over classes as one over their code points."""
    for name, macro in _MACROS.items():
        pattern = pattern.replace("$" + name, macro)
    letters = _CLASS_NAME.sub(lambda m: m[0] if m[0].startswith("(?P") else f"(?:{letter_of(m[0])})", pattern)
    return regex.compile(letters.replace(" ", ""))
