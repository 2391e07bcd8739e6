from __future__ import annotations

import pytest
from tests.extract.parsed import lined, parsed

from factbox.extract.events.acts import ActFinder, armed_acts, by_weapon, told_once, weapon_type
from factbox.extract.events.happenings import Happening
from factbox.extract.quantities.numbers import find_numbers
from factbox.extract.quantities.tolls import Toll, find_tolls
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger, generic_predicate

EXPLODED = parsed(
    "A/DET/3/det", "car/NOUN/3/compound", "bomb/NOUN/4/nsubj", "exploded/VERB/0/root", ",/PUNCT/6/punct",
    "killing/VERB/4/advcl", "three/NUM/8/nummod", "guards/NOUN/6/obj",
)  # fmt: skip
STRIKE = parsed(
    "An/DET/3/det", "air/NOUN/3/compound", "strike/NOUN/4/nsubj", "killed/VERB/0/root", "seven/NUM/6/nummod",
    "people/NOUN/4/obj",
)  # fmt: skip
DIED = parsed(
    "Six/NUM/2/nummod", "people/NOUN/3/nsubj", "died/VERB/0/root", "in/ADP/6/case", "the/DET/6/det",
    "bombing/NOUN/3/obl",
)  # fmt: skip
NOBODY = parsed(
    "Nobody/PRON/2/nsubj", "died/VERB/0/root", "in/ADP/5/case", "the/DET/5/det", "bombing/NOUN/2/obl",
)  # fmt: skip
BOMB = parsed("A/DET/2/det", "bomb/NOUN/3/nsubj", "killed/VERB/0/root", "two/NUM/5/nummod", "men/NOUN/3/obj")
ROCKETS = parsed("Rockets/NOUN/2/nsubj", "struck/VERB/0/root", "the/DET/4/det", "market/NOUN/2/obj")
MORTAR = parsed("A/DET/3/det", "mortar/NOUN/3/compound", "bomb/NOUN/4/nsubj", "landed/VERB/0/root")
LANDED = parsed("A/DET/2/det", "helicopter/NOUN/3/nsubj", "landed/VERB/0/root")
GOES_ON = parsed("The/DET/2/det", "bombs/NOUN/3/nsubj", "go/VERB/0/root", "on/ADP/5/case", "sale/NOUN/3/obl")


def act(tree: Tree, first: int, last: int, kind: str) -> Happening:
    part = "verb" if tree.tag(last - 1) == "VERB" else "noun"
    return Happening(Trigger(generic_predicate(kind, part, ""), tree.words[first:last], None), first, last)


def toll(tree: Tree) -> Toll:
    return find_tolls(lined(tree), tree, find_numbers(lined(tree)))[0]


def test_a_participle_goes_on_with_the_act() -> None:
    bombing = act(EXPLODED, 3, 4, "attack.bombing")
    assert ActFinder(EXPLODED, [bombing]).done_by(toll(EXPLODED)) is bombing
    assert ActFinder(EXPLODED, [act(EXPLODED, 3, 4, "strike.shelling")]).done_by(toll(EXPLODED)) is None


@pytest.mark.parametrize(("tree", "first", "last"), [(STRIKE, 1, 3), (DIED, 5, 6)])
def test_a_clause_names_the_act_that_killed(tree: Tree, first: int, last: int) -> None:
    found = act(tree, first, last, "strike.air")
    assert ActFinder(tree, [found]).came_of(toll(tree)) is found


def test_where_nobody_died_the_act_keeps_no_toll() -> None:
    found = ActFinder(NOBODY, [act(NOBODY, 4, 5, "attack.bombing")])
    assert all(found.came_of(one) is None for one in find_tolls(lined(NOBODY), NOBODY, ()))


def test_what_killed_says_what_act_it_was() -> None:
    assert ActFinder(BOMB, ()).means(toll(BOMB)) == "attack.bombing"


def test_a_weapon_decides_the_type() -> None:
    assert by_weapon(ROCKETS, act(ROCKETS, 1, 2, "strike.air")).type == "strike.shelling"
    assert by_weapon(ROCKETS, act(ROCKETS, 1, 2, "aid")).type == "aid"
    assert weapon_type(MORTAR, 2) == "strike.shelling"
    assert weapon_type(ROCKETS, 3) == ""


def test_what_lands_or_goes_off_is_a_shell_or_a_bomb() -> None:
    assert [h.type for h in armed_acts(MORTAR, ())] == ["strike.shelling"]
    assert not list(armed_acts(MORTAR, (3,)))
    assert not list(armed_acts(LANDED, ()))
    assert not list(armed_acts(GOES_ON, ()))


def test_noun_and_verb_tell_an_act_once() -> None:
    noun, verb = act(EXPLODED, 1, 3, "attack.bombing"), act(EXPLODED, 3, 4, "strike.air")
    (once,) = told_once(EXPLODED, [noun, verb])
    assert (once.type, once.bounds()) == ("attack.bombing", (1, 4))
