"""What is so in a place, as a phrase: held, taken, entered, fought over, and by whom, no stronger than its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from factbox.knowledge.actors import FORCES, GOVERNMENT, party_side
from factbox.publish.acting import is_doer
from factbox.publish.attribution import (
    DENYING,
    HANDOVER,
    ONE_ORIGIN,
    is_in_dispute,
    is_weak,
    quoted_state,
    supporting,
)
from factbox.publish.choosing import says_again
from factbox.publish.document import one_line
from factbox.publish.grounds import bears_contest, bears_name, bears_type, tells_only_attack
from factbox.publish.hedges import tells_only_thought
from factbox.publish.quoting import quote_sentence
from factbox.publish.several import all_doers
from factbox.publish.wording import (
    MOST_VOICES,
    Phrase,
    as_called,
    is_nobody,
    list_words,
    mention_name,
    party_words,
    with_article,
    wordings,
)
from factbox.records import Claim, Control, Mention, View

_FIGHT = "battle.clash"
_WORDED_AS = {
    _FIGHT: "fighting",
    "territory.enter": "entered",
    "territory.capture": "partly",
    "territory.held": "partly",
    "territory.handover": "partly",
}
"""The phrase for a contested place of which no claim says that it is contested."""


def state_words(view: View, control: Control, beside: Claim | None = None) -> str:
    """Return what is so in a place, as a phrase no stronger than the status of the row and than its claims.

    Args:
        view: the view.
        control: the state.
        beside: the claim whose sentence stands in the line, which then names who contends for the place; by default all
            that bear the state do.
    """
    if control.status == "denied" and control.change != "none" and not supporting(view, control):
        return wordings().fall_denied  # nobody said that it was taken
    handed = control.change == "taken" and _is_handed_over(view, control, beside)
    phrase = wordings().control["handed" if handed else _worded(view, control, beside)]
    thought = beside is not None and tells_only_thought(beside.quote, quote_sentence(view, beside))
    words = phrase.weak if thought and control.status in ONE_ORIGIN else _phrase(control, phrase)
    who = _by(view, control, beside)
    parts = [words, _extent(control), f"to {who.removeprefix('by ')}" if handed and who else who]
    sentence = " ".join(part for part in parts if part)
    return f"{sentence}, disputed" if is_in_dispute(view, control) else sentence


def _is_handed_over(view: View, control: Control, beside: Claim | None) -> bool:
    """Say whether the sentence of a state tells that the place was handed over: "taken" would be too strong."""
    if beside is None and any(claim.type == HANDOVER for claim in supporting(view, control)):
        beside = quoted_state(view, control)
    return beside is not None and beside.type == HANDOVER and bears_type(HANDOVER, quote_sentence(view, beside))


def _worded(view: View, control: Control, beside: Claim | None = None) -> str:
    """Return the key of the phrase for a state: the weakest that its claims can be read as, or that its sentence is.

    Fighting, an entry and the taking of a part all make a place contested; a line says which of them it was. Who took
    a place has retaken it only where a report says so.
    """
    if control.state == "held" and control.change != "none" and _is_only_entered(view, control):
        return "entered"
    if control.change == "taken" and not control.holder and _is_overrun(view, control):
        return "overrun"
    if control.state == "held":
        again = any(says_again(claim.quote) for claim in supporting(view, control))
        return "taken" if control.change == "retaken" and not again else _state_or_change(control)
    if control.state != "contested":
        return control.state
    kinds = {contest(view, claim) for claim in ((beside,) if beside else supporting(view, control))}
    told = [key for key in ("contested", "fighting", "attacked", "entered", "partly") if key in kinds]
    return told[0] if told else control.state


def _is_overrun(view: View, control: Control) -> bool:
    """Say whether all that is told of a change is that somebody overran a place: who raids it may have left again."""
    told = supporting(view, control)
    acting = all(claim.actor is not None and one_line(claim.actor.text) in one_line(claim.quote) for claim in told)
    return bool(told) and acting and all(_OVERRUN.search(claim.quote) for claim in told)


_OVERRUN = re.compile(r"\boverr[au]n", re.IGNORECASE)


def _is_only_entered(view: View, control: Control) -> bool:
    """Say whether all that is told of a change is that somebody came in: he has perhaps not taken the place."""
    told = supporting(view, control)
    again = (view.claim(one) for testimony in control.testimonies for one in testimony.also)  # of the same voices
    entered = all(claim.type == "territory.enter" for claim in told)
    return bool(told) and entered and all(one.type == "territory.enter" or one.stance in DENYING for one in again)


def contest(view: View, claim: Claim) -> str:
    """Return the key of the phrase for a claim on a contested place."""
    contested = "contested" if bears_contest(quote_sentence(view, claim)) else "fighting"
    if claim.type == _FIGHT and tells_only_attack(claim.quote):
        return "attacked"
    return _WORDED_AS.get(claim.type, contested)


def _state_or_change(control: Control) -> str:
    return control.change if control.change != "none" else control.state


def _phrase(control: Control, phrase: Phrase) -> str:
    if control.status == "predicted":
        return phrase.forecast
    return phrase.weak if is_weak(control) else phrase.plain


def _extent(control: Control) -> str:
    return f"({wordings().extents[control.extent]})" if control.extent in ("most", "parts", "outskirts") else ""


def _by(view: View, control: Control, beside: Claim | None) -> str:
    """Return who holds the place, or who contends for it.

    A place under attack is called "held by" its holder only where no report has that holder among the attackers.
    """
    holder = control.holder if control.holder != "both" and not is_nobody(control.holder) else ""
    if control.state == "held":
        holding = as_called(holder, None, quote_sentence(view, beside)) if beside and holder else holder
        return f"by {with_article(holding)}" if holding else ""
    told = supporting(view, control) if beside is None else (beside,)
    support = [_with_named(view, claim) for claim in told if claim.type != "territory.held"]
    attackers = list(dict.fromkeys(n for one in support if (n := mention_name(one.actor)) and not is_nobody(n)))
    sentences = {n: (one, quote_sentence(view, one)) for one in support if (n := mention_name(one.actor))}
    called = {n: all_doers(as_called(n, one.actor, told), told) for n, (one, told) in sentences.items()}
    if control.state == "contested":
        kind = _worded(view, control, beside)
        if kind not in ("fighting", "contested"):
            return _contending(attackers[:1], called, alone="by")
        attacked = (mention_name(claim.recipient) for claim in support)
        parties = [*attackers, *(name for name in attacked if name[:1].isupper())]  # "thirty young men" are no party
        return _contending(parties, called, alone="involving" if kind == "fighting" else "by")
    attacking = list_words((party_words(called[one]) for one in attackers), MOST_VOICES)
    attack = f"by {attacking}" if attacking else ""
    if beside is not None and holder not in (mention_name(beside.recipient), party_side(beside.recipient)):
        return attack  # that its holder's name stands in the sentence does not say that he holds it
    if not holder or holder in attackers:
        return attack
    return f"{attack}; held by {with_article(holder)}" if attack else f"(held by {with_article(holder)})"


def _with_named(view: View, claim: Claim) -> Claim:
    """Return a claim without the parties that its sentence does not name: "its fighters" were put to one of them.

    Nor does who acts stay whom its clause does not name, or the sentence has only as one to whom it is done.
    """
    sentence = quote_sentence(view, claim)
    own = claim.actor is not None and claim.speaker is not None and mention_name(claim.actor) in _sides_of(claim)
    told = claim.actor is not None and (own or _is_in(claim.actor, claim.quote))
    if claim.actor and not (told and is_doer(claim.actor.text, sentence)):
        claim = replace(claim, actor=None)  # "its men have entered" is its own deed
    actor, recipient = (
        mention if mention and bears_name(mention_name(mention), sentence) else None
        for mention in (claim.actor, claim.recipient)
    )
    return replace(claim, actor=actor, recipient=recipient)


def _sides_of(claim: Claim) -> tuple[str, ...]:
    """Return the names by which the speaker of a claim may be called as one who acts."""
    return (claim.speaker_side, mention_name(claim.speaker)) if claim.speaker_side or claim.speaker else ()


def _is_in(mention: Mention, clause: str) -> bool:
    """Say whether a clause has the words for somebody, or some of his name."""
    return one_line(mention.text).casefold() in one_line(clause).casefold() or bears_name(mention_name(mention), clause)


def _contending(parties: Iterable[str], called: Mapping[str, str], alone: str) -> str:
    """Return who contends for a place; "forces of" a country beside its government are no second party.

    Args:
        parties: their names.
        called: the words of a sentence for some of them.
        alone: the word before a single one.
    """
    told = [party for party in parties if party]
    states = {party.removeprefix(GOVERNMENT) for party in told if party.startswith(GOVERNMENT)}
    others = (party for party in told if not party.startswith(FORCES) or party.removeprefix(FORCES) not in states)
    names = list(dict.fromkeys(words for party in others if (words := party_words(called.get(party, party)))))
    before = "between" if len(names) > 1 and alone == "by" else alone
    return f"{before} {list_words(names, MOST_VOICES)}" if names else ""
