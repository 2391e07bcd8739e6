"""What else tells, or does not tell, that people under arms gave a place up where only the core sees a withdrawal."""

from __future__ import annotations

from collections.abc import Sequence

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import gunfire_words, light_verbs

SURE_OF_LEFT = 0.6
"""The core's probability from which a place that "was left" by nobody named was left by soldiers, not inhabitants."""

_LEFT_SOMEHOW = tuple((word,) for word in ("with", "without", "to", "a", "as"))
"""Words behind "was left" where it says what became of a place, and not that somebody left it."""


def is_done_to(tree: Tree, i: int, places: Sequence[PlacePhrase]) -> bool:
    """Say whether a verb is passive, or shares the passive of a place before it: "X was retaken and ABANDONED"."""
    if tree.passive(i):
        return True
    alone = not tree.dependants(i, "nsubj", "nsubj:pass", "obj", "aux", "xcomp", "ccomp")
    subject = tree.subject(i) if alone and tree.is_a(i, "conj") and tree.passive(tree.head(i)) else None
    return subject is not None and place_holding(places, subject) is not None


def flies_off(tree: Tree, found: Happening) -> bool:
    """Say whether aircraft leave, which hold nothing: "army HELICOPTERS left X with the wounded"."""
    subject = tree.subject(found.first) if found.type == "territory.withdraw" else None
    return subject is not None and tree.lemma(subject) in gunfire_words()["aircraft"]


def runs(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether somebody gives a place up by a verb of flight alone: "the soldiers RAN"."""
    i = found.first
    beside = tree.dependants(i, "compound:prt", "xcomp")  # "ran AWAY" is told by the table of marches
    nowhere = not (tree.objects(i) or beside or line.words[i + 1 : i + 2] in (("away",), ("off",)))
    flees = found.type == "territory.withdraw" and tree.lemma(i) in light_verbs()["bolt"]
    return flees and nowhere and not any(case in ("to", "into") for case, _ in tree.obliques(i))


def is_left(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether a place is left by nobody who is named: "said that X had been LEFT", "the base was VACATED"."""
    i, place, subject = found.first, found.place, tree.subject(found.first)
    passive = found.type == "territory.withdraw" and tree.tag(i) == "VERB" and tree.passive(i)
    if not passive or place is None or subject is None or found.told is None or tree.agents(i):
        return False
    follows = line.words[found.last : found.last + 2]
    state = follows[:1] in _LEFT_SOMEHOW or follows == ("in", "ruins") or bool(tree.dependants(i, "xcomp"))
    return place.first <= subject < place.last and found.told.score >= SURE_OF_LEFT and not state
