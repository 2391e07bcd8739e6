"""Claims whose clauses share words: eight in a row that two reports have around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from factbox.reconcile.rows import (
    Clauses,
    Numbers,
    Places,
    Rows,
    found_in,
    gather,
    hash_of,
    run_numbers,
    scattered,
    told_twice,
)
from factbox.reconcile.shingles import SHINGLE

_WORD = regex.compile(r"\w+(?:['’]\w+)*")


def sharing_words(rows: Rows, report: Places, spans: Places) -> Iterator[list[int]]:
    """Yield groups of claims of several reports, by their numbers, around which the same eight words stand.

    Only words that stand in two reports join claims: neighbours in one report overlap too, and prove nothing.

    Args:
        rows: the reports.
        report: the number of the report of each claim.
        spans: where the clause of each begins and ends, one row a claim.
    """
    order = np.argsort(report, kind="stable")
    first = np.searchsorted(report[order], np.arange(len(rows.reports) + 1))

    def around() -> Iterator[tuple[Numbers, Places, Places, Places]]:
        """Yield the runs that touch claims, with the claim and where the words of the run begin and end."""
        for block in rows.blocks():
            mine = order[first[block.start] : first[block.stop]]
            clauses = rows.clauses(block)
            within = report[mine] - block.start
            claim, at = _spread(*_runs_at(clauses, spans[mine], within))
            after = np.minimum(at + SHINGLE, clauses.first[within[claim] + 1]) - 1
            before = clauses.before[within[claim]]
            yield _numbers(clauses)[at], mine[claim], clauses.starts[at] - before, clauses.ends[after] - before

    shared = told_twice(lambda: (_once(runs, report[claim], start) for runs, claim, start, _ in around()))
    blocks = (tuple(one[same] for one in block) for block in around() for same in [found_in(block[0], shared)])
    runs, claim, start, end = gather(blocks)
    for told in _of_two_reports(runs, claim, report[claim]):
        yield from _word_for_word(
            rows, [(int(claim[one]), int(report[claim[one]]), start[one], end[one]) for one in told]
        )


def _once(runs: Numbers, report: Places, start: Places) -> Numbers:
    """Return the runs without those that are there again since they touch another claim too."""
    _, once = np.unique(report << 32 | start, return_index=True)
    return runs[once]


def _runs_at(clauses: Clauses, spans: Places, report: Places) -> tuple[Places, Places]:
    """Return the first and the last run that touches each clause; the whole text where it has fewer than eight words.

    A clause without a word has none: its last run comes before its first.
    """
    begin = np.searchsorted(clauses.ends, clauses.before[report] + spans[:, 0], side="right")
    end = np.minimum(
        np.searchsorted(clauses.starts, clauses.before[report] + spans[:, 1]), clauses.first[report + 1]
    )  # fmt: skip
    first = np.maximum(begin - SHINGLE + 1, clauses.first[report])
    last = np.maximum(np.minimum(end - 1, clauses.first[report + 1] - SHINGLE), first)
    return first, np.where(begin < end, last, first - 1)


def _numbers(clauses: Clauses) -> Numbers:
    """Return a number for the run that begins at each word; in a text of less than eight words one for all of it."""
    runs = np.zeros(len(clauses.words), np.uint64)
    whole = run_numbers(clauses.words, SHINGLE)
    runs[: len(whole)] = whole
    for first, after in zip(clauses.first[:-1], clauses.first[1:], strict=True):
        if 0 < after - first < SHINGLE:
            runs[first] = int.from_bytes(hash_of("short", clauses.words[first:after].tolist())[:8], "little")
    return runs


def _spread(first: Places, last: Places) -> tuple[Places, Places]:
    """Return each number from a first to a last one, for all pairs of these, after the number of its pair."""
    counts = last - first + 1
    pair = np.repeat(np.arange(len(first)), counts)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    return pair, first[pair] + within


def _of_two_reports(runs: Numbers, claim: Places, report: Places) -> Iterator[Places]:
    """Yield for each set of claims of several reports that one run touches where the run is told, once a set."""
    if not len(runs):
        return
    order = np.argsort(runs, kind="stable")
    begins = np.flatnonzero(np.append(True, np.diff(runs[order]) != 0))
    ends = np.append(begins[1:], len(order))
    several = np.minimum.reduceat(report[order], begins) != np.maximum.reduceat(report[order], begins)
    told = np.add.reduceat(scattered(claim[order].astype(np.uint64)), begins)
    _, once = np.unique(told[several], return_index=True)
    for begin, end in zip(begins[several][once], ends[several][once], strict=True):
        yield order[begin:end]


def _word_for_word(rows: Rows, told: Sequence[tuple[int, int, int, int]]) -> Iterator[list[int]]:
    """Yield the claims in groups of those at which the run has the same words, and not only the same number."""
    groups: dict[tuple[str, ...], list[int]] = {}
    report_of = {claim: report for claim, report, _, _ in told}
    for claim, report, start, end in told:
        folded = (word.casefold().replace("’", "'") for word in _WORD.findall(rows.reports[report].text[start:end]))
        groups.setdefault(tuple(folded), []).append(claim)
    yield from (group for group in groups.values() if len({report_of[claim] for claim in group}) > 1)
