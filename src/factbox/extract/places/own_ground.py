"""Where the clause of a happening itself says that it was, by the tree, however deep the words stand below it.

Positions lead astray where two places are near: "police opened fire in X, wounding nine in the suburbs of Y" is of Y,
and in "talks between the army and the Front in X" the parser hangs X on the Front. What stands in a clause of its own
("talks with a man who was born in X") is that clause's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import place_holding
from factbox.extract.places.sites import town_inside
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import triggers_by_word
from factbox.records import Mention

MEETINGS = ("diplomacy.talks", "diplomacy.agreement")
"""Types of what people do face to face: those who meet and what they meet for are as good a place for saying where."""

_AT = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
"""Prepositions by which a clause says where."""

_WITHIN = ("obl", "nmod", "obj", "conj", "compound", "appos")
"""Relations by which the words of one clause hang together."""

_ARGUMENTS = ("nsubj", "obj", "obl")
"""Relations of a noun to the verb of its clause."""

_GATHERINGS = frozenset({"gather", "meet", "assemble", "convene"})
"""Verbs of those who speak where they are: "ministers MEETING in X called for peace"."""


_FOR_WHICH = ("obj", "obl", "nmod", "xcomp", "advcl", "acl", "ccomp")
"""Relations by which a noun hangs on what somebody goes somewhere for: "in a BID to PERSUADE them to talk"."""

_GOING = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head"})
_TAKINGS = ("territory.capture", "territory.enter")


def own_ground(found: Findings, happening: Happening, is_local: Callable[[Mention], bool]) -> tuple[Mention, ...]:
    """Return the one town or district that the clause of a happening names by a preposition of place; else none.

    Args:
        found: the sentence.
        happening: what happened, whose own words name no place.
        is_local: whether a mention names a place that is no country and no building.
    """
    if not found.tree.parsed:
        return ()
    tree = found.tree
    at = tree.top(happening.first, happening.last)
    meets = happening.type.startswith(MEETINGS)
    roots = (at, *(tree.dependants(at, "nsubj") if meets else ()))
    here = _one_of(found, (noun for root in roots for noun in _below_clause(tree, root)), is_local)
    there = _travelled_to(tree, at) if meets and happening.nominal else _entered_before(tree, at)
    return here or _one_of(found, there, is_local)


def _travelled_to(tree: Tree, at: int) -> Iterator[int]:
    """Yield where somebody went for what a noun names: "TRAVELLED TO X to revive the peace talks"."""
    verb = at
    while tree.is_a(verb, *_FOR_WHICH) and not tree.dependants(verb, "nsubj", "nsubj:pass"):
        verb = tree.head(verb)
    if verb != at and tree.lemma(verb) in _GOING:
        yield from (noun for case, noun in tree.obliques(verb) if case in ("to", "in") and noun < at)


def _entered_before(tree: Tree, at: int) -> Iterator[int]:
    """Yield what those who did something had taken or entered before: "looted shops AFTER ENTERING X"."""
    verb = at if tree.tag(at) == "VERB" else tree.head(at)
    if verb < 0 or not (verb == at or tree.is_a(at, "obj")):
        return
    for clause in tree.dependants(verb, "advcl"):
        after = any(tree.words[j] in ("after", "on", "upon") for j in tree.dependants(clause, "mark", "case"))
        if after and tree.words[clause].endswith("ing") and _takes(tree.words[clause]):
            yield from tree.dependants(clause, "obj")


def _takes(word: str) -> bool:
    return any(t.predicate.type in _TAKINGS for t in triggers_by_word().get(word, ()))


def gathered_at(found: Findings, happening: Happening, is_local: Callable[[Mention], bool]) -> tuple[Mention, ...]:
    """Return where those are said to have met who make a statement: X of "leaders gathered in X called for peace"."""
    tree = found.tree
    speaker = tree.subject(happening.first) if tree.parsed else None
    if speaker is None:
        return ()
    those = (speaker, *tree.dependants(speaker, "nmod"))
    met = (verb for noun in those for verb in tree.dependants(noun, "acl") if tree.lemma(verb) in _GATHERINGS)
    return _one_of(
        found, (noun for verb in met for noun in _led(tree, verb)), lambda m: is_local(m) or _is_of_nation(m)
    )


def _is_of_nation(mention: Mention) -> bool:
    """Say whether words name a capital by its nation: "the Qatari CAPITAL"."""
    words = mention.text.split()
    return words[-1] == "capital" and any(word[0].isupper() for word in words[1:-1])


def _one_of(found: Findings, nouns: Iterable[int], is_local: Callable[[Mention], bool]) -> tuple[Mention, ...]:
    places = [p for noun in nouns if (p := place_holding(found.places, noun)) is not None and not p.again]
    towns = [town_inside(found, p) or p.mentions[0] for p in places]
    named = {town.text.casefold(): town for town in towns}
    several = any(len(p.mentions) > 1 for p in places)
    return tuple(filter(is_local, named.values())) if len(named) == 1 and not several else ()


def _below_clause(tree: Tree, at: int) -> Iterator[int]:
    """Yield the nouns that say where in the clause of a word: below it, and beside it below its verb."""
    yield from _led(tree, at)
    if tree.tag(at) != "VERB" and tree.is_a(at, *_ARGUMENTS) and (verb := tree.head(at)) >= 0:
        for case, noun in tree.obliques(verb):
            if case in _AT and noun > verb:
                yield noun
                yield from _led(tree, noun, there=True)


def _led(tree: Tree, at: int, *, there: bool = False) -> Iterator[int]:
    """Yield the nouns below a word that a preposition of place leads to, and what these are "of"."""
    for noun in tree.dependants(at, *_WITHIN):
        if tree.tag(noun) == "VERB" or tree.is_a(noun, "nmod:poss") or tree.dependants(noun, "cop"):
            continue
        case = tree.case(noun)
        here = case in _AT or (there and case in ("", "of"))
        if here:
            yield noun
        yield from _led(tree, noun, there=here)
