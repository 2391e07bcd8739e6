"""Where a happening is by the reader of control, where rules and core have no place for it or another."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.parsed import lined, parsed, stretch

from factbox.extract.events.asked import Asked
from factbox.extract.events.by_reader import placed_by_reader
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import generic_predicate
from factbox.records import Mention, Trigger, TriggerRole

CLASHES = parsed(
    "In/ADP/2/case",
    "Tarsin/PROPN/7/obl",
    "reporters/NOUN/4/nsubj",
    "say/VERB/0/root",
    "that/SCONJ/7/mark",
    "troops/NOUN/7/nsubj",
    "clashed/VERB/4/ccomp",
    "near/ADP/9/case",
    "Ashpool/PROPN/7/obl",
)


DREW = parsed(
    "The/DET/2/det",
    "assaults/NOUN/4/nsubj",
    "have/AUX/4/aux",
    "drawn/VERB/0/root",
    "criticism/NOUN/4/obj",
    "from/ADP/7/case",
    "Ashpool/PROPN/5/nmod",
)

WROTE = parsed(
    "Troops/NOUN/2/nsubj",
    "clashed/VERB/0/root",
    "in/ADP/5/case",
    "Radio/PROPN/5/compound",
    "Tarsin/PROPN/2/obl",
)

HEADED = parsed(
    "Rebels/NOUN/2/nsubj",
    "clashed/VERB/0/root",
    ":/PUNCT/4/punct",
    "Ashpool/PROPN/2/obl",
)

ACROSS = parsed(
    "Troops/NOUN/2/nsubj",
    "clashed/VERB/0/root",
    "across/ADP/5/case",
    "the/DET/5/det",
    "country/NOUN/2/obl",
)


def placed(
    tree: Tree,
    word: str,
    by_reader: dict[str, float],
    now: str = "",
    kind: str = "battle.clash",
    by_reader_kind: str = "battle.clash",
) -> str:
    """Return the words of a happening's place after the reader was asked.

    Args:
        tree: the sentence.
        word: what tells it.
        by_reader: the places by the reader, with how sure it is of each.
        now: the place until then.
        kind, by_reader_kind: the type of the happening, as it was read and by the reader.
    """
    line = lined(tree)
    names = {name: phrase(tree, name) for name in (*by_reader, now) if name.istitle()}
    roles = tuple(TriggerRole("place", stretch(tree, name), score) for name, score in by_reader.items())
    told = Trigger(stretch(tree, word), by_reader_kind, 0.9, "fact", 1.0, roles)
    triggers = (replace(told, roles=(), second=told),)
    asked = Asked(line, tree, (), tuple(names.values()), (), triggers, False)
    first = [token.text for token in tree.sentence.tokens].index(word)
    found = Happening(
        TableTrigger(generic_predicate(kind, "verb", word), (word,), None), first, first + 1, place=names.get(now)
    )
    place = placed_by_reader(asked, found).place
    return "" if place is None else line.slice(place.first, place.last)


def phrase(tree: Tree, name: str) -> PlacePhrase:
    """Return a name as a place."""
    span = stretch(tree, name)
    words = lined(tree).over(span)
    return PlacePhrase(words.start, words.stop, (Mention(span, name, "place"),))


def test_its_place_is_taken_where_there_is_none() -> None:
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}) == "Ashpool"


def test_and_where_the_one_read_is_none_of_its_own() -> None:
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}, now="Tarsin") == "Ashpool"
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98, "Tarsin": 0.4}, now="Tarsin") == "Tarsin"


def test_not_where_it_is_unsure() -> None:
    assert placed(CLASHES, "clashed", {"Ashpool": 0.8}) == ""
    assert placed(CLASHES, "clashed", {"Ashpool": 0.8}, now="Tarsin") == "Tarsin"


def test_not_of_another_clause_or_noun() -> None:
    assert placed(DREW, "assaults", {"Ashpool": 0.98}) == ""


def test_not_words_that_name_no_kind_of_place() -> None:
    assert placed(ACROSS, "clashed", {"the country": 0.98}) == ""


def test_not_an_outlet() -> None:
    assert placed(WROTE, "clashed", {"Radio Tarsin": 0.98}) == ""


def test_not_a_list_behind_a_colon() -> None:
    assert placed(HEADED, "clashed", {"Ashpool": 0.98}) == ""


def test_not_where_it_takes_the_words_for_something_else() -> None:
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}, kind="territory.contested") == ""


def test_not_where_fire_comes_down() -> None:
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}, kind="strike.shelling", by_reader_kind="strike.shelling") == ""


def test_what_rules_left_without_a_place_is_not_held_there() -> None:
    held = {"kind": "territory.held", "by_reader_kind": "territory.held"}
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}, **held) == ""
    assert placed(CLASHES, "clashed", {"Ashpool": 0.98}, "Tarsin", **held) == "Ashpool"
