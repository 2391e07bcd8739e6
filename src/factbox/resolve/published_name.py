"""What is published of a speaker: a name, a party's name in its place, or no name of a private person."""

from __future__ import annotations

import re

from factbox.knowledge.actors import known_actor, load_nouns, load_persons
from factbox.knowledge.places import Gazetteer
from factbox.records import Mention, SpeakerKind
from factbox.resolve.cast import Cast
from factbox.resolve.introductions import name_beside_office
from factbox.resolve.offices import asks_not_to_be_named
from factbox.resolve.roles import has_personal_name, is_body, is_named_body, is_private, own_words, speaks_in_public

_OWN_BODY = re.compile(r"(?:[Tt]he )?[A-Z][\w.]*(?: [A-Z][\w’'-]+)* ([A-Z][\w’'-]+)")
"""An organisation's name and more in capitals, up to the last of them."""


def full_words(mention: Mention, words: str) -> str:
    """Return the words that introduce a speaker, with the name in front where they do not have it."""
    if words.casefold() in mention.text.casefold():
        return words
    return words if mention.text.split()[-1].casefold() in words.casefold() else f"{mention.text}, {words}"


def called(words: str, party: str, cast: Cast) -> str:
    """Return what is published of who speaks for a party: its name, or that of a spokesman or a body of its own.

    "Accord spokesman Jan Roe" is answerable for his words and keeps his name, "an Accord spokesman" is the Accord, and
    "the UN Mission in Karsa" is more than "the United Nations".
    """
    name = name_beside_office(own_words(words))
    if name and _has_voice(words) and not _names_party(name, cast):
        return words
    first = _WING.match(words)
    if first is not None and party.casefold() not in first[1].casefold():
        return first[1]
    return words.removeprefix("the ").removeprefix("The ") if _names_own_body(words, party) else party


_WING = re.compile(r"(?:[Tt]he )?((?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+), (?:the|an?) (?:\w+ ){0,2}(?:wing|branch|arm) of ")
"""How words begin for an organisation that is a party's: "the Hill Corps, the armed wing of the Republic"."""


def _has_voice(words: str) -> bool:
    """Say whether words give a function or an office in which people speak in public: a leader's, a mayor's."""
    folded = words.casefold().replace(",", " ").split()
    return speaks_in_public(words) or any(noun in folded for noun, kind in load_nouns().speakers if kind == "official")


def _names_party(name: str, cast: Cast) -> bool:
    """Say whether what looks like a person's name is a party's, or the end of one ("Protection Forces")."""
    parties = (*cast.groups, *cast.parties)
    return bool(cast.sides.actors_called(name, cast.code)) or any(name in party or party in name for party in parties)


def _names_own_body(words: str, party: str) -> bool:
    """Say whether words go on from an organisation's name to that of a body of its own: "UN Humanitarian Office"."""
    known = known_actor(party)
    capitals = _OWN_BODY.match(words)
    if known is None or known.side or known.kind == "group" or capitals is None:
        return False
    return capitals[1].casefold() in load_persons().bodies and capitals[1] not in party


def _heads_group(words: str) -> bool:
    """Say whether words begin with a noun for a whole side: "separatists in the east"."""
    first = words.casefold().removeprefix("the ").split()[:1]
    return bool(first) and first[0].endswith("s") and first[0] in load_nouns().insurgent


def is_withheld(words: str, kind: SpeakerKind, side: str, gazetteer: Gazetteer) -> bool:
    """Say whether the words name a private person: nobody's spokesman, and in no public function."""
    if kind == "official" and not asks_not_to_be_named(words):
        return False
    if _heads_group(words) or is_named_body(words):
        return False
    private = kind in ("witness", "anonymous") or is_private(words)
    if not private and (side or speaks_in_public(words) or is_body(words) or kind in ("organisation", "outlet")):
        return False
    if kind not in ("witness", "anonymous") and speaks_in_public(words):
        return False
    return has_personal_name(words, gazetteer)
