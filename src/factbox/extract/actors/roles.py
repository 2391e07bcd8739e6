"""Who and where, by the tree: which nouns fill the roles of a word that tells an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import crowd_at
from factbox.extract.actors.no_roles import befalls, said_by_another, speaks
from factbox.extract.actors.unnamed_arms import is_warlike
from factbox.extract.control.grounds import GROUNDED
from factbox.extract.events.happenings import Happening
from factbox.extract.places.no_places import is_no_place
from factbox.extract.places.place_names import is_month, is_titled
from factbox.extract.places.place_phrases import (
    NAMED_BY_CORE,
    UNNAMED,
    PlacePhrase,
    join_places,
    place_holding,
    place_over,
)
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.conduct import load_class
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import Predicate, can_tell, generic_predicate, triggers_by_word, weapon_types
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention, Span, Trigger

_LISTING = frozenset({",", ":", "and", "or", "the", "both", "including"})
"""Words between the places of a list."""

_PERSONS = frozenset({"i", "he", "she", "we", "they", "him", "her", "us", "them", "you", "who", "whom", "me"})

_OTHER_TIMES = frozenset({"after", "before", "until", "since"})
"""Words that open a clause on another time than that of the verb above it."""

_ITS = frozenset({"its", "their", "our"})
"""Whose control a place is under, if nobody is named: "under ITS control"."""

_DEFINITE = frozenset({"the", "this", "that", "its", "their", "our", "his", "both", "all"})
"""Words before a spot that the reader knows already, or can tell from others."""

_ACTED_ON = ("attack.", "killing.", "detention.arrest", "abuse", "looting")
"""Types of what somebody does to others: the subject of a verb that tells it, with an object, is who did it."""

_COUNTED = 5
"""Tokens behind a verb in which "of them" ends a number: "killed at least 14 OF THEM"."""

_LOCATIVE = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "on", "over", "across", "along", "into", "from"}
)


@dataclass(frozen=True)
class Roles:
    """The roles of the events of a sentence."""

    line: Line
    tree: Tree
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]

    def named_by(self, token: int) -> ActorPhrase | None:
        """Return the actor that a noun is, or an adjective that names a side: "rebel" control."""
        own, word = self.actor_of(token), self.line.words[token]
        if own is None and word in _ITS:
            span = self.line.span(token, token + 1)
            return ActorPhrase(token, token + 1, Mention(span, self.line.slice(token, token + 1), "actor", "again"))
        kind = (
            "insurgent" if word in load_nouns().insurgent else "government" if word in load_nouns().government else ""
        )
        if own is not None or not kind:
            return own
        span = self.line.span(token, token + 1)
        return ActorPhrase(token, token + 1, Mention(span, self.line.slice(token, token + 1), "actor", kind))

    def generic(self, i: int, told: Trigger) -> Predicate:
        """Return the predicate of a trigger that no table has: its roles stand where its part of speech has them.

        Where the tables know that a verb's subject suffers what it tells, theirs do: who LOSES a town has not taken it.
        """
        part = "verb" if self.tree.tag(i) in ("VERB", "AUX", "ADJ") else "noun"
        rows = (row.predicate for row in triggers_by_word().get(self.line.words[i], ()))
        same = (row for row in rows if row.type == told.type and row.part == part and not row.then)
        suffered = next((row for row in same if row.where("recipient") == ("subject",)), None)
        return suffered or generic_predicate(told.type, part, self.tree.lemma(i))

    def doer(self, found: Happening, told: Trigger) -> ActorPhrase | None:
        """Return who does what the core alone tells and names nobody for, by the tree."""
        return self.by_tree(found, told).actor if found.alone and found.type.startswith(GROUNDED) else None

    def agent(self, found: Happening) -> ActorPhrase | None:
        """Return who did it by the tree, whatever else is unclear: after a passive's "by", or what acts on an object.

        The object must be there: who only stands before "killed" may be who was.
        """
        at = found.first
        if self.tree.tag(at) != "VERB":
            return None
        if self.tree.passive(at):
            return next(filter(None, map(self.actor_of, self.tree.agents(at))), None)
        above = self.tree.head(at) if self.tree.is_a(at, "conj") else -1
        if found.type == "territory.withdraw" and above >= 0 and self.tree.passive(above) and self._takes(above):
            return next(filter(None, map(self.actor_of, self.tree.agents(above))), None)  # "retaken BY X and abandoned"
        deed = found.type.startswith(_ACTED_ON) and self._acts_on_somebody(at)
        subjects = self._subjects(at) if deed and found.last == at + 1 else ()
        acting = (self._acting(i) for i in subjects if i < at)
        return next((actor for actor in acting if actor is not None and actor.kind != "again"), None)

    def party_of_subject(self, found: Happening, marked: ActorPhrase) -> ActorPhrase:
        """Return the party named in the subject of which the core marked a common noun alone: "A Front CELL"."""
        own = self.agent(found) if marked not in self.actors else None
        subject = self.tree.subject(found.first) if own is not None and own.kind == "name" else None
        if own is None or subject is None:
            return marked
        first, last = self.tree.phrase(subject)
        return own if first <= marked.first and marked.last <= last and first <= own.first < last else marked

    def _acts_on_somebody(self, verb: int) -> bool:
        """Say whether a verb has an object, be it that of the verb right behind "and": "KIDNAPPED and killed HIM"."""
        joined = (j for j in self.tree.dependants(verb, "conj") if j == verb + 2 and self.tree.tag(j) == "VERB")
        return any(self.tree.dependants(j, "obj") for j in (verb, *joined))

    def _acting(self, subject: int) -> ActorPhrase | None:
        """Return the actor that a subject is, or whose fighters or members it is: "alleged MEMBERS of the League".

        They may stand beside it: "unidentified men, presumably MEMBERS of the League".
        """
        own = next((a for a in self.actors if a.first <= subject < a.last), None)
        nouns = load_nouns()
        beside = self.tree.dependants(subject, "appos") if own is None else ()
        subject = next((j for j in beside if self.line.words[j] in nouns.insurgent | nouns.members), subject)
        people = nouns.insurgent | nouns.fighters | nouns.under_arms | nouns.members | nouns.bands
        his = own is None and self.line.words[subject] in people
        return self.actor_of(subject) if his else own

    def _subjects(self, verb: int) -> tuple[int, ...]:
        """Return the subjects that a verb has itself; for "who" and "which" whom they stand for."""
        own, meant = self.tree.dependants(verb, "nsubj"), self.tree.subject(verb)
        return (*own, meant) if own and meant is not None and meant not in own else own

    def role_spans(self, found: Happening, told: Trigger, name: str) -> list[Span]:
        """Return the words that fill a role in the sentence, those of a table's happening only up to the next comma.

        What stands beyond a comma would take another clause into the words quoted. A model of aircraft is no party.
        """
        spans = [r.span for r in told.roles if r.name == name and self.line.sentence.span.contains(r.span)]
        if name == "actor":
            spans = [span for span in spans if not self._only_owns(span)]
        if name == "actor" and (above := said_by_another(self.tree, found.first)) is not None:
            spans = [span for span in spans if self._tokens(span)[0] > above]
        if name == "actor":
            spans = [span for span in spans if not self._acts_at_another_time(found.first, *self._tokens(span))]
            spans = [span for span in spans if not self._undergoes(found.first, span)]
            spans = [span for span in spans if not self._took_it_before(found, span)]
        if name == "recipient":
            spans = self._suffering(found.first, spans)
        if name == "place":
            spans = [span for span in spans if not speaks(self.tree, *self._tokens(span))]
            spans = [span for span in spans if not befalls(self.tree, found.type, found.first, *self._tokens(span))]
            sides = load_nouns().government | load_nouns().insurgent
            spans = [span for span in spans if self.line.slice(*self._tokens(span)).casefold() not in sides]
            spans = [span for span in spans if not self._of_some(found, span)]
        spans = [span for span in spans if self.line.slice(*self._tokens(span)).casefold() not in weapon_types()]
        far = found.alone and name in ("place", "number")
        return spans if far else [span for span in spans if not self._comma_between(found, span)]

    def _only_owns(self, span: Span) -> bool:
        """Say whether words are but a pronoun that says whose somebody is: "was given up by ITS mayor"."""
        first, last = self._tokens(span)
        theirs = last == first + 1 and self.line.words[first] not in load_function_words().first_person
        return theirs and self.tree.tag(first) == "PRON" and self.tree.is_a(first, "nmod:poss")

    def _suffering(self, verb: int, spans: list[Span]) -> list[Span]:
        """Return of those who may have suffered a passive its subject alone: "X holds NINE MEN who were kidnapped"."""
        subject = self.tree.subject(verb) if self.tree.parsed and self.tree.passive(verb) else None
        own = self.line.span(*self.tree.phrase(subject)) if subject is not None else None
        return [span for span in spans if own and span.overlaps(own)] or spans

    def _acts_at_another_time(self, verb: int, first: int, last: int) -> bool:
        """Say whether words are the subject of what came before or after a passive: "was looted AFTER TROOPS left"."""
        if not self.tree.parsed or first <= verb or not self.tree.passive(verb):
            return False
        top = self.tree.top(first, last)
        clause = self.tree.head(top)
        if not self.tree.is_a(top, "nsubj") or clause < 0 or self.tree.head(clause) != verb:
            return False
        marks = (self.tree.words[j] for j in self.tree.dependants(clause, "mark"))
        return self.tree.is_a(clause, "advcl") and not _OTHER_TIMES.isdisjoint(marks)

    def _undergoes(self, verb: int, span: Span) -> bool:
        """Say whether words belong to what a passive was done to by another: "the raid BY THE FRONT was condemned"."""
        subject = self.tree.subject(verb) if self.tree.parsed and self.tree.passive(verb) else None
        agents = self.tree.agents(verb) if subject is not None else ()
        if subject is None or not agents or span.overlaps(self.line.span(*self.tree.phrase(agents[0]))):
            return False
        first, _ = self._tokens(span)
        by = "by" in self.line.words[subject:first] and first < agents[0]
        return by and span.overlaps(self.line.span(*self.tree.phrase(subject)))

    def _took_it_before(self, found: Happening, span: Span) -> bool:
        """Say whether words are who did what a verb joined before tells: "captured BY REBELS and retaken by troops".

        So is who got the place by it: "fell TO REBELS and was retaken". Where nobody is named behind the second verb,
        who took a place does not take it again, and who did something else to it is not who leaves it: "shelled BY THE
        ARMY and abandoned".
        """
        tree, at = self.tree, found.first
        if tree.tag(at) != "VERB" or not tree.is_a(at, "conj"):
            return False
        own, has = tree.agents(at), found.type in ("territory.capture", "territory.withdraw")
        before = (j for j in tree.conjuncts(tree.head(at)) if j < at)
        done = (j for j in before if own or (has and self._takes(j) == (found.type == "territory.capture")))
        got = (i for j in done for i in (*tree.agents(j), *(k for case, k in tree.obliques(j) if case == "to")))
        return any(self._holds(i, span) for i in got) and not any(self._holds(agent, span) for agent in own)

    def _takes(self, verb: int) -> bool:
        """Say whether a verb is one of taking or holding a place."""
        words = self.line.words[verb:]
        return can_tell(words, "territory.capture") or can_tell(words, "territory.held")

    def _holds(self, noun: int, span: Span) -> bool:
        """Say whether some words are in the phrase of a noun."""
        return span.overlaps(self.line.span(*self.tree.phrase(noun)))

    def does_other(self, found: Happening, span: Span) -> bool:
        """Say whether words are the subject of another verb than a handover's or a retreat's: he does not do this.

        Of other types the core's order is kept: it is right more often than the tree.
        """
        if found.type not in ("territory.handover", "territory.withdraw"):
            return False
        heads = [self.tree.head(i) for i in range(*self._tokens(span)) if self.tree.is_a(i, "nsubj")]
        return any(head != found.first for head in heads) and self.tree.subject(found.first) is not None

    def speaks_of(self, found: Happening, span: Span) -> bool:
        """Say whether words are who only judges or pursues a deed: "THE MAYOR condemned it", "tried BY X for it"."""
        tree, i = self.tree, found.first
        verb = self._verb_pursuing(i) if tree.tag(i) == "NOUN" else -1
        if verb < 0:
            return False
        first, last = self._tokens(span)
        own = (
            (*tree.dependants(verb, "nsubj"), *tree.agents(verb)) if tree.agents(verb) or not tree.passive(verb) else ()
        )
        return any(start < last and first < end for start, end in map(tree.phrase, own))

    def _verb_pursuing(self, noun: int) -> int:
        """Return the verb above a deed that tells of its judges, or of who looks for those who did it; -1 for none."""
        cues = load_cues()
        for above in self.tree.governors(noun):
            word = (self.tree.lemma(above),)
            if self.tree.tag(above) == "VERB" and any(
                word in cues[name] for name in ("branding", "pursuing", "documenting")
            ):
                return above
        return -1

    def _of_some(self, found: Happening, span: Span) -> bool:
        """Say whether a place is that of some of those told of: "24 were killed, most of them IN X, 19 IN Y"."""
        first, _ = self._tokens(span)
        words, tree = self.line.words, self.tree
        comma = next((j for j in range(first - 1, found.last, -1) if words[j] == ","), None)
        if comma is None:
            return False
        aside = words[comma + 1 : first]
        some = aside[:3] in (("most", "of", "them"), ("many", "of", "them"), ("some", "of", "them"), ("mostly",))
        bare = all(tree.tag(j) in ("NUM", "ADP", "DET") for j in range(comma + 1, first))
        counted = tree.tag(comma + 1) == "NUM" and bare
        return some or counted or aside[:1] in (("mostly",), ("mainly",), ("including",))

    def clause_between(self, found: Happening, span: Span) -> bool:
        """Say whether words stand in another clause: nobody is killed who only comes in "when troops opened fire"."""
        first, last = self._tokens(span)
        behind, before = self.line.words[found.last : first], self.line.words[last : found.first]
        relative = {"that", "which", "who"}  # "a crowd THAT was fired on" is one clause's matter
        return not {*behind, *(set(before) - relative)}.isdisjoint(load_function_words().clause)

    def _comma_between(self, found: Happening, span: Span) -> bool:
        first, last = self._tokens(span)
        between = self.line.words[last : found.first] if last <= found.first else self.line.words[found.last : first]
        return "," in between

    def _tokens(self, span: Span) -> tuple[int, int]:
        over = self.line.over(span)
        return over[0], over[-1] + 1

    def places_at(self, spans: Sequence[Span], *, spots: bool = False) -> PlacePhrase | None:
        """Return the place phrase at the stretches, with all that they name side by side and not what it lies in."""
        phrases = (
            self._place_at(*self._tokens(span), spots=spots)
            for span in spans
            if not (self._is_person(span) or self._is_party(span) or self._is_month(span))
            and not is_no_place(self.line, *self._tokens(span))
        )
        found = tuple(p for p in dict.fromkeys(phrases) if not (self._is_somebodys(p) or self._is_some(p)))
        # "two" of "two suburbs of X" stands for all of these words, in which X has a name of its own.
        around = {
            p for p in found for q in found if p != q and p.first < q.last and q.first < p.last and p.first < q.first
        }
        named = sorted((p for p in found if p not in around), key=lambda phrase: phrase.first)
        if not named:
            return None
        told = [p for p in named if not (p.again or p.mentions[0].hint == UNNAMED)] or named
        first = next(filter(self._is_called, told), told[0])  # "the market in KUNDUZ"
        listed = [first]
        for phrase in named[named.index(first) + 1 :]:
            between = set(self.line.words[listed[-1].last : phrase.first])
            if phrase.again or not between or not between <= _LISTING:  # "the X Plain north of Y" is no list
                break
            listed.append(phrase)
        return join_places(first, listed[1:])

    def _is_called(self, place: PlacePhrase) -> bool:
        """Say whether a place has a name of its own: "market" is none."""
        return any(self.line.name_like(i) for i in range(place.first, place.last))

    def _is_somebodys(self, place: PlacePhrase) -> bool:
        """Say whether a place is only where somebody lives or works, as no map has it: "outside HIS HOME"."""
        top = self.tree.top(place.first, place.last)
        whose = any(self.tree.tag(j) == "PRON" for j in self.tree.dependants(top, "nmod:poss"))
        return whose and not place.again and not place.mentions[0].hint and not self._is_called(place)

    def _is_some(self, place: PlacePhrase) -> bool:
        """Say whether words only count buildings, so that nothing else happened there: "TWO MOSQUES were hit"."""
        counted = any(self.tree.dependants(j, "nummod") for j in range(place.first, place.last))
        return counted and not place.again and not place.mentions[0].hint and not self._is_called(place)

    def _is_person(self, span: Span) -> bool:
        """Say whether words are a person's: "she" is no place, nor is "MAYOR Karsen"; "it" and "there" may be."""
        first, last = self._tokens(span)
        if is_titled(self.line, first) or (last > first + 1 and is_titled(self.line, first + 1)):
            return True
        return last == first + 1 and self.line.words[first] in _PERSONS

    def _is_month(self, span: Span) -> bool:
        """Say whether a word is a month: "killed in MAY"."""
        first, last = self._tokens(span)
        return last == first + 1 and is_month(self.line, first)

    def _is_party(self, span: Span) -> bool:
        """Say whether words name to whom something goes: "surrendered TO the Dawn", whose name may be a place's."""
        first, last = self._tokens(span)
        named = any(a.kind == "name" and a.first <= first and last <= a.last for a in self.actors)
        return named and self.line.words[first - 1] == "to" and place_over(self.places, first, last) is None

    def _place_at(self, first: int, last: int, *, spots: bool) -> PlacePhrase:
        own = place_over(self.places, first, last)
        if own is not None:
            return own
        first, last = self._whole(first, last)
        if last - first > 1 and self.tree.lemma(last - 1) in load_class("vehicles"):
            last -= 1  # "the LODD ferry" bears a town's name, and is none
        words = self.line.words[first:last]
        nouns = (j for j in range(first, last) if self.tree.tag(j) == "NOUN" and not self._describes_next(j))
        if spots and (spot := self._spot(first, next(nouns, -1))) is not None:
            return spot
        again = words[-1] in ("there", "it", "which") or words[0] in ("the", "this", "that", "its")
        hint = next(
            (kind for word in words[::-1] if (kind := load_place_words().heads.get(word))), "city" if again else ""
        )
        mention = Mention(self.line.span(first, last), self.line.slice(first, last), "place", hint, score=NAMED_BY_CORE)
        return PlacePhrase(first, last, (mention,), again=again)

    def _spot(self, first: int, noun: int) -> PlacePhrase | None:
        """Return the spot that a noun is, if it is one, whose words begin at ``first``."""
        if noun < 0 or self.line.words[noun] not in load_place_words().spots:
            return None
        hint = "facility" if self.line.words[first] in _DEFINITE else UNNAMED
        span = self.line.span(first, noun + 1)
        mention = Mention(span, self.line.slice(first, noun + 1), "place", hint, score=NAMED_BY_CORE)
        return PlacePhrase(first, noun + 1, (mention,))

    def spot_at(self, noun: int) -> PlacePhrase | None:
        """Return the spot that a noun is with the words before it: "the ferry LANDING"; None if it is none."""
        return self._spot(self.tree.phrase(noun)[0], noun)

    def _describes_next(self, i: int) -> bool:
        """Say whether a noun belongs to the next one: "the MARKET hall"."""
        return self.tree.is_a(i, "compound") and self.tree.head(i) == i + 1

    def land(self, noun: int) -> PlacePhrase:
        """Return "the country" as the place that it is, and no town told of before."""
        first, last = self.tree.phrase(noun)
        while self.tree.is_a(first, "case"):
            first += 1
        span = self.line.span(first, last)
        return PlacePhrase(first, last, (Mention(span, self.line.slice(first, last), "place", "country"),))

    def actor_over(self, noun: int) -> ActorPhrase:
        """Return the actor that a noun names with its whole phrase."""
        return self.actor_at(self.line.span(*self.tree.phrase(noun)))

    def actor_at(self, span: Span) -> ActorPhrase:
        """Return the actor that a stretch of the sentence names, found before or made of its words."""
        first, last = self._tokens(span)
        own = next((a for a in self.actors if a.first < last and first < a.last), None)
        if own is not None:
            return own
        first, last = self._whole(first, last)
        beside = self._named_beside(last)
        if beside is not None:
            return beside
        first, last = self._with_whose(first, last)
        words = set(self.line.words[first:last])
        nouns = load_nouns()
        plain = last == first + 1 and first == 0 and self.tree.tag(0) == "NOUN"  # a capital that the sentence gives
        names = [i for i in range(first, last) if self.line.name_like(i) and place_holding(self.places, i) is None]
        named = bool(names)
        counted = names == [0] and self.tree.tag(0) == "NUM"  # the sentence gives "FIVE miners" its capital
        called = "name" if named and not (plain or counted) else "words"
        kind = "again" if words & load_function_words().pronouns else called
        # Soldiers with a name whom no table took for the government's are somebody else's: "Kurdish forces";
        # and deserters of an army, or men in its uniforms, are not that army.
        own_side = (plain or not named) and words & nouns.government and not words & (nouns.bystanders | nouns.worn)
        kind = "insurgent" if words & nouns.insurgent else "government" if own_side else kind
        return ActorPhrase(
            first, last, Mention(self.line.span(first, last), self.line.slice(first, last), "actor", kind)
        )

    def _named_beside(self, at: int) -> ActorPhrase | None:
        """Return whose name follows a noun that bears it: "a commando of the leftist group DAWN FRONT"."""
        bears = self.line.words[at - 1 : at] != () and self.line.words[at - 1] in load_nouns().name_bearers
        return next((a for a in self.actors if bears and a.first == at and a.kind == "name"), None)

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        """Return words with the noun that they only begin: the core may mark but "a", "hundreds of" or "a suicide"."""
        begins = self.tree.is_a(last - 1, "compound") and self.tree.tag(last - 1) == "NOUN"
        if begins and self.tree.head(last - 1) == last:
            last += 1
        if self.line.words[last - 1] == "of":
            return self.tree.phrase(self.tree.top(first, last - 1) if last - 1 > first else first)
        own = load_function_words().determiners  # "our", which is no whole name of anybody
        if any(
            self.tree.tag(i) in ("NOUN", "PROPN", "PRON") or self.line.name_like(i)
            for i in range(first, last)
            if self.line.words[i] not in own
        ):
            return first, last
        head = self.tree.head(last - 1)
        return self.tree.phrase(head) if head >= last and self.tree.tag(head) in ("NOUN", "PROPN") else (first, last)

    def _with_whose(self, first: int, last: int) -> tuple[int, int]:
        """Return a noun with what the words behind it add: the core may mark but "the garrison" of "the garrison OF X".

        And but "men" of "men ON A MOTORCYCLE" and "men IN UNIFORM"; of others than a name is not added, nor where
        somebody is.
        """
        if self.line.words[last - 1] == "in" and last - 1 > first:  # it may mark "men in" alone
            last -= 1
        noun = last - 1
        led = self.line.words[last : last + 1]
        if led not in (("of",), ("on",), ("in",)) or self.tree.tag(noun) != "NOUN":
            return first, last
        if led == ("on",) and self.line.words[last + 1 : last + 2] not in (("a",), ("an",)):
            return first, last
        added = next((j for j in self.tree.dependants(noun, "nmod") if (self.tree.case(j),) == led), None)
        if added is None or (led == ("of",) and self.tree.tag(added) != "PROPN"):
            return first, last
        if led == ("in",) and self.line.words[added] not in load_nouns().worn:
            return first, last
        return first, max(last, self.tree.phrase(added)[1])

    def those_meant(self, found: Happening) -> ActorPhrase | None:
        """Return the foes of the same sentence whom "them" stands for: "caught the raiders and killed 14 OF THEM"."""
        if self.line.find([("of", "them")], found.last, found.last + _COUNTED) is None:
            return None
        nouns = load_nouns()
        foes = (i for i in range(found.first - 1, -1, -1) if self.line.words[i] in nouns.foes | nouns.insurgent)
        foe = next((i for i in foes if self.tree.is_a(i, "obj", "obl", "nsubj:pass")), None)
        return None if foe is None else self.actor_over(foe)

    def counted_at(self, span: Span) -> tuple[int, int]:
        """Return the tokens of a number with the noun it counts."""
        first, last = self._tokens(span)
        heads = (self.tree.head(i) for i in range(first, last) if self.tree.is_a(i, "nummod", "amod", "det", "nmod"))
        noun = next((head for head in heads if head >= last), last - 1)
        return first, noun + 1 if noun - first < 8 else last

    def by_tree(self, found: Happening, told: Trigger) -> Happening:
        """Return a happening with the roles that the tree has for its part of speech."""
        at, last = found.first, found.last
        predicate = self.generic(at, told)
        actor = self.actor(predicate.where("actor"), at, last)
        recipient = self.actor(predicate.where("recipient"), at, last, apart_from=actor)
        return replace(found, actor=actor, recipient=recipient, place=self.place(predicate, at, last))

    def place(self, predicate: Predicate, at: int, last: int) -> PlacePhrase | None:
        """Return the place that stands in a role of a predicate, which is at the tokens given."""
        for where in predicate.where("place"):
            for token in self.standing(where, at, last, predicate):
                place = place_holding(self.places, token)
                if place is not None:
                    return place
        return None

    def actor(
        self, wheres: tuple[str, ...], at: int, last: int, apart_from: ActorPhrase | None = None
    ) -> ActorPhrase | None:
        """Return the first actor that stands in one of some roles, other than one that has another role."""
        for where in wheres:
            for token in self.standing(where, at, last, None):
                actor = self.actor_of(token)
                if actor is not None and actor != apart_from:
                    return actor
        return None

    def standing(self, where: str, at: int, last: int, predicate: Predicate | None) -> tuple[int, ...]:
        """Return the nouns that stand in a role: "subject", "object", "possessive", or a preposition's."""
        tree = self.tree
        if where == "subject":
            if tree.tag(at) == "ADP":
                at = tree.head(at)
            subject = tree.subject(at)
            if tree.tag(at) in ("NOUN", "PROPN"):
                return () if subject is None or not tree.dependants(at, "cop", "case") else (subject,)
            return tree.agents(at) if tree.passive(at) else () if subject is None else (subject,)
        if where == "object":
            return self._object(at, last)
        if where == "possessive":
            return (*tree.possessors(at), *(j for j in tree.dependants(at, "compound") if tree.tag(j) == "PROPN"))
        if where == "joined":
            return (at - 2,) if self.line.words[at - 1 : at] == ("-",) and at > 1 else ()
        return self._led_by(where, at, last, predicate)

    def _object(self, at: int, last: int) -> tuple[int, ...]:
        tree = self.tree
        if last > at + 1:
            return self._noun_at(last)
        if tree.passive(at):
            subject = tree.subject(at)
            return () if subject is None else (subject,)
        return tuple(j for first in tree.objects(at) for j in (first,))

    def _noun_at(self, at: int) -> tuple[int, ...]:
        """Return the head of the noun phrase that begins at a token, right after the fixed words of a predicate."""
        skip = load_function_words().adverbs - {"not"}
        while at < len(self.line) and self.line.words[at] in skip:
            at += 1
        place = next((p for p in self.places if p.first == at), None)
        if place is not None:
            return (place.first,)
        heads = (j for j in (at, *self.tree.governors(at)) if j >= at) if at < len(self.line) else iter(())
        return tuple(j for j in heads if self.tree.tag(j) in ("NOUN", "PROPN", "PRON"))

    def _led_by(self, preposition: str, at: int, last: int, predicate: Predicate | None) -> tuple[int, ...]:
        tree = self.tree
        found = [j for case, j in tree.obliques(at) if case == preposition]
        words = tuple(preposition.split())
        if len(words) > 1 and (stands := self.line.find([words], last, min(last + 10, len(self.line)))):
            found += self._noun_at(stands[1])
        found += [j for noun in tree.objects(at) for case, j in tree.obliques(noun) if case == preposition]
        if preposition in _LOCATIVE and predicate is not None:
            found += [
                j for governor in self._same_clause(at) for case, j in tree.obliques(governor) if case == preposition
            ]
        return tuple(found)

    def _same_clause(self, at: int) -> Iterator[int]:
        """Yield the words above a noun up to the verb of its clause: "fighting continued IN Karsa"."""
        while (
            self.tree.is_a(at, "nsubj", "obj", "obl", "nmod", "compound", "xcomp", "conj") and self.tree.head(at) >= 0
        ):
            at = self.tree.head(at)
            yield at
            if self.tree.tag(at) == "VERB":
                return

    def actor_of(self, token: int) -> ActorPhrase | None:
        """Return the actor that a noun is, or that is named in its phrase ("a column of League pickups")."""
        own = next((a for a in self.actors if a.first <= token < a.last), None)
        if own is not None:
            return own
        if self.tree.tag(token) not in ("NOUN", "PROPN"):
            return None
        first, last = self.tree.phrase(token)
        plain = load_nouns().fighters | load_nouns().insurgent | load_nouns().government
        inside = [a for a in self.actors if first <= a.first and a.last <= last and self._modifies(a, token)]
        return inside[0] if len(inside) == 1 or (inside and self.line.words[token] in plain) else None

    def holder_of(self, token: int) -> ActorPhrase | None:
        """Return the actor that a noun is, or the crowd: who holds a place, and not who fights."""
        return self.actor_of(token) or crowd_at(self.line, self.tree, token)

    def holder_named_by(self, token: int) -> ActorPhrase | None:
        """Return the same of a noun or an adjective that names a side."""
        return self.named_by(token) or crowd_at(self.line, self.tree, token)

    def is_under_arms(self, token: int) -> bool:
        """Say whether a noun names somebody under arms: an armed group that a table knows, or one by its name's end."""
        actor, nouns = self.actor_of(token), load_nouns()
        group = actor is not None and (actor.kind == "insurgent" or (actor.kind == "name" and _is_group(actor)))
        return group or self.line.words[token] in nouns.under_arms | nouns.insurgent | nouns.criminal

    def _is_short_form(self, actor: ActorPhrase) -> bool:
        """Say whether an actor stands in brackets as the short form of what is before: "the Army of the Hills (AH)"."""
        return self.line.words[max(actor.first - 1, 0)] in ("(", "[") and actor.mention.text.isupper()

    def _modifies(self, actor: ActorPhrase, token: int) -> bool:
        """Say whether an actor's name belongs to a noun: right before it, or after "of", "from", "loyal to"."""
        if actor.last <= token or (self.tree.tag(token) == "PROPN" and self._is_short_form(actor)):
            return True
        leads = {"of", "from", "to"} | load_nouns().name_bearers
        before = actor.first - 1
        while before >= 1 and self.tree.tag(before) == "ADJ":
            before -= 2 if self.line.words[before - 1] == "the" else 1  # "members of THE 12TH Front"
        return before >= 0 and self.line.words[before] in leads


def _is_group(actor: ActorPhrase) -> bool:
    known = known_actor(actor.mention.text)
    return known.kind == "group" if known is not None else is_warlike(actor.mention.text)
