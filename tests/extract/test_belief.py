"""What is believed of events that only the English core sees."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.parsed import lined, parsed, stretch

from factbox.extract.actors.actor_phrases import ActorFinder
from factbox.extract.events.belief import Belief
from factbox.extract.events.happenings import Happening, HappeningFinder
from factbox.extract.events.reading import read_happenings
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.belief import load_weights
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import generic_predicate
from factbox.knowledge.places import open_gazetteer
from factbox.records import Trigger

FELLED = parsed("Shells/NOUN/2/nsubj", "felled/VERB/0/root", "eight/NUM/4/nummod", "villagers/NOUN/2/obj")


def told(tree: Tree, kind: str, word: str, score: float) -> Trigger:
    return Trigger(stretch(tree, word), kind, score, "fact", 1.0, ())


def belief(tree: Tree, *triggers: Trigger, armed: bool = True) -> float:
    """Return what is believed of the second word of a sentence, by the first of these triggers."""
    line = lined(tree)
    tables = HappeningFinder(line, (), (), ())
    predicate = generic_predicate(triggers[0].type, "verb", tree.lemma(1))
    found = Happening(TableTrigger(predicate, line.words[1:2], None), 1, 2, told=triggers[0], alone=True)
    return Belief(line, tree, (), triggers, tables, armed).of(found, triggers[0])


def test_the_surer_the_core_the_more_is_believed() -> None:
    sure, unsure = (belief(FELLED, told(FELLED, "casualties", "felled", score)) for score in (0.9, 0.2))
    assert 0 < unsure < sure < 1


def test_less_is_believed_where_nobody_armed_is_named() -> None:
    trigger = told(FELLED, "casualties", "felled", 0.5)
    assert belief(FELLED, trigger, armed=False) < belief(FELLED, trigger)


def test_less_is_believed_beside_a_likelier_word_of_another_type() -> None:
    trigger = told(FELLED, "casualties", "felled", 0.5)
    likelier = told(FELLED, "strike.shelling", "Shells", 0.8)
    assert belief(FELLED, trigger, likelier) < belief(FELLED, trigger)


def test_an_event_is_read_where_it_is_believed_and_not_where_it_is_not() -> None:
    line = lined(FELLED)
    actors = ActorFinder(line, open_gazetteer()).find()
    trigger = told(FELLED, "casualties", "felled", 0.8)
    assert read_happenings(line, FELLED, actors, (), (), [trigger])
    assert not read_happenings(line, FELLED, actors, (), (), [replace(trigger, score=0.1)], armed=False)


def test_the_table_has_what_stands_without_signs_and_weights_of_both_kinds() -> None:
    weights = load_weights()
    assert weights[""] < 0 < weights["score"]
