"""Whose witness it is: "state television quoted a villager as saying" is heard from a side that fights, as its word.

A villager is no party. Whom the broadcaster of one side chooses to let speak, and what he is let say, that side vouches
for alone.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of
from factbox.publish.quoting import lead_in, quote_sentence
from factbox.publish.wording import with_article
from factbox.records import Claim, View

_PRIVATE = ("witness", "anonymous", "person")
"""Kinds of speakers who speak for nobody."""


def passed_on_by(view: View, claim: Claim) -> str:
    """Return the outlet of a side by which the words of a private person came to a report; empty where none is told.

    Args:
        view: the view, of whose claims those of the report tell which outlets speak for a side.
        claim: what somebody says.
    """
    if claim.speaker is None or claim.speaker_side or claim.speaker_kind not in _PRIVATE:
        return ""
    media = _media_of_sides(view)
    if claim.via:
        return with_article(claim.via[-1]) if claim.via[-1] in media else ""
    sentence = one_line(quote_sentence(view, claim))
    who = re.escape(one_line(claim.speaker.text))
    if told := re.match(rf"[“\"]*{who}(?: [\w'’-]+)? told (.*)", sentence):
        return _outlet_in(" ".join(told[1].split()[:_NEAR]), media)
    quoted = re.search(rf"\b{_PASSES}\b(?: [\w'’-]+){{0,5}} {who}", sentence)
    if quoted is None:
        return ""
    before = sentence[: quoted.start()]
    if not re.search(r"\w", before):
        return _outlet_in(sentence[quoted.end() :], media)  # "Quoting a villager, state television said"
    return _outlet_in(before, media) or (_outlet_in(lead_in(view, claim), media) if _CALLED.match(before) else "")


_PASSES = (
    r"(?:[Cc]it(?:e[sd]?|ing)|[Qq]uot(?:e[sd]?|ing)|[Ii]nterview(?:s|ed|ing)?|show(?:s|ed|ing)|air(?:s|ed|ing)"
    r"|broadcast(?:s|ing)?)"
)
"""Verbs by which an outlet lets somebody speak."""

_NEAR = 6
"""Words behind "told" among which the outlet stands."""

_CALLED = re.compile(
    r"[“\"]*(?:It|The (?:[a-z]+ )?(?:agency|channel|broadcaster|station|outlet|newspaper|paper|television|radio"
    r"|report))(?: also| then| later| has)? $"
)
"""An outlet that only the sentence before names."""


def _media_of_sides(view: View) -> frozenset[str]:
    """Return the names of the outlets that speak for a side in some claim of a view."""

    def find() -> frozenset[str]:
        spoken = (one.speaker for one in view.claims if one.speaker_kind == "outlet" and one.speaker_side)
        return frozenset(name for speaker in spoken if speaker for name in (speaker.name, speaker.text) if name)

    return view.once("media_of_sides", find)


def _outlet_in(words: str, media: frozenset[str]) -> str:
    """Return the outlet of a side that words name: one that is known to speak for it, or "state television"."""
    named = (
        name for name in sorted(media, key=len, reverse=True) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    )
    of_state = (found["media"] for found in _state_media().finditer(words) if not found["land"])
    name = next(named, "") or next(of_state, "")
    plain = name.casefold().removeprefix("the ")
    if plain not in load_nouns().state_media:
        return with_article(name) if name else ""
    return f"the {plain}" if plain.endswith(_ONE) else plain


_ONE = ("agency", "broadcaster", "newspaper", "outlet", "channel", "paper")
"""How the words end for one outlet, before which an article stands."""


@cache
def _state_media() -> re.Pattern[str]:
    """Return words for the outlet of the state in which a report is set; "Ostravian state television" is of another."""
    media = any_of(sorted(load_nouns().state_media, key=len, reverse=True))
    return re.compile(rf"(?:\b(?P<land>(?!The\b)[A-Z]\w+) )?\b(?P<media>(?i:{media}))\b")
