"""Which time words of a sentence date something else in it than a predicate."""

from __future__ import annotations

from collections.abc import Sequence

from factbox.extract.findings import Findings
from factbox.extract.sentence.day_of_when import is_beyond_when
from factbox.extract.sentence.days_by_tree import dated_verb, in_perfect, names_day
from factbox.extract.sentence.how_long import tells_how_long
from factbox.extract.sentence.line import Line, Tokens, is_verb
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.records import Span


def dates_another(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates another clause of its sentence than that of a predicate: a relative one, one before."""
    return (
        _of_relative_clause(found, span, predicate)
        or _of_verb_before(found, span, predicate)
        or _of_what_is_agreed(found, span, predicate)
        or _of_verb_behind(found, span, predicate)
        or _of_reaction(found, span, predicate)
        or _of_verb_above(found, span, predicate)
        or _of_verb_of_perfect(found, span, predicate)
        or _of_noun_behind(found, span, predicate)
        or _of_earlier_number(found.line, span)
        or _of_verb_ahead(found, span, predicate)
        or is_beyond_when(found, span, predicate)
        or _tells_how_often(found.line, span)
        or tells_how_long(found.line, found.tree, span)
        or _of_what_is_said(found, span)
    )


def _of_what_is_said(found: Findings, span: Span) -> bool:
    """Say whether a time dates the words in which somebody tells it: "admitted the loss IN A STATEMENT ON MONDAY"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens:
        return False
    noun = tree.head(tokens[-1])
    told = noun >= 0 and tree.tag(noun) == "NOUN" and tree.case(noun) == "in"
    return told and any((tree.lemma(noun),) in load_cues()[name] for name in ("documents", "spoken_in"))


def _tells_how_often(line: Line, span: Span) -> bool:
    """Say whether a time is one in which something came about again: "besieged for the second time IN A MONTH"."""
    tokens = line.inside(span)
    inside = bool(tokens) and line.words[tokens[0]] in ("in", "within")
    return inside and line.words[tokens[0] - 1] in ("time", "times", "twice") and not names_day(line, tokens)


def _of_verb_above(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time behind a clause on a noun dates that noun's verb: "men held in X MARCHED on Monday"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens:
        return False
    clause = next((i for i in range(*predicate) if tree.is_a(i, "acl")), None)
    if clause is None or tree.words[clause].endswith("ing"):
        return False  # "tanks SHELLING X were seen on Monday" did so then
    above = next((i for i in tree.governors(clause) if tree.tag(i) == "VERB"), None)
    if above is None or not predicate[1] <= above < tokens[0]:
        return False
    return tree.head(tokens[-1]) == above and clause not in tree.governors(tokens[-1])


_OVER_WHAT = frozenset({"for", "over", "about", "against"})
"""Prepositions that lead to a deed for which somebody does something afterwards."""


def _of_reaction(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates only what came of a deed: "jailed two officers ON TUESDAY for the killing of nine"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens or tokens[-1] >= predicate[0]:
        return False
    noun = next((i for i in range(*predicate) if tree.tag(i) == "NOUN" or tree.words[i].endswith("ing")), None)
    if noun is None:
        return False
    verb = next((i for i in tree.governors(noun) if tree.tag(i) == "VERB"), None)
    if verb is None or verb not in tree.governors(tokens[-1]):
        return False
    if tree.tag(noun) == "NOUN":
        return tree.case(noun) in _OVER_WHAT
    led = (tree.case(noun), *(tree.words[j] for j in tree.dependants(noun, "mark")))
    return any((tree.lemma(verb), word) in load_cues()["charging"] for word in led)


def _of_what_is_agreed(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates what somebody is bound to do, and not how he came to be: "agreed to leave BY SUNDAY"."""
    tree, line = found.tree, found.line
    tokens = line.inside(span)
    if not tree.parsed or not tokens or line.find(load_cues()["bidden"], *predicate) is None:
        return False
    above = (i for i in tree.governors(tokens[-1]) if tree.is_a(i, "xcomp", "ccomp"))
    return any(predicate[0] <= tree.head(i) < predicate[1] <= i for i in above)


def _of_relative_clause(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates a clause on who acts, that ends before the predicate: "men who left in May attacked".

    So does one in what a place is said to be: "stormed X, scene of a revolt IN 1990".
    """
    tree = found.tree
    if _in_apposition(found.line, span, predicate):
        return True
    for i in found.line.inside(span)[-1:] if tree.parsed else ():
        for above in tree.governors(i):
            if _is_told_of(found, above, span) or tree.is_a(above, "acl:relcl"):
                first, last = tree.subtree(above)
                led = tree.dependants(above, "advmod", "mark", "obl", "obj")
                where = any(tree.words[j] in ("where", "whom") for j in led)
                where = where and tree.words[found.line.inside(span)[0] - 1] != ","  # "X, where tin is dug, on Monday"
                return last <= predicate[0] or (where and predicate[1] <= first)  # "X, where homes burned IN MAY"
    return False


def _is_told_of(found: Findings, verb: int, span: Span) -> bool:
    """Say whether a participle with a time of its own tells of a noun, whose verb has another: "men HELD ON FRIDAY"."""
    tree = found.tree
    if not tree.is_a(verb, "acl") or tree.tag(verb) != "VERB" or not tree.words[verb].endswith("ed"):
        return False
    first, last = tree.subtree(verb)
    above = next((i for i in tree.governors(verb) if tree.tag(i) == "VERB"), -1)
    others = (found.line.inside(one)[-1:] for one in found.times if one != span)
    return any(not first <= i < last and tree.head(i) == above for tokens in others for i in tokens)


def of_participle(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time stands with how a place was taken before: "X, SEIZED LAST WEEK, was bombed on Thursday"."""
    tree = found.tree
    above = (i for j in found.line.inside(span)[-1:] for i in tree.governors(j)) if tree.parsed else ()
    before = (i for i in above if tree.is_a(i, "acl") and tree.subtree(i)[1] <= predicate[0])
    rows = (row for i in before for row in triggers_by_word().get(tree.words[i], ()))
    return any(row.predicate.type.startswith("territory.") for row in rows)


def _of_verb_behind(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates a later verb in the past, joined to a predicate in the perfect, which goes with no day.

    "They HAVE encircled X and blew up a bridge on Thursday" encircles nothing on Thursday.
    """
    tree, line = found.tree, found.line
    tokens = line.inside(span)
    if not tree.parsed or not tokens or tokens[-1] < predicate[1]:
        return False
    behind = next((i for i in tree.governors(tokens[-1]) if tree.is_a(i, "conj") and i >= predicate[1]), None)
    if behind is None or not predicate[0] <= tree.head(behind) < predicate[1]:
        return False
    return in_perfect(tree, tree.head(behind)) and not in_perfect(tree, behind) and tree.words[behind][-3:] != "ing"


def _of_verb_of_perfect(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a day dates the verb above one in the perfect: "met ON MONDAY after raids that have killed"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens or tokens[-1] >= predicate[0] or not names_day(found.line, tokens):
        return False
    verb = next(iter(tree.tops(*predicate)), predicate[0])
    return in_perfect(tree, verb) and tree.is_a(verb, "acl:relcl") and dated_verb(tree, tokens) in tree.governors(verb)


def _of_noun_behind(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time between a predicate and a noun dates the noun: "a mill (9 dead) and, ON MONDAY, a bus"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens or tokens[0] < predicate[1]:
        return False
    noun = dated_verb(tree, tokens)
    return noun > tokens[-1] and tree.tag(noun) in ("NOUN", "PROPN") and tree.is_a(noun, "conj")


def _of_earlier_number(line: Line, span: Span) -> bool:
    """Say whether a time is that of a number with which another is compared: "38,000, up from 15,000 ON 7 AUGUST"."""
    tokens = line.inside(span)
    before = range(tokens[0] - 1, max(tokens[0] - _REACH, 1), -1) if tokens else range(0)
    number = next((i for i in before if line.words[i][:1].isdigit()), 0)
    led = line.words[number - 2 : number] if number else ()
    return led[1:] in _COMPARED or led in _COMPARED


_REACH = 4
"""Tokens from a time back to a number that was given then: "15,000 people counted on 7 August"."""
_COMPARED = (("versus",), ("than",), ("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"))
"""Words before a number with which a later one is compared."""


def _of_verb_ahead(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time behind a predicate dates a verb behind them both joined to it: "and ON MONDAY fell"."""
    tree, tokens = found.tree, found.line.inside(span)
    if not tree.parsed or not tokens or tokens[0] < predicate[1]:
        return False
    verb = dated_verb(tree, tokens)
    if verb <= tokens[-1] or not tree.is_a(verb, "conj") or not predicate[0] <= tree.head(verb) < predicate[1]:
        return False
    return any(joint < tokens[0] for joint in tree.dependants(verb, "cc"))


def _of_verb_before(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates a verb on which the predicate follows with a time of its own.

    "Crossed the river ON MONDAY and took X on Tuesday" takes nothing on Monday.
    """
    tree, line = found.tree, found.line
    tokens = line.inside(span)
    if not tree.parsed or not tokens or tokens[-1] >= predicate[0]:
        return False
    verbs = _words_above(tree, tokens)
    after = next((i for i in range(*predicate) if tree.is_a(i, "conj") and tree.head(i) in verbs), None)
    if after is None:
        return False
    own = (line.inside(other) for other in found.times if other != span)
    days = [tokens for tokens in own if tokens and names_day(line, tokens)]
    own_day = any(dated_verb(tree, tokens) == after or after in _words_above(tree, tokens) for tokens in days)
    return own_day or any(_is_behind_aside(line, after, tokens[0]) for tokens in days if tokens[-1] > after)


def _words_above(tree: Tree, tokens: Sequence[int]) -> set[int]:
    """Return the words on which a time hangs, by whichever of its own: "on TUESDAY 5 August"."""
    return {tree.head(i) for i in tree.tops(tokens[0], tokens[-1] + 1)} - {-1}


def _is_behind_aside(line: Line, verb: int, time: int) -> bool:
    """Say whether nothing with a verb stands between a verb and a time but a relative clause between commas."""
    comma = next((i for i in range(verb, time) if line.words[i] == ","), time)
    object_ = line.words[verb + 1 : comma]
    return is_aside_of_relative(line.words[comma:time]) and not any(map(is_verb, object_))


def _in_apposition(line: Line, span: Span, predicate: Tokens) -> bool:
    """Say whether a time stands behind a comma, a bare noun and "of", and the predicate does not: "X, SCENE OF"."""
    tokens = line.inside(span)
    comma = next((j for j in range(tokens[0] - 1, -1, -1) if line.words[j] == ","), None) if tokens else None
    noun = 0 if comma is None else comma + 1
    noun += line.words[noun] in ("the", "a", "an")
    if comma is None or not (line.open_class(noun) and line.at(noun + 1, ("of",))):
        return False
    if line.sentence.tokens[noun].tag != "NOUN" or line.words[noun].endswith("s"):
        return False  # "dozens of", "weeks of"
    end = next((j for j in range(tokens[-1], len(line)) if line.words[j] == ","), len(line))
    return not comma < predicate[0] < end


def in_aside(line: Line, low: int, high: int, predicate: Tokens) -> bool:
    """Say whether a time dates an aside with a verb of its own: "X, besieged since May, fell"."""
    if not high <= predicate[0] or "," not in line.words[high : predicate[0]]:
        return False
    opening = next((j for j in range(low, -1, -1) if line.words[j] == ","), 0)
    return opening > 0 and any(is_verb(word) or word.endswith("ed") for word in line.words[opening:low])


def is_aside_of_relative(between: Sequence[str]) -> bool:
    """Say whether words are a relative clause between its commas: "took X, WHERE THE GRAIN IS LANDED, on Monday"."""
    opened = len(between) > _SHORTEST and between[1] in load_function_words().relative | {"where"}
    return opened and [i for i, word in enumerate(between) if word == ","] == [0, len(between) - 1]


_SHORTEST = 3
"""Tokens beside which a relative clause between commas has a verb."""
