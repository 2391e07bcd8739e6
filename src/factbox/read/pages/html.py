"""Web pages to drafts: the article of a page, its metadata, and where each stretch of it stands in the page."""

from __future__ import annotations

import logging
import warnings
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from factbox.errors import Problem
from factbox.read.decode import decode_page
from factbox.read.drafts import Draft
from factbox.read.hidden import find_hidden, hidden_text
from factbox.read.pages.article import Article, compose_article
from factbox.read.pages.page_dates import LAST_DAY, page_evidence
from factbox.read.pages.reviewed import Reviewed, bare_letters, find_reviewed
from factbox.read.pages.told import names_nobody
from factbox.read.pages.tree import DEEPEST, LONGEST_NODE, depth_of, lay_out, longest_node, parse_page

if TYPE_CHECKING:
    Element = Any  # lxml has no types

_LONGEST_AUTHOR = 100  # code points; what is longer is no name


def read_page(data: bytes, file: str) -> Draft | Problem:
    """Return the article of a page, or why it gives none.

    Args:
        data: the page's bytes.
        file: its name, for the problems.
    """
    page, wrong = decode_page(data)
    try:
        root = parse_page(page)
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers; whatever it raises, the others go on
        return Problem("read", "broken-html", f"the page could not be parsed: {type(error).__name__}", file)
    if root is None:
        return Problem("read", "no-text", "the page is empty", file)
    if refused := _too_much(root, file):
        return refused
    draft = _read_tree(root, page, file)
    if isinstance(draft, Problem) or not wrong:
        return draft
    return draft.filled_from(Draft("", problems=(Problem("read", "encoding", wrong, file),)))


def _too_much(root: Element, file: str) -> Problem | None:
    """Return why a tree is refused that libxml2 would cut without a word."""
    if (depth := depth_of(root)) >= DEEPEST:
        return Problem("read", "too-deep", f"its elements are nested {depth} deep; up to {DEEPEST - 1} are read", file)
    if longest_node(root) > LONGEST_NODE:
        message = f"it has a stretch of text of more than {LONGEST_NODE:,} bytes without a tag"
        return Problem("read", "text-too-long", message, file)
    return None


def _read_tree(root: Element, page: str, file: str) -> Draft | Problem:
    reviewed = find_reviewed(root)
    hidden = find_hidden(root)
    layout = lay_out(root, page, hidden)
    for element in hidden:
        element.drop_tree()
    found = _extract(root)
    if found is None:
        return Problem("read", "no-text", "the page has no text that could be found", file)
    article = compose_article(found.body, layout, found.title or "", reviewed)
    text = "\n\n".join((article.text, *article.unplaced)).strip()
    if not text:
        return Problem("read", "no-text", "the page has no text that could be found", file)
    metadata, somewhere = page_evidence(page, text, root.get("lang") or "")
    return Draft(
        text,
        found.sitename or "",
        found.url or "",
        found.title or "",
        metadata=metadata,
        somewhere=somewhere,
        problems=tuple(_problems(article, file)),
        byline=_author(found.author or "", reviewed),
        passages=article.passages,
        page=article.places,
    )


def _author(found: str, reviewed: Reviewed) -> str:
    """Return the author by a page's metadata; empty if that is no name, or who said what the page judges."""
    author = " ".join(found.split())
    names = map(bare_letters, author.split("; "))
    judged = reviewed.speakers and all(any(name in speaker for speaker in reviewed.speakers) for name in names)
    return "" if judged or len(author) > _LONGEST_AUTHOR or names_nobody(author) else author


def _problems(article: Article, file: str) -> list[Problem]:
    problems = hidden_text(article.hidden_words, file)
    if article.unplaced:
        message = f"{len(article.unplaced)} paragraphs are in the page's data and not in what a reader sees of it"
        problems.append(Problem("read", "unplaced", message, file))
    return problems


def _extract(root: Element) -> Any:
    """Return what trafilatura finds in a tree; None if that is nothing, or if it fails."""
    with warnings.catch_warnings(action="ignore"):  # of its date parsers, about time zones
        return _trafilatura().bare_extraction(
            root,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": LAST_DAY},  # the date is found beside it
        )


@cache
def _trafilatura() -> ModuleType:
    import trafilatura  # noqa: PLC0415 - of the extra [web]; 0.5 s that a folder of plain texts need not pay

    for name in ("trafilatura", "htmldate"):  # else what they log about a bad page goes to the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
