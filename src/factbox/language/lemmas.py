"""The dictionary form of a word, by its part of speech: a table of words, and of endings for all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST_ENDING = 5
AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT"})
"""Parts of speech whose lemma keeps the capitals of the word."""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Words and endings of ``lemmas.tsv``, each with its part of speech, to what they become."""

    words: dict[tuple[str, str], str]
    endings: dict[tuple[str, str], str]

    def of(self, word: str, tag: str, *, opening: bool = False) -> str:
        """Return the lemma of a word.

        Args:
            word: as written.
            tag: its universal part of speech; a word without one is its own lemma.
            opening: whether it begins a sentence, so that its capital says nothing.
        """
        if not tag:
            return word
        plain = word.replace("’", "'")
        low = plain.lower()
        known = self.words.get((tag, plain)) or (self.words.get((tag, low)) if tag not in AS_WRITTEN else None)
        if known:
            return known
        if tag in AS_WRITTEN or (tag == "ADJ" and plain.istitle() and not opening and _names_people(low)):
            return self._changed(plain, tag)
        return self._changed(low, tag)

    def _changed(self, word: str, tag: str) -> str:
        """Return a word with its longest known ending turned into what it becomes."""
        for size in range(min(LONGEST_ENDING, len(word) - 1), -1, -1):
            becomes = self.endings.get((tag, word[len(word) - size :].lower()))
            if becomes is not None:
                return word[: len(word) - size] + becomes
        return word


def _names_people(word: str) -> bool:
    """Say whether an adjective with a capital may come from a name: "Somali", "Kenyan", "Javanese", "Turkish"."""
    return word.endswith(("an", "ese", "ish", "i"))


_TABLES = ("lemmas.tsv", "lemmas_of_war.tsv")
"""The tables, of which a later one is right where two know a word."""


@cache
def load_lemmas() -> Lemmas:
    """Return the shipped tables: the one that is made from treebanks, and what it gets wrong of our own words."""
    words: dict[tuple[str, str], str] = {}
    endings: dict[tuple[str, str], str] = {}
    texts = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _TABLES)
    for line in "\n".join(texts).split("\n"):
        if line and line[0] != "#":
            tag, word, lemma = line.split("\t")
            if word[0] == "-" and (len(word) > 1 or not lemma):
                endings[tag, word[1:]] = lemma
            else:
                words[tag, word] = lemma
    return Lemmas(words, endings)


@lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str, *, opening: bool = False) -> str:
    """Return the lemma of a word by the shipped table, as :meth:`Lemmas.of` does; what was asked often is kept."""
    return load_lemmas().of(word, tag, opening=opening)
