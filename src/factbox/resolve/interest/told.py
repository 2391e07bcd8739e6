"""A claim as it is told: who speaks, who gains by it and who loses, and whose war it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, known_actor, load_nouns, party_side
from factbox.knowledge.interests import Interest, interest_in
from factbox.records import Claim, Mention
from factbox.resolve.parties import ACTS

_NO_NAME = GOVERNMENT + NOT_NAMED
_ON_GROUND = ("territory.", "battle.")
_UNNAMED_REBELS = "insurgents"
"""The side of those who fight a government and are called by no name."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what the rules ask of it.

    Attributes:
        claim: the claim, with actor, recipient and the kind of its speaker resolved.
        side: the party that its speaker speaks for; empty if none.
        home: the government of the country that the place lies in; empty if unknown.
        at_war: the sides that fight in the report.
        does, suffers: the sides of who acts and of whom it befalls; empty where that is not told.
    """

    claim: Claim
    side: str
    home: str
    at_war: frozenset[str]
    does: str
    suffers: str

    @property
    def interest(self) -> Interest:
        """What such a happening is to those in it."""
        return interest_in(self.claim.type)

    @property
    def gainer(self) -> str:
        """The side that gains by it; empty if none is told."""
        shares = self.interest
        return self.does if shares.actor == "gains" else self.suffers if shares.recipient == "gains" else ""

    @property
    def loser(self) -> str:
        """The side that loses by it: the one told, or else the government of the country."""
        if self.interest.actor == "loses" and self.does:
            return self.does
        return (self.suffers if self.interest.recipient != "gains" else "") or self.home

    @property
    def by_state(self) -> bool:
        """Whether the speaker speaks for a government."""
        return self.side.startswith(GOVERNMENT)

    @property
    def by_fighter(self) -> bool:
        """Whether the speaker's side may be one that fights there: the country's government, or no government."""
        return self.side == self.home or not self.by_state

    @property
    def by_party(self) -> bool:
        """Whether the speaker's side fights in the report: it is seen to, or it rules where others do.

        Where nobody fights, an authority has no side; a state abroad has none in another's war.
        """
        known = known_actor(self.side)
        ruling = bool(self.at_war) and self.side == self.home
        return self.side in self.at_war or ruling or (known is not None and known.kind == "group")

    @property
    def of_own_act(self) -> bool:
        """Whether the speaker tells what the own side did."""
        return self.does == self.side


def read_told(claim: Claim, side: str, home: str, at_war: frozenset[str]) -> Told:
    """Return a claim as it is told, by whoever speaks for a side."""
    home, does, actor = own_if_unnamed(home, side), _whose(claim.actor, side), claim.actor
    if actor is not None and does == actor.name:  # no table knows whose that is
        own = _is_own_unit(actor.text, side) or (side == home and _is_own_army(actor.text))
        does = side if own else does
    return Told(claim, side, home, at_war, does, _whose(claim.recipient, side))


def sides_at_war(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the sides that fight in a report, on either end of an act of war; a state only if on the ground.

    Who bombs from above may be a third in another's war.

    Args:
        claims: those of one report, with their parties resolved.
    """
    acts = [claim for claim in claims if claim.type.startswith(ACTS)]
    found = {(side_fighting(party), claim.type) for claim in acts for party in (claim.actor, claim.recipient)}
    return frozenset(
        side for side, kind in found if side and (kind.startswith(_ON_GROUND) or not side.startswith(GOVERNMENT))
    )


def side_fighting(party: Mention | None) -> str:
    """Return the side of who acts or suffers; insurgents whom a report calls by no name are one side."""
    return party_side(party) or (_UNNAMED_REBELS if party is not None and party.hint == "insurgent" else "")


def own_if_unnamed(party: str, side: str) -> str:
    """Return the speaker's side for a state, if either is not named: "the troops" of a spokesman are those of his own.

    Where the state that speaks is not named, it may be the one that is: that is the more careful reading.
    """
    states = side.startswith(GOVERNMENT) and party.startswith(GOVERNMENT)
    return side if states and _NO_NAME in (party, side) else party


def _whose(party: Mention | None, side: str) -> str:
    """Return the side of who acts or suffers; whoever speaks for rebels speaks of those of no name as of his own."""
    known = party_side(party)
    if known or party is None or party.hint != "insurgent":
        return own_if_unnamed(known, side)
    army = known_actor(side) is None and not load_nouns().regular_bodies.isdisjoint(side.casefold().split())
    return party.text if side.startswith(GOVERNMENT) or army else side


def _is_own_unit(words: str, side: str) -> bool:
    """Say whether words are what a side calls its own, a common noun for people under arms: "units", "a brigade"."""
    tokens = words.split()
    common = all(token.islower() or token.isdigit() for token in tokens[1:])
    own = load_nouns().serving if side.startswith(GOVERNMENT) else load_nouns().partisans
    return common and any(token.casefold() in own | load_nouns().own_units for token in tokens)


def _is_own_army(words: str) -> bool:
    """Say whether words are what a government calls its own: "units of the National Army", and no "Ellandic army"."""
    tokens, nouns = words.removeprefix("the ").removeprefix("The ").split(), load_nouns()
    kinds = nouns.kinds_of_government | nouns.government
    foreign = len(tokens) > 1 and tokens[0][:1].isupper() and tokens[0].casefold() not in kinds
    return not foreign and tokens[-1].casefold() in nouns.government | nouns.regulars
