"""What is only played: stories, games and fancies, and the drills of those who are under arms.

A novel, a game or a dream tells nothing that happened. A drill did happen, and people may be hurt in it; but no place
is taken, fought for or shelled in one. What comes right after tells of the same drill or story unless it names a place
of its own: "troops stormed a mock village. They took THE VILLAGE within an hour".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.records import Claim

Played = Literal["", "war", "all"]
"""How much of a sentence is played: nothing, what tells of war, or all of it."""

REACH = 2
"""Sentences after one of a drill or story that may go on with it."""

_WARLIKE = ("territory.", "battle.", "strike.", "attack.", "killing.")


def played_in(line: Line, tree: Tree) -> Played:
    """Say how much of what a sentence tells is only played."""
    cues = load_cues()
    if line.find(cues["unreal"], 0, len(line)) is not None or _is_of_a_story(tree):
        return "all"
    if line.find(cues["simulated"], 0, len(line)) is not None or _is_of_a_drill(line, tree):
        return "war"
    return ""


def _is_of_a_story(tree: Tree) -> bool:
    """Say whether a sentence tells what goes on in a story, whoever's: "in her new FILM deserters take X".

    What a film "shot by residents" or "released by the rebels" shows is none.
    """
    told = (i for i in range(len(tree)) if (tree.words[i],) in load_cues()["stories"] and tree.tag(i) == "NOUN")
    return any(tree.case(i) == "in" and not tree.dependants(i, "acl") for i in told)


def _is_of_a_drill(line: Line, tree: Tree) -> bool:
    """Say whether a sentence tells what goes on in a drill: "IN THE EXERCISE", "held a drill", "as part of war games".

    What comes "after" a drill, "despite" or "over" it is no part of it, and an exercise "of" or "in" something is none.
    """
    cues = load_cues()
    for i, word in enumerate(line.words):
        if (word,) not in cues["drills"] or line.sentence.tokens[i].tag != "NOUN":
            continue
        behind = line.words[i + 1 : i + 2]
        names_another = i + 1 < len(line) and line.sentence.tokens[i + 1].tag == "NOUN"
        apart = tree.parsed and any((word,) in cues["apart_from_drills"] for word in _led_by(tree, i))
        if not (names_another or apart or behind in (("of",), ("in",))):
            return True
    return False


def _led_by(tree: Tree, noun: int) -> Iterator[str]:
    """Yield the words that lead to a noun, or to the clause that it is the subject of."""
    yield from tree.case(noun).split()
    if tree.is_a(noun, "nsubj"):
        yield from (tree.words[j] for j in tree.dependants(tree.head(noun), "mark", "case"))


def without_played(claims: Sequence[Claim], line: Line, played: Played, *, goes_on: bool) -> tuple[Claim, ...]:
    """Return the claims of a sentence that are no play; ``goes_on`` says that a sentence shortly before was."""
    if played == "all":
        return ()
    return tuple(
        claim
        for claim in claims
        if not (claim.type.startswith(_WARLIKE) and (played or (goes_on and not _names_its_place(claim, line))))
    )


def _names_its_place(claim: Claim, line: Line) -> bool:
    """Say whether the sentence itself names the place of a claim by a name: neither "the village" nor "there"."""
    if claim.place is None or not line.sentence.span.contains(claim.place.span):
        return False
    return any(word[:1].isupper() for word in claim.place.text.removeprefix("The ").split())


__all__ = ["REACH", "Played", "played_in", "without_played"]
