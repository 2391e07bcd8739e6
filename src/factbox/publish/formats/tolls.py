"""How many died in a candidate, by the voices that bear it; what only a party claims is kept apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from factbox.publish.formats.candidates import OWN_WORD, Candidate, place_names
from factbox.records import Claim, Event, Place, Quantity, Span, Stance, View

_DEATHS = frozenset({"killed", "dead", "deaths", "fatalities", "bodies"})
"""Words in a unit that say that the people counted are dead."""

_SAID: frozenset[Stance] = frozenset({"asserted", "attributed", "confirmed"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of dead as stated; None where no voice gives that bound. ``claims`` say so.

    Where all voices are of one kind the numbers are those of the view. ``vague`` has the word that stands for a number
    ("dozens") where a voice gives none.
    """

    low: float | None
    best: float | None
    high: float | None
    claims: tuple[Claim, ...]
    vague: str = ""


def borne_toll(candidate: Candidate) -> Toll | None:
    """Return the dead by voices that are no party in its own favour; None if they give no number."""
    return None if candidate.only_claimed else _toll(candidate, _SAID)


def claimed_toll(candidate: Candidate) -> Toll | None:
    """Return the dead by parties in their own favour, or by hearsay; None if they give no number."""
    return _toll(candidate, OWN_WORD | _SAID if candidate.only_claimed else OWN_WORD)


def counts_dead(claim: Claim) -> bool:
    """Say whether a claim counts dead, in a number or in a word for one ("dozens")."""
    quantity = claim.quantity
    if quantity is None or not _DEATHS & _words(quantity.unit):
        return False
    return bool(_numbers(quantity) or quantity.qualifier)


def _numbers(quantity: Quantity) -> list[float]:
    return [number for number in (quantity.low, quantity.best, quantity.high) if number is not None]


def _toll(candidate: Candidate, stances: Collection[Stance]) -> Toll | None:
    """Return what the voices of some stances state of one happening: alternatives, never added."""
    all_claims = [claim for claim in candidate.claims if counts_dead(claim)]
    claims = tuple(claim for claim in all_claims if claim.stance in stances)
    said = [claim.quantity for claim in claims if claim.quantity]
    if not said:
        return None
    vague = next((q.qualifier for q in said if not _numbers(q)), "")
    verdict = candidate.record
    if len(claims) == len(all_claims) and isinstance(verdict, Event) and _DEATHS & _words(verdict.unit.split(";")[0]):
        return Toll(_first(verdict.low, verdict.best), verdict.best, _first(verdict.high, verdict.best), claims, vague)
    lows = [number for q in said if (number := _first(q.low, q.best)) is not None]
    bests = [q.best for q in said if q.best is not None]
    highs = [number for q in said if (number := _first(q.high, q.best)) is not None]
    return Toll(min(lows, default=None), min(bests, default=None), max(highs, default=None), claims, vague)


def _first(number: float | None, other: float | None) -> float | None:
    return number if number is not None else other


def _words(unit: str) -> set[str]:
    return set(unit.casefold().split())


class Clauses:
    """Which places one clause gives a number of dead for: "183 in four cities" is no number for each of the four."""

    def __init__(self, view: View) -> None:
        self._places: dict[tuple[str, Span], dict[str, Place | None]] = {}
        for claim in filter(counts_dead, view.claims):
            where = claim.where.id if claim.where else claim.place.text if claim.place else ""
            self._places.setdefault((claim.report_id, claim.span), {})[where] = claim.where

    def shared(self, toll: Toll) -> tuple[Place | None, ...]:
        """Return the places that a toll is given for together; empty where it is one's alone. An open one is None."""
        places: dict[str, Place | None] = {}
        for claim in toll.claims:
            places |= self._places.get((claim.report_id, claim.span), {})
        return tuple(places.values()) if len(places) > 1 else ()

    def together(self, candidate: Candidate) -> str:
        """Return the names of the places that a number of dead of a candidate is given for together, if it is."""
        tolls = (borne_toll(candidate), claimed_toll(candidate))
        places = [place for toll in tolls if toll for place in self.shared(toll)]
        return (place_names(places) or "several places") if places else ""


def together_words(places: str) -> tuple[str, ...]:
    """Return the note that a number is given for several places together, if it is."""
    return (f"This number is given for several places together: {places}",) if places else ()
