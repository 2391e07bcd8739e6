"""Time expressions: where they stand in a text, and what their words mean.

One grammar does both. Words become tokens, every token has one class (``weekday``, ``unit``, ``ago``; most words have
none), and the rules below are patterns over classes. The longest rule wins at every token, and no rule is longer than
a dozen tokens, so that finding is linear in the length of the text.

A :class:`TimeExpression` knows no calendar and no day of publication: ``factbox.resolve.dates`` counts it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, NamedTuple

import regex

from factbox.knowledge.times import TimeWord, WordValue, load_times
from factbox.records import Span

TimeKind = Literal[
    "unknown", "calendar", "weekday", "holiday", "unit", "span", "ago", "relative", "duration", "ordinal", "season",
    "decade", "part", "reference", "same", "set", "range", "bound",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What the words of one time expression mean, before anybody knows the day they were written.

    Attributes:
        kind: ``calendar`` (year, month, day, as far as given), ``weekday``, ``holiday``, ``unit`` (this, last or next
            week), ``span`` (the past 24 hours, the coming weeks), ``ago`` (a distance from the day of writing),
            ``relative`` (a distance from another event), ``duration``, ``ordinal`` (the third quarter), ``season``,
            ``decade``, ``part`` (of a day that is not named), ``reference`` (now, recently, soon), ``same`` (that
            day), ``set`` (every day), ``range`` (two children), ``bound`` (one child and a link), or ``unknown``.
        span: where the words stand in what was parsed.
        year: four digits; for a decade its first year.
        month: 1 to 12.
        day: of the month.
        weekday: 0 is Monday.
        unit: second to century; ``half`` and ``period`` too.
        number: how many units, or which one (``ordinal``); None where the words do not say ("several").
        shift: -1 last or back, 0 this, 1 next or ahead; None where the words do not say. For a ``unit`` of days it
            counts days: yesterday is -1, the day before yesterday -2.
        part: dawn, morning, midday, afternoon, evening, night, midnight or overnight.
        edge: early, mid, late, start, end, earlier or later.
        bound: less, more or about, said of ``number``.
        link: by, before, after, since, until, within, for or in (``bound``).
        name: of a holiday, a season or a reference; the words of a time of day; ``whole`` for the calendar unit
            before or after ("the following year").
        bare: the words speak of a time only beside others ("for weeks") or when asked for alone.
        children: the ends of a range, what a bound bounds, or the period that a weekday or an ordinal lies in.
    """

    kind: TimeKind
    span: Span = field(compare=False, default=Span(0, 0))
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: float | None = None
    shift: int | None = None
    part: str = ""
    edge: str = ""
    bound: str = ""
    link: str = ""
    name: str = ""
    bare: bool = field(compare=False, default=False)
    children: tuple[TimeExpression, ...] = ()


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return every time expression as a maximal stretch, with the preposition that places it ("by August 31").

    Args:
        text: any text.
        start: where to begin (code points).
        end: where to stop, exclusive; None for the end of the text.

    Returns:
        Spans in order, none overlapping. Time is linear in the text.
    """
    return tuple(expression.span for expression in read_times(text, start, end))


def read_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Return every time expression of a text with its meaning; spans count from the beginning of ``text``."""
    tokens = _tokens(text, start, len(text) if end is None else end, alone=False)
    return tuple(_scan(_Parser(tokens, alone=False)))


def parse_time(words: str) -> TimeExpression:
    """Return what the words mean: the longest time expression among them, or kind ``unknown`` if there is none.

    Words around it that say nothing about time ("Friday evening in the south") do not matter.
    """
    found = list(_scan(_Parser(_tokens(words, 0, len(words), alone=True), alone=True)))
    if not found:
        return TimeExpression("unknown", Span(0, len(words)))
    return max(found, key=lambda expression: expression.span.end - expression.span.start)


def tense_around(text: str, span: Span) -> Literal["past", "future"]:
    """Return the tense of the happening that a time expression dates, by the nearest word that tells one.

    Words before it in its sentence are asked first, then those after it; without any it is past, as news mostly is.
    A parser knows better; this is for text without one.
    """
    before = _SENTENCE_END.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + _REACH])[0]
    told = [*reversed(_tenses(before)), *_tenses(after)]
    if _DEADLINE.search(before) and not _PLUPERFECT.search(before + after):
        return "future"
    return "future" if told[:1] == ["future"] else "past"


def _tenses(clause: str) -> list[str]:
    """Return the tenses that the words of a clause tell, in order."""
    words = _WORD.findall(_UNDONE.sub("had", clause.lower()))
    pairs = zip(words, [*words[1:], ""], ["", *words], strict=False)
    return [tense for word, following, before in pairs if (tense := _tense(word, following, before))]


def _tense(word: str, following: str, before: str) -> str:
    known = load_times().tenses
    tense = known.get(f"{word} {following}") or known.get(f"{before} {word}") or known.get(word, "")
    is_participle = before in _BEFORE_A_PARTICIPLE or word.endswith("eed")
    return tense or ("past" if word.endswith("ed") and not is_participle else "")


_UNDONE = regex.compile(r"\bhad (?:been )?(?:due|scheduled|expected|planned|set)\b")
"""A plan that was dropped lies in the past: "had been due to meet on Friday"."""
_REACH = 150
"""Code points on either side in which a word may tell the tense: a long clause of newswire."""
_BEFORE_A_PARTICIPLE = frozenset({"be", "been", "a", "an", "the", "still"})
_DEADLINE = regex.compile(r"\b(?:by|until|till|through)\s(?:the\s)?$", flags=regex.IGNORECASE)
"""What lies before a day still to come: "by Friday", unless something had happened by then."""
_PLUPERFECT = regex.compile(r"\bhad\b", flags=regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"(?<!\b\p{Lu}\p{Ll}{0,3})[.!?;]\s|\n")
"""The end of a sentence, and not of an initial or of "Gen." and "Sept."."""
_WORD = regex.compile(r"['’]ll\b|\p{L}+(?:n't)?")

# --- tokens -------------------------------------------------------------------------------------------------------

_TOKEN = regex.compile(
    r"""(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?+)(?![\d])
      | (?P<numeric>\d{1,4}(?P<mark>[./])\d{1,2}(?P=mark)\d{2,4})(?!\d)
      | (?P<clock>\d{1,2}[:.]\d{2}(?![\d.]\d)|\d{4}(?=\s?(?:GMT|UTC|hours\b)))
      | (?P<decade>(?:['’]\d0|\d{3}0['’]?)s)\b
      | (?P<fullyear>['’]\d{2})\b
      | (?P<fraction>1/2|½)
      | (?P<numeral>\d{1,3}(?:,\d{3})++(?!\d)|\d++(?:\.\d++)?+)(?P<th>(?:st|nd|rd|th)\b)?+
      | (?P<quarter>Q[1-4])\b
      | (?P<ampm>(?i:[ap]\.m\b\.?|o['’]clock\b))
      | (?P<genitive>['’][sS])\b
      | (?P<word>\p{L}[\p{L}\p{M}]*+)
      | (?P<break>\n[ \t\r]*+\n)
      | (?P<other>[^\s])""",
    flags=regex.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    value: WordValue
    start: int
    end: int
    text: str


def _tokens(text: str, start: int, end: int, *, alone: bool) -> list[_Token]:
    """Return the tokens of a text, doubtful words settled by their neighbours, or taken at their word if ``alone``."""
    tokens = list(_merge_names([_token(match) for match in _TOKEN.finditer(text, start, end)], text))
    if alone:
        return [_believed(token) for token in tokens]
    return [_settled(tokens, index) for index in range(len(tokens))]


def _token(match: regex.Match[str]) -> _Token:
    words, (start, end) = match[0], match.span()
    name = match.lastgroup if match.lastgroup not in {"th", "mark"} else ""
    if match["numeral"]:
        return _Token(*_numeral(match["numeral"], is_ordinal=bool(match["th"])), start, end, words)
    if match["numeric"]:
        return _Token("numeric", words, start, end, words)
    if match["word"]:
        known = load_times().words.get(words.lower())
        return _Token(known.kind, known.value, start, end, words) if known else _Token("", None, start, end, words)
    kinds = {"ampm": "hours", "fullyear": "short", "break": "break"}
    if name == "other":
        return _Token(_MARKS.get(words, ""), None, start, end, words)
    return _Token(kinds.get(name or "", name or ""), words, start, end, words)


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


def _merge_names(tokens: list[_Token], text: str) -> Iterator[_Token]:
    """Join into one token each the words of holidays, other languages' months, and years that are spelled out."""
    index = 0
    while index < len(tokens):
        merged, taken = _spelled_year(tokens, index, text) or _named(tokens, index, text)
        yield merged
        index += taken


_CENTURIES = range(17, 21)


def _spelled_year(tokens: list[_Token], index: int, text: str) -> tuple[_Token, int] | None:
    """Read "nineteen ninety-six" and "the year two thousand", as transcripts of broadcasts have them."""
    first = tokens[index]
    if index and tokens[index - 1].text == "year" and text[first.start :].startswith("two thousand"):
        return _Token("year", 2000, first.start, tokens[index + 1].end, "two thousand"), 2
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
    return _Token("year", first.value * 100 + rest, first.start, end, text[first.start : end]), taken


@cache
def _names() -> tuple[dict[str, TimeWord], frozenset[str], int]:
    """Return names that may hold several tokens, their first tokens, and the length of the longest."""
    knowledge = load_times()
    names = dict(knowledge.foreign) | {name: TimeWord("holiday", name) for name in knowledge.holidays}
    firsts = frozenset(match[0] for name in names if (match := _TOKEN.match(name)))
    return names, firsts, max(len(list(_TOKEN.finditer(name))) for name in names)


def _named(tokens: list[_Token], index: int, text: str) -> tuple[_Token, int]:
    token = tokens[index]
    names, firsts, longest = _names()
    if token.text.lower() in firsts:
        for taken in range(min(longest, len(tokens) - index), 0, -1):
            end = tokens[index + taken - 1].end
            words = text[token.start : end]
            known = names.get(words.lower().replace("’", "'"))
            if known and (taken > 1 or not token.kind) and (known.kind != "holiday" or words[0].isupper()):
                return _Token(known.kind, known.value, token.start, end, words), taken
    return token, 1


_PLACING = frozenset(
    "in since by until from to of early late mid last next this end start during before after between within dash "
    "fiscal earlier later through year".split()
)
"""Classes of words that may stand before a month, a season or a year."""
_BEFORE_A_YEAR = _PLACING | frozenset(
    "month fmonth day dayth season unit the a and of same genitive for into on".split()
)
_NUMERIC = frozenset({"day", "dayth", "year", "short", "number"})


def _believed(token: _Token) -> _Token:
    return token


def _settled(tokens: list[_Token], index: int) -> _Token:
    """Take the class from a word that its neighbours do not support: "may", "Sun", "2000 men", "the fall of"."""
    token = tokens[index]
    before = tokens[index - 1] if index else _NOTHING
    after = tokens[index + 1] if index + 1 < len(tokens) else _NOTHING
    beyond = tokens[index + 2] if index + 2 < len(tokens) else _NOTHING
    if token.kind in {"month", "weekday"} and not token.text[0].isupper():
        return token._replace(kind="")
    if token.kind == "dot" and before.kind in {"month", "weekday"} and len(before.text) > _LONGEST_ABBREVIATION:
        return token._replace(kind="")
    if token.kind == "reference" and (before.text == "as" or after.kind == "after"):
        return token._replace(kind="")
    if token.kind == "year" and not _is_year(token, before, after):
        return token._replace(kind="number")
    if token.kind == "season" and not _is_season(token, before, after, beyond):
        return token._replace(kind="")
    known = load_times().words.get(token.text.lower())
    if known and known.doubtful and token.kind in {"month", "weekday"} and not _is_calendar(before, after, beyond):
        return token._replace(kind="")
    return token


_LONGEST_ABBREVIATION = 5  # "Sept", "Thurs": a point after a longer name ends the sentence
_NOTHING = _Token("", None, 0, 0, "")


def _is_year(year: _Token, before: _Token, after: _Token) -> bool:
    """Say whether four digits are a year: placed by a word of time or a determiner, and not counting what follows.

    Newsrooms write a count of four digits with a comma, so that only round ones are in doubt.
    """
    if after.kind in {"unit", "vague"} and not (after.kind == "unit" and before.kind in {"the", "fiscal"}):
        return False
    round_number = isinstance(year.value, int) and year.value % 50 == 0
    if (
        round_number
        and after.text.islower()
        and not after.kind
        and (after.text.endswith("s") or after.text in _COUNTED)
    ):
        return False
    if before.kind == "comma":
        return not after.text.isalpha() or bool(after.kind)
    return before.kind in _BEFORE_A_YEAR or before.text.lower() in _DETERMINERS


_COUNTED = frozenset({"people", "men", "women", "children", "police", "civilian", "military", "metres", "more"})
_DETERMINERS = frozenset({"(", "its", "his", "her", "their", "our", "my", "both", "these", "those"})


def _is_season(token: _Token, before: _Token, after: _Token, beyond: _Token) -> bool:
    if after.kind == "year" or (after.kind == "of" and beyond.kind == "year"):
        return True
    if token.text[0].isupper() or after.kind == "of" or (token.text == "fall" and after.kind == "in"):
        return False
    return before.kind in {"last", "next", "this", "early", "late", "mid", "the", "dash"}


def _is_calendar(before: _Token, after: _Token, beyond: _Token) -> bool:
    """Say whether a doubtful month or weekday is one: beside a number, or placed by a word of time."""
    following = beyond if after.kind in {"dot", "comma"} else after
    if following.kind in _NUMERIC or before.kind in {"day", "dayth"}:
        return True
    return before.kind in _PLACING or before.kind in {"on", "weekday"} or following.kind == "month"


# --- grammar ------------------------------------------------------------------------------------------------------

_MACROS = {
    "ABOUT": "(?:just|about|(?P<less>less than|less)|(?P<more>more than))*",
    "NUMBER": "(?:a? (?P<vague>vague) of?|a? (?P<n>couple) of?|further? (?P<n>(?:day|number|year)(?:dash? number)*) (?P<half>fraction|and a unit)? (?P<more>more)?|(?P<n>a|further))",
    "UNIT": "(?P<unit>unit|second|night)",
    "MONTH": "(?P<month>month) dot?",
    "ANYMONTH": "(?:(?P<month>month|fmonth) dot?)",
    "DAY": "(?P<day>day|dayth)",
    "YEAR": "(?P<year>year|short)",
    "TO": "(?:to|until|and|dash)",
    "SHIFT": "(?P<shift>last|next|this)",
    "WEEKDAY": "(?:(?P<weekday>weekday|fweekday) dot?)",
    "WEEK": "(?P<shift>last|next|this) (?P<unit>unit)",
    "CLOCK": "(?P<clock>clock hours*|day hours+)",
}
_CLASS_NAME = regex.compile(r"\(\?P<\w+>|[a-z]+")


class _Found(NamedTuple):
    """One match of a rule: the tokens of its named groups."""

    tokens: list[_Token]
    match: regex.Match[str]

    def __contains__(self, group: str) -> bool:
        return self.match.groupdict().get(group) is not None

    def token(self, group: str) -> _Token:
        return self.tokens[self.match.start(group)]

    def number(self, group: str) -> int | None:
        """Return the value of a group as a number; None if it is absent."""
        if group not in self:
            return None
        value = self.token(group).value
        return value if isinstance(value, int) else None

    def word(self, group: str) -> str:
        """Return the value of a group as a word; empty if it is absent."""
        return str(self.token(group).value or "") if group in self else ""

    def text(self, group: str) -> str:
        return self.token(group).text.lower() if group in self else ""

    def joined(self, group: str) -> str:
        """Return all words of a group as one, in lower case."""
        return "".join(token.text for token in self.tokens[slice(*self.match.span(group))]).lower()

    def kind(self, group: str) -> str:
        return self.token(group).kind if group in self else ""

    @property
    def span(self) -> Span:
        return Span(self.tokens[self.match.start()].start, self.tokens[self.match.end() - 1].end)

    @property
    def year(self) -> int | None:
        """Return the year, two digits being of the century before or of ours, whichever is nearer to now."""
        if self.kind("year") == "short":
            digits = int(self.text("year")[1:])
            return digits + (2000 if digits < _PIVOT else 1900)
        return self.number("year")

    @property
    def amount(self) -> float | None:
        """Return how many units; None where the words do not say."""
        if "n" not in self:
            return None
        total = 0
        for token in self.tokens[slice(*self.match.span("n"))]:
            if isinstance(token.value, int):
                total = max(total, 1) * token.value if token.value in {100, 1000} else total + token.value
        return (total or 1) + (0.5 if "half" in self else 0.0)

    @property
    def bound(self) -> str:
        """Return what the words say about the amount."""
        return "less" if "less" in self else "more" if "more" in self else ""

    @property
    def unit(self) -> str:
        kind = self.kind("unit")
        return kind if kind in {"second", "night"} else self.word("unit")

    @property
    def shift(self) -> int | None:
        return _SHIFTS.get(self.kind("shift"))


_PIVOT = 70
_SHIFTS = {"last": -1, "this": 0, "next": 1, "before": -1, "earlier": -1, "after": 1, "later": 1}
_ROLLING = frozenset({"past", "coming", "upcoming", "forthcoming"})
_AROUND = frozenset({"previous", "preceding", "prior", "following"})
_Builder = Callable[[_Found], TimeExpression | None]


def _calendar(found: _Found) -> TimeExpression:
    return TimeExpression(
        "calendar", found.span, year=found.year, month=found.number("month"), day=found.number("day"),
        weekday=found.number("weekday"), shift=found.shift,
    )  # fmt: skip


def _month_within(found: _Found) -> TimeExpression | None:
    """Read "June last year"."""
    if found.unit != "year":
        return None
    year = TimeExpression("unit", found.span, unit="year", shift=found.shift)
    return TimeExpression("calendar", found.span, month=found.number("month"), children=(year,))


def _iso(found: _Found) -> TimeExpression:
    year, month, day = (int(part) for part in found.text("iso")[:10].split("-"))
    return TimeExpression("calendar", found.span, year=year, month=month, day=day)


def _numeric(found: _Found) -> TimeExpression | None:
    """Read 2021/08/13, 13.08.2021 and 8/13/2021; 8/9/2021 may be two days, and stays unread."""
    parts = [int(part) for part in regex.split(r"[./]", found.text("numeric"))]
    if parts[0] > 31:
        year, month, day = parts
    else:
        first, second, year = parts
        if "/" in found.text("numeric") and first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    year += 0 if year > 99 else 2000 if year < _PIVOT else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeExpression("calendar", found.span, year=year, month=month, day=day)


def _day_range(found: _Found) -> TimeExpression:
    first = _calendar(found)
    return TimeExpression("range", found.span, children=(first, replace(first, day=found.number("until"))))


def _weekday(found: _Found) -> TimeExpression:
    """Read a weekday, and the week it lies in: "Monday last week"."""
    weekday, unit = found.number("weekday"), found.unit
    if unit == "week":
        week = TimeExpression("unit", found.span, unit="week", shift=found.shift)
        return TimeExpression("weekday", found.span, weekday=weekday, children=(week,))
    return TimeExpression("weekday", found.span, weekday=weekday, shift=found.shift)


def _weekday_ago(found: _Found) -> TimeExpression | None:
    if found.unit != "week":
        return None
    week = TimeExpression("ago", found.span, unit="week", number=found.amount, shift=-1)
    return TimeExpression("weekday", found.span, weekday=found.number("weekday"), children=(week,))


def _deictic(found: _Found) -> TimeExpression:
    shift = (found.number("deictic") or 0) + (found.shift or 0)
    part = "night" if found.text("deictic") == "tonight" else ""
    return TimeExpression("unit", found.span, unit="day", shift=shift, part=part)


def _part_of(found: _Found) -> TimeExpression | None:
    """Read "last night", "this morning"."""
    if found.shift == 1 or found.text("shift") in {"past", "current", "latest"}:
        return None
    part = found.word("part") or found.kind("part")
    if found.text("shift") in _AROUND:
        return TimeExpression("relative", found.span, unit="day", number=1, shift=found.shift, part=part, name="whole")
    return TimeExpression("unit", found.span, unit="day", shift=found.shift, part=part)


def _unit(found: _Found) -> TimeExpression | None:
    """Read "last week", but "the past week" and "the last two weeks" as spans that end or begin now."""
    shift, word, unit = found.shift, found.text("shift"), found.unit
    if unit in {"second", "half", "night"}:
        return None
    if unit == "day" and word not in _ROLLING | _AROUND and not (word == "next" and "the" in found):
        return None
    if word in _AROUND or (unit == "day" and word == "next"):
        return TimeExpression("relative", found.span, unit=unit, number=1, shift=shift, name="whole")
    if word in _ROLLING or (shift and "the" in found and unit not in {"quarter", "weekend", "period"}):
        plural = found.text("unit").endswith("s")
        number = None if plural else 1
        return TimeExpression("span", found.span, unit=unit, number=number, shift=shift)
    return TimeExpression("unit", found.span, unit=unit, shift=shift)


def _span(found: _Found) -> TimeExpression | None:
    if found.shift == 0 or found.text("shift") in _AROUND:
        return None
    return TimeExpression(
        "span", found.span, unit=found.unit, number=found.amount, shift=found.shift, bound=found.bound
    )


def _recent(found: _Found) -> TimeExpression:
    return TimeExpression("span", found.span, unit=found.unit, shift=-1)


def _ago(found: _Found) -> TimeExpression:
    shift = 1 if "ahead" in found else -1
    return TimeExpression("ago", found.span, unit=found.unit, number=found.amount, shift=shift, bound=found.bound)


def _relative(found: _Found) -> TimeExpression:
    number = 1 if "the" in found or "alone" in found else found.amount
    return TimeExpression("relative", found.span, unit=found.unit, number=number, shift=found.shift, bound=found.bound)


def _year_earlier(found: _Found) -> TimeExpression | None:
    """Read "year-earlier", "the year-ago quarter": the time spoken of, a year before."""
    if found.word("alone") != "year":
        return None
    if "nth" in found:
        return TimeExpression("ordinal", found.span, unit=found.unit, number=found.number("nth"), shift=-1)
    return TimeExpression("relative", found.span, unit="year", number=1, shift=-1)


def _unit_of_year(found: _Found) -> TimeExpression | None:
    """Read "the 1988 quarter": the one spoken of, in that year."""
    if found.unit not in {"quarter", "period"}:
        return None
    return TimeExpression("same", found.span, unit="quarter", year=found.year)


def _duration(found: _Found) -> TimeExpression | None:
    """Read "two weeks", "a week"; a quarter, a half and a second are too often shares and ranks."""
    single = found.kind("n") == "a"
    if single and found.unit in {"quarter", "half", "second", "period", "night"}:
        return None
    if found.unit in {"half", "period"} or found.kind("n") == "year" or ("dash" in found and found.unit == "quarter"):
        return None
    is_rate = single and found.match.start("n") == found.match.start() and "long" not in found
    return TimeExpression("duration", found.span, unit=found.unit, number=found.amount, bound=found.bound, bare=is_rate)


def _long(found: _Found) -> TimeExpression:
    return TimeExpression("duration", found.span, unit=found.unit, number=1)


def _ordinal(found: _Found) -> TimeExpression | None:
    """Read "the third quarter of 2021"; other ordinals count events ("the third day") and are left out."""
    if found.unit == "century":
        return _century(found)
    if found.unit not in {"quarter", "half"}:
        return None
    number = 2 if found.unit == "half" and found.kind("nth") == "last" else found.number("nth")
    return TimeExpression("ordinal", found.span, unit=found.unit, number=number, year=found.year, shift=found.shift)


def _ordinal_within(found: _Found) -> TimeExpression | None:
    """Read "the first week of August"."""
    if found.unit not in {"day", "week", "weekend"}:
        return None
    month = TimeExpression("calendar", found.span, year=found.year, month=found.number("month"))
    number = -1 if "final" in found else found.number("nth")
    return TimeExpression("ordinal", found.span, unit=found.unit, number=number, children=(month,))


def _century(found: _Found) -> TimeExpression:
    first = ((found.number("nth") or 1) - 1) * 100
    return TimeExpression("decade", found.span, year=first, unit="century")


def _quarter(found: _Found) -> TimeExpression:
    return TimeExpression("ordinal", found.span, unit="quarter", number=int(found.text("quarter")[1]), year=found.year)


def _season(found: _Found) -> TimeExpression:
    return TimeExpression("season", found.span, name=found.word("season"), year=found.year, shift=found.shift)


def _decade(found: _Found) -> TimeExpression:
    value = found.token("decade").value
    digits = value if isinstance(value, int) else int(regex.sub(r"\D", "", str(value)))
    return TimeExpression("decade", found.span, year=digits if digits > 99 else 1900 + digits, unit="decade")


def _part(found: _Found) -> TimeExpression:
    return TimeExpression("part", found.span, part=found.word("part") or found.kind("part"))


def _clock(found: _Found) -> TimeExpression:
    """Read a time of day; it is finer than this program dates."""
    return TimeExpression("part", found.span, part="clock", name=found.joined("clock"))


def _reference(found: _Found) -> TimeExpression:
    bare = found.text("reference") in _SAYING_LITTLE
    return TimeExpression("reference", found.span, name=found.word("reference"), bare=bare)


_SAYING_LITTLE = frozenset({"previously", "formerly", "already", "yet"})
"""Words that bound nothing which the tense of the verb does not bound too."""


def _vague_reference(found: _Found) -> TimeExpression:
    """Read "recent", "current", "the past" and "the future", which date nothing in running text."""
    name = {"recent": "past", "earlier": "past", "last": "past", "future": "future"}.get(
        found.tokens[found.match.end() - 1].kind, "now"
    )
    return TimeExpression("reference", found.span, name=name, bare=True)


def _same(found: _Found) -> TimeExpression | None:
    unit, part = found.unit, found.word("part")
    if unit in {"second", "period", "half"} or found.text("unit").endswith("s"):
        return None
    return TimeExpression("same", found.span, unit="day" if unit in {"", "night"} else unit, part=part)


def _set(found: _Found) -> TimeExpression:
    return TimeExpression("set", found.span, unit=found.unit or found.word("set") or "day", bare="set" in found)


def _holiday(found: _Found) -> TimeExpression:
    return TimeExpression("holiday", found.span, name=found.word("holiday"), year=found.year, shift=found.shift)


def _year_end(found: _Found) -> TimeExpression | None:
    if found.unit not in {"year", "month", "week"}:
        return None
    return TimeExpression("unit", found.span, unit=found.unit, shift=0, edge="end")


def _period_ended(found: _Found) -> TimeExpression | None:
    """Read "the year ended March 31", which is twelve months and not the calendar year."""
    if found.unit != "year" or found.text("unit").endswith("s"):
        return None
    return TimeExpression("duration", found.span, unit=found.unit, number=1)


def _the_unit(found: _Found) -> TimeExpression | None:
    """Read "the month" and "weeks", which speak of a time only beside another word ("the end of", "for")."""
    if found.unit == "weekend":
        return TimeExpression("unit", found.span, unit="weekend")
    if found.text("unit").endswith("s") and "the" not in found and found.unit not in {"half", "period"}:
        return TimeExpression("duration", found.span, unit=found.unit, bare=True)
    if found.unit in {"second", "half", "period", "night"} or found.text("unit").endswith("s"):
        return None
    stands = "the" in found and found.unit in {"week", "month", "year"}
    return TimeExpression("unit", found.span, unit=found.unit, shift=0, bare=not stands)


def _age(found: _Found) -> TimeExpression:
    """Read "an 8-month-old truce"; in running text it is more often the age of a person."""
    return TimeExpression("duration", found.span, unit=found.unit, number=found.amount, bare=True, name="age")


def _alternatives(found: _Found) -> TimeExpression | None:
    """Read "weeks or months"."""
    return TimeExpression("duration", found.span, unit=found.unit, bare=True)


_RULES: tuple[tuple[str, _Builder], ...] = (
    ("(?:$WEEKDAY comma?)? the? $DAY dot? of? $ANYMONTH comma? (?:of? $YEAR)?", _calendar),
    ("(?:$WEEKDAY comma?)? $ANYMONTH the? $DAY (?:comma? $YEAR)?", _calendar),
    ("$WEEKDAY comma? the? (?P<day>dayth)", _calendar),
    ("$MONTH comma? of? $YEAR", _calendar),
    ("$ANYMONTH of? $YEAR", _calendar),
    ("$SHIFT? $MONTH", _calendar),
    ("$MONTH of? $WEEK", _month_within),
    ("(?:the unit)? fiscal? $YEAR", _calendar),
    ("(?P<iso>iso)", _iso),
    ("(?P<numeric>numeric)", _numeric),
    ("$DAY $TO (?P<until>day|dayth) of? $ANYMONTH comma? $YEAR?", _day_range),
    ("$ANYMONTH $DAY $TO (?P<until>day|dayth) (?:comma? $YEAR)?", _day_range),
    ("$WEEKDAY", _weekday),
    ("(?:the|this)? $SHIFT $WEEKDAY", _weekday),
    ("$WEEKDAY (?:of|in)? $WEEK", _weekday),
    ("$WEEK on? $WEEKDAY", _weekday),
    ("$ABOUT $NUMBER $UNIT ago on? $WEEKDAY", _weekday_ago),
    ("$WEEKDAY $NUMBER $UNIT ago", _weekday_ago),
    ("(?P<deictic>deictic)", _deictic),
    ("the unit (?P<shift>before|after) (?P<deictic>deictic)", _deictic),
    ("the? $SHIFT (?P<part>part|night)", _part_of),
    ("(?P<part>overnight)", _part),
    ("the? (?P<part>part|night)", _part),
    ("about? $CLOCK", _clock),
    ("(?P<the>the)? $SHIFT fiscal? $UNIT", _unit),
    ("the? $SHIFT $ABOUT $NUMBER $UNIT", _span),
    ("the? recent $UNIT", _recent),
    ("$ABOUT $NUMBER dash? $UNIT (?:or so)? (?:ago|hence|(?P<ahead>from reference))", _ago),
    ("$ABOUT $NUMBER $UNIT (?P<ahead>hence|from reference)", _ago),
    ("$UNIT ago", _ago),
    ("$ABOUT $NUMBER dash? $UNIT (?P<shift>earlier|later|before|after)", _relative),
    ("just? (?P<the>the) $UNIT (?P<shift>before|after)", _relative),
    ("just? $UNIT (?P<shift>earlier|later|before|after)", _relative),
    ("the? comparable? (?P<alone>unit) dash? (?P<shift>earlier) $UNIT?", _year_earlier),
    ("the? comparable? (?P<alone>unit) dash? (?P<shift>ago) $UNIT?", _year_earlier),
    ("the? (?P<alone>unit) dash? (?P<shift>ago|earlier) (?P<nth>ordinal|second) dash? $UNIT", _year_earlier),
    ("the? $YEAR $UNIT", _unit_of_year),
    ("$ABOUT $NUMBER (?P<dash>dash)? $UNIT (?:dash? (?P<long>long))?", _duration),
    ("$ABOUT $NUMBER $UNIT (?P<half>and a unit)", _duration),
    ("$UNIT dash? long", _long),
    ("$ABOUT $NUMBER dash? $UNIT dash? old", _age),
    ("$UNIT or unit", _alternatives),
    ("the? (?P<nth>ordinal|second|dayth|last) dash? $UNIT (?:of fiscal? $YEAR|of $SHIFT unit)", _ordinal),
    ("the? (?P<nth>ordinal|second|dayth) dash? $UNIT", _ordinal),
    ("(?:the? $YEAR|$SHIFT unit) genitive? (?P<nth>ordinal|second) dash? $UNIT", _ordinal),
    ("the? (?P<nth>ordinal|second|dayth) $UNIT (?:of|in) $MONTH $YEAR?", _ordinal_within),
    ("the? (?P<final>last) $UNIT (?:of|in) $MONTH $YEAR?", _ordinal_within),
    ("(?P<quarter>quarter) (?:of? $YEAR)?", _quarter),
    ("(?:the|$SHIFT)? (?P<season>season) (?:of? $YEAR)?", _season),
    ("the? (?P<decade>decade)", _decade),
    ("(?P<reference>reference)", _reference),
    ("recent|this|earlier|the last|the? future", _vague_reference),
    ("the? same (?:$UNIT|(?P<part>part))", _same),
    ("every (?:$UNIT|part|weekday|night)", _set),
    ("(?P<set>set)", _set),
    ("$SHIFT? (?P<holiday>holiday) (?:comma? $YEAR)?", _holiday),
    ("the? fiscal? $UNIT ended", _period_ended),
    ("$UNIT dash? end", _year_end),
    ("(?P<the>the)? fiscal? $UNIT", _the_unit),
)


@cache
def _grammar() -> tuple[tuple[regex.Pattern[str], _Builder], ...]:
    """Return the rules, their class names turned into one code point each."""
    return tuple((_compiled(pattern), build) for pattern, build in _RULES)


@cache
def _letter(kind: str) -> str:
    """Return the code point that stands for a class; unknown words get one that no rule names."""
    kinds = sorted({word.kind for word in load_times().words.values()} | set(_OTHER_KINDS))
    return chr(0xE000 + kinds.index(kind)) if kind else "\ufffd"


_OTHER_KINDS = (
    "fmonth", "fweekday", "holiday", "iso", "numeric", "clock", "decade", "short", "day", "dayth", "number", "year",
    "quarter", "couple", "fraction", "comma", "dash", "dot", "break", "genitive", "second", "ordinal",
)  # fmt: skip


def _compiled(pattern: str) -> regex.Pattern[str]:
    for name, macro in _MACROS.items():
        pattern = pattern.replace("$" + name, macro)
    letters = _CLASS_NAME.sub(lambda m: m[0] if m[0].startswith("(?P") else f"(?:{_letter(m[0])})", pattern)
    return regex.compile(letters.replace(" ", ""))


class _Parser:
    """Reads expressions off a list of tokens, longest first."""

    def __init__(self, tokens: list[_Token], *, alone: bool) -> None:
        self.tokens = tokens
        self.alone = alone
        self.letters = "".join(_letter(token.kind) for token in tokens)

    def core(self, index: int) -> tuple[TimeExpression | None, int]:
        """Return the longest expression that one rule reads at a token, and where it ends."""
        best: tuple[TimeExpression | None, int] = (None, index)
        for pattern, build in _grammar():
            match = pattern.match(self.letters, index)
            if match and match.end() > best[1]:
                expression = build(_Found(self.tokens, match))
                if expression:
                    best = expression, match.end()
        return best

    def edged(self, index: int) -> tuple[TimeExpression | None, int]:
        """Read a core with what stands before and after it: "late on Thursday night", "the end of the month"."""
        match = _before().match(self.letters, index)
        if match:
            start = match.end()
            inner, end = self.edged(start) if start > index else (None, index)
            if inner and (dressed := _dress(inner, _Found(self.tokens, match))):
                return self._with_part(replace(dressed, span=self._span(index, end)), end)
        inner, end = self.core(index)
        return self._with_part(inner, end) if inner else (None, end)

    def _with_part(self, inner: TimeExpression, end: int) -> tuple[TimeExpression, int]:
        match = _after().match(self.letters, end)
        if not match or match.end() == end or inner.part or not _is_day(inner):
            return inner, end
        found = _Found(self.tokens, match)
        part = "clock" if "clock" in found else found.word("part") or found.kind("part")
        name = found.joined("clock") if part == "clock" and not inner.name else inner.name
        return replace(inner, part=part, name=name, span=Span(inner.span.start, found.span.end)), match.end()

    def linked(self, index: int) -> tuple[TimeExpression | None, int]:
        """Read an expression with the preposition before it, and the other end of a range after it."""
        link = self.tokens[index].kind if index < len(self.tokens) else ""
        start = index + 1 if link in _LINKS else index
        first, end = self.edged(start)
        if first is None:
            return (None, end) if start == index else (None, index)
        if whole := self._range(index, link if start > index else "", first, end):
            return whole
        link = link if start > index else ""
        if self.alone or _stands(first, link):
            return _placed(first, link, self._span(index, end)), end
        return None, end

    def _range(
        self, index: int, link: str, first: TimeExpression, end: int
    ) -> tuple[TimeExpression | None, int] | None:
        joint = self.tokens[end].kind if end < len(self.tokens) else ""
        if joint not in _JOINTS.get(link, frozenset({"to", "dash"})):
            return None
        second, stop = self.edged(end + 1)
        if second is None or not (_is_placed(first) and _is_placed(second)):
            return None
        return TimeExpression("range", self._span(index, stop), children=(first, second)), stop

    def _span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


_LINKS = frozenset("by before after since until within for in during on at from between into".split())
_JOINTS = {
    "between": frozenset({"and", "to", "dash"}),
    "from": frozenset({"to", "until", "dash", "into"}),
}


@cache
def _before() -> regex.Pattern[str]:
    """Return the pattern of what may stand before a core: an edge, or a part of its day."""
    return _compiled(
        "the? (?:(?:early|late|this) unit (?:of|on)"  # the early hours of
        "|(?P<edge>early|late|mid|earlier|later) (?:on|in|dash|of)? the?|(?P<edge>start|end) of"
        "|about? (?P<part>part|night|overnight) (?:of|on|from|into|to)?"
        "|about? $CLOCK comma? on?)"
    )


@cache
def _after() -> regex.Pattern[str]:
    """Return the pattern of a part of the day that may follow it."""
    return _compiled("genitive? (?:(?:in the)? (?P<part>part|night|overnight)|at? $CLOCK)")


def _dress(inner: TimeExpression, found: _Found) -> TimeExpression | None:
    """Add an edge or a part of the day to what it belongs to."""
    if not (found.kind("edge") or found.kind("part") or found.kind("clock")):  # "the early hours of"
        return inner if _is_day(inner) else None
    if "clock" in found and _is_day(inner):
        return replace(inner, part="clock", name=inner.name or found.joined("clock"))
    if "part" in found or "clock" in found:
        return replace(inner, part=found.word("part") or found.kind("part")) if _is_day(inner) else None
    if inner.kind in {"duration", "part", "reference", "set", "relative"} and inner.part == "":
        return None
    edge = found.kind("edge")
    return inner if inner.edge else replace(inner, edge=edge)


def _is_day(expression: TimeExpression) -> bool:
    """Say whether the words name a single day."""
    if expression.kind == "calendar":
        return expression.day is not None
    return expression.kind in {"weekday", "holiday"} or (
        expression.kind in {"unit", "relative"} and expression.unit == "day"
    )


def _is_placed(expression: TimeExpression) -> bool:
    """Say whether the words can be an end of a range."""
    return expression.kind in {"calendar", "weekday", "holiday", "unit", "ordinal", "season", "decade", "reference"}


def _stands(first: TimeExpression, link: str) -> bool:
    """Say whether words in running text speak of a time at all: "the day", "night" and "a week" alone do not."""
    if first.kind == "part" and first.part != "overnight":
        return link in {"at", "in", "before", "by", "after", "since", "until", "during"}
    if first.name == "age":
        return False
    return not first.bare or bool(first.edge) or link in _NEEDED_LINKS.get(first.kind, frozenset())


_NEEDED_LINKS = {
    "unit": frozenset({"by", "before", "until", "within", "during"}),
    "relative": frozenset({"from", "in", "of"}),
    "duration": frozenset({"for", "in", "within", "during", "after", "since"}),
}


def _placed(first: TimeExpression, link: str, span: Span) -> TimeExpression:
    """Return the expression with the meaning of its preposition."""
    if link in {"by", "before", "after", "since", "until", "within"}:
        return TimeExpression("bound", span, link=link, children=(first,))
    if link == "from" and first.kind != "range":
        return TimeExpression("bound", span, link="since", children=(first,))
    if link in {"for", "in"} and first.kind == "duration":
        return TimeExpression("bound", span, link=link, children=(first,))
    return replace(first, span=span)


def _scan(parser: _Parser) -> Iterator[TimeExpression]:
    tokens, index = parser.tokens, 0
    while index < len(tokens):
        expression, end = parser.linked(index) if tokens[index].kind else (None, index)
        if expression:
            yield expression
        index = max(end, index + 1)
