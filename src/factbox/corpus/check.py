"""What cannot be right in a corpus: each finding a ``Problem`` with a reason code and the file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from factbox.corpus.overlap import unmarked_copies
from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, ExpectedControl, Moment, Story
from factbox.corpus.stories import load_corpus
from factbox.errors import Problem
from factbox.records import Span

_TAKEN = {"territory.capture", "territory.handover", "territory.held", "territory.enter", "territory.contested"}
_SUPPORTS = {
    "held": {*_TAKEN, "territory.withdraw", "territory.siege", "battle.clash", "count"},
    "contested": {"territory.contested", "territory.enter", "battle.clash", "territory.capture", "strike.shelling"},
    "besieged": {"territory.siege", "battle.clash", "strike.shelling", "territory.contested", "aid"},
}
_NO_SUPPORT = {"negated", "conditional"}
_OF_THE_TRUTH = {"reported", "corroborated", "admitted"}
_LONGEST_CLAUSE = 300


def check_corpus(folder: Path, *, others: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return all that cannot be right in the stories below a folder.

    Args:
        folder: where the stories lie.
        others: texts with which no nine words in a row may be shared, such as gold of third parties.
    """
    stories, problems = load_corpus(folder)
    found = list(problems)
    for story in stories:
        found.extend(_check_story(story))
    found.extend(_shared_names(stories))
    found.extend(unmarked_copies(stories, others))
    return tuple(found)


def _check_story(story: Story) -> Iterator[Problem]:
    for message in (*_wrong_members(story), *_wrong_moments(story)):
        yield Problem("corpus", "sheet", message, str(story.folder / "story.yaml"))
    numbers = {report.number for report in story.reports}
    for report in story.reports:
        for reason, message, line in _wrong_in_report(story, report, numbers):
            yield Problem("corpus", reason, message, f"{report.file}:{line}" if line else str(report.file))


def _wrong_members(story: Story) -> Iterator[str]:
    for member in story.cast.values():
        for key in ("within", "capital_of"):
            other = getattr(member, key)
            if other and other not in story.cast:
                yield f"cast: {member.id}: {key}: {other} is not in the cast"
    for fact in story.truth:
        for key in ("place", "holder"):
            if getattr(fact, key) and getattr(fact, key) not in story.cast:
                yield f"truth of {fact.on}: {key} {getattr(fact, key)} is not in the cast"


Finding = tuple[str, str, int]


def _wrong_in_report(story: Story, report: AnnotatedReport, numbers: set[str]) -> Iterator[Finding]:
    related = [number for number, _ in report.copies] + [report.corrects, report.withdraws]
    for number in filter(None, related):
        if number not in numbers or number == report.number:
            yield "head", f"there is no other report {number}", 0
    if not report.outlet:
        yield "head", "the outlet is missing", 0
    for name in report.names:
        if name.id and name.id not in story.cast:
            yield "cast", f"{name.id} ({report.words(name.span)!r}) is not in the cast", 0
        if name.kind and name.id in story.cast and story.cast[name.id].kind != name.kind:
            yield "cast", f"{report.words(name.span)!r} is {name.kind} here and {story.cast[name.id].kind} there", 0
        if not report.words(name.span).strip():
            yield "markup", "a name without words", 0
    yield from _overlapping(report)
    for claim in report.claims:
        for message in _wrong_in_claim(story, report, claim):
            yield "claim", message, claim.line


def _overlapping(report: AnnotatedReport) -> Iterator[Finding]:
    """Names do not lie in names; only references hold names."""
    held = Span(0, 0)
    for name in (name for name in report.names if name.kind):
        if name.span.overlaps(held):
            yield "markup", f"the name {report.words(name.span)!r} lies within {report.words(held)!r}", 0
        held = name.span


def _wrong_in_claim(story: Story, report: AnnotatedReport, claim: AnnotatedClaim) -> Iterator[str]:
    yield from _wrong_roles(story, claim)
    yield from (message for wrong, message in _RULES if wrong(report, claim))


def _wrong_roles(story: Story, claim: AnnotatedClaim) -> Iterator[str]:
    for key in ("actor", "recipient", "where", "speaker"):
        role = getattr(claim, key)
        if role and role.id and role.id not in story.cast:
            yield f"{key}: {role.id} is not in the cast"
    place = story.cast.get(claim.where.id) if claim.where else None
    if place and place.kind not in ("place", "facility"):
        yield f"where: {place.id} is no place"


def _in_boilerplate(report: AnnotatedReport, claim: AnnotatedClaim) -> bool:
    return any(p.kind == "boilerplate" and p.span.contains(claim.span) for p in report.passages)


def _later_than_page(report: AnnotatedReport, day: date | None) -> bool:
    return bool(day and report.day and day > report.day)


Rule = Callable[[AnnotatedReport, AnnotatedClaim], bool]

_AHEAD = ("forecast", "conditional", "denied", "negated")
_RULES: tuple[tuple[Rule, str], ...] = (
    (
        lambda _, claim: claim.span.end - claim.span.start > _LONGEST_CLAUSE,
        f"the clause is longer than {_LONGEST_CLAUSE} characters; the shortest stretch carries the claim",
    ),
    (
        lambda _, claim: claim.stance in ("asserted", "negated") and claim.speaker is not None,
        "asserted and negated are the report's own voice; such a claim has no speaker",
    ),
    (
        lambda _, claim: claim.stance in ("claimed", "confirmed", "denied") and claim.speaker is None,
        "claimed, confirmed and denied need a speaker",
    ),
    (
        lambda report, claim: claim.stance not in _AHEAD and _later_than_page(report, claim.days.first),
        "what has happened does not begin after the day of publication",
    ),
    (lambda _, claim: claim.type == "count" and claim.quantity is None, "a count has a number"),
    (_in_boilerplate, "nothing is annotated in boilerplate"),
    (lambda report, claim: _later_than_page(report, claim.as_of), "as_of is not after the day of publication"),
)


def _wrong_moments(story: Story) -> Iterator[str]:
    if [moment.known for moment in story.ledger] != sorted({moment.known for moment in story.ledger}):
        yield "ledger: the moments of knowing stand in order, each once"
    for moment in story.ledger:
        published = [r for r in story.reports if r.published and r.published <= moment.known]
        for row in (*moment.control, *moment.never):
            for place in filter(None, (row.place, row.holder)):
                if place not in story.cast:
                    yield f"ledger, {moment.known:%Y-%m-%d}: {place} is not in the cast"
        for row in moment.control:
            yield from _wrong_row(story, moment, row, published)
        yield from _wrong_counts(moment, published)


def _wrong_row(
    story: Story, moment: Moment, row: ExpectedControl, published: Sequence[AnnotatedReport]
) -> Iterator[str]:
    where = f"ledger, {moment.known:%Y-%m-%d}: {row.place} {row.state} by {row.holder}"
    if not any(_supports(claim, row) for report in published for claim in report.claims):
        yield f"{where}: no report that was known then says so"
    if row.status in _OF_THE_TRUTH and not row.misled and not _true(story, row):
        yield f"{where}: the truth has no such state; set it right or say `misled: why`"


def _supports(claim: AnnotatedClaim, row: ExpectedControl) -> bool:
    return (
        claim.where is not None
        and claim.where.id == row.place
        and claim.type in _SUPPORTS[row.state]
        and claim.stance not in _NO_SUPPORT
        and not claim.historical
    )


def _true(story: Story, row: ExpectedControl) -> bool:
    latest = row.began[1]
    return any(
        fact.place == row.place
        and fact.state == row.state
        and fact.holder == row.holder
        and (latest is None or fact.on <= latest)
        for fact in story.truth
    )


def _wrong_counts(moment: Moment, published: Sequence[AnnotatedReport]) -> Iterator[str]:
    """Every figure of an expected count stands in a report that was known then."""
    stated = {
        figure
        for report in published
        for claim in report.claims
        if claim.quantity
        for figure in (claim.quantity.low, claim.quantity.best, claim.quantity.high)
    }
    for row in moment.counts:
        for figure in (row.low, row.best, row.high):
            if figure is not None and figure not in stated:
                yield f"ledger, {moment.known:%Y-%m-%d}: {row.what}: no report known then says {figure:g}"


def _shared_names(stories: Sequence[Story]) -> Iterator[Problem]:
    """No outlet, group, person or place is in stories of two splits."""
    seen: dict[str, Story] = {}
    for story in stories:
        for member in story.cast.values():
            key = member.name.casefold()
            other = seen.setdefault(key, story)
            if other.split != story.split:
                message = f"{member.name} is also in {other.name}, of the split {other.split}"
                yield Problem("corpus", "split", message, str(story.folder / "story.yaml"))
