"""What a visitor asks of the ledger, read from an address and written into the next one."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from factbox.errors import UsageError
from factbox.moments import moment
from factbox.pipeline import country_code
from factbox.publish.wording import iso_moment
from factbox.records import STATUSES

MOST_LETTERS = 80
"""The longest value of a parameter; longer ones are refused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in an address; an empty field asks for everything.

    Attributes:
        known: only what had been published by then, a day or a moment in ISO form.
        valid: about the world on that day.
        recorded: only what the ledger had taken in by then.
        country: ISO 3166-1 alpha-2.
        actor: only states and events in which this actor takes part.
        status: only lines of this status; narrows what is shown and not what is decided.
    """

    known: str = ""
    valid: str = ""
    recorded: str = ""
    country: str = ""
    actor: str = ""
    status: str = ""

    @property
    def whole(self) -> Asked:
        """The same question without its known and valid clocks and without what narrows the page."""
        return Asked(recorded=self.recorded)

    def query(self, **changes: str) -> str:
        """Return the query of an address that asks the same with changes, beginning with ``?``; empty if it asks all.

        A change that is no field of a question, such as a page number, comes after the fields.
        """
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        asked = {name: value for name, value in {**mine, **changes}.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    def known_moment(self) -> datetime | None:
        """Return the known clock as a moment; None where it was not asked for."""
        return moment(self.known or None)

    def valid_day(self) -> date | None:
        """Return the valid clock as a day; None where it was not asked for."""
        return date.fromisoformat(self.valid) if self.valid else None

    def recorded_moment(self) -> datetime | None:
        """Return the recorded clock as a moment; None where it was not asked for."""
        return moment(self.recorded or None)


def _Words(told: str) -> object:  # noqa: N802 - reads as the type it stands for
    return Query(max_length=MOST_LETTERS, description=told)


def read_asked(
    known: Annotated[str, _Words("What had been published by then: 2021-08-13, or 2021-08-13T09:00Z.")] = "",
    valid: Annotated[str, _Words("About the world on that day: 2021-08-13.")] = "",
    recorded: Annotated[str, _Words("What the ledger had taken in by then; by default everything.")] = "",
    country: Annotated[str, _Words("Leave out what is known to lie elsewhere; a name or an ISO code.")] = "",
    actor: Annotated[str, _Words("Only states and events in which this actor takes part.")] = "",
    status: Annotated[str, _Words("Only lines of this status.")] = "",
) -> Asked:
    """Return the question that an address asks.

    Raises:
        UsageError: a moment is none, or there is no such country or status.
    """
    if status and status not in STATUSES:
        raise UsageError(f"there is no status {status!r}; there are: {', '.join(STATUSES)}")
    return Asked(
        as_moment(known), _day(valid), as_moment(recorded), country_code(country.strip()), actor.strip(), status
    )


def as_moment(text: str) -> str:
    """Return a day as it is and a moment in UTC, so that one moment has one address.

    Raises:
        UsageError: it is neither.
    """
    text = text.strip().replace(" ", "+")  # a plus sign of a time zone that an address made a space
    try:
        at = moment(text or None)
    except (OverflowError, ValueError) as error:
        raise UsageError(f"{text!r} is no moment of our calendar") from error
    return text if at is None or len(text) == len("2021-08-31") else iso_moment(at)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error


AskedNow = Annotated[Asked, Depends(read_asked)]
"""The question of the address, as a parameter of a page."""


def without(asked: Asked, *names: str) -> Asked:
    """Return the question without some of its fields."""
    return replace(asked, **dict.fromkeys(names, ""))
