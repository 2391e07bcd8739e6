"""The verbs by which somebody takes, enters or besieges a place: who does that is armed."""

from __future__ import annotations

from collections.abc import Iterator

from factbox.knowledge.events import triggers_by_word


def taking_verbs() -> Iterator[str]:
    """Yield the past forms of the verbs by which places are taken, entered and besieged: who does that is armed."""
    kinds = ("territory.capture", "territory.enter", "territory.siege")
    for word, triggers in triggers_by_word().items():
        if any(t.predicate.type in kinds and t.form in ("past", "past_or_participle", "participle") for t in triggers):
            yield word
