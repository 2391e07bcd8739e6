"""PDF files: their text layer, or why there is none."""

import io

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from factbox.errors import Problem
from factbox.read import read_reports
from factbox.read.pages.pdf import read_pdf

LINES = (
    "Army retakes Teln after three-day battle",
    "By John Doe",
    "TELN, May 3 - Government troops on Wednesday retook the hill town of Teln, a colonel said.",
    "Shops along the main street were burning when a column of lorries drove in after dawn.",
)


def pdf(*pages, metadata=None, locked=False):
    """Return a PDF file; each page is some lines of text."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        drawn = " ".join(f"({line}) Tj 0 -24 Td" for line in lines)
        stream.set_data(f"BT /F1 9 Tf 50 740 Td {drawn} ET".encode() if lines else b"")
        page[NameObject("/Contents")] = stream
    writer.add_metadata(metadata or {})
    if locked:
        writer.encrypt("a word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_text_layer_is_read(tmp_path):
    made = {"/CreationDate": "D:20310503120000Z", "/Author": "John Doe", "/Title": "Microsoft Word - draft.doc"}
    (tmp_path / "a.pdf").write_bytes(pdf(LINES, LINES[2:], metadata=made))
    (intake,) = read_reports([tmp_path])
    report = intake.report
    assert intake.outcome == "read"
    assert all(line in report.text for line in LINES)
    assert (report.title, report.byline, report.dateline) == ("", "By John Doe", "TELN")
    assert report.published_day.isoformat() == "2031-05-03"
    assert report.published_basis == "inferred: the day on which the PDF file was made"
    assert report.page == ()


def test_a_page_of_a_scan_is_told():
    draft = read_pdf(pdf(LINES, ()), "x")
    assert [problem.reason for problem in draft.problems] == ["no-text-layer"]
    assert "1 of its 2 pages" in draft.problems[0].message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(()), "no-text-layer"),
        (pdf(LINES, locked=True), "encrypted"),
        (b"%PDF-1.7\n", "broken-pdf"),
        (pdf(LINES)[:300], "broken-pdf"),
    ],
)
def test_what_cannot_be_read_is_refused(data, reason):
    found = read_pdf(data, "x")
    assert isinstance(found, Problem)
    assert found.reason == reason
