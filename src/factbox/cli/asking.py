"""What the options of a command ask of a ledger, and the answers to it.

A whole answer that is kept beside the ledger is printed without reading the ledger. What works out a new one is
imported only then: that takes a second, which a kept answer need not.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from factbox.cli.pieces import place_names
from factbox.errors import UsageError
from factbox.ledger import Ledger, Question, find_answer, recall_answer
from factbox.moments import moment
from factbox.publish.document import Factbox
from factbox.publish.explanation import Explanation

if TYPE_CHECKING:
    from factbox.records import View

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command asks for: the three moments as they were given, and what narrows the answer.

    Attributes:
        known, valid, recorded: the moments; empty where all is wanted.
        country, actor: as given.
        places: the names of a user's list.
        without: the outlets that are left out.
        without_parties: whether parties to the conflict are left out.
        related: whether reports that do not tell of the conflict are set aside.
    """

    known: str = ""
    valid: str = ""
    recorded: str = ""
    country: str = ""
    actor: str = ""
    places: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_parties: bool = False
    related: bool = False


def asked_by(
    known: str,
    valid: str,
    recorded: str,
    country: str,
    actor: str,
    places: Path | None,
    without: list[str] | None = None,
    without_parties: bool = False,  # noqa: FBT001, FBT002
    *,
    related: bool = False,
) -> Asked:
    """Return what the options of a command ask for; ``related`` for a page that is printed."""
    named = tuple(place_names(places))
    return Asked(known, valid, recorded, country, actor, named, tuple(without or ()), without_parties, related)


def check(asked: Asked) -> None:
    """Say what of a question cannot be answered, before the reports are read that it is about.

    Raises:
        UsageError: a moment or a day is not written as one.
    """
    moment(asked.known or None)
    moment(asked.recorded or None)
    _day(asked.valid)


def ask(ledger: Ledger, asked: Asked, weigh: str = "") -> View:
    """Return the view of a ledger that is asked for.

    Args:
        ledger: the ledger.
        asked: what is asked for.
        weigh: a place whose states are judged again without each of their testimonies.
    """
    from factbox import pipeline  # noqa: PLC0415 - a second, as said above

    fields = asdict(asked) | {"known": asked.known or None, "valid": _day(asked.valid)}
    return pipeline.view(ledger, **fields | {"recorded": asked.recorded or None}, weigh=weigh, remember=True)


def factbox_of(ledger: Ledger, asked: Asked, *, in_words: bool = False) -> Factbox:
    """Return the factbox that is asked for, as it was kept or new; in the reports' own words it is made anew."""
    _day(asked.valid)
    if in_words:
        from factbox.publish.in_words import build_in_words  # noqa: PLC0415

        return build_in_words(ask(ledger, asked))

    def make() -> Factbox:
        from factbox.publish.factbox import build_factbox  # noqa: PLC0415

        return build_factbox(ask(ledger, asked))

    return recall_answer(ledger, question(asked, "factbox", problems=True), Factbox, make)


def reach_verdict(ledger: Ledger, asked: Asked) -> bool:
    """Have the verdict reached and kept from which the factbox is made that is asked for, unless that is there already.

    Returns:
        Whether it was not.
    """
    if find_answer(ledger, question(asked, "factbox", problems=True), Factbox):
        return False
    ask(ledger, asked)
    return True


def explanation_of(ledger: Ledger, asked: Asked, place: str) -> Explanation:
    """Return what stands behind a place, as it was kept or new.

    Raises:
        UsageError: no report speaks of such a place.
    """

    def make() -> Explanation:
        from factbox.publish.why import explain  # noqa: PLC0415

        return explain(ask(ledger, asked, place), place)

    return recall_answer(ledger, question(asked, f"why {place}"), Explanation, make)


def question(asked: Asked, what: str, *, problems: bool = False) -> Question:
    """Return what is asked for as the question of an answer that is kept.

    Without an outlet, reports of any moment may change the answer: whose they are is known by them.
    """
    known = None if asked.without else moment(asked.known or None)
    return Question(what, asked, known, moment(asked.recorded or None), problems)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error
