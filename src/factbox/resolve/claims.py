"""The walk through the claims of one report: places first, since they say which country it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, SHIPPED, Sides, known_actor, load_nouns, party_side
from factbox.knowledge.fates import PERFECT, SUM_FROM
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.records import Claim, Days, Mention, Place, Report, Stance
from factbox.resolve.actors import Cast, country_title, read_cast, resolve_actor, resolve_speaker
from factbox.resolve.cast import is_state_body
from factbox.resolve.dates import claim_days
from factbox.resolve.home import home_country
from factbox.resolve.places import PlaceAnswer, resolve_places
from factbox.resolve.states import is_of_its_own, state_in

LONG_AGO = 365
"""Days before publication from which on a dated happening is background, whatever the text makes of it."""

STATES = ("territory.held", "territory.siege", "territory.contested")
NOT_NAMED = "the country"
"""Stands for the country that a report is about where the gazetteer knows none of its places: its army and its ministry
are of one side, whatever it is called."""

_UNNAMED = "unnamed"
_BARE_FORCES = re.compile(
    r"(?:(?:the|some|about|around|more|additional|extra|further|up|to|of|hundreds|thousands|[\d,]+) )*"
    r"(?:troops|soldiers|forces)",
    re.IGNORECASE,
)
"""Forces without a word of whose they are."""
_TELLS_LOSS = re.compile(r"\b(?:fall|falls|fell|fallen|falling|loss|lost)\b", re.IGNORECASE)
"""Words that tell a loss whoever took the place, so that its government admits one with them."""
_TELLS_REGAIN = re.compile(r"\b(?:liberat|recaptur|retak|retook|regain|reclaim|restor|recover|secur)", re.IGNORECASE)
"""Words by which those who held a place before tell that they have it again."""
_OWN_SIDE = re.compile(
    r"^[“\"']?(?:[Ww]e|[Oo]ur)\b|\b(?:in|under) our\b|\bours\b|\bto us\b"
    r"|^(?:[Hh]is|[Hh]er|[Mm]y) (?:men|side|fighters|forces|troops|soldiers|units|unit)\b"
)
_ITS_SIDE = re.compile(
    r"\bunder (?:its|their|his) (?:full |complete )?control\b|\bin (?:its|their|his) hands\b"
    r"|^(?:[Ii]ts|[Tt]heir) (?:men|fighters|forces|troops|soldiers|units)\b"
)
"""Words by which somebody tells of the own side; "its" is the speaker's where a body or an officer speaks."""
_OF_PARTIES = ("territory.capture", "territory.enter", "territory.held", "territory.withdraw", "territory.handover")
"""Types that only parties do: who says "we hold the town" speaks for one, whatever it is called."""
_ADMITTING = ("admit", "concede", "acknowledge")
_BOASTED = ("deployment.", "aid", "strike.", "attack.", "detention.", "evacuation")
"""Acts that a party which is no authority tells in its own favour."""
_HARM = ("casualties", "killing.", "abuse", "looting", "attack.", "strike.")
"""Harm, which is told of an enemy in one's own favour."""
_LAID_TO_OTHERS = (*_HARM, "detention.arrest", "defection")
"""What a party tells of its enemy in its own favour."""
_DONE_TO_FOES = (*_HARM, "detention.arrest")
"""What a party tells in its own favour where it did it to its enemy, and against itself where to others."""
_LEFT_ITSELF = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Hh]e) (?:had |has |have )?\w+|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Oo]ur) \w+"
)
"""Words by which who admits a retreat tells that it is the own one."""
_OWN_LOSSES = re.compile(r"\b(?:its|their|his|our) own (?:losses|dead|wounded|casualties)\b")
_SUMMED = ("casualties", "killing.civilians", "displacement", "detention.arrest", "quantity.other")
"""What is counted over all of a conflict."""
_PERFECT = re.compile(rf"\b(?:{'|'.join(sorted(PERFECT))})\b")
_AUXILIARY = 12
"""Characters before a clause that may hold its auxiliary."""
_FOUGHT = re.compile(
    r"\b(?:inflict|neutrali[sz]|eliminat|liquidat|repel|repuls)\w*|\barmed (?:men|gangs?|groups?|elements)\b",
    re.IGNORECASE,
)
"""Verbs that take an enemy for their object, and names for one that say that he is armed and nobody's army."""


def resolve_claims(
    report: Report,
    claims: Sequence[Claim],
    *,
    gazetteer: Gazetteer | None = None,
    country: str = "",
    sides: Sides = SHIPPED,
) -> tuple[Claim, ...]:
    """Return the claims with what their words mean.

    Args:
        report: the report they stand in.
        claims: as extracted.
        gazetteer: the places that are known; by default the shipped one.
        country: ISO code of the country that the reports are about, if the user says so.
        sides: who is on which side; by default our tables.
    """
    places = gazetteer or open_gazetteer()
    answers = _places(report, claims, places, country or country_of_groups(claims, sides))
    home = _title(country or home_country(answers.values(), report, places), places) or NOT_NAMED
    cast = read_cast(report, claims, home, sides=sides, gazetteer=places)
    return tuple(_resolve(claim, report, cast, answers, places) for claim in claims)


def _resolve(
    claim: Claim,
    report: Report,
    cast: Cast,
    answers: Mapping[Mention, PlaceAnswer],
    gazetteer: Gazetteer,
) -> Claim:
    answer = answers.get(claim.place) if claim.place else None
    claim = replace(
        claim,
        place=answer.mention if answer else claim.place,
        where=answer.place if answer else _country_meant(claim, report, cast, gazetteer),
        actor=_party(claim.actor, cast, gazetteer),
        recipient=_party(claim.recipient, cast, gazetteer),
        unresolved=_open_places(claim, answer),
    )
    return _dated(_spoken(_from_elsewhere(claim), cast, gazetteer), report)


def _from_elsewhere(claim: Claim) -> Claim:
    """Return a claim that somebody went over to a side without an actor of that side, who cannot have."""
    side = party_side(claim.actor)
    same = claim.type == "defection" and side and side == party_side(claim.recipient)
    return replace(claim, actor=None) if same else claim


def _party(mention: Mention | None, cast: Cast, gazetteer: Gazetteer) -> Mention | None:
    """Return an actor resolved, with the side it is on that day."""
    own = mention is not None and mention.hint == "name" and is_state_body(mention.text)
    mention = replace(mention, hint="government") if own and mention else mention
    actor = mention and resolve_actor(mention, cast, gazetteer)
    if actor is None or not actor.name:
        return actor
    state = state_in(actor.name, cast.states) if is_of_its_own(actor.name, cast.states) else ""
    return replace(actor, side=GOVERNMENT + state if state else cast.sides.side_of(actor.name, cast.day))


# --- places


def country_of_groups(claims: Sequence[Claim], sides: Sides = SHIPPED) -> str:
    """Return the one country in which all the known armed groups of a report fight; empty if there are several."""
    named = (party for claim in claims for party in (claim.actor, claim.recipient, claim.speaker))
    parties = (party.text for party in named if party is not None)
    known = {actor for words in parties if (actor := sides.known_actor(words)) and actor.kind == "group"}
    countries = {country for actor in known for country in actor.countries}
    return next(iter(countries)) if len(countries) == 1 and "*" not in countries else ""


def _places(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer, country: str) -> dict[Mention, PlaceAnswer]:
    mentions = list(dict.fromkeys(c.place for c in claims if c.place is not None and c.place.hint != _UNNAMED))
    return dict(zip(mentions, resolve_places(mentions, report, gazetteer, country=country), strict=True))


def _open_places(claim: Claim, answer: PlaceAnswer | None) -> tuple[str, ...]:
    if claim.place is None or (answer is not None and answer.place is not None):
        return ()
    reason = answer.mention.reason if answer else "the words name no place"
    return (f"place: {reason}",)


def _country_meant(claim: Claim, report: Report, cast: Cast, gazetteer: Gazetteer) -> Place | None:
    """Return the country that is meant where no words say where: the one that the report is about, if it names it.

    Troops are brought home from there, but for its own; and people have been killed or have fled there, where the
    number is that of all so far ("more than 3,000 people have died").
    """
    country = gazetteer.country(cast.code) if cast.code else None
    if country is None or claim.place is not None or country.name not in cast.text:
        return None
    if claim.type == "deployment.out":
        home = claim.actor is not None and party_side(claim.actor) == GOVERNMENT + cast.country
        return None if home else country
    return country if _is_of_all_so_far(claim, report) else None


def _is_of_all_so_far(claim: Claim, report: Report) -> bool:
    """Say whether a claim tells how many people have come to harm or fled in all: by the perfect, or since when."""
    quantity = claim.quantity
    if quantity is None or claim.type not in _SUMMED or (quantity.best or quantity.low or SUM_FROM) < SUM_FROM:
        return False
    words = report.text[max(claim.span.start - _AUXILIARY, 0) : claim.span.end]
    return bool(quantity.baseline) or _PERFECT.search(words) is not None


def _title(code: str, gazetteer: Gazetteer) -> str:
    """Return the name of a country as it stands after "of", by its ISO code; empty if there is none."""
    found = gazetteer.country(code) if code else None
    return country_title(found.name) if found else ""


# --- speakers and stance


def _spoken(claim: Claim, cast: Cast, gazetteer: Gazetteer) -> Claim:
    if claim.speaker is None:
        return claim
    answer = resolve_speaker(claim.speaker, cast, gazetteer)
    claim = replace(claim, speaker=answer.mention, speaker_kind=answer.kind, speaker_side=answer.side)
    claim = _of_speakers_forces(claim)
    return replace(claim, stance=settle_stance(claim, answer.side, _home(claim.where, cast, gazetteer)))


def _of_speakers_forces(claim: Claim) -> Claim:
    """Return a move of "600 troops" of nobody's, of which a government speaks, as one of its own forces."""
    side, actor = claim.speaker_side, claim.actor
    if actor is None or not claim.type.startswith("deployment.") or not side.startswith(GOVERNMENT):
        return claim
    if side == GOVERNMENT + NOT_NAMED or not _BARE_FORCES.fullmatch(actor.text):
        return claim
    name = f"Forces of {side.removeprefix(GOVERNMENT)}"
    reason = "the troops of whose move a government speaks"
    return replace(claim, actor=replace(actor, id=f"actor:{name}", name=name, side=side, reason=reason))


def _home(place: Place | None, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the government of the country that a place lies in, which loses what others take there.

    Of a place that nobody knows ("a western provincial capital"), that is the country that the report is about.
    """
    country = gazetteer.country(place.country) if place and place.country else None
    if country is not None:
        return GOVERNMENT + country_title(country.name)
    return GOVERNMENT + cast.country if place is None or cast.country == NOT_NAMED else ""


def settle_stance(claim: Claim, side: str, home: str) -> Stance:
    """Return the stance of attributed words once the speaker's side is known.

    A party's word in its own favour is *claimed*, its word against its own interest *confirmed*, anybody else's
    *attributed*. What a clause hedges, denies or expects stays as it is.

    Args:
        claim: the claim, with actor, recipient and the kind of its speaker resolved.
        side: the party that the speaker speaks for; empty if none.
        home: the government of the country that the place lies in; empty if unknown.
    """
    if claim.stance != "attributed":
        return claim.stance
    if claim.type in _OF_PARTIES and _tells_of_own(claim):
        return "confirmed" if claim.type == "territory.withdraw" or _TELLS_LOSS.search(claim.quote) else "claimed"
    if not side:
        return _of_no_known_side(claim)
    winner, loser, home = (_own_where_unnamed(party, side, claim.actor) for party in _parties(claim, home))
    if _admits_loss(claim) and not (winner and side.startswith(GOVERNMENT)):
        return "confirmed"
    if claim.type == "territory.handover":
        winner, loser = loser, winner
    winner = home if side == home and _is_own_army(claim, winner) else winner
    if claim.type.startswith("territory."):
        return _about_territory(claim, side, winner, loser or home)
    return _about_others(claim, side, winner, home)


def _parties(claim: Claim, home: str) -> tuple[str, str, str]:
    """Return who acts, who suffers and the home; insurgents of no name are those who speak, or their foes."""
    actor, winner = claim.actor, party_side(claim.actor)
    if actor is not None and not winner and actor.hint == "insurgent":
        winner = actor.text
    return winner, party_side(claim.recipient), home


def _own_where_unnamed(party: str, side: str, actor: Mention | None) -> str:
    """Return the speaker's own side for one that is not named: "the troops" of a state's spokesman are its own.

    Where the state that speaks is not named either, it may be the one that is: that is the more careful reading.
    """
    unnamed = GOVERNMENT + NOT_NAMED
    if side.startswith(GOVERNMENT) and party.startswith(GOVERNMENT) and unnamed in (party, side):
        return side
    rebels = actor is not None and not actor.name and actor.hint == "insurgent" and party == actor.text
    return side if rebels and not side.startswith(GOVERNMENT) else party


def _wages_war(claim: Claim) -> bool:
    """Say whether a state's speaker is one that wages its war and tells of fighting in its favour; a mayor does not."""
    words = re.findall(r"[a-z]+", claim.speaker.text.casefold()) if claim.speaker else []
    return claim.speaker_kind == "outlet" or not load_nouns().warring.isdisjoint(words)


def _tells_of_own(claim: Claim) -> bool:
    """Say whether a speaker tells what the speaker's own side did or holds: "We hold X", "his men took X"."""
    if _OWN_SIDE.search(claim.quote):
        return True
    return claim.speaker_kind in ("official", "organisation") and _ITS_SIDE.search(claim.quote) is not None


def _of_no_known_side(claim: Claim) -> Stance:
    """Settle the stance of words whose speaker no table puts on a side: who counts "enemy dead" is on one."""
    speaks_for_some = claim.speaker_kind in ("official", "organisation") or _OWN_SIDE.search(claim.quote)
    if claim.type.startswith(_DONE_TO_FOES) and speaks_for_some and _words_after_actor(claim) & load_nouns().foes:
        return "claimed"
    return "confirmed" if _admits_loss(claim) else "attributed"


def _admits_loss(claim: Claim) -> bool:
    """Say whether somebody of no known side admits a loss: to admit is to speak against one's own interest."""
    if claim.type == "territory.withdraw":
        return claim.cue in _ADMITTING and _LEFT_ITSELF.search(claim.quote) is not None
    lost = claim.type == "territory.capture" and _TELLS_LOSS.search(claim.quote) is not None
    return claim.cue in _ADMITTING and claim.speaker_kind in ("official", "organisation", "anonymous") and lost


def _is_own_army(claim: Claim, winner: str) -> bool:
    """Say whether an actor that no table knows is a government's by its words: "units of the National Army"."""
    actor = claim.actor
    if actor is None or winner != actor.name:
        return False
    own = load_nouns().government | load_nouns().regulars
    return bool(own & {word.casefold() for word in actor.text.split()[-1:]})


def _about_territory(claim: Claim, side: str, winner: str, loser: str) -> Stance:
    """Settle the stance of words about a place; that it is fought over is no good news for whoever holds it."""
    if claim.type == "territory.withdraw":
        return "confirmed" if side in (winner, loser) else "claimed"
    if claim.type == "territory.contested" and side == loser:
        return "claimed" if _wages_war(claim) else "confirmed"
    if side == winner or not (side.startswith(GOVERNMENT) or winner):
        return "claimed"
    if loser.startswith(GOVERNMENT) and winner != loser and not side.startswith(GOVERNMENT):
        return "claimed"  # who fights a government tells of its losses in his own favour, whoever took the place
    if side == loser and not winner and (claim.type == "territory.held" or _TELLS_REGAIN.search(claim.quote)):
        return "claimed"
    return "confirmed" if side == loser and (winner or _TELLS_LOSS.search(claim.quote)) else "attributed"


def _about_others(claim: Claim, side: str, winner: str, home: str) -> Stance:
    """Settle the stance of words about fighting and harm: what a party tells of either is told in its own favour.

    An authority that tells its own act admits it, unless the act was against its enemy; what a party lays at another's
    door it claims, and its enemy's losses too.
    """
    fights = side == home or not side.startswith(GOVERNMENT)
    if claim.type.startswith("battle."):
        told_by_party = side == winner or fights if winner else fights and (side != home or _wages_war(claim))
        return "claimed" if told_by_party else "attributed"
    if side == winner:
        return _about_own_act(claim, side, fights=fights)
    if not winner and _owns_to_dead(claim, side):
        return "confirmed"
    if not winner and fights and claim.type.startswith("detention.") and _wages_war(claim):
        return "claimed"
    foe = not winner and claim.type.startswith(_DONE_TO_FOES) and _is_against_foe(claim, side)
    accuses = winner and winner != NOT_NAMED and claim.type.startswith(_LAID_TO_OTHERS)
    return "claimed" if fights and (foe or accuses) else "attributed"


def _about_own_act(claim: Claim, side: str, *, fights: bool) -> Stance:
    """Settle the stance of what a speaker tells of the own side; to count the dead is no deed that one admits."""
    if claim.type == "count":
        party = fights and (
            side.startswith(GOVERNMENT) or side != (claim.actor and claim.actor.name) or known_actor(side)
        )
        stance: Stance = "claimed" if party else "attributed"
        return "confirmed" if _OWN_LOSSES.search(claim.quote) else stance
    if claim.type.startswith(_DONE_TO_FOES) and _is_against_foe(claim, side):
        return "claimed"
    if claim.type == "defection" and claim.actor is not None and not claim.span.contains(claim.actor.span):
        return "claimed"  # who gave himself up is not named here, and an army does not tell it of its own
    boasts = not side.startswith(GOVERNMENT) and claim.type.startswith(_BOASTED)
    return "claimed" if boasts else "confirmed"


def _owns_to_dead(claim: Claim, side: str) -> bool:
    """Say whether a side tells that it lost people of its own: with a word of losing, or by owning to it."""
    number = claim.quantity and (claim.quantity.best or claim.quantity.low or claim.quantity.high)
    told = claim.cue in _ADMITTING or _TELLS_LOSS.search(claim.quote) is not None
    return bool(claim.type == "casualties" and number and told and party_side(claim.recipient) == side)


def _is_against_foe(claim: Claim, side: str) -> bool:
    """Say whether a clause tells what was done to those whom a side fights: by their side, or by what it calls them."""
    suffers = party_side(claim.recipient)
    if suffers == side:
        return False
    fought = suffers.startswith(GOVERNMENT) or (claim.recipient is not None and _fights(claim.recipient))
    others = load_nouns().insurgent if side.startswith(GOVERNMENT) else load_nouns().government
    words = _words_after_actor(claim)
    return fought or bool(words & (load_nouns().foes | others)) or _FOUGHT.search(claim.quote) is not None


def _fights(mention: Mention) -> bool:
    known = known_actor(mention.name or "")
    return known is not None and known.kind in ("group", "forces")


def _words_after_actor(claim: Claim) -> set[str]:
    """Return the words of a clause, in small letters, without those that come before its actor or are the actor's."""
    _, _, after = claim.quote.partition(claim.actor.text) if claim.actor else ("", "", "")
    return set(re.findall(r"\w+", (after or claim.quote).casefold()))


# --- days


def _dated(claim: Claim, report: Report) -> Claim:
    days, readings, reasons = claim_days(
        claim.time.text if claim.time else None,
        claim.spoken.text if claim.spoken else None,
        report.published_day,
        claim.tense,
        state=claim.type in STATES,
        forecast=claim.stance in ("forecast", "conditional"),
    )
    time = claim.time and replace(claim.time, reason=readings[0].reason if readings else "; ".join(reasons))
    return replace(
        claim,
        time=time,
        days=days,
        readings=readings if len(readings) > 1 else (),
        historical=claim.historical or _long_ago(days, report),
        unresolved=claim.unresolved + tuple(f"date: {reason}" for reason in reasons),
    )


def _long_ago(days: Days, report: Report) -> bool:
    if days.last is None or report.published_day is None:
        return False
    return (report.published_day - days.last).days > LONG_AGO
