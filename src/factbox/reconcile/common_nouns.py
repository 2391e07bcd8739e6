"""A headline's first word has its capital from the line: "Island port falls" tells of no place of that name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from factbox.knowledge.function_words import load_function_words
from factbox.records import Claim, Report
from factbox.stored import changed

_LOCAL = "local:"


def without_common_nouns(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims without the places that no gazetteer has and that only begin a headline or a sentence.

    They are none where their own report goes on to call such a thing by the same words in small letters, with an
    article before them.
    """
    text = {report.id: report.text for report in reports}

    def told(claim: Claim) -> Claim:
        return replace(claim, where=None) if _is_common(claim, text) else claim

    return changed(claims, told)


def _is_common(claim: Claim, text: Mapping[str, str]) -> bool:
    place, where = claim.place, claim.where
    if place is None or where is None or not where.id.startswith(_LOCAL) or not place.text[:1].isupper():
        return False
    words = place.text.split()
    plain = all(word.islower() for word in words[1:])
    return (
        plain
        and _begins(text.get(claim.report_id, ""), place.span.start)
        and _stands_small(text[claim.report_id], place.text.casefold())
    )


def _begins(text: str, at: int) -> bool:
    """Say whether a sentence or a line begins at an offset."""
    before = text[:at].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n"


@lru_cache(maxsize=4096)
def _stands_small(text: str, name: str) -> bool:
    articles = "|".join(sorted(load_function_words().determiners))
    return re.search(rf"\b(?:{articles}) (?:[a-z]+ )?{re.escape(name)}\b", text) is not None
