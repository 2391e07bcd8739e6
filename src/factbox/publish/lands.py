"""Whether the place of a line is a whole land, to which its sentence does not put what it tells.

A land that no gazetteer has is read as a town of that name. What its reports have of it tells: a town has no army and
no foreign minister.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.records import Claim, Control, Place, View


def is_land(view: View, place: Place) -> bool:
    """Say whether a place is a country, by the gazetteer or by what the reports of a view have of it."""
    return place.kind == "country" or place.name in view.once("lands", lambda: _lands(view))


def _lands(view: View) -> frozenset[str]:
    """Return the names before what only states have: "Varnia's foreign minister"."""
    return frozenset(found[1] or found[2] for report in view.reports for found in _owner().finditer(report.text))


@cache
def _owner() -> re.Pattern[str]:
    own = any_of(sorted(load_nouns().of_states, key=len, reverse=True))
    name = r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)"
    of_it = r"(?:[Pp]resident|[Rr]epublic|[Kk]ingdom|[Aa]rmed [Ff]orces|[Ss]ecurity [Ff]orces|[Aa]rmy)"
    return re.compile(rf"\b{name}['’]s (?:[a-z-]+ ){{0,2}}?{own}\b|\b{of_it} of {name}")


_INSIDE = re.compile(r"^(.*) \(([^()]+)\)$")


def is_any_of_land(view: View, place: Place) -> bool:
    """Say whether a place is a building without a name, of which only the land is told: "outpost (Varnia)"."""
    found = _INSIDE.match(place.name) if place.kind == "facility" else None
    if found is None or found[1] != found[1].casefold():
        return False
    return found[2] in view.once("lands", lambda: _lands(view))


def says_too_much(view: View, row: Control, beside: Claim, sentence: str) -> bool:
    """Say whether a line on a state would put to a whole land, or to no known post of it, what its sentence does not.

    "Varnia is ruled by a college" is of politics, soldiers who "had crossed into Varnia" and were handed back have not
    entered it, and fighting "between the Varnian army and the Front" is in those districts of it that are named.
    """
    if is_any_of_land(view, row.place):
        return True
    if not is_land(view, row.place):
        return False
    told = one_line(sentence)
    if row.state == "held" and row.change == "none":
        return _RULED.search(told) is not None
    if beside.type == "territory.enter":
        return _taken_in().search(told) is not None
    within = rf"\b(?:in|across|throughout|inside|over) (?:all of |the whole of )?{re.escape(row.place.name)}\b"
    return beside.type in ("battle.clash", "territory.contested") and re.search(within, one_line(beside.quote)) is None


_RULED = re.compile(r"\b(?:ruled|governed|led|run|headed|administered) by\b|\b(?:rules|governs|runs|heads|leads)\b")


@cache
def _taken_in() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_grounds().taken_in)}", re.IGNORECASE)
