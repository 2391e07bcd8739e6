"""How far to believe what the reader of control sees and the rules do not bear out.

The core's reader of control (``Trigger.second``) learnt of nothing else and knows more ways to tell it than the lists
of words and the checks of ``grounds.py`` allow. What these hold against a happening is weighed beside how sure the
reader is: each sign has a weight (``knowledge/second_reading.tsv``, which says where they are from), and they add up
to how likely it is that the claim is right, its place among it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factbox.extract.control.grounds import Grounds
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.belief import load_weights
from factbox.knowledge.place_words import load_place_words
from factbox.records import Trigger

_LEAST, _MOST = 0.02, 0.995
"""Probabilities beyond which it makes no difference how sure the reader is."""

_RULED_OUT = frozenset(
    {"word goes on otherwise", "in a title", "things cleared", "had otherwise", "anybody's", "flies off"}
)
"""Doubts that no sureness of the reader outweighs: "falls short", a film's title, "has X in its sights"."""

_OF_PLACES = ("territory.capture", "territory.handover", "territory.held")
"""Types that are done to a place itself."""

_OVER = ("of", "over")
"""Prepositions before a place that is held by what somebody has: "took control OF X"."""


@dataclass(frozen=True)
class SecondReading:
    """What speaks for and against the happenings of one sentence that the reader of control sees.

    Attributes:
        line, tree: the sentence.
        grounds: what is held against a happening.
        headline: whether the sentence is a headline.
    """

    line: Line
    tree: Tree
    grounds: Grounds
    headline: bool

    def of(self, found: Happening, second: Trigger) -> float:
        """Return how likely it is that a happening is told, 0 to 1; ``second`` is what the reader says of its words."""
        if second.type != found.type:
            return 0.0
        signs = self.signs(found, second)
        if not _RULED_OUT.isdisjoint(signs):
            return 0.0
        shown = "place not shown" not in signs
        if found.type in _OF_PLACES and (self._is_of_something_else(found, shown=shown) or self._is_of_then(found)):
            return 0.0
        weights = load_weights("second_reading")
        total = weights[""] + sum(weights.get(sign, 0.0) * size for sign, size in signs.items())
        return 1 / (1 + math.exp(-total))

    def signs(self, found: Happening, second: Trigger) -> Mapping[str, float]:
        """Return the signs of a happening by name: of size 1, but for those of how sure the reader is."""
        seen = (*self.grounds.doubts(found), *self._of_words(found, second))
        sizes = {"sure of word": _odds(second.score), "sure of place": _odds(self._sure_of_place(found, second))}
        return dict.fromkeys(seen, 1.0) | sizes

    def _of_words(self, found: Happening, second: Trigger) -> Iterator[str]:
        yield f"type {found.type}"
        yield f"tag {self.tree.tag(found.first)}"
        if self.headline:
            yield "headline"
        if found.actor is None:
            yield "nobody acts"
        if found.place is None:
            yield "no place"
        if second.modality != "fact":
            yield "no fact"

    def _is_of_something_else(self, found: Happening, *, shown: bool) -> bool:
        """Say whether something else than a place is held or taken: "seized nine other CITIES around the country".

        Towns without names are no place that a line could name, nor is "the area", nor a name that may be a person's;
        ``shown`` is whether the sentence shows the place as one.
        """
        place, verb = found.place, found.first
        if place is None:
            return False
        vague = load_place_words().at_large | load_place_words().vague
        hint = place.mentions[0].hint
        if hint == UNNAMED or self.line.words[place.last - 1] in vague:
            return True
        top = self.tree.top(place.first, place.last)
        if self.tree.tag(top) == "PROPN" and hint != "facility" and not shown:
            return True
        if self.tree.tag(verb) != "VERB":
            return False
        subject, objects = self.tree.subject(verb), self.tree.objects(verb)
        done_to = (subject,) if subject is not None and self.tree.passive(verb) else objects
        if any(place.first <= i < place.last for i in done_to or (subject,) if i is not None):
            return False
        below = any(i in (subject, *objects) for i in self.tree.governors(top))
        return (below or bool(done_to)) and self.tree.case(top) not in _OVER

    def _is_of_then(self, found: Happening) -> bool:
        """Say whether a clause only describes a place by who had it before: "the last city that the army HELD"."""
        return self.tree.is_a(found.first, "acl:relcl") and self.grounds.held_until(found)

    def _sure_of_place(self, found: Happening, second: Trigger) -> float:
        """Return how sure the reader is that the place of a happening is that of what it sees."""
        place = found.place
        if place is None:
            return 0.0
        span = self.line.span(place.first, place.last)
        same = (role.score for role in second.roles if role.name == "place" and role.span.overlaps(span))
        return max(same, default=0.0)


def _odds(probability: float) -> float:
    held = min(max(probability, _LEAST), _MOST)
    return math.log(held / (1 - held))
