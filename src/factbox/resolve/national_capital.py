"""Which city "the capital" is, where a report says no more: that of the country it is about, if it names it elsewhere.

A provincial capital right before may be meant instead; then it stays open.
"""

from __future__ import annotations

import re

from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Place, Report

_WORDS = re.compile(r"the (?:entire |whole )?capital", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:provincial|regional|state|district|county) capital\b|\bcapital of\b", re.IGNORECASE)

_NEAR = 400
"""Characters before "the capital" in which another capital would be the one meant."""


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
    capital = gazetteer.capital_of(country.id)
    if capital is None or not re.search(rf"\b{re.escape(capital.name)}\b", report.text):
        return None
    before = report.text[max(place.span.start - _NEAR, 0) : place.span.start]
    return None if _OTHER.search(before) else capital


__all__ = ["capital_meant"]
