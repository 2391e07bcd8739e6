"""A place that somebody was driven out of: "the army WAS DRIVEN OUT of X by rebels", "rebels DROVE the army FROM X".

Who was driven out has lost the place, whoever drove him; people without arms who are driven out of a town lose none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.tree import Tree
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.verbs import inflect

_VERBS = frozenset({"drive", "push", "force", "expel", "oust", "dislodge", "chase", "flush", "rout"})
_GO_TOO = "push"
"""The verb of these by which somebody may also go himself."""

_OUT = ("out of", "from", "of")


@dataclass(frozen=True)
class DrivenOut(SentenceFinder):
    """Finds these in one sentence."""

    def find(self) -> Iterator[Happening]:
        """Yield the takings that passives of driving out tell, with who lost the place and, if named, who took it."""
        for i in self.tree.verbs if self.places else ():
            found = self._read(i) if self.tree.lemma(i) in _VERBS else None
            if found is not None:
                yield found

    def _read(self, i: int) -> Happening | None:
        tree = self.tree
        fronted = _fronted_of(tree, i)
        subject = tree.subject(i) if fronted is None and (tree.passive(i) or self._is_bare(i)) else fronted
        loser = None if subject is None else self.actor_of(subject)
        place = next(filter(None, (left(self.places, case, j) for case, j in led(tree, i))), None)
        if loser is None or loser.kind == "country" or not self.fights(loser) or place is None:
            return None
        if loser.first > i and fronted is None:
            return None
        taker = next(filter(self.fights, map(self.actor_of, tree.agents(i))), None)
        if tree.agents(i) and taker is None:
            return None
        kind = "battle.clash" if is_back(tree, i) else "territory.capture"
        trigger = Trigger(generic_predicate(kind, "verb", tree.lemma(i)), self.line.words[i : i + 1], "past")
        return Happening(trigger, i, i + 1, taker, loser, place)

    def _is_bare(self, i: int) -> bool:
        """Say whether a participle stands for its passive: "Rebels DRIVEN from X"; they may "push" themselves."""
        tree, word = self.tree, self.line.words[i]
        participle = dict(inflect(tree.lemma(i))).get(word, "").endswith("participle") and tree.lemma(i) != _GO_TOO
        return participle and not tree.dependants(i, "obj", "aux", "mark")


def _fronted_of(tree: Tree, i: int) -> int | None:
    """Return who was driven out by a participle before the clause: "PUSHED out of X on Monday, THE REBELS dug in"."""
    own = tree.dependants(i, "aux", "aux:pass", "mark", "obj", "nsubj", "nsubj:pass")
    if not tree.is_a(i, "advcl") or tree.head(i) < i or tree.words[i].endswith("ing") or own:
        return None
    subject = next((j for j in range(i, tree.head(i)) if tree.is_a(j, "nsubj", "nsubj:pass")), None)
    return subject if subject is not None and tree.words[tree.phrase(subject)[0] - 1] == "," else None


def is_back(tree: Tree, verb: int) -> bool:
    """Say whether somebody is driven back, and not out: he came that far and had not the place."""
    return any(tree.words[j] == "back" for j in tree.dependants(verb, "advmod", "compound:prt", "obl"))


def beaten_back(tree: Tree, found: Happening) -> Happening:
    """Return a taking that tells only of an attack beaten off as the fight that it was: "pushed them BACK from X"."""
    i = found.first
    told = found.type == "territory.capture" and tree.tag(i) == "VERB" and tree.lemma(i) in _VERBS
    if not told or not is_back(tree, i):
        return found
    predicate = generic_predicate("battle.clash", "verb", tree.lemma(i))
    return replace(found, trigger=replace(found.trigger, predicate=predicate))


def led(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """Yield the prepositional phrases of a verb, also where "out" stands apart: "driven out OF X"."""
    yield from tree.obliques(verb)
    for out in tree.dependants(verb, "advmod", "compound:prt"):
        yield from tree.obliques(out)


def left(places: tuple[PlacePhrase, ...], case: str, noun: int) -> PlacePhrase | None:
    """Return the place that a preposition of leaving leads to."""
    place = place_holding(places, noun) if case in _OUT else None
    return None if place is None or place.mentions[0].hint == UNNAMED else place


__all__ = ["DrivenOut", "beaten_back", "is_back", "led", "left"]
