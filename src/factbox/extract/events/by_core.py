"""What only the English core takes for a happening, how far it is believed, and what it adds to the tables' word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.doers import captured, gets_away, of_those_harmed, runs_from_deed
from factbox.extract.actors.named_attacks import attackers
from factbox.extract.control.clearing import clears_foes
from factbox.extract.control.given_up import is_done_to
from factbox.extract.control.grounds import CERTAIN, GROUNDED, TABLES_ONLY
from factbox.extract.events.acts import VIOLENCE, armed_acts, as_type
from factbox.extract.events.asked import Asked
from factbox.extract.events.conduct import is_phrase
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.quantities.tolls import HARM
from factbox.extract.reference.pronouns import IT
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import dealings, triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.records import Span, Trigger

BELIEVED = 0.45
"""Belief from which an event is read that only the core sees; chosen on the corpus' dev stories."""

SURE = 0.4
"""The core's own probability from which it is, of who holds places and fights for them; chosen there too."""

SURE_OF_STATE = 0.45
"""The same for who holds or took a place, which a false capture is worth ten misses of: of the train and dev stories'
words between 0.4 and 0.55, eight tell one and none does not."""

SURE_OF_CLASH = 0.45
"""The same for fighting that no table knows: of the train and dev stories' words between the two one tells a clash, six
tell none."""

SURE_OF_COUNT = 0.3
"""The same for what counts things. What became of those counted the tables tell, and the core does not hide it."""

SURE_OF_SECOND = 0.77
"""Belief from which who holds places and fights for them is read where only the reader of control sees it: of the
claims so read in stories that it had not learnt from four in five are right (training/second_reading.py)."""

SURER_OF_SECOND = {"territory.enter": 0.8, "territory.siege": 0.8, "territory.contested": 0.8}
"""The same for types of which more was wrong there."""

_LED_TO_FOE = {"territory.capture": "from", "territory.held": "against"}
"""Prepositions before who does not take or hold a place, by type."""

_STATES = ("territory.held", "territory.capture", "territory.handover")


def _is_under_arms(actor: ActorPhrase | None) -> bool:
    """Say whether an actor is called soldiers or rebels; a headline may be wit ("Weekend warriors take Hastings")."""
    if actor is None:
        return False
    arms = load_nouns().forces | load_nouns().under_arms | load_nouns().insurgent | {"armed"}
    return actor.kind in ("insurgent", "government") or not arms.isdisjoint(actor.mention.text.lower().split())


def untold(found: Sequence[Happening], alone: Iterable[Happening]) -> Iterator[Happening]:
    """Yield what the core alone tells, but not who holds a place of which its sentence tells more."""
    told = list(found)
    for happening in sorted(alone, key=lambda one: one.type == "territory.held"):
        same = (one for one in told if one.place is not None and one.place == happening.place)
        if happening.type != "territory.held" or not any(one.type.startswith("territory.") for one in same):
            told.append(happening)
            yield happening


def told_within(asked: Asked, found: Happening) -> Trigger | None:
    """Return what the core says of the words of a predicate."""
    return next((asked.told[i] for i in range(found.first, found.last) if i in asked.told), None)


def from_core(asked: Asked, i: int) -> Happening | None:
    """Return what the core alone tells at a token, if it is believed."""
    told = asked.told.get(i)
    if told is None or told.type.startswith(TABLES_ONLY):
        return None
    counted = told.type.startswith("quantity.") and any(toll.at == i for toll in asked.tolls)
    if counted or (told.type.startswith("quantity.") and is_phrase(asked.tree, i)):
        return None
    if told.type == "diplomacy.statement" and _is_of_noun(asked, i):
        return None
    if told.type.startswith("strike.") and asked.tree.is_a(i, "amod"):
        return None  # "soldiers entered heavily SHELLED suburbs" tells what these are like, and of no new strike
    tokens = asked.line.sentence.tokens
    last = next((j + 1 for j in range(i, len(tokens)) if tokens[j].span.end >= told.span.end), i + 1)
    trigger = TableTrigger(asked.roles.generic(i, told), asked.line.words[i:last], None)
    bare = Happening(trigger, i, last, alone=True)
    found = completed(asked, bare, told) if told.roles else replace(asked.roles.by_tree(bare, told), told=told)
    if found.type.startswith("quantity.") and asked.tree.tag(i) == "NOUN" and asked.tree.case(i) and not found.victims:
        return None  # "twelve years IN HIDING" counts nobody
    found = _not_itself(found)
    if found.place is None and found.type.startswith(("battle.", "strike.")):
        found = replace(found, place=asked.tables.where.led_to(last))
    found = asked.leaving.left(asked.subjects.done_by_subject(_shelled(asked, found)))
    return asked.leaving.of_arms(found) if _is_believed(asked, found, told) else None


def told_plainer(asked: Asked, taken: Set[int]) -> set[int]:
    """Return the verbs of which tables and tree tell what the core alone has another, or a less sure, name for."""
    acts = {h.first for h in (*armed_acts(asked.tree, taken), *asked.gunfire.untold(taken))} if asked.armed else set()
    return {i for i in acts if i in asked.told and not asked.told[i].type.startswith((*VIOLENCE, *HARM))}


def _is_of_noun(asked: Asked, i: int) -> bool:
    """Say whether a verb only says that what its object names is called off: "POSTPONED his visit"."""
    off = (asked.tree.lemma(i),) in (*load_cues()["called_off"], *load_cues()["suspended"])
    return off and any(asked.tree.lemma(j) in dealings() for j in asked.tree.objects(i))


def _shelled(asked: Asked, found: Happening) -> Happening:
    """Return what a verb tells of shelling or killing as that, whatever the core takes it for: "bombard"."""
    if not found.type.startswith(VIOLENCE) or asked.tree.tag(found.first) != "VERB":
        return found
    if asked.tree.lemma(found.first) == "shoot" and asked.line.at(found.last, ("dead",)):
        return as_type(asked.tree, found, "killing.civilians") if found.type == "battle.clash" else found
    rows = (row.predicate for row in triggers_by_word().get(asked.line.words[found.first], ()))
    shells = any(row.type == "strike.shelling" and not (row.then or row.objects) for row in rows)
    return as_type(asked.tree, found, "strike.shelling") if shells else found


def _is_believed(asked: Asked, found: Happening, told: Trigger) -> bool:
    """Say whether to take the core's word: of who holds what on hard grounds, of other events by all signs."""
    if found.type.startswith("quantity."):
        return told.score >= SURE_OF_COUNT
    if found.type == "detention.arrest" and captured(asked.tree, found.first):
        return told.score >= SURE or asked.tables.fights(found.actor)
    if of_those_harmed(asked.tree, found) or gets_away(asked.tree, found) or runs_from_deed(asked.tree, found):
        return False
    if not found.type.startswith(GROUNDED):
        return asked.belief.of(found, told) >= BELIEVED
    if (
        asked.headline
        and found.type.startswith("territory.")
        and not (_is_under_arms(found.actor) or _is_under_arms(found.recipient))
    ):
        return False
    unsure = found.type in _STATES and not clears_foes(asked.line, asked.tree, found)
    vague = found.type == "battle.clash" and not attackers(asked.tree, found.first)  # "a League ATTACK" is clear
    sure = SURE_OF_STATE if unsure else SURE_OF_CLASH if vague else SURE
    if told.score >= sure and asked.grounds.bear_out(found):
        return True
    least = SURER_OF_SECOND.get(found.type, SURE_OF_SECOND)
    return told.second is not None and asked.second_reading.of(found, told.second) >= least


def completed(asked: Asked, found: Happening, told: Trigger | None) -> Happening:
    """Return a happening whose open roles are filled as the core fills them, or else as the tree does."""
    if told is None:
        return found
    if not found.alone and found.type.startswith((*TABLES_ONLY, *GROUNDED)):
        return replace(found, told=told)
    if not told.roles:
        return replace(found, told=told, actor=found.actor or asked.roles.by_tree(found, told).actor)
    spans = {name: asked.roles.role_spans(found, told, name) for name in ("actor", "recipient", "place", "number")}
    acting = [
        span for span in spans["actor"] if not (_taken_from(asked, found, span) or asked.roles.speaks_of(found, span))
    ]
    acting.sort(key=lambda span: asked.roles.does_other(found, span))
    marked = next(map(asked.roles.actor_at, acting), None)
    actor = found.actor or (marked and asked.roles.party_of_subject(found, marked)) or asked.roles.doer(found, told)
    actor = actor or asked.roles.agent(found) or _who_is_in(asked, found)
    in_clause = (span for span in spans["recipient"] if not asked.roles.clause_between(found, span))
    taken = found.type == "territory.capture"
    lost = (span for span in spans["actor"] if taken and _taken_from(asked, found, span))
    recipient = found.recipient or next(map(asked.roles.actor_at, (*in_clause, *lost)), None)
    recipient = recipient or asked.roles.those_meant(found)
    if actor and recipient and recipient.first < actor.last and actor.first < recipient.last:
        behind = found.actor is not None or actor.first >= found.last  # a table's actor merely stood nearest
        behind = behind and asked.roles.agent(found) != actor
        actor, recipient = (None, recipient) if behind else (actor, None)
    place = found.place or _own_object(asked, found, spans["place"], told) or _acted_on(asked, found, told)
    place = place or _spoken_of(asked, found) or _stands_in(asked, found)
    if found.type == "defection" and actor and place and actor.first <= place.first < actor.last:
        place = None  # "the garrison OF X went over" says whose it is, and not where it was done
    return replace(
        found,
        told=told,
        actor=actor,
        recipient=recipient,
        place=place,
        victims=found.victims or next(map(asked.roles.counted_at, spans["number"]), None),
    )


def _who_is_in(asked: Asked, found: Happening) -> ActorPhrase | None:
    """Return who is told to be in a place by a preposition alone: "the Guard says IT is inside X"."""
    i, tree = found.first, asked.tree
    if not (found.alone and found.type == "territory.enter" and tree.tag(i) == "ADP" and tree.head(i) >= 0):
        return None
    subject = tree.subject(tree.head(i))
    return None if subject is None else asked.roles.actor_of(subject) or _again(asked, subject)


def _again(asked: Asked, i: int) -> ActorPhrase | None:
    return next((a for a in asked.actors if a.kind == "again" and a.first <= i < a.last), None)


def _taken_from(asked: Asked, found: Happening, span: Span) -> bool:
    """Say whether a name is that of who lost a place or does not get it: "taken FROM rebels", "held AGAINST them"."""
    tokens = asked.line.sentence.tokens
    before = [word for word, t in zip(asked.line.words, tokens, strict=True) if t.span.end <= span.start]
    while before and before[-1] in load_function_words().determiners:
        del before[-1]
    return before[-1:] == [_LED_TO_FOE.get(found.type)]


def _own_object(asked: Asked, found: Happening, spans: Sequence[Span], told: Trigger) -> PlacePhrase | None:
    """Return the place that the core gives, or what is held or taken by the tree.

    Of "denied that X was gone and said units still held THE SQUARE" the core may give X, and so of "THE POST at X was
    overrun" and "in control of THE SCHOOL in X".
    """
    spots = found.type.startswith("territory.")
    place = asked.roles.places_at(spans, spots=spots)
    inside = place is None or asked.line.words[place.first - 1] in ("in", "at")  # "the market OF X" is a part of X
    sure = told.score >= CERTAIN and inside
    own = [p for j in _done_to(asked, found, told) if (p := _place_itself(asked, j, spots=sure)) is not None]
    if place is not None and not inside:
        own = [p for p in own if p.mentions[0].hint != UNNAMED]  # "THE THREE CITIES - X, Y and Z - were lost"
    left = found.type == "territory.withdraw" and bool(own) and own[0].mentions[0].hint == IT  # "took X and LEFT IT"
    itself = found.alone and (left or found.type in _STATES) and bool(own)
    if not itself or (place is not None and own[0].first < place.last and place.first < own[0].last):
        return place if place is None or not place.again else _pronoun(asked, place)
    return own[0]


def _done_to(asked: Asked, found: Happening, told: Trigger) -> tuple[int, ...]:
    """Return the nouns that a happening is done to by the tree: object, passive subject, what "control" is of."""
    i, tree = found.first, asked.tree
    if tree.tag(i) == "VERB" and not tree.passive(i):
        return tree.dependants(i, "obj")
    if tree.tag(i) == "VERB":
        return tree.dependants(i, "nsubj:pass")
    return () if told.score < CERTAIN else tuple(j for case, j in tree.obliques(i) if case in ("of", "over"))


def _place_itself(asked: Asked, noun: int, *, spots: bool) -> PlacePhrase | None:
    """Return the place that a noun is, or the spot, if these are asked for."""
    named = place_holding(asked.all_places, noun)
    return asked.roles.spot_at(noun) if named is None and spots else named


def _pronoun(asked: Asked, place: PlacePhrase) -> PlacePhrase:
    """Return "it" as it stands for a place where its verb is said of places alone."""
    return next((p for p in asked.all_places if p.first == place.first and p.mentions[0].hint == IT), place)


def _acted_on(asked: Asked, found: Happening, told: Trigger) -> PlacePhrase | None:
    """Return the place that falls, is taken or is left by the tree, where the core names none."""
    i = found.first
    if not (found.alone and found.type.startswith("territory.") and asked.tree.tag(i) == "VERB"):
        return None
    subject = asked.tree.subject(i)
    passes = found.type == "territory.handover" and asked.tree.lemma(i) == "pass" and not asked.tree.objects(i)
    falls = is_done_to(asked.tree, i, asked.places) or asked.tree.lemma(i) == "fall" or passes
    acted_on = (subject,) if falls and subject is not None else asked.tree.objects(i)
    named = next(filter(None, (place_holding(asked.places, j) for j in acted_on)), None)
    sure = found.type in _STATES and told.score >= CERTAIN
    return named or (next(filter(None, map(asked.roles.spot_at, acted_on)), None) if sure else None)


def _spoken_of(asked: Asked, found: Happening) -> PlacePhrase | None:
    """Return the place of what somebody condemns or hails: "condemned the fall OF X"."""
    if found.type != "diplomacy.statement":
        return None
    led = (k for j in asked.tree.objects(found.first) for case, k in asked.tree.obliques(j) if case in ("of", "on"))
    return next(filter(None, (place_holding(asked.places, k) for k in led)), None)


def _stands_in(asked: Asked, found: Happening) -> PlacePhrase | None:
    """Return where a building stands that somebody enters: "entered the granary IN X"."""
    if found.type != "territory.enter" or not found.alone:
        return None
    heads = found.first, *asked.tree.objects(found.first)
    led = (k for j in heads for case, k in asked.tree.obliques(j) if case in ("in", "at"))
    return next(filter(None, (place_holding(asked.places, k) for k in led)), None)


def _not_itself(found: Happening) -> Happening:
    """Return a happening without an actor who is the very place: "X passes to the government"."""
    actor, place = found.actor, found.place
    same = actor is not None and place is not None and place.first <= actor.first and actor.last <= place.last
    return replace(found, actor=None) if same and found.alone else found
