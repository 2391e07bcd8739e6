"""The three hundred reports on other things are whole and unlike, and a factbox of them says nothing of control."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from tools.editions import UNRELATED, unrelated_rows

from factbox.pipeline import read, view
from factbox.publish.factbox import build_factbox

ROWS = [json.loads(line) for line in UNRELATED.read_text(encoding="utf-8").splitlines()]
CONTROL = ("changes", "claimed", "contested", "held", "disputes")
EVERY = 5
"""Of the three hundred, every fifth is read here; all of them take half a minute."""

MISREAD = ("023", "049", "172")
"""The three of which a line of control is still made: snow that cuts off villages, a game and a tapestry of battles."""


def test_three_hundred_with_all_fields() -> None:
    assert len(ROWS) == 300
    assert all(list(row) == ["id", "day", "topic", "outlet", "headline", "text"] for row in ROWS)
    assert [row["id"] for row in ROWS] == [f"{number:03}" for number in range(1, 301)]
    assert Counter(row["day"] for row in ROWS) == dict.fromkeys(range(1, 31), 10)


def test_each_has_fifty_to_a_hundred_and_thirty_words() -> None:
    assert [row["id"] for row in ROWS if not 50 <= len(row["text"].split()) <= 130] == []


def test_no_two_share_a_sentence() -> None:
    found = Counter(sentence for row in ROWS for sentence in {*re.split(r"(?<=[.!?”\"])\s+", row["text"].casefold())})
    assert [words for words, times in found.items() if times > 1 and len(words.split()) > 3] == []


def test_no_two_are_too_alike() -> None:
    runs = [
        set(zip(*(re.findall(r"\w+", row["text"].casefold())[at:] for at in range(5)), strict=False)) for row in ROWS
    ]
    assert [(a, b) for a, b in combinations(range(300), 2) if len(runs[a] & runs[b]) > 2] == []


def control_lines(rows: Sequence[dict[str, str]], folder: Path) -> list[str]:
    file = folder / "unrelated.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    factbox = build_factbox(view(read([file])))
    sections = [section for section in factbox.sections if section.key in CONTROL]
    return [f"{line.place}: {line.sentence}" for one in sections for group in one.groups for line in group.lines]


def spread() -> list[dict[str, str]]:
    return unrelated_rows(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 30, tzinfo=UTC))


def test_every_fifth_says_nothing_of_control(tmp_path: Path) -> None:
    assert control_lines(spread()[EVERY - 1 :: EVERY], tmp_path) == []


@pytest.mark.parametrize("number", MISREAD)
@pytest.mark.xfail(reason="known to be misread", strict=True)
def test_what_is_misread(number: str, tmp_path: Path) -> None:
    assert control_lines([spread()[int(number) - 1]], tmp_path) == []
