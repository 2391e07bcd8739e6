"""Who is in a place and who is not, where no verb of holding tells it.

"There is not a single soldier in X", "X had no police in it", "no guards were left at the gate": nobody of a party is
there, so that it does not hold the place. "X is under the Front", "the police have been back in X", "marines remain in
X": it does. "X is calm": whoever held it holds it still.
Being there takes nothing; nothing here tells a capture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import CROWD
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.counted import whom_counted
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, dealings, generic_predicate
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

_IN = frozenset({"in", "at", "inside", "on"})
_THERE = frozenset({"be", "remain", "stay", "leave", "station"})
"""Verbs by which somebody is somewhere: "no police ARE in X", "no guards were LEFT at X"."""

_INSIDE = frozenset({"in", "inside", "at"})
_NONE = frozenset({"no", "neither"})
_WITH = frozenset({"under", "with"})
_SIDES = ("name", "insurgent", "government", CROWD)
_HELD = "territory.held"
_HAD_HOW = ("in", "under", "as", "on", "behind", "against", "for")
"""Prepositions of how or for what somebody has a place: "had X UNDER fire", "had X IN sight"."""
_BACK = "back"
_RULE = "rule"
"""What a government or an army does to its whole country, whose name may be no country's that we know."""


@cache
def _under_arms() -> frozenset[str]:
    """Return the nouns for people under arms."""
    nouns = load_nouns()
    return nouns.serving | nouns.under_arms | nouns.insurgent


@dataclass(frozen=True)
class Presence(SentenceFinder):
    """Finds these in one sentence."""

    def find(self) -> Iterator[Happening]:
        """Yield who is not in a place, as a hold that is not so, and who has it under him or is back in it."""
        ways = (self._nobody, self._under, self._back, self._stays, self._owned, self._has, self._kept, self._calm)
        for i in range(len(self.tree)) if self.places else ():
            if not (
                self.tree.children[i] or self.line.words[i] == _BACK or self.line.words[i] in load_place_words().calm
            ):
                continue  # who is there, or where, hangs on the word
            found = next(filter(None, (read(i) for read in ways)), None)
            if found is not None:
                yield found

    # --- who is not there

    def _nobody(self, i: int) -> Happening | None:
        """Read a noun for people under arms of whom there are none at a place."""
        if not (self._is_armed(i) and self._denied(i)) or self._to_come(i):
            return None
        if any(case in ("among", "of") for case, _ in self.tree.obliques(i)):
            return None  # "no soldiers AMONG THE DEAD in X"
        place = self._where(i)
        if place is None:
            return None
        first, last = min(i, place.first), max(i + 1, place.last)
        first = min((first, *self.tree.dependants(i, "det", "advmod"), self._single(i) or first))
        return replace(self._hold(i, i + 1, self._who(i), place), clause=(first, last), settled="wrong")

    def _is_armed(self, i: int) -> bool:
        return self.tree.tag(i) == "NOUN" and self.line.words[i] in _under_arms()

    def _denied(self, i: int) -> bool:
        """Say whether a noun is denied as a whole: "NO police", "NOT A SINGLE soldier"."""
        if any(self.line.words[j] in _NONE for j in self.tree.dependants(i, "det")):
            return True
        return self._single(i) is not None

    def _single(self, i: int) -> int | None:
        """Return where "not" stands in "not a single soldier"."""
        start = self.tree.phrase(i)[0]
        if self.line.find([("single",), ("one",)], start, i) is None:
            return None
        where = self.line.find([("not",), ("n't",)], max(start - 2, 0), i)
        return None if where is None else where[0]

    def _to_come(self, i: int) -> bool:
        """Say whether it is only to be so: "there will be no soldiers in X"."""
        verbs = (i, self.tree.head(i))
        return any(
            self.line.words[j] in load_function_words().modals
            for verb in verbs
            if verb >= 0
            for j in self.tree.dependants(verb, "aux")
        )

    def _where(self, i: int) -> PlacePhrase | None:
        """Return the place at which there is nobody: led by "in", what has none, or what they are said to be in."""
        verb = self.tree.head(i)
        if verb < 0 or not self.tree.is_a(i, "nsubj", "obj", "root"):
            return self._led(i) if self.tree.dependants(i, "expl") else None
        if self.tree.is_a(i, "obj"):
            owner = self.tree.subject(verb)
            return self._place(owner) if self.tree.lemma(verb) == "have" and owner is not None else None
        if self.tree.dependants(verb, "cop") and self.tree.case(verb) in _IN:
            return self._place(verb)
        left = [j for j in self.tree.dependants(i, "acl") if self.tree.lemma(j) in ("leave", "remain")]
        led = (self._led(j) for j in (i, verb, *left))  # "there were no soldiers LEFT in X"
        return next(filter(None, led), None) if self.tree.lemma(verb) in _THERE else None

    def _led(self, i: int) -> PlacePhrase | None:
        led = (self._place(j) for case, j in self.tree.obliques(i) if case in _IN)
        return next(filter(None, led), None)

    def _place(self, i: int) -> PlacePhrase | None:
        place = place_holding(self.places, i)
        return None if place is None or place.mentions[0].hint == UNNAMED else place

    def _who(self, i: int) -> ActorPhrase | None:
        actor = self.actor_of(i)
        return actor if self.fights(actor) else None

    # --- who is

    def _under(self, i: int) -> Happening | None:
        """Read a party that a place is under or with: "X is UNDER THE FRONT", "X is WITH THE ARMY again".

        Under its attack or its rule others read; "the army of" some country is another state's.
        """
        said = self.tree.dependants(i, "cop") and self.tree.case(i) in _WITH and not self.tree.obliques(i)
        actor = self.actor_of(i) if said else None
        subject = None if actor is None else self.tree.subject(i)
        place = None if subject is None else self._place(subject)
        if actor is None or place is None or actor.kind not in _SIDES or not self.fights(actor):
            return None
        case = self.tree.dependants(i, "case")[0]
        return self._hold(case, case + 1, actor, place)

    def _owned(self, i: int) -> Happening | None:
        """Read whose a place is: "X is the ARMY'S again"."""
        said = self.tree.dependants(i, "cop") and self.line.at(i + 1, ("'s",))
        actor = self.actor_of(i) if said else None
        subject = None if actor is None else self.tree.subject(i)
        place = None if subject is None else self._town(subject)
        if actor is None or place is None or not self.fights(actor) or place.last > i:
            return None
        return self._hold(i, i + 2, actor, place)

    def _has(self, i: int) -> Happening | None:
        """Read what people under arms have: "the rebels HAD most of X by evening"; not "have X surrounded"."""
        tree = self.tree
        if tree.lemma(i) != "have" or tree.tag(i) != "VERB" or tree.dependants(i, "xcomp", "ccomp", "advcl"):
            return None
        who, what = tree.subject(i), next(iter(tree.objects(i)), None)
        if who is None or what is None or tree.dependants(what, "acl", "acl:relcl"):
            return None
        none = any(self.line.words[j] in _NONE | {"a", "an", "any"} for j in tree.dependants(what, "det"))
        place, actor = None if none else self._town(what), self.actor_of(who)
        if actor is not None and actor.kind not in _SIDES and not self._are_armed(who):
            return None
        if place is None or actor is None or place.again or not self.fights(actor) or place.first <= i:
            return None
        described = place.last < len(self.line) and tree.tag(place.last) in ("VERB", "ADJ", "NOUN")
        if described or any(case in _HAD_HOW and not self._is_day(j) for case, j in tree.obliques(i)):
            return None
        return self._hold(i, i + 1, actor, place)

    def _is_day(self, i: int) -> bool:
        return self.line.words[i] in load_function_words().calendar

    def _kept(self, i: int) -> Happening | None:
        """Read who keeps a place under arms: "X is GUARDED by soldiers", "X is no longer POLICED"."""
        tree, words = self.tree, load_place_words()
        keeps = tree.tag(i) == "VERB" and tree.lemma(i) in words.keeping
        if not keeps and not (tree.tag(i) == "VERB" and tree.lemma(i) in words.kept_by):
            return None
        passive = tree.passive(i)
        if not (passive or keeps) or tree.dependants(i, "xcomp"):
            return None
        posts = tree.subject(i) if passive else None
        if posts is not None and self.line.words[posts] in load_place_words().posts:
            return self._posts(i, posts)
        what = tree.subject(i) if passive else next(iter(tree.objects(i)), None)
        who = next(iter(tree.agents(i)), None) if passive else tree.subject(i)
        place = None if what is None else self._place(what)
        if place is None or place.again or place.mentions[0].hint == "country" or self.is_own(place):
            return None
        actor = None if who is None else self.actor_of(who)
        ends = self.line.words[place.last : place.last + 1] != ("'s",)
        if who is None:  # "X is no longer policed"
            return self._hold(i, i + 1, None, place) if passive and self._no_longer(i) else None
        if actor is None or actor.kind not in _SIDES or not self.fights(actor) or not ends:
            return None
        if actor.kind == "government" and tree.lemma(i) == _RULE:
            return None
        return self._hold(i, i + 1, actor, place)

    def _posts(self, i: int, posts: int) -> Happening | None:
        """Read whose posts in a place are manned: "POLICE POSTS in X were still STAFFED"."""
        place = self._led(posts)
        owners = (*self.tree.agents(i), *self.tree.possessors(posts), *self.tree.dependants(posts, "compound", "amod"))
        actor = next(filter(None, map(self.actor_of, owners)), None)
        if place is None or actor is None or not self.fights(actor):
            return None
        return self._hold(i, i + 1, actor, place)

    def _no_longer(self, i: int) -> bool:
        return any(self.line.at(j - 1, ("no", "longer")) for j in self.tree.dependants(i, "advmod"))

    def _back(self, i: int) -> Happening | None:
        """Read who is back in a place: "the police have been BACK in X since Monday"."""
        if self.line.words[i] != _BACK or not self.line.at(i + 1, ("in",)):
            return None
        verb = i if self.tree.dependants(i, "cop") else self.tree.head(i)
        noun = None if verb < 0 else self.tree.subject(verb)
        being = self.tree.dependants(i, "cop") or (
            verb >= 0 and (self.tree.dependants(verb, "cop") or self.tree.lemma(verb) == "be")
        )
        actor = self.actor_of(noun) if noun is not None and being else None
        place = next((p for p in self.places if p.first == i + 2), None)
        if actor is None or place is None or not self.fights(actor) or place.mentions[0].hint == UNNAMED:
            return None
        if self.is_own(place):
            return None  # "back in THEIR barracks"
        return self._hold(i, i + 2, actor, place)

    def _stays(self, i: int) -> Happening | None:
        """Read who stays in a place: "marines REMAIN in X", "300 gunmen are STILL INSIDE X".

        Those are people under arms, and what they are in is a town or a building with a name; who stays in a country,
        or in his own barracks, holds nothing by it.
        """
        tree = self.tree
        inside = bool(tree.dependants(i, "cop")) and tree.case(i) in _INSIDE and self._still(i)
        if tree.lemma(i) == "be" and tree.dependants(i, "expl") and self._still(i):
            return self._there_still(i)
        if not inside and not (tree.tag(i) == "VERB" and tree.lemma(i) in load_place_words().staying):
            return None
        who = tree.subject(i)
        place = self._town(i) if inside else next(filter(None, (self._town(j) for j in self._stood_in(i))), None)
        if who is None or place is None or place.last <= who:
            return None
        if any(case == "for" and tree.lemma(j) in dealings() for case, j in tree.obliques(i)):
            return None  # "remained in X FOR TALKS"
        who = whom_counted(tree, who)
        actor = self.actor_of(who)
        party = actor is not None and (self._are_armed(who) or self._is_body(actor, who))
        if actor is None or not party or not self.fights(actor) or actor.first < place.last <= actor.last:
            return None
        first = i if not inside else next(iter(tree.dependants(i, "case")))
        return self._hold(first, first + 1, actor, place)

    def _there_still(self, i: int) -> Happening | None:
        """Read of whom there are still some in a place: "there are STILL soldiers in X"."""
        who = next(iter(self.tree.dependants(i, "nsubj")), None)
        actor = self.actor_of(who) if who is not None and self._are_armed(who) else None
        if who is None or actor is None or not self.fights(actor):
            return None
        if any(self.line.words[j] in _NONE for j in self.tree.dependants(who, "det")):
            return None
        led = (self._town(j) for head in (who, i) for j in self._stood_in(head))
        place = next(filter(None, led), None)
        if place is None or place.mentions[0].hint == "facility":
            return None  # "soldiers in hospital"
        return self._hold(i, i + 1, actor, place)

    def _still(self, i: int) -> bool:
        return any(self.line.words[j] == "still" for j in self.tree.dependants(i, "advmod"))

    def _stood_in(self, i: int) -> Iterator[int]:
        """Yield what a verb of staying leads to with "in", "inside" or "at"."""
        yield from (j for case, j in self.tree.obliques(i) if case in _INSIDE)

    def _are_armed(self, i: int) -> bool:
        """Say whether a noun is people under arms, or a named party's: "about 200 MARINES", "the Front's MEN"."""
        nouns = load_nouns()
        words = nouns.serving | nouns.under_arms | nouns.insurgent | nouns.own_units | nouns.partisans
        return self.tree.tag(i) in ("NOUN", "PROPN") and self.line.words[i] in words

    def _is_body(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor is a body under arms as a whole: "the ARMY", "the GARRISON"; a front may be a party."""
        return actor.kind in ("government", "name") and self.line.words[i] in load_nouns().forces

    def _town(self, i: int) -> PlacePhrase | None:
        """Return the town or the named building that a noun belongs to; "its barracks" are whose they are."""
        place = self._place(i)
        if place is None or place.mentions[0].hint in ("country", "province", "region"):
            return None
        own = self.is_own(place)
        return None if own else place

    def _calm(self, i: int) -> Happening | None:
        """Read that a place is calm: "X is CALM", "X was QUIET under the army", "the situation in X is calm"."""
        tree = self.tree
        if self.line.words[i] not in load_place_words().calm or tree.tag(i) not in ("ADJ", "NOUN"):
            return None
        if tree.dependants(i, "amod", "det", "compound") or not self._is_said(i):
            return None
        subject = tree.subject(i) if tree.dependants(i, "cop") else tree.subject(tree.head(i))
        whole = subject is not None and self.line.words[subject] in load_place_words().calm_there
        led = (self._led(j) for j in (subject, i) if j is not None and whole)
        place = next(filter(None, led), None) if whole or subject is None else self._place(subject)
        if place is None or place.first > i or place.mentions[0].hint in ("country", "province", "region", "facility"):
            return None
        if any(case in ("of", "from", "to", "for") for case, _ in tree.obliques(i)):
            return None  # "X is free OF charge"
        partly = (j for j in tree.dependants(i, "advmod") if self.line.words[j] not in load_place_words().calm_still)
        if next(iter(partly), None) is not None or place.extent:
            return None
        holders = (self.actor_of(j) for case, j in tree.obliques(i) if case == "under")
        actor = next((a for a in holders if self.fights(a)), None)
        return self._hold(i, i + 1, actor, place)

    def _is_said(self, i: int) -> bool:
        """Say whether an adjective is said of the subject: "X is calm", "X remains calm"."""
        head = self.tree.head(i)
        stays = head >= 0 and self.tree.is_a(i, "xcomp") and self.tree.lemma(head) in _THERE
        return stays or bool(self.tree.dependants(i, "cop"))

    def _hold(self, first: int, last: int, actor: ActorPhrase | None, place: PlacePhrase) -> Happening:
        """Return a hold that is told by some words which are no verb of holding."""
        trigger = Trigger(generic_predicate(_HELD, "verb", "be"), self.line.words[first:last], None)
        return Happening(trigger, first, last, actor, None, place)


__all__ = ["Presence"]
