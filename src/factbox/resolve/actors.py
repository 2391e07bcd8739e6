"""Who: from the words for an actor to its canonical name.

"the insurgents" are the armed group that the report is about, "the army" is that of the country it is about; a group
that no table knows keeps its own name and is never forced into a known one. Every answer carries its reason.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factbox.knowledge.actors import (
    FORCES,
    GOVERNMENT,
    country_title,
    is_governments_guard,
    load_nouns,
    load_persons,
    side_of,
)
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Mention, Span
from factbox.resolve.cast import Cast, country_name, demonym_in, full_name, is_common, read_cast
from factbox.resolve.deeds import is_deed, whose_deed
from factbox.resolve.officials import find_official
from factbox.resolve.part_forces import name_shown, part_of_land, why_not_the_one
from factbox.resolve.speakers import SpeakerAnswer, is_first_person, party_of_page, resolve_speaker
from factbox.resolve.states import PARTICIPLE, is_told_as_land, land_of, state_in, state_named
from factbox.resolve.unnamed_rebels import group_meant

_FORCES = frozenset(
    {"army", "military", "soldiers", "troops", "forces", "police", "commandos", "garrison", "gendarmerie"}
)
_IRREGULARS = load_nouns().insurgent | load_nouns().partisans - {"commander", "commanders"}
"""Those whom the adjective of a land before them puts on no side: "Ostravian fighters" may fight for anybody."""
_NAME = r"[A-Z][\w-]*(?:\.[\w-]+)*\.?"
_OWNER = re.compile(
    r"(?P<opens>(?:^|[.!?:;”\"\n]\s*))?"
    rf"(?:\b(?P<possessor>{_NAME}(?: {_NAME})*)['’]s? (?:[a-z-]+ )?|\b(?P<word>[\w-]+) )$"
)
"""What stands right before a noun: "Sudan's ruling" army, the "Karsovian" troops."""
_BACKED = re.compile(r".+-(?:led|backed|allied|aligned|supported|affiliated|linked|run|held)$")
_AIDED = re.compile(
    r" (?:backed|supported) by (?:[a-z]+ )*(?:foreign|international|UN|U\.N\.|air|armou?r|artillery|heli)"
)
_BODIES = frozenset({"police", "army", "military", "troops", "soldiers", "gendarmerie"})
"""Those who stay a state's own when they are helped by others: "police backed by a foreign mission"."""
_LOYAL = re.compile(r" (?:loyal|allied|aligned|backed|supported|commanded|led|opposed)\b")
_TOWN = 20_000
"""People from which a name before "police" is taken for a place and not for a chance namesake."""


def resolve_actor(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    """Return the mention with the canonical name of its actor, or with the reason why it stayed open."""
    if is_deed(mention.text):
        return _by_deed(mention, cast, gazetteer)
    if crowd := _crowd(mention):
        return _as(mention, crowd, 0.6, "a crowd, as it is called; no side is known")
    if part := part_of_land(mention, cast, gazetteer):
        return _as(mention, part, 0.5, "of a part of that land")
    match mention.hint:
        case "insurgent":
            return _insurgents(mention, cast)
        case "government":
            return _government(mention, cast, gazetteer)
        case "country":
            return _country(mention, gazetteer)
        case _:
            return _named(mention, cast, gazetteer)


def _by_deed(deed: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    """Return a deed that acts ("the Karsovian offensive took X") as whoever wages it; as nobody if no word says who."""
    whose = whose_deed(deed)
    if whose is None:
        return replace(deed, reason="a deed, and no word before it says whose")
    return replace(resolve_actor(whose, cast, gazetteer), text=deed.text, hint=deed.hint)


# --- names


def _named(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    after = cast.after(mention).split()[:1]
    if after and after[0] in load_nouns().government and (code := state_named(mention.text, gazetteer)):
        return _as(mention, GOVERNMENT + country_title(country_name(code, gazetteer)), 0.8, "its government is named")
    found = cast.sides.actors_called(mention.text, cast.code)
    if len(found) == 1:
        return _as(mention, found[0].name, 1.0, "a known actor")
    if found:
        names = " and ".join(actor.name for actor in found)
        return replace(mention, reason=f"{names} share this name, and the country of the report does not tell which")
    answer = find_official(mention.text, cast.day, cast.text)
    if answer is not None and answer.standing == "in office" and not answer.voice:
        who = answer.official
        return _as(mention, who.name, 0.9, f"{who.office} on {cast.day}; acts for {who.speaks_for}")
    if is_first_person(mention.text) or not load_function_words().first_person.isdisjoint(mention.text.split()):
        # "our fighters"; where a clause stands for somebody, "the town has been in our hands", it is whose these are
        party = party_of_page(cast)
        whose = "its page is called by that party" if party else "it is the page's own word for its side"
        return _as(mention, party, 0.8, whose) if party else replace(mention, reason=whose)
    if mention.text[0].isupper() and (is_common(mention.text) or _is_praised(mention.text)):
        return _common(mention, cast, gazetteer)
    if theirs := _of_officer(mention, cast, gazetteer) or _unit_taken_up(mention, cast):
        return theirs
    of_state = (_beside_army, _unit_of_army, _guard_of_government)
    if state := next(filter(None, (of(mention, cast, gazetteer) for of in of_state)), None):
        return state
    name = name_shown(mention, cast)
    irregulars = bool(_IRREGULARS & {cast.after(mention, 20).strip().split(" ")[0]})
    if irregulars and (land := land_of(name, cast.text) or (name if is_told_as_land(name, cast.text) else "")):
        return replace(mention, reason=f"people of {land}, and the words do not say on which side")
    name = full_name(cast.acronyms.get(name, name), cast.groups)
    return _as(mention, name, 0.6, "named in the report; no table knows it")


def _crowd(mention: Mention) -> str:
    """Return what a crowd is called, without article and capital; empty for anybody else: "Armed miners"."""
    words = mention.text.split()
    if mention.hint not in ("words", "crowd") or words[-1].casefold() not in load_nouns().crowds:
        return ""
    words = words[1:] if words[0].casefold() in load_function_words().determiners and words[1:] else words
    plain = words[0][1:].islower() and len(words) < 3  # and not "Orvale steel workers"
    return " ".join((words[0].lower(), *words[1:])) if plain else " ".join(words)


_HIS_PEOPLE = re.compile(rf"(?:[Tt]he )?(?P<who>{_NAME}(?: {_NAME})*)['’]s? (?P<people>[a-z]+)")
"""People by the name of whose they are: "Colonel Roe's men"."""


def _of_officer(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention | None:
    """Return the party of whom people under arms are called by, if the report tells it: "Colonel Roe's men".

    Who is called by a rank alone may have taken his men from the government that gave it to him.
    """
    whose = _HIS_PEOPLE.fullmatch(mention.text)
    if whose is None or whose["people"] not in load_nouns().armed:
        return None
    words = [word for word in whose["who"].split() if word.casefold().rstrip(".") not in load_persons().titles]
    if not words:
        return None
    start = mention.span.start + mention.text.index(whose["who"])
    officer = Mention(Span(start, start + len(whose["who"])), " ".join(words), "speaker")
    party = resolve_speaker(officer, cast, gazetteer).side
    return _as(mention, party, 0.7, f"{whose['who']} is of {party}") if _is_party(party) else None


_ALLIED = re.compile(
    rf"\b(?P<army>{'|'.join(sorted(_FORCES))}) (?:and|alongside|with) (?:(?:an?|the|its|their|some) )?"
    rf"(?:locally |local )?(?:{'|'.join(sorted(load_nouns().allied))}) $",
    re.IGNORECASE,
)
"""What stands before a militia that fights beside an army: "soldiers and allied" Karsa militiamen."""


def _beside_army(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention | None:
    """Return the army beside which a militia fights by the words before it: what both take is the army's."""
    before = cast.before(mention)
    army = _ALLIED.search(before)
    if army is None:
        return None
    start = mention.span.start - len(before) + army.start("army")
    noun = Mention(Span(start, start + len(army["army"])), army["army"], "actor", "government")
    found = _government(noun, cast, gazetteer).name or ""
    known = found.startswith((FORCES, GOVERNMENT))
    return _as(mention, found, 0.6, f"it fights beside the {noun.text.casefold()}") if known else None


_OF_ARMY = re.compile(
    r"(?:[Tt]he )?[A-Za-z][a-z -]*? of (?:the |its )?(?P<army>(?:[a-z-]+ )?(?:[A-Z][\w’'-]+ ){0,3}[A-Za-z]+)"
)
"""A unit without a name, with whose it is: "the special forces of the army", "Forces of the federal government"."""


def _unit_of_army(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention | None:
    """Return the state whose army or police a unit without a name is of."""
    found = _OF_ARMY.fullmatch(mention.text)
    if found is None or found["army"].casefold().split()[-1] not in load_nouns().government:
        return None
    start = mention.span.start + found.start("army")
    army = Mention(Span(start, start + len(found["army"])), found["army"], "actor", "government")
    whose = _government(army, cast, gazetteer)
    return _as(mention, whose.name, 0.6, f"a unit of the {army.text}") if whose.name else None


def _guard_of_government(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention | None:
    """Return the government whose guard acts: "the Republican Guard"; None in a report of a coup."""
    if not is_governments_guard(mention.text):
        return None
    if not load_nouns().signs_of_coup.isdisjoint(re.findall(r"[a-z]+", cast.text.casefold())):
        return None
    army = _government(mention, cast, gazetteer)
    return army if army.name else None


def _is_party(side: str) -> bool:
    return bool(side) and not side.startswith(GOVERNMENT)


def _unit_taken_up(mention: Mention, cast: Cast) -> Mention | None:
    """Return the one unit of the report that "the regiment" takes up by the last word of its name."""
    word = mention.text.removeprefix("The ").removeprefix("the ")
    article = word != mention.text or cast.before(mention, 4).casefold() == "the "
    if not article or word not in load_nouns().units:
        return None
    found = {name for name in (*cast.groups, *cast.parties) if name.casefold().endswith(f" {word}")}
    return _as(mention, found.pop(), 0.7, "the only one so called in the report") if len(found) == 1 else None


def _common(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    """Return whose "Ground troops" and "Rebel fighters" are, by their noun; "Masked gunmen" may be anybody's."""
    nouns = load_nouns()
    words = set(mention.text.casefold().split()) - nouns.praise
    if words & nouns.insurgent and words <= nouns.insurgent | nouns.fighters | nouns.kinds_of_troops:
        return _insurgents(mention, cast)
    if _FORCES & words and words <= _FORCES | nouns.kinds_of_troops:
        return _government(mention, cast, gazetteer)
    return replace(mention, reason="a common noun for people under arms, of nobody who is named")


def _is_praised(words: str) -> bool:
    """Say whether words are a common noun for people under arms with a word of praise: "Heroic Forces"."""
    first, *others = words.casefold().split()
    return first in load_nouns().praise and len(others) == 1 and others[0] in _FORCES | load_nouns().fighters


def _as(mention: Mention, name: str, score: float, reason: str) -> Mention:
    return replace(mention, id=f"actor:{name}", name=name, score=score, reason=reason)


# --- common nouns


def _insurgents(mention: Mention, cast: Cast) -> Mention:
    """Return the armed group that the report is about, unless the words mean or may mean another one."""
    name, reason = group_meant(mention, cast)
    return _as(mention, name, 0.8, reason) if name else replace(mention, reason=reason)


def _government(mention: Mention, cast: Cast, gazetteer: Gazetteer) -> Mention:
    """Return the government or the forces of the country named, or else of the one the report is about."""
    if set(mention.text.casefold().replace("-", " ").split()) & load_nouns().insurgent:
        return _insurgents(mention, cast)
    if load_nouns().foes & set(mention.text.casefold().split()):
        return replace(mention, reason="the other side, as whoever speaks calls it")
    owner, opens = _owner(mention, cast)
    if state := state_in(f"{owner} {mention.text}", cast.states):
        name = mention.text.removeprefix("the ") if state_in(mention.text, cast.states) else f"{owner} {_body(mention)}"
        return _as(mention, name, 0.5, f"the report speaks of the army or ministry of {state}")
    code = demonym_in(f"{owner} {mention.text}" if owner in ("South", "North") else mention.text, gazetteer)
    known = _group_before(mention, owner, cast)
    if known:
        return _as(mention, known, 0.9, "its name stands before")
    code = code or _country_in(owner, gazetteer) or _country_in(_names_before_noun(mention.text), gazetteer)
    forces = bool(_FORCES & set(mention.text.casefold().split()))
    reason = _not_the_governments(mention, owner, cast)
    if reason:
        return replace(mention, reason=reason)
    if owner[:1].isupper() and not code and not _is_place_or_plain(owner, gazetteer):
        return _of_unknown(mention, owner, opens=opens)
    reason = "" if code else why_not_the_one(mention, owner, cast)
    if reason:
        return replace(mention, reason=reason)
    country = country_name(code, gazetteer) if code else cast.country
    if not country:
        return replace(mention, reason="the text does not say of which country")
    reason = "its country is named" if code else "of the country that the report is about"
    return _as(mention, (FORCES if forces else GOVERNMENT) + country, 0.9 if code else 0.8, reason)


def words_of(mention: Mention) -> set[str]:
    """Return the words of a mention, in small letters."""
    return set(mention.text.casefold().split())


def _group_before(mention: Mention, owner: str, cast: Cast) -> str:
    """Return the one known group that the word before belongs to ("Kurdish" forces, the Houthis' army)."""
    if not owner[:1].isupper():
        return ""
    for words in (f"{owner} {mention.text}", owner):
        found = cast.sides.actors_called(words, cast.code)
        if len(found) == 1 and found[0].kind == "group":
            return found[0].name
    return ""


def _not_the_governments(mention: Mention, owner: str, cast: Cast) -> str:
    """Return why forces are not those of the government, from the words beside them; empty if nothing says so."""
    others = load_nouns().others
    word = owner.casefold()
    theirs = not others.isdisjoint((word, *mention.text.casefold().split()))
    if theirs or _BACKED.match(word) or cast.before(mention, 5).endswith(("anti-", "non-")):
        return f"“{owner or 'anti-'}” says that they are not the government's own"
    if _LOYAL.match(cast.after(mention)) and not (words_of(mention) & _BODIES and _AIDED.match(cast.after(mention))):
        return "the words after say to whom they are loyal"
    return ""


def _of_unknown(mention: Mention, owner: str, *, opens: bool) -> Mention:
    """Return forces of somebody no table knows by their own name; a capital at the head of a sentence names nobody."""
    if opens:
        return replace(mention, reason=f"“{owner}” may be a name or a common word at the head of its sentence")
    name = f"{owner} {_body(mention)}"
    return _as(mention, name, 0.5, f"“{owner}” says whose they are; no table knows it")


def _names_before_noun(words: str) -> str:
    """Return the words with a capital before the last word, which says what it is: "Juba" of "the Juba army"."""
    return " ".join(word for word in words.split()[:-1] if word[:1].isupper())


def _body(mention: Mention) -> str:
    return "forces" if _FORCES & set(mention.text.casefold().split()) else "government"


def _owner(mention: Mention, cast: Cast) -> tuple[str, bool]:
    """Return the word or possessor that stands right before a mention, and whether a sentence begins with it."""
    found = _OWNER.search(cast.before(mention))
    if found is None:
        return "", False
    return found["possessor"] or found["word"], bool(found["opens"])


def _is_place_or_plain(owner: str, gazetteer: Gazetteer) -> bool:
    words = load_function_words()
    plain = words.determiners | words.prepositions | words.adverbs | words.clause | words.calendar | {"south", "north"}
    if (
        owner.casefold() in plain
        or owner.isdigit()
        or owner.endswith(PARTICIPLE)
        or gazetteer.country_of_demonym(owner)
    ):
        return True
    entries = gazetteer.candidates(owner)
    return bool(entries) and (entries[0].place.kind != "city" or entries[0].population >= _TOWN)


# --- countries


def _country_in(owner: str, gazetteer: Gazetteer) -> str:
    """Return the code of the country that the words before name ("Sudan's" army, the "Myanmar" military).

    Its capital stands for it ("the Juba government"). Only words with a capital letter name one: "and" is a country's
    code too.
    """
    words = owner.split()
    for start in (i for i, word in enumerate(words) if word[0].isupper()):
        name = " ".join(words[start:])
        if code := state_named(name, gazetteer) or gazetteer.country_of_demonym(name):
            return code
    return ""


def _country(mention: Mention, gazetteer: Gazetteer) -> Mention:
    known = gazetteer.candidates(mention.text) if not mention.text.islower() else ()  # "and" is a country's code too
    country = next((entry.place for entry in known if entry.place.kind == "country"), None)
    if country is None and mention.hint == "country" and mention.text[0].isupper():
        return _as(mention, mention.text, 0.6, "a state that the report shows; no gazetteer has it")
    if country is None:
        return replace(mention, reason="a place that is no country does not act")
    return _as(mention, GOVERNMENT + country_title(country.name), 0.8, "a country acts through its government")


__all__ = ["Cast", "SpeakerAnswer", "read_cast", "resolve_actor", "resolve_speaker", "side_of"]
