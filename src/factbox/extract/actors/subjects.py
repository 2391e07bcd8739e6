"""Whether whoever stands nearest to a word that tells an event did it, or only says that another did."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.roles import Roles
from factbox.extract.control.grounds import GROUNDED, TABLES_ONLY
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.counted import whom_counted
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import is_listed
from factbox.knowledge.fates import load_fates
from factbox.knowledge.responsibility import load_responsibility

_INSIDE = (("where",), ("which",), ("whom",))
"""Words that open a clause about a place or somebody just named."""

_SUFFERED = ("attack.", "killing.", "looting")
"""Types that a passive tells of whom or what its subject is."""


_OPENING = frozenset({"as", "while", "when", "after", "before"})
_DATING = frozenset({"after", "before"})
_OWN_CLAUSE = 5
"""Words before a verb within which its clause is opened: "as the country's president flees"."""


@dataclass(frozen=True)
class Subjects:
    """Who does what, by the subjects of the clauses of a sentence."""

    line: Line
    tree: Tree
    roles: Roles

    def of_its_subject(self, found: Happening) -> Happening:
        """Return a happening without the actor that stood nearest, where the tree has another subject.

        Of who takes and holds places positions are right more often than the tree
        (docs/decisions/0013-tables-and-core.md), but where whoever stood nearest only says what another does; of who
        flees, joins or frees somebody the tree is.
        """
        i, actor = found.first, found.actor
        verb = found.trigger.predicate.part == "verb" and self.tree.parsed and not self.tree.passive(i)
        if actor is None or not verb or found.type.startswith(TABLES_ONLY):
            return found
        if self._inside(actor, i):
            outer = self.tree.subject(self.tree.head(self._verb_of(actor)))
            return replace(found, actor=None if outer is None else self.roles.actor_of(outer))
        subject = self.tree.subject(i)
        if subject is not None and self._joined_to_another(actor, i, subject):
            armed = {self.tree.lemma(subject), self.line.words[subject]} & load_nouns().under_arms
            return replace(found, actor=self.roles.actor_over(subject) if armed else None)
        if actor.kind == "country" and subject is not None and self._is_own_unit(i, subject):
            return replace(found, actor=self.roles.actor_over(subject))
        if found.type.startswith(GROUNDED) and not self._tells_of_another(actor, i, subject):
            return found
        return found if subject is None or self.roles.actor_of(subject) == actor else replace(found, actor=None)

    def of_clause_above(self, found: Happening) -> Happening:
        """Return what a participle behind "after" or "before" tells as of whom its clause is about, not of who is near.

        "Rebels retook X from THE ARMY hours AFTER LOSING it": the rebels had lost it.
        """
        tree, i = self.tree, found.first
        led = not _DATING.isdisjoint(tree.words[j] for j in tree.dependants(i, "mark")) if tree.parsed else False
        if not led or not tree.words[i].endswith("ing") or not tree.is_a(i, "advcl") or tree.dependants(i, "nsubj"):
            return found
        head = tree.head(i)
        subject = None if tree.passive(head) else tree.subject(head)
        own = None if subject is None else self.roles.actor_of(subject)
        where = found.trigger.predicate.where
        if own is None or head > i:
            return found
        if where("recipient") == ("subject",):
            return replace(found, recipient=own, actor=None if found.actor == own else found.actor)
        return replace(found, actor=own) if where("actor") == ("subject",) and found.actor is not None else found

    def party_of(self, act: Happening) -> ActorPhrase | None:
        """Return the party that is the subject of what its verb alone tells, also "our fighters" of whoever speaks."""
        own = self.roles.actor(("subject",), act.first, act.last)
        ours = filter(self._are_ours, self.roles.standing("subject", act.first, act.last, None))
        return own or next(map(self.roles.actor_over, ours), None)

    def _are_ours(self, noun: int) -> bool:
        whose = any(self.line.words[j] == "our" for j in self.tree.possessors(noun))
        return whose and self.line.words[noun] in load_nouns().under_arms

    def _is_own_unit(self, i: int, subject: int) -> bool:
        """Say whether a verb's own subject is units or troops, so that no country named before it acts."""
        nouns = load_nouns()
        own = subject in self.tree.dependants(i, "nsubj")
        return own and self.line.words[subject] in nouns.under_arms | nouns.own_units

    def _joined_to_another(self, actor: ActorPhrase, i: int, subject: int) -> bool:
        """Say whether an actor is that of another clause: "THE ARMY repelled them, and militiamen fired at X"."""
        own = self.tree.is_a(i, "conj") and subject in self.tree.dependants(i, "nsubj")
        return own and actor.last <= self.tree.phrase(subject)[0] and actor.last <= self.tree.head(i) < subject

    def _inside(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor acts in a clause inside: "entered X, where THE POLICE had left, and raised"."""
        joined = self.line.words[i - 2 : i] == (",", "and")
        return joined and self.line.words[actor.first - 1 : actor.first] in _INSIDE and self._verb_of(actor) < i - 2

    def _verb_of(self, actor: ActorPhrase) -> int:
        heads = (self.tree.head(j) for j in range(actor.first, actor.last))
        return next((head for head in heads if not actor.first <= head < actor.last), actor.last)

    def _tells_of_another(self, actor: ActorPhrase, i: int, subject: int | None) -> bool:
        """Say whether an actor says what another does: "a member of the council said the fighters held the jail".

        Who accuses somebody of something has not done it.
        """
        laid = (
            self.tree.is_a(i, "advcl", "xcomp") and self.tree.lemma(self.tree.head(i)) in load_responsibility().laying
        )
        if subject is None or actor.first <= subject < actor.last or not (laid or self.tree.is_a(i, "ccomp")):
            return False
        speaker = self.tree.subject(self.tree.head(i))
        first, last = (0, 0) if speaker is None else self.tree.phrase(speaker)
        return first < actor.last and actor.first < last

    def done_by_subject(self, found: Happening) -> Happening:
        """Return what the core alone tells of places with the subject of its verb as actor.

        The core may give the actor of another clause ("the garrison left and gunmen entered the town"), or none where
        those who act are called nothing but forces ("forces from Tigray").
        """
        i, actor = found.first, found.actor
        if not found.type.startswith(GROUNDED) or self.tree.tag(i) != "VERB" or self.tree.passive(i):
            return found
        subject = self.tree.subject(i)
        if subject is None or found.trigger.predicate.where("recipient") == ("subject",):
            return found  # who loses a town has not taken it
        if actor is not None and (actor.first >= found.last or actor.first <= subject < actor.last):
            return found
        meant = whom_counted(self.tree, subject)
        if actor is not None and actor.first <= meant < actor.last:
            return found
        own = self.roles.actor_of(meant) or self._only_called(meant, actor)
        return found if own is None else replace(found, actor=own)

    def not_by_others(self, found: Happening) -> Happening:
        """Return what befell people without the actor of another clause: who says it, or who goes after those who did.

        "The blast, which POLICE SAID killed twelve", "POLICE will arrest THOSE WHO burned shops".
        """
        i, actor = found.first, found.actor
        if actor is None or not self.tree.parsed or self.tree.tag(i) != "VERB":
            return found
        if (
            self._had_left(actor, i)
            or self._of_office(actor, i)
            or (found.type.startswith(_SUFFERED) and self._suffers(actor, i))
        ):
            return replace(found, actor=None)
        if found.type.startswith((*GROUNDED, *TABLES_ONLY)) or actor.first >= i or self.tree.passive(i):
            return found
        if self._says_it(actor, i) or (found.type == "defection" and self._hit_them(actor, i)):
            return replace(found, actor=None)
        described = self._described(actor, i)
        if described is None:
            return found
        doer, suffers = self.roles.actor_of(described), found.recipient
        same = doer is not None and suffers is not None and doer.first < suffers.last and suffers.first < doer.last
        return replace(found, actor=doer, recipient=None if same else suffers)

    def _had_left(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor only left before others' things were harmed: "THE ARMY left and shops were looted"."""
        tree, above = self.tree, self.tree.head(i)
        joined = tree.is_a(i, "conj") and tree.passive(i) and not tree.agents(i) and actor.last <= above
        left = joined and is_listed(tree.words[above], "territory.withdraw")
        return left and any(actor.first <= j < actor.last for j in tree.dependants(above, "nsubj"))

    def _of_office(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether a holder of an office does it in a clause of his own: "Rebels in the palace AS MAYOR FLEES"."""
        opens = next((j for j in range(i - 1, max(i - _OWN_CLAUSE, 0), -1) if self.line.words[j] in _OPENING), None)
        if opens is None or actor.last > opens:
            return False
        officials = {noun for noun, kind in load_nouns().speakers if kind == "official"}
        return self.line.words[i - 1] in officials and i - 1 > opens

    def _suffers(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor is, or describes, what a passive tells was hit: "Rajo RADIO stations WERE dynamited"."""
        subject = self.tree.subject(i) if self.tree.passive(i) else None
        if subject is None or actor.last > i or self.tree.agents(i):
            return False
        first, last = self.tree.phrase(subject)
        return first <= actor.first and actor.last <= last

    def _says_it(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor is the subject of the verb that a clause is the object of."""
        above = self.tree.head(i)
        said = above >= 0 and self.tree.is_a(i, "ccomp") and self.tree.tag(above) == "VERB" and actor.last <= above < i
        return said and any(actor.first <= j < actor.last for j in self.tree.dependants(above, "nsubj"))

    def _hit_them(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether "they" who gave up are whom an actor harmed: "TROOPS shot 30 men after THEY surrendered"."""
        own = next(iter(self.tree.dependants(i, "nsubj")), None)
        if own is None or self.line.words[own] != "they" or not self.tree.is_a(i, "advcl") or actor.last > own:
            return False
        harmed = self.tree.objects(self.tree.head(i))
        return any(self.tree.lemma(j) in load_fates().persons for j in harmed)

    def _described(self, actor: ActorPhrase, i: int) -> int | None:
        """Return whom a relative clause tells of, if an actor stands before them who is another."""
        subject = next(iter(self.tree.dependants(i, "nsubj")), None)
        if subject is None or self.line.words[subject] != "who" or not self.tree.is_a(i, "acl:relcl"):
            return None
        noun = self.tree.head(i)
        return noun if self.tree.tag(noun) != "PROPN" and actor.last <= self.tree.phrase(noun)[0] else None

    def _only_called(self, subject: int, actor: ActorPhrase | None) -> ActorPhrase | None:
        """Return a subject that is only described: "forces from X" where nobody else acts, "deserters" of who does."""
        words = load_nouns().under_arms if actor is None else load_nouns().bystanders
        called = self.line.words[subject] in words
        return self.roles.actor_over(subject) if called else None
