"""What the lines of several sections of a factbox share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from factbox.knowledge.places import fold, open_gazetteer
from factbox.publish.circumstances import is_one_of_several, tells_history, tells_present, tells_when, tells_year
from factbox.publish.document import Group, Line, one_line
from factbox.publish.passing import is_said_by_pronoun
from factbox.publish.quoted_places import quoted_place
from factbox.publish.quoting import heard, quote_sentence, sentence_before
from factbox.publish.wording import (
    LONGEST_PLACE,
    day_words,
    days_words,
    place_words,
    published_words,
    speaker_words,
    wordings,
)
from factbox.records import Claim, Control, Days, Place, View

UNDATED = "date not known"


def asked_about(view: View) -> tuple[Control, ...]:
    """Return the control rows about the places that were asked for: all of them, where no list was given."""
    wanted = {place.id for place in view.denominator}
    if not wanted:
        return view.control
    return view.once("asked_about", lambda: tuple(row for row in view.control if row.place.id in wanted))


def told_as_history(view: View, beside: Claim | None) -> bool:
    """Say whether the sentence of a claim tells of long ago, as seen from the day it speaks of.

    So does one that goes on with what the sentence before it tells of an earlier year.
    """
    if beside is None:
        return False
    sentence, day = quote_sentence(view, beside), day_of(view, beside)
    open_ = not tells_when(sentence) and not tells_present(sentence)
    return tells_history(sentence, day) or (open_ and tells_year(sentence_before(view, beside), day))


def placed_words(view: View, place: Place, claims: Iterable[Claim]) -> str:
    """Return a place as printed; its division only where a report on it names that, or the country.

    A village of a land that no gazetteer has is called like villages elsewhere, and a quarter like one of another
    town: a reader is told where it lies only if a report bears it out. Of "the prison" it is told only where the very
    sentence, or the one before, names the town: the one that a report names elsewhere may have another prison, and
    another division another.
    """
    claims = tuple(claims)
    place = _as_called(place, claims)
    texts = tuple({claim.report_id: view.report(claim.report_id).text for claim in claims}.values())
    inside = _INSIDE.search(place.name) if place.id.startswith("local:") else None
    if inside and not any(fold(inside[1]) in _names(_told_around(view, claim)) for claim in claims):
        place = replace(place, name=_INSIDE.sub("", place.name), admin1="", country="")
    division = "" if fold(place.admin1) == fold(place.name) else place.admin1  # "Olt" says not that it is in Olt
    if not place.country or any(_names_country(text, place.country, division) for text in texts):
        return _with_kind(place_words(place), place, texts)
    return _with_kind(place_words(_as_written(place, claims)), place, texts)


def _with_kind(words: str, place: Place, texts: Iterable[str]) -> str:
    """Return the words for a division as what its reports call it: of "Olt State" they are no "OLT PROVINCE"."""
    name = one_line(place.name)
    if place.kind != "province" or not words.startswith(f"{name.upper()} PROVINCE"):
        return words
    told = {kind for text in texts for kind in _kinds_told(text, name)}
    return words.replace("PROVINCE", min(told).upper(), 1) if told and "province" not in told else words


@lru_cache(maxsize=4096)
def _kinds_told(text: str, name: str) -> frozenset[str]:
    """Return the words for a kind of division that a text has behind a name."""
    return frozenset(
        found.casefold() for found in re.findall(rf"\b{re.escape(name)} ({_KINDS})\b(?! {_NO_KIND})", text)
    )


_KINDS = "(?i:province|state|region|oblast|governorate|department|prefecture|county|canton|emirate)"
"""What divisions of a country are called."""

_NO_KIND = "(?i:media|television|tv|radio|police|university|store|news)\\b"
"""What a word for a division is said of as well: "in Olt STATE TELEVISION said"."""


def _told_around(view: View, claim: Claim) -> str:
    """Return the sentence of a claim with the one before it."""
    return f"{sentence_before(view, claim)} {quote_sentence(view, claim)}"


def _as_written(place: Place, claims: Sequence[Claim]) -> Place:
    """Return a place as reports spell it that do not name its country: it may be another of a like name or kind."""
    place = replace(place, admin1="", country="")
    if place.kind == "country" or place.id.startswith("local:"):
        return place
    called = (one_line(one.place.text) for one in claims if one.place and one.where and one.where.id == place.id)
    spelt = [words for words in called if words[:1].isupper() and len(words.split()) <= LONGEST_PLACE]
    if not spelt:
        return place
    kind = place.kind if place.kind in spelt[0].casefold().split() else "city"
    own, told = fold(place.name), fold(spelt[0])
    alike = told in own or own in told or _is_spelling(own, told)
    return replace(place, name=spelt[0] if alike else place.name, kind=kind if alike else place.kind)


def _as_called(place: Place, claims: Sequence[Claim]) -> Place:
    """Return a place under the name that reports give it, where the name of the gazetteer is quite another one.

    "Deraa" is Daraa in another spelling; a gazetteer that has a group of villages by its seat calls it by another word.
    """
    called = [one_line(one.place.text) for one in claims if one.place and one.where and one.where.id == place.id]
    named = [words for words in called if words[:1].isupper() and len(words.split()) <= LONGEST_PLACE]
    own, within = fold(place.name), fold(place.admin1)
    if place.kind == "country" or place.id.startswith("local:") or not named or len(named) < len(called):
        return place
    if any(re.search(r"\b(?:capital|seat)\b", one.quote) for one in claims):
        return place  # "the capital of Birch province" is called by the name of that
    alike = any(
        name and (name in fold(words) or fold(words) in name or _is_spelling(name, fold(words)))
        for words in named
        for name in (own, within)
    )
    return place if alike else replace(place, name=named[0])


_ALIKE = 0.5
"""How much two spellings of one name share at least, of 1."""


@lru_cache(maxsize=1024)
def _is_spelling(one: str, other: str) -> bool:
    """Say whether two names may be spellings of one."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def said_place(view: View, claim: Claim) -> str:
    """Return the place that the clause of a claim names, as printed; empty where it names none, or one of several."""
    told = quoted_place(view, claim)
    if told and _is_party(view, one_line(claim.place.text) if claim.place else ""):
        return ""  # "beat back the Blue Flag" was read as a place
    if not told or claim.where is None:
        return told
    if is_one_of_several(one_line(claim.place.text) if claim.place else "", quote_sentence(view, claim)):
        return ""
    return told.replace(place_words(claim.where), placed_words(view, claim.where, [claim]))


def _is_party(view: View, words: str) -> bool:
    """Say whether words for a place are the name of somebody who acts in the view, and no place is of that name."""
    return words.removeprefix("the ").removeprefix("The ") in view.once("parties", lambda: _parties(view))


def _parties(view: View) -> frozenset[str]:
    """Return the names of two words or more of those who act in a view."""
    acting = (one.name for claim in view.claims for one in (claim.actor, claim.recipient) if one and one.name)
    known = {claim.where.name for claim in view.claims if claim.where and not claim.where.id.startswith("local:")}
    return frozenset(name for name in acting if " " in name) - known


_INSIDE = re.compile(r" \(([^()]+)\)$")
"""The town in the name of a building that no gazetteer has: "hospital (Marl)"."""


@lru_cache(maxsize=4096)  # the lines of a factbox rest on the same reports again and again
def _names_country(text: str, code: str, division: str) -> bool:
    """Say whether a text names a country, its people or a division of it; a country that nobody knows is believed."""
    gazetteer = open_gazetteer()
    country = gazetteer.country(code) if code.isascii() else None
    adjectives = (word for word, whose in gazetteer.demonyms.items() if whose == code)
    return country is None or not _names(text).isdisjoint({fold(country.name), fold(division), *adjectives} - {""})


@lru_cache(maxsize=512)
def _names(text: str) -> frozenset[str]:
    """Return what begins with a capital in a text, up to three words, as the gazetteer writes it."""
    words = re.findall(r"[^\W\d_]+", text)
    begun = (at for at, word in enumerate(words) if word[0].isupper())
    return frozenset(fold(" ".join(words[at : at + many])) for at in begun for many in (1, 2, 3))


def said_by_nobody(view: View, claim: Claim) -> bool:
    """Say whether a sentence gives what it tells to a pronoun, and nobody is known to be meant by it.

    "He rejected a story that" is not the word of the outlet that prints it, nor that of whoever told the story.
    """
    speaker, sentence = heard(view, claim).speaker, quote_sentence(view, claim)
    name = (speaker.name or speaker.text) if speaker else ""
    unknown = not name or speaker_words(name) in (wordings().unnamed, wordings().withheld)
    words = speaker.text if speaker else ""
    behind = bool(words) and one_line(words).casefold() in sentence.casefold()
    return is_said_by_pronoun(sentence, words) and (unknown or behind or claim.speaker_kind == "outlet")


def left_out(number: int) -> str:
    """Return how many things of a section say too little for a line, and where they are; empty for none."""
    if not number:
        return ""
    what = "1 further one says" if number == 1 else f"{number} further ones say"
    return f"{what} too little for a line (not who, not how many); the exports have {'it' if number == 1 else 'them'}."


def said_on(view: View, claim: Claim) -> str:
    """Return when the words were said: on the day that they are said to be of, or the page's; an older text's own.

    What was said on some day of which the claim keeps only when it happened itself was said by the page's day.
    """
    if claim.spoken is None or claim.as_of:
        return day_words(claim.as_of) if claim.as_of else published_words(view.report(claim.report_id)) or UNDATED
    days = claim.days
    day = days.first if claim.stance in ("forecast", "conditional") else days.last if days.precision == "by" else None
    one_day = day is not None and claim.time is None and _ONE_DAY.search(claim.spoken.text) is not None
    return day_words(day) if one_day and day is not None else by_day(view, claim)


_ONE_DAY = re.compile(r"\d|day\b|\b(?:last|this) (?:night|evening|morning)\b|\btonight\b", re.IGNORECASE)
"""Words for one day, as those for when somebody spoke mostly are: "on Friday", "yesterday", "on 3 May"."""


def by_day(view: View, claim: Claim) -> str:
    """Return the day by which what a claim tells was so, as a line has it: that of its page, or of an older text."""
    return days_words(days_by(view, claim)) or UNDATED


def days_by(view: View, claim: Claim) -> Days:
    """Return the days up to the one that a claim speaks of or was published on; all days, where neither is known."""
    day = day_of(view, claim)
    return Days(None, None if day == date.max else day, "by")


def day_of(view: View, claim: Claim) -> date:
    """Return the day that a claim speaks of or else was published on; the last day of all, where neither is known."""
    report = view.report(claim.report_id)
    return claim.as_of or report.published_day or (report.published.date() if report.published else date.max)


def one_group(lines: Iterable[Line]) -> tuple[Group, ...]:
    """Return lines as the one group, without a title, of a section; none of no lines."""
    found = tuple(lines)
    return (Group(found),) if found else ()
