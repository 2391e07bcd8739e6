"""A verdict as bytes, read back one record after the other."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from factbox.ledger.packing import pack, unpack
from factbox.records import Control, Days, Event, Link, Place, Verdict
from factbox.records import Testimony as Voice

DAYS = Days(date(2031, 3, 2), date(2031, 3, 2), "day")
KNOWN = datetime(2031, 3, 2, 12, tzinfo=UTC)


def place() -> Place:
    return Place("local:Harun", "Harun", "city", "Lower Province", "XO")


def event(number: int) -> Event:
    return Event(
        f"event {number}", "attack.bombing", DAYS, "River\nFront", "", place(), None, 3.0, None, "people", "reported",
        (), 1, 1, (f"claim {number}",),
    )  # fmt: skip


VERDICT = Verdict(
    control=(
        Control(
            place(), "held", "River Front", "none", DAYS, None, None, "reported", 1, False, 1, "", KNOWN, ("claim 1",),
            testimonies=(Voice("claim 1", (), "origin", True, "neutral", KNOWN),),
        ),
    ),
    events=tuple(map(event, range(1000))),
    links=(Link("left", "right", "copies", 0.9, "whole copy", "reconcile.reuse"),),
    superseded=("one report", "another"),
)  # fmt: skip


@pytest.mark.parametrize("verdict", [VERDICT, Verdict()])
def test_it_is_read_back_as_it_was(verdict: Verdict) -> None:
    packed = pack(verdict)
    assert packed is not None
    assert unpack([bytes(packed)]) == verdict


def test_what_many_records_have_in_common_is_held_once() -> None:
    read = unpack([bytes(pack(VERDICT) or b"")])
    assert len({id(one.place) for one in read.events} | {id(one.place) for one in read.control}) == 1
    assert len({id(one.days) for one in read.events} | {id(one.began) for one in read.control}) == 1


def test_what_would_be_read_back_as_something_else_is_not_packed() -> None:
    assert pack(Verdict(events=(event(1), replace(event(2), best=float("nan"))))) is None


@pytest.mark.parametrize("size", [0, 5, 40])
def test_half_of_it_is_no_verdict(size: int) -> None:
    packed = pack(VERDICT) or b""
    with pytest.raises(msgspec.DecodeError):
        unpack([bytes(packed[:size])])


def test_other_bytes_are_none() -> None:
    with pytest.raises((zlib.error, msgspec.DecodeError)):
        unpack([b"something else"])
    with pytest.raises(msgspec.DecodeError):
        unpack([zlib.compress(b'{"control":[]}')])
