"""The claims that totals make: "12 of 34 provinces", "the death toll has risen to 31", "the ninth city to fall"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.attribution.own_voice import own_words
from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.quantities.places_counted import Total, is_of_one_place
from factbox.extract.quantities.stated import OPENS_LIST
from factbox.extract.reference.references import References
from factbox.extract.said import claim_said
from factbox.extract.sentence.line import STOPS, Line, Tokens
from factbox.extract.sentence.timing import time_of
from factbox.extract.stance.modality import (
    stance_told,
)
from factbox.extract.stance.signs import (
    read_modality,
)
from factbox.knowledge.events import Trigger, generic_predicate, triggers_by_word
from factbox.knowledge.fates import SO_FAR, load_fates
from factbox.knowledge.numbers import load_numbers
from factbox.records import Claim, Mention, Report, with_id

LONGEST_CLAUSE = 45
"""Tokens in the clause quoted for a claim; a longer one is cut down to its predicate and place."""

_COMINGS = ("territory.enter", "territory.withdraw", "territory.siege", "territory.contested")
"""Types of which no total is kept: they are told of as many towns as are told."""


def claim_of_total(report: Report, found: Findings, references: References, total: Total) -> Claim:
    """Return the claim that a total makes."""
    attribution = found.attribution_at(total.first)
    at = total.first if total.at is None else total.at
    modality = read_modality(found.line, at, total.last, noun=total.at is None)
    spoken = attribution.spoken.span if attribution and attribution.spoken else None
    tokens = (total.first, total.last)
    time = time_of(found, tokens, tokens, spoken)
    victims = total.people and total.kind == "count"  # who stands in or behind a toll did not do it, but died
    acting = [actor for actor in found.actors if not victims or actor.last <= total.first]
    ours = total.kind == "casualties" and attribution is None and modality in ("", "attempt")
    own = own_words(found, _widened(found.line, total)) if ours else None
    bare = claim_said(report, found, references, attribution, _widened(found.line, total), total.kind)
    by = attribution.speaker.span if attribution and attribution.speaker and victims else None
    acting = [actor for actor in acting if by is None or not by.overlaps(actor.mention.span)]  # who counts did nothing
    claim = replace(
        bare,
        stance="claimed" if own else stance_told(found.line, "" if modality == "attempt" else modality, attribution),
        speaker=own or bare.speaker,
        actor=references.actor(found, _nearest(acting, total.first)),
        time=None if time is None or time.text in total.quantity.baseline else time,
        quantity=total.quantity,
        place=next(iter(_where_counted(found, references, total)), None),
    )
    return with_id(claim)


def _where_counted(found: Findings, references: References, total: Total) -> tuple[Mention, ...]:
    """Return where those counted in a total met their fate; one reckoned from a day may span several places."""
    own = _place_of_toll(found, total) if total.people else None
    parted = total.listed or found.line.words[total.last : total.last + 1] in OPENS_LIST  # "84: 36 in X": of these
    since = total.quantity.baseline.startswith("since") or "since" in found.line.words[total.first : total.last]
    so_far = bool(total.quantity.of) and found.line.find(SO_FAR, total.last, len(found.line)) is not None
    if not total.people or (own is None and (parted or since or so_far)):
        return ()
    words = found.line.words[total.first : total.last]
    trigger = Trigger(generic_predicate("casualties", "noun", ""), words, None)
    return references.places(found, Happening(trigger, total.first, total.last, place=own, alone=True))


def _place_of_toll(found: Findings, total: Total) -> PlacePhrase | None:
    """Return the place that the noun for a toll names itself: "the death toll from the attack in X rose to 31"."""
    inside = range(total.first, total.last)
    noun = next((i for i in inside if found.line.words[i] in load_fates().tolls), None)
    if not found.tree.parsed:
        return None
    if noun is None:
        at = total.at if total.at is not None and found.tree.tag(total.at) == "VERB" else None
        led = () if at is None else [j for case, j in found.tree.obliques(at) if case in ("in", "at", "near", "across")]
        below = {i for j in led for i in range(*found.tree.phrase(j))}
        named = [p for p in found.places if p.first in below and not p.again]
    else:
        below = {*range(*found.tree.subtree(noun))}
        named = [p for p in found.places if p.first > noun and p.first in below and p.first in inside and not p.again]
    return named[0] if len(named) == 1 else None


def counts_places_taken(found: Findings, total: Total) -> bool:
    """Say whether a number of towns counts towns taken or held: a party acts, or it is reckoned from something."""
    if total.quantity.baseline or total.quantity.of or any(actor.kind != "country" for actor in found.actors):
        return True
    return any(
        trigger.predicate.type.startswith("territory.")
        for word in found.line.words
        for trigger in triggers_by_word().get(word, ())
    )


def states_total(found: Findings, happening: Happening, totals: Sequence[Total]) -> bool:
    """Say whether what was taken is a total ("the ninth city to be overrun"), which is no event of its own.

    "Took two villages" is an event; "have taken two villages" sums up, unless they are two more, and so do a part of a
    whole and what is reckoned from something ("since May").
    """
    place = happening.place
    told = [t for t in totals if place is not None and place.first < t.last and t.first < place.last]
    if place is None or not told or all(is_of_one_place(t) for t in told):
        return False
    if not place.again and any(mention.hint != UNNAMED for mention in place.mentions):
        return False  # "have taken three towns, including X and Y"
    summed = any(t.quantity.baseline or t.quantity.of for t in told)
    if happening.type in _COMINGS and not summed:
        return False  # "have moved into two towns"
    if happening.type == "territory.capture" and not summed and not happening.counted:
        before = found.line.words[max(happening.first - 2, 0) : happening.first]
        more = "more" in found.line.words[place.first : place.last]
        return place.again or (not more and not {"have", "has"}.isdisjoint(before))
    return True


def _widened(line: Line, total: Total) -> Tokens:
    """Take a total's verb and baseline into its clause: up to the next mark on either side."""
    first, last = total.first, total.last
    while first > 0 and not _ends_clause(line, first - 1) and last - first < LONGEST_CLAUSE // 2:
        first -= 1
    while last < len(line) and not _ends_clause(line, last) and last - first < LONGEST_CLAUSE // 2:
        last += 1
    return first, last


def _ends_clause(line: Line, i: int) -> bool:
    """Say whether a mark or a "that" parts two clauses; not the comma of "its seventh, eighth and ninth"."""
    word, before, after = line.words[i], line.words[i - 1 : i], line.words[i + 1 : i + 2]
    ordinals = load_numbers().ordinals
    if word == "," and before and after and before[0] in ordinals and after[0] in ordinals:
        return False
    return word in STOPS | {",", "that", "."}


def _nearest(actors: Sequence[ActorPhrase], i: int) -> ActorPhrase | None:
    """Return the nearest party to the conflict before a token, or else the first after it; no bare country."""
    parties = [actor for actor in actors if actor.kind != "country"]
    before = [actor for actor in parties if actor.last <= i]
    return before[-1] if before else (parties[0] if parties else None)
