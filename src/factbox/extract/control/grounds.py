"""Whether a sentence bears out what the English core alone tells of places held, fought for or shelled.

The core knows many more ways to tell these than the tables, and is fooled more often: by aid workers who enter a
town, a village that fell silent, a man captured in a city, a champion who takes one. What the tables know of words,
places and parties is asked before such a happening is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import may_do
from factbox.extract.control.clearing import clears_things
from factbox.extract.control.directions import leads_there
from factbox.extract.control.given_up import flies_off, is_done_to, is_left, runs
from factbox.extract.events.happenings import Happening, HappeningFinder
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.reference.pronouns import IT
from factbox.extract.sentence.counted import whom_counted
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import can_tell, triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.verbs import is_present

GROUNDED = ("territory.", "battle.", "strike.")
"""Types that the core alone tells only of parties to a conflict and of places that the sentence shows as such."""

TABLES_ONLY = ("count", "diplomacy.talks", "visit")
"""Types that the core alone does not tell: it takes too much for them, or tells one meeting several times."""

CERTAIN = 0.9
"""The core's own probability from which "the sector" and "the front line" are taken for the place of its happening."""

_GOES_ON = ("battle.", "strike.")
"""Types of which the word is enough: they change no state."""

_NEEDS_ACTOR = ("territory.enter", "territory.withdraw")
"""Types that the core alone does not tell without saying who."""

_NEEDS_DOER = ("territory.capture", "territory.siege", "territory.held")
"""Types that it tells without saying who only of passives, of nouns, and of places that fall or hold."""

_OF_PLACES = ("territory.capture", "territory.handover", "territory.held")
"""Types that are done to a place itself: who is captured IN a town has not lost it."""

_BESIDE = tuple((word,) for word in ("in", "at", "near", "from", "outside", "around", "inside", "into"))

_WHERE = ("in", "at", "near", "outside", "around", "inside", "above", "below", "behind", "between", "along", "on")
"""Prepositions by which something lies at a place."""

_BY_WAY_OF = tuple((word,) for word in ("through", "via", "by", "across", "along"))
"""Words before the place that those who withdraw go by, and not from."""


_AFTER_VERB = ("territory.capture", "territory.handover")
"""Types whose verb has what is taken as its object: a hill over a town is not that town."""


def only_located(tree: Tree, found: Happening) -> bool:
    """Say whether something else is taken, which lies in or near a place: "seized a HILL overlooking X".

    What is taken is the object of the verb, or the subject of a passive. The place is that, is its name ("the town of
    X"), or is not taken at all.
    """
    place, verb = found.place, found.first
    if place is None or found.type not in _AFTER_VERB or not tree.parsed or tree.tag(verb) != "VERB":
        return False
    if found.counted or place.first == verb:
        return False  # "the third town to be lost, AFTER X": wherever the tree hangs X
    top = tree.top(place.first, place.last)
    subject = tree.subject(verb) if tree.passive(verb) else None
    taken = tree.dependants(verb, "obj") if subject is None else (subject,)
    own = (*range(place.first, place.last), *range(found.first, found.last))
    raised = found.trigger.predicate.objects
    others = [i for i in taken if tree.tag(i) == "NOUN" and i not in own and tree.words[i] not in raised]
    if not others or (top < verb and subject is None):
        return False
    path = [top]
    while path[-1] not in (*others, verb) and tree.head(path[-1]) >= 0:
        path.append(tree.head(path[-1]))
    if path[-1] == verb:
        return tree.is_a(path[-2], "obl") and tree.case(path[-2]) in _WHERE
    if path[-1] not in others:
        return False
    return any(
        tree.is_a(i, "acl", "nmod", "obl") and tree.case(i) != "of" and not tree.is_a(i, "nmod:poss") for i in path[:-1]
    )


@dataclass(frozen=True)
class Grounds:
    """What is asked of one sentence.

    Attributes:
        line, tree: the sentence.
        places: the place phrases found in it.
        tables: what the tables know of its words.
    """

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    tables: HappeningFinder

    def bear_out(self, found: Happening) -> bool:
        """Say whether the sentence bears a happening out; one of other types it always does."""
        return next(self.doubts(found), None) is None

    def doubts(self, found: Happening) -> Iterator[str]:
        """Yield what in the sentence speaks against a happening of who holds, fights for or shells a place.

        The word must be able to tell it; and of who takes or holds a place, which a line must not get wrong, the place
        be one that the sentence shows as a place, and whoever acts be a party.
        """
        if not found.type.startswith(GROUNDED):
            return
        goes_on = found.type.startswith(_GOES_ON)
        asked = (*_OF_WORDS, *(_OF_FIGHTING if goes_on else _OF_STATES))
        yield from (doubt for doubt, speaks_against in asked if speaks_against(self, found))

    def _cannot_tell(self, found: Happening) -> bool:
        words = self.line.words[found.first :]
        return not (can_tell(words, found.type) or runs(self.line, self.tree, found))

    def _has_otherwise(self, found: Happening) -> bool:
        """Say whether somebody has a place only before him, or is with its people: "has X IN ITS SIGHTS"."""
        place = found.place
        if found.type != "territory.held" or place is None:
            return False
        beside = self.line.words[found.first] == "with" and place.first >= found.last
        return beside or self.line.first_at(place.last, load_cues()["in_view"]) is not None

    def _is_anybodys(self, found: Happening) -> bool:
        """Say whether only a pronoun tells by whom a place is held, of whom is open: "the bridge was THEIRS"."""
        i, place = found.first, found.place
        others = self.tree.tag(i) == "PRON" and self.line.words[i] not in load_function_words().first_person
        before = place is not None and place.last <= i
        return others and before and found.actor is None and (found.told is None or found.told.score < CERTAIN)

    def _falls_itself(self, found: Happening) -> bool:
        """Say whether a place falls, and no shell on it: "three towns fell on Monday"."""
        subject = self.tree.subject(found.first)
        if subject is None or self.tree.lemma(found.first) != "fall":
            return False
        named = any(place.first <= subject < place.last for place in self.places)
        return named or self.line.words[subject] in load_place_words().nouns

    def _done_to_other(self, found: Happening) -> bool:
        """Say whether something else than a place is taken or handed over: "the bodies were handed over by X"."""
        i, place = found.first, found.place
        if place is None or found.type not in _OF_PLACES or self.tree.tag(i) != "VERB" or not self.tree.passive(i):
            return False
        subject = self.tree.subject(i)
        if place.first >= found.last and self.tree.dependants(i, "aux:pass"):
            return True
        if subject is None or place.first <= subject < place.last or self.tree.tag(subject) != "NOUN":
            return False
        word = self.line.words[subject]
        holding = any(row.predicate.type.startswith("territory.") for row in triggers_by_word().get(word, ()))
        return word not in load_place_words().nouns and not holding

    def _closes(self, found: Happening) -> bool:
        """Say whether what follows a word lets it tell this: "fell on Friday" does, "fell silent" does not."""
        rows = triggers_by_word().get(self.line.words[found.first], ())
        closed = any(row.predicate.closed and row.predicate.type == found.type for row in rows)
        return not closed or self.tables.forms.adjunct_follows(found.last)

    def _beside(self, found: Happening) -> bool:
        """Say whether a place only locates what is told, or belongs to something else or another clause.

        Who is captured IN a town has not lost it, nor has who loses a convoy of the town's.
        """
        place = found.place
        if place is None:
            return False
        if self._described(found, place) or place.first <= found.first < place.last:  # "in full control of X"
            return False
        led = self.line.words[place.first - 1 : place.first]
        if found.type == "territory.enter" and led == ("from",):
            return True
        if led == ("of",) and self._belongs_to_thing(place):
            return True
        goes_there = led in _BY_WAY_OF or leads_there(self.line, place.first)
        if found.type == "territory.withdraw" and led in _BESIDE[:3] and self.tree.objects(found.first):
            return True  # "left its vehicles IN THE MARKET"
        if (found.type in _OF_PLACES and led in _BESIDE) or (found.type == "territory.withdraw" and goes_there):
            return True
        if place.last <= found.first:
            return (self._acts(found) and not self._is_object(found, place)) or (
                found.type in _NEEDS_ACTOR and not is_done_to(self.tree, found.first, self.places)
            )
        return not self.tables.where.named_for_itself(place, led=led == ("of",))

    def _belongs_to_thing(self, place: PlacePhrase) -> bool:
        """Say whether a place only says whose a thing is: "seized control of the COMPUTERS of X"."""
        over = self.tree.head(self.tree.top(place.first, place.last))
        return over >= 0 and self.line.words[over] in load_place_words().things

    def _described(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a happening is told in a clause of the place's own: "X, which remains in the hands of Y".

        A clause that acts on something else only lies in it: "X, where they captured a colonel".
        """
        if self.held_until(found):
            return False
        if self._predicated(found, place):
            return True
        verb = self._relative(found.first)
        told = verb is not None and place.first <= self.tree.head(verb) < place.last
        objects = self.tree.dependants(found.first, "obj")
        own = all(self.line.words[i] in load_function_words().relative for i in objects)
        return own and (told or self._follows(found, place))

    def _predicated(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a happening is told of a place by a bare phrase behind it: "X, under the control of Y"."""
        comma = self.line.at(place.last, (",",))
        if comma and found.first == place.last + 1 and found.type == "territory.siege":
            bare = self.tree.tag(found.first) == "VERB" and not self.tree.objects(found.first)
            return bare and self.tree.is_a(found.first, "acl", "amod", "appos", "advcl")  # "X, BESIEGED for weeks"
        near = comma and place.last + 1 < found.first <= place.last + 3
        return near and self.tree.tag(found.first) == "NOUN" and self.tree.tag(place.last + 1) == "ADP"

    def _follows(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether "which" right behind a place belongs to a word: "X, from which they withdrew"."""
        behind = range(place.last, min(place.last + 3, found.first))
        return any(self.line.words[i] == "which" and self.tree.head(i) == found.first for i in behind)

    def _relative(self, i: int) -> int | None:
        """Return the verb of the relative clause that a word stands in, also "which, the army said, is ..."."""
        inside = ("ccomp", "conj", "xcomp", "obl", "obj", "nmod", "parataxis", "nsubj")
        for verb in (i, *self.tree.governors(i)):
            if self.tree.is_a(verb, "acl:relcl"):
                return verb
            if not self.tree.is_a(verb, *inside):
                return None
        return None

    def held_until(self, found: Happening) -> bool:
        """Say whether somebody "held" a place in the past tense: until what the sentence tells."""
        i = found.first
        before = self.line.words[max(i - 3, 0) : i]
        now = is_present(self.line.words[i], self.tree.lemma(i)) or not {"has", "have", "still"}.isdisjoint(before)
        return found.type == "territory.held" and self.tree.tag(i) == "VERB" and not now

    def _is_object(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether a place is what a relative clause acts on: "X, a town that the rebels have controlled"."""
        if self.held_until(found):
            return False
        objects = self.tree.objects(found.first)
        described = [self.tree.head(j) for j in objects if self.tree.is_a(j, "appos")]
        return any(place.first <= j < place.last for j in (*objects, *described))

    def _shown(self, found: Happening) -> bool:
        """Say whether the sentence shows the place as one."""
        place = found.place
        if place is None:
            return False
        if place.first == found.first:
            return True  # left out, and taken up from before
        if place.mentions[0].hint == IT:
            return True
        if place.again and not self.line.at(place.first, (IT,)) and self._certain(found):
            return self.line.words[place.last - 1] not in load_place_words().at_large  # "the sector is in their hands"
        own = tuple(p for p in self.places if p.first < place.last and place.first < p.last)
        if not own and place.mentions[0].hint == "facility":
            parties = tuple(filter(None, (found.actor, found.recipient)))
            return any(map(self._is_armed, parties)) or (not parties and self._is_lost(found))  # "rebels took the hill"
        return any(phrase.mentions[0].hint != UNNAMED for phrase in own)

    def _is_lost(self, found: Happening) -> bool:
        """Say whether the core is sure that a spot was taken by nobody who is named: "the hill WAS LOST on Friday"."""
        told = found.told
        taken = found.type == "territory.capture" and self.tree.passive(found.first)
        return taken and told is not None and told.score >= CERTAIN

    def _certain(self, found: Happening) -> bool:
        """Say whether the core is sure of what people under arms do, or somebody who says "we": no soprano's house."""
        actor, nouns = found.actor or found.recipient, load_nouns()
        if actor is None or found.told is None or found.told.score < CERTAIN:
            return False
        words = nouns.armed | nouns.insurgent | nouns.government | load_function_words().first_person
        return not words.isdisjoint(self.line.words[actor.first : actor.last]) or actor.kind == "again"

    def _is_armed(self, actor: ActorPhrase) -> bool:
        """Say whether an actor is called what is under arms or is known for it: who takes a hill may also play."""
        nouns = load_nouns()
        arms = nouns.armed | nouns.under_arms | nouns.units | nouns.fighting_bodies | nouns.forces | nouns.insurgent
        words = actor.mention.text.casefold().split()
        sides = ("insurgent", "government", "again")
        return actor.kind in sides or not arms.isdisjoint(words) or known_actor(actor.mention.text) is not None

    def _by_party(self, found: Happening) -> bool:
        """Say whether a party acts, or the words leave open who does ("the town has fallen", "the loss of X")."""
        actor = found.actor
        if actor is not None:
            if self._acts(found) and not self._leads(actor, found):
                return False
            return found.type == "territory.handover" or self._is_party(actor, found)
        if is_left(self.line, self.tree, found):
            return True
        subject = self.tree.subject(found.first)
        if subject is not None and self._is_under_arms(whom_counted(self.tree, subject)):
            return True
        return found.type not in _NEEDS_ACTOR and not (found.type in _NEEDS_DOER and self._acts(found))

    def _is_under_arms(self, i: int | None) -> bool:
        """Say whether a noun is of people or weapons of war: "two battalions", "tanks"."""
        return i is not None and self.line.words[i] in load_nouns().under_arms

    def _acts(self, found: Happening) -> bool:
        """Say whether a happening is an active verb whose doer is somebody else than its place."""
        i, place = found.first, found.place
        if self.tree.tag(i) != "VERB" or self.tree.passive(i) or place is None:
            return False
        subject = self.tree.subject(i)
        same = () if subject is None else (subject, *self.tree.is_what(subject))
        return not any(place.first <= j < place.last for j in same)

    def _leads(self, actor: ActorPhrase, found: Happening) -> bool:
        """Say whether an actor stands before an active verb, and is its subject, or belongs to it, by the tree."""
        if actor.first >= found.last:
            return False
        subject = self.tree.subject(found.first)
        first, last = (actor.first, actor.last) if subject is None else self.tree.phrase(subject)
        return actor.first < last and first < actor.last

    def _is_party(self, actor: ActorPhrase, found: Happening) -> bool:
        """Say whether an actor takes and holds places; who says that "we" do is one by its own word.

        So is "the enemy", but who says that bandits came to a place may only accuse somebody.
        """
        words = self.line.words[actor.first : actor.last]
        if actor.kind == "words":
            foes: frozenset[str] = frozenset() if found.type == "territory.enter" else load_nouns().labels
            sides = load_nouns().armed | foes | load_function_words().first_person
            return not sides.isdisjoint(words) or may_do(words, found.type)
        return self.tables.fights(actor)


Asked = tuple[tuple[str, Callable[[Grounds, Happening], bool]], ...]

_OF_WORDS: Asked = (
    ("word not listed", Grounds._cannot_tell),
    ("word goes on otherwise", lambda grounds, found: not grounds._closes(found)),
    ("in a title", lambda grounds, found: grounds.tables.forms.in_title(found.first)),
    ("things cleared", lambda grounds, found: clears_things(grounds.line, grounds.tree, found)),
)
_OF_FIGHTING: Asked = (("place falls itself", Grounds._falls_itself),)
_OF_STATES: Asked = (
    ("done to something else", Grounds._done_to_other),
    ("had otherwise", Grounds._has_otherwise),
    ("anybody's", Grounds._is_anybodys),
    ("place not shown", lambda grounds, found: not grounds._shown(found)),
    ("by no party", lambda grounds, found: not grounds._by_party(found)),
    ("place beside", Grounds._beside),
    ("flies off", lambda grounds, found: flies_off(grounds.tree, found)),
)
"""What may speak against a happening, in the order in which it is asked, the cheapest first."""
