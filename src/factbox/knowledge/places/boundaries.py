"""Outlines of first-order divisions, for maps."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

Outline = tuple[tuple[tuple[float, float], ...], ...]
"""Closed rings of longitude and latitude, the largest first; without holes."""

_SHIPPED = Path(__file__).with_name("boundaries.sqlite")


@cache
def read_boundaries(country: str) -> Mapping[str, Outline]:
    """Return the outlines of a country's first-order divisions, by place id; empty for a country that has none here.

    They are Natural Earth's, true to about a kilometre, and show who controls a border in fact, which a map must say.
    Divisions that were drawn anew after the data was made, and most islands, are missing.

    Args:
        country: ISO 3166-1 alpha-2 code.
    """
    base = sqlite3.connect(f"{_SHIPPED.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        rows = base.execute("SELECT place, rings FROM boundaries WHERE country = ? ORDER BY place", (country,))
        return MappingProxyType({place: _outline(rings) for place, rings in rows})
    finally:
        base.close()


def _outline(packed: bytes) -> Outline:
    return tuple(tuple((x, y) for x, y in ring) for ring in json.loads(zlib.decompress(packed)))
