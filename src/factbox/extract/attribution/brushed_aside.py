"""Who dismisses what a noun tells: "BRUSHED ASIDE talk of a retreat", "shrugged off reports that X had fallen".

He denies it, as he does by "denied" and "rejected"; only that the verb is one of many with a particle.
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

_REACH = 4
"""Tokens behind the particle in which the noun stands: "brushed aside THE REBELS' TALK of victory"."""


def find_brushed_aside(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield the denials of a sentence by a verb with a particle, with what stands behind the noun as what is denied.

    The noun is found by words, since the parser takes "reports that" for a verb.

    Args:
        line: the sentence.
        tree: its tree; without one nothing is found.
    """
    words = line.words
    for verb in tree.verbs:
        known = load_cues()["brushing"].by_first_word.get(tree.lemma(verb), ())
        said = next((phrase for phrase in known if line.at(verb + 1, phrase[1:])), None)
        if said is None:
            continue
        start = verb + len(said)
        behind = range(start, min(start + _REACH, len(line)))
        noun = next((i for i in behind if (words[i],) in load_cues()["brushed"]), None)
        if noun is None or tree.negated(verb):
            continue
        who = tree.subject(verb)
        first, last = tree.phrase(who) if who is not None else (0, 0)
        speaker = Mention(line.span(first, last), line.slice(first, last), "speaker") if last > first else None
        yield Attribution(speaker, "deny", denied=True, contents=((noun + 1, _end(line, noun)),), at=verb)


def _end(line: Line, noun: int) -> int:
    """Return where the words dismissed end: at the next comma, or with the sentence."""
    return next((i for i in range(noun + 1, len(line)) if line.words[i] in (",", ";")), len(line))


__all__ = ["find_brushed_aside"]
