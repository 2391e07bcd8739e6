"""From sentences to claims: the walk through one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from factbox.extract.actors.asked import has_who_as_doer
from factbox.extract.actors.blamed import actor_named
from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.deeming import is_deemed
from factbox.extract.attribution.denials import denied_by, find_denials
from factbox.extract.attribution.denied_word import told_by_another
from factbox.extract.attribution.headline_speakers import MARK
from factbox.extract.attribution.own_voice import as_claimed, as_retracted, own_words, party_speaking
from factbox.extract.attribution.quotations import with_quotations_open, with_speakers_to_come
from factbox.extract.attribution.signed import published_by, signed_for
from factbox.extract.attribution.transcripts import in_turns, turns_in
from factbox.extract.control.goings import as_taken_for
from factbox.extract.control.grounds import GROUNDED
from factbox.extract.events.acts import as_type
from factbox.extract.events.by_core import SURE
from factbox.extract.events.dealings import by_who_says
from factbox.extract.events.happenings import Happening, find_happenings
from factbox.extract.events.no_war import is_part_of_the_world
from factbox.extract.events.reading import read_happenings
from factbox.extract.events.responsibility import with_responsible
from factbox.extract.events.told_twice import once_each
from factbox.extract.findings import Findings, find_all
from factbox.extract.places.buried_at import but_for_graves
from factbox.extract.places.excepted import extent_told
from factbox.extract.places.nowhere import needs_place, only_harmed
from factbox.extract.places.place_phrases import UNNAMED
from factbox.extract.places.several import are_several
from factbox.extract.places.whereabouts import counts_one_within, is_some_town, is_the_capital
from factbox.extract.quantities.counted import counts_somebody
from factbox.extract.quantities.demographic import tells_of_a_people
from factbox.extract.quantities.numbers import number_in
from factbox.extract.quantities.places_counted import Total, find_totals
from factbox.extract.quantities.recurring import find_recurring
from factbox.extract.quantities.stated import counts_people, sum_up
from factbox.extract.quantities.struck_figures import with_struck
from factbox.extract.quantities.tolls import Toll, counts_by_type, find_tolls, unit_told
from factbox.extract.quantities.totals_told import LONGEST_CLAUSE, claim_of_total, counts_places_taken, states_total
from factbox.extract.reference.followed import Followed
from factbox.extract.reference.headlines import with_headlines_named
from factbox.extract.reference.references import References
from factbox.extract.reference.sections import section_places
from factbox.extract.said import claim_said
from factbox.extract.sentence.line import DASHES, STOPS, Line, Tokens
from factbox.extract.sentence.other_days import dates_another, of_participle
from factbox.extract.sentence.timing import nearer_day, time_of
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.corrected import corrections_in, is_correction, with_taken_back
from factbox.extract.stance.hedged import charged_with
from factbox.extract.stance.known_already import is_in_passing, is_recalled, unless_known
from factbox.extract.stance.make_believe import REACH as PLAYED_REACH
from factbox.extract.stance.make_believe import played_in, without_played
from factbox.extract.stance.modality import (
    as_known,
    as_refusal,
    as_thought,
    is_accused,
    is_by_noun,
    modality_of,
    stance_told,
    without_dismissed,
)
from factbox.extract.stance.past import is_held_until_left, is_of_the_past, is_over_again
from factbox.extract.stance.signs import (
    Modality,
    asks_who,
    is_bygone,
    is_long_ago,
    is_question,
    is_state_of_then,
    only_warns,
    striving,
)
from factbox.extract.stance.unverified import REACH, with_unverified
from factbox.extract.who_is_armed import groups_named, names_armed_actor
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.knowledge.states_told import lands_told
from factbox.records import Analysis, Claim, Mention, Quantity, Report, Span, with_id

_GRIPS = frozenset({"grip", "hold", "stranglehold"})
"""Nouns that say of a country that somebody has a hold on it, which is not to hold it."""

_FOUGHT_FOR = ("territory.capture", "territory.enter")
"""Types of which an attempt is a fight: who "tried to retake" a town has fought for it."""

_TAKINGS = ("territory.capture", "territory.enter", "territory.handover")
_THEIR_OWN = frozenset({"its", "their", "our", "his"})

_MANNER_REACH = 12
"""Tokens after a place in which its taking is said to have met nobody."""

LONGEST_LED = 2
"""Tokens between a clause and the place that a preposition leads to."""

_UNTAKEN = ("denied", "negated", "conditional", "forecast", "unconfirmed")

_ASIDE = DASHES | {","}
"""Marks before what a taking leaves out."""

_NEEDS_ARMS = ("territory.", "battle.", "count")


def extract_claims(
    report: Report,
    analysis: Analysis,
    *,
    gazetteer: Gazetteer | None = None,
    parties: frozenset[str] = frozenset(),
) -> tuple[Claim, ...]:
    """Return what a report claims, in the order of the text; no claim is read in boilerplate.

    A report that names nobody armed at all (sport, business, film) yields none about territory or fighting.
    ``parties`` are names, in lower case, whose bearers act as parties whatever the report calls them.
    """
    places = gazetteer or open_gazetteer()
    found = find_all(report, analysis, places, parties)
    armed = names_armed_actor(found, report.text, parties)
    page_of = party_speaking(found) or signed_for(found) or published_by(report)
    claims = _read(report, found, References(places, groups_named(found), lands_told(report.text)), armed=armed)
    if page_of is not None:
        claims = (as_claimed(claim, page_of) for claim in claims)
    else:
        claims = (as_retracted(claim, report.outlet) for claim in in_turns(claims, turns_in(report.text)))
    claims = (_as_quoted(claim, report) for claim in with_headlines_named(tuple(claims)))
    unique = {claim.id: claim for claim in claims if armed or not _needs_arms(claim)}
    return tuple(unique.values())


def _unit_told(claims: Sequence[Claim], found: Findings, before: str) -> str:
    """Return what "the figure" in the next sentence counts: what this one does, or else what one before did.

    Empty where a sentence tells of several ("nine died; ten were wounded"), or has a number of something else.
    """
    units = {claim.quantity.unit for claim in claims if claim.quantity and _is_summed(claim)}
    if not units:
        return "" if found.numbers else before
    return units.pop() if len(units) == 1 else ""


def _is_summed(claim: Claim) -> bool:
    """Say whether the next "figure" may be another number of the same: of people, or of places taken."""
    return claim.type == "count" or (claim.quantity is not None and counts_people(claim.quantity))


def _needs_arms(claim: Claim) -> bool:
    """Say whether a claim is read only where somebody armed is named: floods and crashes have tolls too."""
    return claim.type.startswith(_NEEDS_ARMS) and not (claim.quantity and counts_people(claim.quantity))


def _read(report: Report, found: Sequence[Findings], references: References, *, armed: bool) -> Iterator[Claim]:
    unit = ""
    found = with_quotations_open(with_speakers_to_come(found))
    before: tuple[Claim, ...] = ()
    played_at = -PLAYED_REACH - 1
    note, notes = is_correction(report.title, found), corrections_in(found)
    sections = section_places(found)
    for at, sentence in enumerate(found):
        if at in sections:
            references.turn_to(sections[at])
            if sections[at] is not None:
                continue
        findings = references.carry_on(sentence)
        claims: tuple[Claim, ...] = ()
        played = played_in(findings.line, findings.tree)
        if not (is_question(findings.line) or played == "all"):
            claims = once_each(tuple(_read_sentence(report, findings, references, unit, armed=armed)))
            claims = with_responsible(report, findings, references, claims)
            claims += tuple(_followed(report, findings, references, claims, before))
            claims = without_played(claims, findings.line, played, goes_on=at <= played_at + PLAYED_REACH)
        played_at = at if played else played_at
        unit = _unit_told(claims, findings, unit)
        behind = found[at + 1] if at + 1 < len(found) else None
        in_note = note or findings.line.paragraph in notes
        claims = with_taken_back(claims, findings, behind, report.outlet, note=in_note)
        claims = with_struck(claims, findings.line, findings.numbers)
        claims = with_unverified(claims, findings.line, [one.line for one in found[at + 1 : at + 1 + REACH]])
        yield from claims
        yield from told_by_another(claims, findings)
        for denial in find_denials(findings):
            own = [c for c in claims if c.span.end <= findings.line.span(denial.at, denial.at + 1).start]
            by = references.speaker(denial, findings)
            words = findings.line.span(*denial.contents[0]) if denial.contents and not own else None
            yield from denied_by(own or before, by, report.text, words) if by is not None else ()
        references.remember(findings, claims)
        before = claims


def _followed(
    report: Report, found: Findings, references: References, claims: Sequence[Claim], before: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield what befell places that only went the same way as one told of before, by the same party."""
    likewise = Followed(found.line, found.tree, found.places).find(claims, before) if found.tree.parsed else ()
    for happening, told in likewise:
        for claim in _happened(report, found, references, happening):
            yield with_id(replace(claim, actor=told.actor, recipient=told.recipient))


def _read_sentence(
    report: Report, found: Findings, references: References, unit: str, *, armed: bool
) -> Iterator[Claim]:
    tolls, stated = _numbers_told(found, unit)
    totals = find_totals(found.line, found.numbers)
    for happening in _happenings(found, tolls, armed=armed):
        summed = happening.quantity is None and _counts_again(happening, stated)
        if not summed and not (happening.type.startswith("territory.") and states_total(found, happening, totals)):
            yield from _happened(report, found, references, happening)
    for total in totals:
        if counts_places_taken(found, total) and not tells_of_a_people(found.line, total):
            yield claim_of_total(report, found, references, total)
    for total in find_recurring(found.line, found.tree, found.numbers):
        yield with_id(replace(claim_of_total(report, found, references, total), actor=None))
    for total in stated:
        if not tells_of_a_people(found.line, total):
            yield claim_of_total(report, found, references, total)


def _counts_again(happening: Happening, stated: Sequence[Total]) -> bool:
    """Say whether those to whom a happening happened are counted by a total told already."""
    if any(total.at is not None and happening.first <= total.at < happening.last for total in stated):
        return True
    if not (happening.alone or (happening.victims and counts_by_type(happening.type))):
        return False
    first, last = happening.victims or (happening.first, happening.last)
    return any(first < total.last and total.first < last for total in stated)


def _numbers_told(found: Findings, unit: str) -> tuple[tuple[Toll, ...], tuple[Total, ...]]:
    """Return what became of how many, and the totals of such; ``unit`` is what the last number before counted."""
    if not found.tree.parsed:
        return (), ()
    tolls = find_tolls(found.line, found.tree, found.numbers, found.persons)
    first = {token.span.start: i for i, token in enumerate(found.line.sentence.tokens)}
    given = (t for t in found.triggers if t.score >= SURE and counts_by_type(t.type) and t.span.start in first)
    return sum_up(found.line, found.tree, found.numbers, tolls, unit, frozenset(first[t.span.start] for t in given))


def _happenings(found: Findings, tolls: Sequence[Toll], *, armed: bool) -> tuple[Happening, ...]:
    if found.tree.parsed:
        return read_happenings(
            found.line,
            found.tree,
            found.actors,
            found.places,
            found.numbers,
            found.triggers,
            headline=found.headline,
            tolls=tolls,
            armed=armed,
        )
    return find_happenings(found.line, found.actors, found.places, found.numbers, headline=found.headline)


def _happened(report: Report, found: Findings, references: References, happening: Happening) -> Iterator[Claim]:
    """Yield the claims that a predicate makes: one for each place it names."""
    if asks_who(found.line, happening.first) or (happening.nominal and only_warns(found.line, happening.last)):
        return
    attribution = None if is_in_passing(found, happening) else found.attribution_at(happening.first)
    attribution = None if _is_speakers_own(found, happening, attribution) else attribution
    happening = _done_by_accused(found, happening, attribution)
    end = max(happening.last, happening.place.last) if happening.nominal and happening.place else happening.last
    modality = as_known(found, happening, modality_of(found, happening, end, attribution))
    modality = as_refusal(found, happening, modality, attribution)
    modality = unless_known(found, happening, modality)
    attribution = without_dismissed(found, happening, attribution)
    presses = happening.type == "territory.siege"  # who tries to cut a town off presses it
    if modality == "attempt" and (presses or _may_be_fought_for(found, happening)):
        tried, is_tried = striving(found.line, happening.first)
        if is_tried:
            happening, modality = (happening if presses else _fought_for(happening)), tried
    happening, places = _placed(found, references, happening, modality, attribution)
    places = but_for_graves(found, happening, places)
    if happening.type == "territory.held" and happening.place is not None:
        places = tuple(place for place in places if not _holds_nothing(found, references, happening, place))
        if not places:
            return
    if modality == "attempt" or (not places and needs_place(happening)):
        yield from _unfought(report, found, references, happening)
        return
    if happening.alone and happening.type.startswith(GROUNDED) and _by_speaker(found, happening, attribution):
        return
    actor, recipient = references.parties(found, happening)
    actor = None if has_who_as_doer(found.tree, happening.first) else actor
    spoken = attribution.spoken.span if attribution and attribution.spoken else None
    clause = _with_verb(found.line, happening, hedged=bool(modality))
    clause = _from_its_subject(found.tree, _whole(found.tree, clause, happening.first), happening.first)
    clause = _to_its_place(found, clause, places)
    bare = claim_said(report, found, references, attribution, clause, happening.type)
    own = own_words(found, clause) if attribution is None and not modality else None
    modality = as_thought(happening, modality, attribution)
    claim = replace(
        bare,
        stance="claimed" if own else stance_told(found.line, modality, attribution),
        speaker=own or bare.speaker,
        actor=actor,
        recipient=recipient,
        time=_time(found, happening, clause, spoken),
        tense=_tense(found.tree, happening, modality),
        historical=found.historical
        or is_recalled(found, happening)
        or is_bygone(found.line, happening.first)
        or is_state_of_then(found.line, happening.type, happening.first, happening.last)
        or is_long_ago(found.line, found.tree, happening.first)
        or is_over_again(found.tree, happening)
        or is_held_until_left(found.tree, happening)
        or _is_history(report, found, happening),
        extent=extent_told(found, happening),
        quantity=_quantity(found, happening),
    )
    if all(map(is_some_town, places)):
        yield from _unfought(report, found, references, happening)
    yield from _spared(found, references, happening, claim)
    for place in places or (None,):
        some = place is not None and _is_some(happening, place)
        extent = claim.extent or ("parts" if some else "")
        kind = _as_left(found, references, happening, place)
        yield with_id(replace(claim, place=place, extent=extent, type=kind))


def _as_left(found: Findings, references: References, happening: Happening, place: Mention | None) -> str:
    """Return the type of a happening, by what is left: who withdraws from a country gives up no place in it.

    And who brings his own troops out of a town, and not home from a land, gives that up: "withdrew ITS forces from X".
    """
    if happening.type == "territory.withdraw":
        return "deployment.out" if place is not None and references.is_country(place) else happening.type
    own, town = happening.place, place is not None and place.hint not in ("country", "province", "region", UNNAMED)
    if happening.type != "deployment.out" or own is None or own.again or not town or happening.victims is None:
        return happening.type
    whose = found.line.words[max(happening.victims[0] - 1, 0) : happening.victims[1]]
    local = place is not None and not references.is_country(place)
    return "territory.withdraw" if local and not _THEIR_OWN.isdisjoint(whose) else happening.type


def _is_history(report: Report, found: Findings, happening: Happening) -> bool:
    """Say whether a power that is no more takes part, or it happened in a war that is long over."""
    day = report.published_day
    return day is not None and is_of_the_past(found.line, found.tree, happening, day.year)


def _is_speakers_own(found: Findings, happening: Happening, attribution: Attribution | None) -> bool:
    """Say whether a statement is joined to the verb by which its maker says something: "said X and CALLED on Y"."""
    tree, at = found.tree, happening.first
    if attribution is None or happening.type != "diplomacy.statement" or not tree.parsed:
        return False
    if attribution.at == at and attribution.speaker is None:
        return True  # "a curfew WAS DECLARED"
    if not tree.is_a(at, "conj"):
        return False
    while tree.is_a(at, "conj"):
        at = tree.head(at)
    return at == attribution.at or (by_who_says(tree, happening.first) and tree.head(at) == attribution.at)


def _placed(
    found: Findings, references: References, happening: Happening, modality: Modality, attribution: Attribution | None
) -> tuple[Happening, tuple[Mention, ...]]:
    """Return a happening with its places; of a fight that is nowhere or unsure those remain who came to harm in it.

    Who comes into no place that was told of before is deployed.
    """
    places = _places(found, references, happening, modality)
    if not places and (moved := as_taken_for(happening)) is not None:
        return moved, _places(found, references, moved, modality)
    told = bool(places) and not (happening.alone and _by_speaker(found, happening, attribution))
    if told or not only_harmed(happening):
        return happening, places
    harm = as_type(found.tree, happening, "casualties")
    return harm, _places(found, references, harm, modality)


def _places(found: Findings, references: References, happening: Happening, modality: Modality) -> tuple[Mention, ...]:
    """Return the places of a happening; who or what is only to be sent need not go to the one of another sentence."""
    if happening.type in _TAKINGS and happening.place and counts_one_within(found.line, happening.place):
        return ()
    places = references.places(found, happening)
    if happening.type.startswith("territory."):
        places = tuple(place for place in places if not is_part_of_the_world(place))
    if modality == "forecast" and happening.place is None and happening.type in ("deployment.in", "aid"):
        return tuple(place for place in places if found.line.sentence.span.contains(place.span))
    return places


def _done_by_accused(found: Findings, happening: Happening, attribution: Attribution | None) -> Happening:
    """Return a deed that somebody accuses another of as done by that other, and not by himself."""
    actor = happening.actor
    if actor is not None and (charged := charged_with(found.tree, happening.first)) is not None:
        by = found.tree.subject(found.tree.head(charged))
        own = by is not None and actor.first <= by < actor.last
        return replace(happening, actor=actor_named(found, charged)) if own else happening
    if attribution is None or not is_accused(attribution) or actor is None or attribution.holds(actor.first):
        return happening
    first, tree = attribution.contents[0][0], found.tree
    accused = (i for i in range(first, happening.first) if tree.is_a(i, "obj", "iobj", "nsubj"))
    return replace(happening, actor=next(filter(None, (actor_named(found, i) for i in accused)), None))


def _holds_nothing(found: Findings, references: References, happening: Happening, place: Mention) -> bool:
    """Say whether who holds what stays open: "captured cities", a grip on a whole country, "to defend X" as an aim."""
    at = happening.first
    aim = found.line.words[max(at - 1, 0)] == "to" and found.tree.is_a(at, "advcl")
    several = place.hint == UNNAMED and place.text.endswith("s")
    grip = happening.trigger.predicate.lemma in _GRIPS
    held = happening.trigger.predicate.part == "verb" and not grip and are_several(place)
    return (several and not held) or aim or (grip and references.is_country(place))


def _may_be_fought_for(found: Findings, happening: Happening) -> bool:
    """Say whether who tries to take or enter a place is who acts; somebody shot at on his way to it is not."""
    if happening.type not in _FOUGHT_FOR:
        return False
    tree, actor = found.tree, happening.actor
    trying = tree.head(happening.first) if tree.is_a(happening.first, "xcomp") else happening.first
    meant = tree.is_a(trying, "acl") and tree.relation(trying) != "acl:relcl"
    if meant and tree.tag(tree.head(trying)) == "NOUN" and tree.is_a(tree.head(trying), "obj"):
        trying = tree.head(tree.head(trying))  # "launched an operation TO RETAKE"
    subject = tree.subject(trying)
    if subject is not None and found.line.words[subject] in load_function_words().relative:
        subject = tree.head(trying) if tree.is_a(trying, "acl:relcl") else None
    if actor is None or subject is None:
        return True
    first, last = tree.phrase(subject)
    return first < actor.last and actor.first < last


def _fought_for(happening: Happening) -> Happening:
    """Return an attempt at a place as the fight for it that it is."""
    predicate = replace(happening.trigger.predicate, type="territory.contested", state=True)
    return replace(happening, trigger=replace(happening.trigger, predicate=predicate))


def _unfought(report: Report, found: Findings, references: References, happening: Happening) -> Iterator[Claim]:
    """Yield what is told of towns without names that were taken without resistance: how, and of no town that it fell.

    That none was fought for is what others may contradict.
    """
    place, cues = happening.place, load_cues()["unresisted"]
    if place is None or not happening.type.startswith(_TAKINGS):
        return
    end = next((i for i in range(place.last, len(found.line)) if found.line.words[i] in STOPS | {","}), len(found.line))
    manner = found.line.find(cues, place.last, min(end, place.last + _MANNER_REACH))
    attribution = found.attribution_at(happening.first)
    if manner is None or modality_of(found, happening, place.last, attribution):
        return
    said = claim_said(report, found, references, attribution, (happening.first, manner[1]), "other")
    actor, _ = references.parties(found, happening)
    yield with_id(replace(said, stance=stance_told(found.line, "", attribution), actor=actor))


def _spared(found: Findings, references: References, happening: Happening, claim: Claim) -> Iterator[Claim]:
    """Yield that a place was not taken which its taking leaves out: "took most of the city, but not THE AIRPORT"."""
    line, taken = found.line, happening.place
    at = taken.last if taken and happening.type in _TAKINGS and claim.stance not in _UNTAKEN else len(line)
    while at < len(line) and line.words[at] in _ASIDE:
        at += 1
    left_out = next((p for p in found.places if p.first == at + 2 and not p.again), None)
    if left_out is None or line.words[at : at + 2] != ("but", "not"):
        return
    span = line.span(at + 1, left_out.last)
    said = stance_told(found.line, "negated", found.attribution_at(happening.first))
    apart = replace(claim, span=span, quote=line.text[span.start : span.end], stance=said, extent="", quantity=None)
    inside = next((place.within for place in references.places(found, happening)), "")
    for place in references.places(found, replace(happening, place=left_out)):
        within = place.within or (inside if place.hint == "facility" else "")
        yield with_id(replace(apart, place=replace(place, within=within)))


def _is_some(happening: Happening, place: Mention) -> bool:
    """Say whether what is told of places without names is told of parts of the land that they lie in."""
    taken = happening.type == "territory.capture" and is_some_town(place) and not is_the_capital(place)
    return taken or (happening.type.startswith("territory.") and are_several(place))


def _by_speaker(found: Findings, happening: Happening, attribution: Attribution | None) -> bool:
    """Say whether the core takes whoever speaks for whoever acts: "the council said the fighters held the jail".

    In a headline ("Army: attacks repelled") he commonly is the one who acts; so is whose claim a noun tells, who calls
    a place taken, or who says "they" of his own: "the rebels say THEY are inside".
    """
    if attribution is not None and (is_by_noun(found, attribution) or is_deemed(attribution)):
        return False
    if attribution is not None and _says_it_of_himself(found, happening, attribution):
        return False
    actor, speaker = happening.actor, attribution.speaker if attribution and attribution.cue != MARK else None
    return actor is not None and speaker is not None and actor.mention.span.overlaps(speaker.span)


def _says_it_of_himself(found: Findings, happening: Happening, attribution: Attribution) -> bool:
    """Say whether a pronoun of what is said is the doer: "the rebels say THEY are inside X"."""
    tree, at = found.tree, happening.first
    at = tree.head(at) if tree.parsed and tree.tag(at) == "ADP" else at
    subject = tree.subject(at) if tree.parsed and at >= 0 else None
    return subject is not None and tree.tag(subject) == "PRON" and attribution.holds(subject)


def _where_in(happening: Happening) -> tuple[Tokens, Tokens]:
    """Return the tokens of a happening's clause and of its predicate, by which it is dated."""
    return happening.elided or happening.bounds(), happening.elided or (happening.first, happening.last)


def _time(found: Findings, happening: Happening, clause: Tokens, spoken: Span | None) -> Mention | None:
    """Return the time words that date a happening, whose clause reaches to its place."""
    bounds, predicate = _where_in(happening)
    time = _told_time(found, happening, spoken) or time_of(found, bounds, predicate, spoken)
    return nearer_day(found, clause, predicate, time)


def _told_time(found: Findings, happening: Happening, spoken: Span | None) -> Mention | None:
    """Return the time expression that the core ties to a happening; the one that dates the statement dates no more."""
    roles = happening.told.roles if happening.told and happening.alone else ()
    predicate = (happening.first, happening.last)
    free = [
        span
        for span in found.times_near(predicate)
        if not (spoken and span.overlaps(spoken)) and not dates_another(found, span, predicate)
    ]
    spans = [span for role in roles if role.name == "time" for span in free if span.overlaps(role.span)]
    spans.sort(key=lambda span: of_participle(found, span, predicate))
    return Mention(spans[0], found.line.text[spans[0].start : spans[0].end], "time") if spans else None


def _as_quoted(claim: Claim, report: Report) -> Claim:
    """Return what a block quoted from nobody that is named asserts as somebody's word, and not as the report's own."""
    passage = report.passage_at(claim.span)
    unnamed = passage is not None and passage.kind == "quoted_outlet" and not passage.outlet
    if not unnamed or claim.stance != "asserted" or claim.speaker is not None or claim.via:
        return claim
    return with_id(replace(claim, stance="attributed"))


def _clause(happening: Happening) -> Tokens:
    """Return the tokens to quote: the predicate with its roles, or with its place alone if that is too long."""
    first, last = happening.bounds()
    if last - first > LONGEST_CLAUSE and happening.place:
        first = min(happening.first, happening.place.first)
        last = max(happening.last, happening.place.last)
    return first, min(last, first + 2 * LONGEST_CLAUSE)


def _with_verb(line: Line, happening: Happening, *, hedged: bool) -> Tokens:
    """Return the clause to quote, of a hedged noun with its verb: the words say no more than the text ("would be")."""
    first, last = _clause(happening)
    if not hedged or not happening.nominal:
        return first, last
    end = _clause(replace(happening, recipient=None))[1]
    marks = STOPS | {",", "."}
    while last < min(end + 3, len(line)) and line.words[last] not in marks:
        last += 1
    return first, last


def _whole(tree: Tree, clause: Tokens, verb: int) -> Tokens:
    """Take in what a clause lacks beside its verb, so that no half is quoted: "BOMBERS struck", "freed EVERYONE"."""
    first, last = clause
    for child in tree.dependants(verb, "nsubj", "compound:prt", "obj"):
        start, end = tree.phrase(child)
        said_of = [i for i in tree.dependants(child, "acl", "appos") if tree.tag(i) != "NUM"]
        if said_of and not tree.dependants(child, "conj") and child < verb and tree.subtree(child)[1] in (first, verb):
            end = tree.subtree(child)[1]  # "A bomb PLANTED UNDER A BRIDGE exploded"
        start += tree.tag(start) == "SCONJ"
        start = min((start, *tree.dependants(child, "cc:preconj")))  # "NEITHER X nor Y has fallen"
        relative = tree.words[child] in load_function_words().relative
        if relative or last - start > LONGEST_CLAUSE or end - first > LONGEST_CLAUSE:
            continue
        if start < first <= end or (end < first and all(tree.is_a(i, "aux", "advmod") for i in range(end, first))):
            first = start
        elif start == last or (tree.tag(child) == "NUM" and child + 1 == last):  # "freed eight OF THE MEN"
            last = end
        last = next(
            (tree.phrase(i)[1] for i in tree.dependants(child, "appos") if i == last), last
        )  # "the aide JAN ROE"
    rates = (tree.subtree(j)[0] for case, j in tree.obliques(verb) if case == "for" and _is_each(tree, j))
    rate = min(rates, default=first)
    return (rate if rate < first and last - rate <= LONGEST_CLAUSE else first), last


def _from_its_subject(tree: Tree, clause: Tokens, noun: int) -> Tokens:
    """Take in a subject of which a clause has but the end: "THE CLINIC IN Osk had received 15 bodies"."""
    first, last = clause
    verb = tree.head(noun) if tree.is_a(noun, "obj") else noun
    subjects = (j for j in tree.dependants(verb, "nsubj") if j < first) if first < verb < noun else ()
    cut = (start for start, end in map(tree.phrase, subjects) if first < end)
    start = min(cut, default=first)
    return (start, last) if last - start <= LONGEST_CLAUSE else clause


def _is_each(tree: Tree, noun: int) -> bool:
    """Say whether a noun is each of its kind: "for EVERY SOLDIER ten civilians died"."""
    return any(tree.words[j] in ("every", "each") for j in tree.dependants(noun, "det"))


def _to_its_place(found: Findings, clause: Tokens, places: Sequence[Mention]) -> Tokens:
    """Take in a place of the claim that a preposition leads to right behind its clause: "fired at a van NEAR X"."""
    first, last = clause
    led = load_function_words().prepositions | load_function_words().determiners
    for phrase in found.places:
        between = found.line.words[last : phrase.first]
        near = 0 < len(between) <= LONGEST_LED and led.issuperset(between)
        if near and any(found.line.span(phrase.first, phrase.last).contains(place.span) for place in places):
            return first, phrase.last
    return clause


def _quantity(found: Findings, happening: Happening) -> Quantity | None:
    """Return how many were killed, freed or sent, if the predicate counts its victims."""
    if happening.quantity is not None:
        return happening.quantity
    where = happening.victims or ((happening.first, happening.last) if counts_by_type(happening.type) else None)
    number = number_in(found.numbers, *where) if where else None
    if number is None or where is None or not counts_somebody(found.line, found.tree, number):
        return None
    unit = unit_told(found.line, found.tree, happening.trigger.predicate.lemma, happening.type, where)
    return number.quantity(unit) if unit or not happening.type.startswith("territory.") else None


def _tense(tree: Tree, happening: Happening, modality: str) -> Literal["past", "present", "future"]:
    if modality in ("forecast", "conditional"):
        return "future"
    form = happening.trigger.form
    noun = happening.nominal and not tree.dependants(happening.first, "aux", "nsubj")
    fought = noun and happening.type == "territory.contested"  # there is fighting on each day that it is told of
    lasting = happening.trigger.predicate.state and form not in ("past", "past_or_participle", "participle")
    lasting = lasting and not fought
    return "present" if lasting else "past"
