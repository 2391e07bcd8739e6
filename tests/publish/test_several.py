"""Who did something together is named together."""

from __future__ import annotations

import pytest

from factbox.publish.several import LONGEST, all_doers


@pytest.mark.parametrize(
    ("words", "sentence", "told"),
    [
        ("soldiers", "Monitors say soldiers, police and militiamen killed nine dockers.",
         "soldiers, police and militiamen"),
        ("tanks", "The mayor said tanks and troops had entered Alder.", "tanks and troops"),
        ("troops", "The mayor said Varnian tanks and troops had entered Alder.", "Varnian tanks and troops"),
        ("troops", "Troops entered Alder, which tanks and troops had left in May.", "troops"),
        ("troops", "Five died in fighting between troops and rebels.", "troops"),
        ("troops", "Troops shelled Alder and Birch.", "troops"),
        ("", "Troops and police came.", ""),
    ],
)  # fmt: skip
def test_all_who_act_in_one_breath_are_named(words: str, sentence: str, told: str) -> None:
    assert all_doers(words, sentence) == told


def test_a_list_that_is_too_long_for_a_line_names_nobody() -> None:
    arms = ", ".join(["heavily armed marines", "special border guards", "masked volunteer militiamen"] * 2)
    sentence = f"Witnesses saw {arms} and paratroopers."
    assert len(arms) > LONGEST
    assert all_doers("marines", sentence) == ""
