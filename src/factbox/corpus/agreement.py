"""How far two readings of the same reports agree: self-consistency of one guide, not agreement between people.

Names: exact span and kind. Attributions: characters of speaker, cue and content (``attribution``), and exact spans
(``attribution_exact``). Claims: one to one, same family of type, at least half of the shorter clause shared, longest
overlap first. Stance, type, place and days: over the claims that were matched; stance also as Cohen's kappa, since most
claims of any news have one of three stances.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, Story
from factbox.corpus.reports import read_annotated
from factbox.records import Span

Pair = tuple[AnnotatedReport, AnnotatedReport]


def second_readings(stories: Sequence[Story], folder: Path) -> tuple[Pair, ...]:
    """Return the reports that were read twice, first and second reading; the second lies in ``folder/STORY/NN.txt``."""
    pairs = []
    for story in stories:
        for report in story.reports:
            file = folder / story.name / report.file.name
            if file.is_file():
                pairs.append((report, read_annotated(file)[0]))
    return tuple(pairs)


def agreement(pairs: Sequence[Pair]) -> dict[str, float | int]:
    """Return the figures of agreement, 0 to 1, and how many reports and claims they rest on."""
    matched = [found for first, second in pairs for found in matched_claims(first.claims, second.claims)]
    claims = sum(len(first.claims) + len(second.claims) for first, second in pairs)
    stances = [(first.stance, second.stance) for first, second in matched]
    return {
        "reports": len(pairs),
        "same_text": sum(first.text == second.text for first, second in pairs),
        "entities": _f1(pairs, _names),
        "attribution": _f1(pairs, _attributed_characters),
        "attribution_exact": _f1(pairs, _attributed_spans),
        "claims": 2 * len(matched) / claims if claims else 0.0,
        "claims_matched": len(matched),
        "stance_equal": _share(first == second for first, second in stances),
        "stance_kappa": cohen_kappa(stances),
        "type_equal": _share(first.type == second.type for first, second in matched),
        "place_equal": _share(_place(first) == _place(second) for first, second in matched),
        "days_equal": _share(
            (first.days.first, first.days.last) == (second.days.first, second.days.last) for first, second in matched
        ),
    }


def matched_claims(
    first: Sequence[AnnotatedClaim], second: Sequence[AnnotatedClaim]
) -> Iterator[tuple[AnnotatedClaim, AnnotatedClaim]]:
    """Yield the claims that tell the same, one to one, longest overlap first."""
    possible = sorted(
        (-(shared + _same_place(one, other) + _same_number(one, other)), i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (shared := _shared(one.span, other.span)) and _family(one) == _family(other)
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    for _, i, j in possible:
        if i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            yield first[i], second[j]


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa (1960): agreement beyond that which chance would give two readers with these habits."""
    if not pairs:
        return 0.0
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[label] * right[label] for label in left) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def _shared(one: Span, other: Span) -> int:
    """Return the characters that two clauses share, 0 where that is less than half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared if shared > 0 and 2 * shared >= min(one.end - one.start, other.end - other.start) else 0


def _same_place(one: AnnotatedClaim, other: AnnotatedClaim) -> int:
    """Weigh an equal place above any overlap: one clause that names two places gives two claims with one span."""
    return 1000 * (_place(one) == _place(other))


def _same_number(one: AnnotatedClaim, other: AnnotatedClaim) -> int:
    return 1000 * (one.quantity == other.quantity)


def _place(claim: AnnotatedClaim) -> str:
    return (claim.where.id or claim.where.words.casefold()) if claim.where else ""


def _family(claim: AnnotatedClaim) -> str:
    """Return the first part of a type; casualties of an attack may be told as killing and the other way round."""
    if claim.type.startswith(("killing", "casualties")):
        return "killed"
    return "count" if claim.type == "quantity.other" else claim.type.partition(".")[0]


def _names(report: AnnotatedReport) -> Iterator[Hashable]:
    yield from ((name.span, name.kind) for name in report.names if name.kind)


def _attributed_spans(report: AnnotatedReport) -> Iterator[Hashable]:
    for mark in report.attributions:
        for role, spans in (("speaker", mark.speaker), ("cue", mark.cue), ("content", mark.content)):
            yield from ((role, span) for span in spans)


def _attributed_characters(report: AnnotatedReport) -> Iterator[Hashable]:
    for role, span in {found for found in _attributed_spans(report) if isinstance(found, tuple)}:
        yield from ((role, at) for at in range(span.start, span.end))


def _f1(pairs: Sequence[Pair], marks: Callable[[AnnotatedReport], Iterator[Hashable]]) -> float:
    both = either = 0
    for first, second in pairs:
        one, other = set(marks(first)), set(marks(second))
        both += len(one & other)
        either += len(one) + len(other)
    return 2 * both / either if either else 0.0


def _share(equal: Iterable[bool]) -> float:
    found = list(equal)
    return sum(found) / len(found) if found else 0.0
