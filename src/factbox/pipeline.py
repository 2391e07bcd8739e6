"""The whole story on one screen: read, analyse, extract, resolve, keep, reconcile.

Only this module joins rooms. ``read`` and ``view`` are the library's two verbs; the commands are thin over them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from factbox.errors import Problem, UsageError
from factbox.extract import Extractor, check_claims, extract_claims
from factbox.knowledge.actors import SHIPPED, Sides, party_side, side_of
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.language import analyse, in_ordinary_case
from factbox.ledger import Ledger, apply_reviews, kept_facts, open_ledger, recall_verdict, review_links, withhold_names
from factbox.moments import moment
from factbox.read import read_reports
from factbox.reconcile import keep_day, leave_out_outlets, party_claims, reconcile_claims, related_reports
from factbox.records import Analyser, Claim, Intake, Mention, Place, Report, Reviewed, Verdict, View
from factbox.resolve import resolve_claims
from factbox.resolve.dates import infer_published
from factbox.stored import chosen

READER = f"factbox {metadata.version('factbox')}"
"""The name of this program's layer of reading in a ledger."""

Progress = Callable[[Intake], None]


def read(
    paths: Iterable[str | Path],
    *,
    ledger: Ledger | None = None,
    published: str | None = None,
    columns: str | Path | None = None,
    country: str = "",
    recorded: datetime | None = None,
    analyser: Analyser = analyse,
    sides: Sides = SHIPPED,
    gazetteer: Gazetteer | None = None,
    extractor: Extractor = extract_claims,
    reader: str = READER,
    progress: Progress | None = None,
) -> Ledger:
    """Read reports and keep what they claim.

    Args:
        paths: files, folders and globs; ``-`` is standard input.
        ledger: where to keep it; by default a new one in memory.
        published: the day of publication of reports that have none.
        columns: what rows of CSV and JSON call the fields of a report: a file, or the name of a database.
        country: the country they are about, by name or ISO code, to settle places that share a name.
        recorded: the moment of taking in; by default now.
        analyser: what turns text into sentences.
        sides: who is on which side, from ``load_sides``; by default our tables.
        gazetteer: the places that are known, from ``open_gazetteer``; by default the shipped ones.
        extractor: what finds claims in sentences.
        reader: the name of this reading in the ledger; another extractor's needs one of its own.
        progress: called after each input.

    Returns:
        The ledger. What could not be read is in ``ledger.problems()``.
    """
    ledger = ledger or open_ledger(None)
    country = country_code(country)
    taken_in = recorded or datetime.now(UTC)
    for intake in read_reports(paths, published=published, columns=columns):
        kept, _, _ = keep(
            ledger,
            intake,
            recorded=taken_in,
            country=country,
            analyser=analyser,
            sides=sides,
            gazetteer=gazetteer,
            extractor=extractor,
            reader=reader,
        )
        if progress is not None:
            progress(kept)
    return ledger


def keep(
    ledger: Ledger,
    intake: Intake,
    *,
    recorded: datetime,
    country: str = "",
    analyser: Analyser = analyse,
    sides: Sides = SHIPPED,
    gazetteer: Gazetteer | None = None,
    extractor: Extractor = extract_claims,
    reader: str = READER,
) -> tuple[Intake, tuple[Claim, ...], bool]:
    """Keep one input in a ledger: the intake as it was kept, what it claims, and whether anything of it is new."""
    intake, claims = read_intake(
        intake, country=country, analyser=analyser, sides=sides, gazetteer=gazetteer, extractor=extractor
    )
    return intake, claims, ledger.add(intake, claims, (), recorded=recorded, reader=reader)


def read_intake(
    intake: Intake,
    *,
    country: str = "",
    analyser: Analyser = analyse,
    sides: Sides = SHIPPED,
    gazetteer: Gazetteer | None = None,
    extractor: Extractor = extract_claims,
) -> tuple[Intake, tuple[Claim, ...]]:
    """Return one input, dated and with what could not be used of it, and what it claims: a pure function of it."""
    if intake.report is None:
        return intake, ()
    report = dated(intake.report)
    claims, problems = _claimed(report, country, analyser, extractor, gazetteer, sides)
    return replace(intake, report=report, problems=(*intake.problems, *problems)), claims


def _claimed(
    report: Report,
    country: str,
    analyser: Analyser,
    extractor: Extractor,
    gazetteer: Gazetteer | None,
    sides: Sides,
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return what a report claims, resolved, and what could not be used of it.

    No extractor's word is taken without its quote.
    """
    plain, analysis = in_ordinary_case(report, analyser(report.text))
    found = extractor(plain, analysis, gazetteer=gazetteer, parties=sides.names)
    claims, problems = check_claims(plain, found)
    told = _without(plain, problems)
    resolved = resolve_claims(told, claims, gazetteer=gazetteer, country=country, sides=sides)
    return tuple(_as_written(claim, report) for claim in resolved), problems


def _as_written(claim: Claim, report: Report) -> Claim:
    """Return a claim with the words of the report itself, where it was read as if in ordinary letters."""
    if claim.quote == report.text[claim.span.start : claim.span.end] and not report.text.isupper():
        return claim

    def written(mention: Mention | None) -> Mention | None:
        return mention and replace(mention, text=report.text[mention.span.start : mention.span.end])

    return replace(
        claim,
        quote=report.text[claim.span.start : claim.span.end],
        actor=written(claim.actor),
        recipient=written(claim.recipient),
        place=written(claim.place),
        time=written(claim.time),
        spoken=written(claim.spoken),
        speaker=written(claim.speaker),
    )


def _without(report: Report, problems: Sequence[Problem]) -> Report:
    """Return a report with blanks for what an extractor set aside: these words settle no place or side either."""
    text = report.text
    for problem in problems:
        if problem.start is not None and problem.end is not None:
            aside = text[problem.start : problem.end]
            text = text[: problem.start] + " " * len(aside) + text[problem.start + len(aside) :]
    return replace(report, text=text)


def dated(report: Report) -> Report:
    """Return a report without a day of publication with the day that its own text gives away, if it does."""
    if report.published_day is not None:
        return report
    day, reason = infer_published(report.text)
    if day is None:
        return report
    return replace(report, published_day=day, published=moment(day), published_basis=f"inferred: {reason}")


def claims_of(
    report: Report,
    *,
    country: str = "",
    analyser: Analyser = analyse,
    sides: Sides = SHIPPED,
    gazetteer: Gazetteer | None = None,
    extractor: Extractor = extract_claims,
) -> tuple[Claim, ...]:
    """Return what one report claims, resolved: a pure function of the report and of what is known beforehand."""
    return _claimed(report, country, analyser, extractor, gazetteer, sides)[0]


def view(
    ledger: Ledger,
    *,
    known: datetime | date | str | None = None,
    valid: date | None = None,
    recorded: datetime | date | str | None = None,
    country: str = "",
    actor: str = "",
    places: Sequence[str] = (),
    without: Sequence[str] = (),
    without_parties: bool = False,
    related: bool = False,
    weigh: str = "",
    remember: bool = False,
) -> View:
    """Return what a ledger can say.

    Args:
        ledger: from :func:`read` or ``open_ledger``.
        known: from what had been published by then; a day means its end, UTC. By default the latest publication.
        valid: about the world on that day; by default all of the story.
        recorded: from what the ledger had taken in by then; by default everything.
        country: by name or ISO code; leaves out what is known to lie elsewhere.
        actor: leaves out control and events in which no actor of that name takes part.
        places: names that make the denominator of "N of 34" and keep all others out of the states of control.
        without: names of outlets whose reports are left out, as if they had never been read.
        without_parties: whether to leave out what parties to the conflict say, as if nobody had heard it.
        related: whether to set aside the reports that do not tell of the conflict, as a printed factbox does: for a
            ledger that was filled from feeds of all news. Nothing is where there is no conflict.
        weigh: a place, by its name or id, whose states are judged again without each of their testimonies.
        remember: whether to look for the verdict beside the ledger's file, and to keep it there; the view is the same.

    Raises:
        UsageError: there is no such country, moment or outlet.
    """
    recorded = moment(recorded)
    country = country_code(country)
    unread = _unread(ledger, recorded, without) if without else {}
    asked = moment(known) or _latest_known(ledger, recorded, unread) or datetime(1, 1, 1, tzinfo=UTC)
    reports, claims, reviewed = _read_by_then(ledger, asked, recorded, unread)
    set_aside: tuple[Report, ...] = ()
    if related:
        reports, claims, set_aside = _set_aside(reports, claims)
    # A report without a date is known from when it was recorded, perhaps years later; the story does not age by it.
    at = asked if known else max((r.published for r in reports if r.published), default=asked)
    verdict, claims = _judge(
        ledger,
        reports,
        claims,
        reviewed,
        at=at,
        valid=valid,
        without_parties=without_parties,
        weigh=weigh,
        remember=remember,
    )
    listed = _listed_places(places, country, claims)
    seen = View(
        known=at,
        valid=valid,
        recorded=recorded,
        reports=reports,
        claims=claims,
        verdict=verdict,
        problems=tuple(p for p in ledger.problems(recorded=recorded) if p.report not in unread.values()),
        denominator=listed,
        reviews=reviewed,
        set_aside=set_aside,
    )
    seen = withhold_names(seen, ledger.redactions())
    # Narrowed last, so that asking about a name that is withheld finds nothing.
    return replace(seen, verdict=_narrowed(seen.verdict, seen.claims, country=country, actor=actor, places=listed))


def _read_by_then(
    ledger: Ledger, known: datetime, recorded: datetime | None, unread: Collection[str]
) -> tuple[tuple[Report, ...], Sequence[Claim], tuple[Reviewed, ...]]:
    """Return the reports known by a moment, their claims as people left them, and what people decided."""
    reports = tuple(r for r in ledger.reports(known=known, recorded=recorded) if r.id not in unread)
    machine = ledger.stored_claims(known=known, recorded=recorded)
    if unread:
        machine = chosen(machine, lambda claim: claim.report_id not in unread)
    claims, reviewed = apply_reviews(reports, machine, ledger.reviews(recorded=recorded))
    return reports, claims, reviewed


def _set_aside(
    reports: tuple[Report, ...], claims: Sequence[Claim]
) -> tuple[tuple[Report, ...], Sequence[Claim], tuple[Report, ...]]:
    """Return the reports that tell of the conflict with their claims, and the reports that do not."""
    kept = related_reports(reports, claims)
    return (
        tuple(report for report in reports if report.id in kept),
        chosen(claims, lambda claim: claim.report_id in kept),
        tuple(report for report in reports if report.id not in kept),
    )


def _judge(
    ledger: Ledger,
    reports: tuple[Report, ...],
    claims: Sequence[Claim],
    reviewed: tuple[Reviewed, ...],
    *,
    at: datetime,
    valid: date | None,
    without_parties: bool,
    weigh: str,
    remember: bool,
) -> tuple[Verdict, Sequence[Claim]]:
    """Return the verdict, anew or as it was kept beside the ledger, and the claims that were heard."""
    from factbox.publish.vouched import weighed_as  # noqa: PLC0415 - reading a ledger in needs no words for it

    with kept_facts(ledger, claims, remember=remember) as facts:
        unheard = party_claims(reports, claims, known=at, kept=facts) if without_parties else frozenset()
        asked_of: dict[str, Any] = {
            "known": at,
            "valid": valid,
            "capitals": tuple(sorted(_capitals(claims))),
            "judged": review_links(reviewed),
            "unheard": tuple(sorted(unheard)),
            "weigh": weigh,
        }
        judge = partial(_as_vouched, reports, claims, kept=facts)

        def recall(question: dict[str, Any]) -> Verdict:
            """Return the verdict; one that weighs a place is that which does not, and the weighing."""
            plain = question | {"weigh": ""}

            def work() -> Verdict:
                if not question["weigh"]:
                    return judge(**question)
                weighed = reconcile_claims(reports, claims, kept=facts, only_weighed=True, **question).sensitivity
                told = recall(plain)
                return replace(told, sensitivity=weighed_as(told.control, weighed))

            return recall_verdict(ledger, reports, claims, question, work)

        verdict = recall(asked_of) if remember else judge(**asked_of)
    return verdict, chosen(claims, lambda claim: claim.id not in unheard) if unheard else claims


def _as_vouched(
    reports: tuple[Report, ...], claims: Sequence[Claim], *, known: datetime, valid: date | None, **asked: Any
) -> Verdict:
    """Return the verdict as everything tells it: of the whole story, for it is all of it that shows who fights."""
    from factbox.publish.vouched import as_vouched  # noqa: PLC0415 - reading a ledger in needs no words for it

    verdict = reconcile_claims(reports, claims, known=known, **asked)
    told = as_vouched(View(known, None, None, reports, claims, verdict))
    return keep_day(told, valid) if valid else told


def _unread(ledger: Ledger, recorded: datetime | None, without: Sequence[str]) -> dict[str, str]:
    """Return the ids of the reports to leave out, each with its file."""
    reports = ledger.reports(recorded=recorded)
    kept = {report.id for report in leave_out_outlets(reports, without)}
    return {report.id: report.file for report in reports if report.id not in kept}


def _latest_known(ledger: Ledger, recorded: datetime | None, unread: Collection[str]) -> datetime | None:
    """Return when the last report that is read became known; one without a date did when it was recorded."""
    latest = ledger.latest_known(recorded)
    if not unread:
        return latest
    published = [r.published for r in ledger.reports(recorded=recorded) if r.id not in unread]
    return latest if None in published else max((p for p in published if p), default=None)


def on_day(seen: View, day: date) -> View:
    """Return a view of the whole story as one about the world on a day: what ``view(..., valid=day)`` returns.

    Which day is asked about decides nothing, so that a program that goes from day to day need not decide anew.
    """
    return replace(seen, valid=day, verdict=keep_day(seen.verdict, day))


def country_code(country: str) -> str:
    """Return the ISO code of a country given by its code or its name; empty stays empty.

    Raises:
        UsageError: there is no such country.
    """
    gazetteer = open_gazetteer()
    if not country or gazetteer.country(country.upper()):
        return country.upper()
    found = (entry.place for entry in gazetteer.candidates(country) if entry.place.kind == "country")
    place = next(found, None)
    if place is None:
        raise UsageError(f"no country {country!r} is known; give its name or its ISO code, such as AF")
    return place.country


def _capitals(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the ids of the capitals of countries and first-order divisions among the places that claims name."""
    gazetteer = open_gazetteer()
    ids = {claim.where.id for claim in claims if claim.where is not None}
    entries = ((place, gazetteer.entry(place)) for place in ids)
    return frozenset(place for place, entry in entries if entry and entry.capital_of in ("country", "admin1"))


def _listed_places(names: Sequence[str], country: str, claims: Sequence[Claim]) -> tuple[Place, ...]:
    """Return the places of a user's list: each name as a city of the country, given or most in the claims."""
    if not names:
        return ()
    codes = Counter(claim.where.country for claim in claims if claim.where and claim.where.country)
    home = country or max(sorted(codes), key=codes.__getitem__, default="")
    gazetteer = open_gazetteer()
    found = []
    for name in names:
        entries = [e.place for e in gazetteer.candidates(name) if e.place.country == home or not home]
        entries.sort(key=lambda place: place.kind != "city")
        found.append(entries[0] if entries else Place(f"listed:{name.casefold()}", name, "city", country=home))
    return tuple(found)


def _narrowed(
    verdict: Verdict, claims: Sequence[Claim], *, country: str, actor: str, places: Sequence[Place]
) -> Verdict:
    """Leave out of a verdict what the user did not ask about."""
    if not (country or actor or places):
        return verdict
    ids = {place.id for place in places}
    wanted = actor.casefold()
    named = claims if wanted else ()
    sides = {m.name: party_side(m) for claim in named for m in (claim.actor, claim.recipient) if m and m.name}

    def located(place: Place | None) -> bool:
        return not country or place is None or place.country in ("", country)

    def acted(*names: str) -> bool:
        both = ((name.casefold(), sides.get(name, side_of(name)).casefold()) for name in names)
        return not wanted or any(wanted in pair for pair in both)

    return replace(
        verdict,
        control=tuple(
            c for c in verdict.control if located(c.place) and acted(c.holder) and (not ids or c.place.id in ids)
        ),
        events=tuple(e for e in verdict.events if located(e.place) and acted(e.actor, e.recipient)),
    )
