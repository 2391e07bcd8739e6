"""Words into the sub-words and shapes that the encoder reads.

WordPiece (Schuster and Nakajima 2012, as BERT uses it): the longest piece of the vocabulary that a word begins with,
then the longest for the rest. The vocabulary has no capitals; the shape of a word gives them back. The trainer imports
this module, so that training and reading cannot drift apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

SHAPES = ("other", "lower", "title", "caps", "mixed", "digit", "punctuation", "opening")
"""What a word looks like; its index is the token type. ``opening`` is a Title that begins a sentence."""

LONGEST = 100
"""Code points of the longest word that is parted; a longer one is unknown."""

_QUOTES = frozenset("\"'“”‘’«»`([{-–—•*") | {"``", "''"}


class WordPiece:
    """A vocabulary, and how words are parted by it.

    Attributes:
        vocabulary: a piece to its number; those that go on within a word begin with ``##``.
        unknown, opening, closing, padding: the numbers of ``[UNK]``, ``[CLS]``, ``[SEP]`` and ``[PAD]``.
    """

    def __init__(self, path: Path) -> None:
        pieces = path.read_text(encoding="utf-8").split("\n")
        self.vocabulary = {piece.rstrip("\r"): number for number, piece in enumerate(pieces) if piece}
        names = ("[UNK]", "[CLS]", "[SEP]", "[PAD]")
        self.unknown, self.opening, self.closing, self.padding = (self.vocabulary[name] for name in names)
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        known = self._known.get(word)
        if known is None:
            known = tuple(n for part in _parts(fold(word)) for n in self._part(part)) or (self.unknown,)
            if len(self._known) < 50_000:  # what was seen is remembered, within bounds
                self._known[word] = known
        return known

    def _part(self, word: str) -> list[int]:
        """Return the numbers of the pieces of a word without punctuation; unknown as a whole if any is."""
        numbers: list[int] = []
        start = 0
        while start < len(word) and len(word) <= LONGEST:
            end = len(word)
            while end > start and (piece := self._piece(word, start, end)) is None:
                end -= 1
            if end == start or piece is None:
                break
            numbers.append(piece)
            start = end
        return numbers if start == len(word) else [self.unknown]

    def _piece(self, word: str, start: int, end: int) -> int | None:
        return self.vocabulary.get(("##" if start else "") + word[start:end])


def fold(word: str) -> str:
    """Return a word in lower case, without accents, control characters and white space."""
    if word.isascii():
        return word.lower() if word.isprintable() and " " not in word else "".join(filter(_is_kept, word.lower()))
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(filter(_is_kept, decomposed))


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in {"Mn", "Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}


def _parts(word: str) -> list[str]:
    """Return a word cut at its punctuation, each mark by itself, as the vocabulary was made."""
    if word.isalnum():
        return [word]
    spaced = "".join(f" {c} " if _is_mark(c) else c for c in word)
    return spaced.split()


def _is_mark(character: str) -> bool:
    if character.isascii():
        return not character.isalnum()
    return unicodedata.category(character)[0] == "P" or "\u4e00" <= character <= "\u9fff"


def shapes(words: Sequence[str]) -> list[int]:
    """Return the shape of each word of one sentence, as an index into ``SHAPES``."""
    found = []
    opens = True
    for word in words:
        shape = _shape(word)
        found.append(7 if shape == 2 and opens else shape)
        opens = opens and word in _QUOTES
    return found


@lru_cache(maxsize=50_000)
def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 2
        return 2 if word[0].isupper() and word[1:].islower() else 4
    if any(c.isdecimal() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6 if word.isprintable() else 0
    letters = "".join(c for c in word if c.isalpha())
    return _shape(letters)
