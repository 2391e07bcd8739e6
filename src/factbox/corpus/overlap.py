"""Words that reports share: no nine in a row, unless one is marked as taking them from the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factbox.corpus.records import AnnotatedReport, Story
from factbox.errors import Problem

RUN = 9
"""Words in a row that two independent reports do not share by chance; a stock phrase is shorter."""

_WORD = re.compile(r"\w+")


def runs(text: str, length: int = RUN) -> dict[tuple[str, ...], int]:
    """Return every run of so many words in a row, without case, with the place of its first word."""
    words = [(match[0].casefold(), match.start()) for match in _WORD.finditer(text)]
    return {tuple(w for w, _ in words[i : i + length]): words[i][1] for i in range(len(words) - length + 1)}


def unmarked_copies(stories: Sequence[Story], others: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each pair of reports that share a run of words and are not marked as copies."""
    foreign = {run for text in others for run in runs(text)}
    first_seen: dict[tuple[str, ...], tuple[str, AnnotatedReport]] = {}
    told: set[tuple[str, str]] = set()
    for story in stories:
        family = _families(story)
        for report in story.reports:
            for run in runs(_checked_text(report)):
                if run in foreign:
                    yield Problem(
                        "corpus", "foreign", f"nine words of another's text: {' '.join(run)}", str(report.file)
                    )
                where, other = first_seen.setdefault(run, (story.name, report))
                pair = (str(report.file), str(other.file))
                if other is report or pair in told:
                    continue
                if where != story.name or family[report.number] != family[other.number]:
                    told.add(pair)
                    message = f"nine words in a row are also in {other.file}: {' '.join(run)}"
                    yield Problem("corpus", "copy", message, str(report.file))


def _checked_text(report: AnnotatedReport) -> str:
    """Return the text without boilerplate, which outlets repeat on every page."""
    furniture = [p.span for p in report.passages if p.kind == "boilerplate"]
    kept = [p for p in report.paragraphs if not any(span.contains(p) for span in furniture)]
    return "\n".join(report.words(span) for span in kept)


def _families(story: Story) -> dict[str, str]:
    """Return for each report the first of those that it is tied to by copying or correcting, over any steps."""
    parent = {report.number: report.number for report in story.reports}

    def root(number: str) -> str:
        while parent.get(number, number) != number:
            number = parent[number]
        return number

    for report in story.reports:
        for number in filter(None, [*(n for n, _ in report.copies), report.corrects, report.withdraws]):
            if number in parent:
                parent[root(report.number)] = root(number)
    return {number: root(number) for number in parent}
