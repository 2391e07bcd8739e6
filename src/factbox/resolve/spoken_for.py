"""Which party a speaker's words name, belong to or take up: "a Front spokesman", "the rebels' radio", "its leader"."""

from __future__ import annotations

import re

from factbox.knowledge.actors import KnownActor, known_actor, load_nouns, load_persons
from factbox.knowledge.places import Gazetteer
from factbox.records import Mention, SpeakerKind
from factbox.resolve.cast import RUN_BY, Cast, full_name
from factbox.resolve.offices import OF_MEDIA, side_of_office
from factbox.resolve.officials import OfficialAnswer
from factbox.resolve.parties import party_meant
from factbox.resolve.roles import is_private, is_relative, own_words
from factbox.resolve.speaker_words import spelled_out
from factbox.resolve.taken_up import body_taken_up, subject_taken_up, taken_up

_VOICES = ("spokes", "commander", "leader", "fighter")
"""Those who speak for their own group: "its spokesman", "their commander"."""


_GROUPS = "|".join(sorted(load_nouns().insurgent | {"group", "movement", "militia", "alliance", "coalition", "front"}))


OF_A_GROUP = re.compile(
    rf"(?:^|, )the (?:{_GROUPS})['’]s? .*\b(?:spokes|commander|leader|fighter)"
    rf"|(?:^|, )(?:an?|the|one) (?:spokes\w+|commander|leader|fighter) (?:of|for|from) the (?:{_GROUPS})$",
    re.IGNORECASE,
)
"""Words for who speaks for an armed group that they do not name: "the group's spokesman"."""


OF_SOME_GROUP = re.compile(
    rf"^(?:(?:an?|the|one|two|three|some|several|senior|local) )*(?:{_GROUPS}) (?:field )?"
    r"(?:spokes\w+|commanders?|leaders?|officials?|officers?|soldiers?|fighters?|sources?)(?= [A-Z]| who |,|$)"
    r"|^their (?:spokes\w+|commanders?|leaders?)$",
    re.IGNORECASE,
)
"""And for who speaks for some group: "a rebel commander", "separatist officials"."""


def party_named(words: str, cast: Cast) -> KnownActor | None:
    """Return the actor named in a speaker's words ("a Taliban spokesman", "U.S. Central Command")."""
    whole = cast.sides.actors_called(words, cast.code)
    if whole:
        return whole[0] if len(whole) == 1 else None
    tokens = RUN_BY.sub(" ", words.replace("’s", "").replace("'s", "")).split()
    for size in range(min(5, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            piece = " ".join(tokens[start : start + size]).strip(",")
            found = cast.sides.actors_called(piece, cast.code) if piece[:1].isupper() else ()
            if len(found) == 1 and piece != found[0].name and _is_branch_of(tokens, start, found[0]):
                continue
            if len(found) == 1 and not (size == 1 and _is_of_longer_name(tokens, start)):
                return found[0]
    return None


def _is_branch_of(tokens: list[str], start: int, actor: KnownActor) -> bool:
    """Say whether a body's short name ends that of a land's own: "the Orvali RED CROSS" is no world body."""
    before = tokens[start - 1] if start else ""
    if before.casefold() in {"the", "international"} or "-" in before or before.endswith(",") or before in actor.name:
        return False
    return before[:1].isupper() and actor.kind == "organisation" and not actor.side


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


def insurgents(words: str) -> bool:
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


def group_named(mention: Mention, words: str, cast: Cast) -> str:
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


def is_kept_out(words: str, known: OfficialAnswer | None) -> bool:
    """Say whether the words take the speaker's office away ("a former governor"), or a table does."""
    if _OF_OTHERS.search(words):
        return True
    name, _, office = words.partition(", ")
    called = office if office and name.istitle() else name  # "Jan Roe, a former governor"
    heads = re.split(r"[\s-]", called.casefold().split(",")[0])[:3]
    return not load_persons().former.isdisjoint(heads) or known is not None


def shown_side(mention: Mention, words: str, kind: SpeakerKind, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the side of whom no table knows: of a party that the report itself shows, named in the words or before.

    A private person who lives under a party speaks for none.
    """
    private = is_private(_without_parties(words, cast)) or is_relative(words) or is_kept_out(words, None)
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
