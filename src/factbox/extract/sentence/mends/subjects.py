"""Mends of who or what a clause is about.

A verb has one subject at most, which is a passive's where the verb is (u/dep/nsubj, en/dep/nsubj-pass).
"""

from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.cues import load_cues

_PASSIVE = frozenset({"been", "being", "be", "got", "gotten"})
"""Auxiliaries by which a perfect is a passive."""


def subject_as_conjunct(tree: Hanging, i: int) -> None:
    """No conjunct stands before its head: a noun before a verb that has no subject is that ("SKIRMISHES were seen")."""
    head = tree.heads[i]
    if i > head or not tree.is_noun(i):
        return
    if tree.is_verb(head) and not tree.has(head, "nsubj"):
        tree.name(i, "nsubj:pass" if tree.has(head, "aux:pass") else "nsubj")


def subject_as_object(tree: Hanging, i: int) -> None:
    """What stands right before the auxiliary of a predicate without a subject is that: "said KARSEN was gone"."""
    head = tree.heads[i]
    helper = i + 1
    joined = helper < head and tree.heads[helper] == head and tree.tags[helper] == "AUX"
    if joined and tree.is_noun(i) and not tree.has(head, "nsubj", "csubj") and not tree.has(i, "case"):
        tree.name(i, "nsubj:pass" if tree.has(head, "aux:pass") else "nsubj")


def name_as_second_subject(tree: Hanging, i: int) -> None:
    """Two words of a name side by side are one subject: "LAME ZABOKA, a gang, came down"."""
    first = i - 1
    both = first >= 0 and tree.heads[first] == tree.heads[i] and tree.is_a(first, "nsubj")
    if both and tree.tags[first] == tree.tags[i] == "PROPN":
        tree.hang(i, first, "flat")


def subject_as_apposition(tree: Hanging, i: int) -> None:
    """No apposition stands before its noun with a verb between: "HER AIDE, Jon Roe, said X had fallen"."""
    head = tree.heads[i]
    verb = tree.heads[head]
    if i < verb < head and tree.is_verb(verb):
        tree.hang(i, verb, "nsubj")


def joined_noun_as_subject(tree: Hanging, i: int) -> None:
    """A noun that "and" and a preposition lead is joined to one led by the same: "word of raids and OF DEATHS came"."""
    verb, lead = tree.heads[i], tree.led_by(i)
    if not lead or not tree.has(i, "cc") or not i < verb:
        return
    first = tree.first_of(i)
    before = [j for j in range(first) if tree.is_noun(j) and tree.is_a(j, "nmod") and tree.led_by(j) == lead]
    if before and any(j < before[0] for j in tree.below(verb, "nsubj")):
        tree.hang(i, before[0], "conj")


def subject_of_aside(tree: Hanging, i: int) -> None:
    """Who stands before a participle set off by commas does what comes behind it: "THE MAYOR, speaking there, SAID"."""
    aside = tree.heads[i]
    verb = tree.heads[aside]
    if not (i < aside < verb and tree.is_a(aside, "advcl") and tree.words[aside].endswith("ing")):
        return
    opens = tree.words[aside - 1] == "," and tree.words[verb - 1] == "," and not tree.has(aside, "aux", "mark")
    if opens and tree.is_verb(verb) and not tree.has(verb, "nsubj", "csubj"):
        tree.hang(i, verb, "nsubj")


def passive_subject(tree: Hanging, i: int) -> None:
    """The subject of a verb with the passive's auxiliary is a passive's."""
    if tree.relations[i] != "nsubj":
        return
    if any(tree.relations[j] == "aux:pass" and tree.tags[j] == "AUX" for j in tree.children[tree.heads[i]]):
        tree.name(i, "nsubj:pass")


def active_subject(tree: Hanging, i: int) -> None:
    """A perfect without "been" is no passive, so that its subject acts: "THE ACCORD had kidnapped and tried him"."""
    verb = tree.heads[i]
    if tree.relations[i] != "nsubj:pass" or not tree.is_verb(verb):
        return
    helpers = {tree.lemmas[j] for j in tree.below(verb, "aux")}
    between = tree.words[min(i, verb) : max(i, verb)]
    if helpers == {"have"} and _PASSIVE.isdisjoint(between):
        tree.name(i, "nsubj")


def subject_of_bare_participle(tree: Hanging, i: int) -> None:
    """What stands before a past participle without an auxiliary, led by "with", suffered it: "with HERAT captured"."""
    verb = tree.heads[i]
    if tree.relations[i] != "nsubj" or verb != i + 1 or not tree.is_a(verb, "advcl"):
        return
    led = any(tree.words[j] == "with" for j in tree.below(verb, "mark", "case"))
    if led and tree.may_be_past_participle(verb) and not tree.has(verb, "aux", "cop", "obj"):
        tree.name(i, "nsubj:pass")


def subject_of_wanted(tree: Hanging, i: int) -> None:
    """Whom somebody wants something done to suffers it: "want aid sent and PRISONERS released"."""
    done = tree.heads[i]
    wants = tree.heads[done]
    if (
        tree.relations[i] != "nsubj"
        or done != i + 1
        or wants < 0
        or (tree.lemmas[wants],) not in load_cues()["wanting"]
    ):
        return
    if tree.is_a(done, "conj") and tree.may_be_past_participle(done) and not tree.has(done, "aux", "cop", "obj"):
        tree.name(i, "nsubj:pass")


def second_subject(tree: Hanging, i: int) -> None:
    """Of two subjects, the one that the verb's own "as" or "when" parts from it is none."""
    head = tree.heads[i]
    if i > head:
        return
    nearer = [j for j in tree.below(head, "nsubj") if i < j < head]
    if nearer and any(i < j < nearer[-1] for j in tree.below(head, "mark")):
        tree.name(i, "dislocated")


__all__ = [
    "active_subject",
    "joined_noun_as_subject",
    "name_as_second_subject",
    "passive_subject",
    "second_subject",
    "subject_as_apposition",
    "subject_as_conjunct",
    "subject_as_object",
    "subject_of_aside",
    "subject_of_bare_participle",
    "subject_of_wanted",
]
