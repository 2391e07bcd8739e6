"""What adding a report and asking for parts of the ledger cost, as it grows; and how long it takes to verify.

The disk has the larger part in it, and other programs their part in the disk; beside each figure stands therefore what
the processor did, and what a bare commit of the same size costs between two adds.

Run it with ``python benchmarks/ledger.py [REPORTS] [FOLDER]``; by default 100,000 made reports with ten claims each, in
the system's temporary folder, where they take about 2 GB. The ledger is filled without waiting for the disk, since only
the adding that is timed needs to be safe.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from factbox.ledger import Asked, Ledger, open_ledger, queries, search_ledger, verify_ledger
from factbox.records import Claim, Days, Intake, Mention, Place, Report, Span, content_id

CLAIMS = 10
PLACES = 500
"""How many places are told of; some as often as a hundred others together, as in any war."""
TIMED = 300
NOW = datetime(2032, 1, 1, tzinfo=UTC)
SENTENCE = "Rebels took the town of Orvale on Friday, a resident of the town said by telephone. "


def main(reports: int, folder: Path) -> None:
    """Fill a ledger in steps, and time adding at each."""
    path = folder / "benchmark.factbox"
    print(
        "reports   file, MB   add, ms: median   95th percentile   processor   bare commit, ms: median   95th percentile"
    )
    number = 0
    for step in (size for size in (1_000, 10_000, 30_000, 100_000, 300_000) if size <= reports):
        number = fill(path, number, step)
        print(f"{number:>7,}   {path.stat().st_size / 1e6:>8,.0f}   {timed(path, number)}", flush=True)
        number += TIMED
        print(asked(path), flush=True)
    start = time.perf_counter()
    found = verify_ledger(path)
    print(f"verify: {time.perf_counter() - start:.0f} s for {found.records:,} records, whole: {found.whole}")


def fill(path: Path, first: int, last: int) -> int:
    """Add reports up to a number, without waiting for the disk."""
    with open_ledger(path) as ledger:
        ledger._connection.execute("PRAGMA synchronous = OFF")
        ledger._connection.execute("PRAGMA journal_mode = MEMORY")
        for number in range(first, last):
            add(ledger, *made(number))
    return last


def timed(path: Path, number: int) -> str:
    """Return the figures of adding some more reports, in milliseconds."""
    whole, processor, bare = [], [], []
    with open_ledger(path) as ledger, closing(bare_base(path.with_name("bare"))) as base:
        for report, claims in map(made, range(number, number + TIMED)):
            start, worked = time.perf_counter(), time.process_time()
            add(ledger, report, claims)
            whole.append(1000 * (time.perf_counter() - start))
            processor.append(1000 * (time.process_time() - worked))
            start = time.perf_counter()
            base.execute("INSERT INTO bare VALUES (zeroblob(16000))")
            bare.append(1000 * (time.perf_counter() - start))
    median = statistics.median
    return (
        f"{median(whole):>15.1f}   {high(whole):>15.1f}   {median(processor):>9.1f}   "
        f"{median(bare):>23.1f}   {high(bare):>15.1f}"
    )


def asked(path: Path) -> str:
    """Return what questions about parts of the ledger cost, in milliseconds, each with the ledger opened anew."""
    questions: dict[str, list[Callable[[Ledger], object]]] = {
        "claims of a place": [partial(Ledger.claims_at, place_id=f"local:{n}") for n in range(5, PLACES, 25)],
        "claims of one of the five most told of": [partial(Ledger.claims_at, place_id=f"local:{n}") for n in range(5)],
        "reports since a day": [partial(Ledger.reports_since, since=datetime(2031, 12, 20, tzinfo=UTC))],
        "places": [Ledger.places],
        "which readings are shown": [lambda ledger: ledger._ask(queries.READINGS, None, None)],
        "words, index anew": [lambda ledger: search_ledger(ledger, "telephone", Asked(place="Town 77"))],
        "words": [lambda ledger, n=n: search_ledger(ledger, "telephone", Asked(place=f"Town {n}")) for n in range(20)],
    }
    path.with_name(f"{path.name}.search").unlink(missing_ok=True)
    lines = []
    for name, calls in questions.items():
        times = []
        for call in calls:
            with open_ledger(path) as ledger:
                start = time.perf_counter()
                call(ledger)
                times.append(1000 * (time.perf_counter() - start))
        lines.append(f"    {name}: median {statistics.median(times):,.0f}, 95th percentile {high(times):,.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return "\n".join([*lines, f"    memory so far, at most: {peak:,.0f} MB"])


def high(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(0.95 * len(times))]


def bare_base(path: Path) -> sqlite3.Connection:
    """Return a database of one table that is as safe as a ledger."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous = EXTRA")
    base.execute("CREATE TABLE IF NOT EXISTS bare (bytes BLOB)")
    return base


def add(ledger: Ledger, report: Report, claims: tuple[Claim, ...]) -> None:
    """Add a report, which must be new."""
    if not ledger.add(Intake(report.file, report), claims, (), recorded=NOW, reader="factbox 0.1.0"):
        raise AssertionError(f"{report.file} was there")


def made(number: int) -> tuple[Report, tuple[Claim, ...]]:
    """Return a report of about 3 kB with ten claims, unlike all others."""
    text = f"Report {number}. {SENTENCE * 36}"
    published = datetime(2031, 1 + number % 12, 1 + number % 28, 23, 59, 59, tzinfo=UTC)
    report = Report(
        content_id(text, "Harbour Courier"), f"reports/{number:06}.txt", text, "Harbour Courier",
        f"https://courier.example/{number}", published=published, published_day=published.date(),
    )  # fmt: skip
    return report, tuple(claim(report, text.index("Rebels") + n * len(SENTENCE)) for n in range(CLAIMS))


def claim(report: Report, start: int) -> Claim:
    """Return the claim of the sentence that begins there."""
    end = start + SENTENCE.index(",")
    place = Mention(Span(start + 24, start + 30), "Orvale", "place", name="Orvale", score=0.9, reason="the only one")
    number = int(content_id(report.id, start), 16)
    town = number % PLACES if number % 3 else number % 5
    where = Place(f"local:{town}", f"Town {town}", "city", country="XX")
    speaker = Mention(Span(end + 2, end + 24), "a resident of the town", "speaker", name="a resident of Orvale")
    return Claim(
        content_id(report.id, start), report.id, Span(start, end), report.text[start:end], "territory.capture",
        "attributed", place=place, speaker=speaker, cue="said", days=Days(report.published_day, None, "day"),
        where=where,
    )  # fmt: skip


if __name__ == "__main__":
    given = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=given[1] if len(given) > 1 else None) as place:
        main(int(given[0]) if given else 100_000, Path(place))
