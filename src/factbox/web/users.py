"""Who may look and who may decide: a file of names, roles and hashes of passwords and tokens."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from factbox.errors import UsageError
from factbox.publish.files import written_whole

Role = Literal["reader", "reviewer"]
"""A reader looks; a reviewer decides as well."""

ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 12

_hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106, low-memory
_nobody = _hasher.hash("nobody has this password")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in.

    Attributes:
        name: who it is.
        role: what they may do.
        password: an argon2 hash; in no ``repr``.
        token: the SHA-256 of the token by which a program of theirs is known; empty where there is none. A token has
            256 random bits, so nobody can try them and a slow hash would only slow each request.
    """

    name: str
    role: Role
    password: str = field(repr=False)
    token: str = field(default="", repr=False)


class Users:
    """The users of a file."""

    def __init__(self, users: Iterable[User]) -> None:
        self._users = {user.name: user for user in users}
        self._by_token = {user.token: user for user in self._users.values() if user.token}

    def __iter__(self) -> Iterable[User]:
        return iter(self._users.values())

    def find(self, name: str) -> User | None:
        """Return the user of that name."""
        return self._users.get(name)

    def of_token(self, token: str) -> User | None:
        """Return the user whose token this is."""
        return self._by_token.get(_token_hash(token))

    def check(self, name: str, password: str) -> User | None:
        """Return the user whose password this is; it takes as long where there is no such user."""
        user = self._users.get(name)
        try:
            right = _hasher.verify(user.password if user else _nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return user if right else None


def load_users(path: Path) -> Users:
    """Return the users of a file.

    Raises:
        UsageError: the file cannot be read, is none of ours, or holds nobody.
    """
    users = _read(path)
    if not users:
        raise UsageError(f"{path} holds no users; add one with: factbox users add {path} NAME")
    return Users(users)


def list_users(path: Path) -> tuple[User, ...]:
    """Return the users of a file, by name; none where there is no file."""
    return tuple(sorted(_read(path), key=lambda user: user.name)) if path.exists() else ()


def add_user(path: Path, name: str, role: str, password: str) -> None:
    """Add a user to a file, or give one that is there a new role and password.

    Raises:
        UsageError: the role is none, the name is empty, or the password is too short.
    """
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        raise UsageError(f"there is no role {role!r}; there are: {', '.join(ROLES)}")
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise UsageError(f"{name!r} is no name of a user; give letters without spaces around them")
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(f"a password has at least {SHORTEST_PASSWORD} characters")
    others = [user for user in list_users(path) if user.name != name]
    _write(path, [*others, User(name, known, _hasher.hash(password))])


def give_token(path: Path, name: str) -> str:
    """Return a new token for a user's programs, in the place of any earlier one; the file keeps its hash alone.

    Raises:
        UsageError: there is no user of that name.
    """
    token = secrets.token_urlsafe(32)
    _change(path, name, token=_token_hash(token))
    return token


def end_token(path: Path, name: str) -> None:
    """Let a user's token open nothing any more; raises UsageError where there is no user of that name."""
    _change(path, name, token="")


def _change(path: Path, name: str, **changes: str) -> None:
    users = _with(path, name)
    _write(path, [replace(user, **changes) if user.name == name else user for user in users])  # type: ignore[arg-type]


def _with(path: Path, name: str) -> tuple[User, ...]:
    """Return the users of a file, one of whom has that name."""
    users = list_users(path)
    if name not in {user.name for user in users}:
        raise UsageError(f"{path} has no user {name!r}; there are: {', '.join(user.name for user in users)}")
    return users


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def remove_user(path: Path, name: str) -> None:
    """Take a user out of a file; raises UsageError where there is none of that name."""
    _write(path, [user for user in _with(path, name) if user.name != name])


def _read(path: Path) -> list[User]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["users"]
        users = [User(str(row["name"]), row["role"], str(row["password"]), str(row.get("token", ""))) for row in rows]
    except OSError as error:
        raise UsageError(f"cannot read the users in {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no file of users; make one with: factbox users add {path} NAME") from error
    if any(user.role not in ROLES for user in users):
        raise UsageError(f"{path}: a role is none of {', '.join(ROLES)}")
    return users


def _write(path: Path, users: Iterable[User]) -> None:
    rows = [asdict(user) for user in sorted(users, key=lambda user: user.name)]
    with written_whole(path) as stream:
        stream.write(json.dumps({"users": rows}, indent=1, ensure_ascii=False) + "\n")
    path.chmod(0o600)  # nobody else on this machine shall try the hashes
