"""What a noun names that did not come about, or not yet: "the evacuation was CALLED OFF", "PROMISED aid".

By the tree alone: the verb of which the noun is the object, the subject of its passive, or what it leads to ("CALLED
FOR his release"). What is only demanded is told of nobody; what is promised or planned is yet to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import negates
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import Modality
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words

_DEALT = ("aid", "evacuation", "visit", "deployment.", "detention.release")
"""Types of what is done for or to somebody, which can be called off or asked for."""

_MEETINGS = ("diplomacy.talks",)
"""Talks can be called off as well; that they are only asked for is told in :mod:`factbox.extract.events.named`."""

_CARRIERS = frozenset({"delivery", "supply", "flight", "convoy", "operation", "shipment", "airlift", "distribution"})
"""Nouns that bring what a noun below them names: "DELIVERIES of aid"."""

_STAY = ("remain", "stay")

_LED = ("for", "to")
"""Prepositions by which a verb leads to what is asked for or promised: "called FOR", "agreed TO"."""


_ATTACKS = ("strike.", "battle.", "attack.", "killing.")
"""Types of attacks, which can be called off before they begin."""


_HANDED = ("territory.withdraw", "territory.handover")
"""What is agreed on and may be put off."""


_NEVER_MADE = ("strike.", "attack.", "killing.", "casualties", "detention.")
"""Types of deeds of which people make attempts and threats by a noun: "a KIDNAPPING ATTEMPT", "a BOMBING PLOT"."""


def as_undone(tree: Tree, happening: Happening) -> Modality:
    """Return what the verb of a noun makes of what it names; empty where that came about."""
    if tree.parsed and happening.nominal and happening.type.startswith(_HANDED):
        return "negated" if _is_undone_by(tree, happening, "cancelled") else ""
    if tree.parsed and happening.type.startswith(_ATTACKS):
        if not happening.type.startswith("battle.") and _is_undone_by(tree, happening, "averted"):
            return "attempt"
        return "negated" if _is_undone_by(tree, happening, "cancelled") else ""
    if not tree.parsed or not happening.type.startswith((*_DEALT, *_MEETINGS)):
        return ""
    noun = _noun(tree, happening)
    if noun is None:  # the verb itself tells it: "postponed a visit", "pledged aid"
        own = happening.first
        return "negated" if _is_one(tree, own, "called_off") else "forecast" if _is_one(tree, own, "promising") else ""
    undoing = tuple(_undoing(tree, noun))
    if any(_is_one(tree, verb, "called_off") or _is_not_done(tree, verb) for verb in undoing):
        return "negated"
    above = tuple(_governing(tree, noun))
    if not happening.type.startswith(_MEETINGS):  # talks that are suspended have been held
        if any(_is_one(tree, verb, "suspended") for verb in undoing):
            return "negated"
        if any(_is_one(tree, verb, "demanding") for verb in above):
            return "attempt"
    return "forecast" if any(_is_one(tree, verb, "promising") for verb in above) else ""


def _is_undone_by(tree: Tree, happening: Happening, cues: str) -> bool:
    """Say whether an attack that a noun names never was: "the air strike on X was CALLED OFF", "a massacre AVERTED"."""
    noun = _noun(tree, happening)
    undoing = _undoing(tree, noun) if noun is not None else ()
    return any(_is_one(tree, verb, cues) and _is_so(tree, verb) for verb in undoing)


def _is_so(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells what was done: no "to call off", "would call off" or "has not called off"."""
    around = {tree.words[j] for j in tree.dependants(verb, "aux", "mark")}
    return around.isdisjoint({"to", "if", *load_function_words().open_modals}) and not tree.negated(verb)


def _noun(tree: Tree, happening: Happening) -> int | None:
    """Return the noun that names what happens, or the one that brings it: "aid CONVOY", "DELIVERIES of aid"."""
    noun = happening.last - 1
    if tree.tag(noun) not in ("NOUN", "PROPN"):
        return None
    while (head := tree.head(noun)) >= 0 and (
        (tree.is_a(noun, "compound") and tree.tag(head) == "NOUN")
        or (tree.is_a(noun, "nmod") and tree.case(noun) == "of" and tree.lemma(head) in _CARRIERS)
        or (_names_talks(happening) and tree.case(noun) == "of" and (tree.lemma(head),) in load_cues()["sittings"])
    ):
        noun = head
    return noun


def _names_talks(happening: Happening) -> bool:
    return happening.type.startswith(_MEETINGS)


def _undoing(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the verbs that say what was done with what a noun names; a headline leaves "was" out."""
    head = tree.head(noun)
    done = tree.is_a(noun, "obj", "nsubj:pass") or (tree.is_a(noun, "nsubj") and not tree.dependants(head, "obj"))
    if head >= 0 and done:
        yield head
        if tree.lemma(head) in _STAY:  # "flights REMAIN suspended", whichever of the two the parser puts on top
            yield from (*tree.dependants(head, "xcomp"), *(j for j in (tree.head(head),) if j >= 0))
    yield from (j for j in tree.dependants(noun, "acl") if not tree.dependants(j, "nsubj", "obj", "mark"))


def _is_not_done(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells that something did not come about: "could NOT BE CARRIED OUT"."""
    denied = any(negates(tree.words[j]) for j in tree.dependants(verb, "advmod"))
    return denied and _is_one(tree, verb, "coming_about")


def _governing(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the verb or noun of which a noun is the object, or that leads to it; also of what it is joined to."""
    while tree.is_a(noun, "conj") and tree.tag(tree.head(noun)) in ("NOUN", "PROPN"):
        noun = tree.head(noun)
    head = tree.head(noun)
    if head >= 0 and tree.tag(head) == "NOUN" and tree.is_a(noun, "nmod") and tree.case(noun) in ("for", "of"):
        yield head  # "the ORDER for the evacuation", "an OFFER of aid"
    elif head >= 0 and (
        tree.is_a(noun, "obj", "nsubj:pass") or (tree.is_a(noun, "obl", "xcomp") and tree.case(noun) in _LED)
    ):
        yield head


def _is_one(tree: Tree, verb: int, name: str) -> bool:
    """Say whether a verb, with its particle or preposition, is in a class of cues."""
    particles = [tree.words[j] for j in tree.children[verb] if tree.is_a(j, "compound:prt", "advmod")]
    led = [tree.case(j) for j in tree.dependants(verb, "obl", "nmod", "xcomp") if tree.case(j) in _LED]
    lemma = tree.lemma(verb)
    return not {(lemma,), *((lemma, word) for word in (*particles, *led))}.isdisjoint(load_cues()[name])


def is_only_tried(tree: Tree, happening: Happening) -> bool:
    """Say whether a noun only says what was tried, planned or threatened: "a MURDER PLOT", "attempted MURDER"."""
    if not tree.parsed or not happening.nominal or not happening.type.startswith(_NEVER_MADE):
        return False
    noun = happening.last - 1
    above = tree.head(noun)
    tried = load_cues()["tried_nouns"]
    if above > noun and tree.is_a(noun, "compound", "nmod", "amod") and (tree.lemma(above),) in tried:
        return True
    return any((tree.words[j],) in load_cues()["tried"] for j in tree.dependants(noun, "amod", "compound"))
