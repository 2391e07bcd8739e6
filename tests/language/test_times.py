"""Where time expressions stand, and what their words mean."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.language.times import find_times, parse_time, read_times, tense_around
from factbox.records import Span

FOUND = [
    ("The town fell on Friday, the mayor said.", ["on Friday"]),
    ("Shells hit the port overnight.", ["overnight"]),
    ("Late Thursday night the bridge was blown up.", ["Late Thursday night"]),
    (
        "Earlier Thursday, and again on Thursday afternoon, rockets landed.",
        ["Earlier Thursday", "on Thursday afternoon"],
    ),
    ("It is the ninth village to fall since Friday.", ["since Friday"]),
    ("Six towns were lost in less than a week.", ["in less than a week"]),
    ("In the past 24 hours, two more followed.", ["In the past 24 hours"]),
    ("Troops must leave by the end of the month.", ["by the end of the month"]),
    ("The capital could fall within 30 days.", ["within 30 days"]),
    ("On Monday last week the fort was empty.", ["On Monday last week"]),
    ("They fled last week Monday.", ["last week Monday"]),
    ("They fought between 6 and 10 August.", ["between 6 and 10 August"]),
    ("The road was shut from Friday to Sunday.", ["from Friday to Sunday"]),
    ("He ruled in the 1990s and was deposed in 1998.", ["in the 1990s", "in 1998"]),
    ("On Aug. 13, 2021 the gates opened.", ["On Aug. 13, 2021"]),
    ("The truce ended on 2021-08-13.", ["on 2021-08-13"]),
    ("Le 13 août 2021, la ville est tombée.", ["13 août 2021"]),
    ("The raid came hours after the talks, and just a day after a truce.", ["hours after", "just a day after"]),
    ("It was the worst attack since the September 11 attacks.", ["since the September 11 attacks"]),
    ("In May rain fell; in March snow.", ["In May", "in March"]),
    ("The year ended March 31 was quiet.", ["The year ended March 31"]),
    ("Before dawn on Saturday the guards left.", ["Before dawn on Saturday"]),
    ("A five-day blitz ended.", ["five-day"]),
    ("They meet a week on Friday.", ["a week on Friday"]),
    ("They fought for the third time in a week on Friday.", ["in a week", "on Friday"]),
    ("It was raided three times a week on Friday.", ["on Friday"]),
    ("The port is shut until at least Monday.", ["until at least Monday"]),
    ("The monitor counts 47 dead up to Sunday, 19 of them children.", ["up to Sunday"]),
    ("As of 6 p.m. on Sunday 310 had died, as at 8 August 290.", ["As of 6 p.m. on Sunday", "as at 8 August"]),
    (
        "A truce beginning on 15 August was signed at the beginning of May.",
        ["beginning on 15 August", "at the beginning of May"],
    ),
    ("On Monday, at dawn, they came, and at 12 checkpoints.", ["On Monday, at dawn"]),
    (
        "On Friday evening, at about 9 p.m., and on 9 August at 12 points.",
        ["On Friday evening, at about 9 p.m.", "on 9 August"],
    ),
    (
        "They came on Monday, shortly after midnight, and at 5 am, on Tuesday.",
        ["on Monday, shortly after midnight", "at 5 am, on Tuesday"],
    ),
    ("It took up to three days and up to 3,000 men.", ["three days"]),
]

NOT_FOUND = [
    "Rebels may march on the capital.",
    "The fall of the town shocked the region.",
    "More than a quarter of the provinces are lost.",
    "Some 2000 men crossed the river with 1,998 goats.",
    "A second convoy and a third one followed.",
    "The 12-year-old boy was found at the market.",
    "B-16s and two F-15s struck the ridge.",
    "It made $400 a week for the smugglers.",
    "Mar Elias church stands; Jan and April are aid workers.",
    "The spring in the valley is dry.",
    "The Sunday Ledger and a Friday Standard reporter said so, and so did Monday Herald staff.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_maximal_stretches(text, expected):
    assert [text[span.start : span.end] for span in find_times(text)] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_leaves_other_words_alone(text):
    assert [text[span.start : span.end] for span in find_times(text)] == []


def test_a_point_after_a_full_month_name_ends_the_sentence():
    text = "The siege began in August. 13 people died."
    assert [text[span.start : span.end] for span in find_times(text)] == ["in August"]


def test_a_blank_line_parts_expressions():
    assert len(find_times("He left on Friday\n\nAugust 13 was calm.")) == 2


def test_offsets_count_from_the_beginning_of_the_text():
    text = "On Monday they came. On Friday they left."
    assert find_times(text, 21) == (Span(21, 30),)
    assert find_times(text, 0, 20) == (Span(0, 9),)


PARSED = [
    ("on Friday", {"kind": "weekday", "weekday": 4}),
    ("last Monday", {"kind": "weekday", "weekday": 0, "shift": -1}),
    ("late Thursday night", {"kind": "weekday", "edge": "late", "part": "night"}),
    ("in the early hours of Friday", {"kind": "weekday", "weekday": 4}),
    ("August 13", {"kind": "calendar", "month": 8, "day": 13, "year": None}),
    ("the 13th of August, 2021", {"kind": "calendar", "month": 8, "day": 13, "year": 2021}),
    ("13.08.2021", {"kind": "calendar", "month": 8, "day": 13, "year": 2021}),
    ("8/13/2021", {"kind": "calendar", "month": 8, "day": 13, "year": 2021}),
    ("14 de julio de 2020", {"kind": "calendar", "month": 7, "day": 14, "year": 2020}),
    ("5. März 2022", {"kind": "calendar", "month": 3, "day": 5, "year": 2022}),
    ("3 Aylul 2012", {"kind": "calendar", "month": 9, "day": 3}),
    ("vendredi 13 août", {"kind": "calendar", "weekday": 4, "day": 13}),
    ("nineteen ninety-six", {"kind": "calendar", "year": 1996}),
    ("the day before yesterday", {"kind": "unit", "unit": "day", "shift": -2}),
    ("late last month", {"kind": "unit", "unit": "month", "shift": -1, "edge": "late"}),
    ("the week before last", {"kind": "unit", "unit": "week", "shift": -2}),
    ("the past two weeks", {"kind": "span", "unit": "week", "number": 2, "shift": -1}),
    ("recent days", {"kind": "span", "unit": "day", "number": None}),
    ("two and a half years", {"kind": "duration", "unit": "year", "number": 2.5}),
    ("twenty-four hours ago", {"kind": "ago", "unit": "hour", "number": 24}),
    ("more than two weeks", {"kind": "duration", "number": 2, "bound": "more"}),
    ("a day earlier", {"kind": "relative", "unit": "day", "number": 1, "shift": -1}),
    ("the third quarter of 2021", {"kind": "ordinal", "unit": "quarter", "number": 3, "year": 2021}),
    ("summer of 2012", {"kind": "season", "name": "summer", "year": 2012}),
    ("the 1990s", {"kind": "decade", "year": 1990}),
    ("Eid al-Fitr", {"kind": "holiday", "name": "eid al-fitr"}),
    ("at 7:15 p.m. on Friday", {"kind": "weekday", "weekday": 4, "part": "clock"}),
    ("since Friday", {"kind": "bound", "link": "since"}),
    ("no later than Monday", {"kind": "bound", "link": "by"}),
    ("up to and including Monday", {"kind": "bound", "link": "until"}),
    ("as of Monday", {"kind": "bound", "link": "by"}),
    ("starting on Monday", {"kind": "bound", "link": "since"}),
    ("for two weeks", {"kind": "bound", "link": "for"}),
    ("every night", {"kind": "set"}),
    ("the same day", {"kind": "same", "unit": "day"}),
    ("currently", {"kind": "reference", "name": "now"}),
    ("8/9/2021", {"kind": "unknown"}),
    ("the burned bridge", {"kind": "unknown"}),
    ("", {"kind": "unknown"}),
]


@pytest.mark.parametrize(("words", "fields"), PARSED)
def test_parses_what_the_words_mean(words, fields):
    expression = parse_time(words)
    assert {name: getattr(expression, name) for name in fields} == fields


def test_a_range_has_two_children():
    assert [child.day for child in parse_time("between 6 and 10 August").children] == [6, 10]


def test_words_around_a_time_do_not_matter():
    assert parse_time("some time on Friday evening in the south") == parse_time("Friday evening")


TENSES = [
    ("The army will withdraw on Friday.", "future"),
    ("The army withdrew on Friday.", "past"),
    ("On Friday the army will withdraw.", "future"),
    ("He said the army would leave by Friday.", "future"),
    ("The army had left by Friday.", "past"),
    ("The talks had been due to open on Friday.", "past"),
    ("The envoy will be named on Friday.", "future"),
    ("Gen. Adil Omer will speak on Friday.", "future"),
    ("A quiet day. Friday.", "past"),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_tells_the_tense_from_the_nearest_word(text, tense):
    start = text.index("Friday")
    assert tense_around(text, Span(start, start + 6)) == tense


@given(st.text(max_size=200))
def test_is_total_over_any_text(text):
    spans = find_times(text)
    assert all(0 <= a.start < a.end <= len(text) for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert parse_time(text).kind


WORDS = st.sampled_from(
    ("early", "late", "the", "end", "of", "last", "next", "Friday", "May", "13", "2021", "two", "weeks", "ago", "from")
)


@given(st.lists(WORDS, max_size=25))
def test_any_run_of_time_words_is_read(words):
    text = " ".join(words)
    for expression in read_times(text):
        assert expression.kind != "unknown"
        assert text[expression.span.start : expression.span.end].strip()


@pytest.mark.parametrize("words", ["early ", "two ", "Friday to ", "the night of ", "about less than ", "12:", "May "])
def test_time_stays_linear_on_hostile_text(words):
    text = words * 3000
    start = time.process_time()
    find_times(text)
    assert time.process_time() - start < 5
