"""A folder of stories to :class:`Story` records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from factbox.corpus.markup import MarkupError
from factbox.corpus.records import (
    NAME_KINDS,
    SPLITS,
    AnnotatedReport,
    ExpectedControl,
    ExpectedCount,
    Fact,
    Member,
    Moment,
    Split,
    Story,
)
from factbox.corpus.reports import parse_moment, read_annotated
from factbox.errors import Problem, UsageError
from factbox.records import STATUSES, ControlState

SHEET = "story.yaml"


class _Loader(yaml.SafeLoader):
    """YAML in which ``on`` and ``no`` are words; only ``true`` and ``false`` are truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool" or first in "tf"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_corpus(folder: Path) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Return every story below a folder, in the order of their paths, and what of them does not compile.

    Raises:
        UsageError: no story lies there.
    """
    sheets = sorted(folder.rglob(SHEET)) if folder.is_dir() else []
    if not sheets:
        raise UsageError(f"there is no story in {folder}; name a folder that holds {SHEET} files at some depth")
    problems: list[Problem] = []
    return tuple(_load_story(sheet, problems) for sheet in sheets), tuple(problems)


def _load_story(sheet: Path, problems: list[Problem]) -> Story:
    reports = []
    for file in sorted(sheet.parent.glob("[0-9]*.txt")):
        report, wrong = read_annotated(file)
        reports.append(report)
        problems.extend(wrong)
    reader = _Sheet(sheet, problems)
    return reader.story(tuple(reports))


class _Sheet:
    """Reads one story sheet; what is wrong with an entry becomes a problem and the entry is left out."""

    def __init__(self, file: Path, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.raw = self._load()

    def _load(self) -> dict[str, Any]:
        try:
            raw = yaml.load(self.file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - it is a SafeLoader
        except yaml.YAMLError as error:
            self.complain(f"not YAML: {error}")
            return {}
        if not isinstance(raw, dict):
            self.complain("the sheet is a mapping; GUIDE.md, section 7, shows one")
            return {}
        return raw

    def complain(self, message: str) -> None:
        self.problems.append(Problem("corpus", "sheet", message, str(self.file)))

    def story(self, reports: tuple[AnnotatedReport, ...]) -> Story:
        folder = self.file.parent
        split = next((part for part in reversed(folder.parts[:-1]) if part in SPLITS), "train")
        return Story(
            name=folder.name,
            folder=folder,
            split=cast(Split, split),
            title=str(self.raw.get("title", folder.name)),
            kind=str(self.raw.get("kind", "")),
            country=str(self.raw.get("country", "")),
            names=tuple(str(style) for style in self.raw.get("names") or ()),
            summary=str(self.raw.get("summary", "")).strip(),
            cast={member.id: member for member in self._each("cast", self._member)},
            truth=tuple(self._each("truth", _fact)),
            ledger=tuple(self._each("ledger", _moment)),
            reports=reports,
        )

    def _each(self, key: str, build: Any) -> Iterator[Any]:
        entries = self.raw.get(key) or ()
        for entry in entries.items() if isinstance(entries, dict) else entries:
            try:
                yield build(entry)
            except (MarkupError, KeyError, TypeError, ValueError, AttributeError) as error:
                self.complain(f"{key}: {entry!r}: {type(error).__name__}: {error}")

    def _member(self, entry: tuple[str, Mapping[str, Any]]) -> Member:
        key, raw = entry
        if raw["kind"] not in NAME_KINDS:
            raise MarkupError(f"no kind of name: {raw['kind']!r}")
        texts = {name: str(raw.get(name, "")) for name in ("side", "role", "place", "within", "capital_of")}
        aliases = tuple(str(alias) for alias in raw.get("aliases") or ())
        return Member(str(key), str(raw["name"]), raw["kind"], aliases=aliases, **texts)


def _fact(raw: Mapping[str, Any]) -> Fact:
    return Fact(
        on=_day(raw["on"]),
        what=str(raw["what"]),
        place=str(raw.get("place", "")),
        state=str(raw.get("state", "")),
        holder=str(raw.get("holder", "")),
        counts={str(unit): float(number) for unit, number in (raw.get("counts") or {}).items()},
    )


def _moment(raw: Mapping[str, Any]) -> Moment:
    return Moment(
        known=_known(raw["known"]),
        control=tuple(_control(row) for row in raw.get("control") or ()),
        counts=tuple(_count(row) for row in raw.get("counts") or ()),
        never=tuple(_control(row) for row in raw.get("never") or ()),
    )


def _control(raw: Mapping[str, Any]) -> ExpectedControl:
    state, status = str(raw["state"]), str(raw.get("status", ""))
    if state not in get_args(ControlState):
        raise MarkupError(f"no state: {state!r}")
    if status and status not in STATUSES:
        raise MarkupError(f"no status: {status!r}")
    return ExpectedControl(
        place=str(raw["place"]),
        state=state,
        holder=str(raw.get("holder", "")),
        change=str(raw.get("change", "")),
        began=_days(raw.get("began")),
        ended=_days(raw.get("ended")),
        status=status,
        misled=str(raw.get("misled", "")),
    )


def _count(raw: Mapping[str, Any]) -> ExpectedCount:
    low, best, high = (None if raw.get(key) is None else float(raw[key]) for key in ("low", "best", "high"))
    on = _day(raw["on"]) if raw.get("on") else None
    return ExpectedCount(str(raw["what"]), str(raw.get("place", "")), low, best, high, on, str(raw.get("status", "")))


def _known(value: Any) -> datetime:
    return parse_moment(value.isoformat() if isinstance(value, date) else str(value))


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _days(value: Any) -> tuple[date | None, date | None]:
    """Read a day or ``earliest..latest``."""
    if value is None or value == "":
        return None, None
    if isinstance(value, date):
        return _day(value), _day(value)
    first, dots, last = str(value).partition("..")
    return (_day(first) if first else None), (_day(last if dots else first) if (last or not dots) else None)
