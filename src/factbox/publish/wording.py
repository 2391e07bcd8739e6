"""Words for dates, numbers, places, speakers and happenings, made from data and from ``wordings.yaml``."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import msgspec
import yaml

from factbox.errors import KnowledgeError
from factbox.knowledge.actors import FORCES, GOVERNMENT, NOT_NAMED, is_of_state, load_nouns
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.places import fold, open_gazetteer
from factbox.knowledge.tables import load_values
from factbox.publish.document import one_line
from factbox.publish.grounds import tells_of_civilians_alone
from factbox.publish.hedges import hedged
from factbox.publish.state_named import as_named_in
from factbox.publish.tolls import civil_unit, others_hedged, tells_of_killing, unit_borne
from factbox.records import Claim, Count, Days, Event, Mention, Place, Report, Status

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST_PLACE = 5
"""Words of a place that nobody could resolve; what is longer is a part of a sentence."""

LONGEST_BASELINE = 8
"""Words that say since when a total is counted; what is longer goes on with something else."""

MOST_VOICES = 4
"""How many voices a line names before it says "and others"; the citations have them all."""


@dataclass(frozen=True)
class Phrase:
    """A state of control in its plain wording, in the one for what only a party vouches for, and as a forecast."""

    plain: str
    weak: str
    forecast: str


@dataclass(frozen=True)
class TypeWords:
    """An event type: its noun, the words before who did it and before to whom, its group, and what a line must tell."""

    noun: str
    by: str
    to: str
    group: str
    needs: tuple[str, ...] = ("who", "number", "place")
    whom: str = ""
    quoted: bool = False
    nouns: dict[str, str] = field(default_factory=dict)
    strong: tuple[str, ...] = ()
    called: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wordings:
    """The table of ``wordings.yaml``; its comments say what each part is for."""

    statuses: dict[Status, str]
    unvouched: str
    party_word: str
    fall_denied: str
    rested: str
    withdrawal_admitted: str
    control: dict[str, Phrase]
    contrary: dict[str, str]
    extents: dict[str, str]
    stances: dict[str, str]
    weights: dict[str, str]
    weakened: dict[str, str]
    further: dict[str, str]
    disputes: dict[str, str]
    groups: dict[str, str]
    types: dict[str, TypeWords]
    articles: dict[str, tuple[str, ...]]
    pronouns: tuple[str, ...]
    unnamed: str
    withheld: str
    passed_on: str
    shown: str
    bare_speakers: tuple[str, ...]
    open_ends: tuple[str, ...]
    labels: tuple[str, ...]
    hedges: tuple[str, ...]
    nobodies: tuple[str, ...]
    common_heads: tuple[str, ...]
    alone: tuple[str, ...]

    def type(self, name: str) -> TypeWords:
        """Return the words of an event type; a type of the user's own is called by the last part of its name."""
        own = TypeWords(name.rpartition(".")[2].replace("_", " ") or "event", "by", "to", "other")
        return self.types.get(name, own)


@cache
def wordings() -> Wordings:
    """Return the table of wordings; raises KnowledgeError if it is malformed."""
    return read_wordings((files("factbox.publish") / "wordings.yaml").read_text(encoding="utf-8"))


def read_wordings(text: str) -> Wordings:
    """Read a table of wordings from YAML text; raises KnowledgeError, naming the field, if it is malformed."""
    try:
        return msgspec.convert(load_values(text), Wordings)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(f"publish/wordings.yaml is malformed: {error}") from error


# --- dates --------------------------------------------------------------------------------------------------------


def day_words(day: date) -> str:
    """Return a day as ``6 Aug 2021``, the same in every locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """Return a moment as ``23:59 UTC on 13 Aug 2021``."""
    moment = moment.astimezone(UTC)
    return f"{moment:%H:%M} UTC on {day_words(moment.date())}"


def days_words(days: Days) -> str:
    """Return an interval in words that are no narrower than it; empty if it has no bound."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"by {day_words(last)}" if last else f"since {day_words(first)}" if first else ""
    if first == last:
        return day_words(first)
    return f"between {_without_year(first, last)} and {day_words(last)}"


def since_words(days: Days, words: str) -> str:
    """Return since when something is so, no more exactly than the words of a report: ``since May 2021``.

    Args:
        days: what the words were resolved to; they begin on the first day that the words allow.
        words: "since Friday", "since May", "since the spring", of which the last tells no day.
    """
    first = days.first
    if first is None:
        return ""
    if re.search(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\b|\b(?:{'|'.join(day_name)})|\b(?:yester|to)day\b", words):
        return f"since {day_words(first)}"
    if re.search(rf"\b{month_name[first.month]}\b", words):
        return f"since {MONTHS[first.month - 1]} {first.year}"
    if re.search(rf"\bsince {first.year}\b", words):
        return f"since {first.year}"
    return f"by {day_words(days.last)}" if days.last else ""


def _without_year(first: date, last: date) -> str:
    if first.year != last.year:
        return day_words(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def iso_moment(moment: datetime | None) -> str:
    """Return a moment as ISO 8601 in UTC with ``Z``; empty for None."""
    return "" if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def iso_day(day: date | None) -> str:
    """Return a day as ISO 8601; empty for None."""
    return "" if day is None else day.isoformat()


# --- numbers ------------------------------------------------------------------------------------------------------


_SHARE = "share of "
"""How a unit begins whose numbers are percent."""

_FRACTIONS = {50: "half", 33.3: "a third", 66.7: "two thirds", 25: "a quarter", 75: "three quarters"}
"""Shares that reports give in words; "33.3 percent" would be more exact than any of them."""


def number_words(number: float) -> str:
    """Return a number for a person: ``1,200``, and a fraction of one as a percentage."""
    if 0 < number < 1:
        return f"{_plain(round(number * 100, 1))} percent"
    return _plain(number)


def _plain(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"


def range_words(low: float | None, best: float | None, high: float | None) -> str:
    """Return what a stated number allows; a best value stands alone, a lone bound is called one."""
    if best is not None:
        return number_words(best)
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    if low is not None:
        return f"at least {number_words(low)}"
    return f"at most {number_words(high)}" if high is not None else ""


def _with_unit(number: str, unit: str) -> str:
    """Return a number with what it counts: ``8 killed``, ``65 percent of the country``."""
    if unit.startswith(_SHARE):
        return f"{_share(number)} of {one_line(unit.removeprefix(_SHARE))}"
    return f"{number} {one_line(unit)}".strip()


def _share(number: str) -> str:
    """Return a share as reports give it: ``at least half`` and ``a third``, but ``65 percent``."""
    told = number.removesuffix(" percent")
    before, _, value = told.rpartition(" ")
    words = next((words for share, words in _FRACTIONS.items() if value == _plain(share)), "")
    if words:
        return f"{before} {words}".strip()
    return f"{told} percent"


_WENT_ON = re.compile(r" (?:is|are|was|were|has|have|had|and) .*$")
"""What went on after a baseline: "since August are now back"."""


def count_words(count: Count, sentence: str = "") -> str:
    """Return the value of a total with what it is a part of and since when: ``12 of 34 towns, since Friday``.

    Args:
        count: the total.
        sentence: what stands beside it, as which it hedges its number.
    """
    value = _hedged(range_words(count.low, count.best, count.high), (count.low, count.best, count.high), sentence)
    if value and count.what.startswith(_SHARE):
        value = _share(value)
    whole = f"{value} of {_within(count.of)}" if count.of else value
    since = _WENT_ON.sub("", one_line(count.baseline))
    return f"{whole}, {since}" if 0 < len(since.split()) <= LONGEST_BASELINE else whole


def _within(words: str) -> str:
    """Return what a number is a part of as it stands inside a sentence: "some 41,000 people"."""
    whole = one_line(words)
    first, _, rest = whole.partition(" ")
    return f"{first.lower()} {rest}" if first.casefold() in wordings().hedges else whole


# --- names --------------------------------------------------------------------------------------------------------

_DETERMINERS = ("a", "an", "the", "some", "one", "its", "their", "his", "her", "each", "both")
_OF_NO_STATE = {GOVERNMENT + NOT_NAMED: "the government", FORCES + NOT_NAMED: "government forces"}
"""Names of a state's own where no report has named the state."""


def with_article(name: str) -> str:
    """Return a name as it stands inside a sentence: ``the River Front``, ``a local official``."""
    if name in _OF_NO_STATE:
        return _OF_NO_STATE[name]
    name = one_line(name)
    first, _, rest = name.partition(" ")
    if (first.casefold() in _DETERMINERS and rest) or name.startswith(FORCES):
        return f"{first.lower()} {rest}"
    articles = wordings().articles
    begins = any(name == start or name.startswith(f"{start} ") for start in articles["begins"])
    owned = " of the " in name or "'s " in name or "’s " in name  # "Tobin Marsh of the River Front", "Varnia's Army"
    head = name.partition(" for ")[0]  # "the Observatory for Peace"
    ends = head.rpartition(" ")[2] in articles["ends"] and not owned and "," not in name
    alone = name.islower() and name.rpartition(" ")[2] in articles["alone"] and not owned
    return f"the {name}" if begins or ends or alone else name


def is_pronoun(name: str) -> bool:
    """Say whether a name is a bare pronoun, which names nobody outside its report: ``they``, ``us``."""
    words = one_line(name)
    return " " not in words and is_nobody(words)


def is_nobody(name: str) -> bool:
    """Say whether a name for somebody who acts is none outside its report: ``us``, ``its men``, ``our units``.

    A speaker may be called so ("its deputy governor"): his office is told, and the line has the place.
    """
    first = one_line(name).partition(" ")[0]
    abbreviation = first.isupper() and len(first) > 1  # "US forces" are somebody
    common = name.islower() and first in wordings().nobodies
    return common or (first.casefold() in wordings().pronouns and not abbreviation)


def is_first_person(name: str) -> bool:
    """Say whether a name is one that only its bearer uses: ``our forces``, ``we in the valley``."""
    return one_line(name).casefold().removeprefix("the ").partition(" ")[0] in ("i", "my", "our", "ours", "us", "we")


def speaker_words(name: str) -> str:
    """Return the name of a speaker as it stands inside a sentence; that he is not named, for one that names nobody."""
    return wordings().unnamed if _is_no_speaker(name) else with_article(name)


def _is_no_speaker(name: str) -> bool:
    """Say whether words name no speaker: a pronoun, the speaker's own word for himself, a part of a sentence."""
    called = one_line(name).casefold().removeprefix("the ")
    clause = _CLAUSE.search(one_line(name)) is not None
    return is_pronoun(name) or is_first_person(name) or _ends_open(name) or clause or called in wordings().bare_speakers


_CLAUSE = re.compile(
    r"\b(?:[Ii]t|[Tt]here) (?:is|was)\b|\b(?:this|that)$"
    r"|^\d[\d,]* (?:deaths|dead|killed|wounded|injured|injuries|casualties)\b"
)
"""What shows that words are a piece of a sentence and no name: "the mayor IT IS not worth", "31 DEATHS"."""


def _ends_open(name: str) -> bool:
    last = one_line(name).rpartition(" ")[2]
    return last.casefold() in wordings().open_ends and not last.isupper()


def plain_voice(voice: str) -> str:
    """Return a voice as it is compared: "the Sorvian army" is "Sorvian army" of a headline again."""
    return voice.casefold().removeprefix("the ").strip()


def list_words(items: Iterable[str], most: int | None = None) -> str:
    """Return the distinct items as ``a, b and c``; beyond ``most`` of them, ``a, b and 3 others``."""
    unique = list(dict.fromkeys(item for item in items if item))
    if most is not None and len(unique) > most:
        unique[most - 1 :] = [f"{len(unique) - most + 1} others"]
    return unique[0] if len(unique) == 1 else " and ".join([", ".join(unique[:-1]), unique[-1]]) if unique else ""


def capitalise(text: str) -> str:
    """Return the text with a capital first letter and the rest as it was."""
    return text[:1].upper() + text[1:]


_OPEN = re.compile(r"(?: (?:AND|OR|THERE|THE|OF|IN|WHERE|WHEN))+$")
"""Words that went on after a name: "Marl and"."""

_DIVISIONS = ("GOVERNORATE", "OBLAST", "COUNTY", "REGION", "PREFECTURE", "STATE", "DEPARTMENT")
"""Last words of the names of divisions of a country, which say what they are."""


def place_words(place: Place | None) -> str:
    """Return a place as the factbox prints it: ``ALDER (North Province)``; empty for None."""
    if place is None:
        return ""
    name = one_line(place.name).upper()
    if place.id.startswith("local:"):
        name = _OPEN.sub("", name)
    # "The Rudnik district of Alder" is no district called Alder; of places that a gazetteer has, it says what they are.
    called = place.kind == "province" or (place.kind == "district" and not place.id.startswith("local:"))
    if called and not name.endswith((place.kind.upper(), *_DIVISIONS)):
        name = f"{name} {place.kind.upper()}"
    # A place that no gazetteer has was given the country that its report names most, which may be anywhere.
    country = "" if place.id.startswith("local:") or place.kind == "country" else place.country
    within = one_line(place.admin1 or country)
    bare = re.sub(rf" (?:{'|'.join(_DIVISIONS)})$", "", name)
    return f"{name} ({within})" if within and within.upper() not in (name, bare) else name


def where_words(claim: Claim) -> str:
    """Return where a claim puts its happening: the resolved place, or else the words used, in quotation marks."""
    if claim.where is not None:
        return place_words(claim.where)
    words = one_line(claim.place.text) if claim.place else ""
    parts = words.split()
    named = any(len(word) > len("the") for word in parts) and len(parts) <= LONGEST_PLACE
    return f"“{words}”" if named and not any(char.isdigit() for char in words) else ""


def outlet_words(report: Report) -> str:
    """Return the outlet of a report, or its file name where nobody is named."""
    return one_line(report.outlet or PurePath(report.file).name)


def published_words(report: Report) -> str:
    """Return the day of publication; empty if it is unknown."""
    day = report.published_day or (report.published and report.published.astimezone(UTC).date())
    return day_words(day) if day else ""


# --- who says so --------------------------------------------------------------------------------------------------


def voice_words(claim: Claim, report: Report) -> str:
    """Return who vouches for a claim: its speaker, or the outlet or wire whose own voice it is.

    An unnamed speaker keeps the words the report uses, marked as not named; a spokesman is given with his side.
    """
    if claim.speaker is None:
        return with_article(claim.via[-1] if claim.via else outlet_words(report))
    name = _body_called(claim) or _called(claim.speaker)
    words = speaker_words(_in_small(name))
    if claim.speaker_kind == "anonymous" and words != wordings().unnamed:
        words = f"{_indefinite(words, claim.speaker.text)} (not named)"
    # "The army (for the government)" says no more than "the army", nor "Varnia's army (for that of Varnia)".
    # Nor "a spokesman for the River Front (for the Front)".
    side = claim.speaker_side.removeprefix(GOVERNMENT)
    named = re.search(rf"\b{re.escape(side.removeprefix('the '))}\b", name, re.IGNORECASE) is not None
    apart = not named and claim.speaker_side not in ("", claim.speaker.name, claim.speaker.text, *_OF_NO_STATE)
    meant = as_named_in(claim.speaker_side, [report.text]) if apart else ""
    return f"{words} (for {with_article(meant)})" if apart and meant not in _OF_NO_STATE else words


def _indefinite(words: str, text: str) -> str:
    """Return words for somebody not named with the article that the report gives him: "an Ostravian official"."""
    first = one_line(text).partition(" ")[0].casefold()
    if first not in ("a", "an") or words.partition(" ")[0].casefold() in _DETERMINERS:
        return words
    return f"{'an' if words[:1].casefold() in 'aeiou' else 'a'} {words}"


def _body_called(claim: Claim) -> str:
    """Return what the report calls a body, where the name of its party has none of these words; empty elsewhere.

    The children's fund is of the United Nations and is not called so; who speaks for it keeps his office.
    """
    speaker = claim.speaker
    kind = claim.speaker_kind
    if speaker is None or speaker.id is None or not speaker.name or kind not in ("organisation", "official"):
        return ""
    text, name = one_line(speaker.text).partition(",")[0], one_line(speaker.name)
    told, called = ({*words.casefold().split()}.difference(_DETERMINERS) for words in (text, name))
    if len(text.split()) > LONGEST_SPEAKER or _is_no_speaker(text):
        return ""
    if kind == "official":
        return text if called < told and text.endswith(name) else ""
    named = any(not word.islower() and word.casefold() in told for word in text.split())
    return text if named and told.isdisjoint(called) and len(told) < LONGEST_PLACE else ""


def _called(speaker: Mention) -> str:
    """Return the name of a speaker, or the report's words where these say more: "Varnian officials" for "Varnian"."""
    name, text = speaker.name or speaker.text, one_line(speaker.text)
    fuller = " " not in name and name in text.split() and 1 < len(text.split()) <= LONGEST_PLACE
    return _without_caption(_OWNED_OFFICE.sub("", text if fuller else name))


LONGEST_SPEAKER = 9
"""Words for a body or an office that a line may repeat."""

_LAST_PART = re.compile(r"^[a-z].* ([A-Z][a-z]+ (?:[a-z]+ ){0,2}[a-z]+)$")
"""A name with a capital and common nouns at the end of words that are no name."""


def _without_caption(name: str) -> str:
    """Return a speaker without the end of the caption before it: "tanks in the port Varnian officials"."""
    found = _LAST_PART.match(name)
    return found[1] if found and fold(found[1].partition(" ")[0]) in open_gazetteer().demonyms else name


_OWNED_OFFICE = re.compile(
    r"^(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z][\w-]* ){0,3}[a-z][\w-]*,? (?=[A-Z][\w.'’-]* [A-Z])"
)
"""An office of somebody whom only the sentence before names, in front of a name: "its spokesman, Tobin Marsh"."""


# --- what happened ------------------------------------------------------------------------------------------------


def mention_name(mention: Mention | None) -> str:
    """Return the resolved name of a mention; empty if there is none."""
    return (mention.name or "") if mention else ""


def actor_words(mention: Mention | None) -> str:
    """Return the canonical name of who is meant, or the words used; empty for None and for "its men"."""
    return party_words(mention.name or mention.text) if mention else ""


def as_called(name: str, mention: Mention | None, sentence: str) -> str:
    """Return the name of who acts; of a state's own, the words that the sentence beside it has for them.

    "Security forces" may be those of a council, and "the Government of Varnia" has done nothing of which a sentence
    says only that police did it; "the two forces" are not one of them.

    Args:
        name: the name that is known; empty for none.
        mention: the words of the report for whom it is.
        sentence: the sentence.
    """
    words, told = one_line(mention.text) if mention else "", one_line(sentence)
    if not name.startswith((GOVERNMENT, FORCES)):
        return _with_band(name, told)
    if len(words.split()) > LONGEST_PLACE or words not in told:
        return name
    if is_nobody(words) or load_nouns().government.isdisjoint(words.casefold().split()):
        return name
    if _A_THING.fullmatch(words):  # "a police drone"
        words = " ".join((words, *told[told.index(words) + len(words) :].split()[:1]))
    state = name.removeprefix(GOVERNMENT).removeprefix(FORCES)
    before = told[: told.index(words)].split()
    while before and (before[-1] in _WHOSE or is_of_state(before[-1], state)):
        words = f"{before.pop()} {words}"
    both = bool(before) and before[-1].casefold() in {*load_numbers().cardinals, "both"}
    return "" if both and words.casefold() in ("forces", "armies", "sides") else _in_small(words)


def _with_band(name: str, sentence: str) -> str:
    """Return a name of one word with the noun for fighters that a sentence has behind it: "Ostravi rebels".

    The name alone may be that of the land they are from.
    """
    if not name or " " in name:
        return name
    nouns = "|".join(sorted(load_nouns().insurgent | load_nouns().bare_bands))
    found = re.search(rf"(?<!\w){re.escape(name)} (?i:{nouns})\b", sentence)
    return found[0] if found else name


_A_THING = re.compile(r"[Aa]n? (?:police|army|military|government|navy)")
"""A noun for many with an article for one: another noun follows it."""

_WHOSE = ("government", "security", "state", "regime", "armed", "interior", "border", "riot")
"""What a noun for a state's own people under arms may have in front of it, which a reading leaves out."""


def party_words(name: str) -> str:
    """Return a name as it stands inside a sentence; empty for one that names nobody."""
    name = name.removesuffix(" there")  # "the guards there"
    bare = one_line(name).casefold() in {*load_numbers().cardinals, *wordings().alone}  # "two" of what a sentence tells
    return "" if is_nobody(name) or _ends_open(name) or bare else with_article(_in_small(name))


def _in_small(name: str) -> str:
    """Return a common noun without the capital that it had at the head of its sentence: "Gunmen", "Rights groups"."""
    first, *others = one_line(name).split() or [""]
    nouns, plain = load_nouns(), first.casefold()
    common = nouns.armed | nouns.under_arms | nouns.insurgent | nouns.government | load_numbers().cardinals.keys()
    is_name = not first.istitle() or any(not word.islower() for word in others) or name.startswith((GOVERNMENT, FORCES))
    return name if is_name or plain not in {*common, *wordings().common_heads} else " ".join((plain, *others))


def recipient_words(kind: TypeWords, name: str) -> str:
    """Return to whom a happening was done, as a line has it; a victim or prisoner only where he has no name."""
    told = party_words(name)
    return told if kind.to or (kind.whom and told.islower()) else ""


def claim_words(claim: Claim) -> str:
    """Return what a claim says as a noun phrase: ``capture of parts of it by the River Front``."""
    kind = wordings().type(claim.type)
    extent = wordings().extents.get(claim.extent, "")
    noun = f"{kind.noun} of {extent}" if extent else kind.noun
    recipient = claim.recipient and (claim.recipient.name or claim.recipient.text)
    phrase = _with_roles(noun, kind, actor_words(claim.actor), recipient_words(kind, recipient or ""))
    quantity = claim.quantity
    number = quantity and range_words(quantity.low, quantity.best, quantity.high)
    if not quantity or not number:
        return phrase
    return f"{phrase} ({_with_unit(number, quantity.unit)})"


def event_words(event: Event, sentence: str = "") -> str:
    """Return an event as a phrase: ``bombing by the River Front; 8 killed``.

    Args:
        event: the event.
        sentence: what stands beside the phrase, which then calls the event no more than that does.
    """
    kind = wordings().type(event.type)
    by_unit = kind.nouns.get(event.unit.partition(" ")[0].rstrip(";"), kind.noun)
    if event.type == "killing.civilians" and sentence and not tells_of_civilians_alone(sentence):
        by_unit = "killing" if tells_of_killing(sentence) else "casualties"
    kind = replace(kind, noun=_noun_borne(kind, sentence) or by_unit)
    phrase = _with_roles(kind.noun, kind, party_words(event.actor), recipient_words(kind, event.recipient))
    # A number of nothing that is named ("Looting; 7") tells a reader less than none.
    if kind.noun.endswith("held") and event.unit.startswith("arrested"):
        event = replace(event, unit=event.unit.replace("arrested", "held", 1))
    number = _told_numbers(event, sentence) if event.unit else ""
    unit = others_hedged(unit_borne(event.unit, sentence), sentence)
    if not kind.noun.endswith("civilians"):
        unit = civil_unit(unit, (event.low, event.best, event.high), sentence)
    stated = _with_unit(number, unit if sentence else event.unit) if number else ""
    return "; ".join(part for part in (phrase, stated) if part)


def _noun_borne(kind: TypeWords, sentence: str) -> str:
    """Return the noun that a word of a sentence gives a kind of event that has another; empty where it gives none."""
    told = one_line(sentence).casefold()
    if not told or any(re.search(rf"\b{re.escape(stem)}", told) for stem in kind.strong):
        return ""
    return next((noun for stem, noun in kind.called.items() if re.search(rf"\b{re.escape(stem)}", told)), "")


def _told_numbers(event: Event, sentence: str) -> str:
    """Return the number of an event as its sentence hedges it, or the range where the reports give several."""
    if event.low is not None and event.high is not None and event.low < event.high:
        return range_words(event.low, None, event.high)
    return _hedged(range_words(event.low, event.best, event.high), (event.low, event.best, event.high), sentence)


def _hedged(plain: str, bounds: tuple[float | None, float | None, float | None], sentence: str) -> str:
    """Return a stated number as a sentence hedges it; a range, a share and no number stay as they are."""
    low, best, high = bounds
    stated = {value for value in (low, best, high) if value is not None} if best is None else {best}
    return hedged(stated.pop(), plain, sentence) if sentence and len(stated) == 1 and "percent" not in plain else plain


def _with_roles(noun: str, kind: TypeWords, actor: str, recipient: str) -> str:
    if recipient and not kind.to:
        noun, recipient = f"{noun} {kind.whom} {recipient}", ""
    before = kind.by if kind.to == "and" and not actor else kind.to
    parts = (noun, actor and kind.by and f"{kind.by} {actor}", recipient and before and f"{before} {recipient}")
    return " ".join(part for part in parts if part)
