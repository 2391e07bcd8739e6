"""A body that speaks of itself as "it": "Norva said IT had captured X", "said ITS troops had left X"."""

from __future__ import annotations

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.findings import Findings
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_IT = ("it", "its")
_BODIES = frozenset(
    {"staff", "command", "office", "secretariat", "presidency", "leadership", "council", "headquarters", "wing"}
)
"""Nouns of bodies that speak for a party, beside those of :attr:`Nouns.government`."""


def speaking_of_itself(found: Findings, phrase: ActorPhrase) -> Mention | None:
    """Return the speaker as whom "it" stands for in what is said, if that is a body with a name and no person.

    Args:
        found: the sentence.
        phrase: "it", "its troops".
    """
    line, own = found.line, _own_tokens(found, phrase)
    said = found.attribution_at(phrase.first)
    if not own or said is None or said.speaker is None:
        return None
    bodies = load_nouns().government | _BODIES
    if line.words[own[-1]] not in bodies and not line.name_like(own[-1]):
        return None
    if any(line.name_like(i) and line.words[i] not in bodies for i in own):
        return Mention(said.speaker.span, said.speaker.text, "actor", "name")
    side = next((i for i in own[:-1] if line.words[i] in load_nouns().insurgent), None)  # "the REBEL command"
    return (
        None
        if side is None
        else Mention(line.span(own[0], side + 1), line.slice(own[0], side + 1), "actor", "insurgent")
    )


def is_of_unnamed_body(found: Findings, phrase: ActorPhrase) -> bool:
    """Say whether "it" is a body that speaks and that nothing names, so that it is nobody named before.

    "The defence staff said the town was in ITS hands": whose staff it is, is not said here.
    """
    own = _own_tokens(found, phrase)
    bodies = load_nouns().government | load_nouns().fighters | load_nouns().armed | _BODIES
    return bool(own) and found.line.words[own[-1]] in bodies


def _own_tokens(found: Findings, phrase: ActorPhrase) -> list[int]:
    """Return the tokens of the body in whose words "it" stands; none if no body but a person or nobody speaks them."""
    said = found.attribution_at(phrase.first)
    if found.line.words[phrase.first] not in _IT or said is None or said.speaker is None:
        return []
    if said.speaker.text.casefold() in load_function_words().pronouns:
        return []
    own = list(found.line.inside(said.speaker.span))
    return own if own and own[-1] < phrase.first and found.persons.isdisjoint(own) else []


__all__ = ["is_of_unnamed_body", "speaking_of_itself"]
