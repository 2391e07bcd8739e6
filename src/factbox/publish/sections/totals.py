"""How many: the totals that reports tell, each with its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from factbox.publish.attribution import claims_of
from factbox.publish.circumstances import hangs_on_before, old_figures, tells_correction, tells_old_figure
from factbox.publish.citations import Citations
from factbox.publish.context import quotation
from factbox.publish.document import Row, Section, one_line
from factbox.publish.figures import figures
from factbox.publish.grounds import (
    bears_name,
    bears_type,
    bears_unit,
    begins_with_pronoun,
    counted,
    counts_no_war,
    counts_people,
    counts_some_of,
    is_aimed_at,
    lists_names,
    running_sums,
)
from factbox.publish.latest import earlier_words, latest
from factbox.publish.passing import has_name, tells_of_known_deed
from factbox.publish.quoting import quote_sentence
from factbox.publish.sections.lines import UNDATED, asked_about, left_out, told_as_history
from factbox.publish.speakers import printed_by
from factbox.publish.standing_alone import stands_alone
from factbox.publish.substance import count_says_enough
from factbox.publish.told_days import told_days
from factbox.publish.tolls import as_counted, civil_unit, supposed, unit_borne, with_means
from factbox.publish.wording import count_words, day_words, speaker_words
from factbox.records import Count, Days, View

_PLACES = frozenset(
    {
        "boroughs",
        "capitals",
        "cities",
        "districts",
        "hamlets",
        "neighborhoods",
        "quarters",
        "suburbs",
        "towns",
        "villages",
    }
)
"""Units of places, of which those that people fled from are no total of a war."""

_TELLING = 20
"""Numbers from which on two of one report that are the same are one."""

_FEWEST = 2
"""How many a running total is of at least."""


def totals(view: View, citations: Citations) -> Section:
    """Return the stated totals, series by series, each with its base, its speaker and what of it is not named."""
    told = _told_totals(view)
    numbers, earlier = latest(_by_number(view, told))
    rows = [_total(view, citations, series) for series in _of_one_sentence(view, numbers)]
    columns = ("As of", "What", "Value", "Said by")
    note = " ".join(filter(None, (left_out(len(view.counts) - len(told)), earlier_words(earlier))))
    return Section("totals", "Running totals", note, columns=columns, rows=tuple(rows))


def _told_totals(view: View) -> list[Count]:
    enough = [count for count in view.counts if count_says_enough(count) and _is_borne(view, count)]
    return _without_told_headlines(view, enough)


def sentences_of_totals(view: View) -> frozenset[str]:
    """Return the sentences that stand beside a total of people, and no share of them."""
    told = (count for count in _told_totals(view) if count.claims and counts_people(count.what))
    whole = (one for one in told if not one.what.startswith("share"))
    return frozenset(quote_sentence(view, view.claim(one.claims[0])) for one in whole)


def numbers_of_totals(view: View) -> frozenset[tuple[str, float | None, Days]]:
    """Return the totals of people who died or were hurt on one day: what, how many, on which."""
    told = (count for count in _told_totals(view) if counts_people(count.what) and not count.of)
    return frozenset((one.what, one.best, one.days) for one in told if one.days.first is not None and one.best)


def deaths_of_totals(view: View) -> frozenset[tuple[str, float]]:
    """Return the numbers of dead that totals tell, each with the report that gives it."""
    told = (one for one in _told_totals(view) if not _DEAD.isdisjoint(one.what.split()) and not one.of and one.best)
    return frozenset((view.claim(claim).report_id, one.best or 0) for one in told for claim in one.claims)


_DEAD = frozenset({"dead", "killed"})
"""Units of those who died."""


def _is_borne(view: View, count: Count) -> bool:
    """Say whether a sentence has a word for what a total counts, and counts it as one of those.

    "Relatives of two of them" and "advancing on a second town" are numbers of something else.
    """
    share = count.what.startswith("share") or 0 < (count.best or 1) < 1
    if counts_no_war(count.what):
        return False
    if not count.claims:
        return True
    claim = view.claim(count.claims[0])
    sentence = quote_sentence(view, claim)
    if not counts_people(count.what) and told_as_history(view, claim):
        return False
    if not stands_alone(quotation(view, claim)):
        return False
    if _is_something_else(count, sentence) or hangs_on_before(sentence) or _is_where(count, sentence):
        return False
    if (
        tells_correction(sentence)
        or tells_old_figure(sentence)
        or count.best in old_figures(sentence)
        or (begins_with_pronoun(sentence) and not has_name(sentence))
    ):
        return False  # "He put their dead at five"
    if count.of and counts_people(count.what) and tells_of_known_deed(sentence):
        return False  # "21 people, among them four nurses, were killed in the raid"
    if share:
        return True
    unit = count.what
    words = [unit] if counts_people(unit) else unit.split()
    borne = any(bears_unit(word, sentence) for word in words) or "toll" in sentence.casefold()
    single = not count.of and count.best is not None and count.best < _FEWEST  # "the first town to fall"
    part = counts_people(unit) and counts_some_of(sentence)
    fled = bears_type("displacement", sentence) and not bears_type("territory.capture", sentence)
    idle = fled and bool(_PLACES & set(unit.split()))
    whole = re.search(r"\d+", count.of.replace(",", ""))
    too_few = whole is not None and (count.best or 0) > int(whole[0])
    return borne and not (single or part or idle or too_few) and not is_aimed_at(unit, sentence)


_OF_CONTROL = r"(?:control|capture|fall|loss|seizure|out|recapture|hold|surrender|list|total|number)"


def _is_where(count: Count, sentence: str) -> bool:
    """Say whether a number is only of the places or things where something was: "in the three provinces".

    "Control of three towns" and "12 of 34 towns" count.
    """
    if counts_people(count.what) or count.of or count.what.startswith("share") or not count.best:
        return False
    noun = re.escape(count.what.split()[-1][:4])
    found = re.finditer(
        rf"(?:\b(\w+) )?\b(?:in|of|at|from|across|between|to|for|through|over) "
        rf"(?:(?:all|both|the|its|their|these) )*(?:([\w-]+) )?(?:[\w-]+ ){{0,2}}?{noun}",
        one_line(sentence), re.IGNORECASE,
    )  # fmt: skip
    where = [one for one in found if "both" in one[0] or (one[2] and count.best in figures(one[2]))]
    if any("both" in one[0] for one in where):
        return True
    return bool(where) and not any(re.fullmatch(_OF_CONTROL, one[1] or "", re.IGNORECASE) for one in where)


_BECAME = re.compile(
    r"\b(?:tak(?:e|en|ing)|took|captur|seiz|fell|fall|overr[au]n|re(?:captur|tak|gain)|liberat|conquer|los[est]|hold|held"
    r"|control|hands|keep|kept|rule|besieg|surround|encircl|surrender|join|g[ai]ven? up|under|left|occup|gone)",
    re.IGNORECASE,
)
"""How the words begin by which a place changes hands, is held or besieged; schools may be open in seven boroughs."""

_FOUGHT = re.compile(r"\b(?:contest|clash|fight|fought|battl)", re.IGNORECASE)
"""How the words begin by which some of all places are fought for."""

_TO_COME = re.compile(r"\b(?:will|shall|would) (?:soon |not |never )?(?:be|fall|follow|come|have|take)\b")
_SINCE_WHEN = re.compile(r"\bsince [^,.;]{2,40}, when\b([^.;]*)")
"""What a sentence tells of the day since which something else is so."""

_ORDERED_OUT = re.compile(
    r"\b(?:order|told|tell|urg|ask|warn)\w* (?:[\w'’-]+ ){0,5}?(?:out of|to (?:leave|quit|evacuate|flee))\b"
)
"""How people are told to leave some places: "ordered people out of three districts"."""

_BROUGHT = re.compile(r"\b(?:brought|bringing|brings|taking|raising|raised)\b.*? to (.*)")


def _is_something_else(count: Count, sentence: str) -> bool:
    """Say whether the number of a total is of other things in its sentence: of days, a rank, a part, an older sum."""
    told = one_line(sentence)
    values = {float(value) for value in (count.low, count.best, count.high) if value is not None}
    if count.what.startswith("share"):
        return not _shares(count.what, told)
    if 0 < (count.best or 1) < 1:
        return False
    reached = _BROUGHT.search(told)
    if reached and counts_people(count.what) and figures(reached[1]) and values.isdisjoint(figures(reached[1])):
        return True
    if values <= figures(told) and not values & counted(told):
        return True
    once = _SINCE_WHEN.search(told)
    if once is not None and count.baseline and not values.isdisjoint(figures(once[1])):
        return True  # "no shell has hit X since 2 August, when 14 died": on that day alone
    return bool(_PLACES & set(count.what.split())) and (
        not (_BECAME.search(f"{count.what} {told}") or (count.of and _FOUGHT.search(told)))
        or _TO_COME.search(told) is not None
        or _ORDERED_OUT.search(told) is not None
        or _RANK.search(told) is not None
        or _LEFT.search(told) is not None
    )


_RANK = re.compile(
    r"(?:['’]s|\bits|\btheir) (?:second|third|fourth|fifth)(?:[- ](?:largest|biggest))? (?:city|town|port)\b"
)
"""The rank of a place: "the country's third city" counts nothing."""


_LEFT = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|quit\w*|abandon\w*|vacat\w+|pull\w* (?:out of|back from)|withdr[aeo]w\w* from)"
    r" (?:(?:an?|the|its|their|another) )?(?:second|third|fourth|fifth|sixth)\b",
    re.IGNORECASE,
)
"""How somebody leaves one place after another: "leave second town" is no total of towns taken."""


def _shares(what: str, sentence: str) -> bool:
    """Say whether a sentence has a share before what it is said to be of: "a fifth of its guns around the city"."""
    counted_unit = what.removeprefix("share of ").removeprefix("the ")
    unit = re.escape(counted_unit.partition(" ")[0][:4])
    part = r"(?:half|third|quarter|fifth|sixth|tenth|per ?cent|%|percent|most|all)s?"
    whole = rf"\bshare of (?:\w+ ){{0,2}}?{unit}|{part} of (?:[\w'’,-]+ ){{0,3}}?(?:{unit}|them|those|whom)"
    if counts_people(counted_unit):  # "half of them children" is of no total that a line can name
        whole = rf"{part} of (?:the |all )?{unit}"
    elif not _HOLDS.search(sentence):
        return False  # "the plant on which half of the country depends"
    return re.search(rf"(?:{whole}|{part} (?:{unit}))", sentence, re.IGNORECASE) is not None


_HOLDS = re.compile(
    r"\b(?:hold|held|control|captur|seiz|tak(?:e|en|ing)|took|fell|fall|los[est]|hands|overr[au]n|liberat|occup|rul(?:e|ing)|gone"
    r"|govern|conquer|sway|grip|power|regain|recaptur|retak|retook|leav|left|claim|run|administ|belong|under)",
    re.IGNORECASE,
)
"""How the words begin by which a part of a land is somebody's."""


def _by_number(view: View, told: Sequence[Count]) -> list[list[Count]]:
    """Return the totals of each series, those of one number together: a headline's, its report's and its copies'."""
    series: dict[tuple[str, str], dict[object, list[Count]]] = {}
    kept: dict[object, Count] = {}
    for count in told:
        number = (count.low, count.best, count.high, count.of)
        one = count
        if (count.best or 0) >= _TELLING and (counts_people(count.what) or not count.what):
            reports = frozenset(claim.report_id for claim in claims_of(view, count.claims))
            one = kept.setdefault((reports, count.best, count.of), count)  # the text gives one toll twice
        series.setdefault((one.what, one.place), {}).setdefault(number, []).append(count)
    return [sorted(same, key=lambda count: not count.baseline) for one in series.values() for same in one.values()]


def _without_told_headlines(view: View, told: Sequence[Count]) -> list[Count]:
    """Return totals without those that only a headline gives where its text gives that number too."""
    below = {
        (claim.report_id, count.best or count.low)
        for count in told
        for claim in claims_of(view, count.claims)
        if claim.passage != "headline"
    }

    def again(count: Count) -> bool:
        claims = claims_of(view, count.claims)
        headlines = all(claim.passage == "headline" for claim in claims)
        return headlines and all((claim.report_id, count.best or count.low) in below for claim in claims)

    return [count for count in told if not count.claims or not again(count)]


def _of_one_sentence(view: View, totals: Iterable[list[Count]]) -> list[list[list[Count]]]:
    """Return totals in bundles that one sentence gives, which is one row; those of different days are apart."""
    bundles: dict[object, list[list[Count]]] = {}
    for number, same in enumerate(totals):
        first = same[0]
        sentence = quote_sentence(view, view.claim(first.claims[0])) if first.claims else ""
        bundles.setdefault((sentence, first.days) if sentence else number, []).append(same)
    return list(bundles.values())


def _total(view: View, citations: Citations, series: Sequence[Sequence[Count]]) -> Row:
    """Return a row for the totals of one sentence: what the first of them counts, and the value of each."""
    same = series[0]
    count = same[0]
    claims = claims_of(view, count.claims)
    others = [*same[1:], *(one for further in series[1:] for one in further)]
    numbers, _ = citations.cite([*claims, *(claim for one in others for claim in claims_of(view, one.claims))])
    sentence = quote_sentence(view, claims[0]) if claims else ""
    citations.say(sentence)
    if claims:
        citations.quote(claims[0])
    values = [_value(view, further[0], sentence, named=len(series) > 1) for further in series]
    shown = bool(claims) and (not count.speaker or claims[0].speaker is not None)
    said = printed_by(view, claims, claims[0]) if shown else speaker_words(count.speaker)
    days = count.days
    own = claims[0].days.last if claims and claims[0].days.first is None else None
    if own and days.first is None and days.last and own > days.last:
        days = claims[0].days  # words that an older report has too made it older
    if days.first is not None and count.best in running_sums(sentence) and count.known:
        days = Days(None, count.known.date(), "by")  # the day is that of the attack, and not of the sum
    published = f"published {day_words(count.known.date())}" if count.known else UNDATED
    told = quotation(view, claims[0]) if claims else ""
    what = _counted(count, sentence, told) if len(series) == 1 else told
    return Row((told_days(days, sentence) or published, what, "; ".join(values), said), numbers)


def _value(view: View, count: Count, sentence: str, *, named: bool) -> str:
    """Return the value of a total with how many places of it no report names, and what it counts if that is asked."""
    unnamed = _not_named(view, count, sentence)
    missing = f" ({unnamed} not named in the reports)" if unnamed else ""
    since = one_line(count.baseline)
    if since and re.search(rf"{re.escape(since)}\b[^,]*, and .*\d", one_line(sentence)):
        count = replace(count, baseline="")  # "attacks have grown since May, and 38 were killed"
    stated = (count.low, count.best, count.high)
    unit = as_counted(civil_unit(count.what, stated, sentence), stated, sentence)
    what = f"{one_line(unit)}: " if named else ""
    only = supposed(stated, sentence) if counts_people(count.what) else ""
    hedge = f" (“{only}”)" if only and only not in what else ""
    return f"{what}{count_words(count, sentence)}{hedge}{missing}"


def _not_named(view: View, count: Count, sentence: str) -> int:
    """Return how many of a total of places no report names; none where that is not sure.

    A place that only a party claims, or that is told to be held and not since when, is named all the same; and so are
    those that the sentence itself goes on to list. Where none is named, the audit has found no places to compare with.
    """
    if not (count.unnamed and count.named_in_ledger) or lists_names(sentence):
        return 0
    day = count.days.last or (count.known and count.known.date()) or date.max
    held_then = (row for row in asked_about(view) if row.state == "held" and (row.began.first or date.min) <= day)
    rows = [row for row in held_then if row.place.kind == "city"]
    takers = {row.holder for row in rows if row.change != "none"}
    named = {row.place.id for row in rows if row.change != "none" or row.holder in takers}
    return max(count.unnamed + count.named_in_ledger - max(len(named), count.named_in_ledger), 0)


def _counted(count: Count, sentence: str, quoted: str) -> str:
    """Return what a total counts, as far as its sentence has words for it, and the sentence as it is printed.

    Where people died or fled is left to the sentence: the place may be where they were buried, or were brought to.
    """
    unit = count.what.removeprefix("share of ")
    words = [unit] if counts_people(unit) else unit.split()  # "capitals taken" is one word for the count and its cause
    borne = not sentence or any(bears_unit(word, sentence) for word in words)
    place = count.place if not sentence or (bears_name(count.place, sentence) and not counts_people(count.what)) else ""
    stated = (count.low, count.best, count.high)
    unit = with_means(civil_unit(unit_borne(count.what, sentence), stated, sentence), stated, sentence)
    unit = as_counted(unit, stated, sentence)
    what = one_line(unit if sentence else count.what) if borne else "total"
    told = " ".join(part for part in (what, place and f"({one_line(place)})") if part)
    return f"{told}: {quoted}" if sentence else told
