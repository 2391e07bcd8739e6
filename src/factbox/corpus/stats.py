"""What a corpus holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from factbox.corpus.agreement import Pair, agreement
from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, Story
from factbox.records import STANCES


def corpus_stats(stories: Sequence[Story], read_twice: Sequence[Pair] = ()) -> dict[str, Any]:
    """Return the counts of a corpus: ``reports, stories, words``, per split, stance, claim type, name kind, rarity.

    ``read_twice`` has the reports with a second reading, from ``second_readings``, for the figures of agreement.
    """
    reports = [report for story in stories for report in story.reports]
    claims = [claim for report in reports for claim in report.claims]
    return {
        "stories": len(stories),
        "reports": len(reports),
        "words": sum(len(report.text.split()) for report in reports),
        "names": sum(1 for report in reports for name in report.names if name.kind),
        "references": sum(1 for report in reports for name in report.names if name.reference),
        "attributions": sum(len(report.attributions) for report in reports),
        "claims": len(claims),
        "moments": sum(len(story.ledger) for story in stories),
        "by_split": _by_split(stories),
        "by_kind_of_report": _counted(report.kind for report in reports),
        "by_kind_of_name": _counted(name.kind for report in reports for name in report.names if name.kind),
        "by_stance": {stance: sum(c.stance == stance for c in claims) for stance in STANCES},
        "by_type": _counted(claim.type for claim in claims),
        "name_styles": sorted({style for story in stories for style in story.names}),
        "rare": {name: count(stories) for name, count in RARE.items()},
        "agreement": {name: round(figure, 4) for name, figure in agreement(read_twice).items()},
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _by_split(stories: Sequence[Story]) -> dict[str, dict[str, int]]:
    splits: dict[str, dict[str, int]] = {}
    for story in stories:
        figures = splits.setdefault(story.split, {"stories": 0, "reports": 0, "words": 0})
        figures["stories"] += 1
        figures["reports"] += len(story.reports)
        figures["words"] += sum(len(report.text.split()) for report in story.reports)
    return splits


def _claims(wanted: Callable[[AnnotatedClaim], bool]) -> Callable[[Sequence[Story]], int]:
    def count(stories: Sequence[Story]) -> int:
        return sum(wanted(claim) for story in stories for report in story.reports for claim in report.claims)

    return count


def _reports(wanted: Callable[[AnnotatedReport], int]) -> Callable[[Sequence[Story]], int]:
    def count(stories: Sequence[Story]) -> int:
        return sum(wanted(report) for story in stories for report in story.reports)

    return count


def _stale_passages(report: AnnotatedReport) -> int:
    """Count the paragraphs with a claim that the text shows to be older than the page."""
    stale = [c.span for c in report.claims if c.as_of and report.day and c.as_of < report.day]
    return sum(any(paragraph.contains(span) for span in stale) for paragraph in report.paragraphs)


def _foreign_copies(stories: Sequence[Story]) -> int:
    """Count the copies that one outlet makes of another's story, whole or partial."""
    return sum(1 for story in stories for _ in foreign_copies(story))


def foreign_copies(story: Story) -> Iterator[tuple[AnnotatedReport, AnnotatedReport]]:
    """Yield every report that copies another outlet's, with that one."""
    numbered = {report.number: report for report in story.reports}
    for report in story.reports:
        for number, kind in report.copies:
            other = numbered.get(number)
            if other and kind != "update" and other.outlet != report.outlet:
                yield report, other


RARE: Mapping[str, Callable[[Sequence[Story]], int]] = {
    "denials": _claims(lambda c: c.stance == "denied"),
    "unconfirmed": _claims(lambda c: c.stance == "unconfirmed"),
    "party claims": _claims(lambda c: c.stance == "claimed"),
    "admissions": _claims(lambda c: c.stance == "confirmed"),
    "forecasts and conditionals": _claims(lambda c: c.stance in ("forecast", "conditional")),
    "negations": _claims(lambda c: c.stance == "negated"),
    "nested attributions": _reports(lambda r: sum(mark.layer > 0 for mark in r.attributions)),
    "recaptures or withdrawals": _claims(lambda c: c.retaken or c.type == "territory.withdraw"),
    "hand-overs": _claims(lambda c: c.type == "territory.handover"),
    "stale passages": _reports(_stale_passages),
    "totals or ordinals": _claims(lambda c: c.type == "count"),
    "counts with qualifiers": _claims(lambda c: bool(c.quantity and c.quantity.qualifier)),
    "partial extents": _claims(lambda c: c.extent in ("most", "parts", "outskirts")),
    "capitals through their province": _reports(lambda r: sum(n.reference == "capital" for n in r.names)),
    "cross-outlet copies": _foreign_copies,
    "corrections and withdrawals of a report": _reports(lambda r: bool(r.corrects) + bool(r.withdraws)),
}
"""What is rare in the news and must be there often enough to measure, with how it is counted."""

WANTED: Mapping[str, int] = {
    "denials": 40,
    "unconfirmed": 50,
    "party claims": 100,
    "admissions": 40,
    "forecasts and conditionals": 120,
    "negations": 50,
    "nested attributions": 60,
    "recaptures or withdrawals": 30,
    "hand-overs": 15,
    "stale passages": 40,
    "totals or ordinals": 80,
    "counts with qualifiers": 150,
    "partial extents": 50,
    "capitals through their province": 60,
    "cross-outlet copies": 30,
    "corrections and withdrawals of a report": 10,
}
"""How many of each this project's corpus has to have, at least."""
