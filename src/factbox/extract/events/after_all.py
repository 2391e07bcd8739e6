"""What a happening is after all, by what it was done with and to whom."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.events.acts import as_type
from factbox.extract.events.asked import Asked
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import place_holding
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import generic_predicate
from factbox.knowledge.fates import load_fates
from factbox.knowledge.place_words import load_place_words

_OF_PEOPLE = frozenset({"kidnap", "abduct", "arrest", "detain", "jail", "imprison"})
"""Verbs that are said of people alone; "seize" and "hold" are said of tanks too."""


def flagged(asked: Asked, found: Happening) -> Happening:
    """Return a flag raised over what a town is run from as soldiers inside: neither that nor the town is taken."""
    place = found.place
    flag = found.trigger.predicate.objects and found.trigger.predicate.lemma in ("raise", "hoist")
    over = place is not None and not load_place_words().seats.isdisjoint(place.mentions[0].text.lower().split())
    return as_type(asked.tree, found, "territory.enter") if flag and over else found


def moves_others(asked: Asked, found: Happening) -> bool:
    """Say whether who leaves is nobody under arms: "withdrew its diplomats", "bodies were pulled out of"."""
    i = found.first
    if found.type != "territory.withdraw" or asked.tree.tag(i) != "VERB":
        return False
    subject = asked.tree.subject(i)
    moved = [subject] if asked.tree.passive(i) and subject is not None else list(asked.tree.objects(i))
    moved = [j for j in moved if asked.line.words[j] not in load_place_words().nouns and asked.tree.tag(j) == "NOUN"]
    moved = [j for j in moved if place_holding(asked.places, j) is None]
    return any(load_nouns().parties.isdisjoint(asked.line.words[slice(*asked.tree.phrase(j))]) for j in moved)


def is_will(asked: Asked, found: Happening) -> bool:
    """Say whether somebody only has, or lacks, what it takes to fight: "with little will TO FIGHT"."""
    i = found.first
    wants = asked.tree.lemma(i) == "fight" and asked.tree.is_a(i, "acl") and not asked.tree.is_a(i, "acl:relcl")
    return found.type == "battle.clash" and wants and asked.line.at(i - 1, ("to",))


def of_things(asked: Asked, found: Happening) -> Happening:
    """Return an arrest of what are no people ("seized three tanks") as a number of things."""
    if not (found.alone and found.victims and found.type.startswith("detention.")):
        return found
    last = found.victims[1] - 1
    if asked.tree.tag(last) != "NOUN" or asked.tree.lemma(last) in load_fates().persons:
        return found
    held = (asked.tree.lemma(j) for j in asked.tree.dependants(found.first, "xcomp", "obj", "advmod"))
    if asked.tree.lemma(found.first) in _OF_PEOPLE or not load_fates().confined.isdisjoint(held):
        return found  # nothing but people is taken "HOSTAGE"
    predicate = generic_predicate("quantity.other", "verb", asked.tree.lemma(found.first))
    return replace(found, trigger=replace(found.trigger, predicate=predicate))


def of_the_armed(asked: Asked, found: Happening) -> Happening:
    """Return a killing of civilians as what it is: a machine shot down is fighting, and soldiers are casualties.

    In a helicopter that was shot down nobody need have died; its number is one of helicopters. Soldiers who were
    captives are as unarmed as civilians.
    """
    tree, known = asked.tree, load_fates()
    objects = tree.objects(found.first)
    done_to = tree.passive(found.first) or (not objects and _befalls(found, tree.subject(found.first)))
    hit = tree.subject(found.first) if done_to else next(iter(objects), None)
    if hit is None or not found.type.startswith("killing."):
        return found
    if tree.lemma(hit) in known.arms:
        predicate = generic_predicate("battle.clash", "verb", f"{tree.lemma(found.first)} down")
        return replace(found, trigger=replace(found.trigger, predicate=predicate))
    unarmed = any(tree.lemma(i) in known.unarmed or tree.words[i] in known.unarmed for i in tree.children[hit])
    soldiers = found.type == "killing.civilians" and tree.lemma(hit) in known.fighters and not unarmed
    return as_type(tree, found, "casualties") if soldiers else found


def _befalls(found: Happening, subject: int | None) -> bool:
    """Say whether a subject is who it was done to, as in headlines: "50 SOLDIERS killed in ambush"."""
    return found.recipient is not None and subject in range(found.recipient.first, found.recipient.last)
