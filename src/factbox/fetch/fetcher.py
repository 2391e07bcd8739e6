"""One request at a time, within limits of time, size, redirects and unpacking, to addresses that were checked.

It stands on the standard library's ``http.client`` with connections of its own (:mod:`factbox.fetch.connection`):
the libraries above it look a name up themselves when they connect, and none of them limits the whole time of a request.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from factbox.fetch.addresses import Address, AddressError, Lookup, checked_addresses, look_up, parse_address
from factbox.fetch.connection import open_connection, within
from factbox.unpack import UnpackError, unpack_blocks

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BLOCK = 1 << 14
_KEPT = ("content-type", "etag", "last-modified")
_LONGEST_WAIT = 86_400.0  # seconds; a server that asks for more is asked again after a day
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anybody's server is taken.

    Attributes:
        seconds: for one address with all its redirects, from the lookup to the last byte.
        packed: bytes as they are sent.
        unpacked: bytes after unpacking; the ratio of :mod:`factbox.unpack` holds beside it.
        redirects: how many are followed.
    """

    seconds: float = 30.0
    packed: int = 20_000_000
    unpacked: int = 32_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Response:
    """What a server sent.

    Attributes:
        url: the address that answered, after redirects.
        status: 200, or 304 where nothing is new since the last time.
        data: the body, unpacked.
        headers: content-type, etag and last-modified, where sent; names in lower case.
        moved: the address to ask in future, where every redirect was permanent; else empty.
    """

    url: str
    status: int
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""


class FetchError(Exception):
    """Nothing was fetched.

    Attributes:
        reason: ``refused-address``, ``unreachable``, ``timeout``, ``too-large``, ``redirects``, ``http-status``,
            ``bomb``, ``damaged``, ``truncated`` or ``unsupported``.
        again: whether it may work later.
        status: the server's answer, where it gave one.
        wait: seconds that the server asks to wait; 0 if it does not say.
        host: who gave that answer, after redirects; empty where nobody did.
    """

    def __init__(
        self, reason: str, message: str, *, again: bool, status: int = 0, wait: float = 0, host: str = ""
    ) -> None:
        super().__init__(message)
        self.reason, self.again, self.status, self.wait, self.host = reason, again, status, wait, host


@dataclass(frozen=True, slots=True)
class Fetcher:
    """What asks servers, and by which rules.

    Attributes:
        agent: how it calls itself.
        allowed: hosts that may be at addresses which are not public, by name or by ``name:port``.
        proxy: ``http://host:port`` of a proxy, or empty. What the environment says of proxies is not looked at. The
            checks are the same: the name is looked up here, and the proxy is asked for the address that was checked.
        limits: how much is taken.
        lookup: what finds the IP addresses of a host.
        clock: seconds that only ever rise.
    """

    agent: str = "factbox"
    allowed: frozenset[str] = frozenset()
    proxy: str = ""
    limits: Limits = Limits()
    lookup: Lookup = look_up
    clock: Clock = time.monotonic

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """Return what stands at an address.

        Args:
            url: http or https.
            headers: more of a request's headers, such as ``If-None-Match``.

        Raises:
            FetchError: it was refused, could not be reached, or sent something other than 200 or 304.
        """
        deadline = self.clock() + self.limits.seconds
        try:
            return self._follow(parse_address(url), dict(headers or {}), deadline)
        except AddressError as error:
            raise FetchError("refused-address", str(error), again=False) from error
        except UnpackError as error:
            again = error.reason in ("truncated", "damaged")
            raise FetchError(error.reason, str(error), again=again) from error
        except TimeoutError as error:
            message = f"it took more than {self.limits.seconds:g} seconds"
            raise FetchError("timeout", message, again=True) from error
        except (OSError, http.client.HTTPException) as error:
            told = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise FetchError("unreachable", f"no answer: {told}", again=True) from error

    def _follow(self, address: Address, headers: dict[str, str], deadline: float) -> Response:
        moved, permanent = "", True
        for _ in range(self.limits.redirects + 1):
            status, sent, data = self._ask(address, headers, deadline)
            if status not in _REDIRECTS:
                return _response(address, status, sent, data, moved)
            if not sent.get("location"):
                raise FetchError("redirects", f"it answered {status} without saying where", again=False, status=status)
            address = parse_address(sent["location"], address)
            permanent = permanent and status in (301, 308)
            moved = address.url if permanent else moved
        raise FetchError("redirects", f"it was sent on more than {self.limits.redirects} times", again=False)

    def _ask(self, address: Address, headers: Mapping[str, str], deadline: float) -> tuple[int, dict[str, str], bytes]:
        """Ask one server once; a redirect's own page is not taken."""
        ips = within(deadline - self.clock(), lambda: checked_addresses(address, self.allowed, self.lookup))
        connection = open_connection(address, ips, self.proxy, deadline, self.clock)
        try:
            asked = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
            connection.request("GET", address.target, headers={"Host": address.authority, **asked, **headers})
            with connection.getresponse() as answer:
                sent = {name.lower(): value for name, value in answer.getheaders()}
                return answer.status, sent, self._body(answer, sent) if answer.status == 200 else b""
        finally:
            connection.close()

    def _body(self, answer: http.client.HTTPResponse, sent: Mapping[str, str]) -> bytes:
        coding = sent.get("content-encoding", "").strip().casefold()
        blocks = self._blocks(answer)
        if coding in ("", "identity"):
            return b"".join(blocks)
        return b"".join(unpack_blocks(blocks, coding, cap=self.limits.unpacked))

    def _blocks(self, answer: http.client.HTTPResponse) -> list[bytes]:
        """Return a body as it was sent, in blocks."""
        found, size = [], 0
        while block := answer.read(_BLOCK):
            size += len(block)
            if size > self.limits.packed:
                raise FetchError("too-large", f"it has more than {self.limits.packed:,} bytes", again=False)
            found.append(block)
        if answer.length:  # http.client says nothing where less came than was announced
            raise FetchError("truncated", f"{answer.length:,} bytes of it never came", again=True)
        return found


def _response(address: Address, status: int, sent: Mapping[str, str], data: bytes, moved: str) -> Response:
    if status not in (200, 304):
        again = status in (408, 425, 429) or status >= 500
        message, wait = f"it answered {status}", _asked_wait(sent)
        raise FetchError("http-status", message, again=again, status=status, wait=wait, host=address.host)
    return Response(address.url, status, data, {name: sent[name] for name in _KEPT if name in sent}, moved)


def _asked_wait(sent: Mapping[str, str]) -> float:
    """Return the seconds of ``Retry-After``, a number or a date, which counts from the server's own ``Date``."""
    asked = sent.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked), _LONGEST_WAIT)
    until, now = _http_date(asked), _http_date(sent.get("date", ""))
    return min(max((until - now).total_seconds(), 0.0), _LONGEST_WAIT) if until and now else 0.0


def _http_date(words: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(words)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
