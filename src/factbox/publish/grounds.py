"""What a quoted sentence bears out: a line says no more of a happening than the sentence beside it has a word for.

Reading, resolving and merging can each go wrong, and a line made of their results cannot show it. A sentence of a
report is never too strong. So a happening is told by a sentence, and what stands in front of it (what it was, by whom,
how many, where) stands there only if the sentence has words for it, which are data, in ``grounds.yaml``. What is taken
away here is not lost: the exports have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from itertools import takewhile

from factbox.knowledge.actors import FORCES, GOVERNMENT, is_of_state, load_nouns
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.testimony import telling_words
from factbox.publish.acting import is_doer
from factbox.publish.document import one_line
from factbox.publish.figures import FIG, figures, number_of
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.pairs import counts_two
from factbox.publish.relatives import without_relatives
from factbox.records import Event

_SOME_OF = re.compile(
    r"\bof (?:whom|them)\b|\b(?:of|among) (?:the|those|them|whom)(?: \w+)? ?"
    r"(?:dead|killed|deaths|missing|victims|wounded|injured|displaced|refugees|evacuees)\b"
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_PRONOUN = re.compile(r"[“\"']*(?:They|He|She|It|Them|Both)\b")
_SHARE = re.compile(
    r"\d(?: ?%| per ?cent)(?: of\b|,|$)|\b(?:(?:a|one|two|three|four)[ -](?:third|quarter|fifth)s?) of\b"
    r"|(?<!first )(?<!second )\bhalf (?:of )?(?:the|its)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(r"\btoll\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:to|at|of|was|is|reached|passed) (?:[a-z]+ ){0,2}?([\w,]+)")
_NOT_TO_COME = re.compile(r"\b(?:could|can)(?: ?not|n['’]t)\b|\b(?:could|may|might|must|would|should) (?:not )?have\b")
_MOVED = ("evacuated", "displaced", "arrested", "held")
"""Units of people to whom something is done, which troops that are sent are not."""

_DOERS = ("evacuation", "detention.", "killing.", "strike.", "attack.", "casualties", "aid")
"""Types whose numbers are of those to whom it was done, and never of those who did it."""
_TOLD_OUTRIGHT = ("displacement", "detention.arrest")
"""Types that a relative clause does not tell of: "five who had fled gave themselves up" is no flight."""

_RANGE = re.compile(
    r"\bbetween\b|\d (?:to|or|and) \d|\b(?:[a-z]+(?:teen|ty|ve|en|ne|wo|ee|our|ix|ght)) (?:to|or) [a-z]", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)+")
_LISTED = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)*)*,? and [A-Z][\w-]+")
_STEM = 4
"""Letters by which a word that no table has is known again in a sentence, in whatever form it stands."""


_BEEN = "was|were|is|are|(?:had|have|has) been"


@cache
def _not_counted() -> re.Pattern[str]:
    """Return numbers of something else: "many of the 90,000 residents", "in ten days", "a miller and his two sons".

    So are those that somebody gives wrongly: "and not the 15 of the party or the four of the police".
    """
    table = load_grounds()
    return re.compile(
        rf"\b{any_of(table.shares)} of (?:[\w'’]+ ){{0,3}}?\d[\d,.]*"
        rf"|\b(?:youngest|oldest|eldest)(?: of (?:them|whom))?(?: was)?(?: a \w+ of)? {FIG}|\baged {FIG}"
        rf"|\b(?:earlier|previous|initial|first) (?:[a-z]+ )?(?:toll|count|figure|estimate|number) of {FIG}"
        rf"|\b{FIG}(?: [\w-]+)? wounded (?:in|by|during|when|at)\b[^.;]*\bdied\b"
        rf"|\b(?:up|down) from {FIG}|\b{FIG} wounded (?:[\w-]+ )?(?:{_BEEN})(?: being)?"
        rf" (?:treated|flown|evacuated|brought|taken|given|returned|released|exchanged|transferred|handed)\b"
        rf"|\b{FIG}[ -](?:(?:more|straight|consecutive) )?{any_of(table.spans)}s?\b"
        rf"|\band (?:his|her|their|its) {FIG}\b|\b{FIG} (?:more|fewer|less) than\b"
        rf"|\b(?:not|rather than|instead of) (?:the )?{FIG}(?: [\w-]+){{0,6}}? (?:or|nor) (?:the )?{FIG}\b",
        re.IGNORECASE,
    )


def as_borne(event: Event, sentence: str, called: str = "") -> Event:
    """Return an event with only that of it for which a sentence has words; its type is ``other`` if it has none for it.

    Whom it befell is left to the sentence: that a word is there does not tell on which side of the verb.

    Args:
        event: a happening, as merged from all its reports.
        sentence: the sentence of a report that stands beside it.
        called: the words by which it calls whoever acts; by default his name.
    """
    if event.type == "attack.bombing" and not bears_type(event.type, sentence) and bears_type("casualties", sentence):
        event = replace(event, type="casualties")  # an explosion that nobody is told to have set off
    if not bears_type(event.type, sentence):
        return replace(event, type="other", actor="", recipient="", low=None, best=None, high=None, unit="")
    moved = event.type.startswith("deployment.") and event.unit.startswith(_MOVED)  # "two companies were airlifted"
    moved |= event.type.startswith("deployment.") and _counts_machines(sentence)
    numbered = bears_numbers(event, sentence) and not _counts_doers(event, sentence) and not moved
    number = (event.low, event.best, event.high, event.unit) if numbered else (None, None, None, "")
    return replace(
        event,
        actor=event.actor if bears_name(event.actor, sentence) and is_doer(called or event.actor, sentence) else "",
        recipient="",
        low=number[0], best=number[1], high=number[2], unit=number[3],
    )  # fmt: skip


def _counts_machines(sentence: str) -> bool:
    """Say whether a sentence counts what carries people, and not these: "five patrol boats were sent"."""
    return re.search(rf"(?i)\b{FIG}(?: [\w-]+){{0,2}}? {any_of(load_grounds().machines)}\b", sentence) is not None


def bears_type(kind: str, sentence: str) -> bool:
    """Say whether a sentence has a word for a type of happening; a type that no table has is taken as it is."""
    table = load_grounds()
    stems = table.types.get(kind)
    if stems is None:
        return True
    if kind in _TOLD_OUTRIGHT:
        sentence = without_relatives(sentence)
    if kind == "displacement" and _has(sentence, table.returned):
        return False
    if kind == "displacement":
        sentence = _LIVING.sub(" ", folded(sentence))
    if kind == "casualties":
        sentence = _AS_WOUNDED.sub(" ", folded(sentence))
    if kind.startswith("deployment.") and tells_of_unarmed(sentence):
        return False
    if kind == "attack.bombing":
        sentence = re.sub(any_of(table.no_bombs), " ", folded(sentence))
        if _has(sentence, table.explosions) and _has(sentence, table.set_off):
            return True
    if kind == "killing.civilians" and _has(sentence, table.of_persons):
        return True  # "five dockers were shot dead": whom it befell the sentence tells
    return _has(sentence, stems) and (not kind.startswith("killing.") or _has(sentence, table.deadly))


def settles_something(sentence: str) -> bool:
    """Say whether a sentence on an agreement tells what it ends, stops, hands over or opens, or that it was signed."""
    return _has(sentence, load_grounds().settled)


def bears_contest(sentence: str) -> bool:
    """Say whether a sentence tells that a place is contested, and not only that somebody fights in it."""
    return _has(sentence, load_grounds().contested)


def tells_only_attack(clause: str) -> bool:
    """Say whether a clause tells that somebody attacked, and not that anybody fought back: "raided the villages"."""
    return _has(clause, load_grounds().attacking) and not _has(clause, load_grounds().fighting)


def is_whom(name: str, kind: str, sentence: str) -> bool:
    """Say whether somebody named is not who fled, or is the one who was arrested, by the words behind his name."""
    last = re.escape(one_line(name).rpartition(" ")[2])
    if not last:
        return False
    if kind == "displacement":
        going = r"(?: [\w,-]+){0,6}? (?:fle[ed]\w*|fled|left|leav\w+|escap\w+|abandon\w*|mov\w+|return\w*|cross\w*)\b"
        return re.search(rf"(?<!\w){last}{going}", sentence, re.IGNORECASE) is None
    verbs = r"(?:arrested|detained|held|captured|seized|abducted)"
    arrested = rf"(?: who (?:was|were|had been))? {verbs} (?:in|at|on|near|by|for|after|over)\b"
    return re.search(rf"(?<!\w){last}{arrested}", sentence, re.IGNORECASE) is not None


def bears_denial(sentence: str) -> bool:
    """Say whether a sentence has a word by which somebody says that something is not so."""
    return _has(sentence, load_grounds().denied)


def bears_negation(sentence: str) -> bool:
    """Say whether a sentence has a word that negates, or that says so of something else."""
    words = "|".join(map(re.escape, load_grounds().negated))
    return re.search(rf"\b(?:{words})\b|n['’]t\b", folded(sentence)) is not None


def bears_future(sentence: str) -> bool:
    """Say whether a sentence has a word by which something is still to come, or may come; what is needed is neither."""
    words = "|".join(map(re.escape, load_grounds().future))
    told = re.sub(
        rf"\b{any_of(load_grounds().needed)} (?:\w+ly )?(?:be )?\w+", "", _NOT_TO_COME.sub("", one_line(sentence))
    )
    return re.search(rf"\b(?:{words})\b", told) is not None


def bears_name(name: str, sentence: str) -> bool:
    """Say whether a sentence has a word of a name, other than those that are anybody's, or one for a government.

    Its initials are words for it too.
    """
    if name.startswith((GOVERNMENT, FORCES)) and _has(_without_names(sentence), load_grounds().government):
        return True
    state = name.removeprefix(GOVERNMENT)
    if state != name and any(is_of_state(word, state) for word in re.findall(r"[\w-]+", sentence)):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", sentence):
        return True
    own = telling_words(name)
    return bool(own) and not own.isdisjoint(telling_words(" ".join(re.findall(r"\w+", _bare(sentence)))))


def _without_names(sentence: str) -> str:
    """Return a sentence without names of several words, but for those of what states have: "Lake Independence Army"."""
    bodies = load_nouns().of_states | load_nouns().state_bodies
    several = tuple(body for body in bodies if " " in body)

    def kept(name: re.Match[str]) -> str:
        words = name[0].casefold()
        return name[0] if words in bodies or words.endswith(several) else ""

    return _NAME.sub(kept, one_line(sentence))


def tells_of_foes(sentence: str) -> bool:
    """Say whether a sentence calls those of whom it tells as only their enemies do: "terrorists were killed"."""
    return not (load_nouns().foes | {"terrorist", "terrorists"}).isdisjoint(re.findall(r"[a-z]+", sentence.casefold()))


_AS_WOUNDED = re.compile(
    r"\b(?:wounded|injured|sick) (?:[\w-]+ )?(?:was|were|is|are|(?:had|have|has) been)(?: being)?"
    r" (?:flown|evacuated|given|returned|released|exchanged|transferred|handed|taken out|brought out|moved out)\b"
    r"|\b(?:among them|including|of (?:them|whom)) [^,;.]*?\b(?:wounded|injured|sick|casualties)[^;.]*?"
    r"\b(?:taken out|brought out|moved out|evacuated|bused|crossed|left|flown|transferred|escorted|ferried)\b"
    r"|\b(?:taken out|brought out|moved out|evacuated|bused|crossed|flown|transferred|escorted|ferried)\b[^;.]*?"
    r"\b(?:among them|including|of (?:them|whom)) [^,;.]*?\b(?:wounded|injured|casualties)"
    r"|\bevacuat\w+ (?:of )?(?:[\w-]+ ){0,3}?(?:wounded|injured|casualties)\b"
)
"""Those who were hurt some time, to whom something else is done: "forty wounded captives were given back"."""

_LIVING = re.compile(
    r"\b(?:displaced|uprooted|homeless) (?:people|persons|families|residents|children|women|civilians)"
    r"(?: who| that)?(?: \w+){0,2} (?:live|lives|living|stay|staying|shelter|sheltering|sleep|sleeping|need|needs)\b"
)
"""Those who fled some time, of whom a sentence tells how they live: "where 60,000 displaced people live"."""

_FRAGMENT = re.compile(r"[“\"']*(?:(?!(?:the|an?) )[a-z][\w'’-]*(?: \S+){2,6}|.*\b(?:who|which|that) [\w'’-]+)[”\"']*$")
"""Some words of a sentence that tell nothing without the others: "bodies of two", "the minister who fled"."""

_ENTRY = re.compile(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*: ")
"""How an entry of a list of days begins: "3 Apr: "."""

_BEFORE = re.compile(r"[“\"']*(?:The|That) (?:next|same|following|previous) (?:day|night|morning|evening|week|month)\b")
"""How a sentence begins whose day only the one before it tells."""


_CUT = re.compile(r"… (?:and|but|or) (?:(?:also|then|had|has|have) )?[a-z]+(?:ed|d|t|s)\b")
"""How the end of a long sentence begins whose subject stands in the part that has no room: "… and called for"."""


def tells_fragment(sentence: str) -> bool:
    """Say whether a quotation is a few words out of a sentence, without a subject, or of the day of the one before."""
    told = one_line(sentence).strip("“”")
    open_ = not told.rstrip("\"'’”").endswith((".", "!", "?", "…"))
    return (open_ and _FRAGMENT.fullmatch(told) is not None) or any(
        begins.match(told) is not None for begins in (_BEFORE, _CUT)
    )


def tells_days(sentence: str) -> bool:
    """Say whether a sentence is several entries of a list of days: of which one a number is, it does not tell."""
    return len(_ENTRY.findall(one_line(sentence))) > 1


def tells_of_terror(sentence: str) -> bool:
    """Say whether a sentence lays what it tells to "terrorists" or "gangs": so a side accuses, and does not admit."""
    return _has(sentence, load_grounds().accused)


def tells_of_civilians(words: str) -> bool:
    """Say whether words are for people who do not fight, and whose death nobody boasts of."""
    return _has(words, load_grounds().types["killing.civilians"])


def tells_of_civilians_alone(sentence: str) -> bool:
    """Say whether a sentence has a word for civilians, and counts nobody under arms among them.

    "Eight people were killed" tells not who they were, and "mostly farmers but also soldiers" of both.
    """
    own = set(load_grounds().types["killing.civilians"]) - set(load_grounds().anybody)
    return _has(sentence, own) and _also_armed().search(folded(sentence)) is None


@cache
def _also_armed() -> re.Pattern[str]:
    """Return words by which some of those who died were under arms: "but also members of the security forces"."""
    nouns = load_nouns()
    arms = any_of(sorted(nouns.government | nouns.under_arms | nouns.insurgent | {"security forces", "policemen"}))
    return re.compile(rf"\b(?:but also|as well as|including|along with|together with) (?:[\w’'-]+ ){{0,5}}?{arms}\b")


def tells_of_unarmed(sentence: str) -> bool:
    """Say whether a sentence tells of monitors or the like, and of nobody under arms: "six observers have arrived"."""
    nouns = load_nouns()
    arms = nouns.under_arms | nouns.units | nouns.government | nouns.insurgent
    return _has(sentence, load_grounds().unarmed) and arms.isdisjoint(re.findall(r"[a-z]+", folded(sentence)))


def tells_of_ours(sentence: str) -> bool:
    """Say whether a sentence calls people under arms "ours", outside quotation marks: so a side writes of itself.

    So does who calls his dead "martyred".
    """
    arms = load_nouns().party_arms | load_nouns().under_arms | set(load_grounds().ours)
    own = _QUOTED.sub(" ", one_line(sentence).strip("“”")).casefold()
    ours = rf"\bour (?:[\w-]+ ){{0,2}}?{any_of(sorted(arms))}\b|\b{any_of(load_grounds().partisan)}"
    return re.search(ours, own) is not None


def tells_of_liberation(sentence: str) -> bool:
    """Say whether a sentence calls a taking as only those call it who are glad of it: nobody so tells his own loss."""
    return _has(sentence, load_grounds().glad)


def tells_of_guilt(sentence: str) -> bool:
    """Say whether a sentence has a word by which somebody owns up: "acknowledged", "by mistake", "regrets"."""
    return _has(sentence, load_grounds().guilt)


def tells_what_is_over(sentence: str) -> bool:
    """Say whether a sentence tells that somebody had held a place: "which had held the village until then"."""
    over = rf"\bhad (?:been )?{any_of(load_grounds().holding)}\b|\b(?:was|were) in [\w' ]+ hands until\b"
    return re.search(over, one_line(sentence)) is not None


def tells_refusal(sentence: str) -> bool:
    """Say whether a sentence has words by which aid has not arrived, and nobody has come."""
    return re.search(rf"\b{any_of(load_grounds().refused)}\b", one_line(sentence)) is not None


def tells_due(sentence: str) -> bool:
    """Say whether a sentence tells of somebody who is expected: "monitors are due in Alder on Saturday"."""
    return _DUE.search(one_line(sentence)) is not None


_DUE = re.compile(r"\b(?:is|are|was|were) due (?:in|at|on|back|here|there|home|next|this|tomorrow|today|within|by)\b")


def tells_saying(sentence: str) -> bool:
    """Say whether words have a verb by which somebody says something."""
    return re.search(rf"\b{any_of(load_grounds().saying)}\b", folded(sentence)) is not None


def tells_of_part(sentence: str) -> bool:
    """Say whether a sentence tells of a part of a city, whose name another sentence has."""
    return re.search(rf"\bthe {any_of(load_grounds().parts)}\b", one_line(sentence)) is not None


def tells_of_town(sentence: str) -> bool:
    """Say whether a sentence tells of a town or village whose name another sentence has."""
    return re.search(rf"\bthe {any_of(load_grounds().towns)}\b", one_line(sentence)) is not None


def bears_numbers(event: Event, sentence: str) -> bool:
    """Say whether a sentence gives all numbers of an event, and has a word for what each of them counts."""
    stated = {value for value in (event.low, event.best, event.high) if value is not None}
    if (stated and stated <= running_sums(sentence)) or (max(stated, default=0) > 1 and _is_one(event.unit, sentence)):
        return False
    if len(stated) > 1 and not _RANGE.search(one_line(sentence)):
        return False  # "six soldiers and five civilians died" are two numbers and no range
    first, *others = event.unit.split(";")
    if event.type == "looting" or (counts_people(first) and _counts_otherwise(first, stated, sentence)):
        return False
    if counts_people(first) and not stated & (_tolls(sentence) or stated):
        return False  # "the toll has risen to 23 after nine of the injured died" gives the number of those who died
    if counts_people(first) and not stated <= figures(_wheres().sub(" ", one_line(sentence))):
        return False  # "insurgents in three provinces" are not three
    if not stated or not stated <= counted(sentence) or not bears_unit(first, sentence):
        return False
    told = [(one.strip().partition(" ")) for one in others]
    return all(number_of(value) in figures(sentence) and bears_unit(unit, sentence) for value, _, unit in told)


def _counts_otherwise(unit: str, stated: Iterable[float], sentence: str) -> bool:
    """Say whether a sentence counts households, or has two numbers of those whom a number counts.

    "300 families fled" are more than 300 who fled; where "three were wounded" two who were treated are no toll; of "26
    deaths, two more than were listed, as two bodies were taken away" neither two is the toll.
    """
    words = re.findall(r"[\w,.-]*\w", folded(sentence))
    stems = load_grounds().units.get(unit.partition(" ")[0], ())
    found: set[float] = set()
    for at, word in enumerate(words):
        number = figures(word)
        behind = list(takewhile(_goes_on, words[at + 1 : at + 1 + _NEAR])) if number else []
        if not number.isdisjoint(stated) and any(one in load_grounds().households for one in behind):
            return True
        if any(one.startswith(stems) for one in behind):
            found |= number
    both = (figures(one[1]) | figures(one[2]) for one in _AND.finditer(sentence))
    if any(len(two) > 1 and two & {*stated} for two in both) or (found and found.isdisjoint(stated)):
        return True
    if counts_two(unit, stated, sentence):
        return True
    return len(found) > 1 and not _RANGE.search(one_line(sentence))


def _goes_on(word: str) -> bool:
    """Say whether a word after a number may be of what it counts: "four and wounding seven" hurts no four."""
    return word not in ("and", "or", "but", "while", "before", "after")


_AND = re.compile(rf"\bof ({FIG}) [\w-]+ and of ({FIG}) [\w-]+")
"""Two numbers of those whom one verb befell: "claimed the lives of two clerks and of seven men"."""

_NEAR = 2
"""Words after a number within which stands what it counts: "26 civilian deaths"."""


@cache
def _wheres() -> re.Pattern[str]:
    """Return numbers of the places in which something happened: "in three northern provinces"."""
    return re.compile(
        rf"\b{FIG} (?:(?!in |of |from |at |across |near )[\w-]+ )?{any_of(load_grounds().wheres)}\b", re.IGNORECASE
    )


_RUNNING = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|rais(?:es|ed|ing)|tak(?:es|ing)|took) (?:to (?:[\w,]+ ){0,4}?)?"
    r"(?:the|its|their|that) (?:\w+ ){0,3}?(?:toll|number|total|count|tally)\b.*"
)


def running_sums(sentence: str) -> frozenset[float]:
    """Return the numbers that a sum has grown to in a sentence, which are of no one place or day.

    "The raid brought to nine the number of people killed" tells of nine who were killed somewhere before.
    """
    found = _RUNNING.search(one_line(sentence))
    return figures(found[0]) if found else frozenset()


def _is_one(unit: str, sentence: str) -> bool:
    """Say whether a sentence tells of one person only what a number is to count: "two men, one of whom is hurt"."""
    stems = load_grounds().units.get(unit.partition(" ")[0].rstrip(";"), ())
    words = re.findall(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", folded(sentence)) if stems else []
    single = rf"\bwho (?:is|was) (?:\w+ )?(?:{'|'.join(map(re.escape, stems))})"
    return len(words) == 1 and re.search(single, folded(sentence)) is not None


def counted(sentence: str) -> frozenset[float]:
    """Return the numbers of a sentence that may count what happened: no spans of time, no whole of which a part is."""
    return figures(_not_counted().sub(" ", one_line(sentence)))


def _counts_doers(event: Event, sentence: str) -> bool:
    """Say whether the number of an event is of those who did it: "four embassies flew their staff out"."""
    if not event.actor or not event.type.startswith(_DOERS):
        return False
    doers = rf"\b({FIG}) (?:[\w-]+ )?{re.escape(one_line(event.actor))}\b"
    before = re.search(doers, one_line(sentence), re.IGNORECASE)
    return before is not None and not figures(before[1]).isdisjoint({event.low, event.best, event.high})


def _tolls(sentence: str) -> frozenset[float]:
    """Return the numbers that a sentence says a toll has reached; none if it has no toll."""
    told = one_line(sentence)
    toll = _TOLL.search(told)
    reached = _REACHED.finditer(told, toll.end()) if toll else ()
    return frozenset(number for one in reached for number in figures(one[1]))


def bears_unit(unit: str, sentence: str) -> bool:
    """Say whether a sentence has a word for each word of a unit: "killed", "killed children"."""
    table = load_grounds().units
    return all(_has(sentence, table.get(word) or (_stem(word),)) for word in unit.casefold().split())


def counts_some_of(sentence: str) -> bool:
    """Say whether a sentence counts a part of the dead only: "nineteen of the dead were children"."""
    told = one_line(sentence).casefold()
    return _SOME_OF.search(told) is not None and "toll" not in told


def begins_with_pronoun(sentence: str) -> bool:
    """Say whether a sentence begins with a pronoun, so that it does not tell by itself of whom it speaks."""
    return _PRONOUN.match(one_line(sentence)) is not None


def begins_with_group(sentence: str) -> bool:
    """Say whether a sentence begins with a group that only the sentence before names: "The group also holds"."""
    told = one_line(sentence)
    group = rf"[“\"']*The {any_of(load_grounds().groups)}\b"
    return begins_with_pronoun(told) or re.match(group, told) is not None


def tells_share(sentence: str) -> bool:
    """Say whether a sentence tells of a share, so that not all of a place is meant: "85 per cent", "two-thirds of"."""
    return _SHARE.search(one_line(sentence)) is not None


def is_aimed_at(unit: str, sentence: str) -> bool:
    """Say whether a sentence has what is counted as one that somebody is after: "advancing on a second town"."""
    noun = re.escape(_stem(unit.partition(" ")[0]))
    aimed = rf"\b(?:on|towards?|near|at|against) (?:a )?(?:{_ordinals()}) {noun}"
    return re.search(aimed, sentence.casefold()) is not None


@cache
def _ordinals() -> str:
    return "|".join((*map(re.escape, load_numbers().ordinals), r"\d+(?:st|nd|rd|th)"))


def lists_names(sentence: str) -> bool:
    """Say whether a sentence lists names: "after Alder, Birch and Cedar"."""
    return _LISTED.search(one_line(sentence)) is not None


def counts_no_war(unit: str) -> bool:
    """Say whether a unit is of what is counted in a parliament, a poll or a game."""
    return any(word.startswith(load_grounds().of_no_war) for word in unit.casefold().split())


def counts_people(unit: str) -> bool:
    """Say whether a unit is of people to whom something happened: "killed", "wounded children"."""
    return not load_grounds().units.keys().isdisjoint(unit.casefold().split())


def _stem(word: str) -> str:
    """Return how a word begins in singular and plural."""
    return word[:-3] if word.endswith("ies") else word.removesuffix("s")[:_STEM]


def _has(sentence: str, stems: Iterable[str]) -> bool:
    return _begun(tuple(stems)).search(folded(sentence)) is not None


@lru_cache(maxsize=1024)  # as many as the table has rows, and a few words of units that it has not
def _begun(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})")


@lru_cache(maxsize=4096)  # a section asks many things of one sentence, and the next ones of the same again
def folded(sentence: str) -> str:
    """Return a sentence on one line and in small letters, without idioms of holding that hold nobody."""
    return _idle().sub(" ", one_line(sentence).casefold())


@cache
def _idle() -> re.Pattern[str]:
    """Return the idioms of holding that hold nobody: "the convoy was held up"."""
    return re.compile(rf"\b(?:(?:was|were|been|being) )?{any_of(load_grounds().not_held)}\b")


def _bare(sentence: str) -> str:
    return re.sub(r"['’]s?\b", "", one_line(sentence))
