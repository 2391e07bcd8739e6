"""Feeds: each item a report; and no XML of a stranger's opens a file, a connection, or the memory."""

from __future__ import annotations

import builtins
import socket
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from tests.read.made_archives import TEXT

from factbox.errors import Problem
from factbox.read import read_reports
from factbox.read.feeds import feed_root, read_feed, read_opml
from factbox.read.markup import plain_text
from factbox.records import Intake

BODY = TEXT.format(town="Norva").strip()
ITEM = f"<item><title>Quiet night</title><link>https://c.example/1</link><description>{BODY}</description></item>"
RSS = '<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Harbour Courier</title>{items}</channel></rss>'
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Harbour Courier</title>
<entry><id>tag:c.example,2021:1</id><title>Quiet night</title><link href="/1"/><updated>2021-08-16T10:00:00Z</updated>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;
&lt;p hidden&gt;The town fell.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;
</content></entry></feed>"""


def rss(items: str = ITEM, doctype: str = "") -> bytes:
    return RSS.format(items=items, doctype=doctype).encode()


def read(folder: Path, data: bytes, name: str = "feed.xml") -> list[Intake]:
    path = folder / name
    path.write_bytes(data)
    return list(read_reports([path]))


# --- what is read


def test_items_are_reports(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    dated = ITEM.replace("<link>", "<pubDate>Mon, 16 Aug 2021 23:30:00 -0500</pubDate><link>")
    (intake,) = read(tmp_path, rss(dated))
    assert intake.outcome == "read"
    assert intake.file.endswith("feed.xml#https://c.example/1")
    report = intake.report
    assert report
    assert (report.text, report.title, report.outlet, report.url) == (
        BODY,
        "Quiet night",
        "Harbour Courier",
        "https://c.example/1",
    )
    assert str(report.published_day) == "2021-08-16"


def test_atom_and_what_it_hides(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    for data in (ATOM.encode(), ATOM.replace("utf-8", "utf-16").encode("utf-16")):
        (intake,) = read(tmp_path, data, "feed.atom")
        assert intake.report
        assert intake.report.text == f"{BODY}\n\nNobody was hurt."


def test_relative_links_are_made_whole() -> None:
    pytest.importorskip("feedparser")
    (item,) = read_feed(ATOM.encode(), "feed", "https://c.example/news/feed")
    assert not isinstance(item, Problem)
    assert (item.link, item.key) == ("https://c.example/1", "tag:c.example,2021:1")


def test_the_beginning_of_a_text_is_told(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    (intake,) = read(tmp_path, rss(ITEM.replace("said.", "said [...]")))
    assert (intake.outcome, intake.problems[0].reason) == ("partly read", "excerpt")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.rss", rss(""), "empty"),
        ("a.rss", rss("<item><title>No text</title></item>"), "empty"),
        ("a.xml", b'<?xml version="1.0"?><note>A town fell.</note>', "unsupported"),
        ("a.opml", b'<opml><body><outline xmlUrl="https://c.example/feed"/></body></opml>', "feed-list"),
        ("a.rss", b"", "unsupported"),
    ],
)
def test_what_gives_no_report_is_told(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    pytest.importorskip("feedparser")
    (intake,) = read(tmp_path, data, name)
    assert intake.problems[0].reason == reason


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (intake,) = read(tmp_path, rss())
    assert intake.problems[0].reason == "not-installed"
    assert "factbox[live]" in intake.problems[0].message


def test_a_page_is_no_feed() -> None:
    assert feed_root(rss()) == "rss"
    assert feed_root(b"<!DOCTYPE html><p>of <rss > feeds") == ""
    assert feed_root(b"A town <rss > fell") == ""


def test_lists_of_feeds() -> None:
    outline = '<outline text="Wires"><outline xmlUrl="https://c.example/{0}"/><outline xmlUrl="https://c.example/{0}"/>'
    data = "<opml><body>" + "".join(outline.format(n) + "</outline>" for n in "ab") + "</body></opml>"
    assert read_opml(data.encode()) == ["https://c.example/a", "https://c.example/b"]
    assert read_opml(b"no list") == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A town &amp; a river", "A town & a river"),
        ("One<p>Two <b>t</b>wo</p>three<br>four", "One\n\nTwo two\n\nthree four"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<p>a</p><p style='display: none'>b</p>c", "a\n\nc"),
        ("<span style='font-size:0px'>b</span>c <i style='font-size:0.9em'>d</i>", "c d"),
        ("<div style='position:absolute;left:-9999px'>b</div>c", "c"),
        ("<p style='color:#fff'>b</p><p style='color:#fff;background:#000'>c</p>", "c"),
        ("<script>b</script><style>b</style>c", "c"),
        ("<div>" * 1000 + "deep" + "</div>" * 1000, "deep"),
        ("<p>a</p>" + "<div>" * 3000 + "too deep" + "</div>" * 3000, ""),
        ("x" * 11_000_000, "x" * 11_000_000),
        ("a\0b", "ab"),
        ("", ""),
    ],
    ids=range(13),
)
def test_markup_to_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize("style", ["left:-9999px", "visibility:hidden", "opacity:0", "display:none", "font-size:0"])
def test_hidden_words_of_an_item_are_told(tmp_path: Path, style: str) -> None:
    content = f"<p>All was quiet.</p><p style='{style}'>The town of Norva has fallen again.</p>"
    item = f"<item><title>A</title><guid>a</guid><description><![CDATA[{content}]]></description></item>"
    (intake,) = read(tmp_path, rss(item))
    assert intake.report is not None
    assert intake.report.text == "All was quiet."
    assert [(p.reason, p.message[:7]) for p in intake.problems] == [("hidden-text", "7 words")]


def test_an_item_nested_too_deep_says_so(tmp_path: Path) -> None:
    deep = "<div>" * 3000 + "The town fell."
    item = f"<item><title>A</title><guid>a</guid><description><![CDATA[{deep}]]></description></item>"
    (intake,) = read(tmp_path, rss(item))
    assert (intake.outcome, [p.reason for p in intake.problems]) == ("refused", ["broken-html", "empty"])


# --- attacks

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>'
ATTACKS = {
    "a file in an item": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "a file by its bare name": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "/etc/passwd">]>', "&x;"),
    "an address": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', "&x;"),
    "an address by ftp": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "ftp://127.0.0.1/x">]>', "&x;"),
    "a public name": ('<!DOCTYPE rss [<!ENTITY x PUBLIC "-//x" "http://127.0.0.1:9/x">]>', "&x;"),
    "PHP's filter": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "php://filter/resource=/etc/passwd">]>', "&x;"),
    "an external DTD": ('<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">', ""),
    "an external DTD in a file": ('<!DOCTYPE rss SYSTEM "file:///etc/passwd">', ""),
    "a parameter entity": ('<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>', ""),
    "a parameter entity that defines another": (
        '<!DOCTYPE rss [<!ENTITY % f SYSTEM "file:///etc/passwd"><!ENTITY % e "<!ENTITY x SYSTEM %f;">%e;]>',
        "",
    ),
    "a billion laughs": (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>', "&l11;"),
    "laughs in parameters": ('<!DOCTYPE rss [<!ENTITY % a "ha"><!ENTITY % b "%a;%a;%a;"><!ENTITY x "%b;">]>', "&x;"),
    "quadratic": (QUADRATIC, "&a;" * 5_000),
    "an entity that contains itself": ('<!DOCTYPE rss [<!ENTITY x "&y;"><!ENTITY y "&x;">]>', "&x;"),
    "a root in an entity": ('<!DOCTYPE rss [<!ENTITY x "<rss >"><!ENTITY y SYSTEM "file:///etc/passwd">]>', "&y;"),
    "a root in a comment": ('<!DOCTYPE rss [<!-- <rss > --><!ENTITY y SYSTEM "file:///etc/passwd">]>', "&y;"),
    "two doctypes": ('<!DOCTYPE a><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "small letters": ('<!doctype rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "a default attribute": ('<!DOCTYPE rss [<!ATTLIST item url CDATA "file:///etc/passwd">]>', ""),
    "inclusion": (
        "",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
    ),
    "a style sheet": ('<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?>', ""),
    "a schema": (
        "",
        '<x xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a http://127.0.0.1:9/"/>',
    ),
    "pictures and frames": ("", '&lt;img src="http://127.0.0.1:9/a.png"&gt;&lt;iframe src="file:///etc/passwd"&gt;'),
    "deep nesting": ("", "<a>" * 10_000),
    "many attributes": ("", "<a " + " ".join(f'a{n}="b"' for n in range(20_000)) + "/>"),
}


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every connection, address and file that anything asks for, and refuse it."""
    pytest.importorskip("feedparser")
    touched: list[str] = []

    def refuse(*arguments: Any, **_: Any) -> None:
        touched.append(str(arguments))
        raise OSError("no")

    really = builtins.open
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    monkeypatch.setattr(
        builtins, "open", lambda file, *a, **k: refuse(file) if "passwd" in str(file) else really(file, *a, **k)
    )
    return touched


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_opens_a_file_or_a_connection(name: str, guard: list[str]) -> None:
    doctype, inside = ATTACKS[name]
    hostile = f"<item><title>Hostile</title><guid>h</guid><description>Words {inside}</description></item>"
    start = time.process_time()
    found = list(read_feed(rss(ITEM + hostile, doctype), "feed.xml"))
    assert time.process_time() - start < 5, "seconds of processor time; it takes about one"
    items = [item for item in found if not isinstance(item, Problem)]
    assert items[0].draft.text == BODY, "the other item is kept"
    assert all("root:" not in item.draft.text and len(item.draft.text) < 20_000 for item in items)
    assert not guard


def test_there_are_25_attacks() -> None:
    assert len(ATTACKS) == 25
