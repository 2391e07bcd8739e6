"""Who and where a word does not tell of, though the English core may fill its roles with them.

Who owns up to a deed stands before the verb by which he does, and is told as its doer by what is read of that
(:mod:`factbox.extract.events.responsibility`); who wants something done has not done it. Who says something is not
where it happened, and neither is who was killed.
"""

from __future__ import annotations

from functools import cache

from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.responsibility import load_responsibility


def said_by_another(tree: Tree, i: int) -> int | None:
    """Return the verb whose subject owns up to what a word tells, calls it so or wants it, and has not done it."""
    return _owned_by(tree, i) if tree.tag(i) in ("NOUN", "PROPN") else _meant_by(tree, i)


def _meant_by(tree: Tree, participle: int) -> int | None:
    """Return the verb by which somebody wants what a passive tells, or counts as it: "WANT prisoners released"."""
    if tree.tag(participle) != "VERB" or tree.agents(participle) or not tree.passive(participle):
        return None
    above = next((i for i in tree.governors(participle) if tree.tag(i) == "VERB" and not tree.passive(i)), None)
    verbs = {verb for verb, *_ in (*load_cues()["wanting"], *load_cues()["deeming"])}
    return above if above is not None and above < participle and tree.lemma(above) in verbs else None


def _owned_by(tree: Tree, noun: int) -> int | None:
    """Return the verb by which somebody owns up to what a noun tells: "CLAIMED responsibility for the attack"."""
    words = load_responsibility()
    verb = next((i for i in tree.governors(noun) if tree.tag(i) == "VERB"), None)
    if verb is None or tree.lemma(verb) not in words.owning:
        return None
    return verb if any(tree.words[j] in words.nouns for j in tree.objects(verb)) else None


def speaks(tree: Tree, first: int, last: int) -> bool:
    """Say whether the tokens ``[first, last)`` are the subject of a verb of saying: "20 hurt, THE HOSPITAL said".

    Or where the officials or the people are who are: "officials in ALDER reported 12 dead".
    """
    top = tree.top(first, last)
    above = tree.head(top)
    if above >= 0 and tree.is_a(top, "nmod") and tree.lemma(above) in _sitting():
        return tree.is_a(above, "nsubj") and tree.words[tree.head(above)] in saying_verbs()
    subject = top if tree.is_a(top, "nsubj") else above if tree.is_a(top, "det") else -1
    verb = tree.head(subject) if subject >= 0 and tree.is_a(subject, "nsubj") else -1
    if verb < 0 or tree.passive(verb) or tree.words[verb] not in saying_verbs():
        return False
    behind = tree.words[max(tree.phrase(subject)[0] - 1, 0)] == ","
    return behind or bool(tree.dependants(verb, "ccomp"))  # "the hospital ADMITTED 20 wounded" says nothing


_BEFALLING = ("killing.", "casualties", "detention.")
"""Types of what befalls people, and no place."""


def befalls(tree: Tree, kind: str, verb: int, first: int, last: int) -> bool:
    """Say whether a verb tells of the tokens ``[first, last)`` that they were killed or held: "ROE was killed"."""
    if not kind.startswith(_BEFALLING) or tree.tag(verb) != "VERB":
        return False
    dies = () if tree.passive(verb) or tree.objects(verb) else tree.dependants(verb, "nsubj")
    return tree.top(first, last) in (*dies, *tree.dependants(verb, "nsubj:pass"), *tree.dependants(verb, "obj"))


@cache
def _sitting() -> frozenset[str]:
    """Return the nouns for those who speak from where they have their desk, and not from where it happened."""
    return frozenset(noun for noun, kind in load_nouns().speakers if kind in ("official", "anonymous"))


__all__ = ["befalls", "said_by_another", "speaks"]
