"""Who is logged in, and how often somebody may ask: kept in memory, bounded, and gone with the server."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from factbox.web.users import User

LONGEST = 12 * 3600.0
"""Seconds after which a session ends, however much it is used."""

MOST = 10_000
"""How many sessions, or askers, are kept in mind; the oldest go first."""


class Sessions:
    """Sessions by the hash of their token, so that no memory dump gives a token away."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._users: OrderedDict[str, tuple[User, float]] = OrderedDict()

    def begin(self, user: User) -> str:
        """Begin a session, and return its token."""
        token = secrets.token_urlsafe(32)
        self._users[_hash(token)] = (user, self._clock() + LONGEST)
        while len(self._users) > MOST:
            self._users.popitem(last=False)
        return token

    def user(self, token: str) -> User | None:
        """Return whose session it is, as they were when it began; None for one that has ended or never was."""
        user, until = self._users.get(_hash(token), (None, 0.0))
        if user and until > self._clock():
            return user
        self.end(token)
        return None

    def end(self, token: str) -> None:
        """End a session; ending one that is none is harmless."""
        self._users.pop(_hash(token), None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Rate:
    """How often each asker may do a thing: so many at once, and then so many a second."""

    def __init__(self, most: float, a_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._a_second = a_second
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allow(self, asker: str) -> bool:
        """Say whether the asker may once more, and count it."""
        now = self._clock()
        left, since = self._left.pop(asker, (self._most, now))
        left = min(self._most, left + (now - since) * self._a_second)
        self._left[asker] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MOST:
            self._left.popitem(last=False)
        return left >= 1
