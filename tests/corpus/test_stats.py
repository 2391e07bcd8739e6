from __future__ import annotations

import json
from pathlib import Path

from tests.corpus.made import REPORT, write_story
from typer.testing import CliRunner

from factbox.cli import app
from factbox.corpus import corpus_stats, load_corpus
from factbox.corpus.rows import report_rows
from factbox.corpus.stats import RARE, WANTED


def run(*words: str):
    return CliRunner().invoke(app, ["corpus", *words])


def test_everything_that_is_wanted_is_counted() -> None:
    assert set(RARE) == set(WANTED)


def test_counts(tmp_path: Path) -> None:
    copy = REPORT.replace("Harrow Sentinel", "Orel Herald").replace("origin: sentinel-0412", "copies: 01 whole")
    write_story(tmp_path, REPORT, copy)
    stats = corpus_stats(load_corpus(tmp_path)[0])
    assert (stats["stories"], stats["reports"], stats["words"]) == (1, 2, 2 * 16)
    assert stats["by_stance"]["claimed"] == stats["rare"]["party claims"] == 2
    assert stats["rare"]["cross-outlet copies"] == 1


def test_the_command_prints_json(tmp_path: Path) -> None:
    write_story(tmp_path)
    stats = json.loads(run("stats", str(tmp_path), "--json").stdout)
    assert {"reports", "stories", "words", "by_stance", "by_type", "agreement"} <= set(stats)


def test_the_command_prints_what_is_wanted_beside_what_is_there(tmp_path: Path) -> None:
    write_story(tmp_path)
    assert "of 100" in run("stats", str(tmp_path)).stdout


def test_check_ends_with_one_where_something_is_wrong(tmp_path: Path) -> None:
    story = write_story(tmp_path)
    assert run("check", str(tmp_path)).exit_code == 0
    (story / "01.txt").write_text(REPORT.replace("actor: league", "actor: lague"), encoding="utf-8")
    wrong = run("check", str(tmp_path))
    assert wrong.exit_code == 1
    assert "lague is not in the cast" in wrong.stdout


def test_show_prints_text_attributions_and_claims(tmp_path: Path) -> None:
    shown = run("show", str(write_story(tmp_path) / "01.txt")).stdout
    assert "The League took Karsa on Thursday" in shown
    assert "@ its spokesman Ilo Menk [said]" in shown
    assert "territory.capture claimed" in shown


def test_rows_have_the_contracts_fields_and_exact_quotes(tmp_path: Path) -> None:
    write_story(tmp_path)
    (row,) = report_rows(load_corpus(tmp_path)[0])
    for claim in row["claims"]:
        assert row["text"][claim["start"] : claim["end"]] == claim["quote"]
    claim = row["claims"][1]
    assert (claim["place"], claim["speaker"], claim["speaker_side"]) == ("Karsa", "Ilo Menk", "league")
    assert (claim["valid_from"], claim["place_as_written"]) == ("2031-04-10", "Karsa")
