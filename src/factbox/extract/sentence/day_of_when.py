"""The day on which a clause with "when" or "in which" hangs, which is that of what it tells."""

from __future__ import annotations

import re

from factbox.extract.findings import Findings
from factbox.extract.sentence.days_by_tree import names_day
from factbox.extract.sentence.line import STOPS, Line, Tokens, is_verb
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention, Span


def day_of_when(found: Findings, clause: Tokens, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time on which a clause with "when" hangs: "closed since last May, WHEN the army recaptured it"."""
    when = _when_before(found, predicate)
    if when is None or clause[0] < when:
        return None
    end = _end_before(found.line, when)
    span = next((s for s in found.times if s.end == end and not (spoken and s.overlaps(spoken))), None)
    return _told_at(found.line, span) if span else None


def as_told_by_when(found: Findings, predicate: Tokens, time: Mention) -> Mention:
    """Return the time of a predicate, as that of what happened then where it stands before the "when" of its clause."""
    when = _when_before(found, predicate)
    told = when is not None and _end_before(found.line, when) == time.span.end
    return _told_at(found.line, time.span) if told else time


def is_beyond_when(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time stands behind a clause with "when" that has its day: "since May, when X fell, ON MONDAY"."""
    when, tokens = _when_before(found, predicate), found.line.inside(span)
    if when is None or not tokens or tokens[0] < predicate[1]:
        return False
    end = _end_before(found.line, when)
    _, last = found.tree.subtree(max(found.tree.head(when), when))
    return tokens[0] >= last and any(one.end == end for one in found.times)


def _when_before(found: Findings, predicate: Tokens) -> int | None:
    """Return the "when" that opens the clause of a predicate, or of the verb that it goes on from."""
    line, tree = found.line, found.tree
    when = next((i for i in reversed(line.whens) if i <= predicate[0]), None)
    if when is None:
        return None
    verb = next(iter(tree.tops(*predicate)), predicate[0])
    while verb >= 0:
        if when in tree.dependants(verb, "advmod", "mark"):
            return when
        verb = tree.head(verb) if tree.is_a(verb, "conj") else -1
    crossing = load_function_words().clause | STOPS
    beyond = any(word in crossing or is_verb(word) for word in line.words[when + 1 : predicate[0]])
    return None if beyond else when


def _end_before(line: Line, at: int) -> int:
    """Return where the text before a word ends, its comma left out; -1 where there is none."""
    last = at - 2 if line.at(at - 1, (",",)) else at - 1
    return line.sentence.tokens[last].span.end if last >= 0 else -1


def _told_at(line: Line, span: Span) -> Mention:
    """Return a time as that of what happened then: what is so since May, or until May, happened in May."""
    words = line.text[span.start : span.end]
    plain = re.sub(r"(?i)^(?:since|until) ", "", words)
    return Mention(Span(span.end - len(plain), span.end), plain, "time")


def day_of_occasion(found: Findings, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time of what a clause tells more of: "LAST NOVEMBER's battle, when", "the war OF 1998, in which".

    A loss of years ago must not be taken for one of today because its day stands with the noun.
    """
    tree, line = found.tree, found.line
    verb = next(iter(tree.tops(*predicate)), predicate[0])
    opened = next(filter(None, (_occasion(tree, i) for i in (verb, *tree.governors(verb)))), None)
    if opened is None or opened[1] > predicate[0]:
        return None
    noun, opening = opened
    first, _ = tree.phrase(noun)
    own = ((s, line.inside(s)) for s in found.times if not (spoken and s.overlaps(spoken)))
    span = next((s for s, tokens in own if tokens and first <= tokens[0] and tokens[-1] < opening), None)
    if span is None or not names_day(line, line.inside(span)):
        return None
    return _told_at(line, span)


def _occasion(tree: Tree, verb: int) -> tuple[int, int] | None:
    """Return the noun that a clause with "when" or "in which" tells of, and where that clause opens; None elsewhere."""
    when = next((i for i in tree.dependants(verb, "advmod", "mark") if tree.words[i] == "when"), None)
    which = next((i for case, i in tree.obliques(verb) if tree.words[i] == "which" and case in _DURING), None)
    if when is None:
        told = which is not None and tree.is_a(verb, "acl:relcl")
        return (tree.head(verb), which - 1) if told and which is not None else None
    if tree.is_a(verb, "acl:relcl"):
        return tree.head(verb), when
    before = when - 2 if when and tree.words[when - 1] == "," else when - 1
    nouns = [i for i in (before, *tree.governors(before)) if tree.tag(i) in ("NOUN", "PROPN")] if before >= 0 else []
    return (nouns[-1], when) if nouns and nouns[-1] < when else None


_DURING = ("in", "during", "after")
