"""How far "according to X" reaches where it stands inside a clause on a noun, or speaks of people "there"."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words

_CORE_CUE = "accord"
"""What the core calls "according to"."""


def within_own_clause(line: Line, tree: Tree, found: Attribution) -> Attribution:
    """Return an attribution by "according to" with no more than the clause on a noun in which it stands.

    "X, which fell on Monday ACCORDING TO A TEACHER, was shelled on Tuesday": the teacher tells of the fall alone. With
    a comma before it, it may be of either clause and stays.
    """
    if not tree.parsed or found.speaker is None or not _is_according(found):
        return found
    tokens = line.inside(found.speaker.span)
    if not tokens or tokens[0] < found.at:
        return found
    bounds = _clause_before(line, tree, found.at, tokens[-1] + 1) or _clause_around(
        line, tree, found.at, tokens[-1] + 1
    )
    if bounds is None:
        return found
    cut = ((max(first, bounds[0]), min(last, bounds[1])) for first, last in found.contents)
    contents = tuple(part for part in cut if part[0] < part[1])
    return replace(found, contents=contents or (bounds,))


def _is_according(found: Attribution) -> bool:
    return found.at >= 0 and (found.cue == _CORE_CUE or (*found.cue.split(),) in load_cues()["according"])


def _clause_before(line: Line, tree: Tree, at: int, end: int) -> tuple[int, int] | None:
    """Return the clause on a noun, between commas, that a cue at ``at`` ends, where its noun's own verb is to come."""
    opens = max((i for i in range(at) if line.words[i] == ","), default=-1)
    tells = any(tree.is_a(i, "acl", "acl:relcl") and tree.head(i) < opens for i in range(opens + 1, at))
    more = any(tree.tag(i) in ("VERB", "AUX") for i in range(end, len(line)))
    return (opens + 1, at) if 0 < opens < at - 1 and tells and line.at(end, (",",)) and more else None


def _clause_around(line: Line, tree: Tree, at: int, end: int) -> tuple[int, int] | None:
    """Return what is left of a relative clause behind an aside after its "who": "men who, ACCORDING TO X, fled"."""
    if at < 2 or line.words[at - 1] != "," or line.words[at - 2] not in load_function_words().relative:
        return None
    verb = next((i for i in range(end, len(line)) if tree.is_a(i, "acl:relcl") and tree.head(i) < at), None)
    return (end, tree.subtree(verb)[1]) if verb is not None else None


def of_people_there(line: Line, tree: Tree, found: Attribution) -> Attribution:
    """Return an attribution to people "there" with the last of several numbers alone: it has the place they are in.

    "9,000 moved to X, and 700 crossed into Y, according to OFFICIALS THERE": those in Y counted who came to them.
    """
    tokens = line.inside(found.speaker.span) if found.speaker and tree.parsed else ()
    if not tokens or line.words[tokens[-1]] != "there" or found.denied:
        return found
    last = max((last for first, last in found.contents if first < tokens[0]), default=0)
    verb = max((i for i in range(last) if tree.is_a(i, "conj") and _counts(tree, i)), default=None)
    if verb is None or not _counts(tree, tree.head(verb)):
        return found
    start = tree.subtree(verb)[0]
    contents = tuple((max(first, start), end) for first, end in found.contents if end > start)
    return replace(found, contents=contents) if contents else found


def _counts(tree: Tree, verb: int) -> bool:
    """Say whether the subject of a verb is a number, or somebody with one."""
    subjects = tree.dependants(verb, "nsubj")
    return any(tree.tag(i) == "NUM" or tree.dependants(i, "nummod") for i in subjects)


__all__ = ["of_people_there", "within_own_clause"]
