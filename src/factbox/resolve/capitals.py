"""Names that a headline or a dateline has in capitals, as the text writes them elsewhere.

"HILL FRONT SEIZES HARUN" tells of the Hill Front: a side of another name would take the town from it.
"""

from __future__ import annotations

import re

from factbox.knowledge.function_words import load_function_words

LONGEST_ACRONYM = 5
"""Letters in a single word in capitals that may be an acronym."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def in_plain_case(name: str, text: str) -> str:
    """Return a name in capitals as a text writes it elsewhere, or else with one capital a word; any other as it is.

    A short word alone, and one that the text writes in no other way, may be an acronym and stays.
    """
    if not name.isupper():
        return name
    forms = (match[0] for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE))
    plain = next((form for form in forms if not form.isupper() and form[0].isupper()), None)
    if plain:
        return " ".join(plain.split())
    return name if len(name) <= LONGEST_ACRONYM else _capitalised(name)


def _capitalised(name: str) -> str:
    small = load_function_words().prepositions | load_function_words().determiners | load_function_words().conjunctions

    def word(match: re.Match[str]) -> str:
        lower = match[0].lower()
        return lower if lower in small and match.start() else lower.capitalize()

    return _WORD.sub(word, name)
