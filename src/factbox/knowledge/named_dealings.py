"""Nouns that tell of talks, agreements and forces that go home (``named_dealings.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True)
class Named:
    """The words of ``named_dealings.yaml``.

    Attributes:
        talks: nouns for talks, as written.
        inviting: lemmas of verbs by which somebody is asked to come to them.
        spells: lemmas of what they are measured in.
        wishing: lemmas by which nobody says that they are.
        calling: those of them that call for something.
        agreements: lemmas of nouns for agreements.
        reaching: lemmas of how one came about.
        abroad: words by which troops are known to be from abroad.
        sent: nouns for troops, as written.
        laid_down: lemmas of what a withdrawal may be no more than a matter of.
        foretold: lemmas of verbs by which one is only made known, asked for or spoken of.
        reviving: lemmas of verbs by which talks are brought back that there were.
        begun: lemmas of verbs by which a withdrawal is under way.
        charges: lemmas of nouns for what people suffer that somebody is accused of.
        habit: adverbs by which somebody is in the habit of doing something.
        arriving: nouns for the coming of troops.
        withheld: lemmas of verbs of which the refusal is a statement too.
        leaving: nouns for their going home.
        leave: lemmas of verbs for it.
    """

    talks: frozenset[str]
    inviting: frozenset[str]
    spells: frozenset[str]
    wishing: frozenset[str]
    calling: frozenset[str]
    agreements: frozenset[str]
    reaching: frozenset[str]
    abroad: frozenset[str]
    sent: frozenset[str]
    laid_down: frozenset[str]
    foretold: frozenset[str]
    reviving: frozenset[str]
    begun: frozenset[str]
    charges: frozenset[str]
    habit: frozenset[str]
    arriving: frozenset[str]
    withheld: frozenset[str]
    leaving: frozenset[str]
    leave: frozenset[str]


@cache
def load_named() -> Named:
    """Return the words."""
    table = load_texts(files(__package__).joinpath("named_dealings.yaml").read_text(encoding="utf-8"))
    return Named(**{name: frozenset(words) for name, words in table.items()})
