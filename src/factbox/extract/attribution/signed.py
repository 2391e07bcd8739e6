"""Who signs a report, which is then that party's word throughout.

A communiqué ends with where it was given and for whom, or is headed by whose statement it is; and what a general staff
or an armed group publishes on its own page is its word, also where it says neither "we" nor "the enemy".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factbox.extract.findings import Findings
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.outlets.names import is_made_as_outlet
from factbox.records import Mention, Report, Span

_LAST = 5
"""Sentences at the end of a report in which it may be signed."""


def signed_for(found: Sequence[Findings]) -> Mention | None:
    """Return the words for the party for which a report is signed: "Given at the camp, for the Central Board".

    Args:
        found: the sentences of a report, in order.

    Returns:
        The party's words at the end of the report; None where nobody signs it.
    """
    last = found[-_LAST:]
    for at, one in enumerate(last):
        if tuple(one.line.words[:2]) in load_cues()["signing"]:
            return next(filter(None, map(_signatory, last[at : at + 2])), None)
    return None


def _signatory(found: Findings) -> Mention | None:
    """Return "the Central Board" of "for the Central Board", in the sentence of a signature or the one after it."""
    line = found.line
    for at, word in enumerate(line.words[:-2]):
        begins = at == 0 or line.words[at - 1] == ","
        if begins and word == "for" and line.words[at + 1] == "the" and line.capital(at + 2):
            end = next((i for i in range(at + 2, len(line)) if not line.capital(i)), len(line))
            return Mention(line.span(at + 1, end), line.slice(at + 1, end), "speaker")
    return None


def published_by(report: Report) -> Mention | None:
    """Return the words for the party that publishes a report, by its outlet's name or its head; None for a newsroom.

    "Statement by the Defence Army of X" is that army's, and so is what "General Staff of X" puts out. The words are the
    first ones of the text that name it, or by which it speaks of its own; where there are none, nothing shows whose
    word it is.
    """
    outlet = report.outlet
    if find_outlet(outlet) is not None or is_made_as_outlet(outlet):
        return None
    headed = _HEADED.match(report.text)
    for name, bodies in ((headed["by"] if headed else "", _body()), (outlet, _body(commands=True))):
        body = bodies.search(name) if load_nouns().of_nobodys_side.isdisjoint(name.casefold().split()) else None
        named = re.search(rf"(?i)\b{re.escape(body[0])}\b", report.text) if body else None
        if named is not None:
            return Mention(Span(*named.span()), named[0], "speaker", hint=name)
        own = _OWN.search(report.text) if body else None
        if own is not None:
            return Mention(Span(*own.span()), own[0], "speaker")
    return None


_FIRST_PERSON = sorted(load_function_words().first_person)
_OWN = re.compile(rf"\b(?:{'|'.join((*_FIRST_PERSON, *map(str.capitalize, _FIRST_PERSON)))})\b")
"""By which words a page speaks of its own: "OUR troops", and not "US troops"."""


@cache
def _body(*, commands: bool = False) -> re.Pattern[str]:
    """Return the pattern of what is under arms, or commands it, at the end of a name or of its first part.

    A paper that a front owns is an outlet, and speaks for it where it says "we"; what commands troops only announces.
    """
    nouns = load_nouns()
    bodies = nouns.commands if commands else {*nouns.commands, *nouns.fighting_bodies, "army"}
    named = sorted(bodies, key=lambda noun: (-len(noun), noun))
    either = "|".join(f"{re.escape(noun.title())}" for noun in named).replace("\\ Of\\ ", "\\ of\\ ")
    return re.compile(
        rf"\b(?:{either})(?=$| of\b| on\b| in\b|:|\s*[,(–—-]|,? (?:Media|Press|Information|Military|Public)\b)"
    )


_HEADED = re.compile(
    r"(?:(?:Press|News|Official) )?(?i:statement|communiqu[ée]|release|bulletin|declaration|announcement)"
    r"(?: [Nn]o\.? ?\d+)? (?:by|of|from|issued by) (?:the )?(?P<by>[A-Z][^\n]*)"
)
"""The head of a communiqué, with whose it is."""
