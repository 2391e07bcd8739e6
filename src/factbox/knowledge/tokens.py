"""Which stops belong to a word, and which words are parted: the splitter's knowledge of English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True, slots=True)
class TokenRules:
    """The lists of ``tokens.yaml``, in lower case.

    Attributes:
        before_names: abbreviations whose stop never ends a sentence, written without it.
        at_ends: abbreviations whose stop may end one.
        words_too: of those, the ones that are words as well.
        openers: words that begin a sentence after such a stop.
        seam_openers: words whose capital within a sentence shows that another begins there.
        named_with_article: nouns that a name with an article of its own may follow.
        capital_at_will: nouns and adjectives that some write with a capital anywhere.
        saying: forms of the verbs that tell what somebody says or thinks.
        prefixes: what a hyphen joins to the next word for good.
        parted: a whole word to the lengths of its parts.
        clitics: what stands apart after an apostrophe.
    """

    before_names: frozenset[str]
    at_ends: frozenset[str]
    words_too: frozenset[str]
    openers: frozenset[str]
    seam_openers: frozenset[str]
    named_with_article: frozenset[str]
    capital_at_will: frozenset[str]
    saying: frozenset[str]
    prefixes: frozenset[str]
    parted: dict[str, tuple[int, ...]]
    clitics: frozenset[str]


@cache
def load_token_rules() -> TokenRules:
    """Return the lists."""
    text = files(__package__).joinpath("tokens.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = load_texts(text)
    parted = {word: tuple(map(int, lengths)) for word, lengths in data.pop("parted").items()}
    return TokenRules(parted=parted, **{name: frozenset(words) for name, words in data.items()})
