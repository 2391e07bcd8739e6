"""Which city "the capital" is, where a report says no more: that of the country it is about, if it names it elsewhere.

A provincial capital right before may be meant instead; then it stays open. Embassies stand in the capital, so that is
where those are who bring their staff out.
"""

from __future__ import annotations

import re

from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Place, Report

_WORDS = re.compile(r"the (?:entire |whole )?capital", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:provincial|regional|state|district|county) capital\b|\bcapital of\b", re.IGNORECASE)

_EMBASSY = re.compile(r"\bevacuat\w*(?: [\w’'.-]+){0,4} embass(?:y|ies)\b(?! (?:in|at)\b)", re.IGNORECASE)
"""Words for bringing out an embassy, of which nothing says where it stands."""

_ABROAD = ("evacuation", "deployment.in")
"""Types of what is done to bring an embassy out."""

_SENTENCE = 160
"""Characters from the beginning of a clause in which it says what troops are sent for."""

_NEAR = 400
"""Characters before "the capital" in which another capital would be the one meant."""


def embassy_seat(claim: Claim, report: Report, country: Place | None, gazetteer: Gazetteer) -> Place | None:
    """Return the capital of the country that a report is about, where a claim without a place is of an embassy there.

    Args:
        claim: what is said to have happened or to be planned.
        report: where it is said; it must name the capital.
        country: the country that the report is about, if it is about one.
        gazetteer: where capitals are looked up.
    """
    if country is None or claim.place is not None or claim.type not in _ABROAD:
        return None
    clause = report.text[claim.span.start : max(claim.span.start + _SENTENCE, claim.span.end)]
    if not _EMBASSY.search(re.split(r"(?<=[a-z])[.!?] ", clause)[0]):
        return None
    return _capital_named(report, country, gazetteer)


def _capital_named(report: Report, country: Place, gazetteer: Gazetteer) -> Place | None:
    capital = gazetteer.capital_of(country.id)
    return capital if capital and re.search(rf"\b{re.escape(capital.name)}\b", report.text) else None


def capital_meant(claim: Claim, report: Report, country: Place | None, gazetteer: Gazetteer) -> Place | None:
    """Return the city that a claim means by "the capital"; None where that is not clear.

    Args:
        claim: what is said to have happened there.
        report: where it is said.
        country: the country that the report is about, if it is about one.
        gazetteer: where capitals are looked up.
    """
    place = claim.place
    if country is None or place is None or not _WORDS.fullmatch(place.text):
        return None
    capital = _capital_named(report, country, gazetteer)
    before = report.text[max(place.span.start - _NEAR, 0) : place.span.start]
    return None if _OTHER.search(before) else capital


__all__ = ["capital_meant", "embassy_seat"]
