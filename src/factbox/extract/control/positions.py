"""Who holds a place, presses it or fights over it, where no single word tells it.

"Rebels are patrolling the streets of X", "X had been under rebel attack for weeks", "the insurgents tightened their
grip on X", "the group continued its advance across X": a noun tells it with the verb or the preposition that it hangs
on, over the dependency tree. Nothing of the kind tells that a place was taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate, triggers_by_word
from factbox.knowledge.events.positions import OBJECT, RELATIVE, SUBJECT, Position, positions_by_noun
from factbox.knowledge.verbs import is_present

_PLACELESS = "battle.clash"
"""The type that is told without its place too: an offensive goes on where the report is set."""

_TAKINGS = ("territory.capture", "territory.enter")
_DRIVEN_FROM = frozenset({"out of", "from", "of", "into"})
"""Prepositions behind "drive rebels", "regain control" and "break" that lead to the place."""

_GIVEN = ("iobj", "obj")
_BACK = "back"
_ITSELF = "itself"


@dataclass(frozen=True)
class Positions(SentenceFinder):
    """Finds these in one sentence."""

    def find(self) -> Iterator[Happening]:
        """Yield what is told, in order of its nouns; of the rows of a noun the first that fits."""
        for noun in range(len(self.tree)):
            rows = positions_by_noun().get(self.tree.lemma(noun))
            found = next(filter(None, (self._read(noun, row) for row in rows)), None) if rows else None
            if found is not None:
                yield found

    def _read(self, noun: int, row: Position) -> Happening | None:
        hung = self._hung(noun, row)
        if hung is None:
            return None
        verb, subject = hung
        if not row.told_with("" if verb is None else self.line.words[verb]):
            return None
        if row.beside and not self._stands_beside(noun, verb, row):
            return None
        place = self._place(noun, verb, subject, row)
        actor = self._actor(noun, verb, subject, row)
        if (place is None and row.type != _PLACELESS) or not (
            self.fights(actor) or self._needs_nobody(verb, row) or self._is_under_arms(subject)
        ):
            return None
        if actor is not None and place is not None and actor.first < place.last and place.first < actor.last:
            return None
        return self._told(noun, verb, actor, place, row)

    def _is_under_arms(self, subject: int | None) -> bool:
        """Say whether a subject is nothing but under arms, whoever's it is: "TANKS held their positions around X"."""
        return subject is not None and self.line.words[subject] in load_nouns().under_arms

    def _needs_nobody(self, verb: int | None, row: Position) -> bool:
        """Say whether nobody need be named: by the row, or for its passive that names no other doer ("by floods")."""
        if not row.by_party:
            return True
        return row.or_passive and verb is not None and self.tree.passive(verb) and not self.tree.agents(verb)

    def _stands_beside(self, noun: int, verb: int | None, row: Position) -> bool:
        """Say whether one of the words that a row asks for hangs on the noun or its verb."""
        hanging = (*self.tree.children[noun], *(() if verb is None else self.tree.children[verb]))
        return any(self.tree.lemma(j) in row.beside for j in hanging)

    def _hung(self, noun: int, row: Position) -> tuple[int | None, int | None] | None:
        """Return the verb that a noun hangs on and the subject of both; None where it stands otherwise than asked."""
        tree, head = self.tree, self.tree.head(noun)
        if row.case == OBJECT:
            told = head >= 0 and tree.tag(head) == "VERB" and (tree.is_a(noun, "obj") or tree.is_a(noun, "nsubj:pass"))
            return (head, None if tree.passive(head) else tree.subject(head)) if told else None
        if row.case == SUBJECT:
            return self._of_subject(noun)
        if row.case == RELATIVE:
            return (head, tree.subject(head)) if head >= 0 and tree.is_a(head, "acl:relcl") else None
        if tree.case(noun) != row.case:
            return None
        if tree.dependants(noun, "cop", "nsubj") or head < 0:
            return None, tree.subject(noun)
        if self.line.words[head] == _BACK and tree.tag(head) == "ADV":
            return self._hung_back(head)
        if tree.tag(head) in ("NOUN", "PROPN", "PRON"):
            return None, head
        return head, tree.subject(head)

    def _hung_back(self, back: int) -> tuple[int | None, int | None] | None:
        """Return the same of "back in rebel hands": "X is BACK", "X WAS BACK", "X, BACK in rebel hands"."""
        tree, above = self.tree, self.tree.head(back)
        if tree.dependants(back, "cop", "nsubj"):
            return None, tree.subject(back)
        if above < 0 or tree.tag(above) not in ("NOUN", "PROPN"):
            return None if above < 0 or tree.lemma(above) != "be" else (None, tree.subject(above))
        return None, above

    def _of_subject(self, noun: int) -> tuple[int | None, int | None] | None:
        """Return the verb of which a noun is the subject: "the offensive began", "the offensive that began"."""
        tree = self.tree
        if tree.is_a(noun, "nsubj") and tree.tag(tree.head(noun)) == "VERB":
            return tree.head(noun), None
        told = next(iter(tree.dependants(noun, "acl:relcl")), None)
        return None if told is None or tree.subject(told) != noun else (told, None)

    def _place(self, noun: int, verb: int | None, subject: int | None, row: Position) -> PlacePhrase | None:
        for where in row.place:
            for token in self._standing(where, noun, verb, subject):
                place = self._whole(token)
                if place is not None:
                    return place
        return None if verb is None or row.place == (_ITSELF,) else self.where_clause(verb)

    def _whole(self, token: int) -> PlacePhrase | None:
        """Return the place that a noun names, or that it is a part of: "the streets of X", "the rest of X"."""
        own = place_holding(self.places, token)
        inner = (place_holding(self.places, j) for case, j in self.tree.obliques(token) if case == "of")
        return own or next(filter(None, inner), None)

    def _actor(self, noun: int, verb: int | None, subject: int | None, row: Position) -> ActorPhrase | None:
        agents = () if verb is None or row.case != OBJECT else self.tree.agents(verb)
        by = next(filter(None, map(self.actor_of, agents)), None)
        if by is not None:
            return by
        for where in row.actor:
            for token in self._standing(where, noun, verb, subject):
                actor = self.actor_of(token)
                if actor is not None:
                    return actor
        return None

    def _standing(self, where: str, noun: int, verb: int | None, subject: int | None) -> tuple[int, ...]:
        """Return the nouns that stand where a row says."""
        tree = self.tree
        match where:
            case "itself":
                return (noun,)
            case "antecedent":
                return () if verb is None else (tree.head(verb),)
            case "subject":
                return () if subject is None else (subject,)
            case "object":
                return () if verb is None else tree.objects(verb)
            case "aim":
                return tuple(j for aim in self._aims(noun, verb) for j in self._fought_for(aim))
            case "given":
                given = () if verb is None else tree.dependants(verb, *_GIVEN)
                return tuple(j for j in given if j < noun)
            case "owner":
                return (*tree.possessors(noun), *tree.dependants(noun, "amod", "compound", "nmod:desc"))
            case _:
                words = (noun,) if verb is None else (noun, verb)
                led = tuple(j for word in words for case, j in tree.obliques(word) if case == where and j > word)
                return (*self._right_behind(noun, where), *led)

    def _aims(self, noun: int, verb: int | None) -> Iterator[int]:
        """Yield the verbs of taking a place that say what something is for: "an offensive TO EXPEL rebels from X"."""
        tree = self.tree
        meant = (*tree.dependants(noun, "acl"), *(() if verb is None else tree.dependants(verb, "advcl", "xcomp")))
        whose = (j for case, j in tree.obliques(noun) if case in ("by", "of"))  # "an attempt BY THE REBELS to take X"
        meant += tuple(aim for j in whose for aim in tree.dependants(j, "acl"))
        for aim in meant:
            told = triggers_by_word().get(self.line.words[aim], ())
            led = any(self.line.words[j] == "to" for j in tree.dependants(aim, "mark"))
            if aim > noun and led and any(row.predicate.type in _TAKINGS for row in told):
                yield aim

    def _fought_for(self, aim: int) -> Iterator[int]:
        """Yield the nouns that may name what is to be taken: what is taken, or what somebody is driven from."""
        taken = self.tree.objects(aim)
        yield from taken
        yield from (j for head in (aim, *taken) for case, j in self.tree.obliques(head) if case in _DRIVEN_FROM)

    def _right_behind(self, noun: int, preposition: str) -> tuple[int, ...]:
        """Return the place that a preposition right behind a noun leads to, whatever the parser makes of it."""
        after = tuple(preposition.split())
        stands = self.line.at(noun + 1, after)
        return tuple(p.first for p in self.places if stands and p.first == noun + 1 + len(after))

    def _told(
        self, noun: int, verb: int | None, actor: ActorPhrase | None, place: PlacePhrase | None, row: Position
    ) -> Happening:
        case = self.tree.dependants(noun, "case")
        at = verb if verb is not None and row.case in (OBJECT, SUBJECT, RELATIVE) else min((*case, noun))
        if at != verb and self.line.at(at - 1, ("to",)) and self.tree.tag(at - 1) == "ADP":
            at -= 1  # "to within 15 km of", wherever the parser hangs "to"
        last = at + 1 if at == verb else noun + 1
        bare = at == verb and self.line.words[at].endswith("ing") and not self.tree.dependants(at, "aux")
        past = at == verb and not bare and not is_present(self.line.words[at], self.tree.lemma(at))
        trigger = Trigger(
            generic_predicate(row.type, "verb", self.tree.lemma(noun)),
            self.line.words[at:last],
            "ing" if bare else "past" if past and not self.tree.dependants(at, "aux") else None,
        )
        parts = [(at, last), (noun, noun + 1), *((p.first, p.last) for p in (actor, place) if p is not None)]
        clause = min(first for first, _ in parts), max(end for _, end in parts)
        return Happening(trigger, at, last, actor, None, place, clause=clause, ahead=row.ahead)
