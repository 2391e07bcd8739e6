"""Verdicts that are kept beside a ledger: they save time, and never change what is said."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factbox
from factbox.ledger import Ledger, kept, open_ledger
from factbox.records import Claim, Days, Intake, Mention, Place, Report, Span, View, claim_id, content_id, target_of

NOW = datetime(2031, 4, 1, tzinfo=UTC)
PLACES = tuple(Place(f"local:{name}", name, "city", "Lower Province", "XO") for name in ("Harun", "Bellin"))
SIDES = ("River Front", "Government of Ostravia")
TYPES = ("territory.capture", "territory.held", "territory.contested", "attack.bombing", "casualties")


@pytest.fixture(autouse=True)
def every_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the verdicts of small ledgers too."""
    monkeypatch.setattr(kept, "WORTH", 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "story.factbox") as opened:
        yield opened


def report(number: int, day: int, head: str = "", url: str = "") -> Report:
    text = (
        f"{head}\n\nIt was told {number} times near the ferry that the {number} carts of the north had gone by {day}."
    )
    published = datetime(2031, 3, day, 12, tzinfo=UTC)
    return Report(
        content_id(text), f"{number}.txt", text, f"Outlet {number % 3}", url, published=published,
        published_day=published.date(),
    )  # fmt: skip


def claim(of: Report, chance: Random) -> Claim:
    side, place = chance.choice(SIDES), chance.choice(PLACES)
    span = Span(of.text.index("It was"), len(of.text))
    day = of.published_day
    made = Claim(
        "", of.id, span, of.text[span.start :], chance.choice(TYPES), chance.choice(("asserted", "denied", "claimed")),
        actor=Mention(Span(span.start, span.start + 2), "It", "actor", id=side, name=side),
        place=Mention(span, place.name, "place", id=place.id, name=place.name), where=place, days=Days(day, day, "day"),
    )  # fmt: skip
    return replace(made, id=claim_id(made))


def add(ledger: Ledger, number: int, chance: Random, at: datetime, **fields: str) -> None:
    one = report(number, chance.randrange(1, 28), **fields)
    ledger.add(Intake(one.file, one), (claim(one, chance),), (), recorded=at, reader="test 1")


def change(ledger: Ledger, number: int, chance: Random, at: datetime) -> None:
    """Add a report, a correction or a copy of one, a review or a redaction."""
    claims = ledger.claims()
    what = chance.choice(("add", "add", "late", "notice", "review", "redact")) if claims else "add"
    decided: dict[str, Any] = {"decided_by": "editor", "reason": "read again", "recorded": at}
    if what == "notice":
        add(ledger, number, chance, at, head="CORRECTED", url=f"https://example.org/{chance.randrange(3)}")
    elif what == "review":
        ledger.review(chance.choice(("accept", "reject")), target_of(chance.choice(claims)), **decided)
    elif what == "redact":
        ledger.redact([chance.choice(("Harun", "ferry"))], **decided)
    else:
        add(ledger, chance.choice((number, number - 1)), chance, at, url=f"https://example.org/{number % 3}")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_a_view_with_kept_verdicts_is_the_view_without(seed: int) -> None:
    """Whatever came in between, and whatever three times are asked about; each question is asked twice."""
    chance = Random(seed)  # noqa: S311 - the same seed, the same story
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "WORTH", 0)
        with open_ledger(Path(folder) / "story.factbox") as ledger:
            for number in range(1, 9):
                change(ledger, number, chance, NOW + timedelta(days=number))
                asked: dict[str, Any] = {
                    "known": chance.choice((None, datetime(2031, 3, chance.randrange(1, 28), tzinfo=UTC))),
                    "recorded": chance.choice((None, None, NOW + timedelta(days=chance.randrange(1, number + 1)))),
                    "valid": chance.choice((None, datetime(2031, 3, 9, tzinfo=UTC).date())),
                    "without_parties": chance.random() < 0.2,
                    "weigh": chance.choice(("", "Harun")),
                }
                anew = factbox.view(ledger, **asked)
                assert factbox.view(ledger, **asked, remember=True) == anew
                assert factbox.view(ledger, **asked, remember=True) == anew


def filled(ledger: Ledger) -> View:
    chance = Random(1)  # noqa: S311 - the same seed, the same story
    for number in range(6):
        add(ledger, number, chance, NOW)
    return factbox.view(ledger, remember=True)


def never(*_: object, **__: object) -> None:
    raise AssertionError("it was worked out again")


def test_the_same_question_is_worked_out_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = filled(ledger)
    monkeypatch.setattr("factbox.pipeline.reconcile_claims", never)
    assert factbox.view(ledger, remember=True) == seen


def test_what_is_added_later_leaves_the_verdict_on_an_earlier_day_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(ledger)
    early = factbox.view(ledger, known="2031-03-10", remember=True)
    late = report(99, 28)
    ledger.add(Intake(late.file, late), (), (), recorded=NOW, reader="test 1")
    monkeypatch.setattr("factbox.pipeline.reconcile_claims", never)
    assert factbox.view(ledger, known="2031-03-10", remember=True) == early


def test_a_damaged_verdict_is_reached_anew(ledger: Ledger) -> None:
    seen = filled(ledger)
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        assert base.execute("UPDATE verdict SET packed = zeroblob(length(packed))").rowcount == 1
    assert factbox.view(ledger, remember=True) == seen


def test_a_verdict_under_the_hash_of_another_question_is_reached_anew(ledger: Ledger) -> None:
    filled(ledger)
    early = factbox.view(ledger, known="2031-03-10", remember=True)
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        (_, _, told), (second, _, other) = base.execute("SELECT * FROM verdict ORDER BY rowid").fetchall()
        assert told != other
        base.execute("UPDATE verdict SET packed = ? WHERE key = ?", (told, second))
    assert factbox.view(ledger, known="2031-03-10", remember=True) == early


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0 and then nothing", b""])
def test_a_file_that_is_no_database_is_no_hindrance(ledger: Ledger, content: bytes) -> None:
    beside = Path(f"{ledger.name}.kept")
    beside.write_bytes(content)
    assert filled(ledger) == factbox.view(ledger)
    assert not content or beside.read_bytes() == content


def test_another_programs_tables_count_for_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = filled(ledger)
    monkeypatch.setattr(kept, "program", lambda: b"another")
    called = []
    work = factbox.view(ledger).verdict
    monkeypatch.setattr("factbox.pipeline.reconcile_claims", lambda *_, **__: called.append(1) or work)
    assert factbox.view(ledger, remember=True) == seen
    assert called == [1]


def test_the_oldest_are_dropped_where_there_are_too_many(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(ledger)
    monkeypatch.setattr(kept, "MOST", 1)
    factbox.view(ledger, known="2031-03-10", remember=True)
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base:
        assert base.execute("SELECT count(*) FROM verdict").fetchone()[0] <= 1


def test_nothing_is_kept_unless_it_is_asked_for_or_worth_it(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Path(f"{ledger.name}.kept")
    monkeypatch.setattr(kept, "WORTH", 7)
    filled(ledger)
    factbox.view(ledger)
    assert not beside.exists()
