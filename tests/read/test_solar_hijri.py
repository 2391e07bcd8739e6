"""Dates of the calendar of Iran and Afghanistan."""

from datetime import date

import pytest

from factbox.read.dates import parse_moment, printed_evidence
from factbox.read.layout import split_paragraphs
from factbox.read.solar_hijri import solar_hijri_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24 Asad 1400", date(2021, 8, 15)),
        ("Asad 24, 1400", date(2021, 8, 15)),
        ("Sunday, 24 Asad 1400", date(2021, 8, 15)),
        ("24 Mordad 1400", date(2021, 8, 15)),
        ("یک\u200cشنبه ۲۴ اسد ۱۴۰۰", date(2021, 8, 15)),
        ("2 تير 1399 - 12:09:08 ب.ظ", date(2020, 6, 22)),  # Arabic letters for the Persian ones, and a time
        ("1 Farvardin 1358", date(1979, 3, 21)),
        ("30 Esfand 1399", date(2021, 3, 20)),  # a leap year
        ("1 Hamal 1404", date(2025, 3, 21)),
    ],
)
def test_a_date_of_the_calendar_is_a_day_of_ours(words, day):
    assert solar_hijri_day(words) == day


@pytest.mark.parametrize("words", ["", "24 August 1400", "Asad 1400", "24 Asad 2021", "24 Asad 1400 in Norva"])
def test_other_words_are_no_such_date(words):
    assert solar_hijri_day(words) is None


def test_a_day_that_a_month_does_not_have_is_an_error_and_no_moment():
    with pytest.raises(ValueError, match="no day 30"):
        solar_hijri_day("30 Esfand 1400")
    assert parse_moment("30 Esfand 1400") is None


def test_it_is_read_where_a_date_is_printed():
    text = "Norva falls to the Hill Front\n\n24 Asad 1400\n\nFighters entered Norva, the mayor said."
    (evidence,), lines = printed_evidence(split_paragraphs(text))
    assert evidence.moment is not None
    assert evidence.moment.day == date(2021, 8, 15)
    assert lines == {1}
