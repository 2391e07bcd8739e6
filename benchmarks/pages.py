"""What reading web pages costs over a long run: memory of the program and of the process that parses pages.

Run it with ``python benchmarks/pages.py [ITEMS] [FOLDER]``, by default 5,000 made pages of 0.7 KB. With a folder its
pages (``*.html``) are taken in turn, as often as it needs; a number is put into every paragraph, so that no two are the
same and no cache helps. They are written to a web archive and read from it as ``factbox read`` reads it, each through
trafilatura and htmldate. After every tenth of them it prints what both processes hold (resident, at that moment), and
how many parsing processes there were; at the end, why what was refused was. Linux alone.
"""

from __future__ import annotations

import gzip
import itertools
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archives import page_of, record_of

from factbox.read import read_reports
from factbox.read.pages.child import shared_reader


def pages_in(folder: Path) -> Iterator[bytes]:
    """Yield the pages of a folder in turn, without end, each another by the number in its paragraphs."""
    paths = sorted(folder.glob("*.html"))
    for number, path in enumerate(itertools.cycle(paths)):
        yield path.read_bytes().replace(b"</p>", b" No. %d.</p>" % number)


def resident(process: int) -> float:
    """Return the memory that a process holds, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(archive: Path, items: int) -> None:
    """Read an archive and print what both processes hold on the way."""
    start, read, parsers = time.perf_counter(), 0, set()
    refused: Counter[str] = Counter()
    for number, intake in enumerate(read_reports([archive]), start=1):
        read += intake.report is not None
        if intake.report is None:
            refused[intake.problems[-1].reason] += 1
        parser = shared_reader().process
        if parser is not None:
            parsers.add(parser.pid)
        if number % (items // 10) == 0 and parser is not None:
            took = time.perf_counter() - start
            held = f"program {resident(os.getpid()):4.0f} MB, parser {resident(parser.pid):4.0f} MB"
            print(f"{number:>7,} pages, {read:>7,} read, {60 * number / took:>6,.0f} a minute: {held}", end="")
            print(f"; {len(parsers)} parsers so far", flush=True)
    print("refused:", ", ".join(f"{count} {reason}" for reason, count in refused.most_common()) or "none")


def main(items: int, folder: Path | None) -> None:
    """Write the archive and read it."""
    pages = pages_in(folder) if folder else map(page_of, itertools.count())
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place) / "a.warc.gz"
        with archive.open("wb") as stream:
            for number, page in enumerate(itertools.islice(pages, items)):
                stream.write(gzip.compress(record_of(number, page), 1))
        measure(archive, items)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
