"""batch and load on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.scale.made import write_made

import factbox
from factbox.cli import main
from factbox.cli.asking import Asked, factbox_of
from factbox.language.analysers import split_only
from factbox.ledger import open_ledger

pytest.importorskip("pyarrow", reason="factbox[cluster] is not installed")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["factbox", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_batch_and_load_give_the_ledger_of_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, out, ledger = write_made(tmp_path / "rows.jsonl", 9), tmp_path / "claims", tmp_path / "one.db"
    options = ("-o", out, "--engine", "serial", "--shard", 4, "--analyser", "split")
    assert run(monkeypatch, "batch", rows, *options) == 0
    assert "3 shards, 0 of them finished before" in capsys.readouterr().err
    assert run(monkeypatch, "batch", rows, tmp_path / "nowhere", *options) == 1
    told = capsys.readouterr().err
    assert "4 shards, 3 of them finished before" in told
    assert "9 read + 0 partly read + 1 refused = 10 given" in told
    assert run(monkeypatch, "load", out, "--ledger", ledger) == 0
    with open_ledger(ledger) as store:
        assert store.digest() == factbox.read([rows], analyser=split_only).digest()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("batch", "nowhere", "-o", "{out}", "--engine", "spark"), "there is no engine 'spark'"),
        (("batch", "nowhere", "-o", "{out}", "--extractor", "llm"), "batch does not ask a model"),
        (("batch", "-", "-o", "{out}"), "standard input cannot be read in parts"),
        (("batch", "nowhere", "-o", "{out}", "--published", "soon"), "is no date"),
        (("batch", "nowhere", "-o", "{out}", "--analyser", "stanza"), "there is no analyser"),
        (("load", "{out}"), "has no finished shard"),
    ],
)
def test_what_cannot_be_is_told(
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *(word.format(out=tmp_path / "out") for word in arguments)) == 2
    assert message in " ".join(capsys.readouterr().err.split())


def test_a_large_ledger_says_that_answers_are_to_be_made_and_makes_them_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, out, ledger = write_made(tmp_path / "rows.jsonl", 9), tmp_path / "claims", tmp_path / "one.db"
    monkeypatch.setattr("factbox.ledger.kept.WORTH", 1)
    assert run(monkeypatch, "batch", rows, "-o", out, "--engine", "serial") == 0
    capsys.readouterr()
    assert run(monkeypatch, "load", out, "--ledger", ledger) == 0
    assert "to be made anew" not in capsys.readouterr().err
    monkeypatch.setattr("factbox.cli.preparing.SECONDS_A_CLAIM", 60.0)
    assert run(monkeypatch, "load", out, "--ledger", ledger) == 0
    assert "to be made anew" not in capsys.readouterr().err  # nothing came in
    assert run(monkeypatch, "load", out, "--ledger", tmp_path / "two.db") == 0
    told = capsys.readouterr().err
    assert "is to be made anew, about " in told
    assert f"minutes; to have it made ahead: factbox prepare --ledger {tmp_path / 'two.db'}" in told
    assert run(monkeypatch, "read", rows, "--ledger", ledger, "--prepare") == 0
    assert "the factbox: " in capsys.readouterr().err
    with open_ledger(ledger) as store:
        monkeypatch.setattr("factbox.pipeline.view", None)
        assert factbox_of(store, Asked(related=True)).reports_read == 9
