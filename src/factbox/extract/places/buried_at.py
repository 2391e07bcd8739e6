"""Where the dead were buried, which is not where they died: "15 soldiers were buried IN X"."""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

_OF_THE_DEAD = ("casualties", "killing.", "count")
_REACH = 3
"""Tokens behind the verb in which rubble is named under which somebody lies: "buried UNDER a HOUSE"."""


def but_for_graves(found: Findings, happening: Happening, places: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the places of the dead without those that only tell where they were buried."""
    if not happening.type.startswith(_OF_THE_DEAD):
        return places
    graves = {p.mentions for p in found.places if _buries(found, found.tree.head(found.tree.top(p.first, p.last)))}
    return tuple(place for place in places if not any(place in mentions for mentions in graves))


def _buries(found: Findings, verb: int) -> bool:
    """Say whether a verb tells of a burial, and of nobody under rubble."""
    if verb < 0 or (found.tree.lemma(verb),) not in load_cues()["laid_to_rest"]:
        return False
    return not any((word,) in load_cues()["buried_alive"] for word in found.line.words[verb + 1 : verb + 1 + _REACH])


__all__ = ["but_for_graves"]
