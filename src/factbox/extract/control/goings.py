"""Who comes or goes by a verb that says nothing of where: "ARMY TRUCKS ARRIVED", "when its fighters LEFT".

Anybody comes and goes; people under arms who do so come into, or leave, the place whose taking, holding or leaving was
told of before. What that is :mod:`factbox.extract.reference.references` decides; where it is none, nothing is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.control.leaving import Leaving
from factbox.extract.control.marches import Marches
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.knowledge.conduct import load_class
from factbox.knowledge.events import Trigger, generic_predicate, goings, gunfire_words

ENTER = "territory.enter"
_TAKEN_FOR = ("deployment.in", "displacement")
"""What the core takes such words for, where it sees no place."""

_STATES = ("territory.capture", "territory.enter", "territory.held", "territory.withdraw", "territory.handover")
"""What is told of a place whose garrison then goes, or into which another comes."""

_BESIDE = frozenset(
    {"at", "on", "in", "by", "after", "before", "during", "around", "about", "without", "along", "between"}
)
"""Prepositions of when, how and which way; any other says where to, whence, with what or under what."""

_WAY = {ENTER: frozenset({"from", "with"}), "territory.withdraw": frozenset({"towards", "toward"})}
"""Prepositions that do not say which place is left or entered: "came FROM the north", "arrived WITH tanks"."""

_JOINED = "reinforcement"
"""Those who come to others who are there already."""


@dataclass(frozen=True)
class Goings(Marches):
    """Finds these in one sentence."""

    def told(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with these, instead of what the core takes for a deployment or a flight to nowhere."""
        open_still = {h.first: h for h in found if h.alone and h.type in _TAKEN_FOR and h.place is None}
        taken = {i for h in found for i in range(h.first, h.last)} - open_still.keys()
        going = {one.first: one for one in self.found_at_verbs(taken, self._going)}
        return [h for h in found if h.first not in going] + [
            replace(open_still[i], trigger=one.trigger, actor=one.actor, place=one.place, alone=False)
            if i in open_still
            else one
            for i, one in going.items()
        ]

    def _going(self, i: int) -> Happening | None:
        tree = self.tree
        kind = goings().get(tree.lemma(i))
        if kind is None or tree.passive(i) or tree.objects(i) or tree.dependants(i, "xcomp", "ccomp", "compound:prt"):
            return None
        if tree.negated(i) or tree.is_a(i, "xcomp", "acl") or self.line.words[i - 1 : i] == ("to",):
            return None  # "prepare TO LEAVE"
        subject = tree.subject(i)
        actor = self._mover(subject)
        if actor is None or subject is None or actor.last > i or tree.lemma(subject) == _JOINED:
            return None
        if not all(self._is_beside(kind, case, j) for case, j in tree.obliques(i)) or self._somewhere(i):
            return None
        first, last = tree.subtree(subject)
        elsewhere = any(first <= place.first < last and place.last <= i for place in self.places)
        place = None if elsewhere else self._left_out(i, actor)  # "the garrison IN X left"
        if place is None:
            return None
        trigger = Trigger(generic_predicate(kind, "verb", tree.lemma(i)), self.line.words[i : i + 1], "past")
        return Happening(
            trigger, i, i + 1, actor, None, place, clause=(min(tree.phrase(subject)[0], actor.first), i + 1)
        )

    def _mover(self, subject: int | None) -> ActorPhrase | None:
        """Return whose people or vehicles go: "the SOLDIERS", "rebel VEHICLES", "the GARRISON's trucks"."""
        if (actor := self.armed(subject)) is not None or subject is None:
            return actor
        lemma = self.tree.lemma(subject)
        if lemma not in load_class("vehicles") or lemma in gunfire_words()["aircraft"]:
            return None
        owners = (*self.tree.possessors(subject), *self.tree.dependants(subject, "compound", "amod"))
        actor = next(filter(None, map(self.actor_of, owners)), None)
        return actor if self.fights(actor) else None

    def _is_beside(self, kind: str, case: str, noun: int) -> bool:
        """Say whether what a preposition leads to leaves open where somebody comes or goes."""
        if case in _WAY[kind]:
            return True
        return case in _BESIDE and (case in ("by", "along") or place_holding(self.places, noun) is None)

    def _somewhere(self, i: int) -> bool:
        """Say whether an adverb says where: "came HOME"."""
        around = self.tree.dependants(i, "advmod", "obl", "obl:unmarked")
        return any(goings().get(self.line.words[j]) == "elsewhere" for j in around)

    def _left_out(self, i: int, actor: ActorPhrase) -> PlacePhrase | None:
        """Return what a verb leaves out; what its own sentence tells has to be of who has the place, or had it."""
        leaving = Leaving(self.line, self.tree, self.places)
        place = leaving.left_out(i)
        if place.again or actor.kind == "insurgent":
            return place
        around = (i, *self.tree.governors(i))
        return place if any(leaving.tells(verb, _STATES) for verb in around[1:]) else None


def is_open(found: Happening) -> bool:
    """Say whether a happening is such a coming or going, which only a place told of before bears out."""
    place = found.place
    left_out = place is not None and place.again and place.first == found.first and found.last == found.first + 1
    return left_out and not found.alone and goings().get(found.trigger.predicate.lemma) == found.type


def borne_out(found: Happening, told: Collection[str]) -> bool:
    """Say whether what was told of a place lets somebody come into it or leave it.

    Soldiers who arrive after an attack may join those who were there; gunmen who leave after one held nothing.
    """
    if any(kind.startswith(("battle.", "strike.")) for kind in told):
        rebels = found.actor is not None and found.actor.kind == "insurgent"
        if rebels == (found.type == ENTER):
            return True
    gone = tuple(kind for kind in _STATES if kind != "territory.held" or found.type != ENTER)
    return any(kind in gone for kind in told)


def as_taken_for(found: Happening) -> Happening | None:
    """Return a coming as the deployment that the core takes it for, where no place told of before bears it out."""
    told = found.told
    if told is None or told.type != _TAKEN_FOR[0] or not is_open(found):
        return None
    predicate = generic_predicate(told.type, "verb", found.trigger.predicate.lemma)
    return replace(found, trigger=replace(found.trigger, predicate=predicate), place=None, alone=True)


__all__ = ["Goings", "as_taken_for", "borne_out", "is_open"]
