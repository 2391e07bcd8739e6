"""What a sentence takes for known, whatever else it tells: "vowed to retake the rebel STRONGHOLD of X".

It is told by the report itself, and no attempt, plan or denial of the rest of the sentence reaches it.
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.stance.signs import Modality
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import gunfire_words
from factbox.knowledge.place_words import load_place_words


def is_in_passing(found: Findings, happening: Happening) -> bool:
    """Say whether a report says in passing whose a place is: "X, A REBEL STRONGHOLD, was shelled, residents said"."""
    at, tree = happening.first, found.tree
    if _is_reported_itself(found, happening):
        return True
    if happening.type != "territory.held" or not tree.parsed:
        return False
    if _is_called(happening):
        return True
    if _told_where(found, happening):
        return True
    if not tree.is_a(at, "appos"):
        return False
    if tree.dependants(at, "cop"):
        return False  # a clause of its own: "Council: X is calm"
    return not any(word in ('"', "“", "”") for word in found.line.words[:at])


def _is_reported_itself(found: Findings, happening: Happening) -> bool:
    """Say whether the one who is taken for the speaker is a noise that was reported: "with GUNFIRE reported in X"."""
    attribution = found.attribution_at(happening.first)
    words = attribution.speaker.text.casefold().split() if attribution and attribution.speaker else []
    return bool(words) and words[0] in gunfire_words()["shots"]


def _told_where(found: Findings, happening: Happening) -> bool:
    """Say whether a clause with "where" tells it of a place where something was reported: "in X, WHERE rebels sit"."""
    attribution, place = found.attribution_at(happening.first), happening.place
    if attribution is None or attribution.speaker is not None or place is None:
        return False
    behind = found.line.words[place.last : place.last + 2]
    return behind == (",", "where") and place.last < happening.first and attribution.at < place.first


def _is_called(happening: Happening) -> bool:
    """Say whether a place is only called whose it is: "vowed to retake the rebel STRONGHOLD of X"."""
    place, word = happening.place, happening.trigger.words[0]
    return place is not None and word in load_place_words().heads and place.first < happening.first < place.last


def unless_known(found: Findings, happening: Happening, modality: Modality) -> Modality:
    """Return what a clause does with a happening: nothing where it takes that for known, whatever it tells."""
    known = _is_called(happening) or _said_of_noun(found, happening)
    return "" if known or (modality == "attempt" and _has_ground(happening)) else modality


def _said_of_noun(found: Findings, happening: Happening) -> bool:
    """Say whether a taking only tells which places are meant: "went to win back farms SEIZED by rebels"."""
    tree, at, place = found.tree, happening.first, happening.place
    if happening.type != "territory.capture" or place is None or place.last != at or not tree.parsed:
        return False
    return tree.relation(at) == "acl" and place.first <= tree.head(at) < at and bool(tree.agents(at))


def is_recalled(found: Findings, happening: Happening) -> bool:
    """Say whether a sentence only counts how often it had been said: "the SECOND TIME that the army HAD announced"."""
    attribution = found.attribution_at(happening.first)
    if attribution is None or attribution.at < 1:
        return False
    at, cues = attribution.at, load_cues()
    had = "had" in found.line.words[max(at - _HAD_REACH, 0) : at]
    again = found.line.find(cues["several_times"], max(at - _HAD_REACH, 0), at)
    return had and (again is not None or found.line.find(cues["once_more"], 0, at) is not None)


_HAD_REACH = 4
"""Tokens from "had" to the verb of saying: "HAD already twice ANNOUNCED"."""


def _has_ground(happening: Happening) -> bool:
    """Say whether who tries to keep something has it: "struggle to defend their POSITIONS"."""
    nouns = load_place_words().posts | {"line"}
    return happening.type == "territory.held" and happening.trigger.predicate.lemma in nouns


__all__ = ["is_in_passing", "is_recalled", "unless_known"]
