"""The factbox on paper, as pypdf reads it back: every line and citation of the document, and nothing private."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader
from tests.publish.formats.made import claim, event, named, view_of, with_text, written_bytes

from factbox.publish.document import Factbox, end_sentence, full_sentence, head
from factbox.publish.factbox import build_factbox
from factbox.publish.formats import Options
from factbox.records import View


def read_back(content: bytes) -> str:
    """Return the text of a PDF on one line: pages in order, without their feet."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    lines = (line for page in pages for line in page.splitlines() if not re.fullmatch(r"(Factbox: .*)?\d+ / \d+", line))
    return " ".join(" ".join(lines).split())


@pytest.fixture(scope="module")
def text(view: View) -> str:
    return read_back(written_bytes(view, "pdf")[0])


def squeezed(words: str) -> str:
    """Return words without the spaces, which a reader of PDF guesses from positions."""
    return re.sub(r"\s", "", words)


def test_every_line_of_the_document_is_on_paper_in_order(factbox: Factbox, text: str) -> None:
    rest = squeezed(text)
    assert rest.startswith(squeezed(factbox.title + " ".join(factbox.in_short)))
    for section in factbox.sections:
        for words in (section.title, *(line for group in section.groups for line in map(full_sentence, group.lines))):
            _, found, rest = rest.partition(squeezed(words))
            assert found, words
    assert {squeezed(head(line)) for s in factbox.sections for g in s.groups for line in g.lines if head(line)}


def test_every_status_table_cell_and_citation_is_on_paper(factbox: Factbox, text: str) -> None:
    rest = squeezed(text)
    for citation in factbox.citations:
        assert squeezed(f"[{citation.number}]") in rest
        assert squeezed(citation.outlet) in rest
    for section in factbox.sections:
        assert all(squeezed(cell) in rest for row in section.rows for cell in row.cells)
        for line in (line for group in section.groups for line in group.lines):
            wanted = squeezed(full_sentence(line) + " ".join(map(end_sentence, line.notes)) + line.status)
            assert wanted in rest


def test_what_is_only_claimed_stands_under_a_heading_of_its_own(view: View, factbox: Factbox, text: str) -> None:
    [claimed] = [section for section in factbox.sections if section.title == "Claimed, not confirmed"]
    after = squeezed(text).partition(squeezed(claimed.title))[2]
    assert all(squeezed(full_sentence(line)) in after for group in claimed.groups for line in group.lines)


def test_each_number_leads_to_its_citation(view: View, factbox: Factbox) -> None:
    reader = PdfReader(io.BytesIO(written_bytes(view, "pdf")[0]))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    assert links
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    assert all((link.get("/Dest") or link["/A"]["/D"])[0].idnum in pages for link in links)


def test_it_says_what_it_is_and_reads_no_clock(view: View) -> None:
    about = PdfReader(io.BytesIO(written_bytes(view, "pdf")[0])).metadata
    assert about is not None
    assert (about.title, about.creator) == (build_factbox(view).title, "factbox")
    assert about.creation_date == view.known


def test_a_private_name_is_blacked_out_in_quotations_unless_asked_for() -> None:
    one = claim("a", type="killing.civilians", recipient=named("Jan Example", hint="name"))
    view = with_text(view_of([one], events=(event(one),)), "Jan Example was shot.")
    assert "Example" not in read_back(written_bytes(view, "pdf")[0])
    assert "Jan Example was shot." in read_back(written_bytes(view, "pdf", Options(private_names=True))[0])


def test_letters_beyond_western_europe_are_printed_and_what_is_not_is_told() -> None:
    one = claim("a")
    view = with_text(view_of([one], events=(event(one),)), "Łódź, Ağrı, Харків and Ψ fell")
    content, notes = written_bytes(view, "pdf")
    assert "Łódź, Ağrı, Харків and Ψ fell" in read_back(content)
    assert notes == ()
    content, notes = written_bytes(with_text(view, "the flag \U0001f3f4 of Marl rose"), "pdf")
    assert "the flag \u25a1 of Marl rose" in read_back(content)
    assert notes == ("pdf: characters that its type does not have, printed as \u25a1 (2)",)


def test_a_word_is_not_broken_where_a_line_is_full() -> None:
    one = claim("a", type="killing.civilians")
    for length in range(60, 140, 7):
        words = "x" * length + " unbroken"
        longer = with_text(view_of([one], events=(event(one),)), words)
        longer = View(
            longer.known,
            None,
            None,
            tuple(replace(r, outlet="O" * 30) for r in longer.reports),
            longer.claims,
            longer.verdict,
        )
        assert "unbroken" in read_back(written_bytes(longer, "pdf")[0])
