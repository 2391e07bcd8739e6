"""What changes in a sentence from one time it is seen to the next: its names, its case, its typos, its small words."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.examples import Example, Named, Phrase, delete_words, replace_words, replaceable
from training.names_bank import letters_name, make_organisation, make_person, make_place

_FINAL = frozenset(".!?")

COMPOSED = 0.7
"""Of the organisations, groups and outlets drawn, how many are swapped: made-up ones are the least like real ones."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each change is, for a sentence or (names) for each name in it."""

    name: float = 0.5
    capitals: float = 0.04
    lower: float = 0.03
    stop: float = 0.08
    headline: float = 0.04
    typo: float = 0.03


def change(example: Example, chance: random.Random, chances: Chances) -> Example:
    """Return the sentence as it is shown this time; the one given stays as it is."""
    example = swap_names(example, chance, chances.name)
    if chance.random() < chances.headline:
        example = drop_determiners(example)
    if chance.random() < chances.stop:
        example = drop_stop(example)
    draw = chance.random()
    if draw < chances.capitals:
        return with_words(example, [word.upper() for word in example.words])
    if draw < chances.capitals + chances.lower:
        return with_words(example, [word.lower() for word in example.words])
    if draw < chances.capitals + chances.lower + chances.typo:
        return with_words(example, misspell(example.words, chance))
    return example


def with_words(example: Example, words: list[str]) -> Example:
    """Return the example with other words in the same places."""
    changed = delete_words(example, set())
    changed.words = words
    return changed


def swap_names(example: Example, chance: random.Random, share: float) -> Example:
    """Return the sentence with some of its names replaced by others of their kind, from the last to the first.

    A repeated name is replaced alike, so that a sentence still speaks of one place twice.
    """
    if not example.names:
        return example
    drawn: dict[str, tuple[Phrase, str] | None] = {}
    for name in sorted(example.names, key=lambda n: -n.start):
        text = " ".join(example.words[name.start : name.end])
        if text not in drawn:
            drawn[text] = _other(name, text, chance) if chance.random() < share else None
        new = drawn[text]
        if new is not None and replaceable(example, name.start, name.end):
            example = replace_words(example, name.start, name.end, new[0])
            example.names = [
                Named(n.start, n.end, frozenset({new[1]})) if n.start == name.start else n for n in example.names or ()
            ]
    return example


def _other(name: Named, text: str, chance: random.Random) -> tuple[Phrase, str] | None:
    """Return a name of the same kind and that kind, or None where the kind is open or never swapped."""
    if not text[:1].isupper():
        return None
    kinds, length = name.types, name.end - name.start
    if kinds == {"person"}:
        return make_person(chance, length), "person"
    if kinds == {"place"}:
        return make_place(chance), "place"
    if kinds == {"organisation"} and length == 1 and text.isupper():
        return letters_name(chance), "organisation"
    for kind in ("outlet", "group", "organisation"):
        if kind in kinds and kinds <= {kind, "organisation"} and chance.random() < COMPOSED:
            return make_organisation(chance, kind), kind
    return None


def drop_determiners(example: Example) -> Example:
    """Return the sentence as a headline puts it: without articles and the final stop."""
    if example.tags is None or example.heads is None:
        return example
    heads = set(example.heads)
    gone = {
        at
        for at, word in enumerate(example.words)
        if example.tags[at] == "DET" and word.lower() in ("the", "a", "an") and at + 1 not in heads
    }
    return drop_stop(delete_words(example, gone)) if len(gone) < len(example.words) else example


def drop_stop(example: Example) -> Example:
    """Return the sentence without its final stop, if nothing hangs on it."""
    last = len(example.words) - 1
    if last < 1 or example.words[last] not in _FINAL or (example.heads and last + 1 in example.heads):
        return example
    if example.heads and example.heads[last] == 0:
        return example
    return delete_words(example, {last})


def misspell(words: list[str], chance: random.Random) -> list[str]:
    """Return the words with two neighbouring letters changed over in one of them, or one letter left out."""
    long = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return words
    changed = list(words)
    at = chance.choice(long)
    word, place = changed[at], chance.randrange(1, len(changed[at]) - 1)
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    changed[at] = swapped if chance.random() < 0.5 else word[:place] + word[place + 1 :]
    return changed
