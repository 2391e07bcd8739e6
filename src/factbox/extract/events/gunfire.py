"""Fire and fighting that no single word tells: "opened fire on X", "two days of shelling", "carried out ten raids".

Who opens fire with what, and on whom, says what it was: artillery shells, gunmen who fire at a crowd kill civilians,
police who fire at a roadblock fight. "A night of shelling" happened where what followed it did, or where its sentence
is set. A machine shot down is fighting; nobody in it need have died.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.acts import as_type, weapon_type
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.quantities.numbers import Number
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger, generic_predicate, gunfire_words, light_verbs

_AT = ("on", "at", "upon", "towards", "against", "into")
"""Prepositions that lead to what is fired at."""

_NEAR = ("in", "near", "at", "on", "outside", "around", "over", "across", "inside", "beside", "along", "of", "between")
"""Prepositions that lead to where something happened."""

_AMID = ("during", "amid")
"""Prepositions that lead to a gathering that is fired at: "opened fire DURING a march"."""

_ATTACKS = frozenset({"fire", "attack", "attacks", "bombardment", "shelling"})
"""Nouns that a place can be under."""

_DURATION_REACH = 5
"""Tokens between a stretch of time and the fighting that it was one of ("days of HEAVY STREET fighting")."""


@dataclass(frozen=True)
class Gunfire:
    """Finds these in one sentence of a report that names somebody armed.

    Attributes:
        tree: the sentence.
        places: the place phrases found in it.
        numbers: its numbers.
    """

    tree: Tree
    places: tuple[PlacePhrase, ...]
    numbers: tuple[Number, ...]

    def untold(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what no table and no trigger of the core told.

        Args:
            taken: tokens that tell a happening already.
        """
        for i, word in enumerate(self.tree.words):
            if i in taken:
                continue
            if word == "under" and self._under(i):
                yield from self._suffered(i)
            if self.tree.tag(i) != "VERB":
                continue
            kind = self._fired(i) or self._raided(i) or self._dropped(i) or self._brought_down(i) or self._heard(i)
            kind = kind or ("attack.bombing" if _comes_upon(self.tree, i) else "")
            if not kind:
                continue
            low, high = self._clause(i)
            if taken.isdisjoint(range(low, high)):
                predicate = generic_predicate(kind, "verb", self.tree.lemma(i))
                trigger = Trigger(predicate, self.tree.words[i : i + 1], None)
                yield Happening(trigger, i, i + 1, place=self._where(i), alone=True, clause=(low, high), set_here=True)

    def told_apart(self, found: Happening) -> Happening:
        """Return a happening that fire makes, with the type that it has by who fired what at whom."""
        i = found.first
        if found.type == "territory.contested":
            kind = next(filter(None, map(self._under, range(found.bounds()[0], found.bounds()[1]))), "")
            return as_type(self.tree, found, kind) if kind else found
        kind = (self._fired(i) or self._brought_down(i)) if self.tree.tag(i) == "VERB" else ""
        if not kind or kind == found.type or not found.type.startswith(("killing.civ", "battle.", "strike.")):
            return found
        fired = self.tree.lemma(i) == "open" and found.type.startswith("killing.")
        harmless = kind == "battle.clash" and fired and not self._is_hard(i)
        return found if harmless else replace(as_type(self.tree, found, kind), place=found.place or self._where(i))

    def mined(self, found: Happening) -> Happening:
        """Return a bombing told by who came upon a mine: "their convoy HIT a mine". They are no doers of it."""
        i, tree = found.first, self.tree
        harm = found.type.startswith(("battle.", "strike.", "attack."))
        told = harm and tree.tag(i) == "VERB" and _comes_upon(tree, i)
        return replace(as_type(tree, found, "attack.bombing"), actor=None) if told else found

    def lasting(self, found: Happening, others: Sequence[Happening]) -> Happening:
        """Return fighting that lasted a while with its place: that of what it led to, or the one of its sentence."""
        noun = found.last - 1
        span = self._stretch(noun)
        if span is None or found.place is not None or not found.type.startswith(("battle.", "strike.")):
            return found
        start, _ = span
        clause = start, found.last
        own = self._led(noun, after=noun)
        if own is not None:
            return replace(found, place=own, clause=(start, max(found.last, own.last)))
        before = self.tree.words[start - 1] if start else ""
        verbs = [j for j in self.tree.governors(noun) if self.tree.tag(j) == "VERB" and not self._is_gerund(j)]
        if before in gunfire_words()["before"]:
            told = (h for verb in verbs[:2] for h in others if h.first <= verb < h.last)
            place = next((h.place for h in told if h.place is not None and h.place.first != h.first), None)
            near = place is not None and place.last in (start - 1, start - 2)
            return replace(found, place=place, clause=(place.first, found.last) if place and near else clause)
        told_of = bool(verbs) and self.tree.lemma(verbs[0]) in gunfire_words()["told"]
        return replace(found, clause=clause, set_here=told_of or not verbs)

    def strength(self, found: Happening) -> Happening:
        """Return fighting or strikes with how many they were: "repelled 11 attacks", "fired two rockets"."""
        if found.quantity is not None or not found.type.startswith(FIGHTING) or found.type.startswith("territory."):
            return found
        words = (found.last - 1, *self.tree.objects(found.first), self._munition(found.first))
        for noun in dict.fromkeys(j for j in words if j is not None and self.tree.tag(j) == "NOUN"):
            counting = (n for n in self.numbers if n.kind == "cardinal" and self._counts(n, noun))
            number = next(counting, None)
            if number is not None and number.value != 1 and (noun == found.last - 1 or self._is_act(noun)):
                first, last = found.bounds()
                clause = min(first, number.first), max(last, noun + 1)
                return replace(found, quantity=number.quantity(self.tree.words[noun]), clause=clause)
        return found

    def _counts(self, number: Number, noun: int) -> bool:
        """Say whether a number counts a noun by the tree: "11 heavy ATTACKS"."""
        return any(number.first <= j < number.last for j in self.tree.dependants(noun, "nummod"))

    # --- what was done

    def _fired(self, i: int) -> str:
        """Return the type of what a verb tells that opens fire; empty for any other."""
        tree, known = self.tree, gunfire_words()
        if tree.lemma(i) == "fire" and not tree.objects(i) and not tree.passive(i):
            shot_at = {tree.lemma(j) for j in self._targets(i)} & (known["hard"] | known["aircraft"])
            return "battle.clash" if shot_at and tree.subject(i) is not None else ""
        if tree.lemma(i) != "open" or not any(tree.lemma(j) == "fire" for j in tree.objects(i)):
            return ""
        for tool in self._shooters(i):
            kind = weapon_type(tree, tool)
            if kind.startswith("strike."):
                return kind
            if {tree.lemma(tool), *(tree.lemma(j) for j in tree.dependants(tool, "compound"))} & known["guns"]:
                return "strike.shelling"
        targets = self._targets(i)
        amid = (j for case, j in tree.obliques(i) if case in _AMID)
        at_crowd = any(tree.lemma(j) in known["soft"] for j in (*targets, *amid))
        if at_crowd or (not targets and self._among_civilians(i)):
            return "killing.civilians"
        aimed = self._is_hard(i) or any(tree.tag(j) == "PROPN" or place_holding(self.places, j) for j in targets)
        return "battle.clash" if aimed else ""

    def _shooters(self, i: int) -> Iterator[int]:
        subject = self.tree.subject(i)
        if subject is not None:
            yield subject
        yield from (j for case, j in self.tree.obliques(i) if case in ("with", "from"))

    def _targets(self, i: int) -> tuple[int, ...]:
        """Return what is fired at: after the verb, or after its "fire"."""
        words = (i, *self.tree.objects(i))
        return tuple(j for word in words for case, j in self.tree.obliques(word) if case in _AT and j > i)

    def _among_civilians(self, i: int) -> bool:
        """Say whether a verb tells who came to harm where people are without arms: "opened fire IN A CAFÉ, killing"."""
        tree, known = self.tree, gunfire_words()
        sites = (j for case, j in tree.obliques(i) if case in ("in", "at", "inside"))
        led = any(tree.lemma(j) in known["soft sites"] for j in sites)
        goes_on = (j for j in tree.dependants(i, "advcl") if tree.words[j].endswith("ing"))
        return led and any(tree.lemma(j) in light_verbs()["kill"] for j in goes_on)

    def _is_hard(self, i: int) -> bool:
        return any(self.tree.lemma(j) in gunfire_words()["hard"] for j in self._targets(i))

    def _raided(self, i: int) -> str:
        """Return an air strike that aircraft carry out: "jets CARRIED OUT 60 raids on X"."""
        tree = self.tree
        if tree.lemma(i) not in ("carry", "fly", "conduct", "launch", "make"):
            return ""
        subject = tree.subject(i)
        if subject is None or tree.passive(i):
            return ""
        raids = any(tree.lemma(j) in gunfire_words()["raids"] for j in tree.objects(i))
        return "strike.air" if raids and weapon_type(tree, subject) == "strike.air" else ""

    def _dropped(self, i: int) -> str:
        """Return an air strike told by what falls: "two bombs FELL beside X", "jets DROPPED bombs on X"."""
        tree = self.tree
        subject = tree.subject(i) if tree.lemma(i) in ("fall", "drop") else None
        if subject is not None and tree.lemma(subject) == "bomb":
            return "strike.air" if weapon_type(tree, subject) == "attack.bombing" else ""
        drops = tree.lemma(i) == "drop" and any(tree.lemma(j) == "bomb" for j in tree.objects(i))
        return "strike.air" if drops else ""

    def _brought_down(self, i: int) -> str:
        """Return fighting in which a machine came down: "a jet was SHOT down over X"."""
        tree = self.tree
        if tree.lemma(i) not in gunfire_words()["brought down"]:
            return ""
        if "down" not in tree.words[i + 1 : i + 2] and not any(tree.words[j] == "down" for j in tree.children[i]):
            return ""
        subject = tree.subject(i)
        bare = not tree.objects(i) and not tree.dependants(i, "aux")  # a headline: "Jet shot down over X"
        hit = subject if tree.passive(i) or bare else next(iter(tree.objects(i)), None)
        return "battle.clash" if hit is not None and tree.lemma(hit) in gunfire_words()["aircraft"] else ""

    def _under(self, i: int) -> str:
        """Return the strikes that something is under: "UNDER mortar and rocket fire", "UNDER attack from drones"."""
        tree = self.tree
        noun = self._attack(i) if tree.words[i] == "under" else None
        if noun is None:
            return ""
        inside = range(i + 1, noun)
        behind = (j for case, j in tree.obliques(noun) if case in ("from", "by"))
        if tree.words[noun + 1 : noun + 4] == ("from", "the", "air"):
            return "strike.air"
        return next(filter(None, (self._strikes(j) for j in (*inside, *behind))), "")

    def _strikes(self, noun: int) -> str:
        kind = weapon_type(self.tree, noun)
        return kind if kind.startswith("strike.") else ""

    def _attack(self, i: int) -> int | None:
        """Return the noun for an attack behind "under"."""
        near = range(i + 1, min(i + 2 + _DURATION_REACH, len(self.tree)))
        return next((j for j in near if self.tree.words[j] in _ATTACKS), None)

    def _suffered(self, i: int) -> Iterator[Happening]:
        """Yield the strikes that a place is said to be under, if its clause has it as subject."""
        noun = self._attack(i)
        words = (i, self.tree.head(i), *(() if noun is None else (noun, self.tree.head(noun))))
        subjects = (j for word in words if word >= 0 for j in self.tree.dependants(word, "nsubj"))
        inner = (
            j for subject in subjects for j in (subject, *(n for c, n in self.tree.obliques(subject) if c in _NEAR))
        )
        place = next(filter(None, (place_holding(self.places, j) for j in inner)), None)
        if place is None or noun is None or place.last > i:
            return
        predicate = generic_predicate(self._under(i), "verb", "under")
        trigger = Trigger(predicate, self.tree.words[i : noun + 1], None)
        yield Happening(trigger, i, noun + 1, place=place, alone=True, clause=(place.first, noun + 1))

    def _heard(self, i: int) -> str:
        """Return fighting of which only the noise is told: "shots were HEARD near X"."""
        tree, known = self.tree, gunfire_words()
        heard = tree.lemma(i) in known["heard"] and tree.words[i] != "hearing"
        subject = tree.subject(i) if heard else None
        if subject is None or not (tree.passive(i) or tree.lemma(i) in ("ring", "echo", "erupt")):
            return ""
        plural = tree.words[subject] != "shot"
        named = {tree.lemma(subject), tree.words[subject].removesuffix("s")}  # a capital makes "Shots" a name
        return "battle.clash" if plural and named & known["shots"] else ""

    # --- where, how long, how many

    def _where(self, i: int) -> PlacePhrase | None:
        words = (i, *self.tree.objects(i), *self._targets(i))
        return next(filter(None, (self._led(word, after=i) for word in words)), None)

    def _led(self, word: int, *, after: int) -> PlacePhrase | None:
        """Return the place that a preposition of a word leads to, or what that is part of."""
        for case, noun in self.tree.obliques(word):
            if case not in (*_NEAR, *_AT) or noun < after:
                continue
            inner = (place_holding(self.places, j) for c, j in self.tree.obliques(noun) if c in _NEAR)
            own, inside = place_holding(self.places, noun), next(filter(None, inner), None)
            if own is not None or inside is not None:
                spot = own is None or (inside is not None and own.mentions[0].text.islower())
                return inside if spot else own
        return None

    def _clause(self, i: int) -> tuple[int, int]:
        subject = self.tree.subject(i)
        first = i if subject is None or subject > i else self.tree.phrase(subject)[0]
        objects = self.tree.objects(i)
        return first, max(i + 1, *(j + 1 for j in objects), *(j + 1 for j in self._targets(i)), 0)

    def _stretch(self, noun: int) -> tuple[int, int] | None:
        """Return the tokens of the time that fighting took: "THREE DAYS of street fighting"; None if none is told."""
        words = self.tree.words
        of = next((j for j in range(noun - 1, max(noun - _DURATION_REACH, 0), -1) if words[j] == "of"), None)
        if of is None or of < 1 or words[of - 1] not in gunfire_words()["hours"]:
            return None
        if any(self._parts(j) for j in range(of + 1, noun)):
            return None
        first = of - 1
        while first > 0 and self.tree.tag(first - 1) in ("NUM", "DET", "ADJ", "ADV"):
            first -= 1
        return first, of

    def _parts(self, i: int) -> bool:
        """Say whether a word ends a phrase: a mark, or a verb that is no noun."""
        return self.tree.tag(i) in ("AUX", "PUNCT") or (self.tree.tag(i) == "VERB" and not self._is_gerund(i))

    def _is_gerund(self, i: int) -> bool:
        """Say whether a verb stands for a noun: "two days of SHELLING and raids"."""
        return self.tree.words[i].endswith("ing") and self.tree.is_a(i, "nmod", "obl", "conj", "compound", "amod")

    def _munition(self, i: int) -> int | None:
        """Return what is said to be fired or to land: "24 ROUNDS were fired"."""
        return self.tree.subject(i) if self.tree.tag(i) == "VERB" else None

    def _is_act(self, noun: int) -> bool:
        lemma = self.tree.lemma(noun)
        acts = gunfire_words()["raids"] | {"assault", "offensive", "clash", "round", "missile"}
        return lemma in acts or bool(weapon_type(self.tree, noun))


def _comes_upon(tree: Tree, i: int) -> bool:
    """Say whether the subject of a verb came upon what others had planted."""
    over = (j for case, j in tree.obliques(i) if case in ("over", "on", "onto"))
    words, met = gunfire_words(), (*tree.objects(i), *over)
    planted = any(weapon_type(tree, j) == "attack.bombing" for j in met)
    deed = tree.lemma(i) in words["set off"] and words["mines"].isdisjoint(tree.lemma(j) for j in met)
    return planted and not deed and tree.lemma(i) in words["come upon"]
