"""Where a connection may go: an address of the web, taken apart once, and an IP address that anybody may reach.

The host is looked up here and the connection goes to the address that was checked, so that it does not matter how
another parser would read the URL, nor what the name means a moment later (Miniflux checks at the same point, after the
lookup and before the connection).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]
"""A function from a host and a port to its IP addresses."""

PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\<>\"^`{|}]")
_NAT64 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
_WRAPPING = tuple(map(ipaddress.IPv6Network, ("2002::/16", "2001::/32", "::/96", "::ffff:0:0:0/96", "fec0::/10")))
"""Networks whose addresses hold another one (6to4, Teredo, compatible, translated), and the old site-local ones."""
_NEVER = tuple(map(ipaddress.ip_network, (
    "0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4",
    "100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16", "fd00:ec2::254/128",
)))  # fmt: skip
"""Beside what Python calls not global: carriers' own networks, benchmarks, and the metadata services of clouds."""


class AddressError(ValueError):
    """An address that must not be asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A URL, taken apart.

    Attributes:
        scheme: http or https.
        host: the name or IP address, in lower case, without brackets.
        port: where its server listens.
        target: path and query, as they are sent.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as a request names it: brackets around IPv6, the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The URL, in the form in which it is asked for."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_address(url: str, base: Address | None = None) -> Address:
    """Return a URL taken apart.

    Args:
        url: as written.
        base: the page it stood on or was sent from, for a relative one.

    Raises:
        AddressError: it is not http or https, names a user, or has in it what parsers disagree about.
    """
    written = url.strip()
    if _FORBIDDEN.search(written):
        raise AddressError("it has a character that no address may have")
    try:
        parts = urlsplit(urljoin(base.url, written) if base else written)
        port = parts.port
    except ValueError as error:
        raise AddressError(f"it is malformed: {error}") from error
    if parts.scheme not in PORTS:
        raise AddressError(f"only http and https are fetched, not {parts.scheme or 'a bare path'}")
    if "@" in parts.netloc or "%" in parts.netloc:
        raise AddressError("it names a user, or hides its host behind percent signs")
    if port == 0:
        raise AddressError("there is no port 0")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return Address(
        parts.scheme, _host(parts.hostname or ""), port or PORTS[parts.scheme], path + ("?" + query if query else "")
    )


def _host(written: str) -> str:
    """Return a host as it is looked up: ASCII, in lower case."""
    if ":" in written:
        try:
            return str(ipaddress.IPv6Address(written))
        except ValueError as error:
            raise AddressError("its host is no IPv6 address") from error
    try:
        host = written.encode("idna").decode("ascii").lower() if not written.isascii() else written.lower()
    except UnicodeError as error:
        raise AddressError("its host is no name") from error
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise AddressError("its host is no name")
    return host


def is_public(ip: str | IP) -> bool:
    """Say whether anybody on the internet may reach an address: not private, local, shared, reserved or multicast.

    An IPv4 address inside an IPv6 one (mapped, or by NAT64) is asked about itself; other kinds of wrapping are refused.
    """
    try:
        address = ipaddress.ip_address(ip) if isinstance(ip, str) else ip
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in _NAT64[0]:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(address in network for network in (*_WRAPPING, *_NAT64)):
            return False
    never = any(address in network for network in _NEVER if network.version == address.version)
    return address.is_global and not (never or address.is_multicast or address.is_reserved)


def look_up(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host by the system's own means, each once, in its order.

    Raises:
        OSError: the name is not known, or nobody answered.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(address: Address, allowed: Iterable[str], lookup: Lookup) -> list[str]:
    """Return the IP addresses to which a connection for this address may go.

    Args:
        address: what is asked for.
        allowed: hosts that may be anywhere, by name, or by name and port (``wiki.example:8080``).
        lookup: what finds the IP addresses of a host.

    Raises:
        AddressError: one of its IP addresses is not public; a name with a public and a private one is a trick.
        OSError: the name is not known.
    """
    found = lookup(address.host, address.port)
    if not found:
        raise OSError(f"{address.host} has no address")
    names = {name.casefold() for name in allowed}
    if names & {address.host, f"{address.host}:{address.port}", address.authority}:
        return found
    private = [ip for ip in found if not is_public(ip)]
    if private:
        raise AddressError(
            f"{address.host} is at {private[0]}, which is not on the public internet; allow it by name if it is meant"
        )
    return found
