"""A line hedges what its sentence hedges."""

from __future__ import annotations

import pytest

from factbox.publish.hedges import hedged, tells_only_thought


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Flood:' Nearly 200 lives lost' at Alder", "nearly 200"),
        ("The mayor spoke of some 200 dead.", "some 200"),
        ("The mayor spoke of 200 dead.", "200"),
        ("The mayor spoke of some 200 dead, and of 200 in all.", "200"),
    ],
)
def test_a_number_keeps_its_hedge(sentence: str, told: str) -> None:
    assert hedged(200, "200", sentence) == told


@pytest.mark.parametrize(
    ("clause", "sentence", "thought"),
    [
        (
            "the town is reportedly a base of the Front",
            "Two died, and the town is reportedly a base of the Front.",
            True,
        ),
        ("the Front had fled", "The mayor said that, apparently, the Front had fled.", True),
        ("have left Alder", "The last guards are believed to have left Alder.", True),
        ("the Front had fled", "Reportedly ill, the mayor said in Alder on Monday that the Front had fled.", False),
        ("reportedly 40 rebels were killed", "The mayor said reportedly 40 rebels were killed.", False),
        ("the Front holds Alder", "The Front holds Alder.", False),
        ("forty people may have died", "Monitors said forty people may have died.", True),
        ("forty people had died", "Accounts from wards suggested forty people had died.", False),
        ("five men were shot", "The mission has received reports that five men were shot.", True),
        ("five men were shot", "Residents report that five men were shot.", False),
    ],
)
def test_what_is_only_thought_is_known_by_the_words_in_its_clause_or_right_before_it(
    clause: str, sentence: str, thought: bool
) -> None:
    assert tells_only_thought(clause, sentence) is thought
