"""The words of time in a text: every token with the one class that the grammar of times knows it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from factbox.knowledge.outlets.names import ends_weekly
from factbox.knowledge.times import TimeWord, WordValue, load_times

_TOKEN = regex.compile(
    r"""(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}[0-9:.]*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?+)(?![0-9])
      | (?P<nine>9/11)(?![/0-9])
      | (?P<numeric>[0-9]{1,4}(?P<mark>[./])[0-9]{1,2}(?P=mark)[0-9]{2,4})(?![0-9])
      | (?P<clock>[0-9]{1,2}[:.][0-9]{2}(?![0-9.][0-9])|[0-9]{4}(?=\s?(?:GMT|UTC|hours\b)))
      | (?P<decade>(?:['’][0-9]0|[0-9]{3}0['’]?)s)\b
      | (?P<fullyear>['’][0-9]{2})\b
      | (?P<fraction>1/2|½)
      | (?P<numeral>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++(?:\.[0-9]++)?+)(?P<th>(?:st|nd|rd|th|er|º)\b)?+
      | (?P<quarter>Q[1-4])\b
      | (?P<ampm>(?i:[ap]\.m\b\.?|o['’]clock\b))
      | (?P<genitive>['’][sS])\b
      | (?P<word>\p{L}[\p{L}\p{M}]*+)
      | (?P<break>\n[ \t\r]*+\n)
      | (?P<other>[^\s])""",
    flags=regex.VERBOSE,
)


class Token(NamedTuple):
    """One word or mark.

    Attributes:
        kind: its class in the grammar; empty for a word that says nothing of time.
        value: what it stands for: a weekday (0 is Monday), a month, a number, a unit.
        start: where it begins (code points).
        end: where it ends, exclusive.
        text: the word as written.
    """

    kind: str
    value: WordValue
    start: int
    end: int
    text: str


def read_tokens(text: str, start: int, end: int, *, alone: bool) -> list[Token]:
    """Return the tokens of a text, doubtful words settled by their neighbours, or taken at their word if ``alone``."""
    tokens = list(_merge_names([_token(match) for match in _TOKEN.finditer(text, start, end)], text))
    if alone:
        return tokens
    settled = (_settled(tokens, index) if token.kind in _SUPPORTS else token for index, token in enumerate(tokens))
    return [
        token._replace(kind="") if token.kind == "weekday" and _opens_name(tokens, index) else token
        for index, token in enumerate(settled)
    ]


def _opens_name(tokens: list[Token], index: int) -> bool:
    """Say whether a weekday is the first word of a name, and no day: "the SUNDAY Times", "Monday Herald reporters"."""
    before, token, after = (tokens[i] if 0 <= i < len(tokens) else _NOTHING for i in range(index - 1, index + 2))
    if after.kind or after.start != token.end + 1 or not (token.text.istitle() and after.text.istitle()):
        return False
    return before.text.lower() in ("the", "a") or ends_weekly(after.text)


def _token(match: regex.Match[str]) -> Token:
    words, (start, end), name = match[0], match.span(), match.lastgroup
    if name == "word":  # as most are
        known = load_times().words.get(words.lower())
        return Token(known.kind, known.value, start, end, words) if known else Token("", None, start, end, words)
    if name == "other":
        return Token(_MARKS.get(words, ""), None, start, end, words)
    if match["numeral"]:
        return Token(*_numeral(match["numeral"], is_ordinal=bool(match["th"])), start, end, words)
    if match["numeric"]:
        return Token("numeric", words, start, end, words)
    return Token(_KINDS.get(name or "", name or ""), words, start, end, words)


_KINDS = {"ampm": "hours", "fullyear": "short", "break": "break", "nine": ""}
"""The classes of what the pattern of tokens calls otherwise."""

_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "", ".": "dot", "‑": "dash"}


def _numeral(digits: str, *, is_ordinal: bool) -> tuple[str, int | str]:
    """Return the class and value of a number in digits."""
    if "." in digits or len(digits) > 9:
        return "number", 0
    value = int(digits.replace(",", ""))
    if is_ordinal:
        return ("dayth" if value <= 31 else "ordinal"), value
    if 1 <= value <= 31 and len(digits) <= 2:
        return "day", value
    if 1000 <= value <= 2100 and len(digits) == 4:
        return "year", value
    return "number", value


def _merge_names(tokens: list[Token], text: str) -> Iterator[Token]:
    """Join into one token each the words of holidays, other languages' months, and years that are spelled out."""
    index, firsts = 0, _names()[1]
    while index < len(tokens):
        token = tokens[index]
        plain = token.kind != "number" and token.text.lower() not in firsts  # as most words are
        if plain and not (index and tokens[index - 1].text == "year"):
            yield token
            index += 1
            continue
        merged, taken = _spelled_year(tokens, index, text) or _named(tokens, index, text)
        yield merged
        index += taken


_CENTURIES = range(17, 21)


def _spelled_year(tokens: list[Token], index: int, text: str) -> tuple[Token, int] | None:
    """Read "nineteen ninety-six" and "the year two thousand", as transcripts of broadcasts have them."""
    first = tokens[index]
    if index and tokens[index - 1].text == "year" and text.startswith("two thousand", first.start):
        return Token("year", 2000, first.start, tokens[index + 1].end, "two thousand"), 2
    if first.kind != "number" or first.text.isdigit() or first.value not in _CENTURIES:
        return None
    taken, rest = 1, 0
    for token in tokens[index + 1 : index + 4]:
        if token.kind == "number" and isinstance(token.value, int) and not token.text.isdigit():
            rest += token.value
        elif token.kind != "dash" or not rest:
            break
        taken += 1
    if not 10 <= rest <= 99 or not isinstance(first.value, int):
        return None
    end = tokens[index + taken - 1].end
    return Token("year", first.value * 100 + rest, first.start, end, text[first.start : end]), taken


@cache
def _names() -> tuple[dict[str, TimeWord], frozenset[str], int]:
    """Return names that may hold several tokens, their first tokens, and the length of the longest."""
    knowledge = load_times()
    names = dict(knowledge.foreign) | {name: TimeWord("holiday", name) for name in knowledge.holidays}
    firsts = frozenset(match[0] for name in names if (match := _TOKEN.match(name)))
    return names, firsts, max(len(list(_TOKEN.finditer(name))) for name in names)


def _named(tokens: list[Token], index: int, text: str) -> tuple[Token, int]:
    token = tokens[index]
    names, firsts, longest = _names()
    if token.text.lower() in firsts:
        for taken in range(min(longest, len(tokens) - index), 0, -1):
            end = tokens[index + taken - 1].end
            words = text[token.start : end]
            known = names.get(words.lower().replace("’", "'"))
            if known and (taken > 1 or not token.kind) and (known.kind != "holiday" or not words[0].islower()):
                return Token(known.kind, known.value, token.start, end, words), taken
    return token, 1


_PLACING = frozenset(
    {"in", "since", "by", "until", "from", "to", "of", "early", "late", "mid", "last", "next", "this", "end", "start"}
    | {"during", "before", "after", "between", "within", "dash", "fiscal", "earlier", "later", "year"}
)
"""Classes of words that may stand before a month, a season or a year."""
_BEFORE_A_YEAR = _PLACING | frozenset(
    ["month", "fmonth", "day", "dayth", "season", "unit", "the", "a", "and", "same", "genitive", "for", "into", "on"]
)
_NUMERIC = frozenset({"day", "dayth", "year", "short", "number"})


def _settled(tokens: list[Token], index: int) -> Token:
    """Take the class from a word that its neighbours do not support: "may", "Sun", "2000 men", "the fall of"."""
    token = tokens[index]
    near = _Neighbours(*(tokens[i] if 0 <= i < len(tokens) else _NOTHING for i in range(index - 2, index + 3)))
    return token if _SUPPORTS[token.kind](near) else token._replace(kind="number" if token.kind == "year" else "")


class _Neighbours(NamedTuple):
    """A token and the two on either side of it."""

    earlier: Token
    before: Token
    token: Token
    after: Token
    beyond: Token


_LONGEST_ABBREVIATION = 5
"""As long as "Thurs": a point after a longer name ends the sentence."""
_SHORT = frozenset({"march", "april", "may", "june", "july"})
_NOTHING = Token("", None, 0, 0, "")


def _is_mark(near: _Neighbours) -> bool:
    """Say whether a point belongs to the abbreviation before it, and does not end the sentence."""
    name = near.before.text.lower()
    return near.before.kind not in {"month", "weekday"} or (len(name) <= _LONGEST_ABBREVIATION and name not in _SHORT)


def _is_reference(near: _Neighbours) -> bool:
    """Tell "soon" from "as soon as" and "soon after"."""
    return near.before.text != "as" and near.after.kind != "after"


def _is_year(near: _Neighbours) -> bool:
    """Say whether four digits are a year: placed by a word of time or a determiner, and not counting what follows.

    Newsrooms write a count of four digits with a comma, so that only round ones are in doubt.
    """
    year, before, after = near.token, near.before, near.after
    if after.kind == "vague" or (after.kind == "unit" and before.kind not in {"the", "fiscal"}):
        return False
    if isinstance(year.value, int) and year.value % 50 == 0 and _is_counted(after):
        return False
    if before.kind == "comma":
        return not after.text.isalpha() or bool(after.kind)
    return before.kind in _BEFORE_A_YEAR or before.text.lower() in _DETERMINERS


def _is_counted(token: Token) -> bool:
    return token.text.islower() and not token.kind and (token.text.endswith("s") or token.text in _COUNTED)


_COUNTED = frozenset({"people", "men", "women", "children", "police", "civilian", "military", "metres", "more"})
_DETERMINERS = frozenset({"(", "its", "his", "her", "their", "our", "my", "both", "these", "those"})


def _is_season(near: _Neighbours) -> bool:
    before, token, after = near.before, near.token, near.after
    if after.kind == "year" or (after.kind == "of" and near.beyond.kind == "year"):
        return True
    if token.text[0].isupper() or after.kind == "of" or (token.text == "fall" and after.kind == "in"):
        return False
    if before.kind == "the":
        return near.earlier.kind in _PLACING
    return before.kind in {"last", "next", "this", "early", "late", "mid", "dash"}


def _is_calendar(near: _Neighbours) -> bool:
    """Say whether a month or weekday is one; a doubtful one stands beside a number, or is placed by a word of time."""
    before, token, after = near.before, near.token, near.after
    if not token.text[0].isupper():
        return False
    if not load_times().words[token.text.lower()].doubtful:
        return True
    following = near.beyond if after.kind in {"dot", "comma"} else after
    if following.kind in _NUMERIC or before.kind in {"day", "dayth"}:
        return True
    return before.kind in _PLACING or before.kind in {"on", "weekday"} or following.kind == "month"


_SUPPORTS: dict[str, Callable[[_Neighbours], bool]] = {
    "dot": _is_mark,
    "month": _is_calendar,
    "reference": _is_reference,
    "season": _is_season,
    "weekday": _is_calendar,
    "year": _is_year,
}
