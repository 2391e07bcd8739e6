"""Whether anybody armed is named in a report at all, and which armed groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.arms_told import read_arms
from factbox.extract.findings import Findings
from factbox.knowledge.actors import known_actor, load_nouns


def groups_named(found: Iterable[Findings]) -> frozenset[str]:
    """Return the armed groups that sentences name, organisations left out."""
    named = (
        (f, phrase) for f in found for phrase in f.actors if phrase.kind == "name" and phrase.first not in f.bodies
    )
    known = ((phrase.mention.text, known_actor(phrase.mention.text)) for _, phrase in named)
    return frozenset(actor.name if actor else name for name, actor in known if actor is None or actor.kind == "group")


def names_armed_actor(found: Sequence[Findings], text: str, parties: Collection[str] = ()) -> bool:
    """Say whether anybody armed is named at all: reports on sport, business and film name nobody.

    A name that no table knows, and the user neither, counts only in a text that tells of arms: the Greens take a town
    hall, and a club a title, as the Northern Accord takes a town.
    """
    shown = read_arms(text, [trigger for f in found for trigger in f.triggers])
    if shown.of_war or shown.of_bands or shown.of_unrest or shown.of_states_war:
        return True
    arms, fighting, groups = shown.of_anybody, shown.of_fighting, load_nouns().groups

    def trusted(phrase: ActorPhrase) -> bool:
        words = phrase.mention.text.casefold()
        called_group = fighting and words.split()[-1] in groups  # "the Liberation FRONT", where people fight
        return phrase.kind != "name" or arms or called_group or _known(phrase) or words in parties

    acting = (phrase for f in found for phrase in f.actors if phrase.first not in f.bodies or _known(phrase))
    return any(_is_armed(phrase) and trusted(phrase) for phrase in acting)


def _known(phrase: ActorPhrase) -> bool:
    return known_actor(phrase.mention.text) is not None


def _is_armed(phrase: ActorPhrase) -> bool:
    words = set(phrase.mention.text.casefold().split())
    if phrase.kind in ("government", "again"):  # "the army", "its forces"
        return bool(words & (load_nouns().forces | {"forces", "military"}))
    return phrase.kind in ("name", "insurgent")
