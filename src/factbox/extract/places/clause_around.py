"""Where the clause around a happening says that it was, where its own clause does not.

A participle goes on from the verb before it ("struck the port of X, KILLING four"), a second verb from the first, and
"when" says in what it happened ("nine drowned WHEN the dam at X broke"). What stands nearest misleads there: "swept
through X, the chief town of the division of Y, killing four" is of X.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.places.sites import town_inside
from factbox.extract.places.whereabouts import has_name
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import is_listed
from factbox.records import Mention

_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "on", "through", "into", "onto", "over", "across"}
)
"""Prepositions by which the clause around says where."""

_WHEN = frozenset({"when", "as", "after", "where"})
_ONWARD = ("advcl", "xcomp")
"""Relations of a participle to the verb that it goes on from; a verb joined to another goes on from that."""

_LONGEST = 4
"""Verbs that are climbed at most."""


def ground_around(found: Findings, happening: Happening, fits: Callable[[Mention], bool]) -> Mention | None:
    """Return the place that the clause around a happening names as its object or by a preposition of place; else None.

    Args:
        found: the sentence.
        happening: what happened, whose own clause names no place.
        fits: whether something can have happened at what a mention names.
    """
    tree = found.tree
    if not tree.parsed:
        return None
    at = tree.top(happening.first, happening.last)
    for verb in _clauses(tree, at):
        for noun in _arguments(tree, verb):
            place = _named_in(found, noun)
            if place is not None and is_left_behind(found, place, happening):
                continue
            if place is not None and (mention := _inside(found, place)) is not None and fits(mention):
                return mention
    return None


def is_left_behind(found: Findings, place: PlacePhrase, happening: Happening) -> bool:
    """Say whether a post is only what somebody left, and what is told beside it befell others: "and shops were looted".

    What happened when soldiers left a town happened in that town.
    """
    tree, at = found.tree, tree_top(found, happening)
    if place.mentions[0].hint != "facility" or not tree.parsed or tree.tag(at) != "VERB":
        return False
    top = tree.top(place.first, place.last)
    verb = tree.head(top) if tree.is_a(top, "obj", "obl") else -1
    leaves = verb >= 0 and is_listed(tree.words[verb], "territory.withdraw")
    own = tree.dependants(at, "nsubj", "nsubj:pass")
    return verb != at and bool(own) and leaves


def tree_top(found: Findings, happening: Happening) -> int:
    """Return the token that heads what tells a happening."""
    return found.tree.top(happening.first, happening.last) if found.tree.parsed else happening.first


def _clauses(tree: Tree, at: int) -> Iterator[int]:
    """Yield the verbs of the clauses that may say where: of "when", then what a participle goes on from."""
    for clause in tree.dependants(at, "advcl"):
        if any(tree.words[j] in _WHEN for j in tree.dependants(clause, "mark", "advmod")) and clause > at:
            yield clause
    for _ in range(_LONGEST):
        participle = tree.words[at].endswith("ing") and not tree.dependants(at, "nsubj", "aux")
        if not (tree.tag(at) == "VERB" and (tree.is_a(at, "conj") or (participle and tree.is_a(at, *_ONWARD)))):
            return
        at = tree.head(at)
        if tree.tag(at) != "VERB":
            return
        yield at


def _arguments(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the nouns that can say where in a clause: behind a preposition of place, then its object."""
    yield from (noun for case, noun in tree.obliques(verb) if case in _WHERE)
    yield from tree.dependants(verb, "obj", "nsubj:pass")


def _named_in(found: Findings, noun: int) -> PlacePhrase | None:
    """Return the first place that a noun's phrase names, no apposition of it."""
    first, last = found.tree.phrase(noun)
    named = (p for p in found.places if first <= p.first and p.first < last and not p.again)
    return next(named, None)


def _inside(found: Findings, place: PlacePhrase) -> Mention | None:
    """Return the one place of a phrase; of a spot without a name ("the gate of X prison") what it is part of."""
    if len(place.mentions) != 1:
        return None
    one = place.mentions[0]
    if one.hint == "facility" and not has_name(one.text):
        return town_inside(found, place)
    return one


__all__ = ["ground_around", "is_left_behind"]
