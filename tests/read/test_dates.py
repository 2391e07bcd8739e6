"""Dates of publication: what is read, what is refused, and which is trusted."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.read.dates import Evidence, parse_moment, printed_evidence, settle_date, url_evidence
from factbox.read.layout import split_paragraphs

END = datetime(2021, 8, 14, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("2021-08-14", END),
        ("August 14, 2021", END),
        ("14 August 2021", END),
        ("Aug. 14th, 2021", END),
        ("Saturday, August 14, 2021", END),
        ("Sat 14 Aug 2021", END),
        ("August 14, 2021 at 10:15 AM IST", END),  # whose IST? the day alone is sure
        ("2021-08-14T10:15:00Z", datetime(2021, 8, 14, 10, 15, tzinfo=UTC)),
        ("2021-08-14 10:15", datetime(2021, 8, 14, 10, 15, tzinfo=UTC)),
        ("2021-08-14T10:15:00+04:30", datetime(2021, 8, 14, 5, 45, tzinfo=UTC)),
        ("2021-08-14T01:00:00+04:30", datetime(2021, 8, 13, 20, 30, tzinfo=UTC)),
        ("Sat, 14 Aug 2021 10:15:00 +0200", datetime(2021, 8, 14, 8, 15, tzinfo=UTC)),
        ("August 14, 2021 10:15 pm GMT", datetime(2021, 8, 14, 22, 15, tzinfo=UTC)),
        ("August 14, 2021 12:05 am EDT", datetime(2021, 8, 14, 4, 5, tzinfo=UTC)),
        ("14 Aug 2021, 22:11 GMT+10", datetime(2021, 8, 14, 12, 11, tzinfo=UTC)),
        ("August 14, 2021 10:15 UTC +04:30", datetime(2021, 8, 14, 5, 45, tzinfo=UTC)),
        ("10:15 PM · Aug 14, 2021", END),
        ("141015Z AUG 21", datetime(2021, 8, 14, 10, 15, tzinfo=UTC)),
        ("10:15 GMT, Saturday, 14 August 2021", datetime(2021, 8, 14, 10, 15, tzinfo=UTC)),
    ],
)
def test_a_moment_keeps_the_day_of_the_page_and_is_in_utc(words, at):
    moment = parse_moment(words)
    assert moment is not None
    assert moment.day == date(2021, 8, 14)
    assert moment.at == at
    assert moment.at.tzinfo is UTC


@pytest.mark.parametrize(
    "words",
    ["", "Friday", "08/09/2021", "August 2021", "February 31, 2021", "2021-13-01", "0001-01-01T00:00:00+10:00", "2021"],
)
def test_what_gives_no_single_day_is_not_read(words):
    assert parse_moment(words) is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:+.Z-]{0,20}", fullmatch=True))
def test_any_words_give_a_moment_or_none(words):
    moment = parse_moment(words)
    assert moment is None or moment.at.tzinfo is UTC


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://courier.example/2021/08/14/norva-falls", date(2021, 8, 14)),
        ("https://courier.example/world/2021/aug/14/norva", date(2021, 8, 14)),
        ("https://courier.example/2021-08-14/norva", date(2021, 8, 14)),
        ("https://courier.example/2021/08/norva", None),
        ("https://courier.example/2021/08/145", None),
        ("https://courier.example/2021/zzz/14/", None),
        ("https://courier.example/2021/02/31/", None),
        ("", None),
    ],
)
def test_day_in_a_url(url, day):
    assert [e.moment.day for e in url_evidence(url) if e.moment] == ([day] if day else [])


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("August 14, 2021", [14]),
        ("Published: 14 August 2021", [14]),
        ("Published on August 14, 2021 - 10:00 UTC", [14]),
        ("By Jane Roe | August 14, 2021 | World", [14]),
        ("By Jane Roe - August 14, 2021", [14]),
        ("Updated 15 August 2021 | Published 14 August 2021", [14, 15]),
        ("The Harbour Courier, 14 August 2021", [14]),
        ("Harbour Agency, 14 August 2021 (translated from French)", [14]),
        ("August 14, 2021 (Example Wire)", [14]),
        ("As of 14 August 2021", [14]),
        ("Norva, which rebels took, 14 August 2021", []),
        ("Norva fell on August 14, 2021.", []),
        ("August 14, 2021 - Bridge at Norva blown up", []),
        ("August 14, 2021 | Fighters cross the river and enter Norva from the north | World", []),
    ],
)
def test_a_printed_date_stands_on_a_line_of_its_own(line, days):
    text = f"Fighters enter the river town of Norva\n\n{line}\n\nFighters entered Norva, the mayor said."
    evidence, lines = printed_evidence(split_paragraphs(text))
    assert [e.moment.day.day for e in evidence if e.moment] == days
    assert lines == ({1} if days else set())


def test_two_bare_dates_say_nothing_and_a_label_decides():
    today = "August 20, 2021\n\nNorva falls to the Hill Front\n\n"
    (evidence,) = printed_evidence(split_paragraphs(today + "August 14, 2021\n\nIt fell."))[0]
    assert evidence.moment is None
    labelled, *_ = printed_evidence(split_paragraphs(today + "Published: August 14, 2021\n\nIt fell."))[0]
    assert labelled.moment is not None
    assert labelled.moment.day == date(2021, 8, 14)


@pytest.mark.parametrize("label", ["Joined", "Member since:", "Effective Date"])
def test_a_date_under_the_label_of_another_date_is_not_the_reports(label):
    text = f"Where did Norva go?\n\nJane Roe\n\n{label}\n\nMay 11, 2017\n\nMessages\n\n3,066"
    assert printed_evidence(split_paragraphs(text)) == ([], frozenset())


def test_a_date_far_down_is_part_of_the_story():
    text = "The town fell.\n\n" * 20 + "August 14, 2021"
    assert printed_evidence(split_paragraphs(text)) == ([], frozenset())


def evidence(basis, words):
    return Evidence(basis, words, parse_moment(words))


def test_the_most_trusted_date_wins_and_the_others_are_told():
    first, same, other, bad = (
        evidence("stated", "2021-08-14"),
        evidence("url", "2021-08-14"),
        evidence("metadata", "2021-08-15"),
        evidence("sidecar: x", "mid August"),
    )
    settled, problems = settle_date([bad, first, same, other], "a.txt")
    assert settled == first
    assert [(p.reason, p.report) for p in problems] == [("bad-date", "a.txt"), ("date-conflict", "a.txt")]
    assert "'mid August'" in problems[0].message
    assert "2021-08-15 (metadata)" in problems[1].message
    assert settle_date([], "a.txt") == (None, ())
