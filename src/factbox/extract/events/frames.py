"""Frames in which a predicate tells of nothing that came about, whatever its own clause says.

"An offensive aimed at capturing X", "the operation for the recapture of X", "the siege was lifted", "took X by storm".
"""

from __future__ import annotations

from itertools import takewhile

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import CLOSING, STOPS, Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words

_FACTIVE = frozenset(
    {"by", "after", "since", "while", "upon", "in", "with", "before", "despite", "besides", "following"}
)
"""Prepositions before a gerund that happened: "after capturing X", "by taking X"."""

_IDIOMS = (("by", "surprise"), ("by", "storm"), ("under", "siege"), ("under", "fire"), ("hostage",))
"""What makes "took X" or "held X" say something else about the place."""

_CLAUSE_REACH = 12
"""Tokens before a predicate in which the report or claim stands that has it: "claims by the army that it had taken"."""

_VERDICT_REACH = 9
"""Tokens after a predicate in which it is called wrong: "to the rebels have turned out to be entirely wrong"."""


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


def called_wrong(line: Line, happening: Happening) -> bool:
    """Say whether what a report or a claim says is called wrong: "reports that X had fallen were incorrect"."""
    return verdict_on(line, happening) is not None


def verdict_on(line: Line, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of the report or claim that says it and of the word that calls it wrong; None if none does.

    By words alone: the parser takes "Reports that" at the head of a sentence for a verb.
    """
    first, end = happening.first, max(happening.last, happening.place.last if happening.place else 0)
    ends, cues = STOPS | CLOSING | {","}, load_cues()
    said = line.find(cues["words"], max(first - _CLAUSE_REACH, 0), first)
    if said is None or said[1] == first or not ends.isdisjoint(_unowned(line, said[1], first)):
        return None
    if {"that", "of"}.isdisjoint(line.words[said[1] : first]) and line.words[first - 2 : first] != ("to", "have"):
        return None
    after = len(tuple(takewhile(lambda word: word not in ends, line.words[end : end + _VERDICT_REACH])))
    wrong = line.find((*cues["wrong"], *cues["false"]), end, end + after)
    return None if wrong is None or line.words[wrong[0] - 1] in ("not", "n't") else (said[0], wrong[0])


def _unowned(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return words without the apostrophes of plurals, which end no clause: "the REBELS' claim"."""
    words = line.words
    return tuple(words[i] for i in range(first, last) if not (words[i] == "'" and words[i - 1].endswith("s")))


def belied_behind(line: Line, happening: Happening) -> bool:
    """Say whether a relative clause at the end calls wrong what was passed on: "nine deaths, WHICH IS NOT CORRECT"."""
    end = max(happening.last, happening.place.last if happening.place else 0)
    which = next((i for i in range(end, len(line) - 1) if line.words[i : i + 2] == (",", "which")), None)
    verdict = line.first_at(which + 2, load_cues()["taken_back"]) if which is not None else None
    return (
        verdict is not None and which is not None and line.words[which + 2 + len(verdict) :][:1] in ((), (".",), (";",))
    )


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
