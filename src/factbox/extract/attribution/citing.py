"""Whose words a speaker only passes on: "the Post said, QUOTING A POLICEMAN, that nine died"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.voices import is_voice
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import is_denial, load_cues
from factbox.knowledge.outlets import find_outlet
from factbox.records import Mention

CITING = ("citing", "quoting")
"""Cues by which somebody passes on the words of another."""


def with_cited(line: Line, tree: Tree, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, whoever is cited in place of who cites him for the same words.

    "Nine died, the Post said, citing a policeman" is the policeman's word, by way of the Post. What is no testimony
    ("citing lack of evidence", "citing the shelling of its office") is a reason, and nobody's word.
    """
    known = tuple(found)
    if not tree.parsed:
        return known
    cited = [one for one in known if one.cue in CITING and _is_testimony(tree, one)]
    told = [one for one in known if one.cue not in CITING]
    for one in cited:
        around = _citing(told, one)
        if around is None:
            told.append(one)
            continue
        by = _without_cited(line, tree, around, one)
        told[told.index(around)] = by
        told.append(replace(one, contents=by.contents, spoken=by.spoken))
    return tuple(told)


def _citing(told: Iterable[Attribution], one: Attribution) -> Attribution | None:
    """Return the attribution by the verb of saying nearest to whom it cites: it says the words that he is cited for."""
    verbs = (a for a in told if a.at >= 0 and a.speaker and not a.denied and a.contents and _says(a))
    return min(verbs, key=lambda a: abs(a.at - one.at), default=None)


def _says(one: Attribution) -> bool:
    return (one.cue,) in load_cues()["say"] or is_denial(one.cue)


def _is_testimony(tree: Tree, one: Attribution) -> bool:
    """Say whether somebody is cited who can say something, or his words; a reason is neither."""
    if one.speaker is None or _is_outlets(one.speaker.text):
        return False
    cited = next((j for j in tree.dependants(one.at, "obj") if j > one.at), None)
    if cited is None:
        return True
    return is_voice(tree, cited)


def _is_outlets(words: str) -> bool:
    """Say whether a known outlet is cited: a newsroom that cites another ("quoting a Reuters report") speaks itself."""
    bare = words.split()
    return any(
        find_outlet(" ".join(bare[first:last]))
        for first in range(len(bare))
        for last in range(first + 1, len(bare) + 1)
    )


def _without_cited(line: Line, tree: Tree, around: Attribution, one: Attribution) -> Attribution:
    """Return who cites somebody without him, whom the rules may take: "the Post, QUOTING WITNESSES, said"."""
    subject = tree.subject(around.at)
    cited = line.span(one.at, one.at + 1)
    if subject is None or around.speaker is None or not (around.speaker.span.end >= cited.start):
        return around
    first, last = tree.phrase(subject)
    overlaps = first < one.at and around.speaker.span.start >= cited.start
    if not overlaps:
        return around
    last = min(last, one.at - (line.words[one.at - 1] == ","))
    return replace(around, speaker=Mention(line.span(first, last), line.slice(first, last), "speaker"))


__all__ = ["CITING", "with_cited"]
