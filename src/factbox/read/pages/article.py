"""The article of a page: which of its letters are the report, and as what.

trafilatura chooses the body. Its words are then found again among the letters of the page, so that the stored text is
the page's own and each stretch of it knows its place; headline, captions, quoted blocks and the lines that say who
wrote it and when, which trafilatura drops or runs into the body, are chosen by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factbox.read.cues import load_cues
from factbox.read.dates import printed_evidence
from factbox.read.layout import split_paragraphs
from factbox.read.pages.letters import letters_of
from factbox.read.pages.tree import BLOCK, LINE, SPACE, UNPLACED, Block, Layout
from factbox.records import PageStretch, Passage, PassageKind, Span

if TYPE_CHECKING:
    Element = Any  # lxml has no types

LEFT_OUT, BODY, HEADLINE, CAPTION, QUOTE, CREDIT = range(6)

_KINDS: dict[int, PassageKind] = {
    HEADLINE: "headline",
    CAPTION: "caption",
    QUOTE: "quoted_outlet",
    CREDIT: "boilerplate",
}
_LONG = 40  # letters of a paragraph that hardly stands twice in a page
_LONGEST_LINE = 200  # letters of a byline, a date or a credit
_LONGEST_LINK = 200  # letters
_LINKED = 0.9  # share of a paragraph's letters
_AFTER = 4  # blocks below the body among which a credit line is looked for
_AROUND = frozenset(("aside", "footer", "form", "nav"))
_ARTICLE = frozenset(("article", "main"))
_BREAKS = {0: "", SPACE: " ", LINE: "\n", BLOCK: "\n\n"}


@dataclass(frozen=True, slots=True)
class Article:
    """The report in a page.

    Attributes:
        text: its words, in the order of the page, a blank line between paragraphs.
        passages: headline, captions and quoted blocks.
        places: where in the page each stretch of it stands, with what of the page was left out or is hidden.
        unplaced: paragraphs of the body that do not stand in what a reader sees.
        hidden_words: how many words in and around it no reader sees.
    """

    text: str
    passages: tuple[Passage, ...]
    places: tuple[PageStretch, ...]
    unplaced: tuple[str, ...]
    hidden_words: int


def compose_article(body: Element, layout: Layout, title: str) -> Article:
    """Return the article of a page.

    Args:
        body: the body that trafilatura chose.
        layout: the letters of the page.
        title: the headline, if the page's metadata say it.
    """
    chosen, unplaced = _choose_body(body, layout)
    if any(chosen):
        _leave_links(chosen, layout)
        _choose_around(chosen, layout, title)
    text, passages, stretches = _write(chosen, layout)
    places = (*stretches, *_left_out(chosen, layout), *_hidden(layout))
    return Article(text, passages, tuple(sorted(places, key=lambda s: s.page)), unplaced, _hidden_words(chosen, layout))


def _choose_body(body: Element, layout: Layout) -> tuple[bytearray, tuple[str, ...]]:
    """Return what of each letter is chosen, and the paragraphs that are not found among them."""
    chosen = bytearray(len(layout.text))
    pieces = [(piece, letters_of(piece)) for piece in _pieces(body)]
    found = _find_all(layout.text, [letters for _, letters in pieces])
    for (_, letters), start in zip(pieces, found, strict=True):
        if start != UNPLACED:
            chosen[start : start + len(letters)] = bytes([BODY]) * len(letters)
    lost = (piece for (piece, letters), start in zip(pieces, found, strict=True) if start == UNPLACED and letters)
    for block in layout.blocks:
        marked = CAPTION if block.caption else QUOTE if "blockquote" in block.tags else LEFT_OUT
        if marked and any(chosen[block.start : block.end]):
            _mark(chosen, block, marked)
    return chosen, tuple(" ".join(piece.split()) for piece in lost)


def _pieces(element: Element) -> Iterator[str]:
    """Yield the texts of a body between which the page may have other things."""
    if element.text:
        yield element.text
    for child in element:
        if any(grandchild.tag in ("p", "item", "row", "cell", "head", "list", "quote", "lb") for grandchild in child):
            yield from _pieces(child)
        else:
            yield "".join(child.itertext())
        if child.tail:
            yield child.tail


def _find_all(letters: str, pieces: Sequence[str]) -> list[int]:
    """Return where each piece stands: long ones first, each after the last; then short ones, between those."""
    found = [UNPLACED] * len(pieces)
    at = 0
    for index, piece in enumerate(pieces):
        if len(piece) >= _LONG:
            start = letters.find(piece, at)
            found[index] = start if start != UNPLACED else letters.find(piece)
            at = max(at, found[index] + len(piece))
    ends = 0
    for index, piece in enumerate(pieces):
        if 0 < len(piece) < _LONG:
            after = next((found[i] for i in range(index + 1, len(pieces)) if found[i] != UNPLACED), len(letters))
            found[index] = letters.find(piece, ends, after) if ends else letters.rfind(piece, 0, after)
        if found[index] != UNPLACED:
            ends = found[index] + len(piece)
    return found


def _choose_around(chosen: bytearray, layout: Layout, title: str) -> None:
    """Choose the headline, captions and the lines that say who wrote the report and when."""
    blocks = layout.blocks
    taken = [i for i, block in enumerate(blocks) if any(chosen[block.start : block.end])]
    headline = _headline(layout, taken, title)
    first, last = (taken[0] if headline is None else min(headline, taken[0])), taken[-1]
    body = next((i for i in taken if i != headline and not blocks[i].caption), last)
    for index in range(first, min(last + 1 + _AFTER, len(blocks))):
        block = blocks[index]
        if index == headline:
            _mark(chosen, block, HEADLINE)
            layout.gaps[block.start + 1 : block.end] = layout.gaps[block.start + 1 : block.end].replace(
                bytes([LINE]), bytes([SPACE])
            )
        elif any(chosen[block.start : block.end]) or block.tags & _AROUND:
            continue
        elif block.caption and index <= last + 1:
            _mark(chosen, block, CAPTION)
        elif _is_told_line(layout, block, above=index < body, below=index > last):
            _mark(chosen, block, CREDIT)


def _leave_links(chosen: bytearray, layout: Layout) -> None:
    """Leave out paragraphs that are nothing but a link to something else, unless most of the body is links."""
    taken = [block for block in layout.blocks if any(chosen[block.start : block.end])]
    links = [b for b in taken if b.linked > _LINKED * (b.end - b.start) and b.end - b.start <= _LONGEST_LINK]
    if 2 * sum(block.linked for block in taken) < sum(block.end - block.start for block in taken):
        for block in links:
            _mark(chosen, block, LEFT_OUT)


def _mark(chosen: bytearray, block: Block, kind: int) -> None:
    chosen[block.start : block.end] = bytes([kind]) * (block.end - block.start)


def _headline(layout: Layout, taken: Sequence[int], title: str) -> int | None:
    """Return the block of the headline: the last heading above the body that has the title's words, or the only one."""
    wanted = letters_of(title).casefold()
    near = range(min(taken[0] + 3, len(layout.blocks)))
    headings = [i for i in near if layout.blocks[i].tags & {"h1", "h2"} and not layout.blocks[i].tags & _AROUND]
    words = {i: layout.text[layout.blocks[i].start : layout.blocks[i].end].casefold() for i in headings}
    same = [i for i in headings if wanted and (words[i] == wanted or (len(words[i]) > 15 and words[i] in wanted))]
    first = [i for i in headings if "h1" in layout.blocks[i].tags]
    return same[-1] if same else first[0] if len(first) == 1 else None


def _is_told_line(layout: Layout, block: Block, *, above: bool, below: bool) -> bool:
    """Say whether a block is a byline or a date above the body, or a credit below it."""
    if block.end - block.start > _LONGEST_LINE or not (above or below):
        return False
    line = _words(layout, block.start, block.end)
    if below:
        return block.linked == 0 and load_cues().credits.match(line) is not None
    return load_cues().byline.match(line) is not None or bool(printed_evidence(split_paragraphs(line))[1])


def _words(layout: Layout, start: int, end: int) -> str:
    """Return letters as they are read, with a space or a line break wherever the page has one."""
    gaps, text = layout.gaps, layout.text
    return text[start] + "".join(f"{_BREAKS[gaps[i]]}{text[i]}" if gaps[i] else text[i] for i in range(start + 1, end))


def _write(chosen: bytearray, layout: Layout) -> tuple[str, tuple[Passage, ...], list[PageStretch]]:
    """Write down what is chosen, with its passages and its places."""
    parts: list[str] = []
    marked: list[tuple[int, Span]] = []
    stretches: list[PageStretch] = []
    length = before = 0
    for start, end in _segments(chosen, layout):
        between = _between(layout, before, start) if parts else ""
        words = _words(layout, start, end)
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
    return _BREAKS[max(gap, SPACE) if start > before else gap]


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
    return sum(h.words for h in layout.hidden if h.first in near or (h.tags & _ARTICLE and not h.tags & _AROUND))
