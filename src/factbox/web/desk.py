"""The desk: answers questions about one ledger, and remembers the latest answers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from factbox import pipeline
from factbox.errors import UsageError
from factbox.ledger import Ledger, Question, apply_reviews, find_answer, mark_names, open_ledger, recall_answer
from factbox.records import Claim, Outcome, Redaction, Report, Review, View
from factbox.stored import give_back
from factbox.web.asked import Asked
from factbox.web.exhibits import Exhibits
from factbox.web.judged import Judged, judge, targets_of
from factbox.web.marks import Palette
from factbox.web.seen import Day, Seen, Sheet

Answer = TypeVar("Answer")

MOST_REMEMBERED = 200_000
"""How many claims and reports the remembered views may hold in all; one view is kept whatever its size."""


class Desk:
    """Answers questions about one ledger; several threads may ask at once.

    The ledger is opened anew for each question, so that what another program appends is seen, and a view is remembered
    by the head of the ledger's chain: the same question to the same ledger is answered once. What the front page shows
    of a day is kept beside the ledger as well, where it is found again without the view, and while another is made.
    """

    def __init__(self, ledger: Path, *, places: Sequence[str] = (), most: int = MOST_REMEMBERED) -> None:
        self._path = ledger
        self._places = tuple(places)
        self._most = most
        self._lock = threading.Lock()
        self._judging = threading.RLock()
        self._seen: OrderedDict[tuple[str, Asked], Seen] = OrderedDict()

    @property
    def name(self) -> str:
        """The name of the ledger's file."""
        return self._path.name

    def see(self, asked: Asked) -> Seen:
        """Return what the ledger can say to a question; what of it is asked for is read, or worked out, then.

        Raises:
            LedgerError: the ledger cannot be opened; or later, when the view is asked for.
            UsageError: when the view is asked for, the question cannot be answered.
        """
        asked = replace(asked, status="")
        key = (self.head(), asked)
        with self._lock:
            if key not in self._seen:
                self._seen[key] = self._new(asked)
            self._seen.move_to_end(key)
            self._forget(key)
            return self._seen[key]

    def _new(self, asked: Asked, load: Callable[[], View] | None = None) -> Seen:
        """Return a view that nothing has been asked of yet."""

        def recall(what: str, kind: type[Answer], make: Callable[[], Answer]) -> Answer:
            return self.ask(lambda ledger: recall_answer(ledger, self._question(asked, what), kind, make))

        return Seen(load or partial(self._view, asked), recall)

    def _question(self, asked: Asked, what: str) -> Question:
        """Return what is asked for as the question of an answer that is kept."""
        clocks = (asked.known_moment(), asked.recorded_moment())
        return Question(what, (asked, self._places), *clocks, problems=what == "sheet")

    def _view(self, asked: Asked) -> View:
        """Return a view; one day of a story is cut from the whole of it. One at a time is worked out."""
        if day := asked.valid_day():
            return pipeline.on_day(self.see(replace(asked, valid="")).view, day)
        with self._judging, open_ledger(self._path, create=False) as ledger:
            return pipeline.view(
                ledger,
                known=asked.known_moment(),
                recorded=asked.recorded_moment(),
                country=asked.country,
                actor=asked.actor,
                places=self._places,
                remember=True,
            )

    def _forget(self, newest: tuple[str, Asked]) -> None:
        """Forget the views that nobody has asked for longest, until the others are light enough."""
        while self._weight() > self._most and next(iter(self._seen)) != newest:
            self._seen.popitem(last=False)

    def _weight(self) -> int:
        return sum(seen.weight for seen in self._seen.values())

    def prepare(self) -> None:
        """See the story as it was known on each day, the latest first, as far as there is room to remember it.

        Done before anybody asks, so that the handle of the time bar finds its answers made. A story of which not even
        one view could be remembered is left alone: its days are made beforehand, by :meth:`prepare_days`.
        """
        standing = self.ask(Ledger.standing)
        if standing.intake + standing.claim > self._most:
            return
        for day in reversed(self.days(Asked())):
            with self._lock:
                heavy = self._weight() > self._most // 2
            if heavy:
                return
            _ = self.see(Asked(known=day.day.isoformat())).sheet

    def reach(self, day: str = "") -> bool:
        """Have the verdict reached and kept from which the front page is made, unless that page is there already.

        Args:
            day: as it was known by the end of that day; empty for all that is known.

        Returns:
            Whether it was not.
        """
        asked = Asked(known=day)
        kinds: dict[str, type[object]] = {"sheet": Sheet, "exhibits": Exhibits}
        with open_ledger(self._path, create=False) as ledger:
            if all(find_answer(ledger, self._question(asked, what), kind) for what, kind in kinds.items()):
                return False
        self._view(asked)
        return True

    def prepare_days(self, days: int) -> Iterator[str]:
        """Make what the front page shows and what its numbers open, and yield a word for each; all of it is kept.

        What is known now, and of it the world on each of the latest days; they share one verdict.

        Args:
            days: how many days.
        """
        whole = self.see(Asked())
        self._make_ahead(whole)
        yield "all that is known"
        for day in self.latest_days(days):
            self._make_ahead(self._new(Asked(valid=day), partial(_on_day, whole, day)))
            yield f"valid {day}"

    def prepare_known(self, day: str) -> str:
        """Make the same of the story as it was known by the end of a day, which needs a verdict of its own."""
        self._make_ahead(self.see(Asked(known=day)))
        return f"known {day}"

    def latest_days(self, days: int) -> list[str]:
        """Return the latest days of the time bar, at most so many, the last first."""
        return [one.day.isoformat() for one in self.see(Asked()).sheet.days[::-1][:days]]

    def _make_ahead(self, seen: Seen) -> None:
        """Have what the front page shows of a view made and kept."""
        _ = seen.exhibits
        give_back(self.ask(Ledger.standing).claim)

    def days(self, asked: Asked) -> tuple[Day, ...]:
        """Return the days of the time bar: from the first publication to the last, each with its reports."""
        return self.see(asked.whole).sheet.days

    def palette(self, asked: Asked) -> Palette:
        """Return the colours of holders, which are those of the whole story whatever day is asked about."""
        return self.see(asked.whole).palette

    def inputs(self, asked: Asked) -> tuple[Outcome, ...]:
        """Return what became of every input, without the names that are withheld."""
        return self.ask(lambda ledger: mark_names(ledger.inputs(recorded=asked.recorded_moment()), ledger.redactions()))

    def reviews(self, asked: Asked) -> tuple[Review, ...]:
        """Return every review, undone ones too, without the names that are withheld."""
        return self.ask(
            lambda ledger: mark_names(ledger.reviews(recorded=asked.recorded_moment()), ledger.redactions())
        )

    def redactions(self) -> tuple[Redaction, ...]:
        """Return every redaction, undone ones too, with a mark for the name: what a page shows may be published."""
        return self.ask(lambda ledger: mark_names(ledger.redactions(), ledger.redactions()))

    def decide(self, decision: Callable[[Ledger], Answer]) -> Answer:
        """Let a decision be written to the ledger, and forget every view, as none of them has it.

        The next view is reached anew; what is shown right after a decision should need none.
        """
        with self._lock, open_ledger(self._path, create=False) as ledger:
            try:
                return decision(ledger)
            finally:
                self._seen.clear()

    def judge(self, report_id: str) -> tuple[Report, tuple[Judged, ...]]:
        """Return a report and its claims beside what was decided about them, reading nothing else and no verdict.

        Raises:
            UsageError: there is no such report.
        """
        with open_ledger(self._path, create=False) as ledger:
            reviews = ledger.reviews()
            shown = _shown(ledger, report_id, reviews)
            machine = [claim for _, claims in shown for claim in claims]
            claims, met = apply_reviews([report for report, _ in shown], machine, reviews)
            report, claims, met, reviews = mark_names((shown[0][0], claims, met, reviews), ledger.redactions())
            return report, judge(report, claims, met, reviews)

    def head(self) -> str:
        """Return the head of the ledger's chain."""
        return self.ask(Ledger.head)

    def ask(self, question: Callable[[Ledger], Answer]) -> Answer:
        """Return what a ledger that is opened for it answers to a question."""
        with open_ledger(self._path, create=False) as ledger:
            return question(ledger)


def _shown(ledger: Ledger, report_id: str, reviews: Iterable[Review]) -> list[tuple[Report, tuple[Claim, ...]]]:
    """Return a report with its claims as they were read, and after it those that reviews name together with it."""
    named = ([target.report for target in targets_of(one)] for one in reviews)
    beside = dict.fromkeys(other for pair in named if report_id in pair for other in pair)
    found = [ledger.shown(one) for one in dict.fromkeys((report_id, *beside))]
    if found[0] is None:
        raise UsageError(f"This ledger shows no report {report_id}.")
    return [(report, claims) for _, report, claims in filter(None, found)]


def _on_day(whole: Seen, day: str) -> View:
    return pipeline.on_day(whole.view, date.fromisoformat(day))
