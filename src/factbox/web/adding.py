"""What a person finds in a report that the program did not: a claim, or that its words are another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import regex
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from factbox.errors import UsageError
from factbox.ledger import Ledger, corrected
from factbox.records import (
    EVENT_TYPES,
    STANCES,
    Claim,
    Correction,
    Mention,
    MentionKind,
    Place,
    Report,
    Span,
    Target,
    target_of,
    with_id,
)
from factbox.web.asked import Asked
from factbox.web.correcting import FIELDS, read_changes
from factbox.web.deciding import now, report_in, who_decides, why_of
from factbox.web.forms import back, read_form
from factbox.web.templating import DeskNow

router = APIRouter(include_in_schema=False)

MOST_WORDS = 2000
"""The longest clause that a person may add, in characters: a clause is no paragraph."""

MOST_DIGITS = 12

NEAR = 300
"""How many characters around a clause its actor, place and speaker are looked for."""


@router.post("/reports/{report_id}/claims")
async def add(request: Request, report_id: str, desk: DeskNow) -> Response:
    """Add a claim that the program did not find, from words of the report."""
    form = await read_form(request)
    who, why = who_decides(request), why_of(form, "add")

    def decision(ledger: Ledger) -> str:
        claim = read_added(form, report_in(ledger, report_id), shown, f"added by {who}: {why}", seen.places)
        ledger.review("add", target_of(claim), decided_by=who, reason=why, recorded=now(), added=claim)
        return claim.id

    seen = desk.see(Asked())
    view = await run_in_threadpool(lambda: seen.view)
    shown = next((one.text for one in view.reports if one.id == report_id), "")
    added = await run_in_threadpool(desk.decide, decision)
    return back(form, "/review", at=f"of-{added}")


@router.post("/reports/{report_id}/copy")
async def copy(request: Request, report_id: str, desk: DeskNow) -> Response:
    """Mark a report as one that prints the words of another."""
    form = await read_form(request)
    who, other = who_decides(request), _named_report(form)

    def decision(ledger: Ledger) -> int:
        mine, theirs = (Target(report_in(ledger, one).id) for one in (report_id, other))
        return ledger.review("copy", mine, decided_by=who, reason=why_of(form, "copy"), recorded=now(), other=theirs)

    await run_in_threadpool(desk.decide, decision)
    return back(form, "/review", at="decided")


def _named_report(form: Mapping[str, str]) -> str:
    """Return the id of the report that a form chooses, or whose address or id was put into it."""
    found = regex.search(r"[0-9a-f]{16,}", form.get("address", "").rpartition("/reports/")[2])
    other = found[0] if found else form.get("other", "")
    if not other:
        raise UsageError("Say whose words they are: choose a report, or give the address of its page.")
    return other


# --- a claim from words -------------------------------------------------------------------------------------------


def read_added(
    form: Mapping[str, str], report: Report, shown: str, because: str, places: Iterable[Place] = ()
) -> Claim:
    """Return the claim that a form makes of words of a report.

    Args:
        form: the words, and the fields of a correction; type and stance must be chosen, as nothing is assumed.
        report: as the ledger has it.
        shown: its text as the page shows it, in which names may be blocked out; of the same length.
        because: who adds it and why; the reason of every name.
        places: those that the ledger knows, which have its ids.

    Raises:
        UsageError: the words are not in the text, or several times, or a field cannot be so.
    """
    span = find_words(shown or report.text, form.get("words", ""), form.get("at", ""))
    kind, stance = form.get("type", ""), next((one for one in STANCES if one == form.get("stance")), None)
    if kind not in EVENT_TYPES or stance is None:
        raise UsageError("Choose what the words say (type) and what the text does with it (stance).")
    passage = report.passage_at(span)
    claim = Claim(
        "",
        report.id,
        span,
        report.text[span.start : span.end],
        kind,
        stance,
        actor=_mention(report, span, form, "actor"),
        place=_mention(report, span, form, "place"),
        speaker=_mention(report, span, form, "speaker"),
        via=tuple(filter(None, (passage.outlet,))) if passage else (),
        passage=passage.kind if passage else "body",
    )
    return with_id(corrected(claim, _told_besides(form, places), because))


def _told_besides(form: Mapping[str, str], places: Iterable[Place]) -> Correction:
    """Return who, where and when, as a form says; a place that the ledger knows by that name is the one meant."""
    told = {name: form.get(name, "").strip() for name in FIELDS if name not in ("type", "stance")}
    named = _place_named(told, places)
    if named or not told["place"]:
        told |= dict.fromkeys(("place", "kind", "country"), "")
    else:
        told["was.country"] = form.get("was.country", "")
    said = any(value for name, value in told.items() if not name.startswith("was."))
    return replace(read_changes(told) if said else Correction(), place=named)


def _place_named(told: Mapping[str, str], places: Iterable[Place]) -> Place | None:
    """Return the one place of that name, kind and country; None where there is none, or several."""
    name, kind, country = (told[field].casefold() for field in ("place", "kind", "country"))
    found = {
        place
        for place in places
        if (place.name.casefold(), kind or place.kind) == (name, place.kind)
        and (country or place.country.casefold()) == place.country.casefold()
    }
    return found.pop() if len(found) == 1 else None


def find_words(text: str, words: str, at: str = "") -> Span:
    """Return where words stand in a text, however the spaces between them run; the place nearest to ``at``.

    Raises:
        UsageError: there are none, or too many, or they stand nowhere, or several times and no place was given.
    """
    parts = words.split()
    if not parts or len(words) > MOST_WORDS:
        raise UsageError(f"Give the words of the report that say it, in at most {MOST_WORDS} characters.")
    pattern = r"\s+".join(map(regex.escape, parts))
    found = [Span(*match.span()) for match in regex.finditer(pattern, text)]
    if not found:
        raise UsageError("These words do not stand in the report. Copy them from its text as they are.")
    known = at.isascii() and at.isdecimal() and len(at) < MOST_DIGITS
    if len(found) > 1 and not known:
        raise UsageError(f"These words stand {len(found)} times in the report. Give more of the words around them.")
    return min(found, key=lambda span: abs(span.start - int(at))) if known else found[0]


def _mention(report: Report, span: Span, form: Mapping[str, str], kind: MentionKind) -> Mention | None:
    """Return where a name stands in the clause, or near it; None where the clause shall stand for it."""
    if not (name := form.get(kind, "").strip()):
        return None
    first = max(0, span.start - NEAR)
    for start, end in ((span.start, span.end), (first, span.end + NEAR)):
        at = report.text.find(name, start, end)
        if at >= 0:
            return Mention(Span(at, at + len(name)), name, kind)
    return None
