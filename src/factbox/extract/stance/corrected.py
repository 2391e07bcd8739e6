"""What a note of correction tells as its outlet's own word: "In a report on Thursday WE SAID THAT X had fallen".

Such a note repeats what it takes back, and says only then what is so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factbox.extract.findings import Findings
from factbox.extract.sentence.line import DASHES, OPENING, Line
from factbox.knowledge.cues import load_cues


def is_correction(title: str, found: Sequence[Findings]) -> bool:
    """Say whether a text is headed as a note of correction: its title or first line begins with the word."""
    heads = load_cues()["correction"]
    titled = re.findall(r"\w+", title.casefold())[:1]
    begun = bool(found) and any(found[0].line.at(0, head) for head in heads)
    return begun or any((word,) in heads for word in titled)


def corrections_in(found: Sequence[Findings]) -> frozenset[int]:
    """Return the paragraphs of a text that are headed as notes of correction: "CORRECTION. In our issue of"."""
    heads = load_cues()["correction"]
    first: dict[int, Line] = {}
    for one in found:
        first.setdefault(one.line.paragraph, one.line)
    return frozenset(number for number, line in first.items() if any(_is_head(line, head) for head in heads))


def _is_head(line: Line, head: tuple[str, ...]) -> bool:
    """Say whether a line begins with the word for a note, and a mark behind it: no "CORRECTION FLUID was found".

    A live page has its hour before it: "2:10 pm - CORRECTION: we wrote that".
    """
    at = 1 if line.words[0] in OPENING else _behind_hour(line)
    return line.at(at, head) and line.words[at + len(head) :][:1] in ((), (".",), (":",), *((dash,) for dash in DASHES))


def _behind_hour(line: Line) -> int:
    """Return the first token behind the hour that opens an entry of a live page; 0 where none does."""
    if not line.words[0][:1].isdigit():
        return 0
    stamp = DASHES | {"am", "pm", "a.m.", "p.m.", "gmt", "utc", "local", "time", ":", "."}
    hour = (i for i, word in enumerate(line.words[:_LONGEST_HOUR]) if not (word[:1].isdigit() or word in stamp))
    return next(hour, 0)


_LONGEST_HOUR = 7
"""Tokens of an hour with its mark: "2 : 10 pm local time -"."""


def repeats_itself(line: Line) -> bool:
    """Say whether a sentence of such a note passes on what the outlet had said: "WE SAID that"."""
    return line.find(load_cues()["own_report"], 0, len(line)) is not None


def repeats_own_edition(line: Line) -> bool:
    """Say whether a newsroom tells what it had in print before, where it is wrong: "IN OUR MONDAY EDITION WE GAVE"."""
    told = line.find(load_cues()["own_report"], 0, len(line))
    printed = line.find(load_cues()["own_edition"], 0, told[0]) if told else None
    before = line.words[max(printed[0] - _EDITION_REACH, 0) : printed[0]] if printed else ()
    return "our" in before or "'s" in before


_EDITION_REACH = 3
"""Tokens between "our" and "edition"."""

__all__ = ["corrections_in", "is_correction", "repeats_itself", "repeats_own_edition"]
