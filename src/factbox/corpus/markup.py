"""The inline markup: a paragraph with its names in brackets to plain text and names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factbox.corpus.records import NAME_KINDS, Name
from factbox.records import Span

_MARK = re.compile(r"\{(headline|caption|boilerplate|quoted(?: [^}]*)?)\}[ \t]*")
_TARGET = re.compile(r"\]\(([^()\s]*)\)")


class MarkupError(ValueError):
    """What is wrong with a line of the markup; becomes a ``Problem`` with its file and line."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its plain text, its names (offsets within it) and what kind of passage it is."""

    text: str
    names: tuple[Name, ...]
    passage: str = "body"
    outlet: str = ""


def parse_paragraph(marked: str) -> Paragraph:
    """Return the plain text and the names of a marked paragraph.

    Raises:
        MarkupError: a bracket is left open, or what follows it is no ``(kind:id)``.
    """
    mark = _MARK.match(marked)
    body = marked[mark.end() :] if mark else marked
    text, names = _plain(body)
    if mark is None:
        return Paragraph(text, names)
    word, _, outlet = mark[1].partition(" ")
    return Paragraph(text, names, "quoted_outlet" if word == "quoted" else word, outlet.strip())


def _plain(body: str) -> tuple[str, tuple[Name, ...]]:
    """Walk through the brackets; an open one waits on a stack, since references may hold names."""
    plain: list[str] = []
    length, at = 0, 0
    opened: list[int] = []
    names: list[Name] = []
    while at < len(body):
        char = body[at]
        if char == "\\" and at + 1 < len(body) and body[at + 1] in "[]{}\\":
            at += 1
            char = body[at]
        elif char == "[":
            opened.append(length)
            at += 1
            continue
        elif char == "]":
            if not opened:
                raise MarkupError(f"a bracket is closed that was not opened, before {body[at : at + 30]!r}")
            target = _TARGET.match(body, at)
            if target is None:
                raise MarkupError(f"after a bracket comes (kind:id), not {body[at : at + 30]!r}")
            names.append(_name(Span(opened.pop(), length), target[1]))
            at = target.end()
            continue
        plain.append(char)
        length += 1
        at += 1
    if opened:
        raise MarkupError(f"a bracket is left open, at {''.join(plain)[opened[-1] :][:30]!r}")
    return "".join(plain), tuple(sorted(names, key=lambda name: (name.span.start, -name.span.end)))


def _name(span: Span, target: str) -> Name:
    kind, _, member = target.partition(":")
    if target.startswith("="):
        return Name(span, "", target[1:], "mention")
    if kind == "capital":
        return Name(span, "", member, "capital")
    if kind not in NAME_KINDS:
        raise MarkupError(f"there is no kind of name {kind!r}; there are {', '.join(NAME_KINDS)}, capital and =id")
    return Name(span, kind, member)
