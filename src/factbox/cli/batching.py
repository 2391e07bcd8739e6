"""Read archives by many processes, and bring what they found into a ledger: `batch`, `load`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.options import (
    DEFAULT_LEDGER,
    AnalyserName,
    ColumnsFile,
    Country,
    ExtractorName,
    GazetteerFile,
    LedgerFile,
    Paths,
    Prepare,
    Published,
    SidesFile,
)
from factbox.cli.pieces import end, say
from factbox.cli.preparing import prepared_after
from factbox.errors import UsageError
from factbox.ledger import open_ledger
from factbox.scale import ENGINES, Reading, batch_reports, load_shards
from factbox.scale.batch import SIZE
from factbox.scale.worker import Manifest

Prefilter = Annotated[bool, typer.Option("--prefilter", help="Set aside, unread, what has no sign of a conflict.")]


@app.command()
def batch(
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the finished shards.")],
    engine: Annotated[str, typer.Option(help=f"What runs them: {', '.join(ENGINES)}.")] = "local",
    workers: Annotated[int, typer.Option(min=0, help="How many at once; 0 is one for each core.")] = 0,
    size: Annotated[int, typer.Option("--shard", min=1, help="How many reports make a shard.")] = SIZE,
    prefilter: Prefilter = False,  # noqa: FBT002
    published: Published = "",
    country: Country = "",
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
    columns: ColumnsFile = "",
    extractor: ExtractorName = "rules",
) -> None:
    """Read reports by many processes into a folder of finished shards; run it again to go on where it ended.

    Example: `factbox batch archive.jsonl -o claims/ --engine local --workers 4`
    """
    if extractor == "llm":
        raise UsageError("batch does not ask a model; use factbox read --extractor llm, or a function of your own")
    reading = Reading(
        published, columns, country, analyser, extractor, _name(sides), _name(gazetteer), prefilter=prefilter
    )
    told = batch_reports(paths, out, reading=reading, engine=engine, workers=workers, size=size, progress=_tell)
    say(f"{told.shards} shards, {told.before} of them finished before; {told.claims:,} claims")
    say(_inputs_told(told.inputs))
    end(not told.inputs["refused"])


@app.command()
def load(
    claims: Annotated[Path, typer.Argument(help="A folder that factbox batch wrote.", metavar="CLAIMS_DIR")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    prepare: Prepare = False,  # noqa: FBT002
) -> None:
    """Bring finished shards into a ledger, as if it had read the reports itself.

    Example: `factbox load claims/ --ledger archive.db`
    """
    with open_ledger(ledger, tell=say) as store, prepared_after(ledger, store, prepare=prepare):
        counts = load_shards(claims, store, recorded=datetime.now(UTC))
    say(_inputs_told(counts))


def _name(path: Path | None) -> str:
    return str(path.resolve()) if path else ""


def _tell(manifest: Manifest) -> None:
    say(f"shard {manifest['shard']}: {_inputs_told(manifest['inputs'])}, {manifest['claims']:,} claims")


def _inputs_told(counts: dict[str, int]) -> str:
    outcomes = ("read", "partly read", "refused", "set aside")
    shown = [name for name in outcomes if counts.get(name) or name != "set aside"]
    return f"{' + '.join(f'{counts.get(name, 0)} {name}' for name in shown)} = {sum(counts.values())} given"
