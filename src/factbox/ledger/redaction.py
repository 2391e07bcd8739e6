"""Names that are withheld from a view: everything that is published is made from one, so none of it has them.

In the text of a report, and in what is quoted from it, a name becomes as many blocks as it has characters, so that
every offset stays what it was. Everywhere else it becomes a mark with the number of its redaction, so that two people
who are withheld stay two. This is done after the verdict is reached: a redaction changes words, and no line's status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

import regex

from factbox.ledger.names import name_pattern, words_of
from factbox.records import Claim, Mention, Redaction, Report, Reviewed, Span, View
from factbox.stored import changed

Value = TypeVar("Value")

BLOCK = "\N{FULL BLOCK}"

_CODES = frozenset({
    "type", "stance", "kind", "precision", "tense", "speaker_kind", "extent", "passage", "state", "change", "status",
    "relation", "weight", "language", "country", "sha256", "room", "outcome", "action",
})  # fmt: skip
"""Fields that hold a word of a closed list and never a name; in every other text one may be."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a withheld name stands in reports, in how many, and how often its last word stands there alone."""

    times: int
    reports: int
    last_word_alone: int


class _Names:
    """The names that are withheld, ready to be found; each with the number of its redaction."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        # Longest first: where two begin at one place, the longer one is meant.
        longest_first = sorted(names, key=lambda numbered: -len(numbered[1]))
        patterns = [f"(?P<_{number}>{name_pattern(name)})" for number, name in longest_first]
        self._pattern = regex.compile("|".join(patterns), regex.IGNORECASE)
        self._known: dict[str, str] = {}

    def find(self, text: str) -> list[tuple[Span, int]]:
        """Return where the names stand in a text, and the number of each."""
        return [(Span(*found.span()), _number(found)) for found in self._pattern.finditer(text)]

    def blocked(self, text: str) -> str:
        """Return a text in which every name is blocks, one for each of its characters."""
        return self._pattern.sub(lambda found: BLOCK * len(found[0]), text)

    def marked(self, text: str) -> str:
        """Return a text in which every name is a mark."""
        marked = self._known.get(text)
        if marked is None:
            marked = self._known[text] = self._pattern.sub(lambda found: f"[name withheld {_number(found)}]", text)
        return text if marked == text else marked


def _number(found: regex.Match[str]) -> int:
    return int(str(found.lastgroup).removeprefix("_"))


def withhold_names(view: View, redactions: Sequence[Redaction]) -> View:
    """Return a view without the names that are withheld; the view itself if none is."""
    held = _held(redactions)
    if not held:
        return view
    names = _Names(held)
    texts = {report.id: names.blocked(report.text) for report in view.reports}
    marked = _Names([*held, *_halves(view, names)])
    return replace(
        view,
        reports=tuple(replace(_marked(replace(r, text=""), marked), text=texts[r.id]) for r in view.reports),
        claims=changed(view.claims, lambda claim: _claim(claim, texts[claim.report_id], marked)),
        verdict=_marked(view.verdict, marked),
        problems=_marked(view.problems, marked),
        reviews=tuple(_reviewed(one, texts, marked) for one in view.reviews),
    )


def mark_names(value: Value, redactions: Sequence[Redaction]) -> Value:
    """Return a record, or a tuple of them, with a mark for every name that is withheld; for what is in no view."""
    held = _held(redactions)
    return _marked(value, _Names(held)) if held else value


def _held(redactions: Sequence[Redaction]) -> list[tuple[int, str]]:
    """Return the number and name of each redaction that is not undone."""
    return [(redaction.number, redaction.name) for redaction in redactions if redaction.undone is None]


def _marked(value: Value, names: _Names) -> Value:
    """Return a record, or a tuple of them, with a mark for every name in any of its texts but the codes."""
    found: Any = value
    if isinstance(value, str):
        found = names.marked(value)
    elif isinstance(value, tuple):
        marked = tuple(_marked(one, names) for one in value)
        found = marked if marked != value else value
    elif is_dataclass(value) and not isinstance(value, type):
        inner = {name: getattr(value, name) for name in _texts(type(value))}
        changed = {name: new for name, one in inner.items() if (new := _marked(one, names)) is not one}
        found = replace(value, **changed) if changed else value
    return cast("Value", found)


@cache
def _texts(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a record in which there may be a name, or records that have such fields."""
    return tuple(field.name for field in fields(kind) if field.name not in _CODES)


def _claim(claim: Claim, text: str, names: _Names) -> Claim:
    """Return a claim of a report that now has another text of the same length: what was cut from it is cut anew."""
    marked = _marked(claim, names)
    changed: dict[str, Any] = {"quote": text[claim.span.start : claim.span.end]}
    for name, mention in _mentions(claim):
        changed[name] = _mention(mention, getattr(marked, name), text)
    return replace(marked, **changed) if any(getattr(marked, name) != new for name, new in changed.items()) else marked


def _reviewed(one: Reviewed, texts: Mapping[str, str], names: _Names) -> Reviewed:
    """Return a review with what it says and the claims it speaks of, which are cut from their texts anew."""
    machine, other, added = (
        _claim(claim, texts[claim.report_id], names) if claim else None
        for claim in (one.machine, one.other, one.review.added)
    )
    return Reviewed(replace(_marked(one.review, names), added=added), machine, other, one.fits)


def _mention(mention: Mention, marked: Mention, text: str) -> Mention:
    """Return a mention with its words cut from the text; a speaker known by nothing but a name gets its mark."""
    words, name = text[mention.span.start : mention.span.end], marked.name
    if name is None and mention.kind == "speaker" and words != mention.text:
        name = marked.text
    return marked if (words, name) == (marked.text, marked.name) else replace(marked, text=words, name=name)


def _mentions(claim: Claim) -> Iterator[tuple[str, Mention]]:
    for name in _texts(Claim):
        if isinstance(value := getattr(claim, name), Mention):
            yield name, value


def _halves(view: View, names: _Names) -> Iterator[tuple[int, str]]:
    """Yield what mentions have of a name without having all of it, since it may be told of apart from the text."""
    found = {report.id: names.find(report.text) for report in view.reports}
    for claim in view.claims:
        text = view.report(claim.report_id).text
        for _, mention in _mentions(claim):
            for name, number in found[claim.report_id]:
                start, end = max(name.start, mention.span.start), min(name.end, mention.span.end)
                if start < end and Span(start, end) != name and words_of(text[start:end]):
                    yield number, text[start:end]


def tally_names(reports: Iterable[Report], redactions: Sequence[Redaction]) -> dict[int, Tally]:
    """Count in reports the names that are withheld, by the number of their redaction."""
    held = _held(redactions)
    texts = [report.text for report in reports]
    return {number: _tally(texts, _Names(held), number, name) for number, name in held}


def _tally(texts: Sequence[str], names: _Names, number: int, name: str) -> Tally:
    found = [sum(one == number for _, one in names.find(text)) for text in texts]
    last = _Names([(number, words_of(name)[-1])])
    alone = sum(len(last.find(names.blocked(text))) for text in texts) if len(words_of(name)) > 1 else 0
    return Tally(sum(found), sum(map(bool, found)), alone)
