"""Words of taking, losing and handing over that tell of no place taken.

"The army called the captured town a wreck", "the Liberals took X in the election", "a bank lost X to a rival", "the
transfer of units left the road unguarded", "took the governor of X by surprise": the verb or noun is the right one, and
a place stands by it. A capture that the text does not tell is worse than ten that are missed, so what any of these
questions answers is told no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factbox.extract.actors.doers import is_person
from factbox.extract.control.only_moves import only_moves
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.reference.pronouns import is_it
from factbox.extract.sentence_finder import PlaceFinder
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import light_verbs, triggers_by_word
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

_TAKINGS = ("territory.capture", "territory.handover")
_STATES = (*_TAKINGS, "territory.held")

_ONWARD = frozenset({"to", "toward", "towards", "for", "into"})
"""Words behind a road that is gone along, and not taken from anybody: "took the road TO X"."""

_SOMEBODY = frozenset({"me", "him", "her", "us", "himself", "herself", "everybody", "everyone", "nobody", "somebody"})
"""Objects of taking that are no place."""

_AT_CONTEST = ("in", "at", "during", "after", "by", "through")


@cache
def _besiegers() -> frozenset[str]:
    """Return what may stand around a town: people, whoever they are, and arms."""
    nouns, persons = load_nouns(), load_persons()
    arms = nouns.parties | nouns.equipment | nouns.signs_of_arms | nouns.anybody
    return arms | nouns.foes | nouns.others | nouns.labels | {*persons.private, *persons.public}


@cache
def _people() -> frozenset[str]:
    """Return the nouns for persons, by what they do, who they are to others, or their office."""
    persons = load_persons()
    offices = persons.titles | persons.before_names | {"governor", "mayor", "official"}
    return frozenset((*persons.private, *persons.kin, *persons.public, *offices)) | load_fates().persons


@dataclass(frozen=True)
class NothingTaken(PlaceFinder):
    """What is asked of one sentence."""

    def tells_none(self, found: Happening) -> bool:
        """Say whether a happening only has the words of a taking, or of a siege."""
        if only_moves(self.line, self.tree, found) or self._ringed_by_things(found):
            return True
        if found.type == "territory.enter":
            if self._is_let_in(found) or self._is_lost(found):
                return True
            return found.place is not None and self._goes_abroad(found, found.place)
        if found.place is None or not found.type.startswith(_STATES):
            return False
        if self.tree.tag(found.first) == "VERB" and self._is_doer(found, found.place):
            return True
        if self._of_a_person(found.place) or self._is_of_person(found, found.place):
            return True
        if found.type == "territory.held" and (self._is_open(found) or self._held_otherwise(found)):
            return True
        if not found.type.startswith(_TAKINGS):
            return False
        if self.tree.tag(found.first) == "NOUN":
            return self._of_another(found, found.place) or self._only_played(found)
        return (
            self._describes(found)
            or self._otherwise(found, found.place)
            or self._gone_along(found, found.place)
            or self._takes_somebody(found, found.place)
            or self._lies_beyond(found.place)
            or self._lost_by_nobody(found, found.place)
            or self._contested(found)
            or self._dates_by_it(found, found.place)
            or self._bidden(found, found.place)
        )

    def lost_now(self, found: Happening, others: Sequence[Happening]) -> bool:
        """Say whether a stronghold has fallen by the same sentence: "X, the army's last STRONGHOLD, fell to them"."""
        if found.type != "territory.held" or self.tree.tag(found.first) != "NOUN" or found.place is None:
            return False
        called = found.place.first <= found.first < found.place.last  # "seized the rebel STRONGHOLD of X"
        if not called and "last" not in (self.line.words[j] for j in self.tree.dependants(found.first, "amod")):
            return False  # "X, a rebel stronghold, fell" tells whose it was
        taken = (h for h in others if h.type.startswith(_TAKINGS) and h.place == found.place)
        return any(self._is_so(h.first) for h in taken if self.tree.tag(h.first) == "VERB")

    def _is_open(self, found: Happening) -> bool:
        """Say whether whose a place is is only said to be open: "CONTROL of X is CONTESTED"."""
        i = found.first
        verb = self.tree.head(i)
        if self.tree.tag(i) != "NOUN" or verb < 0 or not self.tree.is_a(i, "nsubj"):
            return False
        said = (verb, self.tree.head(verb), *self.tree.dependants(verb, "xcomp"))
        return any((self.line.words[j],) in load_cues()["undecided"] for j in said if j >= 0)

    def _held_otherwise(self, found: Happening) -> bool:
        """Say whether words behind make a hold another thing: "X was HELD responsible"."""
        held = self.tree.lemma(found.first) == "hold" and self.tree.tag(found.first) == "VERB"
        return held and self.line.first_at(found.last, load_cues()["held_otherwise"]) is not None

    def _is_of_person(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether it is somebody who is held or taken, called by a place: "hold THE MAYOR of X"."""
        if self.tree.tag(found.first) != "VERB" or not self.line.at(place.first - 1, ("of",)):
            return False
        if self.line.at(place.first - 2, ("out",)):
            return False  # "drove the rebels OUT OF X"
        done_to = self.tree.subject(found.first) if self.tree.passive(found.first) else None
        whom = self.tree.dependants(found.first, "obj") if done_to is None else (done_to,)
        people = _people()
        return any(self.tree.lemma(j) in people and not place.first <= j < place.last for j in whom)

    def _is_let_in(self, found: Happening) -> bool:
        """Say whether somebody only asks to be let in, or is not: "relief workers were refused ENTRY into X"."""
        verb = self.tree.head(found.first)
        asked = (
            verb >= 0
            and self.tree.tag(found.first) == "NOUN"
            and self.tree.is_a(found.first, "obj", "nsubj:pass", "xcomp")
        )
        return asked and (self.tree.lemma(verb),) in load_cues()["letting_in"]

    def _is_lost(self, found: Happening) -> bool:
        """Say whether those who came in are out again: "LOST their last FOOTHOLD in X"."""
        verb = self.tree.head(found.first)
        lost = verb >= 0 and self.tree.lemma(verb) in light_verbs()["lose"]
        return lost and self.tree.tag(found.first) == "NOUN" and self.tree.is_a(found.first, "obj", "nsubj:pass")

    def _ringed_by_things(self, found: Happening) -> bool:
        """Say whether nobody stands around a place: "X, SURROUNDED BY mountains", "besieged by hunger"."""
        if found.type != "territory.siege":
            return False
        around = [j for j in self.tree.agents(found.first) if self.tree.tag(j) == "NOUN"]
        if found.actor is not None or not around or self.tree.lemma(found.first) == "cut":
            return False  # a town may be cut off by a bridge that was blown up
        words = {self.tree.lemma(j) for j in around} | {self.line.words[j] for j in around}
        return words.isdisjoint(_besiegers())

    def _is_so(self, verb: int) -> bool:
        """Say whether a verb tells what has happened: no "could fall", no "has not fallen"."""
        aux = [self.line.words[j] for j in self.tree.dependants(verb, "aux")]
        modal = not load_function_words().modals.isdisjoint(aux) or "to" in self.line.words[max(verb - 1, 0) : verb]
        return not (modal or self.tree.negated(verb))

    def _goes_abroad(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a country is entered by whom a pronoun alone tells of, as everybody does who comes there."""
        land = self.line.words[place.last - 1] in ("country", "nation")
        return land and (found.actor is None or found.actor.kind == "again")

    def _describes(self, found: Happening) -> bool:
        """Say whether a participle belongs to a noun behind it: "the CAPTURED town", "in CAPTURED X"."""
        i = found.first
        return found.last == i + 1 and self.tree.is_a(i, "amod") and self.tree.head(i) > i

    def _otherwise(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether words behind make a taking another thing: "took X BY SURPRISE", "was taken OFF the air"."""
        if found.trigger.predicate.lemma != "take" or found.trigger.predicate.then:
            return False
        behind = max(place.last, found.last)
        marks = ('"', "”", "'")
        behind += self.line.words[behind : behind + 1] in tuple((mark,) for mark in marks)
        return any(self.line.first_at(at, load_cues()["taken_otherwise"]) for at in {found.last, behind})

    def _takes_somebody(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether it is people who are taken: "took HER to X", "X, where rebels seized and killed A MARSHAL"."""
        i = found.first
        own = self.tree.objects(i) if self.tree.dependants(i, "obj") else ()
        shared = [j for verb in self.tree.dependants(i, "conj") for j in self.tree.dependants(verb, "obj")]
        taken = own or (() if self.tree.passive(i) or not self._takes_objects(found) else tuple(shared[:1]))
        if not taken or place_holding((place,), taken[0]) is not None:
            return False
        return not own or any(self.line.words[j] in _SOMEBODY for j in own)

    def _gone_along(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a road is only gone along: "the column TOOK THE ROAD to X"."""
        verb = found.trigger.predicate
        if verb.lemma != "take" or verb.then or self.tree.passive(found.first) or place.first != found.last:
            return False
        ways = load_place_words().ways
        at = next((j for j in range(place.first, place.last) if self.line.words[j] in ways), None)
        return at is not None and self.line.words[at + 1 : at + 2] != () and self.line.words[at + 1] in _ONWARD

    def _lost_by_nobody(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether who loses a place is in business or at play: "the BANK lost X to a rival"."""
        i = found.first
        if self.tree.lemma(i) != "lose" or self.tree.passive(i) or found.recipient is not None:
            return False
        subject = self.tree.subject(i)
        if subject is None or place_holding((place,), subject):
            return False
        return self.line.words[subject] in load_nouns().no_takers

    def _contested(self, found: Happening) -> bool:
        """Say whether a place is won at the polls or in a game: "the Liberals took X IN THE ELECTION"."""
        contests = {words[0] for words in load_cues()["contests"]}
        led = (j for case, j in self.tree.obliques(found.first) if case in _AT_CONTEST)
        return any(self.tree.lemma(j) in contests or self.line.words[j] in contests for j in led)

    def _dates_by_it(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a day is only told by what was known to happen on it: "on the day IT WAS LOST"."""
        i = found.first
        if not is_it(place) or not self.tree.is_a(i, "acl", "parataxis", "ccomp"):
            return False
        return (self.tree.lemma(self.tree.head(i)),) in load_cues()["days"]

    def _bidden(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether somebody is only to leave a place, and it is given to nobody: "gave them a day TO LEAVE X"."""
        above = self.tree.top(place.first, place.last)
        while above >= 0 and above != found.first:
            meant = any(self.line.words[j] == "to" for j in self.tree.dependants(above, "mark"))
            if found.alone and meant and self.tree.tag(above) == "VERB" and above > found.first:
                return True
            above = self.tree.head(above)
        return False

    def _of_another(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a noun tells of something else than the place: "the transfer OF UNITS had left the road"."""
        i = found.first
        own = [j for case, j in self.tree.obliques(i) if case == "of"]
        if not own or place.first <= i < place.last or place.last <= i:
            return False
        at = self.tree.top(place.first, place.last)
        while at >= 0 and at not in own:
            if self.tree.case(at) not in ("", "of"):
                return True  # "the transfer of units TO the hills"
            at = self.tree.head(at)
        return at < 0

    def _only_played(self, found: Happening) -> bool:
        """Say whether a taking is only played: "soldiers REHEARSED the capture of X"."""
        verb = self.tree.head(found.first)
        return verb >= 0 and self.tree.is_a(found.first, "obj") and (self.tree.lemma(verb),) in load_cues()["played"]

    def _lies_beyond(self, place: PlacePhrase) -> bool:
        """Say whether a place only says where what was taken lies: "took a suburb NORTH OF X", not "THE north of X"."""
        before = self.line.words[max(place.first - 3, 0) : place.first]
        if len(before) < 3 or before[2] != "of" or before[1] not in load_place_words().compass:
            return False
        return before[0] not in load_function_words().determiners

    def _of_a_person(self, place: PlacePhrase) -> bool:
        """Say whether a place is only whose somebody is: "THE MAYOR of X was in their hands"."""
        top = self.tree.top(place.first, place.last)
        noun = self.tree.head(top)
        led = noun >= 0 and self.tree.is_a(top, "nmod") and self.tree.case(top) == "of"
        return led and is_person(self.tree, noun)

    def _is_doer(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a place is what takes something else: "IT seized the high ground", "X took the lead"."""
        i = found.first
        if self.tree.passive(i) or place.first >= found.last or not self._takes_objects(found):
            return False
        subject = self.tree.subject(i)
        if subject is None or not place.first <= subject < place.last:
            return False
        before = self.line.words[place.first - 1] if place.first else ""
        if before in {*load_function_words().prepositions, ","}:
            return False  # "In X, the capital, forces hold": the parser may take what explains it for the subject
        relative = load_function_words().relative
        objects = [j for j in self.tree.dependants(i, "obj") if self.line.words[j] not in relative]
        return bool(objects) and not any(place.first <= j < place.last for j in objects)

    def _takes_objects(self, found: Happening) -> bool:
        """Say whether a verb of the tables has the place that is taken or held right behind it."""
        rows = (row.predicate for row in triggers_by_word().get(self.line.words[found.first], ()))
        return any(row.type == found.type and not row.then and row.where("place")[:1] == ("object",) for row in rows)


__all__ = ["NothingTaken"]
