"""A claim as one line of text, for cases, stories, diffs, reviews and bug reports.

The whole form says everything (``parse_claim(format_claim(claim)) == claim``), the short form what a person compares::

    territory.capture | attributed | actor: the insurgents = Taliban | place: Zaranj | where: Zaranj | where.kind: city
    | when: 2021-08-06 day | speaker: a local official | "Zaranj fell to the insurgents"

Fields are separated by `` | ``, in the order of the record; what has its default is left out. A mention is its words,
then ``=`` and the name it was resolved to. A value that could be misread is written as a JSON string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args

from factbox.errors import UsageError
from factbox.records import Claim, Days, Mention, Place, Precision, Quantity, Reading, Span

_RENAMED = {"days": "when", "span": "at"}
_FIELD = {shown: name for name, shown in _RENAMED.items()}
_MENTIONS = {
    **dict.fromkeys(("actor", "recipient"), "actor"),
    **dict.fromkeys(("time", "spoken"), "time"),
    "place": "place",
    "speaker": "speaker",
}
_NESTED: dict[str, type] = {"where": Place, "quantity": Quantity, **dict.fromkeys(_MENTIONS, Mention)}
_HEADS = {Place: "name", Mention: "text"}
_LISTS = ("via", "unresolved", "readings")
_MACHINE = {"id", "report_id", "at", "score", "reason", "latitude", "longitude", "readings", "cue", "spoken", "tense"}
_PART = re.compile(r'\s*((?:"(?:[^"\\]|\\.)*"|[^|"])*)(?:\||$)')
_PLAIN = re.compile(r'[^\s|"=][^|"\r\n=]*(?<!\s)')


def format_claim(claim: Claim, *, short: bool = False) -> str:
    """Return the claim as one line; ``short`` leaves out ids, offsets, scores and reasons."""
    parts = [claim.type, claim.stance]
    skipped = {"type", "stance", "quote"} | (_MACHINE if short else set())
    for field in fields(claim):
        shown = _RENAMED.get(field.name, field.name)
        value = getattr(claim, field.name)
        if shown not in skipped and value != _default(field):
            parts.extend(_format_field(shown, value, short=short))
    return " | ".join([*parts, json.dumps(claim.quote, ensure_ascii=False)])


def parse_claim(line: str) -> Claim:
    """Return the claim that a line says; what it leaves out has its default.

    Raises:
        UsageError: the line is not in the notation; the message names the field.
    """
    parts = split_line(line)
    if len(parts) < 3:
        raise UsageError(f'a claim is written `type | stance | field: value ... | "quote"`, not {line!r}')
    kind, stance, *rest = parts
    values: dict[str, Any] = {"id": "", "report_id": "", "span": Span(0, 0), "type": kind, "stance": stance}
    values["quote"] = _text(rest[-1])
    for part in rest[:-1]:
        key, colon, value = part.partition(":")
        if not colon:
            raise UsageError(f"a field is written `name: value`, not {part!r}")
        _parse_field(values, key.strip(), value.strip())
    return Claim(**{name: _finish(name, value) for name, value in values.items()})


def matches(expected: Claim, found: Claim) -> bool:
    """Say whether a claim says all that a hand-written one says; what the latter leaves out may be anything."""
    wanted = split_line(format_claim(expected, short=True))
    return set(wanted) <= set(split_line(format_claim(found, short=True)))


def _default(field: Any) -> Any:
    return None if field.default is MISSING else field.default


def _format_field(name: str, value: Any, *, short: bool) -> Iterator[str]:
    if name in _LISTS:
        for item in value:
            yield f"{name}: {_format_reading(item) if isinstance(item, Reading) else _quote(item)}"
    elif is_dataclass(value) and type(value) in _NESTED.values():
        yield from tuple(_format_nested(name, value, short=short)) or (
            f'{name}.unit: ""',
        )  # a quantity that says nothing
    else:
        yield f"{name}: {_format_scalar(value)}"


def _format_nested(name: str, value: Any, *, short: bool) -> Iterator[str]:
    head = _HEADS.get(type(value))
    if isinstance(value, Mention):
        yield f"{name}: {_quote(value.text)}" + (f" = {_quote(value.name)}" if value.name is not None else "")
    elif head:
        yield f"{name}: {_quote(getattr(value, head))}"
    for field in fields(value):
        shown = _RENAMED.get(field.name, field.name)
        inner = getattr(value, field.name)
        redundant = field.name == head or (isinstance(value, Mention) and field.name in ("name", "kind"))
        if redundant or inner == _default(field) or (short and shown in _MACHINE):
            continue
        yield f"{name}.{shown}: {_format_scalar(inner)}"


def _format_scalar(value: Any) -> str:
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, Days):
        return _format_days(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _quote(str(value))


def _format_days(days: Days) -> str:
    first, last = (day.isoformat() if day else "" for day in (days.first, days.last))
    return f"{first if first == last and first else f'{first}..{last}'} {days.precision}"


def _format_reading(reading: Reading) -> str:
    return f"{_format_days(reading.days)} {reading.weight!r} {json.dumps(reading.reason, ensure_ascii=False)}"


def _quote(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.isprintable() else json.dumps(text)


def _text(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except json.JSONDecodeError as error:
        raise UsageError(f"not a quoted text: {value}") from error


def split_line(line: str) -> list[str]:
    """Cut a line at its bars, but not at those inside quotation marks.

    Raises:
        UsageError: a quotation mark is left open.
    """
    parts, at = [], 0
    while at < len(line):
        match = _PART.match(line, at)
        if match is None:
            raise UsageError(f"an open quotation mark in {line[at:]!r}")
        parts.append(match[1].strip())
        at = match.end()
    return parts


def _parse_field(values: dict[str, Any], key: str, value: str) -> None:
    name, _, inner = key.partition(".")
    name = _FIELD.get(name, name)
    if name in _LISTS:
        values.setdefault(name, []).append(_parse_reading(value) if name == "readings" else _text(value))
    elif name in _NESTED:
        _parse_nested(values.setdefault(name, {}), name, _FIELD.get(inner, inner), value)
    elif name in _SCALARS and not inner:
        values[name] = _SCALARS[name](value)
    else:
        raise UsageError(f"a claim has no field {key!r}; it has {', '.join(f.name for f in fields(Claim))}")


def _parse_nested(into: dict[str, Any], name: str, inner: str, value: str) -> None:
    record = _NESTED[name]
    if inner:
        into[inner] = _SCALARS.get(f".{inner}", _text)(value)
    elif record is Mention:
        words, equals, resolved = value.rpartition(" = ") if not value.endswith('"') else _rpartition_quoted(value)
        into["text"] = _text(words if equals else value)
        if equals:
            into["name"] = _text(resolved)
    else:
        into[_HEADS[record]] = _text(value)


def _rpartition_quoted(value: str) -> tuple[str, str, str]:
    """Split ``words = "a name"``, where either side may be quoted and hold an equals sign."""
    match = re.fullmatch(r'("(?:[^"\\]|\\.)*"|[^"]*?) = ("(?:[^"\\]|\\.)*"|[^"]*)', value)
    return (match[1], " = ", match[2]) if match else ("", "", value)


def _finish(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(value)
    if name in _MENTIONS:
        return Mention(**{"span": Span(0, 0), "kind": _MENTIONS[name], **value})
    if name in _NESTED:
        return replace(_EMPTY[name], **value)
    return value


def _parse_span(value: str) -> Span:
    start, dash, end = value.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()):
        raise UsageError(f"a span is written `start-end`, not {value!r}")
    return Span(int(start), int(end))


def _parse_days(value: str) -> Days:
    ends, _, precision = value.partition(" ")
    first, dots, last = ends.partition("..")
    precision = precision.strip() or ("interval" if dots else "day")
    if precision not in get_args(Precision):
        raise UsageError(f"no such precision: {precision!r}; known are {', '.join(get_args(Precision))}")
    return Days(_parse_day(first), _parse_day(last if dots else first), precision)  # type: ignore[arg-type]


def _parse_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"a day is written as 2021-08-31, not {value!r}") from error


def _parse_reading(value: str) -> Reading:
    match = re.fullmatch(r'(\S+ \S+) (\S+) (".*")', value)
    if not match:
        raise UsageError(f'a reading is written `days precision weight "reason"`, not {value!r}')
    return Reading(_parse_days(match[1]), float(match[2]), _text(match[3]))


_EMPTY: dict[str, Any] = {"where": Place("", "", "city"), "quantity": Quantity()}
_SCALARS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("id", "report_id", "cue", "tense", "speaker_kind", "speaker_side", "extent", "passage"), _text),
    **dict.fromkeys((".low", ".best", ".high", ".score", ".latitude", ".longitude"), float),
    "span": _parse_span,
    ".span": _parse_span,
    "days": _parse_days,
    "as_of": _parse_day,
    "historical": lambda value: value == "yes",
}
