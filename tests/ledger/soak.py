"""Programs that write to a ledger are killed at random moments, and what they acknowledged must be there.

``make soak`` runs this with 500 kills, ``tests/ledger/test_soak.py`` with fewer. Each ledger is killed several times
while made reports are added; then a last run finishes it, and its head must be that of a run that nobody disturbed.
Others are killed while they are brought from form 1 to the newest form. The writers are forks of this small program,
since starting Python anew takes longer than they live.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.ledger.made_old import write_form_1

from factbox.ledger import open_ledger, verify_ledger
from factbox.records import Claim, Intake, Report, Span

REPORTS, CLAIMS = 24, 3
KILLS_A_LEDGER = 5
NOW = datetime(2032, 1, 1, tzinfo=UTC)

Work = Callable[[Path, int], None]


def add_all(path: Path, told: int, reports: int = REPORTS) -> None:
    """Add the made reports in their order, and tell the id of each that is acknowledged; those that are in are not."""
    with open_ledger(path) as ledger:
        for number in range(reports):
            text = f"Town {number} fell. " * 40
            report = Report(f"r{number}", f"{number}.txt", text, outlet="Harbour Courier")
            claims = [
                Claim(f"c{number}-{n}", report.id, Span(n, n + 9), "...", "other", "asserted") for n in range(CLAIMS)
            ]
            if ledger.add(Intake(report.file, report), claims, (), recorded=NOW, reader="made 1"):
                os.write(told, f"{report.id}\n".encode())


def bring_up(path: Path, told: int) -> None:
    """Open a ledger, which brings it to the newest form, and tell that it is done."""
    open_ledger(path).close()
    os.write(told, b"done\n")


def killed(work: Work, path: Path, after: int, wait: float) -> tuple[set[str], bool]:
    """Kill a process that does the work, some seconds after it has told so many things.

    Returns:
        What it told, and whether it was killed; it may have been done before.
    """
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        work(path, tell)
        os._exit(0)
    os.close(tell)
    with os.fdopen(hear) as heard:
        told = {line for _, line in zip(range(after), heard, strict=False)}
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        told |= set(heard)
    _, status = os.waitpid(child, 0)
    return {line.strip() for line in told}, os.WIFSIGNALED(status)


def took(work: Work, path: Path) -> float:
    start = time.monotonic()
    with Path(os.devnull).open("wb") as nowhere:
        work(path, nowhere.fileno())
    return time.monotonic() - start


def check(path: Path, acknowledged: set[str], counted: Counter[str]) -> None:
    """Count what is lost of what was acknowledged, half reports, and ledgers that are not whole."""
    counted["in the midst of a write"] += path.with_name(f"{path.name}-journal").exists()
    with open_ledger(path) as ledger:
        kept = {report.id for report in ledger.reports()}
        counted["lost"] += len(acknowledged - kept)
        counted["half"] += len(ledger.claims()) != CLAIMS * len(kept)
    counted["not whole"] += not verify_ledger(path).whole


def kill_adding(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill programs that add reports."""
    whole = folder / "whole"
    seconds, head = took(add_all, whole), verify_ledger(whole).head
    counted: Counter[str] = Counter()
    while counted["kills"] < kills:
        counted["ledgers"] += 1
        path, acknowledged = folder / f"killed-{counted['ledgers']}", set[str]()
        for _ in range(KILLS_A_LEDGER):
            after = chance.randrange(2 * REPORTS // KILLS_A_LEDGER)
            told, died = killed(add_all, path, after, chance.uniform(0, 2 * seconds / REPORTS))
            counted["kills"] += died
            acknowledged |= told
            check(path, acknowledged, counted)
        took(add_all, path)
        counted["another head"] += verify_ledger(path).head != head
    return counted


def kill_bringing_up(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill programs that bring a ledger of form 1 to the newest form."""
    newest = folder / "newest"
    took(add_all, newest)
    head = verify_ledger(newest).head
    write_form_1(newest, folder / "old")
    seconds = took(bring_up, folder / "old")
    counted: Counter[str] = Counter()
    while counted["kills"] < kills:
        counted["ledgers"] += 1
        path = folder / f"old-{counted['ledgers']}"
        write_form_1(newest, path)
        _, died = killed(bring_up, path, 0, chance.uniform(0, seconds))
        counted["kills"] += died
        check(path, {f"r{number}" for number in range(REPORTS)}, counted)
        counted["another head"] += verify_ledger(path).head != head
    return counted


def main() -> None:
    """Kill, print what was counted as one JSON object, and end with status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description="Kill programs that write to a ledger.")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311
    counted = {}
    for work in (kill_adding, kill_bringing_up):
        with tempfile.TemporaryDirectory() as folder:
            kills = given.kills if work is kill_adding else given.kills // 10
            counted[work.__name__] = work(Path(folder), kills, chance)
    json.dump(counted, sys.stdout, indent=1)
    bad = ("lost", "half", "not whole", "another head")
    sys.exit(any(count[what] for count in counted.values() for what in bad))


if __name__ == "__main__":
    main()
