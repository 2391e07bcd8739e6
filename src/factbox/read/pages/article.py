"""The article of a page: what was chosen of its letters as text, with passages and with places in the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factbox.read.pages.choosing import AROUND, CAPTION, CREDIT, HEADLINE, JUDGED, LEFT_OUT, QUOTE, choose_article
from factbox.read.pages.reviewed import Reviewed
from factbox.read.pages.tree import BLOCK, BREAKS, SPACE, UNPLACED, Layout
from factbox.records import PageStretch, Passage, PassageKind, Span

if TYPE_CHECKING:
    Element = Any  # lxml has no types

_KINDS: dict[int, PassageKind] = {
    HEADLINE: "headline",
    CAPTION: "caption",
    QUOTE: "quoted_outlet",
    CREDIT: "boilerplate",
    JUDGED: "boilerplate",
}
_ARTICLE = frozenset(("article", "main"))


@dataclass(frozen=True, slots=True)
class Article:
    """The report in a page.

    Attributes:
        text: its words, in the order of the page, a blank line between paragraphs.
        passages: headline, captions, credits, quoted blocks and what the page judges.
        places: where in the page each stretch of it stands, with what of the page was left out or is hidden.
        unplaced: paragraphs of the body that do not stand in what a reader sees.
        hidden_words: how many words in and around it no reader sees.
    """

    text: str
    passages: tuple[Passage, ...]
    places: tuple[PageStretch, ...]
    unplaced: tuple[str, ...]
    hidden_words: int


def compose_article(body: Element, layout: Layout, title: str, reviewed: Reviewed) -> Article:
    """Return the article of a page.

    Args:
        body: the body that trafilatura chose.
        layout: the letters of the page.
        title: the headline, if the page's metadata say it.
        reviewed: what the page says that it judges.
    """
    chosen, unplaced = choose_article(body, layout, title, reviewed)
    text, passages, stretches = _write(chosen, layout)
    places = (*stretches, *_left_out(chosen, layout), *_hidden(layout))
    return Article(text, passages, tuple(sorted(places, key=lambda s: s.page)), unplaced, _hidden_words(chosen, layout))


def _write(chosen: bytearray, layout: Layout) -> tuple[str, tuple[Passage, ...], list[PageStretch]]:
    """Write down what is chosen, with its passages and its places."""
    parts: list[str] = []
    marked: list[tuple[int, Span]] = []
    stretches: list[PageStretch] = []
    length = before = 0
    for start, end in _segments(chosen, layout):
        between = _between(layout, before, start) if parts else ""
        words = layout.words(start, end)
        span = Span(length + len(between), length + len(between) + len(words))
        parts += (between, words)
        length, before = span.end, end
        marked.append((chosen[start], span))
        if (place := _place(layout, start, end)) is not None:
            stretches.append(PageStretch(place, "text", span))
    return "".join(parts), tuple(_passages("".join(parts), marked)), stretches


def _segments(chosen: bytearray, layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the stretches of chosen letters that stand together in the page as in a paragraph."""
    places, gaps = layout.places, layout.gaps
    start = None
    for i, kind in enumerate(chosen):
        goes_on = i and kind == chosen[i - 1] and gaps[i] != BLOCK and places[i] - places[i - 1] == (places[i] >= 0)
        if start is not None and not goes_on:
            yield start, i
            start = None
        if kind and start is None:
            start = i
    if start is not None:
        yield start, len(chosen)


def _between(layout: Layout, before: int, start: int) -> str:
    """Return the white space between two stretches, of which the second begins at ``start``."""
    gap = max(layout.gaps[before : start + 1], default=0)
    return BREAKS[max(gap, SPACE) if start > before else gap]


def _place(layout: Layout, start: int, end: int) -> Span | None:
    first, last = layout.places[start], layout.places[end - 1]
    if first == UNPLACED or last == UNPLACED:
        return None
    return Span(layout.scanned.starts[first], layout.scanned.ends[last])


def _passages(text: str, marked: Sequence[tuple[int, Span]]) -> Iterator[Passage]:
    """Yield headline, captions, credits and quoted blocks; of a kind, what no other kind stands between is one."""
    for kind, run in groupby(marked, key=lambda pair: pair[0]):
        spans = [span for _, span in run]
        if kind in (HEADLINE, QUOTE):
            yield Passage(Span(spans[0].start, spans[-1].end), _KINDS[kind])
        elif kind in _KINDS:
            start = spans[0].start
            for paragraph in text[start : spans[-1].end].split("\n\n"):
                yield Passage(Span(start, start + len(paragraph)), _KINDS[kind])
                start += len(paragraph) + 2


def _left_out(chosen: bytearray, layout: Layout) -> Iterator[PageStretch]:
    """Yield the stretches of the page that can be seen and were not chosen."""
    at = 0
    for kind, run in groupby(chosen):
        end = at + sum(1 for _ in run)
        placed = [place for place in layout.places[at:end] if place != UNPLACED] if kind == LEFT_OUT else []
        if placed:
            yield PageStretch(Span(layout.scanned.starts[placed[0]], layout.scanned.ends[placed[-1]]), "boilerplate")
        at = end


def _hidden(layout: Layout) -> Iterator[PageStretch]:
    """Yield the stretches that no reader sees, those next to each other as one."""
    placed = [hidden for hidden in layout.hidden if hidden.first != UNPLACED]
    start = 0
    for index, hidden in enumerate(placed):
        if index + 1 == len(placed) or placed[index + 1].first != hidden.last + 1:
            first = placed[start].first
            yield PageStretch(Span(layout.scanned.starts[first], layout.scanned.ends[hidden.last]), "hidden")
            start = index + 1


def _hidden_words(chosen: bytearray, layout: Layout) -> int:
    """Count the words that no reader sees between the first and the last of the report, or in its article."""
    places = [place for kind, place in zip(chosen, layout.places, strict=True) if kind and place != UNPLACED]
    if not places:
        return 0
    near = range(places[0], places[-1])
    return sum(h.words for h in layout.hidden if h.first in near or (h.tags & _ARTICLE and not h.tags & AROUND))
