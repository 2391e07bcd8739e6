"""The town in which a deed was done whose words name only a building or a spot: "a checkpoint", "the hospital in X".

A checkpoint without a name is no place that two reports could share; the town that it lies in is. A building with a
name stays what it is, and so does what a report takes up ("the prison").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import NAMED_BY_CORE, UNNAMED, PlacePhrase
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention, Span

LOCATED = ("attack.", "killing.", "strike.", "casualties")
"""Types of deeds whose town is worth more than the spot; what is fought over may be the spot alone."""

_LEADS = (("in",), ("at",), ("near",), ("outside",), ("of",))
"""Words behind a spot that lead to the town it lies in."""

_INDEFINITE = frozenset({"a", "an", "two", "three", "four", "five", "several", "some", "one", "another"})
"""Words before a spot that is none the report has told of."""

_UP_TO_NAME = frozenset({"the", "town", "city", "village", "of", "port", "district", "capital", "northern", "southern",
                         "eastern", "western", "central", "nearby"})  # fmt: skip
"""Words between the preposition and the town's name: "in the northern town of X"."""


def in_towns(
    found: Findings,
    happening: Happening,
    mentions: Sequence[Mention],
    is_local: Callable[[Mention], bool],
    topic: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Return the places of a deed, a spot without a name replaced by the town that it is said to lie in.

    Args:
        found: the sentence.
        happening: the deed.
        mentions: its places.
        is_local: whether a mention names a town or a district, and no country or building.
        topic: the one place that the sentence before is about, if it is about one.
    """
    phrase = happening.place
    spots = mentions and all(map(_is_spot, mentions))
    if phrase is None or not spots or not happening.type.startswith(LOCATED):
        return tuple(mentions)
    behind = town_inside(found, phrase) or town_behind(found, phrase, is_local)
    if behind is not None and is_local(behind):
        return (behind,)
    if found.line.words[phrase.first] not in _INDEFINITE:
        return tuple(mentions)
    named = [p for p in found.places if not p.again and len(p.mentions) == 1 and is_local(p.mentions[0])]
    before = [p.mentions[0] for p in named if p.last <= phrase.first]
    behind_all = [p.mentions[0] for p in named if p.first >= phrase.last]  # "a depot and a station IN X"
    return tuple(before[-1:] or behind_all[:1] or topic or mentions)


def _is_spot(mention: Mention) -> bool:
    """Say whether words are those of a building or a spot without a name."""
    words = mention.text.split()
    named = any(word[:1].isupper() for word in words if word.casefold() not in ("the", "a", "an"))
    settled = load_place_words().heads.get(words[-1].casefold()) in (
        "city",
        "capital",
        "region",
        "province",
        "district",
    )
    return mention.hint in ("facility", UNNAMED) and not (named or settled)


def town_inside(found: Findings, phrase: PlacePhrase) -> Mention | None:
    """Return the town that the words for a spot themselves give: "the hospital IN X"."""
    within = {mention.within for mention in phrase.mentions}
    span = found.line.span(phrase.first, phrase.last)
    town = within.pop() if len(within) == 1 else ""
    at = found.line.text[span.start : span.end].rfind(town) if town else -1
    if at < 0 or found.line.text[span.start : span.start + at].split()[-1:] not in (["in"], ["at"], ["of"]):
        return None
    return Mention(Span(span.start + at, span.start + at + len(town)), town, "place", score=NAMED_BY_CORE)


def town_around(found: Findings, phrase: PlacePhrase) -> Mention | None:
    """Return the town of a quarter, as the place that "the city" behind it means: X of "the market quarter OF X"."""
    if phrase.mentions[0].hint != "district" or load_place_words().inside_towns.isdisjoint(
        found.line.words[phrase.first : phrase.last]
    ):
        return None
    return town_inside(found, phrase)


def of_joined_clause(found: Findings, place: PlacePhrase, happening: Happening) -> bool:
    """Say whether a place is of another clause than a deal: "a truce was signed AND the first convoy reached X"."""
    tree = found.tree
    if not tree.parsed or not happening.type.startswith("diplomacy."):
        return False
    for above in tree.governors(place.last - 1):
        if tree.is_a(above, "conj") and tree.dependants(above, "nsubj"):
            return not place.last - 1 >= happening.first > above
    return False


def town_behind(found: Findings, phrase: PlacePhrase, is_local: Callable[[Mention], bool]) -> Mention | None:
    """Return the town that stands right behind a spot: "a school IN THE TOWN OF X"."""
    words = found.line.words
    if words[phrase.last : phrase.last + 1] not in _LEADS:
        return None
    following = next((p for p in found.places if p.first > phrase.last and not p.again), None)
    if following is None or not set(words[phrase.last + 1 : following.first]) <= _UP_TO_NAME:
        return None
    named = [m for m in following.mentions if is_local(m)]
    return named[0] if len(named) == 1 == len(following.mentions) else None
