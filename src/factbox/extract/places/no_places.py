"""Names that the English core or a gazetteer has for a place's and that are a company's or a god's.

"Employees of THE COMPAGNIE MINIÈRE DE LA LODO", "a convoy of TRANSPORTS KEMAL", "by the grace of GOD".
"""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns


def is_no_place(line: Line, first: int, last: int) -> bool:
    """Say whether tokens name a company by a word of its name or by who works for it, or somebody who is worshipped."""
    nouns = load_nouns()
    own = [i for i in range(first, last) if line.capital(i)]
    words = [line.words[i] for i in own]
    if not own or line.title_case:
        return False
    if last - first == 1:
        return words[0] in nouns.worshipped
    return not nouns.firms.isdisjoint((words[0], words[-1])) or _works_there(line, own[0])


def _works_there(line: Line, first: int) -> bool:
    """Say whether a firm is named behind those whom it pays: "EMPLOYEES OF the X"; a town has residents."""
    at = first - 1 if line.words[first - 1 : first] == ("the",) else first
    return at > 1 and line.words[at - 1] == "of" and line.words[at - 2] in load_nouns().employed
