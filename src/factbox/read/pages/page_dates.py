"""When a page was published, by its metadata and mark-up: htmldate."""

from __future__ import annotations

import warnings
from datetime import datetime

import regex

from factbox.read.dates import Evidence, parse_moment

LAST_DAY = "2199-12-31"
"""The latest date that is believed; without one htmldate asks the clock."""

SOMEWHERE = "inferred: a date somewhere in the page"

_IN_WORDS = regex.compile(r"(?<!\d)\d{1,2}\s\p{L}[\p{L}\p{M}.'’]{1,15}\s\d{4}(?!\d)")
_DOCTYPE = regex.compile(r"\A\s*<!doctype[^>]{0,500}>", flags=regex.IGNORECASE)
# htmldate takes it away itself, up to the first "/>": of a page in one line that may be all of its metadata
_OF_NO_LANGUAGE = b"<html><body><p>12 Foolmonth 2031</p></body></html>"
_MOST_TRIED = 20  # stretches of words that may be a date; each costs up to a millisecond


def page_evidence(page: str, text: str, language: str) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the date that the metadata of a page give and, only where they give none, one that stands in its text.

    What stands in the text may be the date of anything. The first of January is not believed there: it is what a bare
    year becomes. htmldate knows the months of few languages; of another, a day counts that is the only one printed.

    Args:
        page: the page, decoded.
        text: its article.
        language: the language that the page says it is in, as a BCP 47 tag; empty if it says none.
    """
    data = _DOCTYPE.sub("", page, count=1).encode("utf-8", "replace")  # bytes: text that begins with "http" is fetched
    words = _find_date(data, anywhere=False)
    if moment := parse_moment(words):
        return (Evidence("metadata", words, moment),), ()
    words = _find_date(data, anywhere=True)
    moment = parse_moment(words) if not words.endswith("-01-01") else None
    if moment is None:
        words = _only_day(text, language.partition("-")[0].casefold())
        moment = parse_moment(words)
    return (), (Evidence(SOMEWHERE, words, moment),) if moment else ()


def build_parsers() -> None:
    """Have htmldate build what it builds on first use for a date in words, of every language there is.

    That takes 3 to 10 seconds of processor time (measured), once in a process.
    """
    _find_date(_OF_NO_LANGUAGE, anywhere=True)


def _only_day(text: str, language: str) -> str:
    """Return the one day (ISO) that a text prints with its month in words of a language; empty for none or several."""
    if language in ("", "en"):  # in English htmldate has looked already
        return ""
    tried = list(dict.fromkeys(_IN_WORDS.findall(text)))[:_MOST_TRIED]
    days = {day for words in tried if (day := _day_in(words, language))}
    return days.pop() if len(days) == 1 else ""


def _day_in(words: str, language: str) -> str:
    import dateparser  # noqa: PLC0415 - of the extra [web]

    with warnings.catch_warnings(action="ignore"):
        try:
            found: datetime | None = dateparser.parse(words, languages=[language], settings={"STRICT_PARSING": True})
        except Exception:  # noqa: BLE001 - a language that it does not know, or a parser's fault; no date is no loss
            found = None
    return found.date().isoformat() if found else ""


def _find_date(data: bytes, *, anywhere: bool) -> str:
    import htmldate  # noqa: PLC0415 - of the extra [web]

    with warnings.catch_warnings(action="ignore"):  # of its date parsers, about time zones
        try:
            found = htmldate.find_date(data, extensive_search=anywhere, original_date=True, max_date=LAST_DAY)
        except Exception:  # noqa: BLE001 - a parser fed by strangers; a page without a date is still a report
            found = None
    return found or ""
