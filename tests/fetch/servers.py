"""Servers on loopback, made for one test each."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A web site: a function from a request's path and headers to an answer, and what it was asked for.

    Attributes:
        port: where it listens, on 127.0.0.1.
        asked: the paths, in order.
        lines: path and headers of each request.
    """

    def __init__(self, answer: Callable[[str, dict[str, str]], Answer]) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sent = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append(self.path)
                site.headers.append(sent)
                status, headers, body = answer(self.path, sent)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def site(answer: Callable[[str, dict[str, str]], Answer]) -> Iterator[Site]:
    made = Site(answer)
    try:
        yield made
    finally:
        made.close()


class Guard:
    """Sockets on 127.0.0.1 and ::1 that nobody must reach, at one port.

    Attributes:
        port: that port.
        reached: how often somebody did.
    """

    def __init__(self) -> None:
        self.reached = 0
        self._listening = [socket.create_server(("127.0.0.1", 0))]
        self.port = int(self._listening[0].getsockname()[1])
        with suppress(OSError):  # a machine without IPv6
            self._listening.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))
        for listening in self._listening:
            threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                listening.accept()[0].close()
                self.reached += 1

    def close(self) -> None:
        for listening in self._listening:
            listening.close()


class Proxy:
    """A proxy that knows CONNECT alone, and remembers where it was asked to connect."""

    def __init__(self, to: int) -> None:
        self.asked: list[str] = []
        self._to = to
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._serve, args=(self._listening.accept()[0],), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._to)) as server:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += client.recv(1)
            self.asked.append(head.split()[1].decode())
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=_pass_on, args=(server, client), daemon=True)
            back.start()
            _pass_on(client, server)
            back.join()

    def close(self) -> None:
        self._listening.close()


def _pass_on(here: socket.socket, there: socket.socket) -> None:
    with suppress(OSError):
        while data := here.recv(1 << 16):
            there.sendall(data)
        there.shutdown(socket.SHUT_WR)
