"""Who signs a report: a communiqué ends with where it was given and for whom, and is that party's word throughout."""

from __future__ import annotations

from collections.abc import Sequence

from factbox.extract.findings import Findings
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

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
