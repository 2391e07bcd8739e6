from __future__ import annotations

import time

import pytest

from factbox.extract.sentence.line import Line
from factbox.language import analyse
from factbox.language.sentences import split_sentences
from factbox.pipeline import claims_of
from factbox.records import Report, Span

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


def test_the_tokens_inside_a_stretch_are_those_that_lie_wholly_in_it(line: Line) -> None:
    start = TEXT.index("Karsa")
    assert line.inside(Span(start, start + len("Karsa and"))) == range(3, 5)
    assert not line.inside(Span(start + 1, start + len("Karsa")))
    assert line.inside(Span(0, len(TEXT))) == range(len(line))
    assert not line.inside(Span(len(TEXT) + 5, len(TEXT) + 9))


def test_times_in_a_sentence_without_an_end_are_found_in_time() -> None:
    clause = "The army has pulled out of Karsa, the second town in Olm province to fall to the rebels in a week"
    text = ", and ".join([clause] * 96)
    analysis = analyse(text)
    started = time.process_time()
    assert claims_of(Report(id="r", file="r", text=text), analyser=lambda _: analysis)
    assert time.process_time() - started < 6, "seconds of processor time; it takes about two, and quadratic a dozen"
