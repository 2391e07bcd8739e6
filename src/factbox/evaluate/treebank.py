"""Treebanks in CoNLL-U: sentences with their words, and the raw text that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factbox.errors import UsageError
from factbox.evaluate.gold import gold_text
from factbox.records import Span

COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a treebank; ``head`` is an index in the sentence, -1 for the root; ``span`` points into the text."""

    form: str
    lemma: str
    tag: str
    head: int
    relation: str
    span: Span


@dataclass(slots=True)
class Document:
    """The sentences of one document and the text that they were taken from."""

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)

    def add(self, rows: list[list[str]], paragraph: bool) -> None:  # noqa: FBT001
        """Add a sentence; a new paragraph stands after an empty line."""
        if any(len(row) != COLUMNS for row in rows):
            raise ValueError(f"a row has not {COLUMNS} columns")
        if self.text:
            self.text = self.text.rstrip() + "\n\n" if paragraph else self.text
        self.sentences.append(list(self._words(rows)))

    def _words(self, rows: list[list[str]]) -> Iterator[Word]:
        """Yield the words, those of a multiword token where its letters are, if they add up to it."""
        surface = {first: (last, row) for row in rows if "-" in row[0] for first, last in [_range(row[0])]}
        numbered = [row for row in rows if row[0].isdecimal()]
        index = {row[0]: i for i, row in enumerate(numbered)} | {"0": -1}
        at = 0
        while at < len(numbered):
            last, outer = surface.get(at + 1, (at + 1, numbered[at]))
            parts = numbered[at:last]
            yield from self._placed(outer, parts, index)
            at = last

    def _placed(self, outer: list[str], parts: list[list[str]], index: dict[str, int]) -> Iterator[Word]:
        start = len(self.text)
        self.text += outer[1] + ("" if "SpaceAfter=No" in outer[9].split("|") else " ")
        adds_up = "".join(part[1] for part in parts) == outer[1]
        at = start
        for part in parts:
            span = Span(at, at + len(part[1])) if adds_up else Span(start, start + len(outer[1]))
            yield Word(part[1], part[2], part[3], index[part[6]], part[7], span)
            at += len(part[1])


def _range(number: str) -> tuple[int, int]:
    first, _, last = number.partition("-")
    return int(first), int(last)


def read_treebank(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file.

    Raises:
        UsageError: the file cannot be read as that.
    """
    document = Document()
    for number, block in enumerate(gold_text(path).replace("\r\n", "\n").split("\n\n"), 1):
        lines = [line for line in block.split("\n") if line]
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments) and document.sentences:
            yield document
            document = Document()
        if rows:
            _add(document, rows, comments, f"{path}, sentence {number}")
    if document.sentences:
        yield document


def _add(document: Document, rows: list[list[str]], comments: list[str], where: str) -> None:
    try:
        document.add(rows, any(line.startswith(("# newpar", "# newdoc")) for line in comments))
    except (IndexError, KeyError, ValueError) as error:
        raise UsageError(f"{where} is no CoNLL-U: ten columns with words, tags and heads are needed") from error
