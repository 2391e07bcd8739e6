"""Whatever runs the shards, and whoever is killed on the way, the ledger is the one that a serial run gives."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.scale.killing import FLAG
from tests.scale.made import write_made

import factbox
from factbox.errors import UsageError
from factbox.language.analysers import split_only
from factbox.ledger import open_ledger
from factbox.scale import Reading, WorkerDiedError, batch_reports, load_shards
from factbox.scale.tables import finished, manifest_of, read_shard

pytest.importorskip("pyarrow", reason="factbox[cluster] is not installed")
needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 26, tzinfo=UTC)
SPLIT = Reading(analyser="split")


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """Rows, a folder of files with a sidecar and a bad one among them, and a file that is not there."""
    folder = tmp_path / "folder"
    folder.mkdir()
    text = "Taliban fighters captured Ghazni on Thursday, and shelling killed nine people near Herat."
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{text} Report {name}.", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02")
    (folder / "reports.csv").write_text("file,outlet,url,published,basis\na.txt,Hill Post,,2021-08-14,page\n")
    rows = write_made(tmp_path / "rows.jsonl", 20)
    with rows.open("a", encoding="utf-8") as stream:
        stream.write("\n{broken\n")
    return [rows, folder, tmp_path / "nowhere.txt"]


def serial(inputs: list[Path], published: str | None = None) -> factbox.Ledger:
    return factbox.read(inputs, analyser=split_only, recorded=NOW, published=published)


def loaded(out: Path) -> factbox.Ledger:
    ledger = open_ledger(None)
    load_shards(out, ledger, recorded=NOW)
    return ledger


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_shards_of_any_size_give_the_ledger_of_a_serial_run(inputs: list[Path], size: int, tmp_path: Path) -> None:
    told = batch_reports(inputs, tmp_path / "out", reading=SPLIT, engine="serial", size=size)
    wanted, found = serial(inputs), loaded(tmp_path / "out")
    assert found.digest() == wanted.digest()
    assert sorted(found.inputs(), key=str) == sorted(wanted.inputs(), key=str)
    assert found.claims() == wanted.claims()
    assert told.inputs == {"read": 23, "refused": 3}
    assert told.claims == len([row for path in finished(tmp_path / "out").values() for row in claims_in(path)])


def claims_in(shard: Path) -> list[object]:
    return [claim for row in read_shard(shard) for claim in row.claims]


def test_one_report_sighted_twice_keeps_both_days(tmp_path: Path) -> None:
    for name, day in (("a", "2021-08-14"), ("b", "2021-08-20")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text("Taliban fighters captured Ghazni on Thursday.", encoding="utf-8")
        (tmp_path / name / "reports.csv").write_text(f"file,published\none.txt,{day}\n", encoding="utf-8")
    inputs = [tmp_path / "b", tmp_path / "a"]
    batch_reports(inputs, tmp_path / "out", reading=SPLIT, engine="serial")
    assert loaded(tmp_path / "out").digest() == serial(inputs).digest()


def test_tables_are_by_day_and_open_without_us(inputs: list[Path], tmp_path: Path) -> None:
    import pyarrow.dataset

    batch_reports(inputs, tmp_path / "out", reading=SPLIT, engine="serial")
    tables = [path / "claims" for path in finished(tmp_path / "out").values() if (path / "claims").is_dir()]
    rows = [
        row for table in tables for row in pyarrow.dataset.dataset(table, partitioning="hive").to_table().to_pylist()
    ]
    assert {"type", "stance", "quote", "place", "place_id", "valid_from", "day"} <= set(rows[0])
    assert {str(row["day"]) for row in rows} >= {"2021-08-14", "unknown"}


def test_loading_twice_changes_nothing(inputs: list[Path], tmp_path: Path) -> None:
    batch_reports(inputs, tmp_path / "out", reading=SPLIT, engine="serial")
    with open_ledger(tmp_path / "one.db") as ledger:
        load_shards(tmp_path / "out", ledger, recorded=NOW)
        head = ledger.head()
        load_shards(tmp_path / "out", ledger, recorded=NOW)
        assert ledger.head() == head


def test_a_finished_shard_is_never_done_again_and_a_changed_file_is_another(tmp_path: Path) -> None:
    rows, out = write_made(tmp_path / "rows.jsonl", 20), tmp_path / "out"
    done: list[str] = []
    batch_reports([rows], out, reading=SPLIT, engine="serial", size=5, progress=lambda m: done.append(m["shard"]))
    again = batch_reports([rows], out, reading=SPLIT, engine="serial", size=5, progress=lambda _: done.append("again"))
    assert (len(done), again.shards, again.before) == (4, 4, 4)
    write_made(rows, 21)
    changed = batch_reports([rows], out, reading=SPLIT, engine="serial", size=5)
    assert (changed.shards, changed.before) == (5, 0)


def test_a_half_shard_is_not_seen(tmp_path: Path) -> None:
    rows, out = write_made(tmp_path / "rows.jsonl", 10), tmp_path / "out"
    batch_reports([rows], out, reading=SPLIT, engine="serial", size=5)
    first, second = finished(out)
    (out / f"shard={first}").rename(out / f".{first}.half")
    assert list(finished(out)) == [second]
    told = batch_reports([rows], out, reading=SPLIT, engine="serial", size=5)
    assert (told.before, sorted(path.name for path in out.iterdir())) == (1, [f"shard={first}", f"shard={second}"])


def test_what_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are serial, local, ray"):
        batch_reports([tmp_path], tmp_path / "out", engine="spark")
    with pytest.raises(UsageError, match="standard input cannot be read in parts"):
        batch_reports(["-"], tmp_path / "out")
    with pytest.raises(UsageError, match="has no finished shard"):
        load_shards(tmp_path, open_ledger(None), recorded=NOW)


# --- kills


def dying(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: str) -> Reading:
    monkeypatch.setenv(FLAG, str(tmp_path / "died"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
    return Reading(analyser="split", extractor=f"tests.scale.killing:{how}")


@pytest.mark.parametrize("engine", ["local", pytest.param("ray", marks=needs_ray)])
def test_a_worker_that_is_killed_changes_nothing(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, out = write_made(tmp_path / "rows.jsonl", 24), tmp_path / "out"
    reading = dying(monkeypatch, tmp_path, "die_once")
    monkeypatch.delenv("FACTBOX_THREADS", raising=False)
    told = batch_reports([rows], out, reading=reading, engine=engine, workers=2, size=4)
    assert (tmp_path / "died").read_text() == "1", "workers compute on one thread each"
    assert "FACTBOX_THREADS" not in os.environ
    assert (told.shards, told.inputs) == (6, {"read": 24})
    assert loaded(out).digest() == serial([rows]).digest()
    assert all(path.name.startswith("shard=") for path in out.iterdir())


def test_a_report_that_kills_every_worker_ends_the_run_and_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, out = write_made(tmp_path / "rows.jsonl", 12), tmp_path / "out"
    with pytest.raises(WorkerDiedError, match="without one more of"):
        batch_reports([rows], out, reading=dying(monkeypatch, tmp_path, "die_always"), workers=1, size=4)
    assert len(finished(out)) >= 1


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def gone(processes: list[int], within: float = 30) -> None:
    """Wait until processes have ended by themselves; end them if they do not."""
    until = time.monotonic() + within
    while left := [process for process in processes if Path(f"/proc/{process}").exists()]:
        if time.monotonic() > until:
            for process in left:
                os.kill(process, signal.SIGKILL)
            raise AssertionError(f"{len(left)} processes outlived their driver")
        time.sleep(0.05)


@pytest.mark.parametrize("engine", ["local", pytest.param("ray", marks=needs_ray)])
def test_a_driver_that_is_killed_goes_on_where_it_ended(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, out = write_made(tmp_path / "rows.jsonl", 24), tmp_path / "out"
    reading = dying(monkeypatch, tmp_path, "slow")
    command = [sys.executable, "-c", "from factbox.cli import main; main()", "batch", rows, "-o", out, "--shard", "4"]
    command += ["--engine", engine, "--workers", "2", "--analyser", "split", "--extractor", reading.extractor]
    words = [str(word) for word in command]
    driver = subprocess.Popen(words, start_new_session=True, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        until = time.monotonic() + 120
        while len(finished(out) if out.exists() else ()) < 2 and time.monotonic() < until:
            assert driver.poll() is None, "the driver was done before it could be killed"
            time.sleep(0.02)
        workers = children(driver.pid)
    finally:
        driver.kill()
        driver.wait()
    gone(workers)
    before = {name: (path / "manifest.json").stat().st_mtime_ns for name, path in finished(out).items()}
    assert 2 <= len(before) < 6
    told = batch_reports([rows], out, reading=reading, engine="serial", size=4)
    after = {name: (path / "manifest.json").stat().st_mtime_ns for name, path in finished(out).items()}
    assert told.before == len(before)
    assert before.items() <= after.items()
    assert len(after) == 6
    assert loaded(out).digest() == serial([rows]).digest()


def test_a_manifest_says_what_the_shard_holds(tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch_reports([write_made(tmp_path / "rows.jsonl", 3)], out, reading=SPLIT, engine="serial")
    (manifest,) = map(manifest_of, finished(out).values())
    assert (manifest["inputs"], manifest["reports"], manifest["reader"]) == ({"read": 3}, 3, factbox.pipeline.READER)
    assert manifest["processor_seconds"] > 0
