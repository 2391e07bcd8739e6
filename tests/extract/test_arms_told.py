"""Whether a text tells of people under arms at all."""

from __future__ import annotations

import pytest

from factbox.extract.actors.arms_told import read_arms
from factbox.records import Span, Trigger

HELD = [Trigger(Span(i, i + 1), "territory.held", 0.9) for i in range(3)]


@pytest.mark.parametrize(
    ("text", "triggers", "told"),
    [
        ("The Company keeps the ward, and rifles were stacked by the gate.", HELD, True),
        ("The Company keeps the ward, and flowers were stacked by the gate.", HELD, False),
        ("The Company keeps the ward, and rifles were stacked by the gate.", HELD[:1], False),
        ("The Company keeps the ward, and a soldier stood by the gate.", HELD[:2], False),
        ("The Company keeps the ward; soldiers with rifles stood by the gate.", HELD[:2], True),
    ],
)
def test_signs_of_arms_count_with_words_for_places_held(text: str, triggers: list[Trigger], told: bool) -> None:
    shown = read_arms(text, triggers)
    assert shown.of_war is told
    assert shown.of_anybody is told


def test_what_the_core_only_supposes_does_not_count() -> None:
    unsure = [Trigger(Span(i, i + 1), "territory.held", 0.6) for i in range(5)]
    assert not read_arms("The Company keeps the ward, and rifles were stacked by the gate.", unsure).of_war
