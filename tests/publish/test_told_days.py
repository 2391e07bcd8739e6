"""Days are printed no more exactly than their sentence tells them."""

from datetime import date

import pytest

from factbox.publish.told_days import told_days
from factbox.records import Days

TOLD = [
    ("2031-01-01", "2031-08-13", "Forty people have died there since January.", "since Jan 2031"),
    ("2029-01-01", "2031-08-13", "The army has besieged Alder since 2029.", "since 2029"),
    ("2031-01-01", "2031-08-13", "Forty people have died there this year.", "by 13 Aug 2031"),
    ("2029-01-01", "2029-12-31", "The army took Alder in 2029.", "in 2029"),
    ("2031-07-01", "2031-07-31", "The army took Alder in July.", "in Jul 2031"),
    ("2031-08-01", "2031-08-13", "They fled between 1 August and 13 August.", "between 1 and 13 Aug 2031"),
    ("2031-01-01", "2031-01-03", "Shells fell from Wednesday to Friday.", "between 1 and 3 Jan 2031"),
    ("2031-07-09", "2031-08-13", "Forty people have died since 9 July.", "between 9 Jul and 13 Aug 2031"),
]


@pytest.mark.parametrize(("first", "last", "sentence", "words"), TOLD)
def test_a_first_day_that_no_word_tells_is_not_printed(first, last, sentence, words):
    days = Days(date.fromisoformat(first), date.fromisoformat(last), "interval")
    assert told_days(days, sentence) == words
