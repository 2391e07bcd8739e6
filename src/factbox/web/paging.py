"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

ROWS = 50
"""How many rows a page of a list has."""

CITATIONS = 250
"""How many citations stand below the factbox, and on each page of all of them. The front page of 100,000 reports has
4,900, which were more than half of its weight and of the time to make it."""

PageNow = Annotated[int, Query(ge=1, le=1_000_000, description="The page of the list.")]
"""The number of the page, as a parameter of a list."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A part of a long list, with how much there is."""

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int


def page_of(items: Sequence[Item], number: int, rows: int = ROWS) -> Page[Item]:
    """Return a page of a list, which has so many rows; a number beyond the last gives the last."""
    pages = max(1, -(-len(items) // rows))
    number = min(number, pages)
    return Page(tuple(items[(number - 1) * rows : number * rows]), number, pages, len(items))
