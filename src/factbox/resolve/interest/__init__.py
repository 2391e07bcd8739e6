"""In whose favour words are: what a party claims, what it admits, and what is only somebody's word.

A party's word in its own favour is *claimed*, against its own interest *confirmed*, and anybody else's *attributed*
(CONTRACT). A party is never taken for a neutral voice.

Each list below has questions in the order in which they are asked of a claim; the first yes gives its stance. Whether
a kind of happening serves who did it is a row of ``knowledge/interests.tsv``. Which side gains and which loses is found
in ``told.py``, what the words for a speaker say of him in ``voices.py``, whose people a clause tells of in
``people.py``. The questions are in ``places.py`` (who took, holds or left a place), ``harm.py`` (fighting, deeds,
losses), ``no_side.py`` (speakers whom no table puts on a side) and ``admissions.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factbox.records import Claim, Stance
from factbox.resolve.interest import admissions, flight, harm, no_side, organs, people, places, voices
from factbox.resolve.interest.places import tells_restored
from factbox.resolve.interest.told import Told, read_told, sides_at_war

Question = Callable[[Told], bool]
Rules = Sequence[tuple[Question, Stance]]

OF_ITSELF: Rules = ((places.tells_of_own_loss, "confirmed"), (places.tells_of_own, "claimed"))
"""What somebody says of "us", as only parties do, whoever he is."""

OF_NO_KNOWN_SIDE: Rules = (
    (admissions.admits_lost_place, "confirmed"),
    (no_side.blames_party, "claimed"),
    (organs.accuses_by_organ, "claimed"),
    (organs.accuses_us, "claimed"),
    (no_side.keeps_calm, "claimed"),
    (no_side.leads_crowd, "claimed"),
    (no_side.praises_army, "claimed"),
    (no_side.heads_line, "claimed"),
    (no_side.has_foes_in_hand, "claimed"),
    (admissions.admits_loss, "confirmed"),
    (no_side.tells_of_killing, "claimed"),
    (no_side.tells_of_fighting, "claimed"),
    (no_side.harms_foe, "claimed"),
    (flight.tells_of_flight, "claimed"),
    (admissions.admits_of_no_side, "confirmed"),
)

AGAINST_ITSELF: Rules = (
    (admissions.admits_loss, "confirmed"),
    (admissions.admits_as_party, "confirmed"),
    (admissions.is_ambushed, "confirmed"),
    (admissions.confirms_loss, "confirmed"),
    (places.may_be_either, "claimed"),
    (places.yields, "confirmed"),
)
"""What a side says against itself, of whatever it is."""

OF_LEAVING: Rules = ((places.left_others, "claimed"), (places.left_own, "confirmed"))

OF_PLACES: Rules = (
    (places.fights_on, "claimed"),
    (places.is_fought_over, "confirmed"),
    (places.closes_in, "claimed"),
    (places.gains, "claimed"),
    (places.took, "claimed"),
    (places.freed, "claimed"),
    (places.harms_state, "claimed"),
    (places.holds_on, "claimed"),
    (places.may_be_own, "claimed"),
    (places.lost, "confirmed"),
)

OF_BATTLES: Rules = ((harm.tells_own_harm, "confirmed"), (harm.tells_of_battle, "claimed"))

OF_HARM: Rules = (
    (harm.tells_own_harm, "confirmed"),
    (harm.counts_own_losses, "confirmed"),
    (harm.counts_as_party, "claimed"),
    (harm.struck_foe, "claimed"),
    (harm.tells_of_others_surrender, "claimed"),
    (harm.boasts, "claimed"),
    (harm.did_it, "confirmed"),
    (harm.lost_people, "confirmed"),
    (harm.made_arrests, "claimed"),
    (harm.hit_foe, "claimed"),
    (harm.blames, "claimed"),
    (harm.is_shelled, "claimed"),
)

AS_PARTY: Rules = ((voices.speaks_for_party, "claimed"), (flight.tells_of_flight, "claimed"))
"""All else that a party says of its war, and that its foe fled."""

BY_TYPE: Sequence[tuple[str, Rules]] = (
    ("territory.withdraw", OF_LEAVING),
    ("territory.", OF_PLACES),
    ("battle.", OF_BATTLES),
    ("", OF_HARM),
)
"""Which rules hold for a type, by how it begins."""

NO_ADMISSION: Sequence[Question] = (
    voices.only_claims,
    voices.accuses_takers,
    voices.tells_of_another,
    voices.accuses,
)
"""What shows that words against a side are not its own admission."""

NO_BYSTANDER: Sequence[Question] = (
    voices.accuses_as_party,
    voices.upholds_own_word,
    voices.is_foes_word,
    voices.is_own_sides_word,
    voices.is_word_of_both,
    voices.calls_names,
    people.tells_own_dead,
    voices.bears_arms,
)
"""What shows that somebody is on a side, where nothing else does."""


def settle_stance(claim: Claim, side: str, home: str, at_war: frozenset[str] = frozenset()) -> Stance:
    """Return the stance of attributed words once the speaker's side is known.

    A party's word in its own favour is *claimed*, its word against its own interest *confirmed*, anybody else's
    *attributed*. What a clause hedges, denies or expects stays as it is.

    Args:
        claim: the claim, with actor, recipient and the kind of its speaker resolved.
        side: the party that the speaker speaks for; empty if none.
        home: the government of the country that the place lies in; empty if unknown.
        at_war: the sides that fight in the report; empty if it tells of no fighting.
    """
    if claim.stance == "claimed":  # on a party's own page
        return "confirmed" if admissions.is_own_loss(claim) else "claimed"
    if claim.stance != "attributed":
        return claim.stance
    told = read_told(claim, side, home, at_war)
    stance: Stance = next((stance for asks, stance in _rules(told) if asks(told)), "attributed")
    doubts = NO_ADMISSION if stance == "confirmed" else NO_BYSTANDER if stance == "attributed" else ()
    return "claimed" if any(asks(told) for asks in doubts) else stance


def _rules(told: Told) -> Rules:
    """Return the questions to ask, in order."""
    if not told.side:
        return (*OF_ITSELF, *OF_NO_KNOWN_SIDE)
    of_type = next(rules for kind, rules in BY_TYPE if told.claim.type.startswith(kind))
    return (*OF_ITSELF, *AGAINST_ITSELF, *of_type, *AS_PARTY)


__all__ = ["settle_stance", "sides_at_war", "tells_restored"]
