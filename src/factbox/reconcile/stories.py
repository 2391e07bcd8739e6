"""What is said of one place, sorted by what it tells: who took it, who holds it, who left, where it is fought for.

A fall that names no taker is put to the only side that can be meant; where no side can be, it is somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.cues import load_cues
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.testimony import load_families
from factbox.reconcile.episodes import CLOSE
from factbox.reconcile.peoples import INSURGENT
from factbox.reconcile.quarrels import is_unit_of_state
from factbox.reconcile.sides import DESCRIBED
from factbox.reconcile.testimony import TAKING, WITHDRAWAL, Statement, as_party
from factbox.records import Claim, Mention, Place

HOLDING = frozenset({"territory.held"})
FIGHTING = frozenset({"territory.enter", "territory.contested", "battle.clash"})
SIEGE = frozenset({"territory.siege"})
TERRITORY = TAKING | HOLDING | FIGHTING | SIEGE | {WITHDRAWAL}

SOMEBODY = ""
"""Whose a place is that has fallen to nobody who is named."""

_UNTOLD = ("forecast", "denial")
"""Kinds of testimony that tell of nothing that happened."""

PARTIAL = frozenset({"most", "parts", "outskirts"})
"""Extents of what is told of less than a whole place."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is said of one place, sorted by what it tells."""

    place: Place
    takings: tuple[tuple[str, Statement], ...]
    holdings: tuple[tuple[str, Statement], ...]
    fights: tuple[Statement, ...]
    sieges: tuple[Statement, ...]
    withdrawals: tuple[tuple[str, Statement], ...]
    denials: tuple[tuple[str, Statement], ...]
    changes: tuple[Statement, ...]
    foes: Mapping[str, Collection[str]]


def find_foes(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Return for each side the sides that fight it or take places from it, by any statement that tells both.

    Where the reports speak of one state alone, who takes or attacks places of nobody's named does so against it. Who is
    only described ("12 officers on duty") is no side that a place could be put to.
    """
    told = [s for s in statements if s.type in TERRITORY and s.kind.name not in _UNTOLD and not _described(s)]
    sides = {side for s in told for side in (s.actor, s.recipient, s.claim.speaker_side)}
    states = [side for side in sides if side.startswith(GOVERNMENT)]
    only = states[0] if len(states) == 1 else ""
    foes: dict[str, frozenset[str]] = {}
    for statement in told:
        attacks = statement.type not in HOLDING | {WITHDRAWAL} and not is_unit_of_state(statement.actor)
        pair = (statement.actor, lost_by(statement) or (only if attacks else ""))
        if all(pair) and pair[0] != pair[1]:
            for side, foe in (pair, pair[::-1]):
                foes[side] = foes.get(side, frozenset()) | {foe}
    return foes


def _described(statement: Statement) -> bool:
    return any(m and m.hint == DESCRIBED for m in (statement.claim.actor, statement.claim.recipient))


def tell_story(said: Sequence[Statement], foes: Mapping[str, Collection[str]]) -> Story:
    """Sort what is said of one place. A fall that names no taker is put to the only side that can be meant.

    Where no side can be, and nobody is told to take or hold the place, it is somebody's who has no name ("rebels").
    """
    positive = [s for s in said if s.kind.name not in _UNTOLD]
    whole = [s for s in positive if not (is_partial(s) or _is_of_before(s, positive))]
    takings = [s for s in whole if s.type in TAKING]

    def taker(statement: Statement) -> str:
        return statement.actor or _only_taker(statement, whole, foes)

    won = (
        *(_won(s, side) for s in takings if (side := taker(s))),
        *_losses_owned(takings, whole),
        *_rest_given_up(positive),
        *_taken_over(positive),
        *(_won(s, s.actor) for s in whole if s.type in HOLDING and s.actor and _is_held_again(s)),
    )
    holdings = tuple(_won(s, s.actor) for s in whole if s.type in HOLDING and s.actor)
    named = {side for side, _ in (*won, *holdings)}
    nameless = tuple((SOMEBODY, s) for s in takings if not taker(s) and _is_by_another(s, named))
    told_of = {s.claim.id for _, s in nameless}
    return Story(
        place=min((s.where for s in said if s.where), key=lambda p: (p.name, p.admin1, p.country, p.kind)),
        takings=(*won, *nameless),
        holdings=holdings,
        fights=tuple(s for s in positive if _is_fight(s) or is_partial_taking(s)),
        sieges=tuple(s for s in positive if s.type in SIEGE),
        withdrawals=(
            *((s.actor, s) for s in whole if s.type == WITHDRAWAL and s.actor),
            *((lost, s) for s in takings if not taker(s) and (lost := lost_by(s))),
        ),
        denials=tuple((taker(s), s) for s in said if s.kind.against),
        changes=tuple(
            s for s in takings
            if s.kind.lifts and not taker(s) and not lost_by(s) and s.claim.id not in told_of
        ),
        foes=foes,
    )  # fmt: skip


def _is_of_before(holding: Statement, said: Sequence[Statement]) -> bool:
    """Say whether a hold is that of who loses the place in the same words: "soldiers retook the REBEL STRONGHOLD of X".

    So is that of who is told to have left when others came in: "rolled into the rebel stronghold as they pulled out".
    """
    if holding.type not in HOLDING or not holding.actor:
        return False
    here = [s for s in said if s.report.id == holding.report.id]
    left = any(s.type == WITHDRAWAL and s.actor == holding.actor for s in here)
    span = holding.claim.span
    return any(
        s.claim.span.start <= span.start and span.end <= s.claim.span.end
        for s in here
        if s.actor not in ("", holding.actor) and (s.type in TAKING or (left and s.type == "territory.enter"))
    )


def _is_fight(statement: Statement) -> bool:
    """Say whether somebody fights for a place, or came in."""
    return statement.type in FIGHTING and not (_is_in_the_air(statement) or _is_only_heard(statement))


def _is_in_the_air(fight: Statement) -> bool:
    """Say whether a fight is no more than an aircraft brought down: nobody fights for the place it fell near."""
    return _downed().search(fight.claim.quote) is not None


@cache
def _downed() -> re.Pattern[str]:
    phrases = (" ".join(words) for words in load_cues()["downed"])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _is_only_heard(fight: Statement) -> bool:
    """Say whether shots were no more than heard, and nobody is said to have fired them: no fight for a place."""
    claim = fight.claim
    nobody = claim.actor is None and claim.recipient is None
    return claim.type == "battle.clash" and nobody and _heard().search(claim.quote) is not None


@cache
def _heard() -> re.Pattern[str]:
    phrases = (" ".join(words) for words in load_cues()["only_heard"])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _is_by_another(statement: Statement, named: Collection[str]) -> bool:
    """Say whether a fall without a taker is by none of the sides that are named at a place.

    That is so where the only one is who lost it, and of rebels without a name where all are governments.
    """
    if _is_by_rebels(statement):
        return all(side.startswith(GOVERNMENT) for side in named)
    return {*named} <= {lost_by(statement)}


def _is_by_rebels(statement: Statement) -> bool:
    """Say whether a clause calls the taker rebels, a gang or the like, which no government is, without a name.

    Where it calls the loser so too it is not clear who of the two is meant.
    """
    actor, loser = statement.claim.actor, statement.claim.recipient
    return _is_nameless(actor) and not _is_nameless(loser)


def _is_nameless(mention: Mention | None) -> bool:
    return mention is not None and not mention.name and mention.hint == INSURGENT


def _only_taker(statement: Statement, whole: Sequence[Statement], foes: Mapping[str, Collection[str]]) -> str:
    """Return the only side that a fall without a taker can mean; empty if there are several or none.

    Whoever lost the place did not take it, no government is called rebels, and no party claims a gain of its foe. Of
    the others, the one that is named as its taker or its holder counts, by a voice that is no party if there is one;
    and where none is named, the only foe that the loser has in all reports.
    """
    lost = lost_by(statement)
    foes_gain = foes.get(statement.claim.speaker_side, ()) if statement.kind.name == "party" else ()
    had = _last_holder_before(statement, whole) if told_again([statement]) else ""
    again = told_again([statement])
    named = [s for s in whole if s.type in TAKING | HOLDING and s.actor and s.actor not in (lost, had, *foes_gain)]
    named = [s for s in named if again or not told_again([s])]  # who took it back is not who had taken it
    now = [s for s in named if _holds_by_now(s, statement)]
    named = [s for s in named if not _is_another(s, statement, CLOSE if now else LONG_AGO)]
    rebels = _is_by_rebels(statement)
    named = [s for s in named if not (rebels and s.actor.startswith(GOVERNMENT))]
    for group in (
        [s for s in named if s.type in TAKING],
        now,
        [s for s in named if s.type in HOLDING and s.said >= statement.said and lost],
    ):
        sides = {s.actor for s in group if s.kind.lifts} or {s.actor for s in group}
        if sides:
            return sides.pop() if len(sides) == 1 else ""
    if statement.kind.name == "party" and not statement.claim.speaker_side:
        return ""  # "his own spokesman said it had been retaken": whose gain that is nobody knows
    others = [foe for foe in foes.get(lost or had, ()) if not (rebels and foe.startswith(GOVERNMENT))]
    return others[0] if len(others) == 1 else ""


def _holds_by_now(holding: Statement, fall: Statement) -> bool:
    """Say whether the report of a fall has somebody in the place now, and does not date the fall back.

    "The town is in the hands of the Front ... The loss of the town": the Front took it.
    """
    here = holding.type in HOLDING and holding.report.id == fall.report.id and holding.kind.lifts
    now = here and holding.claim.tense == "present" and holding.latest == holding.said
    return now and (fall.said - fall.latest).days <= CLOSE


LONG_AGO = 30
"""Days after a dated taking from which news of a fall is no longer of that one."""


def _is_another(told: Statement, fall: Statement, days: int) -> bool:
    """Say whether who took or holds a place did so after a fall, or took it more than so many days before its news."""
    first, last = told.days.first, told.days.last
    after = first is not None and first > fall.latest
    return after or (told.type in TAKING and last is not None and (fall.latest - last).days > days)


def _last_holder_before(statement: Statement, whole: Sequence[Statement]) -> str:
    """Return who was last told to have taken a place before a word that it was retaken: from him it was."""
    before = [s for s in whole if s.type in TAKING and s.actor and s.latest < statement.latest]
    return max(before, key=lambda s: (s.latest, s.order)).actor if before else ""


def _losses_owned(takings: Sequence[Statement], whole: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield each withdrawal as a word for the taking that drove it out: by the one side that took the place since.

    A withdrawal alone gives a place to nobody, and neither does one beside an undated word of some earlier taking, nor
    one by whoever was still there after the taking. Who has taken the place back since had left it before that.
    """
    for statement in (s for s in whole if s.type == WITHDRAWAL and s.actor):
        mine = [s.latest for s in takings if s.actor == statement.actor]
        own = max((day for day in mine if day <= statement.latest), default=date.min)
        back = min((day for day in mine if day > statement.latest), default=date.max)
        others = [s for s in takings if s.actor not in ("", statement.actor) and s.latest <= back]
        since = [s for s in others if own == date.min or (s.days.first or date.min) > own]
        sides = {s.actor for s in since}
        if len(sides) == 1 and not _outlasted(statement, since, whole):
            yield sides.pop(), statement


def _outlasted(left: Statement, takings: Sequence[Statement], whole: Iterable[Statement]) -> bool:
    """Say whether a side is told to have held on after all that is told of the taking, and to have left later."""
    taken = max(s.latest for s in takings)
    held = (s.latest for s in whole if s.type in HOLDING and s.actor == left.actor)
    return any(taken < day <= left.latest for day in held)


def _rest_given_up(positive: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield the words that make a part the whole: one side took most of a place, and all of the other one left it.

    The two must be told of days near each other. A lesser part makes nothing, and neither does a third side there.
    """
    mosts = [s for s in positive if s.extent == "most" and s.type in TAKING and s.actor]
    leaving = [s for s in positive if s.type == WITHDRAWAL and s.actor and not is_partial(s)]
    for statement in leaving:
        taken = [s for s in mosts if s.actor != statement.actor and abs((s.latest - statement.latest).days) <= CLOSE]
        if len({s.actor for s in taken}) == 1:
            yield from (_won(s, s.actor) for s in taken)
            yield taken[0].actor, statement


def _taken_over(positive: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield the words that one side left all of a place and another one moved in then, of one voice that is no party.

    Both must be told in one report: "guerrillas left the town on Saturday and soldiers moved in"; and it must not go on
    to a fight there.
    """
    leaving = [s for s in positive if s.type == WITHDRAWAL and s.actor and s.kind.lifts and not is_partial(s)]
    entering = [s for s in positive if s.type == "territory.enter" and s.actor and s.kind.lifts]
    told: dict[tuple[str, str], Statement] = {}
    for left in leaving:
        after = [s for s in entering if _moves_in(s, left) and not _goes_on(positive, left)]
        if len({s.actor for s in after}) == 1:
            told |= {(after[0].actor, s.claim.id): s for s in (left, *after)}
    yield from ((side, s) for (side, _), s in told.items())


def _moves_in(statement: Statement, left: Statement) -> bool:
    other = statement.actor != left.actor and not is_partial(statement)
    return other and statement.report.id == left.report.id and statement.latest >= left.latest


def _goes_on(positive: Iterable[Statement], left: Statement) -> bool:
    """Say whether the report that has a side leaving a place has a fight there on that day or later, too."""
    fights = (s for s in positive if s.type in FIGHTING and s.type != "territory.enter")
    return any(s.report.id == left.report.id and s.latest >= left.latest for s in fights)


def _is_held_again(statement: Statement) -> bool:
    """Say whether a clause has who holds a place hold it again, so that he took it back: "is AGAIN WITH the army"."""
    words = " ".join(statement.claim.quote.casefold().split())
    return any(f" {' '.join(phrase)} " in f" {words} " for phrase in load_cues()["held_again"])


def _won(statement: Statement, winner: str) -> tuple[str, Statement]:
    return winner, statement.of_kind(as_party(statement, winner))


def is_partial_taking(statement: Statement) -> bool:
    """Say whether a statement tells that a part of a place is taken or held."""
    return is_partial(statement) and statement.type in TAKING | HOLDING


def is_partial(statement: Statement) -> bool:
    """Say whether only a part is meant. A region ("the north") has no edge, so nobody can say that all of it fell."""
    where = statement.where
    wide = where is not None and (where.kind == "region" or (where.kind == "province" and _tells_of_one(statement)))
    return statement.extent in PARTIAL or wide or _is_rest(statement)


def _is_rest(statement: Statement) -> bool:
    """Say whether a clause tells of what is left of a place: "the army holds THE REST"."""
    words = " ".join(statement.claim.quote.casefold().split()).rstrip(".")
    return statement.type in HOLDING and any(words.endswith(f" {' '.join(one)}") for one in load_cues()["the_rest"])


def _tells_of_one(statement: Statement) -> bool:
    """Say whether a clause tells of one place of a division: "the third village of the province to fall"."""
    return _one_of_many().search(statement.claim.quote) is not None


@cache
def _one_of_many() -> re.Pattern[str]:
    ordinals = "|".join(map(re.escape, load_numbers().ordinals))
    return re.compile(rf"(?i)\b(?:{ordinals}|another|one) (?:village|town|post|base|commune)s? (?:of|in)\b")


def lost_by(statement: Statement) -> str:
    """Return the side that a fall is told of; empty if nobody says whose loss it was."""
    return statement.recipient or losing_side(statement)


def losing_side(statement: Statement) -> str:
    """Return the side that speaks when it admits a loss; empty for any other voice."""
    side = statement.claim.speaker_side
    return side if statement.kind.rung == "admitted" else ""


def told_again(statements: Iterable[Statement]) -> bool:
    """Say whether a clause has "recaptured", or another such word: the taker had the place before, or has it again."""
    statements = list(statements)
    if any(s.type in HOLDING and _is_held_again(s) for s in statements):
        return True
    quotes = " ".join(f" {s.claim.quote.casefold()} " for s in statements if not _is_loss_regained(s.claim))
    return any(f" {word} " in quotes for word in load_families().again)


def _is_loss_regained(claim: Claim) -> bool:
    """Say whether a clause tells a loss beside its being made good: "had retaken the town, a day after losing it"."""
    return claim.actor is None and claim.recipient is not None and _AFTER_LOSS.search(claim.quote) is not None


_AFTER_LOSS = re.compile(r"\bafter (?:the )?(?:losing|loss|fall)\b")
