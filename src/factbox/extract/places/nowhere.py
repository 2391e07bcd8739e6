"""Which happenings tell nothing where nobody says in which place: who fights or takes something does so somewhere."""

from __future__ import annotations

from factbox.extract.events.acts import ACTS, FOUGHT
from factbox.extract.events.happenings import Happening
from factbox.extract.quantities.stated import counts_people
from factbox.knowledge.conduct import load_conduct
from factbox.knowledge.events.positions import campaigns

_OF_PLACES = ("territory.", "battle.", "strike.")


def needs_place(happening: Happening) -> bool:
    """Say whether a happening tells nothing without its place.

    Killed and wounded are told wherever it was; so are strikes by whoever carried them out, a party's offensive, which
    goes on in the whole country, and its attack on what is not armed.
    """
    if not happening.type.startswith(_OF_PLACES) or _has_harmed(happening):
        return False
    return not (_is_carried_out(happening) or _is_campaign(happening) or _is_raid(happening))


def _has_harmed(happening: Happening) -> bool:
    harmed = happening.quantity is not None and counts_people(happening.quantity)
    return harmed and happening.type.startswith(ACTS)


def only_harmed(happening: Happening) -> bool:
    """Say whether of a fight that is nowhere still those are told who came to harm in it."""
    harmed = happening.quantity is not None and counts_people(happening.quantity)
    return harmed and happening.type in FOUGHT


def _is_carried_out(happening: Happening) -> bool:
    """Say whether strikes are told by whoever carried them out."""
    return happening.type == "strike.air" and happening.nominal and happening.actor is not None


def _is_campaign(happening: Happening) -> bool:
    """Say whether a party's offensive is told."""
    told = happening.type == "battle.clash" and happening.trigger.predicate.part == "verb"
    return told and happening.actor is not None and happening.trigger.predicate.lemma in campaigns()


def _is_raid(happening: Happening) -> bool:
    """Say whether a party is told to have attacked what is not armed: "the rebels attacked several banks"."""
    rows = load_conduct().get(happening.trigger.predicate.lemma, ())
    raids = happening.alone and any(row.armed and row.type == happening.type for row in rows)
    return raids and happening.clause is not None and happening.actor is not None


__all__ = ["needs_place", "only_harmed"]
