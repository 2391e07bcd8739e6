"""What nobody could confirm: "..., which could not be verified", "The reports could not be confirmed" in a sentence.

That is told of somebody's word, which keeps its stance; but where nobody is named whose word it is, nobody vouches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, Mention, with_id

LONGEST_SUBJECT = 6
"""Tokens before "could not be confirmed" that take up what was told: "The claims could not be confirmed"."""

REACH = 2
"""Sentences behind a claim of which one may say that nobody could confirm it."""

LONGEST_CITED = 12
"""Tokens from "citing" to the verb of saying: ", citing an unverified video posted on Monday, said"."""

_TAKES_UP = frozenset({"it", "that", "this", "the", "these", "those", "neither"})


def with_unverified(claims: Sequence[Claim], line: Line, after: Sequence[Line]) -> tuple[Claim, ...]:
    """Return the claims of a sentence, those of nobody's as unconfirmed where it or one behind it says that they are.

    Args:
        claims: what the sentence claims.
        line: the sentence.
        after: those behind it, nearest first; only of its paragraph or the next, and no more than :data:`REACH` count.
    """
    if not claims:
        return ()
    at = _left_open(line)
    if at is not None:
        start = line.sentence.tokens[at].span.start
        return tuple(_open(claim, own=True) if claim.span.start < start else claim for claim in claims)
    near = [one for one in after[:REACH] if one.paragraph <= line.paragraph + 1]
    if near and _is_of_sentence_before(near[0]):
        return tuple(_open(claim, own=True) for claim in claims)
    return tuple(_open(claim, own=False) for claim in claims) if any(map(_takes_up, near)) else tuple(claims)


def _takes_up(line: Line) -> bool:
    """Say whether a sentence says of what was told before that nobody could confirm it: "THE REPORTS could not be"."""
    at = _left_open(line)
    if at is None or at > LONGEST_SUBJECT:
        return False
    opens = line.words[0] in _TAKES_UP
    return opens or any((word,) in load_cues()["told"] for word in line.words[at:])


def _is_of_sentence_before(line: Line) -> bool:
    """Say whether a sentence says of all that the one before told that nobody could confirm it: "THIS could not be".

    So does "ALL OF IT is unconfirmed".
    """
    at = _left_open(line)
    own = {"that", "whether", "if"} & set(line.words[1:])
    all_of_it = line.words[0] in ("all", "none", "much", "most", "nothing") and line.words[1:2] == ("of",) and at == 3
    return (all_of_it or (at == 1 and line.words[0] in ("this", "that", "it"))) and not own


def vouched_by_nobody(line: Line, attribution: Attribution) -> bool:
    """Say whether a word is only hearsay: "UNCONFIRMED reports said", "X, citing an UNVERIFIED video, said"."""
    words = attribution.speaker.text.casefold().split() if attribution.speaker else []
    if _is_taken_down(line, attribution) or _comes_unverified(line, attribution):
        return True
    if any((word,) in (*load_cues()["unconfirmed"], *load_cues()["not_genuine"]) for word in words):
        return True
    cited = line.find((("citing",), ("quoting",)), max(attribution.at - LONGEST_CITED, 0), attribution.at)
    return cited is not None and line.find(load_cues()["unconfirmed"], cited[1], attribution.at) is not None


def _comes_unverified(line: Line, attribution: Attribution) -> bool:
    """Say whether what carries the words could not be verified: "in a VIDEO THAT COULD NOT BE VERIFIED, a man said"."""
    at = _left_open(line)
    if at is None or at > attribution.at or attribution.holds(at):
        return False
    return any((line.words[i],) in (*load_cues()["posted"], *load_cues()["shown"]) for i in range(at))


def _is_taken_down(line: Line, attribution: Attribution) -> bool:
    """Say whether who said it in a message stands by it no longer: "in a post that was LATER DELETED, X said"."""
    down = line.find(load_cues()["taken_down"], 0, len(line))
    behind = attribution.contents[-1] if attribution.contents else (0, 0)
    relative = line.words[behind[0] : behind[0] + 1] in (
        ("that",),
        ("which",),
    )  # "according to a tweet THAT was deleted"
    start = behind[0] if relative and attribution.at < behind[0] else len(line)
    if down is None or (attribution.holds(down[0]) and down[0] < start):
        return False
    named = (i for i in range(down[0]) if (line.words[i],) in load_cues()["posted"])
    return any(not attribution.holds(i) for i in named)


def _left_open(line: Line) -> int | None:
    """Return the token at which a sentence says that something could not be confirmed; None if it does not."""
    found = line.find(load_cues()["unverified"], 0, len(line))
    return found[0] if found is not None else None


def _open(claim: Claim, *, own: bool) -> Claim:
    """Return a claim of nobody's as unconfirmed; another sentence does not speak of the report's own word."""
    nobodys = claim.stance == "attributed" and is_hearsay(claim.speaker)
    if not nobodys and not (own and claim.stance == "asserted"):
        return claim
    return with_id(replace(claim, stance="unconfirmed"))


def is_hearsay(speaker: Mention | None) -> bool:
    """Say whether a speaker is nobody: "reports", "several outlets", "local media"."""
    words = set(speaker.text.casefold().split()) if speaker else {"reports"}
    return any(noun in words for (noun,) in load_cues()["hearsay"])
