"""Names that the English core or a gazetteer has for a place's and that are a company's, a god's or a river's.

"Employees of THE COMPAGNIE MINIÈRE DE LA LODO", "a convoy of TRANSPORTS KEMAL", "by the grace of GOD", "across
THE OSK".
"""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.places import open_gazetteer


def is_no_place(line: Line, first: int, last: int) -> bool:
    """Say whether tokens name a company, by its words or who works for it, somebody who is worshipped, or a river."""
    nouns = load_nouns()
    own = [i for i in range(first, last) if line.capital(i)]
    words = [line.words[i] for i in own]
    if not own or line.title_case:
        return False
    if _is_crossed(line, own[0], last):
        return True
    if last - first == 1:
        return words[0] in nouns.worshipped
    return not nouns.firms.isdisjoint((words[0], words[-1])) or _works_there(line, own[0])


def _is_crossed(line: Line, first: int, last: int) -> bool:
    """Say whether a name is that of what is crossed or has banks, by its article: "ACROSS THE Osk", "BANKS OF THE Osk".

    No town has an article; some divisions do ("across the Donbas"), and what a noun behind the name says is something
    else: "across the Osk BORDER".
    """
    if first < 2 or line.words[first - 1] != "the" or line.open_class(last) or not line.capital(last - 1):
        return False
    before = line.words[max(first - 3, 0) : first - 1]
    if before[-1:] not in _ACROSS and before not in _BANKS:
        return False
    known = open_gazetteer().candidates(line.slice(first, last))
    return all(one.place.kind == "city" for one in known)


_ACROSS = (("across",), ("along",))
_BANKS = (("bank", "of"), ("banks", "of"), ("shore", "of"), ("shores", "of"), ("waters", "of"), ("bridge", "over"),
          ("bridges", "over"), ("came", "over"), ("went", "over"), ("crossed", "over"))  # fmt: skip


def _works_there(line: Line, first: int) -> bool:
    """Say whether a firm is named behind those whom it pays: "EMPLOYEES OF the X"; a town has residents."""
    at = first - 1 if line.words[first - 1 : first] == ("the",) else first
    return at > 1 and line.words[at - 1] == "of" and line.words[at - 2] in load_nouns().employed
