"""What an outlet took back or replaced carries nothing, and the lines that rested on it say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.knowledge.outlets.versions import find_notice, without_label

from .made import BELLIN, HARUN, Told, print_text, reprint, story, tell, verdict

TOOK = tell("territory.capture", HARUN)
HEADLINE = "River Front takes Harun before dawn"


def paper(on: int, headline: str, *told: dict, outlet: str = "Harbour Post", **fields: str) -> Told:
    """Return a report whose first line is a headline, with one sentence a claim below."""
    sentences = [f"So it was told on day {on} as number {i}, nobody knew more." for i in range(len(told))]
    text = "\n\n".join((headline, *sentences))
    return print_text(outlet, on, text, sentences, told, file=f"{outlet}-{on}", **fields)


def states(*told: Told) -> list[tuple[str, str, str]]:
    return [(row.place.name, row.state, row.status) for row in verdict(*told).control]


FIRST = paper(4, HEADLINE, TOOK)


@pytest.mark.parametrize("label", ["WITHDRAWN-", "KILL: ", "MANDATORY KILL - ", "RETRACTED — "])
def test_a_line_that_rested_on_a_withdrawn_report_is_retracted(label):
    assert states(FIRST) == [("Harun", "held", "reported")]
    found = verdict(FIRST, paper(5, f"{label}{HEADLINE}"))
    [row] = found.control
    assert (row.status, row.because.split(";")[0]) == ("retracted", "rested on a withdrawn report")
    assert row.claims == (FIRST.claims[0].id,)
    assert FIRST.report.id in found.superseded


def test_a_kill_that_tells_the_story_again_carries_nothing_itself():
    again = paper(5, f"KILL: {HEADLINE}", TOOK)
    assert states(again) == [("Harun", "held", "retracted")]
    assert states(FIRST, again) == [("Harun", "held", "retracted")]


def test_before_it_was_withdrawn_it_stood():
    notice = paper(5, f"WITHDRAWN-{HEADLINE}")
    assert verdict(FIRST, notice, known=4).control == verdict(FIRST, known=4).control


@pytest.mark.parametrize("label", ["CORRECTED-", "REFILE-", "CORRECTED (OFFICIAL): "])
def test_a_corrected_text_takes_the_place_of_the_first(label):
    corrected = paper(5, f"{label}{HEADLINE}", tell("territory.capture", BELLIN))
    found = {place: status for place, _, status in states(FIRST, corrected)}
    assert found == {"Harun": "retracted", "Bellin": "reported"}


def test_a_line_that_the_corrected_text_still_tells_stands_and_says_that_it_was_opened_again():
    [row] = verdict(FIRST, paper(5, f"REFILE-{HEADLINE}", TOOK)).control
    assert row.status == "reported"
    assert "opened again: it also rested on a withdrawn report" in row.because


def test_what_another_outlet_says_by_itself_stands():
    other = paper(4, "Harun falls, people on the quay say", TOOK, outlet="Lake Courier")
    [row] = verdict(FIRST, other, paper(5, f"WITHDRAWN-{HEADLINE}")).control
    assert (row.status, row.independent_origins) == ("reported", 1)


def test_a_copy_of_a_withdrawn_text_falls_with_it():
    first = story("Harbour Post", 4, TOOK, headline=HEADLINE)
    copy = reprint(first, "Lake Courier", 5)
    assert states(first, copy) == [("Harun", "held", "reported")]
    assert states(first, copy, paper(6, f"KILL: {HEADLINE}")) == [("Harun", "held", "retracted")]


def test_the_same_address_is_the_same_report():
    url = "https://harbour.example/news/harun"
    first = paper(4, "Harun taken", TOOK, url=url)
    notice = paper(5, "Correction: an earlier text was wrong about Harun", url=f"{url}/?utm=x")
    assert states(first, notice) == [("Harun", "held", "retracted")]


def test_a_new_version_without_such_a_word_takes_nothing_back_and_is_no_second_origin():
    url = "https://harbour.example/news/harun"
    first, second = paper(4, "Harun taken", TOOK, url=url), paper(5, "Harun taken, shops shut", TOOK, url=url)
    [row] = verdict(first, second).control
    assert (row.status, row.independent_origins) == ("reported", 1)


@pytest.mark.parametrize(
    "notice",
    [
        paper(5, f"KILL: {HEADLINE}", outlet="Lake Courier"),
        paper(3, f"KILL: {HEADLINE}"),
        paper(5, "KILL: Salt prices rise along the coast"),
        paper(5, f"UPDATE 2-{HEADLINE}"),
    ],
    ids=["another outlet", "an earlier day", "another story", "an update"],
)
def test_what_is_no_notice_of_this_text_leaves_it(notice):
    assert states(FIRST, notice) == [("Harun", "held", "reported")]


def test_a_notice_far_down_is_about_anything():
    deep = paper(5, HEADLINE, *[tell("other")] * 5)
    text = deep.report.text + "\n\nKILL: something else"
    assert states(FIRST, Told(replace(deep.report, text=text), ())) == [("Harun", "held", "reported")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CORRECTED-Rebels take a town", ("replaced", "CORRECTED")),
        ("Correction: an earlier text named the wrong town", ("replaced", "Correction")),
        ("This story has been withdrawn by the Harbour Post.", ("withdrawn", "This story has been withdrawn")),
        ("KILLED: three at a crossing", None),
        ("Kill switch: how phones are locked", None),
        ("Troops withdrawn: what comes next", None),
        ("KILL THE STORY OF THE FERRYMAN", None),
    ],
)  # fmt: skip
def test_notices(line, expected):
    assert find_notice(line) == expected


def test_a_headline_without_its_label():
    assert without_label("REFILE-Rebels take a town") == "Rebels take a town"
    assert without_label("Rebels take a town") == "Rebels take a town"


KILL = 'Please kill our urgent of Tuesday, "River Front takes Harun before", and all versions of it.'


def test_a_withdrawal_names_its_story_by_the_headline_that_it_quotes():
    assert states(FIRST, paper(5, f"WITHDRAWN - the gate stood open\n\n{KILL}")) == [("Harun", "held", "retracted")]


@pytest.mark.parametrize(
    "notice",
    [
        f"CORRECTION: nine lorries, not ninety\n\n{KILL}",
        'WITHDRAWN - the gate stood open\n\nPlease kill "River Front takes", of Tuesday.',
        'WITHDRAWN - the gate stood open\n\nPlease kill "Two ferries sunk at Bellin pier", of Tuesday.',
    ],
    ids=["a note", "three words", "another story"],
)
def test_a_correction_s_quotation_few_words_and_another_headline_take_nothing_back(notice):
    assert states(FIRST, paper(5, notice)) == [("Harun", "held", "reported")]


def test_what_a_withdrawal_says_was_not_so_stands_against_those_who_tell_it():
    other = paper(3, "Column seen at the ferry", TOOK, outlet="Lake Courier")
    negated = tell("territory.capture", HARUN, stance="negated")
    assert states(FIRST, other, paper(5, f"WITHDRAWN-{HEADLINE}")) == [("Harun", "held", "reported")]
    assert states(FIRST, other, paper(5, f"WITHDRAWN-{HEADLINE}", negated)) == [("Harun", "held", "disputed")]


def test_words_of_a_withdrawn_text_fall_in_a_partial_copy_too_and_its_own_words_stand():
    first = story("Harbour Post", 4, TOOK, headline=HEADLINE)
    own = "A man who sells rope on the quay told this page that he had counted the lorries at Bellin as they came in."
    sentences = [*first.report.text.split("\n\n")[1:5], own]
    tides = [f"Line {n} of a page on tides and ropes, and of what a net costs in port {n}." for n in range(20)]
    told = (TOOK, tell("territory.capture", BELLIN))
    copy = print_text("Lake Courier", 5, "\n\n".join([*sentences, *tides]), [sentences[0], own], told)
    kill = paper(6, f"WITHDRAWN-{HEADLINE}")
    assert set(states(first, copy)) == {("Harun", "held", "reported"), ("Bellin", "held", "reported")}
    assert set(states(first, copy, kill)) == {("Harun", "held", "retracted"), ("Bellin", "held", "reported")}
    assert copy.report.id not in verdict(first, copy, kill).superseded
