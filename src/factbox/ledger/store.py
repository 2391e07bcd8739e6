"""The ledger itself: what it appends, and what it shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from factbox import stored
from factbox.errors import Problem, UsageError
from factbox.ledger import queries
from factbox.ledger.base import Base
from factbox.ledger.chain import START, append, head
from factbox.ledger.encoding import (
    LAST_MOMENT,
    ClaimReader,
    content_of,
    dating,
    decode,
    encode,
    fingerprint,
    moment,
    plain,
    version_order,
)
from factbox.ledger.faults import plain_errors, transaction
from factbox.ledger.names import words_of
from factbox.ledger.reviewing import check_review, repeated_review
from factbox.ledger.standing import Standing
from factbox.records import (
    Claim,
    Correction,
    Intake,
    Outcome,
    Redaction,
    Report,
    Review,
    ReviewAction,
    Target,
)
from factbox.stored_texts import with_texts_in_file

_SHORTEST_NAME = 2
"""Letters; a single one stands in too many texts to be withheld."""


class Ledger:
    """An append-only store of readings of reports; made by :func:`open_ledger`, closed by ``with`` or ``close``.

    A report (same text, same outlet or URL) may be sighted in several files, with or without its date, and be read
    by several versions of the program. All of that is kept. One sighting is shown, with its own file name, date and
    claims, chosen by: the newest reader; a stated publication before an inferred one before none; the earliest
    publication; content; the smallest file name. The order in which sightings came in never matters.
    """

    def __init__(self, connection: Base, name: str) -> None:
        self._connection = connection
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._connection.close()

    # --- taking in ------------------------------------------------------------------------------------------------

    def add(
        self, intake: Intake, claims: Sequence[Claim], problems: Sequence[Problem], *, recorded: datetime, reader: str
    ) -> bool:
        """Append what became of one input, in one transaction; when this returns, it is on disk.

        Args:
            intake: the input: a report, or why it was refused. A refusal is kept once per file and reason.
            claims: what the report says, resolved.
            problems: what later rooms could not use; the problems of the intake are added to them.
            recorded: now, by the caller's clock. A moment before the latest in the ledger is taken as that one, so
                that no view of the past can change when a clock is set back.
            reader: name and version of the program that read it ("factbox 0.1.0").

        Returns:
            True if something new came in; False, and no change at all, if this reader's reading of the same report
            with the same facts was in the ledger under the same name.

        Raises:
            UsageError: if claims and report do not belong together, the reader has no name, or the moment no time zone.
            LedgerError: if it could not be written; then nothing of it was.
        """
        _check(intake, claims, reader)
        entry = _entry(intake, reader)
        with plain_errors(self._name):
            if self._has(entry):
                return False
            with transaction(self._connection):
                if self._has(entry):  # another program was faster
                    return False
                entry["recorded"] = max(moment(recorded), self._latest_recorded())
                entry["reading"] = self._append_reading(entry, claims) if intake.report else None
                self._append_intake(entry, (*intake.problems, *problems))
        return True

    def _has(self, entry: dict[str, Any]) -> bool:
        return self._connection.execute(queries.ALREADY_IN, entry).fetchone() is not None

    def _latest_recorded(self) -> str:
        latest: str | None = self._connection.execute(queries.LATEST_RECORDED).fetchone()[0]
        return latest or ""

    def _append_reading(self, entry: dict[str, Any], claims: Iterable[Claim]) -> int:
        """Return the row of the entry's reading, new or known from another file."""
        known = self._connection.execute(queries.READING, entry).fetchone()
        if known:
            return int(known[0])
        reading = append(self._connection, "reading", entry)
        for claim in dict.fromkeys(claims):
            append(self._connection, "claim", _claim_columns(reading, claim))
        return reading

    def _append_intake(self, entry: dict[str, Any], problems: Iterable[Problem]) -> None:
        intake = append(self._connection, "intake", entry)
        for problem in dict.fromkeys(problems):
            append(self._connection, "problem", {"intake": intake, "record": encode(problem)})

    def redact(self, names: Sequence[str], *, decided_by: str, reason: str, recorded: datetime) -> tuple[int, ...]:
        """Withhold names from everything that is published from views of this ledger, whatever moments they ask about.

        Args:
            names: each as it is printed; a surname that also stands alone is a name of its own. Case, accents, line
                ends and hyphens make no difference.
            decided_by: who decided.
            reason: why.
            recorded: now, by the caller's clock.

        Returns:
            The number of each name's redaction; of one that is withheld already, that of the earlier redaction.

        Raises:
            UsageError: a name is none, or nobody or no reason is given.
            LedgerError: it could not be written; then nothing was.
        """
        for name in names:
            if len("".join(words_of(name))) < _SHORTEST_NAME:
                raise UsageError(f"{name!r} is no name. Give each name as it is printed, in quotation marks.")
        with plain_errors(self._name), transaction(self._connection):
            entry = self._decision("redaction", decided_by, reason, recorded) | {"undoes": None}
            return tuple(self._redact(" ".join(plain(name).split()), entry) for name in names)

    def _redact(self, name: str, entry: dict[str, Any]) -> int:
        same = [known.number for known in self.redactions() if known.name == name and not known.undone]
        return same[0] if same else append(self._connection, "redaction", entry | {"name": name})

    def undo_redaction(self, number: int, *, decided_by: str, reason: str, recorded: datetime) -> None:
        """Publish a name again; that it was withheld, and who decided to end that, stays on record.

        Raises:
            UsageError: no redaction of that number holds, or nobody or no reason is given.
            LedgerError: it could not be written; then nothing was.
        """
        with plain_errors(self._name), transaction(self._connection):
            if number not in [known.number for known in self.redactions() if not known.undone]:
                raise UsageError(
                    f"No redaction {number} holds. See which do with: factbox redact --list --ledger {self._name}"
                )
            entry = self._decision("redaction", decided_by, reason, recorded)
            append(self._connection, "redaction", entry | {"name": "", "undoes": number})

    def _decision(self, what: str, decided_by: str, reason: str, recorded: datetime) -> dict[str, Any]:
        if not decided_by.strip() or not reason.strip():
            raise UsageError(f"A {what} needs to say who decided and why, for whoever asks later.")
        when = max(moment(recorded), self._latest_recorded())
        return {"decided_by": plain(decided_by), "reason": plain(reason), "recorded": when}

    def redactions(self) -> tuple[Redaction, ...]:
        """Return every redaction there was, undone ones too, in the order in which they were made."""
        with plain_errors(self._name):
            rows = self._connection.execute(queries.REDACTIONS).fetchall()
        return tuple(
            Redaction(
                number, name, who, why, datetime.fromisoformat(decided), undone and datetime.fromisoformat(undone)
            )
            for number, name, who, why, decided, undone in rows
        )

    def review(
        self,
        action: ReviewAction,
        target: Target,
        *,
        decided_by: str,
        reason: str,
        recorded: datetime,
        other: Target | None = None,
        correction: Correction | None = None,
        added: Claim | None = None,
    ) -> int:
        """Append a person's decision about a claim or a report; the claim itself stays as the program read it.

        Args:
            action: what is decided; see :class:`~factbox.records.Review`.
            target: what it speaks of, from :func:`~factbox.records.target_of`; for ``copy`` only the report counts.
            decided_by: who decided.
            reason: why.
            recorded: now, by the caller's clock.
            other: for ``copy``, ``merge`` and ``split``: the report whose words they are, or the other claim.
            correction: for ``correct``.
            added: for ``add``: a claim of the target's report, with its span and type.

        Returns:
            The number of the review; that of the latest one of this target, if it says just this by the same person.

        Raises:
            UsageError: the ledger has no such report, the clause is not in its text, or something is missing.
            LedgerError: it could not be written; then nothing was.
        """
        with plain_errors(self._name), transaction(self._connection):
            entry = self._decision("review", decided_by, reason, recorded) | {"undoes": None, "report": target.report}
            decided = datetime.fromisoformat(entry["recorded"])
            review = Review(0, action, target, plain(decided_by), plain(reason), decided, other, correction, added)
            check_review(review, self._text_of)
            known = repeated_review(review, self.reviews())
            return known or append(self._connection, "review", entry | {"record": encode(review)})

    def undo_review(self, number: int, *, decided_by: str, reason: str, recorded: datetime) -> None:
        """Let a review stand no longer; that it was made, and who decided to end that, stays on record.

        Raises:
            UsageError: no review of that number stands, or nobody or no reason is given.
            LedgerError: it could not be written; then nothing was.
        """
        with plain_errors(self._name), transaction(self._connection):
            review = next((one for one in self.reviews() if one.number == number and not one.undone), None)
            if review is None:
                raise UsageError(
                    f"No review {number} stands. See which do with: factbox review list --ledger {self._name}"
                )
            entry = self._decision("review", decided_by, reason, recorded)
            entry |= {"report": review.target.report, "undoes": number, "record": ""}
            append(self._connection, "review", entry)

    def reviews(self, *, recorded: datetime | None = None) -> tuple[Review, ...]:
        """Return every review there was by a moment, undone ones too, in the order in which they were made."""
        return tuple(
            replace(
                decode(record, Review),
                number=number,
                undone=undone and datetime.fromisoformat(undone),
                undone_by=who,
                undone_reason=why,
            )
            for number, record, undone, who, why in self._ask(queries.REVIEWS, None, recorded)
        )

    def _text_of(self, report: str) -> str | None:
        """Return the text of a report; None if the ledger has none of that id."""
        found = self._connection.execute(queries.ANY_READING, {"report": report}).fetchone()
        return decode(found[0], Report).text if found else None

    # --- showing --------------------------------------------------------------------------------------------------

    def reports(self, *, known: datetime | None = None, recorded: datetime | None = None) -> tuple[Report, ...]:
        """Return the reports that were known and recorded by two moments, by publication, file and id.

        Reports of unknown publication come last, and are known from the moment they were first recorded. In a ledger
        with very many claims their texts lie in a file, as those do.
        """
        large = self.standing().claim >= stored.MANY
        with plain_errors(self._name):
            rows = self._connection.execute(queries.REPORTS, _moments(known, recorded))
            found = (replace(decode(record, Report), file=file) for file, record in rows)
            return tuple(with_texts_in_file(found, self._folder()) if large else found)

    def _folder(self) -> Path | None:
        """Return the folder in which the ledger lies; None for one that is in none."""
        return Path(self._name).absolute().parent if Path(self._name).exists() else None

    def claims(self, *, known: datetime | None = None, recorded: datetime | None = None) -> tuple[Claim, ...]:
        """Return the claims of those reports, report by report, by span and id."""
        return tuple(self.iter_claims(known=known, recorded=recorded))

    def stored_claims(self, *, known: datetime | None = None, recorded: datetime | None = None) -> Sequence[Claim]:
        """Return what :meth:`claims` returns; of very many a sequence that reads each from a file when it is asked for.

        The file lies beside the ledger, or where temporary files do, and nobody else can see it. It takes a kilobyte a
        claim. Where there is no room for it, the claims are held in memory.
        """
        if self.standing().claim < stored.MANY:
            return self.claims(known=known, recorded=recorded)
        readings = self._ask(queries.READINGS, known, recorded)
        for place in dict.fromkeys((self._folder(), None)):
            records = (record.encode() for (reading,) in readings for record in self._claim_records(reading))
            with suppress(OSError):
                return stored.store(records, partial(decode, kind=Claim), place)
        return self.claims(known=known, recorded=recorded)

    def iter_claims(self, *, known: datetime | None = None, recorded: datetime | None = None) -> Iterator[Claim]:
        """Yield what :meth:`claims` returns, holding one report's claims at a time.

        The choice of readings is made at the first step and a reading never changes, so the ledger may be written to
        meanwhile.
        """
        claims = ClaimReader()
        for (reading,) in self._ask(queries.READINGS, known, recorded):
            yield from map(claims.read, self._claim_records(reading))

    # --- parts of it ------------------------------------------------------------------------------------------------

    def places(self) -> dict[str, str]:
        """Return the name of every place that a claim of any reading has, by its id; quick in a ledger of any size."""
        claims = ((place, decode(record, Claim)) for place, record in self._ask(queries.PLACES, None, None))
        return {place: claim.where.name for place, claim in claims if claim.where}

    def claims_at(
        self, place_id: str, *, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Claim, ...]:
        """Return those of :meth:`claims` that are about one place, reading no others."""
        rows = self._ask(queries.CLAIMS_AT, known, recorded, place=place_id)
        return tuple(decode(record, Claim) for (record,) in rows)

    def reports_at(
        self, place_id: str, *, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Report, ...]:
        """Return those of :meth:`reports` that make a claim about one place, reading no others."""
        rows = self._ask(queries.REPORTS_AT, known, recorded, place=place_id)
        return tuple(replace(decode(record, Report), file=file) for file, record in rows)

    def reports_since(
        self, since: datetime, *, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Report, ...]:
        """Return those of :meth:`reports` that became known at a moment or later, reading no others."""
        rows = self._ask(queries.REPORTS_SINCE, known, recorded, since=moment(since))
        return tuple(replace(decode(record, Report), file=file) for file, record in rows)

    def claims_of(
        self, report_id: str, *, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Claim, ...]:
        """Return the claims of one report, reading no others; none if it is not shown."""
        shown = self.shown(report_id, known=known, recorded=recorded)
        return shown[2] if shown else ()

    def problems(self, *, recorded: datetime | None = None) -> tuple[Problem, ...]:
        """Return what could not be used: of each input, what its newest reader met; and every refusal."""
        rows = self._ask(queries.PROBLEMS, None, recorded)
        return tuple(sorted((decode(record, Problem) for (record,) in rows), key=_problem_order))

    def inputs(self, *, recorded: datetime | None = None) -> tuple[Outcome, ...]:
        """Return what became of every input, in the order in which they came; they are those that ``counts`` counts."""
        rows = self._ask(queries.INPUTS, None, recorded)
        return tuple(_outcome(list(same)) for _, same in groupby(rows, key=itemgetter(0)))

    def counts(self, *, recorded: datetime | None = None) -> dict[str, int]:
        """Return how many inputs were read, partly read and refused; the three add up to ``given``.

        An input is a file (or a line of one) with what was found in it: a file whose text changed is two.
        """
        rows = self._ask(queries.COUNTS, None, recorded)
        outcomes = {"read": 0, "partly read": 0, "refused": 0} | dict(rows)
        return outcomes | {"given": sum(outcomes.values())}

    def known_from(self, report_id: str, *, recorded: datetime | None = None) -> datetime:
        """Return the moment from which a report is known: its publication, else when it was first recorded.

        Raises:
            UsageError: if no such report was recorded by then.
        """
        rows = self._ask(queries.KNOWN_FROM, None, recorded, report=report_id)
        if not rows:
            raise UsageError(f"This ledger has no report {report_id}. Take the id from one of its reports or claims.")
        return datetime.fromisoformat(rows[0][0])

    def latest_known(self, recorded: datetime | None = None) -> datetime | None:
        """Return the latest moment at which any report became known; None for a ledger without reports."""
        ((latest,),) = self._ask(queries.LATEST_KNOWN, None, recorded)
        return datetime.fromisoformat(latest) if latest else None

    def digest(self, *, recorded: datetime | None = None) -> str:
        """Return a SHA-256 over what the ledger shows: ids and content of its reports and their claims, sorted.

        Two ledgers with the same digest say the same. It does not depend on the order of loading, the moments
        recorded, file names or who read; problems are not part of it.
        """
        lines = []
        for reading, report, record in self._ask(queries.CONTENT, None, recorded):
            lines.append(f"report {report} {fingerprint(record)}")
            lines += [f"claim {report} {fingerprint(record)}" for record in self._claim_records(reading)]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()

    def head(self) -> str:
        """Return the head of the hash chain, in hex: the hash of the last record, and so of all, in their order.

        Stored elsewhere, it shows later whether anything up to this record was changed; see :func:`verify_ledger`.
        """
        with plain_errors(self._name):
            return head(self._connection).hex()

    def standing(self) -> Standing:
        """Return how far the ledger has come; quick in a ledger of any size."""
        with plain_errors(self._name):
            last = self._connection.execute(queries.HEAD).fetchone()
            rows = self._connection.execute(queries.LATEST_ROWS).fetchone()
        return Standing(last[0] if last else 0, bytes(last[1]) if last else START, *rows)

    def shows_the_same(
        self, since: Standing, *, known: datetime | None, recorded: datetime | None, problems: bool = True
    ) -> bool:
        """Say whether the ledger surely shows the same at two moments as it did when it had come so far.

        It looks at what was appended since and at nothing else, so that it is quick in a ledger of any size. What was
        taken in after ``recorded`` shows nowhere; a report, or a decision about one, that nobody could have known by
        ``known``, does not show then. Names that are withheld are not looked at: ask for :meth:`redactions`.

        Args:
            since: from :meth:`standing`, then.
            known: only what was known by then is asked for.
            recorded: only what was recorded by then is.
            problems: whether what could not be used counts too, which is shown whatever moment of knowing is asked for.
        """
        with plain_errors(self._name):
            link = self._connection.execute(queries.LINK_AT, {"place": since.place}).fetchone()
        if (bytes(link[0]) if link else START) != since.link or (since.place and not link):
            return False  # another ledger has taken its place, or it was cut
        questions = [queries.SIGHTED_SINCE, queries.REVIEWED_SINCE, *([queries.PROBLEMS_SINCE] if problems else [])]
        rows = {"intake": since.intake, "review": since.review}
        return not any(self._ask(question, known, recorded, **rows) for question in questions)

    # --- for an index beside the ledger ---------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The file, as given; ``:memory:`` for a ledger in memory."""
        return self._name

    def readings_after(self, number: int) -> Iterator[tuple[int, str, Report, tuple[Claim, ...]]]:
        """Yield every reading of a report that came after that of a number, shown or not, in the order of appending.

        Returns:
            Number, key (a hash of reader and report), the report and its claims.
        """
        with plain_errors(self._name):
            rows = self._connection.execute(queries.READINGS_AFTER, {"after": number})
        for reading, key, _, record in rows:
            claims = tuple(decode(claim, Claim) for claim in self._claim_records(reading))
            yield reading, key, decode(record, Report), claims

    def key_of(self, reading: int) -> str:
        """Return the key of a reading; empty if there is none of that number."""
        with plain_errors(self._name):
            found = self._connection.execute(queries.READING_KEY, {"reading": reading}).fetchone()
        return found[0] if found else ""

    def shown(
        self, report_id: str, *, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[int, Report, tuple[Claim, ...]] | None:
        """Return the reading of a report that is shown at two moments: its number, the report, its claims; or None."""
        rows = self._ask(queries.READING_SHOWN, known, recorded, report=report_id)
        if not rows:
            return None
        ((reading, file),) = rows
        with plain_errors(self._name):
            (record,) = self._connection.execute(queries.READING_RECORD, {"reading": reading}).fetchone()
        claims = tuple(decode(claim, Claim) for claim in self._claim_records(reading))
        return reading, replace(decode(record, Report), file=file), claims

    def _claim_records(self, reading: int) -> list[str]:
        with plain_errors(self._name):
            return [record for (record,) in self._connection.execute(queries.CLAIMS, {"reading": reading})]

    def _ask(
        self, query: str, known: datetime | None, recorded: datetime | None, **values: str | int
    ) -> list[tuple[Any, ...]]:
        """Return all rows of a question about two moments; None for a moment means no limit."""
        with plain_errors(self._name):
            rows: list[tuple[Any, ...]] = self._connection.execute(query, _moments(known, recorded) | values).fetchall()
        return rows


def _moments(known: datetime | None, recorded: datetime | None) -> dict[str, Any]:
    return {"known": moment(known or LAST_MOMENT), "recorded": moment(recorded or LAST_MOMENT)}


def _check(intake: Intake, claims: Sequence[Claim], reader: str) -> None:
    if not reader.strip():
        raise UsageError("A reading needs a reader: name the program and its version.")
    report_id = intake.report.id if intake.report else None
    stray = next((claim for claim in claims if claim.report_id != report_id), None)
    if stray:
        raise UsageError(f"Claim {stray.id} is not from {intake.file}. Add each claim with the report it stands in.")


def _entry(intake: Intake, reader: str) -> dict[str, Any]:
    """Return the columns of an intake and of its reading that follow from what was given."""
    entry = {"input": plain(intake.file), "reader": reader, "outcome": intake.outcome}
    report = intake.report
    if report is None:
        refusal = ", ".join(sorted({problem.reason for problem in intake.problems})) or "no reason given"
        return entry | {"file": plain(intake.file), "refusal": refusal, "key": None}
    record = content_of(report)
    return entry | {
        "file": plain(report.file),
        "refusal": "",
        "key": fingerprint(reader, record),
        "report": report.id,
        "reader_order": version_order(reader),
        "dating": dating(report),
        "published": moment(report.published) if report.published else None,
        "record": record,
    }


def _claim_columns(reading: int, claim: Claim) -> dict[str, Any]:
    span = claim.span
    return {"reading": reading, "claim": claim.id, "first": span.start, "last": span.end, "record": encode(claim)}


def _outcome(rows: list[tuple[Any, ...]]) -> Outcome:
    """Return what became of one input, from a row for each of its problems, or one if it has none."""
    _, name, outcome, refusal, _ = rows[0]
    problems = [decode(record, Problem) for *_, record in rows if record is not None]
    reason = refusal or ", ".join(sorted({problem.reason for problem in problems}))
    return Outcome(name, outcome, reason, "; ".join(dict.fromkeys(problem.message.rstrip(".") for problem in problems)))


def _problem_order(problem: Problem) -> tuple[Any, ...]:
    start = -1 if problem.start is None else problem.start
    end = -1 if problem.end is None else problem.end
    return problem.report, start, end, problem.room, problem.reason, problem.message
