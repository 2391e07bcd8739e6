"""What the words of a mention say: the name itself, the kind of place, what it lies in, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

import regex

from factbox.knowledge.actors import is_of_state, load_nouns, load_persons
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Entry, Gazetteer
from factbox.language.toponyms import find_toponyms
from factbox.records import Mention, PlaceKind, Report, Span
from factbox.resolve.introductions import introduced_as

_KIND_WORD = regex.compile(
    r"(?i)^(?:the )?(?:(?P<first>city|town|village|province|district|region|governorate|state) of )?(?P<name>.+?)"
    r"(?: (?P<last>city|town|village|province|governorate|oblast|district|region|state))?$"
)
_KIND_OF_WORD: Mapping[str, PlaceKind] = {
    **dict.fromkeys(("city", "town", "village"), "city"),
    **dict.fromkeys(("province", "governorate", "oblast", "state"), "province"),
    "district": "district",
    "region": "region",
}
_KIND_AFTER = regex.compile(r" (?P<kind>[Pp]rovince|[Gg]overnorate|[Oo]blast|city|district|region|state)\b(?! \p{Lu})")
_CAPITAL_OF = regex.compile(
    r"(?i)^(?:the )?(?:provincial |regional |state )?capital(?: city)?(?: of (?P<of>.+))?$"
    r"|^(?P<whose>.+?)['’]s? (?:provincial |regional )?capital$"
)
_COMPASS = regex.compile(
    r"(?i)^(?:the )?(?P<part>(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central)(?: of)?(?: (?P<name>.+))?$"
)
_BESIDE_TEXT = regex.compile(r"\s?[,(]\s?(?P<words>\p{Lu}[^\s,;:()]*(?: (?:of |the )*\p{Lu}[^\s,;:()]*){0,3})")
_DIVISION_BEHIND = regex.compile(
    r"(?:(?:,| and|, and) \p{Lu}[\p{L}’'-]+){0,4} in (?:the )?(?:\p{Ll}+ )?"
    r"(?P<words>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})"
    r" (?:[Rr]egion|[Pp]rovince|[Oo]blast|[Gg]overnorate|[Ss]tate|[Dd]istrict|[Dd]epartment|[Cc]ounty)\b"
)
"""The division in which a place or several lie: "Andra and Olek in the Suma region"."""
_MEASURED = regex.compile(
    r"(?i)\b(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)? of|(?:km|kilomet(?:er|re)s?|miles?)\)? (?:from|of)"
    r"|from|towards?|road to)(?: the)?(?: capital,?)? $"
)
"""What stands before a place that only says how far off another lies: "165 km north of", "flown in from"."""
_ADJECTIVES = frozenset(
    {"old", "new", "upper", "lower", "inner", "outer", "greater", "central", "roman", "arab", "western"}
)
"""Words that begin the name of something else where they stand alone: the "Old" of "the Old City", "Roman" ruins."""
_AGENCY_BEFORE = regex.compile(r"(?:agency|agency,|television|TV|media|broadcaster|news)[\s\"“(]+$")
_AGENCY_AFTER = regex.compile(r"[\"”),]* (?:news|agency|website|report|said|says|reported|reports|quoted|added)\b")
"""What stands beside the name of an agency and seldom beside a city's."""
_SITES_BEHIND = frozenset(
    {"mosque", "church", "shrine", "street", "square", "roundabout", "boulevard", "avenue", "cemetery"}
)
"""What is called by a name of its own, which need not be that of its town: the "Omari" mosque."""
_SITES = _SITES_BEHIND | {
    *("hospital", "prison", "station", "bridge", "barracks", "airport", "terminal", "checkpoint"),
    *("hall", "headquarters", "stadium", "university", "refinery"),
}
_NAME_BEHIND = regex.compile(r"\.? \p{Lu}")
_WORD_BEHIND = regex.compile(r" (\p{L}+)\b")
_SENTENCE_END = regex.compile(r"[.!?][\"”’')]*\s+(?=[\p{Lu}\"“‘'])|\n\s*")
_SENTENCE, _CLAUSE = 500, 60
"""Characters within which the sentence before a building, and the words that say where it is behind it, stand."""
UNCLEAR = "one of several towns"
"""Stands for the town of a building where the report names several and does not say in which it stands."""
LEADING = regex.compile(r"(?i)^(?:the|a|an|one|its|their|his|her) ")


@dataclass(frozen=True, slots=True)
class Words:
    """What a mention's words say, taken apart.

    Attributes:
        name: the name to look up; empty if the words hold none.
        kind: the kind the words say it is; empty if they say nothing.
        capital: whether the capital of what is named is meant.
        part: a word of the compass, for a part of what is named.
        within: the words of the place it lies in.
        beside: the words that follow, which may name the place it lies in.
        division: those of the words that follow that say so: "in the Y region".
    """

    name: str
    kind: PlaceKind | str = ""
    capital: bool = False
    part: str = ""
    within: str = ""
    beside: str = ""
    division: str = ""


def read_words(mention: Mention, text: str, gazetteer: Gazetteer) -> Words:
    """Take a mention's words apart."""
    words = regex.sub(r"['’]s?$", "", " ".join(mention.text.split()))
    within, hint = mention.within, mention.hint
    beside = _beside(text, mention.span)
    if hint == "facility":
        return Words(words, "facility", within=_town_of(within, mention.span, text, gazetteer))
    if capital := _CAPITAL_OF.match(words):
        name = capital["of"] or capital["whose"] or within
        return replace(read_kind(name, gazetteer), kind="capital", capital=True, beside=beside)
    if (compass := _COMPASS.match(words)) and not gazetteer.knows(words):
        return Words(compass["name"] or within, "region", part=compass["part"])
    if not hint and (is_somebodys(words, text, gazetteer) or _flows(mention.span, text)):
        return Words("")
    if _is_no_name(words, mention.span, text) or (words.casefold() in _ADJECTIVES and not _is_division(mention, text)):
        return Words("")
    read = read_kind(words, gazetteer)
    site = "" if hint or read.kind else _site(words, mention.span, text)
    if site and (site != words or not gazetteer.knows(words)):
        return Words(site, "facility", within=within)
    kind = hint if hint in get_args(PlaceKind) else read.kind or _kind_after(text, mention.span)
    if hint == "capital":
        kind = "province" if read.kind in ("province", "region") else "capital"
        return replace(read, kind=kind, capital=True, within=within, beside=beside)
    division = _DIVISION_BEHIND.match(text, mention.span.end)
    return replace(read, kind=kind, within=within, beside=beside, division=division["words"] if division else "")


def read_kind(words: str, gazetteer: Gazetteer) -> Words:
    """Part a name from the word for its kind, unless that is part of the name ("Mexico City", "Northern Province")."""
    match = _KIND_WORD.match(words)
    kind = _KIND_OF_WORD.get((match["first"] or match["last"] or "").lower(), "") if match else ""
    if match is None or not kind or (kind == "city" and gazetteer.knows(words)) or _COMPASS.match(match["name"]):
        return Words(LEADING.sub("", words))
    return Words(match["name"], kind)


def _is_no_name(words: str, span: Span, text: str) -> bool:
    """Say whether words name no place: in small letters in a text that has capitals, or a news agency.

    Of an agency that is called like a city ("Sana", of Syria), the words beside it tell.
    """
    if words.islower() and not text.islower():
        return True
    beside = _AGENCY_BEFORE.search(text, max(0, span.start - 40), span.start) or _AGENCY_AFTER.match(text, span.end)
    return beside is not None and find_outlet(words) is not None


def is_adjective(mention: Mention, text: str, states: Sequence[str]) -> bool:
    """Say whether words are an unknown state's adjective before its people under arms: "Ostravian" before "troops"."""
    behind = _WORD_BEHIND.match(text, mention.span.end)
    arms = load_nouns().under_arms | load_nouns().government
    return behind is not None and behind[1] in arms and any(is_of_state(mention.text, state) for state in states)


def _site(words: str, span: Span, text: str) -> str:
    """Return the name of a building, street or square, by its last word, or by the word behind the mention."""
    if words.strip() and words.rsplit(maxsplit=1)[-1].casefold() in _SITES:
        return words
    behind = _WORD_BEHIND.match(text, span.end)
    return f"{words} {behind[1]}" if behind and behind[1].casefold() in _SITES_BEHIND else ""


def _is_division(mention: Mention, text: str) -> bool:
    """Say whether the words call a place a part of a country or of a city: "Western" region, "New" district."""
    return bool({mention.hint, _kind_after(text, mention.span)} & {"province", "region", "district"})


def _town_of(within: str, span: Span, text: str, gazetteer: Gazetteer) -> str:
    """Return the words of the town that a building or square stands in, as its sentence or else the story has it.

    A town from which the sentence only measures ("Homs, 165 km north of Damascus") is not the one: then it is the only
    other town that the sentence names before, or :data:`UNCLEAR`.
    """
    if not within or within in text[span.start : span.end + _CLAUSE]:
        return within
    before = _SENTENCE_END.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    if before.rstrip().endswith(within):
        return within  # "east of the X terminal": its own name, whatever is measured from it
    at = before.rfind(within)
    if at >= 0 and not _MEASURED.search(before[:at]):
        town = _TOWN_IN.search(before[:at])
        return town["town"] if town and _is_town(town["town"], gazetteer) else within
    towns = [(t.start, before[t.start : t.end]) for t in find_toponyms(before, gazetteer)]
    near = {name for at, name in towns if _is_town(name, gazetteer) and not _MEASURED.search(before[:at])}
    if at < 0:
        return UNCLEAR if near else within
    return near.pop() if len(near) == 1 else UNCLEAR


_TOWN_IN = regex.compile(
    r"\b(?:in|of|at|into|town|city|village) (?P<town>\p{Lu}[^\s,]*(?: \p{Lu}[^\s,]*){0,2})"
    r",? (?:an? [a-z]+ )?(?:in|of) (?:the )?(?:[a-z]+ of )?$"
)
"""A town before the division in which it lies: "the town of Butig, in" Lanao."""


def _is_town(name: str, gazetteer: Gazetteer) -> bool:
    entry = next(iter(gazetteer.candidates(name)), None)
    return entry is not None and entry.place.kind in ("city", "district")


def _kind_after(text: str, span: Span) -> PlaceKind | str:
    """Return what kind the word after a name says it is: "Kandahar" before "province"."""
    match = _KIND_AFTER.match(text, span.end)
    return _KIND_OF_WORD[match["kind"].lower()] if match else ""


def _beside(text: str, span: Span) -> str:
    """Return the capitalised words that may name where a place lies: "X, Y", "X (Y", "X and Z in the Y region"."""
    match = _BESIDE_TEXT.match(text, span.end) or _DIVISION_BEHIND.match(text, span.end)
    return match["words"] if match else ""


def _flows(span: Span, text: str) -> bool:
    """Say whether a name is that of a river, by the word behind it, and no town's: "by boat on the Orvale river"."""
    behind = _WORD_BEHIND.match(text, span.end)
    return behind is not None and behind[1].casefold() in load_place_words().waters


def names_in(report: Report, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the names of places anywhere in the report, with the words beside each: its context."""
    for part in (report.dateline, report.title, report.text):
        for span in find_toponyms(part, gazetteer, peoples=True):
            name = part[span.start : span.end]
            if not (_is_title(part, span) or _is_river(part, span) or is_somebodys(name, report.text, gazetteer)):
                yield name, _beside(part, span)


def neighbours_in(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the codes of the countries that a text calls neighbours of the one it is about: "in neighbouring Chad"."""
    found = (gazetteer.candidates(match[1]) for match in _NEIGHBOUR.finditer(text))
    return frozenset(entries[0].place.country for entries in found if entries and entries[0].place.kind == "country")


_NEIGHBOUR = regex.compile(r"\b(?:[Nn]eighbou?r(?:ing)?|[Aa]cross the border in) (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)")


@lru_cache(maxsize=256)  # a report has a name again and again
def is_somebodys(name: str, text: str, gazetteer: Gazetteer) -> bool:
    """Say whether a text has a name as a person's or a party's, and nowhere as where something is.

    It is the surname of somebody whom the text introduces by an office ("mayor Jan Gao ... Gao said"), or has an
    article and acts ("the Accord has taken"), as no town does. A town of its own that is known is one.
    """
    if not name.isalpha() or gazetteer.country_of_demonym(name) or _is_where(name, text):
        return False
    entries = gazetteer.candidates(name)
    if not entries or entries[0].place.kind != "city" or _is_known_town(entries[0]):
        return False
    if regex.search(rf"\b[Tt]he {name}(?:['’]s|,? (?:{_ACTS})\b)", text):
        return True
    full = {match[0] for match in regex.finditer(rf"\b\p{{Lu}}[\p{{L}}’'-]+ {name}\b", text)}
    return any(introduced_as(person, text) for person in full if not gazetteer.knows(person))


def _is_known_town(entry: Entry) -> bool:
    known = entry.capital_of != "" or entry.population >= _TOWN
    return known and entry.called in ("own", "prime")


_TOWN = 20_000
"""People from which a name is taken for a town's and not for a chance namesake."""


def _is_where(name: str, text: str) -> bool:
    return regex.search(rf"\b(?:in|at|near|from|to|into|outside|around|towards?|inside) {name}\b", text) is not None


_ACTS = "has|had|have|said|says|was|is|also|holds|took|will|would|and its"
"""Verbs behind a name with an article, by which it is a body's."""

_RIVERS = frozenset({"Niger", "Congo", "Jordan", "Senegal", "Uruguay", "Paraguay"})
"""Rivers that are called like a country."""


def _is_river(text: str, span: Span) -> bool:
    """Say whether a country's name is that of its river: "the Niger River", "a bridge over the Niger"."""
    if text[span.start : span.end] not in _RIVERS:
        return False
    if regex.compile(r" [Rr]iver\b").match(text, span.end):
        return True
    article = text[max(0, span.start - 4) : span.start].casefold() == "the "
    return article and _ENDS_THERE.match(text, span.end) is not None


_ENDS_THERE = regex.compile(r"[.,;:)]|$| (?:at|in|near|and|to|from|on)\b")


def _is_title(text: str, span: Span) -> bool:
    """Say whether words are somebody's title before his name: "Col. Soren" is of no country."""
    titled = text[span.start : span.end].casefold() in load_persons().titles
    return titled and _NAME_BEHIND.match(text, span.end) is not None
