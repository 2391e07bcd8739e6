"""What reading large archives costs: items a minute, and how much memory, over a made web archive, JSONL and CSV.

Run it with ``python benchmarks/archives.py [ITEMS] [KIND ...]``, by default 100,000 of each; it makes its files in a
temporary folder. The memory is the peak of the whole process (resident), noted after a tenth of the items and at the
end: the same number twice is flat. Each kind is read in a process of its own. Only reading is measured, no sentence is
looked at; ``members`` takes the pages out of a web archive and does not look for their text either.
"""

from __future__ import annotations

import csv
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from factbox.errors import Problem
from factbox.read import read_reports
from factbox.read.warc import read_warc

WORDS = (
    "The council of {town} met on Monday in the old harbour house, and the mayor said that the bridge stays closed. "
    "He had seen nobody on the road to the coast since the morning, when a bus with 12 passengers left the town. "
)
TOWNS = ("Norva", "Selm", "Orrin", "Tavik", "Lomas")


def text_of(number: int) -> str:
    """Return a made report of about 0.6 KB; no two are the same."""
    return "\n\n".join(WORDS.format(town=f"{TOWNS[(number + i) % 5]}-{number}") for i in range(3))


def page_of(number: int) -> bytes:
    """Return a made report as a web page of about 0.7 KB."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text_of(number).split("\n\n"))
    page = f"<html><head><title>Report {number}</title></head><body><article>{paragraphs}</article></body></html>"
    return page.encode()


def record_of(number: int, page: bytes) -> bytes:
    """Return a page as a record of a web archive."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://c.example/{number}\r\n"
        "WARC-Date: 2021-08-16T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_warc(path: Path, items: int) -> None:
    """Write pages as a web archive, each record a gzip member."""
    with path.open("wb") as stream:
        for number in range(items):
            stream.write(gzip.compress(record_of(number, page_of(number)), 1))


def write_jsonl(path: Path, items: int) -> None:
    """Write reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(items):
            stream.write(json.dumps({"url": f"https://c.example/{number}", "text": text_of(number)}) + "\n")


def write_csv(path: Path, items: int) -> None:
    """Write reports as a table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("url", "text"))
        table.writerows((f"https://c.example/{number}", text_of(number)) for number in range(items))


KINDS = {"warc": write_warc, "jsonl": write_jsonl, "csv": write_csv, "members": write_warc}


def peak() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def outcomes(path: Path, kind: str) -> Iterator[bool]:
    """Yield for each item of a file whether it could be read."""
    if kind == "members":
        with path.open("rb") as stream:
            yield from (not isinstance(member, Problem) for member in read_warc(stream, path.name, 20_000_000))
    else:
        yield from (intake.report is not None for intake in read_reports([path]))


def measure(path: Path, kind: str, items: int) -> None:
    """Read a file and print what it took."""
    start, early, read = time.perf_counter(), 0.0, 0
    for number, is_read in enumerate(outcomes(path, kind), start=1):
        read += is_read
        if number == items // 10:
            early = peak()
    took = time.perf_counter() - start
    print(f"{kind:8} {read:>8,} read in {took:>6.0f} s, {60 * read / took:>9,.0f} a minute", end="")
    print(f"; {early:.0f} MB after a tenth, {peak():.0f} MB at the end; file {path.stat().st_size / 1e6:.0f} MB")


def main(items: int, kinds: Sequence[str]) -> None:
    """Make each kind of file and read it in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            path = Path(folder) / ("a.warc.gz" if kind in ("warc", "members") else f"a.{kind}")
            KINDS[kind](path, items)
            subprocess.run([sys.executable, __file__, "--measure", str(path), kind, str(items)], check=True)
            path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2:] or list(KINDS))
