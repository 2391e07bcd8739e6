"""The day on which a clause with "when" or "in which" hangs, which is that of what it tells."""

from __future__ import annotations

from factbox.extract.findings import Findings
from factbox.extract.sentence.days_by_tree import names_day
from factbox.extract.sentence.line import STOPS, Line, Tokens
from factbox.extract.sentence.other_days import is_verb
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention, Span


def day_of_when(found: Findings, clause: Tokens, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time on which a clause with "when" hangs: "closed since last May, when the army recaptured it"."""
    line = found.line
    when = next((i for i in range(predicate[0] - 1, -1, -1) if line.words[i] == "when"), None)
    if when is None or clause[0] < when:
        return None
    crossing = load_function_words().clause | STOPS
    if any(word in crossing or is_verb(word) for word in line.words[when + 1 : predicate[0]]):
        return None
    last = when - 2 if line.at(when - 1, (",",)) else when - 1
    end = line.sentence.tokens[last].span.end if last >= 0 else -1
    span = next((s for s in found.times if s.end == end and not (spoken and s.overlaps(spoken))), None)
    if span is None:
        return None
    return _told_at(line, span)


def _told_at(line: Line, span: Span) -> Mention:
    """Return a time as that of what happened then: what is so since May, or until May, happened in May."""
    words = line.text[span.start : span.end]
    plain = words.removeprefix("since ").removeprefix("until ")
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
