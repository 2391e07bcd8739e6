"""A line says of a happening only what the sentence beside it has words for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.publish.grounds import as_borne, bears_name, bears_numbers, bears_type, figures, load_grounds
from factbox.publish.wording import wordings
from factbox.records import Event, View


@pytest.fixture
def bombing(view: View) -> Event:
    return next(event for event in view.events if event.type == "attack.bombing")


@pytest.mark.parametrize(
    ("kind", "sentence", "borne"),
    [
        ("strike.air", "Jets came low over the quay.", True),
        ("strike.air", "A rocket fell on the quay.", False),
        ("detention.release", "Five have run away and are home.", False),
        ("displacement", "Some 4,000 are in the salt sheds at Marl.", False),
        ("defection", "The post gave itself up.", False),
        ("my.own_type", "Anything at all.", True),
    ],
)
def test_a_type_needs_a_word_of_its_own(kind: str, sentence: str, borne: bool) -> None:
    assert bears_type(kind, sentence) is borne


def test_what_no_word_bears_out_is_told_by_the_sentence_alone(bombing: Event) -> None:
    borne = as_borne(bombing, "Eight were in the square at noon.")
    assert (borne.type, borne.actor, borne.unit, borne.best) == ("other", "", "", None)


def test_an_actor_stands_only_where_the_sentence_names_him(bombing: Event) -> None:
    told = replace(bombing, actor="River Front")
    assert as_borne(told, "A bomb of the Front's men killed eight.").actor == "River Front"
    assert as_borne(told, "A bomb killed eight.").actor == ""
    assert not bears_name("armed men", "Armed men were seen.")


@pytest.mark.parametrize(
    ("unit", "sentence", "borne"),
    [
        ("killed", "Eight people died.", True),
        ("killed", "8 dead", True),
        ("killed", "Eight were hurt.", False),
        ("killed; 12 wounded", "Eight died and 12 were hurt.", True),
        ("killed; 12 wounded", "Eight died and others were hurt.", False),
        ("troops", "Around eight patients were moved.", False),
        ("lorries", "Eight lorries came.", True),
    ],
)
def test_a_number_needs_its_figure_and_what_it_counts(bombing: Event, unit: str, sentence: str, borne: bool) -> None:
    assert bears_numbers(replace(bombing, low=8, best=8, high=8, unit=unit), sentence) is borne


def test_a_range_of_which_the_sentence_gives_one_end_is_not_borne(bombing: Event) -> None:
    assert not bears_numbers(replace(bombing, low=8, best=8, high=12, unit="killed"), "Eight died.")


def test_figures_are_read_in_digits_and_in_words() -> None:
    assert figures("Twenty-two of 1,312 left, ten by boat; 3.5 tonnes") >= {22, 1312, 10, 3.5}


def test_every_type_of_the_table_has_a_wording() -> None:
    assert set(load_grounds().types) <= set(wordings().types)
