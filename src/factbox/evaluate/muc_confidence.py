"""How sure a report is of the organisation behind an incident, in the terms of MUC-4 (slot 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factbox.evaluate.muc_templates import Filler, folded, same_organisation
from factbox.knowledge.actors import GOVERNMENT, known_actor, load_nouns, side_of
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import open_gazetteer
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Claim, Mention

_OWNED, _FACT = "CLAIMED OR ADMITTED", "REPORTED AS FACT"
_ACCUSED = ("SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", "POSSIBLE")
"""What somebody says of another, the gravest first: of several such words on one organisation the gravest holds."""

_TOLD = (*_ACCUSED, _FACT)
"""The same with what the report tells itself, before which an accusation goes: somebody had to make it."""

_BLAMING = load_responsibility().laying.keys() | load_responsibility().is_
_SOLDIERS = frozenset({"soldier", "soldiers", "troops", "military", "army"})
_FIRST_PERSON = load_function_words().first_person

_SUSPECTED = re.compile(r"\b(?:ALLEGED|PRESUMED|PRESUMABLY|SUSPECTED|ACCUSED|APPARENTLY)")
"""Words for perpetrators whom somebody suspects, though the clause does not say who does."""


def confidences(claims: Sequence[Claim]) -> Iterator[Filler]:
    """Yield how sure the report is of each organisation, as it is first said; what it owns to goes before.

    Who is called by common words alone ("three men", "a sniper") is a perpetrator, but no organisation: MUC-4 has
    another slot for individuals, and none for how sure the report is of them. Bands are organisations ("death squads").
    """
    found: dict[str, tuple[str, Mention]] = {}
    for claim in claims:
        name = _organisation(claim.actor)
        if claim.actor and name:
            sure = confidence_of(claim)
            before = found[name][0] if name in found else ""
            graver = sure in _ACCUSED[:2] and before in _TOLD[_TOLD.index(sure) + 1 :]
            if not before or sure == _OWNED or graver:
                found[name] = (sure, claim.actor)
    for sure, actor in found.values():
        yield Filler((sure,), forms(actor))


def _organisation(actor: Mention | None) -> str:
    """Return what to call the organisation that a perpetrator is; empty for others."""
    if actor is None or not (actor.name or actor.hint in ("words", "insurgent")):
        return ""
    if not actor.name or actor.hint == "words":
        nouns, said = load_nouns(), actor.text.casefold().split()
        plain = nouns.saying_armed | nouns.describing | nouns.insurgent | load_function_words().determiners
        described = said[-1] in nouns.collectives and nouns.open_band.isdisjoint(said)
        described = described and not plain.issuperset(said[:-1])  # "the armed group" says nothing of its own
        return actor.text.casefold() if described or said[-1] in nouns.criminal else ""
    return actor.name if _is_organisation(actor) else ""


def _is_organisation(actor: Mention) -> bool:
    """Say whether a perpetrator is an organisation that could be one: no country, people, outlet or body of aid.

    Rebels are no body of the state, and who is only described ("a group of armed men") has no name.
    """
    name = actor.name or ""
    known = known_actor(name)
    civil = (known is not None and known.kind == "organisation") or find_outlet(name) is not None
    described = name.split()[:1] in (["a"], ["an"], ["some"]) or open_gazetteer().country_of_demonym(name) is not None
    described = described or _names_nobody(name)
    irregular = actor.hint == "insurgent" and known is not None and known.kind != "group"
    return actor.hint not in ("words", "country") and not (civil or described or irregular)


def _names_nobody(name: str) -> bool:
    """Say whether all of a name are common words for those under arms: "Urban commandos", "another column"."""
    nouns = load_nouns()
    common = nouns.insurgent | nouns.bands | nouns.fighters | nouns.describing | nouns.armed | {"another", "other"}
    return not known_actor(name) and {*name.casefold().split()} <= common


def confidence_of(claim: Claim) -> str:
    """Return how sure a report is of the perpetrator, from the stance of the claim and who makes it.

    ==================================== ===================================
    the claim                            MUC-4
    ==================================== ===================================
    asserted, in the report's own voice, REPORTED AS FACT
    or what another outlet reports
    by the actor, or one of its own side CLAIMED OR ADMITTED
    that it may be so, whoever says it   POSSIBLE
    of "alleged", "presumed" ones        SUSPECTED OR ACCUSED
    by an official of another side, or   SUSPECTED OR ACCUSED BY AUTHORITIES
    somebody unnamed of police or army,
    who suspects them too
    by anybody else                      SUSPECTED OR ACCUSED
    ==================================== ===================================
    """
    suspected = _SUSPECTED.search(folded(f"{claim.cue} {claim.quote}")) is not None
    if claim.stance in ("asserted", "forecast"):  # that somebody threatens is told as a fact
        return _ACCUSED[1] if suspected else _FACT
    doubted = claim.stance == "unconfirmed"
    if not doubted and _tells_of_itself(claim):
        return _OWNED
    if claim.stance == "attributed" and claim.speaker_kind == "outlet":
        return _ACCUSED[1] if suspected else _FACT
    said = claim.speaker.text.casefold().split() if claim.speaker and claim.speaker_kind == "anonymous" else []
    authority = claim.speaker_kind == "official" or not load_nouns().government.isdisjoint(said)
    if doubted and not (authority and (suspected or claim.cue in load_responsibility().suspecting)):
        return _ACCUSED[1] if suspected else _ACCUSED[2]
    return _ACCUSED[0] if authority else _ACCUSED[1]


def _tells_of_itself(claim: Claim) -> bool:
    """Say whether it is the perpetrator who says so, or somebody of its side."""
    if claim.actor is None:
        return False
    if claim.speaker is None or (claim.speaker_side and claim.speaker_side == claim.actor.side):
        return bool(claim.speaker_side) and claim.speaker_side == claim.actor.side
    ours = _says_we(claim.speaker)
    own_page = ours and not side_of(claim.actor.name or "").startswith(GOVERNMENT) and claim.cue not in _BLAMING
    own_page = own_page and not (claim.recipient and _says_we(claim.recipient))
    itself = not any(form.casefold().endswith("'s") for form in forms(claim.speaker))  # "the League's plans" is not it
    return own_page or (itself and same_organisation(forms(claim.actor), forms(claim.speaker)))


def _says_we(mention: Mention) -> bool:
    """Say whether somebody is whoever speaks: "we", "our fighters"."""
    return not _FIRST_PERSON.isdisjoint(mention.text.casefold().split()[:1])


def forms(mention: Mention | None) -> tuple[str, ...]:
    """Return the words for somebody, and his name where that is another; soldiers are those of the army."""
    if mention is None:
        return ()
    army = ("army", "armed forces") if mention.hint == "government" and _is_army(mention.text) else ()
    return (*(form for form in (mention.text, mention.name) if form), *army)


def _is_army(words: str) -> bool:
    return not _SOLDIERS.isdisjoint(words.casefold().split())
