"""Watching feeds: what is new is fetched, read and kept, and what it changes is told.

Takes:   the addresses of feeds, a ledger, a fetcher, and the file of what was seen so far (:class:`Seen`).
Gives:   an :class:`Event` for everything that happens, one at a time, in order.
Plug in: another way to fetch, a function from an address and headers to a ``fetch.Response``.

It stands above the pipeline, and is the only caller of the fetch room.
"""

from factbox.watch.feeds_of import list_feeds
from factbox.watch.rounds import Event, Watch
from factbox.watch.seen import Pending, Seen

__all__ = ["Event", "Pending", "Seen", "Watch", "list_feeds"]
