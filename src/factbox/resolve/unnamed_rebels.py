"""Which armed group "the rebels" of a report are: the one that it is about, or nobody whom its words name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Mention
from factbox.resolve.cast import Cast

_NAME = r"(?:the )?[“\"'‘]?(?P<name>[A-Z][\w’-]+(?: (?:(?:of|for) (?:the )?)?[A-Z][\w’-]+){0,4})"
_REACH = 3
"""Words before a noun among which its article stands."""


def group_meant(mention: Mention, cast: Cast) -> tuple[str, str]:
    """Return the name of the group that a common noun for its fighters means, and why; without one, why not.

    Args:
        mention: the common noun: "the insurgents", "a gang".
        cast: who the report is about.
    """
    if own := _own_name(mention, cast):
        return own, "so called by the words beside it"
    if not cast.group:
        return "", "the report names no armed group, or several as often"
    at = bisect_left(cast.named, (mention.span.start, ""))
    last = cast.named[at - 1][1] if at else cast.group
    if last != cast.group:
        return "", f"the report is about {cast.group}, but names {last} just before"
    if _may_be_anybody(mention, cast):
        return "", f"the words do not say that they are of {cast.group}"
    return cast.group, "the armed group that the report is about"


def _own_name(mention: Mention, cast: Cast) -> str:
    """Return the name that follows a noun: "this gang, CALLED the Lanterns"."""
    found = _calling().match(cast.after(mention, 80))
    return found["name"] if found else ""


@cache
def _calling() -> re.Pattern[str]:
    verbs = "|".join(sorted(load_nouns().calling))
    return re.compile(rf",? (?:{verbs}) {_NAME}")


def _may_be_anybody(mention: Mention, cast: Cast) -> bool:
    """Say whether the words say, or leave open, that somebody else is meant: "UNIDENTIFIED gunmen", "by a gang"."""
    nouns, definite = load_nouns(), load_responsibility().definite
    told = [*re.split(r"[.!?;:,\n]", cast.before(mention))[-1].casefold().split()[-_REACH:]]
    told += mention.text.casefold().split()
    if not nouns.unknown.isdisjoint(told):
        return True
    anybody = told[-1] in nouns.anybody and definite.isdisjoint(told)
    return anybody and not _is_called(mention.text.split()[-1], cast)


def _is_called(noun: str, cast: Cast) -> bool:
    """Say whether the report calls those of the group by a noun: "Front GUNMEN", "the Lanterns, a GANG"."""
    short = [one for one, full in cast.acronyms.items() if full == cast.group]
    names = "|".join(re.escape(word) for word in (cast.group, cast.group.split()[-1], *short))
    stem = re.escape(noun.casefold().removesuffix("s")) + "s?"
    beside = rf"\b(?:{names})(?:['’]s?)? {stem}\b|\b(?:{names}),? (?:an?|the) (?:[\w-]+ ){{0,3}}{stem}\b"
    return re.search(rf"(?i:{beside}|\b{stem} (?:of|from) (?:the )?(?:{names})\b)", cast.text) is not None


__all__ = ["group_meant"]
