"""--extractor on the command line: by name, a model's by its endpoint."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.llm.servers import claim, serving

from factbox.cli import main
from factbox.ledger import open_ledger

TEXT = "The Harbour Courier\n\nAugust 13, 2021\n\nTaliban fighters captured Ghazni on Thursday.\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "one.txt"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["factbox", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_model_reads_into_a_ledger_and_is_asked_once(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quote = "Taliban fighters captured Ghazni"
    with serving(lambda _: [claim(quote, "Ghazni", actor="Taliban fighters")]) as model:
        for ledger in ("one.db", "two.db"):
            where = report.with_name(ledger)
            asked = ("--extractor", "llm", "--endpoint", model.url, "--model", "made", "--analyser", "split")
            assert run(monkeypatch, "read", report, "--ledger", where, *asked) == 0
            with open_ledger(where) as store:
                assert [(c.quote, c.where and c.where.name) for c in store.claims()] == [(quote, "Ghazni")]
        assert len(model.asked) == 1
    told = capsys.readouterr().err
    assert "llm: 1 asked, 0 from the cache, 0 refused, 0 malformed; 1 claims taken" in told
    assert "llm: 0 asked, 1 from the cache" in told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--extractor", "llm"), "--extractor llm needs --endpoint"),
        (("--extractor", "llm", "--endpoint", "nowhere", "--model", "m"), "is no address of an API"),
        (("--model", "m"), "--endpoint and --model are for --extractor llm"),
        (("--extractor", "magic"), "there is no extractor 'magic'"),
    ],
)
def test_what_is_missing_is_told(
    options: tuple[str, ...],
    message: str,
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "make", report, *options) == 2
    assert message in capsys.readouterr().err
