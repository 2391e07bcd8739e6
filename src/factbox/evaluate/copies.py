"""Whether reports that copy are told from those that do not, on pairs of articles or on our own corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from factbox.corpus.records import AnnotatedReport, Story
from factbox.corpus.stories import SHEET, load_corpus
from factbox.errors import UsageError
from factbox.evaluate.gold import f1, gold_rows, share
from factbox.read import read_reports
from factbox.reconcile.reuse import Likeness, collect, judge_pair
from factbox.records import Days, Report

PAIRS, ARTICLES = "pairs.jsonl", "articles.jsonl"

LABELS: tuple[Likeness, ...] = get_args(Likeness)
DEPENDENT: frozenset[Likeness] = frozenset({"copy", "partial_copy", "same_outlet_update"})

_SHORT = dict(zip(LABELS, ("copy", "partial", "update", "event", "unrelated"), strict=True))
_SOON = timedelta(days=2)
_KINDS: dict[str, Likeness] = {"whole": "copy", "partial": "partial_copy", "update": "same_outlet_update"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports by their ids, with what the gold says they are to each other."""

    one: str
    other: str
    label: Likeness


def evaluate_copies(path: Path) -> dict[str, float | int]:
    """Score the judgement of pairs of reports.

    Args:
        path: a folder with ``pairs.jsonl`` and ``articles.jsonl``, or one with annotated stories.

    Returns:
        ``precision``, ``recall`` and ``f1`` of *not independent* (copy, partial copy, update); ``accuracy`` over the
        five labels; the counts ``pairs``, ``articles`` and ``dependent``; and for each label of the gold how often it
        was judged to be each of the five (``copy_as_partial``).

    Raises:
        UsageError: the folder holds neither, a line cannot be used, or a pair names an article that is not there.
    """
    collections = _from_stories(path) if next(path.rglob(SHEET), None) else [_from_files(path)]
    counts: Counter[str] = Counter()
    articles = 0
    for reports, pairs in collections:
        articles += len(reports)
        counts.update(_judge(reports, pairs))
    return _figures(counts, articles)


def _judge(reports: Sequence[Report], pairs: Iterable[Pair]) -> Iterator[str]:
    texts = collect(reports)
    for pair in pairs:
        yield _cell(pair.label, judge_pair(texts, pair.one, pair.other).likeness)


def _cell(gold: Likeness, found: Likeness) -> str:
    return f"{_SHORT[gold]}_as_{_SHORT[found]}"


def _figures(counts: Counter[str], articles: int) -> dict[str, float | int]:
    cells = {(gold, found): counts[_cell(gold, found)] for gold in LABELS for found in LABELS}
    gold = sum(number for (label, _), number in cells.items() if label in DEPENDENT)
    found = sum(number for (_, label), number in cells.items() if label in DEPENDENT)
    right = sum(number for labels, number in cells.items() if DEPENDENT.issuperset(labels))
    exact = sum(number for (one, other), number in cells.items() if one == other)
    figures: dict[str, float | int] = {
        "precision": share(right, found),
        "recall": share(right, gold),
        "f1": f1(gold, found, right),
        "accuracy": share(exact, counts.total()),
        "articles": articles,
        "pairs": counts.total(),
        "dependent": gold,
    }
    return figures | {_cell(*labels): number for labels, number in cells.items()}


# --- pairs of articles


def _from_files(path: Path) -> tuple[list[Report], list[Pair]]:
    for name in (PAIRS, ARTICLES):
        if not (path / name).is_file():
            raise UsageError(f"{path} has no {name}; docs/evaluate.md says what the folder must hold")
    reports = {report.id: report for report in _articles(path / ARTICLES)}
    pairs = [_pair(row, path / PAIRS) for row in gold_rows(path / PAIRS, ("a", "b", "label"))]
    missing = {key for pair in pairs for key in (pair.one, pair.other)} - set(reports)
    if missing:
        raise UsageError(f"{path / ARTICLES} has no article {', '.join(sorted(missing))} that can be read")
    return list(reports.values()), pairs


def _articles(file: Path) -> Iterator[Report]:
    """Yield the articles as the program reads them; those that name no outlet are taken to be of one."""
    for row, intake in zip(gold_rows(file, ("id", "text")), read_reports([file]), strict=False):
        if intake.report and intake.report.text == row["text"]:
            yield replace(intake.report, id=str(row["id"]), outlet=intake.report.outlet or "the outlet of this folder")


def _pair(row: dict[str, Any], file: Path) -> Pair:
    label = next((label for label in LABELS if label == row["label"]), None)
    if label is None:
        raise UsageError(f"{file}: there is no label {row['label']!r}; there are {', '.join(LABELS)}")
    return Pair(str(row["a"]), str(row["b"]), label)


# --- our corpus


def _from_stories(path: Path) -> Iterator[tuple[list[Report], list[Pair]]]:
    stories, _ = load_corpus(path)
    for story in stories:
        yield [_plain(report) for report in story.reports], list(corpus_pairs(story))


def _plain(report: AnnotatedReport) -> Report:
    return Report(
        report.number, str(report.file), report.text, outlet=report.outlet, url=report.url,
        published=report.published, published_day=report.day, passages=report.passages,
    )  # fmt: skip


def corpus_pairs(story: Story) -> Iterator[Pair]:
    """Yield every pair of a story's reports with what its heads say.

    Pairs that are tied only through a third report (a copy of a copy) are left out: no head says what they share. Of
    the others, those that are printed within three days and claim the same of one place and of overlapping days are
    on one event.
    """
    marked = {frozenset((r.number, number)): _KINDS[kind] for r in story.reports for number, kind in r.copies}
    tied = _families(story)
    for one, other in combinations(story.reports, 2):
        label = marked.get(frozenset((one.number, other.number)))
        if label is None and tied[one.number] == tied[other.number]:
            continue
        apart: Likeness = "same_event_independent" if _on_one_event(one, other) else "unrelated"
        yield Pair(one.number, other.number, label or apart)


def _families(story: Story) -> dict[str, str]:
    """Return for each report the first of those that it is tied to by copying, over any number of steps."""
    family = {report.number: report.number for report in story.reports}
    for report in story.reports:
        for number, _ in report.copies:
            merged = {family[report.number], family.get(number, number)}
            family.update({key: min(merged) for key, head in family.items() if head in merged})
    return family


def _on_one_event(one: AnnotatedReport, other: AnnotatedReport) -> bool:
    if one.day is None or other.day is None or abs(one.day - other.day) > _SOON:
        return False
    theirs = [(c.type, c.where.id, c.days) for c in other.claims if c.where and not c.historical]
    return any(
        claim.type == kind and claim.where.id == place and _overlap(claim.days, days)
        for claim in one.claims
        if claim.where and claim.where.id and not claim.historical
        for kind, place, days in theirs
    )


def _overlap(one: Days, other: Days) -> bool:
    first = max(one.first or date.min, other.first or date.min)
    return first <= min(one.last or date.max, other.last or date.max)
