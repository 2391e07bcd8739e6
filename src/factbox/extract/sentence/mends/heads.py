"""Mends of which of two words is the other's head, and of what is joined to what.

In Universal Dependencies the predicate of the main clause is the root (u/dep/root); the first of what "and" or a comma
joins is the head of all the others, which stand behind it (u/dep/conj).
"""

from __future__ import annotations

from factbox.extract.sentence.line import DASHES
from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.responsibility import load_responsibility
from factbox.knowledge.tree_words import load_tree_words

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def circumstance_as_root(tree: Hanging, i: int) -> None:
    """What a preposition opens a sentence with hangs on its verb: "ACCORDING TO WITNESSES, a convoy surrounded X"."""
    opening, subjects = tree.heads[i], tree.below(i, "nsubj")
    if tree.heads[opening] >= 0 or not subjects or not tree.is_noun(opening):
        return
    verb = tree.is_verb(i) and tree.relations[i] == "acl"
    noun = tree.tags[i] in ("NOUN", "ADJ") and tree.is_a(i, "compound", "nmod") and tree.has(i, "cop")
    led = tree.tags[0] == "ADP" or tree.words[:2] == ["according", "to"]
    if (verb or noun) and led and opening < subjects[0] and "," in tree.words[opening : subjects[0]]:
        tree.hang(i, -1, "root")
        tree.hang(opening, i, "obl")


def supposed_as_root(tree: Hanging, i: int) -> None:
    """Who is only thought to be somebody acts by the verb behind: "GUNMEN believed to be rebels BURNED a bus"."""
    supposed = tree.heads[i]
    noun = supposed - 1
    opens = tree.heads[supposed] < 0 and tree.words[supposed + 1 : supposed + 2] == ["to"]
    if not (opens and tree.is_verb(i) and tree.may_be_past_participle(supposed) and supposed + 2 < i):
        return
    if tree.lemmas[supposed] not in load_responsibility().suspecting or noun not in tree.below(supposed, "nsubj"):
        return
    if tree.words[i] == tree.lemmas[i] or tree.has(i, "mark"):  # "believed to want to BURN it"
        return
    tree.hang(i, -1, "root")
    tree.hang(noun, i, "nsubj")
    tree.hang(supposed, noun, "acl")
    for j in [j for j in tree.children[supposed] if j < i and j > supposed and tree.is_a(j, "ccomp", "obj")]:
        tree.name(j, "xcomp")  # whom they are thought to be
    for j in [j for j in tree.children[supposed] if j > i]:
        tree.hang(j, i)


def verb_as_adjective(tree: Hanging, i: int) -> None:
    """A verb with a subject of its own describes no noun, and has it for its object: "its fall DREW cheers"."""
    noun = tree.heads[i]
    if noun < i or not tree.is_verb(i) or not tree.has(i, "nsubj"):
        return
    tree.swap(i, "obj")
    for j in [j for j in tree.children[noun] if j < i or tree.relations[j] == "punct"]:
        tree.hang(j, i)


def clause_joined_to_next(tree: Hanging, i: int) -> None:
    """A clause that "and" joins to the next is no part of that: "X WAS SHELLED and skirmishes were seen"."""
    head = tree.heads[i]
    if tree.relations[i] != "advcl" or i > head or tree.has(i, "mark", "advmod") or not tree.has(i, "nsubj"):
        return
    last = max(tree.children[i])
    joined = any(last < j < head for j in tree.below(head, "cc"))
    if joined and (tree.has(i, "aux") or not tree.words[i].endswith("ing")):
        tree.swap(i, "conj")


def participle_as_conjunct(tree: Hanging, i: int) -> None:
    """A participle right behind an object that nothing joins to the verb tells of it: "regain towns SEIZED by X"."""
    verb, noun = tree.heads[i], i - 1
    if not verb < noun or tree.has(i, "cc", "nsubj", "aux", "cop", "mark"):
        return
    own = tree.heads[noun] == verb and tree.is_a(noun, "obj")
    if own and tree.may_be_past_participle(i) and "CCONJ" not in tree.tags[verb:i]:
        tree.hang(i, noun, "acl")


def verb_as_adverb(tree: Hanging, i: int) -> None:
    """What "and" joins to a verb, and a phrase of its own follows, is a verb: "took X on Friday and LOST it on Sunday".

    The words are those that the tables of events know as pasts.
    """
    first, forms = tree.heads[i], triggers_by_word().get(tree.words[i], ())
    if tree.tags[i] not in ("ADV", "ADJ") or not tree.is_verb(first) or not first < i or tree.words[i - 1] != "and":
        return
    past = any(row.form in ("past", "past_or_participle") for row in forms)
    if past and tree.has(i, "obl", "obj") and not tree.has(first, "aux") and not tree.has(i, "cop", "nsubj"):
        tree.read_as_verb(i)


def list_of_verbs(tree: Hanging, i: int) -> None:
    """Of "set A, destroyed B AND ATTACKED C" each verb is joined to the first, where a comma alone joins the second."""
    second = tree.heads[i]
    if not tree.is_a(second, "conj") or not tree.has(i, "cc"):
        return
    first = tree.heads[second]
    if not first < second < i or tree.has(second, "cc") or tree.has(i, "nsubj"):
        return
    if "," not in tree.words[first:second]:
        return
    listed = (first, second, i)
    alike = len({tree.words[j].endswith("ing") for j in listed}) == 1
    if alike and all(tree.is_verb(j) for j in listed):
        tree.hang(i, first, "conj")


def verb_joined_over_semicolon(tree: Hanging, i: int) -> None:
    """A verb without a subject is joined to the clause right before it: "X fell; the mayor knew it AND SAID that"."""
    joint, first = next(iter(tree.below(i, "cc")), -1), tree.heads[i]
    if not tree.is_verb(i) or not first < joint < i or tree.has(i, "nsubj") or ";" not in tree.words[first:joint]:
        return
    nearer = [j for j in tree.below(first, "parataxis", "conj") if j < joint and ";" in tree.words[first:j]]
    if nearer and ";" not in tree.words[nearer[-1] : joint] and tree.has(nearer[-1], "nsubj"):
        tree.hang(i, nearer[-1], "conj")


def circumstance_before_joined(tree: Hanging, i: int) -> None:
    """What stands behind "and" and before what is joined by it belongs to that: "shelled X and ON MONDAY took Y"."""
    head = tree.heads[i]
    joined = [j for j in tree.below(head, "conj") if j > i]
    if joined and any(head < joint < tree.first_of(i) for joint in tree.below(joined[0], "cc")):
        tree.hang(i, joined[0])


def verb_joined_over_dashes(tree: Hanging, i: int) -> None:
    """A verb behind an aside in dashes is joined to the verb before it: "came to X — an old port — AND TOOK it"."""
    joint, inside = next(iter(tree.below(i, "cc")), -1), tree.heads[i]
    closing = joint - 1
    if not tree.is_verb(i) or not inside < closing or tree.words[closing] not in DASHES or tree.has(i, "nsubj"):
        return
    opening = next((j for j in range(inside, 0, -1) if tree.words[j] in DASHES), -1)
    verb = inside
    while verb > opening > 0:
        verb = tree.heads[verb]
    while verb >= 0 and not tree.is_verb(verb):
        verb = tree.heads[verb]
    if 0 <= verb < opening:
        tree.hang(i, verb, "conj")


def noun_joined_to_verb(tree: Hanging, i: int) -> None:
    """A noun without a verb is joined to the object right before "and", and not to the verb: "hold X and MOST of Y"."""
    verb, joint = tree.heads[i], next(iter(tree.below(i, "cc")), -1)
    amount = tree.tags[i] in _NOMINAL or tree.words[i] in load_tree_words().amounts
    if not amount or not verb < joint < i or not tree.is_verb(verb):
        return
    if tree.has(i, "nsubj", "cop", "orphan", "obj", "case", "obl", "advmod") or tree.tags[i + 1 : i + 2] == ["AUX"]:
        return
    noun = tree.object_right_before(joint, verb)
    if noun >= 0 and not tree.is_a(joint - 1, "punct"):
        tree.hang(i, noun, "conj")


def particle_as_noun(tree: Hanging, i: int) -> None:
    """Of a noun made of a verb and its particle the verb is the head: "the PULL-out of troops", "the BUILD-up"."""
    particle = i + 2
    hyphen = tree.heads[i] == particle and tree.words[i + 1] == "-"
    if not hyphen or tree.words[particle] not in load_tree_words().ends_noun:
        return
    tree.swap(i, "compound:prt")
    for j in tree.children[particle].copy():
        tree.hang(j, i)


def filled_stretch(tree: Hanging, i: int) -> None:
    """What "of" says right behind a stretch of time is what filled it: "are engaged in months of TALKS"."""
    of = tree.first_of(i)
    stretch = of - 1
    apart = tree.words[of] == "of" and stretch >= 0 and tree.heads[stretch] == tree.heads[i]
    if apart and tree.words[stretch] in load_tree_words().stretches:
        tree.hang(i, stretch, "nmod")


def first_of_joined(tree: Hanging, i: int) -> None:
    """The first of two joined nouns has the preposition that leads both: "shelled X with MORTARS and tank fire"."""
    verb = tree.heads[i]
    if tree.relations[i] != "obl" or not tree.is_noun(i) or tree.has(i, "case", "cc"):
        return
    for other in tree.below(verb, "obl"):
        lead = [j for j in tree.children[other] if tree.relations[j] == "case" and j < i < other]
        joint = [j for j in tree.below(other, "cc") if j == i + 1]
        if lead and joint:
            tree.hang(other, i, "conj")
            for j in lead:
                tree.hang(j, i)


def participle_before_noun(tree: Hanging, i: int) -> None:
    """A past participle right before a bare noun, with an adverb at most, describes it: "heavily SHELLED suburbs"."""
    noun = i + 1
    if noun >= len(tree.heads) or not tree.may_be_past_participle(i) or tree.tags[noun] != "NOUN":
        return
    led = tree.has(i, "aux", "cop", "nsubj", "obj", "mark", "cc", "obl")
    object_ = tree.is_a(noun, "obj") and 0 <= tree.heads[noun] < i
    if object_ and not led and not tree.has(noun, "det", "case") and tree.tags[i - 1] == "ADV":
        tree.hang(i, noun, "amod")


def joined_noun_as_modifier(tree: Hanging, i: int) -> None:
    """A noun that "and" joins to the one before, and no preposition leads, is a conjunct: "the road AND THE PORT"."""
    noun = tree.heads[i]
    bare = tree.relations[i] in ("nmod", "appos", "dep") and tree.is_noun(i) and not tree.has(i, "case")
    if bare and noun < i and tree.is_noun(noun) and tree.has(i, "cc"):
        tree.name(i, "conj")


def listed_noun_as_circumstance(tree: Hanging, i: int) -> None:
    """A bare noun behind a comma and the object of its verb is the next of a list: "shelled the town, THE ROAD and"."""
    verb = tree.heads[i]
    if tree.relations[i] != "obl" or not tree.is_noun(i) or tree.has(i, "case", "mark", "cc"):
        return
    first = min([j for j in tree.below(i, "det", "amod", "nummod", "compound", "punct") if j < i], default=i)
    comma = first if tree.words[first] == "," else first - 1
    if not verb < comma or tree.words[comma] != ",":
        return
    noun = tree.object_right_before(comma, verb)
    if noun >= 0 and any(tree.is_noun(j) and tree.has(j, "cc") for j in tree.below(i, "conj", "nmod")):
        tree.hang(i, noun, "conj")


def circumstance_behind_direction(tree: Hanging, i: int) -> None:
    """Behind a direction and a comma it is said anew where something was: "to the EAST of X, in OSK, troops fled"."""
    side = tree.heads[i]
    verb = tree.heads[side]
    if not side < i < verb or tree.led_by(i) not in ("in", "at"):
        return
    fronted = tree.words[side] in load_place_words().compass and tree.is_a(side, "obl")
    if fronted and "," in tree.words[side:i]:
        tree.hang(i, verb, "obl")


def conjunct_behind_aside(tree: Hanging, i: int) -> None:
    """What "and" joins behind an aside is joined to whom the aside is about: "Ann Roe, a Dane, and JON POE"."""
    aside, joint = tree.heads[i], next(iter(tree.below(i, "cc")), -1)
    if not tree.is_a(aside, "appos") or not aside < joint < i:
        return
    if tree.tags[aside] == "PROPN" and tree.tags[i] == "NOUN" and tree.heads[aside] == tree.first_of(aside) - 1:
        tree.hang(i, tree.heads[aside], "conj")  # "the warlord Jan Roe and HIS FIGHTERS"
    first = tree.first_of(aside)
    opens = "," in tree.words[first - 1 : first + 1] if first else False
    some = any(tree.words[j] in ("a", "an") for j in tree.below(aside, "det"))
    if opens and some and tree.words[joint - 1] == ",":
        tree.hang(i, tree.heads[aside], "conj")


def pair_word_of_verb(tree: Hanging, i: int) -> None:
    """A word that announces two joined nouns belongs to the first of them: "NEITHER X nor Y has fallen"."""
    noun, verb = i + 1, tree.heads[i]
    if tree.words[i] not in load_tree_words().of_pairs or noun >= len(tree.heads):
        return
    while noun < tree.heads[noun] != verb:
        noun = tree.heads[noun]
    pair = any(tree.is_noun(j) and tree.has(j, "cc") for j in tree.below(noun, "conj"))
    if tree.is_noun(noun) and tree.heads[noun] == verb and pair:
        tree.hang(i, noun, "cc:preconj")


__all__ = [
    "circumstance_as_root",
    "circumstance_behind_direction",
    "clause_joined_to_next",
    "conjunct_behind_aside",
    "filled_stretch",
    "first_of_joined",
    "joined_noun_as_modifier",
    "list_of_verbs",
    "listed_noun_as_circumstance",
    "noun_joined_to_verb",
    "pair_word_of_verb",
    "participle_as_conjunct",
    "participle_before_noun",
    "particle_as_noun",
    "verb_as_adjective",
    "verb_as_adverb",
    "verb_joined_over_dashes",
    "verb_joined_over_semicolon",
]
