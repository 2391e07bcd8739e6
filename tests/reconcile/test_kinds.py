"""The tables of voices and families."""

from __future__ import annotations

import pytest

from factbox.errors import KnowledgeError
from factbox.knowledge.testimony import kind_of_stance, load_families, voice_kind
from factbox.records import EVENT_TYPES, STANCES


def test_every_stance_but_conditional_is_a_kind_of_voice() -> None:
    assert [stance for stance in STANCES if kind_of_stance(stance) is None] == ["conditional"]


def test_what_is_no_evidence_lifts_nothing() -> None:
    kinds = [kind for stance in STANCES if (kind := kind_of_stance(stance))]
    assert {kind.name for kind in kinds if kind.lifts} == {"own_voice", "neutral", "admission"}
    assert {kind.name for kind in kinds if kind.against} == {"denial"}


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    with pytest.raises(KnowledgeError, match="own_voice"):
        voice_kind("hearsay")


def test_families_name_event_types() -> None:
    families = load_families()
    named = {*families.families, *families.attacks, *families.tolls, *families.no_event}
    assert named <= set(EVENT_TYPES)
