"""What one worker does: it loads what it needs once, and then reads shard after shard."""

from __future__ import annotations

import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from factbox import pipeline
from factbox.extract import Extractor, find_extractor
from factbox.knowledge.actors import SHIPPED, load_sides
from factbox.knowledge.places import open_gazetteer
from factbox.language import find_analyser
from factbox.read import read_part, read_reports
from factbox.records import Claim, Intake
from factbox.scale.plan import Shard
from factbox.scale.relevance import is_relevant
from factbox.scale.tables import Row, write_shard

Manifest = dict[str, Any]
"""What a finished shard says of itself: ``docs/scale.md`` has the keys."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read, in words that can be sent to another machine.

    Attributes:
        published, columns, country: as for :func:`factbox.read`; empty for none.
        analyser, extractor: their names.
        sides, gazetteer: files of the user's own; empty for ours.
        prefilter: whether what has no sign of a conflict is set aside unread.
    """

    published: str = ""
    columns: str = ""
    country: str = ""
    analyser: str = "core"
    extractor: str = "rules"
    sides: str = ""
    gazetteer: str = ""
    prefilter: bool = False

    @property
    def reader(self) -> str:
        """The name of such a reading in a ledger."""
        return pipeline.READER if self.extractor == "rules" else f"{pipeline.READER} with {self.extractor}"

    def options(self) -> str:
        """Return all that decides what comes out, as text."""
        return json.dumps([self.reader, asdict(self)], sort_keys=True)

    def load(self) -> dict[str, Any]:
        """Return what these words stand for, as keywords of :func:`factbox.pipeline.read_intake`.

        Raises:
            UsageError: one of them stands for nothing.
        """
        read_reports([], published=self.published or None, columns=self.columns or None)
        extractor: Extractor = find_extractor(self.extractor)
        return {
            "country": pipeline.country_code(self.country),
            "analyser": find_analyser(self.analyser),
            "sides": load_sides(self.sides) if self.sides else SHIPPED,
            "gazetteer": open_gazetteer(Path(self.gazetteer) if self.gazetteer else None),
            "extractor": extractor,
        }


@dataclass
class Worker:
    """Reads shards into a folder; made once in each process."""

    reading: Reading
    out: Path
    _loaded: dict[str, Any] = field(default_factory=dict)

    def read(self, shard: Shard) -> Manifest:
        """Read a shard, write it, and return its manifest: counts of inputs by outcome, reports, claims, seconds."""
        start, computed = time.perf_counter(), time.process_time()
        counts: Counter[str] = Counter()
        rows = self._rows(shard, counts)
        written = write_shard(self.out, shard.name, rows)
        return written.finish(
            {
                "shard": shard.name,
                "reader": self.reading.reader,
                "inputs": dict(counts),
                "seconds": round(time.perf_counter() - start, 3),
                "processor_seconds": round(time.process_time() - computed, 3),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )

    def _rows(self, shard: Shard, counts: Counter[str]) -> Iterator[Row]:
        for problem in shard.missing:
            counts["refused"] += 1
            yield Row(Intake(problem.report, None, (problem,)))
        for part in shard.parts:
            for intake in read_part(part, published=self.reading.published, columns=self.reading.columns):
                row = self._row(intake)
                counts[row.outcome] += 1
                yield row

    def _row(self, intake: Intake) -> Row:
        if self.reading.prefilter and intake.report is not None and not is_relevant(intake.report.text):
            return Row(intake, aside=True)
        kept, claims = self._read_intake(intake)
        return Row(kept, claims)

    def _read_intake(self, intake: Intake) -> tuple[Intake, tuple[Claim, ...]]:
        if not self._loaded:
            self._loaded = self.reading.load()
        return pipeline.read_intake(intake, **self._loaded)
