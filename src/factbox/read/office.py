"""Word documents (``.docx``), such as situation reports, to drafts: their paragraphs as a reader sees them."""

from __future__ import annotations

import io
from xml.parsers import expat  # no document with a DOCTYPE gets here, and only such can define an entity

from factbox.errors import Problem
from factbox.read.archives import read_zip
from factbox.read.drafts import Draft
from factbox.read.members import Member

_BODY = "word/document.xml"
_BREAKS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_UNSEEN = frozenset(("w:del", "w:moveFrom", "mc:Fallback"))
"""What was struck out, what was moved elsewhere, and what older programs show instead of what stands beside it."""
_OFF = frozenset(("0", "false", "off", "none"))


def read_docx(data: bytes, file: str, max_bytes: int) -> Draft | Problem:
    """Return the paragraphs of a Word document, a blank line between them, or why it gives none.

    Args:
        data: the file.
        file: its name, for the problems.
        max_bytes: how large it may be when unpacked.
    """
    parts = {one.name: one for one in read_zip(io.BytesIO(data), "", max_bytes) if isinstance(one, Member)}
    body = parts.get(f"#{_BODY}")
    if body is None:
        return Problem("read", "broken-docx", "it is no Word document, or it is damaged or needs a password", file)
    words = _Words()
    try:
        words.parse(body.data)
    except expat.ExpatError as error:
        return Problem("read", "broken-docx", f"its text is no well-formed XML: {error}", file)
    hidden = sum(len(one.split()) for one in words.hidden)
    told = Problem("read", "hidden-text", f"{hidden} words that no reader sees are left out", file)
    text = "\n\n".join(one.strip() for one in words.paragraphs if one.strip())
    return Draft(text, problems=(told,) if hidden else ())


class _Words:
    """Takes the words of a document's XML, paragraph by paragraph."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.hidden: list[str] = []
        self._piece: list[str] = []
        self._unseen = 0
        self._vanished = self._in_text = False

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._say
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(data, True)  # noqa: FBT003 - the parser's own argument: this is all

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._unseen += name in _UNSEEN
        if name == "w:r":
            self._vanished = False
        elif name == "w:vanish":
            self._vanished = attributes.get("w:val", "1") not in _OFF
        elif name == "w:t":
            self._in_text = True
        elif name in _BREAKS and not self._unseen:
            self._piece.append(_BREAKS[name])

    def _close(self, name: str) -> None:
        self._unseen -= name in _UNSEEN
        if name == "w:t":
            self._in_text = False
        elif name == "w:p":
            self.paragraphs.append("".join(self._piece))
            self._piece.clear()

    def _say(self, text: str) -> None:
        if self._in_text and not self._unseen:
            (self.hidden if self._vanished else self._piece).append(text)


def _refuse(*_: object) -> None:
    raise expat.ExpatError("it has a DOCTYPE, which no Word document has")
