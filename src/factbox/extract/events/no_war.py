"""Words of war that tell of no war: a fight for a seat, a battle with cancer, a death in bed, the story of a film.

Features and opinion speak so on every page. Each question is asked of one happening and answered by what its predicate
governs in the tree; what any of them answers is told no more. A report of a war loses next to nothing by it: whoever is
under arms and fights for survival still fights.
"""

from __future__ import annotations

from dataclasses import dataclass

from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.no_war import load_no_war
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Mention

_PERSONS = frozenset({"he", "she", "i", "you"})
"""Subjects that are one person, who alone makes no town contested."""

_TAKES_TIME = frozenset({"take", "give", "cost", "allow", "spend"})
_HARM = ("casualties", "killing.")
_SAID_OF_IT = ("xcomp", "acl", "amod", "advcl", "obj")
"""How an adjective that tells what an object is held to be may hang on the object or its verb."""

_DIES = frozenset({"die", "dead", "death", "pass", "succumb"})


def is_part_of_the_world(place: Mention) -> bool:
    """Say whether a place is a part of the world, where nobody takes, holds or fights for all: "across AFRICA"."""
    return place.text.casefold().removeprefix("the ") in load_no_war().wide


@dataclass(frozen=True)
class NoWar:
    """What is asked of one sentence: its words and its tree."""

    line: Line
    tree: Tree

    def tells_none(self, found: Happening) -> bool:
        """Say whether a happening only has the words of one."""
        if not self.tree.parsed:
            return False
        if found.type.startswith(FIGHTING) and (self._for_a_cause(found) or self._by_one_person(found)):
            return True
        if found.type.startswith(("territory.", "battle.")) and self._is_a_topic(found):
            return True
        if found.type.startswith("territory.") and (
            self._takes_time(found) or self._is_a_figure(found) or self._by_a_host(found)
        ):
            return True
        if found.type.startswith("strike.") and self._by_a_crowd(found):
            return True
        return (
            self._in_bed(found)
            or self._of_no_life(found)
            or self._shot_otherwise(found)
            or self._only_searched(found)
            or self._across_the_floor(found)
            or self._received(found)
            or self._of_the_writer(found)
            or self._said_of_anybody(found)
            or self._in_a_story(found)
            or self._lays_blame(found)
            or self._comes_to_help(found)
        )

    def _comes_to_help(self, found: Happening) -> bool:
        """Say whether who arrives is no troops: "ONE SURGICAL TEAM arrived", "300 DISPLACED PEOPLE arrived"."""
        if found.type != "deployment.in" or self.tree.tag(found.first) != "VERB":
            return False
        subject = self.tree.subject(found.first)
        came = () if subject is None else self.tree.phrase(subject)
        words = self.tree.words[slice(*came)] if came else ()
        armed = load_nouns().armed | load_nouns().government | load_nouns().under_arms
        return not load_no_war().helpers.isdisjoint(words) and armed.isdisjoint(words)

    def _for_a_cause(self, found: Happening) -> bool:
        """Say whether a fight is "FOR A SEAT", "against CORRUPTION" or "a war ON DRUGS"; who is under arms fights."""
        words, i = load_no_war(), found.first
        if self.tree.lemma(i) not in words.fights:
            return False
        led = self.tree.obliques(i)
        fought = {self.tree.lemma(j) for j in self.tree.dependants(i, "obj")}
        against = fought | {self.tree.lemma(j) for case, j in led if case in ("against", "on", "with")}
        if not against.isdisjoint(words.ills):
            return True
        if found.nominal and found.actor is None and not against.isdisjoint(words.ideas):
            return True
        aims = fought | {self.tree.lemma(j) for case, j in led if case in ("for", "over")}
        return not aims.isdisjoint(words.contests) and not self._is_armed(self.tree.subject(i))

    def _is_armed(self, subject: int | None) -> bool:
        """Say whether a subject is called as those are who bear arms."""
        nouns = load_nouns()
        return subject is not None and self.tree.words[subject] in nouns.armed | nouns.insurgent | nouns.forces

    def _by_one_person(self, found: Happening) -> bool:
        """Say whether one person alone is said to fight: "SHE is still fighting in X"."""
        if found.type != "territory.contested" or found.actor is not None or found.nominal:
            return False
        subject = self.tree.subject(found.first)
        return subject is not None and self.tree.words[subject] in _PERSONS

    def _takes_time(self, found: Happening) -> bool:
        """Say whether only time is taken or given: "it took X A DECADE", "gave X THREE DAYS"."""
        words, i = load_no_war(), found.first
        if self.tree.lemma(i) not in _TAKES_TIME:
            return False
        spells = (j for j in self.tree.dependants(i, "obj", "iobj") if self.tree.lemma(j) in words.spells)
        return any(
            words.dating.isdisjoint(self.tree.words[k] for k in self.tree.dependants(j, "amod", "det")) for j in spells
        )

    def _is_a_topic(self, found: Happening) -> bool:
        """Say whether somebody only speaks or writes of it: "a BOOK ABOUT the siege of X"."""
        i = found.first
        above = self.tree.head(i)
        if self.tree.tag(i) != "NOUN" or above < 0 or self.tree.case(i) not in ("about", "on", "over", "of"):
            return False
        return self.tree.tag(above) == "NOUN" and self.tree.lemma(above) in load_no_war().topics

    def _is_a_figure(self, found: Happening) -> bool:
        """Say whether who says so does not mean it of ground: "the army, IN A SENSE, holds the country"."""
        first, last = found.bounds()
        return self.line.find(load_no_war().figures, first, last) is not None

    def _by_a_crowd(self, found: Happening) -> bool:
        """Say whether people only went out: "thousands HIT THE STREETS"."""
        words, i = load_no_war(), found.first
        subject = self.tree.subject(i)
        if subject is None or self.tree.passive(i) or self.tree.lemma(subject) not in words.crowds:
            return False
        return any(self.tree.lemma(j) in words.ways_out for j in self.tree.dependants(i, "obj"))

    def _by_a_host(self, found: Happening) -> bool:
        """Say whether those who act are many, and no army: "an ARMY OF FANS seized the square"."""
        words, subject = load_no_war(), self.tree.subject(found.first)
        if subject is None or self.tree.lemma(subject) not in words.hosts:
            return False
        return any(case == "of" and self.tree.lemma(j) in words.crowds for case, j in self.tree.obliques(subject))

    def _lays_blame(self, found: Happening) -> bool:
        """Say whether nothing is held but somebody responsible: "they HOLD the army RESPONSIBLE"."""
        words, i = load_responsibility(), found.first
        if self.tree.tag(i) != "VERB" or self.tree.lemma(i) not in words.held:
            return False
        said = (j for k in (i, *self.tree.objects(i)) for j in self.tree.dependants(k, *_SAID_OF_IT))
        return any(self.tree.words[j] in words.is_ for j in said if j > i)

    def _in_bed(self, found: Happening) -> bool:
        """Say whether somebody died as people do: "died AGED 69", "died of CANCER"; "aged 9 in a raid" did not."""
        words, i = load_no_war(), found.first
        if not found.type.startswith(_HARM) or self.tree.lemma(i) not in _DIES:
            return False
        led = [(case, j) for case, j in self.tree.obliques(i) if case in ("of", "from", "after", "in", "by")]
        if any(self.tree.lemma(j) in words.natural for _, j in led):
            return True
        causes = (j for case, j in led if case in ("of", "from", "after"))  # "after a battle WITH CANCER"
        if any(self.tree.lemma(k) in words.natural for j in causes for k in range(*self.tree.phrase(j))):
            return True
        if any(self._is_natural(self.tree.phrase(j)) for case, j in led if case in ("of", "from")):
            return not self._is_kept(self.tree.subject(i))
        aged = self.line.find(words.aged, i + 1, i + 2 + max(map(len, words.aged)))
        if aged is None or aged[0] != i + 1 or led:
            return False
        return all(aged[0] <= j < aged[1] for j in self.tree.dependants(i, "advcl"))

    def _is_natural(self, phrase: tuple[int, int]) -> bool:
        """Say whether a cause of death is in nobody: "of A HEART ATTACK"; one "BROUGHT on by the shelling" is."""
        done = any(self.tree.tag(j) == "VERB" for j in range(*phrase))
        return not done and self.line.find(load_no_war().natural_causes, *phrase) is not None

    def _is_kept(self, subject: int | None) -> bool:
        """Say whether whoever died was held: the cause is what his keepers say."""
        return subject is not None and self.tree.lemma(subject) in load_fates().confined

    def _of_no_life(self, found: Happening) -> bool:
        """Say whether what was killed was nobody: "killed THE BILL", "wounded HIS PRIDE", "THE TALKS", "TWO DOGS"."""
        if not found.type.startswith(_HARM) or self.tree.tag(found.first) != "VERB":
            return False
        i = found.first
        subjects = self.tree.dependants(i, "nsubj:pass") if self.tree.passive(i) else ()
        harmed = [*self.tree.dependants(i, "obj"), *subjects]
        return bool(harmed) and all(self._is_lifeless(j) for noun in harmed for j in self.tree.conjuncts(noun))

    def _is_lifeless(self, noun: int) -> bool:
        words = load_no_war()
        return self.tree.tag(noun) == "NOUN" and self.tree.lemma(noun) in words.lifeless | words.animals

    def _shot_otherwise(self, found: Happening) -> bool:
        """Say whether nobody was shot: "shot TO FAME", "shot A FILM", "prices shot UP"."""
        words, i = load_no_war(), found.first
        if self.tree.lemma(i) != "shoot" or self.tree.tag(i) != "VERB":
            return False
        objects = self.tree.dependants(i, "obj", "nsubj:pass")
        if any(self.tree.lemma(j) in words.filmed for j in objects):
            return True
        led = (j for case, j in self.tree.obliques(i) if case in ("to", "into", "up"))
        risen = not objects and self.tree.words[i + 1 : i + 2] == ("up",)
        return risen or (not objects and any(self.tree.lemma(j) in words.heights for j in led))

    def _only_searched(self, found: Happening) -> bool:
        """Say whether a raid was a search, by whoever comes: "went from door to door RAIDING HOUSES"."""
        if found.type != "battle.clash" or self.tree.lemma(found.first) != "raid":
            return False
        raided = self.tree.dependants(found.first, "obj")
        return bool(raided) and all(self.tree.lemma(j) in load_no_war().searched for j in raided)

    def _across_the_floor(self, found: Happening) -> bool:
        """Say whether somebody joins a party of a parliament, or came over TO SEE something: nobody defects."""
        words, i = load_no_war(), found.first
        if found.type != "defection" or self._is_armed(self.tree.subject(i)):
            return False
        if self.tree.words[found.last - 1] == "to" and found.last < len(self.tree):
            return self.tree.tag(found.last) in ("VERB", "AUX")
        joined = (j for case, j in self.tree.obliques(i) if case == "to")
        named = (self.tree.words[k] for j in joined for k in range(*self.tree.phrase(j)))
        return not words.parliamentary.isdisjoint(named)

    def _received(self, found: Happening) -> bool:
        """Say whether what was received is no guest: "received the Hill CROSS"."""
        if found.type != "diplomacy.talks" or self.tree.lemma(found.first) != "receive":
            return False
        return any(self.tree.lemma(j) in load_no_war().received for j in self.tree.dependants(found.first, "obj"))

    def _of_the_writer(self, found: Happening) -> bool:
        """Say whether whoever writes tells of a journey or a meeting: "I flew to X", and no quotation is open."""
        if found.type not in ("visit", "diplomacy.talks"):
            return False
        subject = self.tree.subject(found.first)
        own = subject is not None and self.tree.words[subject] == "i"
        return own and not any(word in ('"', "“", "”", "said", "says") for word in self.line.words)

    def _said_of_anybody(self, found: Happening) -> bool:
        """Say whether it is only said what anybody can do: "ONE CAN kill others"."""
        subject = self.tree.subject(found.first)
        if subject is None or self.tree.words[subject] != "one" or self.tree.children[subject]:
            return False
        aux = (self.tree.words[j] for j in self.tree.dependants(found.first, "aux"))
        return not load_function_words().modals.isdisjoint(aux)

    def _in_a_story(self, found: Happening) -> bool:
        """Say whether a film or a novel tells it: "the NOVEL TELLS of two brothers who were killed"."""
        words = load_no_war()
        for above in (found.first, *self.tree.governors(found.first)):
            if any(case == "in" and self.tree.lemma(j) in words.fiction for case, j in self.tree.obliques(above)):
                return True
            subject = self.tree.subject(above) if self.tree.lemma(above) in words.narrating else None
            if subject is not None and self.tree.lemma(subject) in words.fiction:
                return True
        return False


__all__ = ["NoWar", "is_part_of_the_world"]
