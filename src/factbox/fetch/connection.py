"""A connection to an IP address that was checked, on which every step has to end by one deadline."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from factbox.errors import UsageError
from factbox.fetch.addresses import Address, AddressError, parse_address

Clock = Callable[[], float]
T = TypeVar("T")


def open_connection(
    address: Address, ips: Sequence[str], proxy: str, deadline: float, clock: Clock
) -> http.client.HTTPConnection:
    """Return a connection on which a request can be sent: to one of the addresses, or to it through a proxy.

    Args:
        address: what will be asked for; its host is what the certificate must name.
        ips: the addresses that were checked; nothing else is connected to.
        proxy: ``http://host:port``, or empty.
        deadline: the moment of the clock by which all must be done.
        clock: seconds that only ever rise.

    Raises:
        OSError: none of the addresses could be reached, or by then.
    """
    via = _proxy(proxy) if proxy else None
    failed: OSError = OSError("no address")
    for ip in ips:
        try:
            plain = _dial(via or (ip, address.port), deadline, clock)
        except OSError as error:
            failed = error
            continue
        try:
            if via:
                _ask_proxy(plain, ip, address.port, deadline, clock)
            wire = Wire(_secured(plain, address, deadline, clock), deadline, clock)
        except BaseException:
            plain.close()
            raise
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.auto_open = 0  # else it would look the name up again, and connect to whatever it is then
        connection.sock = wire  # it is asked for sendall, makefile and close alone
        return connection
    raise failed


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what a function returns, if it does so in time; a lookup cannot be told how long it may take.

    Raises:
        TimeoutError: it did not; the thread is left to end by itself.
    """
    done: list[T] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:  # noqa: BLE001 - handed to the caller, who asked
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]


def _dial(to: tuple[str, int], deadline: float, clock: Clock) -> socket.socket:
    return socket.create_connection(to, timeout=_left(deadline, clock))


def _secured(plain: socket.socket, address: Address, deadline: float, clock: Clock) -> socket.socket:
    """Return the socket, with TLS for https: the certificate must be that of the name, not of the IP address."""
    if address.scheme == "http":
        return plain
    plain.settimeout(_left(deadline, clock))
    return ssl.create_default_context().wrap_socket(plain, server_hostname=address.host)


def _proxy(proxy: str) -> tuple[str, int]:
    """Return where a proxy listens; the user named it, so it may be anywhere."""
    try:
        address = parse_address(proxy)
    except AddressError as error:
        raise UsageError(f"{proxy!r} is no proxy; write it as http://host:3128") from error
    if address.scheme != "http":
        raise UsageError(f"{proxy!r} is no proxy; only http://host:port is known")
    return address.host, address.port


def _ask_proxy(plain: socket.socket, ip: str, port: int, deadline: float, clock: Clock) -> None:
    """Have a proxy connect to an IP address that was checked; it is never given a name that it would look up itself."""
    target = f"[{ip}]:{port}" if ":" in ip else f"{ip}:{port}"
    wire = Wire(plain, deadline, clock)
    wire.sendall(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = wire.recv(1)  # one at a time: what comes after the head belongs to the connection
        if not byte or len(head) > 8192:
            raise OSError("the proxy hung up")
        head += byte
    status = head.split(None, 2)[1:2]
    if status != [b"200"]:
        raise OSError(f"the proxy answered {b' '.join(status).decode('ascii', 'replace')}")


def _left(deadline: float, clock: Clock) -> float:
    left = deadline - clock()
    if left <= 0:
        raise TimeoutError
    return left


class Wire:
    """A socket that asks before every step how much time is left, so that no server can drip its answer out."""

    def __init__(self, sock: socket.socket, deadline: float, clock: Clock) -> None:
        self._sock, self._deadline, self._clock = sock, deadline, clock
        self._users = 1

    def sendall(self, data: Any) -> None:
        """Send all of it."""
        self._sock.settimeout(_left(self._deadline, self._clock))
        self._sock.sendall(data)

    def recv(self, size: int) -> bytes:
        """Return what has come, up to so many bytes; empty at the end."""
        self._sock.settimeout(_left(self._deadline, self._clock))
        return self._sock.recv(size)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """Return what comes as a file, which keeps the socket open until it is closed as well."""
        self._users += 1
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Hang up, once nobody reads any more."""
        self._users -= 1
        if self._users <= 0:
            self._sock.close()


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._wire.recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._wire.close()
