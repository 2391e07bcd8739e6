from __future__ import annotations

import pytest

from factbox.knowledge.fates import Fate, fate_predicate, fate_units, load_fates
from factbox.records import EVENT_TYPES


def all_fates() -> list[Fate]:
    known = load_fates()
    verbs = [verb.fate for listed in known.verbs.values() for verb in listed]
    words = [fate for table in (known.nouns, known.adjectives) for listed in table.values() for fate in listed]
    return [*verbs, *words]


def test_every_fate_is_told_by_a_type_of_the_contract() -> None:
    assert {fate.type for fate in all_fates()} <= set(EVENT_TYPES)


def test_units_that_a_toll_names_are_those_of_fates() -> None:
    assert {unit for unit in load_fates().tolls.values() if unit} <= fate_units()


def test_longer_phrases_come_first() -> None:
    for verbs in load_fates().verbs.values():
        assert [len(verb.words) for verb in verbs] == sorted((len(verb.words) for verb in verbs), reverse=True)


def test_people_are_no_things() -> None:
    assert not load_fates().things & load_fates().persons


@pytest.mark.parametrize(
    ("lemma", "of_object", "doer"), [("kill", True, "subject"), ("die", False, "by"), ("flee", False, "subject")]
)
def test_those_who_died_did_nothing_and_those_who_fled_did(lemma: str, of_object: bool, doer: str) -> None:
    fate = next(verb.fate for verb in load_fates().verbs[lemma] if verb.of_object == of_object)
    predicate = fate_predicate(fate, fate.type, "verb", lemma, of_object=of_object)
    assert predicate.where("actor") == (doer,)
