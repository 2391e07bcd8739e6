"""Who says so in an aside, or in praising others for it: ", as the army likes to say,", "thanked the army for".

What stands around the aside, or behind the verb of praise, is that speaker's word, and not the report's.
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.records import Mention

_LONGEST_ASIDE = 12
"""Tokens from "as" to the comma that closes the aside."""

_FOR = frozenset({"for", "on", "who", "that", "as"})
"""What leads from those who are praised to what they did."""


def find_in_passing(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield who says what a sentence tells by an aside with "as" or "or so", or by praising others for it.

    Args:
        line: the sentence.
        tree: its tree; without one nothing is found.
    """
    if tree.parsed:
        yield from _by_asides(line, tree)
        yield from _by_praise(line, tree)


def _by_asides(line: Line, tree: Tree) -> Iterator[Attribution]:
    words = line.words
    for at in range(1, len(line) - 2):
        if words[at] not in ("as", "so"):
            continue
        opens = at - 1 if words[at - 1 : at + 1] == (",", "as") else at - 2
        if opens < at - 1 and words[max(opens, 0) : at + 1] != (",", "or", "so"):
            continue
        end = next((i for i in range(at + 1, min(at + _LONGEST_ASIDE, len(line))) if words[i] in (",", ".")), None)
        cue = line.find(load_cues()["in_passing"], at + 2, end) if end is not None else None
        if end is None or cue is None or cue[1] != end or (cue[1] - cue[0] == 1 and words[cue[0]] in saying_verbs()):
            continue  # "as residents say," is any attribution's
        verb = next((i for i in range(at + 1, end) if tree.tag(i) in ("VERB", "AUX")), end)
        last = next((i for i in range(verb, at, -1) if tree.tag(i - 1) in ("NOUN", "PROPN")), at + 1)
        if last > at + 1:
            parts = tuple(part for part in ((0, opens), (end + 1, len(line))) if part[0] < part[1])
            yield Attribution(_mention(line, at + 1, last), "say", denied=False, contents=parts, at=verb)


def _by_praise(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Read "The president congratulated the army ON the capture of X", "saluted the fighters WHO had captured it"."""
    for verb in tree.verbs:
        if (tree.lemma(verb),) not in load_cues()["praising"] or tree.passive(verb):
            continue
        subject, end = tree.subject(verb), tree.subtree(verb)[1]
        leads = any(word in _FOR for word in line.words[verb + 1 : end])
        if subject is not None and subject < verb and leads:
            speaker = _mention(line, *tree.phrase(subject))
            yield Attribution(speaker, tree.lemma(verb), denied=False, contents=((verb + 1, end),), at=verb)


def _mention(line: Line, first: int, last: int) -> Mention:
    return Mention(line.span(first, last), line.slice(first, last), "speaker")


__all__ = ["find_in_passing"]
