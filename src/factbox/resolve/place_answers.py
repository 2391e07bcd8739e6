"""The answer to one mention: a place of the gazetteer, a place of the ledger's own, or the reason why it stays open.

Places of the ledger's own are facilities, parts of a country, and what no gazetteer has but the text calls a place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches

from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import fold
from factbox.language.toponyms import find_toponyms
from factbox.records import Mention, Place, Span, content_id
from factbox.resolve.place_choice import choose, where
from factbox.resolve.place_context import Context, Name
from factbox.resolve.toponym_words import LEADING, UNCLEAR, Words, read_kind

_EVERYWHERE = frozenset({"general", "national", "central", "main", "grand", "military", "police", "public", "state"})
"""First words of the names of buildings that every town has."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What became of one mention.

    Attributes:
        mention: the mention, with id, name, score and reason filled, or the reason why it stayed open.
        place: the place; None where it stayed open.
        candidates: what it can mean, with the share of each, best first, at most five.
        guessed: whether the country of the place is that of its neighbours only.
    """

    mention: Mention
    place: Place | None
    candidates: tuple[tuple[Place, float], ...] = ()
    guessed: bool = False


def answer(mention: Mention, words: Words, context: Context) -> PlaceAnswer:
    """Return what one mention means, once the names of its report have voted.

    Args:
        mention: the mention.
        words: what its words say.
        context: all names of its report.
    """
    if mention.text.isupper() and find_outlet(mention.text):
        return _open(mention, f"{mention.text!r} is an outlet.")
    if words.kind == "facility" and mention.hint == "facility":
        return _facility(mention, words, context)
    if words.kind == "facility":
        return _site(mention, words, context)
    if words.part:
        return _part(mention, words, context)
    if not words.name:
        return _capital_in_play(mention, context) if words.capital else _open(mention, "The words name no place.")
    name = context.name(words.name, words.kind, words.within or words.beside)
    return _named(mention, words, name, context)


def _named(mention: Mention, words: Words, name: Name, context: Context) -> PlaceAnswer:
    if not name.readings:
        return _unknown(mention, words, context)
    choice = choose(words, name, context)
    if choice.elsewhere and (words.kind or mention.score):
        return _unknown(mention, words, context)
    if choice.place is None:
        return _open(mention, choice.reason, choice.shares)
    if words.capital:
        return _capital(mention, choice.place, choice.score, context)
    return _found(mention, choice.place, choice.score, choice.reason, choice.shares)


def _found(
    mention: Mention, place: Place, score: float, reason: str, candidates: tuple[tuple[Place, float], ...] = ()
) -> PlaceAnswer:
    filled = replace(mention, id=place.id, name=place.name, score=score, reason=reason)
    return PlaceAnswer(filled, place, candidates or ((place, score),))


def _open(mention: Mention, reason: str, candidates: tuple[tuple[Place, float], ...] = ()) -> PlaceAnswer:
    return PlaceAnswer(replace(mention, reason=reason), None, candidates)


# --- capitals and parts


def _capital(mention: Mention, of: Place, score: float, context: Context) -> PlaceAnswer:
    city = context.gazetteer.capital_of(of.id)
    if city is not None:
        return _found(mention, city, score, f"The capital of {of.name}.")
    if of.kind == "city":
        return _found(mention, of, score, f"{of.name} is itself the city.")
    return _open(mention, f"The gazetteer knows no capital of {where(of)}.")


def _capital_in_play(mention: Mention, context: Context) -> PlaceAnswer:
    country = context.gazetteer.country(context.country_in_play())
    if country is None:
        return _open(mention, "No country is named whose capital it could be.")
    return _capital(mention, country, 0.7, context)


def _part(mention: Mention, words: Words, context: Context) -> PlaceAnswer:
    """Return the north of a country as a region of the ledger's own; "northern Kunduz" is Kunduz."""
    whole = _holder(words.name, context) if words.name else context.gazetteer.country(context.country_in_play())
    if whole is None:
        return _open(mention, "The words name a part of no known place.")
    if whole.kind != "country" and words.part[0].isupper():
        return _open(mention, f"The gazetteer has no place called {mention.text!r}.")
    if whole.kind != "country":
        return _found(mention, whole, 0.8, f"{whole.name}, described by where it lies.")
    part = words.part.replace("-", "").lower()
    name = f"{part if part.endswith('ern') or part == 'central' else part + 'ern'} {whole.name}"
    name = name[0].upper() + name[1:]
    place = Place(f"local:{content_id(fold(name), whole.country)}", name, "region", country=whole.country)
    return _found(mention, place, 0.8, f"A part of {whole.name}, as the words say.")


# --- facilities and unknown places


def _facility(mention: Mention, words: Words, context: Context) -> PlaceAnswer:
    """Return a building or site as a place of the ledger's own, inside the place it lies in."""
    plain = LEADING.sub("", words.name)
    if words.within == UNCLEAR:
        return _open(mention, "The report names several towns, and does not say in which of them it stands.")
    holder = _holder(words.within, context) if words.within else _named_in(plain, context)
    if holder is None and words.within and fold(words.within) in fold(plain):
        return _named_site(mention, plain, context)  # "X terminal", of an X that no gazetteer has
    if holder is None and words.within[:1].isupper():
        return _in_unknown_town(mention, plain, words.within, context)
    if holder is None and words.within:
        return _open(mention, f"It lies in {words.within!r}, which was not resolved.")
    if holder is None and any(word[0].isupper() for word in plain.split()):
        holder = context.gazetteer.country(context.country_in_play())
    if holder is None:
        return _open(mention, "The text does not say where it stands.")
    place = Place(
        id=f"local:{content_id(fold(plain), holder.id)}",
        name=plain if fold(holder.name) in fold(plain) else f"{plain} ({holder.name})",
        kind="facility",
        admin1=holder.admin1,
        country=holder.country,
        latitude=holder.latitude if holder.kind == "city" else None,
        longitude=holder.longitude if holder.kind == "city" else None,
    )
    return _found(replace(mention, within=words.within), place, 0.8, f"A facility in {where(holder)}.")


def _in_unknown_town(mention: Mention, plain: str, town: str, context: Context) -> PlaceAnswer:
    """Return a building in a town that no gazetteer has, as a place of the ledger's own: "police post (El Olmo)"."""
    country = context.country_in_play()
    place = Place(
        f"local:{content_id(fold(plain), fold(town), country)}", f"{plain} ({town})", "facility", country=country
    )
    found = _found(replace(mention, within=town), place, 0.5, f"A facility in {town}, which no gazetteer has.")
    return replace(found, guessed=True)


def _site(mention: Mention, words: Words, context: Context) -> PlaceAnswer:
    """Return a building, street or square that has a name of its own: in the town of its name, or in no town at all.

    A town counts only in the country that the report is about: the "Omari mosque" is in no village called Omari.
    """
    plain = LEADING.sub("", words.name)
    if plain.split()[0].casefold() in _EVERYWHERE:
        return _open(mention, f"Many towns have a {plain}, and the text does not say which has this one.")
    country = context.country_in_play()
    holder = _named_in(plain, context)
    if words.within or (holder is not None and holder.country == country != ""):
        return _facility(mention, words, context)
    return _named_site(mention, plain, context)


def _named_site(mention: Mention, plain: str, context: Context) -> PlaceAnswer:
    """Return a building or street with a name of its own as a place of the ledger's own, in no town."""
    country = context.country_in_play()
    place = Place(f"local:{content_id(fold(plain), country)}", plain, "facility", country=country)
    return replace(
        _found(mention, place, 0.5, "The words call it a building or a street; no town is named."), guessed=True
    )


def _holder(words: str, context: Context) -> Place | None:
    """Return the place that words of the report name, in the report's context; None where that is open."""
    read = read_kind(words, context.gazetteer)
    name = context.name(read.name, str(read.kind))
    anywhere = Mention(Span(0, 0), words, "place")
    return _named(anywhere, read, name, context).place if name.readings else None


def _named_in(words: str, context: Context) -> Place | None:
    """Return the place that a facility's own name holds ("Kandahar prison"), or None."""
    spans = find_toponyms(words, context.gazetteer)
    return _holder(words[spans[0].start : spans[0].end], context) if spans else None


def _unknown(mention: Mention, words: Words, context: Context) -> PlaceAnswer:
    """Return a place of the ledger's own where the text calls it a place or uses it as one, else leave it open.

    A mention comes with a score where the English core takes it for the name of a place; where the words do not say
    which kind, it is taken for a town, as most places in reports are.
    """
    kind = words.kind or ("city" if mention.score else "")
    if not kind or words.capital:
        near = _similar(words.name, context)
        hint = f" A similar name, not taken: {near}." if near else ""
        return _open(mention, f"The gazetteer has no place called {words.name!r}.{hint}")
    holder = _holder(words.within or words.beside, context) if words.within or words.beside else None
    country = holder.country if holder else context.country_in_play()
    place = Place(
        id=f"local:{content_id(fold(words.name), country)}",
        name=words.name,
        kind=kind,  # type: ignore[arg-type]
        admin1=holder.admin1 if holder else "",
        country=country,
    )
    said = f"calls it a {kind}" if words.kind else "uses it as a place's name"
    return replace(_found(mention, place, 0.5, f"No gazetteer has it; the text {said}."), guessed=holder is None)


def _similar(name: str, context: Context) -> str:
    """Return a known name much like this one, for a person to consider; never used to resolve."""
    near = get_close_matches(fold(name), context.gazetteer.beginning(fold(name)[:3]), n=1, cutoff=0.75)
    entries = context.gazetteer.candidates(near[0]) if near else ()
    return where(entries[0].place) if entries else ""
