"""Mends of what a verb is done to, and of what says when, where and how.

In Universal Dependencies of English an object has no preposition, and what has one is oblique (u/dep/obj, u/dep/obl);
the only object of a verb is its ``obj`` (u/dep/iobj); a phrase on a verb is ``obl`` and one on a noun ``nmod``.
"""

from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.governing import governed_by
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.tree_words import load_tree_words

_WITHIN = ("DET", "ADJ", "NUM", "ADV", "ADP", "PART")
"""Tags of what may stand between a verb and the noun of its object."""

_PREDICATE_HAS = ("cop", "nsubj", "csubj", "aux", "mark", "expl")


def particle_before_object(tree: Hanging, i: int) -> None:
    """An object right behind "send in" has no preposition: the verb has a particle ("would SEND IN troops")."""
    verb = tree.heads[i]
    at = verb + 1
    takes_in = tree.words[at : at + 1] == ["in"] and tree.lemmas[verb] in load_tree_words().with_in
    if takes_in and at < i and tree.heads[at] == i:
        tree.hang(at, verb, "compound:prt")


def object_behind_over(tree: Hanging, i: int) -> None:
    """What is handed or taken "over" is the object: "hands OVER the town", where the verb has no other."""
    verb = tree.heads[i]
    over = verb + 1
    phrasal = tree.words[over : over + 1] == ["over"] and tree.lemmas[verb] in load_tree_words().with_over
    if phrasal and over < i and tree.heads[over] == i and not tree.has(verb, "obj", "nsubj:pass"):
        tree.hang(over, verb, "compound:prt")
        tree.name(i, "obj")


def object_with_preposition(tree: Hanging, i: int) -> None:
    """No object has a preposition, of numbers that is less sure: "rolled out OF DORVAN", "seized control OF X"."""
    if tree.tags[i] == "NUM":
        return
    words = load_tree_words()
    lead = next((j for j in tree.below(i, "case") if 0 < j < i and tree.words[j] in words.never_particles), 0)
    if not lead or tree.words[lead - 1] in words.amounts:
        return
    before, verb = lead - 1, tree.heads[i]
    own = tree.heads[before] == verb and tree.is_a(before, "obj")
    if own and tree.words[lead] == "of" and not _takes_of(tree.lemmas[verb]):
        tree.hang(i, before, "nmod")
    else:
        tree.name(i, "obl")


def _takes_of(verb: str) -> bool:
    """Say whether a verb has "of" with its object: "ACCUSED the rebels of atrocities", "CLEARED the town of mines"."""
    return (verb,) in (*load_cues()["accusing"], *load_cues()["of_something"])


def bare_noun_as_circumstance(tree: Hanging, i: int) -> None:
    """A noun behind a verb and its particle that no preposition leads is its object: "called off A STRIKE".

    Times are circumstances of their own ("obl:unmarked") and may be misread as well.
    """
    verb = tree.heads[i]
    if tree.relations[i] != "obl" or not tree.is_noun(i) or not verb < i:
        return
    if not tree.is_verb(verb) or tree.has(i, "case", "mark") or tree.has(verb, "obj", "ccomp", "xcomp"):
        return
    words = load_function_words()
    if any(tree.relations[j].endswith(":pass") for j in tree.below(verb, "aux", "nsubj")):
        return
    if tree.words[i] in words.calendar | words.after_object | words.adverbs:
        return
    between = range(verb + 1, i)
    said_how = [j for j in tree.below(verb, "advmod") if tree.words[j] not in load_tree_words().results]
    if not all(tree.tags[j] in _WITHIN for j in between) or any(j in between for j in said_how):
        return
    if not any(tree.words[j] in load_tree_words().never_particles for j in between):
        tree.name(i, "obj")


def given_as_clause(tree: Hanging, i: int) -> None:
    """What somebody is given, or denied, is an object and no clause: "denied the people THE RIGHT to food"."""
    verb = tree.heads[i]
    if tree.tags[i] != "NOUN" or verb > i or tree.has(i, "cop", "nsubj", "case"):
        return
    given = [j for j in tree.below(verb, "obj") if verb < j < i]
    if len(given) == 1 and "PUNCT" not in tree.tags[verb:i]:
        tree.name(given[0], "iobj")
        tree.name(i, "obj")


def seen_as_clause(tree: Hanging, i: int) -> None:
    """What has an article, an adjective or a number and no subject of its own is an object: "saw FIERCE fighting"."""
    verb = tree.heads[i]
    nominal = tree.tags[i] == "NOUN" or (tree.is_verb(i) and tree.words[i].endswith("ing"))
    nominal |= tree.tags[i] == "ADJ" and tree.has(i, "nummod")  # "reported twelve DEAD"
    clause = tree.is_a(i, "ccomp") or tree.is_verb(i)
    if not clause or i < verb or not nominal or not tree.has(i, "det", "amod", "nummod"):
        return
    if not tree.has(i, *_PREDICATE_HAS) and not tree.has(verb, "obj"):
        tree.name(i, "obj")


def only_object(tree: Hanging, i: int) -> None:
    """Who alone is acted on is the object, but of verbs of telling: "would SEND 300 marines"."""
    verb = tree.heads[i]
    if not tree.is_noun(i) and tree.tags[i] != "NUM":
        return
    telling = tree.lemmas[verb] in load_tree_words().told_somebody or tree.words[verb] in saying_verbs()
    if not telling and not tree.has(verb, "obj", "ccomp", "xcomp"):
        tree.name(i, "obj")


def object_as_modifier(tree: Hanging, i: int) -> None:
    """A bare noun right behind a participle that tells of another noun is its object: "buses carrying 600 PEOPLE"."""
    noun, verb = tree.heads[i], tree.first_of(i) - 1
    if tree.relations[i] != "nmod" or not tree.is_noun(i) or not noun < verb or tree.has(i, "case"):
        return
    told = tree.heads[verb] == noun and tree.relations[verb] == "acl" and tree.words[verb].endswith("ing")
    if told and tree.is_verb(verb) and not tree.has(verb, "obj"):
        tree.hang(i, verb, "obj")


def object_as_apposition(tree: Hanging, i: int) -> None:
    """What stands right behind a verb without an object is its object, beside nothing else: "and retook A FOURTH"."""
    verb = tree.first_of(i) - 1
    if not tree.heads[i] < verb or not tree.is_verb(verb):
        return
    if tree.is_a(verb, "conj") and tree.has(i, "det") and not tree.has(verb, "obj", "ccomp", "xcomp", "aux:pass"):
        tree.hang(i, verb, "obj")


def object_as_conjunct(tree: Hanging, i: int) -> None:
    """What stands right behind a verb, no "and" or comma between, is its object: "killing three, WOUNDING FOUR"."""
    verb = tree.first_of(i) - 1
    if tree.relations[i] != "conj" or not tree.heads[i] < verb or not tree.is_verb(verb) or tree.has(i, "case", "cc"):
        return
    counted = tree.is_noun(i) or tree.tags[i] == "NUM"
    if counted and tree.is_a(verb, "conj") and not tree.has(verb, "obj", "ccomp", "xcomp", "aux:pass"):
        tree.hang(i, verb, "obj")


def name_as_second_object(tree: Hanging, i: int) -> None:
    """A name right behind the object, which it shares its verb with, is set beside it: "captured the commander X"."""
    verb, noun = tree.heads[i], tree.first_of(i) - 1
    if tree.tags[i] != "PROPN" or not verb < noun or tree.has(i, "case", "det", "cc"):
        return
    if tree.tags[noun] == "NOUN" and tree.heads[noun] == verb and tree.is_a(noun, "obj") and tree.has(noun, "det"):
        tree.hang(i, noun, "appos")


def complement_of_verb(tree: Hanging, i: int) -> None:
    """What a verb leads to behind its object belongs to the verb: "accused the rebels OF ATROCITIES"."""
    noun = tree.heads[i]
    verb = tree.heads[noun]
    if tree.relations[i] != "nmod" or verb < 0 or not verb < noun < i or tree.relations[noun] != "obj":
        return
    lead = tree.led_by(i)
    last = not any(j > i and tree.relations[j] == "nmod" and tree.led_by(j) == lead for j in tree.children[noun])
    if last and tree.lemmas[verb] in governed_by().get(lead, ()):
        tree.hang(i, verb, "obl")


def complement_of_inner_verb(tree: Hanging, i: int) -> None:
    """What a verb leads to right behind its object belongs to no verb above: "went on supplying X WITH FUEL"."""
    above, lead = tree.heads[i], tree.led_by(i)
    if tree.relations[i] != "obl" or not above < i or not lead:
        return
    for verb in range(above + 1, tree.first_of(i)):
        below = tree.heads[verb] == above and tree.is_a(verb, "xcomp", "advcl", "ccomp")
        governs = below and tree.lemmas[verb] in governed_by().get(lead, ())
        if governs and tree.object_right_before(tree.first_of(i), verb) >= 0:
            tree.hang(i, verb)
            return


def agent_before_verb(tree: Hanging, i: int) -> None:
    """Who did it stands behind the passive: "the man who was SEIZED, apparently by gunmen, was found dead"."""
    verb = tree.heads[i]
    if tree.relations[i] != "obl:agent" or not i < verb or tree.led_by(i) != "by":
        return
    before = [j for j in range(i) if tree.is_verb(j) and tree.has(j, "aux:pass") and not tree.has(j, "obl:agent")]
    if before:
        tree.hang(i, before[-1])


def agent_without_by(tree: Hanging, i: int) -> None:
    """Only "by" leads to who did it: "was blamed ON the rebels"."""
    if tree.relations[i] == "obl:agent" and tree.led_by(i) not in ("", "by"):
        tree.name(i, "obl")


def modifier_of_verb(tree: Hanging, i: int) -> None:
    """A phrase with a preposition on a verb says when, where or how, and belongs to no noun."""
    verb = tree.heads[i]
    if tree.relations[i] == "nmod" and tree.is_verb(verb) and not tree.words[verb].endswith("ing"):
        tree.name(i, "obl")


def goal_behind_way(tree: Hanging, i: int) -> None:
    """Where somebody goes "into" or "to" is the verb's, and not what was crossed: "fled across the border INTO X"."""
    way = tree.heads[i]
    verb = tree.heads[way]
    crossed = tree.is_a(way, "obl") and verb < way < i and tree.led_by(way) in load_tree_words().crossing
    if not crossed or not tree.is_verb(verb) or tree.words[way] in load_place_words().ways:
        return
    if tree.led_by(i) in ("into", "to", "towards"):
        tree.hang(i, verb, "obl")


__all__ = [
    "agent_before_verb",
    "agent_without_by",
    "bare_noun_as_circumstance",
    "complement_of_inner_verb",
    "complement_of_verb",
    "given_as_clause",
    "goal_behind_way",
    "modifier_of_verb",
    "name_as_second_object",
    "object_as_apposition",
    "object_as_conjunct",
    "object_as_modifier",
    "object_behind_over",
    "object_with_preposition",
    "only_object",
    "particle_before_object",
    "seen_as_clause",
]
