"""Where fighting went on, and which place a noun for a hold is said of, by the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.control.led_up import LedUp
from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.asked import PARTIES, Asked
from factbox.extract.events.happenings import Happening, names_place
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.reference.pronouns import IT

_LISTED = (*FIGHTING, "territory.siege")
"""Types that are told of all the places that the tree lists; who takes or holds what is not left to it."""

_BYGONE = frozenset({"former", "erstwhile", "onetime"})
"""Adjectives that say that a stronghold is none any more."""

_SIEGE = "territory.siege"

_FIRES = frozenset({"fire", "open", "launch"})
_LANDS = ("on", "at", "upon", "into", "against", "in", "near")
"""Prepositions that lead to where what is fired comes down."""


def located(asked: Asked, found: Happening) -> Happening:
    """Return fighting of the tables with the place that its clause names by the tree."""
    if not found.type.startswith(FIGHTING):
        return found
    if found.place is not None:
        unnamed = found.place.mentions[0].hint == UNNAMED and not found.place.again
        around = asked.setting.around(found.place) if unnamed else None
        return found if around is None else replace(found, place=around)
    at = found.first
    return replace(found, place=asked.setting.place(at), set_here=asked.setting.occurs(at))


def fought_before(asked: Asked, found: Happening, others: Sequence[Happening]) -> Happening:
    """Return fighting without a place of its own with that of what it led to: "took X after days of shelling"."""
    fought = found.type.startswith(("battle.", "strike.")) or (found.type == _SIEGE and found.nominal)
    over = found.type == "territory.contested" and found.nominal
    if found.place is not None or not (fought or over):
        return found
    if found.type == _SIEGE:
        found = replace(found, clause=_span_of_noun(asked, found))
    led_up = LedUp(asked.line, asked.tree)
    if (taken := led_up.taken(found, others)) is not None:
        return replace(found, place=taken.place)
    verb = asked.setting.led_up_to(found.first)
    led_to = (h for h in others if verb is not None and h.first <= verb < h.last and not led_up.is_ahead(h))
    led_to = (h for h in led_to if not over or h.type == "territory.capture")  # "in control AFTER days of fighting"
    named = (h.place for h in led_to if h.place is not None and h.place.first != h.first)  # not one left out
    return replace(found, place=next(named, None))


def _span_of_noun(asked: Asked, found: Happening) -> tuple[int, int]:
    """Return the tokens of a siege by its noun, with how long it was: "A SIEGE OF FOUR DAYS"."""
    tree, at = asked.tree, found.first
    ends = [tree.phrase(j)[1] for case, j in tree.obliques(at) if case == "of"]
    return tree.phrase(at)[0], max([found.last, *ends])


def landed(asked: Asked, found: Happening) -> Happening:
    """Return a strike with where it came down, and not where it came from: "shells FIRED FROM X fell on Y".

    So does what a gun does that stands somewhere: "a battery NEAR X had fired on Y".
    """
    place, verb = found.place, found.first
    if place is None or not found.type.startswith("strike.") or asked.tree.tag(verb) != "VERB":
        return found
    first = place.first - 1 if asked.line.words[max(place.first - 1, 0) : place.first] == ("the",) else place.first
    before = asked.line.words[max(first - 4, 0) : first]
    came = before[-1:] == ("from",) or before == ("from", "the", "direction", "of")
    subject = asked.tree.subject(verb)
    guns = [j for _, j in asked.tree.obliques(subject)] if subject is not None and not asked.tree.passive(verb) else []
    stands = asked.tree.lemma(verb) in _FIRES and any(place.first <= j < place.last for j in guns)
    if not (came or stands):
        return found
    led = (j for i in (verb, *asked.tree.objects(verb)) for case, j in asked.tree.obliques(i) if case in _LANDS)
    places = (place_holding(asked.all_places, j) for j in led)
    return replace(found, place=next((p for p in places if p is not None and p != place), None))


def on_own_side(asked: Asked, found: Happening) -> Happening:
    """Return a happening with the place on its own side of a break: "Marines retake X; SHELLS ON Y" is shelling of Y.

    Where no place stands behind its words there, what the other side names stays: "X: nine die; SHELLING goes on".
    """
    place, at = found.place, found.first
    if place is None or not asked.line.broken_between(at, place.first):
        return found
    own = min((p for p in asked.all_places if p.first >= found.last), key=lambda p: p.first, default=None)
    if own is None or own.again or own.mentions[0].hint in (UNNAMED, IT) or not _in_own_words(asked, found, own):
        return found
    other = found.actor is not None and asked.line.broken_between(at, found.actor.first)
    return replace(found, place=own, actor=None if other else found.actor)


def _in_own_words(asked: Asked, found: Happening, place: PlacePhrase) -> bool:
    """Say whether neither a break nor another verb stands between a happening and a place behind it, nor "from"."""
    between = range(found.last, place.first)
    other = any(asked.tree.tag(j) == "VERB" or asked.line.words[j] == "from" for j in between)
    return not other and not asked.line.broken_between(found.first, place.first)


def everywhere(asked: Asked, found: Happening) -> Happening:
    """Return fighting with all the places that its sentence lists."""
    place = found.place
    if place is None or not found.type.startswith(_LISTED):
        return found
    if found.type == _SIEGE and place.mentions[0].hint == "facility":
        return found  # what a road that is cut leads to is no second place besieged
    return replace(found, place=asked.setting.listed(place))


def said_of(asked: Asked, found: Happening) -> Happening:
    """Return a hold with the place that a noun is said of: "X, a rebel stronghold", "X is a stronghold of Y"."""
    at = found.first
    if found.type != "territory.held" or asked.tree.tag(at) != "NOUN":
        return found
    if found.place is None and (called := place_holding(asked.places, at)) is not None and names_place(called):
        return _called(asked, found, called)
    if found.place is not None and (asked.tree.lemma(at) != "stronghold" or _apposed_to(asked, at) is None):
        return found
    if any(asked.line.words[j] in _BYGONE for j in asked.tree.dependants(at, "amod")):
        return found
    apposed = asked.tree.is_a(at, "appos", "parataxis") and asked.tree.tag(asked.tree.head(at)) == "PROPN"
    said_of = (asked.tree.head(at),) if apposed or asked.tree.is_a(at, "appos") else asked.tree.is_what(at)
    place = next(filter(None, (place_holding(asked.places, j) for j in said_of)), None)
    place = place or _apposed_to(asked, at)
    owners = (*asked.tree.dependants(at, "compound", "amod"), *asked.tree.possessors(at))
    owners += tuple(j for case, j in asked.tree.obliques(at) if case == "of")
    actor = found.actor or next(filter(None, map(asked.roles.named_by, owners)), None)
    unnamed = found.place is not None and not names_place(place)
    return found if place is None or unnamed else replace(found, place=place, actor=actor)


def _called(asked: Asked, found: Happening, place: PlacePhrase) -> Happening:
    """Return a hold by a party that the words for a place have in them: "the rebel STRONGHOLD of X"."""
    at = found.first
    actor = next(filter(None, map(asked.roles.named_by, asked.tree.dependants(at, "compound", "amod"))), None)
    bygone = any(asked.line.words[j] in _BYGONE for j in asked.tree.dependants(at, "amod"))
    party = actor is not None and actor.kind in PARTIES
    return replace(found, place=place, actor=actor) if party and not bygone else found


def _apposed_to(asked: Asked, noun: int) -> PlacePhrase | None:
    """Return the place right before a noun, whatever the parser hangs it on: "X, AN ARMY BASTION"."""
    own = place_holding(asked.places, noun)
    first = own.first if own is not None else asked.tree.phrase(noun)[0]
    return next((p for p in asked.places if p.last == first - 1 and asked.line.at(p.last, (",",))), None)
