"""When a page was published, by its metadata and mark-up: htmldate."""

from __future__ import annotations

import warnings

from factbox.read.dates import Evidence, parse_moment

LAST_DAY = "2199-12-31"
"""The latest date that is believed; without one htmldate asks the clock."""

SOMEWHERE = "inferred: a date somewhere in the page"


def page_evidence(page: str) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the date that the metadata of a page give and, only where they give none, one that stands in its text.

    What stands in the text may be the date of anything. The first of January is not believed there: it is what a bare
    year becomes.
    """
    data = page.encode("utf-8", "replace")  # as bytes: a text that begins with "http" would be fetched
    words = _find_date(data, anywhere=False)
    if moment := parse_moment(words):
        return (Evidence("metadata", words, moment),), ()
    words = _find_date(data, anywhere=True)
    moment = parse_moment(words) if not words.endswith("-01-01") else None
    return (), (Evidence(SOMEWHERE, words, moment),) if moment else ()


def _find_date(data: bytes, *, anywhere: bool) -> str:
    import htmldate  # noqa: PLC0415 - of the extra [web]

    with warnings.catch_warnings(action="ignore"):  # of its date parsers, about time zones
        try:
            found = htmldate.find_date(data, extensive_search=anywhere, original_date=True, max_date=LAST_DAY)
        except Exception:  # noqa: BLE001 - a parser fed by strangers; a page without a date is still a report
            found = None
    return found or ""
