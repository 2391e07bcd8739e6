"""Frames in which a predicate tells of nothing that came about, whatever its own clause says.

"An offensive aimed at capturing X", "the operation for the recapture of X", "the siege was lifted", "took X by storm".
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words

_FACTIVE = frozenset(
    {"by", "after", "since", "while", "upon", "in", "with", "before", "despite", "besides", "following"}
)
"""Prepositions before a gerund that happened: "after capturing X", "by taking X"."""

_IDIOMS = (("by", "surprise"), ("by", "storm"), ("under", "siege"), ("under", "fire"), ("hostage",))
"""What makes "took X" or "held X" say something else about the place."""


def came_to_nothing(found: Findings, happening: Happening) -> bool:
    """Say whether the words around a predicate show that it is aimed at, over, or no more than a manner of speaking."""
    line = found.line
    if happening.trigger.predicate.lemma == "give" and _gives_up_doing(found, happening):
        return True
    if happening.trigger.form == "ing":
        falling = happening.trigger.predicate.lemma == "fall" and "with" not in line.words[: happening.first]
        return falling or _aimed_gerund(found, happening)
    if happening.trigger.predicate.lemma in ("siege", "encirclement"):
        return _lifted(line, happening)
    if happening.trigger.predicate.part == "noun":
        return happening.type.startswith("territory.") and _aimed_noun(line, happening.first)
    after = happening.place.last if happening.place else happening.last
    return any(line.at(after, idiom) for idiom in _IDIOMS)


def _gives_up_doing(found: Findings, happening: Happening) -> bool:
    """Say whether somebody gives up what he did, and no place: "gave up TRYING to take X"."""
    line, at = found.line, happening.first + 1
    if not line.at(at, ("up",)) or at + 1 >= len(line):
        return False
    if line.find((("for", "lost"), ("as", "lost"), ("for", "dead")), at, at + _GIVEN_UP_REACH) is not None:
        return True  # "was given up for lost"
    return line.words[at + 1].endswith("ing") and found.tree.tag(at + 1) == "VERB"


_GIVEN_UP_REACH = 7
"""Tokens from "up" to "for lost": "gave UP the town FOR LOST"."""


def _aimed_gerund(found: Findings, happening: Happening) -> bool:
    """Say whether a gerund hangs on a preposition that leaves it open: "of taking X", "of the rebels taking X"."""
    line, at = found.line, happening.first
    words = load_function_words()
    while at > 0 and line.words[at - 1] in words.adverbs:
        at -= 1
    own = next((actor for actor in found.actors if actor.last == at), None)
    at = own.first if own else at
    before = line.words[at - 1 : at]
    if before and (before[0] in _FACTIVE or _is_shown(line, at)):
        return False
    return bool(before) and (before[0] in words.prepositions or _aimed_noun(line, at))


def _is_shown(line: Line, at: int) -> bool:
    """Say whether pictures show a gerund with its subject: "footage OF TROOPS MOVING into X"."""
    return line.words[at - 1] == "of" and line.find(load_cues()["shown"], at - 2, at - 1) is not None


def _aimed_noun(line: Line, first: int) -> bool:
    """Say whether a noun is the aim of something: "an operation for the recapture of X", "planned the capture"."""
    return line.find(load_cues()["aimed"], first - 4, first) is not None


def _lifted(line: Line, happening: Happening) -> bool:
    last = happening.place.last if happening.place else happening.last
    over = load_cues()["lifted"]
    return line.find(over, happening.first - 5, happening.first) is not None or (
        line.find(over, last, last + 4) is not None
    )
