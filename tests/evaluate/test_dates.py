"""Intervals as TIMEX3 values, and the figures made of them."""

import json
from datetime import date

import pytest

from factbox.errors import UsageError
from factbox.evaluate.dates import evaluate_dates, timex_value
from factbox.language.times import parse_time
from factbox.records import Days

SATURDAY = date(2019, 3, 16)

VALUES = [
    ("on Friday", "2019-03-15"),
    ("Thursday night", "2019-03-14TNI"),
    ("at 10 p.m. on Thursday", "2019-03-14T22:00"),
    ("March 2", "2019-03-02"),
    ("in January", "2019-01"),
    ("in 1998", "1998"),
    ("the 1990s", "199"),
    ("the 19th century", "18"),
    ("last week", "2019-W10"),
    ("the weekend", "2019-W11-WE"),
    ("late last month", "2019-02"),
    ("the fourth quarter", "2018-Q4"),
    ("the first half of 2018", "2018-H1"),
    ("last summer", "2018-SU"),
    ("two weeks", "P2W"),
    ("24 hours", "PT24H"),
    ("several months", "PXM"),
    ("two and a half years", "P2Y6M"),
    ("two decades", "P20Y"),
    ("the past two months", "P2M"),
    ("three days ago", "2019-03-13"),
    ("years ago", "PAST_REF"),
    ("now", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("soon", "FUTURE_REF"),
    ("every month", "P1M"),
    ("since Friday", "2019-03-15"),
    ("the same day", ""),
    ("the bridge", ""),
]


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_timex_value(words, value):
    assert timex_value(parse_time(words), SATURDAY, "past") == value


def test_a_year_ago_counts_from_the_quarter_spoken_of():
    quarter = Days(date(2018, 7, 1), date(2018, 9, 30), "interval")
    assert timex_value(parse_time("a year ago"), SATURDAY, "past") == "2018"
    assert timex_value(parse_time("a year ago"), SATURDAY, "past", quarter) == "2017-Q3"
    assert timex_value(parse_time("the quarter"), SATURDAY, "past", quarter) == "2018-Q3"


def gold_file(tmp_path, *documents):
    """Write documents of (day, text, {words: value}) as TIMEX3 annotation."""
    rows = []
    for day, text, values in documents:
        timexes = [
            {"start": text.index(words), "end": text.index(words) + len(words), "value": value}
            for words, value in values.items()
        ]
        rows.append(json.dumps({"dct": day, "text": text, "timexes": timexes}))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_figures(tmp_path):
    path = gold_file(
        tmp_path,
        (
            "2019-03-16T09:00:00",
            "The bridge fell on Friday. It will reopen on Monday, in the rainy era, said a clerk in 1998.",
            {"Friday": "2019-03-15", "Monday": "2019-03-18", "the rainy era": "PXX", "1998": "1999"},
        ),
    )
    figures = evaluate_dates(path)
    assert figures["documents"] == 1
    assert figures["expressions"] == 4
    assert figures["found"] == 3
    assert figures["value_accuracy"] == 0.5
    assert figures["value_precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["value_recall"] == 0.5
    assert figures["value_f1"] == pytest.approx(4 / 7, abs=1e-4)
    assert figures["span_f1"] == pytest.approx(6 / 7, abs=1e-4)


def test_both_ends_of_a_range_count(tmp_path):
    path = gold_file(
        tmp_path,
        ("2019-03-16", "It rained from Monday to Tuesday.", {"Monday": "2019-03-11", "Tuesday": "2019-03-12"}),
    )
    assert evaluate_dates(path)["value_f1"] == 1.0


def test_an_empty_file_scores_nothing(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text("\n")
    assert evaluate_dates(path) == dict.fromkeys(evaluate_dates(path), 0)


def test_another_format_is_refused_with_its_line(tmp_path):
    path = tmp_path / "other.jsonl"
    path.write_text('{"title": "no dates here"}\n')
    with pytest.raises(UsageError, match=r"other\.jsonl:1"):
        evaluate_dates(path)
