"""What an answer that is kept costs in a ledger of any size: the commands, the page's first view and its handles.

Run it with ``python benchmarks/answers.py [REPORTS | LEDGER ...]``; by default 1,000, 10,000 and 100,000 reports of the
made war of ``growth.py``; the file of a ledger of that war is used as it is. Where ``factbox prepare --days 1`` has
made answers of its own, these are asked for. Else the answers are those to the first 1,000 reports, put beside each
ledger under its own questions; what is printed is bounded, and of 100,000 reports it is twice as long. What reaching a
verdict takes, ``growth.py`` and ``whole.py`` measure. The page is weighed with all that it loads. At last a report is
added to a ledger made here, and what of the answers still stands is asked for again.

Seconds are those of the clock, with whatever other programs took: median and 95th percentile of twenty, or of sixty
moves of a handle, as somebody waits for them who asks a server of its own process over the machine's own network. What
Python compiles when a program is run for the first time is compiled before.
"""

from __future__ import annotations

import gzip
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import regex
from growth import A_DAY, add, fill

from factbox.cli.asking import Asked, explanation_of, factbox_of, question
from factbox.ledger import Question, find_answer, make_answer, open_ledger
from factbox.publish.document import Factbox
from factbox.publish.explanation import Explanation
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
        begun = time.perf_counter()
        answer = call()
        taken.append(time.perf_counter() - begun)
    _print(told, taken, answer)


def _print(told: str, taken: Sequence[float], answer: bytes) -> None:
    ordered = sorted(taken)
    print(
        f"  {told:34} {ordered[len(ordered) // 2]:6.2f} {ordered[-(-len(ordered) * 19 // 20) - 1]:6.2f} s;"
        f" {len(answer):>9,} bytes, {len(gzip.compress(answer)):>8,} packed",
        flush=True,
    )


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", "from factbox.cli import main; main()", *words]


def _compiling() -> dict[str, str]:
    """Return the environment, in which what is compiled may be kept, as it is where a program was installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def command(*words: str) -> bytes:
    """Run a command and return what it prints."""
    return subprocess.run(_command(*words), check=True, capture_output=True, env=_compiling()).stdout


@contextmanager
def started(path: Path) -> Iterator[HTTPConnection]:
    """Give a connection to a server that has started, and has answered nothing."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = _command("serve", "--ledger", str(path), "--port", str(port))
    server = subprocess.Popen(words, env=_compiling(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while server.poll() is None:
            with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield HTTPConnection("127.0.0.1", port)
    finally:
        server.terminate()
        server.wait()


def page(server: HTTPConnection, address: str) -> tuple[bytes, int]:
    """Return an answer of a server, unpacked, and its length as it was sent."""
    server.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = server.getresponse()
    sent = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return (gzip.decompress(sent) if answer.getheader("Content-Encoding") == "gzip" else sent), len(sent)


def of_new_servers(told: str, path: Path, addresses: Sequence[str]) -> None:
    """Print what the first answer of a server takes, each from one of its own."""
    taken = []
    for address in addresses:
        with started(path) as server:
            begun = time.perf_counter()
            answer, _ = page(server, address)
            taken.append(time.perf_counter() - begun)
    _print(told, taken, answer)


def weigh(server: HTTPConnection) -> None:
    """Print how much the front page weighs with what it loads, as it is sent and unpacked."""
    files = dict.fromkeys(regex.findall(r"/static/[\w./-]+", page(server, "/")[0].decode()))
    files |= dict.fromkeys(f"/static/{name}" for name in MAP)
    answers = [page(server, one) for one in ("/", "/map.json", *files)]
    sent, bare = sum(sent for _, sent in answers), sum(len(answer) for answer, _ in answers)
    print(f"  the page with map and {len(files)} files: {sent:,} bytes as they are sent, {bare:,} unpacked", flush=True)


def measure(path: Path, answers: Answers, reports: int, *, more: bool) -> None:
    """Print what answers cost that are kept beside a ledger."""
    give(path, answers)
    print(f"{reports:,} reports, {10 * reports:,} claims, {path.stat().st_size / 1e6:,.0f} MB; load {_load()}")
    command("show", "--ledger", str(path))
    report("show", [lambda: command("show", "--ledger", str(path))] * TIMES)
    report("why", [lambda: command("why", PLACE, "--ledger", str(path))] * TIMES)
    days = [f"/?known={KNOWN[at % len(KNOWN)]}" for at in range(TIMES)]
    cited = [f"/claims/{one.claims[0]}" for one in answers[0].citations[:TIMES]]
    ask_servers(path, days, cited)
    if more:
        _add_one(path, reports)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  most memory so far {most:,.0f} MB of a command; load {_load()}")


def measure_prepared(path: Path, sheet: Sheet) -> None:
    """Print what the answers cost that were made of a ledger by ``factbox prepare``."""
    print(f"{len(sheet.factbox.citations):,} clauses are cited; answers of its own; load {_load()}")
    command("show", "--ledger", str(path))
    report("show", [lambda: command("show", "--ledger", str(path))] * TIMES)
    days = [f"/?valid={sheet.days[-1].day}", "/"] * (TIMES // 2)
    ask_servers(path, days, [f"/claims/{one.claims[0]}" for one in sheet.factbox.citations[:TIMES]])


def ask_servers(path: Path, days: Sequence[str], cited: Sequence[str]) -> None:
    """Print what a page, its handles and a number of it take of a new server, and a handle of one that has shown it."""
    for told, asked in (("first view", ["/"] * TIMES), ("a handle", days), ("a number", cited)):
        of_new_servers(f"{told}, of a new server", path, asked)
    with started(path) as same:
        page(same, "/")
        report("a handle, of the same", [partial(lambda day: page(same, day)[0], day) for day in [*days] * 3])
        weigh(same)


def prepared(path: Path, known: str = "") -> Sheet | None:
    """Return what the front page of a day shows of a ledger, if that is kept."""
    asked = AskedPage(known=known)
    wanted = Question("sheet", (asked, ()), asked.known_moment(), asked.recorded_moment(), problems=True)
    with open_ledger(path, create=False) as ledger:
        return find_answer(ledger, wanted, Sheet)


def _add_one(path: Path, reports: int) -> None:
    """Add a report and print which answers are still there."""
    with open_ledger(path) as ledger:
        add(ledger, reports + A_DAY)
        begun = time.process_time()
        stands = [known for known in ("", *KNOWN) if prepared(path, known)]
        taken = time.process_time() - begun
        print(f"  after one more report, of its day: still there {', '.join(stands)} ({taken:.2f} s)")


def _load() -> str:
    return f"{os.getloadavg()[0]:.0f}"


def main(wanted: Sequence[int | Path]) -> None:
    """Measure ledgers: of some sizes, or those in some files."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.factbox"
        fill(first, 0, 1_000)
        answers = made_from(first)
        for one in wanted:
            if isinstance(one, int):
                path = Path(folder) / f"{one}.factbox"
                fill(path, 0, one)
                measure(path, answers, one, more=True)
                path.unlink()
            elif sheet := prepared(one):
                measure_prepared(one, sheet)
            else:
                with open_ledger(one, create=False) as ledger:
                    reports = ledger.standing().claim // 10
                measure(one, answers, reports, more=False)


def _wanted(word: str) -> int | Path:
    number = word.replace(",", "")
    return int(number) if number.isdecimal() else Path(word)


if __name__ == "__main__":
    main([_wanted(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
