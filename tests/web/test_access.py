"""Users, sessions, rates, and the way in and out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from factbox.errors import UsageError
from factbox.web.access import COOKIE, Gate, address_of, open_gate
from factbox.web.app import create_app
from factbox.web.desk import Desk
from factbox.web.forms import inside
from factbox.web.guard import POLICY
from factbox.web.sessions import LONGEST, MOST, Rate, Sessions
from factbox.web.users import User, add_user, end_token, give_token, list_users, load_users, remove_user

PASSWORD = "correct horse battery"  # noqa: S105 - of a made user
HERE = {"sec-fetch-site": "same-origin"}
ADA = User("ada", "reader", "a hash")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "desk.users"
    add_user(path, "rita", "reader", PASSWORD)
    add_user(path, "vera", "reviewer", PASSWORD)
    return path


@pytest.fixture
def gate(file: Path) -> Gate:
    return open_gate(load_users(file))


@pytest.fixture
def visitor(desk: Desk, gate: Gate) -> Iterator[TestClient]:
    with TestClient(create_app(desk, gate), base_url="http://desk.example", follow_redirects=False) as client:
        yield client


def log_in(client: TestClient, name: str = "rita", password: str = PASSWORD, **more: str):
    return client.post("/login", data={"name": name, "password": password, **more}, headers=HERE)


def test_who_is_not_logged_in_is_led_to_the_door_and_back(visitor: TestClient) -> None:
    answer = visitor.get("/places?known=2031-05-07")
    assert answer.headers["location"] == "/login?then=%2Fplaces%3Fknown%3D2031-05-07"
    assert "ALDER" not in answer.text
    page = visitor.get(answer.headers["location"]).text
    assert 'value="/places?known=2031-05-07"' in page
    assert log_in(visitor, then="/places?known=2031-05-07").headers["location"] == "/places?known=2031-05-07"
    assert "ALDER" in visitor.get("/places?known=2031-05-07").text
    assert "story.db" not in page  # a stranger is not told what there is


def test_the_cookie_cannot_be_read_by_scripts_and_stays_on_this_site(visitor: TestClient) -> None:
    cookie = log_in(visitor).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize(
    ("name", "password"), [("rita", "wrong horse battery"), ("nobody", PASSWORD), ("", ""), ("rita", "")]
)
def test_a_wrong_name_and_a_wrong_password_look_alike(visitor: TestClient, name: str, password: str) -> None:
    answer = log_in(visitor, name, password)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "The name or the password is not right." in answer.text


def test_logging_out_ends_the_session_itself(visitor: TestClient) -> None:
    log_in(visitor)
    token = visitor.cookies[COOKIE]
    assert visitor.post("/logout", headers=HERE).status_code == 303
    assert visitor.get("/", headers={"cookie": f"{COOKIE}={token}"}).status_code == 303


def test_passwords_cannot_be_tried_for_ever(visitor: TestClient) -> None:
    answers = [log_in(visitor, "rita", f"guess number {number}").status_code for number in range(12)]
    assert answers == [401] * 10 + [429] * 2
    assert log_in(visitor, "rita").status_code == 429


def test_asking_too_fast_is_slowed(desk: Desk, file: Path) -> None:
    gate = open_gate(load_users(file))
    gate = replace(gate, requests=Rate(300, 30, clock=lambda: 0.0))  # a slow machine asks no slower
    client = TestClient(create_app(desk, gate), base_url="http://desk.example")
    assert 429 in {client.get("/static/icon.svg").status_code for _ in range(400)}


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_logging_in_leads_to_no_other_host(address: str) -> None:
    assert inside(address) == "/"


def test_a_longer_form_than_any_of_ours_is_refused_and_never_cut(visitor: TestClient) -> None:
    answer = log_in(visitor, "rita", "x" * 1_000_000)
    assert (answer.status_code, answer.headers["content-security-policy"]) == (413, POLICY)


@pytest.mark.parametrize("address", ["/loginfo", "/login/other", "/staticfile"])
def test_only_the_door_itself_stands_open(visitor: TestClient, address: str) -> None:
    assert visitor.get(address).headers["location"].startswith("/login?then=")


def test_nobody_is_locked_out_from_one_address(desk: Desk, gate: Gate) -> None:
    app = create_app(desk, gate)
    clients = [TestClient(app, base_url="http://desk.example", client=(f"192.0.2.{one}", 1)) for one in (1, 2)]
    guesses = [log_in(clients[0], "rita", f"guess number {number}").status_code for number in range(15)]
    assert guesses[-1] == 429
    assert log_in(clients[1]).status_code == 200  # led on to the front page


def test_many_addresses_together_cannot_try_a_name_for_ever(desk: Desk, gate: Gate) -> None:
    gate = replace(gate, names=Rate(3, 0, clock=lambda: 0.0))
    app = create_app(desk, gate)
    clients = [TestClient(app, base_url="http://desk.example", client=(f"192.0.2.{one}", 1)) for one in range(4)]
    assert [log_in(one, "rita", "a wrong password").status_code for one in clients] == [401, 401, 401, 429]


@pytest.mark.parametrize(
    ("address", "asker"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_an_asker_is_an_address_or_the_network_that_one_asker_has(address: str, asker: str) -> None:
    assert address_of({"client": (address, 1)}) == asker


# --- users who are changed while the server runs


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.users"
    for name, role in (("rita", "reader"), ("vera", "reviewer")):
        add_user(path, name, role, PASSWORD)
    return path


@pytest.fixture
def logged_in(desk: Desk, own: Path) -> Iterator[TestClient]:
    app = create_app(desk, open_gate(load_users(own)))
    with TestClient(app, base_url="http://desk.example", follow_redirects=False) as client:
        log_in(client, "vera")
        assert client.get("/places").status_code == 200
        yield client


def test_who_is_taken_out_of_the_file_is_out_at_once(logged_in: TestClient, own: Path) -> None:
    remove_user(own, "vera")
    assert logged_in.get("/places").status_code == 303
    assert log_in(logged_in, "vera").status_code == 401
    assert log_in(logged_in, "rita").status_code == 303


def test_a_new_password_ends_the_sessions_before_it(logged_in: TestClient, own: Path) -> None:
    add_user(own, "vera", "reviewer", "another passphrase")
    assert logged_in.get("/places").status_code == 303
    assert log_in(logged_in, "vera", "another passphrase").status_code == 303
    assert logged_in.get("/places").status_code == 200


def test_a_token_opens_from_when_it_is_given_until_it_is_ended(logged_in: TestClient, own: Path) -> None:
    program = {"authorization": f"Bearer {give_token(own, 'rita')}"}
    assert logged_in.get("/places.json", headers=program).status_code == 200
    end_token(own, "rita")
    assert logged_in.get("/places.json", headers=program).status_code == 401


@pytest.mark.parametrize("text", [None, "", "{}"])
def test_a_file_that_is_gone_or_broken_lets_nobody_in(logged_in: TestClient, own: Path, text: str | None) -> None:
    own.unlink() if text is None else own.write_text(text, encoding="utf-8")
    assert logged_in.get("/places").status_code == 303
    assert log_in(logged_in, "vera").status_code == 401


# --- sessions and rates


def test_a_session_ends_by_itself() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    token = sessions.begin(ADA)
    assert sessions.user(token) == ADA
    now[0] = LONGEST + 1
    assert sessions.user(token) is None


def test_sessions_are_bounded_and_the_oldest_goes_first() -> None:
    sessions = Sessions()
    first = sessions.begin(ADA)
    last = [sessions.begin(ADA) for _ in range(MOST)][-1]
    assert sessions.user(first) is None
    assert sessions.user(last) == ADA


def test_a_rate_allows_some_at_once_and_then_some_a_second() -> None:
    now = [0.0]
    rate = Rate(3, 0.5, lambda: now[0])
    assert [rate.allow("a") for _ in range(4)] == [True, True, True, False]
    assert rate.allow("b")
    now[0] = 2.0
    assert [rate.allow("a") for _ in range(2)] == [True, False]


# --- the file of users


def test_a_password_is_kept_as_a_hash_that_nobody_else_reads(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert text.count("$argon2id$") == 2
    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD not in repr(list_users(file))
    assert "argon2" not in repr(list_users(file))


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [("ada", "boss", PASSWORD), ("", "reader", PASSWORD), (" ada", "reader", PASSWORD), ("ada", "reader", "short")],
)
def test_a_bad_user_is_refused(tmp_path: Path, name: str, role: str, password: str) -> None:
    with pytest.raises(UsageError):
        add_user(tmp_path / "users", name, role, password)
    assert not (tmp_path / "users").exists()


def test_adding_again_changes_role_and_password(tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "ada", "reader", PASSWORD)
    add_user(path, "ada", "reviewer", "another passphrase")
    users = load_users(path)
    assert users.check("ada", PASSWORD) is None
    assert users.check("ada", "another passphrase").role == "reviewer"
    remove_user(path, "ada")
    with pytest.raises(UsageError, match="holds no users"):
        load_users(path)
    with pytest.raises(UsageError, match="no user 'ada'"):
        remove_user(path, "ada")


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"users": [{"name": "a", "role": "boss", "password": ""}]}', "users: []"]
)
def test_a_file_that_is_none_of_ours_is_told_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / "users"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        load_users(path)
