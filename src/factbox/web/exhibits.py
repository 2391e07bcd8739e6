"""What a number opens: a claim in its sentence, and where that is printed again. It can be kept without a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factbox.ledger import review_links
from factbox.publish.citations import basis_words
from factbox.records import Claim, Link, Report, View
from factbox.web.texts import around


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with its report and the words around its clause; ``basis`` is how the day of the report is known."""

    claim: Claim
    report: Report
    before: str
    after: str
    basis: str


def evidence_of(view: View, claim: Claim) -> Evidence:
    """Return a claim with its report and the words around it."""
    report = view.report(claim.report_id)
    before, after = around(report.text, claim.span)
    return Evidence(claim, report, before, after, basis_words(report))


@dataclass(frozen=True, slots=True)
class Print:
    """That a report prints words of another, or is printed by it; ``other`` comes without its text."""

    link: Link
    other: Report


@dataclass(frozen=True, slots=True)
class Exhibit:
    """All that is shown of a claim: its words, the claims of the same clause, and where its report is printed again.

    Reports come without their texts.
    """

    evidence: Evidence
    same: tuple[Claim, ...]
    printed: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Exhibits:
    """What is shown of some claims, by their ids."""

    by_claim: dict[str, Exhibit]


def make_exhibit(view: View, claim_id: str) -> Exhibit:
    """Return what is shown of a claim; raises KeyError for one that is not in the view."""
    found = view.claim(claim_id)
    same = tuple(one for one in view.claims_in(found.report_id) if one.span == found.span)
    return _exhibit(view, found, same, prints_of(view, found.report_id))


def make_exhibits(view: View, claims: Iterable[str]) -> Exhibits:
    """Return what is shown of some claims of a view, going through the view once."""
    wanted = [view.claim(one) for one in claims]
    clauses: dict[tuple[str, object], list[Claim]] = {(one.report_id, one.span): [] for one in wanted}
    for claim in view.claims:
        if (claim.report_id, claim.span) in clauses:
            clauses[claim.report_id, claim.span].append(claim)
    printed: dict[str, list[tuple[Link, Report]]] = {one.report_id: [] for one in wanted}
    for link in copies_of(view):
        for mine, other in ((link.left, link.right), (link.right, link.left)):
            if mine in printed:
                printed[mine].append((link, view.report(other)))
    return Exhibits(
        {one.id: _exhibit(view, one, clauses[one.report_id, one.span], printed[one.report_id]) for one in wanted}
    )


def _exhibit(view: View, claim: Claim, same: Iterable[Claim], printed: Iterable[tuple[Link, Report]]) -> Exhibit:
    evidence = evidence_of(view, claim)
    bare = replace(evidence, report=replace(evidence.report, text=""))
    return Exhibit(bare, tuple(same), tuple(Print(link, replace(other, text="")) for link, other in printed))


def copies_of(view: View) -> tuple[Link, ...]:
    """Return which reports print the words of which: what a reviewer says stands for what the program found."""
    judged = {(one.left, one.right): one for one in review_links(view.reviews) if one.relation == "copies"}
    return tuple(({(one.left, one.right): one for one in view.copies} | judged).values())


def prints_of(view: View, report_id: str) -> tuple[tuple[Link, Report], ...]:
    """Return the links of copying that a report takes part in, each with the other report."""
    mine = (link for link in copies_of(view) if report_id in (link.left, link.right))
    return tuple((link, view.report(link.right if link.left == report_id else link.left)) for link in mine)
