"""IOB2 and CoNLL column files of names: UNER, WikiGold, WNUT-17, and the newswire we only measure on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from training.entity_types import organisation_types, other_types, place_types
from training.examples import Example, Named
from training.labels import spans

Row = tuple[str, str]

NOT_MARKED = frozenset({"date", "number"})
"""What CoNLL-style sets leave unmarked."""


def read_iob2(lines: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    """Yield sentence id, words and labels of a UNER file; an id stands in a ``# sent_id`` comment."""
    name, rows = "", list[Row]()
    for line in lines:
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif line[:1].isdigit() and "\t" in line:
            columns = line.rstrip("\n").split("\t")
            rows.append((columns[1], columns[2]))
        elif not line.strip() and rows:
            yield name, rows
            rows = []
    if rows:
        yield name, rows


def read_columns(lines: Iterable[str]) -> Iterator[list[Row]]:
    """Yield sentences of a file with a word and its labels a line, parted by a tab or a space.

    The first label counts: a name inside another has its own in a column after it, as in the newswire.
    """
    rows = list[Row]()
    for line in lines:
        parts = line.split()
        if len(parts) >= 2:
            rows.append((parts[0], parts[1]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def typed(kind: str, words: list[str]) -> frozenset[str] | None:
    """Return what a name of a foreign type may be with us; None where the foreign label says too little."""
    match kind.lower():
        case "per" | "person":
            return frozenset({"person"})
        case "org" | "organization" | "corporation":
            return organisation_types(words)
        case "group":  # WNUT's: bands, teams, movements
            return organisation_types(words) | {"group"}
        case "loc" | "location":
            return place_types(words)
        case "oth" | "misc":
            return other_types(words)
        case "product" | "creative-work":
            return frozenset({"misc"})
        case _:
            return None


def names_of(rows: list[Row]) -> tuple[list[Named], list[tuple[int, int]]]:
    """Return names with our types, and the stretches whose label says too little (UNER's stray ``B-O``)."""
    names, vague = list[Named](), list[tuple[int, int]]()
    for start, end, kind in spans([label for _, label in rows]):
        types = typed(kind, [word for word, _ in rows[start:end]])
        if types is None:
            vague.append((start, end))
        else:
            names.append(Named(start, end, types))
    return names, vague


def name_examples(path: Path, origin: str, hidden: frozenset[str] = NOT_MARKED, trust: float = 1.0) -> list[Example]:
    """Return the sentences of a column file (WikiGold, WNUT-17)."""
    with path.open(encoding="utf-8") as lines:
        found = []
        for rows in read_columns(lines):
            names, vague = names_of(rows)
            words = [word for word, _ in rows]
            found.append(Example(words, origin, names=names, vague=vague, hidden=hidden, trust=trust))
        return found


def align_names(examples: dict[str, Example], path: Path) -> int:
    """Give the names of a UNER file to the sentences of the treebank it annotates; return how many fitted.

    Sentences are found by their id or, where the file has none (PUD), by their words.
    """
    fitted = 0
    by_words = {tuple(example.words): example for example in examples.values()}
    with path.open(encoding="utf-8") as lines:
        for name, rows in read_iob2(lines):
            example = examples.get(name) or by_words.get(tuple(word for word, _ in rows))
            if example is not None and example.words == [word for word, _ in rows]:
                example.names, example.vague = names_of(rows)
                example.hidden = NOT_MARKED
                fitted += 1
    return fitted
