"""What an answer that is kept costs in a ledger of any size: the commands, the page's first view and its handles.

Run it with ``python benchmarks/answers.py [REPORTS | LEDGER ...]``; by default 1,000, 10,000 and 100,000 reports of the
made war of ``growth.py``; the file of a ledger of that war is used as it is. The answers are those to the first 1,000
reports, put beside each ledger under its own questions: what is printed is bounded, so that those of a larger ledger
are no longer. What reaching a verdict takes, ``growth.py`` and ``whole.py`` measure. The page is weighed with all that
it loads. At last a report is added to a ledger made here, and what of the answers still stands is asked for again.

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

import regex
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
MAP = (
    "vendor/maplibre-gl.mjs", "vendor/maplibre-gl-worker.mjs", "countries.json", "vendor/source-serif-4.woff2",
    "vendor/source-serif-4-italic.woff2",
)  # fmt: skip
"""What the page's scripts and styles load beside what the page itself names."""

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


def weigh(client: TestClient) -> None:
    """Print how much the front page weighs with what it loads, as it is sent and unpacked."""
    files = dict.fromkeys(regex.findall(r"/static/[\w./-]+", client.get("/").text))
    files |= dict.fromkeys(f"/static/{name}" for name in MAP)
    answers = [client.get(one).raise_for_status() for one in ("/", "/map.json", *files)]
    sent = sum(int(answer.headers.get("content-length", len(answer.content))) for answer in answers)
    bare = sum(len(answer.content) for answer in answers)
    print(f"  the page with map and {len(files)} files: {sent:,} bytes as they are sent, {bare:,} unpacked", flush=True)


def measure(path: Path, answers: Answers, reports: int, *, more: bool) -> None:
    """Print what answers cost that are kept beside a ledger."""
    give(path, answers)
    print(f"{reports:,} reports, {10 * reports:,} claims, {path.stat().st_size / 1e6:,.0f} MB; load {_load()}")
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
        weigh(same)
    if more:
        _add_one(path, reports)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  most memory so far {most:,.0f} MB of a command; load {_load()}")


def _add_one(path: Path, reports: int) -> None:
    """Add a report and print which answers are still there."""
    with open_ledger(path) as ledger:
        add(ledger, reports + A_DAY)
        begun = time.process_time()
        stands = [known for known in ("", *KNOWN) if _stands(path, known)]
        taken = time.process_time() - begun
        print(f"  after one more report, of its day: still there {', '.join(stands)} ({taken:.2f} s)")


def _load() -> str:
    return f"{os.getloadavg()[0]:.0f}"


def _stands(path: Path, known: str) -> bool:
    """Say whether the front page of a day is still found."""
    asked = AskedPage(known=known)
    wanted = Question("sheet", (asked, ()), asked.known_moment(), None, problems=True)
    with open_ledger(path) as ledger:
        return find_answer(ledger, wanted, Sheet) is not None


def main(wanted: Sequence[int | Path]) -> None:
    """Measure ledgers: of some sizes, or those in some files."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.factbox"
        fill(first, 0, 1_000)
        answers = made_from(first)
        for one in wanted:
            if isinstance(one, Path):
                with open_ledger(one, create=False) as ledger:
                    reports = ledger.standing().claim // 10
                measure(one, answers, reports, more=False)
            else:
                path = Path(folder) / f"{one}.factbox"
                fill(path, 0, one)
                measure(path, answers, one, more=True)
                path.unlink()


def _wanted(word: str) -> int | Path:
    number = word.replace(",", "")
    return int(number) if number.isdecimal() else Path(word)


if __name__ == "__main__":
    main([_wanted(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
