"""What reading costs: code points a second from text to resolved claims, as a ratio to splitting the text into words.

Run it with ``python benchmarks/reading.py [FOLDER]``; the folder defaults to the example. Both figures come from one
run on one core, so that their ratio means something on any machine. The last column doubles the text: near 2 is linear.
"""

from __future__ import annotations

import sys
from pathlib import Path

from timing import EXAMPLE, seconds

from factbox.language import analyse
from factbox.pipeline import claims_of
from factbox.read import read_reports
from factbox.records import Report


def main(folder: Path) -> None:
    """Measure and print."""
    texts = [intake.report.text for intake in read_reports([folder]) if intake.report]
    once = Report(id="benchmark", file="benchmark", text="\n\n".join(texts))
    twice = Report(id="benchmark", file="benchmark", text="\n\n".join(texts * 2))
    words, claims, doubled = (
        seconds(lambda: analyse(once.text)),
        seconds(lambda: claims_of(once)),
        seconds(lambda: claims_of(twice)),
    )
    print(f"text                {len(once.text):>9,} code points")
    print(f"words               {len(once.text) / words:>9,.0f} a second")
    print(
        f"resolved claims     {len(once.text) / claims:>9,.0f} a second, {claims / words:.0f} times the cost of words"
    )
    print(f"twice the text      {doubled / claims:>9.2f} times the time")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
