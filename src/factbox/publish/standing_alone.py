"""Whether a quotation can be understood by somebody who reads nothing else of its report.

A line of a printed factbox has one sentence, or two. "Eighty-one crossed on Sunday" is true, and no reader of the line
knows eighty-one of whom; "All 64 patients had been moved" leaves open of which hospital, and "his own spokesman
announced it" whose he is. What such words stand for is told before them: so the criterion is that each word which takes
up something has something before it, in the quotation, that it can take up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.verbs import irregular_pasts
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.passing import has_name


def stands_alone(told: str) -> bool:
    """Say whether a quotation has no word that only words before it would explain."""
    return not left_open(told)


@lru_cache(maxsize=4096)  # the sections ask it of one quotation again and again
def left_open(told: str) -> str:
    """Return the first words of a quotation that only words before it would explain; empty if it stands alone."""
    words = one_line(told).strip("“”\"'‘’ ").replace("[…] ", "")
    found = (
        asked(words) for asked in (_open_number, _open_group, _open_thing, _open_share, _open_possessive, _open_deed)
    )
    return next(filter(None, found), "")


# --- numbers that count nothing named -----------------------------------------------------------------------------


def _open_number(told: str) -> str:
    """Return a number at the head of a sentence, or of what somebody says in it, behind which no noun stands.

    That people are counted of whom it tells that they died, were hurt or arrested is plain: "three were killed".
    """
    for found in _number().finditer(told):
        before = told[: found.start()] if found["said"] else found["opening"]
        if _plural().search(before.partition(" ")[2]) or _THOSE.search(before):
            continue
        behind, taken_up = told[found.end() :], found["again"] is not None
        if not _goes_on_with_verb(behind, before_names=taken_up):
            continue
        plain = _is_headline(told) or _of_victims().match(behind) is not None
        if not plain or (taken_up and not _PARTICIPLE.match(behind)):
            return found[0].strip()
    return ""


_THOSE = re.compile(r"\b[Tt]hose \w+ed\b")
_PARTICIPLE = re.compile(r" (?!had\b|was\b|were\b)\w+(?:ed|n|ot) (?:in|at|on|of|by|from|near|during)\b")
"""How words go on that tell which ones a number is of: "the two CAPTURED AT Alder"."""


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of a subject that is a number; "both" and "a second", which take one up, are ``again``."""
    table = load_numbers()
    cardinal, ordinal = rf"(?!one who){_cardinal()}", rf"(?:{any_of(table.ordinals)}|last|latter|former|next|other)"
    again = (
        rf"an? {ordinal}(?: one)?|the (?:{ordinal} {cardinal}|{ordinal}(?: one)?|rest|others|remainder|{cardinal})"
        rf"|both|all(?! was)|none|neither|each|others|{cardinal} others"
    )
    hedges = rf"(?:(?:{any_of(load_grounds().hedges)}|another|a further|an additional|only|just) )*"
    opening = rf"(?P<opening>{_opening()})"
    said = rf"(?P<said>\b{any_of(load_grounds().saying)}(?: on \w+| that)? )"
    return re.compile(
        rf"(?:^{opening}|{said})(?:(?P<again>{again})|{hedges}(?:{cardinal}|some|most)(?: (?:more|others))?)(?=[ ,])",
        re.IGNORECASE,
    )


@cache
def _cardinal() -> str:
    """Return the pattern of a number in figures, which is no year, or in words."""
    words = any_of(load_numbers().cardinals)
    return rf"(?:(?!(?:19|20)\d\d )\d[\d,.]*|{words}(?:-{words})?)"


@cache
def _opening() -> str:
    """Return the pattern of what may stand before the subject of a sentence: "On Sunday, ", "So far "."""
    words = load_function_words()
    heads = any_of(sorted(words.prepositions | words.adverbs | words.weekdays | {"overnight", "outside"}))
    return rf"(?:{heads}\b[^,;:.“”\"]{{0,40}}, |(?:So far|Later|Meanwhile|Overnight|Since then) )?"


def _goes_on_with_verb(behind: str, *, before_names: bool = True) -> bool:
    """Say whether words go on with a verb, so that what stands before them is the whole subject.

    A participle before a noun ("two armed men") is none, and before a name it may be none.
    """
    if re.match(r",? (?:who|which|of (?:them|these|those|whom))\b", behind):
        return True
    adverbs = load_function_words().adverbs
    words = re.findall(r"[\w'’-]+|[,.;]", behind)
    while words and words[0].casefold() in adverbs:
        words = words[1:]
    if not words or not behind.startswith(" "):
        return False
    first, second = words[0].casefold(), words[1].casefold() if len(words) > 1 else "."
    if first in auxiliary_verbs() | {"remain", "remained"}:
        return True
    past = first in irregular_pasts() or (first.endswith("ed") and first not in _NO_VERBS)
    open_ = before_names and len(words) > 1 and words[1][0].isupper()
    return past and (open_ or not second[0].isalpha() or second in _behind_verbs())


_NO_VERBS = ("hundred", "armed", "red", "wounded", "injured", "displaced")


@cache
def _behind_verbs() -> frozenset[str]:
    """Return words that stand behind a verb and not behind an adjective: "crossed ON Sunday"."""
    words = load_function_words()
    return words.prepositions | words.determiners | words.adverbs | words.auxiliaries | words.calendar | words.clause


def _is_headline(told: str) -> bool:
    """Say whether words have no end: a headline leaves the noun out ("Two held over blast")."""
    return not told.rstrip("\"'”’").endswith((".", "!", "?"))


@cache
def _of_victims() -> re.Pattern[str]:
    """Return how words go on behind a number of people who died, were hurt or arrested."""
    stems = (
        *load_grounds().types["casualties"],
        *load_grounds().types["detention.arrest"],
        "shot",
        "missing",
        "flee",
        "fled",
    )
    return re.compile(rf",? (?:[\w'’-]+ ){{0,4}}?{any_of(stems)}", re.IGNORECASE)


# --- groups and shares of something named before ------------------------------------------------------------------


def _open_group(told: str) -> str:
    """Return a group at the head of a sentence that is told by its number alone: "all 64 patients", "the three men".

    "The two sides" are those of the conflict, and what stands behind a group says which it is: "the two men of Alder".
    """
    found = _group().match(told)
    if found is None or found["noun"].casefold() in load_grounds().known_groups:
        return ""
    return found[0] if _goes_on_with_verb(told[found.end() :]) else ""


@cache
def _group() -> re.Pattern[str]:
    whole = rf"(?:(?:all|all of the|all the|the|the other|the remaining) {_cardinal()}|both|both of the|those|these)"
    return re.compile(rf"{_opening()}{whole} (?-i:(?:[a-z-]+ ){{0,2}}?(?P<noun>[a-z]+))(?= )", re.IGNORECASE)


_SHARE = re.compile(r"\b(?:most|many|some|half|all|none|any|few|several|\d[\d,]*|[a-z]+) of (?:those|these|them)\b")
_TOLD_WHO = re.compile(r" (?:who|whose|that|which|\w+ed|\w+ing|under|still|responsible)\b")


def _open_share(told: str) -> str:
    """Return a share of those whom nothing before it names: "Air strikes have caused most of those".

    They are not who does something in its own clause: so they stand before the last comma or "and", or behind a verb.
    """
    for found in _SHARE.finditer(told):
        before = told[: found.start()]
        if not before.strip() or _TOLD_WHO.match(told, found.end()):
            continue
        if not any(map(_has_plural, (*_CLAUSES.split(before)[:-1], " ".join(before.split()[_SUBJECT:])))):
            return found[0]
    return ""


def _open_thing(told: str) -> str:
    """Return the subject of a sentence without a name that is one of many things: "the building burned"."""
    found = _thing().search(told)
    return found["thing"] if found and not has_name(told) and _goes_on_with_verb(told[found.end() :]) else ""


@cache
def _thing() -> re.Pattern[str]:
    things = any_of(load_grounds().bare_things)
    said = rf"\b{any_of(load_grounds().saying)}(?: on \w+| that)? "
    return re.compile(rf"(?:^{_opening()}|{said})(?P<thing>(?-i:[Tt]he)(?: [a-z-]+)? {things})(?= )", re.IGNORECASE)


_SUBJECT = 2
"""Words at the head of a sentence that are mostly its subject."""

_CLAUSES = re.compile(r"[,;:.(] |\b(?:and|but|while|after|before|when) | [–—-] ")


def _has_plural(words: str) -> bool:
    """Say whether words have one that may stand for several people or things: a plural, a number, a name."""
    inner = words.partition(" ")[2]
    return _plural().search(inner) is not None or re.search(r"\b[A-Z]", inner) is not None


@cache
def _plural() -> re.Pattern[str]:
    """Return the pattern of words for several people or things."""
    several = any_of(word for word, number in load_numbers().cardinals.items() if number > 1)
    return re.compile(rf"\b[a-z]{{2,}}(?<![sui'’])s\b|\b(?:people|men|women|children|police|{several})\b|\d")


# --- whose, and what was done -------------------------------------------------------------------------------------


def _open_possessive(told: str) -> str:
    """Return "his", "their" or the like where nobody stands before it: "The next day his own spokesman said so".

    Who says "we" does not mean himself by "their", and what an opening clause leaves open the next one may name:
    "In its first statement the army said".
    """
    found = _POSSESSIVE.search(told)
    if found is None or _PREPOSED.match(told) or _NAMED_BEHIND.match(told, found.end()):
        return ""
    before = _TIMES.sub("", told[: found.start()])
    if _OURS.match(before):
        own = found[0] == "them" or before.endswith(" and ") or _has_plural(_OURS.sub("", before))
        return "" if own else found[0]
    words = re.findall(r"[\w'’-]+", before.casefold())
    closed = load_function_words()
    idle = closed.prepositions | closed.determiners | closed.clause | closed.conjunctions | closed.adverbs
    return found[0] if all(word in idle for word in words) else ""


_POSSESSIVE = re.compile(r"\b(?:[Hh]is|[Tt]heir|[Hh]er(?= (?:own )?[a-z])|[Hh]im|[Tt]hem)\b(?! own\b(?= [a-z]+$))")
_PREPOSED = re.compile(
    r"(?:In|Despite|With|By|On|Following|At|For|From|As|After|Before|Since|When|While|Until|Under|Through|During|To)\b"
    r"[^,]{0,80}?\b(?:his|their|her|him|them)\b[^.]*?, ?(?:the|a|an|[A-Z])"
)
_NAMED_BEHIND = re.compile(r"(?: [a-z-]+){1,3},? [A-Z]")
"""How the words go on after "his" that name whom they are for: "his spokesman, Jan Roe"."""

_TIMES = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Oo]n|[Ii]n|[Aa]t|[Aa]n?)?(?: ?(?:same|following|next|previous|very))? ?"
    r"(?:day|night|morning|evening|afternoon|week|month|hours?|days?|later|[A-Z]\w+day)\b,? ?"
)
_OURS = re.compile(r"(?:[Ww]e|[Oo]ur(?: [a-z-]+){1,2})\b")


def _open_deed(told: str) -> str:
    """Return "done so" where a sentence tells nothing before it that somebody could do: "So far 43 have done so"."""
    found = re.search(r"\b(?:do|does|did|done|doing) so\b", told)
    return found[0] if found and len(told[: found.start()].split()) < _FEWEST else ""


_FEWEST = 6
"""Words of a sentence before "done so" that can have told what was done."""
