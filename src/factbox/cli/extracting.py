"""Which extractor a command asks for, and what it says of it at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from factbox.errors import UsageError
from factbox.extract import Extractor, extract_claims, find_extractor
from factbox.pipeline import READER


@dataclass(frozen=True, slots=True)
class Chosen:
    """An extractor, and the name of its readings in a ledger."""

    extractor: Extractor = extract_claims
    reader: str = READER


@contextmanager
def chosen_extractor(name: str, endpoint: str = "", model: str = "") -> Iterator[Chosen]:
    """Give the extractor of that name.

    Raises:
        UsageError: there is none of that name, or what it needs was not given.
    """
    if endpoint or model:
        raise UsageError("--endpoint and --model are for --extractor llm")
    yield Chosen(find_extractor(name), READER if name == "rules" else f"{READER} with {name}")
