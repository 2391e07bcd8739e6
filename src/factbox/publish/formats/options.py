"""What a user may choose for an export, and how an export says what it left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factbox.publish.formats.actor_list import NOBODY, ActorList


@dataclass(frozen=True, slots=True)
class Options:
    """What a user chose.

    Attributes:
        actors: what a peer's data set calls our actors.
        private_names: whether to print the words of reports with the names of private persons in them.
    """

    actors: ActorList = NOBODY
    private_names: bool = False


def left_out(name: str, missing: Mapping[str, int]) -> tuple[str, ...]:
    """Return one line that says how many rows an export could not have, and why; none if it lost nothing."""
    reasons = "; ".join(f"{reason} ({count})" for reason, count in missing.items() if count)
    return (f"{name}: left out: {reasons}",) if reasons else ()
