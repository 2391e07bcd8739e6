"""What a verdict costs, as the claims grow: all of it, and each of its steps alone.

Run it with ``python benchmarks/verdict.py [CLAIMS ...]``; by default 1,000, 10,000 and 100,000 claims, ten a report, on
a hundred places over sixty days. Every tenth report copies another one. Nothing is read from a disk or a ledger: the
claims are made, so this is the verdict alone.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from factbox.reconcile import reconcile_claims
from factbox.reconcile.control import judge_control
from factbox.reconcile.copies import trace_origins
from factbox.reconcile.events import merge_events
from factbox.reconcile.testimony import read_statements
from factbox.records import Claim, Days, Mention, Place, Report, Span

START = date(2031, 3, 1)
SIDES = ("River Front", "Government of Ostravia")
PLACES = tuple(Place(f"local:{n}", f"Town {n}", "city", f"Province {n // 10}", "XO") for n in range(100))
TYPES = ("territory.capture", "territory.held", "territory.contested", "territory.siege", "attack.bombing", "aid")
EACH = 10
"""Claims a report."""


def made(number: int, chance: Random) -> tuple[Report, tuple[Claim, ...]]:
    """Return one made report with its claims, each in a sentence of its own."""
    day = START + timedelta(days=chance.randrange(60))
    copied = Random(number - 1 if number % 10 == 0 and number else number)  # noqa: S311 - the same seed, the same words
    words = [" ".join(f"w{copied.randrange(20000)}" for _ in range(16)) + "." for _ in range(EACH)]
    text = " ".join(words)
    report = Report(
        f"r{number}", f"r{number}.txt", text, outlet=f"Outlet {number % 300}",
        published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), published_day=day,
    )  # fmt: skip
    return report, tuple(claims_of(report, words, day, chance))


def claims_of(report: Report, words: list[str], day: date, chance: Random) -> Iterator[Claim]:
    """Yield a claim a sentence."""
    start = 0
    for at, sentence in enumerate(words):
        side, place = chance.choice(SIDES), chance.choice(PLACES)
        span = Span(start, start + len(sentence))
        yield Claim(
            f"{report.id}-{at}", report.id, span, sentence, chance.choice(TYPES), "asserted",
            actor=Mention(Span(0, 1), side, "actor", id=side, name=side),
            place=Mention(Span(0, 1), place.name, "place", id=place.id, name=place.name),
            where=place, days=Days(day, day, "day"),
        )  # fmt: skip
        start += len(sentence) + 1


def timed(name: str, call: Any) -> Any:
    """Run a call, print what it took, and return what it gave."""
    begun = time.perf_counter()
    found = call()
    print(f"  {name:28} {time.perf_counter() - begun:8.2f} s", flush=True)
    return found


def measure(claims: int) -> None:
    """Print what a verdict on so many claims costs."""
    chance = Random(7)  # noqa: S311 - the same seed, the same reports
    pairs = [made(number, chance) for number in range(claims // EACH)]
    reports, told = [report for report, _ in pairs], [claim for _, said in pairs for claim in said]
    print(f"{len(told):,} claims of {len(reports):,} reports")
    known = datetime(2031, 5, 31, tzinfo=UTC)
    origins = timed("copies and origins", lambda: trace_origins(reports, told))
    statements = timed("statements", lambda: read_statements(reports, told, origins, today=known.date()))
    timed("control", partial(judge_control, statements, today=known.date(), stale_after=14))
    one = [s for s in statements if s.claim.where == PLACES[0]]
    timed("control of one place", partial(judge_control, one, today=known.date(), stale_after=14))
    timed("events", lambda: merge_events(statements))
    timed("the whole verdict", lambda: reconcile_claims(reports, told, known=known))
    print(
        f"  most memory so far           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    for size in [int(word.replace(",", "")) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        measure(size)
