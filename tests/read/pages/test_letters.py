"""The letters of markup, and where each stands."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.read.pages.letters import letters_of, scan_letters
from factbox.read.pages.tree import lay_out, parse_page


@pytest.mark.parametrize(
    ("markup", "letters"),
    [
        ("<p>The <b>town</b> fell.</p>", "Thetownfell."),
        ("caf&eacute; &amp; &#8220;bar&#x201d; &nbsp; &nosuch;", "café&“bar”&nosuch;"),
        ("A&B &aa R&ampD &notit; &hellipa", "A&B&aaR&D¬it;&hellipa"),
        ('<a title="1 > 0">x</a>', "x"),
        ("<a title='\"'>x</a><p class=a>y", "xy"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<script>if (a<b) '<p>'</script>b<style>p{}</style>c", "abc"),
        ("5 < 6 & 7", "5<6&7"),
        ("<!DOCTYPE html>x<?php y ?>z", "xz"),
        ("Ost&shy;mark\u200b", "Ostmark"),
        ("open <!-- for ever", "open"),
        ("<p>cut <a href='x", "cut"),
    ],
)
def test_letters_of_markup(markup, letters):
    assert scan_letters(markup).text == letters


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<", ">", "&amp;", "&amp", "&", "<!--", "-->", "a", "lt", " ", "é", '"', "<script>"]
        )
    )
)
def test_each_letter_stands_where_it_is_said_to(pieces):
    markup = "".join(pieces)
    found = scan_letters(markup)
    assert len(found.text) == len(found.starts) == len(found.ends)
    for letter, start, end in zip(found.text, found.starts, found.ends, strict=True):
        assert 0 <= start < end <= len(markup)
        assert unescape(markup[start:end]) == letter
    assert list(found.starts) == sorted(found.starts)


def test_letters_that_follow_a_reference_without_a_semicolon_stand_by_themselves():
    found = scan_letters("R&ampD &aa")
    assert list(zip(found.text, found.starts, found.ends, strict=True)) == [
        ("R", 0, 1), ("&", 1, 5), ("D", 5, 6), ("&", 7, 8), ("a", 8, 9), ("a", 9, 10),
    ]  # fmt: skip


@given(st.text())
def test_letters_of_a_text_without_markup(text):
    plain = text.translate({ord("<"): None, ord("&"): None})
    assert scan_letters(plain).text == letters_of(plain)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "one ", "two", "&amp;", "&amp", "&", "<i>", "<div>", "</div>"]
        )
    )
)
def test_the_letters_of_a_tree_are_those_of_its_markup(pieces):
    page = f"<html><body>{''.join(pieces)}</body></html>"
    root = parse_page(page)
    layout = lay_out(root, page, ())
    assert layout.text == scan_letters(page).text
    assert list(layout.places) == list(range(len(layout.text)))
