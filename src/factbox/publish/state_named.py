"""Whether a report names a state: one that was only guessed by a town of like name is no word for a line.

A land that no gazetteer has may have a Rio Verde too, and its army is not Brazil's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from factbox.knowledge.actors import FORCES, GOVERNMENT, NOT_NAMED
from factbox.knowledge.places import fold, open_gazetteer


def as_named_in(party: str, texts: Iterable[str]) -> str:
    """Return a party as texts bear it out: a government whose state none of them names is that of no state known.

    Args:
        party: the name of a party.
        texts: the texts of the reports that tell of it.
    """
    for own in (GOVERNMENT, FORCES):
        state = party.removeprefix(own)
        if state != party and state != NOT_NAMED:
            return party if any(names_state(text, state) for text in texts) else own + NOT_NAMED
    return party


@lru_cache(maxsize=2048)  # the lines of a factbox rest on the same reports again and again
def names_state(text: str, state: str) -> bool:
    """Say whether a text has the name of a state, of its people or of a division or town that no other state has.

    A state that no gazetteer has stands in some report, and is believed.
    """
    gazetteer = open_gazetteer()
    bare = state.removeprefix("the ").removeprefix("The ")
    known = (entry.place for entry in gazetteer.candidates(bare))
    code = next((place.country for place in known if place.kind == "country"), "")
    names = _names(text)
    if not code or fold(bare) in names:
        return True
    if any(gazetteer.demonyms.get(name) == code for name in names):
        return True
    found = (next(iter(gazetteer.candidates(name)), None) for name in sorted(names))
    return any(entry is not None and entry.place.kind == "country" and entry.place.country == code for entry in found)


def _names(text: str) -> frozenset[str]:
    """Return what begins with a capital in a text, up to three words, as the gazetteer writes it."""
    words = re.findall(r"[^\W\d_](?:[\w.’'-]*[^\W_])?\.?", text)
    begun = (at for at, word in enumerate(words) if word[0].isupper())
    spans = (" ".join(words[at : at + many]) for at in begun for many in (1, 2, 3))
    return frozenset(fold(re.sub(r"['’]s$", "", span)) for span in spans)
