"""The day that a label gives to what stands behind it."""

from __future__ import annotations

import pytest

from factbox.records import Claim, Report, Span
from factbox.resolve.dated_labels import label_time


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Our chart, drawn on 11 May: the army holds Harsk.", "11 May"),
        ("FROM THE ARCHIVE (Sunday 5 March): the army holds Harsk.", "Sunday 5 March"),
        ("12:10: the army holds Harsk.", ""),
        ("As seen on 11 May: roads are dry. Today the army holds Harsk.", ""),
        ("On 11 May the army held Belm. Now the army holds Harsk.", ""),
        ("Drawn on 11 May:\nthe army holds Harsk.", ""),
    ],
)
def test_a_label_dates_the_sentence_behind_it(text: str, day: str) -> None:
    words = "the army holds Harsk"
    start = text.index(words)
    claim = Claim("c", "r", Span(start, start + len(words)), words, "territory.held", "asserted")
    assert label_time(claim, Report("r", "r.txt", text)).removeprefix("on ") == day
