"""Names that the English core or a gazetteer has for a place's and that are a company's, a god's or a river's.

"Employees of THE COMPAGNIE MINIÈRE DE LA LODO", "a convoy of TRANSPORTS KEMAL", "by the grace of GOD", "both
banks of THE OSK".
"""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues


def is_no_place(line: Line, first: int, last: int) -> bool:
    """Say whether tokens name a company, by its words or who works for it, somebody who is worshipped, or a river."""
    nouns = load_nouns()
    own = [i for i in range(first, last) if line.capital(i)]
    words = [line.words[i] for i in own]
    if not own or line.title_case:
        return False
    if _has_banks(line, own[0], last):
        return True
    if last - first == 1:
        return words[0] in nouns.worshipped
    return not nouns.firms.isdisjoint((words[0], words[-1])) or _works_there(line, own[0])


def _has_banks(line: Line, first: int, last: int) -> bool:
    """Say whether a name is that of a river, by what is told of it: "both BANKS OF THE Osk", "a BRIDGE OVER THE Osk".

    No town has an article; what a noun behind the name says is something else: "the shores of the Osk DISTRICT".
    """
    if first < 3 or line.words[first - 1] != "the" or line.open_class(last) or not line.capital(last - 1):
        return False
    return line.words[first - 3 : first - 1] in load_cues()["of_rivers"]


def _works_there(line: Line, first: int) -> bool:
    """Say whether a firm is named behind those whom it pays: "EMPLOYEES OF the X"; a town has residents."""
    at = first - 1 if line.words[first - 1 : first] == ("the",) else first
    return at > 1 and line.words[at - 1] == "of" and line.words[at - 2] in load_nouns().employed
