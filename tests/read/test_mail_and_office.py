"""Mails and Word documents, as wires and aid organisations send them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from factbox.read.mail import read_mail
from factbox.read.office import read_docx
from factbox.read.reports import MAX_BYTES, read_reports
from factbox.records import Intake


def one(path: Path) -> Intake:
    [intake] = read_reports([path])
    return intake


def mail(**heads: str) -> EmailMessage:
    made = EmailMessage()
    known = {"From": "Example Wire Alerts <alerts@wire.example>", "Date": "Tue, 05 Mar 2024 23:15:00 -0500"}
    for name, value in (known | {"Subject": "Fwd: ALERT: Rebels enter Alder"} | heads).items():
        made[name] = value
    made.set_content("Rebels entered Alder on Tuesday, residents said.\n")
    return made


def document(body: str, **parts: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        xml = f'<w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
        made.writestr("word/document.xml", xml)
        for name, text in parts.items():
            made.writestr(f"word/{name}.xml", text)
    return whole.getvalue()


def said(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def test_a_mail_is_a_report_with_its_subject_as_headline(tmp_path: Path) -> None:
    path = tmp_path / "alert.eml"
    path.write_bytes(mail().as_bytes())
    report = one(path).report
    assert report is not None
    assert report.text == "ALERT: Rebels enter Alder\n\nRebels entered Alder on Tuesday, residents said."
    assert (report.outlet, str(report.published_day)) == ("Example Wire Alerts", "2024-03-05")
    assert [passage.kind for passage in report.passages] == ["headline"]


def test_the_words_of_a_mail_go_before_its_page_and_a_page_is_read_where_it_is_all() -> None:
    both = mail()
    both.add_alternative("<html><body><p>Another text.</p></body></html>", subtype="html")
    draft = read_mail(both.as_bytes(), "a.eml")
    assert draft.text.endswith("Rebels entered Alder on Tuesday, residents said.")  # type: ignore[union-attr]
    page = mail()
    page.set_content(
        "<html><body><h1>Alder</h1><p>Rebels left Alder on Friday, the mayor said.</p></body></html>", "html"
    )
    assert "Rebels left Alder" in read_mail(page.as_bytes(), "b.eml").text  # type: ignore[union-attr]


def test_what_is_attached_is_told(tmp_path: Path) -> None:
    with_file = mail()
    with_file.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    path = tmp_path / "a.eml"
    path.write_bytes(with_file.as_bytes())
    intake = one(path)
    assert intake.outcome == "partly read"
    assert [(problem.reason, "map.pdf" in problem.message) for problem in intake.problems] == [("attachment", True)]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"Subject: x\nContent-Type: image/png\n\nabc", b"From: <\n" * 9]
)
def test_what_is_no_mail_gives_a_reason_and_no_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    intake = one(path)
    assert intake.report is None
    assert intake.problems


def test_a_word_document_is_read_by_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "sitrep.docx"
    path.write_bytes(document(said("Situation report 7", "5 March 2024", "Alder fell &amp; Beech held.")))
    report = one(path).report
    assert report is not None
    assert report.text == "Situation report 7\n\n5 March 2024\n\nAlder fell & Beech held."
    assert str(report.published_day) == "2024-03-05"


def test_what_no_reader_of_a_document_sees_is_left_out_and_told() -> None:
    struck = "<w:p><w:del><w:r><w:t>Rebels took Birch.</w:t></w:r></w:del><w:r><w:t>Calm.</w:t></w:r></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Rebels took Cedar.</w:t></w:r></w:p>"
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Quiet.</w:t></w:r></w:p>'
    draft = read_docx(document(struck + hidden + shown), "a.docx", MAX_BYTES)
    assert draft.text == "Calm.\n\nQuiet."  # type: ignore[union-attr]
    assert [one.reason for one in draft.problems] == ["hidden-text"]  # type: ignore[union-attr]


def test_a_document_that_is_none_is_refused_with_the_reason() -> None:
    entities = b'<!DOCTYPE a [<!ENTITY e "xx">]><w:p><w:r><w:t>&e;</w:t></w:r></w:p>'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("word/document.xml", entities)
    broken = document("<w:p>")
    for data in (b"no zip", whole.getvalue(), broken, broken[:60]):
        assert read_docx(data, "a.docx", MAX_BYTES).reason == "broken-docx"  # type: ignore[union-attr]


def test_a_document_that_unpacks_to_too_much_is_not_read() -> None:
    assert read_docx(document("<w:p/>" * 2_000_000), "a.docx", 1_000_000).reason == "broken-docx"  # type: ignore[union-attr]
