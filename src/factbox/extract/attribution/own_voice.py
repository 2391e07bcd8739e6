"""Whose voice a report's own is: that of a party, which says "we" and "our fighters" of those who fight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.findings import Findings
from factbox.extract.sentence.line import OPENING, Tokens
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.records import Claim, Mention, with_id

PARTISAN_WORDS = 5
"""Words such as "we", "our" and "the enemy" by which a page shows that a party wrote it; fewer are a newsroom's."""
PARTISAN_SHARE = 10
"""Of so many of these one must tell friend from foe: a studio says "we" a hundred times and "enemies" once."""


_OPENS = OPENING - {"(", "'"}
"""Marks behind which words may be somebody's."""


def own_words(found: Findings, clause: Tokens) -> Mention | None:
    """Return the words by which a report speaks of itself as a party: "our fighters took X", "the town is ours".

    Such a page is a party's; that it says so in its own voice makes it no more than a claim.
    """
    own = load_function_words().first_person
    at = next((i for i in range(*clause) if found.line.words[i] in own and not _is_none_of_us(found, i)), None)
    if at is None or any(word in OPENING for word in found.line.words[:at]):
        return None
    return _mention(found, at, _arms_end(found, at) if found.line.words[at] == "our" else at + 1)


def party_speaking(found: Sequence[Findings]) -> Mention | None:
    """Return the words by which a report shows that a party wrote it, outside of quotation marks.

    "Our fighters" and "our branch" are a party's. A newsroom says "we" too, a patriotic one "our soldiers"; but a page
    that says "we" and speaks of comrades, martyrs and the enemy besides, time and again, is a party's.
    """
    own = [(one, at) for one in found for at in _in_own_voice(one)]
    nouns = load_nouns().party_arms | load_nouns().party_branches
    ours = next((_mention(one, at, _arms_end(one, at)) for one, at in own if _is_our(one, at, nouns)), None)
    if ours is not None:
        return ours
    we = [(one, at) for one, at in own if one.line.words[at] in ("we", "us")]
    taking_sides = [(one, at) for one, at in own if _takes_sides(one, at)]
    if not we or len({*map(_place, own)}) < PARTISAN_WORDS or not _takes_part(own, taking_sides):
        return None
    one, at = we[0]
    return _mention(one, at, at + 1)


def _takes_part(own: Sequence[tuple[Findings, int]], taking_sides: Sequence[tuple[Findings, int]]) -> bool:
    """Say whether a page tells friend from foe often enough to be a party's: soldiers of its own, or time and again.

    Columns, memoirs and talk in a studio say "we" throughout, and speak once of heroes or of somebody's enemies.
    """
    if any(one.line.words[at] == "our" for one, at in taking_sides):
        return True
    places = {*map(_place, taking_sides)}
    return len(places) > 1 and len(places) * PARTISAN_SHARE >= len({*map(_place, own)})


def as_claimed(claim: Claim, party: Mention) -> Claim:
    """Return what a party's own page asserts as claimed by it, and what it says is not so as denied by it."""
    if claim.stance not in ("asserted", "negated") or claim.speaker is not None or claim.via:
        return claim
    return with_id(replace(claim, stance="claimed" if claim.stance == "asserted" else "denied", speaker=party))


def as_retracted(claim: Claim, outlet: str) -> Claim:
    """Return what a newsroom takes back that it told itself as not so by its own word, and not as denied by somebody.

    "This newspaper wrote that nine had died. None did." The page of a party is none.
    """
    if claim.stance != "denied" or claim.speaker is None or not is_own_page(claim.speaker.text, outlet):
        return claim
    return with_id(replace(claim, stance="negated", speaker=None, cue="", spoken=None))


def is_own_page(words: str, outlet: str) -> bool:
    """Say whether somebody is the newsroom itself, as it calls itself: "we", "this page", its outlet's name."""
    folded, name = words.casefold(), outlet.casefold().removeprefix("the ")
    own = folded in load_function_words().first_person or (bool(name) and folded.removeprefix("the ") == name)
    return own or tuple(folded.split()) in load_cues()["own_page"]


def is_own_earlier(words: str) -> bool:
    """Say whether a text is one that a newsroom printed before and replaced: "AN EARLIER ENTRY on this page".

    "An earlier report of the UN" is another's, and what "an earlier report" says stands as told.
    """
    told, cues = words.casefold().split(), load_cues()
    at = next((i for i, word in enumerate(told[:_EARLIER_REACH]) if (word,) in cues["earlier_text"]), None)
    noun = next((i for i, word in enumerate(told) if (word,) in cues["own_texts"]), -1)
    if at is None or not at < noun <= at + _EARLIER_REACH:
        return False
    whose = {*told[:at], *told[noun + 1 :]}
    replaced = (told[noun],) in cues["versions"] and noun + 1 == len(told)
    return replaced or not whose.isdisjoint(_THIS) or any((word,) in cues["own_texts"] for word in told[noun + 1 :])


_EARLIER_REACH = 3
"""Words up to "earlier", and from there to the text: "this page's EARLIER, longer ENTRY"."""

_THIS = frozenset({"this", "our"})
"""What says whose a text is."""


def _in_own_voice(found: Findings) -> Iterator[int]:
    """Yield the words of a sentence for us and against them which are not somebody's whom it quotes."""
    for at, word in enumerate(found.line.words):
        if word in _OPENS:
            return
        told = word in load_function_words().first_person or word in load_nouns().partisan
        if told and found.attribution_at(at) is None and not _is_none_of_us(found, at):
            yield at


def _takes_sides(found: Findings, at: int) -> bool:
    """Say whether a word tells friend from foe: "comrades", "the enemy", "our soldiers"; "Comrade Roe" is a title."""
    if found.line.words[at] in load_nouns().partisan:
        return not (found.line.capital(at) and at + 1 < len(found.line) and found.line.name_like(at + 1))
    return _is_our(found, at, load_nouns().under_arms)


def _is_our(found: Findings, at: int, nouns: frozenset[str]) -> bool:
    return found.line.words[at] == "our" and not nouns.isdisjoint(found.line.words[at + 1 : at + 3])


def _arms_end(found: Findings, at: int) -> int:
    """Return where "our fighters" or "our heroic fighters" ends; one word after "our" where none is under arms."""
    nouns, words = load_nouns().party_arms | load_nouns().under_arms, found.line.words
    return next((i + 1 for i in range(at + 1, min(at + 3, len(words))) if words[i] in nouns), at + 2)


def _is_none_of_us(found: Findings, at: int) -> bool:
    """Say whether a word is the country "US", or of the phrase "let us", which speaks for nobody."""
    return found.line.sentence.tokens[at].text == "US" or found.line.at(at - 1, ("let", "us"))


def _place(where: tuple[Findings, int]) -> int:
    found, at = where
    return found.line.sentence.tokens[at].span.start


def _mention(found: Findings, first: int, last: int) -> Mention:
    last = min(last, len(found.line))
    return Mention(found.line.span(first, last), found.line.slice(first, last), "speaker")
