"""What is fetched, and the limits on it, against servers on loopback that are allowed by name."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from tests.fetch.servers import Answer, Proxy, Site, site

from factbox.errors import UsageError
from factbox.fetch import Fetcher, FetchError, Limits, Response
from factbox.fetch.addresses import parse_address

PAGE = b"<p>A town fell.</p>" * 99


def answers(path: str, headers: dict[str, str]) -> Answer:
    """Answer as a server does, by the path."""
    made: dict[str, Answer] = {
        "/page": (200, {"ETag": '"1"', "Content-Type": "text/html"}, PAGE),
        "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(10_000_000))),
        "/zstd": (200, {"Content-Encoding": "zstd"}, PAGE),
        "/large": (200, {}, bytes(300_000)),
        "/short": (200, {"Content-Length": "99999"}, PAGE),
        "/damaged": (200, {"Content-Encoding": "gzip"}, PAGE),
        "/old": (301, {"Location": "/page"}, b""),
        "/older": (308, {"Location": "old"}, b""),
        "/elsewhere": (302, {"Location": "/page"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/nowhere": (302, {}, b""),
        "/busy": (503, {"Retry-After": "120"}, b""),
        "/gone": (410, {}, b""),
    }
    if headers.get("if-none-match") == '"1"':
        return 304, {"ETag": '"1"'}, b""
    return made.get(path, (404, {}, b""))


@pytest.fixture
def news() -> Iterator[Site]:
    with site(answers) as made:
        yield made


def fetcher_of(port: int, **options: object) -> Fetcher:
    return Fetcher(
        lookup=lambda _host, _port: ["127.0.0.1"],
        allowed=frozenset({f"news.example:{port}"}),
        **options,  # type: ignore[arg-type]
    )


def fetch(news: Site, path: str, headers: dict[str, str] | None = None, **limits: float) -> Response:
    return fetcher_of(news.port, limits=Limits(**limits)).fetch(f"http://news.example:{news.port}{path}", headers)  # type: ignore[arg-type]


def test_a_page(news: Site) -> None:
    response = fetch(news, "/page")
    assert (response.status, response.data) == (200, PAGE)
    assert response.headers == {"content-type": "text/html", "etag": '"1"'}
    assert news.headers[0]["host"] == f"news.example:{news.port}", "the name is kept, though an address is asked"
    assert news.headers[0]["user-agent"] == "factbox"


def test_a_packed_page(news: Site) -> None:
    assert fetch(news, "/packed").data == PAGE


def test_nothing_new(news: Site) -> None:
    assert fetch(news, "/page", {"If-None-Match": '"1"'}).status == 304


def test_redirects(news: Site) -> None:
    where = f"http://news.example:{news.port}/page"
    assert fetch(news, "/older") == Response(where, 200, PAGE, fetch(news, "/page").headers, moved=where)
    assert fetch(news, "/elsewhere").moved == "", "it may lead elsewhere tomorrow"


@pytest.mark.parametrize(
    ("path", "reason", "again"),
    [
        ("/bomb", "bomb", False),
        ("/zstd", "unsupported", False),
        ("/large", "too-large", False),
        ("/short", "truncated", True),
        ("/damaged", "damaged", True),
        ("/round", "redirects", False),
        ("/nowhere", "redirects", False),
        ("/busy", "http-status", True),
        ("/gone", "http-status", False),
        ("/none", "http-status", False),
    ],
)
def test_what_is_not_fetched_says_why(news: Site, path: str, reason: str, again: bool) -> None:
    with pytest.raises(FetchError) as raised:
        fetch(news, path, packed=200_000)
    assert (raised.value.reason, raised.value.again) == (reason, again)
    assert raised.value.wait == (120 if path == "/busy" else 0)


def test_it_says_where_it_was_not_allowed(news: Site) -> None:
    with pytest.raises(FetchError, match=r"news\.example is at 127\.0\.0\.1.*allow it by name"):
        Fetcher(lookup=lambda _host, _port: ["127.0.0.1"]).fetch(f"http://news.example:{news.port}/page")
    assert news.asked == []


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = int(listening.getsockname()[1])
    with pytest.raises(FetchError) as raised:
        fetcher_of(port).fetch(f"http://news.example:{port}/")
    assert (raised.value.reason, raised.value.again) == ("unreachable", True)


def dripping(step: bytes) -> int:
    """Start a server that sends a byte now and then, until its client hangs up; return its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError), listening, listening.accept()[0] as client:
            client.sendall(b"HTTP/1.1 200 OK\r\n")
            while True:
                client.sendall(step)
                time.sleep(0.05)

    threading.Thread(target=serve, daemon=True).start()
    return int(listening.getsockname()[1])


@pytest.mark.parametrize("step", [b"X", b"X-Y: z\r\n", b"\r\n"], ids=["a head", "headers", "a body"])
def test_a_server_that_drips_is_left_in_time(step: bytes) -> None:
    port = dripping(step)
    start = time.monotonic()
    with pytest.raises(FetchError) as raised:
        fetcher_of(port, limits=Limits(seconds=0.5)).fetch(f"http://news.example:{port}/")
    assert raised.value.reason in ("timeout", "unreachable"), "a hundred headers are too many, too"
    assert time.monotonic() - start < 3


def test_a_lookup_that_hangs_is_left_in_time() -> None:
    start = time.monotonic()
    with pytest.raises(FetchError) as raised:
        Fetcher(lookup=lambda _host, _port: time.sleep(1) or [], limits=Limits(seconds=0.2)).fetch("http://a.example/")  # type: ignore[func-returns-value]
    assert raised.value.reason == "timeout"
    assert time.monotonic() - start < 3


def test_a_proxy_is_asked_for_the_address_that_was_checked(news: Site) -> None:
    proxy = Proxy(news.port)
    fetcher = Fetcher(lookup=lambda _host, _port: ["93.184.215.14"], proxy=proxy.url)
    assert fetcher.fetch("http://news.example/page").data == PAGE
    assert proxy.asked == ["93.184.215.14:80"]
    assert news.headers[0]["host"] == "news.example"
    proxy.close()


def test_a_certificate_must_be_that_of_the_name(news: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Context:
        def wrap_socket(self, plain: socket.socket, *, server_hostname: str) -> socket.socket:
            asked.append(server_hostname)
            return plain

    assert ssl.create_default_context().check_hostname
    monkeypatch.setattr(ssl, "create_default_context", Context)
    assert fetcher_of(news.port).fetch(f"https://news.example:{news.port}/page").data == PAGE
    assert asked == ["news.example"]


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "127.0.0.1:3128", "https://p.example:1"])
def test_what_is_no_proxy_is_misuse(proxy: str) -> None:
    with pytest.raises(UsageError, match="http://"):
        Fetcher(lookup=lambda _host, _port: ["93.184.215.14"], proxy=proxy).fetch("http://news.example/")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://News.Example", "http://news.example/"),
        ("https://news.example:443/a?b=c#d", "https://news.example/a?b=c"),
        ("http://news.example:8080/é", "http://news.example:8080/%C3%A9"),
        ("http://bücher.example/%41", "http://xn--bcher-kva.example/%41"),
        ("http://[2606:4700:0::1]/", "http://[2606:4700::1]/"),
    ],
)
def test_addresses_are_taken_apart_once(written: str, url: str) -> None:
    assert parse_address(written).url == url
