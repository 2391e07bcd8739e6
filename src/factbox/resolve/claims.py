"""The walk through the claims of one report: places first, since they say which country it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factbox.knowledge.actors import (
    GOVERNMENT,
    NOT_NAMED,
    SHIPPED,
    Sides,
    country_title,
    is_numbered_unit,
    known_actor,
    load_nouns,
    party_side,
)
from factbox.knowledge.fates import DEADLY, PERFECT, SUM_ALWAYS, SUM_FROM
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.interests import interest_in
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.language.times import parse_time
from factbox.records import Claim, Days, Mention, Place, Report
from factbox.resolve.actors import Cast, read_cast, resolve_actor, resolve_speaker
from factbox.resolve.capitals import in_plain_case
from factbox.resolve.cast import is_state_body
from factbox.resolve.dated_labels import label_time
from factbox.resolve.dates import claim_days
from factbox.resolve.day_spoken_of import day_spoken_of
from factbox.resolve.denied_deals import as_denied_beside
from factbox.resolve.home import home_country
from factbox.resolve.interest import settle_stance, sides_at_war, tells_restored
from factbox.resolve.mutineers import without_mutineers
from factbox.resolve.national_capital import capital_meant, embassy_seat
from factbox.resolve.own_deeds import as_body, body_of_own_arms, of_themselves
from factbox.resolve.places import PlaceAnswer, resolve_places
from factbox.resolve.regained import lost_before_regained
from factbox.resolve.states import is_of_its_own, state_in

LONG_AGO = 365
"""Days before publication from which on a dated happening is background, whatever the text makes of it."""

STATES = ("territory.held", "territory.siege", "territory.contested")
_BEGUN = ("territory.siege", "territory.contested")
_UNNAMED = "unnamed"
_BARE_FORCES = re.compile(
    r"(?:(?:the|some|about|around|more|additional|extra|further|up|to|of|hundreds|thousands|[\d,]+) )*"
    r"(?:troops|soldiers|forces)",
    re.IGNORECASE,
)
"""Forces without a word of whose they are."""
_SUMMED = ("casualties", "killing.civilians", "displacement", "detention.arrest", "quantity.other")
"""What is counted over all of a conflict."""
_ALL_OVER = ("abuse", "displacement", "evacuation", "strike.air")
"""What a report that says no more of where tells of all the country that it is about."""
_PERFECT = re.compile(rf"\b(?:{'|'.join(sorted(PERFECT))})\b")
_AUXILIARY = 12
"""Characters before a clause that may hold its auxiliary."""


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
    lands = {answer.place.country for answer in answers.values() if answer.place is not None} - {""}
    cast = read_cast(report, claims, home, sides=sides, gazetteer=places, lands=lands)
    parties = [_with_place_and_parties(claim, report, cast, answers, places) for claim in claims]
    placed = [without_mutineers(claim, report) for claim in parties]
    at_war = sides_at_war(placed)
    spoken = of_themselves([_spoken(_from_elsewhere(claim), report, cast, places, at_war) for claim in placed], report)
    return lost_before_regained([_dated(claim, report) for claim in as_denied_beside(spoken)])


def _with_place_and_parties(
    claim: Claim,
    report: Report,
    cast: Cast,
    answers: Mapping[Mention, PlaceAnswer],
    gazetteer: Gazetteer,
) -> Claim:
    actor, recipient = _party(claim.actor, cast, gazetteer), _party(claim.recipient, cast, gazetteer)
    answer = answers.get(claim.place) if claim.place else None
    country = gazetteer.country(cast.code) if cast.code else None
    where = (
        _in_plain_case(answer.place, report)
        if answer
        else capital_meant(claim, report, country, gazetteer)
        or embassy_seat(claim, report, country, gazetteer)
        or _country_meant(replace(claim, actor=actor), report, cast, gazetteer)
    )
    if claim.type.startswith("territory.") and party_side(actor) and party_side(actor) == party_side(recipient):
        recipient = None  # "rebels from the Accord took the town" of somebody else
    return replace(
        claim,
        place=answer.mention if answer else claim.place,
        where=where,
        actor=actor,
        recipient=recipient,
        unresolved=() if where is not None else _open_places(claim, answer),
    )


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
    name = in_plain_case(actor.name, cast.text) if " " in actor.name else actor.name  # one word may be an acronym
    if name != actor.name:
        actor = replace(actor, id=f"actor:{name}", name=name)
    state = state_in(name, cast.states) if is_of_its_own(name, cast.states) else ""
    return replace(actor, side=GOVERNMENT + state if state else cast.sides.side_of(name, cast.day))


# --- places


def _in_plain_case(place: Place | None, report: Report) -> Place | None:
    """Return a place with its name as reports write it within a sentence; its id has no case."""
    return place and replace(place, name=in_plain_case(place.name, report.text))


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

    Troops are brought home from there, but for its own, and another state sends its own there; an offensive goes on
    there, air strikes are flown, people flee, are brought out and wronged there; and people have been killed there,
    where the number is that of all so far ("more than 3,000 people have died").
    """
    country = gazetteer.country(cast.code) if cast.code else None
    if country is None or country.name not in cast.text:
        return None
    if claim.place is not None:  # "the country", "one town after another"
        unnamed = claim.place.hint == _UNNAMED and claim.type in ("territory.capture", "territory.held")
        return (
            country if unnamed and (claim.place.text.casefold() == "the country" or claim.extent == "parts") else None
        )
    if claim.type.startswith("deployment."):
        return country if _is_of_another_state(claim, cast) else None
    offensive = claim.type == "battle.clash" and claim.quantity is None
    return country if offensive or claim.type in _ALL_OVER or _is_of_all_so_far(claim, report) else None


def _is_of_another_state(claim: Claim, cast: Cast) -> bool:
    """Say whether troops are not the country's own; those who are sent there must be known to be another state's."""
    side = party_side(claim.actor)
    if claim.type == "deployment.out":
        return side != GOVERNMENT + cast.country
    return side.startswith(GOVERNMENT) and side not in (GOVERNMENT + cast.country, GOVERNMENT + NOT_NAMED)


def _is_of_all_so_far(claim: Claim, report: Report) -> bool:
    """Say whether a claim tells how many people have come to harm or fled in all: by the perfect, or since when."""
    quantity = claim.quantity
    if quantity is None or claim.type not in _SUMMED or (quantity.best or quantity.low or SUM_FROM) < SUM_FROM:
        return False
    if claim.type in DEADLY and (quantity.best or quantity.low or 0) >= SUM_ALWAYS:
        return True
    words = report.text[max(claim.span.start - _AUXILIARY, 0) : claim.span.end]
    return bool(quantity.baseline) or _PERFECT.search(words) is not None


def _title(code: str, gazetteer: Gazetteer) -> str:
    """Return the name of a country as it stands after "of", by its ISO code; empty if there is none."""
    found = gazetteer.country(code) if code else None
    return country_title(found.name) if found else ""


# --- speakers and stance


def _spoken(claim: Claim, report: Report, cast: Cast, gazetteer: Gazetteer, at_war: frozenset[str]) -> Claim:
    if claim.speaker is None:
        return claim
    answer = resolve_speaker(claim.speaker, cast, gazetteer)
    claim = replace(claim, speaker=answer.mention, speaker_kind=answer.kind, speaker_side=answer.side)
    if answer.kind == "person" and not answer.side and body_of_own_arms(answer.mention, report.text):
        claim = as_body(claim)
    claim = _of_speakers_forces(claim)
    if claim.where is None and claim.place is None and claim.type == "deployment.in":
        claim = replace(claim, where=_country_meant(claim, report, cast, gazetteer))
    home = _home(claim.where, cast, gazetteer)
    return _of_states_unit(replace(claim, stance=settle_stance(claim, claim.speaker_side, home, at_war)))


def _of_states_unit(claim: Claim) -> Claim:
    """Return a claim in which a unit that no table knows is the state's who speaks of what it took.

    He speaks of it as liberated, or the unit has no name but a number or a kind: "the Fourth Division".
    """
    actor, side = claim.actor, claim.speaker_side
    own = (
        claim.stance == "claimed"
        and interest_in(claim.type).actor == "gains"
        and side.startswith(GOVERNMENT)
        and (tells_restored(claim) or (actor is not None and is_numbered_unit(actor.text)))
    )
    if not own or actor is None or not actor.name or actor.side not in ("", actor.name) or known_actor(actor.name):
        return claim
    return replace(claim, actor=replace(actor, side=side, reason=f"{actor.reason}; whoever speaks tells it as his own"))


def _of_speakers_forces(claim: Claim) -> Claim:
    """Return a claim in which those who are the speaker's are on his side.

    They are "our forces" and "we", "its infantry" where his words begin with that, and the "600 troops" of nobody's of
    whose move a government speaks.
    """
    side, actor = claim.speaker_side, claim.actor
    if actor is not None and side and _are_its_own(claim, actor):
        return replace(claim, actor=_on_side(actor, side, "whoever speaks calls them his own"))
    claim = replace(claim, actor=_as_ours(actor, side), recipient=_as_ours(claim.recipient, side))
    if actor is None or not claim.type.startswith("deployment.") or not side.startswith(GOVERNMENT):
        return claim
    if side == GOVERNMENT + NOT_NAMED or not _BARE_FORCES.fullmatch(actor.text):
        return claim
    return replace(claim, actor=_on_side(actor, side, "the troops of whose move a government speaks"))


def _are_its_own(claim: Claim, actor: Mention) -> bool:
    """Say whether those who gain are whom the speaker's words begin with as his: "ITS INFANTRY had taken X".

    A state has no rebels, nor do they have its police.
    """
    whose, *people = actor.text.casefold().split()
    nouns, by_state = load_nouns(), claim.speaker_side.startswith(GOVERNMENT)
    theirs = nouns.insurgent | nouns.foes | (nouns.partisans if by_state else nouns.regular_bodies)
    arms = nouns.under_arms | nouns.serving | nouns.own_units | nouns.numbered_units | nouns.units
    own = whose in load_function_words().possessives and claim.quote.startswith(actor.text)
    own = own and interest_in(claim.type).actor == "gains"
    return own and not arms.isdisjoint(people) and theirs.isdisjoint(people) and actor.side in ("", actor.name)


def _as_ours(party: Mention | None, side: str) -> Mention | None:
    """Return whoever a speaker calls his own as the speaker's side; of nobody known, where he is on none."""
    own = load_function_words().first_person
    if party is None or (party.text.split()[0].casefold() not in own and own.isdisjoint(party.text.split())):
        return party
    return _on_side(party, side, "whoever speaks calls them his own")


def _on_side(party: Mention, side: str, reason: str) -> Mention:
    name = f"Forces of {side.removeprefix(GOVERNMENT)}" if side.startswith(GOVERNMENT) else side
    return replace(party, id=f"actor:{name}" if name else "", name=name, side=side, reason=reason)


def _home(place: Place | None, cast: Cast, gazetteer: Gazetteer) -> str:
    """Return the government of the country that a place lies in, which loses what others take there.

    Of a place that nobody knows ("a western provincial capital"), that is the country that the report is about.
    """
    country = gazetteer.country(place.country) if place and place.country else None
    if country is not None:
        return GOVERNMENT + country_title(country.name)
    return GOVERNMENT + cast.country if place is None or cast.country == NOT_NAMED else ""


# --- days


def _dated(claim: Claim, report: Report) -> Claim:
    days, readings, reasons = claim_days(
        _time_words(claim, report),
        claim.spoken.text if claim.spoken else None,
        report.published_day,
        claim.tense,
        state=claim.type in STATES and not (claim.type in _BEGUN and claim.tense == "past"),
        forecast=claim.stance in ("forecast", "conditional"),
        focus=day_spoken_of(claim, report),
    )
    time = claim.time and replace(claim.time, reason=readings[0].reason if readings else "; ".join(reasons))
    return replace(
        claim,
        time=time,
        days=days,
        readings=readings if len(readings) > 1 else (),
        historical=claim.historical or _long_ago(days, report) or _for_years(claim, days, report),
        unresolved=claim.unresolved + tuple(f"date: {reason}" for reason in reasons),
    )


def _time_words(claim: Claim, report: Report) -> str | None:
    """Return the time words of a claim, with the "since" of what they date: "since the invasion on Sunday".

    Who holds a place by a label with a day, and no time of its own, does so on that day.
    """
    if claim.time is None:
        label = label_time(claim, report) if claim.type in STATES and claim.tense == "present" else ""
        return label or None
    start = claim.time.span.start
    since = _SINCE_EVENT.search(report.text, max(start - LONGEST_EVENT, claim.span.start), start)
    day = re.sub(r"^(?:on|in) ", "", claim.time.text)
    return f"since {day}" if since else claim.time.text


LONGEST_EVENT = 60
"""Characters from "since" to the day of the event that it names."""

_SINCE_EVENT = re.compile(r"\bsince (?:the|its|their|a) (?:[\w'’-]+ ){1,4}\Z")


def _for_years(claim: Claim, days: Days, report: Report) -> bool:
    """Say whether a fight is told to go on for years, which tells of no fighting now: "has fought there since 2019"."""
    if claim.type != "battle.clash" or claim.time is None or report.published_day is None:
        return False
    if days.first is not None:
        return days.precision in ("since", "interval") and (report.published_day - days.first).days > LONG_AGO
    lasting = parse_time(claim.time.text)
    return (lasting.children[0] if lasting.children else lasting).unit in ("year", "decade", "century")


def _long_ago(days: Days, report: Report) -> bool:
    if days.last is None or report.published_day is None:
        return False
    return (report.published_day - days.last).days > LONG_AGO
