"""Which of the claims on a state or an event is quoted in its line: the one whose sentence tells most of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factbox.knowledge.testimony import load_families
from factbox.publish.acting import may_act
from factbox.publish.circumstances import tells_of_two_times, tells_since
from factbox.publish.grounds import bears_name, bears_numbers, bears_type
from factbox.publish.hedges import tells_only_thought
from factbox.publish.passed_on import passed_on_by
from factbox.publish.quoted_places import names_place
from factbox.publish.quoting import quote_sentence
from factbox.records import Claim, Control, Days, Event, View


def choose_quoted(view: View, event: Event, claims: Sequence[Claim]) -> Claim:
    """Return the claim whose sentence tells most of an event: what it was, how many, in the text and not above it.

    Args:
        view: the view.
        event: the happening.
        claims: those that vouch for it, the first known first; at least one.
    """

    def plainly(claim: Claim) -> float:
        return 4 * (claim.passage != "headline") + 2 * _overlap(claim.days, event.days)

    def worth(claim: Claim) -> float:
        sentence = quote_sentence(view, claim)
        actor = claim.actor if event.actor and claim.actor else None
        acting = actor is not None and event.actor in (actor.side, actor.name) and may_act(actor.text, sentence)
        typed = bears_type(event.type, sentence)
        borne = (8 + 1.5 * acting) * typed + bears_numbers(event, sentence)
        whole = sentence.rstrip("”\"'").endswith((".", "!", "?"))  # and no caption or heading of the page
        # What nobody vouches for tells no event that somebody does, unless the line has the hedge of its sentence.
        borne += 32 * (claim.stance != "unconfirmed" or tells_only_thought(claim.quote, sentence))
        borne += 3 * (
            event.type == "visit" and claim.place is not None and not claim.place.text.islower()
        )  # where somebody was is all that it tells
        borne -= 16 * bool(passed_on_by(view, claim))  # whom one side lets speak is quoted where nobody else is
        return plainly(claim) + borne + 0.5 * whole - tells_of_two_times(sentence) - 3 * tells_since(sentence)

    return _first_best(claims, worth, lambda claim: plainly(claim) + 46)


def _first_best(claims: Sequence[Claim], worth: Callable[[Claim], float], most: Callable[[Claim], float]) -> Claim:
    """Return the first of the claims that are worth most; a sentence is sought only where it can make its claim that.

    Args:
        claims: at least one; a place that is much fought for has thousands.
        worth: by the claim and its sentence.
        most: what a claim can be worth by its sentence at most.
    """
    best, highest = claims[0], worth(claims[0])
    for claim in claims[1:]:
        if most(claim) > highest and (found := worth(claim)) > highest:
            best, highest = claim, found
    return best


def _overlap(one: Days, other: Days) -> bool:
    """Say whether two spans of days that both begin somewhere have a day in common."""
    bounds = (one.first, one.last, other.first, other.last)
    return None not in bounds and one.first <= other.last and other.first <= one.last  # type: ignore[operator]


_CHANGES = frozenset({"territory.capture", "territory.handover"})


def choose_for_state(view: View, control: Control, claims: Sequence[Claim]) -> Claim:
    """Return the claim whose sentence tells most of a state: a change by its taking, where, when, and whose it is.

    Args:
        view: the view.
        control: the state.
        claims: those that vouch for it, the first known first; at least one.
    """

    def plainly(claim: Claim) -> float:
        change = (claim.type in _CHANGES) == (control.change != "none")
        vouched = claim.stance != "unconfirmed"  # what nobody vouches for tells no state that somebody does
        return 32 * vouched + 16 * change + 2 * (claim.passage != "headline") + 0.5 * (claim.days.first is not None)

    def worth(claim: Claim) -> float:
        sentence = quote_sentence(view, claim)
        named = bears_name(control.holder, sentence)
        borne = bears_type(claim.type, sentence) and names_place(view, claim)
        again = control.change != "retaken" or says_again(claim.quote)
        return plainly(claim) + 8 * borne + 4 * bears_type(claim.type, sentence) + again + named

    return _first_best(claims, worth, lambda claim: plainly(claim) + 14)


def says_again(words: str) -> bool:
    """Say whether words tell that a place was taken by those who had had it before: "regained", "recaptured"."""
    told = f" {' '.join(re.findall(r'[a-z]+', words.casefold()))} "
    return any(f" {word} " in told for word in load_families().again)
