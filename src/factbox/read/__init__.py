"""The read room: files in, :class:`~factbox.records.Intake` out, and in each that worked a Report.

Takes paths of plain text, HTML, JSON, JSONL, CSV, feeds and archives (or folders and globs of them, or standard
input), and gives one intake for each input: read, partly read or refused, with the reason. A report's text is stored
exactly as it was decoded, so that every later offset points into it; beside the text stand what it says of its own
making (outlet, byline, dateline, wires, date of publication) and the passages that are no body text.
``docs/reading.md`` has the rules.

To plug in another kind of file, turn it into JSONL with ``url, outlet, title, published, text`` and read that. The
phrases that tell a form from a report are data, in ``boilerplate.yaml``; outlets and wires are in
:mod:`factbox.knowledge.outlets`.
"""

from factbox.read.feeds import FeedItem, feed_root, read_feed, read_opml
from factbox.read.parts import Part, find_parts, read_part
from factbox.read.reports import read_document, read_reports

__all__ = [
    "FeedItem",
    "Part",
    "feed_root",
    "find_parts",
    "read_document",
    "read_feed",
    "read_opml",
    "read_part",
    "read_reports",
]
