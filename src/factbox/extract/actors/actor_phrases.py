"""Actor phrases: the stretches of a sentence that name or stand for those who act.

"Taliban fighters", "Afghan security forces", "the insurgents", "Northern Accord rebels" and "they" are each one phrase.
Who they are is the resolve room's affair; here it only matters that they are somebody, and of which kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from factbox.extract.actors.whole_names import is_arabic_article
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.events import triggers_by_word, weapon_types
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Mention

LONGEST_NAME = 8
"""Tokens in the longest actor's name looked up."""

_MADE = frozenset(
    {
        "born",
        "trained",
        "made",
        "built",
        "based",
        "educated",
        "registered",
        "flagged",
        "owned",
        "style",
        "language",
        "designed",
    }
    | {"supplied", "funded", "run", "speaking", "raised", "bound", "wide"}
)
"""Words behind a country and a hyphen that say where somebody or something is from: "a US-TRAINED officer"."""

LONGEST_COUNTRY = 4
"""Tokens in the longest name of a country looked up."""


_LONGEST_CODE = 3
"""Letters of a country's code, which stands for it in capitals alone."""

_WITHIN = frozenset({"in", "inside", "within", "across", "throughout"})
"""Prepositions before a country that is where somebody acts, and not who does."""


_HELD = frozenset({"stronghold", "hub", "area", "quarter"})
"""Words for a place that those have by whose name it is called: "the Hill Front stronghold"."""


GARRISON = "garrison"
"""Soldiers who are called by the town that they are in."""


@dataclass(frozen=True, slots=True)
class ActorPhrase:
    """Tokens ``[first, last)`` of a sentence that name an actor.

    ``mention.hint`` is the kind: ``name`` (it has a name of its own), ``insurgent`` or ``government`` (a common noun
    for one side), ``country`` (its name stands for its government) or ``again`` (it takes up an actor named before:
    "they", "the group").
    """

    first: int
    last: int
    mention: Mention

    @property
    def kind(self) -> str:
        """What kind of phrase it is."""
        return self.mention.hint


@cache
def _people_of_groups() -> frozenset[str]:
    """Return the nouns for those who belong to an armed group, and for parts of one."""
    nouns = load_nouns()
    return nouns.fighters | nouns.insurgent | nouns.members | nouns.bands


@dataclass(frozen=True)
class ActorFinder:
    """Finds the actor phrases of one sentence.

    Attributes:
        line: the sentence.
        gazetteer: knows which words are adjectives of a country.
        armed: names that the report itself calls an armed group, in lower case.
        named: what the English core takes for names of groups and organisations, as first token to the one after the
            last.
        peoples: what it takes for names of nations and peoples, likewise.
        tails: the last words of the names of groups, in lower case, by which they are taken up: "the front".
        states: names of states that the report shows and no gazetteer has.
    """

    line: Line
    gazetteer: Gazetteer
    armed: frozenset[str] = frozenset()
    named: Mapping[int, int] = field(default_factory=dict)
    peoples: Mapping[int, int] = field(default_factory=dict)
    tails: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    def find(self) -> tuple[ActorPhrase, ...]:
        """Return the phrases, in order and apart from each other."""
        phrases: list[ActorPhrase] = []
        i = 0
        while i < len(self.line.words):
            phrase = self._phrase(i)
            if phrase is not None:
                phrases.append(phrase)
            i = phrase.last if phrase else i + 1
        return tuple(phrases)

    def _phrase(self, i: int) -> ActorPhrase | None:
        return self._named(i) or self._fighters_of(i) or self._side(i) or self._country(i) or self._again(i)

    def _named(self, i: int) -> ActorPhrase | None:
        """Read a known group or organisation, or a name that the report calls armed, and its fighters."""
        if not (self.line.capital(i) or (i in self.named and self._opens_small(i))):
            return None
        last = self._known_end(i) or self._named_end(i) or self._armed_end(i)
        if last is not None and (self._runs_into_known(i, last) or self._begins_described(i, last)):
            return None
        if last is None or self.line.slice(i, last).casefold() in weapon_types() or self._only_describes(i, last):
            return None
        if last < len(self.line) and self.line.words[last] in load_nouns().bystanders:
            return None
        if self._is_seat_of_government(i, last):
            return None
        last = self._with_cartel(i, self._name_end(i, last))
        if self._is_part_of_group(i, last):
            return self._fighters_of(last - 1)
        if self._of_insurgents(i, last) or self._of_a_place(i, last) or self._describes_bearer(last):
            return None
        named = self._make(i, self._fighters_end(last), "name", named_to=last)
        article = i > 0 and self.line.words[i - 1] == "the"
        return replace(named, first=i - 1) if article else named

    def _opens_small(self, i: int) -> bool:
        """Say whether a name begins with what has no capital of its own: "the 25TH Brigade", "the AL-Nour Brigades"."""
        return self.line.words[i][:1].isdigit() or is_arabic_article(self.line, i)

    def _is_seat_of_government(self, i: int, last: int) -> bool:
        """Say whether a name is a town's by which a state's government goes: "the JUBA government"."""
        governs = last < len(self.line) and self.line.words[last] in ("government", "regime", "authorities")
        name = self.line.slice(i, last)
        unknown = governs and known_actor(name) is None and name.casefold() not in self.armed
        entries = self.gazetteer.candidates(name) if unknown else ()
        return bool(entries) and entries[0].place.kind == "city"

    def _runs_into_known(self, i: int, last: int) -> bool:
        """Say whether a known name begins inside one that the core broke off, or that a people's only describes.

        "Colombian Army of" is broken off before "National Liberation".
        """
        people = last > i + 1 and self.gazetteer.country_of_demonym(self.line.slice(i, i + 1)) is not None
        people = people or self.line.words[i].startswith(("pro-", "anti-"))
        inside = ((j, self._known_end(j) or 0) for j in range(i + 1, last) if self.line.capital(j))
        own = known_actor(self.line.slice(i, last)) is not None
        leaning = self.line.words[i] in ("pro", "anti") and self.line.at(i + 1, ("-",))  # "the pro-Roe Dawn Front"
        led = i + 1 if people else i + 3 if leaning else i
        return not own and any(end > last or (end == last and j == led) for j, end in inside)

    def _named_end(self, i: int) -> int | None:
        """Return where a name ends that the core sees, also behind a word of doubt that it took into the name."""
        doubted = i > 0 and self.line.words[i - 1] in load_nouns().doubting
        return self.named.get(i) or (self.named.get(i - 1) if doubted else None)

    def _begins_described(self, i: int, last: int) -> bool:
        """Say whether a name begins behind a word that the core took into it: "SUSPECTED Accord guerrillas"."""
        begins = last > i + 1 and self.line.words[i] in load_nouns().doubting and self.line.capital(i + 1)
        return begins and known_actor(self.line.slice(i, last)) is None

    def _only_describes(self, i: int, last: int) -> bool:
        """Say whether a word that the core took for a name only describes those under arms: "Urban guerrillas"."""
        nouns, following = load_nouns(), self.line.words[last : last + 1]
        under_arms = not nouns.insurgent.isdisjoint(following) or not nouns.bands.isdisjoint(following)
        return last == i + 1 and self.line.words[i] in nouns.describing and under_arms

    def _is_part_of_group(self, i: int, last: int) -> bool:
        """Say whether a name is that of a part of a group that a table knows: "the 12th FRONT of the Accord"."""
        if self.line.words[last - 1] not in load_nouns().bands or known_actor(self.line.slice(i, last)) is not None:
            return False
        at = last + 2 if self.line.at(last + 1, ("the",)) else last + 1
        end = self._known_end(at) if self.line.at(last, ("of",)) and at < len(self.line) else None
        whole = known_actor(self.line.slice(at, end)) if end is not None else None
        return whole is not None and whole.kind == "group"

    def _describes_bearer(self, last: int) -> bool:
        """Say whether a name only describes who bears the next one: "the pro-Vell GROUP Dawn Front"."""
        bears = self.line.words[last : last + 1] != () and self.line.words[last] in load_nouns().name_bearers
        named = bears and last + 1 < len(self.line) and self.line.capital(last + 1)
        return named and bool(self._known_end(last + 1) or self.named.get(last + 1))

    def _of_a_place(self, i: int, last: int) -> bool:
        """Say whether a name that no table knows only says which town is meant: "the Orvali town of Harun"."""
        word = self.line.words[last] if last < len(self.line) else ""
        kind = load_place_words().heads.get(word, "")
        return kind in ("city", "province", "district") and word not in _HELD and not self._known_end(i)

    def _name_end(self, i: int, last: int) -> int:
        """Return where a name ends without the common noun that the core took into it: "Accord rebels"."""
        bearers = load_nouns().insurgent
        end = last
        while end > i + 1 and self.line.words[end - 1] in bearers and known_actor(self.line.slice(i, end)) is None:
            end -= 1
        name = self.line.slice(i, end)
        return end if " " in name or name.isupper() else last  # "Islamist rebels" name nobody

    def _with_cartel(self, i: int, last: int) -> int:
        """Return where a band's name ends that is a town's but for its noun: "the Medellin CARTEL" is not Medellin."""
        bears = last < len(self.line) and self.line.words[last] in load_nouns().criminal
        own = bears and self.line.sentence.tokens[last].tag in ("NOUN", "PROPN")
        name = self.line.slice(i, last)
        return last + 1 if own and known_actor(name) is None and self.gazetteer.candidates(name) else last

    def _fighters_of(self, i: int) -> ActorPhrase | None:
        """Read "fighters of the Northern Accord", "three members of the Accord" and "a column of Accord rebels"."""
        if self.line.words[i] not in _people_of_groups() or not self.line.at(i + 1, ("of",)):
            return None
        at = i + 3 if self.line.at(i + 2, ("the",)) else i + 2
        named = self._named(at) if at < len(self.line) else None
        if named is None or self._is_place(named) or self._is_civil(named):
            return None
        return ActorPhrase(i, named.last, named.mention)

    def _is_civil(self, named: ActorPhrase) -> bool:
        """Say whether a name is of a body that has members and no fighters: "the Kunduz provincial council"."""
        return named.mention.text.split()[-1].casefold() in load_nouns().civil_bodies

    def _is_place(self, named: ActorPhrase) -> bool:
        """Say whether a name after "of" or "from" is where somebody is from: "guerrillas from Tigray"."""
        entries = self.gazetteer.candidates(named.mention.text) if known_actor(named.mention.text) is None else ()
        return bool(entries) and entries[0].place.kind in ("country", "province", "region")

    def _known_end(self, i: int) -> int | None:
        for last in range(min(i + LONGEST_NAME, len(self.line)), i, -1):
            actor = known_actor(self.line.slice(i, last)) if self.line.capital(last - 1) else None
            if actor is not None and not (actor.kind == "organisation" and self._in_longer_name(last)):
                return last
        return None

    def _armed_end(self, i: int) -> int | None:
        last = i
        while last < min(i + LONGEST_NAME, len(self.line)) and (
            self.line.name_like(last)
            or (last > i and (self.line.words[last] == "-" or is_arabic_article(self.line, last)))
        ):
            last += 1
        while last > i:
            if self.line.slice(i, last).casefold() in self.armed:
                return last
            last -= 1
        return None

    def _in_longer_name(self, last: int) -> bool:
        return not self.line.title_case and last < len(self.line) and self.line.name_like(last)

    def _fighters_end(self, at: int) -> int:
        """Return where "fighters", "forces" or "terrorists" after a name ends, possessive or not."""
        nouns = load_nouns()
        if at < len(self.line) and self.line.words[at] in nouns.fighters | nouns.insurgent:
            return at + 1
        return self._described_end(at)

    def _described_end(self, at: int) -> int:
        """Return where "(LDF) rebels" or "[Dawn Front] urban guerrillas" ends behind a name; else ``at``."""
        line = self.line
        noun = self._bracket_end(at)
        if noun < len(line) and line.words[noun] in load_nouns().describing:
            noun += 1
        return noun + 1 if at < noun < len(line) and line.words[noun] in _people_of_groups() else at

    def _bracket_end(self, at: int) -> int:
        """Return where brackets end that hold a name's other form: "the Front (LDF)", "LDF [Dawn Front]"."""
        if self.line.words[at : at + 1] not in (("(",), ("[",)):
            return at
        close = next(
            (j for j in range(at + 1, min(at + LONGEST_NAME, len(self.line))) if self.line.words[j] in ")]"), at
        )
        return close + 1 if close > at + 1 and self.line.capital(at + 1) else at

    def _side(self, i: int) -> ActorPhrase | None:
        """Read a common noun for one side, with the words that belong to it: "Afghan security forces", "the rebels"."""
        nouns = load_nouns()
        word = self.line.words[i]
        kind = "insurgent" if word in nouns.insurgent else "government" if word in nouns.government else None
        kind = self._units_of(i) or kind
        if kind is None or self._is_modifier(i):
            return None
        first = self._first_modifier(i)
        if kind == "government" and (self._of_somebody_else(first) or self._of_another(i + 1)):
            return self._of_a_people(first, i)
        return self._make(first, i + 1, kind, named_to=i + 1)

    def _of_a_people(self, first: int, i: int) -> ActorPhrase | None:
        """Read soldiers by the name of a people that no table has: "Ostravian forces", "the Ostravian army"."""
        start = next((at for at, last in self.peoples.items() if last == first == i), None)
        arms = load_nouns().forces & load_nouns().government | {"forces", "military"}
        if start is None or self.line.words[i] not in arms or not self.line.capital(start):
            return None
        if not self.line.words[first - 1].endswith(tuple(load_nouns().adjective_endings)):
            return None  # a state's adjective is known by its ending; another name may be a person's or a place's
        article = start > 0 and self.line.words[start - 1] == "the"
        own = self._make(start, i + 1, "name", named_to=i + 1)
        return replace(own, first=start - 1) if article else own

    def _units_of(self, i: int) -> str | None:
        """Return whose units or fighters they are by the word before, if they have no name: "army tanks"."""
        nouns = load_nouns()
        word, before = self.line.words[i], self.line.words[i - 1] if i else ""
        rebels = before in nouns.insurgent and (word in nouns.fighters or word in nouns.bands)
        units = before in nouns.with_units and word in nouns.own_units | nouns.under_arms | nouns.equipment
        if not (rebels or units) or (i + 1 < len(self.line) and self.line.name_like(i + 1)):
            return None
        return "insurgent" if rebels else "government"

    def _of_another(self, at: int) -> bool:
        """Say whether the words after give "forces" to somebody who is no country: "of fans", "from Tigray"."""
        if not (self.line.at(at, ("of",)) or self.line.at(at, ("from",))) or self._opens_charge(at):
            return False
        if self.line.words[at - 1] == GARRISON:
            return False  # "the garrison of X" is in X, whoever's it is
        name = at + 2 if self.line.at(at + 1, ("the",)) else at + 1
        if self.line.at(at, ("from",)) and not (name < len(self.line) and self.line.name_like(name)):
            return False
        return name < len(self.line) and self._country(name) is None

    def _opens_charge(self, at: int) -> bool:
        """Say whether "of" leads to what somebody is accused of, and to nobody: "accused the army OF the murder"."""
        tokens, words = self.line.sentence.tokens, load_responsibility()
        led = tokens[at].head
        return self.line.words[at] == "of" and (
            tokens[at].relation == "mark" or (led > at and not words.deeds.isdisjoint(self.line.words[led : led + 1]))
        )

    def _of_somebody_else(self, first: int) -> bool:
        """Say whether the words before give "forces" to somebody else: "Kurdish", "our", "Haftar's"."""
        before = self.line.words[first - 1] if first else ""
        if self.line.words[first] == GARRISON and before == "'s":
            return False  # "X's garrison"
        if self.line.words[first] in ("our", "my", "his", "her"):
            return True
        if self.line.words[first] in ("the", "a", "an"):
            return False  # nothing of theirs stands before an article: "blamed the army"
        if before == "'s":
            return not self._is_country(self.line.slice(first - 2, first - 1))
        joined = first > 0 and (before == "-" or self.line.open_class(first - 1) or self.line.name_like(first - 1))
        verb = any(t.form for t in triggers_by_word().get(before, ())) or before in saying_verbs()
        return joined and not verb

    def _is_country(self, name: str) -> bool:
        entries = self.gazetteer.candidates(name)
        return self.gazetteer.country_of_demonym(name) is not None or (
            bool(entries) and entries[0].place.kind == "country"
        )

    def _is_modifier(self, i: int) -> bool:
        """Say whether the noun only describes the next one ("government forces", "militant leader", "army chief")."""
        token = self.line.sentence.tokens[i]
        if token.tag and not token.relation.startswith(("compound", "amod", "flat")):
            return False
        if i + 1 >= len(self.line):
            return False
        following = self.line.words[i + 1]
        nouns = load_nouns()
        if following in nouns.government | nouns.fighters | nouns.insurgent | nouns.bystanders | nouns.worn:
            return True
        if self._units_of(i + 1) is not None:
            return True
        plain = self.line.open_class(i + 1) or self.line.name_like(i + 1)
        if self.line.words[i] in nouns.insurgent and not self.line.words[i].endswith("s") and plain:
            return following not in triggers_by_word() and following not in saying_verbs()
        places = load_place_words()
        if following in places.facilities or following in places.heads:
            return True
        return following.isalpha() and any(following == noun for noun, _ in nouns.speakers)

    def _first_modifier(self, i: int) -> int:
        """Return where the words that belong to a noun begin: up to four adjectives and an article."""
        words, nouns = load_function_words(), load_nouns()
        first = i
        while first > 0 and i - first < 4:
            word = self.line.words[first - 1]
            part = (word == "-" and self._joins(first - 1)) or word in nouns.government or word in nouns.insurgent
            part = part or word in ("security", "armed", "federal", "national", "local")
            part = part or self.gazetteer.country_of_demonym(self.line.slice(first - 1, first)) is not None
            if not part:
                break
            first -= 1
        joins = first > 0 and self.line.sentence.tokens[first - 1].tag == "SCONJ"  # "said THAT rebels had"
        return first - 1 if first > 0 and self.line.words[first - 1] in words.determiners and not joins else first

    def _joins(self, i: int) -> bool:
        """Say whether a hyphen joins two words, and is no dash after a dateline."""
        tokens = self.line.sentence.tokens
        return i > 0 and tokens[i - 1].span.end == tokens[i].span.start

    def _country(self, i: int) -> ActorPhrase | None:
        """Read the name of a country, which may act as its government does; "rebels in northern X" are in it."""
        if not self.line.name_like(i) or self._only_where(i):
            return None
        if self.line.slice(i, i + 1) in self.states and not self._begins_name(i + 1):
            return None if self._of_insurgents(i, i + 1) else self._make(i, i + 1, "country", named_to=i + 1)
        for last in range(min(i + LONGEST_COUNTRY, len(self.line)), i, -1):
            entries = self.gazetteer.candidates(self.line.slice(i, last)) if self.line.capital(last - 1) else ()
            if entries and entries[0].place.kind == "country":
                if self._begins_name(last) or self._is_syllable(i, last):
                    return None
                return None if self._of_insurgents(i, last) else self._make(i, last, "country", named_to=last)
        return None

    def _is_syllable(self, first: int, last: int) -> bool:
        """Say whether what some list has as a country's code only begins a name: "Bel" of "Bel Air"."""
        word = self.line.slice(first, last)
        return len(word) <= _LONGEST_CODE and not word.isupper()

    def _begins_name(self, last: int) -> bool:
        """Say whether a hyphen makes what stands before it part of a longer name, or of whence: "Bel-Amande"."""
        tokens = self.line.sentence.tokens
        joined = last + 1 < len(tokens) and self.line.words[last] == "-" and self._joins(last)
        made = joined and self.line.words[last + 1] in _MADE
        return joined and self._joins(last + 1) and (made or self.line.capital(last + 1))

    def _of_insurgents(self, first: int, last: int) -> bool:
        """Say whether a name is the country whose rebels are told of: "Congo rebels" are not Congo."""
        rebels = last < len(self.line) and self.line.words[last] in load_nouns().insurgent
        name = self.line.slice(first, last)
        return rebels and known_actor(name) is None and self._is_country(name)

    def _only_where(self, i: int) -> bool:
        """Say whether a name tells where somebody is, by the preposition before it: "in X", "across the north of X"."""
        at = i - 1
        while at > 0 and (self.line.words[at] in load_place_words().compass or self.line.at(at, ("the",))):
            at -= 1
        return at > 0 and self.line.words[at] in _WITHIN

    def _again(self, i: int) -> ActorPhrase | None:
        word = self.line.words[i]
        if word in ("they", "it"):
            return self._make(i, i + 1, "again", named_to=i + 1)
        if word == "the" and self._is_tail(i + 1):
            return self._make(i, i + 2, "again", named_to=i + 2)
        if word in ("their", "its") and i + 1 < len(self.line) and self.line.words[i + 1] in load_nouns().fighters:
            return self._make(i, i + 2, "again", named_to=i + 2)
        if word == "the" and self.line.at(i + 1, ("fighters",)) and not self.line.at(i + 2, ("of",)):
            return self._make(i, i + 2, "insurgent", named_to=i + 2)  # those of the group told of before
        if word == "the" and i + 1 < len(self.line) and self.line.words[i + 1] in ("group", "movement"):
            if self.line.capital(i + 1) and not self.line.title_case:
                return None
            return self._make(i, i + 2, "again", named_to=i + 2)
        return None

    def _is_tail(self, i: int) -> bool:
        """Say whether a word alone takes up a group by the last word of its name; "the front line" does not."""
        if i >= len(self.line) or self.line.words[i] not in self.tails or self.line.capital(i):
            return False
        tokens = self.line.sentence.tokens
        return tokens[i].tag == "NOUN" and not (i + 1 < len(tokens) and tokens[i + 1].tag in ("NOUN", "PROPN"))

    def _make(self, first: int, last: int, kind: str, *, named_to: int) -> ActorPhrase:
        span = self.line.span(first, named_to)
        return ActorPhrase(first, last, Mention(span, self.line.slice(first, named_to), "actor", kind))
