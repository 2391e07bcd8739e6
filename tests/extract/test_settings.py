from __future__ import annotations

from tests.extract.parsed import lined, parsed

from factbox.extract.control.settings import Setting
from factbox.extract.places.place_names import NamedPlaces
from factbox.extract.places.place_phrases import PlaceFinder
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.places import open_gazetteer

RAGING = parsed(
    "Heavy/ADJ/2/amod", "fighting/NOUN/4/nsubj", "was/AUX/4/aux", "raging/VERB/0/root", "in/ADP/6/case",
    "Vexholm/PROPN/4/obl", "./PUNCT/4/punct",
)  # fmt: skip
SAW = parsed(
    "Vexholm/PROPN/3/nsubj", "has/AUX/3/aux", "seen/VERB/0/root", "heavy/ADJ/5/amod", "clashes/NOUN/3/obj",
)  # fmt: skip
HIT = parsed("Fresh/ADJ/2/amod", "shelling/NOUN/3/nsubj", "hit/VERB/0/root", "Vexholm/PROPN/3/obj")
WHERE = parsed(
    "They/PRON/2/nsubj", "left/VERB/0/root", "Vexholm/PROPN/2/obj", ",/PUNCT/6/punct", "where/ADV/7/advmod",
    "clashes/NOUN/7/nsubj", "raged/VERB/3/acl:relcl",
)  # fmt: skip
SINCE = parsed(
    "Bread/NOUN/3/nsubj", "is/AUX/3/cop", "dear/ADJ/0/root", "since/SCONJ/7/mark", "the/DET/6/det",
    "fighting/NOUN/7/nsubj", "began/VERB/3/advcl",
)  # fmt: skip
MENTIONED = parsed("He/PRON/2/nsubj", "condemned/VERB/0/root", "their/PRON/4/nmod:poss", "offensive/NOUN/2/obj")
EVERYWHERE = parsed(
    "Fighting/NOUN/5/nsubj", "across/ADP/4/case", "the/DET/4/det", "country/NOUN/1/nmod", "continued/VERB/0/root",
)  # fmt: skip
DIED_IN = parsed(
    "Nine/NUM/2/nsubj", "died/VERB/0/root", "in/ADP/5/case", "the/DET/5/det", "shelling/NOUN/2/obl", "of/ADP/7/case",
    "Vexholm/PROPN/5/nmod",
)  # fmt: skip


def setting(tree: Tree) -> Setting:
    at = next((i for i, word in enumerate(tree.words) if word == "vexholm"), None)
    core = NamedPlaces({} if at is None else {at: at + 1})
    return Setting(tree, PlaceFinder(lined(tree), open_gazetteer(), core=core).find())


def word(tree: Tree, text: str) -> int:
    return tree.words.index(text)


def test_where_fighting_goes_on_is_read_from_its_clause() -> None:
    for tree, text in ((RAGING, "fighting"), (SAW, "clashes"), (HIT, "shelling"), (WHERE, "clashes")):
        place = setting(tree).place(word(tree, text))
        assert place is not None, text
        assert place.mentions[0].text == "Vexholm"


def test_fighting_that_goes_on_is_told() -> None:
    assert setting(RAGING).occurs(word(RAGING, "fighting"))
    assert setting(SAW).occurs(word(SAW, "clashes"))


def test_fighting_that_is_only_mentioned_is_not() -> None:
    assert not setting(SINCE).occurs(word(SINCE, "fighting"))
    assert not setting(MENTIONED).occurs(word(MENTIONED, "offensive"))


def test_fighting_in_the_whole_country_is_not_that_of_a_town_named_before() -> None:
    assert not setting(EVERYWHERE).occurs(word(EVERYWHERE, "fighting"))


def test_what_somebody_died_in_is_told_with_who_died() -> None:
    died = frozenset({word(DIED_IN, "died")})
    assert setting(DIED_IN).within(word(DIED_IN, "shelling"), died)
    assert not setting(RAGING).within(word(RAGING, "fighting"), frozenset({word(RAGING, "raging")}))
