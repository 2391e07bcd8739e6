"""A report's text in stretches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factbox.records import Claim, Passage, Report, Span
from factbox.web.texts import around, cut

TEXT = "One two three four five six."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda two: Span(min(two), max(two)))


def claim(number: int, span: Span) -> Claim:
    return Claim(str(number), "r", span, TEXT[span.start : span.end], "other", "asserted")


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=2))
def test_stretches_make_the_text_again_and_hold_each_claim_whole(spans: list[Span], passages: list[Span]) -> None:
    report = Report("r", "r.txt", TEXT, passages=tuple(Passage(span, "caption") for span in passages))
    claims = [claim(number, span) for number, span in enumerate(spans) if span.start < span.end]
    stretches = cut(report, claims)
    assert "".join(one.text for one in stretches) == TEXT
    for one in claims:
        assert "".join(part.text for part in stretches if one.id in part.claims) == one.quote
        assert [part for part in stretches if one.id in part.begins]


def test_the_words_around_a_clause_stay_in_its_paragraph() -> None:
    text = "Before.\nFirst words, the clause, last words.\nAfter."
    start = text.index("the clause")
    assert around(text, Span(start, start + 10)) == ("First words, ", ", last words.")


def test_the_words_around_a_clause_are_whole_words() -> None:
    text = "It went on and on. Then the clause came, and it went on and on."
    start = text.index("the clause")
    assert around(text, Span(start, start + 10), most=12) == ("…on. Then ", " came, and…")
    assert around(text, Span(start, start + 10), most=len(text)) == (text[:start], text[start + 10 :])
