"""What weighs for and against an event that only the English core sees, by the signs of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weights of signs, in log-odds; under the empty name what stands without any sign."""
    text = files(__package__).joinpath("belief.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
