"""The same reports give the same bytes in every process: no order of a set, which differs between them, decides.

A set of strings is ordered by a seed of its process, and one that holds None by where that lies in memory, so that not
even one seed makes two processes alike. Compared is all that is read of a made story and of the example, and what the
factbox makes of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from factbox.evaluate.claim_rows import read_gold

ROOT = Path(__file__).parents[2]
STORIES = ("corpus/stories/dev/port-mercure", "corpus/stories/train/hill-bases")

READ = """
import sys
import factbox
from factbox.publish.factbox import build_factbox
from factbox.publish.markdown import to_markdown

ledger = factbox.read(sys.argv[1:])
print(*ledger.claims(), sep="\\n")
print(to_markdown(build_factbox(factbox.view(ledger))))
"""


def test_the_order_of_sets_decides_nothing(tmp_path: Path) -> None:
    for story in STORIES:
        folder = tmp_path / Path(story).name
        folder.mkdir()
        read_gold(ROOT / story, folder)
    command = [sys.executable, "-c", READ, str(ROOT / "examples" / "afghanistan-2021"), str(tmp_path)]
    processes = [
        subprocess.Popen(  # noqa: S603
            command, env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}, stdout=subprocess.PIPE
        )
        for seed in ("1", "2", "3")
    ]
    read = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert read[0] == read[1] == read[2]
    assert read[0].count(b"\n") > 300
