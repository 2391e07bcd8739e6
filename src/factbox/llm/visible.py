"""What of a report is shown to a model: what a reader sees of it, less what speaks to a machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from factbox.language.sentences import split_sentences
from factbox.records import Report, Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n+")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Letters by their class that have no shape; U+2800 is a blank of Braille."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which stretches of a text are shown, and which are withheld since they speak to a machine."""

    parts: tuple[Span, ...]
    withheld: tuple[Span, ...]


def shown_parts(report: Report) -> Shown:
    """Return what of a report is shown to a model: no boilerplate, and no paragraph that speaks to a machine."""
    parts: list[Span] = []
    withheld: list[Span] = []
    for span in _paragraphs(report.text):
        passage = report.passage_at(span)
        if passage is not None and passage.kind == "boilerplate":
            continue
        end = _until_orders(report.text, span)
        withheld += [Span(end, span.end)] if end < span.end else []
        parts += [Span(span.start, end)] if end > span.start else []
    return Shown(tuple(parts), tuple(withheld))


def _until_orders(text: str, span: Span) -> int:
    """Return where a paragraph begins to speak to a machine: at that sentence, or else its end; its start if unclear.

    What follows goes too: a second sentence may carry what the first one orders.
    """
    words = text[span.start : span.end]
    if not gives_orders(words):
        return span.end
    sentences = split_sentences(words)
    first = next((s.span.start for s in sentences if gives_orders(words[s.span.start : s.span.end])), 0)
    return span.start + len(words[:first].rstrip())


def without_invisible(text: str) -> str:
    """Return a text without the characters that nobody sees: format characters, tags, fillers, private ones."""
    return "".join(char for char in text if not _invisible(char))


def gives_orders(text: str) -> bool:
    """Say whether a paragraph speaks to a machine that reads it; ``instructions.yaml`` has by which words."""
    plain = unicodedata.normalize("NFKC", without_invisible(text)).casefold()
    plain = re.sub(r"[^\S\n]+", " ", plain)
    return any(pattern.search(plain) or pattern.search(plain.replace("\n", " ")) for pattern in _orders())


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Co", "Cn", "Cs") or _is_control(char) or _is_selector(char)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\n\t\r"


def _is_selector(char: str) -> bool:
    """Say whether a character is a variation selector, in a row of which whole texts can be hidden, or a filler."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char in _FILLERS


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines, or between line ends in a text that has no blank line."""
    between = _BLANK if _BLANK.search(text.strip()) else _LINE
    at = 0
    for gap in between.finditer(text):
        yield from _stripped(text, at, gap.start())
        at = gap.end()
    yield from _stripped(text, at, len(text))


def _stripped(text: str, first: int, last: int) -> Iterator[Span]:
    words = text[first:last]
    start = first + len(words) - len(words.lstrip())
    if words.strip():
        yield Span(start, start + len(words.strip()))


@cache
def _orders() -> tuple[re.Pattern[str], ...]:
    text = files(__package__).joinpath("instructions.yaml").read_text(encoding="utf-8")
    data: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)
    return tuple(re.compile(pattern) for patterns in data.values() for pattern in patterns)
