"""Who does what a sentence tells, where those who act are no party that a table knows, or a noun tells what they did.

"The army carried out AIRSTRIKES", "accused the League of carrying out KILLINGS", "the DEFECTION of Jan Roe", "the
governor FLED", "the rebels CAPTURED a veteran commander".
"""

from __future__ import annotations

from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import Phrases
from factbox.knowledge.fates import load_fates
from factbox.knowledge.responsibility import load_responsibility

_FLIGHT = {"flee": frozenset[str](), "escape": frozenset({"from", "unhurt", "unharmed", "unscathed", "alive", "with"})}
"""Verbs that tell of people who leave a place, with the words after which they tell something else."""

_TAKEN_FOR = ("detention.release", "casualties", "killing.")
"""Types that the core may take flight for."""

_FREE = frozenset({"free", "freely", "freed", "released"})
_FREE_REACH = 14
"""Tokens after a detention in which those detained are said to be free now."""

_WAYS = Phrases(
    (
        ("en", "route", "to"),
        ("on", "the", "way", "to"),
        ("on", "his", "way", "to"),
        ("on", "their", "way", "to"),
        ("bound", "for"),
    )
)

_PERSONAL = frozenset({"PROPN", "NOUN"})
_NEAR = 3


def doers(tree: Tree, last: int) -> tuple[int, ...]:
    """Return the nouns of whoever carries out what a noun tells; none if it hangs on no verb that says so.

    Args:
        tree: the sentence.
        last: the last token of the words that tell it.
    """
    verb = tree.head(last)
    if verb < 0 or not _carries_out(tree, verb):
        return ()
    if tree.is_a(last, "nsubj:pass"):
        return tree.agents(verb)
    if not tree.is_a(last, "obj"):
        return ()
    above = tree.head(verb)
    governed = above >= 0 and tree.is_a(verb, "advcl", "ccomp", "xcomp") and not tree.dependants(verb, "nsubj")
    if governed and load_responsibility().laying.get(tree.lemma(above)) == "object" and not tree.passive(above):
        return tree.objects(above)
    subject = tree.subject(above if governed and tree.words[verb].endswith("ing") else verb)
    return () if subject is None else (subject,)


def _carries_out(tree: Tree, verb: int) -> bool:
    lemma = tree.lemma(verb)
    if tree.tag(verb) != "VERB" or lemma not in load_responsibility().carrying:
        return False
    return lemma != "carry" or "out" in tree.words[verb + 1 : verb + 1 + _NEAR]


def fled(tree: Tree, at: int) -> int | None:
    """Return the noun of people without arms who are said to have left a place; None if there are none."""
    told_else = _FLIGHT.get(tree.lemma(at))
    if told_else is None or tree.tag(at) != "VERB" or tree.words[at] in (tree.lemma(at), tree.lemma(at) + "s"):
        return None
    subject = tree.subject(at)
    if subject is None or tree.passive(at) or tree.words[at].endswith("ing"):
        return None
    if told_else and (tree.dependants(at, "obj") or not told_else.isdisjoint(tree.words[at + 1 : at + 1 + _NEAR])):
        return None
    return subject if is_person(tree, subject) else None


_FLIGHTS = ("displacement", "territory.withdraw")
"""Types for which the core takes the flight of those who did something."""


def gets_away(tree: Tree, found: Happening) -> bool:
    """Say whether people flee who were nobody's prisoners, which frees and harms none: "some officials had ESCAPED"."""
    who = fled(tree, found.first) if found.type.startswith(_TAKEN_FOR) else None
    return who is not None and tree.lemma(who) not in load_fates().confined


def runs_from_deed(tree: Tree, found: Happening) -> bool:
    """Say whether those who flee a deed of theirs are told of, who held nothing: "gunmen FLED after robbing a bank"."""
    at, fates = found.first, load_fates()
    if found.type not in _FLIGHTS or tree.lemma(at) not in fates.runs or tree.tag(at) != "VERB":
        return False
    subject = tree.subject(at)
    if subject is not None and tree.lemma(subject) in fates.by_deed:
        return True
    behind = (j for j in tree.dependants(at, "advcl") if any(tree.words[k] == "after" for k in tree.children[j]))
    return any(tree.lemma(k) in fates.crimes for j in behind for k in tree.conjuncts(j))


def of_those_harmed(tree: Tree, found: Happening) -> bool:
    """Say whether a participle only says who they were to whom something is done: "executed nine CAPTURED soldiers"."""
    at, noun = found.first, tree.head(found.first)
    described = tree.is_a(at, "amod") and noun > at and tree.is_a(noun, "obj", "nsubj:pass")
    return found.type == "detention.arrest" and described


def captured(tree: Tree, at: int) -> bool:
    """Say whether a verb tells that a person was caught: "captured a veteran commander", no town and no gun."""
    if tree.lemma(at) != "capture" or tree.tag(at) != "VERB":
        return False
    caught = (tree.subject(at),) if tree.passive(at) else tree.objects(at)
    return any(noun is not None and _is_somebody(tree, noun) for noun in caught)


def freed(tree: Tree, at: int, last: int) -> int | None:
    """Return the last word by which people who had been detained are now said to be free; None if none says so.

    "The men who had been held at the jail were NOW FREELY walking the streets" tells a release, and no arrest.
    """
    had = {tree.words[j] for j in tree.dependants(at, "aux", "aux:pass")}
    if not had >= {"had", "been"}:
        return None
    end = min(last + _FREE_REACH, len(tree))
    now = next((i for i in range(last, end) if tree.words[i] == "now"), None)
    return None if now is None else next((i for i in range(now, min(now + _NEAR, end)) if tree.words[i] in _FREE), None)


def on_the_way(line: Line) -> tuple[int, int] | None:
    """Return the tokens of words after which a place follows that somebody is going to, "en route to"; None if none."""
    return line.find(_WAYS, 0, len(line))


def is_person(tree: Tree, noun: int) -> bool:
    """Say whether a noun is one for people, and none for people under arms."""
    parties = load_nouns().parties
    return tree.lemma(noun) in _people() and parties.isdisjoint({tree.words[noun], tree.lemma(noun) + "s"})


def _is_somebody(tree: Tree, noun: int) -> bool:
    return tree.tag(noun) in _PERSONAL and tree.lemma(noun) in _people()


@cache
def _people() -> frozenset[str]:
    """Return the nouns, in the singular, for people who hold an office, who speak in public and who live in a place."""
    persons = load_persons()
    speaking = (noun for noun, kind in load_nouns().speakers if kind in ("official", "witness"))
    return frozenset((*speaking, *persons.public, *persons.private)) - load_nouns().parties


__all__ = ["captured", "doers", "fled", "freed", "is_person", "on_the_way"]
