"""What becomes of people and things that are counted: killed, wounded, driven out, sent, seized; as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from factbox.errors import KnowledgeError
from factbox.knowledge.events import Predicate
from factbox.knowledge.tables import load_texts

_SUFFERED = ("casualties", "quantity.other", "detention.arrest")
"""Types whose subject, where a verb has no object, did nothing itself: "12 died", "12 went missing"."""

SUM_FROM = 100
"""From so many people on the perfect tense tells of all so far ("3,000 people have died"); a smaller number is more
often that of one day ("two people have been killed")."""

SUM_ALWAYS = 1000
"""From so many people on no tense is needed: a thousand are that many in all ("had killed around 1,100 people")."""

DEADLY = ("casualties", "killing.civilians")
"""Types of which a thousand are those of a whole country; from one town thousands may flee."""

PERFECT = frozenset({"has", "have", "'ve"})
"""The auxiliaries of the perfect tense."""

SO_FAR = (("this", "month"), ("this", "year"), ("so", "far"))
"""Words with which a large toll is that of all so far: "260 civilians killed THIS MONTH"."""

_KEYS = {"unit", "type", "whose", "done_to", "done_by", "is", "nouns", "borne", "bare"}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of those counted.

    Attributes:
        unit: what a number of them is a number of ("killed"); empty where it is the noun counted.
        type: the event type that tells it.
        whose: the nouns that may be counted; None for any that names no thing.
        bare: whether a number without a noun may be counted.
    """

    unit: str
    type: str
    whose: frozenset[str] | None
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells a fate: of its object or of its subject, with words that must stand below it."""

    fate: Fate
    of_object: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fates:
    """The table of ``fates.yaml``.

    Attributes:
        verbs, adjectives, nouns: what tells a fate, by lemma or word; longer phrases come first.
        borne: nouns for what somebody was left with ("taken to hospital with WOUNDS").
        things: nouns that a fate of people cannot have.
        persons, forces, homes: nouns for people, for troops and what they come in, for buildings.
        arms, fighters: for weapons and the machines of war, for those who bear them.
        unarmed: what makes such a person as unarmed as a civilian.
        confined: who is kept somewhere, and free if he gets away.
        by_deed, crimes, runs: who is called by a deed, what deeds are, and verbs for getting away after one.
        limbs: where a shot need not kill.
        exploding: verbs of what explodes.
        no_person: what a singular noun may mean that is no person.
        several: nouns that each stand for several people.
        places: where the place stands, by event type.
        tolls: nouns that name a number of people, with their unit.
        sharing: nouns for people who share a fate, with its unit.
        leading: words that lead from a noun of ``tolls`` to its number.
        passing: those of them that make it a lower bound.
        giving: words before a bare number that somebody gives.
    """

    verbs: dict[str, list[Verb]] = field(default_factory=dict)
    adjectives: dict[str, list[Fate]] = field(default_factory=dict)
    nouns: dict[str, list[Fate]] = field(default_factory=dict)
    borne: dict[str, list[Fate]] = field(default_factory=dict)
    things: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    fighters: frozenset[str] = frozenset()
    unarmed: frozenset[str] = frozenset()
    confined: frozenset[str] = frozenset()
    by_deed: frozenset[str] = frozenset()
    crimes: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    limbs: frozenset[str] = frozenset()
    exploding: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    no_person: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tolls: Mapping[str, str] = field(default_factory=dict)
    sharing: Mapping[str, str] = field(default_factory=dict)
    leading: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    giving: tuple[tuple[str, ...], ...] = ()


@cache
def load_fates() -> Fates:
    """Return the table.

    Raises:
        KnowledgeError: it is malformed.
    """
    text = files(__package__).joinpath("fates.yaml").read_text(encoding="utf-8")
    data = load_texts(text)
    things = frozenset(noun for name in data["things"] for noun in data["whose"][name])
    people = frozenset(noun for name, nouns in data["whose"].items() if name not in data["things"] for noun in nouns)
    fates = Fates(
        things=things - people - frozenset(data["whose"]["forces"]),
        persons=people,
        forces=frozenset(data["whose"]["forces"]),
        homes=frozenset(data["whose"]["homes"]),
        arms=frozenset(data["whose"]["arms"]),
        fighters=frozenset(data["whose"]["persons"]),
        unarmed=frozenset(data["unarmed"]),
        confined=frozenset(data["confined"]),
        by_deed=frozenset(data["by_deed"]),
        crimes=frozenset(data["crimes"]),
        runs=frozenset(data["runs"]),
        limbs=frozenset(data["limbs"]),
        exploding=frozenset(data["exploding"]),
        no_person=frozenset(data["no_person"]) | things - people,
        several=frozenset(data["several"]),
        places={kind: tuple(where) for kind, where in data["places"].items()},
        tolls=data["tolls"],
        sharing=data["sharing"],
        leading=frozenset(data["leading"]),
        passing=frozenset(data["passing"]),
        giving=tuple(tuple(phrase.split()) for phrase in data["giving"]),
    )
    for row in data["fates"]:
        _add(fates, row, data)
    for verbs in fates.verbs.values():
        verbs.sort(key=lambda verb: -len(verb.words))
    return fates


@cache
def fate_units() -> frozenset[str]:
    """Return what numbers of people are numbers of: killed, wounded, displaced."""
    known = load_fates()
    verbs = (verb.fate.unit for listed in known.verbs.values() for verb in listed)
    nouns = (fate.unit for listed in known.nouns.values() for fate in listed)
    return frozenset(unit for unit in (*verbs, *nouns) if unit)


def fate_predicate(fate: Fate, kind: str, part: str, lemma: str, *, of_object: bool) -> Predicate:
    """Return the predicate of a word that tells a fate: those who died did nothing, those who fled or came did.

    Args:
        fate: what became of those counted.
        kind: the event type.
        part: verb, noun or adjective.
        lemma: the word's base form.
        of_object: whether it says so of its object.
    """
    doer = "subject" if part == "verb" and (of_object or fate.type not in _SUFFERED) else "by"
    roles = (("actor", (doer,)), ("place", load_fates().places.get(kind, load_fates().places["other"])))
    return Predicate(kind, part, lemma, (), (), "", closed=False, roles=roles, victims=(), state=False)


def _add(fates: Fates, row: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    if set(row) - _KEYS or "type" not in row:
        raise KnowledgeError(f"a fate has the keys {sorted(_KEYS)}; this has {sorted(row)}")
    lists: list[str] = row.get("whose", [])
    whose = frozenset(noun for name in lists for noun in data["whose"][name]) if lists else None
    bare = row.get("bare", "no" if lists else "yes") == "yes"
    fate = Fate(row.get("unit", ""), row["type"], whose, bare)
    for key, of_object in (("done_to", True), ("done_by", False)):
        for phrase in row.get(key, ()):
            lemma, *words = phrase.split()
            fates.verbs.setdefault(lemma, []).append(Verb(fate, of_object, tuple(words)))
    for word in row.get("is", ()):
        fates.adjectives.setdefault(word, []).append(fate)
    for key, told in (("nouns", fates.nouns), ("borne", fates.borne)):
        for noun in row.get(key, ()):
            told.setdefault(noun, []).append(fate)
