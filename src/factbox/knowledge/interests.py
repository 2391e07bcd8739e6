"""What each kind of happening is to those in it, and in whose favour they tell it: the rows of ``interests.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from factbox.knowledge.actors.tables import table_rows

Share = Literal["gains", "loses", ""]


@dataclass(frozen=True, slots=True)
class Interest:
    """One row of ``interests.tsv``, whose head says what each mark means.

    Attributes:
        actor, recipient: what it is to who does it and to whom it befalls.
    """

    actor: Share = ""
    recipient: Share = ""
    parties: bool = False
    fighters: bool = False
    taken: bool = False
    boasted: bool = False
    boasted_by_groups: bool = False
    on_foes: bool = False
    blamed: bool = False
    given_up: bool = False
    loss: bool = False
    loss_to_foe: bool = False
    war: bool = False


@cache
def interest_in(event_type: str) -> Interest:
    """Return the row of an event type: the longest that it begins with; of a type of no row, one that says nothing."""
    fitting = (kind for kind in _interests() if event_type.startswith(kind))
    return _interests().get(max(fitting, key=len, default=""), Interest())


@cache
def _interests() -> dict[str, Interest]:
    text = files(__package__).joinpath("interests.tsv").read_text(encoding="utf-8")
    rows = table_rows(text, "interests.tsv", columns=4)
    return {
        kind: Interest(_share(actor), _share(recipient), **dict.fromkeys(marks.split(), True))
        for kind, actor, recipient, marks in rows
    }


def _share(cell: str) -> Share:
    """Return a cell as what it says, which is a gain, a loss or nothing."""
    return "gains" if cell == "gains" else "loses" if cell == "loses" else ""
