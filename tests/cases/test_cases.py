"""Cases: a few sentences and the claims that must be read in them, side by side, in the one-line form of a claim.

A file holds cases divided by lines of ``====``. A case is a title, an optional ``published:`` day, the text, ``----``,
and the claims wanted. ``not: TYPE`` says that no claim of that type, or of a type that begins so, is read as current.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from factbox import claims_of
from factbox.notation import format_claim, matches, parse_claim
from factbox.records import Claim, Report

PUBLISHED = date(2021, 8, 13)
"""A Friday."""


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    title: str
    published: date | None
    text: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def read_case(block: str) -> Case:
    head, _, expected = block.strip().partition("\n----\n")
    title, _, text = head.partition("\n")
    published: date | None = PUBLISHED
    if text.startswith("published:"):
        first, _, text = text.partition("\n")
        day = first.removeprefix("published:").strip()
        published = None if day == "unknown" else date.fromisoformat(day)
    lines = [line for line in expected.splitlines() if line.strip()]
    unwanted = tuple(line.removeprefix("not:").strip() for line in lines if line.startswith("not:"))
    return Case(title, published, text.strip(), tuple(x for x in lines if not x.startswith("not:")), unwanted)


def all_cases() -> list[tuple[str, Case]]:
    files = sorted(Path(__file__).parent.glob("*.txt"))
    blocks = ((file.stem, block) for file in files for block in file.read_text(encoding="utf-8").split("\n====\n"))
    return [(f"{stem}: {case.title}", case) for stem, block in blocks for case in [read_case(block)]]


CASES = all_cases()


def claims_in(case: Case) -> tuple[Claim, ...]:
    return claims_of(Report(id="case", file="case", text=case.text, published_day=case.published))


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: Case) -> None:
    assert case.wanted or case.unwanted, "a case that wants nothing tests nothing"
    found = claims_in(case)
    said = "\n".join(format_claim(claim, short=True) for claim in found)
    for line in case.wanted:
        assert any(matches(parse_claim(line), claim) for claim in found), f"missing: {line}\nfound:\n{said}"
    for kind in case.unwanted:
        wrong = [c for c in found if c.type.startswith(kind) and not c.historical and c.stance in ("asserted", "confirmed", "attributed", "claimed")]  # fmt: skip  # noqa: E501
        assert not wrong, f"unwanted {kind}\nfound:\n{said}"


def test_every_quote_is_the_text_at_its_span() -> None:
    for _, case in CASES:
        for claim in claims_in(case):
            assert case.text[claim.span.start : claim.span.end] == claim.quote
