"""Moments as people write them: a day, or a moment in ISO form."""

from __future__ import annotations

from datetime import UTC, date, datetime

from factbox.errors import UsageError


def moment(when: datetime | date | str | None) -> datetime | None:
    """Return a moment in UTC; a bare day is its last second, and a naive moment is taken for UTC.

    Raises:
        UsageError: a text is neither a day nor a moment in ISO form.
    """
    if isinstance(when, str):
        when = _parsed(when)
    if when is None:
        return None
    if isinstance(when, datetime):
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return datetime(when.year, when.month, when.day, 23, 59, 59, tzinfo=UTC)


def _parsed(text: str) -> datetime | date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2021-08-31") else datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"a moment is written 2021-08-31 or 2021-08-31T09:00Z, not {text!r}") from error
