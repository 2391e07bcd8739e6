from __future__ import annotations

import pytest

from factbox.publish.pairs import counts_two


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (4, "He said four Rudanian soldiers and one Gorvian soldier had been killed since Sunday."),
        (2, "Residents said two children and a teacher had been killed in Ostmark."),
        (9, "Nine civilians, a policeman and two soldiers have been killed in Ostmark."),
        (4, "The attack on Ostmark killed four soldiers and one civilian."),
        (3, "A doctor said 20 people had been killed at the pier and three at the mill."),
    ],
)
def test_a_number_beside_another_of_the_same_verb_is_one_of_two(number: int, sentence: str) -> None:
    assert counts_two("killed", [number], sentence)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (7, "Seven soldiers were killed and one civilian was wounded in Ostmark."),
        (9, "Shelling killed nine people and wounded three in Ostmark."),
        (7, "Seven people, two children and a nurse among them, were killed in Ostmark."),
        (9, "Nine were killed in Ostmark and two houses burned."),
        (16, "The strike killed 16 people and left a school in ruins."),
    ],
)
def test_a_number_of_which_a_verb_tells_alone_is_no_pair(number: int, sentence: str) -> None:
    assert not counts_two("killed", [number], sentence)
