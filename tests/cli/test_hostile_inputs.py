"""A folder of hostile files is answered row by row: read, partly read or refused, each with its reason."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest
from tests.read.made_archives import TEXT, gzip_zeros, towns, zipped

from factbox.cli import main
from factbox.read.pages.child import missing_packages

LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "bomb.txt.gz": gzip_zeros(1 << 26),
    "cut-off.warc.gz": zipped(*towns("Norva"))[:-60],
    "deep.html": b"<html><body>" + b"<div>" * 20_000 + TEXT.encode() + b"</div>" * 20_000,
    "entities.xml": f"<?xml version='1.0'?>{LAUGHS}<rss><channel><item><title>&b;&c;</title></item>".encode(),
    "moved.csv": f"url,text\nhttps://c.example/1,{TEXT.strip()}, and more, and more\n".encode(),
    "sixteen.txt": TEXT.encode("utf-16-le"),
}


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["factbox", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_six_hostile_files_give_six_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fastwarc")
    pytest.importorskip("feedparser")
    folder, ledger = tmp_path / "hostile", tmp_path / "a.db"
    folder.mkdir()
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    assert call(monkeypatch, "read", folder, "--ledger", ledger, "--analyser", "split") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert call(monkeypatch, "inputs", ledger, "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [Path(row["input"]).name.partition("#")[0] for row in rows] == sorted(HOSTILE)
    assert all({"input", "outcome", "reason"} <= set(row) for row in rows)
    outcomes = {Path(row["input"]).name.partition("#")[0]: row["outcome"] for row in rows}
    assert {name for name, outcome in outcomes.items() if outcome != "refused"} == {"sixteen.txt"}
    assert outcomes["sixteen.txt"] == "partly read"
    reasons = {Path(row["input"]).name.partition("#")[0]: row["reason"] for row in rows}
    assert reasons.pop("deep.html") == ("needs-web-extra" if missing_packages("html") else "too-deep")
    assert reasons == {
        "bomb.txt.gz": "bomb",
        "cut-off.warc.gz": "truncated",
        "entities.xml": "empty",
        "moved.csv": "broken-csv",
        "sixteen.txt": "encoding",
    }


def test_hostile_files_do_not_cost_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, ledger = tmp_path / "mixed", tmp_path / "a.db"
    folder.mkdir()
    good = {"a-good.txt": TEXT.encode(), "z-good.txt.gz": gzip.compress(TEXT.encode())}
    for name, data in (HOSTILE | good).items():
        (folder / name).write_bytes(data)
    call(monkeypatch, "read", folder, "--ledger", ledger, "--analyser", "split")
    assert "2 read + 1 partly read + 5 refused = 8 given" in " ".join(capsys.readouterr().err.split())
