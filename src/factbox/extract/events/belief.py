"""How far to believe the English core where it alone takes a word for an event.

The core knows many more ways to tell an event than the tables, and in ordinary English it sees events that are none:
calls for sanctions, arrested development, somebody who fled a party. So a sentence is looked over for signs: how sure
the core is, of what kind the word is and what the tables know of it, which place and actor stand by it. Each sign has a
weight (``knowledge/belief.tsv``, which says where they are from), and they add up to how likely it is that the event is
told.

Of who holds places, fights for them or shells them ``grounds.py`` decides, which asks more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening, HappeningFinder
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_over
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.belief import load_weights
from factbox.knowledge.events import can_tell, triggers_by_word
from factbox.records import Trigger

_NEAR = 12
"""Characters between two words of which the likelier one probably tells what the other is taken for as well."""

_LEAST = -4.0
"""Log-odds under which it makes no difference how unsure the core is."""


@dataclass(frozen=True)
class Belief:
    """What speaks for and against the happenings of one sentence that only the core sees.

    Attributes:
        line, tree: the sentence.
        places: the place phrases found in it.
        triggers: what the core takes for words that tell an event.
        tables: what the tables know of its words.
        armed: whether its report names anybody armed.
    """

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    triggers: tuple[Trigger, ...]
    tables: HappeningFinder
    armed: bool

    def of(self, found: Happening, told: Trigger) -> float:
        """Return how likely it is that a happening is told, 0 to 1; ``told`` is what the core says of its words."""
        weights = load_weights()
        total = weights[""] + sum(weights.get(sign, 0.0) * size for sign, size in self.signs(found, told).items())
        return 1 / (1 + math.exp(-total))

    def signs(self, found: Happening, told: Trigger) -> Mapping[str, float]:
        """Return the signs of a happening by name: of size 1, but for those of how sure the core is."""
        sizes = {"score": max(_LEAST, math.log(told.score / (1 - min(told.score, 0.9999))))}
        for role in told.roles:
            sizes[f"role {role.name}"] = max(role.score, sizes.get(f"role {role.name}", 0.0))
        seen = (*self._of_word(found), *self._of_place(found), *self._of_actor(found), *self._of_others(told))
        return dict.fromkeys(seen, 1.0) | sizes

    def _of_word(self, found: Happening) -> Iterator[str]:
        at = found.first
        yield f"type {found.type}"
        yield f"tag {self.tree.tag(at)}"
        rows = triggers_by_word().get(self.line.words[at], ())
        if any(row.predicate.type == found.type for row in rows):
            yield "word of the tables"
        elif rows:
            yield "word of another type in the tables"
        if can_tell(self.line.words[at : at + 4], found.type):
            yield "word can tell it"
        if self.tables.forms.in_title(at):
            yield "in a title"
        if self.tree.tag(at) == "VERB" and self.tree.passive(at):
            yield "passive"
        if self.tables.headline:
            yield "headline"
        if self.armed:
            yield "report of somebody armed"

    def _of_place(self, found: Happening) -> Iterator[str]:
        place = found.place
        if place is None:
            yield "place none"
            return
        own = place_over(self.places, place.first, place.last)
        if place.again:
            yield "place taken up"
        elif own is None:
            yield "place only the core sees"
        elif own.mentions[0].hint in (UNNAMED, "facility"):
            yield f"place {own.mentions[0].hint}"
        else:
            yield "place named"
        yield "place before" if place.last <= found.first else "place after"

    def _of_actor(self, found: Happening) -> Iterator[str]:
        actor = found.actor
        if actor is None:
            yield "actor none"
            return
        yield f"actor {actor.kind}"
        if not load_nouns().armed.isdisjoint(self.line.words[actor.first : actor.last]):
            yield "actor armed"
        if self._acts(found) and not self._leads(actor, found):
            yield "actor not the subject"

    def _of_others(self, told: Trigger) -> Iterator[str]:
        likelier = [other for other in self.triggers if other.score > told.score]
        if any(other.type == told.type for other in likelier):
            yield "likelier word of the type in the sentence"
        near = (other for other in likelier if abs(other.span.start - told.span.start) < _NEAR)
        if any(other.type != told.type for other in near):
            yield "likelier word of another type near"

    def _acts(self, found: Happening) -> bool:
        return self.tree.tag(found.first) == "VERB" and not self.tree.passive(found.first)

    def _leads(self, actor: ActorPhrase, found: Happening) -> bool:
        subject = self.tree.subject(found.first)
        return subject is not None and actor.first <= subject < actor.last
