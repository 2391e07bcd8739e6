"""Who: from words to canonical actors, and from speakers to their kind and the side they speak for.

"the insurgents" are the armed group that the report is about, "the army" is that of the country it is about; a group
that no table knows keeps its own name and is never forced into a known one. Every answer carries its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factbox.knowledge.actors import FORCES, GOVERNMENT, KnownActor, known_actor, load_nouns, side_of
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Mention, Report, SpeakerKind

_VOICES = ("spokes", "commander", "leader", "fighter")
"""Those who speak for their own group: "its spokesman", "their commander"."""

_FORCES = frozenset(
    {"army", "military", "soldiers", "troops", "forces", "police", "commandos", "garrison", "gendarmerie"}
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who a report is about.

    Attributes:
        country: the name of the country it is about; empty if that is not clear.
        group: the armed group it is about; empty if none or several are named as often.
        groups: all the armed groups that its claims name, fuller names first.
    """

    country: str
    group: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerAnswer:
    """What is known of a speaker: the mention with its name and reason, the kind, and the side spoken for."""

    mention: Mention
    kind: SpeakerKind
    side: str


def read_cast(report: Report, claims: Sequence[Claim], country: str) -> Cast:
    """Return who a report is about: its country, as given, and the armed group that its claims name most."""
    parties = [party for claim in claims for party in (claim.actor, claim.recipient) if party is not None]
    fuller = sorted(
        {_canonical(party) for party in parties if party.hint == "name"}, key=lambda name: (-len(name), name)
    )
    named = Counter(full_name(_canonical(party), fuller) for party in parties if party.hint == "name")
    groups = Counter({name: n for name, n in named.items() if _is_group(name)})
    if not groups:
        groups = Counter(_groups_in(report.text))
    ranked = groups.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    listed = tuple(name for name in fuller if _is_group(name))
    return Cast(country, ranked[0][0] if clear else "", listed)


def full_name(name: str, names: Sequence[str]) -> str:
    """Return the fuller of a report's names that a short one stands for ("Accord": Northern Accord), or itself."""
    return next((full for full in names if full.endswith(f" {name}")), name)


def resolve_actor(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    """Return the mention with the canonical name of its actor, or with the reason why it stayed open."""
    match mention.hint:
        case "insurgent":
            return _from_cast(mention, cast.group, "the armed group that the report is about")
        case "government":
            return _government(mention, cast, gazetteer)
        case "country":
            return _country(mention, gazetteer)
        case _:
            return _named(mention, cast.groups)


def resolve_speaker(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> SpeakerAnswer:
    """Return the kind of a speaker and the side spoken for; the side is empty where no party is spoken for.

    A bare name is judged by the words that introduced it before, which are the mention's hint.
    """
    words = mention.hint or mention.text
    outlet = find_outlet(words)
    if outlet is not None:
        return SpeakerAnswer(replace(mention, name=outlet.name, score=1.0, reason="an outlet"), "outlet", "")
    if _insurgents(words):
        return _for_group(mention, cast.group, "organisation")
    kind = _speaker_kind(words, gazetteer)
    group = _group_named(words, cast)
    if group:
        return _for_group(mention, group, kind)
    party = _party_named(words)
    if party is not None:
        named = replace(mention, name=party.name, score=0.9, reason=f"speaks for {party.name}")
        kind = kind if kind in ("official", "anonymous") else "organisation"
        return SpeakerAnswer(named, kind, party.side)
    side = _side_of_words(words, kind, cast, gazetteer)
    reason = f"speaks for {side} by office" if side else "speaks for no party that is known here"
    name = words if mention.text.split()[-1] in words else f"{mention.text}, {words}"
    return SpeakerAnswer(replace(mention, name=name, score=0.7 if side else 0.5, reason=reason), kind, side)


# --- actors


def _named(mention: Mention, groups: Sequence[str] = ()) -> Mention:
    actor = known_actor(mention.text)
    if actor is not None:
        return replace(mention, id=f"actor:{actor.name}", name=actor.name, score=1.0, reason="a known actor")
    name = full_name(mention.text.removeprefix("the ").removeprefix("The "), groups)
    return replace(mention, id=f"actor:{name}", name=name, score=0.6, reason="named in the report; no table knows it")


def _from_cast(mention: Mention, group: str, reason: str) -> Mention:
    if not group:
        return replace(mention, reason="the report names no armed group, or several as often")
    return replace(mention, id=f"actor:{group}", name=group, score=0.8, reason=reason)


def _government(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    code = _demonym_in(mention.text, gazetteer)
    country = _country_name(code, gazetteer) if code else cast.country
    if not country:
        return replace(mention, reason="the text does not say of which country")
    forces = bool(_FORCES & set(mention.text.casefold().split()))
    name = (FORCES if forces else GOVERNMENT) + country
    reason = "its country is named" if code else "of the country that the report is about"
    return replace(mention, id=f"actor:{name}", name=name, score=0.9 if code else 0.8, reason=reason)


def _country(mention: Mention, gazetteer: Gazetteer) -> Mention:
    country = next((e.place for e in gazetteer.candidates(mention.text) if e.place.kind == "country"), None)
    if country is None:
        return replace(mention, reason="a place that is no country does not act")
    name = GOVERNMENT + country_title(country.name)
    return replace(mention, id=f"actor:{name}", name=name, score=0.8, reason="a country acts through its government")


def country_title(name: str) -> str:
    """Return a country's name as it stands after "of" ("the United States")."""
    plural = name.startswith(("United ", "Democratic ", "Central African")) or name in ("Netherlands", "Philippines")
    return f"the {name}" if plural else name


def _canonical(mention: Mention | None) -> str:
    return (_named(mention).name or "") if mention is not None else ""


def _is_group(name: str) -> bool:
    actor = known_actor(name)
    return actor is None or actor.kind == "group"


def _groups_in(text: str) -> Iterable[str]:
    for word in text.replace("’", " ").replace("'", " ").split():
        actor = known_actor(word.strip('.,;:()"“”'))
        if actor is not None and actor.kind == "group":
            yield actor.name


# --- speakers


def _party_named(words: str) -> KnownActor | None:
    """Return the actor named in a speaker's words ("a Taliban spokesman", "U.S. Central Command")."""
    whole = known_actor(words)
    if whole is not None:
        return whole
    tokens = words.replace("’s", "").replace("'s", "").split()
    for size in range(min(5, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            piece = " ".join(tokens[start : start + size]).strip(",")
            actor = known_actor(piece) if piece[:1].isupper() else None
            if actor is not None:
                return actor
    return None


def _insurgents(words: str) -> bool:
    """Say whether the speaker is the armed group itself, called by a common noun ("the insurgents", "rebels")."""
    plain = words.casefold().removeprefix("the ").split()
    return len(plain) == 1 and plain[0] in load_nouns().insurgent | {"group", "movement"}


def _group_named(words: str, cast: Cast) -> str:
    """Return the armed group of this report that a speaker's words name or belong to; empty if none."""
    folded = words.casefold()
    named = next((name for name in cast.groups if re.search(rf"\b{re.escape(name.casefold())}\b", folded)), "")
    own = folded.startswith(("its ", "their ")) and any(word in folded for word in _VOICES)
    return full_name(named, cast.groups) or (cast.group if own else "")


def _for_group(mention: Mention, group: str, kind: SpeakerKind) -> SpeakerAnswer:
    """Return an armed group as its own speaker; a party even where it is not clear which."""
    side = side_of(group) if group else mention.text.casefold().removeprefix("the ")
    named = replace(mention, name=group or mention.text, score=0.8, reason="speaks for an armed group")
    return SpeakerAnswer(named, kind if kind in ("official", "anonymous") else "organisation", side)


def _speaker_kind(words: str, gazetteer: Gazetteer) -> SpeakerKind:
    folded = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    nouns = load_nouns()
    if any(phrase in folded for phrase in nouns.withheld):
        return "anonymous"
    kind = next((kind for noun, kind in nouns.speakers if f" {noun} " in folded), "person")
    named = any(word[:1].isupper() and not gazetteer.country_of_demonym(word) for word in words.split()[1:])
    if (
        kind == "official"
        and not named
        and folded.split(maxsplit=1)[0] in ("a", "an", "one", "another", "some", "several", "officials")
    ):
        return "anonymous"
    return kind  # type: ignore[return-value]


def _side_of_words(words: str, kind: SpeakerKind, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the government that a speaker's office belongs to; a witness or an activist speaks for no party."""
    if kind in ("witness", "outlet"):
        return ""
    folded = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    code = _demonym_in(words, gazetteer)
    office = any(f" {noun} " in folded for noun in load_nouns().office)
    official = kind == "official" or (kind == "anonymous" and " official" in folded)
    if code and (office or official):
        return GOVERNMENT + _country_name(code, gazetteer)
    return GOVERNMENT + cast.country if office and cast.country else ""


def _demonym_in(words: str, gazetteer: Gazetteer) -> str | None:
    tokens = words.replace("’s", "").replace("'s", "").split()
    return next((code for word in tokens if (code := gazetteer.country_of_demonym(word.strip(",")))), None)


def _country_name(code: str, gazetteer: Gazetteer) -> str:
    country = gazetteer.country(code)
    return country_title(country.name) if country else code


__all__ = ["Cast", "SpeakerAnswer", "read_cast", "resolve_actor", "resolve_speaker", "side_of"]
