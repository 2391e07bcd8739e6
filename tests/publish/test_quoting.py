"""The sentence of a report beside a line, without what a page put to it."""

from __future__ import annotations

import pytest

from factbox.publish.quoting import _sentence_around
from factbox.records import Span


@pytest.mark.parametrize(
    ("before", "sentence", "clause"),
    [
        ("Smoke over the port after the raid ", "A crew of four was lost off Marl.", "crew of four"),
        ('The envoy: "It is a dark hour" ', "Two drivers were killed at Sedge.", "Two drivers"),
        ('" ', "The shelling of Marl has grown.", "shelling of Marl"),
        ("", 'The Front said it had "freed" Marl and that 40 men had left.', "40 men"),
        ("MARL, May 3 | Sat 7:01 pm MARL, May 3 (Example Wire) - ", "Troops entered Sedge.", "Troops entered"),
    ],
)
def test_a_sentence_is_told_without_what_was_put_to_it(before: str, sentence: str, clause: str) -> None:
    text = before + sentence
    at = text.index(clause)
    assert _sentence_around(text, Span(at, at + len(clause))) == f"“{sentence}”"
