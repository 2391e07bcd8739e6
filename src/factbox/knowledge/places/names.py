"""How the spelling of a place name is made comparable."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ħ": "h", "ŋ": "n"}
)
"""Latin letters that Unicode does not decompose, as the press writes them."""

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""Words the press shortens at will in names of places."""

_DROPPED = frozenset("'’‘ʼʻ`´ʾʿˈ")

_ASCII = str.maketrans({chr(c): "" if chr(c) in _DROPPED else " " for c in range(128) if not chr(c).isalnum()})


def fold(name: str) -> str:
    """Return the key under which every spelling of a name that differs only in typography meets.

    Case, accents, hyphens, apostrophes, full stops and spaces do not count, so that "Qala-e Naw", "Qala e Naw" and
    "Qalaenaw" are one key; "St." and "Mt." are read as "Saint" and "Mount". Nothing else is changed: "Nimroz" and
    "Nimruz" are two keys, since a rule that joined them would join towns that differ. Names in other scripts keep
    their letters. The key of a text without letters or digits is empty.
    """
    if name.isascii() and name.isalpha():  # the usual case, ten times as fast
        word = name.lower()
        return _SHORT.get(word, word)
    return "".join(_SHORT.get(word, word) for word in _words(name))


def article_forms(name: str) -> tuple[str, ...]:
    """Return a name that begins with the Arabic article as it may be spelled else: "Al-Nahud" is "An Nahud" too.

    Before some letters the article is spoken, and in half of all transliterations written, as their double; and "el"
    is how it is said in Egypt and the Sudan.
    """
    match = _ARTICLE.match(name)
    if match is None:
        return ()
    word = name[match.end() :]
    letter = next(filter(word.casefold().startswith, _SUN_LETTERS), "")
    return tuple(f"{vowel}{end} {word}" for vowel in "AE" for end in dict.fromkeys(("l", *filter(None, (letter,)))))


_ARTICLE = re.compile(r"(?i)(?:[ae]l|a(?:[drstznl]|[sdt]h)|e(?:[drstzn]|sh))[- ](?=[^\W\d_]{3})")
_SUN_LETTERS = ("sh", "th", "dh", "t", "d", "r", "z", "s", "n", "l")
"""Consonants before which the Arabic article becomes their double."""


def _words(name: str) -> list[str]:
    if name.isascii():  # the next usual case, four times as fast
        return name.lower().translate(_ASCII).split()
    decomposed = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    kept = "".join(c if c.isalnum() else " " for c in decomposed if c not in _DROPPED and not unicodedata.combining(c))
    return kept.split()
