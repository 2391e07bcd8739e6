"""What a sentence calls untrue: "the STATEMENT about the fall of X, aired at noon, DOES NOT CORRESPOND to reality".

A verdict on somebody's word is one on what the word tells. It is said of the noun for it, or of the deed itself where
somebody is told to have announced it, by what their clause says or by who calls them so. A word *that tells of*
something has it behind "of", "about" or "that": what only stands beside it ("the statement, which did not mention the
fall of X, is a lie") is not what is called untrue.
"""

from __future__ import annotations

from itertools import takewhile

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import CLOSING, STOPS, Line, negates
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues

_CLAUSE_REACH = 12
"""Tokens before a predicate in which the report or claim stands that has it: "claims by the army that it had taken"."""

_VERDICT_REACH = 9
"""Tokens after a predicate in which it is called wrong: "to the rebels have turned out to be entirely wrong"."""

_OVER = ((), (".",), (";",), (",",))
"""What follows a verdict that stands behind."""

_TOLD_BY = ("nmod", "acl", "ccomp", "acl:relcl", "obl", "advcl")
"""How what a word tells hangs on it, or on a noun that does."""


def verdict_on(line: Line, tree: Tree, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of what tells a happening and of what calls it untrue; None if nothing calls it so."""
    by_words = _verdict_by_words(line, happening) or _pictured_otherwise(line, happening)
    return by_words or _untrue_by_tree(line, tree, happening) or _lied(line, tree, happening)


def _pictured_otherwise(line: Line, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of pictures that show a happening and of what else they are said to show.

    "The VIDEO said to show the capture of X was FILMED ELSEWHERE", "footage of rebels entering X is YEARS OLD". By
    words alone: the parser gives the verdict to what is shown.
    """
    first, end = happening.first, max(happening.last, happening.place.last if happening.place else 0)
    before = range(max(first - _CLAUSE_REACH, 0), first)
    noun = max((i for i in before if (line.words[i],) in load_cues()["shown"]), default=None)
    if noun is None or line.words[end : end + 1] not in _IS:
        return None
    between = line.words[noun + 1 : first]
    if not STOPS.isdisjoint(between) or not any((word,) in load_cues()["showing"] for word in between):
        return None
    until = next((i for i in range(end, len(line)) if line.words[i] in STOPS | {","}), len(line))
    found = line.find(load_cues()["pictured_otherwise"], end, min(end + _VERDICT_REACH, until))
    return None if found is None or any(negates(word) for word in line.words[end : found[0]]) else (noun, found[0])


_IS = (("is",), ("are",), ("was",), ("were",), ("had",), ("has",), ("have",), ("date",), ("dates",))
"""What stands behind all that pictures show, before a verdict on them."""


def _lied(line: Line, tree: Tree, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of a happening and of the lie as which it was told: "ANNOUNCING the capture of X, S LIED".

    So it is what somebody "LIED ABOUT".
    """
    if not tree.parsed:
        return None
    below, announced = happening.first, False
    for above in tree.governors(happening.first):
        about = (tree.case(below),) in load_cues()["about"]
        if (announced or about) and _lies(line, tree, above):
            return happening.first, above
        announced = (tree.lemma(above),) in load_cues()["said_too_early"] and tree.is_a(above, "advcl")
        below = above
    return None


def _lies(line: Line, tree: Tree, verb: int) -> bool:
    """Say whether a verb tells that its subject lies: "LIED", "TOLD AN UNTRUTH"."""
    if tree.negated(verb):
        return False
    untruth = any((line.words[j],) in load_cues()["untruths"] for j in tree.dependants(verb, "obj"))
    return (tree.lemma(verb) == "lie" and tree.tag(verb) == "VERB") or (tree.lemma(verb) == "tell" and untruth)


def _verdict_by_words(line: Line, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of the report or claim that says it and of the word that calls it wrong; None if none does.

    By words alone: the parser takes "Reports that" at the head of a sentence for a verb.
    """
    first, end = happening.first, max(happening.last, happening.place.last if happening.place else 0)
    ends, cues = STOPS | CLOSING | {","}, load_cues()
    said = line.find(cues["words"], max(first - _CLAUSE_REACH, 0), first)
    if said is None or said[1] == first or not ends.isdisjoint(_unowned(line, said[1], first)):
        return None
    if {"that", "of"}.isdisjoint(line.words[said[1] : first]) and line.words[first - 2 : first] != ("to", "have"):
        return None
    after = len(tuple(takewhile(lambda word: word not in ends, line.words[end : end + _VERDICT_REACH])))
    wrong = line.find((*cues["wrong"], *cues["false"]), end, end + after)
    if wrong is None:
        wrong = _at_odds(line, end, end + after)
    elif line.words[wrong[0] - 1] in ("not", "n't"):
        return None
    return None if wrong is None else (said[0], wrong[0])


def _unowned(line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return words without the apostrophes of plurals, which end no clause: "the REBELS' claim"."""
    words = line.words
    return tuple(words[i] for i in range(first, last) if not (words[i] == "'" and words[i - 1].endswith("s")))


def belied_behind(line: Line, happening: Happening) -> bool:
    """Say whether a relative clause calls wrong what was passed on: "nine deaths, WHICH IS NOT CORRECT".

    It may belong to a noun that takes up what was told: "X fell, A CLAIM THAT HAS NO BASIS, the army said".
    """
    end = max(happening.last, happening.place.last if happening.place else 0)
    which = next((i for i in range(end, len(line) - 1) if line.words[i : i + 2] == (",", "which")), None)
    verdict = line.first_at(which + 2, load_cues()["taken_back"]) if which is not None else None
    if verdict is not None and which is not None and line.words[which + 2 + len(verdict) :][:1] in _OVER:
        return True
    for i in range(end, len(line) - 3):
        word = line.words[i : i + 2] in ((",", "a"), (",", "an")) and (line.words[i + 2],) in load_cues()["words_told"]
        if word and line.words[i + 3] in ("that", "which"):
            return _untrue_within(line, i + 4, _clause_end(line, i + 4)) is not None
    return which is not None and _at_odds(line, which + 2, _clause_end(line, which + 2)) is not None


def _at_odds(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of ``[first, last)`` that put something at odds with the truth: "not CORRESPOND TO REALITY"."""
    denied = next((i for i in range(first, last) if negates(line.words[i])), None)
    if denied is None:
        return line.find(load_cues()["unlike_truth"], first, last)
    return line.find(load_cues()["like_truth"], denied + 1, last)


def _untrue_by_tree(line: Line, tree: Tree, happening: Happening) -> tuple[int, int] | None:
    """Return the tokens of the word that tells a happening, or of the happening, and of what calls it untrue.

    Args:
        line: the sentence.
        tree: its tree; without one there is no verdict.
        happening: what is told.
    """
    if not tree.parsed:
        return None
    at = happening.first
    end = max(happening.last, happening.place.last if happening.place else 0)
    if happening.nominal and (verdict := _verdict_on(line, tree, at, end, unreal=True)) is not None:
        return at, verdict
    word = _word_telling(tree, at)
    verdict = _verdict_on(line, tree, word, end, unreal=False) if word is not None else None
    return None if word is None or verdict is None else (word, verdict)


def _word_telling(tree: Tree, at: int) -> int | None:
    """Return the noun for somebody's word above a happening that is what the word tells; None if there is none."""
    below = at
    for above in tree.governors(at):
        if above > below or not tree.is_a(below, *_TOLD_BY) or not _is_content(tree, below, above):
            return None
        if (tree.words[above],) in load_cues()["words_told"] and tree.tag(above) == "NOUN":
            return above
        below = above
    return None


def _is_content(tree: Tree, below: int, above: int) -> bool:
    """Say whether what hangs on a noun is what it is about: "news OF the fall", "a claim THAT", "the claim TO have"."""
    first, case = tree.subtree(below)[0], tree.case(below)
    if tree.is_a(below, "acl") and tree.tag(below) == "VERB" and (tree.lemma(below),) in load_cues()["spreads"]:
        return True  # "information SPREAD by the enemy about the loss of X": what is about something hangs on the verb
    if case:
        return (case,) in load_cues()["about"]
    opens = tree.words[first] if above < first else ""
    return (opens,) in load_cues()["about"] or opens in ("that", "to")


def _verdict_on(line: Line, tree: Tree, noun: int, end: int, *, unreal: bool) -> int | None:
    """Return where a noun is called untrue, behind token ``end``, by its clause or by who calls it so.

    Args:
        line: the sentence.
        tree: its tree.
        noun: the word, or the deed.
        end: the token behind what it tells.
        unreal: whether only words for what is made up count; a deed may be "wrong" and done.
    """
    verb = tree.head(noun)
    if verb < 0:
        return None
    said = tree.is_a(noun, "nsubj", "nsubj:pass") and verb > noun
    branded = (tree.lemma(verb),) in load_cues()["branding"] and not tree.negated(verb) and not unreal
    if not said and not (branded and tree.is_a(noun, "obj") and verb < noun):
        return None
    first = max(end, tree.subtree(noun)[1]) if said else end
    last = _clause_end(line, max(first, verb + 1))
    found = _untrue_within(line, first, last, unreal=unreal)
    return found[0] if found is not None and (branded or _is_said(tree, verb, found)) else None


def _is_said(tree: Tree, verb: int, verdict: tuple[int, int]) -> bool:
    """Say whether a verdict is what a clause says of its subject, and no part of it: not "was used for PROPAGANDA"."""
    tokens = range(*verdict)
    return verb in tokens or tree.lemma(verb) in _LINKING or any(tree.dependants(i, "cop") for i in tokens)


def _clause_end(line: Line, first: int) -> int:
    """Return where a clause ends from a token on, also by a comma."""
    return next((i for i in range(first, len(line)) if line.words[i] in STOPS | {",", "and", "but"}), len(line))


def _untrue_within(line: Line, first: int, last: int, *, unreal: bool = False) -> tuple[int, int] | None:
    """Return the tokens that call something untrue among ``[first, last)``: "is A LIE", "NO BASIS".

    Args:
        line: the sentence.
        first: where to look from.
        last: where to look to.
        unreal: whether only words for what is made up count.
    """
    cues = load_cues()
    denied = next((i for i in range(first, last) if negates(line.words[i])), last)
    called = line.find(cues["made_up"] if unreal else (*cues["wrong"], *cues["false"], *cues["made_up"]), first, last)
    if called is not None and called[0] <= denied:
        return called
    return None if unreal else _at_odds(line, first, last)


_LINKING = frozenset({"prove", "turn", "remain", "sound", "have", "bear", "lack", "contradict", "stand", "look"})
"""Verbs that say of their subject what stands behind them: "PROVED a lie", "HAS no basis"."""


__all__ = ["belied_behind", "verdict_on"]
