"""Texts that their own outlet took back or replaced, and the lines that rested on them.

A report whose head says CORRECTED, REFILE, KILL or WITHDRAWN supersedes the earlier text of its outlet that has the
same URL, the same headline, or passages in common, and a withdrawal the one whose headline it quotes. What was
superseded, what other outlets had copied whole from it, and the words of it in their partial copies carry no line any
more. A line that rested on nothing else stays in sight as retracted; one that rested on more says that it was opened
again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from factbox.knowledge.outlets.versions import Notice, find_notice, without_label
from factbox.reconcile.control import oldest_first as by_beginning
from factbox.reconcile.events import oldest_first as by_day
from factbox.reconcile.reuse import NEVER, WHOLE_COPY
from factbox.records import Claim, Control, Event, Link, Report, Verdict
from factbox.stored import chosen

DECIDED_BY = "reconcile.versions"
HEAD_LINES = 4
"""How many lines of a text are its head, in which a notice stands; further down it may be about anything."""

QUOTED_WORDS = 4
"""Words in quotation marks that are taken for a headline; fewer may stand in any."""

_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”]+)[\"”]")
_WORD = re.compile(r"\w+")

_NOT_SO = frozenset({"negated", "denied"})
"""What a withdrawal says of its story: that it was not so, which stands though nothing else in it does."""

RETRACTED = "rested on a withdrawn report"


def notice_of(report: Report) -> tuple[Notice, str] | None:
    """Return what a report says at its head of an earlier text of its outlet, with its words; None if nothing."""
    return next(filter(None, map(find_notice, _head(report))), None)


def judge_versions(
    reports: Sequence[Report], claims: Sequence[Claim], judge: Callable[[Sequence[Claim]], Verdict]
) -> Verdict:
    """Return the verdict of claims of which those in superseded texts carry nothing.

    Args:
        reports: the reports.
        claims: their claims.
        judge: gives the verdict of some of these claims.
    """
    notices = {report.id: found for report in reports if (found := notice_of(report))}
    whole = judge(claims)
    if not notices:
        return whole
    superseding = tuple(_superseding(reports, notices, whole.links))
    gone = {link.right for link in superseding} | {key for key, found in notices.items() if found[0] == "withdrawn"}
    gone |= _copies_of(gone, whole.links) - notices.keys()
    fallen = set(_fallen(reports, claims, gone, whole.links, notices.keys()))
    left = judge(chosen(claims, lambda claim: claim.id not in fallen))
    opened = _reopened(left, whole, gone, fallen)
    return replace(opened, links=(*opened.links, *superseding))


def _head(report: Report) -> list[str]:
    lines = (line.strip() for line in report.text[:2000].splitlines())
    return [line for line in (report.title, *list(filter(None, lines))[:HEAD_LINES]) if line]


def _superseding(
    reports: Sequence[Report], notices: Mapping[str, tuple[Notice, str]], links: Iterable[Link]
) -> Iterator[Link]:
    """Yield a link from each notice to every earlier text that it takes back or replaces."""
    shared = {(link.left, link.right) for link in links if link.relation in ("copies", "updates")}
    by_outlet: dict[str, list[Report]] = {}
    for report in reports:
        by_outlet.setdefault(_house(report), []).append(report)
    for later in (report for report in reports if report.id in notices):
        notice, words = notices[later.id]
        for earlier in by_outlet[_house(later)]:
            if reason := _same_story(later, earlier, shared, withdrawn=notice == "withdrawn"):
                told = f"{notice}: “{words}” at its head, and {reason}"
                yield Link(later.id, earlier.id, "updates", 1.0, told, decided_by=DECIDED_BY)


def _house(report: Report) -> str:
    """Return who published a report, as far as that can be told: its outlet, else the site it is on."""
    return report.outlet.casefold() or (urlsplit(report.url).hostname or report.id)


def _same_story(later: Report, earlier: Report, shared: Collection[tuple[str, str]], *, withdrawn: bool) -> str:
    """Return why a notice speaks of an earlier text of its outlet; empty if it does not.

    A withdrawal may name a story by its headline alone; a correction that does is a note on a story that stands.
    """
    if later.id == earlier.id or (earlier.published or NEVER) > (later.published or NEVER):
        return ""
    if later.url and _address(later.url) == _address(earlier.url):
        return "the same address"
    if _headlines(later) & _headlines(earlier):
        return "the same headline"
    if (later.id, earlier.id) in shared:
        return "passages in common"
    return "its headline quoted" if withdrawn and _quotes_headline(later, earlier) else ""


def _quotes_headline(later: Report, earlier: Report) -> bool:
    """Say whether the head of a notice has, in quotation marks, words of an earlier text's headline."""
    quoted = (_words(one["words"]) for line in _head(later) for one in _QUOTED.finditer(line))
    headlines = [f" {_words(line)} " for line in _headlines(earlier)]
    return any(len(q.split()) >= QUOTED_WORDS and any(f" {q} " in line for line in headlines) for q in quoted)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _address(url: str) -> str:
    """Return a URL without what changes between two visits of one page."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _headlines(report: Report) -> set[str]:
    """Return the title and first line of a report, of three words or more, without a notice's label."""
    first = next(iter(_head(replace(report, title=""))), "")
    words = (" ".join(without_label(line).casefold().split()) for line in (report.title, first))
    return {line for line in words if len(line.split()) > 2}


def _copies_of(gone: Collection[str], links: Iterable[Link]) -> set[str]:
    """Return the reports that are whole copies of those that are gone, over any number of copies."""
    copied: dict[str, list[str]] = {}
    for link in links:
        if link.relation == "copies" and link.reason.startswith(WHOLE_COPY):
            copied.setdefault(link.right, []).append(link.left)
    found: set[str] = set()
    queue = list(gone)
    while queue:
        fresh = [copy for copy in copied.get(queue.pop(), ()) if copy not in found]
        found.update(fresh)
        queue += fresh
    return found


def _fallen(
    reports: Sequence[Report],
    claims: Iterable[Claim],
    gone: Collection[str],
    links: Iterable[Link],
    notices: Collection[str],
) -> Iterator[str]:
    """Yield the ids of claims that carry nothing: in superseded texts, and in the words that others copied from them.

    What a notice says was not so is its own word, and stands.
    """
    words = {report.id: _words(report.text) for report in reports if report.id in gone}
    copied: dict[str, list[str]] = {}
    for link in links:
        if link.relation == "copies" and link.right in words:
            copied.setdefault(link.left, []).append(words[link.right])
    for claim in claims:
        if claim.report_id in gone:
            if not (claim.report_id in notices and claim.stance in _NOT_SO):
                yield claim.id
        elif claim.report_id in copied and any(_words(claim.quote) in text for text in copied[claim.report_id]):
            yield claim.id


def _reopened(left: Verdict, whole: Verdict, gone: Collection[str], theirs: Collection[str]) -> Verdict:
    """Return a verdict in which the lines that rested on superseded reports say so."""
    rested = [row for row in whole.control if not _claims(row).isdisjoint(theirs)]
    still, opened = {_state(row) for row in left.control}, {_state(row) for row in rested}
    control = [_noted(row) if _state(row) in opened else row for row in left.control]
    control += [_lost(row) for row in rested if _state(row) not in still]
    events = [*left.events, *_lost_events(left, whole, theirs)]
    return replace(
        left,
        control=tuple(sorted(control, key=by_beginning)),
        events=tuple(sorted(events, key=by_day)),
        superseded=tuple(sorted(gone)),
    )


def _noted(row: Control) -> Control:
    return replace(row, because=f"{row.because}; opened again: it also {RETRACTED}")


def _lost(row: Control) -> Control:
    return replace(row, status="retracted", because=f"{RETRACTED}; before that: {row.because}")


def _lost_events(left: Verdict, whole: Verdict, theirs: Collection[str]) -> Iterator[Event]:
    """Yield the events that nothing carries any more, as retracted."""
    kept = {claim for event in left.events for claim in event.claims}
    for event in whole.events:
        if set(event.claims).issubset(theirs) and kept.isdisjoint(event.claims):
            yield replace(event, status="retracted")


def _claims(row: Control) -> set[str]:
    return {*row.claims, *(claim for one in row.testimonies for claim in (one.claim, *one.also))}


def _state(row: Control) -> tuple[str, str, str]:
    return row.place.id, row.state, row.holder
