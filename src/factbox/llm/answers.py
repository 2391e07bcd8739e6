"""From the words of a model to claims: nothing is taken that does not stand in what the model was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import msgspec

from factbox.errors import Problem
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.places import Gazetteer
from factbox.records import EVENT_TYPES, Claim, Extent, Mention, MentionKind, Quantity, Report, Span, Stance, with_id

LONGEST_QUOTE = 300
"""Characters; a longer stretch is no clause."""
MOST_CLAIMS = 200
NEEDS_PLACE = ("territory.", "battle.", "strike.shelling")
_WEAKEST_FIRST: tuple[Stance, ...] = (
    "negated", "denied", "conditional", "forecast", "unconfirmed", "attributed", "asserted"
)  # fmt: skip


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """A claim as a model words it; the schema of ``prompt.py`` in types."""

    type: str
    stance: Literal["asserted", "attributed", "denied", "unconfirmed", "forecast", "negated", "conditional"]
    quote: str
    actor: str = ""
    recipient: str = ""
    place: str = ""
    time: str = ""
    speaker: str = ""
    unit: str = ""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    extent: Extent = ""
    historical: bool = False


class _Answered(msgspec.Struct, forbid_unknown_fields=True):
    claims: list[Said]


def parse_answer(text: str) -> list[Said] | None:
    """Return what a model said, or None if it is not in the form that was asked for."""
    text = text.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        said = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Answered).claims
    except msgspec.DecodeError:
        return None
    return said if len(said) <= MOST_CLAIMS and all(one.type in EVENT_TYPES for one in said) else None


def claims_said(
    report: Report, parts: Sequence[Span], said: Sequence[Said], gazetteer: Gazetteer
) -> Iterator[Claim | Problem]:
    """Yield the claims that can be taken, and why the others cannot.

    Args:
        report: the report.
        parts: the stretches of its text that the model was shown.
        said: what the model said.
        gazetteer: tells a country that acts from a group that nobody knows.
    """
    for one in said:
        span = _quoted(report.text, parts, one.quote)
        if span is None:
            yield _problem(report, "no-quote", "a claim of the model quotes words that the report does not have")
            continue
        claim = _claim(report, parts, one, span, gazetteer)
        if claim.place is None and one.type.startswith(NEEDS_PLACE):
            yield _problem(report, "no-place", "a claim of the model names no place in the clause that it quotes")
        else:
            yield claim


def weakened(claim: Claim, own: Sequence[Claim]) -> Claim:
    """Return a model's claim no stronger than our own rules read the same clause."""
    same = [one for one in own if one.type == claim.type and one.span.overlaps(claim.span)]
    if not same:
        return claim
    weakest = min(same, key=lambda one: _strength(one.stance))
    if _strength(weakest.stance) >= _strength(claim.stance):
        return claim
    told = replace(claim, stance=weakest.stance, speaker=claim.speaker or weakest.speaker, cue=weakest.cue)
    return with_id(told)


def _strength(stance: Stance) -> int:
    return _WEAKEST_FIRST.index(stance) if stance in _WEAKEST_FIRST else len(_WEAKEST_FIRST)


def _problem(report: Report, reason: str, message: str) -> Problem:
    return Problem("extract", reason, message, report.file)


def _quoted(text: str, parts: Sequence[Span], quote: str) -> Span | None:
    """Return where a quote stands: whole words, inside one paragraph that the model was shown."""
    if not 0 < len(quote.strip()) <= LONGEST_QUOTE or quote != quote.strip():
        return None
    return next((found for part in parts if (found := _find(text, quote, part))), None)


def _find(text: str, words: str, within: Span) -> Span | None:
    """Return the first place of some words in a stretch of a text, not in the middle of another word."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.search(text, within.start, within.end)
    return Span(found.start(), found.end()) if found and words.strip() else None


def _claim(report: Report, parts: Sequence[Span], said: Said, span: Span, gazetteer: Gazetteer) -> Claim:
    paragraph = next(part for part in parts if part.contains(span))
    passage = report.passage_at(span)
    speaker = _mention(report.text, said.speaker, "speaker", span, paragraph)
    claim = Claim(
        id="",
        report_id=report.id,
        span=span,
        quote=report.text[span.start : span.end],
        type=said.type,
        stance="attributed" if speaker and said.stance == "asserted" else said.stance,
        actor=_party(_mention(report.text, said.actor, "actor", span, paragraph), gazetteer),
        recipient=_party(_mention(report.text, said.recipient, "actor", span, paragraph), gazetteer),
        place=_mention(report.text, said.place, "place", span, span),
        time=_mention(report.text, said.time, "time", span, paragraph),
        tense="future" if said.stance in ("forecast", "conditional") else "past",
        speaker=speaker,
        extent=said.extent,
        quantity=_quantity(said, report.text[span.start : span.end]),
        historical=said.historical,
        passage=passage.kind if passage else "body",
    )
    return with_id(claim)


def _mention(text: str, words: str, kind: MentionKind, quote: Span, within: Span) -> Mention | None:
    """Return some words of a model as a mention: in the quote, or else in the paragraph around it; None if nowhere."""
    words = words.strip()
    if kind != "speaker" and words.lower().startswith("the "):
        words = words[4:]
    found = _find(text, words, quote) or _find(text, words, within)
    return Mention(found, words, kind) if found else None


def _party(mention: Mention | None, gazetteer: Gazetteer) -> Mention | None:
    """Return an actor with what kind of words name it, as the extract room has it."""
    if mention is None:
        return None
    mention = _without_fighters(mention)
    nouns, words = load_nouns(), mention.text.casefold().replace("-", " ").split()
    if known_actor(mention.text):
        return replace(mention, hint="name")
    if any(entry.place.kind == "country" for entry in gazetteer.candidates(mention.text)):
        return replace(mention, hint="country")
    if words[-1] in nouns.government and not _own_name(mention.text):
        return replace(mention, hint="government")
    if words[-1] in nouns.insurgent and not _own_name(mention.text):
        return replace(mention, hint="insurgent")
    return replace(mention, hint="name" if _own_name(mention.text) else "")


def _without_fighters(mention: Mention) -> Mention:
    """Return "Taliban fighters" as "Taliban", where that is a known actor."""
    words = mention.text
    while words and words.split()[-1].casefold() in load_nouns().fighters:
        words = words[: -len(words.split()[-1])].rstrip()
    span = Span(mention.span.start, mention.span.start + len(words))
    return replace(mention, text=words, span=span) if words and known_actor(words) else mention


def _own_name(words: str) -> bool:
    return words[:1].isupper()


def _quantity(said: Said, quote: str) -> Quantity | None:
    """Return the number of a claim, if each of its figures stands in the quote."""
    stated = [number for number in (said.low, said.best, said.high) if number is not None]
    if not stated or not set(stated) <= _numbers_in(quote):
        return None
    return Quantity(said.low, said.best, said.high, unit=said.unit if _find(quote, said.unit, _all(quote)) else "")


def _all(text: str) -> Span:
    return Span(0, len(text))


def _numbers_in(quote: str) -> set[float]:
    figures = {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", quote)}
    cardinals = load_numbers().cardinals
    return figures | {float(cardinals[word]) for word in re.findall(r"[a-z-]+", quote.casefold()) if word in cardinals}
