"""What a view costs as a ledger grows, step by step: a made war of a hundred reports a day.

Run it with ``python benchmarks/growth.py [REPORTS ...]``; by default 1,000, 3,000 and 10,000 reports, ten claims each.
Five hundred places, of which some are told of as often as a hundred others together, change hands about twice a year;
four claims of a report are on who holds what, four on attacks, one on the dead, and one on a total or on aid. Every
tenth report is printed again by another outlet, and every page ends in its outlet's standing line.

The seconds are the processor's, since other programs want the machine too.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import factbox
from factbox.ledger import Ledger, open_ledger
from factbox.publish.factbox import build_factbox
from factbox.reconcile.control import judge_control
from factbox.reconcile.copies import trace_origins
from factbox.reconcile.counts import count_totals
from factbox.reconcile.disputes import find_disputes
from factbox.reconcile.events import merge_events
from factbox.reconcile.testimony import read_statements
from factbox.records import Claim, Days, Intake, Mention, Place, Quantity, Report, Span, Stance, content_id

START = date(2031, 1, 1)
A_DAY = 100
"""Reports a day."""

PLACES = tuple(Place(f"local:{n}", f"Town {n}", "city", f"Province {n // 20}", "XO") for n in range(500))
SIDES = ("River Front", "Government of Ostravia")
CALLED = {"River Front": "The Front", "Government of Ostravia": "Ostravian troops"}
VERBS = {
    "territory.capture": "captured", "territory.held": "held", "territory.contested": "fought for",
    "attack.bombing": "bombed", "attack.armed": "attacked", "strike.air": "flew airstrikes at",
    "battle.clash": "clashed near", "casualties": "killed", "count": "held towns and", "aid": "sent food to",
}  # fmt: skip
READER = "benchmark 2"
RECORDED = datetime(2040, 1, 1, tzinfo=UTC)


@cache
def taken(place: int) -> tuple[int, ...]:
    """Return the days on which a place changes hands."""
    chance = Random(place)  # noqa: S311 - the same seed, the same war
    days, day = [], 0
    while day < 1500:
        day += chance.randrange(60, 300)
        days.append(day)
    return tuple(days)


@dataclass(frozen=True)
class Told:
    """What one sentence of a made report tells."""

    kind: str
    side: str
    town: Place | None
    quantity: Quantity | None
    stance: Stance

    def words(self, chance: Random) -> str:
        """Return the sentence: what it tells, and words that no other report has."""
        at = self.town.name if self.town else "there"
        number = [f"{self.quantity.best:.0f}"] if self.quantity else []
        told = [CALLED[self.side], VERBS[self.kind], *number, at]
        return " ".join((*told, *(f"w{chance.randrange(20000)}" for _ in range(24)))) + "."


def made(number: int) -> tuple[Report, tuple[Claim, ...]]:
    """Return one made report with its claims, each in a sentence of its own; every tenth copies the one before."""
    chance = Random(number - 1 if number % 10 == 9 else number)  # noqa: S311 - the same seed, the same report
    day = number // A_DAY
    midnight = datetime.combine(START + timedelta(days=day), datetime.min.time(), UTC)
    published = midnight + timedelta(minutes=14 * (number % A_DAY))
    outlet = number % 300
    told = [told_of(at, day, chance) for at in range(10)]
    sentences = [one.words(chance) for one in told]
    standing = " ".join(f"outlet{outlet}word{n}" for n in range(12)) + "."
    text = " ".join((*sentences, standing))
    report = Report(
        content_id(text, outlet), f"r{number:07}.txt", text, f"Outlet {outlet}", f"https://o{outlet}.example/{number}",
        published=published, published_day=published.date(),
    )  # fmt: skip
    return report, tuple(claims_of(report, sentences, told, day))


def claims_of(report: Report, sentences: list[str], told: list[Told], day: int) -> Iterator[Claim]:
    """Yield a claim a sentence."""
    start, then = 0, START + timedelta(days=day)
    for at, (sentence, one) in enumerate(zip(sentences, told, strict=True)):
        span = Span(start, start + len(sentence))
        called, town, side = CALLED[one.side], one.town, one.side
        place = None
        if town:
            first = start + sentence.index(town.name)
            place = Mention(Span(first, first + len(town.name)), town.name, "place", id=town.id, name=town.name)
        yield Claim(
            content_id(report.id, at), report.id, span, sentence, one.kind, one.stance,
            actor=Mention(Span(start, start + len(called)), called, "actor", id=f"actor:{side}", name=side),
            place=place, where=town, days=Days(then, then, "day"), quantity=one.quantity, speaker_side=side,
        )  # fmt: skip
        start = span.end + 1


def told_of(at: int, day: int, chance: Random) -> Told:
    """Return what the sentence of that number tells."""
    where = chance.randrange(5) if chance.random() < 0.3 else chance.randrange(len(PLACES))
    kind, side, quantity = happening(at, where, day, chance)
    town = PLACES[where] if at != 8 or chance.random() < 0.5 else None
    return Told(kind, SIDES[side], town, quantity, "asserted" if chance.random() < 0.8 else "claimed")


def happening(at: int, where: int, day: int, chance: Random) -> tuple[str, int, Quantity | None]:
    """Return what the sentence of that number tells of a place: its type, who acts, and a number."""
    changes = [then for then in taken(where) if then <= day]
    holder = len(changes) % 2
    if at < 4:
        fresh = bool(changes) and day - changes[-1] < 5
        return ("territory.capture" if fresh else "territory.held" if at else "territory.contested"), holder, None
    if at < 8:
        return ("attack.bombing", "attack.armed", "strike.air", "battle.clash")[at - 4], chance.randrange(2), None
    if at == 8:
        killed = chance.randrange(1, 60)
        return "casualties", chance.randrange(2), Quantity(killed, killed, killed, unit="people")
    total = chance.randrange(5, 40)
    return ("count", holder, Quantity(total, total, total, unit="towns")) if day % 7 == 0 else ("aid", holder, None)


def fill(path: Path, first: int, last: int) -> None:
    """Add reports up to a number, without waiting for the disk."""
    with open_ledger(path) as ledger:
        ledger._connection.execute("PRAGMA synchronous = OFF")
        ledger._connection.execute("PRAGMA journal_mode = MEMORY")
        for number in range(first, last):
            add(ledger, number)


def add(ledger: Ledger, number: int) -> None:
    """Add one made report."""
    report, claims = made(number)
    ledger.add(Intake(report.file, report), claims, (), recorded=RECORDED, reader=READER)


def timed(name: str, call: Callable[[], Any]) -> Any:
    """Run a call, print what it took of the processor, and return what it gave."""
    begun = time.process_time()
    found = call()
    print(f"  {name:30} {time.process_time() - begun:8.2f} s", flush=True)
    return found


def steps(path: Path) -> None:
    """Print what each step of a view costs alone."""
    with open_ledger(path) as ledger:
        reports = timed("reports from the ledger", ledger.reports)
        claims = timed("claims from the ledger", ledger.stored_claims)
        known = ledger.latest_known() or RECORDED
    origins = timed("copies and origins", lambda: trace_origins(reports, claims))
    statements = timed("statements", lambda: read_statements(reports, claims, origins, today=known.date()))
    states = timed("control", partial(judge_control, statements, today=known.date(), stale_after=14))
    timed("events", lambda: merge_events(statements))
    timed("counts", lambda: count_totals(statements, states))
    timed("disputes", lambda: find_disputes(states, statements))


def measure(path: Path, first: int, reports: int) -> None:
    """Print what a view of so many reports costs."""
    fill(path, first, reports)
    print(f"{reports:,} reports, {10 * reports:,} claims, {path.stat().st_size / 1e6:,.0f} MB")
    steps(path)
    with open_ledger(path) as ledger:
        seen = timed("the whole view, anew", lambda: factbox.view(ledger))
        timed("the factbox of it", lambda: build_factbox(seen))
        factbox.view(ledger, remember=True)
        timed("its verdict kept", lambda: factbox.view(ledger, remember=True))
        add(ledger, reports)
        timed("after one more report", lambda: factbox.view(ledger, remember=True))
        timed("claims of one place", lambda: ledger.claims_at(PLACES[77].id))
    found = seen.verdict
    print(f"  {len(found.control):,} states, {len(found.events):,} events, {len(found.links):,} links")
    print(f"  verdicts and facts kept in {Path(f'{path}.kept').stat().st_size / 1e6:,.1f} MB")
    print(f"  most memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB", flush=True)


def main(sizes: list[int]) -> None:
    """Measure ledgers of some sizes."""
    with tempfile.TemporaryDirectory() as folder:
        for first, last in zip([0, *sizes], sizes, strict=False):
            measure(Path(folder) / "growth.factbox", first, last)


if __name__ == "__main__":
    main([int(word.replace(",", "")) for word in sys.argv[1:]] or [1_000, 3_000, 10_000])
