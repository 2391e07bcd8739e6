"""Floors on the five seed articles. They may rise and never fall; a false capture fails at once."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import factbox

Score = Callable[..., Any]


def test_control(score: Score, exports: dict[str, Path], gold_folder: Path) -> None:
    figures = score("control", exports["control"], gold_folder / "gold" / "ledger.json")
    assert figures["false_captures"] == 0
    assert figures["without_claims"] == 0
    assert figures["dates_invented"] == 0
    assert figures["found"] >= 14
    assert figures["dates_right"] >= 12
    assert figures["status_right"] >= 14
    assert figures["origins_right"] >= 14
    assert figures["still_held_of_3"] >= 3
    assert figures["claimed_only_of_1"] >= 1


def test_claims_are_never_stronger_than_the_text(score: Score, exports: dict[str, Path], gold_folder: Path) -> None:
    figures = score("claims", exports["claims"], gold_folder / "gold")
    assert figures["overstated"] == 0
    assert figures["attribution_lost"] == 0
    assert figures["without_quote"] == 0
    assert figures["unsupported_captures"] == 0
    assert figures["precision"] >= 0.98
    assert figures["f1"] >= 0.805
    assert figures["stance"] >= 0.965
    assert figures["speaker"] >= 0.988
    assert figures["other"]["f1"] >= 0.655
    assert figures["numbers"]["recall"] >= 0.88


def test_totals(score: Score, exports: dict[str, Path], gold_folder: Path) -> None:
    figures = score("counts", exports["counts"], gold_folder / "gold" / "ledger.json")
    assert figures["found"] >= 6
    assert figures["unnamed_three"] == 1
    assert figures["bases_kept_apart"] == 1


def test_disputes(score: Score, exports: dict[str, Path], gold_folder: Path) -> None:
    figures = score("disputes", exports["disputes"], gold_folder / "gold" / "ledger.json", exports["claims"])
    assert figures["true_conflicts_found"] >= 4
    assert figures["other_found"] >= 5
    assert figures["called_true_conflict"] <= 8


def test_events_are_told_once(score: Score, exports: dict[str, Path], gold_folder: Path) -> None:
    figures = score("events", exports["events"], gold_folder / "gold" / "events.json", exports["claims"])
    assert figures["told_more_than_once"] == 0
    assert figures["found"] >= 24
    assert figures["numbers_right"] >= 6


def test_snapshots_name_no_place_before_it_was_known(
    score: Score, seeds: factbox.Ledger, gold_folder: Path, tmp_path: Path
) -> None:
    for day in ("2021-08-06", "2021-08-11", "2021-08-13", "2021-08-14"):
        with (tmp_path / f"control-{day}.csv").open("w", encoding="utf-8", newline="") as stream:
            factbox.write_export(factbox.view(seeds, known=day), "control", stream)
    snapshots = score("snapshots", tmp_path, gold_folder / "gold" / "ledger.json")
    assert [snapshot["false"] for snapshot in snapshots] == [[]] * 4
    assert [snapshot["found"] for snapshot in snapshots] == [snapshot["gold"] for snapshot in snapshots]


def test_every_quote_is_the_text_at_its_span(seeds: factbox.Ledger) -> None:
    reports = {report.id: report for report in seeds.reports()}
    claims = seeds.claims()
    assert len(claims) >= 80
    for claim in claims:
        assert reports[claim.report_id].text[claim.span.start : claim.span.end] == claim.quote


def test_without_the_sidecar_each_article_has_its_day_or_none(gold_folder: Path, tmp_path: Path) -> None:
    with (gold_folder / "seeds" / "reports.csv").open(encoding="utf-8", newline="") as stream:
        days = {row["file"]: row["published"] for row in csv.DictReader(stream)}
    for name in days:
        shutil.copy(gold_folder / "seeds" / name, tmp_path / name)
    reports = factbox.read([tmp_path]).reports()
    assert len(reports) == len(days)
    dated = {Path(r.file).name: str(r.published_day) for r in reports if r.published_day}
    assert dated.items() <= days.items()
    assert dated


def test_what_has_no_day_is_in_no_earlier_view(gold_folder: Path, tmp_path: Path) -> None:
    shutil.copy(gold_folder / "seeds" / "003_91da3ff7b2d38ca3.txt", tmp_path / "undated.txt")
    ledger = factbox.read([tmp_path])
    assert factbox.view(ledger, known="2021-08-20").reports == ()
    assert len(factbox.view(ledger).reports) == 1
    assert any("unknown" in reason for claim in ledger.claims() for reason in claim.unresolved)
