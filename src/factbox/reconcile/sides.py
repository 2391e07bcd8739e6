"""One party, one name: short names that no table knows, put to the long name that they stand for.

News names a party in full once and then by a word of it: "the River Front" is "the Front" further down, in the
headline, and on another outlet's page. Read alone these are two sides, and who lost a place was never told to have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import (
    FORCES,
    GOVERNMENT,
    NOT_NAMED,
    country_title,
    known_actor,
    load_nouns,
    side_of,
)
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import open_gazetteer
from factbox.knowledge.testimony import load_families
from factbox.reconcile.peoples import CalledRebels, find_peoples
from factbox.records import Claim, Mention, Place, Report
from factbox.stored import changed


def agree_sides(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with each short name of a party as the long name that it stands for, where that is clear.

    It is where the report has one such long name in its text; or where it has none, all reports together have one, and
    its party is told of in the same place or country, or both only in places of no country that is known. "The army"
    is anybody's, and stays as it is. What a page is called is no party's name: "Voice of the Front".
    """
    used: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for claim in claims:
        for name in _names(claim):
            used.setdefault(claim.report_id, set()).add(name)
            places.setdefault(name, set()).update(_whereabouts(claim.where))
    pages = {report.outlet for report in reports if report.outlet}
    parties = [name for name in places if name not in pages and not _is_onlooker(name)]
    peoples = find_peoples(parties, reports)
    longer = {name: long for name in parties if name not in peoples and (long := _longer(name, parties))}
    by_id = {report.id: report for report in reports}
    meant: dict[tuple[str, str], str] = {}
    for report, names in used.items():
        short = names & longer.keys()
        text = by_id[report].text.casefold() if short and report in by_id else ""
        told = ((name, _meant(name, longer[name], text, places)) for name in short)
        meant.update(((report, name), full) for name, full in told if full)
    rebels = CalledRebels(reports, peoples)
    named = changed(claims, lambda claim: _without_nouns(_renamed(rebels.unnamed(claim), meant)))
    return _agree_on_speakers(_with_governments(named))


def _with_governments(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with "the army" of a report that names no country as that of the country of its places.

    It is where all of these lie in one country, of whose government other reports tell.
    """
    named: set[str] = set()
    lands: dict[str, set[str]] = {}
    for claim in claims:
        named |= _governments(claim) - {UNNAMED}
        if claim.where and claim.where.country and not claim.historical:
            lands.setdefault(claim.report_id, set()).add(claim.where.country)
    meant = {report: _government_of(next(iter(codes))) for report, codes in lands.items() if len(codes) == 1}
    told = {report: side for report, side in meant.items() if side in named}
    if not told:
        return claims
    return changed(claims, lambda c: of_government(c, told[c.report_id]) if c.report_id in told else c)


@cache
def _government_of(code: str) -> str:
    country = open_gazetteer().country(code)
    return GOVERNMENT + country_title(country.name) if country else ""


def _governments(claim: Claim) -> set[str]:
    sides = [claim.speaker_side, *(one.side for one in (claim.actor, claim.recipient) if one)]
    return {side for side in sides if side.startswith(GOVERNMENT)}


def of_government(claim: Claim, side: str) -> Claim:
    """Return a claim in which the government of no name, and its forces, are those of a country that is named."""
    actor, recipient, speaker = (_in_country(m, side) for m in (claim.actor, claim.recipient, claim.speaker))
    spoken_for = side if claim.speaker_side == UNNAMED else claim.speaker_side
    return replace(claim, actor=actor, recipient=recipient, speaker=speaker, speaker_side=spoken_for)


def _in_country(mention: Mention | None, side: str) -> Mention | None:
    if mention is None or mention.side != UNNAMED:
        return mention
    named = {UNNAMED: side, FORCES + NOT_NAMED: FORCES + side.removeprefix(GOVERNMENT)}.get(mention.name or "")
    if named is None:
        return replace(mention, side=side)
    return replace(mention, id=f"actor:{named}", name=named, side=side, reason="other reports name its country")


UNNAMED = GOVERNMENT + NOT_NAMED
"""The side of an army or a ministry whose country its report leaves open."""


def _agree_on_speakers(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with the side of each named speaker of whom some report tells it, and none tells another.

    A paper of a party calls its spokesman no more than that; whose he is, another outlet's page has.
    """
    sides: dict[str, set[str]] = {}
    for claim in claims:
        if (name := _person(claim)) and claim.speaker_side:
            sides.setdefault(name, set()).add(claim.speaker_side)

    def sided(claim: Claim) -> Claim:
        told = sides.get(_person(claim), set()) if not claim.speaker_side else set()
        return replace(claim, speaker_side=next(iter(told))) if len(told) == 1 else claim

    return changed(claims, sided) if sides else claims


def _person(claim: Claim) -> str:
    """Return the given and family name at the end of a speaker's name: "Tobin Marsh"; empty for one without."""
    words = (claim.speaker.name or claim.speaker.text).split() if claim.speaker else []
    last = words[-_NAMES:]
    return " ".join(last) if len(last) == _NAMES and all(word.istitle() and word.isalpha() for word in last) else ""


_NAMES = 2
"""How many words at the end of a speaker's name are his own."""


def _whereabouts(where: Place | None) -> list[str]:
    return [key for key in (where.id, where.country) if key] if where else []


def own_name(mention: Mention | None) -> str:
    """Return the name of somebody who goes by a name of his own, in capitals, that no table knows; else empty."""
    if mention is None or not mention.id or not mention.name or mention.side not in ("", mention.name):
        return ""
    return mention.name if _is_own(mention.name) else ""


@cache
def _is_own(name: str) -> bool:
    actor = known_actor(name)
    if actor is not None:  # initials that resolving left alone are not those that a table has
        return name.isupper() and name != actor.name
    return name[:1].isupper() and not name.startswith(GOVERNMENT) and side_of(name) == name


def _names(claim: Claim) -> list[str]:
    """Return the names of parties that a claim has, that of whom its speaker speaks for too."""
    names = [name for one in (claim.actor, claim.recipient, claim.speaker) if (name := own_name(one))]
    return [*names, claim.speaker_side] if claim.speaker_side and _is_own(claim.speaker_side) else names


def _longer(name: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin or end with all words of a short one, or have it for initials.

    In any case, and where there are none those that lack only its article.
    """
    words = _words(name)
    if {*words} <= load_nouns().government | load_families().empty_words:
        return []
    parts = [(other, _words(other)) for other in names]
    bare = [other for other, long in parts if long == words and other != name and name.casefold().startswith("the ")]
    longer = [
        other
        for other, long in parts
        if len(long) > len(words)
        and words in (long[: len(words)], long[-len(words) :])
        and not _is_organ(long, words)
        and not _has_role(other)
    ]
    longer += [other for other in names if name.isupper() and _initials(other) == name and not _has_role(other)]
    return sorted(longer or bare)


def _initials(name: str) -> str:
    """Return the first letters of a name of two words or more: "KDF" of the Kolasa Defence Force."""
    words = [word for word in name.split() if word[:1].isupper() and word != "The"]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_onlooker(name: str) -> bool:
    """Say whether a name is that of a body which watches and tells: no rebels are the "Ostravian Rights Monitor"."""
    return name.casefold().split()[-1] in load_nouns().observers


def _is_organ(long: Sequence[str], short: Sequence[str]) -> bool:
    """Say whether a longer name is that of a part of the shorter: "the military office of the River Front"."""
    head = [word for word in long[: -len(short)] if word != "the"]
    return [*long[-len(short) :]] == [*short] and bool(head) and head[-1] in ("of", "for", "from", "in")


def _has_role(name: str) -> bool:
    """Say whether a name has a common noun in it, as that of a person has: "River Front spokesman Tobin Marsh"."""
    return any(word.islower() and len(word) > len("the") for word in name.split())


def _words(name: str) -> list[str]:
    return name.casefold().removeprefix("the ").split()


def _meant(name: str, longer: Sequence[str], text: str, places: Mapping[str, Collection[str]]) -> str:
    """Return the one long name that a short one stands for in a text; empty if none or several do."""
    here = [long for long in longer if long.casefold() in text]
    found = here or [long for long in longer if _are_near(places[name], places[long])]
    fullest = [long for long in found if not set(_longer(long, found))]
    return fullest[0] if len(fullest) == 1 else ""


def _are_near(one: Collection[str], other: Collection[str]) -> bool:
    """Say whether two whereabouts have a place or a country in common, or are all in no country that is known."""
    nowhere = one and other and all(key.startswith(LOCAL) for key in (*one, *other))
    return bool(nowhere) or not {*one}.isdisjoint(other)


LOCAL = "local:"
"""How the id of a place begins that no gazetteer has."""


def _renamed(claim: Claim, meant: Mapping[tuple[str, str], str]) -> Claim:
    actor, recipient, speaker = (
        _as_meant(m, claim.report_id, meant) for m in (claim.actor, claim.recipient, claim.speaker)
    )
    side = meant.get((claim.report_id, claim.speaker_side), claim.speaker_side)
    if (actor, recipient, speaker, side) == (claim.actor, claim.recipient, claim.speaker, claim.speaker_side):
        return claim
    return replace(claim, actor=actor, recipient=recipient, speaker=speaker, speaker_side=side)


def _without_nouns(claim: Claim) -> Claim:
    """Return a claim in which no town is held by people under arms with a common noun for a name ("his men").

    Whose they are the report has told, or not; a side of that name would hold it from everybody, its own included.
    """
    if not claim.type.startswith("territory."):
        return claim
    actor, recipient = _unnamed(claim.actor), _unnamed(claim.recipient)
    same = (actor, recipient) == (claim.actor, claim.recipient)
    return claim if same else replace(claim, actor=actor, recipient=recipient)


def _unnamed(mention: Mention | None) -> Mention | None:
    if mention is None or not mention.name or mention.side not in ("", mention.name):
        return mention
    if not _is_armed(mention.name) and not (mention.hint == DESCRIBED and _is_described(mention.name)):
        return mention
    return replace(mention, id=None, name=None, side="", reason=f"{mention.reason}; a common noun is no side's name")


@cache
def _is_armed(name: str) -> bool:
    """Say whether a name is a common noun for people under arms, alone or with a word of whose they are.

    "His council" is none either, whoever he is, nor is "one enemy".
    """
    words, nouns = name.casefold().split(), load_nouns()
    if words[0] in load_function_words().possessives or (words[-1] in nouns.labels and name[1:].islower()):
        return True
    return name.islower() and len(words) <= 2 and words[-1] in nouns.armed


DESCRIBED = "words"
"""The hint of a mention that describes somebody without naming him or his side."""


@cache
def _is_described(name: str) -> bool:
    """Say whether words are common nouns for people and things under arms: "Tanks", "70 policemen without weapons".

    At the head of a sentence they have a capital: "Fighters of a rebel coalition" are no party called so.
    """
    words, armed = name.split(), load_nouns().armed
    common = len(words) == 1 or name[1:] == name[1:].casefold()
    return common and not armed.isdisjoint(name.casefold().split())


def _as_meant(mention: Mention | None, report: str, meant: Mapping[tuple[str, str], str]) -> Mention | None:
    if mention is None or not mention.name or (report, mention.name) not in meant:
        return mention
    name = meant[report, mention.name]
    side = name if mention.side == mention.name else mention.side
    return replace(mention, id=f"actor:{name}", name=name, side=side, reason=f"short for {name}")
