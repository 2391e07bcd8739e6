"""Who leaves a place under arms: which place that is, and that a garrison's flight gives it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import GARRISON
from factbox.extract.control.directions import leads_there
from factbox.extract.control.given_up import is_done_to
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.conduct import load_class
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.events import can_tell, generic_predicate, gunfire_words, triggers_by_word
from factbox.records import Mention

_ARMAMENT = frozenset({"weapon", "arm", "arms", "gun", "rifle"})

_LEFT = "territory.withdraw"

_BACK = frozenset({"retreat", "flee", "regroup"})
"""Verbs that lead to a place with "where": "X, WHERE they had REGROUPED"."""

_BEEN_THERE = ("territory.capture", "territory.enter", "territory.held")
"""Types told of a place by which those who then leave had been in it."""

_ANYBODYS = frozenset({"leave", "evacuate", "vacate"})
"""Verbs of leaving that are said of everybody, and not of those who give up a place."""

_QUIETLY = frozenset({"word", "fight", "shot", "warning", "notice", "resistance", "explanation", "incident"})
"""What somebody is without who leaves quietly: "left X WITHOUT A WORD"."""

_POLICE = frozenset({"police", "army", "military", "navy"})

_AT = frozenset({"in", "at", "near", "outside", "around"})
"""Prepositions of where those were who then left: "were surrounded NEAR X and fled"."""

_INWARDS = (("in",), ("through",), ("inside",))
"""Words behind a verb of going that stand for themselves where it is not said into what."""

_BY_WAY = tuple((word,) for word in ("by", "from", "through", "along", "via", "over", "across", "behind"))
"""Prepositions by which somebody comes into a place, and not those of the place."""


@dataclass(frozen=True)
class Leaving:
    """The withdrawals of a sentence."""

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]

    def of_arms(self, found: Happening) -> Happening:
        """Return the flight of soldiers or rebels as a withdrawal: civilians flee a town, a garrison gives it up."""
        actor = found.actor
        if found.type != "displacement" or actor is None or self.tree.lemma(found.first) != "flee":
            return found
        if self.tree.is_a(actor.last - 1, "compound", "nmod") and self.tree.head(actor.last - 1) >= actor.last:
            return found  # "the police CHIEF fled": one man is no garrison
        subject = next(iter(self.tree.dependants(found.first, "nsubj")), None)
        if subject is not None and not _overlap(self.tree.phrase(subject), (actor.first, actor.last)):
            return found  # "rebels took X and PEOPLE FLED"
        nouns = load_nouns()
        arms = nouns.insurgent | nouns.forces | nouns.fighters | nouns.under_arms | nouns.serving | nouns.foes | _POLICE
        if arms.isdisjoint(self.line.words[actor.first : actor.last]) and not self._disarmed(found.first):
            return found
        return self.left(
            replace(found, trigger=replace(found.trigger, predicate=generic_predicate(_LEFT, "verb", "flee")))
        )

    def given_up(self, found: Happening) -> Happening:
        """Return what is given up to nobody who is named as left: "the town was GIVEN UP at nine", "they GAVE UP X".

        "Given up with hardly a shot" is a handover all the same: somebody was there who did not have to shoot. So is
        what somebody "agreed to give up".
        """
        i = found.first
        up = found.trigger.predicate.then == ("up",) and found.recipient is None and self.tree.tag(i) == "VERB"
        agreed = self.tree.is_a(i, "xcomp") and (self.tree.lemma(self.tree.head(i)),) in load_cues()["by_deal"]
        if (
            found.type != "territory.handover"
            or not up
            or agreed
            or any(case == "to" for case, _ in self.tree.obliques(i))
        ):
            return found
        if any(self.line.find(load_cues()[cue], i, len(self.line)) for cue in ("unresisted", "hardly_fought")):
            return found
        return replace(found, trigger=replace(found.trigger, predicate=generic_predicate(_LEFT, "verb", "give")))

    def _disarmed(self, i: int) -> bool:
        """Say whether whoever flees has given up arms in the same clause: "threw down their weapons and fled"."""
        verbs = (i, self.tree.head(i)) if self.tree.is_a(i, "conj") else (i,)
        dropped = (j for verb in verbs for j in self.tree.objects(verb))
        return any(self.tree.lemma(j) in _ARMAMENT for j in dropped)

    def by_arms(self, found: Happening) -> bool:
        """Say whether a place is left by people under arms, where the verb is anybody's: "the marines LEFT X".

        Who leaves is the subject of the verb, no pronoun and no body with a name that may be a charity's; "leaving X in
        ruins" tells what became of it.
        """
        i, actor = found.first, found.actor
        if found.type != _LEFT or found.trigger.predicate.lemma not in _ANYBODYS or found.alone:
            return True
        subject = self._leaver(i)
        if actor is None or subject is None or not actor.first <= subject < actor.last or self.tree.is_a(i, "advcl"):
            return False
        if self._in_a_state(found) or self.tree.lemma(subject) in gunfire_words()["aircraft"]:
            return False  # "army HELICOPTERS left X": they hold nothing
        nouns = load_nouns()
        arms = nouns.insurgent | nouns.forces | nouns.fighters | nouns.under_arms | nouns.serving | nouns.units
        words = self.line.words[actor.first : actor.last]
        return actor.kind == "insurgent" or not (arms | _POLICE).isdisjoint(words)

    def _leaver(self, i: int) -> int | None:
        """Return who leaves by the tree: "evacuated BY ITS GARRISON"; one "evacuated by soldiers" its people leave."""
        if not self.tree.passive(i):
            return self.tree.subject(i)
        agent = next(iter(self.tree.agents(i)), None)
        others = agent is not None and self.tree.lemma(i) == "evacuate" and self.tree.lemma(agent) != GARRISON
        return None if others else agent

    def _in_a_state(self, found: Happening) -> bool:
        """Say whether a place is left as something, or for another: "left X without power", "left X in ruins"."""
        behind = found.place.last if found.place is not None else found.last
        follows = self.line.words[behind : behind + 2]
        if follows[:1] == ("without",) and self.line.find([(word,) for word in _QUIETLY], behind, behind + 4):
            return False
        return bool(follows) and (follows[0] in ("without", "with", "a", "for") or follows == ("in", "ruins"))

    def left(self, found: Happening) -> Happening:
        """Return a withdrawal from the place that "from" leads to, and not from the one that the core gives it.

        Who pulls back "to X" leaves what was told of before, and so does who pulls out of nowhere that is named.
        """
        if found.type == "territory.enter":
            return self._entered(found)
        return self._with_particle(self._left(found)) if found.type == "territory.withdraw" else found

    def _left(self, found: Happening) -> Happening:
        """Return a withdrawal with the place that it is from, or that its words leave out."""
        left = (place_holding(self.places, j) for case, j in self.tree.obliques(found.first) if case == "from")
        found = replace(found, place=next(filter(None, left), found.place))
        goes_to = found.place is not None and leads_there(self.line, found.place.first)
        active = self.tree.tag(found.first) == "VERB" and not is_done_to(self.tree, found.first, self.places)
        posted = self._garrisoned(found) if active else None
        if posted is not None:
            return replace(found, place=posted)
        if active and self._gone_to(found):
            return replace(found, place=None)
        if not active or self.tree.objects(found.first):
            return found
        opened = next((p for p in self.places if self._opens(p) and p.last < found.first), None)
        opened = self._where(found.first) or opened
        if opened is not None and (found.place is None or found.place == opened):
            return replace(found, place=replace(opened, first=found.first, last=found.first + 1))
        left_out = self.left_out(found.first)
        if found.place is not None and found.place.last <= found.first and left_out.mentions == found.place.mentions:
            return replace(found, place=left_out)  # "X fell after the garrison LEFT"
        again = found.place is not None and found.place.again and not self.line.at(found.place.first, ("there",))
        before = again and found.place is not None and found.place.last <= found.first
        if not (found.place is None or goes_to or before):
            return found
        return replace(found, place=left_out)

    def _garrisoned(self, found: Happening) -> PlacePhrase | None:
        """Return the town whose garrison leaves, if no other is named: "THE GARRISON OF X pulled back"."""
        subject = self.tree.subject(found.first)
        if subject is None or self.tree.lemma(subject) != GARRISON:
            return None
        place, first = found.place, found.first
        if not (place is None or place.again or place.first <= subject < place.last or place.first == first):
            return None
        own = place_holding(self.places, subject)
        town = own.mentions[0].within if own is not None else ""
        words = tuple(town.casefold().split())
        at = next((j for j in range(first) if words and self.line.at(j, words)), None)
        if at is None:
            return None
        mention = Mention(self.line.span(at, at + len(words)), town, "place", "city")
        return PlacePhrase(at, at + len(words), (mention,))

    def _entered(self, found: Happening) -> Happening:
        """Return an entry whose verb leaves out where: "after they had ENTERED from three sides", "rebels CAME IN".

        What leads in is no place that is entered: "broke in BY THE FREIGHT GATE".
        """
        i, place = found.first, found.place
        inwards = self._goes_in(i)
        if self.tree.tag(i) != "VERB" or self.tree.passive(i) or self.tree.objects(i):
            return found
        if self.tree.lemma(i) != "enter" and not inwards:
            return found
        outside = place is not None and place.first >= found.last and not (inwards and self._is_way(place))
        return found if outside else self._with_particle(replace(found, place=self.left_out(i)))

    def _with_particle(self, found: Happening) -> Happening:
        """Return a happening with the word that belongs to its verb right behind: "pulled OUT", "came IN"."""
        i = found.first
        beside = found.last == i + 1 < len(self.line) and self.tree.head(i + 1) == i
        own = beside and (self.tree.is_a(i + 1, "compound:prt") or self.line.words[i + 1 : i + 2] in _INWARDS)
        return replace(found, last=i + 2) if own else found

    def _goes_in(self, i: int) -> bool:
        """Say whether "in" or "through" behind a verb stands for itself, and leads to nothing: "BROKE THROUGH"."""
        return self.line.words[i + 1 : i + 2] in _INWARDS and self.tree.head(i + 1) == i

    def _is_way(self, place: PlacePhrase) -> bool:
        """Say whether a place is only come by or from: "came in ALONG THE CANAL", "marched in FROM X"."""
        first = place.first - 1 if self.line.words[max(place.first - 1, 0) : place.first] == ("the",) else place.first
        return self.line.words[max(first - 1, 0) : first] in _BY_WAY

    def _where(self, i: int) -> PlacePhrase | None:
        """Return the place with a name that a verb's clause describes: "X, WHERE the police had left".

        Where somebody "fled" or "retreated" he may have gone to.
        """
        led = self.tree.dependants(i, "advmod", "mark", "obl")
        where = next((j for j in led if self.line.words[j] == "where"), None)
        if where is None or self.tree.lemma(i) != "leave":
            return None
        end = where - 1 if self.line.at(where - 1, (",",)) else where
        place = next((p for p in self.places if p.last == end), None)
        named = place is not None and not place.again and place.mentions[0].hint not in (UNNAMED, "country")
        return place if named and place is not None and len(place.mentions) == 1 else None

    def _gone_to(self, found: Happening) -> bool:
        """Say whether a place is where somebody fell back to: "X, WHERE the army had RETREATED"."""
        where = any(self.line.words[j] == "where" for j in self.tree.dependants(found.first, "advmod", "mark", "obl"))
        back = self.line.words[found.first + 1 : found.first + 2] == ("back",)
        ahead = found.place is not None and not found.place.again and found.place.last <= found.first
        return where and ahead and (back or self.tree.lemma(found.first) in _BACK)

    def _opens(self, place: PlacePhrase) -> bool:
        """Say whether a sentence is set in a place from its head: "Farther east, in X, an elder said they had left"."""
        led = self.line.words[max(place.first - 1, 0) : place.first] in (("in",), ("at",))
        named = not place.again and place.mentions[0].hint != UNNAMED and len(place.mentions) == 1
        return led and named and self.line.at(place.last, (",",))

    def tells(self, i: int, types: tuple[str, ...]) -> bool:
        """Say whether the tables know a verb as one that tells something of these types."""
        return any(row.predicate.type in types for row in triggers_by_word().get(self.line.words[i], ()))

    def _home_of_speakers(self, verbs: Iterable[int]) -> list[int]:
        """Return where those live who say it: "RESIDENTS OF X said fighters had come in"."""
        saying = (verb for verb in verbs if self.line.words[verb] in saying_verbs())
        people = (j for verb in saying for j in self.tree.dependants(verb, "nsubj"))
        own = (j for j in people if self.tree.lemma(j) in load_class("people"))
        return [k for j in own for case, k in self.tree.obliques(j) if case in ("of", "in")]

    def _held(self, nouns: Iterable[int]) -> list[int]:
        """Return what is said to be held by words that tell a hold: "X was in our HANDS", "took CONTROL of X"."""
        holds = [noun for noun in nouns if can_tell(self.line.words[noun:], "territory.held")]
        own = [j for noun in holds for j in self.tree.dependants(noun, "nsubj")]
        return own + [j for noun in holds for case, j in self.tree.obliques(noun) if case == "of"]

    def left_out(self, i: int) -> PlacePhrase:
        """Return what a verb's clause leaves out, standing at the verb.

        That is the place told of by the clause it hangs on ("X fell after the garrison pulled out", "X was in our hands
        until noon, WHEN they pulled out"), by the one that says who leaves ("those who took X have withdrawn"), or the
        one before.
        """
        subject = self.tree.subject(i)
        who = () if subject is None else self.tree.dependants(subject, "acl:relcl")
        verbs = [verb for verb in who if self.tells(verb, _BEEN_THERE)]
        above = tuple(self.tree.governors(i))
        verbs += [verb for verb in above if self.tree.tag(verb) == "VERB"]
        told = [j for verb in verbs for j in (*self.tree.objects(verb), *self.tree.dependants(verb, "nsubj"))]
        told += self._held(j for j in (*above, *told) if self.tree.tag(j) != "VERB")
        joined = self.tree.head(i) if self.tree.is_a(i, "conj") else -1
        for noun in (j for case, j in self.tree.obliques(joined) if case in _AT) if joined >= 0 else ():
            told += [j for j in range(*self.tree.phrase(noun)) if place_holding(self.places, j) is not None][:1]
        told += self._home_of_speakers(verbs)
        for place in filter(None, (place_holding(self.places, j) for j in told)):
            if not place.again and place.mentions[0].hint not in (UNNAMED, "facility"):
                return replace(place, first=i, last=i + 1)
        mention = Mention(self.line.span(i, i + 1), self.line.slice(i, i + 1), "place", "city")
        return PlacePhrase(i, i + 1, (mention,), again=True)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
