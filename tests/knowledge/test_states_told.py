"""States that a report shows by what it has of them, and that no gazetteer knows."""

from __future__ import annotations

import pytest

from factbox.knowledge.states_told import lands_told, states_told


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The town is in Ruvanian hands. Ruvania denied it.", {"Ruvania"}),
        ("Tavenia took the Ruvanian border town of Kormash; Ruvania wants it back.", {"Ruvania"}),
        ("Orvalia said on Tuesday it had captured Nela.", {"Orvalia"}),
        ("Ruvania acknowledged that its troops had left Nela.", {"Ruvania"}),
        ("The Ruvanian champion won in Ruvania.", set()),
        ("Kormash is under siege, its mayor said.", set()),
    ],
)
def test_states_are_shown_by_what_is_theirs(text: str, states: set[str]) -> None:
    assert states_told(text) == states


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Soldiers of the neighbouring Tande Republic came back.", {"Tande Republic"}),
        ("Why Tazira's two governments fight over Marsa", {"Tazira"}),
        ("The breakaway region of Ghelavan was shelled. Lokoue province is calm.", {"Ghelavan", "Lokoue"}),
        ("SAKOUMBA, Oumbala, Sept 15 (Tern) - Troops came.", {"Oumbala"}),
        ("KESSANGUI, Sept 8 (Tern) - Troops came.", set()),
        ("Osk province and the town of Osk are calm.", set()),
        ("The mayor's office in Karsen was shut. The government fell.", set()),
    ],
)
def test_lands_are_shown_by_what_they_have_and_are_called(text: str, lands: set[str]) -> None:
    assert lands_told(text) == lands
