"""Which extractor a command asks for, and what it says of it at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from factbox.errors import UsageError
from factbox.extract import Extractor, extract_claims, find_extractor
from factbox.llm import Counts, Endpoint, LlmExtractor
from factbox.llm.kept import Kept
from factbox.pipeline import READER

KEY = "FACTBOX_LLM_KEY"
"""The environment variable with the key of an endpoint; an option would show it to every user of the machine."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An extractor, and the name of its readings in a ledger."""

    extractor: Extractor = extract_claims
    reader: str = READER


@contextmanager
def chosen_extractor(name: str, endpoint: str = "", model: str = "") -> Iterator[Chosen]:
    """Give the extractor of that name; at the end say what asking a model came to.

    Raises:
        UsageError: there is none of that name, or what it needs was not given.
    """
    if name != "llm":
        if endpoint or model:
            raise UsageError("--endpoint and --model are for --extractor llm")
        yield Chosen(find_extractor(name), READER if name == "rules" else f"{READER} with {name}")
        return
    extractor = llm_extractor(endpoint, model)
    try:
        yield Chosen(extractor, f"{READER} with llm {model}")
    finally:
        console = Console(stderr=True, highlight=False)
        console.print(counts_told(extractor.counts), markup=False, soft_wrap=True)


def llm_extractor(endpoint: str, model: str) -> LlmExtractor:
    """Return what asks a model; its answers are kept in the user's cache.

    Raises:
        UsageError: no endpoint or no model is given, or the endpoint is no address.
    """
    if not endpoint or not model:
        raise UsageError("--extractor llm needs --endpoint, such as http://localhost:11434/v1, and --model")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return LlmExtractor(Endpoint(endpoint, os.environ.get(KEY, "")).ask, model, Kept(cache / "factbox" / "llm"))


def counts_told(counts: Counts) -> str:
    """Return in one line what asking a model came to."""
    return (
        f"llm: {counts.asked} asked, {counts.kept} from the cache, {counts.refused} refused, "
        f"{counts.malformed} malformed; {counts.taken} claims taken, {counts.unfounded} without their words in the "
        f"report, {counts.withheld} paragraphs withheld; {counts.tokens_in:,} tokens in, {counts.tokens_out:,} out"
    )
