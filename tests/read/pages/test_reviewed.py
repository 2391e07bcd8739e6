"""What a fact-check judges is told by its data, set apart in its text and read as nobody's word."""

import json

import pytest

from factbox.read.drafts import draft_passages
from factbox.read.pages.html import read_page

STATEMENT = "The Hill Front has blown up the weir and drowned Lower Teln with all who lived there."
PARAGRAPHS = [
    "The weir above Lower Teln stands, and so does the town, as three people who were there on Tuesday told us.",
    "Water had run over the meadows since Sunday, they said, because the snow on the pass had melted in two days.",
    "A surveyor of the river board, which answers to neither side, said that the gauge had been higher in May.",
    "The ministry did not answer our questions by Wednesday evening, nor did the governor of the province.",
]


def data_with(speaker="", **fields):
    review = {"@type": "ClaimReview", "claimReviewed": STATEMENT} | fields
    return json.dumps(review | ({"itemReviewed": {"author": {"name": speaker}}} if speaker else {}))


def draft_of(data, above="", within="", head=""):
    script = f"<script type='application/ld+json'>{data}</script>"
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS[:2], within, *PARAGRAPHS[2:]])
    article = f"<article><h1>Was Lower Teln flooded?</h1>{above}<div class='text'>{body}</div></article>"
    return read_page(f"<html><head>{head}{script}</head><body>{article}</body></html>".encode(), "page.html")


def set_apart(draft):
    return [draft.text[p.span.start : p.span.end] for p in draft_passages(draft) if p.kind == "boilerplate"]


@pytest.mark.parametrize(
    "shown", [STATEMENT, f"“{STATEMENT}”", f"Claim: “{STATEMENT}”", STATEMENT.replace("The Hill", "the Hill")]
)
@pytest.mark.parametrize("place", ["above", "within"])
def test_a_statement_is_set_apart_wherever_it_stands(shown, place):
    draft = draft_of(data_with(), **{place: f"<p class='x'>{shown}</p>"})
    assert set_apart(draft) == [shown]


def test_each_paragraph_of_a_statement_is():
    others = "Its men stood on the bank of the river and laughed at those who cried for help."
    draft = draft_of(data_with(claimReviewed=f"{STATEMENT} {others}"), above=f"<p>{STATEMENT}</p><p>{others}</p>")
    assert set_apart(draft) == [STATEMENT, others]


def test_a_sentence_of_the_page_that_tells_it_stays_body():
    told = f"On Monday the ministry said: “{STATEMENT}” It gave no proof."
    assert set_apart(draft_of(data_with(), within=told)) == []


def test_the_speaker_nearby_is_set_apart_and_has_not_written_the_page():
    box = f"<div class='box'><h4>The Ministry of Works</h4><p>{STATEMENT}</p></div>"
    author = "<meta name='author' content='The Ministry of Works'>"
    draft = draft_of(data_with("The Ministry of Works"), above=box, head=author)
    assert set_apart(draft) == ["The Ministry of Works", STATEMENT]
    assert draft.byline == ""


def test_it_is_taken_once_where_the_page_repeats_it():
    box = f"<div class='box'><span>{STATEMENT}</span></div>"
    assert set_apart(draft_of(data_with(), above=box * 2)) == [STATEMENT]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[" * 100_000,
        '[1, null, "claimReviewed"]',
        data_with(claimReviewed=None),
        data_with(claimReviewed=""),
        data_with(itemReviewed=[3, {"author": [None, {"name": 4}]}], claimReviewed=["x"]),
    ],
)
def test_broken_data_costs_nothing(data):
    draft = draft_of(data, within=STATEMENT)
    assert STATEMENT in draft.text
    assert set_apart(draft) == []


def test_the_data_may_lie_deep_and_name_several():
    authors = [{"name": "The Ministry of Works"}, "Radio Teln"]
    data = json.dumps({"@graph": [{"x": [json.loads(data_with(itemReviewed=[{"author": authors}]))]}]})
    box = f"<p>Radio Teln</p><p>{STATEMENT}</p>"
    assert set_apart(draft_of(data, above=box)) == ["Radio Teln", STATEMENT]
