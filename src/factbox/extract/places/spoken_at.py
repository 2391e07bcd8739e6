"""Where somebody speaks is not what he speaks of: "In X, an envoy said that the city had fallen"."""

from __future__ import annotations

import re

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.knowledge.actors import load_nouns
from factbox.records import Mention


def only_locates(found: Findings, place: PlacePhrase, said: Attribution | None) -> bool:
    """Say whether a place stands between the speaker and what is said."""
    if said is None or said.speaker is None or said.holds(place.first):
        return False
    start = found.line.span(place.first, place.last).start
    return start >= said.speaker.span.end or (start >= said.speaker.span.start and _seats_state(found, place))


def is_spoken_at(found: Findings, place: PlacePhrase, said: Attribution | None) -> bool:
    """Say whether a place is only where somebody from afar speaks: "IN X, an envoy said", "Speaking IN X, he said".

    Residents, mayors and commanders speak of the town they are in.
    """
    tree = found.tree
    if (
        said is None
        or said.speaker is None
        or said.at < 0
        or said.holds(place.first)
        or not _comes_from_afar(said.speaker.text)
    ):
        return False
    verb = tree.head(tree.top(place.first, place.last)) if tree.parsed else -1
    return verb == said.at or (verb >= 0 and tree.is_a(verb, "advcl") and tree.head(verb) == said.at)


def is_seat_of_speaker(place: Mention, said: Attribution | None) -> bool:
    """Say whether a place is only where those sit who speak of all the country: "THE GENERALS IN X said the town"."""
    if said is None or said.speaker is None or not said.speaker.span.contains(place.span):
        return False
    called = said.speaker.text.casefold().partition(" in ")[0]  # "in the WESTERN X province" is nobody from afar
    return _comes_from_afar(called) or not load_nouns().ranks_of_armies.isdisjoint(re.findall(r"[a-z-]+", called))


def _comes_from_afar(speaker: str) -> bool:
    """Say whether words call somebody what speaks of more than one town: a minister, an envoy, a ministry."""
    nouns, words = load_nouns(), re.findall(r"[a-z-]+", speaker.casefold())
    afar = nouns.afar | nouns.of_third_parties | nouns.central
    return any(word in afar or word.removesuffix("s") in afar for word in words)


def _seats_state(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place is where a ministry sits, which speaks of all the country: "the ministry IN X"."""
    tree, top = found.tree, found.tree.top(place.first, place.last)
    noun = tree.head(top) if tree.parsed else -1
    where = tree.case(top) in ("in", "at") or tree.is_a(top, "nmod:poss")
    return noun >= 0 and where and tree.words[noun] in load_nouns().central
