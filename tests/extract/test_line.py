from __future__ import annotations

import pytest

from factbox.extract.line import Line
from factbox.language.sentences import split_sentences

TEXT = "The road to Karsa and the road to Olm were cut."


@pytest.fixture
def line() -> Line:
    (sentence,) = split_sentences(TEXT)
    return Line(TEXT, sentence)


def test_the_first_phrase_that_stands_at_a_word_is_found(line: Line) -> None:
    phrases = (("road", "from"), ("road", "to"), ("road",))
    assert line.first_at(1, phrases) == ("road", "to")
    assert line.first_at(0, phrases) is None
    assert line.first_at(-2, phrases) is None
    assert line.first_at(len(line), phrases) is None


def test_of_phrases_the_one_that_stands_first_is_found_and_at_one_word_the_one_listed_first(line: Line) -> None:
    phrases = (("were", "cut"), ("road",), ("road", "to"), ("the", "road"))
    assert line.find(phrases, 0, len(line)) == (0, 2)
    assert line.find(phrases, 1, len(line)) == (1, 2)
    assert line.find((("were", "cut"),), 0, len(line) - 3) is None
    assert line.find((("were", "cut"),), 0, len(line) - 1) == (9, 11)
