from __future__ import annotations

import pytest

from factbox.corpus.markup import MarkupError, parse_paragraph
from factbox.records import Span


def test_a_name_in_brackets_becomes_plain_text_with_its_offsets() -> None:
    paragraph = parse_paragraph("The [League](group:league) took [Karsa](place:karsa).")
    assert paragraph.text == "The League took Karsa."
    assert [(paragraph.text[n.span.start : n.span.end], n.kind, n.id) for n in paragraph.names] == [
        ("League", "group", "league"),
        ("Karsa", "place", "karsa"),
    ]


def test_a_reference_may_hold_a_name() -> None:
    paragraph = parse_paragraph("in [the capital of [Orel](place:orel)](capital:karsa)")
    assert paragraph.text == "in the capital of Orel"
    outer, inner = paragraph.names
    assert (outer.reference, outer.id, outer.kind) == ("capital", "karsa", "")
    assert (inner.kind, inner.span) == ("place", Span(18, 22))


@pytest.mark.parametrize(
    ("marked", "passage", "outlet", "text"),
    [
        ("{headline} Town falls", "headline", "", "Town falls"),
        ("{quoted Meridian Wire} Town falls", "quoted_outlet", "Meridian Wire", "Town falls"),
        ("Town falls", "body", "", "Town falls"),
        (r"He said \[sic\] it \{fell\}", "body", "", "He said [sic] it {fell}"),
    ],
)
def test_the_mark_before_a_paragraph_says_what_it_is(marked: str, passage: str, outlet: str, text: str) -> None:
    paragraph = parse_paragraph(marked)
    assert (paragraph.passage, paragraph.outlet, paragraph.text) == (passage, outlet, text)


@pytest.mark.parametrize("marked", ["a [town", "a town](place)", "a [town](hamlet:x)", "a [town] fell"])
def test_what_is_no_markup_says_so(marked: str) -> None:
    with pytest.raises(MarkupError):
        parse_paragraph(marked)
