"""Who answers for words of pictures or of somebody's man: "pictures supplied by THE POLICE", "HIS own spokesman"."""

from __future__ import annotations

from factbox.knowledge.cues import airing_verbs, load_cues
from factbox.records import Mention, Span

_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Possessives by which a speaker is somebody's, with the pronoun for whose."""

_LONGEST_OWNED = 4
"""Words of "his own press spokesman"."""

_LONGEST_OWNER = 8


def publisher(speaker: Mention) -> Mention | None:
    """Return who answers for pictures or a document: "pictures published by THE ALLIANCE".

    None for those that were only "SEEN BY" somebody: what they show a newsroom tells itself.
    """
    words = speaker.text.split(" ")
    by = next((i for i in range(2, len(words)) if words[i] == "by"), None)
    pictures = any((word.casefold(),) in load_cues()["shown"] for word in words[: by or 0])
    if by is None or not (pictures or any((word.casefold(),) in load_cues()["documents"] for word in words[:by])):
        return speaker
    if (words[by - 1],) in load_cues()["looked_at"]:
        return None if pictures else speaker
    shown = words[by - 1] in airing_verbs() or (words[by - 1] in _PARTICLES and words[by - 2] in airing_verbs())
    if not shown or by + 1 == len(words):
        return speaker
    start = speaker.span.start + len(" ".join(words[: by + 1])) + 1
    return Mention(Span(start, speaker.span.end), " ".join(words[by + 1 :]), "speaker")


_PARTICLES = frozenset({"out", "over", "round", "around"})
"""What goes with "handed": "photographs handed OUT by the army"."""


def owner_of(speaker: Mention) -> str:
    """Return the pronoun for whose man a speaker is: "he" for "his own spokesman"; empty for another speaker."""
    words = speaker.text.casefold().split()
    if not 1 < len(words) <= _LONGEST_OWNED or "," in speaker.text or not _is_voice(words[-1]):
        return ""
    return _OWNERS.get(words[0], "")


def owned_words(speaker: Mention, owner: Mention) -> str:
    """Return "his own spokesman" with the name of whose he is: "the governor's spokesman"; empty where that is long."""
    whose = owner.hint or owner.text
    whose = whose.partition(",")[0]
    man = " ".join(word for word in speaker.text.split()[1:] if word != "own")
    whose = f"the{whose[3:]}" if whose.startswith("The ") else whose
    if len(whose.split()) > _LONGEST_OWNER or " and " in whose or whose.endswith("s"):
        return ""
    return f"{whose}'s {man}"


def _is_voice(noun: str) -> bool:
    """Say whether a noun is one for somebody who speaks for another, by name of his office alone."""
    return (noun,) in load_cues()["voices_of_others"]


__all__ = ["owned_words", "owner_of", "publisher"]
