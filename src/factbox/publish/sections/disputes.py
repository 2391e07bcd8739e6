"""What the reports disagree on, side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from factbox.knowledge.cues import tells_held_on
from factbox.publish.attribution import DENYING, acts_in, claims_of, voices
from factbox.publish.citations import Citations
from factbox.publish.document import Group, Line, Section, one_line
from factbox.publish.grounds import bears_denial, bears_negation
from factbox.publish.latest import earlier_words, latest
from factbox.publish.quoting import quote_sentence
from factbox.publish.sections.lines import day_of, told_as_history
from factbox.publish.speakers import printed_by
from factbox.publish.timely import last_day
from factbox.publish.wording import MOST_VOICES, capitalise, claim_words, list_words, mention_name, wordings
from factbox.records import Claim, Dispute, View

MOST_TOLD = 3
"""How many different things one side of a dispute is told to say; its citations have them all."""

_THE_DAY = ": the day"
"""How the topic of a dispute over the day of a taking ends: the line of the taking says that the reports differ."""

_WHO = ": who took it"
"""How the topic of a dispute between two takers ends."""

_AGAINST = "contradicted by "
"""How the reason of a dispute begins that only names who says otherwise."""

_TOTAL = "total: "
"""How the topic of a dispute over a total begins."""

_NO_QUARREL = ("progress",)
"""Kinds of disputes that are two states of one story, each of them told above with its day."""

_STAGES = ("territory.enter", "territory.contested", "territory.siege", "battle.clash")


def disputes(view: View, citations: Citations) -> Section:
    """Return where the reports disagree, side by side, and whether it is settled; a later state is no quarrel."""
    told, earlier = latest(
        view.disputes,
        lambda dispute: (
            not (dispute.resolved and _is_no_quarrel(view, dispute))
            and not _says_one_thing(view, dispute)
            and not dispute.topic.endswith(_THE_DAY)
            and not _is_of_history(view, dispute)
            and _parts_parties(view, dispute)
            and not _is_only_open(view, dispute)
            and _is_of_one_time(view, dispute)
            and not _is_later_hold(view, dispute)
            and not _is_retaking(view, dispute)
            and not _is_read_wrongly(view, dispute)
            and not _is_own_fight(view, dispute)
        ),
    )
    told = _each_once(told)
    groups = tuple(dispute_group(view, citations, dispute, quote_sentence) for dispute in told)
    left = len(view.disputes) - earlier - len(told)
    which = "1 difference is" if left == 1 else f"{left} differences are"
    note = f"{which} between two states or days of one story and left out; the exports have them." if left else ""
    return Section("disputes", "What the reports disagree on", f"{note} {earlier_words(earlier)}".strip(), groups)


def _each_once(told: Sequence[Dispute]) -> list[Dispute]:
    """Return disputes without those that have the sides of another the other way round: each holder has his own."""
    kept: dict[frozenset[frozenset[str]], Dispute] = {}
    for dispute in told:
        kept.setdefault(frozenset((frozenset(dispute.side_a), frozenset(dispute.side_b))), dispute)
    return list(kept.values())


def _is_retaking(view: View, dispute: Dispute) -> bool:
    """Say whether one of two takers has only taken a place back from the other, as its line says."""
    if not dispute.topic.endswith(_WHO):
        return False
    again = {one for row in view.control if row.change == "retaken" for one in row.claims}
    first, other = (again.issuperset(side) for side in (dispute.side_a, dispute.side_b))
    return first or other


def _is_read_wrongly(view: View, dispute: Dispute) -> bool:
    """Say whether no sentence that is to deny something has a word by which anything is not so: "still besieged"."""
    told = [quote_sentence(view, one) for one in claims_of(view, dispute.side_b) if one.stance in ("negated", "denied")]
    return len(told) == len(dispute.side_b) and not any(bears_denial(one) or bears_negation(one) for one in told)


def _is_own_fight(view: View, dispute: Dispute) -> bool:
    """Say whether the side that denies a fight has told of it: what it denies is the enemy's account of it."""
    one, other = claims_of(view, dispute.side_a), claims_of(view, dispute.side_b)
    one = _of_one_time(view, one, other)
    if not all(claim.type in _STAGES for claim in (*one, *other)):
        return False
    denying = {claim.speaker_side for claim in other if claim.stance in ("negated", "denied")}
    return bool(denying) and "" not in denying and denying <= {claim.speaker_side for claim in one}


def _parts_parties(view: View, dispute: Dispute) -> bool:
    """Say whether the sentences of a dispute over a holder name those it parts; they may be one under two names."""
    sides = (claims_of(view, dispute.side_a), claims_of(view, dispute.side_b))
    if dispute.topic.endswith(_WHO):
        return all(any(one.actor and acts_in(view, one, mention_name(one.actor)) for one in side) for side in sides)
    _, _, holder = dispute.topic.rpartition(" by ")
    parted = dispute.topic != holder and dispute.kind == "true_conflict"
    return not parted or any(acts_in(view, one, holder) for one in sides[0])


_UNPROVEN = re.compile(r"\b(?:confirm|verif|corroborat|independent)", re.IGNORECASE)
"""How the words begin by which somebody says that he does not know, and not that it is not so."""

_QUARREL = timedelta(days=14)
"""How far apart at most two words are spoken that contradict each other."""


def _is_only_open(view: View, dispute: Dispute) -> bool:
    """Say whether all that is said against something is that nobody has confirmed it."""
    against = [one for one in claims_of(view, dispute.side_b) if one.stance in ("negated", "denied")]
    told = [quote_sentence(view, one) for one in against]
    return len(against) == len(dispute.side_b) and all(map(_UNPROVEN.search, told)) and not any(map(bears_denial, told))


def _is_of_one_time(view: View, dispute: Dispute) -> bool:
    sides = (claims_of(view, dispute.side_a), claims_of(view, dispute.side_b))
    return not all(sides) or all(_of_one_time(view, one, other) for one, other in (sides, sides[::-1]))


def _of_one_time(view: View, side: Sequence[Claim], other: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a side that were spoken about when one of the other side was."""
    days = [day_of(view, claim) for claim in other]
    return tuple(claim for claim in side if not days or any(abs(day_of(view, claim) - day) <= _QUARREL for day in days))


def _is_later_hold(view: View, dispute: Dispute) -> bool:
    """Say whether all that is said against a taking is that others have the place on a later day, and not still."""
    taken, held = (claims_of(view, side) for side in (dispute.side_a, dispute.side_b))
    dated = [one for one in taken if one.days.first is not None] or taken
    last = max((last_day(view, one) for one in dated), default=date.max)
    return bool(held) and all(
        one.type == "territory.held"
        and one.stance not in DENYING
        and not tells_held_on(one.quote)
        and last < last_day(view, one)
        for one in held
    )


def _is_of_history(view: View, dispute: Dispute) -> bool:
    """Say whether one side of a dispute tells of another time than the other: "the army took it last July"."""
    sides = (claims_of(view, side) for side in (dispute.side_a, dispute.side_b))
    return any(side and all(one.historical or told_as_history(view, one) for one in side) for side in sides)


def _is_no_quarrel(view: View, dispute: Dispute) -> bool:
    """Say whether two words are two states of one story, or two totals of one series, each told above with its day.

    That a place was entered or fought for is no older text of a place that had fallen, but its earlier stage.
    """
    stage = dispute.kind == "stale" and all(one.type in _STAGES for one in claims_of(view, dispute.side_b))
    return stage or dispute.kind in _NO_QUARREL or dispute.topic.startswith(_TOTAL)


def _says_one_thing(view: View, dispute: Dispute) -> bool:
    """Say whether one sentence stands on both sides, as where two outlets print it and were read differently."""
    one, other = ({quote_sentence(view, c) for c in claims_of(view, side)} for side in (dispute.side_a, dispute.side_b))
    return not one.isdisjoint(other)


def dispute_group(
    view: View, citations: Citations, dispute: Dispute, say: Callable[[View, Claim], str] | None = None
) -> Group:
    """Return a dispute as a group: a line for each side, and in the note whether it is settled and why.

    Args:
        view: the view.
        citations: what numbers the clauses.
        dispute: the dispute.
        say: what words a claim, such as :func:`quote_sentence`; by default what it says, as a noun phrase.
    """
    topic, place = one_line(dispute.topic), one_line(dispute.place)
    title = topic if not place or place.casefold() in topic.casefold() else f"{place}: {topic}"
    one, other = claims_of(view, dispute.side_a), claims_of(view, dispute.side_b)
    if say is quote_sentence:
        one, other = _of_one_time(view, one, other), _of_one_time(view, other, one)
    lines = (_side_line(view, citations, side, say or _told) for side in (one, other))
    state = "Settled" if dispute.resolved else "Open"
    why = one_line(dispute.reason)  # who contradicts stands above, with his words
    told = (wordings().disputes[dispute.kind], one_line(dispute.resolution), "" if why.startswith(_AGAINST) else why)
    reasons = dict.fromkeys(reason.rstrip(".") for reason in told if reason and reason.casefold() != state.casefold())
    note = f"{state}: {'; '.join(reasons)}."
    return Group(tuple(line for line in lines if line), capitalise(title), note)


def _side_line(
    view: View, citations: Citations, claims: Sequence[Claim], say: Callable[[View, Claim], str]
) -> Line | None:
    if not claims:
        return None
    numbers, more = citations.cite(claims)
    told = "; ".join(list(dict.fromkeys(say(view, claim) for claim in claims))[:MOST_TOLD])
    shown = say is quote_sentence
    who = list_words((printed_by(view, [one], one) for one in claims), MOST_VOICES) if shown else voices(view, claims)
    return Line(capitalise(told), attribution=f"according to {who}", citations=numbers, more=more)


def _told(view: View, claim: Claim) -> str:  # noqa: ARG001 - it takes what every wording of a claim takes
    words = claim_words(claim)
    return f"{wordings().stances[claim.stance]}: {words}" if claim.stance not in ("asserted", "attributed") else words
