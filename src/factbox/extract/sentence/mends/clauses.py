"""Mends of clauses that are hung as if they were nouns.

A clause is ``advcl``, ``acl``, ``xcomp`` or ``csubj`` in Universal Dependencies, and never ``obl`` or ``nmod``.
"""

from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.cues import load_cues
from factbox.knowledge.responsibility import load_responsibility
from factbox.knowledge.tree_words import load_tree_words


def verb_as_circumstance(tree: Hanging, i: int) -> None:
    """A verb with "to" is a clause, and no noun with a preposition: "due TO MEET"."""
    to = [j for j in tree.below(i, "mark", "case") if tree.words[j] == "to" and tree.tags[j] == "PART"]
    if to and tree.is_verb(i) and tree.relations[i] in ("obl", "nmod"):
        tree.name(i, "advcl" if tree.relations[i] == "obl" else "acl")
        tree.name(to[0], "mark")


def predicate_as_circumstance(tree: Hanging, i: int) -> None:
    """What a copula joins is a clause: "is believed TO BE behind the attack", "IF you ARE in the quarter"."""
    marks = [tree.words[j] for j in tree.children[i] if tree.relations[j] == "mark"]
    if tree.relations[i] == "obl" and marks and tree.has(i, "cop"):
        tree.name(i, "xcomp" if "to" in marks else "advcl")


def complement_as_aim(tree: Hanging, i: int) -> None:
    """What somebody tries, begins or vows "to" do completes the verb, and is no aim: "are struggling TO DEFEND X"."""
    verb = tree.heads[i]
    if tree.relations[i] != "advcl" or not tree.is_verb(verb) or tree.lemmas[verb] not in load_tree_words().with_to:
        return
    to = tree.words[verb + 1 : verb + 2] == ["to"] and tree.heads[verb + 1] == i
    if to and not tree.has(i, "nsubj") and not tree.has(verb, "obj", "xcomp"):
        tree.name(i, "xcomp")


def subject_of_complement(tree: Hanging, i: int) -> None:
    """What completes a verb has no subject of its own but the verb's object: "call THE TOWN liberated"."""
    below = tree.heads[i]
    verb = tree.heads[below]
    if not tree.is_a(below, "xcomp") or not verb < i < below or not tree.is_verb(verb):
        return
    if not tree.has(verb, "obj") and not tree.has(below, "cop", "aux"):
        tree.hang(i, verb, "obj")


def clause_across_verb(tree: Hanging, i: int) -> None:
    """A clause behind who said so belongs to that, and not across it: "X fell, he said, AS TROOPS LEFT"."""
    said = tree.heads[i]
    verb = tree.heads[said]
    across = tree.is_a(said, "ccomp") and said < verb < tree.first_of(i) and tree.is_verb(verb)
    if across and tree.has(i, "mark", "advmod") and tree.has(i, "nsubj"):
        tree.hang(i, verb)


def called_as_circumstance(tree: Hanging, i: int) -> None:
    """What somebody calls somebody is said of him, and no circumstance: "calling itself THE HILL FRONT"."""
    verb, first = tree.heads[i], tree.first_of(i)
    if tree.relations[i] != "obl" or not tree.is_noun(i) or not verb < first or tree.has(i, "case"):
        return
    if tree.lemmas[verb] in load_responsibility().calling and tree.object_right_before(first, verb) >= 0:
        tree.name(i, "xcomp")


def charge_as_modifier(tree: Hanging, i: int) -> None:
    """What somebody is accused of hangs on the verb, and not on him: "accused the rebels OF BURNING the town"."""
    accused = tree.heads[i]
    verb = tree.heads[accused]
    led = any(tree.words[j] == "of" for j in tree.below(i, "mark", "case"))
    if led and verb < accused < i and tree.is_a(accused, "obj") and (tree.lemmas[verb],) in load_cues()["accusing"]:
        tree.hang(i, verb, "advcl")


def aim_as_subject(tree: Hanging, i: int) -> None:
    """What a verb with a subject is done for is no second subject: "would send marines TO EVACUATE its citizens"."""
    verb = tree.heads[i]
    behind = i > verb and tree.is_verb(verb) and tree.has(verb, "nsubj")
    if behind and any(tree.words[j] == "to" for j in tree.children[i]):
        tree.name(i, "advcl")


def participle_over_clause(tree: Hanging, i: int) -> None:
    """A bare participle that opens a sentence belongs to the clause behind its comma: "Driven OUT, they DUG IN"."""
    participle = tree.heads[i]
    bare = tree.may_be_past_participle(participle) and not tree.has(participle, "nsubj", "csubj", "aux", "cop", "mark")
    if participle or not bare or not tree.is_verb(i) or tree.has(i, "cc", "mark"):
        return
    subject = next((j for j in tree.below(i, "nsubj") if j < i), 0)
    if subject and tree.words[tree.first_of(subject) - 1] == ",":
        tree.swap(i, "advcl")


def relative_hung_loose(tree: Hanging, i: int) -> None:
    """A clause that a preposition and "which" open tells of the noun before them: "the war, IN WHICH X FELL,"."""
    if not tree.is_a(i, "advcl", "parataxis", "ccomp", "conj"):
        return
    which = next((j for j in tree.below(i, "obl") if tree.words[j] == "which" and tree.led_by(j)), -1)
    comma = which - 2
    if comma < 1 or tree.words[comma] != "," or tree.tags[which - 1] != "ADP":
        return
    noun = comma - 1
    while tree.is_noun(noun) and tree.is_noun(tree.heads[noun]) and 0 <= tree.heads[noun] < noun:
        noun = tree.heads[noun]
    if tree.is_noun(noun):
        tree.hang(i, noun, "acl:relcl")


def relative_before_noun(tree: Hanging, i: int) -> None:
    """No relative clause stands before its noun, which is where it was: "with gunfire REPORTED in a street"."""
    noun = tree.heads[i]
    verb = tree.heads[noun]
    led = [j for j in tree.children[noun] if tree.relations[j] == "case" and i < j < noun]
    if not (i < noun and verb >= 0 and led and tree.is_verb(i) and tree.relations[i] == "acl:relcl"):
        return
    relation = "advcl" if tree.is_verb(verb) else "acl"
    for j in [j for j in tree.children[noun] if j < i]:
        tree.hang(j, i)
    tree.swap(i, "obl")
    tree.name(i, relation)


__all__ = [
    "aim_as_subject",
    "called_as_circumstance",
    "charge_as_modifier",
    "clause_across_verb",
    "complement_as_aim",
    "participle_over_clause",
    "predicate_as_circumstance",
    "relative_before_noun",
    "relative_hung_loose",
    "subject_of_complement",
    "verb_as_circumstance",
]
