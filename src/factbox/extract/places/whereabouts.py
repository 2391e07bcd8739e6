"""Where a sentence says that something happened, and which of its places are none of that: homes, seats, directions.

All that is asked here is told by the sentence alone; what sentences before it named is for :mod:`.references`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.places.several import are_several
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import dealings
from factbox.knowledge.fates import DEADLY, PERFECT, SO_FAR, SUM_ALWAYS, SUM_FROM
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.place_words import load_place_words
from factbox.records import Claim, Mention, Span

ABOUT_PLACES = ("territory.", "battle.", "strike.")
"""Types whose claims make a place what a report is about: "the town" is that one, until another is named."""

OWN_PLACE = ("territory.", "deployment.", "visit")
"""Types whose place is not simply where their sentence is set: it is taken, or gone to."""

_OF_STATES = ("aid", "deployment.in", "deployment.out", "diplomacy.statement", "diplomacy.agreement", "diplomacy.talks")
"""Types of what states do, which go by the names of their capitals."""

DEEDS = ("attack.", "killing.", "strike.", "detention.arrest", "abuse", "looting", "casualties")
"""Types of what somebody can be held responsible for in another sentence."""

AREA = "area"
"""Asks for a place of any kind, as "the area" does."""

TOWARDS = frozenset({"to", "into", "for", "towards", "toward", "via"})
"""Prepositions that lead to where people flee."""

_SO_FAR_REACH = 3
"""Tokens after a toll in which "this month" tells that it is one of all so far."""


def sums_up(line: Line, happening: Happening) -> bool:
    """Say whether a number is that of all so far ("3,000 people have died"), and not of the last place told of.

    ``resolve/claims.py`` gives it the country.
    """
    quantity = happening.quantity
    first, last = happening.bounds()
    if quantity is None:
        return False
    of_all = happening.type in DEADLY
    vague = SUM_FROM if of_all and "thousands" in line.words[first:last] else 0
    size = quantity.low or quantity.best or vague
    if of_all and size >= SUM_ALWAYS:
        return True
    so_far = of_all and line.find(SO_FAR, first, min(last + _SO_FAR_REACH, len(line))) is not None
    return size >= SUM_FROM and (so_far or not PERFECT.isdisjoint(line.words[max(first - 2, 0) : last]))


def may_be_named(found: Findings) -> bool:
    """Say whether the report may yet name a town: below its headline; an ordinal there counts and tells of none."""
    ordinals = load_numbers().ordinals
    return found.passage == "headline" and not any(word in ordinals for word in found.line.words)


def came_before(found: Findings, mention: Mention) -> bool:
    """Say whether a place is only told of as one before: "X is the third town to fall, AFTER Y AND Z"."""
    phrase = next((p for p in found.places if mention in p.mentions), None)
    return phrase is not None and found.line.words[max(phrase.first - 1, 0) : phrase.first] in (
        ("after",),
        ("following",),
    )


def is_named(mention: Mention) -> bool:
    """Say whether a mention names a place, and is no "the compound" or "a town"."""
    return mention.hint != UNNAMED and (mention.hint != "facility" or has_name(mention.text))


def is_sited(mention: Mention) -> bool:
    """Say whether a building is told with its town or by a name, so that who then leaves it leaves that one."""
    way = not load_place_words().ways.isdisjoint(mention.text.casefold().split())
    return mention.hint == "facility" and not way and bool(mention.within or has_name(mention.text))


def lies_apart(found: Findings, phrase: PlacePhrase) -> bool:
    """Say whether a building is told apart by where it lies: "the base AT X" is no base that had a name before."""
    at = phrase.last
    if found.line.words[at : at + 1] in (("there",), ("here",)) and at - phrase.first > 2:
        return True  # "the ARMY barracks there": which they are has to be said
    return is_led_to_name(found, phrase)


def is_led_to_name(found: Findings, phrase: PlacePhrase) -> bool:
    """Say whether a preposition behind a building leads to a name: "the base AT X"."""
    at = phrase.last
    led = found.line.words[at : at + 1] in (("at",), ("in",), ("near",), ("of",), ("outside",), ("on",), ("above",))
    behind = at + 2 if found.line.at(at + 1, ("the",)) else at + 1
    return led and behind < len(found.line) and found.line.name_like(behind)


def has_name(words: str) -> bool:
    """Say whether words for a place have a name in them: "the Karsa bridge", not "the bridge"."""
    return any(word[:1].isupper() for word in words.split() if word.casefold() != "the")


def is_water(mention: Mention) -> bool:
    """Say whether a mention names a river by its kind: "the River X", "the X River"."""
    words = mention.text.casefold().split()
    return len(words) > 1 and not load_place_words().waters.isdisjoint((words[0], words[-1]))


def is_some_town(mention: Mention) -> bool:
    """Say whether words leave open which town is meant ("a provincial capital", "major cities"): nobody holds that."""
    town = mention.text.casefold().partition(" after ")[0]  # "one provincial capital after another"
    return mention.hint == UNNAMED and load_place_words().heads.get(town.split()[-1]) in ("city", "capital")


def town_of(found: Findings, phrase: PlacePhrase) -> Mention | None:
    """Return the town that a facility is said to lie in: X of "the police station in X"."""
    facility = phrase.mentions[0]
    if facility.hint != "facility" or not facility.within or len(phrase.mentions) > 1:
        return None
    first = phrase.last - len(facility.within.split())
    named = first > phrase.first and found.line.words[first - 1] in ("in", "of")
    if not named or found.line.slice(first, phrase.last) != facility.within:
        return None
    return Mention(found.line.span(first, phrase.last), facility.within, "place", "city")


def counts_one_within(line: Line, phrase: PlacePhrase) -> bool:
    """Say whether a place only has in it what is counted: "the third village OF TORVA to change hands"."""
    nouns, words, ordinals = load_place_words().nouns, line.words, load_numbers().ordinals
    inside = (i for i in range(max(phrase.first - 2, 1), phrase.last - 1) if words[i] in nouns)
    counted = (i for i in inside if words[i + 1] in ("of", "in"))
    return any(not ordinals.keys().isdisjoint(words[max(i - _COUNTED, 0) : i]) for i in counted)


_COUNTED = 3
"""Tokens from an ordinal to what it counts: "the third PROVINCIAL CAPITAL"."""


def is_the_capital(mention: Mention) -> bool:
    """Say whether words without a name mean the one capital that a country has."""
    return mention.text.casefold() == "the capital"


def capital_may(found: Findings, happening: Happening, mention: Mention) -> bool:
    """Say whether something may befall "the capital", of which a country has one: "the capital COULD fall"."""
    before = found.line.words[max(happening.first - 3, 0) : happening.first]
    return is_the_capital(mention) and not load_function_words().open_modals.isdisjoint(before)


def are_counted_towns(mention: Mention) -> bool:
    """Say whether words give a number of towns ("two villages"), which is no place that anything else is told of."""
    first = mention.text.casefold().split()[0]
    return is_some_town(mention) and (first.isdigit() or first in load_numbers().cardinals)


def on_the_way(phrase: PlacePhrase, happening: Happening) -> Mention | None:
    """Return the place that a road leads to, for what happens on that road, and where the last road to it is cut."""
    road = phrase.mentions[0]
    at = road.text.rfind(road.within) if road.within and road.hint == "facility" else -1
    before = road.text[: max(at, 0)].casefold().split()
    if load_place_words().ways.isdisjoint(before):
        return None
    if happening.type.startswith("territory.") and not (
        happening.type == "territory.siege" and {"last", "only"} & {*before}
    ):
        return None
    start = road.span.start + at
    return replace(road, span=Span(start, start + len(road.within)), text=road.within, hint="", within="")


def may_be_several(happening: Happening) -> bool:
    """Say whether something is told of towns without names: who takes, presses, enters or leaves them."""
    return happening.actor is not None and happening.type != "territory.contested"


def is_several(found: Findings, phrase: PlacePhrase, happening: Happening) -> bool:
    """Say whether towns are told to be taken, as many as they are: "one town after another", "two villages", "towns".

    They lie in the country that the report is about, of which that is a part; who takes them has to be told.
    """
    if happening.type != "territory.capture" or happening.actor is None:
        return False
    if are_several(phrase.mentions[0]):
        return True
    one_by_one = found.line.find(load_cues()["one_by_one"], phrase.first, phrase.last) is not None
    return one_by_one or found.line.find(load_cues()["string_of"], phrase.first, phrase.last) is not None


def is_elsewhere(found: Findings, place: PlacePhrase, claims: Sequence[Claim]) -> bool:
    """Say whether a place is only where people fled to, or where a reporter is, so that no "town" later is that one."""
    words = found.line.words
    if place.first < 2:
        return False
    if words[place.first - 1] in TOWARDS:
        span = found.line.span(place.first, place.last)
        return any(claim.type == "displacement" and claim.span.overlaps(span) for claim in claims)
    return words[place.first - 1] in ("in", "at") and words[place.first - 2] in load_nouns().reporters


def stands_for_state(found: Findings, place: PlacePhrase, happening: Happening) -> bool:
    """Say whether a place's name stands for a government: "WASHINGTON would help", "the KARSA administration"."""
    tree, last = found.tree, place.last - 1
    if not tree.parsed or happening.type.startswith(ABOUT_PLACES):
        return False
    if found.line.words[place.last : place.last + 1] in (("administration",), ("government",), ("regime",)):
        return True
    return (
        happening.type in _OF_STATES and tree.tag(happening.first) == "VERB" and tree.subject(happening.first) == last
    )


def has_setting(happening: Happening) -> bool:
    """Say whether an event may be set where its sentence is: fighting that goes on, others that the core sees too."""
    if happening.type.startswith(FIGHTING):
        return happening.set_here
    return happening.told is not None and not happening.type.startswith(OWN_PLACE)


def in_words(happening: Happening) -> bool:
    """Say whether something is done in words alone, so that it need not be where its sentence is set.

    A curfew is imposed somewhere; an appeal is not made where it is told of. Of talks their own words say where.
    """
    if happening.type == "diplomacy.talks":
        return happening.alone
    rows = dealings().get(happening.trigger.predicate.lemma, ())
    return happening.type == "diplomacy.statement" and not any(row.places for row in rows)


def lies_in(found: Findings, place: PlacePhrase) -> bool:
    """Say whether something is said to be in a country, and not in something of the country's ("in X's long war")."""
    if found.line.at(place.last, ("'s",)):
        return False
    return found.line.words[place.first - 1 : place.first] in (("in",), ("across",), ("throughout",), ("inside",))


def of_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place only says where whoever speaks is: "our correspondent IN BEIRUT says"; or is an outlet."""
    name, start = place.mentions[0].text, found.line.span(place.first, place.last).start
    speakers = [a.speaker for a in found.attributions if a.speaker is not None and a.speaker.span.end <= start]
    beside = any(found.line.text[s.span.end : start].split() in (["in"], ["at"], ["from"]) for s in speakers)
    return beside or is_speaker(found, place) or (name.isupper() and find_outlet(name) is not None)


def is_called_the(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a bare name has an article, as a river's or a range's has and no town's: "crossed THE RIMNICA"."""
    name = place.mentions[0]
    bare = (
        len(place.mentions) == 1 and name.hint == "" and not is_facility(name) and found.line.at(place.first, ("the",))
    )
    return bare and found.line.span(place.first + 1, place.last) == name.span


def is_whole_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether somebody who speaks is called by a place's name alone: "ORMAND said that the city had fallen"."""
    span = found.line.span(place.first, place.last)
    return any(a.speaker is not None and span.contains(a.speaker.span) for a in found.attributions)


def is_home(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place is no more than whom somebody stands for: "Ana Roe, a lawmaker FROM X, said the town"."""
    tree = found.tree
    if not tree.parsed or found.line.words[place.first - 1 : place.first] != ("from",):
        return False
    person = tree.head(tree.top(place.first, place.last))
    if person < 0 or tree.tag(person) != "NOUN":
        return False
    named = tree.is_a(person, "appos") and tree.tag(tree.head(person)) == "PROPN"
    return named or tree.lemma(person) in load_persons().public


def is_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place's name stands for whoever speaks: "Paris said"."""
    span = found.line.span(place.first, place.last)
    return any(a.speaker is not None and a.speaker.span.overlaps(span) for a in found.attributions)


def is_addressed(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place's name stands for a government that is spoken to or of: "the envoy URGED PARIS to help"."""
    tree = found.tree
    noun = place.last - 1
    verb = tree.head(noun) if tree.parsed and tree.is_a(noun, "obj", "iobj") else -1
    return verb >= 0 and (tree.lemma(verb),) in load_cues()["addressing"]


def places_before(found: Findings, phrase: PlacePhrase) -> list[PlacePhrase]:
    """Return the places that a sentence names before a phrase."""
    return [place for place in found.places if place.last <= phrase.first and not place.again]


def lays(happening: Happening) -> bool:
    """Say whether a siege is told by words that need no object: "In X, the rebels have laid siege"."""
    return happening.trigger.predicate.lemma == "lay"


def location(found: Findings, happening: Happening) -> tuple[Mention, ...]:
    """Return where an event took place if its predicate does not say: "In X, ..." at the head of the sentence."""
    for phrase in found.places:
        opener = found.line.words[phrase.first - 1 : phrase.first]
        opens = phrase.first <= 2 and opener in (("in",), ("near",))
        if opens and phrase.last <= happening.first and not phrase.again:
            return phrase.mentions
    return ()


def is_any_area(phrase: PlacePhrase, happening: Happening) -> bool:
    """Say whether "the area" takes up any place told before: for harm and fighting there, not for who holds it."""
    told = happening.type.startswith((*DEEDS, *FIGHTING, "territory.enter"))
    return phrase.mentions[0].text.casefold() == "the area" and told


def is_kind(mention: Mention, wanted: str) -> bool:
    """Say whether a place named before can be "the city", "the province", "the district" or an area of any kind."""
    if wanted == AREA:
        return mention.hint != UNNAMED
    return mention.hint in ("", "city", "capital") if wanted == "city" else mention.hint == wanted


def is_town(phrase: PlacePhrase) -> bool:
    """Say whether words take up a town as a town ("the besieged city"), and not as a place of any kind ("there")."""
    return load_place_words().heads.get(phrase.mentions[0].text.casefold().split()[-1]) in ("city", "capital")


def is_facility(mention: Mention) -> bool:
    """Say whether a name is that of something in or near a town, by its last word: "Karsa airport"."""
    words = tuple(mention.text.casefold().split())
    kinds = load_place_words().facilities
    return any(words[i:] in kinds.get(words[i], ()) for i in range(1, len(words)))
