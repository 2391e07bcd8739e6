"""From the types of other data sets to ours: what a name may be, and what a word outside all names may hide.

Each data set draws its lines elsewhere. A set's ``ORG`` may be an organisation, an armed group or an outlet with us;
where the words themselves say which (a known outlet, "Brigades", "Airport"), that is used, else all stay allowed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import factbox.knowledge

KNOWLEDGE = Path(factbox.knowledge.__file__).parent


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OUTLET_WORDS = _set(
    "times post news tv radio daily herald gazette tribune journal press television broadcasting newspaper"
)
GROUP_WORDS = _set(
    "front militia brigade brigades rebels insurgents taliban taleban hezbollah hizbollah hamas daesh isis isil"
    " jihad al-qaeda qaeda qaida fatah pkk ypg farc mujahideen mujahedeen guerrillas"
)
FACILITY_WORDS = _set(
    "airport airfield base bridge university hospital stadium mosque church cathedral temple square street road"
    " highway avenue hotel museum embassy prison jail palace building tower port camp dam station center centre"
    " school college park airbase checkpoint crossing mall market factory refinery house hall plaza library"
    " theatre theater"
)
_DATE_WORDS = _set(
    "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday"
    " tomorrow tonight week weeks month months year years day days morning evening afternoon night hour hours ago"
    " last next this early late mid decade century weekend spring summer autumn fall winter past following"
    " previous recent now the of earlier later in on since recently"
)
_NUMBER_WORDS = _set(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand"
    " thousands million millions billion billions twenty thirty forty fifty sixty seventy eighty ninety half"
    " percent % $ £ € about some at least more than nearly almost around over few several many"
)
_JOINERS = _set("of the and for - ' 's & . de al el")

TITLES = _set(
    "president vice prime minister mr mrs ms miss dr prof professor gen general lt lieutenant col colonel maj"
    " major capt captain sgt sergeant brig brigadier adm admiral sen senator rep representative gov governor king"
    " queen prince princess sheikh sheik shaikh sir lord lady judge justice mayor secretary chairman chancellor"
    " ambassador commander chief mullah ayatollah imam pope bishop archbishop cardinal father rev reverend sultan"
    " emir spokesman spokeswoman foreign defence defense interior state first deputy coach director"
)
"""Words that stand before a person's name and are no part of it with us."""


@cache
def _column(path: str, column: int, more: int | None = None) -> frozenset[str]:
    names: set[str] = set()
    with (KNOWLEDGE / path).open(encoding="utf-8", newline="") as lines:
        for row in csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            names.add(row[column].lower())
            if more is not None and len(row) > more:
                names.update(alias.lower() for alias in row[more].split(";") if alias)
    return frozenset(names)


def outlets() -> frozenset[str]:
    """Return the names of known outlets in lower case."""
    return _column("outlets/outlets.tsv", 0, 4)


def groups() -> frozenset[str]:
    """Return the names of known armed groups in lower case."""
    return _column("actors/groups.tsv", 0, 3)


def demonyms() -> frozenset[str]:
    """Return the words for the people of a country in lower case."""
    return _column("places/demonyms.tsv", 0)


def organisation_types(words: Sequence[str]) -> frozenset[str]:
    """Return what an organisation's name may be with us."""
    name = " ".join(words).lower().replace(" - ", "-").removeprefix("the ")
    parts = set(name.split())
    if name in outlets():
        return frozenset({"outlet"})
    if name in groups() or parts & {"taliban", "hezbollah", "hamas", "daesh", "isis", "isil"}:
        return frozenset({"group"})
    if parts & OUTLET_WORDS:
        return frozenset({"outlet", "organisation"})
    if parts & GROUP_WORDS:
        return frozenset({"group", "organisation"})
    return frozenset({"organisation"})


def place_types(words: Sequence[str]) -> frozenset[str]:
    """Return what the name of a place may be with us."""
    return frozenset({"place", "facility"}) if {w.lower() for w in words} & FACILITY_WORDS else frozenset({"place"})


def other_types(words: Sequence[str]) -> frozenset[str]:
    """Return what a name that is no person, place or organisation may be with us."""
    low = {word.lower() for word in words}
    return frozenset({"people"}) if low & demonyms() else frozenset({"people", "misc"})


def may_hide(word: str, hidden: frozenset[str]) -> set[str]:
    """Return which of the types that a set does not mark this word, by its looks, may be after all."""
    low = word.lower()
    found: set[str] = set()
    digits = any(c.isdigit() for c in word)
    if "date" in hidden and (digits or low in _DATE_WORDS):
        found.add("date")
    if "number" in hidden and (digits or low in _NUMBER_WORDS):
        found.add("number")
    if low in demonyms():
        found |= hidden & {"people"}
    if word[:1].isupper() or low in _JOINERS:
        found |= hidden - {"date", "number"}
    return found


_BEFORE_NAMES = TITLES | {""}


def strip_titles(words: Sequence[str], start: int, end: int) -> int:
    """Return where a person's name begins after the titles before it; ``end`` if nothing is left."""
    while start < end and re.sub(r"\W", "", words[start]).lower() in _BEFORE_NAMES:
        start += 1
    return start
