"""States that no gazetteer knows, as a report shows them: by whose army, ministry or government it speaks of.

Two states at war have a ministry each. Where neither is known, "the Ostravian army" and "the Ellandic ministry" would
both be those of "the country", and what one lays to the other would pass for an admission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from factbox.knowledge.actors import Sides, is_of_its_own, is_of_state, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer
from factbox.knowledge.states_told import states_told

_NAME = r"[A-Z][\w-]{3,}"
_LAST_WORD = re.compile(r"([\w’'-]+) $")
_LONGEST_WORD = 40
PARTICIPLE = "ed"
"""How a word ends that only opens a sentence in a capital: "SURROUNDED government troops"."""


@lru_cache(maxsize=16)
def states_shown(text: str, sides: Sides, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of states that a report speaks of and no table knows, each by its shortest form.

    Args:
        text: the text of the report; "the Ostravian army" and "Elland's foreign ministry" show a state, but not if
            there are "Ostravian rebels" too.
        sides: which names are known.
        gazetteer: the places that are known; a country of them needs no showing.
    """
    shown = (m for m in _bodies().finditer(text) if _stands_alone(m, text) and not _is_part_of_name(m, text))
    named = dict.fromkeys(match["state"] or match["people"] for match in shown)
    named |= dict.fromkeys(sorted(states_told(text)))
    words = dict.fromkeys(re.findall(rf"\b{_NAME}", text))
    others = {match[1] for match in _armed().finditer(text)}
    found: dict[str, None] = {}
    for name in named:
        if not _may_be_state(name, sides, gazetteer) or any(is_of_state(other, name) for other in others):
            continue
        forms = [word for word in words if is_of_state(word, name)]
        found[min(forms, key=lambda form: (len(form), form.isupper(), form))] = None  # "OSTRAVIA" in a dateline
    return tuple(found)


def state_named(name: str, gazetteer: Gazetteer) -> str:
    """Return the ISO code of the country that a name is, or whose capital it is; empty if it is neither."""
    entry = next(iter(gazetteer.candidates(name)), None)
    stands = entry is not None and (entry.place.kind == "country" or entry.capital_of == "country")
    return entry.place.country if entry is not None and stands else ""


def land_of(name: str, text: str) -> str:
    """Return the land that a text names and a word is the adjective of: "Ostravia" for "Ostravian"; empty if none.

    "Ostravian fighters" are people of that land, on whichever side; the word is nobody's name. One that the text has
    before "Front" or "Movement", or with an article and nothing after it, is one.
    """
    if " " in name or not name.endswith(tuple(load_nouns().adjective_endings)):
        return ""
    lands = (word for word in dict.fromkeys(re.findall(rf"\b{_NAME}", text)) if len(word) < len(name))
    land = next((word for word in lands if is_of_state(name, word)), "")
    own = re.search(
        rf"\b{re.escape(name)} (?:[A-Z][\w-]+ )*(?:{_OWN_NAMES})\b|\b[Tt]he {re.escape(name)}s?[,.’']", text
    )
    return "" if own else land


def is_land(name: str, text: str) -> bool:
    """Say whether a text has the adjective of a name too, as that of a land: "Ostravia" beside "Ostravian"."""
    words = dict.fromkeys(re.findall(rf"\b{_NAME}", text)) if " " not in name else {}
    people = (word for word in words if len(word) > len(name) and word.endswith(tuple(load_nouns().adjective_endings)))
    return any(is_of_state(word, name) for word in people)


def has_forces(name: str, text: str) -> bool:
    """Say whether a text gives a bare name what a state has: "Varland's troops", "the Varland army".

    A commander has a title or two names.
    """
    nouns = load_nouns()
    states = "|".join(sorted(nouns.of_states, key=lambda noun: (-len(noun), noun)))
    people = "|".join(sorted(nouns.of_states_by_adjective))
    land = re.escape(name)
    has = " " not in name and re.search(
        rf"\b{land}['’]s (?:[a-z]+ )?(?i:{states}|{people})\b|\bthe {land} (?i:{states})\b", text
    )
    return bool(has) and re.search(rf"\b[A-Z][\w-]+\.? {land}\b", text) is None


def is_told_as_land(name: str, text: str) -> bool:
    """Say whether a text has a name as that of a land too: somebody fled it, or it has a minister: "Rwendi rebels"."""
    owned = "|".join(sorted(load_nouns().of_states, key=lambda noun: (-len(noun), noun)))
    land = re.escape(name)
    return (
        " " not in name
        and re.search(
            rf"\b(?:[Ff]led|[Ii]n|[Ff]rom|[Aa]cross|[Ii]nto|[Bb]order with) {land}\b(?! [a-z]+s\b)"
            rf"|\b{land}['’]s (?:[a-z]+ )?(?i:{owned}|minister|president|border|capital)\b",
            text,
        )
        is not None
    )


_OWN_NAMES = "Movement|Front|Army|Alliance|Council|Guard|Brigade|League|Union|Party"
"""What makes an adjective part of somebody's own name."""


def state_in(words: str, states: Sequence[str]) -> str:
    """Return the one of the states that words name, or by whose adjective they call somebody; empty if none."""
    tokens = re.findall(r"[\w-]+", words.replace("’s", "").replace("'s", ""))
    return next((state for token in tokens for state in states if is_of_state(token, state)), "")


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Say whether no other name stands before, of which this one is the end ("the Lowland Guard army")."""
    before = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
    return before is None or not before[1][:1].isupper() or before[1].casefold() in load_function_words().determiners


_HEADS_OF_NAMES = frozenset({"Army", "Forces", "Force", "Navy", "Government"})
"""What the name of an army or a government ends in, where no land's name need stand before; a ministry is a land's."""


def _is_part_of_name(match: re.Match[str], text: str) -> bool:
    """Say whether a word before an army or a government in capitals is only part of its name: "the Legitimate Army".

    A land or a people is told otherwise too ("in Elland"), has it ("Elland's Army") or ends as peoples do.
    """
    name, body = match["state"], match[0].split()[-1]
    if (
        not name
        or body not in _HEADS_OF_NAMES
        or match[0][len(name)] in "'’"
        or name.endswith(tuple(load_nouns().adjective_endings))
    ):
        return False
    others = set(re.findall(rf"(?<!the )(?<!The )\b{_NAME}(?! [A-Z])", text)) - {name}
    alone = re.search(rf"\b(?:in|from|of|across|into|against|to|and) {re.escape(name)}\b(?! [A-Z])", text)
    return alone is None and not any(is_of_state(other, name) for other in others)


def _may_be_state(name: str, sides: Sides, gazetteer: Gazetteer) -> bool:
    """Say whether a name may be that of a state: nothing that is known, and no common word in capitals."""
    plain = name.casefold()
    if (
        plain in _common()
        or plain.endswith(PARTICIPLE)
        or sides.actors_called(name)
        or gazetteer.country_of_demonym(name)
    ):
        return False
    if state_named(name, gazetteer):  # "the Baghdad government" is Iraq's
        return False
    entries = gazetteer.candidates(name)
    return not entries or entries[0].place.kind == "city"


@cache
def _common() -> frozenset[str]:
    nouns, words = load_nouns(), load_function_words()
    plain = words.determiners | words.prepositions | words.clause | words.conjunctions | words.calendar | words.adverbs
    bodies = nouns.party_bodies | nouns.units | nouns.parties | nouns.others
    return plain | bodies | nouns.kinds_of_government | frozenset(" ".join(nouns.state_bodies).split())


@cache
def _bodies() -> re.Pattern[str]:
    """Return the pattern of a name before what only states have."""
    bodies = "|".join(sorted(load_nouns().of_states, key=lambda noun: (-len(noun), noun)))
    people = "|".join(sorted(load_nouns().of_states_by_adjective))
    endings = "|".join(sorted(load_nouns().adjective_endings))
    return re.compile(
        rf"\b(?P<state>{_NAME}?)(?:['’]s)? (?i:{bodies})\b|\b(?P<people>[A-Z][\w-]+(?:{endings})) (?:{people})\b"
    )


@cache
def _armed() -> re.Pattern[str]:
    """Return the pattern of a name before those who fight states."""
    fighters = "|".join(sorted(load_nouns().insurgent | {"fighters", "militia", "militiamen"}))
    return re.compile(rf"\b({_NAME}) (?:(?i:{fighters})|Movement|Front)\b")


__all__ = [
    "is_land",
    "is_of_its_own",
    "is_of_state",
    "is_told_as_land",
    "land_of",
    "state_in",
    "state_named",
    "states_shown",
]
