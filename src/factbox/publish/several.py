"""Who did something together: a line names all whom its sentence names in one breath, and not only the first."""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of

LONGEST = 90
"""Characters of a list of doers that a line repeats; of a longer one it names nobody."""


def all_doers(words: str, sentence: str) -> str:
    """Return the words of a sentence for all who act with those whom some words of it name.

    Args:
        words: how the sentence calls somebody: ``troops``, ``army soldiers``.
        sentence: the sentence.

    Returns:
        ``troops, police and militiamen`` where these stand together in it; ``words`` where nobody is named with them;
        nothing where the list is too long for a line.
    """
    told = one_line(sentence)
    named = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told, re.IGNORECASE) if words else None
    lists = _listed().finditer(told) if named else ()
    found = next((one[0] for one in lists if named and one.start() <= named.start() < one.end()), "")
    if not found:
        return words
    told = found.removeprefix("the ").removeprefix("The ")
    first, _, rest = told.partition(" ")
    told = f"{first.lower()} {rest}" if first.casefold() in arms() else told
    return told if len(told) <= LONGEST else ""


@cache
def arms() -> frozenset[str]:
    """Return the nouns for those who act with weapons."""
    nouns = load_nouns()
    return nouns.government | nouns.armed | nouns.insurgent | nouns.under_arms | nouns.fighters


@cache
def _listed() -> re.Pattern[str]:
    """Return nouns for people under arms, parted by commas and "and", with up to three words before each."""
    nouns = any_of(sorted(arms(), key=len, reverse=True))
    noun = rf"(?:(?!(?:and|or|with|by|of|said|says|say|on|in|at|to|as|that|between)\b)[\w'’-]+ ){{0,3}}?{nouns}\b"
    noun += r"(?: (?:officials|officers|leaders|commanders|members))?"
    return re.compile(rf"(?<!\bbetween )\b{noun}(?:, {noun})*,? and (?:the |their |its )?{noun}", re.IGNORECASE)
