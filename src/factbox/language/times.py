"""Time expressions: where they stand in a text, and what their words mean.

One grammar does both. Words become tokens, every token has one class (``weekday``, ``unit``, ``ago``; most words have
none), and the rules are patterns over classes. The longest rule wins at every token, and none is longer than some
twenty tokens, so that finding is linear in the length of the text.

A :class:`TimeExpression` knows no calendar and no day of publication: ``factbox.resolve.dates`` counts it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

import regex

from factbox.knowledge.times import load_times
from factbox.language.time_expressions import TimeExpression
from factbox.language.time_patterns import Found, compile_pattern, letter_of
from factbox.language.time_rules import rules_from
from factbox.language.time_tokens import Token, read_tokens
from factbox.records import Span

__all__ = ["TimeExpression", "find_times", "parse_time", "read_times", "tense_around"]


@lru_cache(maxsize=16)  # those who read a sentence ask in turn
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
    tokens = read_tokens(text, start, len(text) if end is None else end, alone=False)
    return tuple(_scan(_Parser(tokens, alone=False)))


def parse_time(words: str) -> TimeExpression:
    """Return what the words mean: the longest time expression among them, or kind ``unknown`` if there is none.

    Words around it that say nothing about time ("Friday evening in the south") do not matter.
    """
    found = list(_scan(_Parser(read_tokens(words, 0, len(words), alone=True), alone=True)))
    found = [each for each in found if not _is_mere_unit(each) or _length(each) == len(words.strip())]
    if not found:
        return TimeExpression("unknown", Span(0, len(words)))
    return max(found, key=_length)


def _length(expression: TimeExpression) -> int:
    return expression.span.end - expression.span.start


def _is_mere_unit(expression: TimeExpression) -> bool:
    """Say whether the words are no more than "the day"; among other words they may mean anything."""
    return expression.kind in {"unit", "span"} and expression.bare


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
_DEADLINE = regex.compile(r"\b(?:by|until|till|through)\s$", flags=regex.IGNORECASE)
"""What lies before a day still to come: "by Friday", unless something had happened by then."""
_PLUPERFECT = regex.compile(r"\bhad\b", flags=regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"(?<!\b\p{Lu}\p{Ll}{0,2})[.!?;]\s|\n")
"""The end of a sentence, and not of an initial or of "Gen." and "Nov."."""
_WORD = regex.compile(r"['’]ll\b|\p{L}+(?:n't)?")

# --- parser -------------------------------------------------------------------------------------------------------


class _Parser:
    """Reads expressions off a list of tokens, longest first."""

    def __init__(self, tokens: list[Token], *, alone: bool) -> None:
        self.tokens = tokens
        self.alone = alone
        self.letters = "".join(letter_of(token.kind) for token in tokens)

    def core(self, index: int) -> tuple[TimeExpression | None, int]:
        """Return the longest expression that one rule reads at a token, and where it ends."""
        best: tuple[TimeExpression | None, int] = (None, index)
        if index == len(self.tokens):
            return best
        for pattern, build in rules_from(self.letters[index : index + 2]):
            match = pattern.match(self.letters, index)
            if match and match.end() > best[1]:
                expression = build(Found(self.tokens, match))
                if expression:
                    best = expression, match.end()
        return best

    def edged(self, index: int, depth: int = 2) -> tuple[TimeExpression | None, int]:
        """Read a core with what stands before and after it: "late on Thursday night", "the end of the month"."""
        match = _before().match(self.letters, index) if _may_precede(self.letters[index : index + 1]) else None
        if match and depth and match.end() > index:
            inner, end = self.edged(match.end(), depth - 1)
            if inner and (dressed := _dress(inner, Found(self.tokens, match))):
                return self._with_part(replace(dressed, span=self._span(index, end)), end)
        inner, end = self.core(index)
        return self._with_part(inner, end) if inner else (None, end)

    def _with_part(self, inner: TimeExpression, end: int) -> tuple[TimeExpression, int]:
        match = _after().match(self.letters, end)
        if not match or match.end() == end or not _is_day(inner):
            return inner, end
        found = Found(self.tokens, match)
        part = "clock" if found.has("clock") else found.word("part") or found.kind("part")
        name = found.joined("clock") if part == "clock" and not inner.name else inner.name
        told = replace(inner, part=inner.part or part, name=name, span=Span(inner.span.start, found.span.end))
        return self._with_part(told, match.end())

    def linked(self, index: int) -> tuple[TimeExpression | None, int]:
        """Read an expression with the preposition before it, and the other end of a range after it."""
        link, start = self._link(index)
        first, end = self.edged(start)
        plain = self._one_word_link(index)
        if plain[1] != start and (first is None or first.kind == "duration"):  # "up to 30 men", "up to three days"
            link, start = plain
            first, end = self.edged(start)
        if first is None:
            return None, end if start == index else index
        if whole := self._range(index, link, first, end):
            return whole
        if link == "from" and end < len(self.tokens) and self.tokens[end].kind == "genitive":
            return replace(first, span=self._span(start, end)), end  # "the toll from Tuesday's raid" is of that day
        if self.alone or _stands(first, link):
            return _placed(first, link, self._span(index, end)), end
        return None, end

    def _link(self, index: int) -> tuple[str, int]:
        """Return the preposition at a token and where the words after it begin."""
        words = tuple(token.text.lower() for token in self.tokens[index : index + _LONGEST_LINK])
        found = ((link, len(phrase)) for phrase, link in load_times().links.items() if words[: len(phrase)] == phrase)
        link, length = next(found, ("", 0))
        return (link, index + length) if length else self._one_word_link(index)

    def _one_word_link(self, index: int) -> tuple[str, int]:
        kind = self.tokens[index].kind if index < len(self.tokens) else ""
        return (kind, index + 1) if kind in _LINKS else ("", index)

    def _range(
        self, index: int, link: str, first: TimeExpression, end: int
    ) -> tuple[TimeExpression | None, int] | None:
        joint = self.tokens[end].kind if end < len(self.tokens) else ""
        if joint not in _JOINTS.get(link, _JOINTS[""] if _is_day(first) else frozenset({"to", "dash"})):
            return None
        second, stop = self.edged(end + 1)
        if second is None or not (_is_placed(first) and _is_placed(second)):
            return None
        return TimeExpression("range", self._span(index, stop), children=(first, second)), stop

    def _span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


_LINKS = frozenset(
    ["by", "before", "after", "since", "until", "within", "for", "in", "during", "on", "at", "from", "between", "into"]
)
_LONGEST_LINK = 4
"""Words of the longest preposition: "up to and including"."""
_JOINTS = {
    "": frozenset({"to", "dash", "into", "and", "or"}),
    "between": frozenset({"and", "to", "dash"}),
    "from": frozenset({"to", "until", "dash", "into"}),
}


@cache
def _before() -> regex.Pattern[str]:
    """Return the pattern of what may stand before a core: an edge, or a part of its day."""
    return compile_pattern(
        "the? (?:(?:early|late|this) unit (?:of|on)"  # the early hours of
        "|(?P<edge>early|late|mid|earlier|later) (?:on|in|dash|of)? the?|(?P<edge>start|end) of"
        "|(?:about|after|before)? (?P<part>part|night|overnight) (?:comma? on|of|from|between|(?P<into>into|to))?"
        "|about? $CLOCK comma? on?)"
    )


@cache
def _may_precede(letter: str) -> bool:
    """Say whether what stands before a core can begin with the code point of a class."""
    return _before().match(letter, partial=True) is not None


@cache
def _after() -> regex.Pattern[str]:
    """Return the pattern of a part of the day that may follow it."""
    return compile_pattern(
        "genitive? (?:(?:in the)? (?P<part>part|night|overnight)|at? $CLOCK"
        "|comma? just? (?:at|in|before|after|during) the? (?:early|late)? (?P<part>part|night)"
        "|comma? just? at? about? (?:$CLOCK|day in the (?P<part>part)))"
    )


def _dress(inner: TimeExpression, found: Found) -> TimeExpression | None:
    """Add an edge or a part of the day to what it belongs to."""
    if not (found.kind("edge") or found.kind("part") or found.kind("clock")):  # "the early hours of"
        return inner if _is_day(inner) else None
    if found.has("clock") and _is_day(inner):
        return replace(inner, part="clock", name=inner.name or found.joined("clock"))
    if found.has("part"):
        if inner.kind == "range":
            return inner
        part, edge = found.word("part") or found.kind("part"), "into" if found.has("into") else inner.edge
        return replace(inner, part=part, edge=edge) if _is_day(inner) else None
    if found.has("clock"):
        return None
    if inner.kind in {"duration", "part", "reference", "set", "relative"} and inner.part == "":
        return None
    edge = found.kind("edge")
    return inner if inner.edge else replace(inner, edge=edge)


def _is_day(expression: TimeExpression) -> bool:
    """Say whether the words name a single day."""
    if expression.kind == "calendar":
        return expression.day is not None
    return (
        (expression.kind == "weekday" and not expression.children)
        or expression.kind == "holiday"
        or (expression.kind in {"unit", "relative"} and expression.unit == "day")
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
    "span": frozenset({"for"}),
    "calendar": frozenset({"on", "by", "since", "until"}),
}


def _placed(first: TimeExpression, link: str, span: Span) -> TimeExpression:
    """Return the expression with the meaning of its preposition."""
    if link in {"before", "after"} and first.part and first.kind != "range":  # "before dawn" is a part of that day
        return replace(first, span=span)
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
