"""One round: ask the feeds that are due, note what is new, read it, and tell what it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from factbox import pipeline
from factbox.errors import Problem
from factbox.fetch import FetchError, Response
from factbox.fetch.addresses import AddressError, parse_address
from factbox.ledger import Ledger
from factbox.publish.changes import Changes, compare_views
from factbox.publish.changes_forms import sentence_of
from factbox.read import FeedItem, read_document, read_feed
from factbox.read.drafts import Draft, refuse
from factbox.read.json_rows import stated_evidence
from factbox.records import Claim, Intake, View
from factbox.watch.manners import HostWaitError, Manners, wait_after
from factbox.watch.seen import Feed, Found, Pending, Seen

MOST_FAILURES = 10
"""Tries of one page, over about four days; then the feed's own text is read in its place."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        at: when.
        kind: ``feed``, ``unchanged``, ``read``, ``known``, ``refused``, ``later``, ``changed``.
        what: a feed, a page or a place.
        told: the rest, for a person.
    """

    at: datetime
    kind: str
    what: str
    told: str

    def line(self) -> str:
        """Return it as one line."""
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ} {self.kind:9} {self.what}" + (f": {self.told}" if self.told else "")


@dataclass(slots=True)
class Watch:
    """What is watched, and how.

    Attributes:
        ledger: what is kept.
        seen: what was seen so far.
        manners: what asks servers.
        clock: seconds since 1970.
        every: seconds between two requests for one feed.
        pages: whether the pages are read that items point to; else only what the feeds carry.
        options: how sentences are read: the keywords of :func:`factbox.pipeline.keep`.
    """

    ledger: Ledger
    seen: Seen
    manners: Manners
    clock: Callable[[], float]
    every: float = 900.0
    pages: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)

    def round(self, feeds: Sequence[str]) -> Iterator[Event]:
        """Ask the feeds that are due and read what is due, and yield what happens.

        Whatever one server does, the others are asked. It may be stopped between any two steps.
        """
        for url in feeds:
            feed = self.seen.feed(url)
            if feed.due <= self.clock():
                yield self._ask_feed(feed)
        if items := self.seen.pending(by=self.clock()):
            before = pipeline.view(self.ledger, related=True, remember=True)
            for item in items:
                yield from self._read_item(item)
            yield from self._changed(before)

    def next_due(self, feeds: Sequence[str]) -> float:
        """Return the moment at which something is to be done again."""
        return min([self.seen.feed(url).due for url in feeds] + [item.due for item in self.seen.pending()])

    # --- feeds

    def _ask_feed(self, feed: Feed) -> Event:
        headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
        try:
            address = parse_address(feed.moved or feed.url)
            response = self.manners.ask(address, {name: value for name, value in headers.items() if value})
        except AddressError as error:
            return self._feed_failed(feed, FetchError("refused-address", str(error), again=False))
        except FetchError as error:
            return self._feed_failed(feed, error)
        asked = replace(feed, failures=0, due=self.clock() + self.every, moved=response.moved or feed.moved)
        if response.status == 304:
            self.seen.note_feed(asked)
            return self._event("unchanged", feed.url, "")
        return self._feed_sent(asked, response)

    def _feed_sent(self, feed: Feed, response: Response) -> Event:
        found = list(read_feed(response.data, feed.url, response.url))
        items = [each for each in found if isinstance(each, FeedItem)]
        problems = [each for each in found if isinstance(each, Problem) and each.reason != "empty"]
        if problems and not items:
            return self._feed_failed(feed, FetchError(problems[0].reason, problems[0].message, again=True))
        sent = replace(feed, etag=response.headers.get("etag", ""), modified=response.headers.get("last-modified", ""))
        new = self.seen.note_feed(sent, [self._noted(item) for item in items])
        return self._event("feed", feed.url, f"{new} new of {len(items)}")

    def _feed_failed(self, feed: Feed, error: FetchError) -> Event:
        waits = isinstance(error, HostWaitError)
        failures = feed.failures + (not waits)
        due = self.clock() + (error.wait if waits else max(wait_after(failures, error.wait), self.every))
        self.seen.note_feed(replace(feed, failures=failures, due=due))
        return self._event("later", feed.url, f"{error.reason}: {error}; again at {_moment(due)}")

    def _noted(self, item: FeedItem) -> tuple[str, str, Found]:
        draft = item.draft
        published = draft.stated[0].words if draft.stated else ""
        link = item.link if self.pages else ""
        problems = tuple((problem.reason, problem.message) for problem in draft.problems)
        found = Found(item.name, link, draft.outlet, draft.title, published, draft.text, problems)
        stamp = hashlib.sha256("\n".join((draft.title, published, draft.text)).encode()).hexdigest()
        return link or item.name, stamp, found  # of items that share a link, a page is read once, their texts each

    # --- items

    def _read_item(self, item: Pending) -> Iterator[Event]:
        if not item.found.link:
            yield from self._keep_text(item)
            return
        try:
            response = self.manners.ask(parse_address(item.found.link))
        except AddressError as error:
            yield from self._no_page(item, FetchError("refused-address", str(error), again=False))
        except FetchError as error:
            yield from self._no_page(item, error)
        else:
            beside = replace(_beside(item.found), url=response.url, problems=())
            media = response.headers.get("content-type", "")
            yield from self._keep(item, list(read_document(response.data, item.found.link, media=media, beside=beside)))

    def _no_page(self, item: Pending, error: FetchError) -> Iterator[Event]:
        """Try later, or, where that is no use, account for the page and read what the feed has of it."""
        waits = isinstance(error, HostWaitError)
        failures = item.failures + (not waits)
        if waits or (error.again and failures < MOST_FAILURES):
            due = self.clock() + (error.wait if waits else wait_after(failures, error.wait))
            self.seen.again(item.key, due, error.reason, failed=not waits)
            yield self._event("later", item.found.link, f"{error.reason}: {error}; again at {_moment(due)}")
            return
        refusal = refuse(item.found.link, error.reason, str(error))
        yield self._told(*self._kept(refusal))
        yield from self._keep_text(item)

    def _keep_text(self, item: Pending) -> Iterator[Event]:
        """Read what the feed has of an item; one that has nothing but a link is accounted for by the page's refusal."""
        if item.found.link and not item.found.text:
            self.seen.done(item.key)
            return
        data, beside = item.found.text.encode("utf-8", "replace"), _beside(item.found)
        yield from self._keep(item, list(read_document(data, item.found.name, media="text/plain", beside=beside)))

    def _keep(self, item: Pending, intakes: Sequence[Intake]) -> Iterator[Event]:
        """Keep what was read; only when the ledger has it is the item done."""
        told = [self._told(*self._kept(intake)) for intake in intakes]
        self.seen.done(item.key)
        yield from told

    def _kept(self, intake: Intake) -> tuple[Intake, tuple[Claim, ...], bool]:
        return pipeline.keep(self.ledger, intake, recorded=datetime.fromtimestamp(self.clock(), UTC), **self.options)

    def _told(self, intake: Intake, claims: Sequence[Claim], is_new: bool) -> Event:  # noqa: FBT001
        why = "; ".join(f"{problem.reason}: {problem.message}" for problem in intake.problems)
        if intake.report is None:
            return self._event("refused", intake.file, why)
        count = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        return self._event("read" if is_new else "known", intake.file, count + (f"; {why}" if why else ""))

    # --- what it changed

    def _changed(self, before: View) -> Iterator[Event]:
        """Yield the lines of the factbox that are not as they were."""
        after = pipeline.view(self.ledger, related=True, remember=True)
        if {report.id for report in before.reports} != {report.id for report in after.reports}:
            for change in compare_views(before, after).changes:
                yield self._event("changed", change.kind, sentence_of(change))

    def changes(self, days: int) -> Changes:
        """Return what changed since some days ago, from the beginning of that day, UTC: what a feed of ours holds."""
        since = datetime.fromtimestamp(self.clock(), UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        before = pipeline.view(self.ledger, recorded=since - timedelta(days=days), related=True, remember=True)
        return compare_views(before, pipeline.view(self.ledger, related=True, remember=True))

    def _event(self, kind: str, what: str, told: str) -> Event:
        return Event(datetime.fromtimestamp(self.clock(), UTC), kind, what, " ".join(told.split()))


def _beside(found: Found) -> Draft:
    """Return what a feed says of an item, for its own text."""
    problems = tuple(Problem("read", reason, message, found.name) for reason, message in found.problems)
    return Draft("", found.outlet, found.link, found.title, stated_evidence(found.published, "feed"), problems=problems)


def _moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
