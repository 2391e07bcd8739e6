"""What a note of correction tells as its outlet's own word: "In a report on Thursday WE SAID THAT X had fallen".

Such a note repeats what it takes back, and says only then what is so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factbox.extract.findings import Findings
from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues


def is_correction(title: str, found: Sequence[Findings]) -> bool:
    """Say whether a text is headed as a note of correction: its title or first line begins with the word."""
    heads = load_cues()["correction"]
    titled = re.findall(r"\w+", title.casefold())[:1]
    begun = bool(found) and any(found[0].line.at(0, head) for head in heads)
    return begun or any((word,) in heads for word in titled)


def repeats_itself(line: Line) -> bool:
    """Say whether a sentence of such a note passes on what the outlet had said: "WE SAID that"."""
    return line.find(load_cues()["own_report"], 0, len(line)) is not None


__all__ = ["is_correction", "repeats_itself"]
