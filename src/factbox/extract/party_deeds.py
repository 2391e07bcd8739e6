"""Parties that only their deeds show: names of no table that take, hold and besiege places in a report.

A new group has often a name like a place's or a person's, and no word beside it that says what it is: "Bayraq has
surrounded the city". One such sentence may be misread; so a name must be shown twice, by what it does, by who
surrenders to it, or by a noun that calls it a group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from factbox.extract.line import Line
from factbox.extract.tree import Tree
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Trigger

_DEEDS = ("territory.capture", "territory.held", "territory.siege", "territory.contested", "territory.handover")
"""What shows who does it as a party; towns and their people too are entered, left and shelled."""

_YIELD = frozenset({"surrender", "fall", "defect"})
"""Verbs of which who stands behind "to" is a party."""

SURE = 0.8
"""The core's own probability from which a deed counts; two of them are asked, so that one slip makes no party."""

SHOWN = 2
"""How often a name must be shown as a party."""

LARGE = 50_000
"""Inhabitants from which a town's name is that town's, whatever it is said to do: "Damascus has retaken the road"."""


def parties_by_deeds(
    lines: Iterable[Line],
    triggers_of: Callable[[Line], Sequence[Trigger]],
    gazetteer: Gazetteer,
    common: Collection[str],
) -> frozenset[str]:
    """Return the names, in lower case, that a report shows as parties by what they do.

    Args:
        lines: its sentences, in order.
        triggers_of: gives what the core takes for words that tell an event in one.
        gazetteer: the places that are known: a country, a province or a large town is no group.
        common: words, in lower case, that the report also writes small, and so nobody's names.
    """
    shown: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        tree = Tree(line.sentence)
        if not tree.parsed or line.title_case:
            continue
        for first, last in _names(line, tree):
            name = line.slice(first, last).casefold()
            shown[name] += sum(_signs(line, tree, first, last, triggers_of(line))) if name not in common else 0
    return frozenset(name for name, times in shown.items() if times >= SHOWN and _may_be_a_group(name, gazetteer))


def _names(line: Line, tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns of a sentence."""
    first = 0
    while first < len(line):
        last = first
        while last < len(line) and tree.tag(last) == "PROPN" and line.capital(last):
            last += 1
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _signs(line: Line, tree: Tree, first: int, last: int, triggers: Sequence[Trigger]) -> Iterator[int]:
    """Yield 1 for each sign in a sentence that a name is a party's."""
    top = next((i for i in range(first, last) if not first <= tree.head(i) < last), first)
    verb = tree.head(top)
    if tree.is_a(top, "nsubj") and not tree.is_a(top, "nsubj:pass"):
        also = (i for i in tree.conjuncts(verb) if tree.subject(i) in (None, top))
        yield from (int(_is_deed(line, tree, i, triggers)) for i in (verb, *also))
    if tree.is_a(top, "obl") and tree.case(top) == "to" and verb >= 0 and tree.lemma(verb) in _YIELD:
        yield 1
    group = load_nouns().groups
    called = tree.is_a(top, "compound") and verb == last and line.words[last] in group
    yield int(called or any(line.words[i] in group for i in tree.dependants(top, "appos")))


def _is_deed(line: Line, tree: Tree, verb: int, triggers: Sequence[Trigger]) -> bool:
    """Say whether a verb with an object tells of places taken, held or besieged, by the core or by the tables."""
    taken = tree.dependants(verb, "obj")
    if tree.tag(verb) != "VERB" or not taken:
        return False
    at = line.sentence.tokens[verb].span.start
    if any(t.span.start == at and t.type in _DEEDS and t.score >= SURE for t in triggers):
        return True
    of_places = any(tree.tag(i) == "PROPN" or line.words[i] in load_place_words().nouns for i in taken)
    rows = triggers_by_word().get(line.words[verb], ())
    return of_places and any(row.predicate.type in _DEEDS and not row.predicate.objects for row in rows)


def _may_be_a_group(name: str, gazetteer: Gazetteer) -> bool:
    if known_actor(name) is not None or gazetteer.country_of_demonym(name) is not None:
        return False
    meant = gazetteer.candidates(name)
    return not any(e.place.kind in ("country", "province", "region") or e.population >= LARGE for e in meant)
