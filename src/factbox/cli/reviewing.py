"""Decide about what was read: `review`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import typer

from factbox import pipeline
from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, LedgerFile
from factbox.cli.pieces import say
from factbox.errors import UsageError
from factbox.evaluate.reviewers import reviewer_agreement
from factbox.ledger import Ledger, mark_names, open_ledger, read_correction
from factbox.publish.document import one_line
from factbox.records import Claim, Review, Target, View, target_of

Decision = dict[str, Any]
Found = TypeVar("Found")


@app.command()
def review(
    action: Annotated[
        str, typer.Argument(help="list, accept, reject, correct, copy, merge, split, undo or agreement.")
    ],
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids of claims (of reports for `copy`), or their beginnings; for `undo` the number of a review.",
            metavar="ID...",
        ),
    ] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    decided_by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    reason: Annotated[str, typer.Option("--why", help="Why, for whoever asks later.")] = "",
    corrected: Annotated[
        str, typer.Option("--set", help="What is otherwise: `where: Ghazni | when: 2021-08-12 | stance: claimed`.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="List as JSON.")] = False,  # noqa: FBT002
) -> None:
    """Accept, reject or correct claims, mark copies, merge and split events; all of it can be undone.

    Example: `factbox review reject 3f2a91 --ledger kabul.db --by "A. Editor" --why "a simile, no capture"`
    """
    with open_ledger(ledger, create=False, tell=say) as store:
        if action in _SHOWN:
            _SHOWN[action](store, as_json)
        else:
            _decide(store, action, what or [], corrected, {"decided_by": decided_by, "reason": reason})


def _decide(store: Ledger, action: str, what: list[str], corrected: str, decision: Decision) -> None:
    decision["recorded"] = datetime.now(UTC)
    if action == "undo":
        number = _number(what)
        store.undo_review(number, **decision)
        say(f"review {number} is undone")
        return
    if action not in _TAKES:
        known = ", ".join((*_SHOWN, *_TAKES, "undo"))
        raise UsageError(f"there is no {action!r} to decide; give one of {known}, and ids; see factbox review --help")
    if len(what) != _TAKES[action]:
        needs = _NEEDS[action]
        raise UsageError(f"{action} needs {needs}, and got {len(what)}; `factbox export claims` has the ids of both")
    if action == "correct":
        view = pipeline.view(store)
        claim = _claim(view, what[0])
        decision["correction"] = read_correction(corrected, country=claim.where.country if claim.where else "")
        number = store.review("correct", target_of(claim), **decision)
    else:
        one, *other = _targets(store, action, what)
        number = store.review(action, one, other=other[0] if other else None, **decision)  # type: ignore[arg-type]
    typer.echo(f"review {number}: {action} {' '.join(what)}")


def _number(what: list[str]) -> int:
    if len(what) != 1 or not what[0].isdecimal():
        raise UsageError("give the number of one review; factbox review list shows them")
    return int(what[0])


def _targets(store: Ledger, action: str, what: list[str]) -> list[Target]:
    if action == "copy":
        reports = {report.id: Target(report.id) for report in store.reports()}
        return [_one(reports, name, "report") for name in what]
    view = pipeline.view(store)
    return [target_of(_claim(view, name)) for name in what]


def _claim(view: View, name: str) -> Claim:
    """Return the claim whose id begins so, as the program read it, whatever was decided about it since."""
    claims = {claim.id: claim for claim in view.claims}
    claims |= {one.machine.id: one.machine for one in view.reviews if one.machine}
    return _one(claims, name, "claim")


def _one(known: Mapping[str, Found], name: str, what: str) -> Found:
    found = [key for key in known if key.startswith(name)] if name else []
    if len(found) != 1:
        raise UsageError(
            f"{len(found)} {what}s have an id that begins with {name!r}; `factbox export claims` lists them"
        )
    return known[found[0]]


def _print_reviews(store: Ledger, as_json: bool) -> None:  # noqa: FBT001
    """List every review, and say which fit no claim any more."""
    lost = {one.review.number for one in pipeline.view(store).reviews if not one.fits}
    reviews = mark_names(tuple(_unquoted(one) for one in store.reviews()), store.redactions())
    if as_json:
        rows = [asdict(one) | {"fits": None if one.undone else one.number not in lost} for one in reviews]
        typer.echo(json.dumps(rows, indent=1, default=str))
        return
    for one in reviews:
        undone = f", undone by {one.undone_by}: {one.undone_reason}" if one.undone else ""
        fits = "; fits no claim of the latest reading" if one.number in lost else ""
        about = one.target.claim or one.target.report
        when = f"{one.decided:%Y-%m-%d %H:%M} UTC"
        told = f"review {one.number}: {one.action} {about}, {when}, by {one.decided_by}: {one.reason}{undone}{fits}"
        typer.echo(one_line(told))


def _unquoted(one: Review) -> Review:
    """Return a review without the words of the claim that it adds; a list names claims, a view shows them."""
    return replace(one, added=None)


def _print_agreement(store: Ledger, as_json: bool) -> None:  # noqa: FBT001
    rows = reviewer_agreement(store.reviews())
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], indent=1))
        return
    for row in rows:
        typer.echo(f"{row.one}, {row.other}: {row.claims} claims, equal {row.equal:.2f}, kappa {row.kappa:.2f}")


_SHOWN: Mapping[str, Callable[[Ledger, bool], None]] = {"list": _print_reviews, "agreement": _print_agreement}
_NEEDS = dict.fromkeys(("accept", "reject", "correct"), "the id of one claim") | {
    "copy": "the ids of two reports, the copy first",
    "merge": "the ids of two claims",
    "split": "the ids of two claims",
}
_TAKES = {"accept": 1, "reject": 1, "correct": 1, "copy": 2, "merge": 2, "split": 2}
