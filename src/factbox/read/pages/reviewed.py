"""What a page says that it judges: the statement that a fact-check quotes, and who made it.

Fact-checks tell both in their data, as ClaimReview of schema.org, by which search engines know them. The statement is
not what the page reports: read as the page's word, or as the speaker's without the verdict, it would be a false claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from factbox.read.pages.letters import letters_of
from factbox.read.pages.tree import Block, Layout

if TYPE_CHECKING:
    Element = Any  # lxml.html.HtmlElement; lxml has no types

_DATA = ".//script[@type='application/ld+json']"
_TELLING = 16  # letters of a statement that is no stock phrase
_PART = 40  # letters of a paragraph of a statement of several
_LABEL = 20  # letters that may stand beside a statement in its paragraph ("Claim:")
_NEAR = 4  # blocks between a statement and its speaker
_MARKS = dict.fromkeys(map(ord, "\"'“”‘’«»„‟‹›"))  # a page and its data differ in them


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a page judges.

    Attributes:
        statements: each by its letters, without quotation marks.
        speakers: who made them, likewise.
    """

    statements: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


def find_reviewed(root: Element) -> Reviewed:
    """Return what the data of a page says that it judges; empty if it is no fact-check, or if its data is broken."""
    reviews = [one for script in root.iterfind(_DATA) for one in _objects(script.text or "") if "claimReviewed" in one]
    statements = (bare_letters(review["claimReviewed"]) for review in reviews)
    speakers = (bare_letters(name) for review in reviews for name in _speakers(review.get("itemReviewed")))
    return Reviewed(tuple(filter(None, statements)), tuple(filter(None, speakers)))


def judged_blocks(layout: Layout, reviewed: Reviewed) -> list[Block]:
    """Return the blocks that hold a statement which the page judges, and those nearby that say whose it is."""
    if not reviewed.statements:
        return []
    words = [bare_letters(layout.text[block.start : block.end]) for block in layout.blocks]
    stated = {i for i, said in enumerate(words) if any(_is_statement(said, one) for one in reviewed.statements)}
    near = {i for at in stated for i in range(max(0, at - _NEAR), min(len(words), at + _NEAR + 1))}
    return [layout.blocks[i] for i in sorted(stated | {i for i in near if words[i] in reviewed.speakers})]


def _is_statement(said: str, statement: str) -> bool:
    if len(said) >= _PART and said in statement:
        return True
    return len(statement) >= _TELLING and statement in said and len(said) <= len(statement) + _LABEL


def bare_letters(words: object) -> str:
    """Return the letters of a text without its quotation marks, case folded; empty for what is no text."""
    return letters_of(words).translate(_MARKS).casefold() if isinstance(words, str) else ""


def _objects(data: str) -> Iterator[dict[str, Any]]:
    """Yield all objects in some JSON, from the outside in."""
    try:
        stack = [msgspec.json.decode(data)]
    except (msgspec.DecodeError, RecursionError):
        return
    while stack:
        match stack.pop():
            case dict() as one:
                yield one
                stack.extend(one.values())
            case list() as several:
                stack.extend(several)


def _speakers(item: object) -> Iterator[object]:
    for one in item if isinstance(item, list) else [item]:
        authors = one.get("author") if isinstance(one, dict) else None
        for author in authors if isinstance(authors, list) else [authors]:
            yield author.get("name") if isinstance(author, dict) else author
