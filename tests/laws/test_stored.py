"""A view whose claims are read from a file when they are asked for is the view that holds them in memory."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factbox
from factbox import stored
from factbox.ledger import Ledger, kept, open_ledger
from factbox.publish.factbox import build_factbox
from factbox.publish.formats import FORMATS, write_export
from factbox.records import View
from factbox.stored import StoredClaims

from .test_incremental import NOW, Told, change


@contextmanager
def from_file(at_hand: int) -> Iterator[None]:
    """Have claims read from a file, however few they are, and few of them held."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stored, "MANY", 0)
        patch.setattr(stored, "AT_HAND", at_hand)
        yield


def shown(view: View) -> str:
    """Return all of a view in words."""
    return repr(replace(view, claims=tuple(view.claims)))


def filled(folder: str, seed: int, changes: int) -> tuple[Ledger, Random]:
    """Return a ledger after some random changes."""
    chance = Random(seed)  # noqa: S311 - the same seed, the same story
    told: list[Told] = []
    ledger = open_ledger(Path(folder) / "story.factbox")
    for number in range(1, changes + 1):
        change(ledger, number, chance, NOW + timedelta(days=number), told)
    return ledger, chance


def exported(view: View, name: str) -> str | bytes:
    """Return an export as it is written."""
    stream: Any = io.BytesIO() if FORMATS[name].binary else io.StringIO()
    write_export(view, name, stream)
    found: str | bytes = stream.getvalue()
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 12))
def test_a_view_with_claims_in_a_file_is_the_view_with_claims_in_memory(seed: int, changes: int) -> None:
    """With copies, corrections, withdrawals, reviews, redactions, outlets and parties left out."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "WORTH", 0)
        ledger, chance = filled(folder, seed, changes)
        with ledger:
            asked: dict[str, Any] = {
                "known": chance.choice((None, None, datetime(2031, 3, chance.randrange(1, 28), tzinfo=UTC))),
                "weigh": chance.choice(("", "", "Harun")),
                "without_parties": chance.random() < 0.3,
                "related": chance.random() < 0.5,
                "actor": chance.choice(("", "", "River Front")),
                "places": chance.choice(((), ("Harun",))),
                "remember": chance.random() < 0.3,
            }
            held = factbox.view(ledger, **asked)
            with from_file(chance.choice((1, 100))):
                read = factbox.view(ledger, **asked)
    assert isinstance(read.claims, StoredClaims)
    assert shown(read) == shown(held)
    assert build_factbox(read) == build_factbox(held)
    assert [read.claim(claim.id) for claim in held.claims] == [held.claim(claim.id) for claim in held.claims]
    assert [read.claims_in(one.id) for one in held.reports] == [held.claims_in(one.id) for one in held.reports]
    with pytest.raises(KeyError):
        read.claim("no such claim")


def test_exports_of_claims_in_a_file_are_those_of_claims_in_memory(tmp_path: Path) -> None:
    ledger, _ = filled(str(tmp_path), 7, 12)
    with ledger:
        held = factbox.view(ledger)
        with from_file(3):
            read = factbox.view(ledger)
    assert len(read.claims) > 3
    for name in FORMATS:
        assert exported(read, name) == exported(held, name)


def test_without_room_for_a_file_claims_are_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored, "TemporaryFile", full)
    ledger, _ = filled(str(tmp_path), 7, 12)
    with ledger, from_file(3):
        assert factbox.view(ledger).claims == ledger.claims()


def test_nobody_sees_the_file(tmp_path: Path) -> None:
    ledger, _ = filled(str(tmp_path), 7, 12)
    with ledger, from_file(3):
        seen = factbox.view(ledger)
    assert seen.claims
    assert [path.name for path in tmp_path.iterdir()] == ["story.factbox"]
