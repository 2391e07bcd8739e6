"""An answer that is kept beside a ledger is the answer made anew, whatever was appended since it was kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.test_incremental import NOW, Told, change, made

from factbox.cli import asking
from factbox.cli.asking import Asked, explanation_of, factbox_of, question
from factbox.errors import FactboxError, Problem
from factbox.ledger import Ledger, answers, find_answer, kept, open_ledger, recall_answer
from factbox.ledger.answers import Question
from factbox.publish.document import Factbox
from factbox.records import Intake


@pytest.fixture(autouse=True)
def every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the answers of small ledgers too."""
    monkeypatch.setattr(kept, "WORTH", 0)


def append(ledger: Ledger, number: int, chance: Random, at: datetime, told: list[Told]) -> None:
    """Append what :func:`change` does, an input that was refused or read in part, a name published again."""
    what = chance.choice(("change", "change", "change", "refuse", "again", "undo"))
    decided = {"decided_by": "editor", "reason": "read again", "recorded": at}
    if what == "refuse":
        file = f"{chance.randrange(3)}.txt"
        ledger.add(Intake(file, None, (Problem("read", "binary", "This is no text.", file),)), (), (), recorded=at,
                   reader="test 1")  # fmt: skip
    elif what == "again" and told:
        report, claims = chance.choice(told)
        undated = replace(report, published=None, published_day=None) if chance.random() < 0.3 else report
        problems = (Problem("extract", "odd", "A word was odd.", report.file),) if chance.random() < 0.5 else ()
        ledger.add(Intake(report.file, undated), claims[: chance.randrange(3)], problems, recorded=at,
                   reader=f"test {chance.choice((1, 2, 3))}")  # fmt: skip
    elif what == "undo":
        for one in ledger.redactions()[:1]:
            if not one.undone:
                ledger.undo_redaction(one.number, **decided)
    else:
        change(ledger, number, chance, at, told)


def some_question(chance: Random, number: int) -> Asked:
    known = (NOW if chance.random() < 0.2 else datetime(2031, 3, chance.randrange(1, 28), tzinfo=UTC)).isoformat()
    return Asked(
        known=known if chance.random() < 0.7 else "",
        valid=chance.choice(("", "", "2031-03-09")),
        recorded=chance.choice(("", "", (NOW + timedelta(days=chance.randrange(1, number + 1))).isoformat())),
        actor=chance.choice(("", "", "front")),
        without=chance.choice(((), (), (), ("Lake Courier",))),
        without_parties=chance.random() < 0.1,
        related=chance.random() < 0.5,
    )


def told(answer: Callable[[], object]) -> str:
    """Return an answer, or why there is none."""
    try:
        return repr(answer())
    except FactboxError as error:
        return str(error)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_a_kept_answer_is_the_answer_made_anew(seed: int) -> None:
    """Some questions are asked again after each change, so that what was kept is much older than what is asked of."""
    chance = Random(seed)  # noqa: S311 - the same seed, the same story
    reports: list[Told] = []
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "WORTH", 0)
        with open_ledger(Path(folder) / "story.factbox") as ledger:
            questions: list[Asked] = []
            for number in range(1, 11):
                append(ledger, number, chance, NOW + timedelta(days=number), reports)
                questions = [*questions[-5:], some_question(chance, number)]
                for asked in questions:
                    box, why = (
                        told(lambda a=asked: factbox_of(ledger, a)),
                        told(lambda a=asked: explanation_of(ledger, a, "Harun")),
                    )
                    with pytest.MonkeyPatch.context() as anew:
                        anew.setattr(asking, "recall_answer", lambda _l, _q, _k, make: make())
                        assert box == told(lambda a=asked: factbox_of(ledger, a))
                        assert why == told(lambda a=asked: explanation_of(ledger, a, "Harun"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    chance = Random(7)  # noqa: S311 - the same seed, the same story
    opened = open_ledger(tmp_path / "story.factbox")
    for number in range(1, 8):
        report, claims = made(chance, number, [])
        day = datetime(2031, 3, number, 12, tzinfo=UTC)
        dated = replace(report, published=day, published_day=day.date())
        opened.add(Intake(dated.file, dated), claims, (), recorded=NOW, reader="test 1")
    return opened


def never() -> Factbox:
    raise AssertionError("it was made again")


def add(ledger: Ledger, day: int | None, **fields: object) -> None:
    """Add a report of its own, published on a day of March or of no day that is known."""
    report, claims = made(Random(99), 99, [])  # noqa: S311
    at = datetime(2031, 3, day, 12, tzinfo=UTC) if day else None
    dated = replace(report, published=at, published_day=at and at.date())
    problems = fields.get("problems", ())
    ledger.add(Intake(dated.file, dated), claims, problems, recorded=NOW, reader="test 1")  # type: ignore[arg-type]


WEEK = Asked(known="2031-03-05")


def still_kept(ledger: Ledger, asked: Asked) -> bool:
    return find_answer(ledger, question(asked, "factbox", problems=True), Factbox) is not None


def test_an_answer_is_made_once(ledger: Ledger) -> None:
    box = factbox_of(ledger, WEEK)
    assert recall_answer(ledger, question(WEEK, "factbox", problems=True), Factbox, never) == box


@pytest.mark.parametrize(("day", "kept_then"), [(6, True), (5, False), (1, False), (None, True)])
def test_what_nobody_could_know_then_changes_no_answer(ledger: Ledger, day: int | None, kept_then: bool) -> None:
    factbox_of(ledger, WEEK)
    factbox_of(ledger, Asked())
    add(ledger, day)
    assert still_kept(ledger, WEEK) is kept_then
    assert not still_kept(ledger, Asked())


def test_what_was_taken_in_later_changes_no_answer_of_before(ledger: Ledger) -> None:
    asked = Asked(recorded=(NOW + timedelta(hours=1)).isoformat())
    factbox_of(ledger, asked)
    report, claims = made(Random(99), 99, [])  # noqa: S311
    ledger.add(Intake(report.file, report), claims, (), recorded=NOW + timedelta(days=1), reader="test 1")
    assert still_kept(ledger, asked)


def test_a_problem_shows_at_any_moment_of_knowing(ledger: Ledger) -> None:
    factbox_of(ledger, WEEK)
    add(ledger, 20, problems=(Problem("extract", "odd", "A word was odd.", "99.txt"),))
    assert not still_kept(ledger, WEEK)


def test_a_name_that_is_withheld_is_in_no_answer_that_was_kept(ledger: Ledger) -> None:
    assert "Harun" in repr(factbox_of(ledger, WEEK))
    (number,) = ledger.redact(["Harun"], decided_by="editor", reason="at risk", recorded=NOW)
    assert "Harun" not in repr(factbox_of(ledger, WEEK))
    ledger.undo_redaction(number, decided_by="editor", reason="a town", recorded=NOW)
    assert still_kept(ledger, WEEK)


def test_an_answer_on_another_ledger_of_that_name_is_none(ledger: Ledger, tmp_path: Path) -> None:
    factbox_of(ledger, WEEK)
    ledger.close()
    (tmp_path / "story.factbox").unlink()
    with open_ledger(tmp_path / "story.factbox") as other:
        for day in range(1, 9):
            add(other, day)
        assert not still_kept(other, WEEK)


def test_an_answer_made_while_the_ledger_grew_is_not_kept(ledger: Ledger) -> None:
    asked = Question("factbox", "all", None, None)

    def make() -> Factbox:
        box = factbox_of(ledger, Asked())
        add(ledger, 3)
        return box

    answers.make_answer(ledger, asked, make)
    assert find_answer(ledger, asked, Factbox) is None
