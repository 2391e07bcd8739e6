"""How far a text goes with a happening: is it said to be so, denied, expected, supposed or only feared?

Only what stands before the predicate in its own clause counts, and for a noun what its verb says. Who vouches for it,
and on whose side, is settled when speakers are resolved.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Literal

from factbox.extract.sentence.line import CLOSING, OPENING, STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.contrary import is_contrary
from factbox.extract.stance.contrast import denied_before_aside, of_relative_aside, sets_apart
from factbox.knowledge.cues import is_denial, load_cues, saying_verbs
from factbox.knowledge.events import munitions, triggers_by_word
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Stance

Modality = Literal["", "negated", "conditional", "forecast", "unconfirmed", "attributed", "attempt"]
"""What the clause does with its happening; empty if it states it, ``attempt`` if it did not come about."""

_ORDER: tuple[Modality, ...] = ("negated", "conditional", "attempt", "forecast", "unconfirmed", "attributed")
LONGEST_TAKING_BACK = 9
"""Tokens in a sentence that only takes back the one before."""

_NOT = frozenset({"not", "never", "nor", "neither"})
_HANGS = frozenset({"if", "unless"})
DATES = frozenset({"after", "since", "when", "while", "before"})
"""What opens a clause that tells when something else is so."""

_MORE = frozenset({"more", "further", "fresh", "new", "another", "renewed", "additional"})
"""What is said of that which has not come yet."""

_ONLY = frozenset({"only", "just", "merely"})
_LOOK_BACK = 14
_GOVERNOR_REACH = 7
"""Tokens before a clause in which the word that governs it stands."""

_ATTEMPT_REACH = 5
"""Tokens before a predicate in which "fears of" or "trying to" governs it."""

_LAUNCH_REACH = 7
"""Tokens from "launched" to "operation to"."""

_PLAN_REACH = 6
"""Tokens before a noun in which it is planned: "were planning a limited operation"."""

_FORESEEN_REACH = 7
"""Tokens after a noun in which it is foreseen: "was 'only a matter of time'"."""

_VOUCHED_REACH = 8
"""Tokens after a noun in which nobody is said to have confirmed it: "the loss of X has yet to be acknowledged"."""

_AS_IF = 3
"""Tokens before a clause in which "it looks as if" stands."""

_LONGEST_COMMENT = 5
"""Tokens of "by all accounts" or "it would seem" at the head of a sentence."""

_INNER_REACH = 3
"""Tokens from the beginning of a predicate in which an adverb hedges it: "is APPARENTLY in rebel hands"."""

_APART: tuple[tuple[str, Modality], ...] = (("said_apart", "attributed"), ("supposed_apart", "unconfirmed"))
"""The classes of comments beside a clause, and what they make of it."""

_AIM_REACH = 9
"""Tokens after a noun in which it is called an aim: "remains one of the army's main AIMS"."""

_WITHDRAWN_REACH = 4
"""Tokens from "withdraws" to "report that"."""

_REPORTS = frozenset({"report", "reports", "story", "item", "urgent", "flash", "claim", "announcement", "statement"})
_OTHERWISE = frozenset({"but", ";", "while", "although", "though", "whereas", "that", "who", "which", *OPENING})
"""What ends the reach of a comment at the head of a sentence."""

_BIDDEN_REACH = 8
"""Tokens from who is told to what he is to do: "ORDERED the garrison of the town TO LEAVE"."""

_OVER = ((), (".",), (",",), (";",), ('"',), ("”",))
"""What follows a comment that stands behind a clause."""

_LIE_REACH = 9
"""Tokens before a predicate in which its speaker lies: "LIES WHEN it says that the town has fallen"."""

_MEANS_REACH = 7
"""Tokens before "to" and a verb in which the means to it stand."""

_FALSE_REACH = 60
"""Tokens around a predicate in which "a false report that" tells that it is not so; longer sentences are lists."""

_BRAND_REACH = 3
"""Tokens before a word for what is not so in which somebody calls something so."""


_IF_ONLY = frozenset({"if", "unless", "without"})
"""Words behind "could have taken X" of a condition that was not so."""

_CONTRARY = frozenset({"had", "without", "but"})
"""Words of a condition that was not so, beside "would have": "would have fallen HAD the army not come"."""


def read_modality(line: Line, first: int, last: int, *, noun: bool, reported: bool = False, since: int = 0) -> Modality:
    """Return what the clause does with the predicate at tokens ``[first, last)``.

    For a noun ("the loss of X would be") ``last`` is where its phrase ends, and the verb after it counts too. In
    ``reported`` speech "would" is the future of the past ("said it would send troops") and no condition. What stands
    before token ``since`` is not of the clause.
    """
    start = max(_clause_start(line, first), min(since, first))
    found = _said_before(line, start, first, since) | _said_inside(line, first, last, noun=noun)
    found = _as_supposed(line, found, start, first)
    if _is_untrue(line, start, first, last):
        found.add("negated")
    found |= _said_apart(line, first, last)
    if line.find(load_cues()["as_if"], max(start - _AS_IF, 0), first) is not None:
        found = {*found, "unconfirmed"} - {"conditional"}
    if noun:
        found |= _said_of_noun(line, first, last) | _undone(line, first)
    elif is_contrary(line, first):
        found = found - {"negated"} | {"attempt"}
    almost = line.find(load_cues()["almost"], first - 3, first)
    if almost is not None and not _is_number(line, almost[1]):
        found.add("attempt")
    if not noun and line.words[first - 1 : first] == ("to",) and not _implicative(line, first):
        found = found - _presupposed(line, start, first)  # who "did not regret his decision to leave" denies no leaving
        to_come = "forecast" in found or _is_appointed(line, start, first)
        found.add("forecast" if to_come else "attempt")
    if not _HANGS.isdisjoint(line.words[:first]) and _governed_by_if(line, first):
        found.add("conditional")
    if noun:
        found = found - _presupposed(line, start, first) | _called_so(line, first)
    unreal = line.find((("would", "have"),), start, last) is not None and not _CONTRARY.isdisjoint(line.words)
    if (
        reported
        and "conditional" in found
        and "would" in line.words[start:last]
        and "if" not in line.words
        and not unreal
    ):
        found = (found - {"conditional"}) | {"forecast"}
    return next((name for name in _ORDER if name in found), "")


def _as_supposed(line: Line, found: set[Modality], start: int, first: int) -> set[Modality]:
    """Return what a clause says of its predicate, also by an adverb or modal of supposing: "MAY HAVE taken X"."""
    supposed = line.find(load_cues()["supposed"], start, first)
    if supposed is None:
        return found
    past = line.words[supposed[1] - 1] in ("have", "already")
    if past and line.words[supposed[0]] == "could" and not _IF_ONLY.isdisjoint(line.words[first:]):
        return {*found, "conditional"}  # "could have taken X IF they had wanted to"
    return {*found, "unconfirmed"} - ({"forecast"} if past else set())


def _is_appointed(line: Line, start: int, first: int) -> bool:
    """Say whether what follows "to" is to be done: "troops ARE TO leave X", "were ORDERED to leave it", "AGREED to".

    What is only somebody's aim is none ("the plan is to take X"), and who is asked or wants to has not been bound.
    """
    aimed = line.find(load_cues()["aims"], start, first) is not None
    if line.words[first - 2 : first - 1] in (("is",), ("are",), ("was",), ("were",)):
        return not aimed
    bidden = line.find(load_cues()["bidden"], max(start, first - _BIDDEN_REACH), first)
    if bidden is None or aimed:
        return False
    between = line.words[bidden[1] : first - 1]
    return "to" not in between and _NOT.isdisjoint(line.words[start:first])


def _said_before(line: Line, start: int, first: int, since: int) -> set[Modality]:
    """Return what the words of a clause say before its predicate, and those that govern the clause."""
    found = {name for name in _ORDER if _stands(line, name, start, first)}
    found -= {"negated"} if line.words[start] in _HANGS else set()  # "IF the army does NOT hold X" denies nothing
    governed = max(start - 2, min(since, start), 0)
    found |= {name for name in ("unconfirmed", "attempt") if _stands(line, name, governed, start)}
    found |= {"unconfirmed"} if line.find(load_cues()["accused"], governed, first) is not None else set()
    found |= {"attributed"} if line.find(load_cues()["evidence"], governed, first) is not None else set()
    found |= {"negated"} if denied_before_aside(line, first) else set()
    found |= {"conditional"} if start == 0 and line.words[0] in ("had", "once") else set()
    return found | {"unconfirmed"} if _left_open(line, start, first) else found


def _is_untrue(line: Line, start: int, first: int, last: int) -> bool:
    """Say whether a sentence calls it false, or a clause hangs on a word for a lie or on a report that is withdrawn."""
    called = line.find(load_cues()["false"], first - _FALSE_REACH, last + _FALSE_REACH)
    if called is not None and not (_is_of_denial(line, *called) or _is_of_words_before(line, called, first)):
        return True
    wrong = line.find(load_cues()["wrong"], max(first - _FALSE_REACH, 0), first)
    if wrong is not None and line.at(wrong[1], ("that",)) and line.words[wrong[0] - 1] in load_function_words().be:
        return True  # "said it was incorrect that X had fallen"
    if line.find(load_cues()["lying"], max(first - _LIE_REACH, 0), first) is not None:
        return True
    if line.find(load_cues()["untrue"], max(start - _GOVERNOR_REACH, 0), first) is not None:
        return True
    before = range(first - 2, max(min(start, first) - _GOVERNOR_REACH, -1), -1)
    report = next((i for i in before if line.words[i] in _REPORTS), None)
    if report is None or not (line.at(report + 1, ("that",)) or line.at(report + 1, ("to", "have"))):
        return False
    return line.find(load_cues()["withdrawn"], max(report - _WITHDRAWN_REACH, 0), report) is not None


def _is_of_words_before(line: Line, called: tuple[int, int], first: int) -> bool:
    """Say whether a verdict is on what was said before, and the clause behind it tells what is so.

    "That is NOT THE CASE: the army holds X", and not "Fake: the army holds X".
    """
    said = line.words[max(called[0] - 1, 0)] in auxiliary_verbs()
    return said and called[1] <= first and line.words[called[1]] == ":"


_TAKES_UP = frozenset({"that", "this", "it"})


def _is_of_denial(line: Line, at: int, end: int) -> bool:
    """Say whether a word for what is not so is only somebody's denial: "CALLED this FALSE", "said that WAS UNTRUE".

    "Said it was untrue THAT X had fallen" is a verdict on what follows.
    """
    words = line.words
    if (
        at > 2
        and words[end : end + 1] != ("that",)
        and words[at - 1] in load_function_words().be
        and words[at - 2] in _TAKES_UP
        and words[at - 3] in saying_verbs()
    ):
        return True
    tokens = line.sentence.tokens[max(at - _BRAND_REACH, 0) : at]
    if any(token.tag == "VERB" and (token.lemma,) in load_cues()["branding"] for token in tokens):
        return True
    verb = saying_verbs().get(line.words[at - 2]) if at > 1 and line.words[at - 1] == "as" else None
    return verb is not None and is_denial(verb[0])


def _said_apart(line: Line, first: int, last: int) -> set[Modality]:
    """Return what a comment before or behind a clause makes of it: "By some accounts, X fell", "X fell, it seems".

    Behind stands also on whom it hangs: "X has fallen, if the report is true".
    """
    found: set[Modality] = set()
    end = next(
        (i for i in range(last, len(line)) if line.words[i] in STOPS | {"."} or line.words[i] in OPENING), len(line)
    )
    for name, modality in _APART:
        opens = line.find(load_cues()[name], 0, min(first, _LONGEST_COMMENT))
        ahead = opens is not None and opens[0] == 0 and _OTHERWISE.isdisjoint(line.words[opens[1] : first])
        behind = line.find(load_cues()[name], last, end)
        apart = (
            behind is not None and line.words[behind[0] - 1] == "," and line.words[behind[1] : behind[1] + 1] in _OVER
        )
        if ahead or apart:
            found.add(modality)
    hangs = next((i for i in range(last, end - 1) if line.words[i : i + 2] == (",", "if")), None)
    if hangs is not None and line.find(load_cues()["if_right"], max(end - 2, hangs), end) is not None:
        found.add("conditional")
    return found


def striving(line: Line, first: int) -> tuple[Modality, bool]:
    """Return what the text does with an attempt at a predicate ("tried to enter"), and whether there is one.

    Who "could try to enter" a town is expected to fight for it; of who wants to, or has failed to, that is not said.
    """
    striven = line.find(load_cues()["striven"], first - _ATTEMPT_REACH, first) or _launched(line, first)
    if striven is None:
        return "", False
    modality = read_modality(line, *striven, noun=False)
    return modality, modality != "attempt"


def _said_inside(line: Line, first: int, last: int, *, noun: bool) -> set[Modality]:
    """Return the negation inside a verb or right before it: "is NOT under siege", "has YET TO take"; or SEEM TO."""
    if noun:
        return set()
    inner = line.words[first + 1 : last]
    inside = any(word in _NOT or word.endswith("n't") for word in inner) and _ONLY.isdisjoint(inner)
    yet = line.words[max(first - 2, 0) : first] == ("yet", "to")
    found: set[Modality] = {"negated"} if inside or yet else set()
    for name, modality in _APART:
        adverbs = tuple(phrase for phrase in load_cues()[name] if len(phrase) == 1)
        found |= {modality} if line.find(adverbs, first + 1, min(last, first + _INNER_REACH)) else set()
    seems = line.find(load_cues()["seeming"], first - _ATTEMPT_REACH, first) is not None
    return found | {"unconfirmed"} if seems else found


def _launched(line: Line, first: int) -> tuple[int, int] | None:
    """Return where the verb stands by which somebody has launched what a predicate is the aim of."""
    waged = line.find(load_cues()["waged"], first - _ATTEMPT_REACH, first)
    return None if waged is None else line.find(load_cues()["launched"], waged[0] - _LAUNCH_REACH, waged[0])


def clings(line: Line, first: int) -> bool:
    """Say whether who holds a place is told to want to keep it: "surrounded troops hoped to HOLD ONTO X"."""
    kept = any(line.at(first + 1, words) for words in (("onto",), ("on", "to")))
    return kept and any(line.at(first - len(words), words) for words in load_cues()["clinging"])


def _said_of_noun(line: Line, first: int, last: int) -> set[Modality]:
    """Return what is said of a noun: by the verb after it ("the loss of X would be"), or by who plans it."""
    if line.find(load_cues()["unacknowledged"], last, last + _VOUCHED_REACH) is not None:
        return {"unconfirmed"}
    if _joins_verb(line, last):  # what he does next is not said of it: "condemned the bombing AND VOWED to"
        return {"forecast"} if line.find(load_cues()["planned"], max(first - _PLAN_REACH, 0), first) else set()
    comma = next((i for i in range(last, min(last + 4, len(line))) if line.words[i] == ","), last + 4)
    found: set[Modality] = {"conditional"} if _stands(line, "conditional", last, last + 4) else set()
    found |= {"forecast"} if _stands(line, "forecast", last, comma) or _is_aim(line, last, comma) else set()
    after = takewhile(lambda word: word != ",", line.words[last : last + 3])
    if any(word == "not" or word.endswith("n't") for word in after):
        found.add("negated")
    planned = line.find(load_cues()["planned"], max(first - _PLAN_REACH, 0), first) is not None
    foreseen = line.find(load_cues()["foreseen"], last, last + _FORESEEN_REACH)
    if foreseen is not None and line.sentence.tokens[foreseen[1] - 1].tag == "ADJ":
        behind = line.sentence.tokens[foreseen[1] : foreseen[1] + 1]
        foreseen = None if behind and behind[0].tag in ("NOUN", "PROPN") else foreseen  # "20 LIKELY insurgents"
    if planned or foreseen is not None:
        found.add("forecast")
    return found


def _joins_verb(line: Line, at: int) -> bool:
    """Say whether "and" or "but" right behind a noun joins a verb to the one before it, whose subject is another."""
    tokens = line.sentence.tokens
    return (
        line.words[at : at + 1] in (("and",), ("but",)) and at + 1 < len(line) and tokens[at + 1].tag in ("VERB", "AUX")
    )


def _is_aim(line: Line, last: int, comma: int) -> bool:
    """Say whether a noun is called what somebody is after: "the capture of X REMAINS THE REBELS' AIM"."""
    calls = line.words[last : last + 1]
    if not calls or calls[0] not in load_function_words().be | {"remains", "remained", "has", "had"}:
        return False
    end = max(comma, min(last + _AIM_REACH, len(line)))
    return line.find(load_cues()["aims"], last + 1, end) is not None


def _presupposed(line: Line, start: int, first: int) -> set[Modality]:
    """Return what does not reach a noun that is taken for granted: "did not comment on the fall of X".

    Nor does it make the fall undone that nobody prevented it.
    """
    negated = line.find(load_cues()["negated"], start, first)
    if negated is None or line.find(load_cues()["presupposing"], negated[0] + 1, first) is None:
        return set()
    if line.find(load_cues()["of_talk"], negated[0] + 1, first) is not None:
        return {"negated", "attempt", "forecast", "conditional"}
    past = "could" in line.words[start:first]
    return {"negated", "attempt", "forecast"} if past else {"negated", "attempt"}


def _called_so(line: Line, first: int) -> set[Modality]:
    """Return that a noun is somebody's word, or only held to be so, by what stands right before it.

    "The REPORTED fall of X", "the SUSPECTED killing of nine".
    """
    if line.find(load_cues()["held_so"], first - 1, first) is not None:
        return {"unconfirmed"}
    called = line.find(load_cues()["called_so"], first - 1, first)
    article = line.words[max(first - 2, 0) : first - 1]
    owned = bool(article) and article[0] in load_function_words().determiners | {"'s", "'"}
    return {"attributed"} if called and owned else set()


def _undone(line: Line, first: int) -> set[Modality]:
    """Return that a noun came to nothing, or not yet to anything: "the FAILED capture of X", "rebels NEAR capture"."""
    passed_over = line.find(load_cues()["passed_over"], max(first - _PASSED_REACH, 0), first) is not None
    return {"attempt"} if passed_over or line.find(load_cues()["undone"], first - 1, first) is not None else set()


_PASSED_REACH = 4
"""Tokens before a noun in which somebody passes it over: "said NOTHING OF THE fall of X"."""


def _is_number(line: Line, i: int) -> bool:
    """Say whether a number stands at a token, so that "nearly" hedges it and no verb ("nearly 40 arrested")."""
    return i < len(line) and (line.words[i][0].isdecimal() or line.words[i] in load_numbers().cardinals)


def is_bygone(line: Line, first: int) -> bool:
    """Say whether the words right before a predicate put it into a past that is over ("once controlled")."""
    found = line.find(load_cues()["bygone"], first - 3, first)
    again = found is not None and line.words[found[1] : found[1] + 1] in (("again",), ("more",))  # "ONCE AGAIN holds"
    return found is not None and not again


def is_state_of_then(line: Line, type_: str, first: int, last: int) -> bool:
    """Say whether who holds or fights for a place is told of an earlier time: "AT THAT TIME they held X".

    Args:
        line: the sentence.
        type_: the type of the claim.
        first: the first token of its predicate.
        last: the token behind it.
    """
    if type_ not in _STATES:
        return False
    then = load_cues()["at_that_time"]
    told = line.find(then, max(first - _NEAR_THEN, 0), first) or line.find(then, last, last + _BEHIND_THEN)
    return told is not None and line.words[told[1] : told[1] + 1] != ("of",)  # "AT THE TIME of writing"


_STATES = ("territory.held", "territory.contested", "territory.siege")
_NEAR_THEN = 14
"""Tokens before a predicate within which "at that time" dates it, with who says so between."""

_BEHIND_THEN = 8


def is_long_ago(line: Line, tree: Tree, first: int) -> bool:
    """Say whether the clause of a predicate is what the telling is years after: "a DECADE AFTER X fell"."""
    after = (
        next((i for i in tree.dependants(first, "mark", "case") if line.words[i] == "after"), 0) if tree.parsed else 0
    )
    return after > 0 and line.find(load_cues()["long_after"], after - 1, after) is not None


def is_question(line: Line) -> bool:
    """Say whether the sentence asks."""
    return any(word == "?" for word in line.words[-2:])


def asks_who(line: Line, first: int) -> bool:
    """Say whether a predicate is what somebody asks or does not know: "did not say WHO NOW CONTROLS the town".

    It hangs on a verb, an adjective or a preposition there, and on no noun or comma, as what tells of somebody does.
    """
    words = load_function_words()
    at = first - 1
    while at > 0 and line.words[at] in words.auxiliaries | words.adverbs:
        at -= 1
    return at > 0 and line.words[at] == "who" and line.sentence.tokens[at - 1].tag in ("VERB", "ADJ", "ADP")


def only_warns(line: Line, last: int) -> bool:
    """Say whether what a noun tells is only warned of, by the noun behind it: "air raid SIRENS", "a missile ALERT"."""
    return line.words[last : last + 1] in load_cues()["warnings"]


def takes_back(line: Line, told: str) -> bool:
    """Say whether a short sentence takes back what the one before told: "It was wrong.", "It had not.".

    One with a verb of its own takes back what that verb tells, by ``told``, the type of a claim: who besieged a town
    which "did not fall" has besieged it.
    """
    if len(line) > LONGEST_TAKING_BACK or line.words[0] not in ("it", "that", "this", "they"):
        return False
    if line.find(load_cues()["taken_back"], 0, len(line)) is not None:
        return True
    elliptic = line.find(load_cues()["taken_back_elliptic"], 0, 3)
    left = line.words[elliptic[1] :] if elliptic else ()
    words = [word for word in left if word[0].isalnum()]
    if elliptic is None or len(words) > 1:
        return False
    return not words or any(row.predicate.type == told for row in triggers_by_word().get(words[0], ()))


def says_wrongly(line: Line) -> bool:
    """Say whether the sentence itself calls wrong what it passes on: "our report wrongly said that"."""
    return line.find(load_cues()["wrongly"], 0, len(line)) is not None


def stance_of(modality: Modality, *, attributed: bool, denied: bool) -> Stance:
    """Return the stance before sides are known, by the order of CONTRACT where several fit.

    What a speaker negates is denied; what the report's own voice negates is negated.
    """
    if denied and modality != "negated":
        return "denied"
    if modality == "negated":
        return "attributed" if denied else "denied" if attributed else "negated"
    if modality in ("conditional", "forecast", "unconfirmed"):
        return modality
    return "attributed" if attributed or modality == "attributed" else "asserted"


@cache
def _clause_breaks() -> frozenset[str]:
    """Return the words and marks at which a clause begins."""
    words = load_function_words()
    return words.clause | words.relative | STOPS | {",", "and", "or"} | (OPENING | CLOSING) - {"'"}


def _clause_start(line: Line, first: int) -> int:
    """Return where the clause of a predicate begins, going on to the clause it is joined to by a bare "and"."""
    breaks = _clause_breaks()
    start = first
    while start > 0 and first - start < _LOOK_BACK:
        word = line.words[start - 1]
        joined = word in ("and", "or", ",") and _joined_verb(line, start, first)
        if word in breaks and not (joined or _names_in_marks(line, start - 1)):
            return start - 1 if word in ("if", "unless") else start
        if _says(line, start - 1):
            return start
        start -= 1
    return start


def _names_in_marks(line: Line, i: int) -> bool:
    """Say whether a mark opens words for one thing, of which the verb before it tells: 'to prevent "mass killings"'."""
    if line.words[i] not in OPENING or i == 0 or i + 1 >= len(line) or _says(line, i - 1):
        return False
    closing = next((j for j in range(i + 1, min(i + _IN_MARKS, len(line))) if line.words[j] in CLOSING), None)
    before = line.sentence.tokens[i - 1].tag
    return (
        closing is not None
        and before in ("VERB", "DET", "ADP", "ADJ", "ADV")
        and not any(line.sentence.tokens[j].tag in ("VERB", "AUX") for j in range(i + 1, closing))
    )


_IN_MARKS = 6
"""Tokens from a mark that opens words for one thing to the one that closes them."""


def _says(line: Line, i: int) -> bool:
    """Say whether a word says what follows, so that what stands before it ("asked not to be named") is of the speaker.

    Who "did not say" it, or "is said to have" done it, leaves it open.
    """
    lemma, form = saying_verbs().get(line.words[i], ("", "base"))
    if lemma not in ("say", "add") or form not in ("past", "past_or_participle", "third"):
        return False
    adverbs = load_function_words().adverbs
    before = [word for word in line.words[max(i - 3, 0) : i] if word == "not" or word not in adverbs]
    return not (before and (before[-1] == "not" or before[-1] in load_function_words().be))


def _joined_verb(line: Line, start: int, first: int) -> bool:
    """Say whether only adverbs stand between an "and" and the predicate, so that they share one subject and modal."""
    adverbs = load_function_words().adverbs
    return all(word == "possibly" or word in adverbs for word in line.words[start:first])


def _left_open(line: Line, start: int, first: int) -> bool:
    """Say whether the clause hangs on words that leave it open: "unclear whether", "no confirmation that", "fears".

    The governor stands in the clause before, up to its opening "that", and not beyond a comma. What only dates another
    clause is taken for granted: "scores are feared dead AFTER a ferry was shelled".
    """
    if line.words[max(start - 1, 0)] in DATES:
        return line.find(load_cues()["open"], start, first) is not None
    reach = start
    while reach > 0 and start - reach < _GOVERNOR_REACH and line.words[reach - 1] not in STOPS | {","}:
        reach -= 1
    return line.find(load_cues()["open"], reach, first) is not None


def _stands(line: Line, name: str, first: int, last: int) -> bool:
    if name == "attempt":
        first = max(first, last - _ATTEMPT_REACH)
    if name == "negated" and line.find(load_cues()["unanswered"], first, last) is not None:
        return False  # who "has not commented on the fall of X" does not say that it has not fallen
    if name == "negated" and any(word.endswith("n't") for word in line.words[first:last]):
        return True
    found = line.find(load_cues()[name], first, last)
    while found is not None and (
        _is_month(line, found[0])
        or _perceives(line, found[0])
        or sets_apart(line, found[0])
        or (name == "negated" and of_relative_aside(line, found[0], last))
        or _lacks(line, found[0], last)
        or _is_distance(line, found)
    ):
        found = line.find(load_cues()[name], found[1], last)
    return found is not None


def _lacks(line: Line, at: int, verb: int) -> bool:
    """Say whether "without" only says what somebody lacks who acts: "men WITHOUT masks opened fire on a patrol"."""
    if line.words[at] != "without" or verb >= len(line):
        return False
    behind = range(at + 1, verb + 1)
    return any(line.sentence.tokens[i].tag == "VERB" and not line.words[i].endswith("ing") for i in behind)


def _is_distance(line: Line, cue: tuple[int, int]) -> bool:
    """Say whether "far from" tells how far, or stands behind "so", and denies nothing: "so FAR FROM the city"."""
    at, end = cue
    if not line.at(at, ("far", "from")):
        return False
    words = load_function_words()
    return (
        line.at(at - 1, ("so",))
        or line.words[end : end + 1] == ()
        or line.words[end] in words.determiners
        or line.name_like(end)
    )


def _perceives(line: Line, at: int) -> bool:
    """Say whether a modal stands before a verb of perceiving, of what is so: "they CAN hear shelling"."""
    seen = (at + 1, at + 3)
    if not _MORE.isdisjoint(line.words[at + 1 : at + 4]):
        return False  # "the town COULD SEE MORE looting"
    return line.words[at] in ("can", "could") and line.find(load_cues()["perceived"], *seen) is not None


def _is_month(line: Line, at: int) -> bool:
    """Say whether "May" is the month and no modal: in a capital, and not at the head of its sentence."""
    return at > 0 and line.words[at] == "may" and line.capital(at) and not line.title_case


def _implicative(line: Line, first: int) -> bool:
    """Say whether a verb after "to" did happen ("managed to take", "the sixth to fall")."""
    ordinal = first > 1 and any(map(_is_ordinal, line.words[max(first - 5, 0) : first]))
    phrases = load_function_words().implicative
    return ordinal or line.find(phrases, max(first - 4, 0), first) is not None or _by_explosives(line, first)


def _by_explosives(line: Line, first: int) -> bool:
    """Say whether what went off was used for a deed, which so was done: "USED DYNAMITE TO blow up a bridge"."""
    means = line.words[max(first - _MEANS_REACH, 0) : first - 1]
    used = next((i for i, word in enumerate(means) if word in load_function_words().used), None)
    weapons = munitions() | load_responsibility().explosives
    plain = used is not None and means[used - 1 : used] != ("to",)
    return plain and any(word.removesuffix("s") in weapons for word in means[used:])


def _is_ordinal(word: str) -> bool:
    """Say whether a word is an ordinal: "sixth", "twenty-first", "23rd"; "month" and "north" are none."""
    digits = word[:1].isdecimal() and word.endswith(("st", "nd", "rd", "th"))
    return digits or word.rsplit("-", 1)[-1] in load_numbers().ordinals


def _governed_by_if(line: Line, first: int) -> bool:
    """Say whether an "if" or "unless" opens the clause before this one, so that this one hangs on it."""
    where = max(i for i in range(first) if line.words[i] in _HANGS)
    return "," in line.words[where:first] and not any(word in STOPS for word in line.words[where:first])
