"""Web pages to text, by trafilatura.

A first version: the stored text is the extracted text, one blank line between its paragraphs, and offsets point into
that. What the extraction leaves out (menus, comments, captions) is not kept.
"""

from __future__ import annotations

import logging
import warnings
from functools import cache
from types import ModuleType

from factbox.errors import Problem
from factbox.read.dates import Evidence, parse_moment
from factbox.read.drafts import Draft

_DATES = {
    "original_date": True,
    "extensive_search": False,  # no date guessed from the text
    "max_date": "2199-12-31",  # else htmldate asks the clock
}


def read_html(data: bytes, file: str) -> Draft | Problem:
    """Return the text and metadata of a page, or why it gives none.

    Args:
        data: the page's bytes; its own declaration says in which encoding.
        file: its name, for the problem.
    """
    trafilatura = _trafilatura()
    try:
        with warnings.catch_warnings(action="ignore"):  # of its date parsers, about time zones
            page = trafilatura.bare_extraction(
                data, include_comments=False, with_metadata=True, date_extraction_params=_DATES
            )
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers; whatever it raises, the others go on
        return Problem("read", "broken-html", f"the page could not be parsed: {type(error).__name__}", file)
    text = "\n\n".join((page.text if page else None or "").splitlines())
    if not text.strip():
        return Problem("read", "no-text", "the page has no text that could be found", file)
    moment = parse_moment(page.date or "")
    metadata = (Evidence("metadata", page.date, moment),) if moment else ()
    return Draft(text, page.sitename or "", page.url or "", page.title or "", metadata=metadata)


@cache
def _trafilatura() -> ModuleType:
    import trafilatura  # noqa: PLC0415 - 0.5 s that a folder of plain texts need not pay

    for name in ("trafilatura", "htmldate"):  # else what they log about a bad page goes to the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
