"""What holds of the room for any text.

``FACTBOX_FUZZ=10000 pytest tests/language/test_laws.py -k any_text`` tries as many texts as that.
"""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factbox.language import analyse
from factbox.language.analysers import split_only
from factbox.language.core import Core, shipped_core
from factbox.language.sentences import split_sentences
from factbox.records import Analysis

PIECES = [
    "Gen. ",
    "U.S.",
    "didn't ",
    "non-",
    "-",
    "“",
    '"',
    "'",
    "’s",
    ". ",
    "...",
    "?!",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r",
    "\t",
]
PIECES += [
    "\u00a0",
    "\u200b",
    "\u2028",
    "\x00",
    "\ud800",
    "e\u0301",
    "İ",
    "中文",
    "🙂",
    "3,000",
    "12/08",
    "www.",
    "a@b.c",
    "• ",
]
PIECES += ["Kabul ", "the ", "x" * 300, "http://", "1. ", "’90s", "--", "$", "%", ";", ":)", "cannot ", "#", "_"]
FUZZ = int(os.environ.get("FACTBOX_FUZZ", "0"))
ANY_TEXT = st.one_of(
    st.text(st.characters(), max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map(lambda pieces: "".join(pieces) * 50),
)


def check(text: str, analysis: Analysis) -> None:
    """Assert that every offset is valid and that no character but white space is lost."""
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    assert all(text[token.span.start : token.span.end] == token.text and token.text.strip() for token in tokens)
    assert all(one.span.end <= two.span.start for one, two in pairwise(tokens))
    for sentence in analysis.sentences:
        assert (sentence.span.start, sentence.span.end) == (sentence.tokens[0].span.start, sentence.tokens[-1].span.end)
    assert all(text[e.span.start : e.span.end] == e.text for e in analysis.entities)
    spans = [span for a in analysis.attributions for span in (*a.speaker, *a.cue, *a.content)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=FUZZ or 100)
@given(ANY_TEXT)
def test_splitting_any_text_gives_valid_offsets(text: str) -> None:
    check(text, split_only(text))


@settings(max_examples=FUZZ or 100)
@given(ANY_TEXT)
def test_splitting_any_text_loses_nothing(text: str) -> None:
    covered = {i for s in split_sentences(text) for t in s.tokens for i in range(t.span.start, t.span.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and c.isalnum()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=FUZZ or 40)
@given(text=ANY_TEXT)
def test_reading_any_text_gives_valid_offsets(text: str, core: Core) -> None:
    check(text, analyse(text, core=shipped_core() or core))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=FUZZ // 10 or 15)
@given(texts=st.lists(ANY_TEXT, min_size=2, max_size=4))
def test_any_text_reads_the_same_after_others(texts: list[str], core: Core) -> None:
    first = analyse(texts[0], core=core)
    for text in texts[1:]:
        analyse(text, core=core)
    assert analyse(texts[0], core=core) == first


class Counting(str):
    """A text that counts the code points that are cut out of it."""

    __slots__ = ()
    taken = 0

    def __getitem__(self, key: object) -> str:
        piece = super().__getitem__(key)  # type: ignore[index]
        Counting.taken += len(piece)
        return piece


def work(text: str) -> int:
    Counting.taken = 0
    split_sentences(Counting(text))
    return Counting.taken


@pytest.mark.parametrize("piece", [*PIECES, "a", "a.", "A.", "1.", "The town fell. ", "word " * 20 + "\n"])
def test_the_work_grows_as_the_text_does(piece: str) -> None:
    small, large = piece * (5_000 // len(piece)), piece * (20_000 // len(piece))
    assert work(large) <= 4.5 * work(small) + 1_000


def test_a_token_of_a_megabyte_is_read(core: Core) -> None:
    text = "x" * 1_000_000
    check(text, analyse(text, core=core))
