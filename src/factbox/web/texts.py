"""A report's text cut into stretches, so that a page can mark what is claimed, by whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from factbox.language.lemmas import lemma_of
from factbox.publish.document import one_line
from factbox.records import Claim, Report, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text that is the same throughout.

    Attributes:
        text: its words.
        claims: the claims whose clause it belongs to, by id.
        begins: the claims that begin here, for links that lead to them.
        roles: what it is to a claim: speaker, cue, place, time.
        passage: the kind of passage it stands in; empty for plain body.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    passage: str = ""


_Layer = tuple[Span, str, str]
"""A stretch, what it is (claim, role, passage) and which one."""


_NEAR = 120
"""How many characters from its speaker a cue is looked for."""

_WORD = regex.compile(r"\b\p{L}+\b")


def cut(report: Report, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """Return the text of a report in stretches; joined, they are the text."""
    layers = [layer for layer in _layers(report, claims) if layer[0].start < layer[0].end]
    edges = {0, len(report.text), *(at for span, _, _ in layers for at in (span.start, span.end))}
    cuts = sorted(at for at in edges if 0 <= at <= len(report.text))
    return tuple(_stretch(report.text, Span(a, b), layers) for a, b in pairwise(cuts))


def _layers(report: Report, claims: Iterable[Claim]) -> Iterable[_Layer]:
    yield from ((passage.span, "passage", passage.kind) for passage in report.passages)
    for claim in claims:
        yield claim.span, "claim", claim.id
        for mention in (claim.speaker, claim.place, claim.time):
            if mention is not None:
                yield mention.span, "role", mention.kind
        if (cue := find_cue(report.text, claim)) is not None:
            yield cue, "role", "cue"


def _stretch(text: str, span: Span, layers: Sequence[_Layer]) -> Stretch:
    mine = [layer for layer in layers if layer[0].contains(span)]

    def of(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(which for _, what, which in mine if what == kind))

    begins = tuple(which for at, what, which in mine if what == "claim" and at.start == span.start)
    return Stretch(text[span.start : span.end], of("claim"), begins, of("role"), "".join(of("passage")[-1:]))


def find_cue(text: str, claim: Claim) -> Span | None:
    """Return where the word that introduces the speaker stands; None if it is not beside the speaker.

    A claim has the dictionary form of the word and not its place, so it is looked for from the speaker outwards.
    """
    if claim.speaker is None or not claim.cue:
        return None
    start, end = claim.speaker.span.start, claim.speaker.span.end
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    exact = regex.compile(rf"\b{regex.escape(claim.cue)}\b", regex.IGNORECASE)
    words = (match for match in _WORD.finditer(text, first, last) if lemma_of(match[0], "VERB") == claim.cue)
    found = [Span(*match.span()) for match in (*exact.finditer(text, first, last), *words)]
    return min(found, key=lambda span: max(start - span.end, span.start - end), default=None)


def around(text: str, span: Span, most: int = 240) -> tuple[str, str]:
    """Return what stands before and after a clause within its paragraph, at most so many characters each, whole words.

    Spaces beside the clause stay, so that the three make the text again; where it goes on, there is an ellipsis.
    """
    end = text.find("\n", span.end)
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : end if end >= 0 else len(text)]
    if len(before) > most:
        before = "…" + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + "…"
    return _keeping_spaces(before), _keeping_spaces(after)


def _keeping_spaces(text: str) -> str:
    shown = one_line(text)
    return f"{' ' * text[:1].isspace()}{shown}{' ' * text[-1:].isspace()}" if shown else ""


def headline_of(report: Report) -> str:
    """Return the headline of a report: its title, else the first passage of its text that is one; empty if none."""
    printed = (report.text[p.span.start : p.span.end] for p in report.passages if p.kind == "headline")
    return one_line(report.title or next(printed, ""))
