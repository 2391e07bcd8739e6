"""Sentences into the arrays that the encoder reads.

Dynamic int8 scales a whole batch, so that a sentence's scores change a little with its neighbours. Batches are
therefore made inside one report only, in an order that nothing but the report decides: shortest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factbox.language.core.wordpiece import WordPiece, shapes

Integers = NDArray[np.int64]

BATCH = 1_024
"""Sub-words of a batch, padding included: more keep no core busier and take memory."""

MULTIPLE = 8
LONGEST_WORD = 16
"""Sub-words of a word that are read; the rest of a longer one says little."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, or a part of one that is too long, as the encoder reads it.

    Attributes:
        sentence: the index of the sentence in the report.
        offset: the index of the first word in that sentence.
        pieces: the numbers of all sub-words, without ``[CLS]`` and ``[SEP]``.
        shapes: the shape of the word that each belongs to.
        firsts: the index in ``pieces`` of the first sub-word of each word.
    """

    sentence: int
    offset: int
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]


def make_rows(sentences: Sequence[Sequence[str]], wordpiece: WordPiece, longest: int) -> Iterator[Row]:
    """Yield the rows of a report's sentences, in order.

    Args:
        sentences: the words of each.
        wordpiece: what parts a word.
        longest: sub-words of the longest row, ``[CLS]`` and ``[SEP]`` included; a longer sentence makes several rows.
    """
    for index, words in enumerate(sentences):
        row = Row(index, 0, [], [], [])
        for at, (word, shape) in enumerate(zip(words, shapes(words), strict=True)):
            pieces = wordpiece.pieces(word)[:LONGEST_WORD]
            if len(row.pieces) + len(pieces) > longest - 2:
                yield row
                row = Row(index, at, [], [], [])
            row.firsts.append(len(row.pieces))
            row.pieces.extend(pieces)
            row.shapes.extend([shape] * len(pieces))
        if row.firsts:
            yield row


def make_batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows in batches of about the same length, shortest first, equal ones in the order of the report."""
    batch: list[Row] = []
    for row in sorted(rows, key=lambda row: len(row.pieces)):
        if batch and _width(row) * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _width(row: Row) -> int:
    return -(-(len(row.pieces) + 2) // MULTIPLE) * MULTIPLE


def make_arrays(batch: Sequence[Row], wordpiece: WordPiece) -> dict[str, Integers]:
    """Return the inputs of the encoder for a batch, by name, as training/INTERFACE.md describes them."""
    width, words = max(map(_width, batch)), max(len(row.firsts) for row in batch)
    arrays = {name: np.zeros((len(batch), width), np.int64) for name in ("token_type_ids", "attention_mask")}
    arrays["input_ids"] = np.full((len(batch), width), wordpiece.padding, np.int64)
    arrays |= {name: np.zeros((len(batch), words), np.int64) for name in ("first", "word_mask")}
    for i, row in enumerate(batch):
        size = len(row.pieces)
        arrays["input_ids"][i, : size + 2] = [wordpiece.opening, *row.pieces, wordpiece.closing]
        arrays["token_type_ids"][i, 1 : size + 1] = row.shapes
        arrays["attention_mask"][i, : size + 2] = 1
        arrays["first"][i, : len(row.firsts)] = np.array(row.firsts) + 1
        arrays["word_mask"][i, : len(row.firsts)] = 1
    return arrays
