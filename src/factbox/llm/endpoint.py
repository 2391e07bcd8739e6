"""The connection to an OpenAI-compatible endpoint: one request, one answer, no redirects, no proxies."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from factbox.errors import FactboxError, UsageError

LARGEST_ANSWER = 4_000_000
"""Bytes; some thousand claims."""
TRIES = 4
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


class EndpointError(FactboxError):
    """The endpoint cannot be used now: it is down, refuses the key, or does not speak the protocol."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered.

    Attributes:
        text: its words; empty if it refused.
        refusal: why it refused; empty if it did not.
        tokens_in: tokens it read, as the endpoint counts them.
        tokens_out: tokens it wrote.
    """

    text: str
    refusal: str = ""
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible API.

    Attributes:
        url: its address, such as ``http://localhost:11434/v1``.
        key: what is sent as bearer token; empty for none.
        timeout: seconds to wait for an answer.
        sleep: waits between two tries.
    """

    url: str
    key: str = field(default="", repr=False)
    timeout: float = 300.0
    sleep: Callable[[float], object] = time.sleep

    def __post_init__(self) -> None:
        """Refuse what is no address.

        Raises:
            UsageError: the address is not http or https, or has no host.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{self.url!r} is no address of an API; write it as http://localhost:11434/v1")

    def ask(self, body: dict[str, Any]) -> Answer:
        """Return the answer to a request; one that may succeed later is tried again after 1, 2 and 4 seconds.

        Raises:
            EndpointError: there is no answer that could be used.
        """
        reason = ""
        for tried in range(TRIES):
            if tried:
                self.sleep(2 ** (tried - 1))
            try:
                status, data = self._post(json.dumps(body).encode())
            except (OSError, http.client.HTTPException) as error:
                reason = f"cannot be reached: {error or type(error).__name__}"
                continue
            if status not in _LATER:
                return self._answer(status, data)
            reason = f"answered {status} {TRIES} times"
        raise EndpointError(f"{self.url} {reason}; nothing is lost, run the command again when it answers")

    def _post(self, body: bytes) -> tuple[int, bytes]:
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(str(parts.hostname), parts.port, timeout=self.timeout)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        try:
            connection.request("POST", parts.path.rstrip("/") + "/chat/completions", body, headers)
            response = connection.getresponse()
            return response.status, response.read(LARGEST_ANSWER + 1)
        finally:
            connection.close()

    def _answer(self, status: int, data: bytes) -> Answer:
        if len(data) > LARGEST_ANSWER:
            return Answer("", f"the answer has more than {LARGEST_ANSWER:,} bytes")
        if status in (400, 413, 422) and _filtered(data):
            return Answer("", "the endpoint's filter refused the report")
        if status != 200:
            shown = data[:200].decode("utf-8", "replace")
            raise EndpointError(f"{self.url} answered {status}: {shown!r}; see --endpoint, --model and FACTBOX_LLM_KEY")
        try:
            return _read(json.loads(data))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise EndpointError(f"{self.url} does not speak the chat completions protocol: {error!r}") from error


def _filtered(data: bytes) -> bool:
    """Say whether a request was refused for what the report says or how long it is, not for its form."""
    words = data[:2000].decode("utf-8", "replace").casefold()
    return any(word in words for word in ("content_filter", "content_policy", "context_length", "too long"))


def _read(data: Any) -> Answer:
    choice = data["choices"][0]
    message = choice["message"]
    usage = data.get("usage") or {}
    text, refusal = message.get("content") or "", message.get("refusal") or ""
    ended = choice.get("finish_reason")
    if not isinstance(text, str) or message.get("tool_calls"):
        refusal = "it called a tool, though it has none"
    elif ended == "content_filter":
        refusal = refusal or "the endpoint's filter stopped the answer"
    elif ended == "length":
        refusal = refusal or "the answer was cut off"
    return Answer(
        "" if refusal else text, refusal, int(usage.get("prompt_tokens", 0)), int(usage.get("completion_tokens", 0))
    )
