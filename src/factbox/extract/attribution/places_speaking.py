"""Words that tell nothing: "shots reported BY THE RIVER" were heard there, and "INITIAL reports of" are nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words


def without_places(said: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions of a sentence without those whose speaker is a common noun for a river or a road.

    Those that an adjective makes, before "reports" taken for a verb, are nobody's.
    """
    mute = load_place_words().waters | load_place_words().ways
    for one in said:
        spoken = one.speaker.text.casefold().split() if one.speaker is not None else []
        common = one.speaker is not None and one.speaker.text.split()[-1:] == spoken[-1:]  # no "Sons of the River"
        if common and len(spoken) > 1 and spoken[0] in load_function_words().determiners and spoken[-1] in mute:
            continue
        bare = len(spoken) == 1 and (spoken[0],) in load_cues()["earlier_text"]
        yield replace(one, speaker=None) if bare else one


__all__ = ["without_places"]
