"""What of a page, or of a feed's item, a reader cannot see: it makes no claim, and how much of it there was is told.

Told by the element itself (``hidden``, its ``style``, ``<font color>``) and by the plain rules of the page's own style
sheets (``.class``, ``#id`` or an element's name, outside of ``@media``). Style sheets in other files are not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import regex

from factbox.errors import Problem

if TYPE_CHECKING:
    Element = Any  # lxml.html.HtmlElement; lxml has no types

FEWEST_WORDS = 5
"""Hidden words in an article from which they are told; pages hide a word or two for screen readers."""

NEVER_SHOWN = frozenset(("dialog", "template"))
"""Elements that a browser does not show unless a script opens them."""

_WHOLE_PAGE = frozenset(("html", "body"))
_FAR = r"-(?:999|\d{4,})(?:\.\d+)?(?:px|pt)?|-\d{3,}(?:\.\d+)?(?:r?em|%|v[wh])"
_NOTHING = r"0+(?:\.0*)?(?:px|pt|r?em|%|v[wh])?"
_HIDING = regex.compile(
    rf"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:(?:0(?:\.0*)?|\.0+)%?|font-size:{_NOTHING}"
    rf"|font:(?:[^;]*\s)?{_NOTHING}(?:/\S+)?\s[^;]*|text-indent:(?:{_FAR})|content-visibility:hidden"
    rf"|clip-path:inset\((?:50|100)%.*?\)|clip:rect\((?:0(?:px)?|1px)[\s,]+(?:0(?:px)?|1px)[\s,].*?\)"
    rf"|transform:scale[xy]?\(0\)|color:(?:transparent|rgba\([^;]*,0(?:\.0*)?\)))(?:;|$)"
)
_MOVED_AWAY = regex.compile(rf"(?:^|;)(?:(?:left|top|right|bottom|margin-(?:left|top)):(?:{_FAR}))(?:;|$)")
_CLOSED = regex.compile(rf"(?:^|;)(?:max-)?(?:height|width):{_NOTHING}(?:;|$)")
_CUT_OFF = regex.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)(?:;|$)")
_COLOUR = regex.compile(r"(?:^|;)color:([^;]+)")
_GROUND = regex.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_SPACE = regex.compile(r"\s*([:;,(/)])\s*|/\*.*?\*/|!\s*important", flags=regex.DOTALL)
_RULE = regex.compile(r"([^{}]{1,2000})\{([^{}]{1,2000})\}")
_AT_RULE = regex.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", flags=regex.DOTALL)
_SELECTOR = regex.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+|[a-z][a-z0-9]*")
_WHITE = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "snow", "#fefefe"))
_LARGEST_SHEET = 200_000  # characters of style sheets; a page's own are far shorter


def find_hidden(root: Element) -> list[Element]:
    """Return the outermost elements that no reader sees, in the order of the page.

    The whole page is never one of them: many sites hide it until a script runs.
    """
    rules = _hiding_selectors(root)
    found = []
    stack = [(root, "white")]
    while stack:
        element, ground = stack.pop()
        style = _style(element)
        own_ground = _own_ground(element, style) or ground
        if element.tag not in _WHOLE_PAGE and (_hides(element, style, rules) or _melts(element, style, own_ground)):
            found.append(element)
            continue
        stack.extend((child, own_ground) for child in reversed(element) if isinstance(child.tag, str))
    return found


def hidden_text(words: int, file: str) -> list[Problem]:
    """Return the problem of so many hidden words in an article, if they are enough to be told."""
    message = f"{words} words that no reader of the page sees were left out"
    return [Problem("read", "hidden-text", message, file)] if words >= FEWEST_WORDS else []


def _hides(element: Element, style: str, rules: frozenset[str]) -> bool:
    if element.tag in NEVER_SHOWN and element.get("open") is None:
        return True
    if element.get("hidden") is not None and element.get("hidden", "").casefold() != "until-found":
        return True
    return (bool(style) and _hidden_by(style)) or (bool(rules) and not rules.isdisjoint(_selectors(element)))


def _hidden_by(style: str) -> bool:
    closed = _CLOSED.search(style) and _CUT_OFF.search(style)
    return bool(_HIDING.search(style) or _MOVED_AWAY.search(style) or closed)


def _melts(element: Element, style: str, ground: str) -> bool:
    """Say whether text has the colour of what it stands on; where no ground is stated, that is white."""
    match = _COLOUR.search(style)
    colour = _colour(match[1]) if match else _colour(element.get("color") or "") if element.tag == "font" else ""
    return bool(colour) and colour == ground


def _own_ground(element: Element, style: str) -> str:
    match = _GROUND.search(style)
    if match:
        return "unknown" if "url(" in match[1] or "gradient" in match[1] else _colour(match[1])
    return _colour(element.get("bgcolor") or "")


def _colour(words: str) -> str:
    words = words.strip().casefold()
    return "white" if words in _WHITE else words


def _style(element: Element) -> str:
    written = element.get("style")
    return _normal(written) if written else ""


def _normal(style: str) -> str:
    """Return declarations in one form: lower case, no comments, no white space around marks."""
    return _SPACE.sub(lambda match: match[1] or "", style.casefold()).strip()


def _hiding_selectors(root: Element) -> frozenset[str]:
    """Return the plain selectors that the page's own style sheets hide, in the forms that :func:`_selectors` gives."""
    sheets = "\n".join(style.text or "" for style in root.iter("style"))[:_LARGEST_SHEET]
    return frozenset(_hidden_in(_AT_RULE.sub("", _normal(sheets)))) if sheets else frozenset()


def _hidden_in(sheet: str) -> Iterator[str]:
    for selectors, declarations in _RULE.findall(sheet):
        if _hidden_by(declarations.strip()):
            yield from (one.strip() for one in selectors.split(",") if _SELECTOR.fullmatch(one.strip()))


def _selectors(element: Element) -> Iterable[str]:
    tag = element.tag
    classes = (element.get("class") or "").casefold().split()
    yield tag
    for name in classes:
        yield f".{name}"
        yield f"{tag}.{name}"
    if identity := (element.get("id") or "").casefold():
        yield f"#{identity}"
        yield f"{tag}#{identity}"
