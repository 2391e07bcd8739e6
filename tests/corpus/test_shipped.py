"""The project's own corpus: it compiles, nothing in it contradicts itself, and it holds what is wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from factbox.corpus import check_corpus, corpus_stats, load_corpus
from factbox.corpus.agreement import second_readings
from factbox.corpus.stats import WANTED

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def stats() -> dict[str, Any]:
    stories, _ = load_corpus(CORPUS / "stories")
    return corpus_stats(stories, second_readings(stories, CORPUS / "second"))


def gold_texts() -> list[str]:
    """Return the texts beside the checkout, with which the corpus may share no nine words; none where they are not."""
    folder = Path(os.environ.get("FACTBOX_GOLD", ""))
    files = [*folder.glob("seeds/*.txt"), *folder.glob("gold/syria/reports/*.json")] if folder.name else []
    return [file.read_text(encoding="utf-8") for file in sorted(files)]


def test_nothing_in_it_is_wrong_on_its_face() -> None:
    problems = check_corpus(CORPUS / "stories", others=gold_texts())
    assert not [f"{p.report}: {p.message}" for p in problems]


def test_it_has_reports_and_stories_enough(stats: dict[str, Any]) -> None:
    assert stats["stories"] >= 16
    assert stats["reports"] >= 160
    assert stats["words"] >= 45_000
    assert len(stats["name_styles"]) >= 12
    assert all(stats["by_split"][split]["stories"] for split in ("train", "dev", "test"))


@pytest.mark.parametrize("rarity", sorted(WANTED))
def test_what_is_rare_in_the_news_is_there_often_enough(stats: dict[str, Any], rarity: str) -> None:
    assert stats["rare"][rarity] >= WANTED[rarity]


def test_every_story_has_six_to_twenty_reports_and_three_moments() -> None:
    for story in load_corpus(CORPUS / "stories")[0]:
        assert 6 <= len(story.reports) <= 20, story.name
        assert len(story.ledger) >= 3, story.name


def test_reports_are_of_the_length_of_news() -> None:
    words = [len(report.text.split()) for story in load_corpus(CORPUS / "stories")[0] for report in story.reports]
    assert min(words) >= 100
    assert max(words) <= 1000
    assert sum(120 <= length <= 600 for length in words) >= 160
