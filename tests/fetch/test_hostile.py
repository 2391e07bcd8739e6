"""Hostile addresses: none of them leads to a connection where none may go."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from tests.fetch.servers import Guard, Proxy, site

from factbox.fetch import Fetcher, FetchError, Limits, is_public
from factbox.fetch.addresses import look_up

PUBLIC = "93.184.215.14"
LOOPBACK = (
    "127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "127.000.000.001", "2130706433",
    "0x7f000001", "0x7f.1", "0x7F.0.0.0x1", "017700000001", "0177.0.0.1", "0177.0.01", "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - asked for, not bound to
    "0", "0x0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[::1%25lo]", "[::1%lo]", "[::ffff:0:127.0.0.1]", "１２７.0.0.1",
    "127。0。0。1", "ⓛocalhost", "①②⑦.⓪.⓪.①",
)  # fmt: skip
ELSEWHERE = (
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.254", "169.254.169.254",
    "169.254.170.2", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "[fd00:ec2::254]",
    "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]", "[fd12:3456:789a::1]", "[fec0::1]", "[ff02::1]", "100.64.0.1",
    "100.127.255.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "[2001:db8::1]", "[100::1]",
    "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]",
)  # fmt: skip
TRICKS = (
    "http://user@127.0.0.1:{port}/", "http://user:word@127.0.0.1:{port}/", "http://c.example@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@c.example/", "http://c.example:80@127.0.0.1:{port}/", "http://c.example#@127.0.0.1:{port}/",
    "http://c.example?@127.0.0.1:{port}/", "http://c.example\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@c.example/",
    "http:\\\\127.0.0.1:{port}\\", "http:/\\127.0.0.1:{port}/", "http:///127.0.0.1:{port}/", "http:127.0.0.1:{port}",
    "//127.0.0.1:{port}/", "http://127.0.0.1:{port}\t/", "http://127.0.0.1\n:{port}/", "ht\ntp://127.0.0.1:{port}/",
    "http://c.example\r\nHost: 127.0.0.1:{port}/", "http://c.example/ HTTP/1.1\r\nHost: a\r\n\r\nGET /",
    "http://127.0.0.1:{port}\x00.c.example/", "http://127.0.0.1%00.c.example:{port}/", "http://127%2e0%2e0%2e1:{port}/",
    "http://%31%32%37.0.0.1:{port}/", "http://[::1]:{port}.c.example/", "http://[::1:{port}/", "http://::1:{port}/",
    "http://[127.0.0.1]:{port}/", "http://127.0.0.1:0{port}/", "http://127.0.0.1:+{port}/", "http://127.0.0.1:0/",
    "http://127.0.0.1:{port} /", "http://127.0.0.1 :{port}/", " http://127.0.0.1:{port}/", "http://-127.0.0.1:{port}/",
    "file:///etc/passwd", "file://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/", "gopher://127.0.0.1:{port}/_GET",
    "dict://127.0.0.1:{port}/", "data:text/html,hello", "javascript:alert(1)", "ws://127.0.0.1:{port}/",
    "jar:http://127.0.0.1:{port}/", "url:http://127.0.0.1:{port}/", "unix:///tmp/s", "HTTP+UNIX://%2Ftmp%2Fs/", "", "/",
)  # fmt: skip
HOSTILE = (
    *(f"http://{host}:{{port}}/" for host in LOOPBACK),
    *(f"http://{host}/latest/meta-data/" for host in ELSEWHERE),
    *TRICKS,
)


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """Let connections to loopback through to the guard; note and refuse those that would leave this machine."""
    made = Guard()
    really = socket.create_connection

    def connect(to: tuple[str, int], *arguments: Any, **options: Any) -> socket.socket:
        if to[0].startswith("127.") or to[0] == "::1":
            return really(to, *arguments, **options)
        assert is_public(to[0]), f"a connection to {to[0]}"
        raise OSError("this test has no network")

    monkeypatch.setattr(socket, "create_connection", connect)
    yield made
    made.close()


def lookup(host: str, port: int) -> list[str]:
    """Look up numbers as the system does, and make up where the names are."""
    return [PUBLIC] if host.endswith(".example") else look_up(host, port)


def refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(url)
    assert raised.value.reason in ("refused-address", "unreachable"), url


def test_there_are_120_hostile_addresses() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 120


def test_no_hostile_address_is_reached(guard: Guard) -> None:
    for url in HOSTILE:
        refused(Fetcher(lookup=lookup), url.replace("{port}", str(guard.port)))
    assert guard.reached == 0


def test_nor_by_a_redirect(guard: Guard) -> None:
    hostile = [url.replace("{port}", str(guard.port)) for url in HOSTILE if url.strip() and url != "/"]
    plain = [url for url in hostile if not set(url) & set("\r\n\0")]  # no server can send those

    def answer(path: str, _: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": plain[int(path[1:])].encode().decode("latin-1")}, b""

    with site(answer) as news:
        fetcher = Fetcher(
            lookup=lambda host, port: ["127.0.0.1"] if host == "news.example" else lookup(host, port),
            allowed=frozenset({f"news.example:{news.port}"}),
        )
        for number in range(len(plain)):
            with pytest.raises(FetchError):
                fetcher.fetch(f"http://news.example:{news.port}/{number}")
        assert {f"/{n}" for n in range(len(plain))} <= set(news.asked), "each redirect was sent"
    assert guard.reached == 0


def test_nor_through_a_proxy(guard: Guard) -> None:
    proxy = Proxy(guard.port)
    for url in HOSTILE:
        if "c.example" not in url:  # a public name, which the proxy may be asked for
            refused(Fetcher(lookup=lookup, proxy=proxy.url), url.replace("{port}", str(guard.port)))
    assert proxy.asked == []
    assert guard.reached == 0
    proxy.close()


def test_a_name_that_changes_its_address_is_asked_for_once(guard: Guard) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    refused(Fetcher(lookup=lambda _host, _port: next(answers)), f"http://rebind.example:{guard.port}/")
    refused(Fetcher(lookup=lambda _host, _port: next(answers)), f"http://rebind.example:{guard.port}/")
    assert guard.reached == 0


@pytest.mark.parametrize("also", ["127.0.0.1", "::1", "10.0.0.1", "::ffff:10.0.0.1"])
def test_a_name_with_a_public_and_a_private_address_is_refused(guard: Guard, also: str) -> None:
    for ips in ([PUBLIC, also], [also, PUBLIC]):
        with pytest.raises(FetchError) as raised:
            Fetcher(lookup=lambda _host, _port, ips=ips: ips).fetch(f"http://two.example:{guard.port}/")  # type: ignore[misc]
        assert raised.value.reason == "refused-address"
    assert guard.reached == 0


def test_a_name_changes_its_address_between_redirects(guard: Guard) -> None:
    with site(lambda _path, _headers: (302, {"Location": f"http://news.example:{guard.port}/"}, b"")) as news:
        fetcher = Fetcher(lookup=lambda _host, _port: ["127.0.0.1"], allowed=frozenset({f"news.example:{news.port}"}))
        refused(fetcher, f"http://news.example:{news.port}/")
    assert guard.reached == 0


def test_what_the_environment_says_of_proxies_is_not_looked_at(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{guard.port}")
    refused(Fetcher(lookup=lookup, limits=Limits(seconds=2)), "http://c.example/")
    assert guard.reached == 0


@pytest.mark.parametrize("ip", [PUBLIC, "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::5db8:d70e", "::ffff:8.8.8.8"])
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)
