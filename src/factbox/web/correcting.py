"""From a form to a correction: only what a person changed in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from factbox.errors import UsageError
from factbox.knowledge.places import open_gazetteer
from factbox.ledger import read_correction
from factbox.pipeline import country_code
from factbox.records import EVENT_TYPES, STANCES, Claim, Correction, Days, Mention, PlaceKind, Precision
from factbox.web.deciding import REASONS

KINDS: tuple[str, ...] = get_args(PlaceKind)
FIELDS = ("type", "stance", "place", "kind", "country", "first", "last", "actor", "speaker")
_PLACE = ("place", "kind", "country")


def fields_of(claim: Claim) -> dict[str, str]:
    """Return the values of the form for a claim as it counts now."""
    where, days = claim.where, claim.days
    found = (
        claim.type,
        claim.stance,
        where.name if where else claim.place.text if claim.place else "",
        where.kind if where else "",
        where.country if where else "",
        days.first.isoformat() if days.first else "",
        days.last.isoformat() if days.last else "",
        _name(claim.actor),
        _name(claim.speaker),
    )
    return dict(zip(FIELDS, found, strict=True))


def _name(mention: Mention | None) -> str:
    return (mention.name or mention.text) if mention else ""


def read_changes(form: Mapping[str, str]) -> Correction:
    """Return what a posted form changes; each field comes with what it was when the form was made (``was.type``).

    So nothing is corrected that the person did not touch, even if somebody else has corrected it meanwhile.

    Raises:
        UsageError: nothing was changed, or a value is none that the field can have.
    """
    given = {name: form[name].strip() for name in FIELDS if name in form}
    changed = {name: value for name, value in given.items() if value != form.get(f"was.{name}", "").strip()}
    if not changed:
        raise UsageError("Nothing was changed. Change at least one field, or accept the claim.")
    correction = Correction()
    if changed.keys() & set(_PLACE):
        correction = _placed(given, same_country="country" not in changed)
    if changed.keys() & {"first", "last"}:
        correction = replace(correction, days=_days(given.get("first", ""), given.get("last", "")))
    plain = {name: changed[name] for name in ("type", "stance", "actor", "speaker") if name in changed}
    return replace(correction, **plain)  # type: ignore[arg-type]  # the ledger refuses a stance that there is not


def _placed(given: Mapping[str, str], *, same_country: bool) -> Correction:
    """Return the place that is meant: by name or id, of the kind and in the country that were given."""
    name, kind, country = (given.get(field, "") for field in _PLACE)
    if not name:
        return Correction(no_place=True)
    if kind not in ("", *KINDS):
        raise UsageError(f"There is no kind of place {kind!r}; there are: {', '.join(KINDS)}.")
    line = f"where: {json.dumps(name)}" + (f" | where.kind: {kind}" if kind else "")
    correction = read_correction(line, country=country if same_country else country_code(country))
    if same_country and correction.place and correction.place.id.startswith("local:"):
        _check_elsewhere(name, country)
    return correction


def _check_elsewhere(name: str, country: str) -> None:
    """Refuse a new place in the country of the old one where the name is known in others alone.

    Else who forgets the country would silently make a place that nobody knows.
    """
    if others := sorted({entry.place.country for entry in open_gazetteer().candidates(name)}):
        raise UsageError(
            f"{name} is known in {', '.join(others)} and not in {country}. Give its country;"
            f" if a place in {country} is meant, write that country out."
        )


def _days(first: str, last: str) -> Days:
    try:
        start, end = (date.fromisoformat(day) if day else None for day in (first, last))
    except ValueError as error:
        raise UsageError(f"A day is written 2021-08-31; {first!r} or {last!r} is none.") from error
    if start and end and start > end:
        raise UsageError(f"{first} is after {last}. Put the earlier day first.")
    return Days(start, end, _precision(start, end))


def _precision(start: date | None, end: date | None) -> Precision:
    if start and end:
        return "day" if start == end else "interval"
    return "by" if end else "since" if start else "vague"


FORM: Mapping[str, Any] = {
    "types": EVENT_TYPES,
    "stances": STANCES,
    "kinds": KINDS,
    "fields_of": fields_of,
    "reasons": REASONS,
}
"""What the form of a correction is made of."""
