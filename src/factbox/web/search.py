"""Search: which claims and reports of a view have all the words, and lie in the bounds, that were asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from factbox.errors import UsageError
from factbox.publish.wording import outlet_words
from factbox.records import Claim, Report, View

MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for; an empty field bounds nothing.

    Attributes:
        words: each must stand in the clause, in a name that the claim was resolved to, or in the report's title.
        place: part of the name of the place.
        actor: part of the name of who acts, suffers or speaks.
        type: an event type, or the part before its dot.
        stance: what the text does with the claim.
        first, last: days between which it may have been so.
    """

    words: str = ""
    place: str = ""
    by: str = ""
    type: str = ""
    stance: str = ""
    first: date | None = None
    last: date | None = None

    def fields(self) -> dict[str, str]:
        """Return the fields as they stand in an address."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {"q" if name == "words" else name: str(value) for name, value in found.items() if value}


Words = Annotated[str, Query(max_length=MOST_LETTERS)]


def read_sought(
    q: Words = "", place: Words = "", by: Words = "", type: Words = "", stance: Words = "", first: Words = "",  # noqa: A002
    last: Words = "",
) -> Sought:  # fmt: skip
    """Return what an address searches for; raises UsageError where a day is none."""
    return Sought(q.strip(), place.strip(), by.strip(), type, stance, _day(first), _day(last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error


SoughtNow = Annotated[Sought, Depends(read_sought)]


def find_claims(view: View, sought: Sought) -> tuple[Claim, ...]:
    """Return the claims that have all the words and lie in all the bounds, in the order of the view."""
    words = fold(sought.words).split()
    return tuple(claim for claim in view.claims if _within(claim, sought) and _has(words, _texts(view, claim)))


def find_reports(view: View, sought: Sought) -> tuple[Report, ...]:
    """Return the reports whose text, title or outlet has all the words."""
    words = fold(sought.words).split()
    return tuple(report for report in view.reports if _has(words, (report.text, report.title, outlet_words(report))))


def fold(text: str) -> str:
    """Return text without case and accents."""
    if text.isascii():
        return text.casefold()  # a tenth of the time, and most reports are
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _has(words: Iterable[str], texts: Iterable[str]) -> bool:
    wanted = list(words)
    text = fold(" ".join(texts)) if wanted else ""
    return all(word in text for word in wanted)


def _texts(view: View, claim: Claim) -> tuple[str, ...]:
    report = view.report(claim.report_id)
    place = claim.where.name if claim.where else ""
    return (claim.quote, place, report.title, outlet_words(report), *_names(claim))


def _names(claim: Claim) -> tuple[str, ...]:
    mentions = (claim.actor, claim.recipient, claim.speaker)
    return tuple(mention.name or mention.text for mention in mentions if mention)


def _within(claim: Claim, sought: Sought) -> bool:
    place = " ".join((claim.where.name, claim.where.admin1)) if claim.where else claim.place.text if claim.place else ""
    return (
        fold(sought.place) in fold(place)
        and (not sought.by or any(fold(sought.by) in fold(name) for name in _names(claim)))
        and sought.type in ("", claim.type, claim.type.partition(".")[0])
        and sought.stance in ("", claim.stance)
        and _when(claim, sought)
    )


def _when(claim: Claim, sought: Sought) -> bool:
    """Say whether it may have been so between two days; what has no day at all lies in no bounds."""
    first, last = claim.days.first, claim.days.last
    if (sought.first or sought.last) and first is None and last is None:
        return False
    after = sought.first is None or last is None or last >= sought.first
    return after and (sought.last is None or first is None or first <= sought.last)
