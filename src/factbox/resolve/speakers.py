"""Who says so: from the words for a speaker to the name that is published, the kind, and the side spoken for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factbox.knowledge.actors import GOVERNMENT, KnownActor, known_actor, load_nouns, load_persons
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import Outlet, find_outlet
from factbox.knowledge.places import Gazetteer, fold
from factbox.records import Mention, SpeakerKind
from factbox.resolve.cast import RUN_BY, Cast, full_name
from factbox.resolve.introductions import (
    body_explained,
    introduced_as,
    introductions,
    is_bare_name,
    meant_before,
    name_beside_office,
)
from factbox.resolve.offices import OF_MEDIA, asks_not_to_be_named, kind_of_speaker, side_of_office, states_named
from factbox.resolve.officials import OfficialAnswer, find_official
from factbox.resolve.parties import party_meant
from factbox.resolve.roles import (
    WITHHELD,
    has_personal_name,
    is_body,
    is_named_body,
    is_private,
    is_relative,
    own_words,
    public_role,
    speaks_in_public,
)
from factbox.resolve.states import is_land
from factbox.resolve.taken_up import body_taken_up, subject_taken_up, taken_up

STATE_MEDIA = "state media"
"""The kind of outlets that a government runs, in the table of outlets."""

_VOICES = ("spokes", "commander", "leader", "fighter")
"""Those who speak for their own group: "its spokesman", "their commander"."""

_GROUPS = "|".join(sorted(load_nouns().insurgent | {"group", "movement", "militia", "alliance", "coalition", "front"}))
_OF_A_GROUP = re.compile(
    rf"(?:^|, )the (?:{_GROUPS})['’]s? .*\b(?:spokes|commander|leader|fighter)"
    rf"|(?:^|, )(?:an?|the|one) (?:spokes\w+|commander|leader|fighter) (?:of|for|from) the (?:{_GROUPS})$",
    re.IGNORECASE,
)
"""Words for who speaks for an armed group that they do not name: "the group's spokesman"."""
_OF_SOME_GROUP = re.compile(
    rf"^(?:(?:an?|the|one|two|three|some|several|senior|local) )*(?:{_GROUPS}) (?:field )?"
    r"(?:spokes\w+|commanders?|leaders?|officials?|officers?|soldiers?|fighters?|sources?)(?= [A-Z]| who |,|$)"
    r"|^their (?:spokes\w+|commanders?|leaders?)$",
    re.IGNORECASE,
)
"""And for who speaks for some group: "a rebel commander", "separatist officials"."""

_OWN_BODY = re.compile(r"(?:[Tt]he )?[A-Z][\w.]*(?: [A-Z][\w’'-]+)* ([A-Z][\w’'-]+)")
"""An organisation's name and more in capitals, up to the last of them."""

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
    words = spelled_out(_introduced(mention, cast))
    words = _officer_named(words, cast) or words
    answer = _judged(mention, words, cast, gazetteer)
    if answer.side or answer.kind in ("witness", "outlet") or is_private(words) or _is_kept_out(words, None):
        return answer
    others = _called_elsewhere(mention, words, cast)
    sides = (_judged(mention, other, cast, gazetteer).side for other in others if other != words)
    return replace(answer, side=next((side for side in sides if side), ""))


_ITS_OFFICER = re.compile(
    rf"(?i)(?:its|the|their|the town's|the city's) ({'|'.join(sorted(load_nouns().single_offices))})"
)
"""Words for one who holds an office that there is one of."""


def _officer_named(words: str, cast: Cast) -> str:
    """Return "its mayor" with the name of the one mayor whom the report names; empty if it names none or several."""
    office = _ITS_OFFICER.fullmatch(words)
    if office is None:
        return ""
    named = re.findall(rf"\b(?i:{office[1]}),? ((?:[A-Z][\w’'-]+ ){{1,2}}[A-Z][\w’'-]+)", cast.text)
    return f"{office[1]} {named[0]}" if len({*named}) == 1 else ""


def _called_elsewhere(mention: Mention, words: str, cast: Cast) -> Iterator[str]:
    """Yield what else the report calls a speaker whose words name no side: "spokesman Roe" was the army's before."""
    name = name_beside_office(words)
    if name:
        yield from introductions(name, cast.text)
    elif before := meant_before(words, cast.text, mention.span.start):
        yield before


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
    if _insurgents(words):
        return _for_group(mention, words, cast.group, "organisation", cast)
    known = find_official(words, cast.day, cast.text)
    if known is not None and known.standing == "in office":
        return _for_official(mention, words, known, cast)
    kind = kind_of_speaker(mention, words, gazetteer)
    words = words if any(noun in words for noun in _MEMBERS) else _MEMBER_OF.sub("", words)
    group = _group_named(mention, words, cast)
    if group:
        return _for_group(mention, words, group, kind, cast)
    party = _party_named(words, cast)
    if party is None and (_OF_A_GROUP.search(words) or _OF_SOME_GROUP.search(words)):
        return _for_unnamed_group(mention, words, kind, cast)
    if party is not None and not _is_kept_out(words, known):
        kind = kind if kind in ("official", "anonymous") else "organisation"
        side = cast.sides.side_of(party.name, cast.day) if party.side else ""
        name = (
            _called(words, party.name, cast) if side or " and " not in words else words
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


def _outlet_in(words: str) -> Outlet | None:
    """Return the outlet that words name, also by what it printed or is: "the SANA report", "state news agency SANA"."""
    called = (words, _PRINTED.sub("", words), _AGENCY.sub("", words))
    return next(filter(None, map(find_outlet, called)), None)


def _otherwise(
    mention: Mention, words: str, kind: SpeakerKind, known: OfficialAnswer | None, cast: Cast, gazetteer: Gazetteer
) -> SpeakerAnswer:
    """Return a speaker whom no table of parties names: by office, by country, or a person."""
    if known is not None:
        reason = f"{known.official.name} {_WHY_OPEN[known.standing]}"
        return _answer(mention, _full_words(mention, words), 0.5, reason, "official")
    side = "" if _is_kept_out(words, known) else side_of_office(words, kind, cast, gazetteer)
    states = states_named(words, gazetteer)
    if not side and not states and _is_dateline_country(words, cast) and not gazetteer.knows(words):
        return _answer(
            mention, words, 0.6, f"{words}: the report was written there", "official", f"{GOVERNMENT}{words}"
        )
    if not side and states:
        party = states[0] if len(set(states)) == 1 else ""
        return _answer(mention, words, 0.8, f"{' and '.join(states)}: a country or its capital", "official", party)
    if not (side or known):
        side = _shown_side(mention, words, kind, cast, gazetteer)
        kind = "organisation" if side and kind == "person" else kind
    if not side and is_land(words, cast.text):
        reason = f"{words}: a land, by what its people are called"
        return _answer(mention, words, 0.6, reason, "official", f"{GOVERNMENT}{words}")
    full = _full_words(mention, words)
    if _is_withheld(full, kind, side, gazetteer):
        private = replace(mention, id=None, name=public_role(full, gazetteer), score=0.5, reason=WITHHELD)
        return SpeakerAnswer(private, kind, side)
    reason = f"speaks for {side} by office" if side else "speaks for no party that is known here"
    return _answer(mention, full, 0.7 if side else 0.5, reason, kind, side)


def _answer(mention: Mention, name: str, score: float, reason: str, kind: SpeakerKind, side: str = "") -> SpeakerAnswer:
    known = None if kind in ("anonymous", "witness") else f"speaker:{name}"
    return SpeakerAnswer(replace(mention, id=known, name=name, score=score, reason=reason), kind, side)


# --- the words


def _introduced(mention: Mention, cast: Cast) -> str:
    """Return the words by which a speaker is judged: the mention's hint, or what the text introduces him with."""
    if mention.hint or not is_bare_name(mention.text):
        return mention.hint or mention.text
    return introduced_as(mention.text, cast.text) or body_explained(mention.text, cast.text) or mention.text


def spelled_out(words: str) -> str:
    """Return the words for a speaker with shortened ranks in full: "Maj. Gen. Jan Roe" is Major General Jan Roe."""
    ranks = load_nouns().ranks
    return re.sub(r"\b([A-Z][a-z]{1,4})\.(?= [A-Z])", lambda match: ranks.get(match[1].casefold(), match[0]), words)


def _full_words(mention: Mention, words: str) -> str:
    if words.casefold() in mention.text.casefold():
        return words
    return words if mention.text.split()[-1].casefold() in words.casefold() else f"{mention.text}, {words}"


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
    name = _called(_full_words(mention, words), group or mention.text, cast)
    return _answer(mention, name, 0.8, "speaks for an armed group", kind, side)


def _called(words: str, party: str, cast: Cast) -> str:
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


def _for_unnamed_group(mention: Mention, words: str, kind: SpeakerKind, cast: Cast) -> SpeakerAnswer:
    """Return who speaks for an armed group that is not named; a party by his own words where the report has several."""
    kind = kind if kind in ("official", "anonymous") else "organisation"
    if cast.group and not _OF_SOME_GROUP.search(words):
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


def _party_named(words: str, cast: Cast) -> KnownActor | None:
    """Return the actor named in a speaker's words ("a Taliban spokesman", "U.S. Central Command")."""
    whole = cast.sides.actors_called(words, cast.code)
    if whole:
        return whole[0] if len(whole) == 1 else None
    tokens = RUN_BY.sub(" ", words.replace("’s", "").replace("'s", "")).split()
    for size in range(min(5, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            piece = " ".join(tokens[start : start + size]).strip(",")
            found = cast.sides.actors_called(piece, cast.code) if piece[:1].isupper() else ()
            if len(found) == 1 and not (size == 1 and _is_of_longer_name(tokens, start)):
                return found[0]
    return None


def _is_of_longer_name(tokens: list[str], at: int) -> bool:
    """Say whether one word is of the name of another body: "the Delta AMNESTY Board" is no Amnesty International."""
    known = known_actor(tokens[at].strip(","))
    if known is None or known.side or known.kind != "organisation" or tokens[at].isupper() or tokens[at].endswith(","):
        return False
    behind = tokens[at + 1].strip(",") if at + 1 < len(tokens) else ""
    return behind[:1].isupper() and behind.casefold() in load_persons().bodies | load_nouns().civil_bodies


_ARTICLE = re.compile(r"^(?:(?:the|a|an|one|two|three|four|five|several|some|other|local)\b ?)+", re.IGNORECASE)
_PUBLISHED_BY = re.compile(
    r"\b(?:published|released|posted|shared|issued|broadcast|made|distributed|circulated|filmed|put out|sent out)"
    r" (?:\w+ )?by (?P<by>.+)$"
    r"|\b(?:read|read out|carried|aired|broadcast|posted|published|run|printed) (?:on|in|over) (?P<on>.+)$"
)
"""Who answers for a picture or a document."""


def _insurgents(words: str) -> bool:
    """Say whether the speaker is the armed group itself, called by a common noun ("the insurgents", "a rebel").

    What it broadcasts or publishes is its word: "the rebels' radio", "pictures published by the rebels"; and it may be
    told where they are: "separatists in the east".
    """
    owner = _owner(words)
    plain = _ARTICLE.sub("", owner or words).casefold().split()
    called = load_nouns().insurgent | (frozenset() if owner else {"group", "movement"})
    somewhere = plain[1:2] in (["in"], ["of"], ["from"], ["near"], ["around"], ["on"], ["based"])
    return plain[:1] != [] and plain[0] in called and (len(plain) == 1 or (somewhere and plain[0].endswith("s")))


def _owner(words: str) -> str:
    """Return whose medium a speaker is, or who published it: "the rebels' radio", "a text READ ON their radio"."""
    published = _PUBLISHED_BY.search(words)
    by = (published["by"] or published["on"]) if published else words
    media = OF_MEDIA.match(by)
    return media[1] if media else published["by"] or "" if published else ""


def _group_named(mention: Mention, words: str, cast: Cast) -> str:
    """Return the armed group of this report that a speaker's words name or belong to; empty if none.

    "Its spokesman" is that of the one group, unless his sentence is about somebody else.
    """
    folded = words.casefold()
    found = ((folded.find(name.casefold()), name) for name in cast.groups if _has_words(folded, name.casefold()))
    named = min(found, key=lambda one: one[0], default=(0, ""))[1]  # "the Hill Corps, the armed wing of the Republic"
    short = (full for one, full in cast.acronyms.items() if full in cast.groups and re.search(rf"\b{one}\b", words))
    if named := named or next(short, ""):
        return full_name(named, cast.groups)
    if not (folded.startswith(("its ", "their ")) and any(word in folded for word in _VOICES)):
        return ""
    at = _at(mention, words, cast)
    about, office = subject_taken_up(cast.text, at, (*cast.parties, *cast.groups))
    if not about and body_taken_up(cast.text, at):
        return ""
    other = office or (bool(about) and full_name(about, (cast.group,)) != cast.group)
    return "" if other else cast.group


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text) is not None


def _at(mention: Mention, words: str, cast: Cast) -> int:
    """Return where a speaker's words stand in his report; -1 where they do not."""
    if spelled_out(mention.text) == words and cast.text.startswith(mention.text, mention.span.start):
        return mention.span.start
    return cast.text.find(words)


_OF_OTHERS = re.compile(
    rf"\b(?:{'|'.join(re.sub('^f', '[Ff]', words) for words in sorted(load_nouns().of_other_states))})"
)
"""What officials of other countries are called, who speak for no government of this one."""


def _is_kept_out(words: str, known: OfficialAnswer | None) -> bool:
    """Say whether the words take the speaker's office away ("a former governor"), or a table does."""
    if _OF_OTHERS.search(words):
        return True
    name, _, office = words.partition(", ")
    called = office if office and name.istitle() else name  # "Jan Roe, a former governor"
    heads = re.split(r"[\s-]", called.casefold().split(",")[0])[:3]
    return not load_persons().former.isdisjoint(heads) or known is not None


def _state_of(outlet: Outlet, cast: Cast) -> str:
    """Return the government that an outlet speaks for: its own, in reports about its own country."""
    return GOVERNMENT + cast.country if outlet.kind == STATE_MEDIA and cast.code and outlet.country == cast.code else ""


def _state_media(words: str) -> bool:
    """Say whether words without a name say that state media speak: "state television"."""
    folded = f" {words.casefold()} "
    return any(f" {phrase} " in folded for phrase in load_nouns().state_media)


def _is_foreign(words: str, cast: Cast, gazetteer: Gazetteer) -> bool:
    """Say whether words name the people of another country than the report's: "Ostravian state media" in Varnia."""
    of = {gazetteer.demonyms[fold(word)] for word in words.split() if fold(word) in gazetteer.demonyms}
    return bool(of) and bool(cast.code) and cast.code not in of


def _shown_side(mention: Mention, words: str, kind: SpeakerKind, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the side of whom no table knows: of a party that the report itself shows, named in the words or before.

    A private person who lives under a party speaks for none.
    """
    private = is_private(_without_parties(words, cast)) or is_relative(words) or _is_kept_out(words, None)
    if private or kind in ("witness", "outlet") or _AND_ANOTHER.search(own_words(words)):
        return ""
    if _ITS_OWN.fullmatch(words):
        return ""
    if words.casefold().startswith(("its ", "their ")) or _ON_ITS_PAGE.search(words):
        return _side_before(mention, words, cast, gazetteer)
    return party_meant(own_words(words), cast.parties)


_ITS_OWN = re.compile(rf"(?i)(?:its|their) ({'|'.join(sorted(load_nouns().of_places))})")
"""Somebody of the place that was taken, and not of who took it."""

_ON_ITS_PAGE = re.compile(
    r"\b(?:on|by|in|from) (?:its|their) (?:own |official )?"
    r"(?:page|pages|website|site|channel|channels|account|accounts|radio|feed|bulletin|newspaper|television)$"
)
"""Where somebody publishes what is his own word: "a post ON ITS PAGE"."""

_AND_ANOTHER = re.compile(r" and (?:an?|the|one|two|three|several|some) (?![A-Z])")
"""What puts somebody beside a speaker who may be of another side: "a Guard commander and an army officer"."""


def _without_parties(words: str, cast: Cast) -> str:
    """Return a speaker's words without the names of parties: a spokesman for the "Harbour Boys" is nobody's boy."""
    return re.sub("|".join(map(re.escape, cast.parties)), "", words) if cast.parties else words


def _side_before(mention: Mention, words: str, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the side of the party or the office named last before "its spokesman"; empty if none is near."""
    at = _at(mention, words, cast)
    if at < 0:
        return ""
    if not subject_taken_up(cast.text, at, (*cast.parties, *cast.groups))[0] and body_taken_up(cast.text, at):
        return ""
    name, office = taken_up(cast.text, at, (*cast.parties, *cast.groups))
    if office:
        return side_of_office(name, "official", cast, gazetteer)
    return cast.sides.side_of(name, cast.day) if name else ""


def _is_dateline_country(words: str, cast: Cast) -> bool:
    """Say whether words are the country or province of the dateline, which speaks as its government."""
    return bool(words) and words in [part.strip() for part in cast.dateline.split(",")[1:]]


def _heads_group(words: str) -> bool:
    """Say whether words begin with a noun for a whole side: "separatists in the east"."""
    first = words.casefold().removeprefix("the ").split()[:1]
    return bool(first) and first[0].endswith("s") and first[0] in load_nouns().insurgent


def _is_withheld(words: str, kind: SpeakerKind, side: str, gazetteer: Gazetteer) -> bool:
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
