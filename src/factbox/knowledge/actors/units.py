"""Units under arms that go by no name of their own: "the Seventh Division", "the Republican Guard"."""

from __future__ import annotations

import re

from factbox.knowledge.actors.tables import load_nouns

_NUMBER = re.compile(r"(?:no\.?)?\d+(?:st|nd|rd|th)?")


def is_governments_guard(name: str) -> bool:
    """Say whether a name is that of a guard which no town has, only a government: "the Presidential Guard"."""
    *kinds, head = _words(name) or [""]
    return head in _GUARDS and bool(kinds) and load_nouns().guards_of_governments.issuperset(kinds)


def is_numbered_unit(name: str) -> bool:
    """Say whether a name has nothing but a number or a kind and what a unit is called: "the 4th Armoured Division".

    Whose it is the name does not tell; a rebel army may number its brigades too.
    """
    words = [word for word in _words(name) if not _NUMBER.fullmatch(word)]
    nouns = load_nouns()
    heads = nouns.units | nouns.own_units | nouns.numbered_units
    common = bool(words) and words[-1] in heads and nouns.kinds_of_units.issuperset(words[:-1])
    return common and name != name.lower() and not is_governments_guard(name)


def _words(name: str) -> list[str]:
    return name.casefold().removeprefix("the ").replace("-", " ").split()


_GUARDS = ("guard", "guards")
