"""The closed classes of English, for reading without a parser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The classes of ``function_words.yaml``; ``implicative`` holds phrases, as tuples of words."""

    determiners: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    prepositions: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    conjunctions: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    first_person: frozenset[str]
    reflexives: frozenset[str]
    calendar: frozenset[str]
    weekdays: frozenset[str]
    after_object: frozenset[str]
    implicative: frozenset[tuple[str, ...]]
    opposing: frozenset[str]
    supposing: frozenset[str]
    used: frozenset[str]
    arabic_articles: frozenset[str]
    foreign_particles: frozenset[str]

    @property
    def open_modals(self) -> frozenset[str]:
        """The modals by which it is open whether something is so: "will", "may", "must", and not "did"."""
        return self.modals - {"to", "do", "does", "did"}


@cache
def auxiliary_verbs() -> frozenset[str]:
    """Return the auxiliaries without "to", and without "'s", which is a possessive as well."""
    return load_function_words().auxiliaries - {"to", "'s"}


@cache
def load_function_words() -> FunctionWords:
    """Return the classes."""
    text = files(__package__).joinpath("function_words.yaml").read_text(encoding="utf-8")
    data = load_texts(text)
    implicative = frozenset(tuple(phrase.split()) for phrase in data.pop("implicative"))
    return FunctionWords(implicative=implicative, **{name: frozenset(words) for name, words in data.items()})
