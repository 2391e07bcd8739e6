"""By which words a speaker is judged: those that introduced him, with ranks in full and the name of "its mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.records import Mention, Span
from factbox.resolve.cast import Cast
from factbox.resolve.introductions import (
    body_explained,
    introduced_as,
    introductions,
    is_bare_name,
    meant_before,
    name_beside_office,
)

_OFFICES = "|".join(sorted(load_nouns().single_offices))
_ITS_OFFICER = re.compile(rf"(?i)(?:its|the|their|the town's|the city's) ((?:[a-z]+ ){{0,2}}(?:{_OFFICES}))")
"""Words for one who holds an office that there is one of."""


def officer_named(words: str, cast: Cast) -> str:
    """Return "its mayor" with the name of the one mayor whom the report names; empty if it names none or several."""
    office = _ITS_OFFICER.fullmatch(words)
    if office is None:
        return ""
    noun = office[1].split()[-1]  # "the chief district OFFICER" is "the officer, Roe," further on
    named = re.findall(rf"\b(?i:{noun}),? ((?:[A-Z][\w’'-]+ ){{1,2}}[A-Z][\w’'-]+)", cast.text)
    return f"{office[1]} {named[0]}" if len({*named}) == 1 else ""


def called_elsewhere(mention: Mention, words: str, cast: Cast) -> Iterator[str]:
    """Yield what else the report calls a speaker whose words name no side: "spokesman Roe" was the army's before."""
    name = name_beside_office(words)
    if name:
        yield from introductions(name, cast.text)
    elif before := meant_before(words, cast.text, mention.span.start):
        yield before


def introduced(mention: Mention, cast: Cast) -> str:
    """Return the words by which a speaker is judged: the mention's hint, or what the text introduces him with."""
    if mention.hint or not is_bare_name(mention.text):
        return mention.hint or mention.text
    return introduced_as(mention.text, cast.text) or body_explained(mention.text, cast.text) or mention.text


def outlet_described(words: str) -> str:
    """Return the name of an outlet that no table knows, by what it is called: "Radio Osk, A LOCAL STATION".

    Empty where its description has a party's words in it: the rebels' station speaks for them.
    """
    found = _outlet_behind().fullmatch(words) or _outlet_before().fullmatch(words)
    nouns = load_nouns()
    sides = (
        nouns.insurgent | nouns.government | nouns.partisans | {"state", "state-run", "official", "party", "military"}
    )
    if found is None or not sides.isdisjoint(found["what"].casefold().replace("'s", " ").replace("'", " ").split()):
        return ""
    return found["name"]


@cache
def _outlet_words() -> tuple[str, str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(load_nouns().outlets, key=len, reverse=True))
    described = (
        rf"(?P<what>(?:(?!(?:for|of|at|with|from|to|by)\b)(?:[a-z][\w-]*|[A-Z][\w-]+)['’s]* ){{0,4}}(?:{nouns}))"
    )
    return described, r"(?P<name>(?:The )?[A-Z][\w'’.-]*(?: (?:[A-Z0-9][\w'’.-]*|of|de|la|du|al))*)"


@cache
def _outlet_behind() -> re.Pattern[str]:
    what, name = _outlet_words()
    return re.compile(rf"{name}, (?:an?|the|one of the) {what}(?: (?:in|of|from|based in|run from|close to) .+)?,?")


@cache
def _outlet_before() -> re.Pattern[str]:
    what, name = _outlet_words()
    return re.compile(rf"(?:[Aa]n?|[Tt]he) {what},? {name},?")


def without_stamp(mention: Mention) -> Mention:
    """Return a speaker without the hour or the number of an item that a page prints before him: "10:30 Jan Roe"."""
    stamp = _STAMP.match(mention.text)
    if stamp is None:
        return mention
    start = mention.span.start + stamp.end()
    return replace(mention, span=Span(start, mention.span.end), text=mention.text[stamp.end() :])


_STAMP = re.compile(r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?: ?[ap]\.?m\.?)?|[.)]) +(?=[A-Z])")


def keeper_of_count(words: str) -> str:
    """Return who keeps a count that is given as a speaker: "a count by the Monitor"; other words as they are."""
    found = _kept_by().match(words)
    return words[found.end() :] if found else words


@cache
def _kept_by() -> re.Pattern[str]:
    counts, by = ("|".join(" ".join(words) for words in load_cues()[name]) for name in ("count_kept", "count_kept_by"))
    count = rf"(?:(?:an?|the|its|their|one) )?(?:[a-z-]+ )?(?:{counts})s?"
    return re.compile(rf"(?i:{count} (?:{by}) )(?=(?:the |its )?[A-Z])")


def spelled_out(words: str) -> str:
    """Return the words for a speaker with shortened ranks in full: "Maj. Gen. Jan Roe" is Major General Jan Roe."""
    ranks = load_nouns().ranks
    return re.sub(r"\b([A-Z][a-z]{1,4})\.(?= [A-Z])", lambda match: ranks.get(match[1].casefold(), match[0]), words)
