"""What happened, as one sentence tells it: a predicate with its roles."""

from __future__ import annotations

from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.quantities.numbers import Settled
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.records import Quantity, Trigger


@dataclass(frozen=True, slots=True)
class Happening:
    """A predicate found in a sentence.

    Attributes:
        trigger: the form that was found, and the predicate it opens.
        first, last: the tokens of the predicate.
        actor: who did it, if that is clear.
        place: where, or what was taken; None if the sentence does not say.
        victims: the tokens of those it was done to, if the predicate asks for them.
        told: what the English core says of the same words, if it takes them for a trigger too.
        alone: whether only the core sees it, and no table.
        clause: the tokens of its clause, where they are known; else those from its first role to its last.
        quantity: of how many it tells, where that has been read.
        settled: whether it is so, or not so, whatever its negation: of "12, not 30, died" one number is right and one
            is wrong, and "no longer in X" tells that they left.
        set_here: whether it goes on where its sentence is set, if it names no place of its own.
        counted: whether an ordinal counts it ("X is the third town to fall").
        ahead: whether it is only what somebody means to do ("has set its sights on X").
        elided: the tokens of its place and time, where its verb is left out ("X fell on Friday, AND Y ON SUNDAY").
    """

    trigger: TableTrigger
    first: int
    last: int
    actor: ActorPhrase | None = None
    recipient: ActorPhrase | None = None
    place: PlacePhrase | None = None
    victims: tuple[int, int] | None = None
    told: Trigger | None = None
    alone: bool = False
    clause: tuple[int, int] | None = None
    quantity: Quantity | None = None
    settled: Settled = ""
    set_here: bool = False
    counted: bool = False
    ahead: bool = False
    elided: tuple[int, int] | None = None

    @property
    def type(self) -> str:
        """The event type; where a table and the core see the same words, the table's."""
        return self.trigger.predicate.type

    @property
    def nominal(self) -> bool:
        """Whether it is a noun or a gerund, whose own verb follows ("the loss of X would be", "losing X would be")."""
        return self.trigger.predicate.part == "noun" or self.trigger.form == "ing"

    @property
    def taker_role(self) -> str:
        """The role of whoever holds the place afterwards: a place is handed over *to* somebody."""
        return "recipient" if self.type == "territory.handover" else "actor"

    @property
    def lost_by_group(self) -> bool:
        """Whether those who lost the place are an armed group, so that it is not they who took it."""
        loser = self.actor if self.taker_role == "recipient" else self.recipient
        return loser is not None and loser.kind in ("name", "insurgent")

    def bounds(self) -> tuple[int, int]:
        """Return the tokens of the shortest clause that carries it: the predicate with its roles."""
        if self.clause:
            return self.clause
        parts = [(self.first, self.last)]
        parts += [(p.first, p.last) for p in (self.actor, self.recipient, self.place) if p is not None]
        parts += [self.victims] if self.victims else []
        return min(first for first, _ in parts), max(last for _, last in parts)


def names_place(place: PlacePhrase | None) -> bool:
    """Say whether a phrase names at least one place."""
    return place is not None and any(mention.hint != UNNAMED for mention in place.mentions)
