"""A body that speaks of itself as "it": "Norva said IT had captured X", "said ITS troops had left X"."""

from __future__ import annotations

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.findings import Findings
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_IT = ("it", "its")
_BODIES = frozenset({"staff", "command", "office", "secretariat", "presidency", "leadership"})
"""Nouns of bodies that speak for a party, beside those of :attr:`Nouns.government`."""


def speaking_of_itself(found: Findings, phrase: ActorPhrase) -> Mention | None:
    """Return the speaker as whom "it" stands for in what is said, if that is a body with a name and no person.

    Args:
        found: the sentence.
        phrase: "it", "its troops".
    """
    said = found.attribution_at(phrase.first)
    if found.line.words[phrase.first] not in _IT or said is None or said.speaker is None:
        return None
    if said.speaker.text.casefold() in load_function_words().pronouns:
        return None
    line, speaker = found.line, said.speaker
    own = line.inside(speaker.span)
    if not own or own[-1] >= phrase.first or not found.persons.isdisjoint(own):
        return None
    bodies = load_nouns().government | _BODIES
    named = any(line.name_like(i) and line.words[i] not in bodies for i in own)
    ends = line.words[own[-1]] in bodies or line.name_like(own[-1])
    return Mention(speaker.span, speaker.text, "actor", "name") if named and ends else None


__all__ = ["speaking_of_itself"]
