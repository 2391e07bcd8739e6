"""How to treat other people's servers: what robots.txt allows, and how long to wait between two requests."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from factbox.errors import UsageError
from factbox.fetch import FetchError, Response
from factbox.fetch.addresses import Address
from factbox.watch.seen import Host, Seen

Fetch = Callable[[str, Mapping[str, str] | None], Response]

GAP = 2.0
"""Seconds between two requests to one host."""
_LONGEST_GAP = 60.0
_KEEP_ROBOTS = 86_400.0  # seconds; RFC 9309 asks for no more than a day
_LONGEST_ROBOTS = 500_000  # characters; RFC 9309 asks for at least that many
_REMEMBERED = 86_400.0  # seconds after which it counts no more that a host asked for fewer requests
_ALL_FORBIDDEN = "User-agent: *\nDisallow: /\n"


class HostWaitError(FetchError):
    """A request that was not made, since its host had asked for fewer; ``wait`` is what is left of that time."""

    def __init__(self, host: str, wait: float) -> None:
        message = f"{host} asked for no more requests for now"
        super().__init__("host-waits", message, again=True, wait=wait, host=host)


class Manners:
    """The turns of each host, and what it allows.

    Args:
        fetch: asks a server.
        seen: keeps each robots.txt for a day.
        agent: the name to look for in robots.txt.
        clock: seconds since 1970.
        sleep: waits so many seconds.
        gap: the least number of seconds between two requests to one host.
    """

    def __init__(
        self,
        fetch: Fetch,
        seen: Seen,
        agent: str,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        gap: float = GAP,
    ) -> None:
        self._fetch, self._seen, self._agent = fetch, seen, agent
        self._clock, self._sleep, self._gap = clock, sleep, gap
        self._rules: dict[str, Any] = {}
        self._free: dict[str, float] = {}

    def ask(self, address: Address, headers: Mapping[str, str] | None = None) -> Response:
        """Fetch an address when it is its host's turn and robots.txt allows it.

        Raises:
            HostWaitError: the host is to be left alone for now; nothing was asked.
            FetchError: as fetching does; ``robots`` where robots.txt forbids it.
        """
        rules = self._rules_of(address)
        if not rules.can_fetch(address.url, self._agent):
            raise FetchError("robots", "its site's robots.txt asks programs not to fetch it", again=False)
        delay = rules.crawl_delay(self._agent) or 0
        return self._in_turn(address, headers, min(max(self._gap, float(delay)), _LONGEST_GAP))

    def _in_turn(self, address: Address, headers: Mapping[str, str] | None, gap: float) -> Response:
        host = self._seen.host(address.host)
        if (left := host.until - self._clock()) > 0:
            raise HostWaitError(host.name, left)
        if (wait := self._free.get(host.name, 0) - self._clock()) > 0:
            self._sleep(wait)
        try:
            response = self._fetch(address.url, headers)
        except FetchError as error:
            self._leave_alone(host, error)
            raise
        finally:
            self._free[host.name] = self._clock() + gap
        if host.failures and host.until + _REMEMBERED < self._clock():
            self._seen.note_host(Host(host.name))
        return response

    def _leave_alone(self, host: Host, error: FetchError) -> None:
        """Note a host that asks for fewer requests, and the one that sent us on to it, as they may be one site."""
        if error.status != 429 and not (error.status == 503 and error.wait):
            return
        for asked in {host.name: host, error.host: self._seen.host(error.host)}.values():
            failures = asked.failures + 1
            until = self._clock() + (error.wait or wait_after(failures, 0))
            self._seen.note_host(Host(asked.name, failures, until))

    def _rules_of(self, address: Address) -> Any:
        site = f"{address.scheme}://{address.authority}"
        text = self._seen.robots(site, self._clock())
        if text is None:
            text = self._robots(address)
            self._seen.note_robots(site, text, self._clock() + _KEEP_ROBOTS)
            self._rules.pop(site, None)
        if site not in self._rules:
            self._rules[site] = _protego().parse(text)
        return self._rules[site]

    def _robots(self, address: Address) -> str:
        """Return a site's robots.txt; a site that has none allows everything, one that fails is asked again later."""
        robots = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            data = self._in_turn(robots, None, self._gap).data
        except FetchError as error:
            if error.reason == "http-status" and 400 <= error.status < 500 and error.status != 429:
                return ""
            if error.again or error.reason == "refused-address":
                raise
            return _ALL_FORBIDDEN if error.reason != "redirects" else ""
        return data.decode("utf-8", "replace")[:_LONGEST_ROBOTS]


def _protego() -> Any:
    try:
        return importlib.import_module("protego").Protego
    except ImportError as error:
        raise UsageError("watching needs protego; install it with: pip install 'factbox[live]'") from error


def wait_after(failures: int, asked: float) -> float:
    """Return how many seconds to wait after so many failures in a row: 5 minutes, doubled each time, a day at most.

    Args:
        failures: 1 after the first.
        asked: seconds that the server asked to wait; no less is waited.
    """
    return max(min(300.0 * 2.0 ** (failures - 1), 86_400.0), asked)
