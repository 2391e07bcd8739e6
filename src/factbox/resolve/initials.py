"""Which initials mean somebody else in a report than in our tables: the KDF of Kolasa are not those of Kenya.

Few letters name many armies. Those of a state's forces mean these where the report is about their country, or speaks of
it, or has their name in full; those of a group, which may act abroad, unless the report explains them otherwise, or
tells of no land that is known. Else they are whoever the reports call so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from factbox.knowledge.actors import KnownActor, Sides
from factbox.knowledge.places import Gazetteer
from factbox.knowledge.testimony import telling_words

_INITIALS = re.compile(r"\b[A-Z]{2,6}[a-z]?\b")
_ANYWHERE = "*"


def other_initials(
    text: str, sides: Sides, lands: Collection[str], acronyms: Mapping[str, str], gazetteer: Gazetteer
) -> frozenset[str]:
    """Return the initials in a report by which none of the armed actors is meant whom our tables have under them.

    Args:
        text: the report's.
        sides: which names hold in this run; a user's own are always meant.
        lands: the ISO codes of the country that the report is about and of those in which its places lie.
        acronyms: the short forms that the report explains, with the names in full.
        gazetteer: the places that are known.
    """
    known = {word: sides.actors_called(word) for word in set(_INITIALS.findall(text)) if word not in sides.names}
    alone = {word: found[0] for word, found in known.items() if len(found) == 1}  # what two share stays open
    armed = {word: one for word, one in alone.items() if one.kind != "organisation"}
    spoken = (_countries_in(text, gazetteer) | {*lands}) - {""} if armed else set()

    def is_meant(word: str, actor: KnownActor) -> bool:
        full = acronyms.get(word, "")
        names = {name for name in (actor.name, *actor.aliases) if name != word}
        if _ANYWHERE in actor.countries or any(name in text for name in names):
            return True
        if actor.kind == "group":
            alike = not telling_words(full).isdisjoint(telling_words(" ".join(names)))
            return alike if full else bool(spoken)
        return not spoken.isdisjoint(actor.countries if not full else _countries_in(full, gazetteer))

    return frozenset(word for word, actor in armed.items() if not is_meant(word, actor))


def _countries_in(text: str, gazetteer: Gazetteer) -> set[str]:
    """Return the ISO codes of the countries that a text has by their names or adjectives."""
    words = re.findall(r"[^\W\d_]+", text)
    begun = (at for at, word in enumerate(words) if word[0].isupper())
    names = {" ".join(words[at : at + many]) for at in begun for many in (1, 2, 3)}
    return {code for name in names if (code := _country(name, gazetteer))}


def _country(name: str, gazetteer: Gazetteer) -> str:
    entries = gazetteer.candidates(name)
    country = entries[0].place.country if entries and entries[0].place.kind == "country" else ""
    return country or gazetteer.country_of_demonym(name) or ""
