"""Names to swap in: persons, places and organisations of many countries.

Places come from the shipped gazetteer, one country as likely as another; persons are composed from
``names/people.tsv``; organisations from the patterns in ``names/organisations.tsv``. Each comes with tags and a tree
as EWT annotates such names (counted on EWT's train part: persons are ``flat`` on their first word, places
``compound`` on their last).
"""

from __future__ import annotations

import random
import re
import sqlite3
from functools import cache
from pathlib import Path

import factbox.knowledge
from training.examples import Phrase

FOLDER = Path(__file__).parent / "names"
GAZETTEER = Path(factbox.knowledge.__file__).parent / "places" / "places.sqlite"

_HYPHEN = re.compile(r"(-)")

COUNTRY_SHARE = 0.15
SMALLEST = 1_000
"""Inhabitants of the smallest place taken: below it names are often those of farms and fields."""


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def places() -> tuple[tuple[str, ...], ...]:
    """Return names of places, a tuple for each country; the last one holds the countries themselves."""
    with sqlite3.connect(f"file:{GAZETTEER}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT country, kind, name FROM places WHERE kind IN (0, 2, 5) AND (population >= ? OR kind = 5)"
            " ORDER BY id",
            (SMALLEST,),
        ).fetchall()
    countries: dict[str, list[str]] = {}
    whole: list[str] = []
    for country, kind, name in rows:
        if kind == 5:
            whole.append(name)
        elif name.isprintable() and not any(c in name for c in "(),/") and len(name.split()) <= 4:
            countries.setdefault(country, []).append(name)
    return (*(tuple(names) for _, names in sorted(countries.items()) if len(names) >= 5), tuple(whole))


@cache
def people() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return given and family names, a pair for each language."""
    return tuple((tuple(given.split(";")), tuple(family.split(";"))) for _, given, family in _rows("people.tsv"))


@cache
def patterns() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return patterns by kind of organisation, and the words that fill ``{field}`` and ``{noun}``."""
    by_kind: dict[str, list[str]] = {}
    fillers: dict[str, tuple[str, ...]] = {}
    for kind, text in _rows("organisations.tsv"):
        if ";" in text:
            fillers[kind] = tuple(text.split(";"))
        else:
            by_kind.setdefault(kind, []).append(text)
    return {kind: tuple(texts) for kind, texts in by_kind.items()}, fillers


def split_words(name: str) -> list[str]:
    """Return the words of a name, hyphens apart as in UD."""
    return [part for word in name.split() for part in _HYPHEN.split(word) if part]


def _flat(words: list[str]) -> Phrase:
    """Return a name whose first word is its head and all others ``flat``; a hyphen hangs on the word after it."""
    heads = [-1 if at == 0 else 0 for at in range(len(words))]
    labels = ["root" if at == 0 else "flat" for at in range(len(words))]
    return _phrase(words, heads, labels)


def _compound(words: list[str]) -> Phrase:
    """Return a name whose last word is its head and all others ``compound``."""
    last = len(words) - 1
    return _phrase(words, [-1 if at == last else last for at in range(len(words))], ["compound"] * last + ["root"])


def _phrase(words: list[str], heads: list[int], labels: list[str]) -> Phrase:
    tags = ["PROPN"] * len(words)
    for at, word in enumerate(words[:-1]):
        if word == "-":
            tags[at], heads[at], labels[at] = "PUNCT", at + 1, "punct"
    return Phrase(tuple(words), tuple(tags), tuple(heads), tuple(labels))


def make_person(chance: random.Random, length: int) -> Phrase:
    """Return a person's name: a family name alone where one word stood, else given and family names."""
    given, family = chance.choice(people())
    if length == 1:
        words = split_words(chance.choice(family if chance.random() < 0.7 else given))
    else:
        first = split_words(chance.choice(given))
        middle = split_words(chance.choice(given)) if length > 2 and chance.random() < 0.5 else []
        if length > 2 and not middle and chance.random() < 0.3:
            middle = [f"{chance.choice('ABCDEFGHJKLMNPRSTW')}."]
        words = first + middle + split_words(chance.choice(family))
    return _flat(words)


def place_name(chance: random.Random) -> str:
    """Return the name of a place; one country is as likely as another."""
    *countries, whole = places()
    return chance.choice(whole) if chance.random() < COUNTRY_SHARE else chance.choice(chance.choice(countries))


def make_place(chance: random.Random) -> Phrase:
    """Return the name of a place; joined by hyphens or foreign small words it is ``flat``, else ``compound``."""
    words = split_words(place_name(chance))
    return _flat(words) if "-" in words else _compound(words)


def _letters(chance: random.Random) -> str:
    return "".join(chance.choice("ABCDEFGHIJKLMNOPRSTUW") for _ in range(chance.choice((2, 3, 3, 3, 4, 4, 5))))


def make_organisation(chance: random.Random, kind: str) -> Phrase:
    """Return a composed name of an organisation, armed group or outlet."""
    by_kind, fillers = patterns()
    text = chance.choice(by_kind[kind])
    while "{" in text:
        text = re.sub(r"\{(\w+)\}", lambda m: _filler(chance, m[1], fillers), text, count=1)
    return _organisation_tree(split_words(text))


def _filler(chance: random.Random, slot: str, fillers: dict[str, tuple[str, ...]]) -> str:
    if slot == "place":
        return place_name(chance)
    if slot == "family":
        return chance.choice(chance.choice(people())[1])
    return _letters(chance) if slot == "letters" else chance.choice(fillers[slot])


def _organisation_tree(words: list[str]) -> Phrase:
    """Return a name that is ``compound`` on its last word; what follows "of" or "for" is ``nmod`` of what is before."""
    cut = next((at for at, word in enumerate(words) if word.lower() in ("of", "for") and 0 < at < len(words) - 1), None)
    if cut is None:
        return _mend_small(_compound(words))
    head, last = cut - 1, len(words) - 1
    heads = [-1 if at == head else head if at < cut else last for at in range(len(words))]
    heads[last] = head
    labels = ["root" if at == head else "compound" for at in range(len(words))]
    labels[cut], labels[last] = "case", "nmod"
    return _mend_small(_phrase(words, heads, labels))


_SMALL = {
    "of": ("ADP", "case"),
    "for": ("ADP", "case"),
    "the": ("DET", "det"),
    "and": ("CCONJ", "cc"),
    "'s": ("PART", "case"),
}


def _mend_small(phrase: Phrase) -> Phrase:
    """Return the phrase with the small words tagged as such; a possessive hangs on the word before it."""
    tags, heads, labels = list(phrase.tags), list(phrase.heads), list(phrase.labels)
    for at, word in enumerate(phrase.words):
        if word.lower() in _SMALL and heads[at] >= 0:
            tags[at], labels[at] = _SMALL[word.lower()]
            if word == "'s":
                heads[at], labels[at - 1] = at - 1, "nmod:poss"
    return Phrase(phrase.words, tuple(tags), tuple(heads), tuple(labels))


def letters_name(chance: random.Random) -> Phrase:
    """Return a short form in capitals."""
    return _flat([_letters(chance)])
