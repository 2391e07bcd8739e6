"""The act of violence in which those that a toll counts came to harm, where the same clause tells it.

"A car bomb exploded outside the base, killing three" tells one event with a number, not a bombing and three more dead;
so do "an air strike killed three", "three were killed in the bombing", "the bombing in which three died". And what
somebody or something was hit with says what kind of act it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.quantities.tolls import HARM, Toll
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate, gunfire_words, light_verbs, munitions, weapon_types
from factbox.knowledge.responsibility import load_responsibility

ACTS = ("attack.bombing", "strike.air", "killing.")
"""Types that take in the killed and wounded whom the same clause tells."""

FOUGHT = ("battle.clash", "strike.shelling")
"""Types that take in the first number of them, where they say in which place: they say who fights for it, and further
numbers are told beside them."""

VIOLENCE = ("attack.bombing", "strike.", "battle.clash")
"""Types that a weapon tells apart."""

_LONGEST_TOGETHER = 30
"""Tokens of a clause with a fight and those who came to harm in it; a longer one would not be quoted whole."""

_IN_WHICH = frozenset({"in", "during", "by"})
"""Prepositions by which an act is said to be what somebody came to harm in."""

_COMPOUNDS = ("compound", "amod")

_BELOW = ("obj", "nsubj", "xcomp", "amod", "advmod", "obl")
"""How a word that tells a toll may hang on the verb of its clause."""

_OF_WEAPONS = frozenset({"round", "battery", "fire", "unit", "crew", "device", "charge"})
"""Nouns that are a weapon's by the word before them: "a mortar ROUND", "an explosive DEVICE"."""

_WITH_PARTICLE = ("go", "blow", "open", "knock")
"""Verbs that tell of weapons with a particle alone: a bomb goes OFF, artillery opens FIRE, jets knock OUT a bridge."""

_ENDS = frozenset({";", "but", "while", "whereas", "."})
"""Words after which no participle belongs to what was told before."""


@dataclass(frozen=True)
class ActFinder:
    """Finds the acts of one sentence that its tolls belong to.

    Attributes:
        tree: the sentence.
        found: its happenings.
    """

    tree: Tree
    found: Sequence[Happening]

    def done_by(self, toll: Toll) -> Happening | None:
        """Return the act whose clause goes on with the toll: "shelled the market, KILLING six and WOUNDING two"."""
        verbs = self._verbs(toll) if _is_harm(toll) else ()
        acts = filter(None, map(self._act_before, verbs))
        return next((act for act in acts if _is_one_clause(act, toll)), None)

    def came_of(self, toll: Toll) -> Happening | None:
        """Return the act that the toll's own clause names: "shelling KILLED six", "six DIED in the shelling"."""
        if not _is_harm(toll):
            return None
        for verb in self._verbs(toll):
            did = self._does(verb) and (toll.of_object or verb != toll.at)  # who "lost their lives" did nothing
            by = self._named_by(verb) if did else self._named_with(verb)
            act = next(filter(None, map(self._act_at, by)), None)
            if act is not None and _is_one_clause(act, toll) and not (act.type in FOUGHT and self._aside(verb)):
                return act
        return None

    def where_harmed(self, harm: Happening) -> PlacePhrase | None:
        """Return the place of the act in which people came to harm whom no number counts: "killed IN THE RAID on X"."""
        if self.tree.tag(harm.first) != "VERB" or harm.type not in HARM:
            return None
        nouns = (noun for case, noun in self.tree.obliques(harm.first) if case in _IN_WHICH)
        acts = (self._act_at(i) for noun in nouns for i in self._words_of(noun))
        return next((act.place for act in acts if act is not None), None)

    def means(self, toll: Toll) -> str:
        """Return the type of the act by what did the harm: "a roadside BOMB killed two", "killed by two ROCKETS"."""
        verbs = self._verbs(toll) if _is_harm(toll) else ()
        acting = (verb for verb in verbs if self._does(verb) or not toll.type.startswith("killing."))
        kinds = (kind for verb in acting if (kind := weapon_of(self.tree, verb)).startswith(ACTS))
        return next(kinds, "")

    # --- the verbs that say what became of those counted

    def _verbs(self, toll: Toll) -> Iterator[int]:
        """Yield the verb that tells a toll, or the one that it is the object of: "left six DEAD"."""
        for i in dict.fromkeys((toll.at, toll.counted.top)):
            if self.tree.tag(i) == "VERB" or self.tree.dependants(i, "advcl"):
                yield i
            elif (head := self.tree.head(i)) >= 0 and self.tree.tag(head) == "VERB" and self.tree.is_a(i, *_BELOW):
                yield head

    def _does(self, verb: int) -> bool:
        """Say whether a verb says what its subject did to others."""
        return bool(self.tree.dependants(verb, "obj")) and not self.tree.passive(verb)

    def _act_before(self, verb: int) -> Happening | None:
        """Return the act that a participle goes on from: "attacked the post, KILLING nine and WOUNDING six"."""
        if not self.tree.words[verb].endswith("ing") or self.tree.dependants(verb, "nsubj", "aux"):
            return None
        before = [h for h in self.found if _takes_in_harm(h) and h.last <= verb and not self._is_toll(h)]
        last = max(before, key=lambda h: h.last, default=None)
        apart = last is None or not _ENDS.isdisjoint(self.tree.words[last.last : verb])
        return None if apart else last

    def _is_toll(self, found: Happening) -> bool:
        """Say whether a happening is itself told by a participle: "KILLING two civilians and wounding six"."""
        return self.tree.tag(found.first) == "VERB" and self.tree.words[found.first].endswith("ing")

    def _named_by(self, verb: int) -> Iterator[int]:
        """Yield the words that name what a verb's subject is: "an air strike", "rockets FIRED into the town"."""
        subject = self.tree.subject(verb)
        if subject is None and self.tree.is_a(verb, "parataxis", "appos", "acl", "dep"):
            subject = self.tree.head(verb)
        if subject is not None and subject < verb:
            yield from self._words_of(subject)
            yield from self.tree.dependants(subject, "acl")

    def _named_with(self, verb: int) -> Iterator[int]:
        """Yield the words that name in what, or when, somebody came to harm: "six died IN the raid"."""
        for word in self.tree.conjuncts(verb):
            for case, noun in self.tree.obliques(word):
                if case in _IN_WHICH:
                    yield from self._words_of(self._antecedent(noun, word))
            for clause in self.tree.dependants(word, "advcl"):
                if any(self.tree.words[j] == "when" for j in self.tree.dependants(clause, "advmod", "mark")):
                    yield clause
        if any(self.tree.words[j] == "where" for j in self.tree.dependants(verb, "advmod", "mark")):
            yield from (i for i in self.tree.governors(verb) if self.tree.tag(i) == "VERB")

    def _antecedent(self, noun: int, verb: int) -> int:
        """Return the noun that "which" stands for: "the ambush in WHICH six died"."""
        which = self.tree.words[noun] in ("which", "whom") and self.tree.is_a(verb, "acl")
        return self.tree.head(verb) if which else noun

    def _aside(self, verb: int) -> bool:
        """Say whether a clause is added to what was fought, whoever said that: "the attack, WHICH KILLED two"."""
        led = (*self.tree.dependants(verb, "nsubj"), *self.tree.dependants(verb, "advmod"))
        asked = (j for j in led if self.tree.words[j] in ("which", "where", "who"))
        return any(self.tree.words[max(j - 1, 0)] == "," for j in asked)

    def _words_of(self, noun: int) -> Iterator[int]:
        yield noun
        yield from self.tree.dependants(noun, *_COMPOUNDS)

    def _act_at(self, i: int) -> Happening | None:
        return next((h for h in self.found if h.first <= i < h.last and _takes_in_harm(h)), None)


def _is_one_clause(act: Happening, toll: Toll) -> bool:
    """Say whether a fight and those who came to harm in it stand near enough to be quoted together."""
    (first, last), (start, end) = act.bounds(), toll.counted.bounds
    return act.type not in FOUGHT or max(last, end) - min(first, start) <= _LONGEST_TOGETHER


def _takes_in_harm(act: Happening) -> bool:
    """Say whether those who came to harm are told with an act; shots ("died by GUNFIRE") only say with what."""
    shots = act.type == "battle.clash" and act.trigger.predicate.lemma in gunfire_words()["shots"]
    return act.type.startswith(ACTS) or (act.type in FOUGHT and act.place is not None and not shots)


def _is_harm(toll: Toll) -> bool:
    """Say whether a toll is of people who came to harm; "nobody was hurt" and a wrong number are none."""
    return toll.type in HARM and toll.settled != "wrong" and bool(toll.counted)


def told_once(tree: Tree, found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield happenings, an act that is told by a noun and by its verb once: "a CAR BOMB EXPLODED"."""
    nouns = {id(h): h for h in found if h.type.startswith(VIOLENCE) and tree.tag(h.last - 1) in ("NOUN", "PROPN")}
    told: set[int] = set()
    carrying = load_responsibility().carrying
    merged: dict[int, Happening] = {}
    for verb in (h for h in found if h.type.startswith(VIOLENCE) and tree.tag(h.first) == "VERB"):
        subject = tree.subject(verb.first)
        noun = next((h for h in nouns.values() if subject is not None and h.first <= subject < h.last), None)
        if noun is None and verb.type == "attack.bombing":  # "the convoy hit a ROADSIDE BOMB"
            hit = tree.objects(verb.first)
            noun = next((h for h in nouns.values() if any(h.first <= j < h.last for j in hit)), None)
        if noun is not None and verb.alone and not noun.alone and tree.lemma(verb.first) in carrying:
            told.add(id(verb))  # "CARRIED OUT air strikes"
            merged[id(noun)] = replace(noun, actor=noun.actor or verb.actor)
        elif noun is not None and (noun.last <= verb.first or verb.type == "attack.bombing"):
            told.add(id(noun))
            (first, last), own = verb.bounds(), noun.bounds()
            merged[id(verb)] = replace(
                as_type(tree, verb, noun.type),
                clause=(min(first, own[0]), last if noun.last <= verb.first else max(last, own[1])),
                place=verb.place or noun.place,
                actor=verb.actor or noun.actor,
            )
    struck = {tree.subject(h.first) for h in found if h.type.startswith("strike.") and tree.tag(h.first) == "VERB"}
    told |= {id(h) for h in found if _only_says_whence(tree, h, struck)}
    yield from (merged.get(id(h), h) for h in found if id(h) not in told)


def _only_says_whence(tree: Tree, found: Happening, struck: Set[int | None]) -> bool:
    """Say whether a participle only says where what struck came from: "a shell FIRED from X hit the market"."""
    fired = tree.lemma(found.first) in ("fire", "launch") and tree.relation(found.first) == "acl"
    return fired and found.type.startswith("strike.") and tree.head(found.first) in struck


def by_weapon(tree: Tree, found: Happening) -> Happening:
    """Return an act that its verb tells with the type that its weapon gives it: "ROCKETS struck the market".

    A bomber is no party.
    """
    i = found.first
    if not found.type.startswith((*VIOLENCE, "killing.civ")) or tree.tag(i) != "VERB" or not _hits(tree, i):
        return found
    kind = weapon_of(tree, i) or ("battle.clash" if on_foot(tree, found) else "")
    murder = found.type.startswith("killing.") and kind != "attack.bombing"  # whom a drone kills may be killed by plan
    if not kind or kind == found.type or murder:
        return found
    if kind == "battle.clash":
        return as_type(tree, found, kind)
    subject, actor = tree.subject(i), found.actor
    own = subject is not None and actor is not None and actor.first >= tree.subtree(subject)[0] and actor.last <= i
    return replace(as_type(tree, found, kind), actor=None if own else actor)


def on_foot(tree: Tree, found: Happening) -> bool:
    """Say whether an air strike is told of people under arms without aircraft: "soldiers HIT a tank"."""
    verb = found.first
    if found.type != "strike.air" or tree.tag(verb) != "VERB" or not _hits(tree, verb):
        return False
    subject = None if tree.passive(verb) else tree.subject(verb)
    armed = load_nouns().under_arms | load_nouns().insurgent
    if subject is None or not armed & {tree.words[subject], tree.lemma(subject)}:
        return False
    with_what = (j for word in (verb, *tree.objects(verb)) for case, j in tree.obliques(word) if case in ("with", "by"))
    return not any(weapon_type(tree, j) == "strike.air" or tree.lemma(j) == "missile" for j in with_what)


def armed_acts(tree: Tree, taken: Collection[int]) -> Iterator[Happening]:
    """Yield what verbs of hitting tell of weapons: "a suicide BOMBER attacked a checkpoint", "mortar rounds LANDED".

    Args:
        tree: the sentence.
        taken: tokens that tell a happening already.
    """
    for i in tree.verbs:
        if i in taken or tree.lemma(i) in light_verbs()["kill"] or not _hits(tree, i):
            continue
        kind = weapon_of(tree, i)
        if kind and (not tree.passive(i) or _by_aircraft(tree, i)):
            trigger = Trigger(generic_predicate(kind, "verb", tree.lemma(i)), tree.words[i : i + 1], None)
            yield Happening(trigger, i, i + 1, alone=True, clause=_up_to_what_is_hit(tree, i))


def _hits(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells of hitting: what does so may be a gunner or a jet; what bursts or lands, a shell."""
    verbs, lemma = light_verbs(), tree.lemma(verb)
    phrase = f"{lemma} {tree.words[verb + 1]}" if lemma in _WITH_PARTICLE and verb + 1 < len(tree) else lemma
    if phrase in verbs["harm"] or phrase in verbs["kill"] or _rams(tree, verb) or _burning(tree, verb):
        return True
    subject = tree.subject(verb) if phrase in verbs["land"] or phrase in verbs["burst"] else None
    if subject is None or tree.lemma(subject) not in munitions():
        return False
    lands = phrase in verbs["land"] and weapon_type(tree, subject) == "strike.shelling"
    return lands or phrase in verbs["burst"]


def _up_to_what_is_hit(tree: Tree, verb: int) -> tuple[int, int] | None:
    """Return the words from a subject to what it goes into, or to how that burns: "DRONES SET THE DEPOT ABLAZE"."""
    subject = tree.subject(verb)
    ends = [tree.phrase(j)[1] for case, j in tree.obliques(verb) if case == "into"] if _rams(tree, verb) else []
    ends += [j + 1 for j in _burning(tree, verb)]
    return None if subject is None or not ends else (min(tree.phrase(subject)[0], verb), max(ends))


def _by_aircraft(tree: Tree, verb: int) -> bool:
    """Say whether aircraft did what a passive tells: "strafed BY HELICOPTERS"; an air strike is told by itself."""
    agents = [j for j in tree.agents(verb) if weapon_type(tree, j) == "strike.air"]
    return any(tree.lemma(j) in gunfire_words()["aircraft"] | light_verbs()["crewless"] for j in agents)


def _rams(tree: Tree, verb: int) -> bool:
    """Say whether something that flies without a crew goes into what stands there: "a drone SLAMMED INTO a mill"."""
    verbs, subject = light_verbs(), tree.subject(verb)
    if tree.lemma(verb) not in verbs["ram"] or subject is None or tree.lemma(subject) not in verbs["crewless"]:
        return False
    hit = [j for case, j in tree.obliques(verb) if case == "into"]
    return any(tree.lemma(j) not in verbs["open ground"] for j in hit)


def _burning(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the words by which what is set burns: "SET the depot ABLAZE", "SET a mill ON FIRE"."""
    if tree.lemma(verb) != "set":
        return ()
    ablaze = (j for j in tree.dependants(verb, "xcomp", "advmod", "obl") if tree.words[j] in light_verbs()["ablaze"])
    return (*ablaze, *(j for case, j in tree.obliques(verb) if case == "on" and tree.lemma(j) == "fire"))


def weapon_of(tree: Tree, verb: int) -> str:
    """Return the type of what a verb says was done with a weapon; empty where it names none."""
    if tree.passive(verb):
        tools = tree.agents(verb)
    else:
        subject = tree.subject(verb)
        tools = () if subject is None else (subject,)
    return next(filter(None, (weapon_type(tree, i) for i in tools)), "")


def weapon_type(tree: Tree, noun: int) -> str:
    """Return the type of act that a weapon makes, empty for any other noun: "bomb", "a MORTAR bomb", "B-52 bombers"."""
    kinds = weapon_types()
    own = kinds.get(tree.lemma(noun)) or kinds.get(tree.words[noun].removesuffix("s"), "")  # "Warplanes", as a name
    models = ("".join(tree.words[i : i + 3]) for i in (noun, *tree.dependants(noun, "compound")))
    named = next(filter(None, map(kinds.get, models)), "")
    if named:
        return named
    before = (kinds.get(tree.lemma(i), "") for i in tree.dependants(noun, "compound"))
    return next(filter(None, before), own) if own or tree.lemma(noun) in _OF_WEAPONS else ""


def as_type(tree: Tree, found: Happening, kind: str) -> Happening:
    """Return a happening with another type, its roles kept."""
    part = "verb" if tree.tag(found.first) == "VERB" else "noun"
    predicate = generic_predicate(kind, part, tree.lemma(found.first))
    return replace(found, trigger=replace(found.trigger, predicate=predicate))
