"""From claims to testimony: one voice on one proposition is one testimony, however many outlets print it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, overload

import numpy as np

from factbox.knowledge.actors import side_of
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.testimony import VoiceKind, kind_of_stance, voice_kind
from factbox.reconcile.copies import Origin, Origins
from factbox.reconcile.reuse import NEVER
from factbox.records import Claim, Days, Extent, Mention, Place, Report, Testimony
from factbox.stored import StoredClaims

_NAMED = ("person", "organisation", "official")


HANDOVER = "territory.handover"
"""The one type in which the actor loses: who did it is who gave the place up, and to whom is who has it now."""

TAKING = frozenset({"territory.capture", HANDOVER})
"""The types after which a place has a new holder."""

WITHDRAWAL = "territory.withdraw"
"""The type in which a side leaves: it gives the place to nobody."""


_HELD = -1
"""Stands for the place of a claim that is held."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its report, with what the verdict asks of it.

    Attributes:
        claim, report, origin: the claim, where it stands, and whose words they were first.
        kind: what kind of voice it is.
        voice: who speaks: a name, or for the report's own voice and for people without a name, the origin.
        said: the day on which it was true to say: the older day that the text shows, else that of the page; for a copy
            that of the first print, so that printing old words again makes them no younger.
        known: the moment its words became public; the far future if unknown, so that it never counts as the first.
        text: which text it stands in that other reports print too, by an id that all its prints share; else empty.
        dated_by: why its days are other than the text gives them; empty if they are not.
        order: its place among all statements, the first known first, of several prints the first one.
        actor: the side that acts in it, or for a place handed over the side that gets it; empty if it names none.
        recipient: the side that suffers it, or that hands a place over; empty if it names none.
        latest: the last day on which what it tells can have come about; nobody can report what is still to come.
        type, where, days, extent: those of the claim, which need not be read again for them.

    Of very many statements the claims are not held: see :meth:`let_go`.
    """

    claim: Claim
    report: Report
    origin: Origin
    kind: VoiceKind
    voice: str
    said: date
    known: datetime
    text: str
    dated_by: str = ""
    order: int = field(default=0, compare=False)

    actor: str = field(init=False, repr=False, compare=False)
    recipient: str = field(init=False, repr=False, compare=False)
    latest: date = field(init=False, repr=False, compare=False)
    type: str = field(init=False, repr=False, compare=False)
    where: Place | None = field(init=False, repr=False, compare=False)
    days: Days = field(init=False, repr=False, compare=False)
    extent: Extent = field(init=False, repr=False, compare=False)
    _claims: Sequence[Claim] = field(init=False, repr=False, compare=False)
    _at: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of a statement over and over."""
        claim, put = self.claim, object.__setattr__
        sides = _side(claim.actor), _side(claim.recipient)
        actor, recipient = reversed(sides) if claim.type == HANDOVER else sides
        put(self, "actor", actor)
        put(self, "recipient", recipient)
        put(self, "latest", max(min(claim.days.last or self.said, self.said), claim.days.first or date.min))
        for name in ("type", "where", "days", "extent"):
            put(self, name, getattr(claim, name))
        put(self, "_at", _HELD)

    def let_go(self, claims: Sequence[Claim], at: int, same: dict[Any, Any]) -> None:
        """Hold the claim no longer; it is read again where it is asked for, from its place among some claims.

        What of it is still held is held once for all statements that tell it alike, in ``same``.
        """
        put = object.__setattr__
        for name in ("said", "actor", "recipient", "latest", "type", "where", "days"):
            value = getattr(self, name)
            put(self, name, same.setdefault(value, value))
        put(self, "_claims", claims)
        put(self, "_at", at)
        object.__delattr__(self, "claim")

    def __getattr__(self, name: str) -> Claim:
        """Return the claim that is not held; Python asks for what is not there, and only then."""
        if name != "claim":
            raise AttributeError(name)
        return self._claims[self._at]

    def of_kind(self, kind: VoiceKind) -> Statement:
        """Return the statement as one of another kind of voice."""
        if kind is self.kind:
            return self
        other = object.__new__(Statement)
        put = object.__setattr__
        for name in (*_CARRIED, "claim" if self._at == _HELD else "_claims"):
            put(other, name, getattr(self, name))
        put(other, "kind", kind)
        return other


_CARRIED = tuple(name for name in Statement.__slots__ if name not in ("claim", "_claims"))
"""What a statement has whether it holds its claim or not."""


def _side(mention: Mention | None) -> str:
    """Return the side of somebody who is named."""
    return (mention.side or side_of(mention.name)) if mention and mention.name else ""


def read_statements(
    reports: Sequence[Report], claims: Sequence[Claim], origins: Origins, *, today: date
) -> tuple[Statement, ...]:
    """Return what the claims state, the first known first; background and conditions are no statements.

    A copy vouches for nothing and dates nothing: what it repeats is told as the copied report tells it, though the
    copier dropped the words "a spokesman said", and though "on Friday" is another day on his page.

    Args:
        reports: the reports that the claims stand in.
        claims: the claims, without repetition.
        origins: whose words they are.
        today: the day that counts for a report without a date.
    """
    by_id = {report.id: report for report in reports}
    ranked = sorted(reports, key=lambda report: (report.published or NEVER, report.id))
    rank = {report.id: at for at, report in enumerate(ranked)}
    first: dict[str, tuple[date, datetime]] = {}
    for number, text in origins.text.items():
        said, known = _public(by_id[claims[number].report_id], claims[number], today)
        before = first.get(text, (said, known))
        first[text] = min(said, before[0]), min(known, before[1])
    told_first = _AsFirstTold(claims, origins.repeats)
    same: dict[Any, Any] = {}
    found: list[Statement] = []
    order = _Order()
    for number, claim in enumerate(claims):
        told = told_first.retold(number, claim)
        kind = _kind(told)
        if kind and not told.historical and told.passage != "boilerplate":
            origin, report = origins.of[number], by_id[claim.report_id]
            text = origins.text.get(number, "")
            public = first.get(text) or _public(report, claim, today)
            voice = _voice(told, origin)
            statement = Statement(told, report, origin, kind, same.setdefault(voice, voice), *public, text)
            order.add(statement, rank[report.id])
            found.append(statement)
            if isinstance(claims, StoredClaims):
                statement.let_go(told_first if number in origins.repeats else claims, number, same)
    in_order = tuple(found[at] for at in order.sorted(found))
    for at, statement in enumerate(in_order):
        object.__setattr__(statement, "order", at)
    return in_order


class _Order:
    """What puts very many statements in order, in numbers: when each was known, its report, where it stands there."""

    def __init__(self) -> None:
        self._columns = array("q"), array("q"), array("q"), array("q")
        self._last = ""
        self._by_id = True

    def add(self, statement: Statement, rank: int) -> None:
        """Take in a statement with the rank of its report."""
        span, key = statement.claim.span, statement.claim.id
        known = (statement.known - _EPOCH) // _LEAST
        for column, number in zip(self._columns, (known, rank, span.start, span.end), strict=True):
            column.append(number)
        self._by_id = self._by_id and self._last <= key
        self._last = key

    def sorted(self, statements: Sequence[Statement]) -> list[int]:
        """Return the places of the statements in order; those alike in all numbers are in the order of their ids."""
        known, rank, start, end = (np.frombuffer(column or array("q", [0]), np.int64) for column in self._columns)
        places: list[int] = np.lexsort((end, start, rank, known))[: len(statements)].tolist()
        if self._by_id:
            return places
        columns = self._columns
        return sorted(places, key=lambda at: (*(column[at] for column in columns), statements[at].claim.id))


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LEAST = timedelta(microseconds=1)


def gather_testimonies(statements: Iterable[Statement]) -> tuple[Testimony, ...]:
    """Return one testimony for each voice among statements of one proposition, the first known first.

    Where a voice is heard more than once its strongest kind counts: a minister who first denies and then admits has
    admitted.
    """
    voices: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: s.order):
        voices.setdefault(statement.voice, []).append(statement)
    return tuple(_testimony(said) for said in voices.values())


def as_party(statement: Statement, winner: str) -> VoiceKind:
    """Return the kind of voice a statement is when it says that ``winner`` gains: nobody vouches for his own gain.

    The stance of a claim says this already where its speaker's side is known; this catches a neutral-looking word of
    the winner himself, and media that answer to him.
    """
    own_gain = bool(winner) and statement.claim.speaker_side == winner
    if statement.kind.rung in ("reported", "admitted") and (own_gain or is_organ(statement, winner)):
        return voice_kind("party")
    return statement.kind


def strongest(statements: Collection[Statement]) -> list[Statement]:
    """Return the statements that carry weight alone; all of them where none does."""
    return [s for s in statements if s.kind.rung in ("reported", "admitted")] or list(statements)


_AT_HAND = 2**12
"""How many claims of copies are held, lest they be read again at once."""


class _AsFirstTold(Sequence[Claim]):
    """Claims, those of a copy as the report that was copied tells them, over any number of copies."""

    def __init__(self, claims: Sequence[Claim], repeats: Mapping[int, int]) -> None:
        self._claims = claims
        self._repeats = repeats
        self._at = lru_cache(maxsize=_AT_HAND)(lambda at: self.retold(at, claims[at]))

    def __len__(self) -> int:
        return len(self._claims)

    @overload
    def __getitem__(self, at: int) -> Claim: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Claim]: ...

    def __getitem__(self, at: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return self._at(at)

    def retold(self, number: int, claim: Claim) -> Claim:
        """Return the claim of a number, given as it stands in its own report, as it was first told."""
        first = number
        while first in self._repeats:
            first = self._repeats[first]
        if first == number:
            return claim
        return replace(self._claims[first], id=claim.id, report_id=claim.report_id, span=claim.span, quote=claim.quote)


def _public(report: Report, claim: Claim, today: date) -> tuple[date, datetime]:
    """Return the day on which a claim was true to say, and the moment it became public, by its own report."""
    published = report.published_day or (report.published and report.published.date())
    return claim.as_of or published or claim.days.last or today, report.published or NEVER


def _kind(claim: Claim) -> VoiceKind | None:
    kind = kind_of_stance(claim.stance)
    witness = kind is not None and kind.name == "neutral" and claim.speaker_kind == "witness"
    return voice_kind("witness") if witness else kind


def _voice(claim: Claim, origin: Origin) -> str:
    """Return who speaks. "An official" is known only by the story that quotes him, so he is as many as the stories."""
    if claim.speaker is None:
        return f"own:{origin.id}"
    name = (claim.speaker.name or claim.speaker.text).casefold()
    if claim.speaker_kind == "outlet":
        return f"own:{origin.id}"
    if claim.speaker_kind in _NAMED and claim.speaker.id:
        return f"named:{name}"
    return f"unnamed:{origin.id}:{name}"


def is_organ(statement: Statement, winner: str) -> bool:
    """Say whether the report's own voice is that of media that answer to the winner, as our table of outlets has it."""
    if statement.claim.speaker is not None or not statement.origin.known:
        return False
    outlets = [find_outlet(name) for name in statement.origin.lineage]
    country = statement.where.country if statement.where else ""
    return all(
        outlet is not None
        and (
            outlet.kind == "party media"
            or (outlet.kind == "state media" and outlet.country == country and winner.startswith("Government of "))
        )
        for outlet in outlets
    )


def _testimony(said: Sequence[Statement]) -> Testimony:
    best = min(said, key=lambda s: (_RANK[s.kind.name], s.order))
    known = [s.report.published for s in said if s.report.published]
    first = _told_in_full(said)
    return Testimony(
        claim=first.claim.id,
        also=tuple(s.claim.id for s in said if s is not first),
        origin=best.origin.id,
        origin_known=best.origin.known,
        weight=best.kind.name,
        known=min(known, default=None),
    )


def _told_in_full(said: Sequence[Statement]) -> Statement:
    """Return the first statement of a voice; for a headline on who has a place what the text says, with the day."""
    head = said[0]
    if len(said) == 1 or not head.type.startswith("territory.") or head.claim.passage != "headline":
        return head
    same = (s for s in said[1:] if (s.report.id, s.type) == (head.report.id, head.type))
    return next((s for s in same if s.claim.passage != "headline"), head)


_RANK: Mapping[str, int] = {
    name: rank
    for rank, name in enumerate(
        ("admission", "own_voice", "neutral", "witness", "party", "unvouched", "forecast", "denial")
    )
}
