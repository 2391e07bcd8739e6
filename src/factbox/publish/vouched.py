"""What a verdict says on the word of those who fight: no state and no event is told more firmly than they can vouch.

The ladder of the verdict knows a party by its stance or its side. What else shows that a word is a party's own stands
in the sentences and in all of the story: who speaks for a side that fights in it, who calls the dead "terrorists".
This is decided once, for all that is printed, exported or asked: nothing is firmer in one place than in another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, load_nouns, party_side
from factbox.publish.attribution import (
    OWN_WORD,
    WITHDRAWAL,
    claims_of,
    supporting,
    vouching_claims,
    weights_of,
)
from factbox.publish.grounds import (
    bears_type,
    tells_of_civilians,
    tells_of_foes,
    tells_of_guilt,
    tells_of_liberation,
    tells_of_ours,
    tells_of_terror,
)
from factbox.publish.grounds_table import load_grounds
from factbox.publish.own_media import is_of_a_side, is_partisan, serves_its_state
from factbox.publish.parties import speaks_for_fighters
from factbox.publish.passed_on import passed_on_by
from factbox.publish.quoted_places import names_place
from factbox.publish.quoting import paragraph_around, quote_sentence
from factbox.publish.timely import NOW, last_day
from factbox.publish.wording import wordings
from factbox.records import Claim, Control, Event, Sensitivity, Status, Verdict, View, Without

_TAKEN = ("territory.capture", "territory.handover")

_BOASTED = (
    "territory.",
    "battle.",
    "strike.",
    "casualties",
    "killing.",
    "detention.arrest",
    "defection",
    "displacement",
)
"""What a party tells in its own favour."""

_FOUGHT = ("battle.", "strike.", "attack.")

_AT_WAR = ("battle.", "territory.")

_NO_LOSS = ("detention.", "deployment.", "evacuation", "aid", "visit", "diplomacy.")
"""What nobody owns up to by telling that he has done it: that he has sent soldiers, or signed a truce."""

_AGREED = "diplomacy.agreement"

_LADDER: tuple[Status, ...] = ("claimed", "reported", "corroborated", "admitted")


def as_vouched(view: View) -> Verdict:
    """Return the verdict of a view with each state and event as firm as those who vouch for it allow, and no firmer.

    Args:
        view: the view, of the whole story: who fights in it is seen from all of its days, places and sides.
    """
    fighting = fighting_sides(view)
    states = not_ended_by_claims(view.control, tuple(as_claimed_state(view, row, fighting) for row in view.control))
    events = tuple(as_claimed_event(view, event, fighting) for event in view.events)
    return replace(
        view.verdict, control=states, events=events, sensitivity=weighed_as(states, view.verdict.sensitivity)
    )


def not_ended_by_claims(before: Sequence[Control], states: Sequence[Control]) -> tuple[Control, ...]:
    """Return states as going on that only a taking ended which turns out to be a party's word: it ends nobody's hold.

    Args:
        before: the states as the verdict has them.
        states: the same, each as firm as those who vouch for it allow.
    """
    takings = [(one, told) for one, told in zip(before, states, strict=True) if told.change != "none"]
    ends = {(told.place.id, told.began.last) for one, told in takings if told.status not in ("claimed", "retracted")}
    weak = {
        (told.place.id, told.began.last): told.holder
        for one, told in takings
        if told.status == "claimed" and one.status != "claimed"
    }

    def reopened(row: Control) -> Control:
        key = row.place.id, row.ended
        only_claimed = row.ended is not None and key in weak and key not in ends and weak[key] != row.holder
        return replace(row, ended=None) if only_claimed else row

    return tuple(map(reopened, states))


def weighed_as(states: Iterable[Control], weighed: Iterable[Sensitivity]) -> tuple[Sensitivity, ...]:
    """Return what states rest on, with no word that one voice less would make one of them firmer than it is."""
    statuses = {(row.place.id, row.state, row.claims): row.status for row in states}
    return tuple(_as_firm(one, statuses.get((one.place, one.state, one.claims))) for one in weighed)


def _as_firm(weighed: Sensitivity, status: Status | None) -> Sensitivity:
    def left(one: Without) -> Without:
        firmer = status in _LADDER and one.status in _LADDER[_LADDER.index(status) :]
        return replace(one, status=status) if firmer and not one.contrary else one

    would = tuple(one for one in weighed.would if one.status != status)
    return replace(weighed, without=tuple(map(left, weighed.without)), would=would)


def fighting_sides(view: View) -> frozenset[str]:
    """Return the sides that hold a place in a view, or fight, strike or bomb in it; a state also by a party's word."""
    acting = (event.actor for event in view.events if event.type.startswith(_FOUGHT))
    fought = (claim for claim in view.claims if claim.type.startswith(_AT_WAR) and not claim.historical)
    told = {party_side(one) for claim in fought for one in (claim.actor, claim.recipient)}
    states = (side for side in told if side.startswith(GOVERNMENT) and side != GOVERNMENT + NOT_NAMED)
    return frozenset((*(row.holder for row in view.control), *acting, *states)) - {""}


def as_claimed_event(view: View, event: Event, fighting: Collection[str]) -> Event:
    """Return an event as claimed where all who vouch for it speak for those who fight: it is a party's word.

    Args:
        view: the view.
        event: the event.
        fighting: from :func:`fighting_sides`.
    """
    if event.status == "corroborated" and event.place and len(event.claims) > 1:
        placing = {_voice(view, one) for one in claims_of(view, event.claims) if _names_its_place(view, one)}
        if len(placing) <= 1:  # of two voices one may have told of another place
            event = replace(event, status="reported", independent_origins=1)
    weak = (_is_all_ours, _is_only_accused, _is_only_passed_on)
    if event.status == "reported" and any(only(view, event) for only in weak):
        return replace(event, status="claimed")
    if event.type == _AGREED and event.status == "reported" and _is_partys_deal(view, event, fighting):
        return replace(event, status="claimed")
    boasted = event.type.startswith((*_BOASTED, *_FOUGHT))
    if not boasted and not (event.status == "admitted" and event.type.startswith(_NO_LOSS)):
        return event
    if event.status == "admitted":
        claims = claims_of(view, event.claims)
        told = vouching_claims("admitted", claims)
        if all(one.speaker_kind == "outlet" for one in told):
            return replace(event, status="reported")  # no authority in its office: a broadcaster of its side
        if any(_owns_up(view, one) and not _is_boast(view, one) for one in told):
            return event
        others = [one for one in claims if one.stance not in ("claimed", "confirmed") and not _is_boast(view, one)]
        firm = event.type == "detention.arrest" and bool(others) and not _of_parties(view, others, fighting)
        return replace(event, status="reported" if firm else "claimed")
    weaker = event.status == "reported" and event.type.startswith(_BOASTED)
    all_told = [view.claim(one) for one in event.claims]
    return replace(event, status="claimed") if weaker and _of_parties(view, all_told, fighting) else event


def _is_partys_deal(view: View, event: Event, fighting: Collection[str]) -> bool:
    """Say whether all who tell of an agreement speak for one side that fights: that others agreed is its word alone.

    A state abroad, which fights nobody, may have brought it about.
    """
    claims = [view.claim(one) for one in event.claims]
    sides = {one.speaker_side for one in claims}
    unnamed = GOVERNMENT + NOT_NAMED in fighting and any(side.startswith(GOVERNMENT) for side in sides)
    return len(sides) == 1 and (unnamed or sides <= set(fighting)) and _of_parties(view, claims, fighting)


def _is_all_ours(view: View, event: Event) -> bool:
    """Say whether an event is told by outlets alone that call those who fight "ours": they vouch for nothing."""
    claims = [view.claim(one) for one in event.claims]
    return all(one.speaker is None for one in claims) and all(
        is_of_a_side(view.report(one.report_id)) for one in claims
    )


def _is_only_accused(view: View, event: Event) -> bool:
    """Say whether all who tell of an event accuse somebody of it: who does so is the other's foe, or his victim."""
    cues = [view.claim(one).cue.casefold() for one in event.claims]
    return bool(cues) and all(cue.startswith(load_grounds().accuses) for cue in cues)


def _is_only_passed_on(view: View, event: Event) -> bool:
    """Say whether all who tell of an event are private persons whom the outlet of a side lets speak."""
    claims = claims_of(view, event.claims)
    return bool(claims) and all(passed_on_by(view, one) for one in claims)


def as_claimed_state(view: View, control: Control, fighting: Collection[str]) -> Control:
    """Return a state as claimed where all who vouch for it speak for those who fight: it is a party's word.

    Args:
        view: the view.
        control: the state; the rule that decided says so where it is weakened.
        fighting: from :func:`fighting_sides`.
    """
    if control.status == "corroborated" and control.state != "held" and not _is_of_now(view, control):
        control = replace(_weakened(control, "reported", "then"), independent_origins=1)
    if control.status == "disputed":
        return _with_parties_weighed(view, control, fighting)
    if control.status not in ("admitted", "reported"):
        return _with_parties_apart(view, control, fighting) if control.status == "corroborated" else control
    support, weights = supporting(view, control), weights_of(control)
    vouching = vouching_claims(control.status, support, weights)
    if control.status == "admitted":
        if not all(_is_boast(view, one) or _is_of_another(view, control, one) for one in vouching):
            return control
        vouching = [one for one in support if weights.get(one.id, "admission") not in (*OWN_WORD, "admission")]
        if not vouching:
            return _weakened(control, "claimed", "boast")
        control = _weakened(control, "reported", "boast")
    if vouching and _of_parties(view, vouching, fighting, support):
        return _weakened(control, "claimed", "party")
    if _is_only_left(view, control, support, vouching):
        return _weakened(control, "claimed", "left")
    return _with_parties_apart(view, control, fighting)


def _with_parties_apart(view: View, control: Control, fighting: Collection[str]) -> Control:
    """Return a state that others vouch for with the words of those who fight weighed as a party's."""
    weights, support = weights_of(control), supporting(view, control)
    firm = [one for one in support if weights.get(one.id, "party") not in (*OWN_WORD, "admission")]
    return _weighed(control, [one for one in firm[:_LOOKED_AT] if _is_partys(view, one, fighting)])


_LOOKED_AT = 64
"""How many claims of a state are looked at for parties among those who vouch for it; a line names a few."""


def _weighed(control: Control, parties: Sequence[Claim]) -> Control:
    """Return a state with some claims of it weighed as a party's word."""
    ids = {one.id for one in parties}
    told = (replace(one, weight="party") if one.claim in ids else one for one in control.testimonies)
    return replace(control, testimonies=tuple(told)) if ids else control


def _with_parties_weighed(view: View, control: Control, fighting: Collection[str]) -> Control:
    """Return a disputed state with the words of those who fight weighed as a party's.

    "X's forces take the pass" above "X's ministry said" is no other voice than the ministry's.
    """
    weights, support = weights_of(control), supporting(view, control)
    firm = [one for one in support if weights.get(one.id, "party") not in OWN_WORD]
    if not firm or any(weights[one.id] == "admission" for one in firm):
        return control
    alone = _of_parties(view, firm, fighting, support)
    return _weighed(control, firm) if alone else _with_parties_apart(view, control, fighting)


_LATER = timedelta(days=3)
"""How long after a taking its loser admits it at most in words that name no place: "we have lost the town"."""


def _is_of_another(view: View, control: Control, claim: Claim) -> bool:
    """Say whether who admits a loss may speak of a later one: he names no place, and speaks days after the taking."""
    day = control.began.last
    return day is not None and not _names_its_place(view, claim) and last_day(view, claim) - day > _LATER


def _names_its_place(view: View, claim: Claim) -> bool:
    """Say whether the sentence of a claim has its place by a name, and not as "the village"."""
    return claim.place is not None and not claim.place.text.islower() and names_place(view, claim)


def _voice(view: View, claim: Claim) -> str:
    """Return whose word a claim is, by his name, or else by its outlet."""
    return (claim.speaker.name or claim.speaker.text) if claim.speaker else view.report(claim.report_id).outlet


def _is_of_now(view: View, control: Control) -> bool:
    """Say whether those who tell of a fight or siege at the time when it was last told of are heard in two places."""
    support = [one for one in supporting(view, control) if last_day(view, one)]
    last = max((last_day(view, one) for one in support), default=date.min)
    heard_in = {
        one.via[-1] if one.via else view.report(one.report_id).outlet
        for one in support
        if last - last_day(view, one) <= NOW
    }
    return len(heard_in) > 1


def _weakened(control: Control, status: Status, reason: str) -> Control:
    told = wordings().weakened[reason].format(status=status)
    return replace(control, status=status, because=f"{control.because}; {told}")


def _is_boast(view: View, claim: Claim) -> bool:
    """Say whether a claim is no admission: it blames "terrorists" for a loss, or tells what its own side has taken.

    Who is said to claim something admits nothing by it.
    """
    sentence = quote_sentence(view, claim)
    if claim.cue.casefold().startswith(load_grounds().boasts):
        return True
    if claim.speaker_kind == "outlet" and claim.cue and not claim.cue.casefold().startswith(load_grounds().admits):
        return True  # a state's broadcaster that reports something has not owned up to it
    own = claim.actor is not None and bool(claim.speaker_side) and party_side(claim.actor) == claim.speaker_side
    if claim.type.startswith(("casualties", "killing.")) and claim.actor is not None and claim.recipient is not None:
        unit = bool(set(claim.actor.text.casefold().split()) & _own_arms())
        if (own or unit) and not tells_of_civilians(claim.recipient.text):
            return True  # whoever says that his patrol has killed raiders boasts
    if claim.type == "detention.arrest" and (own or _is_states_arrest(claim)):
        return True  # a ministry that announces whom its police have detained admits nothing
    taken = claim.type in ("territory.capture", "territory.enter") and (own or tells_of_liberation(sentence))
    return taken or tells_of_terror(sentence)


def _owns_up(view: View, claim: Claim) -> bool:
    """Say whether whoever tells an event owns up to it, by the verb or by a word of its sentence.

    Who only *says* how many of his own died, or that he has struck back, has told his own story.
    """
    return claim.cue.casefold().startswith(load_grounds().admits) or tells_of_guilt(quote_sentence(view, claim))


def _is_states_arrest(claim: Claim) -> bool:
    """Say whether a state's office tells whom that state's police or soldiers have arrested."""
    doer = set(claim.actor.text.casefold().split()) if claim.actor else set()
    return claim.speaker_side.startswith(GOVERNMENT) and not doer.isdisjoint(load_nouns().government)


def _own_arms() -> frozenset[str]:
    """Return nouns for people under arms, of whom an office that gives them no other side tells as its own."""
    nouns = load_nouns()
    return frozenset(nouns.units | nouns.under_arms | nouns.own_units)


def _is_only_left(view: View, control: Control, support: Sequence[Claim], vouching: Sequence[Claim]) -> bool:
    """Say whether a party tells of a taking, and who is none only that somebody left: he has not said who came."""
    if control.change == "none" or not any(one.type in (*_TAKEN, "territory.held") for one in support):
        return False
    return all(one.type == WITHDRAWAL and not bears_type(_TAKEN[0], quote_sentence(view, one)) for one in vouching)


def _of_parties(view: View, claims: Iterable[Claim], fighting: Collection[str], beside: Iterable[Claim] = ()) -> bool:
    """Say whether claims are all a party's word; of very many none is looked up behind the first that is not.

    A headline says in short what its text gives to somebody: beside such a claim of its text it is no voice of its own.

    Args:
        view: the view.
        claims: who they are that vouch for something.
        fighting: from :func:`fighting_sides`.
        beside: further claims that tell of it.
    """
    headlines: list[Claim] = []
    texts: set[str] = set()
    for one in claims:
        if one.passage == "headline" and one.speaker is None:
            headlines.append(one)
        elif not _is_partys(view, one, fighting):
            return False
        else:
            texts.add(one.report_id)
    if headlines:
        texts |= {one.report_id for one in beside if speaks_for_fighters(view, one, fighting)}
    return all(one.report_id in texts or _tells_of_foes(view, one) for one in headlines)


def _is_partys(view: View, claim: Claim, fighting: Collection[str]) -> bool:
    """Say whether a claim is a party's word: by who speaks, by its words, or by who let somebody speak."""
    by_words = _tells_of_foes(view, claim) or bool(passed_on_by(view, claim))
    return by_words or speaks_for_fighters(view, claim, fighting)


def _tells_of_foes(view: View, claim: Claim) -> bool:
    """Say whether the sentence of a claim has words that only one side has: "terrorists", "our vanguard".

    Bandits and saboteurs are a side's word where somebody is quoted with it; a report may so call those who are.
    """
    if not claim.type.startswith((*_BOASTED, *_FOUGHT)) or claim.stance == "confirmed":
        return False
    # Nearly no paragraph has such a word, and to look for one costs far less than to part the sentences of all.
    around = paragraph_around(view, claim)
    tells = [tells_of_foes, tells_of_ours, *([tells_of_terror] if claim.speaker else [])]
    if any(one(around) and one(quote_sentence(view, claim)) for one in tells):
        return True
    if claim.speaker is not None:
        return False
    report = view.report(claim.report_id)
    if is_of_a_side(report) or serves_its_state(view, claim, quote_sentence(view, claim)):
        return True
    if not is_partisan(report.text):
        return False
    own = claim.type.startswith(("territory.", "battle.")) and _is_no_foe(claim)
    return own or (tells_of_liberation(around) and tells_of_liberation(quote_sentence(view, claim)))


def _is_no_foe(claim: Claim) -> bool:
    """Say whether whoever acts is none whom only the other side calls so: "bandits" who take a town are no boast."""
    words = set(claim.actor.text.casefold().split()) if claim.actor else set()
    foes = load_nouns().insurgent | load_nouns().foes | set(load_grounds().called_foes)
    return claim.actor is not None and words.isdisjoint(foes)
