"""What an answer that is kept costs in a ledger of any size: the commands, the page's first view and its handles.

Run it with ``python benchmarks/answers.py [REPORTS ...]``; by default 1,000, 10,000 and 100,000 reports of the made war
of ``growth.py``. The answers are those to the first 1,000 reports, put beside each ledger under its own questions: what
is printed is bounded, so that those of a larger ledger are no longer. What reaching a verdict takes, ``growth.py``
measures. Then a report is added, and what of the answers still stands is asked for again.

Seconds are the processor's: median and 95th percentile of twenty. The clock is given beside them, with whatever other
programs took.
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from growth import A_DAY, add, fill
from starlette.testclient import TestClient

from factbox.cli.asking import Asked, explanation_of, factbox_of, question
from factbox.ledger import Question, find_answer, make_answer, open_ledger
from factbox.publish.document import Factbox
from factbox.publish.explanation import Explanation
from factbox.web.app import create_app
from factbox.web.asked import Asked as AskedPage
from factbox.web.desk import Desk
from factbox.web.exhibits import Exhibits
from factbox.web.seen import Sheet

PLACE = "Town 77"
TIMES = 20
KNOWN = ("2031-01-03", "2031-01-05", "2031-01-07")
BOX = Asked(related=True)
Answers = tuple[Factbox, Explanation, Sheet, Exhibits]


def made_from(path: Path) -> Answers:
    """Return the answers of a ledger."""
    with open_ledger(path) as ledger:
        box, why = factbox_of(ledger, BOX), explanation_of(ledger, Asked(), PLACE)
    seen = Desk(path).see(AskedPage())
    return box, why, seen.sheet, seen.exhibits


def give(path: Path, answers: Answers) -> None:
    """Put answers beside a ledger as if they had been made from it."""
    box, why, sheet, exhibits = answers
    with open_ledger(path) as ledger:
        make_answer(ledger, question(BOX, "factbox", problems=True), lambda: box)
        make_answer(ledger, question(Asked(), f"why {PLACE}"), lambda: why)
        for known in ("", *KNOWN):
            asked = AskedPage(known=known)
            clocks = (asked.known_moment(), asked.recorded_moment())
            make_answer(ledger, Question("sheet", (asked, ()), *clocks, problems=True), lambda: sheet)
            make_answer(ledger, Question("exhibits", (asked, ()), *clocks), lambda: exhibits)


def report(told: str, calls: Sequence[Callable[[], bytes]]) -> None:
    """Print what calls take, and how long the last answer is."""
    taken = []
    for call in calls:
        clock, begun = time.perf_counter(), _processor()
        answer = call()
        taken.append((_processor() - begun, time.perf_counter() - clock))
    processor, clock = (sorted(one) for one in zip(*taken, strict=True))
    late = int(len(taken) * 0.95)
    print(
        f"  {told:34} {processor[len(taken) // 2]:6.2f} {processor[late]:6.2f} s; by the clock"
        f" {clock[len(taken) // 2]:6.2f} {clock[late]:6.2f} s;"
        f" {len(answer):>9,} bytes, {len(gzip.compress(answer)):>8,} packed",
        flush=True,
    )


def _processor() -> float:
    return sum(os.times()[:4])


def command(*words: str) -> bytes:
    """Run a command and return what it prints."""
    run = "from factbox.cli import main; main()"
    return subprocess.run([sys.executable, "-c", run, *words], check=True, capture_output=True).stdout


def started(path: Path, stack: ExitStack) -> TestClient:
    """Return a server that has started, and has answered nothing."""
    return stack.enter_context(TestClient(create_app(Desk(path)), base_url="http://localhost"))


def page(client: TestClient, address: str) -> bytes:
    """Return a page of a server."""
    answer = client.get(address)
    answer.raise_for_status()
    return answer.content


def measure(path: Path, answers: Answers, reports: int) -> None:
    """Print what answers cost that are kept beside a ledger."""
    give(path, answers)
    print(f"{reports:,} reports, {10 * reports:,} claims, {path.stat().st_size / 1e6:,.0f} MB")
    report("show", [lambda: command("show", "--ledger", str(path))] * TIMES)
    report("why", [lambda: command("why", PLACE, "--ledger", str(path))] * TIMES)
    days = [f"/?known={KNOWN[at % len(KNOWN)]}" for at in range(TIMES)]
    cited = [f"/claims/{one.claims[0]}" for one in answers[0].citations[:TIMES]]
    with ExitStack() as stack:
        for told, asked in (("first view", ["/"] * TIMES), ("a handle", days), ("a number", cited)):
            servers = [started(path, stack) for _ in asked]
            calls = [partial(page, *one) for one in zip(servers, asked, strict=True)]
            report(f"{told}, of a new server", calls)
        same = started(path, stack)
        page(same, "/")
        report("a handle, of the same", [partial(page, same, day) for day in days])
    with open_ledger(path) as ledger:
        add(ledger, reports + A_DAY)
        begun = time.process_time()
        stands = [known for known in ("", *KNOWN) if _stands(path, known)]
        taken = time.process_time() - begun
        print(f"  after one more report, of its day: still there {', '.join(stands)} ({taken:.2f} s)")
    print(f"  most memory so far {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MB of a command")


def _stands(path: Path, known: str) -> bool:
    """Say whether the front page of a day is still found."""
    asked = AskedPage(known=known)
    wanted = Question("sheet", (asked, ()), asked.known_moment(), None, problems=True)
    with open_ledger(path) as ledger:
        return find_answer(ledger, wanted, Sheet) is not None


def main(sizes: list[int]) -> None:
    """Measure ledgers of some sizes."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.factbox"
        fill(first, 0, 1_000)
        answers = made_from(first)
        for size in sizes:
            path = Path(folder) / f"{size}.factbox"
            fill(path, 0, size)
            measure(path, answers, size)
            path.unlink()


if __name__ == "__main__":
    main([int(word.replace(",", "")) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
