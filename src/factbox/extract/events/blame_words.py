"""What the English core takes words of blame themselves for: a deed, or a fight with whoever is blamed."""

from __future__ import annotations

from factbox.extract.events.owned import Responsibility
from factbox.extract.findings import Findings
from factbox.extract.places.whereabouts import DEEDS
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Claim


def tells_only_blame(found: Findings, one: Responsibility, claim: Claim) -> bool:
    """Say whether a claim of a sentence tells nothing that its words of blame do not.

    Args:
        found: the sentence.
        one: who is held responsible in it.
        claim: what it claims otherwise.
    """
    return _rests_on_blame(found, one, claim) or _is_fight_with_blamed(found, one, claim)


def _rests_on_blame(found: Findings, one: Responsibility, claim: Claim) -> bool:
    """Say whether a claim rests on the word of blame alone: no other word in its clause tells a deed of its type."""
    at = found.line.span(one.at, one.at + 1)
    others = (t for t in found.triggers if t.type.startswith(DEEDS) and not t.span.overlaps(at))
    told = any(claim.span.contains(trigger.span) and trigger.type == claim.type for trigger in others)
    words = found.line.words[slice(*one.deed)]  # "carried out REPRISAL KILLINGS"
    told = told or any(row.predicate.type == claim.type for word in words for row in triggers_by_word().get(word, ()))
    return claim.type.startswith(DEEDS) and claim.span.contains(at) and not told


def _is_fight_with_blamed(found: Findings, one: Responsibility, claim: Claim) -> bool:
    """Say whether a claim takes an attack laid at somebody's door for a fight: "attributed the attacks TO X"."""
    roles = [role.span for role in (claim.actor, claim.recipient, claim.place) if role is not None]
    beside = any(span.overlaps(one.doer.mention.span) for span in roles)
    own = found.line.span(*one.deed) if one.deed[1] > one.deed[0] else None
    told = own is not None and claim.span.overlaps(own) and claim.span.start >= own.start
    behind_to = load_responsibility().laying.get(found.tree.lemma(one.at)) == "to"
    return behind_to and claim.type.startswith("battle.") and beside and told


__all__ = ["tells_only_blame"]
