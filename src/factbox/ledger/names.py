"""A person's name in a text, however it is spelled there: case, accents, line ends, hyphens, apostrophes."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’ʼ‘`]+")
_APOSTROPHES = "'’ʼ‘`"
_BETWEEN = r"(?:[\s\p{Pd}_.+\p{Cf}]|%20)+"
"""What may stand between the words of a name: in a text a space or a hyphen, in a file name or URL also others."""
_LATIN = range(0x00C0, 0x2000)
"""Where the letters with accents are, those of Greek and Cyrillic too."""


def words_of(name: str) -> list[str]:
    """Return the words of a name: those that have at least one letter."""
    return [word for word in _WORD.findall(name) if any(character.isalpha() for character in word)]


def name_pattern(name: str) -> str:
    """Return a pattern, to be used ignoring case, that finds a name as whole words."""
    words = (_word_pattern(word) for word in _WORD.findall(name))
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){_BETWEEN.join(words)}(?![\p{{L}}\p{{N}}])"


def _word_pattern(word: str) -> str:
    return "".join(map(_letter_pattern, _plain(word)))


def _letter_pattern(letter: str) -> str:
    """Return a pattern of a letter with any accents, and with marks that nobody sees after it."""
    if letter in _APOSTROPHES:
        return f"[{_APOSTROPHES}]?"
    either = "".join(map(regex.escape, [letter, *_accented().get(letter, ())]))
    return rf"[{either}][\p{{M}}\p{{Cf}}]*"


def _plain(text: str) -> str:
    """Return a text in small letters without its accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in apart if not unicodedata.combining(character))


@cache
def _accented() -> dict[str, list[str]]:
    """Return, for each letter, those that are the same letter with accents."""
    found: dict[str, list[str]] = {}
    for character in map(chr, _LATIN):
        plain = _plain(character)
        if plain != character.lower() and len(plain) == 1:
            found.setdefault(plain, []).append(character)
    return found
