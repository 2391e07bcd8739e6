"""Which day dates a verb by the tree of its sentence, where none stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from factbox.extract.findings import Findings
from factbox.extract.sentence.line import Line, Tokens
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention, Span


def day_in_tree(found: Findings, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the day that hangs on a predicate in the tree, however far off, or on the verb that it goes on from.

    "Took X, a port of 8,000 and the first to fall in years, ON TUESDAY"; "ON MONDAY the mayor came out and handed X
    over". What has come about since goes with no day of a verb before it.
    """
    tree, line = found.tree, found.line
    verb = next(iter(tree.tops(*predicate)), None) if tree.parsed else None
    if verb is None:
        return None
    days = (s for s in found.times if not (spoken and s.overlaps(spoken)) and _is_day(line, s))
    own = [(s, dated_verb(tree, line.inside(s))) for s in days]
    hung = [s for s, dated in own if predicate[0] <= dated < predicate[1]]
    before = tree.head(verb)
    if not hung and tree.is_a(verb, "conj") and tree.tag(before) == "VERB":
        goes_on = not any(in_perfect(tree, one) for one in (verb, before))
        hung = [s for s, dated in own if goes_on and dated == before and line.inside(s)[-1] < predicate[0]]
    return Mention(hung[0], line.text[hung[0].start : hung[0].end], "time") if len(hung) == 1 else None


def dated_verb(tree: Tree, time: Sequence[int]) -> int:
    """Return the word on which a time hangs, past the hour: "at ten ON MONDAY the mayor came"; -1 where none is."""
    above = tree.head(next(iter(tree.tops(time[0], time[-1] + 1)), time[-1]))
    return tree.head(above) if above >= 0 and tree.tag(above) == "NUM" else above


def _is_day(line: Line, span: Span) -> bool:
    tokens = line.inside(span)
    return bool(tokens) and names_day(line, tokens)


def in_perfect(tree: Tree, verb: int) -> bool:
    """Say whether a verb has "have" or "has" for an auxiliary of its own."""
    return any(tree.words[i] in ("have", "has", "'ve") for i in tree.dependants(verb, "aux"))


def names_day(line: Line, tokens: Sequence[int]) -> bool:
    """Say whether time words have a day, a month or a number among them: "Tuesday", and not "before dawn"."""
    calendar = load_function_words().calendar
    return any(line.words[i] in calendar or line.words[i].isdigit() for i in tokens)
