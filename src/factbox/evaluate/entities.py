"""How well names are found and typed, against IOB2 or BIOES annotation, given the words.

Other sets have other types; ``entity_labels.tsv`` says what each label, theirs and ours, counts as. Persons, places and
organisations are scored, and a name is right if its words and its type are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from factbox.errors import UsageError
from factbox.evaluate.gold import f1, gold_files, gold_text, share
from factbox.language import analyse_tokens

SCORED = ("PER", "LOC", "ORG")
_ENDINGS = (".iob2", ".bio", ".bioes", ".conll", ".tsv")

Name = tuple[int, int, int, str]
"""The number of the sentence, the first word and the one after the last, and the type."""

Lines = list[tuple[str, str]]
"""The words of a sentence with their labels."""


def evaluate_entities(path: Path) -> dict[str, float | int]:
    """Score the finding of names.

    Args:
        path: a file with a word and its label a line, in columns divided by tabs or spaces, sentences divided by
            empty lines; or a folder with some, each one document.

    Returns:
        ``precision``, ``recall`` and ``f1`` over persons, places and organisations; ``f1_PER``, ``f1_LOC`` and
        ``f1_ORG``; and the counts ``names`` and ``found``.

    Raises:
        UsageError: a file cannot be read as that, or has a label that the table lacks.
    """
    documents = [document for file in gold_files(path, _ENDINGS) for document in _documents(file)]
    names = [{name for number, lines in enumerate(one) for name in _gold_names(number, lines)} for one in documents]
    facilities = any(name[3] == "FAC" for found in names for name in found)
    tallies: Counter[tuple[str, str]] = Counter()
    for document, gold in zip(documents, names, strict=True):
        tallies += _tally(gold, set(_our_names(document, own_facilities=facilities)))
    wanted, found, right = (sum(tallies[column, kind] for kind in SCORED) for column in ("gold", "found", "right"))
    figures = {"precision": share(right, found), "recall": share(right, wanted), "f1": f1(wanted, found, right)}
    for kind in SCORED:
        figures[f"f1_{kind}"] = f1(*(tallies[column, kind] for column in ("gold", "found", "right")))
    return figures | {"names": wanted, "found": found}


def _tally(gold: set[Name], found: set[Name]) -> Counter[tuple[str, str]]:
    """Count the names of one document by type: in the gold, found, and right."""
    counts: Counter[tuple[str, str]] = Counter()
    for column, names in (("gold", gold), ("found", found), ("right", gold & found)):
        counts.update((column, name[3]) for name in names)
    return counts


def _our_names(document: list[Lines], *, own_facilities: bool) -> Iterator[Name]:
    analysis = analyse_tokens([[word for word, _ in lines] for lines in document])
    places = {
        token.span.start: (s, i) for s, line in enumerate(analysis.sentences) for i, token in enumerate(line.tokens)
    }
    ends = {token.span.end: i + 1 for line in analysis.sentences for i, token in enumerate(line.tokens)}
    for entity in analysis.entities:
        kind = _labels()["ours", entity.kind.upper()]
        number, first = places[entity.span.start]
        yield number, first, ends[entity.span.end], "LOC" if kind == "FAC" and not own_facilities else kind


def _gold_names(number: int, lines: Lines) -> Iterator[Name]:
    """Yield the names of a sentence; an ``I`` or ``E`` that goes on with nothing begins a name."""
    start, kind = 0, ""
    for at, (_, label) in enumerate([*lines, ("", "O")]):
        mark, _, name = label.partition("-")
        if kind and not (mark in "IE" and name == kind):
            yield number, start, at, _counts_as(kind)
            kind = ""
        if not kind and name:
            start, kind = at, name


def _counts_as(label: str) -> str:
    try:
        return _labels()["gold", label.upper()]
    except KeyError as error:
        raise UsageError(f"the label {label!r} is not in src/factbox/evaluate/entity_labels.tsv; add a row") from error


@cache
def _labels() -> dict[tuple[str, str], str]:
    table = files(__package__).joinpath("entity_labels.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {(row[0], row[1].upper()): row[2] for row in rows if row[0] != "set"}


def _documents(path: Path) -> Iterator[list[Lines]]:
    """Yield the documents of a file, sentence by sentence."""
    document: list[Lines] = []
    lines: Lines = []
    for row in [*gold_text(path).splitlines(), ""]:
        if row.startswith(("# newdoc", "-DOCSTART-")) and document:
            yield document
            document = []
        if not row.strip() and lines:
            document.append(lines)
            lines = []
        elif row.strip() and not row.startswith(("# ", "-DOCSTART-")):
            lines.append(_labelled(row, path))
    if document:
        yield document


def _labelled(row: str, path: Path) -> tuple[str, str]:
    """Return the word of a line and its label: the first column that looks like one after the word."""
    columns = row.split("\t") if "\t" in row else row.split(" ")
    word, rest = (columns[1], columns[2:]) if columns[0].isdecimal() and len(columns) > 2 else (columns[0], columns[1:])
    label = next((cell.strip() for cell in rest if cell.strip() == "O" or cell.strip()[1:2] == "-"), None)
    if label is None:
        raise UsageError(f"{path}: {row!r} has no word with a label such as B-LOC or O")
    return word, label
