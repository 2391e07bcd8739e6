"""Where a line puts what happened: in no place but that of its own clause, and near it where the clause says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factbox.publish.citations import quoted
from factbox.publish.document import one_line
from factbox.publish.figures import FIG
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.quoting import quote_sentence
from factbox.publish.wording import (
    where_words,
)
from factbox.records import Claim, Event, View

_NOT_THERE = re.compile(
    r"\b(from|(direction|government|army|forces|state|republic|capital|seat|mayor|governor|people|gang|regime|clique|junta|rulers"
    r"|men|sons|followers|supporters) of)( the)? $",
    re.IGNORECASE,
)
"""What stands before a name that says where somebody comes from, or whose he is, and not where something happened."""

_NEAR = "near "

_NEAR_IT = re.compile(
    r"\b(near|off|outside|around|beyond|close to|not far from|short of|towards?"
    r"|bound for|head(ing|ed) (for|to)|making for|en route to|on (its|their) way to"
    r"|(vicinity|suburbs|(?<=\ba )suburb|environs|countryside|north|south|east|west|northeast|northwest|southeast"
    r"|southwest|north-east|north-west|south-east|south-west|miles|kilometres|kilometers|km|northward|side) (of|from)"
    r"|(road|way|approaches|approach|front) to)( the)?( (\w+ )?(city|town|village|port|capital)( of)?)?"
    r"( (\w+ )?capital)? $",
    re.IGNORECASE,
)
"""What stands before the name of a place that something happened near to, and not in."""

_WHERE = re.compile(
    r"\b(in|at|near|around|outside|inside|across|into|to|from|left|leave|leaving|fled|fleeing|flee|abandoned|of"
    r"|evacuated|reached?)( the)?( (city|town|village|villages|district|province|port|area|region)( of)?)? $",
    re.IGNORECASE,
)
"""What stands before the name of a place that people flee from, or agree or talk in: "most of them Jelwo" has none."""

_NAMED_SO = ("displacement", "diplomacy.")
"""Types whose clause often has a name that is none of a place: of a people, or of a government by its capital."""


def _is_where(claim: Claim, before: str, after: str) -> bool:
    """Say whether the name of a place stands in a clause where it can say where something happened.

    "Varnia's northern province" is no more exact than Varnia, "Alder has agreed" is a government, and "the Alder
    militia" may be anywhere.
    """
    if re.match(rf"['’]s? \w| {any_of(load_grounds().of_people)}\b", after):
        return False
    if not before.strip() and _DOES.match(after):
        return False
    return not claim.type.startswith(_NAMED_SO) or _WHERE.search(before) is not None


def _is_of_doer(claim: Claim) -> bool:
    """Say whether the place of a claim stands in the words for who acts, or is what acts: "the centre delivered"."""
    inside = claim.actor is not None and claim.place is not None and claim.actor.span.contains(claim.place.span)
    return inside and claim.type == "aid"


_DOES = re.compile(
    r" (?:(?:has|have|had) )?(?:\w+ed|struck|hit|fought|sent) (?:it|them|its|their|the|an?)\b"
    rf"|(?: (?:has|have|had))? (?:flew|flown|sent|brought|took|taken) (?:out |in |back |home )?(?:its|their|{FIG})\b"
)
"""What follows the name of a state at the head of a clause, which does something: "Varnia shelled it"."""


_IN = re.compile(r"\b(in|across|throughout|into)( the)? $", re.IGNORECASE)
"""What stands before a country in which something happened, and not of which somebody is."""


def quoted_place(view: View, claim: Claim) -> str:
    """Return where a claim puts its happening, if its very clause names that place; else empty.

    A place that was taken over from another clause may be that of another happening. Words that no gazetteer has stand
    only where they are a name.
    """
    words = one_line(claim.place.text) if claim.place else ""
    clause = one_line(quoted(claim, view.report(claim.report_id)))
    at = clause.casefold().find(words.casefold())
    if at >= 0 and (re.search(r"\bsince\b", clause[:at]) or _is_of_doer(claim)):
        return ""  # "since the fighting in Alder began" says when, and "the relief office in Alder sent" who
    if at >= 0 and not _is_where(claim, clause[:at], clause[at + len(words) :]):
        return ""
    country = claim.where is not None and claim.where.kind == "country" and not _IN.search(clause[:at])
    named = claim.where is not None or words.removeprefix("the ").istitle()
    if not words or not named or country or at < 0 or _NOT_THERE.search(clause[:at]):
        return ""
    return nearly(where_words(claim), clause[:at])


def nearly(place: str, before: str) -> str:
    """Return a place as printed, with "near" where the words before its name say that it was not there.

    Args:
        place: the place as printed.
        before: what stands before its name in a clause.
    """
    return f"{_NEAR}{place}" if _NEAR_IT.search(before) else place


def names_place(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim has the words for its place."""
    told = _spaced(quote_sentence(view, claim))
    named = [claim.place.text if claim.place else "", claim.where.name if claim.where else ""]
    kind = claim.where.kind if claim.where else ""
    if kind == "city" and _is_part(named[0]) and not _is_part(named[1]):
        named = named[1:]  # "the Alder quarter" was taken for Alder
    return any(_stands_for(told, _spaced(name), kind) for name in named if name)


def _is_part(name: str) -> bool:
    """Say whether words end in one for a part of a city: "the Alder quarter"."""
    return name.casefold().endswith(load_grounds().city_parts)


def _stands_for(told: str, name: str, kind: str) -> bool:
    """Say whether a name in a sentence is that of a place of a kind.

    "The Alder quarter" is no city, "the city of Alder" no province, and "the northern port city" no port.
    """
    if kind not in ("city", "province", "facility"):
        return name in told
    table = load_grounds()
    for at in (found.start() for found in re.finditer(re.escape(name), told)):
        before, after = told[:at], told[at + len(name) :]
        part = kind == "city" and after.startswith(table.city_parts)
        town = kind == "province" and re.search(r" (?:city|town|village) of$", before) is not None
        whole = kind == "facility" and after.startswith(table.towns)
        if not (part or town or whole):
            return True
    return False


def _spaced(words: str) -> str:
    return " ".join(("", *re.findall(r"\w+", words.casefold()), ""))


def is_placed(view: View, event: Event, claims: Sequence[Claim]) -> bool:
    """Say whether the clause of a claim on an event names its place, which may be that of another clause."""
    return any(_is_at(claim, event) and quoted_place(view, claim) for claim in claims)


def is_only_near(view: View, event: Event, claims: Sequence[Claim]) -> bool:
    """Say whether all clauses of claims that name the place of an event have it only as one that it was near to."""
    told = [quoted_place(view, claim) for claim in claims if _is_at(claim, event)]
    return all(one.startswith(_NEAR) for one in told if one)


def _is_at(claim: Claim, event: Event) -> bool:
    """Say whether a claim is of the place of an event, which for one that no gazetteer has all reports agreed on."""
    one, other = claim.where, event.place
    if one is None or other is None or one.id == other.id:
        return one is not None and other is not None
    local = one.id.startswith("local:") and other.id.startswith("local:")
    return local and one.name.casefold() == other.name.casefold()
