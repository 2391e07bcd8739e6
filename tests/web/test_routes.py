"""Every route times every identity times every method: who gets what, as one table."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from factbox.web.access import COOKIE, open_gate
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.guard import POLICY
from factbox.web.users import User, add_user, give_token, load_users

SAFE = ("GET", "HEAD", "OPTIONS")
CHANGING = ("POST", "PUT", "DELETE")
FROM = {
    "here": {"sec-fetch-site": "same-origin", "origin": "http://desk.example"},
    "an old browser, here": {"origin": "http://desk.example"},
    "elsewhere": {"sec-fetch-site": "cross-site", "origin": "http://evil.example"},
    "a subdomain": {"sec-fetch-site": "same-site", "origin": "http://sub.desk.example"},
    "an old browser, elsewhere": {"origin": "http://evil.example"},
    "nowhere": {},
}
OURS = ("here", "an old browser, here")
PUBLIC = ("/login", "/static/")
PROGRAMS = ("a reader's program", "a reviewer's program")


@pytest.fixture(scope="module")
def clients(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, TestClient]:
    file: Path = tmp_path_factory.mktemp("users") / "users"
    for name, role in (("rita", "reader"), ("vera", "reviewer")):
        add_user(file, name, role, "correct horse battery")
    tokens = {name: give_token(file, name) for name in ("rita", "vera")}
    users = load_users(file)
    gate = open_gate(users)
    gate.requests._most = gate.requests._a_second = 1e9  # the table asks faster than any visitor may
    app = create_app(desk, gate)

    def client(cookie: str = "") -> TestClient:
        headers = {"cookie": f"{COOKIE}={cookie}"} if cookie else {}
        return TestClient(app, base_url="http://desk.example", follow_redirects=False, headers=headers)

    def program(token: str, cookie: str = "") -> TestClient:
        made = client(cookie)
        made.headers["authorization"] = f"Bearer {token}"
        return made

    return {
        "a reader's program": program(tokens["rita"]),
        "a reviewer's program": program(tokens["vera"]),
        "a program with a wrong token": program("0" * 43),
        "a wrong token beside a reviewer's cookie": program("0" * 43, gate.sessions.begin(users.find("vera"))),
        "a reader's token beside a reviewer's cookie": program(tokens["rita"], gate.sessions.begin(users.find("vera"))),
        "anonymous": client(),
        "forged": client("0" * 43),
        "gone": client(gate.sessions.begin(User("gus", "reviewer", "removed since"))),
        "reader": client(gate.sessions.begin(users.find("rita"))),
        "reviewer": client(gate.sessions.begin(users.find("vera"))),
    }


def routes(client: TestClient, desk: Desk) -> list[str]:
    """Return an address for every route of the app, and one for none."""
    view = desk.see(Asked()).view
    known = {
        "place_id": "local:alder", "report_id": view.reports[0].id, "claim_id": view.claims[0].id, "form": "json",
        "country": "AF", "name": "control", "name:path": "page.css", "number": "1",
    }  # fmt: skip
    app = client.app._app._app  # behind guard and access
    paths = []
    for route in app.routes:
        nested = getattr(route, "routes", None) or getattr(getattr(route, "original_router", None), "routes", None)
        paths += [one.path for one in (nested or [route]) if isinstance(one, Route) or hasattr(one, "path")]
    assert len(set(paths)) > 40
    filled = set()
    for path in paths:
        for name, value in known.items():
            path = path.replace("{" + name + "}", value)  # noqa: PLW2901
        assert "{" not in path, path
        filled.add(path)
    return sorted({*filled, "/no/such/page"})


READERS = ("reader", "reviewer", *PROGRAMS, "a reader's token beside a reviewer's cookie")
"""Who may look."""


def may(who: str, method: str, path: str, origin: str) -> bool:
    """Say whether somebody may get an answer with something in it."""
    if method in CHANGING and path.startswith("/api/"):
        return who == "a reviewer's program" and origin in (*OURS, "nowhere")
    if method in CHANGING and origin not in OURS:
        return False
    return path.startswith(PUBLIC) or who in READERS


def table(paths: list[str], identities: list[str]) -> list[tuple[str, str, str, str]]:
    """Return each question: looking comes from here, as its origin changes nothing; changing comes from everywhere."""
    looking = [(path, who, method, "here") for path in paths for who in identities for method in SAFE]
    five = ("anonymous", "reader", "reviewer", *PROGRAMS)
    posting = [(path, who, "POST", origin) for path in paths if path != "/logout" for who in five for origin in FROM]
    changing = [(path, who, method, "here") for path in paths for who in five for method in CHANGING[1:]]
    return looking + posting + changing  # posting to /logout would end the sessions of the table


def test_nobody_gets_what_he_may_not(clients: dict[str, TestClient], desk: Desk) -> None:
    wrong, got = [], 0
    for path, who, method, origin in table(routes(clients["anonymous"], desk), list(clients)):
        answer = clients[who].request(method, path, headers=FROM[origin])
        fine = answer.status_code < 300
        got += fine
        bare = answer.headers.get("content-security-policy") != POLICY
        if bare or answer.status_code >= 500 or (fine and not may(who, method, path, origin)):
            wrong.append((path, who, method, origin, answer.status_code))
    assert wrong == []
    assert got > 80  # else the table asks the wrong questions


def deciding(desk: Desk) -> dict[str, dict[str, str]]:
    """Return what takes a decision, with a form that each takes."""
    claim = desk.see(Asked()).view.claims[0]
    return {
        f"/reports/{claim.report_id}/claims/{claim.id}": {"decision": "accept"},
        "/reviews/1/undo": {},
        "/review/name": {"name": "somebody"},
        f"/reports/{claim.report_id}/claims": {"words": claim.quote, "type": claim.type, "stance": "asserted"},
        f"/reports/{claim.report_id}/copy": {"other": desk.see(Asked()).view.reports[1].id},
        "/withheld": {"names": "Jan Sorrel"},
        "/withheld/1/undo": {},
    }


def test_only_a_reviewer_decides_and_only_from_a_page_of_ours(clients: dict[str, TestClient], desk: Desk) -> None:
    deciders = routes(clients["anonymous"], desk)
    for path, form in deciding(desk).items():
        assert path in deciders, path
        for (who, client), (origin, headers) in product(clients.items(), FROM.items()):
            if (who, origin in OURS) != ("reviewer", True):
                assert client.post(path, data=form, headers=headers).status_code in (401, 403), (who, path, origin)
    assert (desk.reviews(Asked()), desk.redactions()) == ((), ())
    for origin in OURS:
        path, undo, *_ = deciding(desk)
        assert clients["reviewer"].post(path, data={"decision": "accept"}, headers=FROM[origin]).status_code == 303
        number = desk.reviews(Asked())[-1].number
        undone = undo.replace("1", str(number))
        assert clients["reviewer"].post(undone, headers=FROM[origin]).status_code == 303
    assert {(one.decided_by, one.undone_by) for one in desk.reviews(Asked())} == {("vera", "vera")}


def test_a_program_decides_with_the_token_of_a_reviewer_alone(clients: dict[str, TestClient], desk: Desk) -> None:
    claim = desk.see(Asked()).view.claims[0]
    said = {"action": "accept", "report": claim.report_id, "claim": claim.id, "why": "checked by a script"}
    before = len(desk.reviews(Asked()))
    for (who, client), (origin, headers) in product(clients.items(), FROM.items()):
        if who != "a reviewer's program":
            answer = client.post("/api/reviews.json", json=said, headers=headers)
            assert answer.status_code in (401, 403), (who, origin)
    for origin in ("elsewhere", "a subdomain", "an old browser, elsewhere"):  # a page that got hold of a token
        answer = clients["a reviewer's program"].post("/api/reviews.json", json=said, headers=FROM[origin])
        assert answer.status_code == 403
    assert len(desk.reviews(Asked())) == before
    program = clients["a reviewer's program"]
    (number,) = program.post("/api/reviews.json", json=said).json()["numbers"]
    assert [one["number"] for one in program.get("/reviews.json").json()["rows"]][-1] == number
    assert program.post(f"/api/reviews/{number}/undo.json", json={"why": "a test"}).status_code == 200
    latest = desk.reviews(Asked())[-1]
    assert (latest.decided_by, latest.reason, latest.undone_by) == ("vera", "checked by a script", "vera")
    for path, form in deciding(desk).items():  # the forms of pages are not for programs
        assert program.post(path, data=form).status_code == 403


def test_nothing_else_but_logging_in_and_out_takes_anything(clients: dict[str, TestClient], desk: Desk) -> None:
    taken = {"/login", "/logout", *deciding(desk)}  # and /api/, which asks for a token
    for path in routes(clients["anonymous"], desk):
        if path not in taken:
            assert clients["reviewer"].post(path, headers=FROM["here"]).status_code in (
                (403, 422) if path.startswith("/api/") else (404, 405)
            ), path
            assert clients["reader"].post(path, headers=FROM["here"]).status_code in (403, 404, 405), path


def test_a_stranger_cannot_log_somebody_out(clients: dict[str, TestClient]) -> None:
    answer = clients["reader"].post("/logout", headers=FROM["elsewhere"])
    assert answer.status_code == 403
    assert clients["reader"].get("/").status_code == 200
