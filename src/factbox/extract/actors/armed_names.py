"""Names that a text itself shows as those of people under arms: "the rebel Northern Accord", "Accord fighters"."""

from __future__ import annotations

import re
from functools import cache

from factbox.extract.actors.whole_names import called_bodies
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events.taking import taking_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers


def armed_names(text: str) -> frozenset[str]:
    """Return the names that the report itself shows as armed ("the rebel Northern Accord", "Accord fighters").

    The last word of a longer name stands for it ("the Accord").
    """
    words = load_function_words()
    plain = words.determiners | words.clause | words.prepositions | words.calendar | load_numbers().cardinals.keys()
    found = (_with_joined(text, match) for match in _armed_name().finditer(text))
    names = (" ".join(word for word in name.split() if word.casefold() not in plain) for name in found)
    full = {name.casefold() for name in names if len(name) > 2 and name.casefold() not in common_nouns()}
    return frozenset(full | {name.split()[-1] for name in full if len(name.split()) > 1})


_JOINED = re.compile(r",? and (?:[A-Z][\w'’-]+ ?){2,5}")
_LISTED = re.compile(r"(?:, [A-Z][\w'’-]+)*")


def _with_joined(text: str, match: re.Match[str]) -> str:
    """Return a name with what "and" joins to it under one article: "the LAND, WATER AND FREEDOM FRONT"."""
    group = match.lastgroup or 0
    start, end = match.span(group)
    listed = _LISTED.match(text, end)
    behind = _JOINED.match(text, listed.end() if listed else end)
    body = behind is not None and behind[0].split()[-1].casefold() in called_bodies()
    return text[start : behind.end()] if behind and body and text[:start].endswith("the ") else match[group]


def common_nouns() -> frozenset[str]:
    """Return the nouns that stand for a side, and what describes them: nobody's name, however they are written."""
    nouns = load_nouns()
    return nouns.insurgent | nouns.government | nouns.fighters | nouns.again | nouns.others | nouns.describing


@cache
def _armed_name() -> re.Pattern[str]:
    """Return the pattern of a name beside "rebel" or "fighters", or one that takes a place as the subject of a verb."""
    nouns = load_nouns()
    article = "|".join(sorted(load_function_words().arabic_articles))
    name = rf"[A-Z][\w-]+ ?(?:(?:(?:{article})-)?[A-Z][\w-]+ ?){{0,4}}"
    adjectives = "|".join(sorted(word for word in nouns.insurgent if not word.endswith("s")))
    bearers = "|".join(sorted(nouns.insurgent | nouns.fighters - nouns.government - nouns.again))
    takes = "|".join(sorted(taking_verbs()))
    return re.compile(
        rf"\b(?:armed|{adjectives}) (?:(?:group|movement|alliance) )?(?P<called>{name})"
        rf"|(?P<led>{name})(?:{bearers})\b"
        rf"|\b(?i:{bearers}) of (?:the )?(?P<of>{name})"
        rf"|\b(?:falls?|fell|fallen|lost) to (?:the )?(?P<gets>{name})"
        rf"|\b(?:{takes}) by (?:the )?(?P<by>{name})"
        rf"|(?P<holds>\b[A-Z]\w+)-(?:held|controlled)\b"
        rf"|\b[Tt]he (?P<takes>{name})(?:(?:has|have|had|claimed to have) )?(?:{takes})\b"
        rf"|\b[Tt]he (?P<says>{name})(?:said|says|claims|claimed) [a-zA-Z0-9 ]{{0,40}}\b(?:it|they|its fighters) "
        rf"(?:has|have|had) (?:{takes})\b"
    )
