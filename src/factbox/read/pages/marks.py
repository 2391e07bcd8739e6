"""What mark-up says that a stretch of a page is: who wrote the report and when, who took the picture.

The names of elements and properties are those of the HTML standard, of schema.org and of microformats. The words of
classes are those that common publishing systems and style libraries (WordPress, Drupal, Bootstrap ...) and newspapers
give to such elements; a class says nothing for sure, so each mark is believed only where the words bear it out.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    Element = Any  # lxml.html.HtmlElement; lxml has no types

AUTHOR, DATE, CREDIT, UNSEEN, PICTURE, CONTROL, SPEAKER = (1 << bit for bit in range(7))
"""An author, a day, who made a picture, a label for screen readers, a picture, a part of a player, who is quoted."""

_PROPERTIES = {
    "author": AUTHOR,
    "datecreated": DATE,
    "datemodified": DATE,
    "datepublished": DATE,
    "copyrightholder": CREDIT,
    "credittext": CREDIT,
}
_TAGS = {"address": AUTHOR, "time": DATE, "figure": PICTURE, "button": CONTROL}
_ENDED = {"figcaption": CONTROL} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), AUTHOR)
_CREDITS_IN_FIGURES = frozenset(("cite", "small"))
_SPEAKERS = frozenset(("cite", "footer"))
_CLASS_WORDS: dict[int, frozenset[str]] = {
    AUTHOR: frozenset(("author", "authors", "byline", "bylines")),
    DATE: frozenset(("date", "dateline", "datestamp", "datetime", "pubdate", "published", "timestamp", "updated")),
    CREDIT: frozenset(("attribution", "copyright", "credit", "credits", "imagecredit", "photocredit", "photographer")),
    UNSEEN: frozenset(("offscreen", "visuallyhidden")),
    PICTURE: frozenset(("gallery", "image", "img", "photo", "picture", "slideshow")),
    CONTROL: frozenset(("btn", "button", "captionlink", "count", "counter", "toggle")),
}
_UNSEEN_CLASSES = frozenset((
    "element-invisible", "hidden-visually", "off-screen", "screen-reader", "screen-reader-only", "screen-reader-text",
    "screenreader", "screenreader-only", "sr-only", "sronly", "u-hidden-visually", "u-sr-only", "u-visually-hidden",
    "visually-hidden", "visuallyhidden",
))  # fmt: skip
_WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})")
_WHOLE = frozenset(("article", "body", "header", "html", "main", "section"))
_NO_CAPTIONS = frozenset(("captionlink", "captionless", "captiontoggle", "nocaption", "placeholder"))
"""Words of classes that are no captions, whatever else they say."""

_LONGEST_CLASS = 500  # characters; what is longer names no part of a page


def marks_of(element: Element, around: Collection[str], marks: int) -> int:
    """Return what an element and those around it say its text is, as a sum of marks.

    Args:
        element: of the page's tree.
        around: the elements that it lies in.
        marks: what those say; a caption in a button, which opens the picture, is none of the button's words, and a
            heading in an author's box need not be his name.
    """
    tag = element.tag
    found = (marks & ~_ENDED.get(tag, 0)) | _TAGS.get(tag, 0)
    found |= CREDIT if tag in _CREDITS_IN_FIGURES and "figure" in around and "blockquote" not in around else 0
    found |= SPEAKER if tag in _SPEAKERS and "blockquote" in around else 0
    found |= _PROPERTIES.get((element.get("itemprop") or "").casefold(), 0)
    found |= AUTHOR if "author" in (element.get("rel") or "").casefold().split() else 0
    return found | _marks_of_class(element.get("class") or "")


def is_caption(element: Element) -> bool:
    """Say whether an element is a picture's caption: by its name, or by its class if it holds but a picture."""
    if element.tag == "figcaption":
        return True
    names = element.get("class") or ""
    if element.tag in _WHOLE or not _names_caption(names):
        return False
    return element.tag != "figure" or not any("figcaption" in (child.tag, *(c.tag for c in child)) for child in element)


@lru_cache(maxsize=4096)
def _marks_of_class(names: str) -> int:
    if not names or len(names) > _LONGEST_CLASS:
        return 0
    words = {word.casefold() for word in _WORD.findall(names)}
    found = sum(mark for mark, named in _CLASS_WORDS.items() if not named.isdisjoint(words))
    return found | (0 if _UNSEEN_CLASSES.isdisjoint(names.casefold().split()) else UNSEEN)


@lru_cache(maxsize=4096)
def _names_caption(names: str) -> bool:
    """Say whether a class has "caption" in one of its words (``newscaption``)."""
    if "caption" not in names.casefold() or len(names) > _LONGEST_CLASS:
        return False
    words = {word.casefold() for word in _WORD.findall(names)}
    return words.isdisjoint(_NO_CAPTIONS) and any("caption" in word for word in words)
