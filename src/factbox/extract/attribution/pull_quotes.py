"""Words set apart in a page with their speaker below, glued to the text: "X is calm " End Quote ILO MENK mayor".

Pages mark where such a quotation ends; the mark stays in the plain text, and behind it the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import CLOSING, OPENING, Line
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

_LONGEST_ROLE = 4
"""Words behind a name in which what the person is must come."""


def pull_quotes(line: Line, names: Iterable[tuple[str, int, int]]) -> Iterator[Attribution]:
    """Yield the attribution of such words; its speaker is whoever is named right behind the mark.

    Args:
        line: the sentence.
        names: what the English core names in it: kind, first token, token after the last.
    """
    ends = line.find(load_cues()["quote_ends"], 1, len(line))
    if ends is None or line.words[ends[0] - 1] not in CLOSING:
        return
    held = ((ends[1], last) for _, first, last in names if ends[0] <= first <= ends[1] < last)
    person = next(held, None)
    if person is None or not line.name_like(ends[1]):
        return
    close = ends[0] - 1
    opens = next((i for i in range(close - 1, -1, -1) if line.words[i] in OPENING), -1)
    last = _role_end(line, person[1])
    speaker = Mention(line.span(person[0], last), line.slice(person[0], last), "speaker")
    yield Attribution(speaker, "quote", denied=False, contents=((opens + 1, close),), at=ends[0])


def _role_end(line: Line, at: int) -> int:
    """Return where what a person is ends, right behind the name: "Ilo Menk HARBOUR REPORTER"."""
    persons = load_persons()
    roles = {*(noun for noun, _ in load_nouns().speakers), *persons.private, *persons.public}
    return next((j + 1 for j in range(at, min(at + _LONGEST_ROLE, len(line))) if line.words[j] in roles), at)


__all__ = ["pull_quotes"]
