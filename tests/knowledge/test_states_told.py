"""States that a report shows by what it has of them, and that no gazetteer knows."""

from __future__ import annotations

import pytest

from factbox.knowledge.states_told import states_told


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The town is in Ruvanian hands. Ruvania denied it.", {"Ruvania"}),
        ("Tavenia took the Ruvanian border town of Kormash; Ruvania wants it back.", {"Ruvania"}),
        ("Orvalia said on Tuesday it had captured Nela.", {"Orvalia"}),
        ("The Ruvanian champion won in Ruvania.", set()),
        ("Kormash is under siege, its mayor said.", set()),
    ],
)
def test_states_are_shown_by_what_is_theirs(text: str, states: set[str]) -> None:
    assert states_told(text) == states
