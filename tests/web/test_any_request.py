"""Whatever a program sends to what ``/openapi.json`` describes, it is answered, and never by a failure of the server.

``schemathesis run`` does more of the same against a running server; docs/page.md says when it was done last.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.story import write_story

from factbox.web.access import open_gate
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.guard import POLICY
from factbox.web.users import add_user, give_token, load_users

ODD = (
    "", "0", "-1", "1" * 30, "0001-01-01", "9999-12-31", "2031-05-07T24:00Z", "2031-05-07", "AF", "\x00", "../", "{}",
)  # fmt: skip
TEXTS = st.text(max_size=30) | st.sampled_from(ODD)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(write_story(tmp_path_factory.mktemp("any") / "any.db"))


@pytest.fixture(scope="module")
def program(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    file: Path = tmp_path_factory.mktemp("users") / "users"
    add_user(file, "vera", "reviewer", "correct horse battery")
    gate = open_gate(load_users(file))
    gate.requests._most = gate.requests._a_second = 1e9
    headers = {"authorization": f"Bearer {give_token(file, 'vera')}"}
    app = create_app(desk, gate)
    with TestClient(app, base_url="http://desk.example", headers=headers, raise_server_exceptions=False) as client:
        yield client


def like(schema: dict[str, Any], described: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return values that a schema may let through, and sometimes anything."""
    if "$ref" in schema:
        return like(described["components"]["schemas"][schema["$ref"].rpartition("/")[2]], described)
    if "anyOf" in schema:
        return st.one_of(*(like(one, described) for one in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("type") == "object":
        fields = {name: like(one, described) for name, one in schema.get("properties", {}).items()}
        return st.fixed_dictionaries(fields) | JSON
    kinds = {"integer": st.integers(), "null": st.none(), "string": TEXTS}
    if schema.get("type") == "array":
        return st.lists(like(schema["items"], described), max_size=3)
    return kinds.get(schema.get("type", ""), JSON)


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, told) for path, methods in described["paths"].items() for method, told in methods.items()]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_is_sent_makes_the_server_fail(program: TestClient, desk: Desk, data: st.DataObject) -> None:
    described = program.get("/openapi.json").json()
    view = desk.see(Asked()).view
    real = {
        "place_id": "local:alder",
        "report_id": view.reports[0].id,
        "number": "1",
        "form": "json",
        "name": "control",
    }
    path, method, told = data.draw(st.sampled_from(operations(described)))
    query = {}
    for one in told.get("parameters", []):
        if one["in"] == "path":
            words = data.draw(st.just(str(real[one["name"]])) | TEXTS.map(lambda text: text.replace("/", "") or "x"))
            path = path.replace("{" + one["name"] + "}", words)
        elif one["in"] == "query" and data.draw(st.booleans()):
            query[one["name"]] = data.draw(like(one["schema"], described) | TEXTS)
    body = None
    if "requestBody" in told:
        body = json.dumps(data.draw(like(told["requestBody"]["content"]["application/json"]["schema"], described)))
    try:
        answer = program.request(
            method.upper(), "/" + "/".join(map(quoted, path[1:].split("/"))), params=query, content=body
        )
    except UnicodeEncodeError:  # a lone half of a letter is no text that a client can send
        return
    assert answer.status_code < 500, (method, path, query, body, answer.text[:300])
    assert answer.headers["content-security-policy"] == POLICY
    if answer.status_code != 405 and answer.request.url.path.count("/") == path.count("/"):
        described_as = told["responses"][str(answer.status_code)]["content"]
        assert answer.headers["content-type"].partition(";")[0] in described_as, (path, answer.status_code)


def quoted(text: str) -> str:
    """Return a part of a path as a client writes it; two dots alone would lead out of it before it is sent."""
    return quote(text, safe="") if text not in (".", "..") else "%2e"
