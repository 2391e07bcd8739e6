"""Claims whose clauses share words: eight in a row that two reports have around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from factbox.reconcile.alike import Among, Numbers, alike, by_number, told_twice
from factbox.reconcile.rows import Clauses, Places, Rows, hash_of, run_numbers, scattered
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

    shared = Among(told_twice(_once(runs, report[claim], start) for runs, claim, start, _ in around()))
    touching = (
        (runs[same], claim[same].astype(np.uint32), start[same].astype(np.uint32), end[same].astype(np.uint32))
        for runs, claim, start, end in around()
        for same in [shared(runs)]
    )
    seen = np.zeros(0, np.uint64)
    for runs, claim, start, end in by_number(touching):
        claims = claim.astype(np.int64)
        sets, begins, ends, places = _of_two_reports(runs, claims, report[claims])
        new = ~np.isin(sets, seen)
        seen = np.append(seen, sets[new])
        for begin, after in zip(begins[new], ends[new], strict=True):
            told = [(int(claims[at]), int(report[claims[at]]), start[at], end[at]) for at in places[begin:after]]
            yield from _word_for_word(rows, told)


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


def _of_two_reports(runs: Numbers, claim: Places, report: Places) -> tuple[Numbers, Places, Places, Places]:
    """Return the sets of claims of several reports that one run touches, each once.

    Returns:
        A number for each set; where in the last row it begins and ends; where its claims stand.
    """
    same, begins = alike(runs)
    if not len(same):
        return runs[:0], same, same, same
    first = begins[:-1]
    several = np.minimum.reduceat(report[same], first) != np.maximum.reduceat(report[same], first)
    sets = np.add.reduceat(scattered(claim[same].astype(np.uint64)), first)[several]
    number, once = np.unique(sets, return_index=True)
    return number, first[several][once], begins[1:][several][once], same


def _word_for_word(rows: Rows, told: Sequence[tuple[int, int, int, int]]) -> Iterator[list[int]]:
    """Yield the claims in groups of those at which the run has the same words, and not only the same number."""
    groups: dict[tuple[str, ...], list[int]] = {}
    report_of = {claim: report for claim, report, _, _ in told}
    for claim, report, start, end in told:
        folded = (word.casefold().replace("’", "'") for word in _WORD.findall(rows.reports[report].text[start:end]))
        groups.setdefault(tuple(folded), []).append(claim)
    yield from (group for group in groups.values() if len({report_of[claim] for claim in group}) > 1)
