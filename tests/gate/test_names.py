"""Floors on the names of the five seed articles, as listed by hand in ``seed_names.tsv``. They may rise, never fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factbox.language import analyse
from factbox.records import Analysis, Span

LIST = Path(__file__).parent / "seed_names.tsv"
KINDS = {"place": {"place", "facility"}, "person": {"person"}}


@pytest.fixture(scope="module")
def analyses(gold_folder: Path) -> dict[str, Analysis]:
    files = sorted((gold_folder / "seeds").glob("0*.txt"))
    return {file.name[:3]: analyse(file.read_text(encoding="utf-8")) for file in files}


def listed(kind: str, gold_folder: Path) -> Iterator[tuple[str, Span, str]]:
    """Yield article, stretch and name of every mention of a kind, longer names before those inside them."""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.split("\t")[1] != kind:
            continue
        article, _, names = line.split("\t")
        text = next((gold_folder / "seeds").glob(f"{article}*.txt")).read_text(encoding="utf-8")
        taken: list[Span] = []
        for name in sorted((name.replace("_", " ") for name in names.split()), key=len, reverse=True):
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    yield article, span, name


def share(kind: str, analyses: dict[str, Analysis], gold_folder: Path) -> tuple[float, list[str]]:
    """Return the share of listed mentions that an entity of the kind covers, and those that none does."""
    wanted = list(listed(kind, gold_folder))
    missed = [
        f"{article} {name}"
        for article, span, name in wanted
        if not any(e.span.overlaps(span) and e.kind in KINDS[kind] for e in analyses[article].entities)
    ]
    return 1 - len(missed) / len(wanted), missed


def test_places_are_found_and_typed_as_places(analyses: dict[str, Analysis], gold_folder: Path) -> None:
    found, missed = share("place", analyses, gold_folder)
    assert found >= 0.95, missed


def test_persons_are_persons(analyses: dict[str, Analysis], gold_folder: Path) -> None:
    found, missed = share("person", analyses, gold_folder)
    assert found >= 0.98, missed  # one of 52 is missed: "Alexander the Great"


def test_the_taliban_are_no_place(analyses: dict[str, Analysis]) -> None:
    assert not [e for a in analyses.values() for e in a.entities if "Taliban" in e.text and e.kind == "place"]
