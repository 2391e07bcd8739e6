"""Who a report is about: what its actors and speakers are judged by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from factbox.knowledge.actors import GOVERNMENT, SHIPPED, Sides, country_title, load_nouns, load_persons
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.records import Claim, Mention, Report
from factbox.resolve.called_groups import are_called_rebels
from factbox.resolve.initials import other_initials
from factbox.resolve.interest import tells_restored
from factbox.resolve.parties import parties_shown
from factbox.resolve.states import is_land, is_of_its_own, land_of, state_named, states_shown

RUN_BY = re.compile(r"-(?:run|led|controlled|appointed|installed|affiliated|linked|held)\b")
"""Endings that say whose somebody is: the Houthi-run ministry, a Russian-installed governor."""


_CIVIL = "Mr|Mrs|Ms|Miss|Dr"
"""How English papers call persons, and no group that acts under a person's name."""

_WORD = r"[A-Z][\w'’-]*"
_FULL = rf"{_WORD}(?:\s(?:(?:of|for|the|and|de|del)\s){{0,2}}{_WORD}){{1,7}}"
_EXPLAINED = re.compile(
    rf"(?P<full>{_FULL})\s[(\[](?P<short>[A-Z]{{2,7}})[)\]]|\b(?P<before>[A-Z]{{2,7}})\s[(\[](?P<within>{_FULL})[)\]]"
)
"""A name in full with its acronym in brackets, or the other way round."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who a report is about.

    Attributes:
        country: the name of the country it is about, as it stands after "of"; empty if that is not clear.
        group: the armed group it is about; empty if none or several are named as often.
        groups: all the armed groups that its claims name, fuller names first.
        code: the ISO code of the country; empty if that is not clear.
        day: the day of publication, on which officials are or are not in office; None if unknown.
        text: its text, for the words around a mention.
        named: where its claims name armed groups: offset and name, in order.
        sides: which names and sides hold in this run.
        parties: whom else it shows as a party, by names that no table knows, fuller names first.
        acronyms: the short forms that its text explains, with the names in full.
        states: the states that it speaks of and no table knows.
        outlet: whose page it is; empty if unknown.
        dateline: where it was written; empty if it does not say.
    """

    country: str
    group: str
    groups: tuple[str, ...] = ()
    code: str = ""
    day: date | None = None
    text: str = ""
    named: tuple[tuple[int, str], ...] = ()
    sides: Sides = SHIPPED
    parties: tuple[str, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    outlet: str = ""
    dateline: str = ""

    def before(self, mention: Mention, length: int = 60) -> str:
        """Return the text left of a mention; empty if the mention is not of this report's text."""
        start = mention.span.start
        return self.text[max(0, start - length) : start] if self._has(mention) else ""

    def after(self, mention: Mention, length: int = 60) -> str:
        """Return the text right of a mention; empty if the mention is not of this report's text."""
        end = mention.span.end
        return self.text[end : end + length] if self._has(mention) else ""

    def _has(self, mention: Mention) -> bool:
        return self.text[mention.span.start : mention.span.end] == mention.text


def read_cast(
    report: Report,
    claims: Sequence[Claim],
    country: str,
    *,
    sides: Sides = SHIPPED,
    gazetteer: Gazetteer | None = None,
    lands: Collection[str] = (),
) -> Cast:
    """Return who a report is about: its country, as given, and the armed group that its claims name most.

    Args:
        report: the report.
        claims: as extracted.
        country: the name of the country it is about; empty if unknown.
        sides: which names and sides hold in this run.
        gazetteer: the places that are known; by default the shipped one.
        lands: the ISO codes of the countries in which its places lie.
    """
    places = gazetteer or open_gazetteer()
    code = country_code(country, places)
    acronyms = acronyms_in(report.text)
    sides = replace(sides, others=other_initials(report.text, sides, {code, *lands}, acronyms, places))
    states = states_shown(report.text, sides, places)
    called = [(claim, party) for claim in claims for party in (claim.actor, claim.recipient) if party]
    called = [(claim, party) for claim, party in called if party.hint == "name"]
    meant = {
        name
        for name in {party.text for _, party in called}
        if not is_of_its_own(name, states)
        and not state_named(name, places)
        and not _is_person(name, report)
        and not _is_no_group(name, report.text)
    }
    parties = [party for claim, party in called if party.text in meant and not _only_counts(claim)]
    names = [(party.span.start, canonical(party.text, sides, code)) for party in parties]
    told = [(start, acronyms.get(name, name)) for start, name in names]
    fuller = sorted({name for _, name in told}, key=lambda name: (-len(name), name))
    placed = sorted({(start, full_name(name, fuller)) for start, name in told if is_group(name, sides)})
    struck = {c.recipient.span.start for c in claims if c.recipient} - {c.actor.span.start for c in claims if c.actor}
    praised = {claim.actor.span.start for claim in claims if claim.actor and _is_states_own_word(claim)}
    acting = (
        (at, name)
        for at, name in told
        if (at not in struck and at not in praised) or sides.known_actor(name) is not None
    )
    named_groups = [full_name(name, fuller) for _, name in acting if is_group(name, sides)]
    rebels = [
        name for name in named_groups or _groups_in(report.text, sides, code) if not _is_states(name, sides, report)
    ]
    groups = Counter(rebels)
    known = (name for name in _groups_in(report.text, sides, code) if not _is_states(name, sides, report))
    shown = {name for name in (*groups, *known) if are_called_rebels(_forms(name, acronyms, sides), report.text)}
    ranked = [(name, 1) for name in shown] if len(shown) == 1 else groups.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Cast(
        country=country,
        group=ranked[0][0] if clear else "",
        groups=tuple(name for name in fuller if is_group(name, sides)),
        code=code,
        day=report.published_day,
        text=report.text,
        named=tuple(placed),
        sides=sides,
        parties=tuple(
            name
            for name in parties_shown(report.text, claims, sides, places)
            if not is_state_body(name) and not is_of_its_own(name, states)
        ),
        acronyms=acronyms,
        states=states,
        outlet=report.outlet or "",
        dateline=report.dateline,
    )


def _is_states(name: str, sides: Sides, report: Report) -> bool:
    """Say whether a group fights for a government: its own officials call nobody of it rebels or terrorists."""
    return sides.side_of(name, report.published_day).startswith(GOVERNMENT)


def _forms(name: str, acronyms: Mapping[str, str], sides: Sides) -> tuple[str, ...]:
    """Return the names of a group: its own, the short form that the text explains, and those that the tables have."""
    known = sides.known_actor(name)
    return (name, *(short for short, full in acronyms.items() if full == name), *(known.aliases if known else ()))


def _is_states_own_word(claim: Claim) -> bool:
    """Say whether an army's or a ministry's speaker tells that somebody liberated a place, as only of its own units."""
    said_by = set(re.findall(r"[a-z]+", claim.speaker.text.casefold())) if claim.speaker else set()
    bodies = load_nouns().government | set(" ".join(load_nouns().state_bodies).split())
    return tells_restored(claim) and not said_by.isdisjoint(bodies)


def _is_person(words: str, report: Report) -> bool:
    """Say whether a report gives a name an office somewhere, as only a person has: "President Mikal Soren".

    A surname alone may be what his fighters go by ("General Roe" and "Roe's forces"), but not that of who is called
    "Mr Roe" or wrote the report.
    """
    name = re.escape(" ".join(words.split()))
    if " " not in words:
        return re.search(rf"\b(?:{_CIVIL})\.? {name}\b", report.text) is not None or name in report.byline.split()
    titles = "|".join(sorted(map(re.escape, load_persons().titles)))
    return re.search(rf"\b(?i:{titles})\.? {name}\b", report.text) is not None


def _is_no_group(words: str, text: str) -> bool:
    """Say whether a name is no armed group's.

    That is "X soldiers" and "Western powers", one of some ("a patrol"), a trade in capitals ("Doctors"), a land and its
    people, what a text calls "the army's X", and X in "X and the separatists", who are the other side.
    """
    first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1].casefold()
    plain = first.casefold() in ("a", "an") or is_common(words) or _is_of_land(words, text)
    if plain or last in load_nouns().no_group or _serves_states(words, text):
        return True
    if _is_civil(words, text) and not _has_fighters(words, text):
        return True
    name = re.escape(" ".join(words.split()))
    rebels = "|".join(sorted(load_nouns().insurgent))
    armies = "|".join(sorted(load_nouns().owners_of_units))
    others = rf"\b(?i:{armies})['’]s {name}\b|\b{name} of the (?i:{armies})\b|\b{name} and (?:the )?(?:{rebels})\b"
    return re.search(others, text) is not None


def _serves_states(name: str, text: str) -> bool:
    """Say whether a name is that of a state's own guard, or of a force of several states: no rebels are called so.

    The text may have the fuller name: "the Multinational Accord Force" further up.
    """
    nouns, words = load_nouns(), name.casefold().split()
    if words[-1] in ("guard", "guards"):
        return not nouns.guards_of_states.isdisjoint(words[:-1])
    if words[-1] not in ("force", "forces", "mission"):
        return False
    kinds = "|".join(sorted(nouns.forces_of_states))
    plain = re.escape(" ".join(name.split()))
    return not nouns.forces_of_states.isdisjoint(words[:-1]) or bool(re.search(rf"\b(?i:{kinds}) {plain}\b", text))


def _is_civil(name: str, text: str) -> bool:
    """Say whether a name is that of a body that watches and helps, or of a trade alone: "Doctors", "the Monitor".

    "The Miners", with a capital within a sentence, are a group.
    """
    trades = {*load_persons().private, *load_persons().public} - load_nouns().units
    last = name.rsplit(maxsplit=1)[-1].casefold()
    group = last.endswith("s") and re.search(rf"\bthe {re.escape(name)}\b", text)
    return last in load_nouns().observers or (
        name.casefold() == last and last.removesuffix("s") in trades and not group
    )


def _has_fighters(name: str, text: str) -> bool:
    """Say whether a text has people under arms of a name: "Network gunmen", "fighters of the Network"."""
    arms, plain = "|".join(sorted(load_nouns().under_arms | load_nouns().insurgent)), re.escape(" ".join(name.split()))
    return re.search(rf"\b{plain}(?:['’]s)? (?:{arms})\b|\b(?i:{arms}) of (?:the )?{plain}\b", text) is not None


def _is_of_land(name: str, text: str) -> bool:
    """Say whether a text has a name as that of a land or its people, who are no armed group."""
    return is_land(name, text) or bool(land_of(name, text))


def is_common(words: str) -> bool:
    """Say whether words are a common noun for people under arms, with a capital only at their head: "Ground troops".

    "Alliance" and "Guards" may be somebody's name.
    """
    tokens, nouns = words.replace("-", " ").split(), load_nouns()
    if words.casefold() in ("militia", "gang"):
        return True
    describes = nouns.describing | nouns.kinds_of_troops | nouns.armed | nouns.insurgent | nouns.others
    people = nouns.serving | nouns.insurgent | nouns.partisans | nouns.fighters & nouns.armed
    plain = all(word.casefold() in describes for word in tokens[:-1]) and all(word.islower() for word in tokens[1:])
    return plain and tokens[-1].casefold() in people and tokens[-1].endswith(("s", "men"))


def _only_counts(claim: Claim) -> bool:
    """Say whether who stands nearest to a total only tells it: "nine have died, according to the Aid Network"."""
    by, told_by = claim.actor, claim.speaker
    if claim.type != "count" or by is None or told_by is None or not told_by.span.overlaps(by.span):
        return False
    return by.text.split()[-1].casefold() in load_nouns().observers


def acronyms_in(text: str) -> Mapping[str, str]:
    """Return the acronyms that a text explains: "the Northern Accord (NA)", "the NA (Northern Accord)".

    The name begins with the acronym's first letter or ends with a word that does, since acronyms of foreign names are
    not made of the English words.
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text):
        short, full = match["short"] or match["before"], match["full"] or match["within"]
        nearest = full.rpartition(" and the ")[2]  # of "the Guard AND THE Opposition Army (OA)" it is the army
        full = nearest if any(word[0] == short[0] for word in nearest.split()) else full
        if any(word[0] == short[0] for word in full.split()):
            found.setdefault(short, " ".join(full.split()))
    return found


def full_name(name: str, names: Sequence[str]) -> str:
    """Return the fuller of a report's names that a short one stands for ("Accord": Northern Accord), or itself.

    Its people are no fuller name of it: "SERVICEMEN of the Northern Accord", "members of the Northern Accord".
    """
    nouns = load_nouns()
    people = nouns.serving | nouns.under_arms | nouns.units | nouns.own_units
    called = (full for full in names if full.endswith(f" {name}") and not full[0].islower())
    return next((full for full in called if full.split()[0].casefold() not in people), name)


def canonical(words: str, sides: Sides, code: str) -> str:
    """Return the name of the actor that goes by these words, or the words where none or several do."""
    found = sides.actors_called(words, code)
    return found[0].name if len(found) == 1 else words.removeprefix("the ").removeprefix("The ")


def is_group(name: str, sides: Sides) -> bool:
    """Say whether an actor is an armed group; one that nobody knows is taken for one, but for a state's own bodies."""
    actor = sides.known_actor(name)
    return actor.kind == "group" if actor else not is_state_body(name)


def is_state_body(name: str) -> bool:
    """Say whether a name is only what a state calls a body of its own: "Armed Forces", "the General Staff".

    "Karsa Army" is none, since that may be anybody's.
    """
    words = name.casefold().removeprefix("the ").removesuffix(" units")
    bodies = load_nouns().state_bodies
    return words in bodies or words.partition(" ")[2] in bodies & _OF_A_LAND


_OF_A_LAND = frozenset({"military region", "military district", "military zone"})
"""Bodies of which a state has several, each by its number or by a point of the compass."""


def country_code(title: str, gazetteer: Gazetteer) -> str:
    """Return the ISO code of a country by its name, with or without an article; empty if it is none."""
    entries = gazetteer.candidates(title.removeprefix("the ")) if title else ()
    return entries[0].place.country if entries and entries[0].place.kind == "country" else ""


def country_name(code: str, gazetteer: Gazetteer) -> str:
    """Return the name of a country as it stands after "of", by its ISO code."""
    country = gazetteer.country(code)
    return country_title(country.name) if country else code


def demonym_in(words: str, gazetteer: Gazetteer) -> str:
    """Return the ISO code of the first country whose adjective is among the words; empty if there is none."""
    plain = RUN_BY.sub(" ", words.replace("’s", "").replace("'s", ""))
    tokens = [word.strip(",") for word in plain.split()]
    pairs = [f"{one} {two}" for one, two in pairwise(tokens)]  # "South Sudanese" before "Sudanese"
    return next((code for word in (*pairs, *tokens) if (code := gazetteer.country_of_demonym(word))), "") or ""


def _groups_in(text: str, sides: Sides, code: str) -> Iterable[str]:
    for word in text.replace("’", " ").replace("'", " ").split():
        found = sides.actors_called(word.strip('.,;:()"“”'), code)
        if len(found) == 1 and found[0].kind == "group":
            yield found[0].name
