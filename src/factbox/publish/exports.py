"""The five exports of the contract: what they are called, their columns in order, and how records become rows.

``EXPORTS`` is the whole table. An export is a function from a :class:`~factbox.records.View` to rows; its columns and
their meaning are public and stable. The same view always gives the same bytes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from factbox.errors import UsageError
from factbox.publish.citations import quoted
from factbox.publish.document import dump_json, one_line
from factbox.publish.wording import iso_day, iso_moment, mention_name
from factbox.records import Claim, Control, Count, Days, Dispute, Event, Place, Quantity, Report, View

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Export:
    """One export: its form, its columns in order, and the function that makes its rows."""

    form: Literal["csv", "jsonl"]
    columns: tuple[str, ...]
    rows: Callable[[View], Iterable[Row]]


def write_export(view: View, name: str, stream: TextIO) -> None:
    """Write one export to a text stream, in UTF-8 characters with one line feed at the end of each line.

    Open a file for it with ``encoding="utf-8", newline=""``, or line ends may change on the way.

    Raises:
        UsageError: there is no export of that name; the message lists those there are.
        AssertionError: a claim's quote is not the stretch of text that its span names.
    """
    export = EXPORTS.get(name)
    if export is None:
        raise UsageError(f"there is no export {name!r}; there are: {', '.join(EXPORTS)}")
    write = _write_csv if export.form == "csv" else _write_jsonl
    write(export, view, stream)


def _write_csv(export: Export, view: View, stream: TextIO) -> None:
    write_table(export.columns, export.rows(view), stream)


def write_table(columns: Sequence[str], rows: Iterable[Row], stream: TextIO) -> None:
    """Write rows as CSV with a line of column names, each value as a safe :func:`cell`."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)


def _write_jsonl(export: Export, view: View, stream: TextIO) -> None:
    for row in export.rows(view):
        stream.write(dump_json({column: _json_value(row[column]) for column in export.columns}) + "\n")


_MARKS = r"=+\-@\u2212\u207a\u207b\u207c\u208a\u208b\u208c\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
"""What begins a formula, with the full-width, small and raised forms that some keyboards and spreadsheets equate."""
_NUMBER = r"-\d+(?:\.\d+)?"
_FORMULA = re.compile(rf"(?:^(?!{_NUMBER}$)|(?<=;)\s*(?!{_NUMBER}\s*(?:;|$)))(?=[{_MARKS}])")
"""A formula at the beginning, or after a semicolon, at which a spreadsheet may part cells too; a number is none."""


def cell(value: object) -> str:
    """Return a value as one cell of a CSV that no spreadsheet takes for a formula.

    A text that would begin one gets a leading apostrophe, and so does one after a semicolon; a plain negative number
    stays a number. Tabs and line ends become spaces, so that every row is one line.
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(_whole(value))
    return _FORMULA.sub(r"\g<0>'", one_line(str(value)))


def _whole(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


def _json_value(value: object) -> object:
    return _whole(value) if isinstance(value, float) else value


# --- rows ---------------------------------------------------------------------------------------------------------


def _claims(view: View) -> Iterator[Row]:
    return (_claim(claim, view.report(claim.report_id)) for claim in view.claims)


def _claim(claim: Claim, report: Report) -> Row:
    return {
        "id": claim.id,
        "report_id": report.id,
        "report": report.file,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": quoted(claim, report),
        "type": claim.type,
        "actor": mention_name(claim.actor),
        "recipient": mention_name(claim.recipient),
        **_place(claim.where),
        "place_as_written": claim.place.text if claim.place else "",
        "time_as_written": claim.time.text if claim.time else "",
        "unresolved": "; ".join(claim.unresolved),
        **_days(claim.days),
        "stance": claim.stance,
        "historical": claim.historical,
        "speaker": (claim.speaker.name or claim.speaker.text) if claim.speaker else "",
        "speaker_kind": claim.speaker_kind,
        "speaker_side": claim.speaker_side,
        "via": list(claim.via),
        "extent": claim.extent,
        "quantity": _quantity(claim.quantity),
        "passage": claim.passage,
        "as_of": iso_day(claim.as_of),
    }


def _control(view: View) -> Iterator[Row]:
    return (_control_row(control) for control in view.control)


def _control_row(control: Control) -> Row:
    return {
        **_place(control.place),
        "state": control.state,
        "holder": control.holder,
        "change": control.change,
        "began_earliest": iso_day(control.began.first),
        "began_latest": iso_day(control.began.last),
        "ended": iso_day(control.ended),
        "last_affirmed": iso_day(control.last_affirmed),
        "status": control.status,
        "independent_origins": control.independent_origins,
        "reports": control.reports,
        "extent": control.extent,
        "first_known": iso_moment(control.first_known),
        "p_low": control.p_low,
        "p": control.p,
        "p_high": control.p_high,
        "claims": " ".join(control.claims),
    }


def _events(view: View) -> Iterator[Row]:
    return (_event(event) for event in view.events)


def _event(event: Event) -> Row:
    days = _days(event.days)
    return {
        "id": event.id,
        "type": event.type,
        "date_from": days["valid_from"],
        "date_to": days["valid_to"],
        "time_precision": days["time_precision"],
        "actor": event.actor,
        "recipient": event.recipient,
        **_place(event.place),
        "low": event.low,
        "best": event.best,
        "high": event.high,
        "unit": event.unit,
        "status": event.status,
        "speakers": "; ".join(event.speakers),
        "independent_origins": event.independent_origins,
        "reports": event.reports,
        "claims": " ".join(event.claims),
    }


def _counts(view: View) -> Iterator[Row]:
    return (_count(count) for count in view.counts)


def _count(count: Count) -> Row:
    return {
        "what": count.what,
        "place": count.place,
        **_days(count.days),
        "known": iso_moment(count.known),
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "of": count.of,
        "baseline": count.baseline,
        "speaker": count.speaker,
        "via": "; ".join(count.via),
        "status": count.status,
        "named_in_ledger": count.named_in_ledger,
        "unnamed": count.unnamed,
        "claims": " ".join(count.claims),
    }


def _disputes(view: View) -> Iterator[Row]:
    return (_dispute(dispute) for dispute in view.disputes)


def _dispute(dispute: Dispute) -> Row:
    return {
        "id": dispute.id,
        "topic": dispute.topic,
        "place": dispute.place,
        "kind": dispute.kind,
        "side_a": list(dispute.side_a),
        "side_b": list(dispute.side_b),
        "resolution": dispute.resolution,
        "resolved": dispute.resolved,
        "reason": dispute.reason,
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(_PLACE, "")
    return dict(zip(_PLACE, (place.name, place.id, place.kind, place.admin1, place.country), strict=True))


def _days(days: Days) -> Row:
    return {"valid_from": iso_day(days.first), "valid_to": iso_day(days.last), "time_precision": days.precision}


def _quantity(quantity: Quantity | None) -> Row | None:
    if quantity is None:
        return None
    low, best, high = (_json_value(number) for number in (quantity.low, quantity.best, quantity.high))
    words = {"unit": quantity.unit, "of": quantity.of, "baseline": quantity.baseline, "qualifier": quantity.qualifier}
    return {"low": low, "best": best, "high": high, **words}


_PLACE = ("place", "place_id", "place_kind", "admin1", "country")

EXPORTS: dict[str, Export] = {
    "claims": Export("jsonl", (
        "id", "report_id", "report", "start", "end", "quote", "type", "actor", "recipient", *_PLACE,
        "place_as_written", "time_as_written", "unresolved", "valid_from", "valid_to", "time_precision", "stance",
        "historical", "speaker", "speaker_kind", "speaker_side", "via", "extent", "quantity", "passage", "as_of",
    ), _claims),
    "control": Export("csv", (
        *_PLACE, "state", "holder", "change", "began_earliest", "began_latest", "ended", "last_affirmed", "status",
        "independent_origins", "reports", "extent", "first_known", "p_low", "p", "p_high", "claims",
    ), _control),
    "events": Export("csv", (
        "id", "type", "date_from", "date_to", "time_precision", "actor", "recipient", *_PLACE, "low", "best", "high",
        "unit", "status", "speakers", "independent_origins", "reports", "claims",
    ), _events),
    "counts": Export("csv", (
        "what", "place", "valid_from", "valid_to", "known", "low", "best", "high", "of", "baseline", "speaker", "via",
        "status", "named_in_ledger", "unnamed", "claims",
    ), _counts),
    "disputes": Export("jsonl", (
        "id", "topic", "place", "kind", "side_a", "side_b", "resolution", "resolved", "reason",
    ), _disputes),
}  # fmt: skip
"""Every export by its name; the contract's columns, in the contract's order."""
