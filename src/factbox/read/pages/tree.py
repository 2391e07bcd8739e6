"""A page's tree: parsed once, measured, and laid out as letters in blocks that know their place in the stored page."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import regex

from factbox.read.markup import BLOCKS
from factbox.read.pages.letters import Letters, letters_of, scan_letters
from factbox.read.pages.marks import CREDIT, is_caption, marks_of

if TYPE_CHECKING:
    Element = Any  # lxml.html.HtmlElement; lxml has no types

DEEPEST = 254
"""Elements within elements from which a page is refused: libxml2 cuts a page there, and says nothing (measured)."""

LONGEST_NODE = 10_000_000
"""Bytes of one stretch of text without a tag from which a page is refused: libxml2 drops it, and says nothing."""

UNPLACED = -1
SPACE, LINE, BLOCK = 1, 2, 3
BREAKS = {0: "", SPACE: " ", LINE: "\n", BLOCK: "\n\n"}
"""What stands between two letters, as it is read."""

_UNREAD = frozenset(("head", "iframe", "noembed", "noframes", "script", "style", "textarea", "title"))
_CONTROL = regex.compile(
    r"[\x01-\x08\x0b\x0e-\x1f]|&#(?:0*(?:[1-8]|1[1245-9]|2\d|3[01])|x0*(?:[1-8bcef]|1[\da-f]));?(?![\da-f])",
    flags=regex.IGNORECASE,
)  # nobody sees them, and a tree that holds one cannot be worked on
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TELLING = 16  # letters of a line that is no stock phrase
_NEARBY = 4000  # letters ahead in which the letters of a node are looked for, should parser and scan disagree


@dataclass(slots=True)
class Block:
    """What stands between two borders of blocks.

    Attributes:
        start, end: its letters, end exclusive.
        tags: the elements it lies in.
        path: the number of its own chain of elements; blocks of one path have the same elements with the same classes.
        home: the number of the chain around its own element.
        chains: the numbers of all chains that it lies in.
        caption: whether it lies in the caption of a picture.
        linked: how many of its letters are links.
        pictured: the letters that stand for the picture right before it where that is not shown (``alt``).
    """

    start: int
    end: int
    tags: frozenset[str]
    path: int
    home: int
    chains: frozenset[int]
    caption: bool = False
    linked: int = 0
    pictured: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch that no reader sees.

    Attributes:
        first, last: the first and the last of its letters among those of the markup; ``UNPLACED`` if not found there.
        words: how many words it has.
        tags: the elements it lies in.
    """

    first: int
    last: int
    words: int
    tags: frozenset[str]


@dataclass(slots=True)
class Layout:
    """The letters of a page's tree that a reader can see, in order.

    Attributes:
        scanned: the letters of the markup, with their places in the page.
        text: the letters that can be seen.
        places: which letter of the markup each is; ``UNPLACED`` where parser and scan disagree.
        gaps: what stands before each letter: nothing, a space, the end of a line or the border of a block.
        marks: what the elements around each letter say that it is (:mod:`factbox.read.pages.marks`), as a sum.
        blocks: in order.
        hidden: what cannot be seen, in order.
    """

    scanned: Letters
    text: str = ""
    places: array[int] = field(default_factory=lambda: array("i"))
    gaps: bytearray = field(default_factory=bytearray)
    marks: bytearray = field(default_factory=bytearray)
    blocks: list[Block] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)

    def words(self, start: int, end: int) -> str:
        """Return letters as they are read, with a space or a line break wherever the page has one."""
        gaps, text = self.gaps, self.text
        return text[start] + "".join(
            f"{BREAKS[gaps[i]]}{text[i]}" if gaps[i] else text[i] for i in range(start + 1, end)
        )


def parse_page(page: str) -> Element | None:
    """Return the tree of a page; None if there is nothing in it."""
    from lxml import html  # noqa: PLC0415 - of the extra [web]

    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    data = _CONTROL.sub("", page.replace("\f", " ").replace("\0", "\ufffd")).encode("utf-8", "replace")
    return html.document_fromstring(data, parser=parser, ensure_head_body=False) if data.strip() else None


def depth_of(root: Element) -> int:
    """Return how many elements the innermost one lies in, itself counted."""
    deepest = 0
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in element)
    return deepest


def longest_node(root: Element) -> int:
    """Return the size of the longest text without a tag in it, in bytes."""
    return max(
        (len(text.encode("utf-8", "replace")) for text in root.itertext() if len(text) * 4 > LONGEST_NODE), default=0
    )


def lay_out(root: Element, page: str, hidden: Collection[Element]) -> Layout:
    """Return the letters of a tree with their places.

    Args:
        root: the tree, whole.
        page: what it was parsed from.
        hidden: elements that no reader sees.
    """
    return _Walk(scan_letters(page), frozenset(hidden)).walk(root)


class _Walk:
    """One walk over a tree, beside a scan of its markup."""

    def __init__(self, scanned: Letters, hidden: frozenset[Element]) -> None:
        self.scanned = scanned
        self.at = 0
        self.hidden = hidden
        self.layout = Layout(scanned)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.paths: list[int] = [0]
        self.known: dict[tuple[int, str, str], int] = {}
        self.marks: list[int] = [0]
        self.counts = {"hidden": 0, "caption": 0, "unread": 0, "link": 0}
        self.gap = BLOCK
        self.pictured = ""
        self.length = 0

    def walk(self, root: Element) -> Layout:
        from lxml import etree  # noqa: PLC0415 - of the extra [web]

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._enter(element)
                self._add(element.text)
            else:
                self._leave(element)
                if element is not root:
                    self._add(element.tail)
        self.layout.text = "".join(self.parts)
        for block in self.layout.blocks:
            block.caption |= _repeats_picture(block, self.layout.text)
        return self.layout

    def _enter(self, element: Element) -> None:
        tag = str(element.tag)
        self.marks.append(marks_of(element, self.open, self.marks[-1]))
        self.open.append(tag)
        chain = (self.paths[-1], tag, element.get("class") or "")
        self.paths.append(self.known.setdefault(chain, len(self.known) + 1))
        self._count(element, tag, 1)
        self._border(tag)
        if tag == "img":
            self.pictured = letters_of(element.get("alt") or "")
        if tag == "br":
            self.gap = BLOCK if self.gap == LINE else max(self.gap, LINE)  # two of them part paragraphs

    def _leave(self, element: Element) -> None:
        tag = self.open.pop()
        self.paths.pop()
        self._border(tag)
        self._count(element, tag, -1)
        self.marks.pop()

    def _border(self, tag: str) -> None:
        if tag in BLOCKS:
            self.gap = BLOCK
        elif self.counts["caption"] and self.marks[-1] & ~self.marks[-2] & CREDIT:
            self.gap = max(self.gap, LINE)  # a line of its own by style, else run into the caption's last word

    def _count(self, element: Element, tag: str, step: int) -> None:
        self.counts["hidden"] += step * (element in self.hidden)
        self.counts["unread"] += step * (tag in _UNREAD)
        self.counts["link"] += step * (tag == "a")
        self.counts["caption"] += step * is_caption(element)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        letters = letters_of(text)
        if not letters or self.open[-1:] in (["script"], ["style"]):  # of which the markup's letters have none, too
            self.gap = max(self.gap, SPACE)
            return
        place = self._find(letters)
        if self.counts["hidden"]:
            last = place if place == UNPLACED else place + len(letters) - 1
            self.layout.hidden.append(Hidden(place, last, len(text.split()), frozenset(self.open)))
        elif not self.counts["unread"]:
            first = self.length
            self._add_gaps(text)
            self.layout.marks.extend(bytes([self.marks[-1]]) * len(letters))
            self.layout.places.extend(
                [UNPLACED] * len(letters) if place == UNPLACED else range(place, place + len(letters))
            )
            self.parts.append(letters)
            self.length += len(letters)
            self._add_to_block(first)

    def _find(self, letters: str) -> int:
        """Return where the letters of a node stand among those of the page, and go on from there."""
        scanned = self.scanned.text
        if scanned.startswith(letters, self.at):
            found = self.at
        else:
            found = scanned.find(letters, self.at, self.at + len(letters) + _NEARBY)
        if found != UNPLACED:
            self.at = found + len(letters)
        return found

    def _add_gaps(self, text: str) -> None:
        gap = max(self.gap, SPACE if text[0].isspace() else 0)
        for word in filter(None, map(letters_of, text.split())):
            self.layout.gaps.append(gap)
            self.layout.gaps.extend(bytes(len(word) - 1))
            gap = SPACE
        self.gap = SPACE if text[-1].isspace() else 0

    def _add_to_block(self, first: int) -> None:
        blocks = self.layout.blocks
        if not blocks or self.layout.gaps[first] == BLOCK:
            own = max((depth for depth, tag in enumerate(self.open, start=1) if tag in BLOCKS), default=1)
            path, home = self.paths[own], self.paths[own - 1]
            tags, chains = frozenset(self.open), frozenset(self.paths)
            caption = self.counts["caption"] > 0
            blocks.append(Block(first, self.length, tags, path, home, chains, caption, pictured=self.pictured))
        blocks[-1].end = self.length
        blocks[-1].linked += (self.length - first) * (self.counts["link"] > 0)
        self.pictured = ""


def _repeats_picture(block: Block, text: str) -> bool:
    """Say whether a block is a caption since it says what stands for the picture above it; a linked one is a teaser."""
    same = len(block.pictured) >= _TELLING and block.end - block.start == len(block.pictured)
    plain = block.linked == 0 and not block.tags & _TITLES
    return same and plain and text.startswith(block.pictured, block.start)
