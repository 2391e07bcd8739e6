from __future__ import annotations

from itertools import accumulate, combinations, pairwise
from pathlib import Path

import pytest

from factbox.language.core.batches import BATCH, BEGINNING, LONGEST_WORD, make_arrays, make_batches, make_rows
from factbox.language.core.wordpiece import WordPiece


@pytest.fixture
def wordpiece(tmp_path: Path) -> WordPiece:
    path = tmp_path / "vocab.txt"
    path.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##a\n", encoding="utf-8")
    return WordPiece(path)


def test_arrays_are_what_the_interface_says(wordpiece: WordPiece) -> None:
    rows = list(make_rows([["aa", "x"], ["A"]], wordpiece, 32))
    arrays = make_arrays(rows, wordpiece)
    assert arrays["input_ids"].tolist() == [[2, 4, 5, 1, 3], [2, 4, 3, 0, 0]]
    assert arrays["token_type_ids"].tolist() == [[0, 1, 1, 1, 0], [0, 7, 0, 0, 0]]
    assert arrays["attention_mask"].tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert arrays["first"].tolist() == [[1, 3], [1, 0]]
    assert arrays["word_mask"].tolist() == [[1, 1], [1, 0]]


def test_a_long_sentence_makes_several_rows(wordpiece: WordPiece) -> None:
    rows = list(make_rows([["a"] * 70], wordpiece, 32))
    assert [(row.sentence, row.offset, len(row.firsts)) for row in rows] == [(0, 0, 30), (0, 30, 30), (0, 60, 10)]


def test_a_long_word_is_read_in_part(wordpiece: WordPiece) -> None:
    (row,) = make_rows([["a" * 50]], wordpiece, 32)
    assert len(row.pieces) == LONGEST_WORD


def test_batches_hold_what_fits_shortest_first_and_all_of_it(wordpiece: WordPiece) -> None:
    sentences = [["a"] * (size % 29 + 1) for size in range(300)]
    rows = list(make_rows(sentences, wordpiece, 32))
    batches = make_batches(rows)
    assert sorted(row.sentence for batch in batches for row in batch) == list(range(300))
    assert all(make_arrays(batch, wordpiece)["input_ids"].size <= BATCH for batch in batches)
    keys = [(len(row.pieces), row.sentence) for batch in batches for row in batch]
    assert keys == sorted(keys)


def test_a_row_longer_than_a_batch_stands_alone(wordpiece: WordPiece) -> None:
    rows = list(make_rows([["a"] * (BATCH + 9), ["a"] * (BATCH + 5), ["a"]], wordpiece, 2 * BATCH))
    assert [[row.sentence for row in batch] for batch in make_batches(rows)] == [[2], [1], [0]]


def test_batches_are_cut_where_padding_and_batches_cost_least(wordpiece: WordPiece) -> None:
    sizes = [1, 2, 3, 9, 9, 10, 11, 27, 28, 29]
    rows = list(make_rows([["a"] * size for size in sizes], wordpiece, 32))

    def cost(cuts: tuple[int, ...]) -> int:
        return sum(BEGINNING + (end - start) * (sizes[end - 1] + 2) for start, end in pairwise((0, *cuts, len(sizes))))

    every = (cuts for count in range(len(sizes)) for cuts in combinations(range(1, len(sizes)), count))
    made = tuple(accumulate(len(batch) for batch in make_batches(rows)))[:-1]
    assert cost(made) == min(map(cost, every)) < min(cost(()), cost(tuple(range(1, len(sizes)))))


def test_no_rows_make_no_batch() -> None:
    assert make_batches([]) == []


def test_a_sentence_without_words_makes_no_row(wordpiece: WordPiece) -> None:
    assert [row.sentence for row in make_rows([[], ["a"], []], wordpiece, 32)] == [1]
