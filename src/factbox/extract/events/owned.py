"""Deeds that only words of responsibility tell: "claimed responsibility for the murder of X", "... for killing X"."""

from __future__ import annotations

from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.findings import Findings
from factbox.knowledge.conduct import load_class
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Claim, Report

_HIT = ("on", "against", "at", "in")
"""Prepositions behind an attack of what was attacked, or where."""

_AGAINST = "against"

_UNARMED = ("property", "premises", "works", "persons", "targets")
"""Classes of ``conduct.yaml`` of whom and what an attack is told though the report's own voice is alone to tell it."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Somebody held responsible in a sentence.

    Attributes:
        at: the token of the verb or the noun that says so.
        doer: who is.
        speaker: the tokens of who says so in these words; None where they do not say.
        owned: whether it is the doer who says so.
        deed: the tokens of what it is about; empty where the words do not say.
        laid: whether the words lay it at somebody's door; else they tell it as a fact.
        maybe: whether they say no more than that it may be so ("could have been carried out by").
    """

    at: int
    doer: ActorPhrase
    speaker: tuple[int, int] | None = None
    owned: bool = False
    deed: tuple[int, int] = (0, 0)
    laid: bool = True
    maybe: bool = False


def deed_named(report: Report, found: Findings, one: Responsibility) -> Claim | None:
    """Return the deed that only the words of responsibility tell, with its place; None if they tell none.

    Who owns to a deed says that there was one; who lays one at another's door does where it is "the" deed. One that
    words before have named is taken up too: "condemned the murder of X and accused the rebels of the crime". Whoever
    "carried out an attack on a bank" is told to have attacked it.
    """
    first, last = one.deed
    words, said = load_responsibility(), found.line.words[first:last]
    deeds = (j for j in range(first, last) if is_deed(found, one, j))
    at = next((j for j in deeds if _kind(found, one, j)), None)
    if at is None and one.laid and not (words.deeds.isdisjoint(said) or words.definite.isdisjoint(said)):
        at = next((j for j in range(min(first, one.at) - 1, -1, -1) if _kind(found, one, j)), None)
        first, last = found.tree.subtree(at) if at is not None else (first, last)
    definite = at is not None and any(word in words.definite | {"'s"} for word in found.line.words[first:at])
    definite = definite or (at is not None and found.tree.tag(at) == "VERB")  # "accused X of KILLING the priests"
    if at is None or not (one.owned or definite or not one.laid):
        return None
    inside = found.line.span(first, last)
    places = (p.mentions[0] for p in found.places if first <= p.first and p.last <= last and not p.again)
    return Claim(
        id="",
        report_id=report.id,
        span=inside,
        quote=report.text[inside.start : inside.end],
        type=_kind(found, one, at),
        stance="asserted",
        place=next(places, None),
        historical=found.historical,
        passage=found.passage,
    )


def is_deed(found: Findings, one: Responsibility, at: int) -> bool:
    """Say whether a word is what somebody did, and not told in passing: "responsible for schools hit in the RAID".

    Whoever owns to a deed, is blamed or carries it out has no other business with one.
    """
    tree, words = found.tree, load_responsibility()
    if one.owned or one.laid or tree.lemma(one.at) in words.doing:
        return True
    return not {*_with_summing(found, at)}.isdisjoint(tree.conjuncts(tree.top(*one.deed)))


def _kind(found: Findings, one: Responsibility, at: int) -> str:
    """Return the type of the deed that a word tells by itself; empty for any other word.

    An attack is one on somebody or something; which kind it was may stand before it: "a DYNAMITE attack".
    """
    tree, words = found.tree, load_responsibility()
    if tree.tag(at) == "NOUN" and tree.lemma(at) in words.kinds:
        return words.kinds[tree.lemma(at)]
    if tree.tag(at) == "VERB" and (one.owned or _is_accusation(found, one, at)):
        return words.doings.get(tree.lemma(at), "")
    if tree.tag(at) != "NOUN" or tree.lemma(at) not in words.attacks:
        return ""
    blown = any(tree.lemma(j) in words.explosives for j in tree.dependants(at, "compound", "amod"))
    hit = [j for i in _with_summing(found, at) for case, j in tree.obliques(i) if case in _HIT]
    hit += [j for case, j in tree.obliques(one.at) if case == _AGAINST]  # "carried out" it AGAINST them
    struck = hit if one.owned else [j for j in hit if _is_unarmed(found, j)]
    kind = "attack.bombing" if blown else words.attacks[tree.lemma(at)]
    return kind if struck or blown or (one.owned and kind == "attack.bombing") else ""


def _is_accusation(found: Findings, one: Responsibility, at: int) -> bool:
    """Say whether somebody is accused of what a verb tells, and it is done to people or things without arms.

    Of those accused "of attacking" a paper's editors nobody can say what they did.
    """
    tree, words = found.tree, load_responsibility()
    violent = not words.doings.get(tree.lemma(at), "battle.").startswith("battle.")
    accused = tree.lemma(one.at) in words.of_deed and tree.lemma(at) in words.doings and at == tree.top(*one.deed)
    return accused and violent and any(_is_unarmed(found, j) or tree.tag(j) == "PROPN" for j in tree.objects(at))


def _with_summing(found: Findings, at: int) -> tuple[int, ...]:
    """Return a noun and the one that sums it up: "ACTS of sabotage against", "sabotage OPERATIONS against"."""
    tree, head = found.tree, found.tree.head(at)
    summed = head >= 0 and tree.tag(head) == "NOUN" and tree.is_a(at, "compound", "nmod")
    return (at, head) if summed and (tree.case(at) in ("", "of")) else (at,)


def _is_unarmed(found: Findings, noun: int) -> bool:
    return any(found.tree.lemma(j) in load_class(kind) for kind in _UNARMED for j in found.tree.conjuncts(noun))


__all__ = ["Responsibility", "deed_named", "is_deed"]
