"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

ROWS = 50
"""How many rows a page of a list has."""

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


def page_of(items: Sequence[Item], number: int) -> Page[Item]:
    """Return a page of a list; a number beyond the last gives the last."""
    pages = max(1, -(-len(items) // ROWS))
    number = min(number, pages)
    return Page(tuple(items[(number - 1) * ROWS : number * ROWS]), number, pages, len(items))
