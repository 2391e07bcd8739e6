"""The yes of one side, what is agreed in principle and that there will be talks are no agreement."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from factbox.publish.agreements import is_no_deal


@pytest.mark.parametrize(
    "clause",
    [
        "President Omar Tarsi has agreed in principle to a truce",
        "the two sides had agreed in principle to talk about a truce along the road",
        "The junta agreed to a humanitarian pause of three days",
        "Rebel leader Sami Dur agreed to withdraw his men from Tessa",
        'Both governments agreed "in principle" to pull their troops back',
        "The warring parties have agreed to hold further talks on a ceasefire",
        "The federal government has confirmed the truce",
        "the Northern Front had accepted the plan of the mediators",
    ],
)
def test_what_is_not_settled_or_by_one_side_is_no_deal(clause: str) -> None:
    assert is_no_deal(SimpleNamespace(quote=clause), f"{clause}, a diplomat said on Sunday.")


@pytest.mark.parametrize(
    "clause",
    [
        "The army and the Northern Front agreed on Saturday to a truce of three days",
        "Delegates of the two sides signed a ceasefire in Lunda",
        "The government reached a deal with the Northern Front to exchange prisoners",
        "The parties have agreed to a humanitarian truce of three days",
        "Selcan agreed with Karsovia to reopen the crossing at Brod",
        "agreed to a truce",
    ],
)
def test_what_several_agree_to_is_one(clause: str) -> None:
    assert not is_no_deal(SimpleNamespace(quote=clause), f"{clause}, a diplomat said on Sunday.")
