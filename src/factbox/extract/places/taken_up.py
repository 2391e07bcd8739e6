"""Places that the finder of names has not, or has otherwise, where something is told of who holds them.

"Recaptured it", "entered X and left", "control most of the country", "cut the road to X".

A pronoun is read as a place only where its verb is said of places alone, or nearly so; what it stands for
:mod:`factbox.extract.reference.references` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.reference.pronouns import IT
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Extent, Mention

_OF_PLACES = frozenset(
    {
        "capture", "recapture", "retake", "overrun", "occupy", "reoccupy", "liberate", "conquer", "reconquer",
        "reclaim", "hold", "control", "abandon", "besiege", "surround", "encircle", "blockade", "storm", "defend",
    }
)  # fmt: skip
"""Verbs whose "it" is a place, in a report of somebody armed."""

_ALSO_OF_PLACES = frozenset({"take", "seize", "enter", "attack", "shell", "leave", "lose"})
"""Verbs whose "it" is a place right behind another that has one as its object."""

_WITH_MORE = {
    "take": ("back", "over"),
    "win": ("back",),
    "lose": ("to",),
    "cede": ("to",),
    "surrender": ("to",),
    "hand": ("over", "to", "back"),
    "yield": ("to",),
}
"""Verbs of which it is one where a word follows: "took it back", "lost it to the army"."""

_LED = ("control of", "command of", "hands of")
_COUNTRY = ("the", "country")
_LEAVES = frozenset({"leave", "withdraw", "retreat", "depart"})
_RETURNS = frozenset({"return", "re-enter", "reenter"})
_COMES = frozenset({"come", "go", "move", "march", "drive"})
_CAME = ("territory.enter", "territory.capture")
_WENT = "territory.withdraw"


def taken_up(line: Line, tree: Tree, places: Sequence[PlacePhrase]) -> Iterator[PlacePhrase]:
    """Yield what stands for places: pronouns, "most of the country", "the road to X"."""
    yield from filter(None, (_road(line, places, place) for place in places))
    for i, word in enumerate(line.words):
        if word == IT and _is_place(line, tree, places, i):
            yield PlacePhrase(i, i + 1, (Mention(line.span(i, i + 1), line.slice(i, i + 1), "place", IT),), again=True)
        if word == "its" and (edge := _edge(line, i)) is not None:
            yield edge
        if word == _COUNTRY[0] and line.at(i, _COUNTRY) and not any(place.first <= i < place.last for place in places):
            yield from _country(line, i)


def _edge(line: Line, i: int) -> PlacePhrase | None:
    """Return what lies around or in a place that "its" takes up: "closer to ITS OUTSKIRTS"."""
    part = line.words[i + 1] if i + 1 < len(line) else ""
    extent = load_place_words().edges.get(part)
    if extent is None or line.open_class(i + 2):
        return None
    mention = Mention(line.span(i, i + 2), line.slice(i, i + 2), "place", "city")
    return PlacePhrase(i, i + 2, (mention,), cast("Extent", extent), again=True)


def _country(line: Line, i: int) -> Iterator[PlacePhrase]:
    """Yield "the country", with how much of it is meant, unless it is only where something else is."""
    extent = next(((words, extent) for words, extent in _extents() if line.at(i - len(words), words)), ((), ""))
    first = i - len(extent[0])
    if (before := line.words[max(first - 1, 0)]) not in ("of", "over") and before in load_function_words().prepositions:
        return
    mention = Mention(line.span(i, i + 2), line.slice(i, i + 2), "place", UNNAMED)
    yield PlacePhrase(first, i + 2, (mention,), extent[1])


def _road(line: Line, places: Sequence[PlacePhrase], road: PlacePhrase) -> PlacePhrase | None:
    """Return a road with where it leads: what that is is neither cut nor taken with it; the road lies there."""
    words, at = load_place_words(), road.last
    led = next((pair for pair in words.way_ends if line.at(at, pair[0])), None)
    if led is None or line.words[at - 1] not in words.ways or len(road.mentions) != 1:
        return None
    first = next((p for p in places if p.first == at + len(led[0])), None)
    if first is None or first.mentions[0].hint == UNNAMED:
        return None
    behind = first.last + 1 if led[1] and line.at(first.last, (led[1],)) else -1
    second = next((p for p in places if p.first == behind), None)
    if led[1] == "and" and second is None and len(first.mentions) != 2:
        return None
    goal = second if second is not None else first
    within = "" if led[1] == "and" else goal.mentions[-1].text
    span = line.span(road.first, goal.last)
    score = goal.mentions[-1].score if within else road.mentions[0].score
    mention = Mention(span, line.slice(road.first, goal.last), "place", "facility", within, score=score)
    return PlacePhrase(road.first, goal.last, (mention,))


def _extents() -> Iterator[tuple[tuple[str, ...], Extent]]:
    for told in load_place_words().extents.values():
        yield from ((words, cast("Extent", extent)) for words, extent in told if "control" not in words)


def _is_place(line: Line, tree: Tree, places: Sequence[PlacePhrase], i: int) -> bool:
    verb = tree.head(i)
    if verb < 0:
        return False
    if any(line.at(i - 2, tuple(led.split())) for led in _LED):
        return True
    if tree.tag(verb) != "VERB" or not tree.is_a(i, "obj", "nsubj:pass"):
        return False
    lemma = tree.lemma(verb)
    follows = any(line.at(i + 1, (word,)) for word in _WITH_MORE.get(lemma, ()))
    return lemma in _OF_PLACES or (tree.is_a(i, "obj") and (follows or _joined_to_place(tree, places, verb)))


def _joined_to_place(tree: Tree, places: Sequence[PlacePhrase], verb: int) -> bool:
    """Say whether a verb of taking is joined to one whose object is a place: "could encircle X and TAKE it"."""
    first = tree.head(verb)
    story = tree.words[verb] != tree.lemma(verb) and tree.words[verb].endswith("s")  # "and takes it"
    joined = tree.is_a(verb, "conj") and first >= 0 and tree.lemma(verb) in _ALSO_OF_PLACES and not story
    return joined and any(place_holding(places, j) is not None for j in tree.objects(first))


def went_or_came_again(tree: Tree, found: Sequence[Happening]) -> list[Happening]:
    """Return happenings with who came to a place and left it, or left it and came back: "entered X and LEFT at night".

    So is what a clause of the place's own tells: "X, which they took on Monday and LOST on Friday". What the core alone
    has told by that word is told no more.
    """
    turns = [turn for first in found if first.place is not None for turn in _turns(tree, first, first.place)]
    told = {turn.first for turn in turns}
    return [one for one in found if not (one.alone and one.first in told)] + turns


def _turns(tree: Tree, first: Happening, place: PlacePhrase) -> Iterator[Happening]:
    """Yield what verbs joined to a coming or going, without a place of their own, tell of the way back."""
    verb = first.first
    came = first.type.startswith(_CAME)
    if not (came or first.type == _WENT) or tree.tag(verb) != "VERB" or tree.passive(verb):
        return
    for i in tree.dependants(verb, "conj"):
        alone = not tree.dependants(i, "nsubj", "obj", "obl:arg", "xcomp", "ccomp") and i > verb
        elsewhere = any(case in ("for", "from", "with", "to", "into") for case, _ in tree.obliques(i))
        lost = came and tree.lemma(i) == "lose" and tree.is_a(verb, "acl:relcl")
        turns = lost or (tree.lemma(i) in _LEAVES if came else _comes_back(tree, i))
        if not alone or elsewhere or not turns or tree.tag(i) != "VERB":
            continue
        kind = _CAME[1] if lost else _WENT if came else _CAME[0]
        trigger = Trigger(generic_predicate(kind, "verb", tree.lemma(i)), tree.words[i : i + 1], "past")
        again = replace(place, first=i, last=i + 1)
        told = Happening(trigger, i, i + 1, first.actor, None, again, clause=(first.bounds()[0], i + 1))
        yield replace(told, actor=None, recipient=first.actor, elided=tree.phrase(i)) if lost else told


def _comes_back(tree: Tree, i: int) -> bool:
    """Say whether a verb tells of a return: "RETURNED", "CAME BACK"."""
    back = "back" in (tree.words[j] for j in tree.dependants(i, "advmod", "compound:prt"))
    return tree.lemma(i) in _RETURNS or (tree.lemma(i) in _COMES and back)
