"""The lines under a paragraph: ``@`` an attribution, ``+`` a claim."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from factbox.corpus.markup import MarkupError
from factbox.corpus.quoting import Quoted, find_all, locate, parse_quoted
from factbox.corpus.records import AnnotatedClaim, AttributionMark, Role
from factbox.errors import UsageError
from factbox.notation import split_line
from factbox.records import (
    EVENT_TYPES,
    STANCES,
    Days,
    Extent,
    Precision,
    Quantity,
    Span,
    SpeakerKind,
)

_ROLE = re.compile(r'(?P<id>[\w-]+)?\s*(?P<words>"(?:[^"\\]|\\.)*")?\s*(?P<rest>[\w -]*)')
_WHEN = re.compile(r'(?P<days>[\d.-]*)\s*(?P<precision>[a-z]+)?\s*(?P<words>".*")?')
_NUMBER = re.compile(r"(?P<low>[\d.]*)(?:/(?P<best>[\d.]*)/(?P<high>[\d.]*))?\s*(?P<unit>.*)")
_RANGE = re.compile(r"(?P<low>[\d.]+)//(?P<high>[\d.]+)\s+(?P<unit>.*)")
_UP_TO = re.compile(r"//(?P<high>[\d.]+)\s+(?P<unit>.*)")

KINDS_WITHOUT_TRIGGER = ("count", "quantity.other", "casualties")


def _fields(line: str) -> list[str]:
    """Return the parts of a line between its bars, empty ones left out."""
    try:
        return [part for part in split_line(line) if part]
    except UsageError as error:
        raise MarkupError(f'{error}; inside words it is written \\"') from error


def parse_attribution(line: str, text: str) -> AttributionMark:
    """Return the attribution that a line under a paragraph marks; its layer is found later.

    Raises:
        MarkupError: the line is not in the form, or its words are not in the paragraph.
    """
    fields = dict(map(_field, _fields(line)))
    unknown = set(fields) - {"speaker", "cue", "content"}
    if unknown:
        raise MarkupError(f"an attribution has speaker, cue and content, not {', '.join(sorted(unknown))}")
    content = _stretches(fields.get("content", ""), text)
    near = content or _stretches(fields.get("speaker", ""), text)
    speaker, cue = (_stretches(fields.get(name, ""), text, near) for name in ("speaker", "cue"))
    return AttributionMark(speaker, cue, content)


def _stretches(value: str, text: str, near: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    return tuple(locate(text, quoted, near) for quoted in parse_quoted(value))


def parse_claim_line(line: str, text: str) -> AnnotatedClaim:
    """Return the claim that a line under a paragraph annotates.

    Raises:
        MarkupError: the line is not in the form, a value is unknown, or the words are not in the paragraph.
    """
    parts = _fields(line)
    if len(parts) < 3:
        raise MarkupError(f'a claim is written `type | stance | key: value | "clause"`, not {line!r}')
    kind, stance, *middle, clause = parts
    _one_of("type", kind, EVENT_TYPES)
    _one_of("stance", stance, STANCES)
    span, trigger = _clause(clause, text)
    if trigger is None and kind not in KINDS_WITHOUT_TRIGGER:
        raise MarkupError("the predicate's head word stands between asterisks in the clause")
    values: dict[str, Any] = {}
    quantity: dict[str, Any] = {}
    for part in middle:
        key, value = _field(part)
        _read_field(key, value, values, quantity)
    claim = AnnotatedClaim(span, trigger, kind, stance, **values)  # type: ignore[arg-type]
    return replace(claim, quantity=Quantity(**quantity)) if quantity else claim


def _read_field(key: str, value: str, values: dict[str, Any], quantity: dict[str, Any]) -> None:
    if key in _QUANTITY:
        quantity.update(_QUANTITY[key](value))
    elif key in _READERS:
        values.update(_READERS[key](value))
    else:
        raise MarkupError(f"a claim has no key {key!r}; it has {', '.join([*_READERS, *_QUANTITY])}")


def _clause(value: str, text: str) -> tuple[Span, Span | None]:
    """Return the stretch of a clause and of its trigger, the word between asterisks."""
    pieces = parse_quoted(value)
    if len(pieces) != 1:
        raise MarkupError("a clause is one stretch; leave words out with …")
    words = pieces[0].words
    before, star, rest = words.partition("*")
    if not star:
        return locate(text, pieces[0]), None
    trigger, closing, after = rest.partition("*")
    if not closing or "*" in after:
        raise MarkupError(f"one word stands between asterisks in {words!r}")
    span = locate(text, Quoted(before + trigger + after, pieces[0].occurrence))
    return span, _trigger(text, span, before, trigger)


def _trigger(text: str, span: Span, before: str, trigger: str) -> Span:
    """Find the trigger in its clause: right after the words before it."""
    clause = text[span.start : span.end]
    starts = find_all(clause, before + trigger) if before.strip() else find_all(clause, trigger)
    if not starts:
        raise MarkupError(f"the clause has no {trigger!r}")
    end = span.start + starts[0].end
    return Span(end - len(trigger), end)


def _field(part: str) -> tuple[str, str]:
    key, colon, value = part.partition(":")
    if not colon:
        raise MarkupError(f"a field is written `key: value`, not {part!r}")
    return key.strip(), value.strip()


def _one_of(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise MarkupError(f"there is no {what} {value!r}; there are {', '.join(known)}")
    return value


def _role(value: str) -> tuple[Role, str]:
    match = _ROLE.fullmatch(value)
    if match is None or not value:
        raise MarkupError(f'a role is an id, words in quotation marks, or both: `karsa "the city"`, not {value!r}')
    words = parse_quoted(match["words"])[0].words if match["words"] else ""
    return Role(match["id"] or "", words), match["rest"].strip()


def _read_role(key: str) -> Callable[[str], dict[str, Any]]:
    def read(value: str) -> dict[str, Any]:
        role, rest = _role(value)
        if rest:
            raise MarkupError(f"{key}: {rest!r} is one word too many")
        return {key: role}

    return read


def _read_speaker(value: str) -> dict[str, Any]:
    role, kind = _role(value)
    if kind:
        _one_of("kind of speaker", kind, get_args(SpeakerKind))
    elif not role.id:
        raise MarkupError(f"after a speaker's words comes the kind, one of {', '.join(get_args(SpeakerKind))}")
    return {"speaker": role, "speaker_kind": kind}


def _read_when(value: str) -> dict[str, Any]:
    match = _WHEN.fullmatch(value)
    if match is None:
        raise MarkupError(f'when is written `2031-04-10 day "on Thursday"`, not {value!r}')
    words = parse_quoted(match["words"])[0].words if match["words"] else ""
    days, precision = match["days"], match["precision"]
    first, dots, last = days.partition("..")
    precision = precision or ("interval" if dots else "day")
    _one_of("precision", precision, get_args(Precision))
    bounds = Days(_bound(first, last=False), _bound(last if dots else first, last=True), precision)  # type: ignore[arg-type]
    if bounds.first and bounds.last and bounds.last < bounds.first:
        raise MarkupError(f"the days are the wrong way round: {value!r}")
    return {"days": bounds, "time": words}


def _bound(text: str, *, last: bool) -> date | None:
    """Return the first or the last day of a day, month or year."""
    if not text:
        return None
    try:
        year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise MarkupError(f"a day is written 2031-04-10, a month 2031-04, a year 2031, not {text!r}") from error


def _read_number(value: str) -> dict[str, Any]:
    match = _UP_TO.fullmatch(value) or _RANGE.fullmatch(value) or _NUMBER.fullmatch(value)
    if match is None or not match["unit"] or not (value[0].isdecimal() or value.startswith("/")):
        raise MarkupError(f"a number is written `12 killed`, `40// killed`, `//50 killed`, not {value!r}")
    given = match.groupdict()
    low, best, high = (_figure(given.get(name) or "") for name in ("low", "best", "high"))
    if low is not None and "/" not in value:
        best = high = low
    return {"low": low, "best": best, "high": high, "unit": match["unit"].strip()}


def _figure(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError as error:
        raise MarkupError(f"{text!r} is no number") from error


def _plain(value: str) -> str:
    return parse_quoted(value)[0].words if value.startswith('"') else value


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise MarkupError(f"yes or no, not {value!r}")
    return value == "yes"


_READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "actor": _read_role("actor"),
    "recipient": _read_role("recipient"),
    "where": _read_role("where"),
    "when": _read_when,
    "speaker": _read_speaker,
    "side": lambda value: {"side": value},
    "via": lambda value: {"via": tuple(_plain(name.strip()) for name in value.split(","))},
    "extent": lambda value: {"extent": _one_of("extent", value, get_args(Extent))},
    "historical": lambda value: {"historical": _yes(value)},
    "as_of": lambda value: {"as_of": _bound(value, last=True)},
    "change": lambda value: {"retaken": _one_of("change", value, ("retaken", "taken", "none")) == "retaken"},
}
_QUANTITY: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "number": _read_number,
    "of": lambda value: {"of": _plain(value)},
    "base": lambda value: {"baseline": _plain(value)},
    "hedge": lambda value: {"qualifier": _plain(value)},
}
