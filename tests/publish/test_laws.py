"""Whatever stands in an article, the factbox stays a factbox: no markup, no formula, no loose citation."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from factbox.publish.document import to_json
from factbox.publish.exports import EXPORTS, write_export
from factbox.publish.factbox import build_factbox
from factbox.publish.markdown import to_markdown
from factbox.publish.terminal import print_factbox
from factbox.publish.webpage import to_html
from factbox.records import STATUSES

NASTY = st.sampled_from([
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onmouseover="x', "&lt;b&gt;", "<!--", "]]>",
    "[a](javascript:x)", "![a](x)", "**b**", "`c`", "| d |", "\n# e\n", "\n\n- f", "\\", "[1]: http://x", "http://x.y",
    "<http://x.y>", "\x1b[31m", "\u202egnp", "\ud800", "\u2028", "\x00", "=1+1", "\t@x", "[bold]", "~~g~~", "$h$",
    "&#60;",
])  # fmt: skip
POISON = st.one_of(NASTY, st.lists(NASTY | st.text(max_size=6), max_size=4).map("".join))
FEW = settings(max_examples=40, deadline=None)


class Tags(HTMLParser):
    """Lists the elements of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, _data):
        self.found.append(("comment", ()))


def tags(page: str) -> list[tuple[str, tuple[str, ...]]]:
    return Tags(page).found


def only_known(found, clean) -> bool:
    """Say whether a page has no element that the clean one has not, nor another title.

    Not one for one: text that runs two sentences together makes one line of what these tell.
    """
    return set(found) <= set(clean) and found.count(("h1", ())) == clean.count(("h1", ()))


@FEW
@given(POISON)
@example("<script>alert(1)</script>")
def test_article_text_never_makes_an_element_of_the_page(sample, factbox, poison):
    assert only_known(tags(to_html(build_factbox(sample.build_view(poison)))), tags(to_html(factbox)))


@FEW
@given(POISON)
@example("\n\n# [a](b) <i>")
def test_article_text_never_makes_markdown(sample, factbox, poison):
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    dirty = reader.render(to_markdown(build_factbox(sample.build_view(poison))))
    assert only_known(tags(dirty), tags(reader.render(to_markdown(factbox))))


@FEW
@given(POISON)
def test_article_text_never_makes_a_formula_or_a_row(sample, view, poison):
    poisoned = sample.build_view(poison)
    for name, export in EXPORTS.items():
        stream = io.StringIO(newline="")
        write_export(poisoned, name, stream)
        text = stream.getvalue()
        text.encode("utf-8")
        records = view.claims if name == "claims" else getattr(view, name)
        header = export.form == "csv"
        assert text.count("\n") == len(records) + header
        if header:
            cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
            assert not [c for c in cells if c[:1] in "=+-@\t\r" and c and not re.fullmatch(r"-\d+(\.\d+)?", c)]


@FEW
@given(st.text(max_size=8), st.sampled_from("=+-@＝＋－＠"))
def test_no_text_becomes_a_formula(text, mark):
    from factbox.publish.exports import cell

    written = cell(mark + text)
    assert written.startswith("'") or re.fullmatch(r"-\d+(\.\d+)?", written)


@FEW
@given(POISON)
def test_every_quote_is_a_stretch_of_its_report(sample, poison):
    view = sample.build_view(poison)
    stream = io.StringIO(newline="")
    write_export(view, "claims", stream)
    for line in stream.getvalue().split("\n")[:-1]:
        row = json.loads(line)
        assert view.report(row["report_id"]).text[row["start"] : row["end"]] == row["quote"]
    for citation in json.loads(to_json(build_factbox(view)))["citations"]:
        report = view.report(citation["report_id"])
        assert report.text[citation["start"] : citation["end"]] == citation["quote"]


@FEW
@given(POISON)
def test_article_text_never_steers_a_terminal(sample, poison):
    for terminal in (True, False):
        stream = io.StringIO()
        console = Console(file=stream, force_terminal=terminal, width=90, color_system=None)
        print_factbox(build_factbox(sample.build_view(poison)), console)
        assert not re.search(r"[\x00-\x09\x0b-\x1a\x7f\u202a-\u202e\ud800-\udfff]", stream.getvalue())
        assert "\x1b[31m" not in stream.getvalue()


def test_every_citation_number_resolves_and_none_is_idle(factbox):
    lines = [line for section in factbox.sections for group in section.groups for line in group.lines]
    rows = [row for section in factbox.sections for row in section.rows]
    cited = {number for one in (*lines, *rows) for number in one.citations}
    assert [citation.number for citation in factbox.citations] == list(range(1, len(factbox.citations) + 1))
    assert cited == {citation.number for citation in factbox.citations}
    assert all(one.citations for one in (*lines, *rows))


def test_every_status_word_is_of_the_contract_and_nothing_is_confirmed(factbox):
    lines = [line for section in factbox.sections for group in section.groups for line in group.lines]
    assert {line.status for line in lines} - {""} <= set(STATUSES)
    assert not [line for line in lines if "confirm" in f"{line.sentence} {line.attribution}".casefold()]


def test_the_same_view_gives_the_same_bytes(sample, factbox):
    again = build_factbox(sample.build_view())
    for render in (to_markdown, to_html, to_json):
        assert render(again) == render(factbox)
