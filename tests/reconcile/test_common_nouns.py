"""What only begins a headline is no name of a place."""

from __future__ import annotations

import pytest

from factbox.reconcile.common_nouns import without_common_nouns
from factbox.records import Claim, Mention, Place, Report, Span

PORT = Place("local:port", "Island port", "city")


def told(text: str, words: str = "Island port", where: Place = PORT) -> bool:
    span = Span(text.index(words), text.index(words) + len(words))
    claim = Claim(
        "c", "r", span, words, "territory.capture", "asserted", place=Mention(span, words, "place"), where=where
    )
    return without_common_nouns([Report("r", "r.txt", text)], [claim])[0].where is not None


def test_it_is_none_where_its_report_has_the_same_words_as_a_common_noun() -> None:
    assert not told("Island port falls\n\nThe Fleet seized the island port of Quell.")
    assert not told("The Fleet came. Island port falls. It was an old island port.")


@pytest.mark.parametrize(
    "text",
    [
        "Island port falls\n\nThe Fleet seized Quell.",
        "The Fleet seized Island port. It was an island port.",
        "Hope falls\n\nThere is hope.",
    ],
)
def test_it_stays_where_nothing_shows_that(text: str) -> None:
    assert told(text, "Hope" if text.startswith("Hope") else "Island port")


def test_a_place_that_the_gazetteer_has_stays() -> None:
    assert told("Bath falls\n\nHe took a bath.", "Bath", Place("gb:bath", "Bath", "city"))
