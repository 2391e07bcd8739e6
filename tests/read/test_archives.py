"""Archives: every document once, every loss told, no bomb goes off."""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.read.made_archives import TEXT, gzip_zeros, page, record, towns, zipped

from factbox.read import read_reports
from factbox.records import Intake

BIG = 34_000_000


def read(path: Path, **options: int) -> list[Intake]:
    return list(read_reports([path], **options))


def told(path: Path) -> list[tuple[str, str]]:
    """Return the end of each input's name and what became of it: `read`, or the reason."""
    return [
        (intake.file.removeprefix(str(path)), intake.problems[0].reason if intake.problems else "read")
        for intake in read(path)
    ]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def make_zip(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


# --- gzip and ZIP


def test_a_packed_report_is_the_report(tmp_path: Path) -> None:
    text = TEXT.format(town="Norva")
    (intake,) = read(put(tmp_path, "a.txt.gz", gzip.compress(text.encode())))
    assert intake.outcome == "read"
    assert intake.report is not None
    assert intake.report.text == text
    (page_intake,) = read(put(tmp_path, "b.html.gz", gzip.compress(page("Norva"))))
    assert page_intake.report is not None
    assert "the mayor said" in page_intake.report.text


def test_lines_of_a_packed_list_are_inputs(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": TEXT.format(town=town)}) + "\n" for town in ("Norva", "Selm"))
    assert told(put(tmp_path, "a.jsonl.gz", gzip.compress(rows.encode()))) == [("#1", "read"), ("#2", "read")]


def test_documents_of_a_zip_archive_are_inputs(tmp_path: Path) -> None:
    entries = {
        "one_txt": TEXT.format(town="Norva").encode(),
        "deep__two_html": page("Selm"),
        "photo_png": b"\x89PNG",
        "more_zip": make_zip(a_txt=b"A town fell."),
        "___hosts_txt": TEXT.format(town="Orrin").encode(),
    }
    assert told(put(tmp_path, "a.zip", make_zip(**entries))) == [
        ("#one.txt", "read"),
        ("#deep/two.html", "read"),
        ("#photo.png", "unsupported"),
        ("#more.zip", "nested"),
        ("#/.hosts.txt", "read"),
    ]


def test_an_encrypted_entry_and_a_damaged_one_are_told(tmp_path: Path) -> None:
    data = bytearray(make_zip(one_txt=TEXT.encode() * 9, two_txt=TEXT.encode()))
    data[data.find(b"one.txt") + len("one.txt") + 5] ^= 0xFF
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # in the list of entries: the second is encrypted
    assert told(put(tmp_path, "a.zip", bytes(data))) == [("#one.txt", "damaged"), ("#two.txt", "encrypted")]


@pytest.mark.parametrize(("name", "data"), [("a.zip", make_zip(a_txt=b"A town fell.")[:-30]), ("b.zip", b"")])
def test_a_zip_archive_that_is_cut_off_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    assert told(put(tmp_path, name, data)) == [("", "truncated")]


def test_a_zip_archive_of_empty_folders_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.mkdir("reports")
    assert told(tmp_path / "a.zip") == [("", "empty")]


def test_a_gzip_file_that_is_cut_off_or_damaged_is_told(tmp_path: Path) -> None:
    data = gzip.compress(TEXT.encode())
    assert told(put(tmp_path, "a.txt.gz", data[:-9])) == [("", "truncated")]
    assert told(put(tmp_path, "b.txt.gz", data[:20] + b"\xff\xff" + data[22:])) == [("", "damaged")]


# --- web archives


@pytest.fixture
def warc(tmp_path: Path) -> Iterator[Path]:
    pytest.importorskip("fastwarc")
    return tmp_path  # type: ignore[return-value]


def test_captured_pages_are_inputs(warc: Path) -> None:
    records = towns("Norva", "Selm")
    for name, data in (("a.warc", b"".join(records)), ("b.warc.gz", zipped(*records))):
        path = put(warc, name, data)
        intakes = read(path)
        assert [i.file for i in intakes] == [f"{path}#https://courier.example/{town}" for town in ("Norva", "Selm")]
        assert all(i.outcome == "read" and i.report for i in intakes)
        assert [i.report.url for i in intakes if i.report] == [
            "https://courier.example/" + t for t in ("Norva", "Selm")
        ]


def test_one_gzip_member_may_hold_all_records(warc: Path) -> None:
    assert len(told(put(warc, "a.warc.gz", gzip.compress(b"".join(towns("Norva", "Selm")))))) == 2


def test_what_is_no_captured_page_is_passed_over_or_told(warc: Path) -> None:
    records = [
        record("https://courier.example/q", b"", kind="request", head="Accept: */*"),
        record("https://courier.example/gone", page("Norva"), status="404 Not Found"),
        record("https://courier.example/photo", b"\x89PNG", head="Content-Type: image/png"),
        record("https://courier.example/part", page("Norva"), kind="continuation", head="Content-Type: text/html"),
        record("https://courier.example/odd", page("Norva"), kind="respo:se", head="Content-Type: text/html"),
        record("https://courier.example/text", TEXT.encode(), kind="conversion", head="Content-Type: text/plain"),
    ]
    assert [reason for _, reason in told(put(warc, "a.warc.gz", zipped(*records)))] == [
        "http-status",
        "unsupported",
        "unsupported",
        "unsupported",
        "read",
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(page("Norva"))),
        ("Content-Encoding: deflate", zlib.compress(page("Norva"))),
        ("Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page("Norva")), page("Norva"))),
        ("Transfer-Encoding: chunked", page("Norva")),  # crawlers join the chunks and leave the header
    ],
)
def test_a_body_is_read_however_it_was_sent(warc: Path, head: str, body: bytes) -> None:
    data = record("https://courier.example/1", body, head=f"Content-Type: text/html\r\n{head}")
    (intake,) = read(put(warc, "a.warc.gz", zipped(data)))
    assert intake.outcome == "read"


@pytest.mark.parametrize(("cut", "whole"), [(1, 3), (60, 2), (400, 2)])
def test_a_truncated_archive_is_told_with_its_count(warc: Path, cut: int, whole: int) -> None:
    path = put(warc, "a.warc.gz", zipped(*towns("Norva", "Selm", "Orrin"))[:-cut])
    *pages, last = read(path)
    assert [i.outcome for i in pages] == ["read"] * whole
    assert (last.file, last.outcome, last.problems[0].reason) == (str(path), "refused", "truncated")
    assert f"{whole} documents before it" in last.problems[0].message


def test_what_was_refused_is_no_document_before_the_cut(warc: Path) -> None:
    gone = record("https://courier.example/gone", page("Norva"), status="404 Not Found")
    *_, last = read(put(warc, "a.warc.gz", zipped(gone, *towns("Selm", "Orrin"))[:-200]))
    assert "; 1 documents before it" in last.problems[0].message


@pytest.mark.parametrize("cut", [5, 300, -100])
def test_an_archive_that_is_not_packed_is_truncated_too(warc: Path, cut: int) -> None:
    *whole, last = towns("Norva", "Selm", "Orrin")  # the last cut in its end, its body and its head
    reasons = [reason for _, reason in told(put(warc, "a.warc", b"".join(whole) + last[:-cut]))]
    assert reasons == ["read", "read", "truncated"]


def test_after_damage_the_rest_is_read(warc: Path) -> None:
    good, bad, after = (gzip.compress(each, mtime=0) for each in towns("Norva", "Selm", "Orrin"))
    bad = bad[:80] + bytes(60) + bad[140:]
    found = told(put(warc, "a.warc.gz", good + bad + after))
    assert found == [
        ("#https://courier.example/Norva", "read"),
        ("", "damaged"),
        ("#https://courier.example/Orrin", "read"),
    ]


def test_bytes_that_are_no_archive_are_told(warc: Path) -> None:
    for data in (b"", b"\x1f\x8b", b"no archive at all\r\n\r\n", gzip.compress(b"nor is this")):
        (intake,) = read(put(warc, "a.warc.gz", data))
        assert intake.outcome == "refused"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, taken out or put in, or cut off."""
    found = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at, how = chance.randrange(len(found)), chance.randrange(5)
        if how < 2:
            found[at] = chance.randrange(256)
        elif how == 2:
            del found[at : at + chance.randrange(1, 40)]
        elif how == 3:
            found[at:at] = chance.randbytes(20)
        else:
            found = found[: max(at, 1)]
    return bytes(found)


@pytest.mark.parametrize("name", ["a.warc", "b.warc.gz", "c.zip"])
def test_mutated_archives_raise_nothing_and_lose_nothing_silently(warc: Path, name: str) -> None:
    text, chance = TEXT.format(town="Norva").encode(), random.Random(name)  # noqa: S311
    records = [record(f"https://c.example/{n}", text, head="Content-Type: text/plain") for n in range(3)]
    whole = {"a.warc": b"".join(records), "b.warc.gz": zipped(*records), "c.zip": make_zip(a=text, b=text, c=text)}
    for _ in range(100):
        data = mutated(whole[name], chance)
        intakes = read(put(warc, name, data))
        between = data.endswith(b"\r\n")  # cut off between two records, which nothing can tell
        assert intakes
        assert len(intakes) >= 3 or any(intake.problems for intake in intakes) or between


# --- bombs


def bombs() -> dict[str, tuple[str, bytes]]:
    """Return forty bombs by name, each with how it is packed, from 201:1 to as far as a format goes."""
    brotli = pytest.importorskip("brotli")
    zeros = {size: b"\0" * size for size in (1_500_000, 4_000_000, BIG)}
    made: dict[str, tuple[str, bytes]] = {}
    for size, data in zeros.items():
        for level in (1, 6, 9):
            made[f"gzip {level} {size}"] = ("gzip", gzip.compress(data, level, mtime=0))
            made[f"deflate {level} {size}"] = ("deflate", zlib.compress(data, level))
        made[f"gzip in gzip {size}"] = ("gzip, gzip", gzip.compress(gzip.compress(data)))
        made[f"gzip in br {size}"] = ("gzip, br", brotli.compress(gzip.compress(data)))
        made[f"members {size}"] = ("gzip", gzip.compress(data[: size // 20], mtime=0) * 20)
        for quality in (1, 5, 9):
            made[f"br {quality} {size}"] = ("br", brotli.compress(data, quality=quality))
    made["over the cap, under the ratio"] = ("gzip", gzip.compress(bytes(range(256)) * 140_000, 1))
    made["br of gzip of gzip"] = ("gzip, gzip, br", brotli.compress(gzip.compress(gzip.compress(zeros[BIG]))))
    made["a gigabyte"] = ("gzip", gzip_zeros(1 << 30))
    made["text"] = ("gzip", gzip.compress(b"A town fell. " * 300_000))
    return made


def test_forty_bombs_are_stopped_and_the_rest_is_read(warc: Path) -> None:
    made = bombs()
    assert len(made) == 40
    records = []
    for number, (coding, data) in enumerate(made.values()):
        head = f"Content-Type: text/html\r\nContent-Encoding: {coding}"
        records += [record(f"https://courier.example/bomb/{number}", data, head=head), *towns(f"Norva-{number}")]
    path = put(warc, "a.warc.gz", zipped(*records))
    found = told(path)
    assert [reason for name, reason in found if "bomb" in name] == ["bomb"] * 40
    assert [reason for name, reason in found if "Norva" in name] == ["read"] * 40


def test_a_record_that_is_a_bomb_itself_is_refused_and_the_next_read(warc: Path) -> None:
    big = record("https://courier.example/big", b"\0" * BIG)
    path = put(warc, "a.warc.gz", zipped(big, *towns("Norva")))
    assert [reason for _, reason in told(path)] == ["too-large", "read"]


def test_bombs_in_zip_archives_and_gzip_files_are_stopped(tmp_path: Path) -> None:
    inner = make_zip(a_txt=b"\0" * BIG)
    path = put(tmp_path, "a.zip", make_zip(bomb_txt=b"\0" * BIG, nested_zip=inner, fine_txt=TEXT.encode()))
    assert told(path) == [("#bomb.txt", "bomb"), ("#nested.zip", "nested"), ("#fine.txt", "read")]
    assert told(put(tmp_path, "a.txt.gz", gzip_zeros(1 << 26))) == [("", "bomb")]
    # A Python that refuses entries which overlap finds each of them damaged, and there is nothing left to stop.
    assert told(put(tmp_path, "b.zip", _sharing(800)))[-1] in (("", "bomb"), ("#a.txt", "damaged"))


def _sharing(count: int) -> bytes:
    """Return an archive with many names for one entry's bytes, so that all of it is much more than the file."""
    whole = make_zip(a_txt=bytes(30_000))
    listed = whole[whole.find(b"PK\x01\x02") : whole.rfind(b"PK\x05\x06")]
    start = whole.find(b"PK\x01\x02")
    end = bytearray(whole[whole.rfind(b"PK\x05\x06") :])
    end[8:10] = end[10:12] = count.to_bytes(2, "little")
    end[12:16] = (len(listed) * count).to_bytes(4, "little")
    return whole[:start] + listed * count + bytes(end)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("fastwarc", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, module, None)
    (intake,) = read(put(tmp_path, "a.warc.gz", zipped(*towns("Norva"))))
    assert intake.problems[0].reason == "not-installed"
    assert "factbox[live]" in intake.problems[0].message
