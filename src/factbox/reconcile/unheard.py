"""Whose words are left out: what a ledger would say if an outlet, or the parties themselves, had never been read.

To leave out an outlet is to drop its reports before anything is compared, so that nothing of them can show. A party's
words also stand in the reports of others, and in copies that lost "a spokesman said": they are found claim by claim,
after copies are traced, and only then dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from factbox.errors import UsageError
from factbox.knowledge.actors import party_side
from factbox.knowledge.outlets import find_outlet
from factbox.reconcile.testimony import Statement, is_organ
from factbox.records import Report

_FOUGHT = ("territory.", "battle.", "strike.", "attack.", "killing.")
"""Types of claim whose actors and recipients are parties to the conflict."""


def leave_out_outlets(reports: Sequence[Report], outlets: Collection[str]) -> tuple[Report, ...]:
    """Return the reports that none of these outlets printed.

    Args:
        reports: all reports of a ledger.
        outlets: names, as a report or our table of outlets has them; case and a leading article do not matter.

    Raises:
        UsageError: no report is by an outlet of that name; the message lists those there are.
    """
    unread = {_outlet(name) for name in outlets}
    printed = {_outlet(report.outlet) for report in reports}
    for name in outlets:
        if _outlet(name) not in printed:
            known = ", ".join(sorted({report.outlet for report in reports if report.outlet}))
            raise UsageError(
                f"no report here is by {name!r}; there are reports by {known or 'no outlet that is named'}"
            )
    return tuple(report for report in reports if _outlet(report.outlet) not in unread)


def party_words(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the ids of the claims that a party to the conflict makes, for itself or against itself.

    A party is a side that fights, takes, holds, loses or is fought in any of the statements. Its words are those of its
    speakers, whoever prints them, and those of media that answer to it.
    """
    told = list(statements)
    parties = {
        side
        for s in told
        if s.type.startswith(_FOUGHT)
        for side in (party_side(s.claim.actor), party_side(s.claim.recipient))
        if side
    }
    return frozenset(s.claim.id for s in told if _is_party(s, parties))


def _is_party(statement: Statement, parties: Collection[str]) -> bool:
    own = statement.claim.speaker_side in parties or statement.kind.name == "party"
    return own or any(is_organ(statement, party) for party in parties)


def _outlet(name: str) -> str:
    outlet = find_outlet(name) if name else None
    return outlet.name if outlet else " ".join(name.casefold().removeprefix("the ").split())
