"""What is done to people: who is arrested, freed or driven out, who went over, to whom a place was given."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.doers import doers, fled, freed
from factbox.extract.actors.named_attacks import attackers
from factbox.extract.actors.roles import Roles
from factbox.extract.events.acts import as_type
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.sentence.line import CLOSING, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.conduct import load_conduct
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import generic_predicate
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers

_DEADLY = frozenset({"death", "dead"})

DEATH_REACH = 8
"""Tokens behind a verb of beating in which it is said to have been deadly: "beat a prisoner to DEATH"."""

_DEEDS = ("attack.", "killing.", "strike.", "detention.arrest", "abuse", "looting")
"""Types of deeds that nouns tell, which somebody carries out."""


@dataclass(frozen=True)
class Deeds:
    """The arrests, releases, flights, defections and handovers of a sentence, with those they happened to."""

    line: Line
    tree: Tree
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    roles: Roles
    headline: bool
    armed: bool

    def told(self, found: Happening) -> Happening:
        """Return a happening with whom it befell and who did it, where it is such a deed."""
        return self._now_free(self._with_doer(self._with_receiver(self._seized(self._beaten(found)))))

    def _beaten(self, found: Happening) -> Happening:
        """Return what the core takes for a killing as the abuse its verb tells: "RAPED women", not "beat to DEATH"."""
        at = found.first
        if not (found.alone and found.type.startswith("killing.")) or self.tree.tag(at) != "VERB":
            return found
        beats = any(row.type == "abuse" for row in load_conduct().get(self.tree.lemma(at), ()))
        deadly = not _DEADLY.isdisjoint(self.line.words[at + 1 : at + DEATH_REACH])
        return as_type(self.tree, found, "abuse") if beats and not deadly else found

    def of_people(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield the flight of people without arms that neither tables nor core tell, in a report of somebody armed."""
        for i in self.tree.verbs if self.armed else ():
            who = fled(self.tree, i) if i not in taken else None
            if who is not None:
                predicate = generic_predicate("displacement", "verb", self.tree.lemma(i))
                trigger = TableTrigger(predicate, self.line.words[i : i + 1], "past")
                actor = self.roles.actor_over(who)
                yield Happening(trigger, i, i + 1, actor, alone=True)

    def _now_free(self, found: Happening) -> Happening:
        """Return the detention of people who are said to be free now as their release."""
        last = freed(self.tree, found.first, found.last) if found.type == "detention.arrest" else None
        if last is None:
            return found
        predicate = generic_predicate("detention.release", "verb", self.tree.lemma(found.first))
        who = self.tree.subject(found.first)
        return replace(
            found,
            trigger=replace(found.trigger, predicate=predicate),
            actor=None,
            recipient=None if who is None else self.roles.actor_over(who),
            clause=(found.bounds()[0], max(found.bounds()[1], last + 1)),
        )

    def _seized(self, found: Happening) -> Happening:
        """Return an arrest that a headline tells without "was" as that of its subject: "Minister detained at border".

        Who arrests somebody has an object, and no preposition right behind the verb.
        """
        heading = self.headline or not {*self.line.words[-2:]} & {".", "!", "?", ":", ";"}
        if found.type != "detention.arrest" or not heading or found.trigger.predicate.part != "verb":
            return found
        behind = self.line.words[found.last : found.last + 1]
        alone = not behind or behind[0] in load_function_words().prepositions | CLOSING
        if not alone or found.recipient or found.victims or any(self.tree.objects(found.first)):
            return found
        return replace(found, actor=None, recipient=found.actor)

    def _with_doer(self, found: Happening) -> Happening:
        """Return a deed that a noun tells with whoever carried it out, and a defection with whoever defected."""
        if found.actor is not None:
            return found
        if found.type == "defection":
            return replace(found, actor=self._defector(found))
        if not found.type.startswith((*_DEEDS, "casualties", "battle.clash")):
            return found
        if (attacker := self._attacker(found)) is not None:
            itself = found.recipient is not None and found.recipient.mention == attacker.mention
            return replace(found, actor=attacker, recipient=None if itself else found.recipient)
        if not found.type.startswith(_DEEDS) or found.trigger.predicate.part != "noun":
            return found
        actor = next(filter(None, map(self.roles.actor_of, doers(self.tree, found.last - 1))), None)
        return found if actor is None else replace(found, actor=actor, set_here=not self._several(found.last - 1))

    def _attacker(self, found: Happening) -> ActorPhrase | None:
        """Return the armed group by whose name an attack is called: "killed in a LEAGUE attack"."""
        nouns = attackers(self.tree, found.last - 1 if found.trigger.predicate.part == "noun" else found.first)
        named = ((i, a) for i in nouns for a in self.roles.actors if a.first <= i < a.last and a.kind == "name")
        known = ((i, actor, known_actor(actor.mention.text)) for i, actor in named)
        groups = ((i, actor) for i, actor, group in known if group is not None and group.kind == "group")
        return next((replace(a, last=max(a.last, self.tree.head(i) + 1)) for i, a in groups), None)

    def _with_receiver(self, found: Happening) -> Happening:
        """Return a handover with whoever was given the place, whoever that is: "gave up X TO COLONEL ROE'S MEN"."""
        if found.type != "territory.handover" or found.recipient is not None or self.tree.tag(found.first) != "VERB":
            return found
        given = next((j for case, j in self.tree.obliques(found.first) if case == "to"), None)
        if given is None or place_holding(self.places, given) is not None:
            return found
        nouns = load_nouns()
        first, last = self.tree.phrase(given)
        named = any(self.line.name_like(i) for i in range(first, last))
        if not (named or self.line.words[given] in nouns.under_arms | nouns.fighters | nouns.government | {"force"}):
            return found
        return replace(found, recipient=self.roles.actor_at(self.line.span(first, last)))

    def _defector(self, found: Happening) -> ActorPhrase | None:
        """Return who went over, whoever that is: "the defection of Jan Roe", "Jan Roe defected"."""
        at = found.first
        if found.trigger.predicate.part == "noun":
            who = found.last + 1 if self.line.words[found.last : found.last + 1] == ("of",) else None
        else:
            who = next(iter(self.tree.dependants(at, "nsubj")), None)
        if who is None or who >= len(self.line) or not self.line.name_like(who):
            return None
        if place_holding(self.places, who) is not None:
            return None
        first, last = who, who + 1
        while first > 0 and self.line.name_like(first - 1) and self.line.words[first - 1] != "of":
            first -= 1
        while last < len(self.line) and self.line.name_like(last):
            last += 1
        return self.roles.actor_at(self.line.span(first, last))

    def _several(self, noun: int) -> bool:
        """Say whether a noun sums up ("several airstrikes"): these need not have been where the report last was."""
        return bool(self.tree.dependants(noun, "nummod")) or any(
            self.line.at(j, words) for words in load_numbers().vague for j in self.tree.dependants(noun, "amod", "det")
        )
