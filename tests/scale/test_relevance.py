"""The look before the English core: hardly a report of a conflict is lost, and half of the hardest other news saved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.made_archive import archive_rows
from tests.scale.made import write_made

from factbox.corpus import load_corpus
from factbox.ledger import open_ledger
from factbox.scale import Reading, batch_reports, load_shards
from factbox.scale.relevance import is_relevant
from factbox.scale.tables import finished, read_shard

ROOT = Path(__file__).parents[2]

RECALL = 0.97
"""Floor: share of the corpus's reports of the training and development stories that are kept; 314 of 321 are."""
SET_ASIDE = 0.5
"""Floor: share of the reports on other things, which are made to be mistaken, that are set aside; 11 of 20 are."""
ORDINARY = 0.9
"""Floor: share of the made ordinary reports that are set aside."""


def test_hardly_a_report_of_a_conflict_is_lost() -> None:
    stories = [story for part in ("train", "dev") for story in load_corpus(ROOT / "corpus" / "stories" / part)[0]]
    texts = [report.text for story in stories for report in story.reports]
    assert len(texts) > 200
    assert sum(map(is_relevant, texts)) >= RECALL * len(texts)


def test_half_of_the_hardest_other_news_is_set_aside() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "unrelated").glob("*.txt"))]
    assert sum(not is_relevant(text) for text in texts) >= SET_ASIDE * len(texts)


def test_ordinary_news_is_set_aside_and_news_of_a_conflict_among_it_is_not() -> None:
    rows = [row["text"] for row in archive_rows(400)]
    kept = [text for text in rows if is_relevant(text)]
    assert len(kept) <= (1 - ORDINARY) * len(rows)
    assert any("killed" in text for text in kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The hall is in Herat. It is old. There is a tree. The tree was there before the hall was built.", False),
        ("IS fighters have left Raqqa. The town is quiet. IS said nothing.", True),
        ("The company raised its dividend in Herat. The group opened a shop. The men went home.", False),
        ("The men took control of Herat. The men took control of Farah.", True),
        ("The lake rose in Herat, and 300 people are homeless. Two are dead.", True),
        ("Taliban fighters captured Ghazni on Thursday.", True),
        ("Soldiers were killed in Herat. The army shelled the town.", True),
        ("The striker captured hearts in Herat on Thursday.", False),
        ("Taliban fighters captured the hill on Thursday.", False),
        ("Bread was dearer than in spring in Kunduz.", False),
        ("Taliban fighters seized Kunduz. " + "The price of bread rose again in the city this week. " * 20, False),
        ("", False),
        ("\ud800 \x00 .", False),
    ],
)
def test_signs(text: str, kept: bool) -> None:
    assert is_relevant(text) is kept


def test_what_is_set_aside_is_counted_and_not_loaded(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="factbox[cluster] is not installed")
    rows = write_made(tmp_path / "rows.jsonl", 3)
    (tmp_path / "bread.txt").write_text("Bread was dearer than in spring in Kunduz.", encoding="utf-8")
    reading = Reading(analyser="split", prefilter=True)
    told = batch_reports([rows, tmp_path / "bread.txt"], tmp_path / "out", reading=reading, engine="serial")
    assert told.inputs == {"read": 3, "set aside": 1}
    listed = [row for path in finished(tmp_path / "out").values() for row in read_shard(path)]
    assert [Path(row.intake.file).name for row in listed if row.aside] == ["bread.txt"]
    ledger = open_ledger(None)
    counts = load_shards(tmp_path / "out", ledger, recorded=datetime(2026, 11, 26, tzinfo=UTC))
    assert (counts["set aside"], ledger.counts()["given"]) == (1, 3)
