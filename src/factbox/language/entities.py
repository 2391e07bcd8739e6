"""Second opinions on the kinds of names: equal strings of one report vote, then the tables of knowledge are asked.

A name means one thing in one report, and a model that has never seen a town often sees it right in three sentences
out of four. What our tables know for certain (armed groups, organisations, outlets, peoples) goes before any vote; the
gazetteer, which has a place for nearly every word, is believed only where the words around agree. What was changed,
and why, stays in ``Entity.reason``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factbox.knowledge.actors import known_actor
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.knowledge.places.gazetteer import Entry
from factbox.records import Entity, EntityKind

UNVOTED = frozenset({"date", "number"})
"""Kinds that are no names."""

LARGE = 100_000
"""Inhabitants of a town whose name alone suggests it."""

SURE = 0.85
"""A mean score from which the words around a name must say that it is a place before the gazetteer is believed."""

_ACTOR_KINDS: dict[str, EntityKind] = {"group": "group", "forces": "organisation", "organisation": "organisation"}
_MAYBE_PLACE = frozenset({"person", "organisation", "facility", "misc"})
_MAYBE_OUTLET = frozenset({"organisation", "misc", "group"})
_ARTICLES = ("the ", "The ", "THE ")


@dataclass(frozen=True, slots=True)
class _Name:
    """All mentions of one string in a report.

    Attributes:
        text: the words, without an article.
        mentions: the entities, in order.
        local: how many stand after a preposition, as places do.
    """

    text: str
    mentions: tuple[Entity, ...]
    local: int

    def votes(self) -> dict[EntityKind, float]:
        """Return the summed score of each kind, in a fixed order."""
        sums: dict[EntityKind, float] = defaultdict(float)
        for entity in self.mentions:
            sums[entity.kind] += entity.score
        return dict(sorted(sums.items()))


def settle_entities(text: str, entities: Sequence[Entity], *, gazetteer: Gazetteer | None = None) -> tuple[Entity, ...]:
    """Return the entities with their kinds settled, in order.

    Args:
        text: the text of the report.
        entities: as the core found them, in order.
        gazetteer: the places that are known; by default the shipped ones.
    """
    if not entities:
        return ()
    places = gazetteer or open_gazetteer()
    surnames = {entity.text.split()[-1] for entity in entities if entity.kind == "person" and " " in entity.text}
    settled: dict[str, tuple[EntityKind, str]] = {}
    for key, name in _names(text, entities).items():
        settled[key] = _settle(name, places, surnames)
    return tuple(_changed(entity, *settled.get(_key(entity), (entity.kind, ""))) for entity in entities)


def _changed(entity: Entity, kind: EntityKind, reason: str) -> Entity:
    return entity if kind == entity.kind else replace(entity, kind=kind, reason=f"not {entity.kind}: {reason}")


def _names(text: str, entities: Iterable[Entity]) -> dict[str, _Name]:
    """Return the names among the entities, by what makes two strings equal."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.kind not in UNVOTED:
            groups[_key(entity)].append(entity)
    return {
        key: _Name(_plain(found[0].text), tuple(found), sum(_is_local(text, entity) for entity in found))
        for key, found in groups.items()
    }


def _key(entity: Entity) -> str:
    """Return what makes two names equal: their words, whatever the case, without an article."""
    return "" if entity.kind in UNVOTED else " ".join(_plain(entity.text).casefold().split())


def _plain(words: str) -> str:
    return words[4:] if words.startswith(_ARTICLES) else words


def _is_local(text: str, entity: Entity) -> bool:
    """Say whether a preposition stands before a name, with nothing but an article between."""
    before = text[max(0, entity.span.start - 20) : entity.span.start].lower().split()
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in load_function_words().prepositions - {"by", "with", "for", "against"}


def _settle(name: _Name, places: Gazetteer, surnames: set[str]) -> tuple[EntityKind, str]:
    """Return the kind of a name, and why it is that."""
    votes = name.votes()
    kind = max(votes, key=votes.__getitem__)
    found = candidates[0] if (candidates := places.candidates(name.text)) else None
    known = _known(name, kind, found, places)
    if known is not None:
        return known
    if kind == "place" and name.text in surnames and not (found and _is_prominent(found)):
        return "person", "the last name of somebody whom the report names in full"
    if kind in _MAYBE_PLACE and found is not None and name.text not in surnames and _is_believed(name, found, kind):
        return "place", f"the gazetteer has {found.place.name}, {_what(found)}"
    supporters = sum(entity.kind == kind for entity in name.mentions)
    return kind, f"{supporters} of {len(name.mentions)} mentions of it in this report are"


def _known(name: _Name, kind: EntityKind, found: Entry | None, places: Gazetteer) -> tuple[EntityKind, str] | None:
    """Return what the tables of actors, outlets and peoples say of a name, if anything."""
    actor = known_actor(name.text)
    if actor is not None and not (found and found.place.kind == "country"):
        return _ACTOR_KINDS.get(actor.kind, "organisation"), f"a known {actor.kind}"
    outlet = find_outlet(name.text)
    if outlet is not None and (kind in _MAYBE_OUTLET or (" " in name.text and found is None)):
        return "outlet", f"a known {outlet.kind}"
    if places.country_of_demonym(name.text) and (found is None or found.place.kind != "country"):
        return "people", "a known word for the people of a country"
    return None


def _is_believed(name: _Name, found: Entry, kind: EntityKind) -> bool:
    """Say whether the gazetteer is to be believed: the place is well known, and the core unsure or the words local."""
    scores = [entity.score for entity in name.mentions if entity.kind == kind]
    sure = sum(scores) / len(scores) >= SURE
    return _is_prominent(found) and (not sure or 2 * name.local > len(name.mentions))


def _is_prominent(found: Entry) -> bool:
    return found.place.kind in {"country", "province"} or bool(found.capital_of) or found.population >= LARGE


def _what(found: Entry) -> str:
    if found.capital_of:
        return f"a capital in {found.place.country}"
    return "a country" if found.place.kind == "country" else f"a {found.place.kind} in {found.place.country}"
