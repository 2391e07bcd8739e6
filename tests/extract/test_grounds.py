from __future__ import annotations

import pytest
from tests.extract.parsed import lined, parsed, stretch

from factbox.extract.actors.actor_phrases import ActorFinder
from factbox.extract.events.happenings import Happening
from factbox.extract.events.reading import read_happenings
from factbox.extract.places.place_names import NamedPlaces
from factbox.extract.places.place_phrases import PlaceFinder
from factbox.extract.quantities.numbers import find_numbers
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import can_tell
from factbox.knowledge.places import open_gazetteer
from factbox.records import Trigger, TriggerRole

LEFT = parsed("The/DET/2/det", "marines/NOUN/3/nsubj", "left/VERB/0/root", "Vexholm/PROPN/3/obj", "./PUNCT/3/punct")
VISITORS = parsed("Some/DET/2/det", "tourists/NOUN/3/nsubj", "left/VERB/0/root", "Vexholm/PROPN/3/obj")
LOST = parsed("Vexholm/PROPN/3/nsubj", "is/AUX/3/cop", "gone/ADJ/0/root", "./PUNCT/3/punct")
SILENT = parsed("Vexholm/PROPN/2/nsubj", "fell/VERB/0/root", "silent/ADJ/2/xcomp", "./PUNCT/2/punct")
CAUGHT = parsed(
    "Gunmen/NOUN/3/nsubj", "were/AUX/3/aux:pass", "captured/VERB/0/root", "in/ADP/5/case", "Vexholm/PROPN/3/obl",
)  # fmt: skip
NOWHERE = parsed("Gunmen/NOUN/2/nsubj", "took/VERB/0/root", "sides/NOUN/2/obj", "./PUNCT/2/punct")
GLAD = parsed("The/DET/2/det", "marines/NOUN/3/nsubj", "praised/VERB/0/root", "Vexholm/PROPN/3/obj", "./PUNCT/3/punct")


def told(tree: Tree, kind: str, word: str, score: float = 0.9, **roles: str) -> tuple[Happening, ...]:
    """Return what is read of a sentence in which the core takes a word for an event, with Vexholm as a place."""
    line, gazetteer = lined(tree), open_gazetteer()
    first = next((i for i, token in enumerate(tree.sentence.tokens) if token.text == "Vexholm"), None)
    named = NamedPlaces({} if first is None else {first: first + 1})
    spans = tuple(TriggerRole(name, stretch(tree, words)) for name, words in roles.items())  # type: ignore[arg-type]
    trigger = Trigger(stretch(tree, word), kind, score, "fact", score, spans)
    places = PlaceFinder(line, gazetteer, core=named).find()
    return read_happenings(line, tree, ActorFinder(line, gazetteer).find(), places, find_numbers(line), [trigger])


def test_a_party_that_leaves_a_place_is_believed() -> None:
    (found,) = told(LEFT, "territory.withdraw", "left", place="Vexholm", actor="The marines")
    assert found.type == "territory.withdraw"
    assert found.place is not None


def test_a_place_that_is_gone_needs_nobody_who_took_it() -> None:
    (found,) = told(LOST, "territory.capture", "gone", place="Vexholm")
    assert found.actor is None


@pytest.mark.parametrize(
    ("tree", "kind", "word", "roles"),
    [
        (VISITORS, "territory.withdraw", "left", {"place": "Vexholm", "actor": "Some tourists"}),
        (SILENT, "territory.capture", "fell", {"place": "Vexholm"}),
        (CAUGHT, "territory.capture", "captured", {"place": "Vexholm"}),
        (NOWHERE, "territory.capture", "took", {"place": "sides", "actor": "Gunmen"}),
        (GLAD, "territory.capture", "praised", {"place": "Vexholm", "actor": "The marines"}),
    ],
    ids=["no party", "what follows", "only located", "no place", "no such word"],
)
def test_what_the_words_do_not_bear_out_is_not_read(tree: Tree, kind: str, word: str, roles: dict[str, str]) -> None:
    assert not told(tree, kind, word, **roles)


def test_who_holds_a_place_is_believed_only_where_the_core_is_surer() -> None:
    held = parsed("The/DET/2/det", "marines/NOUN/3/nsubj", "guard/VERB/0/root", "Vexholm/PROPN/3/obj")
    assert not told(held, "territory.held", "guard", 0.95, place="Vexholm", actor="The marines")
    garrisoned = parsed("The/DET/2/det", "marines/NOUN/3/nsubj", "garrison/VERB/0/root", "Vexholm/PROPN/3/obj")
    assert told(garrisoned, "territory.held", "garrison", 0.95, place="Vexholm", actor="The marines")
    assert not told(garrisoned, "territory.held", "garrison", 0.42, place="Vexholm", actor="The marines")


@pytest.mark.parametrize(
    ("words", "kind", "able"),
    [
        (("pulled", "back", "from"), "territory.withdraw", True),
        (("pulled", "the", "trigger"), "territory.withdraw", False),
        (("shelled",), "strike.shelling", True),
        (("praised",), "territory.capture", False),
        (("praised",), "diplomacy.statement", True),
    ],
)
def test_a_word_tells_the_types_that_the_table_lists_it_under(words: tuple[str, ...], kind: str, able: bool) -> None:
    assert can_tell(words, kind) is able
