"""Shards on disk: reports and claims as Parquet by day of publication, all of a shard at once or nothing of it.

A shard is a folder, ``shard=NAME``: ``reports/day=2021-08-13/0.parquet`` and ``claims/day=...`` with the reports and
the claims published that day (``day=unknown`` for reports without one), ``inputs/`` with what became of every
input, and ``manifest.json``. It is written under a name that begins with a dot and renamed when it is whole.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factbox.errors import Problem, UsageError
from factbox.ledger.encoding import decode, encode, plain
from factbox.records import Claim, Intake, Report

PREFIX = "shard="
UNKNOWN = "unknown"
ASIDE = "set aside"
AT_ONCE = 2_000
"""Inputs held in memory before they are written; a shard of an archive may have a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Row:
    """One input with what was read in it; ``aside`` if it was not read, as it has no sign of a conflict."""

    intake: Intake
    claims: tuple[Claim, ...] = ()
    aside: bool = False

    @property
    def outcome(self) -> str:
        """Read, partly read, refused or set aside."""
        return ASIDE if self.aside else self.intake.outcome


_Numbered = tuple[int, Row]


@dataclass(frozen=True, slots=True)
class Written:
    """A shard that is written, but not yet seen."""

    unfinished: Path
    final: Path
    rows: dict[str, int]

    def finish(self, manifest: dict[str, Any]) -> dict[str, Any]:
        """Show the shard, in one step, and return its manifest; if another worker was faster, its work stands."""
        manifest = manifest | self.rows
        target = self.unfinished / "manifest.json"
        target.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        _sync(self.unfinished)
        try:
            self.unfinished.rename(self.final)
        except OSError:
            if not self.final.exists():
                raise
            shutil.rmtree(self.unfinished)
        return manifest


def write_shard(out: Path, name: str, rows: Iterable[Row]) -> Written:
    """Write a shard under a name that nobody reads."""
    unfinished = Path(tempfile.mkdtemp(dir=out, prefix=f".{name}."))
    totals = {"reports": 0, "claims": 0}
    for number, some in enumerate(_batches(enumerate(rows))):
        _write(unfinished / "inputs" / f"{number}.parquet", [_input_row(at, row) for at, row in some])
        for day, same in _by_day(some).items():
            reports = [_report_row(at, row.intake.report) for at, row in same if row.intake.report]
            claims = [_claim_row(at, claim) for at, row in same for claim in row.claims]
            _write(unfinished / "reports" / f"day={day}" / f"{number}.parquet", reports)
            _write(unfinished / "claims" / f"day={day}" / f"{number}.parquet", claims)
            totals["reports"] += len(reports)
            totals["claims"] += len(claims)
    return Written(unfinished, out / f"{PREFIX}{name}", totals)


def finished(out: Path) -> dict[str, Path]:
    """Return the folders of the finished shards by name, in order of names."""
    folders = (path for path in out.glob(f"{PREFIX}*") if (path / "manifest.json").is_file())
    return {path.name.removeprefix(PREFIX): path for path in sorted(folders)}


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of a finished shard.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} is no finished shard: {error}; remove it and run factbox batch again") from error
    return found


def read_shard(folder: Path) -> Iterator[Row]:
    """Yield the inputs of a finished shard with their claims, in the order in which they were read."""
    reports = {row["row"]: decode(row["record"], Report) for row in _rows(folder / "reports")}
    claims = defaultdict[str, list[Claim]](list)
    for row in _rows(folder / "claims"):
        claims[row["row"]].append(decode(row["record"], Claim))
    for row in _rows(folder / "inputs"):
        problems = tuple(decode(row["problems"], list[Problem]))
        intake = Intake(row["input"], reports.get(row["row"]), problems)
        yield Row(intake, tuple(claims[row["row"]]), row["outcome"] == ASIDE)


def _batches(rows: Iterable[_Numbered]) -> Iterator[list[_Numbered]]:
    some: list[_Numbered] = []
    for row in rows:
        some.append(row)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _by_day(rows: Iterable[_Numbered]) -> dict[str, list[_Numbered]]:
    days: dict[str, list[_Numbered]] = defaultdict(list)
    for at, row in rows:
        if row.intake.report is not None and not row.aside:
            day = row.intake.report.published_day
            days[day.isoformat() if day else UNKNOWN].append((at, row))
    return days


def _input_row(at: int, row: Row) -> dict[str, str]:
    report = row.intake.report
    return {
        "row": str(at),
        "input": plain(row.intake.file),
        "outcome": row.outcome,
        "report_id": report.id if report else "",
        "problems": encode(row.intake.problems),
    }


def _report_row(at: int, report: Report) -> dict[str, str]:
    return {
        "row": str(at),
        "id": report.id,
        "file": plain(report.file),
        "outlet": plain(report.outlet),
        "url": plain(report.url),
        "published": report.published.isoformat() if report.published else "",
        "language": report.language,
        "record": encode(report),
    }


def _claim_row(at: int, claim: Claim) -> dict[str, str]:
    where, days = claim.where, claim.days
    return {
        "row": str(at),
        "id": claim.id,
        "report_id": claim.report_id,
        "type": claim.type,
        "stance": claim.stance,
        "quote": plain(claim.quote),
        "actor": plain((claim.actor and claim.actor.name) or ""),
        "place": where.name if where else "",
        "place_id": where.id if where else "",
        "country": where.country if where else "",
        "valid_from": days.first.isoformat() if days.first else "",
        "valid_to": days.last.isoformat() if days.last else "",
        "record": encode(claim),
    }


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows of texts; a table of none is not written."""
    if not rows:
        return
    arrow, parquet = load_arrow()
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = arrow.schema([(name, arrow.string()) for name in rows[0]])
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), path, compression="zstd")


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a folder of tables, in the order in which they were written."""
    _, parquet = load_arrow()
    for path in sorted(folder.rglob("*.parquet"), key=lambda path: (int(path.stem), str(path))):
        yield from parquet.read_table(path, partitioning=None).to_pylist()


def _sync(folder: Path) -> None:
    """Wait until all of a folder is on the disk: a power cut after the rename must not leave empty files."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load_arrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module.

    Raises:
        UsageError: they are not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - 150 MB of the extra, which one laptop need not have
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs the packages of an extra: pip install 'factbox[cluster]'") from error
    return pyarrow, pyarrow.parquet
