"""What lies, old text and later loads cannot do to a ledger."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factbox
from factbox.records import Intake

from .test_reconcile import LADDER, few, made, reports

QUESTIONS = 1000 if os.environ.get("FACTBOX_SOAK") else 60
"""How many random questions are asked twice; all 1,000 by ``FACTBOX_SOAK=1``, in two minutes."""


KINDS = ("territory.capture", "territory.held", "territory.contested", "territory.withdraw", "casualties")


def random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same seed, the same story


def story(seed: int) -> list[Any]:
    """Return twelve reports on one war, of many voices, of the first to the twelfth of the month."""
    chance = random(seed)
    told = []
    for number in range(12):
        side, foe = chance.sample([made.REBELS, made.ARMY], 2)
        claims = [
            made.tell(
                chance.choice(KINDS),
                chance.choice([made.HARUN, made.BELLIN]),
                side,
                stance=chance.choice(["asserted", "attributed", "claimed", "denied"]),
                speaker=f"Speaker {chance.randint(0, 3)} of {foe}",
                days=made.days(None, number + 1),
            )
            for _ in range(chance.randint(1, 3))
        ]  # fmt: skip
        told.append(made.report(chance.choice(made.KNOWN), number + 1, *claims, name=f"paper {seed}-{number}"))
    return told


def load(ledger: factbox.Ledger, told: list[Any], on: int) -> None:
    for one in told:
        moment = made.moment(20) + timedelta(hours=on)
        ledger.add(Intake(one.report.file, one.report), one.claims, (), recorded=moment, reader="made 1")


def answer(ledger: factbox.Ledger, question: tuple[str, date | None, datetime]) -> str:
    known, valid, recorded = question
    stream = io.StringIO()
    factbox.write_export(factbox.view(ledger, known=known, valid=valid, recorded=recorded), "control", stream)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(3))
def test_twenty_orders_of_one_story_are_one_ledger(seed: int) -> None:
    told = story(seed)
    expected = made.verdict(*told)
    assert expected.control
    for number in range(20):
        assert made.verdict(*random(number).sample(told, len(told))) == expected


@few
@given(reports(), st.integers(1, 12), st.integers(0, 12))
def test_what_is_known_only_grows(told: list[Any], known: int, later: int) -> None:
    ledger = factbox.open_ledger(None)
    load(ledger, told, 0)
    first, second = (
        factbox.view(ledger, known=made.moment(day)) for day in (known, min(known + later, 30))
    )  # fmt: skip
    assert {report.id for report in first.reports} <= {report.id for report in second.reports}
    assert {claim.id for claim in first.claims} <= {claim.id for claim in second.claims}


def test_random_questions_have_the_same_answer_after_later_loads() -> None:
    chance = random(11)
    ledger = factbox.open_ledger(None)
    batches = [story(seed) for seed in range(4)]
    asked: list[tuple[tuple[str, date | None, datetime], str]] = []
    for on, batch in enumerate(batches):
        load(ledger, batch, on)
        for _ in range(QUESTIONS // 3 if on < 3 else 0):
            valid = chance.choice([None, made.day(chance.randint(1, 14))])
            recorded = made.moment(20) + timedelta(hours=chance.randint(0, on))
            question = (f"2031-03-{chance.randint(1, 14):02}", valid, recorded)
            asked.append((question, answer(ledger, question)))
    assert len(asked) == QUESTIONS // 3 * 3
    assert any("held" in said for _, said in asked)
    for question, said in asked:
        assert answer(ledger, question) == said


def test_old_paragraphs_in_newer_pages_take_no_state_back() -> None:
    """A hundred times: the fall is known, and a later page still tells of the siege, the fight or the old holder."""
    fallen = made.report("Harbour Post", 9, made.tell("territory.capture", days=made.days(8, 8)))
    (before,) = made.rows(fallen)
    chance = random(5)
    for number in range(100):
        kind = chance.choice(["territory.siege", "territory.contested", "territory.held", "battle.clash"])
        actor = made.ARMY if kind == "territory.held" else chance.choice([made.REBELS, made.ARMY])
        old = made.tell(
            kind, actor=actor, tense="present", as_of=made.day(chance.randint(1, 7)), days=made.days(None, 7)
        )
        page = made.report(chance.choice(made.KNOWN), chance.randint(10, 20), old, name=f"page {number}")
        (after,) = (row for row in made.rows(fallen, page) if row.holder == made.REBELS)
        assert (after.status, after.began, after.ended, after.change) == (
            before.status, before.began, before.ended, before.change,
        )  # fmt: skip


@pytest.mark.parametrize("kind", ["territory.capture", "territory.handover"])
def test_one_trusted_outlet_that_lies_never_gets_beyond_reported(kind: str) -> None:
    honest = [
        made.report("Harbour Post", n, made.tell("territory.held", made.BELLIN), name=f"true {n}") for n in range(1, 9)
    ]
    lie = made.tell(kind, recipient=made.who(made.REBELS))
    lies = [made.report("Harbour Post", 9 + n, lie, name=f"lie {n}") for n in range(5)]
    (row,) = (row for row in made.rows(*honest, *lies) if row.place == made.HARUN)
    assert LADDER.index(row.status) <= LADDER.index("reported")
    assert row.independent_origins == 1


def test_a_hundred_sites_that_nobody_knows_get_no_further_together() -> None:
    sites = [made.report(f"Site {n}", 9, made.tell("territory.capture"), name=f"site {n}") for n in range(100)]
    (row,) = made.rows(*sites)
    assert (row.status, row.independent_origins, row.reports) == ("reported", 1, 100)
    known = made.report("Harbour Post", 9, made.tell("territory.held", actor=made.ARMY, tense="present"))
    assert all(row.status != "corroborated" for row in made.rows(known, *sites))


def test_a_later_denial_leaves_the_earlier_view_as_it_was() -> None:
    fallen = made.report("Harbour Post", 5, made.tell("territory.capture"))
    denial = made.tell("territory.capture", stance="denied", speaker="Ada Roth", speaker_side=made.ARMY)
    ledger = factbox.open_ledger(None)
    load(ledger, [fallen], 0)
    before = factbox.view(ledger, known="2031-03-05")
    load(ledger, [made.report("Lake Courier", 6, denial)], 1)
    assert factbox.view(ledger, known="2031-03-05") == replace(before, recorded=None)
    assert [row.status for row in factbox.view(ledger, known="2031-03-06").control] != [
        row.status for row in before.control
    ]
