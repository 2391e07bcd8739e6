from __future__ import annotations

from tests.extract.parsed import lined, parsed, stretch

from factbox.extract.actors.actor_phrases import ActorFinder
from factbox.extract.events.happenings import Happening
from factbox.extract.events.reading import read_happenings
from factbox.extract.places.place_names import NamedPlaces
from factbox.extract.places.place_phrases import PlaceFinder
from factbox.extract.quantities.numbers import find_numbers
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.places import open_gazetteer
from factbox.records import Trigger, TriggerRole

OURS = parsed(
    "Vexholm/PROPN/3/nsubj", "is/AUX/3/cop", "ours/PRON/0/root", ",/PUNCT/6/punct", "the/DET/6/det",
    "League/PROPN/3/parataxis", "says/VERB/6/acl", "./PUNCT/3/punct",
)  # fmt: skip
EMPTIED = parsed(
    "Gunmen/NOUN/2/nsubj", "emptied/VERB/0/root", "the/DET/4/det", "prison/NOUN/2/obj", "of/ADP/6/case",
    "Vexholm/PROPN/4/nmod", "and/CCONJ/8/cc", "freed/VERB/2/conj", "40/NUM/10/nummod", "inmates/NOUN/8/obj",
)  # fmt: skip
SEIZED = parsed(
    "The/DET/2/det", "rebels/NOUN/3/nsubj", "seized/VERB/0/root", "Kunduz/PROPN/3/obj", "./PUNCT/3/punct",
)  # fmt: skip

HELD_OUT = parsed(
    "Kunduz/PROPN/2/nsubj", "held/VERB/0/root", "out/ADP/2/compound:prt", "against/ADP/6/case", "the/DET/6/det",
    "rebels/NOUN/2/obl", "./PUNCT/2/punct",
)  # fmt: skip


def read(tree: Tree, *triggers: Trigger, places: dict[int, int] | None = None) -> tuple[Happening, ...]:
    line, gazetteer = lined(tree), open_gazetteer()
    actors = ActorFinder(line, gazetteer, named={5: 6} if "League" in line.text else {}).find()
    found = PlaceFinder(line, gazetteer, core=NamedPlaces(places or {})).find()
    return read_happenings(line, tree, actors, found, find_numbers(line), triggers)


def role(tree: Tree, name: str, words: str) -> TriggerRole:
    return TriggerRole(name, stretch(tree, words))  # type: ignore[arg-type]


def test_a_trigger_of_the_core_alone_has_the_roles_that_the_core_gives_it() -> None:
    roles = (role(OURS, "place", "Vexholm"), role(OURS, "actor", "League"))
    (found,) = read(OURS, Trigger(stretch(OURS, "ours"), "evacuation", 0.9, "fact", 0.9, roles), places={0: 1})
    assert found.type == "evacuation"
    assert found.alone
    assert found.place is not None
    assert [mention.text for mention in found.place.mentions] == ["Vexholm"]


def test_a_party_beyond_a_comma_is_left_out_of_the_clause() -> None:
    trigger = Trigger(stretch(OURS, "ours"), "evacuation", 0.9, "fact", 0.9, (role(OURS, "actor", "League"),))
    (found,) = read(OURS, trigger, places={0: 1})
    assert found.actor is None


def test_those_whom_a_town_holds_out_against_do_not_hold_it() -> None:
    roles = (role(HELD_OUT, "place", "Kunduz"), role(HELD_OUT, "actor", "the rebels"))
    found = read(HELD_OUT, Trigger(stretch(HELD_OUT, "held"), "territory.held", 0.9, "fact", 0.9, roles))
    assert [(one.type, one.actor) for one in found] == [("territory.held", None)]


def test_a_place_that_no_gazetteer_has_is_marked_as_named_by_the_core() -> None:
    trigger = Trigger(stretch(OURS, "ours"), "evacuation", 0.9, "fact", 0.9, (role(OURS, "place", "Vexholm"),))
    (found,) = read(OURS, trigger, places={0: 1})
    assert found.place is not None
    assert found.place.mentions[0].score is not None


def test_without_roles_the_tree_gives_those_of_the_part_of_speech() -> None:
    (found,) = read(EMPTIED, Trigger(stretch(EMPTIED, "freed"), "detention.release", 0.9), places={5: 6})
    assert found.actor is not None
    assert found.actor.mention.text == "Gunmen"


def test_a_number_that_the_core_gives_is_counted_with_its_noun() -> None:
    trigger = Trigger(
        stretch(EMPTIED, "freed"), "detention.release", 0.9, "fact", 0.9, (role(EMPTIED, "number", "40"),)
    )
    (found,) = read(EMPTIED, trigger, places={5: 6})
    assert found.victims == (8, 10)


def test_a_trigger_that_is_not_sure_is_not_read() -> None:
    assert not read(OURS, Trigger(stretch(OURS, "ours"), "territory.held", 0.3), places={0: 1})


def test_totals_and_meetings_are_told_by_the_tables_only() -> None:
    for kind in ("count", "visit", "diplomacy.talks"):
        assert not read(OURS, Trigger(stretch(OURS, "ours"), kind, 0.99, "fact", 0.99), places={0: 1})


def test_where_a_table_and_the_core_see_the_same_words_the_table_says_what_it_is() -> None:
    (by_table,) = read(SEIZED)
    assert by_table.type == "territory.capture"
    told = Trigger(stretch(SEIZED, "seized"), "territory.contested", 0.9, "forecast", 0.9)
    (both,) = read(SEIZED, told)
    assert (both.type, both.told, both.place) == ("territory.capture", told, by_table.place)
    assert not both.alone
