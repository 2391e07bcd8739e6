"""Names that no table knows and no words introduce, but that a report gives what no private person has.

"Lifeline Medical said its staff had left" is told of a body, and "Roe denied that his men had attacked the prison" of
one who leads them: both answer for their words, and keep their names.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns

LONGEST = 5
"""Words of a name that is looked for."""

_ITS = "(?:its|it ha[sd]|it w(?:ill|ould))"


def acts_in_public(name: str, text: str) -> bool:
    """Say whether a text tells of a bare name as of a body, or as of one who leads fighters.

    Args:
        name: the words for a speaker; longer ones than a name tell nothing here.
        text: the text of the report.
    """
    words = name.split()
    if not 0 < len(words) <= LONGEST or not all(word[:1].isupper() for word in words):
        return False
    return _is_body(name, text) or _leads_fighters(words[-1], text)


def _is_body(name: str, text: str) -> bool:
    """Say whether a name is "it" right behind what it says: "Lifeline Medical said that ITS staff had left"."""
    said = rf"\b{re.escape(name)}(?: also| later| has| had)? [a-z]+(?: on \w+| \w+day)?(?: that)? {_ITS}\b"
    return re.search(said, text) is not None


def _leads_fighters(surname: str, text: str) -> bool:
    """Say whether a text has fighters of somebody: "ROE's gunmen", "men loyal to Jan ROE", "ROE said his men"."""
    name, fighters = re.escape(surname), _fighters()
    owned = rf"\b{name}['’]s (?:own )?(?:{fighters})\b"
    led = rf"\b(?i:{fighters}) (?:loyal to|led by|commanded by|under|of) (?:[A-Z][\w’'-]+ ){{0,3}}{name}\b"
    his = rf"\b{name}(?: also| later)? [a-z]+(?: on \w+)?(?: that)? (?:his|her) (?:own )?(?:{fighters})\b"
    return re.search(f"{owned}|{led}|{his}", text) is not None


@cache
def _fighters() -> str:
    return "|".join(sorted({"men", "gang", "gangs"} | load_nouns().under_arms))
