"""Who came to a place and was pushed out again in the same breath: "entered X on Sunday but WERE PUSHED BACK".

The verb of driving out names no place, since the one before has. Who was driven out has lost the place; who was driven
back left it, and nobody is said to have taken it, no more than where nobody drove out who had only entered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.control.driven_out import is_back
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs
from factbox.knowledge.function_words import load_function_words

_LEFT = "territory.withdraw"
_CAME = ("territory.enter", "territory.capture")
_OUT = frozenset({"out", "away", "off"})
_SHOWN = _OUT | {"back", "again", "them"}
"""Words behind the verb that are quoted with it."""

_THEM = frozenset({"them", "him"})
_THEY = frozenset({"they", "who", "it"})


def pushed_out_again(
    tree: Tree, found: Sequence[Happening], taken: Set[int], party_at: Callable[[int], ActorPhrase | None]
) -> Iterator[Happening]:
    """Yield how those who came lost the place again, who were driven out, and that they left who were driven back.

    Args:
        tree: the sentence.
        found: what it tells, by other words.
        taken: the tokens of these.
        party_at: returns the party that a noun is, if it fights.
    """
    for came in found:
        place, verb = came.place, came.first
        entered = came.type.startswith(_CAME) and tree.tag(verb) == "VERB" and not tree.passive(verb)
        if not entered or came.actor is None or place is None or place.mentions[0].hint == UNNAMED:
            continue
        if tree.words[verb - 1 : verb] == ("to",) or tree.negated(verb):
            continue  # who tried to enter has been nowhere
        if any(
            tree.words[j] in load_function_words().modals or tree.words[j].endswith("ly") for j in tree.children[verb]
        ):
            continue  # as sure as that is this
        out = next((i for i in _joined(tree, verb) if i not in taken and _drives_out(tree, i, came.type)), None)
        if out is not None:
            driver = next(filter(None, map(party_at, _drivers(tree, out))), None)
            back = is_back(tree, out) or (driver is None and came.type == _CAME[0])
            kind = _LEFT if back else "territory.capture"
            trigger = Trigger(generic_predicate(kind, "verb", tree.lemma(out)), tree.words[out : out + 1], "past")
            end = max((out, *(j for j in tree.children[out] if tree.words[j] in _SHOWN))) + 1
            at, own = replace(place, first=out, last=out + 1), (out, max(tree.subtree(out)[1], end))
            bounds = came.bounds()[0], min(max(end, out + 1), out + 4)
            actor, loser = (came.actor, None) if back else (driver, came.actor)
            yield Happening(trigger, out, out + 1, actor, loser, at, clause=bounds, elided=own)


def _joined(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the verbs behind one that are joined to it, or say until when it was so: "BEFORE troops drove them out"."""
    for i in tree.dependants(verb, "conj", "advcl", "parataxis"):
        opens = tree.is_a(i, "conj", "parataxis") or any(tree.words[j] in _UNTIL for j in tree.dependants(i, "mark"))
        if i > verb and opens and tree.tag(i) == "VERB":
            yield i


_UNTIL = frozenset({"before", "until"})


def _drivers(tree: Tree, i: int) -> tuple[int, ...]:
    """Return who drives somebody out, by the tree."""
    return tree.agents(i) if tree.passive(i) else tree.dependants(i, "nsubj")


def _drives_out(tree: Tree, i: int, came: str) -> bool:
    """Say whether a verb tells that those told of before were driven out, or, who only came in, back."""
    if tree.lemma(i) not in light_verbs()["drive out"]:
        return False
    moved = {tree.words[j] for j in tree.dependants(i, "advmod", "compound:prt", "obl")}
    back = is_back(tree, i) and came == "territory.enter"
    if _OUT.isdisjoint(moved) and not back and tree.lemma(i) not in light_verbs()["expel"]:
        return False
    if tree.negated(i) or not load_function_words().modals.isdisjoint(tree.words[j] for j in tree.dependants(i, "aux")):
        return False
    if tree.passive(i):
        return all(tree.words[j] in _THEY for j in tree.dependants(i, "nsubj"))
    own = tree.dependants(i, "nsubj")
    return bool(own) and any(tree.words[j] in _THEM for j in tree.dependants(i, "obj"))


__all__ = ["pushed_out_again"]
