from __future__ import annotations

import pytest

from factbox.publish.circumstances import tells_old_figure


@pytest.mark.parametrize(
    "sentence",
    [
        "The army had until now spoken of 12 dead.",
        "Officials had so far admitted nine soldiers killed.",
        "The ministry had until Monday given a toll of 12.",
    ],
)
def test_a_number_that_another_has_replaced_is_old(sentence: str) -> None:
    assert tells_old_figure(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army has so far spoken of 12 dead.",
        "The army had said that 12 were killed.",
        "Officials, who had until now spoken of 12 dead, said 30 had been killed.",
        "The army had until now spoken of 12 dead; it now says 30.",
    ],
)
def test_a_number_beside_a_newer_one_or_of_today_is_not(sentence: str) -> None:
    assert not tells_old_figure(sentence)
