"""From claims to testimony: one voice on one proposition is one testimony, however many outlets print it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from factbox.knowledge.actors import side_of
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.testimony import VoiceKind, kind_of_stance, voice_kind
from factbox.reconcile.copies import Origin, Origins
from factbox.reconcile.reuse import NEVER
from factbox.records import Claim, Mention, Report, Testimony

_NAMED = ("person", "organisation", "official")


HANDOVER = "territory.handover"
"""The one type in which the actor loses: who did it is who gave the place up, and to whom is who has it now."""

TAKING = frozenset({"territory.capture", HANDOVER})
"""The types after which a place has a new holder."""

WITHDRAWAL = "territory.withdraw"
"""The type in which a side leaves: it gives the place to nobody."""


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
        text: which text it stands in; all prints of one text share it.
        dated_by: why its days are other than the text gives them; empty if they are not.
        actor: the side that acts in it, or for a place handed over the side that gets it; empty if it names none.
        recipient: the side that suffers it, or that hands a place over; empty if it names none.
        latest: the last day on which what it tells can have come about; nobody can report what is still to come.
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

    actor: str = field(init=False, repr=False, compare=False)
    recipient: str = field(init=False, repr=False, compare=False)
    latest: date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of a statement over and over."""
        claim, put = self.claim, object.__setattr__
        sides = _side(claim.actor), _side(claim.recipient)
        actor, recipient = reversed(sides) if claim.type == HANDOVER else sides
        put(self, "actor", actor)
        put(self, "recipient", recipient)
        put(self, "latest", max(min(claim.days.last or self.said, self.said), claim.days.first or date.min))

    @property
    def order(self) -> tuple[object, ...]:
        """A key that puts the first known first, of several prints the first one, and depends on content alone."""
        return (self.known, self.report.published or NEVER, self.report.id, self.claim.span, self.claim.id)


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
    first: dict[str, tuple[date, datetime]] = {}
    for claim in claims:
        report, text = by_id[claim.report_id], origins.text_of(claim.id)
        said, known = _said(report, claim, today), report.published or NEVER
        before = first.get(text, (said, known))
        first[text] = min(said, before[0]), min(known, before[1])
    copied = {*origins.repeats, *origins.repeats.values()}
    by_claim = {claim.id: claim for claim in claims if claim.id in copied}
    found = []
    for claim in claims:
        told = _as_first_told(claim, by_claim, origins)
        kind = _kind(told)
        if kind and not told.historical and told.passage != "boilerplate":
            origin, text = origins.of[claim.id], origins.text_of(claim.id)
            voice = _voice(told, origin)
            found.append(Statement(told, by_id[claim.report_id], origin, kind, voice, *first[text], text))
    return tuple(sorted(found, key=lambda s: s.order))


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


def _as_first_told(claim: Claim, claims: Mapping[str, Claim], origins: Origins) -> Claim:
    """Return a claim of a copy as the report that was copied tells it, over any number of copies."""
    first = claim
    while first.id in origins.repeats:
        first = claims[origins.repeats[first.id]]
    if first is claim:
        return claim
    return replace(first, id=claim.id, report_id=claim.report_id, span=claim.span, quote=claim.quote)


def _said(report: Report, claim: Claim, today: date) -> date:
    published = report.published_day or (report.published and report.published.date())
    return claim.as_of or published or claim.days.last or today


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
    country = statement.claim.where.country if statement.claim.where else ""
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
    return Testimony(
        claim=said[0].claim.id,
        also=tuple(s.claim.id for s in said[1:]),
        origin=best.origin.id,
        origin_known=best.origin.known,
        weight=best.kind.name,
        known=min(known, default=None),
    )


_RANK: Mapping[str, int] = {
    name: rank
    for rank, name in enumerate(
        ("admission", "own_voice", "neutral", "witness", "party", "unvouched", "forecast", "denial")
    )
}
