"""PDF files with a text layer to drafts, by pypdf."""

from __future__ import annotations

import io
import logging
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factbox.errors import Problem
from factbox.read.dates import Evidence, parse_moment
from factbox.read.drafts import Draft

if TYPE_CHECKING:
    from pypdf import PdfReader

MADE = "inferred: the day on which the PDF file was made"

_LONGEST_NAME = 100  # code points; what is longer is no author


def read_pdf(data: bytes, file: str) -> Draft | Problem:
    """Return the text layer of a PDF file, a blank line between its pages, or why it gives none.

    Args:
        data: the file.
        file: its name, for the problems.
    """
    import pypdf  # noqa: PLC0415 - of the extra [web]

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is told by what cannot be read
    try:
        with warnings.catch_warnings(action="ignore"):
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                return Problem("read", "encrypted", "the PDF file needs a password", file)
            pages = [page.extract_text() for page in reader.pages]
            return _draft(pages, reader, file)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers; whatever it raises, the others go on
        return Problem("read", "broken-pdf", f"the PDF file could not be parsed: {type(error).__name__}", file)


def _draft(pages: list[str], reader: PdfReader, file: str) -> Draft | Problem:
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        message = f"none of its {len(pages)} pages has a text layer; a scan must be read by OCR first"
        return Problem("read", "no-text-layer", message, file)
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    partly = Problem("read", "no-text-layer", f"{empty} of its {len(pages)} pages have no text layer", file)
    about = reader.metadata
    title = " ".join((about.title or "").split()) if about else ""
    author = " ".join((about.author or "").split()) if about else ""
    return Draft(
        text.encode("utf-8", "replace").decode(),
        title=title if title in text else "",
        byline=author if len(author) <= _LONGEST_NAME else "",
        somewhere=_made(about.creation_date if about else None),
        problems=(partly,) if empty else (),
    )


def _made(moment: datetime | None) -> tuple[Evidence, ...]:
    if moment is None:
        return ()
    words = moment.replace(tzinfo=moment.tzinfo or UTC).isoformat(timespec="seconds")
    return (Evidence(MADE, words, parse_moment(words)),)
