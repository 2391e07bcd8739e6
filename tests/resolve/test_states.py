"""States that no gazetteer knows are told apart by whose army and whose ministry a report speaks of."""

from __future__ import annotations

import pytest

from factbox.knowledge.actors import SHIPPED
from factbox.knowledge.places import open_gazetteer
from factbox.resolve.cast import is_group, is_state_body
from factbox.resolve.introductions import meant_before, name_beside_office
from factbox.resolve.states import is_of_its_own, state_in, states_shown


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The Ostravonian army and the Ellandish army met. Ostravonia is the larger.", ("Ostravonia", "Ellandish")),
        ("Ostravonia's foreign ministry protested.", ("Ostravonia",)),
        ("The Defence Ministry and the Interior Ministry disagree.", ()),
        ("The Hillmark army and Hillmark rebels fought.", ()),
        ("The Lowland Guard army marched.", ()),
        ("Ostravonian soldiers crossed the river.", ("Ostravonian",)),
        ("Ostravonian police crossed the river.", ("Ostravonian",)),
        ("Ostravonian state television showed the bridge.", ("Ostravonian",)),
        ("Hillmark soldiers crossed the river.", ()),
        ("The Legitimate Army crossed the river. The Legitimate Government is glad.", ()),
        ("The Elland Army crossed the river. It is back in Elland.", ("Elland",)),
        ("The Ostravonian Government and the Elland Defence Ministry met.", ("Ostravonian", "Elland")),
    ],
)
def test_a_state_is_shown_by_what_only_states_have(text: str, states: tuple[str, ...]) -> None:
    assert states_shown(text, SHIPPED, open_gazetteer()) == states


def test_a_state_is_known_by_its_adjective() -> None:
    assert state_in("The Ostravonian Defence Ministry", ("Ostravonia",)) == "Ostravonia"
    assert state_in("The Defence Ministry", ("Ostravonia",)) == ""
    assert is_of_its_own("Ostravonian troops", ("Ostravonia",))
    assert not is_of_its_own("Ostravonian rebels", ("Ostravonia",))


def test_what_a_state_calls_its_own_is_no_armed_group() -> None:
    assert is_state_body("the Armed Forces")
    assert is_state_body("Defence Ministry")
    assert not is_group("General Staff", SHIPPED)
    assert is_group("Hillmark Army", SHIPPED)


def test_the_officer_is_the_one_named_before() -> None:
    text = "A police officer left the town. It is lost, the officer said."
    assert meant_before("the officer", text, text.index("the officer")) == "A police officer"
    assert meant_before("the baker", text, len(text)) == ""


def test_the_name_beside_an_office() -> None:
    assert name_beside_office("spokesman Jan Tovik") == "Jan Tovik"
    assert name_beside_office("its spokesman, Colonel Jan Tovik") == "Jan Tovik"
    assert name_beside_office("a police officer") == ""
    assert name_beside_office("Brig. Jan Tovik of the Hill Guard") == "Jan Tovik"
    assert name_beside_office("the Front's Major Tovik") == "Tovik"
    assert name_beside_office("Tovik, the Front's spokesman") == "Tovik"
    assert name_beside_office("police, witnesses") == ""
