"""How well articles are found in web pages, and their dates, beside the bare libraries that the reading stands on.

``pages`` uses the measure of scrapinghub/article-extraction-benchmark: shares of runs of four words, each page weighing
the same, precision and recall averaged over pages. ``pagedates`` counts as htmldate's own evaluation does: a wrong date
is a false positive, none where there is one a false negative, so that a wrong date costs no recall; ``found`` beside it
is the share of the pages with a date whose day is right. Each page is measured whatever its language.
"""

from __future__ import annotations

import gzip
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import regex

from factbox.errors import Problem, UsageError
from factbox.evaluate.gold import gold_text, share
from factbox.read.dates import printed_evidence, settle_date
from factbox.read.drafts import Draft, date_evidence, draft_passages
from factbox.read.layout import split_paragraphs
from factbox.read.pages.child import PageReader, missing_packages
from factbox.read.pages.letters import letters_of

_WORD = regex.compile(r"\w+")
_RUN = 4  # words
_BODY = frozenset(("body", "quoted_outlet"))


def evaluate_pages(path: Path) -> dict[str, float | int]:
    """Score the bodies of articles.

    Args:
        path: a folder with ``ground-truth.json`` (by id: ``articleBody``) and ``html/ID.html`` or ``html/ID.html.gz``.

    Returns:
        ``precision``, ``recall`` and ``f1`` of ours, ``bare_...`` of trafilatura alone without comments, ``pages``,
        how many of them gave no text (``empty``), and ``placed``, the share of our letters that know their place.

    Raises:
        UsageError: the folder is of another shape, or the extra ``[web]`` is not installed.
    """
    trafilatura = _library("trafilatura")
    ours, bare = _Runs(), _Runs()
    figures: Counter[str] = Counter()
    with PageReader() as reader:
        for name, row in _gold(path / "ground-truth.json"):
            data = _page(path / "html" / f"{name}.html")
            draft = reader.read("html", data, name)
            body = "" if isinstance(draft, Problem) else _body(draft)
            ours.add(row["articleBody"], body)
            bare.add(row["articleBody"], trafilatura.extract(data, include_comments=False) or "")
            figures += Counter(pages=1, empty=not body)
            if isinstance(draft, Draft):
                figures += _placed(draft)
    scores = {**ours.scores(), **{f"bare_{key}": value for key, value in bare.scores().items()}}
    placed = share(figures["placed"], figures["letters"])
    return scores | {"pages": figures["pages"], "empty": figures["empty"], "placed": placed}


def evaluate_pagedates(path: Path) -> dict[str, float | int]:
    """Score the days on which pages were published.

    Args:
        path: a folder with one JSON file (by URL: ``file``, ``date``) and the pages in ``html``.

    Returns:
        ``precision``, ``recall``, ``f1``, ``accuracy`` and ``found`` of ours, ``bare_...`` of htmldate alone (its
        extensive search for the original date), and ``pages``.

    Raises:
        UsageError: the folder is of another shape, or the extra ``[web]`` is not installed.
    """
    htmldate = _library("htmldate")
    files = sorted(path.glob("*.json"))
    if len(files) != 1:
        raise UsageError(f"{path} must have one JSON file that gives each page's date")
    ours: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    with PageReader() as reader, warnings.catch_warnings(action="ignore"):
        for _, row in _gold(files[0]):
            data = _page(path / "html" / row["file"])
            gold = row["date"] or ""
            ours[_outcome(gold, _day(reader.read("html", data, row["file"])))] += 1
            bare[_outcome(gold, htmldate.find_date(data, original_date=True) or "")] += 1
    scores = {**_scores(ours), **{f"bare_{key}": value for key, value in _scores(bare).items()}}
    return scores | {"pages": ours.total()}


class _Runs:
    """Runs of words that are right, too many and missing, for each page."""

    def __init__(self) -> None:
        self.pages: list[tuple[int, int, int]] = []

    def add(self, gold: str, found: str) -> None:
        wanted, got = _runs(gold), _runs(found)
        right = (wanted & got).total()
        self.pages.append((right, got.total() - right, wanted.total() - right))

    def scores(self) -> dict[str, float]:
        precisions = [right / (right + extra) for right, extra, _ in self.pages if right + extra]
        recalls = [right / (right + missing) for right, _, missing in self.pages if right + missing]
        precision, recall = share(sum(precisions), len(precisions)), share(sum(recalls), len(recalls))
        return {"precision": precision, "recall": recall, "f1": share(2 * precision * recall, precision + recall)}


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)) if words)


def _outcome(gold: str, found: str) -> str:
    if found:
        return "right" if found == gold else "wrong" if gold else "invented"
    return "missed" if gold else "rightly none"


def _scores(counts: Counter[str]) -> dict[str, float]:
    right, missed = counts["right"], counts["missed"]
    wrong = counts["wrong"] + counts["invented"]
    return {
        "precision": share(right, right + wrong),
        "recall": share(right, right + missed),
        "f1": share(2 * right, 2 * right + wrong + missed),
        "accuracy": share(right + counts["rightly none"], counts.total()),
        "found": share(right, right + counts["wrong"] + missed),
    }


def _day(draft: Draft | Problem) -> str:
    if isinstance(draft, Problem):
        return ""
    printed, _ = printed_evidence(split_paragraphs(draft.text))
    settled, _ = settle_date(date_evidence(draft, printed), "")
    return settled.moment.day.isoformat() if settled and settled.moment else ""


def _placed(draft: Draft) -> Counter[str]:
    stretches = [draft.text[s.text.start : s.text.end] for s in draft.page if s.text is not None]
    return Counter(letters=len(letters_of(draft.text)), placed=sum(map(len, map(letters_of, stretches))))


def _body(draft: Draft) -> str:
    """Return the body of an article: its text without headline, captions and boilerplate."""
    parts, at = [], 0
    for passage in draft_passages(draft):
        if passage.kind not in _BODY:
            parts.append(draft.text[at : passage.span.start])
            at = passage.span.end
    return "\n".join((*parts, draft.text[at:]))


def _gold(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        rows = msgspec.json.decode(gold_text(path).replace(": NaN", ": null"))  # as Python's json writes a missing date
    except (msgspec.DecodeError, AttributeError) as error:
        raise UsageError(f"{path} is no JSON: {error}") from error
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise UsageError(f"{path} must be an object with an object for each page")
    yield from rows.items()


def _page(path: Path) -> bytes:
    packed = path.with_name(path.name + ".gz")
    try:
        return gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the page {path}: {error}") from error


def _library(name: str) -> Any:
    if missing := missing_packages("html"):
        raise UsageError(f"this needs {', '.join(missing)}: pip install 'factbox[web]'")
    return __import__(name)
