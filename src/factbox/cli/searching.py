"""Find words in a ledger: `search`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, Known, LedgerFile, Recorded
from factbox.cli.pieces import say
from factbox.errors import UsageError
from factbox.ledger import Asked, Hit, open_ledger, search_ledger
from factbox.moments import moment
from factbox.publish.document import one_line


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(help="Words; a phrase in quotation marks, a beginning with * after it.")
    ],
    ledger: LedgerFile = DEFAULT_LEDGER,
    place: Annotated[str, typer.Option(help="Only claims about this place, by its name or id.")] = "",
    actor: Annotated[str, typer.Option(help="Only claims in which this actor, or side, takes part.")] = "",
    kind: Annotated[str, typer.Option("--type", help="Only claims of this event type, or family of types.")] = "",
    since: Annotated[str, typer.Option(help="Only what was so, or published, on that day or later.")] = "",
    until: Annotated[str, typer.Option(help="Only what was so, or published, on that day or earlier.")] = "",
    known: Known = "",
    recorded: Recorded = "",
    limit: Annotated[int, typer.Option(help="How many are shown at most.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,  # noqa: FBT002
) -> None:
    """Find words in reports and claims, oldest first.

    Example: `factbox search governor fled --ledger kabul.db --place Ghazni --since 2021-08-10`
    """
    asked = Asked(place, actor, kind, _day(since), _day(until))
    moments = {"known": moment(known or None), "recorded": moment(recorded or None)}
    with open_ledger(ledger, create=False, tell=say) as store:
        hits = search_ledger(store, " ".join(map(_quoted, words)), asked, limit=limit, **moments)
    if as_json:
        typer.echo(json.dumps([_row(hit) for hit in hits], indent=1, default=str))
        return
    for hit in hits:
        typer.echo(one_line(_told(hit)))
    say(f"{len(hits)} found" + ("; there may be more, see --limit" if len(hits) == limit else ""))


def _quoted(word: str) -> str:
    """Return an argument as it was meant: one with spaces in it was a phrase in quotation marks."""
    return f'"{word}"' if " " in word and '"' not in word else word


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error


def _row(hit: Hit) -> dict[str, Any]:
    report = hit.report
    facts = {"report": report.file, "report_id": report.id, "outlet": report.outlet, "published": report.published}
    return facts | {"words": hit.words, "claim": asdict(hit.claim) if hit.claim else None}


def _told(hit: Hit) -> str:
    report, claim = hit.report, hit.claim
    day = report.published_day or (report.published.date() if report.published else "no date")
    what = f"{claim.type} {claim.where.name if claim.where else ''}".strip() if claim else "report"
    return f"{day} {what}: “{hit.words}” ({report.outlet or 'unnamed outlet'}, {report.file})"
