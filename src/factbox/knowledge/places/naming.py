"""Which names a place goes by, and how its name is printed: the rules by which a gazetteer is built."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from factbox.knowledge.places.layout import OWN
from factbox.knowledge.places.names import fold
from factbox.knowledge.places.tables import read_table

TYPE_WORDS = re.compile(
    r"^(?:provincia|province|departamento|d[eé]partement|estado|state|regi[oó]n|republic|wilayat|velayat|vilayat|"
    r"muhafazat|municipality|county|ostan|governorate|kraj|commune)(?:-e| d[aeou]s?| del?| of| de la)? |"
    r" (?:province|governorate|oblast|region|regional state|state|county|parish|borough|census area|district|"
    r"department|prefecture|voivodeship|municipality|kraj|krai|republic|division|peoples' region|territory|"
    r"municipio|gemeinde|rayon|raion|autonomous region|union territory)$",
    re.IGNORECASE,
)
"""The word for the kind of division, which the press leaves out as often as not."""

COMPASS = frozenset(
    (*("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
     *("central", "centre", "capital", "upper", "lower", "free"))
)  # fmt: skip
"""A name of only such words is no name without the word for its kind ("Northern Region")."""

TRANSLITERATION = "\u0304\u0323\u0327\u0331\u0306‘’ʻʼ"
"""Marks that transliterations use: macron, dot, cedilla and line below, breve, turned apostrophes."""

LATIN_WITH_MARKS = frozenset(
    ("LV", "LT", "RO", "TR", "AZ", "VN", "FR", "PT", "ES", "BR", "PL", "NZ", "MT", "HT", "FO", "WS", "TO", "MH", "US")
)
"""Countries whose own Latin spelling has such marks: they stay."""

_PLAIN_APOSTROPHE = str.maketrans(dict.fromkeys("‘’ʻʼ", "'"))
_LONGEST_CODE = 4
_LONGEST_NAME = 40


def is_press_name(name: str) -> bool:
    """Say whether an alternate name can stand in an English report: Latin, capitalised, no code, no number."""
    begins = name[:1].isupper() or name[:1] in "'‘’ʻ"
    if not begins or any(c.isdigit() for c in name) or len(name) > _LONGEST_NAME:
        return False
    if len(name) <= _LONGEST_CODE and name.isupper():
        return False  # airport and railway codes
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def key_of(name: str, called: int) -> str:
    """Return the folded name under which a place is kept; empty for a variant of one or two letters."""
    key = fold(name)
    return key if called <= OWN or len(key) > 2 else ""


def plain_name(name: str) -> str:
    """Return a division's name without the word for its kind."""
    plain = TYPE_WORDS.sub("", name.strip())
    return name if not plain or all(word in COMPASS for word in plain.casefold().split()) else plain


def has_marks_of_transliteration(name: str) -> bool:
    """Say whether a name has marks that English reports do not use ("Pul-e Khumrī")."""
    return any(c in TRANSLITERATION for c in unicodedata.normalize("NFD", name))


def without_marks(name: str) -> str:
    """Return a name without accents and other marks, and with plain apostrophes."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN_APOSTROPHE)


@cache
def dropped_keys() -> frozenset[str]:
    """Return the folded names that are never looked up, since they are those of armed groups."""
    rows = (row["words"].split() for row in read_table("not_places.tsv") if row["kind"] == "dropped")
    return frozenset(fold(word) for words in rows for word in words)
