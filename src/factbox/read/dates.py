"""When a report was published: what says so, and which of it to trust.

A day that nothing states stays unknown; this room never infers one from the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

import regex

from factbox.errors import Problem
from factbox.read.cues import fold, load_cues
from factbox.read.layout import Paragraph
from factbox.read.solar_hijri import solar_hijri_day

HEAD = 15
"""How many paragraphs from the top a printed date, a byline or a dateline is looked for in."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0}
_ZONES |= {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}  # RFC 822
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|[a-z]{1,3}\b)?\)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s*,?\s+)?"
_PRINTED = regex.compile(
    rf"(?:{_CLOCK}[\s,|·•–—-]+)?{_WEEKDAY}"
    rf"(?:{_MONTH.format(1)}\s+{_DAY.format(1)}|{_DAY.format(2)}\s+(?:of\s+)?{_MONTH.format(2)})"
    rf"\s*,?\s+(?P<year>[12]\d{{3}})(?:(?:[\s,|@–—-]|\bat\b)*{_CLOCK})?",
    flags=regex.IGNORECASE,
)
_GROUP = regex.compile(
    rf"(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)Z\s+{_MONTH.format('')}\s+(?P<year>\d\d|[12]\d{{3}})",
    flags=regex.IGNORECASE,
)
"""A date-time group, as messages of armed forces and of some newswires have it: "131430Z AUG 21"."""
_LED = regex.compile(r"\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|of|the|and|de|&)){0,5},\s+(?P<date>[^()]{8,40})")
"""An outlet or a place, and then the date: "The Example Courier, 14 August 2021"."""
_REMARK = regex.compile(r"\s*\((?P<words>[^()\d]{2,60})\)$")
_OFFSET = regex.compile(r"(?:gmt|utc)?\s?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?", flags=regex.IGNORECASE)
_ISO = regex.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d.{0,20})?")
_IN_URL = regex.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|{'|'.join(_MONTHS)})[/-](?P<day>0?[1-9]|[12]\d|3[01])(?!\w)"
)
_BAR = regex.compile(r"\s*[|·•]\s*")
_DASH = regex.compile(r"\s+[–—-]{1,2}\s+")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: the day on its page, and the moment from which it counts as public (UTC).

    A bare day counts as public from its end, so that no view shows it early.
    """

    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that says when a report was published.

    Attributes:
        basis: how it is known, as :attr:`factbox.records.Report.published_basis` has it.
        words: the words that say it.
        moment: what they mean; None if they give no single day.
    """

    basis: str
    words: str
    moment: Moment | None


def parse_moment(words: str) -> Moment | None:
    """Return the moment that an ISO, RFC 822, printed English or Solar Hijri date means, or None.

    Month and day in figures alone ("08/09/2021") are not read, since countries differ on their order. A time without
    a zone is UTC in ISO form and ignored in a printed one, since there it is the outlet's own.
    """
    words = " ".join(words.split())
    try:
        if _ISO.fullmatch(words):
            return _from_iso(words)
        if day := solar_hijri_day(words):
            return _whole_day(day)
        if match := _GROUP.fullmatch(words):
            return _from_group(match)
        return _from_printed(words)
    except (ValueError, OverflowError):  # 31 February; an hour before year 1
        return None


def url_evidence(url: str) -> list[Evidence]:
    """Return the day in a URL's path ("/2021/08/14/"), if it has one."""
    match = _IN_URL.search(url.casefold())
    if not match:
        return []
    month = match["month"] if match["month"].isdigit() else _month(match["month"])
    moment = parse_moment(f"{match['year']}-{int(month):02d}-{int(match['day']):02d}")
    return [Evidence("url", match[0].strip("/"), moment)] if moment else []


def printed_evidence(paragraphs: Sequence[Paragraph]) -> tuple[list[Evidence], frozenset[int]]:
    """Return the dates printed near the top on lines of their own, and the indexes of those lines.

    A labelled date ("Published:") goes before a bare one, and a date of change comes last. Bare dates that differ,
    such as today's above the report's own, say nothing, and so does one under the label of another date ("Joined").
    The basis of each is ``stated``.
    """
    found: dict[str, list[Evidence]] = {"published": [], "bare": [], "updated": []}
    lines = set()
    for index, paragraph in enumerate(paragraphs[:HEAD]):
        if index and fold(paragraphs[index - 1].text) in load_cues().other_dates:
            continue
        for kind, evidence in _dates_on_line(paragraph.text):
            found[kind].append(evidence)
            lines.add(index)
    bare = found["bare"] if found["published"] else _single_day(found["bare"])
    return found["published"] + bare + found["updated"], frozenset(lines)


def settle_date(evidence: Iterable[Evidence], file: str) -> tuple[Evidence | None, tuple[Problem, ...]]:
    """Return the most trusted evidence, and a problem for each that cannot be read or that contradicts it.

    Args:
        evidence: most trusted first.
        file: the report, for the problems.
    """
    settled: Evidence | None = None
    problems = []
    for each in evidence:
        if each.moment is None:
            message = f"{each.words!r} ({each.basis}) gives no single day; write it as 2021-08-14"
            problems.append(Problem("read", "bad-date", message, file))
        elif settled is None:
            settled = each
        elif settled.moment and each.moment.day != settled.moment.day:
            message = f"published {settled.moment.day} ({settled.basis}), but {each.moment.day} ({each.basis})"
            problems.append(Problem("read", "date-conflict", message, file))
    return settled, tuple(dict.fromkeys(problems))


def _from_iso(words: str) -> Moment:
    if len(words) == 10:
        return _whole_day(date.fromisoformat(words))
    at = datetime.fromisoformat(words)
    return Moment(at.date(), at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC))


def _from_printed(words: str) -> Moment | None:
    match = _PRINTED.fullmatch(words)
    if not match:
        return None
    month, day = match["month1"] or match["month2"], match["day1"] or match["day2"]
    printed = date(int(match["year"]), _month(month), int(day))
    zone = _zone(match["zone"])
    if zone is None:
        return _whole_day(printed)
    at = datetime.combine(printed, time(_hour(match["hour"], match["half"]), int(match["minute"])), zone)
    return Moment(printed, at.astimezone(UTC))


def _from_group(match: regex.Match[str]) -> Moment:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    at = datetime(year, _month(match["month"]), int(match["day"]), int(match["hour"]), int(match["minute"]), tzinfo=UTC)
    return Moment(at.date(), at)


def _whole_day(day: date) -> Moment:
    return Moment(day, datetime.combine(day, time(23, 59, 59), UTC))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _hour(hour: str, half: str | None) -> int:
    if not half:
        return int(hour)
    return int(hour) % 12 + 12 * half.casefold().startswith("p")


def _zone(words: str | None) -> timezone | None:
    """Return a zone given as an offset or one of RFC 822's names; None for any other, as their names are ambiguous."""
    if not words:
        return None
    if match := _OFFSET.fullmatch(words):
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(offset if match["sign"] == "+" else -offset)
    hours = _ZONES.get(words.casefold())
    return None if hours is None else timezone(timedelta(hours=hours))


def _dates_on_line(line: str) -> list[tuple[str, Evidence]]:
    """Return the dates of a line that holds nothing but dates and what stands beside them: an author or a section.

    "May 23, 2021 - Bridge blown up" is an entry of a chronology, and says nothing of the report's own date.
    """
    if len(line) > 150:
        return []
    remark = _REMARK.search(line)  # "(Example Wire)", "(translated from French)"
    bare = line[: remark.start()] if remark else line
    led = _LED.fullmatch(bare)
    if dated := _dated(bare) or (_dated(led["date"]) if led else None):
        return [dated]
    by_bar, by_dash = _BAR.split(line), _DASH.split(line)
    if len(by_bar) > 1 and all(_dated(piece) or _stands_beside(piece) for piece in by_bar):
        return [dated for piece in by_bar if (dated := _dated(piece))]
    if all(_dated(piece) or load_cues().byline.match(piece) for piece in by_dash):
        return [dated for piece in by_dash if (dated := _dated(piece))]
    return []


def _dated(piece: str) -> tuple[str, Evidence] | None:
    label, words = _without_label(piece)
    moment = parse_moment(words)
    return (label, Evidence("stated", piece, moment)) if moment else None


def _stands_beside(piece: str) -> bool:
    words = len(piece.split())
    return words <= 3 or (words <= 8 and load_cues().byline.match(piece) is not None)


def _single_day(evidence: list[Evidence]) -> list[Evidence]:
    if len({each.moment and each.moment.day for each in evidence}) <= 1:
        return evidence
    return [Evidence("stated", " / ".join(each.words for each in evidence), None)]


def _without_label(piece: str) -> tuple[str, str]:
    cues = load_cues()
    for label, pattern in (("updated", cues.updated), ("published", cues.published)):
        if match := pattern.match(piece):
            return label, piece[match.end() :]
    return "bare", piece
