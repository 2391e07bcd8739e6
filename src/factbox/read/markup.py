"""A piece of HTML, such as the content of a feed's item, to plain text: its paragraphs with blank lines between them.

A feed's content is the report itself, with no menus to be found and left out, so it is not searched for an article.
What a reader would not see on the page (:mod:`factbox.read.hidden`) makes no claim and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbox.errors import Problem
from factbox.read.hidden import find_hidden, hidden_text

if TYPE_CHECKING:
    Element = Any  # lxml has no types

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup", "option",
    "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead",
    "title", "tr", "ul", "video",
))  # fmt: skip
"""Elements that stand apart as paragraphs do."""

_UNREAD = frozenset((
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "math", "noscript", "object", "option", "script",
    "select", "style", "svg", "textarea", "title", "video",
))  # fmt: skip
_BREAK = "\0"  # never in text that libxml2 has read
_HIDDEN_WORDS = "descendant-or-self::text()[not(parent::script or parent::style)]"


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a piece of HTML.

    Attributes:
        text: what a reader sees.
        hidden_words: how many words no reader sees.
        fault: why there is no text, in words; empty if it was parsed.
    """

    text: str
    hidden_words: int = 0
    fault: str = ""

    def problems(self, file: str) -> list[Problem]:
        """Return what could not be used, as problems of a file."""
        broken = [Problem("read", "broken-html", self.fault, file)] if self.fault else []
        return broken + hidden_text(self.hidden_words, file)


def read_markup(markup: str) -> PlainText:
    """Return the text of a piece of HTML; none of what is nested deeper than a parser goes, rather than a part."""
    if not markup.strip():
        return PlainText("")
    from lxml import etree  # noqa: PLC0415 - of the extra `live`

    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = etree.fromstring(f"<html><body>{markup}</body></html>".replace("\0", ""), parser)
    except (etree.LxmlError, ValueError) as error:  # characters that XML has no place for
        return PlainText("", fault=f"its markup could not be parsed: {type(error).__name__}")
    if tree is None or any("depth" in entry.message for entry in parser.error_log):
        return PlainText("", fault="its markup is nested deeper than a parser goes")
    hidden = find_hidden(tree)
    paragraphs = (" ".join(piece.split()) for piece in "".join(_pieces(tree, frozenset(hidden))).split(_BREAK))
    words = sum(len(text.split()) for element in hidden for text in element.xpath(_HIDDEN_WORDS))
    return PlainText("\n\n".join(filter(None, paragraphs)), words)


def plain_text(markup: str) -> str:
    """Return the text of a piece of HTML alone, of a title for example."""
    return read_markup(markup).text


def _pieces(tree: Element, hidden: frozenset[Element]) -> Iterator[str]:
    """Yield the text that is seen, in order, with a mark where a block begins or ends."""
    from lxml import etree  # noqa: PLC0415 - of the extra `live`

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            yield _BREAK
        if event == "end":
            yield element.tail or ""
        elif element in hidden or element.tag in _UNREAD:
            walk.skip_subtree()
        else:
            yield "\n" if element.tag == "br" else ""
            yield element.text or ""
