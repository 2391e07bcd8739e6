"""What stands before every page."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from factbox.errors import UsageError
from factbox.web.guard import HEADERS, is_loopback, same_origin
from factbox.web.serving import Address, check_address


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "localhost", "LOCALHOST", "::1", "[::1]"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)
    check_address(Address(host, 1), users=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "localhost.example.org", ""])  # noqa: S104
def test_another_address_is_refused_without_users(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(UsageError, match="--users"):
        check_address(Address(host, 1), users=False)
    check_address(Address(host, 1), users=True)


@pytest.mark.parametrize(
    "host",
    ["attacker.example", "localhost.attacker.example:8321", "", "192.168.1.4", "\u0131ocalhost", "[::1", "[no]", "a]b"],
)
def test_another_name_for_this_machine_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host.encode()})
    assert answer.status_code == 403
    assert "ALDER" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://localhost"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://localhost"}, True),
        ({"origin": "http://localhost:81"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://[no]"}, False),
        ({"origin": "http://["}, False),
        ({}, False),
    ],
)
def test_only_a_page_of_ours_may_change_something(headers: dict[str, str], same: bool) -> None:
    assert same_origin(Headers(headers), "localhost") is same


def test_an_origin_without_a_host_is_not_that_of_a_request_without_one() -> None:
    assert not same_origin(Headers({"origin": "null"}), "")
