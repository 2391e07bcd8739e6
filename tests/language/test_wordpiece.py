from __future__ import annotations

from pathlib import Path

import pytest

from factbox.language.core.wordpiece import SHAPES, WordPiece, fold, shapes

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ka", "##bul", "##b", "kabul", "n", "'", "t", "-", "é", "e", "##e", "##s"]


@pytest.fixture
def wordpiece(tmp_path: Path) -> WordPiece:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    return WordPiece(path)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Kabul", ["kabul"]),
        ("kabules", ["kabul", "##e", "##s"]),
        ("Kab", ["ka", "##b"]),
        ("n't", ["n", "'", "t"]),
        ("N’T", ["n", "'", "t"]),
        ("É", ["e"]),
        ("KA-KABUL", ["ka", "-", "kabul"]),
        ("xyz", ["[UNK]"]),
        ("kax", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\ud800", ["[UNK]"]),
        ("\x00", ["[UNK]"]),
        ("ka\u00ad", ["ka"]),
        ("ka" + "b" * 200, ["[UNK]"]),
    ],
)
def test_words_are_parted_longest_first(wordpiece: WordPiece, word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in wordpiece.pieces(word)] == pieces
    assert wordpiece.pieces(word) == wordpiece.pieces(word)


@pytest.mark.parametrize(("word", "folded"), [("Zürich", "zurich"), ("ﬁre", "fire"), ("A\x00b", "ab"), ("İ", "i")])
def test_folding_takes_off_case_and_accents(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["The", "Taliban", "said"], ["opening", "title", "lower"]),
        (['"', "We", "left"], ["punctuation", "opening", "lower"]),
        (["KABUL", "McCain", "A"], ["caps", "mixed", "title"]),
        (["A", "man"], ["opening", "lower"]),
        (["3,000", "9/11", "U.S.", "n't"], ["digit", "digit", "caps", "lower"]),
        (["\ud800", "O'Brien"], ["other", "mixed"]),
        ([], []),
    ],
)
def test_shapes_give_capitals_back(words: list[str], wanted: list[str]) -> None:
    assert [SHAPES[shape] for shape in shapes(words)] == wanted
