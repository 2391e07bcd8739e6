"""Who speaks for those who fight: an armed group, a state that wages war, the rulers of a region whose forces fight.

A hospital, a rights group or a mayor in such a land speaks for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from factbox.knowledge.actors import GOVERNMENT, is_of_state, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.records import Claim, View


def speaks_for_fighters(view: View, claim: Claim, fighting: Collection[str]) -> bool:
    """Say whether a claim is the word of an armed group, or of those of a state or a region who wage its war.

    Args:
        view: the view, whose reports tell which regions have forces that fight.
        claim: what somebody says.
        fighting: the sides that fight in the view.
    """
    if claim.speaker is None:
        return False
    if claim.actor is not None and _its_men().match(claim.actor.text):
        return True  # "the League said its men killed 31"
    if _of_opposition().search(claim.speaker.text) or _rules_region_at_war(view, claim) or _is_at_war(view, claim):
        return True
    name = _own_name(claim.speaker.name or "")
    side = claim.speaker_side or name
    words = set(re.findall(r"[a-z]+", f"{claim.speaker.text} {claim.speaker.hint}".casefold()))
    secret = set(load_grounds().secret_services)
    wages = load_nouns().warring | secret
    if not side:
        called = set(re.findall(r"[a-z]+", claim.speaker.text.casefold())) - load_function_words().determiners
        return bool(called & secret) and called <= wages | {"service", "services"}  # "military intelligence"
    if side.startswith(GOVERNMENT):
        return not words.isdisjoint(wages) or (side in fighting and _is_state_itself(claim.speaker.text, side))
    armed = load_nouns().units | load_nouns().under_arms | set(load_grounds().party_names)
    return side in fighting or side.split()[-1].casefold() in armed or _is_war_council(name)


def _is_state_itself(words: str, side: str) -> bool:
    """Say whether a state speaks by nothing but its name: "Ostravia said"."""
    small = load_function_words().determiners
    return all(
        is_of_state(word, side.removeprefix(GOVERNMENT)) for word in words.split() if word.casefold() not in small
    )


def _is_at_war(view: View, claim: Claim) -> bool:
    """Say whether somebody speaks by the bare name of one whom a report has at war with another: "Ostravia said"."""
    if claim.speaker is None or claim.speaker_kind == "witness":
        return False
    name = claim.speaker.text.removeprefix("The ").removeprefix("the ")
    return name in view.once("named_at_war", lambda: frozenset(_named_at_war(view)))


def _named_at_war(view: View) -> Iterator[str]:
    """Yield the names of those whom some report has fighting each other: "troops of Ostravia and Elland fought"."""
    for report in view.reports:
        for found in _FIGHT_EACH_OTHER.finditer(report.text):
            yield from filter(None, found.groups())


_NAME = r"[A-Z][\w-]{3,}(?: [A-Z][\w-]+){0,3}"
_FIGHT = (
    r"(?:ha(?:ve|d) )?(?:fought|fight|clash(?:ed)?|are at war|went to war"
    r"|(?:trade[sd]?|exchange[sd]?) (?:[a-z]+ ){0,3}(?:fire|strikes|attacks))\b"
)
_FIGHT_EACH_OTHER = re.compile(
    rf"\b(?:fighting|war|clashes|hostilities|battles) between (?:the )?({_NAME}) and (?:the )?({_NAME})"
    rf"|\b(?:[Tt]roops|[Ff]orces|[Ss]oldiers) (?:of|from) ({_NAME}) and (?:of |from )?({_NAME}) {_FIGHT}"
    rf"|(?:^|[.\n] ?)({_NAME}) and ({_NAME}) {_FIGHT}",
    re.MULTILINE,
)


def _is_war_council(name: str) -> bool:
    """Say whether a name is that of a council for war: "the Valley Defence Council"."""
    words = name.casefold().split()
    return words[-1:] == ["council"] and not set(load_grounds().kinds_of_war_council).isdisjoint(words)


def _rules_region_at_war(view: View, claim: Claim) -> bool:
    """Say whether an office of a region speaks whose own forces fight: "the Karland regional government".

    "Regional officials" are of the region at war that their report tells of.
    """
    if claim.speaker is None or not (regions := _regions_at_war(view)):
        return False
    called = claim.speaker.text
    words = set(re.findall(r"[a-z]+", called.casefold()))
    rules = not words.isdisjoint(load_grounds().rulers_of_regions) and words.isdisjoint(_of_nobody())
    if not rules or claim.speaker_kind == "witness":
        return False
    own = any(re.search(rf"\b{re.escape(region)}\b", called) for region in regions)
    here = "regional" in words and _of_region(view.report(claim.report_id).text) & regions
    return own or bool(here)


@cache
def _of_nobody() -> frozenset[str]:
    """Return words for bodies and trades that rule nothing: "the Karland REGIONAL HOSPITAL", "the farmers' UNION"."""
    nouns = load_nouns()
    others = {"and", "health", "union"}  # "residents AND regional officials" are no party's voice
    return (nouns.of_nobodys_side | nouns.of_third_parties | nouns.observers | others) - {"office", "agency"}


def _regions_at_war(view: View) -> frozenset[str]:
    """Return the names of the regions of a view, as its reports call them, that have people under arms who fight."""

    def find() -> frozenset[str]:
        regions = frozenset().union(*(_of_region(report.text) for report in view.reports))
        fought = (one for one in view.claims if one.type.startswith(_FOUGHT) and not one.historical) if regions else ()
        armed = {one.actor.text for one in fought if one.actor and _is_armed(one.actor.text)}
        return frozenset(one for one in regions if any(re.search(rf"\b{re.escape(one)}\b", name) for name in armed))

    return view.once("regions_at_war", find)


_FOUGHT = ("territory.", "battle.", "strike.", "attack.", "casualties", "killing.", "detention.")


def _of_region(text: str) -> frozenset[str]:
    """Return the names of regions in a text: "the Karland region", "Karland's regional government"."""
    return frozenset(found[1] or found[2] for found in _REGION.finditer(text))


_REGION = re.compile(
    r"\b([A-Z][\w-]{3,})(?:['’]s)? (?:[Rr]egion|[Rr]egional)\b|\b[Rr]egion(?:al [Ss]tate)? of ([A-Z][\w-]{3,})"
)


def _is_armed(name: str) -> bool:
    words = set(re.findall(r"[a-z]+", name.casefold()))
    nouns = load_nouns()
    return not words.isdisjoint(nouns.under_arms | nouns.units | nouns.insurgent | {"army", "force", "fighter"})


@cache
def _its_men() -> re.Pattern[str]:
    """Return the pattern of those who fight for whoever speaks of them: "its men"."""
    arms = any_of(sorted({"men", "boys", *load_nouns().under_arms, *load_nouns().units}))
    return re.compile(rf"(?i)(?:its|their|our|his|her) (?:[\w-]+ )?{arms}\b")


@cache
def _of_opposition() -> re.Pattern[str]:
    """Return the pattern of a body by its name that is against a government: "the opposition Valley Council"."""
    return re.compile(rf"\b[Oo]pposition(?: {any_of(load_grounds().opposition_bodies)})*,?(?: the)? (?=[A-Z])")


def _own_name(name: str) -> str:
    """Return a name that is all in capitals, without its article and what stands behind a comma; else empty."""
    words = one_line(name).partition(",")[0].removeprefix("The ").removeprefix("the ").split()
    return " ".join(words) if len(words) > 1 and all(word[:1].isupper() for word in words) else ""
