"""English verb forms: from a base form to the words it is written with.

Regular forms follow spelling rules; ``verbs.tsv`` has the others. The participle is kept apart from the past where
the two differ, since "taken" alone is never a finite verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["base", "third", "past", "participle", "past_or_participle", "ing"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a verb: its lemma and which form it is."""

    lemma: str
    form: Form


@cache
def inflect(lemma: str) -> tuple[tuple[str, Form], ...]:
    """Return the written forms of a verb, each with its kind; "be" has its own.

    >>> inflect("seize")
    (('seize', 'base'), ('seizes', 'third'), ('seizing', 'ing'), ('seized', 'past_or_participle'))
    """
    if lemma == "be":
        return _BE
    past, participle, note = _irregular().get(lemma, ("", "", ""))
    stem = lemma + lemma[-1] if note == "double" else lemma
    forms: list[tuple[str, Form]] = [(lemma, "base"), (_third(lemma), "third"), (_ing(stem), "ing")]
    if past and past != participle:
        return (*forms, (past, "past"), (participle, "participle"))
    return (*forms, (past or _past(stem), "past_or_participle"))


def is_present(word: str, lemma: str) -> bool:
    """Say whether a written form of a verb can only be its present: "takes", "take", and not "put".

    >>> is_present("takes", "take"), is_present("took", "take"), is_present("put", "put")
    (True, False, False)
    """
    if word in irregular_pasts():
        return False
    forms = {form for written, form in inflect(lemma) if written == word}
    return bool(forms) and forms <= {"base", "third"}


@cache
def irregular_pasts() -> frozenset[str]:
    """Return the pasts and participles of the irregular verbs."""
    return frozenset(form for past, participle, _ in _irregular().values() for form in (past, participle))


_BE: tuple[tuple[str, Form], ...] = (
    ("be", "base"), ("is", "third"), ("are", "third"), ("was", "past"), ("were", "past"), ("been", "participle"),
    ("being", "ing"),
)  # fmt: skip


def _third(lemma: str) -> str:
    if lemma in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_consonant_y(lemma) else lemma + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _ends_in_consonant_y(stem) else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


@cache
def _irregular() -> dict[str, tuple[str, str, str]]:
    lines = files(__package__).joinpath("verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: (row[1], row[2], row[3] if len(row) > 3 else "") for row in rows}
