"""Real reports of which what is told of control is marked: ``corpus/real`` says where, the data sets hold the texts.

A row has offsets alone, in code points of the text that :func:`read_documents` puts together. ``documents.tsv`` names
all texts that were read, also those that tell nothing of control, with a digest, so that no row is laid over another
edition of its text.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.examples import Example
from training.load.control import read_text

SETS = ("re3d", "ud_ewt")

_WORDS = {"actor": "actor_as_written", "recipient": "recipient", "place": "place_as_written"}
"""What the words of a role are called in the rows of stories (``corpus/taught``)."""


def read_real(folder: Path, data: Path) -> list[Example]:
    """Return the sentences of all annotated real reports, in the order of ``documents.tsv``.

    Args:
        folder: ``corpus/real``.
        data: the folder in which the sets lie unpacked.

    Raises:
        ValueError: a text is not the one that was annotated, or is missing.
    """
    rows = [json.loads(line) for name in SETS for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
    texts = {name: dict(read_documents(data, name)) for name in SETS}
    found: list[Example] = []
    for listed in list_documents(folder):
        name, document = listed["set"], listed["document"]
        text = texts[name].get(document, "")
        if hashlib.sha256(text.encode()).hexdigest()[:16] != listed["sha256"]:
            raise ValueError(f"{name} has another text of {document} than the one annotated; see corpus/real/README.md")
        found += read_text(text, [_with_words(row, text) for row in rows if row["document"] == document])
    return found


def list_documents(folder: Path) -> list[dict[str, str]]:
    """Return the annotated documents, each with its ``set``, ``document`` and ``sha256`` (the first 16 digits)."""
    with (folder / "documents.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def read_documents(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield the documents of a set, each with its text."""
    if name == "re3d":
        for file in sorted((data / name).glob("*/documents.json")):
            for line in file.read_text(encoding="utf-8").splitlines():
                document = json.loads(line)
                yield document["_id"], document["text"]
    else:
        yield from _join_sentences((data / name / "en_ewt-ud-train.conllu").read_text(encoding="utf-8").splitlines())


def _join_sentences(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the documents of a treebank: sentences with a space between, paragraphs with an empty line."""
    document, text, between = "", "", ""
    for line in lines:
        if line.startswith("# newdoc id ="):
            if text:
                yield document, text
            document, text, between = line.split("=", 1)[1].strip(), "", ""
        elif line.startswith("# newpar"):
            between = "\n\n"
        elif line.startswith("# text ="):
            text += (between or " ") * bool(text) + line.split("=", 1)[1].strip()
            between = ""
    if text:
        yield document, text


def _with_words(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return a row as the stories have it: with words in place of offsets."""
    said = {name: text[slice(*row[role])] if row[role] else "" for role, name in _WORDS.items()}
    start, end = row["trigger"]
    own = {"trigger_start": start, "trigger_end": end, "type": row["type"], "stance": row["stance"]}
    return {**own, **said, "actor": said["actor_as_written"], "place": said["place_as_written"]}
