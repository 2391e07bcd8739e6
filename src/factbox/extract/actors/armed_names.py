"""Names that a text itself shows as those of people under arms: "the rebel Northern Accord", "Accord fighters"."""

from __future__ import annotations

import re
from functools import cache

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
    found = (match[match.lastgroup or 0] for match in _armed_name().finditer(text))
    names = (" ".join(word for word in name.split() if word.casefold() not in plain) for name in found)
    full = {name.casefold() for name in names if len(name) > 2 and name.casefold() not in common_nouns()}
    return frozenset(full | {name.split()[-1] for name in full if len(name.split()) > 1})


def common_nouns() -> frozenset[str]:
    """Return the nouns that stand for a side, and what describes them: nobody's name, however they are written."""
    nouns = load_nouns()
    return nouns.insurgent | nouns.government | nouns.fighters | nouns.again | nouns.others | nouns.describing


@cache
def _armed_name() -> re.Pattern[str]:
    """Return the pattern of a name beside "rebel" or "fighters", or one that takes a place as the subject of a verb."""
    nouns = load_nouns()
    name = r"(?:[A-Z][\w-]+ ?){1,5}"
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
