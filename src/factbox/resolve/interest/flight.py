"""Who tells that others fled, deserted or lost men: one who wages war tells it of his foe, in his own favour."""

from __future__ import annotations

from factbox.knowledge.actors import GOVERNMENT, known_actor, load_nouns, party_side
from factbox.records import Mention
from factbox.resolve.interest.people import OWN_PEOPLE
from factbox.resolve.interest.phrases import ADMITTING, TELLS_LOSS
from factbox.resolve.interest.told import Told
from factbox.resolve.interest.voices import called, is_neutral, words_for

_ARMED = ("group", "forces")
_FLIGHT = ("displacement", "territory.withdraw", "defection")


def tells_of_flight(told: Told) -> bool:
    """Say whether one who wages war tells that a party that is not his own fled, was deserted or lost men.

    "The Twelve Doors have fled", a police chief says: it is his favour, though the report shows no fighting between the
    two, or no table knows for whom either is.
    """
    beaten = _who_was_beaten(told)
    if beaten is None or told.claim.cue in ADMITTING or not told.by_fighter:
        return False
    return _is_party(beaten) and _wages_war(told) and not _is_own(beaten, told)


def _who_was_beaten(told: Told) -> Mention | None:
    """Return who fled or lost people; None where a claim tells neither."""
    claim = told.claim
    if claim.type == "casualties":
        return claim.recipient if TELLS_LOSS.search(claim.quote) else None
    return claim.actor if claim.type in _FLIGHT else None


def _is_party(mention: Mention) -> bool:
    """Say whether somebody goes by a name, or is called as those are who fight; residents flee from a war."""
    words, nouns = set(mention.text.casefold().split()), load_nouns()
    known = known_actor(mention.name or "")
    named = mention.hint in ("name", "insurgent", "government") or (known is not None and known.kind in _ARMED)
    return named or bool(words & (nouns.insurgent | nouns.partisans | nouns.foes))


def _wages_war(told: Told) -> bool:
    """Say whether a speaker is called as those are who wage a war, and as no third party, monitor or aid body."""
    nouns, words = load_nouns(), words_for(told.claim)
    waging = nouns.warring | nouns.fighting_bodies | nouns.fighting_ranks | nouns.regulars
    return bool(words & waging) and not is_neutral(told)


def _is_own(mention: Mention, told: Told) -> bool:
    """Say whether those who were beaten are, or may be, the speaker's own."""
    ours = OWN_PEOPLE.match(told.claim.quote) is not None or mention.text.casefold() in called(told.claim)
    if told.side:
        return ours or told.side in (told.does, told.suffers)
    return ours or party_side(mention).startswith(GOVERNMENT)
