"""What a state is said to be without a testimony is what it is where that testimony was never heard."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from .test_reconcile import few, made, reports


def facts(row: Any) -> tuple[Any, ...]:
    return (row.status, row.began, row.ended, row.independent_origins)


@few
@given(reports())
def test_without_a_testimony_is_the_verdict_that_never_heard_it(told: list[Any]) -> None:
    verdict = made.verdict(*told, weigh="Harun")
    rows = {(row.place.id, row.state, row.claims): row for row in verdict.control}
    assert {key for key in rows if key[0] == made.HARUN.id} == {
        (s.place, s.state, s.claims) for s in verdict.sensitivity
    }
    for one in verdict.sensitivity:
        row = rows[one.place, one.state, one.claims]
        also = {t.claim: {t.claim, *t.also} for t in row.testimonies}
        for left in (left for left in one.without if not left.contrary):
            silent = made.verdict(*told, unheard=also[left.testimony])
            same = [r for r in silent.control if (r.place.id, r.state, r.holder) == (one.place, one.state, row.holder)]
            assert left.status in ({None} if left.status is None else {r.status for r in same})
            assert left.status is None or facts(left) in [facts(r) for r in same]
            if left.status is None:
                assert not [r for r in same if set(r.claims) & (set(row.claims) - also[left.testimony])
                            and (r.change == "none") == (row.change == "none")]  # fmt: skip


@few
@given(reports())
def test_every_voice_of_a_state_is_weighed_once(told: list[Any]) -> None:
    verdict = made.verdict(*told, weigh="Harun")
    rows = {(row.place.id, row.state, row.claims): row for row in verdict.control}
    for one in verdict.sensitivity:
        carrying = [left.testimony for left in one.without if not left.contrary]
        row = rows[one.place, one.state, one.claims]
        assert carrying in ([testimony.claim for testimony in row.testimonies], [])
        assert all(would.status != row.status for would in one.would)
