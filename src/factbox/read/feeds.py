"""Feeds (RSS, RDF, Atom) by feedparser: one report for each item; and lists of feeds (OPML).

A feed is a stranger's XML. feedparser is only ever given bytes, so that it opens no file and no address; everything
between ``<!DOCTYPE`` and the root is cut out before, so that no entity is defined; and what is not well-formed is read
by its lenient parser, so that one broken item does not cost the others.
"""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from factbox.errors import Problem
from factbox.read.decode import decode_text
from factbox.read.drafts import Draft
from factbox.read.json_rows import stated_evidence
from factbox.read.markup import plain_text, read_markup
from factbox.read.members import member_name, printable, unread

FEEDS = frozenset((".rss", ".rdf", ".atom", ".opml", ".xml"))
"""Endings of files that may hold a feed, or a list of feeds."""

_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|channel|opml)(?=[\s>/])", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_EXCERPT = re.compile(
    r"(?:\.\.\.|…|\[\s*(?:…|\.\.\.)\s*\]|(?:read|continue reading|see) (?:more|on)\W*)\s*\Z", re.IGNORECASE
)
_PAGE = re.compile(rb"<(?:html|head|body)\b|<!doctype html", re.IGNORECASE)
_VALUE = re.compile(rb"=\s*[\"']")
_MOST_ATTRIBUTES = 64  # of one tag; the time that Python's expat reader takes grows with their square
_MOST_TAGS = 300_000  # of one feed; feedparser takes about 0.1 ms for each
_HEAD = 4096  # bytes in which the root of a feed begins


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed.

    Attributes:
        name: the feed's name, ``#``, and the item's id.
        key: its id: the one it states, else its link, else its title.
        link: the page it points to, if that is on the web; else empty.
        draft: its own text, which may be no more than the beginning of the page's.
        data: the bytes of that text as the feed has it.
    """

    name: str
    key: str
    link: str
    draft: Draft
    data: bytes


def feed_root(data: bytes) -> str:
    """Return the root of a feed or a list of feeds, in lower case: rss, feed, rdf:rdf, channel, opml; else empty."""
    head = _utf8(data[:_HEAD]).lstrip(b"\xef\xbb\xbf \t\r\n")
    match = _ROOT.search(head) if head.startswith(b"<") else None
    if not match or _PAGE.search(head, 0, match.start()):
        return ""
    return match[1].decode().lower()


def read_feed(data: bytes, name: str, url: str = "") -> Iterator[FeedItem | Problem]:
    """Yield the items of a feed in its order, or why there are none.

    Args:
        data: the feed's bytes.
        name: its file or address, for the names of its items.
        url: where it came from, which makes its relative links whole.
    """
    feedparser = _feedparser()
    if feedparser is None:
        yield unread(name, "not-installed", "feeds need feedparser; install it with: pip install 'factbox[live]'")
        return
    if data.count(b"<") > _MOST_TAGS:
        yield unread(name, "too-large", f"the feed has more than {_MOST_TAGS:,} tags")
        return
    headers = {"content-location": url} if url else {}
    try:
        # its sanitizer would drop the styles that hide words, and with them what tells that they are hidden
        feed = feedparser.parse(io.BytesIO(_tamed(data)), response_headers=headers, sanitize_html=False)
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers; whatever it raises, the others go on
        yield unread(name, "broken-feed", f"the feed could not be parsed: {type(error).__name__}")
        return
    outlet = plain_text(str(feed.feed.get("title") or ""))[:200]
    for number, entry in enumerate(feed.entries, start=1):
        yield _item(entry, name, number, outlet)
    if not feed.entries:
        broken = feed.bozo and not feed.version
        yield unread(name, "broken-feed" if broken else "empty", "there is no item in the feed")


def read_opml(data: bytes) -> list[str]:
    """Return the addresses of the feeds that an OPML list names, each once, in its order; nothing if it is none."""
    from lxml import etree  # noqa: PLC0415 - of the extra `live`

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(_without_doctype(data), parser)
    except (etree.LxmlError, ValueError):
        return []
    outlines = tree.iter("outline") if tree is not None else ()
    named = ((outline.get("xmlUrl") or outline.get("xmlurl") or "").strip() for outline in outlines)
    return list(dict.fromkeys(filter(None, named)))


def _item(entry: Any, name: str, number: int, outlet: str) -> FeedItem:
    link = str(entry.get("link") or "").strip()
    title = " ".join(plain_text(str(entry.get("title") or "")).split())
    key = str(entry.get("id") or link or title or number)
    called = member_name(name, key)
    markup, is_summary = _content(entry)
    content = read_markup(markup)
    problems = content.problems(called)
    if is_summary and _EXCERPT.search(content.text[-40:]):
        problems.append(Problem("read", "excerpt", "the feed has only the beginning of the text", called))
    published = stated_evidence(printable(str(entry.get("published") or entry.get("updated") or ""))[:100], "feed")
    on_web = link if re.match(r"https?://", link, re.IGNORECASE) else ""
    draft = Draft(content.text, outlet, on_web, title, published, problems=tuple(problems))
    return FeedItem(called, key, on_web, draft, markup.encode())


def _content(entry: Any) -> tuple[str, bool]:
    """Return the longest text that an item carries, and whether that is its summary."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or () if _is_text(part)]
    content, summary = max(contents, key=len, default=""), str(entry.get("summary") or "")
    return (content, False) if len(content) > len(summary) else (summary, True)


def _is_text(part: Any) -> bool:
    return str(part.get("type") or "text/html").startswith(("text/", "application/xhtml"))


def _tamed(data: bytes) -> bytes:
    """Return a feed without a document type and without tags of more attributes than any feed has."""
    pieces = _without_doctype(data).split(b"<")  # no "<" can stand within a tag
    crowded = (len(piece) > 4 * _MOST_ATTRIBUTES and len(_VALUE.findall(piece)) > _MOST_ATTRIBUTES for piece in pieces)
    return b"<".join(b"!---->" if is_crowded else piece for piece, is_crowded in zip(pieces, crowded, strict=True))


def _without_doctype(data: bytes) -> bytes:
    """Return XML without what stands between ``<!DOCTYPE`` and the root, where entities would be defined."""
    data = _utf8(data)
    doctype = _DOCTYPE.search(data)
    if doctype is None:
        return data
    root = _ROOT.search(data, doctype.end())
    kept = data[root.start() :] if root else b""
    return data[: doctype.start()] + _DOCTYPE.sub(b"<!-", kept)


def _utf8(data: bytes) -> bytes:
    """Return text in UTF-16 or UTF-32 with its mark as UTF-8, others as they are: a feed is looked at as bytes."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return data
    return _DECLARATION.sub("", decode_text(data)[0]).encode("utf-8", "replace")


def _feedparser() -> ModuleType | None:
    try:
        return importlib.import_module("feedparser")
    except ImportError:  # an optional package
        return None
