"""From paths to intakes: every kind of input, good and bad."""

import codecs
import hashlib
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbox.errors import UsageError
from factbox.read import read_reports
from factbox.records import content_id

BODY = "Fighters of the Hill Front entered the river town of Norva on Sunday night, the mayor said.\n\nIt was quiet.\n"


def read(*paths, **options):
    return list(read_reports(paths, **options))


def read_one(*paths, **options):
    (intake,) = read(*paths, **options)
    return intake


def reason(intake):
    assert intake.outcome == "refused"
    (problem,) = intake.problems
    assert problem.report == intake.file
    assert problem.room == "read"
    assert "\n" not in problem.message
    return problem.reason


@pytest.fixture
def folder(tmp_path):
    def make(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


# --- plain text


@pytest.mark.parametrize("name", ["a_txt", "a_md", "a", "a_unknown"])
def test_plain_text(folder, name):
    root = folder(**{name: BODY})
    intake = read_one(root)
    assert (intake.outcome, intake.file) == ("read", str(root / name.replace("_", ".")))
    report = intake.report
    assert report.text == BODY
    assert report.id == content_id(BODY, "")
    assert report.sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert (report.published, report.published_day, report.published_basis) == (None, None, "unknown")


@pytest.mark.parametrize(
    "data",
    [b" \r\nA town\rfell.\r\n\n ", codecs.BOM_UTF8 + b" \r\nA town\rfell.\r\n\n "]
    + [mark + " \r\nA town\rfell.\r\n\n ".encode(name) for mark, name in [(codecs.BOM_UTF16_BE, "utf-16-be")]],
)
def test_line_breaks_and_spaces_stay_and_marks_go(folder, data):
    assert read_one(folder(a_txt=data)).report.text == " \r\nA town\rfell.\r\n\n "


def test_other_encodings_are_partly_read(folder):
    western, damaged = read(
        folder(a_txt="The caf\xe9 in Norva fell.".encode("cp1252"), b_txt="Émile à Norv".encode()[:-1] + b"\xff")
    )
    assert western.outcome == damaged.outcome == "partly read"
    assert western.problems[0].reason == damaged.problems[0].reason == "encoding"
    assert western.report.text == "The caf\xe9 in Norva fell."
    assert damaged.report.text == "Émile à Nor\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_a_byte_order_mark_is_read_and_told(folder, encoding):
    intake = read_one(folder(a_txt=BODY.encode(encoding)))
    assert intake.report.text == BODY
    assert [problem.reason for problem in intake.problems] == ["encoding"]


# --- what is beside the text


def test_sidecar(folder):
    rows = "file,outlet,url,published,basis\na.txt,Example Courier,https://c.example/1,2021-08-14,printed\nsub/b.txt,,,2021-08-15,\n"
    first, second = read(folder(a_txt=BODY, sub__b_txt=BODY, reports_csv=rows))
    assert first.report.outlet == "Example Courier"
    assert first.report.url == "https://c.example/1"
    assert first.report.published == datetime(2021, 8, 14, 23, 59, 59, tzinfo=UTC)
    assert first.report.published_day == date(2021, 8, 14)
    assert first.report.published_basis == "sidecar: printed"
    assert first.report.id == content_id(BODY, "Example Courier")
    assert second.report.published_basis == "sidecar"
    assert second.report.published_day == date(2021, 8, 15)


def test_the_sidecar_counts_for_a_single_file_too(folder):
    root = folder(a_txt=BODY, reports_csv="file,published\na.txt,2021-08-14\n")
    assert read_one(root / "a.txt").report.published_day == date(2021, 8, 14)
    assert read(root / "reports.csv") == []


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("name,published\na.txt,2021-08-14\n", "columns"),
        ('file,published\n"a.txt,2021-08-14\n', "cannot be read"),
        ("file,published\n,2021-08-14\n", "no file name"),
        ("file,outlet\na.txt,Example Wire\na.txt,Example Courier\n", "contradicts"),
    ],
)
def test_a_bad_sidecar_is_told_once(folder, rows, word):
    root = folder(a_txt=BODY, b_txt=BODY, reports_csv=rows)
    bad = [intake for intake in read(root) if intake.outcome == "refused"]
    assert [reason(intake) for intake in bad] == ["bad-sidecar"]
    assert word in bad[0].problems[0].message
    assert len(read(root)) == 3


def test_what_the_sidecar_lists_and_is_not_there_is_told(folder):
    _, missing = read(folder(a_txt=BODY, reports_csv="file\na.txt\nb.txt\n"))
    assert (reason(missing), Path(missing.file).name) == ("missing", "b.txt")


def test_the_most_trusted_date(folder):
    url = "https://c.example/2021/08/13/norva"
    row = {"text": f"August 14, 2021\n\n{BODY}", "url": url}
    dated = read_one("-", stdin=io.BytesIO(json.dumps(row | {"published": "2021-08-15T10:00:00+02:00"}).encode()))
    assert dated.report.published == datetime(2021, 8, 15, 8, 0, tzinfo=UTC)
    assert dated.report.published_basis == "sidecar: field of the JSON report"
    assert [p.reason for p in dated.problems] == ["date-conflict", "date-conflict"]
    stated = read_one("-", stdin=io.BytesIO(json.dumps(row).encode()))
    assert (stated.report.published_day, stated.report.published_basis) == (date(2021, 8, 14), "stated")
    by_url = read_one("-", stdin=io.BytesIO(json.dumps({"text": BODY, "url": url}).encode()))
    assert (by_url.outcome, by_url.report.published_basis) == ("read", "url")


def test_the_users_date_is_for_reports_that_have_none(folder):
    dated, undated = read(folder(a_txt=f"August 14, 2021\n\n{BODY}", b_txt=BODY), published="2021-08-20")
    assert (dated.outcome, dated.report.published_basis) == ("read", "stated")
    assert (undated.report.published_day, undated.report.published_basis) == (date(2021, 8, 20), "given")


def test_wires_are_others(folder):
    rows = "file,outlet\na.txt,example wire\n"
    (own,) = read(folder(a_txt=f"NORVA (Example Wire) - {BODY}\nWith inputs from Norva Radio", reports_csv=rows))
    assert (own.report.dateline, own.report.wires) == ("NORVA", ("Norva Radio",))


# --- JSON


def test_jsonl(folder):
    lines = [
        json.dumps({"text": BODY, "outlet": "Example Wire", "title": "Norva falls", "published": "2021-08-14"}),
        "",
        "{broken",
        '["text"]',
        '{"title": "no text"}',
        '{"text": "  "}',
        '{"text": "It fell.", "outlet": 7}',
        '{"text": "It fell.", "published": "mid August"}',
    ]
    intakes = read(folder(a_jsonl="\n".join(lines)))
    assert [Path(i.file).name for i in intakes] == [f"a.jsonl#{n}" for n in (1, 3, 4, 5, 6, 7, 8)]
    assert [i.outcome for i in intakes] == ["read", *["refused"] * 4, "partly read", "partly read"]
    assert [i.problems[0].reason for i in intakes[1:]] == [
        "broken-json", "broken-json", "no-text", "empty", "bad-field", "bad-date",
    ]  # fmt: skip
    report = intakes[0].report
    assert (report.text, report.title, report.outlet) == (BODY, "Norva falls", "Example Wire")
    assert report.published_day == date(2021, 8, 14)
    assert report.sha256 == hashlib.sha256((lines[0] + "\n").encode()).hexdigest()


def test_json_object_and_list(folder):
    one, *many = read(folder(a_json=json.dumps({"text": BODY}), b_json=json.dumps([{"text": BODY}, 3])))
    assert (one.report.text, Path(one.file).name) == (BODY, "a.json")
    assert [Path(i.file).name for i in many] == ["b.json#1", "b.json#2"]
    assert [i.outcome for i in many] == ["read", "refused"]


def test_a_title_that_is_in_the_text_is_not_kept_twice():
    row = {"title": "Norva has fallen", "text": f"Norva has fallen\n\n{BODY}"}
    report = read_one("-", stdin=io.BytesIO(json.dumps(row).encode())).report
    assert report.title == ""
    assert [(p.kind, p.span.start, p.span.end) for p in report.passages] == [("headline", 0, 16)]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b" ", b"[" * 100_000, b'{"text": "\xff"}', b'{"text": "\\ud800"}', b"nul"]
)
def test_bad_json_is_refused(folder, data):
    assert reason(read_one(folder(a_json=data))) in {"empty", "broken-json"}


# --- HTML

PAGE = f"""<!DOCTYPE html><html><head><title>Norva falls | The Example Courier</title>
<meta property="og:site_name" content="The Example Courier"><meta property="og:title" content="Norva falls in a night">
<meta property="article:published_time" content="2021-08-14T10:15:00Z">
<link rel="canonical" href="https://courier.example/norva"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Norva falls in a night</h1><p>NORVA, Aug 14 (Example Wire) - {BODY.strip()}</p>
<p>The army denied that the town was lost and said that its troops held the barracks on the east side of the river.</p>
<p>Hundreds of families left on foot for the lake villages to the south, where schools were opened to take them in.</p>
</article><footer>Copyright 2021</footer></body></html>"""


@pytest.mark.parametrize("name", ["a_html", "a_htm", "a_txt", "a"])
def test_html(folder, name):
    report = read_one(folder(**{name: PAGE})).report
    assert report.outlet == "The Example Courier"
    assert report.url == "https://courier.example/norva"
    assert (report.published_day, report.published_basis) == (date(2021, 8, 14), "metadata")
    assert (report.dateline, report.wires) == ("NORVA", ("Example Wire",))
    assert "its troops held the barracks" in report.text
    assert "Home" not in report.text
    assert "<" not in report.text
    headline = report.passages[0]
    assert (headline.kind, report.text[: headline.span.end]) == ("headline", "Norva falls in a night")


@pytest.mark.parametrize("data", ["<html></html>", "<html><body><div></div></body>", "<html> <p> "])
def test_a_page_without_text_is_no_silent_loss(folder, data):
    assert reason(read_one(folder(a_html=data))) == "no-text"


# --- standard input


@pytest.mark.parametrize("data", [BODY.encode(), json.dumps([{"text": BODY}]).encode(), PAGE.encode()])
def test_standard_input_is_what_it_looks_like(data):
    intake = read_one("-", stdin=io.BytesIO(data))
    assert intake.file in {"-", "-#1"}
    assert "river town of Norva" in intake.report.text


def test_jsonl_on_standard_input():
    lines = (json.dumps({"text": f"{BODY} {n}"}) for n in range(3))
    assert [i.file for i in read("-", stdin=io.BytesIO("\n".join(lines).encode()))] == ["-#1", "-#2", "-#3"]


# --- paths


def test_a_folder_is_read_in_sorted_order_and_dot_files_are_passed_over(folder):
    root = folder(b_txt=BODY, a_txt=BODY, sub__c_txt=BODY, sub__a_txt=BODY, _hidden=BODY)
    names = [str(Path(i.file).relative_to(root)) for i in read(str(root))]
    assert names == ["a.txt", "b.txt", "sub/a.txt", "sub/c.txt"]


def test_a_glob(folder):
    root = folder(b_txt=BODY, a_txt=BODY, c_md=BODY)
    assert [Path(i.file).name for i in read(f"{root}/*.txt")] == ["a.txt", "b.txt"]
    assert [Path(i.file).name for i in read(f"{root}/**/*.md")] == ["c.md"]
    assert reason(read_one(f"{root}/*.pdf")) == "missing"


def test_the_same_file_twice_is_read_twice(folder):
    root = folder(a_txt=BODY)
    first, second = read(root, root / "a.txt")
    assert first.report == second.report


# --- bad input


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a_txt", b"", "empty"),
        ("a_txt", b" \n\t\n", "empty"),
        ("a_jsonl", b"\n\n", "empty"),
        ("a_txt", b"Norva\0fell", "binary"),
        ("a_html", b"<html>" + b"<div>" * 400 + BODY.encode(), "too-deep"),
        ("a", b"\x89PNG\r\n\x1a\n....", "binary"),
        ("a", b"%PDF-1.7 ...", "broken-pdf"),
        ("a", bytes(range(1, 256)), "binary"),
        ("a_pdf", b"no PDF at all", "broken-pdf"),
        ("a_DOCX", b"PK\x03\x04", "broken-docx"),
        ("a_DOC", b"\xd0\xcf\x11\xe0", "unsupported"),
        ("a_png", b"\x89PNG", "unsupported"),
        ("a_txt", ("Боевики вошли в город в ночь на воскресенье, сообщил мэр. " * 5).encode(), "foreign-language"),
    ],
)
def test_bad_files_are_refused_with_a_reason(folder, name, data, code):
    assert reason(read_one(folder(**{name: data}))) == code


@pytest.mark.parametrize("path", ["/no/such/file", "no such*", "x" * 5000, "a\0b", "", "\udcff"])
def test_what_is_not_there_is_told(path):
    intake = read_one(path)
    if path:
        assert reason(intake) == "missing"
        intake.file.encode()


def test_a_folder_without_reports(tmp_path):
    assert reason(read_one(tmp_path)) == "no-reports"


def test_a_link_to_a_folder_is_told_and_one_to_a_file_is_read(folder, tmp_path):
    root = folder(a__a_txt=BODY, b__b_txt=BODY) / "a"
    (root / "other").symlink_to(tmp_path / "b")
    (root / "z.txt").symlink_to(tmp_path / "b" / "b.txt")
    linked, *reports = read(root)
    assert (linked.file, reason(linked)) == (str(root / "other"), "linked-folder")
    assert [Path(i.file).name for i in reports if i.report] == ["a.txt", "z.txt"]


def test_what_else_is_wrong_with_a_foreign_text_is_told_too(folder):
    text = "Die Kämpfer sind in die Stadt eingerückt, sagte der Bürgermeister am Montag. " * 4
    (intake,) = read(folder(a_txt=text.encode("cp1252")) / "a.txt")
    assert [problem.reason for problem in intake.problems] == ["encoding", "foreign-language"]


def test_the_size_is_asked_before_a_file_is_opened(folder, monkeypatch):
    root = folder(a_txt=BODY)
    monkeypatch.setattr(Path, "open", None)
    assert reason(read_one(root / "a.txt", max_bytes=50)) == "too-large"


def test_standard_input_and_lines_have_the_same_limit(folder):
    stream = io.BytesIO(b"x" * 1000)
    assert reason(read_one("-", stdin=stream, max_bytes=100)) == "too-large"
    assert stream.tell() == 101
    lines = f'{{"text": "{"x" * 500}"}}\n{{"text": "It fell."}}\n'
    long, short = read(folder(a_jsonl=lines), max_bytes=100)
    assert (reason(long), short.outcome) == ("too-large", "read")


def test_what_may_not_be_read_is_told_and_the_others_go_on(folder, monkeypatch):
    root = folder(a_txt=BODY, b_txt=BODY)
    opened = Path.open

    def refusing(path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    refused, good = read(root)
    assert (reason(refused), refused.problems[0].message) == ("unreadable", "Permission denied")
    assert good.outcome == "read"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert reason(read_one(tmp_path)) == "not-a-file"


def test_links_that_lead_nowhere_or_around(tmp_path):
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert reason(read_one(tmp_path)) == "missing"


@pytest.mark.parametrize(
    ("paths", "options"), [("a.txt", {}), (Path("a.txt"), {}), ([], {"published": "some day"}), ([], {"max_bytes": 0})]
)
def test_misuse_is_told_at_once(paths, options):
    with pytest.raises(UsageError):
        read_reports(paths, **options)


# --- laws

PIECES = st.sampled_from(
    [
        b'{"text": "',
        b'"}',
        b"\n",
        b"[",
        b"<html><p>",
        b"<p>It fell.",
        b"By Jane Roe",
        b"(AP)",
        b"Example Wire:",
        b"August 14, 2021",
    ]
)
BYTES = st.binary(max_size=300) | st.lists(PIECES | st.binary(max_size=8), max_size=12).map(b"".join)


@settings(deadline=None, max_examples=150)
@given(data=BYTES, suffix=st.sampled_from(["", ".txt", ".html", ".json", ".jsonl", ".csv", "-"]))
def test_any_bytes_give_intakes_and_no_exception(tmp_path_factory, data, suffix):
    if suffix == "-":
        intakes = read("-", stdin=io.BytesIO(data), published="2021-08-14")
    else:
        path = tmp_path_factory.mktemp("law") / f"a{suffix}"
        path.write_bytes(data)
        intakes = read(path)
    assert intakes
    for intake in intakes:
        assert (intake.outcome == "refused") == (intake.report is None)
        assert intake.problems or intake.report
        if intake.report:
            assert intake.report.text.strip()
            intake.report.text.encode()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_the_text_of_a_json_report_is_never_altered(text):
    for intake in read("-", stdin=io.BytesIO(json.dumps({"text": text}).encode())):
        assert intake.report.text == text if text.strip() else intake.report is None
