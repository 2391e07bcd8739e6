"""Sentences into the arrays that the encoder reads.

A product of matrices may differ in its last bits with the rows beside it, and the int8 of another file may scale a
whole batch at a time, so that a sentence's scores may change a little with its neighbours. Batches are therefore made
inside one report only, in an order that nothing but the report decides: shortest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factbox.language.core.wordpiece import WordPiece, shapes

Integers = NDArray[np.int64]

BATCH = 512
"""Sub-words of a batch, padding included: more keep no core busier and leave its cache."""

BEGINNING = 16
"""What a batch costs beside its sub-words, in sub-words: some 300 calls of operators, small or large (measured)."""

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


def make_batches(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in batches of about the same length, shortest first, equal ones in the order of the report.

    All rows of a batch are as wide as its longest: where to cut is what makes padding and batches cost least together.
    """
    ordered = sorted(rows, key=_width)
    costs, starts = [0], [0]  # of the first n rows in their best batches, and where the last of these batches begins
    for end, row in enumerate(ordered, start=1):
        width = _width(row)
        first = max(0, end - max(1, BATCH // width))
        cost, start = min((costs[at] + BEGINNING + (end - at) * width, at) for at in range(first, end))
        costs.append(cost)
        starts.append(start)
    batches = []
    end = len(ordered)
    while end:
        batches.append(ordered[starts[end] : end])
        end = starts[end]
    return batches[::-1]


def _width(row: Row) -> int:
    return len(row.pieces) + 2


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
