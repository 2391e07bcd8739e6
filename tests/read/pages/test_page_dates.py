"""The date of a page from its mark-up, and from its text where nothing else says it."""

from datetime import date

import pytest

from factbox.read.pages.page_dates import SOMEWHERE, page_evidence


def dated(text, language, head=""):
    page = f'<html lang="{language}"><head>{head}</head><body><article><p>{text}</p></article></body></html>'
    metadata, somewhere = page_evidence(page, text, language)
    return [(e.basis, e.moment and e.moment.day) for e in (*metadata, *somewhere)]


def test_metadata_go_before_what_stands_in_the_text():
    head = '<meta property="article:published_time" content="2021-08-14T10:15:00Z">'
    assert dated("১৬ আগস্ট ২০২১", "bn", head) == [("metadata", date(2021, 8, 14))]


def test_metadata_of_a_page_in_one_line_are_found_whatever_ends_in_a_slash():
    head = '<meta property="article:published_time" content="2021-08-14T10:15:00Z">'
    page = f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav><p>It rained.</p></body></html>"
    metadata, _ = page_evidence(page, "It rained.", "en")
    assert [e.moment and e.moment.day for e in metadata] == [date(2021, 8, 14)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("নোরভা, ১৪ আগস্ট ২০২১ তারিখে", "bn"),
        ("Опубліковано 14 серпня 2021 о 10:15", "uk-UA"),
    ],
)
def test_the_only_day_in_the_words_of_the_pages_own_language_is_inferred(text, language):
    assert dated(text, language) == [(SOMEWHERE, date(2021, 8, 14))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("১৪ আগস্ট ২০২১, ১৬ আগস্ট ২০২১", "bn"),  # which?
        ("১৪ নোরভা ২০২১", "bn"),
        ("নোরভা, ১৪ আগস্ট ২০২১ তারিখে", "en"),
        ("নোরভা, ১৪ আগস্ট ২০২১ তারিখে", "no-language"),
    ],
)
def test_several_days_or_words_of_no_such_language_say_nothing(text, language):
    assert dated(text, language) == []
