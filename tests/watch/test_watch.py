"""Watching a feed server on loopback: everything once, nothing lost, nobody pestered."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.fetch.servers import Answer, Site, site

from factbox.errors import LedgerError, UsageError
from factbox.fetch import Fetcher, FetchError
from factbox.fetch.addresses import parse_address
from factbox.language import find_analyser
from factbox.ledger import Ledger, open_ledger, verify_ledger
from factbox.publish.changes_forms import write_atom
from factbox.watch import Event, Seen, Watch, list_feeds
from factbox.watch.manners import HostWaitError, Manners, wait_after
from factbox.watch.seen import Feed, Host

pytest.importorskip("feedparser")
pytest.importorskip("protego")

TOWNS = (
    "Ghazni", "Herat", "Kandahar", "Kunduz", "Taloqan", "Zaranj", "Farah", "Aybak", "Fayzabad", "Qalat", "Maymana",
    "Balkh",
)  # fmt: skip


@dataclass
class News:
    """A news site: a feed of pages, an ETag that follows its items, and what it does wrong.

    Attributes:
        towns: the items of the feed, the latest first.
        broken: towns whose pages answer 503.
        gone: towns whose pages answer 404.
        robots: its robots.txt; None for 404.
        body: what the feed has of each item.
        delay: seconds before each page.
        busy: what it says of waiting while it answers every page with 429; None while it does not.
    """

    towns: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    robots: str | None = None
    body: str = "In short: {town} was quiet on Monday, the mayor said."
    delay: float = 0
    down: bool = False
    busy: dict[str, str] | None = None

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        if self.down:
            return 503, {"Retry-After": "7200"}, b""
        if path == "/robots.txt":
            return (404, {}, b"") if self.robots is None else (200, {}, self.robots.encode())
        if path == "/feed":
            etag = f'"{len(self.towns)}-{hash(self.body)}"'
            if headers.get("if-none-match") == etag:
                return 304, {}, b""
            return 200, {"ETag": etag, "Last-Modified": "Mon, 16 Aug 2021 10:00:00 GMT"}, self.feed()
        town = path.rpartition("/")[2]
        if self.busy is not None:
            return 429, self.busy, b""
        if town in self.broken:
            return 503, {}, b""
        if town in self.gone or town not in self.towns:
            return 404, {}, b""
        time.sleep(self.delay)
        return 200, {"Content-Type": "text/html; charset=utf-8"}, page(town)

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>Quiet in {town}</title><link>/2021/{town}</link><guid isPermaLink='false'>{town}</guid>"
            "<pubDate>Fri, 13 Aug 2021 10:00:00 GMT</pubDate>"
            f"<description>{self.body.format(town=town)}</description></item>"
            for town in reversed(self.towns)
        )
        return f"<rss version='2.0'><channel><title>Harbour Courier</title>{items}</channel></rss>".encode()


def page(town: str) -> bytes:
    return f"""<html><head><title>Fighters in {town}</title></head><body><article><h1>Fighters in {town}</h1>
<p>Taliban fighters captured {town} on Thursday, residents said. They had come over the bridge in the early morning.</p>
<p>Nobody was seen in the streets of the town, and the shops stayed closed all day, a shopkeeper said by telephone.</p>
</article></body></html>""".encode()


class Desk:
    """One ledger and what watches for it, with a clock that is set by hand."""

    def __init__(self, folder: Path, news: Site, *, pages: bool = True) -> None:
        self.now, self.slept = 1_628_850_000.0, 0.0
        self.url = f"http://news.example:{news.port}/feed"
        self.ledger: Ledger = open_ledger(folder / "news.db")
        self.seen = Seen(folder / "news.db.watch")
        hosts = frozenset(f"{name}.example:{news.port}" for name in ("news", "other"))
        fetcher = Fetcher(lookup=lambda _host, _port: ["127.0.0.1"], allowed=hosts)
        manners = Manners(fetcher.fetch, self.seen, "factbox", clock=lambda: self.now, sleep=self.sleep)
        options = {"analyser": find_analyser("split")}
        self.manners = manners
        self.watch = Watch(self.ledger, self.seen, manners, lambda: self.now, pages=pages, options=options)

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds

    def round(self, minutes: float = 20) -> list[Event]:
        self.now += minutes * 60
        return list(self.watch.round([self.url]))

    def close(self) -> None:
        self.ledger.close()
        self.seen.close()


@pytest.fixture
def news() -> News:
    return News(list(TOWNS[:3]))


@pytest.fixture
def server(news: News) -> Iterator[Site]:
    with site(news.answer) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, server: Site) -> Iterator[Desk]:
    made = Desk(tmp_path, server)
    yield made
    made.close()


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events if event.kind != "changed"]


# --- what is new, once


def test_new_items_are_read_once_each(desk: Desk, news: News, server: Site) -> None:
    assert kinds(desk.round()) == ["feed", "read", "read", "read"]
    assert kinds(desk.round()) == ["unchanged"]
    news.towns.append("Kunduz")
    assert kinds(desk.round()) == ["feed", "read"]
    asked = [path for path in server.asked if path.startswith("/2021/")]
    assert sorted(asked) == sorted(f"/2021/{town}" for town in news.towns)
    reports = desk.ledger.reports()
    assert {report.outlet for report in reports} == {"Harbour Courier"}
    assert {str(report.published_day) for report in reports} == {"2021-08-13"}


def test_what_a_server_said_is_said_back(desk: Desk, server: Site) -> None:
    desk.round()
    desk.round()
    first, second = (headers for path, headers in zip(server.asked, server.headers, strict=True) if path == "/feed")
    assert "if-none-match" not in first
    assert second["if-none-match"].startswith('"3-')
    assert second["if-modified-since"] == "Mon, 16 Aug 2021 10:00:00 GMT"


def test_a_feed_is_not_asked_before_it_is_due(desk: Desk, server: Site) -> None:
    desk.round()
    assert desk.round(minutes=1) == []
    assert server.asked.count("/feed") == 1


def test_what_was_read_is_not_kept_twice(tmp_path: Path, server: Site) -> None:
    desk = Desk(tmp_path, server)
    desk.round()
    desk.close()
    with closing(sqlite3.connect(tmp_path / "news.db.watch")) as connection:
        assert connection.execute("SELECT DISTINCT state, record FROM item").fetchall() == [("done", "")]


def test_a_changed_item_is_read_again_and_known(desk: Desk, news: News) -> None:
    desk.round()
    news.body = "In short: {town} was quiet on Monday, the mayor said. More follows."
    assert kinds(desk.round()) == ["feed", "known", "known", "known"]
    assert desk.ledger.counts()["given"] == 3


def test_what_changed_is_told_and_published(desk: Desk, tmp_path: Path) -> None:
    changed = [event for event in desk.round() if event.kind == "changed"]
    assert any("GHAZNI" in event.told for event in changed)
    path = tmp_path / "changes.xml"
    with path.open("w", encoding="utf-8") as stream:
        write_atom(desk.watch.changes(days=7), stream)
    entries = ET.parse(path).getroot().findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 - our own
    assert len(entries) == len(changed)


def test_without_pages_the_feed_itself_is_read(tmp_path: Path, server: Site) -> None:
    desk = Desk(tmp_path, server, pages=False)
    assert kinds(desk.round()) == ["feed", "read", "read", "read"]
    assert not [path for path in server.asked if path.startswith("/2021/")]
    assert all(report.text.startswith("In short") for report in desk.ledger.reports())
    desk.close()


def test_without_pages_items_that_share_a_link_are_read_each(tmp_path: Path, news: News) -> None:
    feed = news.feed().decode()
    for town in news.towns:
        feed = feed.replace(f"<link>/2021/{town}</link>", "<link>/live</link>")
    with site(lambda path, _: (200, {}, feed.encode()) if path == "/feed" else (404, {}, b"")) as server:
        desk = Desk(tmp_path, server, pages=False)
        assert kinds(desk.round()) == ["feed", "read", "read", "read"]
        assert kinds(desk.round()) == ["feed"]
        desk.close()


def test_what_is_wrong_with_a_feed_s_own_text_is_told(tmp_path: Path, news: News, server: Site) -> None:
    news.body = "{town} was quiet. &lt;p hidden&gt;The town has fallen to the Front.&lt;/p&gt; Read more ..."
    desk = Desk(tmp_path, server, pages=False)
    desk.round()
    assert {row.reason for row in desk.ledger.inputs()} == {"excerpt, hidden-text"}
    desk.close()


# --- what fails


def test_half_of_the_network_fails_and_the_list_is_complete(desk: Desk, news: News) -> None:
    news.towns = list(TOWNS)
    news.broken = set(TOWNS[::2])
    told = kinds(desk.round())
    assert (told.count("read"), told.count("later")) == (6, 6)
    assert {item.found.link.rpartition("/")[2] for item in desk.seen.pending()} == news.broken
    assert {item.reason for item in desk.seen.pending()} == {"http-status"}
    news.broken = set()
    assert kinds(desk.round()) == ["unchanged"] + ["read"] * 6
    assert desk.seen.pending() == []
    assert desk.ledger.counts() == {"read": 12, "partly read": 0, "refused": 0, "given": 12}


def test_a_page_that_is_gone_is_accounted_for_and_the_feed_read(desk: Desk, news: News) -> None:
    news.gone = {"Herat"}
    assert sorted(kinds(desk.round())) == ["feed", "read", "read", "read", "refused"]
    (gone,) = [row for row in desk.ledger.inputs() if row.outcome == "refused"]
    assert (gone.input.endswith("/2021/Herat"), gone.reason) == (True, "http-status")
    assert sum(report.text.startswith("In short: Herat") for report in desk.ledger.reports()) == 1


def test_a_page_that_never_comes_is_given_up(desk: Desk, news: News, server: Site) -> None:
    news.broken = {"Herat"}
    told = [kind for _ in range(12) for kind in kinds(desk.round(minutes=24 * 60))]
    assert (told.count("later"), told.count("refused"), told.count("read")) == (9, 1, 3)
    assert server.asked.count("/2021/Herat") == 10


def test_a_server_that_is_down_is_left_alone_as_long_as_it_asks(desk: Desk, news: News, server: Site) -> None:
    news.down = True
    assert kinds(desk.round()) == ["later"]
    assert desk.round(minutes=110) == []
    news.down = False
    assert "feed" in kinds(desk.round(minutes=20))


IN_AN_HOUR = {"Date": "Mon, 16 Aug 2021 10:00:00 GMT", "Retry-After": "Mon, 16 Aug 2021 11:00:00 GMT"}


@pytest.mark.parametrize("busy", [{"Retry-After": "3600"}, IN_AN_HOUR], ids=["seconds", "date"])
def test_a_host_that_asks_for_fewer_requests_is_left_alone(
    desk: Desk, news: News, server: Site, tmp_path: Path, busy: dict[str, str]
) -> None:
    news.busy = busy
    told = desk.round()
    assert kinds(told) == ["feed", "later", "later", "later"]
    assert [path for path in server.asked if path.startswith("/2021/")] == [f"/2021/{TOWNS[2]}"], "one, and no more"
    assert {item.reason: item.failures for item in desk.seen.pending()} == {"http-status": 1, "host-waits": 0}
    desk.close()
    again = Desk(tmp_path, server)  # as cron starts it
    again.now = desk.now
    asked = len(server.asked)
    assert kinds(again.round(minutes=55)) == ["later"], "its feed is of the same host"
    assert len(server.asked) == asked
    news.busy = None
    assert sorted(kinds(again.round(minutes=20))) == ["read", "read", "read", "unchanged"]
    assert again.seen.pending() == []
    again.close()


def test_a_busy_host_that_says_no_time_waits_longer_each_time_and_no_item_is_given_up(desk: Desk, news: News) -> None:
    news.busy = {}
    waits = []
    for minutes in (20, 20, 20, 60):
        desk.round(minutes)
        waits.append(round(desk.seen.host("news.example").until - desk.now, -2))
    assert waits == [300, 600, 1200, 2400]
    assert len(desk.seen.pending()) == 3
    news.busy = None
    assert kinds(desk.round(minutes=60)).count("read") == 3
    desk.round(minutes=26 * 60)
    assert desk.seen.host("news.example").failures == 0, "it is forgotten"


def test_another_host_is_asked_meanwhile(desk: Desk, news: News, server: Site) -> None:
    news.busy = {"Retry-After": "3600"}
    page = f"http://{{}}.example:{server.port}/2021/Herat"
    with pytest.raises(FetchError) as failed:
        desk.manners.ask(parse_address(page.format("news")))
    assert (failed.value.wait, failed.value.host) == (3600, "news.example")
    with pytest.raises(HostWaitError) as waiting:
        desk.manners.ask(parse_address(page.format("news")))
    assert 3590 < waiting.value.wait <= 3600
    news.busy = None
    assert desk.manners.ask(parse_address(page.format("other"))).status == 200


def test_a_file_of_the_form_before_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "a.watch"
    with Seen(path) as seen:
        seen.note_feed(Feed("http://news.example/feed", due=7))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE host; PRAGMA user_version = 2")
    with Seen(path) as seen:
        seen.note_host(Host("news.example", 1, 9.0))
        assert (seen.feed("http://news.example/feed").due, seen.host("news.example").until) == (7, 9)


def test_the_wait_grows() -> None:
    assert [wait_after(failures, 0) for failures in (1, 2, 3, 20)] == [300, 600, 1200, 86_400]
    assert wait_after(1, 7200) == 7200


# --- manners


def test_robots_are_asked_once_and_heeded(desk: Desk, news: News, server: Site) -> None:
    news.robots = "User-agent: factbox\nDisallow: /2021/Herat\nCrawl-delay: 5\n"
    told = desk.round()
    assert server.asked.count("/robots.txt") == 1
    assert "/2021/Herat" not in server.asked
    assert [event.what.rpartition("/")[2] for event in told if event.kind == "refused"] == ["Herat"]
    assert desk.slept >= 5 * 2, "the delay it asks for"


def test_a_site_that_forbids_all_is_not_asked(desk: Desk, news: News, server: Site) -> None:
    news.robots = "User-agent: *\nDisallow: /\n"
    assert kinds(desk.round()) == ["later"]
    assert server.asked == ["/robots.txt"]


def test_a_host_is_not_hurried(desk: Desk, server: Site) -> None:
    desk.round()
    assert desk.slept == pytest.approx(2 * (len(server.asked) - 1))


# --- stopping


def run(folder: Path, port: int, *more: str) -> subprocess.Popen[str]:
    command = "from factbox.cli import main; main()"
    arguments = [f"http://localhost:{port}/feed", "--ledger", "news.db", "--allow", "localhost", "--gap", "0", *more]
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", command, "watch", *arguments, "--once", "--analyser", "split"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ},
    )  # fmt: skip


def test_a_kill_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(8)  # noqa: S311
    news = News(list(TOWNS), delay=0.05)
    with site(news.answer) as server:
        for _ in range(3):  # killed while it fetches and reads, when so many more pages were asked for
            program = run(tmp_path, server.port)
            wanted = len(server.asked) + chance.randrange(1, 4)
            end = time.monotonic() + 60
            while len(server.asked) < wanted and program.poll() is None and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(chance.random() * 0.06)
            program.send_signal(signal.SIGKILL)
            program.communicate()
            assert program.returncode == -signal.SIGKILL, "it was still at work"
        program = run(tmp_path, server.port)
        told, _ = program.communicate(timeout=120)
        assert program.returncode == 0, told
        assert run(tmp_path, server.port).communicate(timeout=120)[0] == ""
    with open_ledger(tmp_path / "news.db", create=False) as ledger:
        names = [row.input.rpartition("/")[2] for row in ledger.inputs()]
        assert sorted(names) == sorted(TOWNS)
        assert len(ledger.reports()) == len(TOWNS)
    assert verify_ledger(tmp_path / "news.db").whole
    assert all(path == "/feed" or path == "/robots.txt" or path.startswith("/2021/") for path in server.asked)


def test_one_watch_at_a_time(tmp_path: Path) -> None:
    with Seen(tmp_path / "a.watch"), pytest.raises(UsageError, match="another factbox watch"):
        Seen(tmp_path / "a.watch")


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.watch"
    path.write_text("a letter to somebody, of no use here")
    with pytest.raises(LedgerError):
        Seen(path)
    assert path.read_text().startswith("a letter")


# --- which feeds


def test_lists_of_feeds(tmp_path: Path) -> None:
    lines, opml = tmp_path / "feeds.txt", tmp_path / "feeds.opml"
    lines.write_text("# ours\nhttp://A.example/feed\n\nhttps://b.example/feed\n")
    opml.write_text('<opml><body><outline xmlUrl="https://b.example/feed"/></body></opml>')
    assert list_feeds([str(lines), str(opml), "http://c.example"]) == (
        "http://a.example/feed",
        "https://b.example/feed",
        "http://c.example/",
    )


@pytest.mark.parametrize("given", [[], ["missing.txt"], ["ftp://a.example/"], ["http://user@a.example/"]])
def test_what_is_no_feed_is_misuse(given: list[str]) -> None:
    with pytest.raises(UsageError):
        list_feeds(given)


def test_the_list_of_what_is_still_to_be_read(tmp_path: Path) -> None:
    news = News(list(TOWNS[:2]), broken={"Herat"})
    with site(news.answer) as server:
        first = run(tmp_path, server.port, "--atom", "changes.xml", "-o", "out")
        told, _ = first.communicate(timeout=120)
        assert first.returncode == 1, told
        listed, _ = run(tmp_path, server.port, "--list").communicate(timeout=120)
    assert "/2021/Herat: http-status, failed 1 times" in listed
    assert len(listed.splitlines()) == 1
    assert (tmp_path / "changes.xml").read_text().startswith("<?xml")
    assert json.loads((tmp_path / "out" / "factbox.json").read_text())
