"""Parties that only their deeds show: names of no table that take, hold and besiege places in a report.

A new group has often a name like a place's or a person's, and no word beside it that says what it is: "Bayraq has
surrounded the city". It is shown by what it does, by who surrenders to it or is under its control, and by a noun that
calls it a group: once is enough for a name of no place and no outlet, else twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from factbox.extract.actors.whole_names import has_arabic_article, is_arabic_article, joined_name
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Trigger

_DEEDS = ("territory.capture", "territory.held", "territory.siege", "territory.contested", "territory.handover")
"""What shows who does it as a party; towns and their people too are entered, left and shelled."""

_YIELD = frozenset({"surrender", "fall", "defect"})
"""Verbs of which who stands behind "to" is a party."""

SURE = 0.8
"""The core's own probability from which a deed counts."""

SHOWN = 2
"""How often a name must be shown as a party that a place or an outlet may have as well."""

_GRIP = (("under", "control"), ("under", "rule"), ("in", "hand"), ("into", "hand"))
"""Preposition and noun of which who stands behind "of" is a party; "in control OF X" tells what is held."""

_WHERE = frozenset({"in", "at", "near", "outside", "around", "inside"})
"""Prepositions of places."""

LARGE = 50_000
"""Inhabitants from which a town's name is that town's, whatever it is said to do: "Damascus has retaken the road"."""


def parties_by_deeds(
    lines: Iterable[tuple[Line, Tree]],
    triggers_of: Callable[[Line], Sequence[Trigger]],
    gazetteer: Gazetteer,
    common: Collection[str],
    places: Collection[str],
) -> frozenset[str]:
    """Return the names, in lower case, that a report shows as parties by what they do.

    Args:
        lines: its sentences with their trees, in order.
        triggers_of: gives what the core takes for words that tell an event in one.
        gazetteer: the places that are known: a country, a province or a large town is no group.
        common: words, in lower case, that the report also writes small, and so nobody's names.
        places: names, in lower case, that the core takes for places'.
    """
    shown: defaultdict[str, int] = defaultdict(int)
    called: defaultdict[str, int] = defaultdict(int)
    no_parties: set[str] = set()
    for line, tree in lines:
        no_parties |= _storms(line)
        if not tree.parsed or line.title_case:
            continue
        for first, last in _names(line, tree):
            name = line.slice(first, last).casefold()
            if _is_told_as_place(line, tree, tree.top(first, last)):
                no_parties.add(name)
            elif name not in common:
                shown[name] += _deeds(line, tree, first, last, triggers_of(line))
                called[name] += _is_called_a_group(line, tree, first, last)

    def is_party(name: str) -> bool:
        known = gazetteer.knows(name) or find_outlet(name) is not None
        known = known or (name in places and not has_arabic_article(name))
        times = shown[name] + called[name] if shown[name] else 0
        return times >= (SHOWN if known else 1) and name not in no_parties and _may_be_a_group(name, gazetteer)

    return frozenset(filter(is_party, shown))


def _is_told_as_place(line: Line, tree: Tree, top: int) -> bool:
    """Say whether a name is where something happened, or what a town is called: "the town of X", "in X"."""
    case, over = tree.case(top), tree.head(top)
    return case in _WHERE or (case == "of" and over >= 0 and line.words[over] in load_place_words().named)


def _storms(line: Line) -> set[str]:
    """Return the names, in lower case, that a storm has in a sentence: "Storm Orla took the pier"."""
    behind = (i + 1 for i, word in enumerate(line.words[:-1]) if word in load_nouns().weather)
    return {line.words[i] for i in behind if line.name_like(i)}


def _names(line: Line, tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns of a sentence, hyphens and Arabic articles within."""

    def joins(i: int) -> bool:
        return line.words[i : i + 1] == ("-",) and is_name(i + 1)

    def is_name(i: int) -> bool:
        proper = i < len(line.words) and tree.tag(i) == "PROPN" and line.words[i] not in load_function_words().calendar
        return proper and line.capital(i)

    first = 0
    while first < len(line.words):
        last = first
        while is_name(last) or (last > first and (joins(last) or is_arabic_article(line, last))):
            last += 1
        if last > first:
            first, last = joined_name(line, first, last)
            yield first, last
        first = max(last, first + 1)


def _deeds(line: Line, tree: Tree, first: int, last: int, triggers: Sequence[Trigger]) -> int:
    """Return how often a sentence shows a name as a party's by deeds, or by who is in its hands."""
    top = tree.top(first, last)
    if not tree.is_a(top, "nsubj") or tree.is_a(top, "nsubj:pass"):
        return int(_has_grip(line, tree, top, last))
    verb = tree.head(top)
    also = (i for i in tree.conjuncts(verb)[1:] if tree.subject(i) in (None, top))
    return sum(_is_deed(line, tree, i, triggers) for i in (verb, *also))


def _is_called_a_group(line: Line, tree: Tree, first: int, last: int) -> bool:
    """Say whether a noun beside a name calls it one: "the Dawn COALITION", "the Dawn, a rebel MOVEMENT"."""
    group, top = load_nouns().groups, tree.top(first, last)
    led = tree.is_a(top, "compound") and tree.head(top) == last and line.words[last] in group
    return led or any(line.words[i] in group for i in tree.dependants(top, "appos"))


def _has_grip(line: Line, tree: Tree, top: int, last: int) -> bool:
    """Say whether somebody surrenders to a name, or something is in its hands, held by it or under it."""
    case, over = tree.case(top), tree.head(top)
    if case == "under":
        return last < len(line) and line.words[last] in (".", ",", ";")
    if over < 0:
        return False
    if case == "to":
        return tree.lemma(over) in _YIELD
    if case == "by":
        rows = triggers_by_word().get(line.words[over], ())
        return tree.is_a(top, "obl:agent") and any(row.predicate.type in _DEEDS for row in rows)
    return case == "of" and (tree.case(over), tree.lemma(over)) in _GRIP


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
