"""Who acts where a clause stands between him and his verb: "the rebels, WHOSE FORCES took X", "FAMILIES who fled them".

The words nearest to the left of a verb may say whose troops its clause is about, or what people did who act: those are
not the ones who act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.roles import Roles
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns, load_persons

_PARTIES = ("territory.", "battle.", "strike.")
"""Types of what only who has arms does."""


@dataclass(frozen=True)
class Whose:
    """Looks past the clause that an actor stands in."""

    tree: Tree
    roles: Roles

    def acting(self, found: Happening) -> Happening | None:
        """Return a happening with who acts in it; None if nobody does who has arms and a side.

        Of a king "whose army took X" no side is known, so that nothing is told of any: his army is not the country's.
        """
        actor = found.actor
        if actor is None or not self.tree.parsed or not found.type.startswith(_PARTIES):
            return found
        if self.tree.words[max(actor.first - 1, 0)] == "whose":
            owner = self._owner(actor)
            return None if owner is None else replace(found, actor=owner)
        return None if self._is_told_of_people(actor, found.first) else found

    def _owner(self, forces: ActorPhrase) -> ActorPhrase | None:
        """Return the actor whose forces a relative clause tells of."""
        noun = next(
            (self.tree.head(i) for i in self.tree.governors(forces.first) if self.tree.is_a(i, "acl:relcl")), -1
        )
        return self.roles.actor_of(noun) if noun >= 0 else None

    def _is_told_of_people(self, actor: ActorPhrase, verb: int) -> bool:
        """Say whether the actor only describes unarmed people who act: "PEOPLE fleeing the rebels poured into X"."""
        people = next((i for i in self.tree.dependants(verb, "nsubj", "nsubj:pass") if i < actor.first), None)
        if people is None or not self._are_unarmed(people):
            return False
        if self.tree.words[actor.first - 1] == "of" and self.tree.lemma(people) not in load_persons().kin:
            return False  # "volunteers OF the Northern Brigade" are its own
        return people in self.tree.governors(self.tree.top(actor.first, actor.last))

    def _are_unarmed(self, noun: int) -> bool:
        lemma, nouns = self.tree.lemma(noun), load_nouns()
        words = {self.tree.words[noun], lemma, f"{lemma}s"}
        armed = not words.isdisjoint(nouns.armed | nouns.under_arms | nouns.fighters)
        return not armed and not words.isdisjoint({*load_persons().private, *nouns.bystanders})
