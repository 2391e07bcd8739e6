"""Endpoints on loopback that speak the chat completions protocol, each with a mind of its own."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Mind = Callable[[str], Any]
"""From the report that a request shows to the claims answered, a text, or a status with a body."""

EMPTY = {"actor": "", "recipient": "", "place": "", "time": "", "speaker": "", "unit": "", "extent": ""}


def claim(quote: str, place: str = "", **fields: Any) -> dict[str, Any]:
    """Return a claim in the form of the schema."""
    made = {"type": "territory.capture", "stance": "asserted", "quote": quote, "place": place, "historical": False}
    return EMPTY | {"low": None, "best": None, "high": None} | made | fields


class Model:
    """A server that answers as its mind tells it, and remembers what it was asked."""

    def __init__(self, mind: Mind) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append(body)
                model.keys.append(self.headers.get("Authorization", ""))
                status, data = _answer(mind(shown(body)))
                self.send_response(status if self.path == "/v1/chat/completions" else 404)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serving(mind: Mind) -> Iterator[Model]:
    made = Model(mind)
    try:
        yield made
    finally:
        made.close()


def shown(body: dict[str, Any]) -> str:
    """Return what a request shows of a report."""
    lines: str = body["messages"][1]["content"]
    found = re.fullmatch(r"<<<(\w+) report begins>>>\n(.*)\n<<<\1 report ends>>>", lines, re.DOTALL)
    assert found, lines
    return found[2]


def _answer(given: Any) -> tuple[int, bytes]:
    if isinstance(given, tuple):
        return int(given[0]), json.dumps(given[1]).encode()
    content = given if isinstance(given, str) else json.dumps({"claims": given})
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 100, "completion_tokens": 20}
    return 200, json.dumps({"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage}).encode()
