"""What the page costs as the ledger grows: the first view, a view that is remembered, and a move of the handle.

Run it with ``python benchmarks/page.py [REPORTS] [FOLDER]``: made reports with two claims each over 30 days and 200
places, their words drawn at random so that none is a copy. Each figure is the time from asking to the whole answer of
``/``, without a network. What costs is nearly all ``pipeline.view``, which decides everything anew for each moment.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from factbox.ledger import open_ledger
from factbox.records import Claim, Days, Intake, Mention, Place, Report, Span, claim_id, content_id
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.reviewer import COOKIE

DAYS, PLACES, WORDS = 30, 200, 120
FIRST = date(2031, 5, 1)
NOW = datetime(2032, 1, 1, tzinfo=UTC)


def main(reports: int, folder: Path) -> None:
    """Fill a ledger and time the page over it."""
    path = folder / "page.factbox"
    fill(path, reports)
    desk = Desk(path)
    client = TestClient(create_app(desk), base_url="http://localhost")
    print(f"{reports:,} reports, {path.stat().st_size / 1e6:,.0f} MB")
    for told, address in (
        ("first view", "/"),
        ("the same again", "/"),
        ("known moved to a new day", "/?known=2031-05-15"),
        ("and back", "/"),
        ("valid moved to a new day", "/?valid=2031-05-15"),
        ("a place", "/places/local:place-7"),
        ("search", "/search?q=place-7"),
        ("changes, of a view new too", "/changes?since=2031-05-14"),
        ("changes again", "/changes?since=2031-05-14"),
    ):
        timed(told, lambda address=address: client.get(address))
    review(desk, client)


def timed(told: str, ask: Callable[[], Any]) -> None:
    """Print how long an answer takes, and how long it is."""
    start = time.perf_counter()
    answer = ask()
    answer.raise_for_status()
    print(f"{told:<26} {(time.perf_counter() - start) * 1000:>9,.0f} ms  {len(answer.content):>10,} bytes")


def review(desk: Desk, client: TestClient) -> None:
    """Time the queue, decisions as keys send them, and the queue after them, for which a verdict is reached anew."""
    timed("the queue", lambda: client.get("/review"))
    client.cookies.set(COOKIE, "editor")
    headers = {"sec-fetch-site": "same-origin", "hx-request": "true"}
    for one in desk.see(Asked()).view.claims[:3]:
        address = f"/reports/{one.report_id}/claims/{one.id}"
        timed("a claim accepted", lambda at=address: client.post(at, data={"decision": "accept"}, headers=headers))
    timed("the queue after that", lambda: client.get("/review"))


def fill(path: Path, reports: int) -> None:
    """Write made reports to a ledger, without waiting for the disk."""
    chance = random.Random(7)  # noqa: S311 - words, not secrets
    words = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{number:x}" for number in range(4000)]
    with open_ledger(path) as ledger:
        ledger._connection.execute("PRAGMA synchronous = OFF")
        ledger._connection.execute("PRAGMA journal_mode = MEMORY")
        for number in range(reports):
            report, claims = made(number, chance, words)
            ledger.add(Intake(report.file, report), claims, (), recorded=NOW, reader="factbox 0.1.0")


def made(number: int, chance: random.Random, words: list[str]) -> tuple[Report, list[Claim]]:
    """Return a report that tells of a fight and a capture in a place, and of much else."""
    where = f"place-{chance.randrange(PLACES)}"
    opening = f"Rebels took {where} today. Fighting went on near {where}. "
    text = opening + " ".join(chance.choices(words, k=WORDS))
    outlet = f"Outlet {chance.randrange(40)}"
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    published = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)
    report = Report(
        content_id(text, outlet), f"{number}.txt", text, outlet=outlet, published=published, published_day=day,
        published_basis="stated",
    )  # fmt: skip
    place = Place(f"local:{where}", where, "city", "North", "XA", 40.0, 20.0)
    capture = (0, opening.index("."), "territory.capture", "asserted")
    clash = (opening.index("Fighting"), len(opening) - 2, "battle.clash", "attributed")
    return report, [claim(report, place, day, *one) for one in (capture, clash)]


def claim(report: Report, place: Place, day: date, start: int, end: int, kind: str, stance: str) -> Claim:
    """Return a claim of a made report."""
    at = report.text.index(place.name, start)
    where = Mention(Span(at, at + len(place.name)), place.name, "place", id=place.id, name=place.name)
    actor = Mention(Span(0, 6), "Rebels", "actor", name="Rebels")
    quote = report.text[start:end]
    made = Claim(
        "", report.id, Span(start, end), quote, kind, stance, actor=actor, place=where, where=place,  # type: ignore[arg-type]
        days=Days(day, day, "day"),
    )  # fmt: skip
    return Claim(**{name: getattr(made, name) for name in Claim.__slots__} | {"id": claim_id(made)})


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        main(count, Path(folder))
