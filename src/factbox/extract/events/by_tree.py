"""What only the tree of a sentence shows: who is in a place or gets it, fire, arms, dealings and conduct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import partial

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import CROWD, may_do
from factbox.extract.actors.doers import on_the_way
from factbox.extract.control.described import Described, dated_apart
from factbox.extract.control.no_longer import NoLonger
from factbox.extract.control.outside import Outside
from factbox.extract.control.passing import Passing
from factbox.extract.control.positions import Positions
from factbox.extract.control.presence import Presence
from factbox.extract.control.pushed_out_again import pushed_out_again
from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.acts import armed_acts
from factbox.extract.events.asked import PARTIES, Asked, taken_by
from factbox.extract.events.conduct import find_conduct
from factbox.extract.events.dealings import find_dealings, is_somebody
from factbox.extract.events.happenings import Happening
from factbox.extract.events.named import MEETING, NamedDealings
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import generic_predicate

_DONE = ("looting", "killing.", "attack.", "battle.", "detention.arrest")
"""Types of conduct whose subject, if it is a party, is who did it."""

_IN_DISASTERS = ("displacement", "evacuation", "aid")
"""Types of conduct that are told without anybody armed."""

NEAR_SUBJECT = 14
"""Tokens from the start of a subject to its verb within which both are quoted."""


def with_presence(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings with who is in a place or is not, where nothing else tells who holds it.

    Of "X is under Y" the core may see the hold and not the holder.
    """
    sentence = asked.line, asked.tree, asked.places, asked.roles.holder_of, asked.tables.fights
    finders = (Presence, Outside, NoLonger) if asked.armed else ()
    present = tuple(one for finder in finders for one in finder(*sentence).find())
    named = {one.first for one in present if one.actor is not None}
    wrong = [one.place for one in present if one.settled == "wrong"]
    kept = [h for h in found if not (h.alone and ((h.actor is None and h.first in named) or _is_hold_of(h, wrong)))]
    taken = taken_by(kept)
    told = {h.place.first for h in kept if h.place is not None and h.type.startswith("territory.")}
    return kept + [p for p in present if p.first not in taken and p.place is not None and p.place.first not in told]


def _is_hold_of(found: Happening, places: Sequence[PlacePhrase | None]) -> bool:
    """Say whether a hold is one of some places: the core may take Y to hold it of "X remains OUTSIDE Y's control"."""
    return found.type == "territory.held" and found.place in places


def by_party(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings with what passes to a party, and what a relative clause says that it took or holds.

    Of "X passed to the Front" the core may see the handover, and the Front as who gave it up; a town that "went over to
    the rebels" is no deserter.
    """
    if not asked.armed:
        return list(found)
    for_places = asked.line, asked.tree, asked.places, asked.roles.holder_of, asked.tables.fights
    passed = {one.first: one for one in Passing(*for_places, headline=asked.headline).find()}
    passing = ("territory.handover", "defection")  # "the town SURRENDERED to the rebels"
    kept = [h for h in found if not ((h.alone or h.type == passing[1]) and h.type in passing and h.first in passed)]
    taken = taken_by(kept)
    kept += [one for first, one in passed.items() if first not in taken]
    described = Described(*for_places).find(taken_by(kept))
    return [dated_apart(asked.tree, one) for one in (*kept, *described)]


def with_pushed_out(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings with how those who came were driven out, instead of what the core makes of it."""

    def party_at(i: int) -> ActorPhrase | None:
        actor = asked.roles.actor_of(i)
        return actor if asked.tables.fights(actor) else None

    taken = taken_by(h for h in found if not h.alone)
    out = {one.first: one for one in pushed_out_again(asked.tree, found, taken, party_at)}
    return [h for h in found if h.first not in out] + list(out.values())


def with_fire(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings with fire and fighting that no single word tells, in a report of somebody armed.

    Whoever opens fire at people without arms is armed himself, whatever else the report names.
    """
    found = list(map(asked.gunfire.mined, found))
    if not asked.armed:
        shot = (act for act in asked.gunfire.untold(taken_by(found)) if act.type == "killing.civilians")
        return [*found, *(replace(act, actor=asked.subjects.party_of(act)) for act in shot)]
    kept = [asked.gunfire.told_apart(h) for h in found]
    told = (h for h in kept if h.type != "territory.held" or asked.tree.tag(h.first) != "NOUN")  # "fired on a PATROL"
    untold = asked.gunfire.untold({i for h in told for i in range(h.first, h.last)})
    fired = (replace(act, actor=asked.subjects.party_of(act), told=asked.told.get(act.first)) for act in untold)
    kept += map(asked.gunfire.mined, fired)
    return [asked.gunfire.lasting(h, kept) for h in kept]


def with_arms(asked: Asked, found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield what is told of weapons, with its place by the tree, in a report that names somebody armed."""
    taken = taken_by(found)
    for act in armed_acts(asked.tree, taken) if asked.armed else ():
        place = asked.roles.place(act.trigger.predicate, act.first, act.last)
        yield replace(act, actor=asked.subjects.party_of(act), place=place, told=asked.told.get(act.first))


def with_positions(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings with what nouns tell of who holds, presses or fights over places, if somebody is armed.

    What a table tells already is told once, but fighting gets its place and doer; the core alone gives way: of a
    road that is cut it names the towns.
    """
    kept = list(found)
    positions = Positions(asked.line, asked.tree, asked.all_places, asked.roles.holder_named_by, asked.tables.fights)
    for position in positions.find():
        if not asked.armed:
            break
        if position.actor is not None and position.actor.kind == CROWD and not _may_do(asked, position):
            continue
        first, last = position.bounds()
        same = [h for h in kept if h.type == position.type and first <= h.first < last]
        if not same:
            kept = [h for h in kept if not _gives_way(h, position)]
            kept += [position] if position.first not in taken_by(kept) else []
        elif same[0].place is None or (same[0].alone and not position.type.startswith(FIGHTING)):
            kept[kept.index(same[0])] = position
    return kept


def _gives_way(found: Happening, position: Happening) -> bool:
    """Say whether the core tells a fight that is nowhere in the words that tell where: "REPELLED a bid to enter X"."""
    nowhere = found.alone and found.place is None and found.type.startswith("battle.")
    return nowhere and found.first <= position.first < found.last


def _may_do(asked: Asked, found: Happening) -> bool:
    """Say whether a crowd does what is told: who lives in a town presses nobody by blocking a road."""
    actor = found.actor
    return actor is not None and may_do(asked.line.words[actor.first : actor.last], found.type)


def dealt(asked: Asked, taken: Set[int]) -> Iterator[Happening]:
    """Yield talks, agreements, calls and visits that only the tree shows, each where its clause says it was."""
    for happening, wheres in find_dealings(asked.tree, taken, headline=asked.headline):
        at, last = happening.first, happening.last
        predicate = happening.trigger.predicate
        stands = (j for where in wheres for j in asked.roles.standing(where, at, last, predicate))
        place = next(filter(None, (place_holding(asked.places, j) for j in stands)), None)
        found = replace(happening, place=place, told=asked.told.get(at))
        who = next(iter(asked.roles.standing("subject", at, last, None)), None)
        mute = who is not None and happening.type == "diplomacy.statement" and not is_somebody(asked.tree, who)
        itself = who is None or mute or happening.clause is None or happening.clause[0] <= who
        yield found if who is None or itself else _done_by(asked, found, who)


def conducted(asked: Asked, taken: Set[int]) -> Iterator[Happening]:
    """Yield what people do whom no battle makes; where nobody is armed, only what a flood or a fever makes too."""
    place_of = partial(place_holding, asked.places)
    for found in find_conduct(asked.tree, taken, place_of, asked.roles.is_under_arms, headline=asked.headline):
        if asked.armed or found.type in _IN_DISASTERS:
            doer = asked.subjects.party_of(found) if found.type.startswith(_DONE) else None
            yield replace(found, actor=doer, told=asked.told.get(found.first))


def as_conducted(asked: Asked, found: Sequence[Happening]) -> list[Happening]:
    """Return the happenings, what the core alone tells as the tables do in their words.

    That is in the words of both where a row of conduct tells it, and in those of a statement joined to another verb
    alone: "told reporters that X was lost and CALLED FOR HELP".
    """
    alone = {h.first: h for h in found if h.alone and h.clause is None}
    apart = {i for i in alone if asked.tree.is_a(i, "conj")}
    taken = {i for i in taken_by(found) if i not in alone} if alone else set()
    rows = find_conduct(
        asked.tree, taken, partial(place_holding, asked.places), asked.roles.is_under_arms, headline=asked.headline
    )
    same = {row.first: row for row in rows if row.first in alone and row.type == alone[row.first].type} if alone else {}
    found = [
        _with_clause(asked, h, same[h.first]) if h.clause is None and h.first in same.keys() - apart else h
        for h in found
    ]
    joined = {i for i in apart if alone[i].type == "diplomacy.statement"}
    said = {one.first: one for one, _ in find_dealings(asked.tree, taken, headline=asked.headline)} if joined else {}
    stated = joined.intersection(said)
    return [replace(h, clause=said[h.first].bounds()) if h.alone and h.first in stated else h for h in found]


def _with_clause(asked: Asked, found: Happening, row: Happening) -> Happening:
    """Return a happening in its own words and those of another, without the doer that a verb above has as subject.

    So of "THE REBELS threatened to blow up the mill".
    """
    subject, actor = asked.tree.subject(found.first), found.actor
    above = subject is not None and asked.tree.head(subject) != found.first and asked.tree.is_a(found.first, "xcomp")
    far = actor is not None and subject is not None and above and actor.first <= subject < actor.last
    (first, last), (start, end) = (replace(found, actor=None) if far else found).bounds(), row.bounds()
    return replace(found, place=found.place or row.place, clause=(min(first, start), max(last, end)))


def dealings_named(asked: Asked, found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield talks, agreements and troops going home that nouns tell, where nothing else tells the same."""
    spans = (one.bounds() if one.type.startswith(MEETING) else (one.first, one.last) for one in found)
    taken = {i for span in spans for i in range(*span)}
    for happening, stands in NamedDealings(asked.tree, taken).find():
        place = next(filter(None, (place_holding(asked.places, j) for j in stands)), None)
        yield replace(happening, place=place, told=asked.told.get(happening.first))


def _done_by(asked: Asked, found: Happening, who: int) -> Happening:
    """Return what somebody does in words or face to face with him in the words quoted, a party as its actor.

    Others who speak and meet are no parties to what the report tells, and must not be taken for some.
    """
    first, last = asked.tree.phrase(who)
    actor = next((a for a in asked.actors if a.first <= who < a.last and a.kind in PARTIES), None)
    (start, end), near = found.bounds(), last <= found.first and found.first - first <= NEAR_SUBJECT
    return replace(found, actor=actor, clause=(min(first, start), end) if near else (start, end))


def sent_off(asked: Asked, taken: Set[int]) -> Iterator[Happening]:
    """Yield that people under arms are on their way to a place: "left for, en route to X, with 200 commandos"."""
    way = on_the_way(asked.line) if asked.armed else None
    if way is None or not taken.isdisjoint(range(*way)):
        return
    place = next((p for p in asked.places if p.first == way[1]), None)
    arms = load_nouns().forces | load_nouns().fighters | load_nouns().government
    along = (a for a in asked.actors if a.first > way[1] and "with" in asked.line.words[way[1] : a.first])
    sent = next((a for a in along if arms.intersection(asked.line.words[a.first : a.last])), None)
    if place is not None and sent is not None:
        trigger = TableTrigger(generic_predicate("deployment.in", "verb", "send"), asked.line.words[slice(*way)], None)
        yield Happening(trigger, *way, sent, None, place, alone=True)
