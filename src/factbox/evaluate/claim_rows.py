"""Claims as rows to compare: those of a user's gold, and those that the program reads in the same reports.

Three shapes of gold are taken: annotated stories (``corpus/GUIDE.md``), rows in the names of the contract's ``claims``
export, and rows in the older names that such gold was first written in (``doc``, ``status``, ``date_from``,
``date_to``, ``value_num``, ``denominator``). ``claim_aliases.tsv`` says what older types and stances count as.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factbox.corpus import load_corpus
from factbox.corpus.records import AnnotatedReport
from factbox.corpus.rows import claim_rows
from factbox.corpus.stories import SHEET
from factbox.errors import UsageError
from factbox.evaluate.gold import gold_text
from factbox.pipeline import claims_of, dated
from factbox.read import read_reports
from factbox.records import Claim, Quantity, Span

REPORTS = "reports"
"""The folder beside the rows in which their reports lie."""

_ENDINGS = (".txt", ".json", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as gold or program have it, reduced to what is compared.

    Attributes:
        report: the name of its file, without the ending.
        also: where else in the report it stands; what is found there is neither missed nor wrong.
        counts: a total or an ordinal, which is compared as a number only.
        figures: the figures of its quantity, the one that says most first.
        speaker_words: the words of the report for its speaker, where what is printed is another name, or no name.
        whole: of how many a share is, where the gold says so; 0 where not.
    """

    report: str
    span: Span
    type: str
    stance: str
    place: str = ""
    place_words: str = ""
    speaker: str = ""
    speaker_words: str = ""
    valid: tuple[str, str] = ("", "")
    historical: bool = False
    also: tuple[Span, ...] = ()
    counts: bool = False
    figures: tuple[float, ...] = ()
    whole: float = 0.0


@dataclass(frozen=True, slots=True)
class Gold:
    """The claims that should be read, and the names of the reports that are judged by them."""

    rows: tuple[Row, ...]
    reports: frozenset[str]


@cache
def aliases(kind: str) -> Mapping[str, str]:
    """Return what other names of a kind (type, stance or place) count as."""
    table = files(__package__).joinpath("claim_aliases.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return MappingProxyType({written: counts_as for of, written, counts_as in rows if of == kind})


def report_name(file: str) -> str:
    """Return the name of a report's file, without folders and ending."""
    return re.sub(r"\.(?:jsonl?|txt|html?)$", "", Path(file).name)


# --- gold


def read_gold(folder: Path, made: Path) -> tuple[Gold, tuple[Path, ...]]:
    """Return the gold of a folder and where its reports lie.

    Args:
        folder: annotated stories, or rows with their reports.
        made: an empty folder, for the plain texts of annotated stories.

    Raises:
        UsageError: the folder holds no gold of that shape, or not the reports that it names.
    """
    if folder.is_dir() and any(folder.rglob(SHEET)):
        return _annotated(folder, made)
    raws = list(_raw_rows(folder))
    rows = tuple(row for raw, place in raws if (row := _row_at(raw, place)))
    if not rows:
        raise UsageError(f"{folder} holds no stories and no *.jsonl with claims; see docs/evaluate.md")
    reports = _report_files(folder, {row.report for row in rows})
    return Gold(rows, frozenset(row.report for row in rows)), reports


def _annotated(folder: Path, made: Path) -> tuple[Gold, tuple[Path, ...]]:
    """Write the plain texts of annotated stories where the program reads them as anybody's reports."""
    rows: list[Row] = []
    names = []
    for story in load_corpus(folder)[0]:
        for report in story.reports:
            name = f"{story.split}-{story.name}-{report.number}"
            names.append(name)
            (made / f"{name}.json").write_text(json.dumps(_plain(report)), encoding="utf-8")
            rows.extend(_row({**raw, "report": name}) for raw in claim_rows(story, report))
    return Gold(tuple(rows), frozenset(names)), (made,)


def _plain(report: AnnotatedReport) -> dict[str, str]:
    published = report.published.isoformat() if report.published else ""
    return {"outlet": report.outlet, "url": report.url, "published": published, "text": report.text}


def _raw_rows(folder: Path) -> Iterator[tuple[Any, str]]:
    """Yield what the lines of the gold hold, with the place to name if one is wrong."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(gold_text(file).split("\n"), 1):
            if line.strip():
                place = f"{file}, line {number}"
                try:
                    yield json.loads(line), place
                except ValueError as error:
                    raise UsageError(f"{place}: no JSON ({error})") from error


def _row_at(raw: Any, place: str) -> Row | None:
    """Return the claim of a line; None for a line that describes something else (a document, a pair of claims)."""
    if not isinstance(raw, dict) or "start" not in raw or raw.get("kind") == "document":
        return None
    try:
        return _row(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{place}: no claim ({error!r}); see docs/evaluate.md") from error


def _row(raw: Mapping[str, Any]) -> Row:
    stance, kind = raw.get("stance") or raw["status"], raw["type"]
    return Row(
        report=report_name(raw.get("doc") or raw["report"]),
        span=_span(raw),
        type=aliases("type").get(kind, kind),
        stance=aliases("stance").get(stance, stance),
        place=raw.get("place") or "",
        place_words=raw.get("place_as_written") or "",
        speaker=raw.get("speaker") or "",
        valid=(_first(raw, "valid_from", "date_from"), _first(raw, "valid_to", "date_to")),
        historical=bool(raw.get("historical")),
        also=tuple(_span(other) for other in raw.get("also") or ()),
        counts=raw.get("kind") == "count",
        figures=_raw_figures(raw),
        whole=_number(raw.get("denominator")) or 0.0,
    )


def _span(raw: Mapping[str, Any]) -> Span:
    return Span(int(raw["start"]), int(raw["end"]))


def _first(raw: Mapping[str, Any], *fields: str) -> str:
    return next((str(raw[field]) for field in fields if raw.get(field)), "")


def _raw_figures(raw: Mapping[str, Any]) -> tuple[float, ...]:
    quantity = raw.get("quantity") or {}
    stated = raw.get("value_num") if raw.get("kind") == "count" else None
    figures = (_number(n) for n in (stated, *(quantity.get(end) for end in ("best", "low", "high"))))
    return tuple(figure for figure in figures if figure is not None)


def _number(value: Any) -> float | None:
    """Return a number, however JSON or an annotator wrote it; None for words."""
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def _report_files(folder: Path, names: set[str]) -> tuple[Path, ...]:
    """Return the reports of the rows: the folder beside them, or the named files there or wherever below its parent.

    Raises:
        UsageError: a report is not there; its claims would count as missed.
    """
    if (folder / REPORTS).is_dir():
        return (folder / REPORTS,)
    found: dict[str, Path] = {}
    for file in (*_files_below(folder.resolve()), *_files_below(folder.resolve().parent)):
        found.setdefault(report_name(file.name), file)
        if names <= found.keys():
            return tuple(found[name] for name in sorted(names))
    missing = min(names - found.keys())
    raise UsageError(f"{folder} has no folder `{REPORTS}`, and no {missing} lies near; see docs/evaluate.md")


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that can hold one report; rows of gold end in .jsonl."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if name.endswith(_ENDINGS))


# --- the program's own claims


def found_rows(reports: Iterable[Path], begin: Callable[[str], None] = lambda _: None) -> Iterator[Row]:
    """Yield the claims that the program reads in reports, each by itself; ``begin`` takes its name beforehand."""
    for intake in read_reports(list(reports)):
        if intake.report is not None:
            report = dated(intake.report)
            name = report_name(report.file)
            begin(name)
            yield from (_found(name, claim) for claim in claims_of(report))


def _found(report: str, claim: Claim) -> Row:
    first, last = (day.isoformat() if day else "" for day in (claim.days.first, claim.days.last))
    speaker = claim.speaker
    return Row(
        report=report,
        span=claim.span,
        type=claim.type,
        stance=claim.stance,
        place=claim.where.name if claim.where else "",
        place_words=claim.place.text if claim.place else "",
        speaker=(speaker.name or speaker.text) if speaker else "",
        speaker_words=speaker.text if speaker else "",
        valid=(first, last),
        historical=claim.historical,
        figures=_figures(claim.quantity),
    )


def _figures(quantity: Quantity | None) -> tuple[float, ...]:
    if quantity is None:
        return ()
    return tuple(figure for figure in (quantity.best, quantity.low, quantity.high) if figure is not None)


__all__ = ["REPORTS", "Gold", "Row", "aliases", "found_rows", "read_gold", "report_name"]
