"""Who may look and who may decide: a file of names, roles and hashes of passwords and tokens."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
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
    """The users of a file as it is now: who is taken out of it may do nothing from the next request on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state = _state_of(path)
        self._users: Sequence[User] = list_users(path)

    def _now(self) -> Sequence[User]:
        """Return the users, read again if the file is another; of a file that cannot be read, nobody is one."""
        if (state := _state_of(self._path)) != self._state:
            try:
                self._users = list_users(self._path)
            except UsageError:
                self._users = ()
            self._state = state
        return self._users

    def find(self, name: str) -> User | None:
        """Return the user of that name."""
        return next((user for user in self._now() if user.name == name), None)

    def of_token(self, token: str) -> User | None:
        """Return the user whose token this is."""
        hashed = _hash_token(token)
        return next((user for user in self._now() if user.token == hashed), None)

    def check(self, name: str, password: str) -> User | None:
        """Return the user whose password this is; it takes as long where there is no such user."""
        user = self.find(name)
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
    if not list_users(path):
        raise UsageError(f"{path} holds no users; add one with: factbox users add {path} NAME")
    return Users(path)


def list_users(path: Path) -> tuple[User, ...]:
    """Return the users of a file, by name; none where there is no file."""
    return tuple(sorted(_read(path), key=lambda user: user.name)) if path.exists() else ()


# --- changing the file --------------------------------------------------------------------------------------------


def add_user(path: Path, name: str, role: str, password: str) -> None:
    """Add a user to a file, or give one that is there a new role and password; an earlier token opens nothing any more.

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
    _set_token(path, name, _hash_token(token))
    return token


def end_token(path: Path, name: str) -> None:
    """Let a user's token open nothing any more; raises UsageError where there is no user of that name."""
    _set_token(path, name, "")


def remove_user(path: Path, name: str) -> None:
    """Take a user out of a file; raises UsageError where there is none of that name."""
    _write(path, [user for user in _users_with(path, name) if user.name != name])


def _set_token(path: Path, name: str, hashed: str) -> None:
    users = _users_with(path, name)
    _write(path, [replace(user, token=hashed) if user.name == name else user for user in users])


def _users_with(path: Path, name: str) -> tuple[User, ...]:
    """Return the users of a file, one of whom has that name."""
    users = list_users(path)
    if name not in {user.name for user in users}:
        raise UsageError(f"{path} has no user {name!r}; there are: {', '.join(user.name for user in users)}")
    return users


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


# --- the file -----------------------------------------------------------------------------------------------------


def _state_of(path: Path) -> tuple[int, int, int]:
    """Return by what a file is known to be another than before; a file that is not there is one too."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns)


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
    with written_whole(path, mode=0o600) as stream:  # nobody else on this machine shall try the hashes
        stream.write(json.dumps({"users": rows}, indent=1, ensure_ascii=False) + "\n")
