"""What holds for any set of reports, however they come in."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st


def _load() -> ModuleType:
    path = Path(__file__).parents[1] / "reconcile" / "made.py"
    spec = importlib.util.spec_from_file_location("made_reports", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["made_reports"] = module
    spec.loader.exec_module(module)
    return module


made = _load()
few = settings(max_examples=30, deadline=None)  # each example reconciles several reports

LADDER = ("predicted", "denied", "retracted", "claimed", "disputed", "reported", "corroborated", "admitted")
NOT_EVIDENCE = ("forecast", "negated", "conditional")
TYPES = (
    "territory.capture", "territory.capture", "territory.handover", "territory.held", "territory.enter",
    "territory.contested", "territory.siege", "territory.withdraw", "attack.bombing", "casualties", "count",
)  # fmt: skip
STANCES = ("asserted", "attributed", "claimed", "confirmed", "denied", "unconfirmed", *NOT_EVIDENCE)


@st.composite
def claims(draw: st.DrawFn, stances: tuple[str, ...] = STANCES) -> dict[str, Any]:
    kind = draw(st.sampled_from(TYPES))
    side = draw(st.sampled_from([made.REBELS, made.ARMY]))
    other = made.ARMY if side == made.REBELS else made.REBELS
    stance = draw(st.sampled_from(stances))
    first, last = sorted(draw(st.tuples(st.integers(1, 9), st.integers(1, 9))))
    speaks = {"claimed": side, "confirmed": other, "denied": other}.get(stance, "")
    fields: dict[str, Any] = {
        "stance": stance,
        "days": made.days(draw(st.sampled_from([None, first])), draw(st.sampled_from([None, last]))),
        "extent": draw(st.sampled_from(["", "", "full", "parts"])),
        "tense": draw(st.sampled_from(["past", "present"])),
        "historical": draw(st.sampled_from([False, False, False, True])),
        "quantity": made.number(draw(st.integers(1, 9)), "provincial capitals") if kind == "count" else None,
        "speaker_side": speaks,
    }
    if speaks or stance == "attributed":
        fields["speaker"] = f"Speaker of {speaks or 'nobody'} {draw(st.integers(0, 1))}"
    actor = draw(st.sampled_from([side, side, side, ""]))
    return made.tell(kind, draw(st.sampled_from([made.HARUN, made.HARUN, made.BELLIN])), actor, **fields)


@st.composite
def reports(draw: st.DrawFn, stances: tuple[str, ...] = STANCES, *, name: str = "paper") -> list[Any]:
    out = []
    for index in range(draw(st.integers(1, 5))):
        outlet = draw(st.sampled_from([*made.KNOWN, "A blog", "Another blog"]))
        told = draw(st.lists(claims(stances), min_size=1, max_size=4))
        published = draw(st.sampled_from([None, *range(1, 13)]))
        out.append(made.report(outlet, published, *told, name=f"{name} {index}"))
    return out


def not_moved(old: Any, new: Any) -> bool:
    """Say whether no probability of a row was raised, and none moved where the origins are as they were."""
    pairs = [(old.p_low, new.p_low), (old.p, new.p), (old.p_high, new.p_high)]
    return all(was is now or abs(was - now) <= 0.001 for was, now in pairs)


@few
@given(reports(), st.randoms())
def test_order_does_not_matter(told: list[Any], shuffler: Any) -> None:
    expected = made.verdict(*told)
    shuffled = [made.Told(t.report, tuple(shuffler.sample(t.claims, len(t.claims)))) for t in told]
    shuffler.shuffle(shuffled)
    assert made.verdict(*shuffled) == expected


@few
@given(reports())
def test_twice_is_once(told: list[Any]) -> None:
    assert made.verdict(*told, *told) == made.verdict(*told)


@few
@given(reports(), st.data())
def test_a_copy_raises_nothing(told: list[Any], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(told))
    assume(first.report.published)  # a dated copy of an undated text is news: it dates the text
    outlet = data.draw(st.sampled_from([o for o in (*made.KNOWN, "A third blog") if o != first.report.outlet]))
    copy = made.reprint(first, outlet, data.draw(st.integers(13, 20)))
    before, after = made.verdict(*told).control, made.verdict(*told, copy).control
    assert [(r.place, r.state, r.holder, r.change, r.began, r.ended) for r in after] == [
        (r.place, r.state, r.holder, r.change, r.began, r.ended) for r in before
    ]
    for old, new in zip(before, after, strict=True):
        assert new.independent_origins <= old.independent_origins
        assert LADDER.index(new.status) <= LADDER.index(old.status)
        assert len(new.claims) == len(old.claims)
        assert not_moved(old, new)


@few
@given(
    claims(),
    st.sampled_from(made.KNOWN),
    st.lists(st.tuples(st.sampled_from(made.KNOWN), st.integers(0, 5), st.integers(0, 400)), min_size=1, max_size=4),
    reports(),
)
def test_an_edited_copy_raises_nothing(
    claim: dict[str, Any], outlet: str, copies: list[tuple[str, int, int]], others: list[Any]
) -> None:
    first = made.story(outlet, 13, claim)
    edited = [made.story(o, 14, claim, rate=n / 20, seed=seed) for o, n, seed in copies if o != outlet]
    before, after = made.verdict(*others, first).control, made.verdict(*others, first, *edited).control
    assert [(r.place, r.state, r.holder, r.change, r.began, r.ended) for r in after] == [
        (r.place, r.state, r.holder, r.change, r.began, r.ended) for r in before
    ]
    for old, new in zip(before, after, strict=True):
        assert new.independent_origins <= old.independent_origins
        assert LADDER.index(new.status) <= LADDER.index(old.status)
        assert new.last_affirmed == old.last_affirmed
        assert not_moved(old, new)


@few
@given(reports(), reports(name="later paper"), st.integers(1, 12))
def test_later_reports_leave_an_earlier_view_untouched(told: list[Any], more: list[Any], known: int) -> None:
    later = [made.reprint(t, t.report.outlet, known + 1 + i) for i, t in enumerate(more)]
    assert made.verdict(*told, *later, known=known) == made.verdict(*told, known=known)


@few
@given(reports(("claimed", "unconfirmed", "denied", *NOT_EVIDENCE)))
def test_parties_alone_only_claim(told: list[Any]) -> None:
    weak = {"claimed", "disputed", "denied", "retracted", "predicted"}
    assert {row.status for row in made.verdict(*told).control} <= weak


@few
@given(reports(NOT_EVIDENCE))
def test_what_did_not_happen_makes_no_state(told: list[Any]) -> None:
    assert not made.verdict(*told).control


@few
@given(reports())
def test_every_line_rests_on_claims_and_says_why(told: list[Any]) -> None:
    verdict = made.verdict(*told)
    known = {claim.id: claim for t in told for claim in t.claims}
    for row in verdict.control:
        assert row.claims
        assert row.because
        assert all(not known[c].historical for c in row.claims)
        assert row.independent_origins >= 1
        if row.state != "besieged":
            assert 0 < row.p_low <= row.p <= row.p_high < 1
        if row.began.first and row.began.last:
            assert row.began.first <= row.began.last
    for line in (*verdict.events, *verdict.counts):
        assert line.claims
    for dispute in verdict.disputes:
        assert 0 < len(dispute.side_a) <= 8
        assert 0 < len(dispute.side_b) <= 8


@few
@given(reports(("asserted", "attributed", "claimed", "denied")))
def test_outlets_nobody_knows_lift_nothing_above_reported(told: list[Any]) -> None:
    verdict = made.verdict(*told, known_outlets=())
    lines = (*verdict.control, *verdict.events)
    assert not {"corroborated", "admitted"} & {line.status for line in lines}
    assert all(line.independent_origins == 1 for line in lines)
