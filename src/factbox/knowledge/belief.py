"""What weighs for and against an event that only the English core or its reader of control sees, by signs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_weights(table: str = "belief") -> Mapping[str, float]:
    """Return the weights of signs, in log-odds; under the empty name what stands without any sign.

    Args:
        table: ``belief`` of events, or ``second_reading`` of control.
    """
    text = files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
