"""What reading a sentence costs: the whole language room side by side with the encoder alone, in one run.

Run it with ``python benchmarks/language.py [FOLDER]``; the folder defaults to the example. The encoder alone gets
arrays that are made beforehand; the room begins with the text. Each is run text by text, the threads sharing the
batches of one, and on many texts, of which each thread has one of its own. Ready time and memory are those of a process
of its own that loads the model and reads the texts. ``FACTBOX_THREADS`` sets the threads, ``FACTBOX_CORE`` another
model.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from timing import EXAMPLE, seconds

from factbox.language import analyse, analyse_many
from factbox.language.core import Core, shipped_core
from factbox.language.core.model import default_threads
from factbox.language.sentences import split_sentences
from factbox.read import read_reports


def encode(core: Core, texts: list[str]) -> list[Callable[[], object]]:
    """Return what runs the encoder alone over the texts: one by one, and as many side by side as there are threads."""
    words = [[[token.text for token in s.tokens] for s in split_sentences(text)] for text in texts]
    reports = [[arrays for _, arrays in core.batches(sentences)] for sentences in words]
    alone = core.on_threads(1)

    def side_by_side() -> object:
        with ThreadPoolExecutor(core.threads) as pool:
            return list(pool.map(alone.run, reports))

    return [lambda: [core.run(batches) for batches in reports], side_by_side]


def texts_of(folder: Path) -> list[str]:
    """Return the texts of the reports of a folder."""
    return [intake.report.text for intake in read_reports([folder]) if intake.report]


def child(folder: Path) -> None:
    """Print, as one process that does nothing else, when it was ready and how much memory it took."""
    start = time.perf_counter()
    analyse("The town fell.")
    ready = time.perf_counter() - start
    for text in texts_of(folder):
        analyse(text)
    print(json.dumps({"ready": ready, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def main(folder: Path) -> None:
    """Measure and print."""
    core = shipped_core()
    if core is None:
        raise SystemExit("there is no English core in the package; set FACTBOX_CORE to a folder with one")
    texts = texts_of(folder)
    words = sum(len(s.tokens) for text in texts for s in split_sentences(text))
    encoded, encoded_many = encode(core, texts)
    works: dict[str, Callable[[], object]] = {
        "encoder alone, by text": encoded,
        "encoder alone, many": encoded_many,
        "splitting": lambda: [split_sentences(text) for text in texts],
        "the room, by text": lambda: [analyse(text) for text in texts],
        "the room, many": lambda: list(analyse_many(texts)),
    }
    taken = {told: seconds(work) for told, work in works.items()}
    processor = {told: seconds(work, time.process_time) for told, work in works.items()}
    alone = json.loads(subprocess.check_output([sys.executable, __file__, "--child", str(folder)]))
    print(f"{len(texts)} reports, {words:,} words, {default_threads()} threads")
    for told in works:
        a_word = processor[told] / words * 1e6
        speed = words / taken[told]
        print(f"{told:<22} {speed:>9,.0f} words a second, {a_word:6.1f} microseconds of the processor a word")
    added = processor["the room, by text"] / processor["encoder alone, by text"] - 1
    print(f"the rest of the room adds {added:.0%} to the encoder's processor time")
    print(f"ready in               {alone['ready']:>9.2f} s after the imports")
    print(f"peak memory            {alone['peak']:>9.0f} MB")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        child(Path(arguments[1]))
    else:
        main(Path(arguments[0]) if arguments else EXAMPLE)
