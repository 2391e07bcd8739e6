"""Cue words: how a text says who vouches for what, and how far."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from factbox.knowledge.tables import load_texts
from factbox.knowledge.verbs import Form, inflect


class Phrases(tuple[tuple[str, ...], ...]):  # noqa: SLOT001  (what is asked of it is kept)
    """Phrases, each a tuple of words in lower case, that can be asked for by the word they begin with."""

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._all

    @cached_property
    def _all(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self)

    @cached_property
    def by_first_word(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The phrases that begin with a word, in order."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self:
            found.setdefault(phrase[0], []).append(phrase)
        return found

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that some phrase begins with."""
        return frozenset(self.by_first_word)


@cache
def load_cues() -> Mapping[str, Phrases]:
    """Return each class of cues as phrases, each a tuple of words in lower case; longer phrases come first."""
    text = files(__package__).joinpath("cues.yaml").read_text(encoding="utf-8")
    data: Mapping[str, list[str]] = load_texts(text)
    return {
        name: Phrases(sorted((tuple(phrase.lower().split()) for phrase in phrases), key=lambda p: (-len(p), p)))
        for name, phrases in data.items()
    }


@cache
def saying_verbs() -> Mapping[str, tuple[str, Form]]:
    """Return the forms of the verbs that introduce somebody's words: written form to lemma and form."""
    verbs = (verb for name in ("say", "deny") for (verb,) in load_cues()[name])
    return {word: (verb, form) for verb in verbs for word, form in inflect(verb)}


@cache
def airing_verbs() -> frozenset[str]:
    """Return the forms of the verbs for what is done with pictures by whoever answers for them ("broadcast")."""
    return frozenset(word for (verb,) in load_cues()["airing"] for word, _ in inflect(verb))


def is_denial(lemma: str) -> bool:
    """Say whether a saying verb denies what it introduces."""
    return (lemma,) in load_cues()["deny"]


def tells_held_on(clause: str) -> bool:
    """Say whether a clause has who holds a place hold on to it: "STILL holds", "HAS BEEN theirs", "never lost"."""
    return _held_on().search(clause) is not None


@cache
def _held_on() -> re.Pattern[str]:
    phrases = (" ".join(words) for words in load_cues()["held_on"])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, phrases))})\b")
