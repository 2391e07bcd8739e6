"""From finished shards to a ledger."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from factbox.errors import UsageError
from factbox.ledger import Ledger
from factbox.scale.tables import finished, manifest_of, read_shard


def load_shards(out: Path, ledger: Ledger, *, recorded: datetime) -> Counter[str]:
    """Bring finished shards into a ledger, as if it had read the reports itself; what it has already is left alone.

    Args:
        out: the folder that ``factbox batch`` wrote.
        ledger: where to.
        recorded: the moment of taking in.

    Returns:
        How many inputs were read, partly read, refused and set aside; the last are not in the ledger.

    Raises:
        UsageError: there is no finished shard in the folder.
    """
    shards = finished(out)
    if not shards:
        raise UsageError(f"{out} has no finished shard; name a folder that factbox batch wrote")
    counts: Counter[str] = Counter()
    for folder in shards.values():
        reader = str(manifest_of(folder)["reader"])
        for row in read_shard(folder):
            counts[row.outcome] += 1
            if not row.aside:
                ledger.add(row.intake, row.claims, (), recorded=recorded, reader=reader)
    return counts
