"""A view after any change to a ledger is the view made anew, whatever was kept of the views before."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.made import BARRACKS, BELLIN, HARUN, PROVINCE

import factbox
from factbox.ledger import Ledger, kept, open_ledger
from factbox.records import (
    Claim,
    Days,
    Intake,
    Mention,
    Passage,
    Place,
    Quantity,
    Report,
    Span,
    claim_id,
    content_id,
    target_of,
)

NOW = datetime(2031, 4, 1, tzinfo=UTC)
PLACES = (
    HARUN,
    BELLIN,
    BARRACKS,
    Place("local:bellin-2", "Bellin", "city", "", ""),
    PROVINCE,
)
SIDES = ("River Front", "the Front", "Government of Ostravia", "Lake Council")
TYPES = (
    "territory.capture", "territory.held", "territory.contested", "territory.siege", "territory.withdraw",
    "attack.bombing", "strike.air", "battle.clash", "casualties", "casualties", "count", "aid",
)  # fmt: skip
STANCES = ("asserted", "asserted", "claimed", "denied", "negated", "forecast", "confirmed")
WORDS = (
    "ferry", "cart", "bread", "salt", "river", "upper", "lower", "night", "quay", "lamp", "baker", "flag", "boat",
    "road", "snow", "field",
)  # fmt: skip
Told = tuple[Report, tuple[Claim, ...]]
STANDING = "You can send us your own pictures of the river and of the town by post to our office at the old quay."


def made(chance: Random, number: int, before: list[Told]) -> Told:
    """Return a report with its claims: of its own, a copy of an earlier one in whole or in part, or a notice."""
    sentences = [sentence(chance) for _ in range(chance.randrange(1, 5))]
    url = f"https://example.org/{chance.randrange(6)}" if chance.random() < 0.4 else ""
    if before and chance.random() < 0.5:
        old = chance.choice(before)[0].text.split("\n")
        sentences = [*sentences[: chance.randrange(2)], *old[: chance.randrange(1, 6)]]
    head = [chance.choice(("CORRECTED: the ferry", "WITHDRAWN: the ferry"))] if chance.random() < 0.12 else []
    lines = [*head, *sentences, *([STANDING] if chance.random() < 0.6 else [])]
    text = "\n".join(lines)
    day = datetime(2031, 3, chance.randrange(1, 28), chance.choice((6, 12)), tzinfo=UTC)
    published = day if chance.random() < 0.9 else None
    boiler = (Passage(Span(len(text) - len(STANDING), len(text)), "boilerplate"),) if chance.random() < 0.2 else ()
    outlet = chance.choice(("Harbour Post", "Lake Courier", "Northern Wire", ""))
    report = Report(
        content_id(text, outlet, url), f"{number}.txt", text, outlet, url, published=published,
        published_day=published and published.date(), passages=boiler if text.endswith(STANDING) else (),
        wires=("Example Wire",) if chance.random() < 0.1 else (),
    )  # fmt: skip
    claims = [claim(report, Span(text.index(line), text.index(line) + len(line)), chance) for line in sentences]
    return report, tuple(claims)


def sentence(chance: Random) -> str:
    """Return words of our own; the fewer there are to choose from, the likelier two are alike in part."""
    words = [chance.choice(WORDS) for _ in range(chance.choice((3, 12, 25)))]
    return " ".join((*words[:2], "Harun's", *words[2:])) + "."


def claim(of: Report, span: Span, chance: Random) -> Claim:
    side, other, place = chance.choice(SIDES), chance.choice(SIDES), chance.choice((*PLACES, None))
    when = (of.published_day or NOW.date()) - timedelta(days=chance.randrange(3))
    kind = chance.choice(TYPES)
    number = chance.randrange(1, 300) if kind in ("casualties", "count") or chance.random() < 0.2 else 0
    made = Claim(
        "", of.id, span, of.text[span.start : span.end], kind, chance.choice(STANCES),
        actor=mention(side, span) if chance.random() < 0.8 else None,
        recipient=mention(other, span) if chance.random() < 0.3 else None,
        place=Mention(span, place.name, "place", id=place.id, name=place.name) if place else None, where=place,
        days=Days(when, when, "day") if chance.random() < 0.8 else Days(),
        quantity=Quantity(number, number, number, unit=chance.choice(("people", "towns"))) if number else None,
        speaker=mention(side, span) if chance.random() < 0.2 else None, speaker_side=side,
    )  # fmt: skip
    return replace(made, id=claim_id(made))


def mention(side: str, span: Span) -> Mention:
    return Mention(Span(span.start, span.start + 2), side, "actor", id=f"actor:{side}", name=side)


def change(ledger: Ledger, number: int, chance: Random, at: datetime, told: list[Told]) -> None:
    """Add a report, or decide something about what is there."""
    claims = ledger.claims()
    what = chance.choice(("add", "add", "add", "add", "review", "redact", "undo")) if claims else "add"
    decided: dict[str, Any] = {"decided_by": "editor", "reason": "read again", "recorded": at}
    if what == "add":
        one = made(chance, number, told)
        told.append(one)
        ledger.add(Intake(one[0].file, one[0]), one[1], (), recorded=at, reader=f"test {chance.choice((1, 1, 2))}")
    elif what == "review":
        decide(ledger, chance, claims, decided)
    elif what == "redact":
        ledger.redact([chance.choice(("Harun", "ferry"))], **decided)
    else:
        for review in ledger.reviews()[:1]:
            if not review.undone:
                ledger.undo_review(review.number, **decided)


def decide(ledger: Ledger, chance: Random, claims: tuple[Claim, ...], decided: dict[str, Any]) -> None:
    """Review a claim; two where the decision is of two."""
    action, one, other = (
        chance.choice(("accept", "reject", "merge", "split")),
        chance.choice(claims),
        chance.choice(claims),
    )
    if action in ("accept", "reject"):
        ledger.review(action, target_of(one), **decided)  # type: ignore[arg-type]
    elif target_of(one) != target_of(other):
        ledger.review(action, target_of(one), other=target_of(other), **decided)  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_a_view_after_each_change_is_the_view_made_anew(seed: int) -> None:
    """In any order of publication, with copies, corrections, withdrawals, reviews and redactions between."""
    chance = Random(seed)  # noqa: S311 - the same seed, the same story
    told: list[Told] = []
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "WORTH", 0)
        with open_ledger(Path(folder) / "story.factbox") as ledger:
            for number in range(1, 11):
                change(ledger, number, chance, NOW + timedelta(days=number), told)
                asked: dict[str, Any] = {
                    "known": chance.choice((None, None, datetime(2031, 3, chance.randrange(1, 28), tzinfo=UTC))),
                    "weigh": chance.choice(("", "", "Harun")),
                    "without_parties": chance.random() < 0.2,
                }
                assert repr(factbox.view(ledger, **asked, remember=True)) == repr(factbox.view(ledger, **asked))
