"""Of whom a group speaks that says "it"."""

from __future__ import annotations

from factbox.records import Claim, Mention, Report, Span
from factbox.resolve.own_deeds import of_themselves

TEXT = "The authorities hold both towns. The Lantern Gang claims that it has taken Harsk. The police denied that."


def mention(words: str, kind: str, side: str) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), words, kind, id=words, name=side, side=side)  # type: ignore[arg-type]


def taken(speaker: str, side: str, stance: str, words: str = "it has taken Harsk") -> Claim:
    start = TEXT.index(words)
    told = Claim(stance, "r", Span(start, start + len(words)), words, "territory.capture", stance)  # type: ignore[arg-type]
    actor = mention("The authorities", "actor", "Government of the country")
    return Claim(
        told.id, told.report_id, told.span, told.quote, told.type, told.stance, actor=actor,
        speaker=mention(speaker, "speaker", side), speaker_side=side,
    )  # fmt: skip


def test_a_group_that_says_it_means_itself_and_so_does_who_denies_it() -> None:
    gang = taken("The Lantern Gang", "Lantern Gang", "claimed")
    denial = taken("The police", "Government of the country", "denied")
    found = of_themselves([gang, denial], Report("r", "r.txt", TEXT))
    assert [claim.actor and claim.actor.side for claim in found] == ["Lantern Gang"] * 2


def test_who_speaks_for_others_does_not() -> None:
    mayor = taken("The Lantern Gang", "Government of the country", "claimed")
    (found,) = of_themselves([mayor], Report("r", "r.txt", TEXT))
    assert found.actor == mayor.actor
