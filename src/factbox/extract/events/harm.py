"""Harm to people, told no stronger and no more often than the text does.

Bodies that are found tell of dead and not of who killed them; "shot and killed a judge" is one killing; whoever visits
wounded soldiers tells of no new wounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbox.extract.events.acts import as_type
from factbox.extract.events.happenings import Happening
from factbox.extract.quantities.fates import REMAINS
from factbox.extract.quantities.tolls import HARM
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.fates import load_fates

_CALLED_ON = frozenset({"visit", "meet", "comfort", "console", "treat", "tend", "salute", "thank", "greet", "decorate",
                        "evacuate", "fly", "carry", "transport", "receive", "help", "nurse"})  # fmt: skip
"""Verbs of what is done to people who were hurt before."""


_MAY_WOUND = frozenset({"shoot", "stab", "beat", "attack", "knife"})
_WOUNDS = frozenset({"wound", "injure", "hurt", "maim"})


def told_soberly(tree: Tree, found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield the happenings, those of harm as what they are and each once."""
    harm = [h for h in found if h.type in HARM]
    for happening in found:
        if happening.type not in HARM:
            yield happening
        elif not (
            _already_hurt(tree, happening)
            or _of_ground(tree, happening)
            or any(_same(tree, happening, other) for other in harm)
        ):
            yield _of_the_dead(tree, happening)


def _of_the_dead(tree: Tree, found: Happening) -> Happening:
    """Return the finding of bodies as casualties ("the BODIES of seven men were found"), and lost tanks as things."""
    lost = tree.objects(found.first) if tree.lemma(found.first) == "lose" else ()
    if any(tree.lemma(i) in load_fates().arms for i in lost):
        return as_type(tree, found, "quantity.other")
    if found.type == "killing.assassination" and found.alone and _several(found) and not _chosen(tree, found.first):
        found = as_type(tree, found, "killing.civilians")
    remains = found.type == "killing.civilians" and tree.lemma(found.first) in REMAINS
    killing = found.type.startswith("killing.")
    return as_type(tree, found, "casualties") if remains or (killing and _only_wounds(tree, found.first)) else found


def _several(found: Happening) -> bool:
    """Say whether more than one came to harm, by number."""
    return found.quantity is not None and (found.quantity.low or 0) > 1


def _chosen(tree: Tree, at: int) -> bool:
    """Say whether a word by itself says that those killed were chosen: "ASSASSINATED two judges"; others do not."""
    return tree.lemma(at).startswith("assassinat")


def _only_wounds(tree: Tree, verb: int) -> bool:
    """Say whether whoever was shot or stabbed lived: "SHOT AND WOUNDED a reporter", "was shot IN THE LEG"."""
    if tree.lemma(verb) not in _MAY_WOUND or tree.words[verb + 1 : verb + 2] == ("dead",):
        return False
    joined = {tree.lemma(i) for i in tree.conjuncts(verb)}
    limbs = any(case in ("in", "through") and tree.lemma(j) in load_fates().limbs for case, j in tree.obliques(verb))
    return (limbs or not joined.isdisjoint(_WOUNDS)) and joined.isdisjoint({"kill", "die"})


def _already_hurt(tree: Tree, found: Happening) -> bool:
    """Say whether people are only called wounded to whom something else is done: "visited WOUNDED soldiers"."""
    i, noun = found.first, tree.head(found.first)
    if found.quantity is not None or not tree.is_a(i, "amod") or noun < i:
        return False
    verb = tree.head(noun)
    done_to = tree.is_a(noun, "obj", "nsubj:pass") and verb >= 0
    return done_to and tree.lemma(verb) in _CALLED_ON


def _of_ground(tree: Tree, found: Happening) -> bool:
    """Say whether no people are lost: "the rebels deny LOSS", where nothing says of what, "LOST contact with them"."""
    i = found.first
    alone = found.alone and found.quantity is None and tree.words[i] == "loss"
    if found.alone and tree.lemma(i) == "lose" and found.quantity is None:
        return any((tree.lemma(j),) in load_cues()["lost_otherwise"] for j in tree.objects(i))
    return alone and not tree.obliques(i) and not tree.dependants(i, "compound", "amod")


def _same(tree: Tree, found: Happening, other: Happening) -> bool:
    """Say whether a verb without a number is joined to one that tells the same: "SHOT and killed a judge".

    Of two without a number the latter, which has the object, tells it.
    """
    i, j = found.first, other.first
    if found is other or found.quantity is not None or (other.quantity is None and j < i):
        return False
    verbs = tree.tag(i) == tree.tag(j) == "VERB"
    joined = (tree.is_a(i, "conj") and tree.head(i) == j) or (tree.is_a(j, "conj") and tree.head(j) == i)
    joint, *how = tree.words[min(i, j) + 1 : max(i, j)] or ("",)
    return verbs and joined and joint in ("and", "or") and all(word.endswith("ly") for word in how)
