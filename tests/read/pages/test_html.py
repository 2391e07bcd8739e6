"""From the bytes of a page to its article, with the place of every word in the page."""

from pathlib import Path

import pytest

from factbox.read.decode import decode_page
from factbox.read.drafts import make_intake
from factbox.read.pages.html import read_page
from factbox.read.pages.letters import letters_of, scan_letters
from factbox.read.pages.tree import DEEPEST, LONGEST_NODE

MADE = sorted(Path(__file__).with_name("made").glob("*.html"))
PARAGRAPH = "Fighters of the Hill Front entered the river town of Norva on Sunday night, the mayor said by telephone."


def report_of(data):
    intake = make_intake("page.html", read_page(data, "page.html"), None, "")
    assert intake.report, intake.problems
    return intake.report


def made(name):
    return next(path for path in MADE if path.stem == name).read_bytes()


def passages(report, kind):
    return [report.text[p.span.start : p.span.end] for p in report.passages if p.kind == kind]


def page_with(body, head=""):
    return f"<html><head><title>Norva</title>{head}</head><body><article>{body}</article></body></html>".encode()


def check_places(report, page):
    """The words at each place in the page are the words of the report, and every letter of the report has one."""
    placed = 0
    for stretch in report.page:
        found = scan_letters(page[stretch.page.start : stretch.page.end]).text
        assert found
        if stretch.text is not None:
            words = letters_of(report.text[stretch.text.start : stretch.text.end])
            assert found == words
            placed += len(words)
    assert placed == len(letters_of(report.text))
    assert list(report.page) == sorted(report.page, key=lambda s: s.page)


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_every_word_knows_its_place_in_the_page(path):
    data = path.read_bytes()
    check_places(report_of(data), decode_page(data)[0])


def test_what_is_left_out_and_what_is_hidden_is_addressable():
    data = made("courier")
    page = decode_page(data)[0]
    kinds = {"boilerplate": "", "hidden": ""}
    for stretch in report_of(data).page:
        if stretch.text is None:
            kinds[stretch.kind] += scan_letters(page[stretch.page.start : stretch.page.end]).text + " "
    for words in ("Share", "Getournewsletter", "Relatedstories", "Allrightsreserved", "Home"):
        assert words in kinds["boilerplate"]
    assert "theprovincialcapitalofSarnonFriday" in kinds["hidden"]


def test_parts_of_a_page_are_kept_apart():
    report = report_of(made("courier"))
    assert passages(report, "headline") == ["Hill Front takes river town of Norva"]
    (caption,) = passages(report, "caption")
    assert caption == "Smoke over the mill quarter of Norva on Monday morning. (Photo: Example Pictures)"
    (quote,) = passages(report, "quoted_outlet")
    assert quote.startswith("Our units have withdrawn")
    assert quote.endswith("line of the canal.")
    assert passages(report, "boilerplate") == ["By Jane Roe", "April 14, 2031", "With inputs from Example Wire"]
    assert (report.outlet, report.dateline, report.wires) == ("The Example Courier", "NORVA", ("Example Wire",))
    assert report.byline == "By Jane Roe"
    for words in ("Share", "newsletter", "Related", "rights reserved", "World"):
        assert words not in report.text


def test_a_quoted_block_has_the_outlet_that_the_line_above_names():
    report = report_of(made("monitor"))
    (quoted,) = [p for p in report.passages if p.kind == "quoted_outlet"]
    assert quoted.outlet == "Example Wire"
    assert "cousin" not in report.text  # a reader's comment


def test_what_a_fact_check_judges_is_set_apart_with_its_speaker_and_no_claim_is_read_there():
    report = report_of(made("examiner"))
    assert passages(report, "boilerplate") == [
        "July 9, 2031",
        "The Ministry of the Interior",
        "“The bandits of the Hill Front have blown up the weir and drowned Lower Teln with all who lived there.”",
        "Piet Marn, keeper of the weir",
        "Jane Roe",
        "© 2031 Agence France-Presse",
    ]
    assert report.wires == ("AFP",)
    for words in ("Home", "Bulletin 7", "All rights reserved"):
        assert words not in report.text


def test_who_is_quoted_stands_below_the_quoted_block_and_not_in_it():
    (quote,) = passages(report_of(made("examiner")), "quoted_outlet")
    assert quote.startswith("Nobody but the two of us")
    assert quote.endswith("until the morning.")


def test_a_headline_of_two_lines_is_one():
    report = report_of(made("gazette"))
    assert passages(report, "headline") == ["Convoy with flour reaches Sarn after nine days"]
    assert report.title == ""


def test_line_breaks_part_lines_and_two_part_paragraphs():
    report = report_of(made("herald"))
    assert "By John Doe\nTELN, May 3 - Government troops" in report.text
    assert "to spare its people, and that the road north remained theirs.\n\n" in report.text
    assert (report.byline, report.dateline) == ("By John Doe", "TELN")


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_hidden_text_is_left_out_and_told(path):
    intake = make_intake("p", read_page(path.read_bytes(), "p"), None, "")
    hidden = (
        "provincial capital of Sarn",
        "Brann has fallen",
        "Brann surrendered",
        "has taken Ostmark",
        "fallen again",
    )
    assert not any(words in intake.report.text for words in hidden)
    told = [problem.reason for problem in intake.problems]
    assert told == ([] if path.stem == "bulletin" else ["hidden-text"])  # scripts and templates are never shown


def test_a_page_nested_too_deep_is_refused_and_one_less_deep_is_read():
    def nested(depth):
        return page_with("<div>" * depth + f"<p>{PARAGRAPH}</p>" * 3 + "</div>" * depth)

    assert read_page(nested(DEEPEST), "p").reason == "too-deep"
    assert "river town of Norva" in read_page(nested(DEEPEST - 10), "p").text


def test_text_without_end_is_refused():
    assert read_page(page_with(f"<p>{'ten of us ' * (LONGEST_NODE // 10 + 1)}</p>"), "p").reason == "text-too-long"


@pytest.mark.parametrize("control", ["\x1b", "\x01", "\f", "&#27;", "&#1;", "&#x1B", "&#x0c;"])
def test_a_control_character_does_not_cost_the_page(control):
    data = page_with(f"<p>{PARAGRAPH}<b hidden>seven</b>{control}&#123;</p><p>{PARAGRAPH[:-1]} again.</p>")
    report = report_of(data)
    assert PARAGRAPH in report.text
    assert "{" in report.text
    check_places(report, decode_page(data)[0])


def test_text_in_the_data_of_a_page_alone_is_told():
    story = " ".join([PARAGRAPH] * 8)
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{story}"}}</script>'
    draft = read_page(page_with("<p>Subscribe to read on.</p>", data), "p")
    assert [problem.reason for problem in draft.problems] == ["unplaced"]
    assert not any(stretch.kind == "text" for stretch in draft.page)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_offsets_hold_in_any_encoding(encoding):
    page = made("courier").decode().replace('<meta charset="utf-8">', "")
    data = page.encode(encoding)
    report = report_of(data)
    assert "René Dubois" in report.text
    check_places(report, decode_page(data)[0])
