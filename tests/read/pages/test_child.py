"""The process that parses pages: limits, deaths, and the pages after them."""

import os
import signal
import sys
import threading

import pytest

from factbox.errors import Problem
from factbox.read import read_reports
from factbox.read.drafts import Draft
from factbox.read.pages import child
from factbox.read.pages.child import PageReader, missing_packages
from factbox.read.pages.worker import CAN_LIMIT

WORDS = "The ford at Norva was closed to carts on Monday after the bridge had been damaged by ice, the ferryman said."
MORE = "Nobody was hurt. It is to be open again in a week, if carpenters can be found who have not gone to the war."
PAGE = f"<html><body><p>{WORDS}</p><p>{MORE}</p></body></html>".encode()
SLOW = b"<html><body>" + b"<a>fell " * 300_000  # links in links, which cost the square of their number


@pytest.fixture
def reader():
    with PageReader() as reader:
        yield reader


def reason(found):
    assert isinstance(found, Problem)
    assert found.report == "x"
    return found.reason


def test_one_process_reads_many_pages(reader):
    assert isinstance(reader.read("html", PAGE, "x"), Draft)
    first = reader.process.pid
    assert reader.read("html", b"<html></html>", "x").reason == "no-text"
    assert reader.read("html", PAGE, "x").text == f"{WORDS}\n\n{MORE}"
    assert reader.process.pid == first


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read():
    with PageReader(seconds=2) as reader:
        assert reason(reader.read("html", SLOW, "x")) == "too-slow"
        assert isinstance(reader.read("html", PAGE, "x"), Draft)


def test_the_first_date_in_words_does_not_cost_its_page():
    dated = PAGE.replace(b"</body>", b"<p class='date'>12 Thaw month 2031</p></body>")
    with PageReader(seconds=2) as reader:  # the parsers of dates of all languages take three to be built
        assert isinstance(reader.read("html", dated, "x"), Draft)
        assert isinstance(reader.read("html", dated, "x"), Draft)


@pytest.mark.skipif(not CAN_LIMIT, reason="this system cannot tell processor time from time")
def test_a_page_is_read_however_busy_the_machine_is():
    with PageReader(seconds=1) as reader:
        assert isinstance(reader.read("html", PAGE, "x"), Draft)
        os.kill(reader.process.pid, signal.SIGSTOP)
        timer = threading.Timer(2, os.kill, (reader.process.pid, signal.SIGCONT))
        timer.start()
        assert isinstance(reader.read("html", PAGE, "x"), Draft)


@pytest.mark.skipif(not CAN_LIMIT or sys.platform != "linux", reason="no limit of memory on this system")
def test_a_page_that_takes_too_much_memory_is_refused_and_the_next_is_read():
    with PageReader(seconds=60, megabytes=256) as reader:
        large = b"<html><body>" + b"<p>The ford was closed.</p>" * 600_000
        assert reason(reader.read("html", large, "x")) in {"too-much-memory", "parser-died", "broken-html"}
        assert isinstance(reader.read("html", PAGE, "x"), Draft)


def test_a_killed_process_is_told_and_the_next_page_is_read(reader):
    assert isinstance(reader.read("html", PAGE, "x"), Draft)
    timer = threading.Timer(0.2, os.kill, (reader.process.pid, signal.SIGKILL))
    timer.start()
    assert reason(reader.read("html", SLOW, "x")) == "parser-died"
    assert isinstance(reader.read("html", PAGE, "x"), Draft)


def test_a_process_that_died_between_pages_is_started_again(reader):
    assert isinstance(reader.read("html", PAGE, "x"), Draft)
    reader.process.kill()
    reader.process.wait()
    assert isinstance(reader.read("html", PAGE, "x"), Draft)


def test_a_process_that_cannot_start_is_told(reader, monkeypatch):
    monkeypatch.setattr(child, "_PROGRAM", "raise SystemExit(3)")
    assert reason(reader.read("html", PAGE, "x")) == "parser-died"


def test_modules_in_the_folder_one_stands_in_are_not_imported(tmp_path, monkeypatch, reader):
    (tmp_path / "trafilatura.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert isinstance(reader.read("html", PAGE, "x"), Draft)


def test_without_the_extra_a_page_is_refused_with_what_to_install(tmp_path, monkeypatch):
    find = child.find_spec
    monkeypatch.setattr(child, "find_spec", lambda name: None if name == "htmldate" else find(name))
    assert missing_packages("html") == ["htmldate"]
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.txt").write_text(WORDS)
    page, text = read_reports([tmp_path])
    assert [problem.reason for problem in page.problems] == ["needs-web-extra"]
    assert "pip install 'factbox[web]'" in page.problems[0].message
    assert text.outcome == "read"
