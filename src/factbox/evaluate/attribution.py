"""How well speakers, cues and contents are found, against attribution annotation of running text.

The gold is JSON Lines, one article a line, in the form in which PolNeAR is carried: ``text`` and ``attributions``, each
with three parts (``PARTS`` has their names), lists of ``{"spans": [[start, end], ...]}``. Layers are not told apart:
every part of every attribution counts once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factbox.errors import UsageError
from factbox.evaluate.gold import f1, gold_rows
from factbox.language import analyse
from factbox.records import Analysis, Span

PARTS = {"speaker": "source", "cue": "cue", "content": "content"}
"""Our names for the parts of an attribution, and PolNeAR's; the gold may use either."""

Stretches = set[tuple[int, int]]
"""First words and those after the last, counted over a whole article."""


def evaluate_attribution(path: Path) -> dict[str, float | int]:
    """Score the finding of who says what.

    Args:
        path: the gold, JSON Lines as described above; where rows name splits, those of ``test`` are taken.

    Returns:
        ``speaker_f1``, ``cue_f1`` and ``content_f1``, a stretch being right if its words are the same;
        ``speaker_f1_tokens`` and so on, word by word; and the counts ``articles`` and ``attributions``.

    Raises:
        UsageError: the file cannot be read as that.
    """
    tallies: Counter[tuple[str, str]] = Counter()
    articles = attributions = 0
    for row in gold_rows(path, ("text", "attributions")):
        analysis = analyse(row["text"])
        gold = _gold(row, path)
        articles, attributions = articles + 1, attributions + len(row["attributions"])
        for part in PARTS:
            tallies += _tally(part, _words(analysis, gold[part]), _words(analysis, _found(analysis, part)))
    figures: dict[str, float | int] = {}
    for suffix in ("", "_tokens"):
        for part in PARTS:
            counts = (tallies[part + suffix, column] for column in ("gold", "found", "right"))
            figures[f"{part}_f1{suffix}"] = f1(*counts)
    return figures | {"articles": articles, "attributions": attributions}


def _gold(row: dict[str, Any], path: Path) -> dict[str, list[Span]]:
    """Return the stretches of each part in an article."""
    try:
        return {
            part: [
                Span(*span)
                for one in row["attributions"]
                for piece in one.get(part, one.get(key, ()))
                for span in piece["spans"]
            ]
            for part, key in PARTS.items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: an attribution has no speaker, cue and content with spans: {error}") from error


def _found(analysis: Analysis, part: str) -> list[Span]:
    return [span for attribution in analysis.attributions for span in getattr(attribution, part)]


def _words(analysis: Analysis, spans: Iterable[Span]) -> Stretches:
    """Return stretches of text as stretches of words, each once."""
    tokens = [token.span for sentence in analysis.sentences for token in sentence.tokens]
    starts, ends = [span.start for span in tokens], [span.end for span in tokens]
    pairs = {(bisect_right(ends, span.start), bisect_left(starts, span.end)) for span in spans}
    return {(first, last) for first, last in pairs if first < last}


def _tally(part: str, gold: Stretches, found: Stretches) -> Counter[tuple[str, str]]:
    """Count the stretches of one part in an article, and their words."""
    ours, theirs = ({word for first, last in stretches for word in range(first, last)} for stretches in (found, gold))
    exact, words = part, f"{part}_tokens"
    return Counter(
        {
            (exact, "gold"): len(gold),
            (exact, "found"): len(found),
            (exact, "right"): len(gold & found),
            (words, "gold"): len(theirs),
            (words, "found"): len(ours),
            (words, "right"): len(ours & theirs),
        }
    )
