"""Five hundred texts that a spreadsheet might take for a formula, a check that finds them, and views full of them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields, is_dataclass, replace
from itertools import count, product
from typing import Any

from factbox.records import View

MARKS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t=", "\r=", "\n=", " =", "\u00a0+", "\u3000@",
         "\u2212", "\ufe66", "\x00=", "\u202e=", ";=", "; @", "x;\t+", "\ufe62", "=\r\n=")  # fmt: skip
BODIES = (
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example";"y")', "SUM(A1:A9)", "2+5+cmd|'x'!A", "A1", "",
    '"quoted"', "1,2", "-1", "@x", "IMPORTXML(CONCAT(\"http://x\"))", "DDE(1;2;3)", "0x10", "5 men", "=", "a=b",
    "WEBSERVICE(1)", "\u00e9", "1;2", "9e9", "(1)",
)  # fmt: skip
PAYLOADS = [mark + body for mark, body in product(MARKS, BODIES)]
_FORMULA = re.compile("[=+\\-@\u2212\u207a\u207b\u207c\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20\t\r]")
_NUMBER = re.compile(r"-\d+(\.\d+)?(e-?\d+)?")


def cells_of(text: str) -> list[str]:
    """Return the cells that a spreadsheet makes of a CSV: parted at commas, and again at semicolons, as some do."""
    by_comma = [one for row in csv.reader(io.StringIO(text, newline=""), strict=True) for one in row]
    by_semicolon = [one.strip(" ") for one in re.split(r"[;\n]", text)]
    return [*by_comma, *by_semicolon]


def formulas(text: str) -> list[str]:
    return [one for one in cells_of(text) if _FORMULA.match(one) and not _NUMBER.fullmatch(one)]


def poisoned(value: Any, payloads: count, literal: frozenset[str]) -> Any:
    """Return records with a payload in place of every text that comes from outside, each time the next."""
    if isinstance(value, tuple):
        return tuple(poisoned(one, payloads, literal) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for one in fields(value):
        inner = getattr(value, one.name)
        outside = isinstance(inner, str) and inner and one.name not in literal
        changed[one.name] = PAYLOADS[next(payloads) % len(PAYLOADS)] if outside else poisoned(inner, payloads, literal)
    return replace(value, **{name: new for name, new in changed.items() if not name.startswith("_")})


LITERAL = frozenset({
    "id", "type", "stance", "status", "kind", "state", "change", "precision", "relation", "country", "text", "quote",
    "extent", "passage", "tense", "hint", "speaker_kind", "claim", "origin", "weight", "report_id", "outcome", "unit",
    "room", "language",
})  # fmt: skip


def with_payloads(view: View, start: int) -> View:
    payloads = count(start)
    parts = (view.reports, view.claims, view.verdict)
    reports, claims, verdict = (poisoned(part, payloads, LITERAL) for part in parts)
    return View(view.known, None, None, reports, claims, verdict)
