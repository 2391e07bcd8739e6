"""Who says so: from the words for a speaker to the name that is published, the kind, and the side spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factbox.knowledge.actors import GOVERNMENT, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import Outlet, find_outlet
from factbox.knowledge.places import Gazetteer, fold
from factbox.records import Mention, SpeakerKind
from factbox.resolve.cast import Cast
from factbox.resolve.introductions import is_bare_name
from factbox.resolve.offices import kind_of_speaker, side_of_office, states_named
from factbox.resolve.officials import OfficialAnswer, find_official
from factbox.resolve.public_acts import acts_in_public
from factbox.resolve.published_name import called, full_words, is_withheld
from factbox.resolve.roles import WITHHELD, is_private, public_role
from factbox.resolve.speaker_words import (
    called_elsewhere,
    introduced,
    keeper_of_count,
    officer_named,
    outlet_described,
    spelled_out,
    without_stamp,
)
from factbox.resolve.spoken_for import (
    OF_A_GROUP,
    OF_SOME_GROUP,
    group_named,
    insurgents,
    is_kept_out,
    party_named,
    shown_side,
)
from factbox.resolve.states import has_forces, is_land

STATE_MEDIA = "state media"
"""The kind of outlets that a government runs, in the table of outlets."""


_WHY_OPEN = {
    "not in office": "is known, but not in that office on the report's day",
    "day unknown": "is known, but the report's day is not, and so not in which office",
    "several": "is a name that several bear who were in office that day",
}


@dataclass(frozen=True, slots=True)
class SpeakerAnswer:
    """What is known of a speaker.

    Attributes:
        mention: with the reason, and as ``name`` what may be published: for a private person the role. Its ``id`` says
            who it is; None for a private person and for whoever the report does not name.
        kind: what kind of speaker it is.
        side: the party spoken for; empty if none.
    """

    mention: Mention
    kind: SpeakerKind
    side: str


def resolve_speaker(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> SpeakerAnswer:
    """Return who speaks, of which kind, and for which side; the side is empty where no party is spoken for.

    A bare name is judged by the words that introduced it, which are the mention's hint or are looked for in the text.
    """
    mention = without_stamp(mention)
    words = keeper_of_count(spelled_out(introduced(mention, cast)))
    words = officer_named(words, cast) or words
    answer = _judged(mention, words, cast, gazetteer)
    if answer.side or answer.kind in ("witness", "outlet") or is_private(words) or is_kept_out(words, None):
        return answer
    for other in called_elsewhere(mention, words, cast):
        fuller = _judged(mention, other, cast, gazetteer)
        if other != words and fuller.side:
            bare = answer.kind == "anonymous" and answer.mention.name == mention.text
            name = fuller.mention.name if bare else answer.mention.name
            hint = answer.mention.hint or other  # what shows whether "the source" wages a war
            return replace(answer, mention=replace(answer.mention, hint=hint, name=name), side=fuller.side)
    return answer


def _judged(mention: Mention, words: str, cast: Cast, gazetteer: Gazetteer) -> SpeakerAnswer:
    """Return who speaks, judged by the words that introduce the speaker."""
    if is_first_person(words):
        return _for_own_page(mention, cast)
    outlet = _outlet_in(words) or (find_outlet(mention.text) if is_bare_name(mention.text) else None)
    if outlet is not None:
        side = _state_of(outlet, cast)
        return _answer(mention, outlet.name, 1.0, "state media" if side else "an outlet", "outlet", side)
    if cast.country and _state_media(words):
        side = "" if _is_foreign(words, cast, gazetteer) else GOVERNMENT + cast.country
        return _answer(mention, words, 0.7, "state media", "outlet", side)
    if named := outlet_described(words):
        return _answer(mention, named, 0.6, "an outlet, by what the report calls it", "outlet")
    if insurgents(words):
        return _for_group(mention, words, cast.group, "organisation", cast)
    known = find_official(words, cast.day, cast.text)
    if known is not None and known.standing == "in office":
        return _for_official(mention, words, known, cast)
    kind = kind_of_speaker(mention, words, gazetteer)
    words = words if any(noun in words for noun in _MEMBERS) else _MEMBER_OF.sub("", words)
    group = group_named(mention, words, cast)
    if group:
        return _for_group(mention, words, group, kind, cast)
    party = party_named(words, cast)
    if party is None and (OF_A_GROUP.search(words) or OF_SOME_GROUP.search(words)):
        return _for_unnamed_group(mention, words, kind, cast)
    if party is not None and not is_kept_out(words, known):
        kind = kind if kind in ("official", "anonymous") else "organisation"
        side = cast.sides.side_of(party.name, cast.day) if party.side else ""
        name = (
            called(words, party.name, cast) if side or " and " not in words else words
        )  # "residents and a UN official"
        return _answer(mention, name, 0.9, f"speaks for {party.name}", kind, side)
    return _otherwise(mention, words, kind, known, cast, gazetteer)


_MEMBER_OF = re.compile(
    rf"(?<=\w), (?:(?:a|an|one|the) )?(?:{'|'.join(sorted(load_nouns().parts_of_parties))}) of\b.*$"
)
"""What puts a speaker's party into a larger one: "the Hill Front, a member of the Alliance" speaks for itself."""

_MEMBERS = tuple(noun for noun, _ in load_nouns().speakers if noun.startswith("member"))
"""Members who hold an office as such: "a member of parliament"."""

_PRINTED = re.compile(r"(?i) (?:report|dispatch|story|article|bulletin|broadcast)$")
_AGENCY = re.compile(r"(?i)^.*\bagency,? ")
_NEWS_AGENCY = re.compile(r"^(?:[Tt]he )?(?:[a-z-]+ )*(?=[A-Z])|(?: news)? (?:agency|channel|television|website)$")
"""What is said of an outlet before and behind its name: "THE OFFICIAL Sana NEWS AGENCY"."""


def _outlet_in(words: str) -> Outlet | None:
    """Return the outlet that words name, also by what it printed or is: "the SANA report", "state news agency SANA"."""
    called = (words, _PRINTED.sub("", words), _AGENCY.sub("", words), _NEWS_AGENCY.sub("", words))
    return next(filter(None, map(find_outlet, called)), None)


def _otherwise(
    mention: Mention, words: str, kind: SpeakerKind, known: OfficialAnswer | None, cast: Cast, gazetteer: Gazetteer
) -> SpeakerAnswer:
    """Return a speaker whom no table of parties names: by office, by country, or a person."""
    if known is not None:
        reason = f"{known.official.name} {_WHY_OPEN[known.standing]}"
        return _answer(mention, full_words(mention, words), 0.5, reason, "official")
    side = "" if is_kept_out(words, known) else side_of_office(words, kind, cast, gazetteer)
    states = states_named(words, gazetteer)
    if not side and not states and _is_dateline_country(words, cast) and not gazetteer.knows(words):
        return _answer(
            mention, words, 0.6, f"{words}: the report was written there", "official", f"{GOVERNMENT}{words}"
        )
    if not side and states:
        party = states[0] if len(set(states)) == 1 else ""
        return _answer(mention, words, 0.8, f"{' and '.join(states)}: a country or its capital", "official", party)
    if not (side or known):
        side = shown_side(mention, words, kind, cast, gazetteer)
        kind = "organisation" if side and kind == "person" else kind
    if not side and (is_land(words, cast.text) or has_forces(words, cast.text)):
        reason = f"{words}: a land, by what its people are called or has"
        return _answer(mention, words, 0.6, reason, "official", f"{GOVERNMENT}{words}")
    full = full_words(mention, words)
    if is_withheld(full, kind, side, gazetteer) and not acts_in_public(mention.text, cast.text):
        private = replace(mention, id=None, name=public_role(full, gazetteer), score=0.5, reason=WITHHELD)
        return SpeakerAnswer(private, kind, side)
    reason = f"speaks for {side} by office" if side else "speaks for no party that is known here"
    return _answer(mention, full, 0.7 if side else 0.5, reason, kind, side)


def _answer(mention: Mention, name: str, score: float, reason: str, kind: SpeakerKind, side: str = "") -> SpeakerAnswer:
    known = None if kind in ("anonymous", "witness") else f"speaker:{name}"
    return SpeakerAnswer(replace(mention, id=known, name=name, score=score, reason=reason), kind, side)


# --- the words


# --- parties


def _for_official(mention: Mention, words: str, known: OfficialAnswer, cast: Cast) -> SpeakerAnswer:
    """Return an official in office by his name, and who speaks for him by the words used."""
    who = known.official
    party = cast.sides.known_actor(who.speaks_for)
    side = "" if party and not party.side else cast.sides.side_of(who.speaks_for, cast.day)
    if known.voice:
        return _answer(mention, words, 0.8, f"speaks for {who.name}, {who.office} on {cast.day}", "official", side)
    reason = f"{who.office} on {cast.day}; speaks for {who.speaks_for}"
    return _answer(mention, who.name, 0.9, reason, "official", side)


def _for_group(mention: Mention, words: str, group: str, kind: SpeakerKind, cast: Cast) -> SpeakerAnswer:
    """Return an armed group as its own speaker; a party even where it is not clear which."""
    side = cast.sides.side_of(group, cast.day) if group else mention.text.casefold().removeprefix("the ")
    kind = kind if kind in ("official", "anonymous") else "organisation"
    name = called(full_words(mention, words), group or mention.text, cast)
    return _answer(mention, name, 0.8, "speaks for an armed group", kind, side)


def _for_unnamed_group(mention: Mention, words: str, kind: SpeakerKind, cast: Cast) -> SpeakerAnswer:
    """Return who speaks for an armed group that is not named; a party by his own words where the report has several."""
    kind = kind if kind in ("official", "anonymous") else "organisation"
    if cast.group and not OF_SOME_GROUP.search(words):
        return _for_group(mention, words, cast.group, kind, cast)
    if cast.group:
        side = cast.sides.side_of(cast.group, cast.day)
        return _answer(mention, words, 0.6, f"speaks for rebels, and {cast.group} are those of the report", kind, side)
    side = mention.text.casefold().removeprefix("the ")
    return _answer(mention, mention.text, 0.5, "speaks for an armed group that the words do not name", kind, side)


def is_first_person(words: str) -> bool:
    """Say whether the words are a page's own for whoever writes it: "we", "our fighters"."""
    first = words.partition(" ")[0]
    return first.casefold() in load_function_words().first_person and not (first.isupper() and len(first) > 1)


def _for_own_page(mention: Mention, cast: Cast) -> SpeakerAnswer:
    """Return the party whose page says "we": the one that its outlet is called by, or else the outlet itself."""
    if party := party_of_page(cast):
        side = cast.sides.side_of(party, cast.day)
        return _answer(mention, party, 0.8, f"the page is called by {party}", "organisation", side)
    return _answer(mention, cast.outlet or mention.text, 0.5, "the page's own word for its side", "organisation")


def party_of_page(cast: Cast) -> str:
    """Return the party that a page's outlet is called by; empty if none is."""
    outlet = _plain_words(cast.outlet)
    return next((name for name in (*cast.groups, *cast.parties) if _plain_words(name) <= outlet), "")


def _plain_words(name: str) -> set[str]:
    return set(name.casefold().split()) - load_function_words().determiners


def _state_of(outlet: Outlet, cast: Cast) -> str:
    """Return the government that an outlet speaks for: its own, in reports about its own country."""
    return GOVERNMENT + cast.country if outlet.kind == STATE_MEDIA and cast.code and outlet.country == cast.code else ""


def _state_media(words: str) -> bool:
    """Say whether words say that state media speak, a name left out: "state television", "the official Sana agency"."""
    common = " ".join(word for word in words.split() if word.islower())
    return any(
        f" {phrase} " in f" {said.casefold()} " for said in (words, common) for phrase in load_nouns().state_media
    )


def _is_foreign(words: str, cast: Cast, gazetteer: Gazetteer) -> bool:
    """Say whether words name the people of another country than the report's: "Ostravian state media" in Varnia."""
    of = {gazetteer.demonyms[fold(word)] for word in words.split() if fold(word) in gazetteer.demonyms}
    return bool(of) and bool(cast.code) and cast.code not in of


def _is_dateline_country(words: str, cast: Cast) -> bool:
    """Say whether words are the country or province of the dateline, which speaks as its government."""
    return bool(words) and words in [part.strip() for part in cast.dateline.split(",")[1:]]
