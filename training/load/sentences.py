"""The corpus' sentences (``corpus/sentences``): events as many outlets put them, far more of them than stories hold.

A story is annotated whole; here a line stands alone and only what happens in it is marked, so that one writer can cover
the words of a whole field of events in many voices. ``python -m training.load.sentences FILE...`` checks files.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example, Part
from training.labels import EVENT_TYPES, MODALITIES, ROLES, write_spans
from training.load.corpus import FACTUALITY, MODALITY
from training.text import Word, cover, sentences_of

_FACTUALITY = {MODALITY[stance]: value for stance, value in FACTUALITY.items()}
"""Where a modality lies on the scale of the stances."""

_MARK = re.compile(r"\*(?P<trigger>[^*\[\]]+)\*\{(?P<told>[^{}]*)\}|\[(?P<part>[^\[\]*]+)\]\((?P<roles>[^()]*)\)")
_ROLE = re.compile(r"(?P<name>[a-z]+)(?P<of>\d(?:,\d)*)?")
_LEFT_OVER = re.compile(r"[*\[\]{}]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A trigger in a line's plain words."""

    start: int
    end: int
    type: str
    modality: str


@dataclass(frozen=True, slots=True)
class _Played:
    """Words that play a role in what a trigger tells, by its number in the line, from 0."""

    start: int
    end: int
    role: str
    trigger: int


def read_sentences(folder: Path) -> list[Example]:
    """Return the sentences of all files of a folder, by file name and line.

    Raises:
        ValueError: a line is not written as ``corpus/sentences/README.md`` has it; the message names it.
    """
    return [example for file in sorted(folder.glob("*.txt")) for _, found in read_lines(file) for example in found]


def read_lines(file: Path) -> Iterator[tuple[int, list[Example]]]:
    """Yield each line's number and sentences; comments and empty lines are passed over.

    Raises:
        ValueError: as :func:`read_sentences`.
    """
    for number, line in _lines(file):
        try:
            yield number, read_line(line)
        except ValueError as error:
            raise ValueError(f"{file.name}, line {number}: {error}") from error


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    return ((number, line) for number, line in lines if line.strip() and not line.startswith("#"))


def read_line(line: str) -> list[Example]:
    """Return the sentences of a line.

    Raises:
        ValueError: a mark is not closed, or its type, modality, role or number is not known.
    """
    text, told, played = _unmarked(line)
    return [_example(words, told, played) for words in sentences_of(text)]


def _unmarked(line: str) -> tuple[str, list[_Told], list[_Played]]:
    """Return a line's plain words with what is marked in them."""
    text, at, told, roles = "", 0, list[_Told](), list[tuple[int, int, str]]()
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        words = mark["trigger"] or mark["part"]
        if mark["trigger"]:
            told.append(_Told(len(text), len(text) + len(words), *_type_and_modality(mark["told"])))
        else:
            roles.append((len(text), len(text) + len(words), mark["roles"]))
        text, at = text + words, mark.end()
    text += line[at:]
    if left := _LEFT_OVER.search(text):
        raise ValueError(f"a mark is not closed, or stands inside another: {text[max(left.start() - 20, 0) :][:50]!r}")
    return text, told, [part for role in roles for part in _parts(*role, len(told))]


def _type_and_modality(words: str) -> tuple[str, str]:
    kind, _, modality = words.partition(" ")
    if kind not in EVENT_TYPES or (modality or "fact") not in MODALITIES:
        raise ValueError(f"{words!r} is no event type, or none with a modality ({', '.join(MODALITIES)})")
    return kind, modality or "fact"


def _parts(start: int, end: int, roles: str, triggers: int) -> Iterator[_Played]:
    for role in roles.split():
        found = _ROLE.fullmatch(role)
        if found is None or found["name"] not in ROLES[1:]:
            raise ValueError(f"{role!r} is no role ({', '.join(ROLES[1:])}), with the numbers of its triggers, if any")
        for trigger in map(int, found["of"].split(",")) if found["of"] else range(1, triggers + 1):
            if not 0 < trigger <= triggers:
                raise ValueError(f"{role!r}: the line has {triggers} triggers")
            yield _Played(start, end, found["name"], trigger - 1)


def _example(words: list[Word], told: list[_Told], played: list[_Played]) -> Example:
    size = len(words)
    at = [cover(words, one.start, one.end) for one in told]
    modality, factuality = [""] * size, [math.nan] * size
    for one, inside in zip(told, at, strict=True):
        if inside:
            modality[inside[0]], factuality[inside[0]] = one.modality, _FACTUALITY[one.modality]
    parts: dict[Part, None] = {}
    for part in played:
        trigger, inside = at[part.trigger], cover(words, part.start, part.end)
        if trigger and inside and not inside[0] <= trigger[0] < inside[1]:
            parts[Part(trigger[0], *inside, part.role)] = None
    return Example(
        words=[word for word, _, _ in words],
        origin="sentences",
        factuality=factuality if told else None,
        triggers=write_spans(size, [(*inside, one.type) for one, inside in zip(told, at, strict=True) if inside]),
        modality=modality,
        roles=list(parts),
        events_taught=False,
    )


def main(files: list[str]) -> None:
    """Check files: print each line that is wrong, and what the others hold by type and modality."""
    types: Counter[str] = Counter()
    modalities: Counter[str] = Counter()
    sentences = silent = words = wrong = 0
    for file in map(Path, files):
        examples = []
        for number, line in _lines(file):
            try:
                examples += read_line(line)
            except ValueError as error:
                wrong += 1
                print(f"{file.name}, line {number}: {error}")
        for example in examples:
            kinds = [label[2:] for label in example.triggers or () if label[0] == "B"]
            sentences, silent, words = sentences + 1, silent + (not kinds), words + len(example.words)
            types.update(kinds)
            modalities.update(filter(None, example.modality or ()))
    print(f"{sentences} sentences, {words} words; {silent} tell nothing")
    print(", ".join(f"{kind} {count}" for kind, count in types.most_common()))
    print(", ".join(f"{kind} {count}" for kind, count in modalities.most_common()))
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
