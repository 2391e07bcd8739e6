"""Crowds that take and hold places: "ARMED MINERS seized the airport", "the square is in THE STUDENTS' hands".

They are on no side that a table knows and are named as they are called. Only of who holds places are they asked for:
whom police fire at, and who marches through a town, is no party to a war.
"""

from __future__ import annotations

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

CROWD = "crowd"
"""The kind of an actor phrase of a crowd."""

_GAINED = ("territory.capture", "territory.handover", "territory.held")
"""What any crowd does to a place."""

_ARMED = "armed"

_LONGEST = 4
"""Words for a crowd up to its noun: "a large crowd"."""


def crowd_at(line: Line, tree: Tree, noun: int) -> ActorPhrase | None:
    """Return the crowd that a noun stands for, with what describes it; None for any other noun."""
    if tree.tag(noun) != "NOUN" or line.words[noun] not in load_nouns().crowds:
        return None
    first = tree.phrase(noun)[0]
    while first < noun and line.words[first] in load_function_words().prepositions:
        first += 1
    mention = Mention(line.span(first, noun + 1), line.slice(first, noun + 1), "actor", CROWD)
    return ActorPhrase(first, noun + 1, mention)


def may_do(words: tuple[str, ...], event: str) -> bool:
    """Say whether a crowd, by the words for it, does what a type of event says: any takes, only the armed enter.

    Args:
        words: the words for the crowd, in lower case.
        event: the type of the event.
    """
    if load_nouns().crowds.isdisjoint(words):
        return False
    return event.startswith(_GAINED) or _ARMED in words


def crowd_doing(line: Line, tree: Tree, verb: int, event: str, *, passive: bool) -> ActorPhrase | None:
    """Return the crowd that does what a verb tells, if it may: its subject, or whom "by" leads to behind a passive."""
    if not tree.parsed:
        return None
    subject = tree.subject(verb)
    doers = tree.agents(verb) if passive else () if subject is None or subject > verb else (subject,)
    found = next(filter(None, (crowd_at(line, tree, noun) for noun in doers)), None)
    return found if found is not None and may_do(line.words[found.first : found.last], event) else None


def crowd_behind(line: Line, tree: Tree, at: int) -> ActorPhrase | None:
    """Return the crowd whose words begin right at a token: "under the control of THE PROTESTERS"."""
    nouns = (j for j in range(at, min(at + _LONGEST, len(line))) if tree.parsed and tree.tag(j) == "NOUN")
    noun = next(nouns, None)
    found = None if noun is None else crowd_at(line, tree, noun)
    return found if found is not None and found.first == at else None


__all__ = ["CROWD", "crowd_at", "crowd_behind", "crowd_doing", "may_do"]
