"""What "it" stands for where it is taken, lost, held or stormed: "the army left X and the rebels took IT".

It is the place that the sentence told of last, or else the sentence before; where something else may be meant ("the
plane crashed near X and rebels captured it") it stays open.
"""

from __future__ import annotations

from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Predicate, triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention

IT = "it"
"""The hint of "it" where it stands for a place."""

_PARTICLES = frozenset({"upon", "up", "into", "off", "out", "apart", "down", "all", "that"})
"""Words after "it" that make it stand for no place: "took it upon themselves", "took it out of"."""

_PARTS = ("nsubj", "obj", "iobj", "root", "appos", "conj", "parataxis")
"""How a place stands that its clause is about."""

_LOCATING = ("obl", "nmod", "nmod:poss")
_OF_PLACES = ("territory.", "battle.", "strike.")


def is_it(phrase: PlacePhrase) -> bool:
    """Say whether a phrase is the pronoun."""
    return phrase.mentions[0].hint == IT


def it_as_place(line: Line, predicate: Predicate, first: int, last: int, *, passive: bool) -> PlacePhrase | None:
    """Return "it" where a verb has it for the place that is taken, held or left: "retook IT", "IT was overrun".

    Args:
        line: the sentence.
        predicate: what the verb tells.
        first: where the verb begins, with its auxiliaries.
        last: where it ends, with the words that belong to it.
        passive: whether it is passive.
    """
    wheres = predicate.where("place")
    if not predicate.type.startswith("territory.") or predicate.then[-1:] == ("of",):
        return None
    fits = "object" in wheres or wheres == ("subject",)
    at = first - 1 if passive or wheres == ("subject",) else last
    if not fits or at < 0 or not line.at(at, (IT,)) or (at == last and not _ends_with_it(line, at + 1)):
        return None
    mention = Mention(line.span(at, at + 1), line.slice(at, at + 1), "place", IT)
    return PlacePhrase(at, at + 1, (mention,), again=True)


def _ends_with_it(line: Line, at: int) -> bool:
    """Say whether a clause is over after "it", or goes on with when and how: not "took it hostage"."""
    if at >= len(line):
        return True
    word = line.words[at]
    manner = word.endswith("ly") and word not in load_function_words().adverbs
    return not (line.open_class(at) or word in _PARTICLES or manner)


def place_meant(found: Findings, at: int) -> PlacePhrase | None:
    """Return the place phrase of a sentence that "it", at token ``at``, takes up.

    Args:
        found: the sentence.
        at: where the pronoun stands.
    """
    before = [place for place in found.places if place.last <= at and _is_told_of(found, place)]
    if not before or something_else_before(found, before[-1].last, at):
        return None
    fought = _object_before(found, at)
    if fought is not None and fought < before[-1].first:  # "attacked THE POST of X on the Y road and took it"
        own = next((place for place in before if place.first <= fought < place.last), None)
        if own is None and found.tree.words[fought] in _sites():
            return None
        return (_built_there(found, own) or own) if own is not None else before[-1]
    return _built_there(found, before[-1]) or before[-1]


def _object_before(found: Findings, at: int) -> int | None:
    """Return the object of the verb that the verb of "it" is joined to: "stormed THE FORT and took it"."""
    tree = found.tree
    verb = next((j for j in tree.governors(at) if tree.tag(j) == "VERB"), -1) if tree.parsed else -1
    while verb >= 0 and tree.is_a(verb, "conj"):
        verb = tree.head(verb)
        if (taken := next(iter(tree.dependants(verb, "obj")), None)) is not None:
            return taken if taken < at else None
    return None


def _sites() -> frozenset[str]:
    words = load_place_words()
    return words.nouns | words.spots | words.posts


def _built_there(found: Findings, place: PlacePhrase) -> PlacePhrase | None:
    """Return the building that a place only says the site of: "attacked THE FORT near X and took it"."""
    ends = {i + 1 for i in range(place.first) if found.tree.words[i : place.first] in _SITED}
    return next((one for one in found.places if one.last + 1 in ends and one.mentions[0].hint == "facility"), None)


_SITED = tuple((word,) for word in ("at", "in", "near", "of", "outside", "inside", "above", "below", "by"))
"""What stands between a building and the place where it is."""


def stands_before_its_clause(found: Findings, at: int) -> tuple[bool, PlacePhrase | None]:
    """Say whether "it" stands in a clause before the one that names it, and return the place that one is about.

    "Days before IT fell, X had been shelled"; of "before IT fell, the minister was in X" it is none.
    """
    tree = found.tree
    for verb in tree.governors(at):
        if tree.is_a(verb, "advcl", "acl") and tree.head(verb) > verb:
            subject = next(iter(tree.dependants(tree.head(verb), "nsubj")), -1)
            return True, next((p for p in found.places if p.first <= subject < p.last), None)
    return False, None


def something_else_before(found: Findings, first: int, at: int) -> bool:
    """Say whether "it" may stand for a thing that is told of in tokens ``[first, at)``, and is no place and nobody."""
    return any(_is_thing(found, i) for i in range(first, at))


def _is_told_of(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a clause is about a place, which does not merely lie there ("a convoy near X")."""
    tree = found.tree
    head = tree.top(place.first, place.last)
    if tree.is_a(head, *_PARTS):
        return True
    governor = tree.head(head)
    around = () if governor < 0 else (governor, *tree.dependants(governor, "nsubj"))
    told = (t for i in around for t in triggers_by_word().get(tree.words[i], ()))
    return tree.is_a(head, *_LOCATING) and any(t.predicate.type.startswith(_OF_PLACES) for t in told)


def _is_thing(found: Findings, i: int) -> bool:
    tree, word = found.tree, found.tree.words[i]
    if tree.tag(i) not in ("NOUN", "PROPN") or not tree.is_a(i, "nsubj", "obj") or word.endswith("s"):
        return False
    named = any(actor.first <= i < actor.last for actor in found.actors)
    named = named or any(place.first <= i < place.last for place in found.places)
    said = any(a.speaker is not None and a.speaker.span.overlaps(found.line.span(i, i + 1)) for a in found.attributions)
    people = load_nouns().armed | load_nouns().under_arms | {noun for noun, _ in load_nouns().speakers}
    return not (named or said or i in found.persons or word in people or word in triggers_by_word())
