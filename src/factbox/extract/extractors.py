"""Other extractors in the place of ours, by name, and what is asked of whatever one of them returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from factbox.errors import Problem, UsageError
from factbox.extract.claims import extract_claims
from factbox.knowledge.places import Gazetteer
from factbox.plugins import import_function
from factbox.records import STANCES, Analysis, Claim, Report, claim_id


class Extractor(Protocol):
    """What finds claims in a report; :func:`~factbox.extract.extract_claims` is the default one."""

    def __call__(
        self, report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
    ) -> Sequence[Claim | Problem]:
        """Return the claims of one report, unresolved, and a problem for each part of it that could not be used.

        A problem that says where it stands sets these words aside: nothing is resolved by them.
        """
        ...


EXTRACTORS: dict[str, Extractor] = {"rules": extract_claims}
"""The extractors that go by one word."""


def find_extractor(name: str) -> Extractor:
    """Return the extractor of that name: ``rules`` or ``package.module:function``.

    Raises:
        UsageError: there is none of that name; the message lists those there are.
    """
    if name in EXTRACTORS:
        return EXTRACTORS[name]
    module, colon, function = name.partition(":")
    if colon and module and function:
        shape = "takes a Report and its Analysis and returns Claims"
        found: Extractor = import_function(module, function, "an extractor", shape)
        return found
    known = ", ".join((*EXTRACTORS, "llm", "package.module:function"))
    raise UsageError(f"there is no extractor {name!r}; there are {known}")


def check_claims(report: Report, found: Iterable[Claim | Problem]) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims that stand in the report, and the problems, of what an extractor returned.

    A claim whose quote is not the text at its place, or that is of no known stance, becomes a problem. A claim's id is
    made anew where it is not what its words give it.
    """
    claims: dict[str, Claim] = {}
    problems = []
    for one in found:
        flaw = one if isinstance(one, Problem) else _flaw(report, one)
        if flaw is not None:
            problems.append(flaw)
        elif isinstance(one, Claim):
            name = claim_id(one)
            claims.setdefault(name, one if one.id == name else replace(one, id=name))
    return tuple(claims.values()), tuple(dict.fromkeys(problems))


def _flaw(report: Report, claim: Claim) -> Problem | None:
    first, last = claim.span.start, claim.span.end
    wrong = ""
    if claim.report_id != report.id:
        wrong = "a claim was made of another report"
    elif not 0 <= first < last <= len(report.text) or report.text[first:last] != claim.quote:
        wrong = "a claim quotes words that do not stand in the report"
    elif claim.stance not in STANCES:
        wrong = "a claim has no stance that is known"
    elif not claim.type:
        wrong = "a claim has no event type"
    return Problem("extract", "unfounded-claim", wrong, report.file) if wrong else None
