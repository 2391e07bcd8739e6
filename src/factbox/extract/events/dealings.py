"""What states and parties do by words or face to face: talks, agreements, calls and demands, visits.

The table (``knowledge/events/dealings.tsv``) names a verb and what must stand with it; the tree shows whether it does,
however many words lie between: "opened, after a delay of two days, their TALKS". Who does it must be somebody who can
speak, so that neither a plan "calls for" troops nor a team "meets" its match.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.events import Dealing, Trigger, dealings, generic_predicate
from factbox.knowledge.verbs import is_present

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "it", "who", "both"})
_SEVERAL = frozenset({"they", "both"})
"""Pronouns of several, who meet each other."""

_JOINED = "with"
"""The preposition by which people meet: "met WITH the governor"."""

_BY_WIRE = "by"
"""The preposition of what people talk by: "spoke BY telephone"."""

_OUTLETS_OWN = frozenset({"we", "i"})

_STATES = frozenset(
    {"state", "states", "country", "countries", "nation", "power", "powers", "side", "sides", "republic", "opposition"}
)
"""Nouns for states as those who speak."""


def find_dealings(tree: Tree, taken: Set[int], *, headline: bool) -> Iterator[tuple[Happening, tuple[str, ...]]]:
    """Yield what verbs tell of dealings, each with the prepositions that lead to where it was.

    Args:
        tree: the sentence.
        taken: tokens that tell a happening already; nothing is told of them again.
        headline: whether the present tense tells what has happened.
    """
    for i in tree.verbs:
        if i in taken:
            continue
        for dealing in dealings().get(tree.lemma(i), ()):
            other = _other(tree, i, dealing)
            free = not dealing.words or taken.isdisjoint(other or ())  # "condemned the ATTACK" tells two things
            if other is not None and free and _is_told(tree, i, dealing, headline=headline):
                last = max((i + 1, *(j + 1 for j in other if i < j <= i + 2)))
                predicate = generic_predicate(dealing.type, "verb", tree.lemma(i))
                clause = min((i, *other)), max((i, *other)) + 1
                trigger = Trigger(predicate, tree.words[i:last], None)
                yield Happening(trigger, i, last, alone=True, clause=clause), dealing.places
                break


def _other(tree: Tree, i: int, dealing: Dealing) -> tuple[int, ...] | None:
    """Return the words that must stand with a verb, empty if it needs none; None if they do not stand there."""
    if dealing.particle and not _has_particle(tree, i, dealing.particle):
        return None
    for where in dealing.where:
        if where == "none":
            return () if not tree.objects(i) else None
        if where == "people":
            found = _people(tree, i)
        elif where == "clause":
            found = tree.dependants(i, "ccomp", "xcomp")
        elif where == "subject":
            subject = tree.subject(i)
            passive = tree.dependants(i, "aux:pass")  # "Talks COLLAPSED on Friday" may be read as one without
            found = () if subject is None or passive else (subject,)
        elif where == "object":
            found = _acted_on(tree, i)
        else:
            found = tuple(j for case, j in tree.obliques(i) if case == where)
            found += tuple(j for j in tree.dependants(i, "obj") if tree.case(j) == where)  # "called FOR an end to it"
        fitting = tuple(j for j in found if _is_one_of(tree, j, dealing))
        if fitting:
            return fitting
    return None


def _has_particle(tree: Tree, i: int, particle: str) -> bool:
    led = (case.split()[0] for case, _ in tree.obliques(i))
    hung = (tree.words[j] for j in tree.dependants(i, "compound:prt", "advmod", "obj"))
    return particle in (*led, *hung)


def _acted_on(tree: Tree, i: int) -> tuple[int, ...]:
    if tree.passive(i):
        subject = tree.subject(i)
        return () if subject is None else (subject,)
    told = tree.dependants(i, "iobj")
    return tuple(joined for j in (*tree.objects(i), *told) for joined in tree.conjuncts(j))


def _is_one_of(tree: Tree, noun: int, dealing: Dealing) -> bool:
    """Say whether a word is one that the table names; "meeting with" needs a phrase of its own."""
    if not dealing.words:
        return True
    for word in dealing.words:
        name, _, led = word.partition(" ")
        if tree.lemma(noun) == name and (not led or any(case == led for case, _ in tree.obliques(noun))):
            return True
        if tree.words[noun] == name:
            return True
    return False


def _people(tree: Tree, i: int) -> tuple[int, ...]:
    """Return whom somebody meets or visits; who meet each other are the verb's plural subject."""
    met = (*_acted_on(tree, i), *(j for case, j in tree.obliques(i) if case == _JOINED))
    if met or tree.passive(i) or tree.lemma(i) != "meet":
        return tuple(j for j in met if is_somebody(tree, j) or tree.lemma(j) in _private())
    subject = tree.subject(i)
    if subject is None or not is_somebody(tree, subject):
        return ()
    word = tree.words[subject]
    several = len(tree.conjuncts(subject)) > 1 or word != tree.lemma(subject) or word in _SEVERAL
    return (subject,) if several else ()


def _is_told(tree: Tree, i: int, dealing: Dealing, *, headline: bool) -> bool:
    """Say whether a verb tells something done by somebody: no bare present but of words, and nobody mute."""
    spoken = dealing.type == "diplomacy.statement"
    if "people" in dealing.where and tree.is_a(i, "acl:relcl"):
        return False  # whom somebody met says who they are
    if spoken and tree.is_a(i, "acl") and any(tree.words[j] == "the" for j in tree.dependants(tree.head(i), "det")):
        return False  # "the sanctions imposed by the League bite" are known ones
    if tree.passive(i):
        agents = tree.agents(i)
        return bool(agents or dealing.places) and all(is_somebody(tree, j) for j in agents)
    plain = is_present(tree.words[i], tree.lemma(i)) and not tree.dependants(i, "aux", "mark")
    if plain and not (spoken or headline):
        return False
    subject = tree.subject(i)
    if "subject" in dealing.where:
        return subject is not None
    if subject is None:
        return tree.words[i].endswith("ing") or bool(tree.dependants(i, "mark"))
    if spoken and by_who_says(tree, i):
        return True
    if not is_somebody(tree, subject) and is_set_off(tree, i):
        above = (tree.subject(j) for j in tree.governors(i) if tree.head(j) < 0)
        return any(who is not None and is_somebody(tree, who) for who in above)
    if dealing.where == (_BY_WIRE,) and tree.words[subject] in _OUTLETS_OWN:
        return False  # reporters, too, speak by telephone
    return is_somebody(tree, subject)


def by_who_says(tree: Tree, i: int) -> bool:
    """Say whether a verb goes on from one of saying, whose subject it shares: "said the road was open and CALLED for".

    The parser hangs it on what is said, whose subject can call for nothing.
    """
    said = tree.head(i)
    if said < 0 or not tree.is_a(i, "conj") or tree.dependants(i, "nsubj", "nsubj:pass", "aux", "mark"):
        return False
    subject, above = tree.subject(said), tree.head(said)
    if above < 0 or not tree.is_a(said, "ccomp") or subject is None or is_somebody(tree, subject):
        return False
    who = tree.subject(above)
    return tree.tag(above) == "VERB" and who is not None and is_somebody(tree, who)


def is_set_off(tree: Tree, i: int) -> bool:
    """Say whether a participle goes on from the whole sentence, wherever the parser hangs it: ", instead URGING X"."""
    return tree.words[i].endswith("ing") and "," in tree.words[max(i - 2, 0) : i]


def is_somebody(tree: Tree, i: int) -> bool:
    """Say whether a word stands for a person in office, a party, a body or a state; a pronoun may."""
    if tree.tag(i) in ("PROPN", "PRON"):
        return tree.tag(i) == "PROPN" or tree.words[i] in _PERSONAL
    return not {tree.lemma(i), tree.words[i]}.isdisjoint(_public())


@cache
def _public() -> frozenset[str]:
    """Return the nouns for those who speak in public, and for the bodies and parties that they speak for."""
    persons, nouns = load_persons(), load_nouns()
    heads = {words.split()[-1] for words, kind in nouns.speakers if kind in ("official", "organisation")}
    people = {*persons.public, *persons.titles, *persons.bodies, *heads}
    return frozenset(people | nouns.insurgent | nouns.government | nouns.civil_bodies | _STATES)


@cache
def _private() -> frozenset[str]:
    return frozenset({*load_persons().private, "wounded", "injured", "displaced", "troops", "soldier", "delegation"})
