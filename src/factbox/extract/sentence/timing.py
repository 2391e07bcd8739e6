"""Which time words date which predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.findings import Findings
from factbox.extract.sentence.days_by_tree import day_in_tree, in_perfect, names_day
from factbox.extract.sentence.how_long import tells_how_long
from factbox.extract.sentence.line import STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention, Span

Tokens = tuple[int, int]


def time_of(found: Findings, clause: Tokens, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time words that date a predicate: inside its clause, or nearest with no other verb between.

    Args:
        found: the sentence.
        clause: the tokens of the clause that carries the claim.
        predicate: the tokens of its predicate.
        spoken: the time words that date the statement, which date nothing else.
    """
    near = [
        (distance, span)
        for span in found.times
        if not (spoken and span.overlaps(spoken))
        and not dates_another(found, span, predicate)
        and (distance := _distance(found.line, span, clause, predicate)) is not None
    ]
    if not near:
        return (
            _day_of_when(found, clause, predicate, spoken)
            or _day_of_occasion(found, predicate, spoken)
            or day_in_tree(found, predicate, spoken)
        )
    own = [(distance, span) for distance, span in near if not of_participle(found, span, predicate)]
    span = min(own or near)[1]
    return Mention(span, found.line.text[span.start : span.end], "time")


def nearer_day(found: Findings, clause: Tokens, time: Mention | None) -> Mention | None:
    """Return the time of a claim, or the one that its clause has behind it for itself.

    Args:
        found: the sentence.
        clause: the tokens of the clause that carries the claim, up to its place.
        time: what was taken for the time of its predicate.
    """
    if time is None:
        return None
    line, span = found.line, time.span
    span = _day_of_second(line, span, clause, found.times) or _day_behind(line, span, found.times) or span
    return replace(time, span=span, text=line.text[span.start : span.end])


def _day_of_second(line: Line, span: Span, clause: Tokens, times: Sequence[Span]) -> Span | None:
    """Return the time behind the second of two places, each with its own: "X fell ON THURSDAY, and Y ON SATURDAY"."""
    tokens = line.inside(span)
    behind = range(tokens[-1] + 1, clause[1]) if tokens else range(0)
    gapped = line.first_at(behind.start, _JOINS) is not None if behind else False
    if not gapped or any(line.sentence.tokens[i].tag in ("VERB", "AUX") for i in behind):
        return None
    at = clause[1] + line.at(clause[1], (",",))
    own = (one for one in times if next(iter(line.inside(one)), -1) == at)
    return next((one for one in own if names_day(line, line.inside(one))), None)


_JOINS = (("and",), (",", "and"))


def _day_behind(line: Line, span: Span, times: Sequence[Span]) -> Span | None:
    """Return the day behind how long it went on or how often it came about: "twice in a week ON TUESDAY"."""
    tokens = line.inside(span)
    if not tokens or line.words[tokens[0]] not in _HOW_LONG:
        return None
    after = ((one, line.inside(one)) for one in times)
    behind = ((one, own) for one, own in after if own and own[0] == tokens[-1] + 1)
    return next((one for one, own in behind if names_day(line, own) or line.words[own[0]] == "last"), None)


_HOW_LONG = frozenset({"for", "in", "within", "after"})
"""Prepositions before how long something took, beside which a day says when."""


def _day_of_when(found: Findings, clause: Tokens, predicate: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time on which a clause with "when" hangs: "closed since last May, when the army recaptured it"."""
    line = found.line
    when = next((i for i in range(predicate[0] - 1, -1, -1) if line.words[i] == "when"), None)
    if when is None or clause[0] < when:
        return None
    crossing = load_function_words().clause | STOPS
    if any(word in crossing or _is_verb(word) for word in line.words[when + 1 : predicate[0]]):
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


def _day_of_occasion(found: Findings, predicate: Tokens, spoken: Span | None) -> Mention | None:
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


def _distance(line: Line, span: Span, clause: Tokens, predicate: Tokens) -> int | None:
    """Return how many tokens lie between a time and a clause; None if another verb or clause stands between."""
    tokens = line.inside(span)
    if not tokens:
        return None
    low, high = tokens[0], tokens[-1] + 1
    if low < clause[1] and clause[0] < high:
        return None if _in_aside(line, low, high, predicate) else 0
    between = line.words[high : clause[0]] if high <= clause[0] else line.words[clause[1] : low]
    words = load_function_words()
    if low >= clause[1] and _is_aside_of_relative(between):
        return len(between)
    crossing = words.clause - {"with", "even", "so", "than"} | STOPS | words.relative
    if any(word in crossing or _is_verb(word) for word in between):
        return None
    adjacent = predicate[0] - 1 <= high and low <= predicate[1] + 1
    return len(between) + (0 if adjacent else 1)


def _is_aside_of_relative(between: Sequence[str]) -> bool:
    """Say whether words are a relative clause between its commas: "took X, WHERE THE GRAIN IS LANDED, on Monday"."""
    opened = len(between) > _SHORTEST and between[1] in load_function_words().relative | {"where"}
    return opened and [i for i, word in enumerate(between) if word == ","] == [0, len(between) - 1]


_SHORTEST = 3
"""Tokens beside which a relative clause between commas has a verb."""


def dates_another(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates another clause of its sentence than that of a predicate: a relative one, one before."""
    return (
        _of_relative_clause(found, span, predicate)
        or _of_verb_before(found, span, predicate)
        or _of_what_is_agreed(found, span, predicate)
        or _of_verb_behind(found, span, predicate)
        or _of_reaction(found, span, predicate)
        or _of_verb_above(found, span, predicate)
        or _tells_how_often(found.line, span)
        or tells_how_long(found.line, found.tree, span)
    )


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


def _of_verb_before(found: Findings, span: Span, predicate: Tokens) -> bool:
    """Say whether a time dates a verb on which the predicate follows with a time of its own.

    "Crossed the river ON MONDAY and took X on Tuesday" takes nothing on Monday.
    """
    tree, line = found.tree, found.line
    tokens = line.inside(span)
    if not tree.parsed or not tokens or tokens[-1] >= predicate[0]:
        return False
    verb = tree.head(tokens[-1])
    after = next((i for i in range(*predicate) if tree.is_a(i, "conj") and tree.head(i) == verb), None)
    if verb < 0 or after is None:
        return False
    own = (line.inside(other) for other in found.times if other != span)
    behind = (tokens for tokens in own if tokens and names_day(line, tokens) and tokens[-1] > after)
    return any(tree.head(tokens[-1]) == after or _is_behind_aside(line, after, tokens[0]) for tokens in behind)


def _is_behind_aside(line: Line, verb: int, time: int) -> bool:
    """Say whether nothing with a verb stands between a verb and a time but a relative clause between commas."""
    comma = next((i for i in range(verb, time) if line.words[i] == ","), time)
    object_ = line.words[verb + 1 : comma]
    return _is_aside_of_relative(line.words[comma:time]) and not any(map(_is_verb, object_))


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


def _in_aside(line: Line, low: int, high: int, predicate: Tokens) -> bool:
    """Say whether a time dates an aside with a verb of its own: "X, besieged since May, fell"."""
    if not high <= predicate[0] or "," not in line.words[high : predicate[0]]:
        return False
    opening = next((j for j in range(low, -1, -1) if line.words[j] == ","), 0)
    return opening > 0 and any(_is_verb(word) or word.endswith("ed") for word in line.words[opening:low])


def _is_verb(word: str) -> bool:
    forms = ("past", "third", "past_or_participle", "participle")
    return word in saying_verbs() or any(trigger.form in forms for trigger in triggers_by_word().get(word, ()))
