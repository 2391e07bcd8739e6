"""Who is under arms and has no name: "ground troops", "tanks", "armed groups", and a side's officials in its own deeds.

Found by the tree as the subject of a verb of taking and holding, where no actor phrase stands there.
"""

from __future__ import annotations

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_OFFICIALS = frozenset({"officials", "officers", "commanders", "leaders", "spokesmen", "sources"})
"""Who says "we" of a side: "army officials claimed TO HAVE TAKEN X"."""

_BANDS = frozenset({"groups", "bands", "elements"})
"""Who is under arms if called armed."""

_OWN = frozenset({"men", "units", "boys"})
"""Who is under arms if called his who speaks: "his men", "our units"."""

_WHOSE = frozenset({"his", "her", "our", "my"})


def under_arms(line: Line, tree: Tree, verb: int) -> ActorPhrase | None:
    """Return the subject of a verb that is nothing but under arms, or a side's officials who say what it has done."""
    subject = tree.subject(verb) if tree.parsed else None
    if subject is None or subject >= verb:
        return None
    word, nouns = line.words[subject], load_nouns()
    armed = any(line.words[j] == "armed" for j in tree.dependants(subject, "amod"))
    claims = word in _OFFICIALS and tree.is_a(verb, "xcomp") and line.at(verb - 2, ("to", "have"))
    own = word in _OWN and any(line.words[j] in _WHOSE for j in tree.possessors(subject))
    serving = word in nouns.serving and word.endswith(("s", "men"))
    if not (own or serving or word in nouns.under_arms or (armed and word in _BANDS) or claims):
        return None
    side = _side(line, tree, subject)
    if claims and not side:
        return None
    first, last = tree.phrase(subject)
    last = min(last, verb)
    while line.words[first] in load_function_words().prepositions:
        first += 1
    kind = side or "words"
    return ActorPhrase(first, last, Mention(line.span(first, last), line.slice(first, last), "actor", kind))


def is_warlike(name: str) -> bool:
    """Say whether a name that no table knows ends as those of bodies that fight do: "the Ridge Liberation FRONT"."""
    nouns, words = load_nouns(), name.casefold().split()
    return (
        len(words) > 1 and words[-1] in nouns.fighting_bodies | nouns.units and nouns.of_nobodys_side.isdisjoint(words)
    )


def _side(line: Line, tree: Tree, noun: int) -> str:
    """Return the side that a noun right before names: "ARMY commanders", "REBEL officials"."""
    nouns = load_nouns()
    words = {line.words[j] for j in tree.dependants(noun, "compound", "amod")}
    if words & nouns.insurgent:
        return "insurgent"
    return "government" if words & nouns.government else ""


__all__ = ["is_warlike", "under_arms"]
