"""What became of how many: the tolls of a sentence as happenings, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.roles import Roles
from factbox.extract.control.grounds import TABLES_ONLY
from factbox.extract.control.settings import FIGHTING, Setting
from factbox.extract.events.acts import FOUGHT, ActFinder, as_type
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.quantities.counted import Counted, Counting
from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.tolls import HARM, Toll, same_matter
from factbox.extract.sentence.line import STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_persons
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.fates import fate_predicate, load_fates
from factbox.knowledge.verbs import Form
from factbox.records import Mention, Quantity

_ARMS = ("territory.", "battle.")
"""Types whose clause is not widened to a number in it; it says how strong those are who act."""

_OVER = ("across", "throughout", "over", "around")
_LANDS = frozenset({"country", "nation"})

_JOINTS = STOPS | {",", "and", "or", "but"}
"""Words that set one clause, or one thing of a list, apart from another."""


@cache
def _of_a_trade() -> frozenset[str]:
    """Return the nouns for people by what they do, none of whom bears arms."""
    known = load_fates()
    return frozenset(load_persons().private) - known.fighters - known.forces - {"people", "person", "man", "men"}


def _by_token(found: Sequence[Happening]) -> Mapping[int, Sequence[Happening]]:
    """Return the happenings by each token of their words and of those to whom they happened."""
    holding: dict[int, list[Happening]] = {}
    for happening in found:
        for i in {*range(happening.first, happening.last), *range(*(happening.victims or (0, 0)))}:
            holding.setdefault(i, []).append(happening)
    return holding


def _once_fought(acts: Sequence[Happening | None], before: Sequence[Happening | None] = ()) -> list[Happening | None]:
    """Return the acts that tolls belong to, a fight or a shelling with the first of them alone."""
    seen = {id(act) for act in before if act is not None and act.type in FOUGHT}
    kept: list[Happening | None] = []
    for act in acts:
        again = act is not None and act.type in FOUGHT and id(act) in seen
        kept.append(None if again else act)
        seen |= {id(act)} if act is not None and act.type in FOUGHT else set()
    return kept


@dataclass(frozen=True)
class TollReader:
    """The tolls of a sentence, beside the happenings that tell of them already."""

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    numbers: tuple[Number, ...]
    tolls: tuple[Toll, ...]
    roles: Roles
    setting: Setting
    armed: bool

    def _only_amid(self, found: Happening) -> bool:
        """Say whether fighting is told only as what those whom a toll counts died in."""
        return found.type.startswith(FIGHTING) and self.setting.within(found.first, self._fated)

    def with_tolls(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield the happenings; what tells of several numbers is one happening for each."""
        tolls = [toll for toll in self.tolls if not toll.gapped or self._place_behind(toll)]
        acts = ActFinder(self.tree, found)
        holding = _by_token(found)
        bases = [self._base_of(toll, holding) for toll in tolls]
        again = (h for toll in tolls for h in self._at_number(toll, holding))
        led = _once_fought([acts.done_by(toll) for toll in tolls])
        named = [None if act else acts.came_of(toll) for toll, act in zip(tolls, led, strict=True)]
        named = _once_fought(named, led)
        used = {id(happening) for happening in (*bases, *again, *led, *named)}
        for happening in found:
            if id(happening) not in used and not self._only_amid(happening):
                place = happening.place or acts.where_harmed(happening)
                yield self._strong(self._uncounted(replace(happening, place=place)))
        for toll, base, act, amid in zip(tolls, bases, led, named, strict=True):
            own = self._sent(toll, base) if base is not None else self._from_toll(toll)
            own = self._of_civilians(toll, own)
            told = self._in_act(toll, own, act, amid, acts.means(toll))
            yield self._told_of(toll, told, whole=base is None or not told.type.startswith(TABLES_ONLY))

    def _sent(self, toll: Toll, base: Happening) -> Happening:
        """Return what is told of troops as their being sent, which is no aid: "SENT two battalions to X".

        And what the core alone has for mere casualties or a fight as the killing of civilians that the words tell.
        """
        if base.alone and toll.type == "killing.civilians" and base.type in ("casualties", "battle.clash"):
            return as_type(self.tree, base, toll.type)
        noun = self.tree.lemma(toll.counted.noun) if toll.counted.noun is not None else ""
        armed = noun in load_fates().several | load_fates().fighters
        sent = base.type == "aid" and toll.type == "deployment.in" and armed
        return as_type(self.tree, base, toll.type) if sent else base

    def _of_civilians(self, toll: Toll, told: Happening) -> Happening:
        """Return the death of people of a trade at the hands of people under arms as the killing that it is.

        "Nine PORTERS were killed BY SOLDIERS", whatever the core takes it for.
        """
        killed = told.type == "casualties" and toll.part == "verb" and toll.of_object and toll.fate.unit == "killed"
        noun = toll.counted.noun
        if not killed or noun is None or self.tree.lemma(noun) not in _of_a_trade():
            return told
        subject = None if self.tree.passive(toll.at) else self.tree.subject(toll.at)
        doers = self.tree.agents(toll.at) if self.tree.passive(toll.at) else () if subject is None else (subject,)
        return as_type(self.tree, told, "killing.civilians") if any(map(self.roles.is_under_arms, doers)) else told

    def _in_act(
        self, toll: Toll, own: Happening, led: Happening | None, named: Happening | None, means: str
    ) -> Happening:
        """Return what tells of those a toll counts as the act that led to it, that it names, or that its weapon shows.

        Who was chosen to be killed was murdered, whatever with.
        """
        act = led or named
        if act is not None and act.type == "quantity.other":
            return own
        if own.type == "killing.assassination" or (act is None and not (means and self.armed)):
            return own
        if act is None:
            return as_type(self.tree, own, means)
        first, last = act.bounds()
        if led is not None:
            return replace(act, clause=(min(first, toll.at), max(last, toll.at + 1)))
        told = (replace(own, recipient=None) if self._set_apart(own, toll) else own).bounds()
        clause = min(first, told[0]), max(last, told[1])
        kept = as_type(self.tree, own, act.type)
        return replace(kept, place=act.place or own.place, actor=own.actor or act.actor, clause=clause)

    def _set_apart(self, found: Happening, toll: Toll) -> bool:
        """Say whether whom it befell stands in a clause before: "TWO MEN were killed and five hurt when a bomb"."""
        if found.recipient is None:
            return False
        between = self.line.words[found.recipient.last : min(found.first, toll.counted.first)]
        return not _JOINTS.isdisjoint(between)

    def _told_of(self, toll: Toll, found: Happening, *, whole: bool) -> Happening:
        """Return a happening with the number of a toll, and with its clause, unless that is another matter's."""
        quantity = None if toll.quantity == Quantity() else toll.quantity
        wide = self._all_over(toll)
        found = found if wide is None else replace(found, place=wide)
        if self.tree.is_a(toll.at, "amod"):  # who "treated 30 WOUNDED people" did not wound them
            found = replace(found, actor=None)
        told = replace(
            found,
            quantity=quantity,
            settled=toll.settled,
            recipient=found.recipient or self._of_same(toll) or self._the_one(toll),
        )
        if not whole:
            return told
        first, last = self._clause(told, toll.counted.bounds)
        first, last = min(first, toll.at), max(last, toll.at + 1)
        if found.clause:
            first, last = min(first, found.clause[0]), max(last, found.clause[1])
        return replace(told, victims=toll.counted.bounds, clause=(first, last))

    def _all_over(self, toll: Toll) -> PlacePhrase | None:
        """Return the country all over which those whom a toll counts came to harm: "killed ACROSS THE COUNTRY"."""
        led = (j for case, j in self.tree.obliques(toll.at) if case in _OVER and self.tree.lemma(j) in _LANDS)
        noun = next(led, None)
        return None if noun is None else self.roles.land(noun)

    def _of_same(self, toll: Toll) -> ActorPhrase | None:
        """Return whom a bare number counts by the clause before: "12 rebels were killed and FOUR captured".

        And who is said to be one of those counted: "ROE was one of four aides killed".
        """
        one = self.tree.head(toll.counted.top)
        if one >= 0 and self.line.words[one] == "one" and self.tree.case(toll.counted.top) == "of":
            named = next((j for j in self.tree.is_what(one) if self.tree.tag(j) == "PROPN"), None)
            return None if named is None else self.roles.actor_over(named)
        verb = self.tree.head(toll.at)
        joined = toll.counted.noun is None and self.tree.is_a(toll.at, "conj") and self.tree.passive(verb)
        subject = self.tree.subject(verb) if joined and toll.of_object else None
        return None if subject is None else self.roles.actor_of(subject)

    def _the_one(self, toll: Toll) -> ActorPhrase | None:
        """Return the one person of whom a verb tells what was done to him: "A US-TRAINED OFFICER was shot dead"."""
        noun, number = toll.counted.noun, toll.counted.number
        one = toll.part == "verb" and toll.of_object and self.line.words[number.first] in ("a", "an", "another")
        return self.roles.actor_at(self.line.span(number.first, noun + 1)) if one and noun is not None else None

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The tokens of those whom tolls count."""
        return frozenset(i for toll in self.tolls for i in range(*toll.counted.bounds))

    @cached_property
    def _fated(self) -> frozenset[int]:
        """The words that say what became of those whom tolls count."""
        found = {toll.at for toll in self.tolls if not toll.quantity.baseline}  # fighting "since Monday" is news
        nobody = (self.tree.head(toll.at) for toll in self.tolls if toll.settled == "wrong" and toll.part == "noun")
        return frozenset({*found, *nobody})  # "no casualties were REPORTED in the shelling"

    @cached_property
    def _strengths(self) -> dict[int, tuple[Quantity, Counted]]:
        """How strong those are who act, by the word that says what they do."""
        finder = Counting(self.line, self.tree)
        found = filter(None, map(finder.strength, self.numbers))
        return {self.tree.head(counted.top): (quantity, counted) for quantity, counted in found}

    def _uncounted(self, found: Happening) -> Happening:
        """Return a happening without the number that the core gives it, where that is told of something else."""
        victims = range(*(found.victims or (0, 0)))
        taken = not self._taken.isdisjoint(victims)
        taken |= any(self.tree.case(i) in ("on", "against") for i in victims)  # "great losses ON SCORES of foes"
        return replace(found, victims=None) if taken else found

    def _strong(self, found: Happening) -> Happening:
        """Return a happening with the number of those who act in it, if it is one of arms."""
        acting = (self._strengths[i] for i in range(found.first, found.last) if i in self._strengths)
        strength = next(acting, None) if found.type.startswith(_ARMS) else None
        if strength is None:
            return found
        quantity, counted = strength
        (first, last), own = counted.bounds, found.bounds()
        return replace(found, quantity=quantity, clause=(min(first, own[0]), max(last, own[1])))

    def _base_of(self, toll: Toll, holding: Mapping[int, Sequence[Happening]]) -> Happening | None:
        """Return the happening that tells of those a toll counts: at the same word, or by the core at their number."""
        told = (h for h in holding.get(toll.at, ()) if h.first <= toll.at < h.last)
        harm = toll.type in HARM  # men lost are told apart from the tanks: "lost seven tanks and 80 MEN"
        at_word = (h for h in told if not (harm and h.type == "quantity.other"))
        return next(at_word, None) or next(self._at_number(toll, holding), None)

    def _at_number(self, toll: Toll, holding: Mapping[int, Sequence[Happening]]) -> Iterator[Happening]:
        """Yield the happenings that have the number of a toll too, and so tell the same again."""
        first, last = toll.counted.bounds
        for found in (h for i in range(first, last) for h in holding.get(i, ())):
            alone = found.alone and first <= found.first < last
            counting = found.victims is not None and found.victims[0] < last and first < found.victims[1]
            if same_matter(found.type, toll.fate.type) and (alone or counting) and not self._of_another(found, toll):
                yield found

    def _of_another(self, found: Happening, toll: Toll) -> bool:
        """Say whether a verb tells of others than a toll counts: "send 3,000 troops to help EVACUATE STAFF"."""
        verb = found.first
        if verb == toll.at or self.tree.tag(verb) != "VERB" or found.type == toll.type:
            return False
        first, last = toll.counted.bounds
        own = [*self.tree.dependants(verb, "obj")]
        return bool(own) and not any(first <= j < last for j in own)

    def _from_toll(self, toll: Toll) -> Happening:
        """Return a happening of a toll's own, with actor and place where the tree has them."""
        at = toll.at
        predicate = fate_predicate(toll.fate, toll.type, toll.part, self.tree.lemma(at), of_object=toll.of_object)
        form: Form | None = "ing" if toll.part == "verb" and self.line.words[at].endswith("ing") else None
        bare = Happening(TableTrigger(predicate, self.line.words[at : at + 1], form), at, at + 1, alone=True)
        actor = self.roles.actor(predicate.where("actor"), at, at + 1)
        place = self.roles.place(predicate, at, at + 1)
        place = place or self.roles.place(predicate, toll.counted.top, toll.counted.last) or self._of_what_left(toll)
        return replace(bare, actor=actor, place=self._place_behind(toll) if toll.gapped else place)

    def _of_what_left(self, toll: Toll) -> PlacePhrase | None:
        """Return the place of what a clause with "which" tells of them: "the raid ON X, which left 19 dead"."""
        clause = next((i for i in (toll.at, *self.tree.governors(toll.at)) if self.tree.is_a(i, "acl")), None)
        if clause is None or not any(self.line.words[j] == "which" for j in self.tree.dependants(clause, "nsubj")):
            return None
        noun = self.tree.head(clause)
        own = [p for p in self.places if noun < p.first < clause and not p.again]
        return own[0] if len(own) == 1 and self.tree.head(own[0].last - 1) == noun else None

    def _elsewhere(self, toll: Toll) -> bool:
        """Say whether those counted are the rest of a list: "12 died in X, and THREE ELSEWHERE"."""
        return self.line.at(toll.counted.last, ("elsewhere",))

    def _place_behind(self, toll: Toll) -> PlacePhrase | None:
        """Return the place that stands right behind those counted: "three in Homs", "three ELSEWHERE"."""
        if self._elsewhere(toll):
            first = toll.counted.last
            span = self.line.span(first, first + 1)
            return PlacePhrase(first, first + 1, (Mention(span, self.line.slice(first, first + 1), "place", UNNAMED),))
        return next((p for p in self.places if p.first == toll.counted.last + 1), None)

    def _clause(self, found: Happening, counted: tuple[int, int]) -> tuple[int, int]:
        """Return the shortest clause of a toll: verb and number, with what no "and" or comma sets apart from them."""
        first, last = min(found.first, counted[0]), max(found.last, counted[1])
        subject = self.tree.subject(found.first) if self.tree.tag(found.first) == "VERB" else None
        phrases = [(p.first, p.last) for p in (found.actor, found.recipient, found.place) if p is not None]
        phrases += (
            [self.tree.phrase(subject)] if subject is not None and found.place and found.place.last <= first else []
        )
        for start, end in phrases:
            between = self.line.words[end:first] if end <= first else self.line.words[last:start]
            if not set(between) & _JOINTS:
                first, last = min(first, start), max(last, end)
        return first, last
