"""Claims in a file: every way of taking some of them gives what it gives of claims in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox import stored
from factbox.ledger.encoding import decode, encode
from factbox.records import Claim, Span
from factbox.stored import StoredClaims, by_id, changed, chosen, store

CLAIMS = tuple(
    Claim(f"{7 * number % 10:x}", f"report {number // 3}", Span(number, number + 4), f"word{number}", "aid", "asserted")
    for number in range(10)
)


def read(record: bytes) -> Claim:
    return decode(record, Claim)


@pytest.fixture(params=[1, 100])
def claims(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> StoredClaims:
    monkeypatch.setattr(stored, "AT_HAND", request.param)
    monkeypatch.setattr(stored, "_BLOCK", 4)
    return store((encode(claim).encode() for claim in CLAIMS), read, None)


def test_it_is_a_sequence_of_the_claims(claims: StoredClaims) -> None:
    assert claims == CLAIMS
    assert claims != CLAIMS[:9]
    assert [claims[at] for at in range(-10, 10)] == [CLAIMS[at] for at in range(-10, 10)]
    assert claims[2:7:2] == CLAIMS[2:7:2]
    with pytest.raises(IndexError):
        claims[10]


def shouted(claim: Claim) -> Claim:
    return replace(claim, cue="said") if claim.span.start % 3 == 1 else replace(claim)


def is_even(claim: Claim) -> bool:
    return claim.span.start % 2 == 0


def test_changed_chosen_and_ordered_as_in_memory(claims: StoredClaims) -> None:
    for kept in (claims, CLAIMS):
        again = changed(chosen(changed(kept, shouted), is_even), shouted)
        assert again == tuple(shouted(claim) for claim in CLAIMS if is_even(claim))
        assert by_id(changed(kept, shouted), is_even) == tuple(sorted(again, key=lambda claim: claim.id))


def test_only_what_was_changed_is_held(claims: StoredClaims) -> None:
    once = changed(claims, shouted)
    assert isinstance(once, StoredClaims)
    assert len(once._held) == 3
    assert changed(claims, replace) is claims
    assert claims == CLAIMS


def test_of_several_claims_with_one_id_the_last_counts(claims: StoredClaims) -> None:
    twice = claims.mixed([0, replace(CLAIMS[0], cue="said"), 1])
    assert by_id(twice, lambda _: True) == (replace(CLAIMS[0], cue="said"), CLAIMS[1])
    assert by_id(tuple(twice), lambda _: True) == by_id(twice, lambda _: True)
    assert twice.find(CLAIMS[0].id) == replace(CLAIMS[0], cue="said")


def test_a_claim_is_found_by_its_id(claims: StoredClaims) -> None:
    assert [claims.find(claim.id) for claim in CLAIMS] == [*CLAIMS]
    assert claims.find("none") is None
    assert claims.in_report("report 1") == CLAIMS[3:6]
    assert changed(claims, shouted).in_report("report 3") == CLAIMS[9:]
    assert claims.in_report("none") == ()
    assert claims[:0].find(CLAIMS[0].id) is None
