"""Private names in the words of reports: who must not be found by what an export prints of a report.

What everything published prints of a private speaker is the role ("a shopkeeper"); the words of the report still have
the name. Where an export prints such words, the name is blacked out, letter by letter, so that offsets stay right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbox.knowledge.actors import FORCES, GOVERNMENT, known_actor
from factbox.knowledge.function_words import load_function_words
from factbox.publish.document import Line
from factbox.publish.wording import wordings
from factbox.records import Claim, Mention, Report, View

MASK = "█"

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Names:
    """The private names of each report of a view; with ``shown`` none is hidden."""

    def __init__(self, view: View, *, shown: bool = False) -> None:
        self._view = view
        self._shown = shown
        self._names: dict[str, frozenset[str]] = {}

    def hide(self, report: Report, text: str) -> str:
        """Return words of a report with its private names blacked out; the length stays."""
        names = self._of(report)
        return _WORD.sub(lambda found: MASK * len(found[0]) if _bare(found[0]) in names else found[0], text)

    def _of(self, report: Report) -> frozenset[str]:
        if report.id not in self._names:
            claims = () if self._shown else self._view.claims_in(report.id)
            self._names[report.id] = private_words(report, claims)
        return self._names[report.id]

    def hide_in(self, line: Line, report: Report) -> Line:
        """Return a line with the private names of its report blacked out, as it may quote what fits no type."""
        return replace(line, sentence=self.hide(report, line.sentence))


def private_words(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the words of a report that name private speakers, and victims whom no table knows.

    A word that the report also has in lower case is no name; nor is one that names a place or a known actor there.
    """
    claims = tuple(claims)
    public = {word for claim in claims for words in _public(claim) for word in _words(words)}
    found = {word for claim in claims for mention, role in _private(claim) for word in _unlike(mention.text, role)}
    common = set(_words(report.text)) | load_function_words().determiners
    return frozenset(word for word in found - public if word.lower() not in common)


def _private(claim: Claim) -> Iterator[tuple[Mention, str]]:
    """Yield the mentions that may name a private person, each with the role that is published instead."""
    speaker = claim.speaker
    if speaker and speaker.id is None and speaker.name:
        yield speaker, speaker.name
    victim = claim.recipient
    if victim and victim.hint == "name" and not wordings().type(claim.type).to and not _known(victim):
        yield victim, ""


def _public(claim: Claim) -> Iterator[str]:
    """Yield the words for places, for who acts, and for others whom the tables know."""
    yield from (mention.text for mention in (claim.place, claim.actor) if mention)
    yield claim.where.name if claim.where else ""
    yield from (
        mention.text for mention in (claim.recipient, claim.speaker) if mention and mention.id and _known(mention)
    )


def _known(mention: Mention) -> bool:
    name = mention.name or mention.text
    return known_actor(name) is not None or name.startswith((GOVERNMENT, FORCES))


def _unlike(text: str, role: str) -> Iterator[str]:
    """Yield the capitalised words of a text that its role has not."""
    kept = {word.casefold() for word in _words(role)}
    return (word for word in _words(text) if word[0].isupper() and len(word) > 1 and word.casefold() not in kept)


def _words(text: str) -> list[str]:
    return [_bare(word) for word in _WORD.findall(text)]


def _bare(word: str) -> str:
    """Return a word without the possessive ending."""
    return re.sub(r"['’]s?$", "", word)
