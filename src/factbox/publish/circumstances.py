"""When, where and after what a sentence tells what it tells: what of it hangs on another time, place or sentence."""

from __future__ import annotations

import re
from calendar import day_name, month_name, monthrange
from datetime import date
from functools import cache

from factbox.publish.document import one_line
from factbox.publish.figures import figures
from factbox.publish.grounds import folded
from factbox.publish.grounds_table import any_of, load_grounds

MONTHS_AGO = 60
"""Days before a report on which a month that it names ended at least, so that what happened in it is history."""


_MONTHS = "|".join(month_name[1:])


_MONTH = re.compile(rf"\b(?:in|last|early in|late in|of)(?: early| late)? ({_MONTHS})\b(?! \d)")


_YEAR = re.compile(rf"\b(?:in|of|with)(?: (?:early|late|{_MONTHS}))? ((?:19|20)\d\d)\b")


_LONG_AGO = re.compile(
    r"\b(?:last year|(?:years?|decades?|months) (?:ago|earlier|before)|last (?:spring|summer|autumn|winter)"
    r"|(?:an|the) earlier (?:truce|ceasefire|war|offensive)|once (?:ruled|held|controlled|governed|occupied))\b",
    re.IGNORECASE,
)


def tells_of_long(sentence: str) -> bool:
    """Say whether a sentence tells of what has gone on for long: "the months-long uprising"."""
    old = r"\b(?:[\w-]+-(?:week|month|year)s?-(?:old|long)|(?:week|month|year|decade)s?-long)"
    return re.search(rf"{old} {any_of(load_grounds().long_lasting)}\b", one_line(sentence)) is not None


def tells_time(sentence: str) -> bool:
    """Say whether a sentence tells over how long something was so."""
    return re.search(rf"\b{any_of(load_grounds().over_time)}|\d{{4}}", one_line(sentence)) is not None


def is_elsewhere(name: str, sentence: str) -> bool:
    """Say whether a sentence has a name only as that of a wide land, or of where people came from.

    "In northern Varnia" is no one place, and boats "from Alder" are no more there.
    """
    told = one_line(sentence)
    found = [told[: one.start()] for one in re.finditer(rf"\b{re.escape(name)}\b", told)]
    if found and all(re.search(r"\b(?:from|off) (?:the )?$", before) for before in found):
        return True
    wide = rf"\b(?:(?:north|south|east|west)(?:-?(?:east|west))?ern|central|upper|lower) {re.escape(name)}\b"
    return re.search(wide, told, re.IGNORECASE) is not None and len(re.findall(re.escape(name), told)) == 1


def tells_since(sentence: str) -> bool:
    """Say whether a sentence tells since which day something is so, or is counted: "since 6 June".

    "The largest offensive since October" began some other day.
    """
    if tells_most_since(sentence):
        return False
    return re.search(r"\bsince (?:the )?(?:\d|[A-Z][a-z]+(?:day)?\b)", sentence, re.IGNORECASE) is not None


def tells_never(clause: str) -> bool:
    """Say whether words are of what will not come about, by which nobody denies that it has: "will never fall"."""
    return _NEVER.search(clause) is not None


_NEVER = re.compile(r"\b(?:will|would|shall|can|could) (?:never|not ever)\b|\bwon['’]t ever\b|\b(?:will|shall) not\b")


def tells_silence(sentence: str) -> bool:
    """Say whether somebody said nothing, and what he says at other times stands beside it.

    "There was no comment from the army, which denies shelling towns" is no statement of its day.
    """
    return _silence().search(one_line(sentence)) is not None


@cache
def _silence() -> re.Pattern[str]:
    silent, habits = any_of(load_grounds().silent), any_of(load_grounds().habits)
    habit = rf"\b(?:who|which|that) (?:do(?:es)? .* but )?{habits}\b"
    return re.compile(rf"\b{silent}\b.*{habit}|{habit}.*\b{silent}\b", re.IGNORECASE)


def tells_correction(sentence: str) -> bool:
    """Say whether a sentence is an outlet's note on its own text: "(Corrects toll to 12, not 21)"."""
    return _CORRECTS.match(sentence) is not None


_CORRECTS = re.compile(
    r"[“\"'(\[]*(?:Corrects|Corrected|Correcting|Refiles|Updates|Adds|Recasts|Clarifies)\b[^.]{0,20} "
)


def tells_old_figure(sentence: str) -> bool:
    """Say whether the one number of a sentence was somebody's before a newer one: "had UNTIL NOW spoken of 12"."""
    return _OLD_FIGURE.match(sentence) is not None and len(figures(sentence)) == 1


_OLD_FIGURE = re.compile(
    r"[^,;:]*\bhad (?:(?:until|till|up to) (?:now|then|today|yesterday|[A-Z][a-z]+day)|so far) (?:only )?"
    r"(?:spoken|given|put|admitted|acknowledged|announced|reported|counted|confirmed|listed)\b"
)
"""How a sentence tells of a number that another one has taken the place of."""


def old_figures(sentence: str) -> frozenset[float]:
    """Return the numbers that somebody gave before others: "which HAD EARLIER GIVEN the toll as 14"."""
    told = (figures(found[1]) for found in _GIVEN_BEFORE.finditer(sentence))
    return frozenset(number for numbers in told for number in numbers)


_GIVEN_BEFORE = re.compile(
    r"\bhad (?:first|earlier|initially|originally|previously|at first)"
    r" (?:put|given|spoken|said|reported|counted|estimated)([^,;:]{0,80})"
)
"""How a sentence tells of a number that was somebody's before."""


def tells_present(sentence: str) -> bool:
    """Say whether a sentence tells of its own day, whatever else it tells."""
    return _PRESENT.search(sentence) is not None


_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|holds?|now|still)\b")


def tells_span_to(sentence: str) -> bool:
    """Say whether a sentence tells of some days or weeks up to one: "in the three weeks to Tuesday"."""
    return _SPAN_TO.search(sentence) is not None


_SPAN_TO = re.compile(r"\b(?:days|weeks|months|years) (?:to|up to|until|till|ending|ended)(?: on)? (?!come\b)")


def tells_most_since(sentence: str) -> bool:
    """Say whether a sentence compares what it tells with what was before: "the largest offensive since October"."""
    return re.search(r"\b(?:\w+est|first|most \w+|only \w+)\b[^.;]*\bsince\b", sentence) is not None


def tells_of_treatment(sentence: str) -> bool:
    """Say whether a sentence tells of a hospital where people were brought, who were hurt elsewhere."""
    return (
        re.search(
            r"\b(?:treat|admitted|hospital|clinic|morgue|mortuary|taken to|brought to|flown to)", folded(sentence)
        )
        is not None
    )


def tells_sound(clause: str) -> bool:
    """Say whether words tell that something was heard, and so not where it was: "shelling was heard in Alder"."""
    return _SOUND.search(one_line(clause)) is not None


_SOUND = re.compile(
    r"\b(?:heard|audible|felt)\b(?: \w+ly| also| again| all night| through(?:out)? the \w+)?"
    r" (?:in|at|from|as far as|across|inside)\b"
    r"|\bhear(?:s|d|ing)? (?:[\w'’-]+ ){0,3}?(?:shell|gunfire|shots|shooting|explosion|blast|artillery|firing|bomb)"
)


def tells_where_taken(name: str, sentence: str) -> bool:
    """Say whether a name is that of where people were seized, whom a sentence tells to be free: "seized near X"."""
    taken = r"(?:seized|captured|abducted|kidnapped|arrested|detained|taken|caught|snatched)"
    where = (
        rf"\b{taken}\b(?: [\w'’-]+){{0,6}}? (?:in|at|near|from|on|off|outside)(?: [\w'’-]+){{0,2}}? {re.escape(name)}\b"
    )
    return bool(name) and re.search(where, one_line(sentence)) is not None


def tells_of_court(sentence: str) -> bool:
    """Say whether a sentence tells of a court, which sits elsewhere than those were arrested whom it jails."""
    return re.search(rf"\b{any_of(load_grounds().courts)}", folded(sentence)) is not None


def is_one_of_several(name: str, sentence: str) -> bool:
    """Say whether a name is one of several in a sentence, whose number is of them all: "2,000 in Alder and Birch"."""
    named = re.escape(name)
    return (
        re.search(
            rf"\b[A-Z][\w'’-]+(?:, [A-Z][\w'’ -]+)* and {named}\b|\b{named}(?:, [A-Z][\w'’ -]+)* and [A-Z]",
            one_line(sentence),
        )
        is not None
    )


def tells_when(sentence: str) -> bool:
    """Say whether a sentence has a word for when something was, so that its day may be its own."""
    told = _FOR_SO_LONG.sub(" ", folded(sentence))
    if re.search(r"\b(?:March|May)\b", sentence):
        return True  # as whole words and with a capital: "a mayor may march"
    return re.search(rf"\b{any_of(load_grounds().when)}|\b\d{{1,2}}(?:st|nd|rd|th|[:.]\d\d)\b", told) is not None


_FOR_SO_LONG = re.compile(
    r"\b(?:for|lasted|lasting|took) (?:about |some |nearly |almost |more than |up to |at least )?"
    r"(?!(?:the|this|last|next|that|each|every) )[\w-]+ "
    r"(?:\w+ )?(?:minute|hour|day|night|week|month|year)s?\b"
    r"|\b(?:at|by|every|each) night\b"
)
"""How long something went on, and at which time of the day it always was, which tell no day."""


_COMPARED = re.compile(
    r"\b(?:than|from|on) (?:(?:an?|one|two|three|\d+|the) )?(?:days?|weeks?|months?|years?) (?:ago|earlier|before)\b"
    r"|\b(?:day|night|week|month|year) (?:before|earlier)\b"
    r"|(?<!^)(?<![“\"'])\b(?:an?|one|two|three|\d+) (?:days?|nights?|weeks?|months?) later\b"
    r"|(?<!^)(?<![“\"'])\bthe (?:next|following) (?:day|night|morning)\b"
)


_TWO_DAYS = re.compile(rf"\b(?:{'|'.join(day_name)}) (?:and|or) (?:(?:on|early|late) )?(?:{'|'.join(day_name)})\b")
"""Two days of one sentence: "on Friday and Saturday"."""


def tells_of_two_times(sentence: str) -> bool:
    """Say whether a sentence names a time beside that of what it tells: "6,500 more than a week ago", "the day before".

    So does one of what "had been" going on when something else happened.
    """
    plain = one_line(sentence)
    if _TWO_DAYS.search(plain) is not None or re.search(r"\b(?:buried|laid to rest|funerals?)\b", plain):
        return True  # they died on another day
    return _COMPARED.search(plain) is not None or re.search(r"\bhad been (?:\w+ )?\w+ing\b", plain) is not None


def hangs_on_before(sentence: str) -> bool:
    """Say whether a sentence counts what only the sentence before it tells: "31 of these", "since then"."""
    told = one_line(sentence)
    bare = _BARE_NUMBER.match(told)
    numbered = bare is not None and bool(figures(bare[1]))
    return numbered or hangs_on_time(told)


def hangs_on_time(sentence: str) -> bool:
    """Say whether a sentence counts over a time that only the sentence before it tells: "since then"."""
    return re.search(_SINCE_THEN, sentence, re.IGNORECASE) is not None


_SINCE_THEN = (
    r"\bsince (?:then|that (?:day|time|date|night|week))\b"
    r"|\b(?:for|in|over|during) the same (?:period|time|weeks?|days?)\b"
)

_BARE_NUMBER = re.compile(
    r"[“\"']*(?:(?:about|around|some|another|an estimated|nearly|almost|at least|more than) )?"
    r"(\d[\d,.]*|[a-z]+(?:-[a-z]+)?)"
    r" (?:of (?:these|those|them|its|their|his|her)\b|(?:have|had|has|were|was|are|is) )",
    re.IGNORECASE,
)


def tells_history(sentence: str, told: date) -> bool:
    """Say whether a sentence puts what it tells long before the day on which it was told: "last year", "in November".

    Args:
        sentence: the sentence.
        told: the day of its report.
    """
    plain = one_line(sentence)
    if tells_old_item(plain):
        return True
    if _LONG_AGO.search(plain) or any(int(year) < told.year for year in _YEAR.findall(plain)):
        return True
    months = (list(month_name).index(month) for month in _MONTH.findall(plain))
    return any((told - _last(month, told)).days > MONTHS_AGO for month in months)


def tells_old_item(sentence: str) -> bool:
    """Say whether a sentence is an item of an earlier day that a page prints again: "From our archive (2 May): ..."."""
    return _OLD_ITEM.match(one_line(sentence)) is not None


_OLD_ITEM = re.compile(
    r"[“\"'\[(]*(?:from (?:our|the) archives?|(?:also|more|earlier|recently|previously) (?:on|in|at)\b(?=[^:.]{0,40}:)"
    r"|(?:read|see) (?:also|more)|flashback|throwback|(?:five|ten|twenty|\d+) years ago today)\b[^:.]{0,40}:",
    re.IGNORECASE,
)
"""How such an item begins."""


def tells_year(sentence: str, told: date) -> bool:
    """Say whether a sentence is of a year before the one of the day on which it was told: "they talk of 1946"."""
    return any(int(year) < told.year for year in _YEAR.findall(one_line(sentence)))


def _last(month: int, told: date) -> date:
    """Return the last day of the month of that number that had begun by a day."""
    year = told.year if month <= told.month else told.year - 1
    return min(date(year, month, monthrange(year, month)[1]), told)
