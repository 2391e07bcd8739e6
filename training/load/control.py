"""Stories of which only what is told of control is marked: ``corpus/taught`` and ``corpus/plain``, a row a claim.

A row says which word tells it, and in which words the text has who and where. Of other events these stories say
nothing; no word that no row names tells of control.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factbox.language import analyse
from factbox.records import Analysis, Stance
from training.examples import Example, Named, Part
from training.labels import CONTROL_TYPES, write_spans
from training.load.corpus import MODALITY
from training.text import Word, cover, sentences_of

ROWS = "control.jsonl"

_SWAPPED = frozenset({"person", "place", "group", "organisation", "outlet"})
"""Kinds of names that ``augment.py`` swaps."""

_SURE_NAME = 0.6
"""How sure the shipped core must be of a name, so that it is swapped."""

_KIND_OF = re.compile(
    r"(?:the |a )?(?:\w+ )?(?:port city|border town|town|city|village|district|port|capital|province|quarter"
    r"|neighbourhood|settlement|locality)(?: of)? (?=[A-ZÀ-Þ])"
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their) ", re.IGNORECASE)

Row = Mapping[str, Any]


def read_control(folder: Path, *, without: Sequence[str] = ()) -> list[Example]:
    """Return the sentences of all stories of a folder that have rows, by story and report.

    Args:
        folder: with a folder a story: reports as JSON (``text``) and ``control.jsonl``.
        without: names of stories that are left out, to measure on.
    """
    return [
        example
        for file in sorted(folder.glob(f"*/{ROWS}"))
        if file.parent.name not in without
        for example in read_story(file.parent)
    ]


def read_story(folder: Path) -> Iterator[Example]:
    """Yield the sentences of a story's reports, in order."""
    rows = [json.loads(line) for line in (folder / ROWS).read_text(encoding="utf-8").splitlines()]
    for file in sorted(folder.glob("*.json")):
        text = json.loads(file.read_text(encoding="utf-8"))["text"]
        yield from read_text(text, [row for row in rows if row["report"] == file.name])


def read_text(text: str, rows: Sequence[Row]) -> Iterator[Example]:
    """Yield the sentences of one text, given the rows of what it tells of control."""
    analysis = analyse(text)
    for words in sentences_of(text):
        start, end = words[0][1], words[-1][2]
        yield _example(text, words, [row for row in rows if start <= row["trigger_start"] < end], analysis)


def _example(text: str, words: Sequence[Word], rows: Sequence[Row], analysis: Analysis) -> Example:
    told: dict[int, tuple[int, int, str]] = {}
    modality = [""] * len(words)
    parts: dict[Part, None] = {}
    open_roles = False
    for row in rows:
        inside = cover(words, row["trigger_start"], row["trigger_end"])
        if inside is None or row["type"] not in CONTROL_TYPES:
            continue
        at = inside[0]
        if at not in told:
            told[at] = (*inside, row["type"])
            stance: Stance = row["stance"]
            modality[at] = MODALITY[stance]
        for role, said in _played(row):
            found = _near(text, said, words, row["trigger_start"])
            if found is None:
                open_roles |= role == "actor" and "actor_as_written" not in row
            elif not found[0] <= at < found[1]:
                parts[Part(at, *found, role)] = None
    return Example(
        words=[word for word, _, _ in words],
        origin="control",
        names=list(_names(words, analysis)),
        triggers=write_spans(len(words), told.values()),
        modality=modality,
        roles=None if open_roles else list(parts),
    )


def _played(row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the roles of a row, each with the words to look for, the best first."""
    place = row["place_as_written"]
    if place:
        yield "place", (_bare(place), row["place"])
    for role, words in (("actor", row.get("actor_as_written", row["actor"])), ("recipient", row.get("recipient", ""))):
        if words:
            yield role, (_bare(words),)


def _bare(words: str) -> str:
    """Return the words of a role as the corpus marks them: a name without its article and kind, all else whole."""
    kind = _KIND_OF.match(words)
    if kind:
        return words[kind.end() :]
    article = _ARTICLE.match(words)
    rest = words[article.end() :] if article else words
    return rest if rest != rest.lower() else words


def _near(text: str, wanted: Sequence[str], words: Sequence[Word], trigger: int) -> tuple[int, int] | None:
    """Return the words of the sentence that are the first of the wanted ones to stand there, nearest to the trigger."""
    for one in filter(None, wanted):
        found = [
            match.start() for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", text[words[0][1] : words[-1][2]])
        ]
        if found:
            start = words[0][1] + min(found, key=lambda at: abs(words[0][1] + at - trigger))
            return cover(words, start, start + len(one))
    return None


def _names(words: Sequence[Word], analysis: Analysis) -> Iterator[Named]:
    """Yield the names of a sentence that the shipped core is sure of: nobody has marked any, and they are swapped."""
    start, end = words[0][1], words[-1][2]
    taken = 0
    for entity in analysis.entities:
        span = entity.span
        if start <= span.start and span.end <= end and entity.score > _SURE_NAME and entity.kind in _SWAPPED:
            inside = cover(words, span.start, span.end)
            if inside and inside[0] >= taken:
                taken = inside[1]
                yield Named(*inside, frozenset({entity.kind}))
