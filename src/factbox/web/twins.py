"""The twin of every page for programs: JSON in pages, CSV whole; the table ``TWINS`` is the API."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from factbox.errors import UsageError
from factbox.evaluate.reviewers import reviewer_agreement
from factbox.publish.changes_forms import FORMS
from factbox.publish.document import dump_json
from factbox.publish.exports import EXPORTS, Row, write_table
from factbox.publish.formats import FORMATS, write_export
from factbox.publish.why import explain
from factbox.publish.wording import iso_day, iso_moment
from factbox.records import Report, View
from factbox.web.asked import Asked, AskedNow
from factbox.web.desk import Desk
from factbox.web.evidence import find_report
from factbox.web.exhibits import copies_of
from factbox.web.failures import FAILURES
from factbox.web.lists import changes_since, outlets_of
from factbox.web.search import SoughtNow, find_claims
from factbox.web.templating import DeskNow

router = APIRouter(tags=["ledger"], responses=FAILURES)

MOST_ROWS = 1000
"""How many rows one answer has at most; the rest is asked for with ``offset``."""

Offset = Annotated[int, Query(ge=0, le=10**9, description="How many rows to leave out at the beginning.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many rows to send at most.")]


def described_as(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """Return the description of an answer that has one of several media types."""
    return {200: {"content": {one.partition(";")[0]: {} for one in sorted(set(media_types))}}}


TABLE: dict[str, Any] = {"response_class": Response, "responses": described_as("text/csv")}
"""What the description says of a route that sends a table."""


class Rows(BaseModel):
    """A part of a list, with the moments it was asked for."""

    known: str
    valid: str
    recorded: str
    total: int
    offset: int
    limit: int
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Twin:
    """A list for programs: what it holds, its columns in order, and the function that makes its rows."""

    told: str
    columns: tuple[str, ...]
    rows: Callable[[Desk, Asked], Iterable[Row]]


def _exported(name: str, told: str) -> Twin:
    export = EXPORTS[name]
    return Twin(told, export.columns, lambda desk, asked: export.rows(desk.see(asked).view))


def _reports(desk: Desk, asked: Asked) -> Iterable[Row]:
    seen = desk.see(asked)
    return [{**report_row(one), "claims": seen.claims_by_report[one.id]} for one in seen.view.reports]


_REPORT = (
    "id", "file", "outlet", "url", "title", "byline", "dateline", "language", "published", "published_day",
    "published_basis", "sha256",
)  # fmt: skip


def report_row(report: Report) -> dict[str, object]:
    """Return what is known of a report, without its text."""
    row: dict[str, object] = {column: getattr(report, column) for column in _REPORT}
    return {**row, "published": iso_moment(report.published), "published_day": iso_day(report.published_day)}


def _outlets(desk: Desk, asked: Asked) -> Iterable[Row]:
    for one in outlets_of(desk.see(asked)):
        known = one.known
        yield {
            "outlet": one.name,
            "kind": known.kind if known else "",
            "country": known.country if known else "",
            "reports": one.reports,
            "claims": one.claims,
            "copies": one.copies,
        }


def _copies(desk: Desk, asked: Asked) -> Iterable[Row]:
    links = copies_of(desk.see(asked).view)
    return [{"report": link.left, "copies": link.right, "score": link.score, "reason": link.reason} for link in links]


_REVIEW = (
    "number", "action", "report", "claim", "other_report", "other_claim", "decided_by", "reason", "decided", "undone",
    "undone_by", "undone_reason",
)  # fmt: skip


def _reviews(desk: Desk, asked: Asked) -> Iterable[Row]:
    for one in desk.reviews(asked):
        row: dict[str, object] = {column: getattr(one, column, "") for column in _REVIEW}
        about = {"report": one.target.report, "claim": one.target.claim}
        other = {"other_report": one.other.report, "other_claim": one.other.claim} if one.other else {}
        yield {**row, **about, **other, "decided": iso_moment(one.decided), "undone": iso_moment(one.undone)}


def _agreement(desk: Desk, asked: Asked) -> Iterable[Row]:
    return [asdict(one) for one in reviewer_agreement(desk.reviews(asked))]


_REDACTION = ("number", "decided_by", "reason", "decided", "undone")


def _withheld(desk: Desk, asked: Asked) -> Iterable[Row]:  # noqa: ARG001 - a name is withheld at every moment
    for one in desk.redactions():
        row: dict[str, object] = {column: getattr(one, column) for column in _REDACTION}
        yield {**row, "decided": iso_moment(one.decided), "undone": iso_moment(one.undone)}


def _inputs(desk: Desk, asked: Asked) -> Iterable[Row]:
    return [asdict(one) for one in desk.inputs(asked)]


TWINS: dict[str, Twin] = {
    "places": _exported("control", "Who holds what, and since when."),
    "events": _exported("events", "What happened otherwise, each event once."),
    "totals": _exported("counts", "Stated totals, with how much of each the ledger can name."),
    "disputes": _exported("disputes", "Where the reports disagree."),
    "claims": _exported("claims", "Every claim with its clause."),
    "reports": Twin("The reports that were known.", (*_REPORT, "claims"), _reports),
    "outlets": Twin("Who published them.", ("outlet", "kind", "country", "reports", "claims", "copies"), _outlets),
    "copies": Twin("Which reports print the words of which.", ("report", "copies", "score", "reason"), _copies),
    "reviews": Twin("What people decided about claims and reports, undone decisions too.", _REVIEW, _reviews),
    "agreement": Twin("How far two reviewers agree.", ("one", "other", "claims", "equal", "kappa"), _agreement),
    "withheld": Twin("Who withheld a name, when and why; without the names.", _REDACTION, _withheld),
    "inputs": Twin("What became of every input.", ("input", "outcome", "reason", "message"), _inputs),
}
"""Every list by its address; each is ``/NAME.json`` and ``/NAME.csv``."""


MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
}
"""The media type of an export by its suffix; the others are JSON."""


def sent(columns: Sequence[str], rows: Iterable[Row], asked: Asked, offset: int, limit: int) -> Response:
    """Return a part of a list as JSON."""
    found = list(rows)
    part = [{column: row[column] for column in columns} for row in found[offset : offset + limit]]
    clocks = {"known": asked.known, "valid": asked.valid, "recorded": asked.recorded}
    body = {**clocks, "total": len(found), "offset": offset, "limit": limit, "rows": part}
    return Response(dump_json(body), media_type="application/json")


def as_csv(columns: Sequence[str], rows: Iterable[Row], name: str) -> Response:
    """Return a list as CSV that no spreadsheet takes for formulas."""
    stream = io.StringIO(newline="")
    write_table(columns, ({key: _cell(value) for key, value in row.items()} for row in rows), stream)
    return _file(stream.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return dump_json(value) if isinstance(value, dict) else value


def _file(content: str | bytes, media_type: str, name: str) -> Response:
    body = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _add(name: str, twin: Twin) -> None:
    def as_json(asked: AskedNow, desk: DeskNow, offset: Offset = 0, limit: Limit = 100) -> Response:
        return sent(twin.columns, twin.rows(desk, asked), asked, offset, limit)

    def as_table(asked: AskedNow, desk: DeskNow) -> Response:
        return as_csv(twin.columns, twin.rows(desk, asked), name)

    router.get(f"/{name}.json", response_model=Rows, summary=twin.told, operation_id=name)(as_json)
    router.get(f"/{name}.csv", **TABLE, summary=f"{twin.told} As CSV.", operation_id=f"{name}_csv")(as_table)


for _name, _twin in TWINS.items():
    _add(_name, _twin)


@router.get("/search.json", response_model=Rows, summary="Claims that have the words and lie in the bounds.")
def search_json(asked: AskedNow, sought: SoughtNow, desk: DeskNow, offset: Offset = 0, limit: Limit = 100) -> Response:
    """Send the claims that a search finds, in the columns of the claims."""
    return sent(EXPORTS["claims"].columns, _found(desk.see(asked).view, sought), asked, offset, limit)


@router.get("/search.csv", **TABLE, summary="Claims that have the words and lie in the bounds. As CSV.")
def search_csv(asked: AskedNow, sought: SoughtNow, desk: DeskNow) -> Response:
    """Send the claims that a search finds, as a table."""
    return as_csv(EXPORTS["claims"].columns, _found(desk.see(asked).view, sought), "search")


def _found(view: View, sought: SoughtNow) -> list[Row]:
    kept = {claim.id for claim in find_claims(view, sought)}
    return [row for row in EXPORTS["claims"].rows(view) if row["id"] in kept]


CHANGES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "atom": "application/atom+xml"}
"""The media type of each form of the changes."""


@router.get(
    "/changes.{form}",
    summary="What changed since an earlier moment, as json, csv or atom.",
    response_class=Response,
    responses=described_as(*CHANGES.values()),
)
def changes_form(form: str, asked: AskedNow, desk: DeskNow, since: str = "") -> Response:
    """Send the changes in one of their forms."""
    if form not in FORMS:
        raise HTTPException(404, f"there is no such form of the changes; there are: {', '.join(FORMS)}")
    stream = io.StringIO(newline="")
    FORMS[form](changes_since(desk, asked, since), stream)
    return Response(stream.getvalue().encode("utf-8", "backslashreplace"), media_type=CHANGES[form])


@router.get("/places/{place_id}.json", summary="One place: its states, and the voices behind each.")
def place_json(place_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Send what is said of a place, and why."""
    try:
        found = explain(desk.see(asked).view, place_id)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error
    return Response(dump_json(asdict(found)), media_type="application/json")


@router.get("/places/{place_id}.csv", **TABLE, summary="One place: its states. As CSV.")
def place_csv(place_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Send the states of a place as a table."""
    export = EXPORTS["control"]
    rows = [row for row in export.rows(desk.see(asked).view) if row["place_id"] == place_id]
    return as_csv(export.columns, rows, "place")


@router.get("/reports/{report_id}.json", summary="One report: its text and its claims.")
def report_json(report_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Send a report with its claims."""
    view = desk.see(asked).view
    report = find_report(view, report_id)
    rows = [dict(row) for row in EXPORTS["claims"].rows(view) if row["report_id"] == report_id]
    body = {**report_row(report), "text": report.text, "claims": rows}
    return Response(dump_json(body), media_type="application/json")


@router.get("/reports/{report_id}.csv", **TABLE, summary="One report: its claims. As CSV.")
def report_csv(report_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Send the claims of a report as a table."""
    view = desk.see(asked).view
    find_report(view, report_id)
    rows = [row for row in EXPORTS["claims"].rows(view) if row["report_id"] == report_id]
    return as_csv(EXPORTS["claims"].columns, rows, "report")


@router.get(
    "/export/{name}",
    summary=f"An export for other programs: {', '.join(FORMATS)}.",
    response_class=Response,
    responses=described_as(*MEDIA_TYPES.values(), "application/json"),
)
def export(name: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Send an export as a file, with private persons' names in the words of reports blacked out."""
    if name not in FORMATS:
        raise HTTPException(404, f"there is no export {name!r}; there are: {', '.join(FORMATS)}")
    stream = io.BytesIO() if FORMATS[name].binary else io.StringIO(newline="")
    write_export(desk.see(asked).view, name, stream)
    suffix = FORMATS[name].suffix
    return _file(stream.getvalue(), MEDIA_TYPES.get(suffix, "application/json"), f"{name}.{suffix}")


@router.get("/status.json", summary="Which ledger this is: its name, the head of its chain, its days.")
def status(desk: DeskNow) -> JSONResponse:
    """Send which ledger answers here."""
    days = [{"day": day.day.isoformat(), "reports": day.reports} for day in desk.days(Asked())]
    return JSONResponse({"ledger": desk.name, "head": desk.head(), "days": days})
