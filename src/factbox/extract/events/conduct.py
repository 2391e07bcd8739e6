"""Visits, troops that stand somewhere, flight, evacuation, beatings and the like, told by a verb and who does what.

The table (``knowledge/conduct.yaml``) names the verb and what kind of words its subject and object are; the tree shows
whether they are. So "the envoy landed in X" is a visit and "shells landed in X" is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.conduct import BE, CARRYING, DO, THERE_BE, Conduct, load_class, load_conduct
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.verbs import is_present

PlaceOf = Callable[[int], PlacePhrase | None]
"""Gives the place that a noun names, if any."""

IsArmed = Callable[[int], bool]
"""Says whether a noun names somebody under arms, or a known armed group."""

_TAGS = ("VERB", "ADJ")

_FORCE = frozenset({"troops", "contingent"})
"""Nouns of the classes of people under arms; what is said to be so many strong may be one of them."""


def find_conduct(
    tree: Tree, taken: Set[int], place_of: PlaceOf, is_armed: IsArmed, *, headline: bool
) -> Iterator[Happening]:
    """Yield what the rows of the table tell of a sentence.

    Args:
        tree: the sentence.
        taken: tokens that tell a happening already; nothing is told of them again.
        place_of: the place that a noun names.
        is_armed: whether a noun names somebody under arms.
        headline: whether the present tense tells what has happened.
    """
    for i in range(len(tree)):
        if i in taken:
            continue
        for row in load_conduct().get(_verb(tree, i), ()):
            found = _told(tree, i, row, place_of, is_armed, headline=headline)
            if found is not None and not _told_again(tree, i, row, taken):
                yield found
                break


def _told_again(tree: Tree, i: int, row: Conduct, taken: Set[int]) -> bool:
    """Say whether the word that a row asks for tells the same by itself: "was put under ARREST"."""
    case, words = row.led
    led = (j for own, j in tree.obliques(i) if case and own == case and _is_one(tree, j, words))
    return not taken.isdisjoint(led)


def is_phrase(tree: Tree, i: int) -> bool:
    """Say whether a verb tells conduct with a particle that stands by it, and not alone: "caught AGAIN"."""
    rows = load_conduct().get(tree.lemma(i), ()) if tree.tag(i) == "VERB" else ()
    return any(row.particle and _has_particle(tree, i, row.particle) for row in rows)


def _verb(tree: Tree, i: int) -> str:
    """Return the verb of the rows that a word may tell: its lemma, or "be" of a noun that somebody is said to be at."""
    if not tree.children[i]:
        return tree.lemma(i)
    if tree.dependants(i, "expl"):
        return THERE_BE
    return BE if tree.tag(i) in ("NOUN", "PROPN") and tree.dependants(i, "cop") else tree.lemma(i)


def _told(
    tree: Tree, i: int, row: Conduct, place_of: PlaceOf, is_armed: IsArmed, *, headline: bool
) -> Happening | None:
    verb = _verb(tree, i)
    if verb not in (BE, THERE_BE) and (tree.tag(i) not in _TAGS or not _is_past(tree, i, headline=headline)):
        return None
    if row.particle and not _has_particle(tree, i, row.particle):
        return None
    acting, acted_on = ((tree.dependants(i, "nsubj")), (i,)) if verb in (BE, THERE_BE) else _roles(tree, i)
    who = next((j for j in acting if _is_one(tree, j, row.who) and (is_armed(j) or not row.armed)), None)
    what = next((j for j in acted_on if _is_one(tree, j, row.what) and not (row.armed and _is_at_war(tree, j))), None)
    if verb == THERE_BE and (who is None or "no" in _words_at(tree, who) or "not" in _words_at(tree, who)):
        return None
    if ((row.who or row.armed) and who is None) or (row.what and what is None) or not _is_led(tree, i, who, row):
        return None
    place = next(filter(None, map(place_of, _stands(tree, i, who, row, acting, acted_on))), None)
    if row.placed and place is None:
        return None
    far = row.armed and who is not None and tree.head(who) != i  # "the rebels killed two and BURNED three buses"
    parts = [tree.phrase(j) for j in (None if far else who, what) if j is not None] + [(i, i + 1)]
    parts += [(place.first, place.last)] if place is not None else []
    parts += [tree.phrase(j) for j in _led(tree, i, who, row)] if row.led[0] not in ("", DO) else []  # "set ON FIRE"
    trigger = Trigger(generic_predicate(row.type, "verb", tree.lemma(i)), tree.words[i : i + 1], None)
    clause = min(first for first, _ in parts), max(last for _, last in parts)
    told = Happening(
        trigger, i, i + 1, place=place, alone=not row.of_country, clause=clause, ahead=_is_to_come(tree, i)
    )
    counted = next((j for j in (what, who) if j is not None and _is_counted(tree, j)), None)
    if counted is None and who is not None and (size := _size(tree, who)) is not None:
        return replace(told, victims=size)
    return told if counted is None else replace(told, victims=tree.phrase(counted))


def _is_at_war(tree: Tree, noun: int) -> bool:
    """Say whether a thing is some army's: "destroyed two ARMOURED vehicles" is told of fighting."""
    return any(tree.words[j] in load_class("army's") for j in tree.dependants(noun, "amod", "compound", "nmod:poss"))


def _is_counted(tree: Tree, noun: int) -> bool:
    return tree.tag(noun) == "NUM" or bool(tree.dependants(noun, "nummod"))


def _size(tree: Tree, noun: int) -> tuple[int, int] | None:
    """Return the tokens that say how strong a force is: "the mission, 165 STRONG"; None where none do."""
    strong = (j for j in tree.dependants(noun, "amod", "acl", "appos") if j > noun and tree.words[j] == "strong")
    return next(((j - 1, j + 1) for j in strong if tree.tag(j - 1) == "NUM"), None)


def _words_at(tree: Tree, noun: int) -> tuple[str, ...]:
    """Return the words of a noun's phrase: of "not a single soldier" nobody is told to be anywhere."""
    return tree.words[slice(*tree.phrase(noun))]


def _is_past(tree: Tree, i: int, *, headline: bool) -> bool:
    """Say whether a word is no bare present, which tells what is usual; "to help EVACUATE staff" is none."""
    bare = tree.is_a(i, "xcomp") and tree.words[i] == tree.lemma(i)
    plain = is_present(tree.words[i], tree.lemma(i)) and not (bare or tree.dependants(i, "aux", "mark", "cop"))
    return headline or not plain


def _is_to_come(tree: Tree, i: int) -> bool:
    """Say whether a participle goes on from what is only to come: "will rule by force, CURTAILING women's rights".

    So does what troops are sent "to help EVACUATE".
    """
    if tree.is_a(i, "xcomp") and tree.words[i] == tree.lemma(i) and not tree.dependants(i, "mark"):
        return any(tree.words[j] == "to" for j in tree.dependants(tree.head(i), "mark"))
    if not tree.words[i].endswith("ing") or tree.dependants(i, "aux", "nsubj"):
        return False
    above = next((j for j in tree.governors(i) if tree.tag(j) == "VERB" and not tree.words[j].endswith("ing")), None)
    modals = load_function_words().open_modals
    return above is not None and any(tree.words[j] in modals for j in tree.dependants(above, "aux"))


def _roles(tree: Tree, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the nouns of who does it and of whom it is done to."""
    subject = tree.subject(i)
    subjects = () if subject is None else tree.conjuncts(subject)
    objects = tuple(j for first in tree.objects(i) for j in tree.conjuncts(first))
    if tree.passive(i):
        return (*tree.agents(i), *subjects), (*subjects, *objects)  # "were given 120 DRUMS of diesel"
    return subjects, objects


def _is_one(tree: Tree, noun: int, words: frozenset[str]) -> bool:
    """Say whether a noun, or the title or the noun that counts it, is one of the words."""
    if not words or not {tree.lemma(noun), tree.words[noun]}.isdisjoint(words):
        return True
    if not _FORCE.isdisjoint(words) and tree.lemma(noun) in load_class("so_strong") and _size(tree, noun) is not None:
        return True  # "the MISSION, 165 strong"
    if tree.tag(noun) == "PROPN":
        return any(tree.lemma(j) in words for j in tree.dependants(noun, "nmod:desc", "compound", "appos"))
    if tree.tag(noun) == "NUM" or tree.lemma(noun) in load_class("measures") | load_class("parts"):
        return any(case == "of" and tree.lemma(j) in words for case, j in tree.obliques(noun))
    return False


def _has_particle(tree: Tree, i: int, particle: str) -> bool:
    led = (case.split()[0] for case, _ in tree.obliques(i))
    return particle in (
        *tree.words[i + 1 : i + 2],
        *led,
        *(tree.words[j] for j in tree.dependants(i, "compound:prt", "advmod", "xcomp", "obj")),  # "took him HOSTAGE"
    )


def _is_led(tree: Tree, i: int, who: int | None, row: Conduct) -> bool:
    return not row.led[0] or bool(_led(tree, i, who, row))


def _led(tree: Tree, i: int, who: int | None, row: Conduct) -> list[int]:
    """Return the words that the preposition of a row leads to, which are of its class.

    So does what a vehicle is told to carry ("lorries CARRYING flour"), and what somebody makes others do.
    """
    case, words = row.led
    if case == CARRYING:
        return [j for j in _load(tree, who) if _is_one(tree, j, words)] if who is not None else []
    if case == DO:
        return [j for j in tree.dependants(i, "xcomp", "ccomp") if tree.lemma(j) in words]
    heads = (i, *tree.objects(i)) if who is None else (i, who, *tree.objects(i))
    led = (j for head in heads for own, noun in tree.obliques(head) if own == case for j in tree.conjuncts(noun))
    return [j for j in led if case and _is_one(tree, j, words)]


def _load(tree: Tree, who: int) -> Iterator[int]:
    """Yield what vehicles are told to carry, or those that a column is made of: "lorries LOADED WITH flour"."""
    of = (j for case, j in tree.obliques(who) if case == "of")
    for verb in (v for noun in (who, *of) for v in tree.dependants(noun, "acl")):
        if tree.lemma(verb) in load_class("carries"):
            yield from tree.dependants(verb, "obj")
            yield from (j for case, j in tree.obliques(verb) if case in ("with", "of"))


def _stands(
    tree: Tree, i: int, who: int | None, row: Conduct, acting: tuple[int, ...], acted_on: tuple[int, ...]
) -> Iterator[int]:
    """Yield the nouns that may name the place, in the order of the row."""
    if tree.case(i) in row.where and _verb(tree, i) == BE:
        yield from (i, *(j for case, j in tree.obliques(i) if case in ("of", "in")))
    above = (tree.head(i),) if tree.is_a(i, "xcomp") and tree.tag(tree.head(i)) == "VERB" else ()
    beside = acting if _verb(tree, i) == THERE_BE else ()
    for where in row.where:
        if where == "object":
            yield from acted_on
        elif where == "itself":
            yield from acting
        elif where == "subject":
            yield from (j for noun in acting for case, j in tree.obliques(noun) if case in ("in", "of", "at"))
        else:
            of = (j for noun in acted_on for case, j in tree.obliques(noun) if case == "of")
            led = _led(tree, i, who, row)
            heads = (i, *acted_on, *above, *beside, *of, *led)  # "received a delegation OF officers in X"
            yield from (j for head in heads for case, j in tree.obliques(head) if case == where)


__all__ = ["find_conduct", "is_phrase"]
