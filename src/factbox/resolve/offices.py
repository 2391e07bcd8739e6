"""What a speaker's words tell by themselves: the kind of speaker, and the government that an office belongs to."""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, load_nouns
from factbox.knowledge.outlets.names import is_made_as_outlet
from factbox.knowledge.places import Gazetteer
from factbox.records import Mention, SpeakerKind
from factbox.resolve.cast import Cast, country_code, country_name, demonym_in
from factbox.resolve.introductions import is_bare_name
from factbox.resolve.roles import is_body, is_private, is_relative, own_words, speaks_in_public
from factbox.resolve.states import is_of_its_own, state_in, state_named

_COUNTRY_FIRST = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*){0,3}?)"
    r"(?:['’]s? | (?=(?i:government|army|military|police|defen[cs]e|foreign|interior|ministry|presidential)\b))"
)

_OF_COUNTRY = re.compile(
    r"\b(?:minister|president|premier|chancellor|ambassador|king|emir|government|army|ministry|parliament)"
    r" of (neighbou?ring )?(?:the )?([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})$"
)
"""An office of a state with the state behind it: "the foreign minister of NEIGHBOURING CHAD"."""

_RULING = ("the president", "president", "the presidency", "the authorities", "authorities", "the generals",
           "the regime", "the junta", "the military", "the police", "security forces")  # fmt: skip
"""Words that, standing alone, mean those of the country that the report is about."""

_HEAD_OF_STATE = re.compile(r"(?:[Tt]he )?President [A-Z][\w-]+(?: [A-Z][\w-]+)*$")
"""A president who is called by nothing but his name is that of the country that the report is about."""

_WENT_OVER = re.compile(r"\b(?:defect|desert)\w*", re.IGNORECASE)
"""Where soldiers go over, a rank and a name alone do not say on whose side an officer is."""

_REBEL_NAME = re.compile(
    r"\b(?:Liberation|Resistance|Revolutionary|Freedom|Independence|Salvation|Redemption|Insurgent) (?:Army|Forces)\b"
)
"""Armies that fight a state by their name; those that have become a state's are in the tables."""

_IN_OPPOSITION = re.compile(r"(?:(?:an?|the|one|two|some|several|senior) )*opposition\b", re.IGNORECASE)
"""Whoever is of the opposition does not speak for a government."""

_OFFICE_OF = re.compile(
    r"['’]s?(?= (?:(?:press|media|communications?|information) (?:service|bureau|office|team|department)"
    r"|office|administration|spokes\w+|staff)\b)"
)
"""What makes "the governor's office" more than the governor; its word is his."""

_OFFICER = re.compile(
    r"(?:(?:an?|the|one|another|two|three|four|several|some|senior|junior|serving|government|army|of) )*"
    r"(?:officer|soldier)s?"
    r"(?=$|,| (?:of|from) the (?:garrison|army)\b| (?:in|at|who|on|there) )",
    re.IGNORECASE,
)
"""An officer or soldier of nobody's that is named is the state's; words before tell of a rebel, or of customs."""

_IN_OFFICES = re.compile(
    rf"(?:(?:the|two|three|four|five|several|some|most|many|other|all|senior|serving|government|cabinet|state|of) )*"
    rf"(?:{'|'.join(sorted(load_nouns().several_in_office))})"
    r"(?=$|,| (?:of|from|in|at|on|there)\b)",
    re.IGNORECASE,
)
"""Several in office whom no word before says to be another state's: "two ministers", "military spokesmen"."""
_OF_STATES = re.compile(r"\bministers (?:of|from) ", re.IGNORECASE)
"""What may be those of several states: "ministers of the bloc"."""

_SOME = ("a", "an", "one", "another", "some", "several", "officials")
OF_MEDIA = re.compile(
    rf"(.+?)(?:['’]s?)? (?:(?:daily|nightly|morning|evening|weekly|latest|regular|official|own) )?"
    rf"(?:{'|'.join(sorted(load_nouns().party_media))})$",
    re.IGNORECASE,
)
"""Whose a bulletin or a channel is: "THE DEFENCE MINISTRY's evening bulletin"."""


def kind_of_speaker(mention: Mention, words: str, gazetteer: Gazetteer) -> SpeakerKind:
    """Return the kind; an official whom another sentence introduced is named, though "a lawmaker" names nobody."""
    kind = _speaker_kind(words, gazetteer)
    named = is_bare_name(mention.text) and words != mention.text and not asks_not_to_be_named(words)
    unnamed_office = kind == "anonymous" and not re.search(r"\bsources?\b", words.casefold())
    return "official" if named and unnamed_office else kind


def asks_not_to_be_named(words: str) -> bool:
    """Say whether words tell that the speaker's name is withheld."""
    folded = " ".join(words.casefold().replace(",", " ").split())
    return any(phrase in folded for phrase in load_nouns().withheld)


def _speaker_kind(words: str, gazetteer: Gazetteer) -> SpeakerKind:
    if asks_not_to_be_named(words):
        return "anonymous"
    words = own_words(words)
    if is_relative(words):
        return "person"
    if is_made_as_outlet(words):
        return "outlet"
    folded = f" {' '.join(_OFFICE_OF.sub('', words).casefold().replace(',', ' ').split())} "
    kind = next((kind for noun, kind in load_nouns().speakers if f" {noun} " in folded), _kind_of_name(words))
    named = any(word[:1].isupper() and not gazetteer.country_of_demonym(word) for word in words.split()[1:])
    if kind == "official" and not named and folded.split(maxsplit=1)[0] in _SOME:
        return "anonymous"
    return kind  # type: ignore[return-value]


def _kind_of_name(words: str) -> SpeakerKind:
    """Return the kind of a speaker of whom no noun tells it: "the Coalition for Rights", "Jan Roe"."""
    named = words.partition(",")[0]
    last = named.split()[-1] if named.split() else ""
    watches = last[:1].isupper() and last.casefold() in load_nouns().observers  # "the War Monitor" is no person's role
    in_person = is_private(words) or (speaks_in_public(words) and not watches)
    return "organisation" if is_body(named) and not in_person else "person"


def side_of_office(words: str, kind: SpeakerKind, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the government that a speaker's office belongs to; a witness or an activist speaks for no party."""
    if kind in ("witness", "outlet") or is_relative(words):
        return ""
    words = own_words(words)
    owner = OF_MEDIA.match(words)
    words = owner[1] if owner else words
    if _beside_neutral(words, gazetteer) or _IN_OPPOSITION.match(words) or _REBEL_NAME.search(words):
        return ""
    if _is_rank_and_name(words) and _WENT_OVER.search(cast.text):
        return ""
    folded = f" {' '.join(_OFFICE_OF.sub('', words).casefold().replace(',', ' ').split())} "
    behind = _OF_COUNTRY.search(words)
    code = demonym_in(_without_person(words, gazetteer), gazetteer) or _country_before_office(words, gazetteer)
    code = code or (country_code(behind[2], gazetteer) if behind else "")
    if behind is not None and behind[1] and code in ("", cast.code or code):
        return ""  # a neighbour is no party here, also one that no gazetteer has
    office = any(f" {noun} " in folded for noun in load_nouns().office) or folded.strip() in _RULING
    office = office or any(way.match(words) for way in (_HEAD_OF_STATE, _OFFICER)) or _is_rank_and_name(words)
    office = office or (_IN_OFFICES.match(words) is not None and not _OF_STATES.search(words))
    official = kind == "official" or (kind == "anonymous" and " official" in folded)
    if code and (office or official):
        return GOVERNMENT + country_name(code, gazetteer)
    state = state_in(words, cast.states)
    if state and (office or official or is_of_its_own(words, cast.states)):
        return GOVERNMENT + state
    return GOVERNMENT + cast.country if office and cast.country else ""


def _without_person(words: str, gazetteer: Gazetteer) -> str:
    """Return words without a personal name in apposition that ends like a people's: "Tun Khun Lao" is of no country."""
    parts = words.split(", ")

    def is_person(part: str) -> bool:
        tokens = part.split()
        named = 2 <= len(tokens) <= _FULL_NAME and all(token[:1].isupper() for token in tokens)
        return named and bool(demonym_in(tokens[-1], gazetteer)) and not demonym_in(tokens[0], gazetteer)

    return ", ".join(part for at, part in enumerate(parts) if at == 0 or not is_person(part))


_FULL_NAME = 3
"""Words in the longest personal name."""


def _is_rank_and_name(words: str) -> bool:
    """Say whether words are a rank with a name and no more ("General Jan Roe"), which is the army's own way."""
    tokens = words.split()
    return tokens[0] in load_nouns().ranks.values() and all(token[:1].isupper() for token in tokens)


def _beside_neutral(words: str, gazetteer: Gazetteer) -> bool:
    """Say whether somebody of no party says the same: "a police officer and two residents" are no party's voice."""
    voices = words.split(" and ") if " and " in words else []
    return any(_speaker_kind(voice, gazetteer) == "witness" or is_private(voice) for voice in voices)


def _country_before_office(words: str, gazetteer: Gazetteer) -> str:
    """Return the code of the country whose name the words begin with ("Ukraine's defence ministry")."""
    found = _COUNTRY_FIRST.match(words)
    return country_code(found[1], gazetteer) if found else ""


def states_named(words: str, gazetteer: Gazetteer) -> list[str]:
    """Return the governments that words stand for which are countries or their capitals alone ("Moscow said")."""
    names = [name for name in re.split(r", (?:and )?| and ", words) if name]
    states = [_state_called(name, gazetteer) for name in names]
    return states if all(states) else []


_BEFORE_A_STATE = re.compile(r"(?i)^(?:the |even |neighbou?ring )+")
"""Words before the name of a state that leave it the one who speaks: "even neighbouring Norva"."""


def _state_called(name: str, gazetteer: Gazetteer) -> str:
    bare = _BEFORE_A_STATE.sub("", name)
    common = re.match(r"An? [a-z]", bare) is not None  # "A man" at the head of a sentence is no Amman
    code = state_named(bare, gazetteer) if bare[:1].isupper() and not common else ""
    return GOVERNMENT + country_name(code, gazetteer) if code else ""
