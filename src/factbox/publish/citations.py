"""Numbered citations: what a line of the factbox rests on, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable

from factbox.publish.document import Citation
from factbox.publish.wording import published_words
from factbox.records import Claim, Report, Span, View

MOST_CITED = 8
"""How many clauses a line cites; what is beyond it is counted on the line, and ``factbox why`` has it."""


def quoted(claim: Claim, report: Report) -> str:
    """Return the clause of a claim, which is exactly the stretch of the report that its span names.

    Raises:
        AssertionError: it is not; nothing may be printed as a quotation that is none.
    """
    if report.text[claim.span.start : claim.span.end] != claim.quote:
        raise AssertionError(
            f"claim {claim.id}: its quote is not characters {claim.span.start}-{claim.span.end} of {report.file};"
            " this is a bug in factbox, please report it"
        )
    return claim.quote


_Clause = tuple[str, Span]


class Citations:
    """The citations of one factbox, numbered in the order in which its lines first need them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._numbers: dict[_Clause, int] = {}
        self._claims: dict[_Clause, dict[str, Claim]] = {}
        self._told: set[str] = set()
        self._said: set[str] = set()
        self._quoted: dict[str, Claim] = {}

    def cite(self, claims: Iterable[Claim], most: int = MOST_CITED) -> tuple[tuple[int, ...], int]:
        """Return the numbers that stand for the claims, and how many clauses are left beyond ``most``."""
        clauses: dict[_Clause, dict[str, Claim]] = {}
        for claim in claims:
            clauses.setdefault((claim.report_id, claim.span), {})[claim.id] = claim
            self._told.add(claim.id)
        kept = list(clauses)[:most]
        for clause in kept:
            self._numbers.setdefault(clause, len(self._numbers) + 1)
            self._claims.setdefault(clause, {}).update(clauses[clause])
        return tuple(self._numbers[clause] for clause in kept), len(clauses) - len(kept)

    def note(self, claims: Iterable[Claim]) -> None:
        """Note that a line rests on claims, whether it cites them or not."""
        self._told.update(claim.id for claim in claims)

    def told(self, claim: Claim) -> bool:
        """Say whether a line that was numbered before rests on a claim, cited or not."""
        return claim.id in self._told

    def say(self, sentence: str) -> None:
        """Note that a line has the sentence of a report."""
        self._said.add(sentence.casefold())

    def quote(self, claim: Claim) -> None:
        """Note that a line has the sentence of a claim."""
        self._quoted.setdefault(claim.id, claim)

    @property
    def quoted(self) -> tuple[Claim, ...]:
        """The claims whose sentences stand in lines, in the order of these."""
        return tuple(self._quoted.values())

    def said(self, sentence: str) -> bool:
        """Say whether a line before has the sentence."""
        return sentence.casefold() in self._said

    def all(self) -> tuple[Citation, ...]:
        """Return the citations in the order of their numbers."""
        return tuple(self._citation(number, self._claims[clause]) for clause, number in self._numbers.items())

    def _citation(self, number: int, claims: dict[str, Claim]) -> Citation:
        claim = next(iter(claims.values()))
        report = self._view.report(claim.report_id)
        return Citation(
            number=number, outlet=report.outlet, file=report.file, url=report.url, title=report.title,
            published=published_words(report), date_basis=basis_words(report), start=claim.span.start,
            end=claim.span.end, quote=quoted(claim, report), report_id=report.id,
            claims=tuple(claims),
        )  # fmt: skip


def basis_words(report: Report) -> str:
    """Return how the day of publication is known, where a reader should know that it was worked out.

    Empty where the page or a sidecar states it, or where nothing does.
    """
    beside, _, reason = report.published_basis.partition("sidecar")
    basis = reason.removeprefix(": ") if not beside else report.published_basis
    if not beside and not basis.startswith("inferred"):
        return ""
    if basis in ("stated", "unknown", "") or (report.published is None and report.published_day is None):
        return ""
    return f"date {basis}" if basis.startswith("inferred") else f"date from {basis}"
