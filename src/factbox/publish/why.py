"""Why the ledger says what it says of one place: each state, the rule that decided, and the testimonies behind it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factbox.errors import UsageError
from factbox.notation import format_claim
from factbox.publish.attribution import control_attribution
from factbox.publish.citations import basis_words, quoted
from factbox.publish.document import one_line
from factbox.publish.explanation import Explanation, Origin, StateReason, Witness
from factbox.publish.sections import UNDATED, control_notes
from factbox.publish.state_phrases import state_words
from factbox.publish.wording import (
    days_words,
    outlet_words,
    place_words,
    published_words,
    voice_words,
    wordings,
)
from factbox.records import Claim, Control, Place, Report, Sensitivity, Testimony, View, Without


def explain(view: View, place: str) -> Explanation:
    """Explain what a view says of a place, called by its name, its id or the words of a report.

    What each state would be without each voice is said where the view was asked to weigh that place.

    Raises:
        UsageError: the view knows no such place; the message lists the nearest ones.
    """
    found = _find(view, place)
    rows = [row for row in view.control if row.place.id in found]
    claims = [claim for claim in view.claims if claim.where is not None and claim.where.id in found]
    bearing = {one for row in rows for one in _all_claims(row)}
    others = tuple(_witness(view, claim, "") for claim in claims if claim.id not in bearing)
    name = next(iter(found.values()))
    return Explanation(place_words(name), tuple(_state(view, row) for row in rows), others)


def _find(view: View, asked: str) -> dict[str, Place]:
    wanted = one_line(asked).casefold()
    names: dict[str, dict[str, Place]] = {}
    for place, words in _names(view):
        for name in (place.name, place.id, words):
            names.setdefault(name.casefold(), {})[place.id] = place
    if wanted in names:
        return names[wanted]
    near = difflib.get_close_matches(wanted, [name for name in names if name], n=5, cutoff=0.6)
    known = sorted({place.name for name in near or names for place in names[name].values()})
    raise UsageError(
        f"no report in this view speaks of {one_line(asked)!r}; "
        + (f"{'the nearest are' if near else 'there are'}: {', '.join(known)}" if known else "it speaks of no place")
    )


def _names(view: View) -> Iterable[tuple[Place, str]]:
    """Yield each place of a view with the words it is called by; control first, so that its name stands."""
    yield from ((row.place, "") for row in view.control)
    yield from ((place, "") for place in view.denominator)
    for claim in view.claims:
        if claim.where is not None:
            yield claim.where, one_line(claim.place.text) if claim.place else ""


def _all_claims(row: Control) -> set[str]:
    return {*row.claims, *(one for testimony in row.testimonies for one in (testimony.claim, *testimony.also))}


def _state(view: View, row: Control) -> StateReason:
    weighed = _weighed(view, row)
    return StateReason(
        place=place_words(row.place),
        sentence=state_words(view, row),
        date=days_words(row.began) or UNDATED,
        status=row.status,
        attribution=control_attribution(view, row),
        because=one_line(row.because),
        notes=control_notes(row),
        origins=_origins(view, row, weighed),
        would=tuple(_would_words(view, row, weighed)) if weighed else (),
    )


def _would_words(view: View, row: Control, weighed: Sensitivity) -> Iterator[str]:
    """Yield what would change a status: a contrary word unsaid, and each further word."""
    for left in weighed.without:
        if left.contrary and left.status != row.status:
            claim = view.claim(left.testimony)
            speaker = voice_words(claim, view.report(claim.report_id))
            yield f"without the contrary word of {speaker} it would be {left.status or 'no line'}"
    yield from (f"{wordings().further[one.word]} would make it {one.status}" for one in weighed.would)


def _weighed(view: View, row: Control) -> Sensitivity | None:
    """Return what was worked out of a row; None if nothing was."""
    key = (row.place.id, row.state, row.claims)
    return next((one for one in view.verdict.sensitivity if (one.place, one.state, one.claims) == key), None)


def _origins(view: View, row: Control, weighed: Sensitivity | None) -> tuple[Origin, ...]:
    without = (
        {one.testimony: _without_words(row, one) for one in weighed.without if not one.contrary} if weighed else {}
    )
    groups: dict[str, list[Testimony]] = {}
    for testimony in row.testimonies:
        groups.setdefault(testimony.origin, []).append(testimony)
    return tuple(_origin(view, testimonies, without) for testimonies in groups.values())


def _without_words(row: Control, left: Without) -> str:
    """Say what of a row changes without one voice: its status, its days, its end, its origins; or that nothing does."""
    if left.status is None:
        return "there would be no such line"
    days = days_words(left.began) or UNDATED
    changed = [
        left.status if left.status != row.status else "",
        days if left.began != row.began else "",
        f"{'ended ' + str(left.ended) if left.ended else 'not ended'}" if left.ended != row.ended else "",
        f"{left.independent_origins} of {row.independent_origins} origins"
        if left.independent_origins != row.independent_origins
        else "",
    ]
    return ", ".join(filter(None, changed)) or f"still {row.status}"


def _origin(view: View, testimonies: list[Testimony], without: Mapping[str, str]) -> Origin:
    first = view.claim(testimonies[0].claim)
    report = view.report(first.report_id)
    return Origin(
        name=one_line(first.via[-1]) if first.via else outlet_words(report),
        separate=all(testimony.origin_known for testimony in testimonies),
        witnesses=tuple(_testimony(view, one, without.get(one.claim, "")) for one in testimonies),
    )


def _testimony(view: View, testimony: Testimony, without: str) -> Witness:
    weight = wordings().weights.get(testimony.weight, testimony.weight)
    copies = (view.claim(one) for one in testimony.also)
    return replace(_witness(view, view.claim(testimony.claim), weight, copies), without=without)


def _witness(view: View, claim: Claim, weight: str, copies: Iterable[Claim] = ()) -> Witness:
    report = view.report(claim.report_id)
    also = dict.fromkeys(_report_words(view.report(copy.report_id)) for copy in copies)
    return Witness(
        weight=weight,
        claim=format_claim(claim, short=True),
        quote=one_line(quoted(claim, report)),
        report=f"{_report_words(report)}, characters {claim.span.start}\N{EN DASH}{claim.span.end}",
        also=tuple(also),
        claim_id=claim.id,
    )


def _report_words(report: Report) -> str:
    basis = basis_words(report)
    dated = (published_words(report) or "publication date unknown") + (f" ({basis})" if basis else "")
    outlet, file = outlet_words(report), one_line(report.file)
    return ", ".join(part for part in (outlet, dated, file if file != outlet else "") if part)
