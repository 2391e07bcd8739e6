"""Talks, agreements and troops going home that a noun tells, whatever its verb: "TALKS between X and Y in Z".

A noun alone is no sign ("after the talks", "any agreement"): who talks with whom, or where, stands with it; an
agreement is one that something is done under or that somebody reached; who goes home is a force from abroad. The nouns
and what must stand with them are in ``knowledge/named_dealings.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.named_dealings import Named, load_named

MEETING = ("diplomacy.talks", "diplomacy.agreement")
"""Types that a noun tells within the clause of a verb: "opened TALKS" is told by the verb."""

_PARTS = ("nmod", "amod", "compound", "nmod:poss")
_KNOWN = frozenset({"the", "this", "that", "its", "their", "any", "no"})
"""Words before an agreement that has been told of, or that there is none."""

_WISHED_REACH = 3
"""Nouns between talks and the verb that only wishes for them: "called for a new round of TALKS"."""


@dataclass(frozen=True)
class NamedDealings:
    """Finds the nouns of one sentence that tell of talks, agreements and forces going home.

    Attributes:
        tree: the sentence.
        taken: tokens that tell something already; nothing is told of them again.
    """

    tree: Tree
    taken: Set[int]

    @cached_property
    def _knows(self) -> Named:
        return load_named()

    def find(self) -> Iterator[tuple[Happening, tuple[int, ...]]]:
        """Yield each with the nouns that may say where it was."""
        for i in range(len(self.tree)):
            if i in self.taken or self.tree.tag(i) not in ("NOUN", "PROPN"):
                continue
            if self._are_talks(i):
                yield self._told("diplomacy.talks", i), tuple(self._where(i, ("in", "at")))
            elif self._is_agreed(i):
                yield self._told("diplomacy.agreement", i), self._done_to(i)
            elif self._is_charged(i):
                yield self._told("abuse", i), tuple(self._where(i, ("in", "at", "near")))
            elif self._come(i):
                yield self._told("deployment.in", i), tuple(self._where(i, ("in", "to", "at")))
        yield from self._going_home()

    def _where(self, i: int, cases: tuple[str, ...]) -> Iterator[int]:
        """Yield what prepositions lead to at a noun, and at the verb or noun that it hangs on."""
        yield from (j for case, j in self.tree.obliques(i) if case in cases)
        for case, party in self.tree.obliques(i):
            if case == "between" and len(self.tree.conjuncts(party)) > 1:  # "between X and Y in Z"
                yield from (j for case, j in self.tree.obliques(self.tree.conjuncts(party)[-1]) if case in cases)
        for above in self.tree.governors(i):
            if self.tree.dependants(above, "cop") and self.tree.case(above) in cases:
                yield above  # "a delegation was IN X for talks"
            yield from (j for case, j in self.tree.obliques(above) if case in cases and j != i)
            if self.tree.tag(above) == "VERB":
                return

    def _told(self, kind: str, i: int) -> Happening:
        first, last = self.tree.phrase(i)
        parties = (joined for _, j in self.tree.obliques(i) for joined in self.tree.conjuncts(j))
        last = max((last, *(self.tree.phrase(j)[1] for j in parties)))
        trigger = Trigger(generic_predicate(kind, "noun", self.tree.lemma(i)), self.tree.words[i : i + 1], None)
        return Happening(trigger, i, i + 1, alone=True, clause=(first, last))

    # --- talks

    def _are_talks(self, i: int) -> bool:
        """Say whether a noun names talks that are told of: with whom, for how long, or that they are under way."""
        if self.tree.words[i] not in self._knows.talks or self._is_wished(i):
            return False
        cases = {case for case, _ in self.tree.obliques(i)}
        return bool(cases & {"between", "with"}) or self._lasting(i) or self._under_way(i) or self._invited(i)

    def _invited(self, i: int) -> bool:
        """Say whether somebody is asked to come to talks: "INVITED both ministers TO talks"."""
        head = self.tree.head(i)
        return head >= 0 and self.tree.case(i) == "to" and self.tree.lemma(head) in self._knows.inviting

    def _lasting(self, i: int) -> bool:
        """Say whether talks are measured: "two days OF TALKS", "a second ROUND of negotiations"."""
        head = self.tree.head(i)
        return self.tree.case(i) == "of" and head >= 0 and self.tree.lemma(head) in self._knows.spells

    def _under_way(self, i: int) -> bool:
        head = self.tree.head(i)
        return self.tree.is_a(i, "nsubj") and self.tree.words[head] in ("way", "underway", "progress")

    def are_wished(self, i: int) -> bool:
        """Say whether somebody only calls for the talks that a noun names, also as "and FASTER talks"."""
        above = self.tree.head(i)
        joined = above >= 0 and self.tree.is_a(above, "conj") and not self.tree.dependants(above, "nsubj")
        calls = joined and self.tree.is_a(i, "obj") and self.tree.lemma(self.tree.head(above)) in self._knows.calling
        return calls or self._is_wished(i)

    def _is_wished(self, i: int) -> bool:
        """Say whether somebody only calls for talks, or speaks of what they would be."""
        at = i
        for _ in range(_WISHED_REACH):
            head = self.tree.head(at)
            if head < 0:
                return False
            if self.tree.lemma(head) in self._knows.wishing:
                return True
            if self.tree.tag(head) not in ("NOUN", "PROPN"):
                return False
            at = head
        return False

    # --- what somebody is accused of

    def _is_charged(self, i: int) -> bool:
        """Say whether somebody is accused of what a noun tells: "accused the League of ATROCITIES"."""
        above = self.tree.head(i)
        if self.tree.lemma(i) not in self._knows.charges or above < 0:
            return False
        if self.tree.case(i) != "of" or (self.tree.lemma(above),) not in load_cues()["accusing"]:
            return False
        return not any(self.tree.words[j] in self._knows.habit for j in self.tree.dependants(above, "advmod"))

    # --- troops that come

    def _come(self, i: int) -> bool:
        """Say whether a noun tells of the coming of people under arms: "the ARRIVAL of a commander and his men"."""
        if self.tree.lemma(i) not in self._knows.arriving or self._is_wished(i):
            return False
        led = (joined for case, j in self.tree.obliques(i) if case == "of" for joined in self.tree.conjuncts(j))
        return any(self.tree.words[j] in load_nouns().under_arms | load_nouns().forces for j in led)

    # --- agreements

    def _is_agreed(self, i: int) -> bool:
        """Say whether a noun names an agreement for the first time: done "under A truce", or that somebody reached."""
        if self.tree.lemma(i) not in self._knows.agreements or self._is_wished(i):
            return False
        reached = any(
            self.tree.lemma(j) in self._knows.reaching and self.tree.passive(j) for j in self.tree.dependants(i, "acl")
        )
        known = any(self.tree.words[j] in _KNOWN for j in self.tree.dependants(i, "det", "nmod:poss"))
        return reached or (self.tree.case(i) == "under" and not known)

    def _done_to(self, i: int) -> tuple[int, ...]:
        """Return what was done something with under an agreement: "X was handed over UNDER A DEAL"."""
        verb = self.tree.head(i)
        if self.tree.case(i) != "under" or verb < 0:
            return ()
        subject = self.tree.subject(verb)
        return (*self.tree.objects(verb), *(() if subject is None else (subject,)))

    # --- forces from abroad that go home

    def _going_home(self) -> Iterator[tuple[Happening, tuple[int, ...]]]:
        for i in range(len(self.tree)):
            if i in self.taken:
                continue
            noun = self.tree.tag(i) == "NOUN" and self._leaving(i)
            if noun or self._leaves(i):
                who = self._who_goes(i) if noun else self._who_leaves(i)
                if who is not None:
                    yield self._left(i, who, noun=noun), tuple(j for case, j in self.tree.obliques(i) if case == "from")

    def goes_home(self, found: Happening) -> bool:
        """Say whether a withdrawal from no place that is named is one of forces from abroad."""
        i = found.first
        nowhere = found.place is None or found.place.again
        return found.type == "territory.withdraw" and nowhere and self._leaves(i) and self._who_leaves(i) is not None

    def _leaves(self, i: int) -> bool:
        return self.tree.tag(i) == "VERB" and self.tree.lemma(i) in self._knows.leave

    def _leaving(self, i: int) -> bool:
        words = self.tree.words
        return self.tree.lemma(i) in self._knows.leaving or (
            words[i : i + 3] == ("pull", "-", "out") and "".join(words[i : i + 3]) in self._knows.leaving
        )

    def _who_goes(self, i: int) -> int | None:
        """Return the word that says that those who go home are from abroad: "the FOREIGN withdrawal", "their ..."."""
        tree = self.tree
        own = [j for j in tree.dependants(i, *_PARTS) if not tree.case(j) and tree.words[j] in self._knows.abroad]
        if own:
            return own[0]
        parts = (i, *tree.dependants(i, "nmod")) if tree.words[i] == "pull" else (i,)
        owners = [j for part in parts for case, j in tree.obliques(part) if case.split()[-1:] == ["of"]]
        owners += [j for j in tree.possessors(i) if tree.tag(j) != "PRON"]
        verb = next((j for j in tree.governors(i) if tree.tag(j) == "VERB"), None)
        if verb is not None and not owners and (tree.is_a(i, "obj") or tree.case(i) == "of"):
            subject = tree.subject(verb)
            owners += [] if subject is None else [subject]
        return next(filter(self._from_abroad, owners), None)

    def _who_leaves(self, i: int) -> int | None:
        """Return who leaves no place that is named: "NATO FORCES began withdrawing"."""
        tree = self.tree
        subject = tree.subject(i)
        if subject is None or tree.passive(i) or tree.objects(i) or not self._from_abroad(subject):
            return None
        towards = {case for case, _ in tree.obliques(i)} - {"from", "in", "by", "after", "before", "at", "within", "on"}
        return None if towards else subject

    def _from_abroad(self, noun: int) -> bool:
        """Say whether a noun is one for troops whom a word says to be from abroad: "German-led foreign TROOPS"."""
        tree = self.tree
        if tree.words[noun] not in self._knows.sent:
            return False
        first, _ = tree.phrase(noun)
        return tree.words[noun] == "peacekeepers" or not self._knows.abroad.isdisjoint(tree.words[first : noun + 1])

    def _left(self, i: int, who: int, *, noun: bool) -> Happening:
        first, last = (who, i + 1) if noun and who < i else self.tree.phrase(who)
        if noun and who < i and self.tree.tag(who) != "ADJ":
            first = self.tree.phrase(who)[0]
        part = "noun" if noun else "verb"
        predicate = generic_predicate("deployment.out", part, self.tree.lemma(i))
        end = max(i + 1, last) if who > i else i + 1
        trigger = Trigger(predicate, self.tree.words[i : i + 1], None)
        return Happening(trigger, i, i + 1, alone=True, clause=(min(first, i), end))


__all__ = ["MEETING", "NamedDealings"]
