"""A piece of HTML, such as the content of a feed's item, to plain text: its paragraphs with blank lines between them.

A feed's content is the report itself, with no menus to be found and left out, so it is not searched for an article.
What a reader would not see on the page (hidden by an attribute or a style) makes no claim and is left out.
"""

from __future__ import annotations

from typing import Any

import regex

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "math", "noscript", "object", "option", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
_HIDING = regex.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity|max-height)\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}",
    flags=regex.IGNORECASE,
)
_WHITE = regex.compile(r"(?<![\w-])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b)", flags=regex.IGNORECASE)
_BREAK = "\0"  # never in text that libxml2 has read


def plain_text(markup: str) -> str:
    """Return the text of a piece of HTML; nothing of what is nested deeper than a parser goes, rather than a part."""
    if not markup.strip():
        return ""
    from lxml import etree  # noqa: PLC0415 - of the extra `live`

    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = etree.fromstring(f"<html><body>{markup}</body></html>".replace("\0", ""), parser)
    except (etree.LxmlError, ValueError):  # characters that XML has no place for
        return ""
    if tree is None or any("depth" in entry.message for entry in parser.error_log):
        return ""
    paragraphs = (" ".join(piece.split()) for piece in "".join(_pieces(tree)).split(_BREAK))
    return "\n\n".join(filter(None, paragraphs))


def _pieces(tree: Any) -> list[str]:
    """Return the text that is seen, in order, with a mark where a block begins or ends."""
    found: list[str] = []
    from lxml import etree  # noqa: PLC0415 - of the extra `live`

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_unseen(element, tag):
                walk.skip_subtree()
            else:
                found += [*([_BREAK] if tag in _BLOCKS else ()), *(["\n"] if tag == "br" else ()), element.text or ""]
        else:
            found += [*([_BREAK] if tag in _BLOCKS else ()), element.tail or ""]
    return found


def _is_unseen(element: Any, tag: str) -> bool:
    style = element.get("style") or ""
    return bool(
        tag in _UNSEEN
        or element.get("hidden") is not None
        or (style and (_HIDING.search(style) or (_WHITE.search(style) and "background" not in style.casefold())))
    )
