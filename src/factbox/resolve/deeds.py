"""Whose a deed is that acts as if it were somebody: "the Karsovian offensive took two towns".

An offensive is no side. What it took is held by those who wage it, and beside "Karsovian troops" in another report it
would be a second taker, a second change of hands and a quarrel about who it was.
"""

from __future__ import annotations

from dataclasses import replace

from factbox.knowledge.actors import load_nouns
from factbox.records import Mention

NAMED, INSURGENT, STATES = "name", "insurgent", "government"
"""Hints of a mention: a name, a common noun for rebels, one for a state's own forces."""


def is_deed(words: str) -> bool:
    """Say whether words end in a deed that somebody wages: "the Karsovian offensive"."""
    return words.rpartition(" ")[2] in load_nouns().operations


def whose_deed(deed: Mention) -> Mention | None:
    """Return a mention of those who wage a deed, by the words before its noun; None if these do not say who they are.

    "Karsovian offensive" is of Karsovian forces, "rebel advance" of the rebels, "Hill Front assault" of the Hill Front.
    """
    words = [word.removesuffix("'s").removesuffix("’s").removesuffix("'") for word in deed.text.split()[:-1]]
    nouns = load_nouns()
    last = words[-1] if words else ""
    whose = " ".join(words)
    if last in nouns.insurgent:
        return replace(deed, text=whose, hint=INSURGENT)
    if last in nouns.government:
        return replace(deed, text=whose, hint=STATES)
    if not last[:1].isupper():
        return None
    if last.endswith(tuple(nouns.adjective_endings)):
        return replace(deed, text=f"{whose} forces", hint=STATES)
    return replace(deed, text=whose, hint=NAMED)
