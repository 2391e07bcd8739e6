"""Who tells what stands behind a colon: "The spokesman BROUGHT GOOD NEWS on Friday: the army had retaken X".

No verb of saying is there, but a noun for what is told; what follows is the word of whoever the sentence is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

MARK = ":"
"""The cue: a mark alone ties the speaker to the words."""


def find_told_behind_colon(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield who tells the words behind a sentence's colon, by a noun before it for what is told.

    Args:
        line: the sentence.
        tree: its tree; without one nothing is found.
    """
    colon = next((i for i in range(1, len(line) - 1) if line.words[i] == MARK), None) if tree.parsed else None
    noun = line.find(load_cues()["news"], 0, colon) if colon is not None else None
    if colon is None or noun is None:
        return
    verb = next((i for i in tree.governors(noun[0]) if tree.tag(i) == "VERB" and i < colon), None)
    subject = tree.subject(verb) if verb is not None else None
    if subject is None or tree.tag(subject) not in ("NOUN", "PROPN"):
        return
    head = (line.words[subject],)
    if head in load_cues()["news"] or head in load_cues()["days"]:  # "the week brought bad news"
        return
    first, last = tree.phrase(subject)
    yield Attribution(
        Mention(line.span(first, last), line.slice(first, last), "speaker"),
        MARK,
        denied=False,
        contents=((colon + 1, len(line)),),
        at=colon,
    )


__all__ = ["find_told_behind_colon"]
