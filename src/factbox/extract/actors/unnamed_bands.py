"""Bands of no name who did what a verb tells: "DEATH SQUADS killed a judge", "kidnapped by the DRUG MAFIAS"."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_HARM = ("attack.bombing", "casualties", "killing.", "detention.arrest", "looting", "abuse")

_PEOPLE = frozenset({"man", "youth", "person", "individual", "assailant", "attacker"})
"""People of whom no more is said than that they are some."""


def with_band(line: Line, tree: Tree, found: Happening) -> Happening:
    """Return a happening with the band that the tree shows as its doer, where no party was found for it.

    Args:
        line: the sentence.
        tree: its tree.
        found: what it tells; an actor who only begins the band's description ("EXTREME right-wing groups") is none.
    """
    if not tree.parsed or not found.type.startswith(_HARM) or tree.tag(found.first) != "VERB":
        return found
    noun = _doer(tree, found.first)
    band = None if noun is None else band_at(line, tree, noun)
    if band is None or (found.actor is not None and not _only_begins(found.actor, band)):
        return found
    hurt = found.recipient
    inside = hurt is not None and band.first <= hurt.first < band.last
    return replace(found, actor=band, recipient=None if inside else hurt)


def band_at(line: Line, tree: Tree, noun: int) -> ActorPhrase | None:
    """Return the band that a noun stands for, with what describes it; None for any other noun."""
    first = tree.phrase(noun)[0]
    if not _is_band(tree, noun) or not load_nouns().open_band.isdisjoint(line.words[first:noun]):
        return None
    while first < noun and line.words[first] in load_function_words().prepositions:
        first += 1
    people = _people_of(tree, noun)
    last = noun + 1 if people is None else people + 1
    return ActorPhrase(first, last, Mention(line.span(first, last), line.slice(first, last), "actor", "words"))


def _only_begins(actor: ActorPhrase, band: ActorPhrase) -> bool:
    """Say whether an actor is no more than the first word of a band's description, and no name right before it."""
    return band.first <= actor.first and actor.last < band.last - 1


def _doer(tree: Tree, verb: int) -> int | None:
    return next(iter(tree.agents(verb)), None) if tree.passive(verb) or tree.agents(verb) else tree.subject(verb)


def _is_band(tree: Tree, noun: int) -> bool:
    """Say whether a noun is one for a band that kills or robs, or for a group that is described or "of 30 MEN"."""
    nouns = load_nouns()
    described = tree.dependants(noun, "amod", "compound") or _people_of(tree, noun) is not None
    return (bool(described) and tree.words[noun] in nouns.collectives) or tree.words[noun] in nouns.criminal


def _people_of(tree: Tree, noun: int) -> int | None:
    """Return the people that a group is of: "a group of 30 MEN"; those who have a name are told of elsewhere."""
    led = (j for case, j in tree.obliques(noun) if case == "of" and tree.words[noun] in load_nouns().collectives)
    people = next(led, None)
    return people if people is not None and tree.lemma(people) in _PEOPLE else None


__all__ = ["band_at", "with_band"]
