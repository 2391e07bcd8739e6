"""Forces and governments of a part of a country, where it has two: "eastern troops", "forces of the rival government".

Of two governments none is "the government", and what one side's troops take is not taken by the land whose name they
bear.
"""

from __future__ import annotations

import re

from factbox.knowledge.actors import FORCES, load_nouns
from factbox.knowledge.places import Gazetteer
from factbox.records import Mention
from factbox.resolve.cast import Cast

_WORD_BEFORE = re.compile(r"(?P<word>[\w-]+) $")
_BASED = "-based"
_HEADS = "government|administration|authorities|authority|cabinet|regime|executive|parliament|leadership"
_OF_WHICH = re.compile(
    rf" (?:of|for|from|under|loyal to|answering to) (?:the |an? |its )?(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s? )?"
    rf"(?P<kinds>(?:[a-z][a-z-]* ){{1,3}})(?:{_HEADS})\b"
)
"""What follows people under arms: " of Veltria's eastern government"."""
_SEVERAL = re.compile(
    rf"\b(?:has|have|had) had two (?:rival |competing |parallel )?(?:{_HEADS}|governments|administrations)\b"
    r"|['’]s two (?:rival |competing |parallel )?(?:governments|administrations)\b"
    r"|\b(?:rival|competing|parallel) (?:governments?|administrations?)\b"
    rf"|\b(?:{'|'.join(sorted(load_nouns().of_a_part))})(?:-based)? (?:government|administration|authorities)\b"
)
"""What a report has of a country that has two governments."""


def is_of_one_part(words: str) -> bool:
    """Say whether words call a government or forces those of a part of a country: "eastern", "Benimar-based"."""
    parts = load_nouns().of_a_part
    return any(word in parts or word.endswith(_BASED) for word in words.casefold().split())


def part_of_land(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the full name of forces that bear a land's name with the part of it: "Eastern Veltrian troops".

    Empty for all others: "South Sudanese" is another land's.
    """
    before = _WORD_BEFORE.search(cast.before(mention))
    land, _, body = mention.text.partition(" ")
    if before is None or not land[:1].isupper() or body.casefold() not in load_nouns().government:
        return ""
    part = before["word"]
    plain = part.casefold() in load_nouns().of_a_part or (part[:1].isupper() and part.casefold() in _POINTS)
    whole = gazetteer.country_of_demonym(f"{part} {land}") or cast.sides.actors_called(mention.text, cast.code)
    return f"{part} {mention.text}" if plain and not whole else ""


_POINTS = frozenset({"north", "south", "east", "west"})


def why_not_the_one(mention: Mention, owner: str, cast: Cast) -> str:
    """Return why a government or forces are not those of the one government of a land; empty if nothing says so.

    Args:
        mention: the government or the forces.
        owner: the word or the name that stands right before.
        cast: who the report is about.
    """
    called = f"{owner} {mention.text}"
    which = _OF_WHICH.match(cast.after(mention, 90))
    kinds = which["kinds"] if which else ""
    if (is_of_one_part(called) or is_of_one_part(kinds)) and not _STAYS & {*mention.text.casefold().split()}:
        return "the words say of which part of the land"
    if not load_nouns().others.isdisjoint(kinds.split()):
        return f"“{kinds.strip()}” says that they are not the government's own"
    if _SEVERAL.search(cast.text) or (has_part_forces(cast.text) and "government" not in called.casefold()):
        return "the report tells of two governments, and the words do not say of which"
    return ""


def has_part_forces(text: str) -> bool:
    """Say whether a text speaks of forces of a part of the land, beside which "the soldiers" may be these."""
    parts = "|".join(sorted(load_nouns().of_a_part))
    return re.search(rf"\b(?i:{parts}) (?:[A-Z][\w-]+ )?(?:forces|troops|soldiers|army)\b", text) is not None


_BODY_BEHIND = re.compile(r" (?:Army|Forces|Government|Military|Police)\b")


def name_shown(mention: Mention, cast: Cast) -> str:
    """Return the name of whom no table knows: "Legitimate Army", where the core saw only its first word.

    "Forces of the rival government" are called in small letters, since they are no forces of a state of that name.
    """
    name = " ".join(mention.text.removeprefix("the ").removeprefix("The ").split())
    if body := _BODY_BEHIND.match(cast.after(mention)):
        name = f"{name}{body[0]}"
    return name[0].lower() + name[1:] if name.startswith(FORCES) and name[1:].islower() else name


_STAYS = frozenset({"garrison", "police", "gendarmerie", "gendarmes", "commandos", "marines"})
"""Those whom the state has in each part of the land."""
