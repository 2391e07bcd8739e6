"""What papers, stations and agencies are called: how a name that no table has shows that it is an outlet's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True, slots=True)
class OutletNames:
    """Words, in lower case, of which the names of outlets are made; the fields are the lists of ``names.yaml``."""

    ends: frozenset[str]
    ends_behind_article: frozenset[str]
    opens: frozenset[str]
    ends_behind_day: frozenset[str]


@cache
def load_outlet_names() -> OutletNames:
    """Return the words of which the names of outlets are made."""
    lists = load_texts(files(__package__).joinpath("names.yaml").read_text(encoding="utf-8"))
    return OutletNames(**{field: frozenset(words) for field, words in lists.items()})


def is_made_as_outlet(words: str) -> bool:
    """Say whether words are a name as outlets have it, and nothing else: "the Osk Gazette", "Radio Osk".

    One word alone is none ("the Press"), and a common word within ends a name ("the Gazette's editor").
    """
    tokens = words.split()
    article = tokens[:1] in (["the"], ["The"])
    name = tokens[article:]
    if len(name) <= 1 or not (name[0][:1].isupper() and name[-1][:1].isupper()):
        return False
    if not all(word[:1].isupper() or word in _INSIDE for word in name):
        return False
    known, first, last = load_outlet_names(), name[0].casefold(), name[-1].casefold()
    return first in known.opens or last in known.ends or (article and last in known.ends_behind_article)


def ends_weekly(word: str) -> bool:
    """Say whether a word behind a weekday makes it a paper's name: "Sunday TIMES"."""
    known = load_outlet_names()
    return any(word.casefold() in ends for ends in (known.ends, known.ends_behind_article, known.ends_behind_day))


_INSIDE = frozenset({"and", "of", "de", "du", "des", "la", "el", "al", "van", "di", "da"})
"""Small words inside a name: "Agence Presse DE Karsa"."""
