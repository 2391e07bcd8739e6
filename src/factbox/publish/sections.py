"""The sections of a factbox: each takes a view, and the citations to number its lines with, and gives a Section."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from factbox.knowledge.actors import FORCES, GOVERNMENT, load_nouns
from factbox.publish.attribution import (
    WEAK,
    acts_in,
    as_claimed_event,
    as_claimed_state,
    borne_state,
    claims_of,
    contrary,
    control_attribution,
    event_attribution,
    fighting_sides,
    is_weak,
    quoted_claim,
    quoted_state,
    state_words,
    voices,
)
from factbox.publish.citations import Citations
from factbox.publish.document import Group, Line, Row, Section, one_line
from factbox.publish.grounds import (
    as_borne,
    bears_denial,
    bears_future,
    bears_name,
    bears_numbers,
    bears_type,
    bears_unit,
    begins_with_group,
    begins_with_pronoun,
    counts_people,
    counts_some_of,
    is_aimed_at,
    lists_names,
    may_act,
    tells_history,
    tells_share,
    tells_what_is_over,
)
from factbox.publish.latest import earlier_words, latest
from factbox.publish.quoting import (
    is_placed,
    names_place,
    printed_by,
    quote_clause,
    quote_sentence,
    quoted_place,
    shows_speaker,
)
from factbox.publish.substance import claim_says_enough, count_says_enough, event_says_enough
from factbox.publish.wording import (
    MOST_VOICES,
    capitalise,
    claim_words,
    count_words,
    day_words,
    days_words,
    event_words,
    list_words,
    mention_name,
    outlet_words,
    party_words,
    place_words,
    published_words,
    speaker_words,
    where_words,
    wordings,
)
from factbox.records import Claim, Control, Count, Days, Dispute, Event, Link, Report, Status, View

UNDATED = "date not known"
NEAR = timedelta(days=3)
"""How far apart two takings of one place are told at least that must be two."""

HISTORY = timedelta(days=30)
"""How long before the first report a change has come about that is no news of it."""

MOST_TOLD = 3
"""How many different things one side of a dispute is told to say; its citations have them all."""

MOST_COPIED = 8
"""How many copied texts are named; the others are counted."""

MOST_COPIERS = 6
"""How many outlets that print a text again are named, earliest first; the others are counted."""

_HELD = "territory.held"
_FORECASTS = ("forecast", "conditional")
_THE_DAY = ": the day"
"""How the topic of a dispute over the day of a taking ends: the line of the taking says that the reports differ."""

_WHO = ": who took it"
"""How the topic of a dispute between two takers ends."""

_PLACES = frozenset({"capitals", "cities", "districts", "hamlets", "towns", "villages"})
"""Units of places, of which those that people fled from are no total of a war."""

_FEWEST = 2
"""How many people a running total is of at least."""

_AGAINST = "contradicted by "
"""How the reason of a dispute begins that only names who says otherwise."""

_TOTAL = "total: "
"""How the topic of a dispute over a total begins."""

_NO_QUARREL = ("progress",)
"""Kinds of disputes that are two states of one story, each of them told above with its day."""

_LADDER: tuple[Status, ...] = ("claimed", "disputed", "reported", "corroborated", "admitted")
"""The words of the ladder for what is told as so, the weakest first."""

_STAGES = ("territory.enter", "territory.contested", "territory.siege", "battle.clash")
_SPOKEN = ("denied", "claimed", "confirmed")
_UNNAMED = ("", "anonymous", "witness")

FEWEST_QUOTED = 6
"""Words of a statement that is quoted; what is shorter ("has called") has the saying and not what was said."""


def asked_about(view: View) -> tuple[Control, ...]:
    """Return the control rows about the places that were asked for: all of them, where no list was given."""
    return view.once("asked_about", lambda: _asked_about(view))


def _asked_about(view: View) -> tuple[Control, ...]:
    wanted = {place.id for place in view.denominator}
    fighting = fighting_sides(view)
    rows = (row for row in view.control if not wanted or row.place.id in wanted)
    return tuple(as_claimed_state(view, row, fighting) for row in rows)


# --- control ------------------------------------------------------------------------------------------------------


def changes(view: View, citations: Citations) -> Section:
    """Return who took what: the changes that at least one voice that is no party tells of."""
    taken, earlier = latest([row for row in asked_about(view) if _is_change(row)])
    news = [row for row in taken if not _is_history(view, row)]
    rows = _once_a_place(view, news)
    left = (_left_out(view), _history_left(len(taken) - len(news)), earlier_words(earlier))
    towns = _one_group(told_state(view, citations, row) for row in rows if row.place.kind != "facility")
    inside = tuple(told_state(view, citations, row) for row in rows if row.place.kind == "facility")
    facilities = (Group(inside, "Buildings and posts"),) if inside else ()
    return Section("changes", "Changes of control", " ".join(filter(None, left)), (*towns, *facilities))


def _is_history(view: View, row: Control) -> bool:
    """Say whether a change came about long before the first report of the view, or is told as one that did."""
    if _told_as_history(view, quoted_state(view, row)):
        return True
    first = view.once("first_day", lambda: _first_day(view))
    return first is not None and row.began.last is not None and row.began.last < first - HISTORY


def _first_day(view: View) -> date | None:
    """Return the day of the first report."""
    return min((report.published.date() for report in view.reports if report.published), default=None)


def _told_as_history(view: View, beside: Claim | None) -> bool:
    return beside is not None and tells_history(quote_sentence(view, beside), _day_of(view, beside))


def _history_left(number: int) -> str:
    if not number:
        return ""
    which = "1 change is" if number == 1 else f"{number} changes are"
    return f"{which} from long before and left out; the exports have {'it' if number == 1 else 'them'}."


def _once_a_place(view: View, rows: Sequence[Control]) -> list[Control]:
    """Return takings without those that name no taker, near in time to another of their place: they may be it again."""
    named = [row for row in rows if _names_holder(view, row)]
    kept = list(named)
    for row in rows:
        if not any(row is one or _may_be_same(row, one) for one in kept):
            kept.append(row)
    return [row for row in rows if any(row is one for one in kept)]


def _may_be_same(row: Control, other: Control) -> bool:
    days = row.began.last, other.began.last
    near = None in days or abs((days[0] or date.min) - (days[1] or date.min)) <= NEAR
    return row.place.id == other.place.id and near


def _names_holder(view: View, row: Control) -> bool:
    beside = quoted_state(view, row)
    return beside is not None and bool(borne_state(view, row, beside).holder)


def _is_change(row: Control) -> bool:
    return row.state == "held" and row.change != "none" and not is_weak(row)


def _left_out(view: View) -> str:
    names = {row.place.id for row in view.control} - {row.place.id for row in asked_about(view)}
    return f"{len(names)} further places are not on the list that was asked for and are left out." if names else ""


def claimed(view: View, citations: Citations) -> Section:
    """Return what only a party claims in its own favour, what is denied, and what was withdrawn."""
    told = _told_takings(view)
    weak = [row for row in asked_about(view) if is_weak(row) and row.status != "predicted" and not _is_past(row)]
    rows, earlier = latest(
        weak, lambda row: _may_hold(view, row) if row.state == "held" else _tells_of_attack(view, row, told)
    )
    lines = (told_state(view, citations, row) for row in rows)
    return Section("claimed", "Claimed, not confirmed", earlier_words(earlier), _one_group(lines))


def _is_past(row: Control) -> bool:
    """Say whether a state that only a party tells of is over: who was said to hold or besiege a place until it fell."""
    return row.ended is not None and row.change == "none"


def _may_hold(view: View, row: Control) -> bool:
    return row.change != "none" or not _holds_nothing(view, row)


def contested(view: View, citations: Citations) -> Section:
    """Return the places that are contested or besieged now."""
    told = _told_takings(view)
    attacked = [row for row in asked_about(view) if _is_under_attack(row)]
    rows, earlier = latest(attacked, lambda row: _tells_of_attack(view, row, told))
    lines = (told_state(view, citations, row) for row in rows)
    return Section("contested", "Contested or besieged", earlier_words(earlier), _one_group(lines))


def _is_under_attack(row: Control) -> bool:
    return row.state != "held" and not is_weak(row) and row.ended is None


def _tells_of_attack(view: View, row: Control, told: Collection[tuple[str, str]]) -> bool:
    """Say whether a sentence has words for a fight or siege and for its place, and does not stand above as a taking.

    A headline names several places, and which of them was fought for only its text tells.
    """
    beside = quoted_state(view, row)
    if beside is None or beside.passage == "headline" or not names_place(view, beside):
        return False
    if _told_as_history(view, beside):
        return False
    return bears_type(beside.type, quote_sentence(view, beside)) and _sentence_on(view, row).isdisjoint(told)


def _told_takings(view: View) -> frozenset[tuple[str, str]]:
    """Return the sentences that tell that a place was taken; the fight in one of them is no further line."""
    taken = (row for row in view.control if row.change != "none")
    return view.once("told_takings", lambda: frozenset(one for row in taken for one in _sentence_on(view, row)))


def _sentence_on(view: View, row: Control) -> frozenset[tuple[str, str]]:
    """Return the place of a state with the sentence that tells it; nothing if nobody tells it."""
    beside = quoted_state(view, row)
    return frozenset() if beside is None else frozenset([(row.place.id, quote_sentence(view, beside))])


def held(view: View, citations: Citations) -> Section:
    """Return who was last reported to hold what has not changed hands, holder by holder."""
    last, earlier = latest([row for row in asked_about(view) if _is_held(row)])
    rows = [row for row in last if not _holds_nothing(view, row)]
    by_holder: dict[str, list[Control]] = {}
    for row in rows:
        beside = quoted_state(view, row)
        by_holder.setdefault(borne_state(view, row, beside).holder if beside else row.holder, []).append(row)
    groups = tuple(
        Group(
            tuple(_held_line(view, citations, row) for row in mine),
            capitalise(party_words(holder)) or "In the words of the reports",
        )
        for holder, mine in by_holder.items()
    )
    left = (_left_unnamed(len(last) - len(rows)), earlier_words(earlier))
    note = " ".join(filter(None, ("The date is the last day on which a report says so.", *left)))
    return Section("held", "Last reported held by", note, groups)


def _holds_nothing(view: View, row: Control) -> bool:
    """Say whether the sentence of a state has its holder only where he does not act, or as one who had held it."""
    beside = quoted_state(view, row)
    if beside is None:
        return False
    sentence = quote_sentence(view, beside)
    idle = beside.actor is not None and not may_act(beside.actor.text, sentence, holds=True)
    unnamed = begins_with_group(sentence) and not borne_state(view, row, beside).holder
    return idle or unnamed or tells_what_is_over(sentence)


def _left_unnamed(number: int) -> str:
    if not number:
        return ""
    which = "1 place is" if number == 1 else f"{number} places are"
    return (
        f"{which} left out, of which no sentence says who holds it; the exports have {'it' if number == 1 else 'them'}."
    )


def _is_held(row: Control) -> bool:
    return row.state == "held" and row.change == "none" and not is_weak(row) and row.ended is None


def control_line(view: View, citations: Citations, row: Control) -> Line:
    """Return a state of control as a line: when, where, what, who says so."""
    against = contrary(view, row) if row.status in ("disputed", "denied") else ()
    numbers, more = citations.cite([*claims_of(view, row.claims), *against])
    return Line(
        sentence=state_words(view, row),
        date=days_words(row.began) or UNDATED,
        place=place_words(row.place),
        attribution=control_attribution(view, row),
        status=row.status,
        notes=control_notes(row),
        citations=numbers,
        more=more,
    )


def told_state(view: View, citations: Citations, row: Control) -> Line:
    """Return a state of control as a line with the sentence that tells it, and before it what that bears out."""
    beside = quoted_state(view, row)
    if beside is None:
        return control_line(view, citations, row)
    if row.change != "none" and beside.type == _HELD:  # who holds a place is told, and not that or when it was taken
        days = Days(None, _day_of(view, beside), "by")
        row = replace(row, change="none", began=days, date_reason="")
    elif row.change == "retaken" and beside.days.first is None:  # the row may have its day from when it was lost
        row = replace(row, began=Days(None, beside.days.last or _day_of(view, beside), "by"), date_reason="")
    line = control_line(view, citations, row)
    citations.say(quote_sentence(view, beside))
    return replace(line, sentence=_told_by(view, row, beside), attribution=control_attribution(view, row, beside))


def told_words(view: View, row: Control) -> str:
    """Return the sentence of a state's line, as ``told_state`` prints it."""
    beside = quoted_state(view, row)
    return state_words(view, row) if beside is None else _told_by(view, row, beside)


def _told_by(view: View, row: Control, beside: Claim) -> str:
    """Return a state in words with the sentence of a claim that tells it."""
    quotation = quote_sentence(view, beside)
    words = state_words(view, borne_state(view, row, beside), beside)
    disputed = "Disputed: " if row.status == "disputed" else ""
    borne = bears_type(beside.type, quotation) and not (row.state == "held" and tells_share(quotation))
    return f"{words} ({quotation})" if borne else f"{disputed}{quotation}"


def _held_line(view: View, citations: Citations, row: Control) -> Line:
    last = day_words(row.last_affirmed) if row.last_affirmed else days_words(row.began) or UNDATED
    return replace(told_state(view, citations, row), date=last)


def control_notes(row: Control) -> tuple[str, ...]:
    """Return what must stand beside a state: how its date was inferred, its end, and whether it has grown stale."""
    affirmed = f": nobody has affirmed it since {day_words(row.last_affirmed)}" if row.last_affirmed else ""
    notes = (
        f"Date inferred: {one_line(row.date_reason)}" if row.date_reason else "",
        f"Until {day_words(row.ended)}" if row.ended else "",
        f"Stale{affirmed}" if row.stale else "",
    )
    return tuple(note for note in notes if note)


# --- totals and events --------------------------------------------------------------------------------------------


def totals(view: View, citations: Citations) -> Section:
    """Return the stated totals, series by series, each with its base, its speaker and what of it is not named."""
    told = _told_totals(view)
    numbers, earlier = latest(_by_number(told))
    rows = [_total(view, citations, series) for series in _of_one_sentence(view, numbers)]
    columns = ("As of", "What", "Value", "Said by")
    note = " ".join(filter(None, (_left(len(view.counts) - len(told)), earlier_words(earlier))))
    return Section("totals", "Running totals", note, columns=columns, rows=tuple(rows))


def _told_totals(view: View) -> list[Count]:
    enough = [count for count in view.counts if count_says_enough(count) and _is_borne(view, count)]
    return _without_told_headlines(view, enough)


def _sentences_of_totals(view: View) -> frozenset[str]:
    """Return the sentences that stand beside a total of people, and no share of them."""
    told = (count for count in _told_totals(view) if count.claims and counts_people(count.what))
    whole = (one for one in told if not one.what.startswith("share"))
    return frozenset(quote_sentence(view, view.claim(one.claims[0])) for one in whole)


def _is_borne(view: View, count: Count) -> bool:
    """Say whether a sentence has a word for what a total counts, and counts it as one of those.

    "Relatives of two of them" and "advancing on a second town" are numbers of something else.
    """
    share = count.what.startswith("share") or 0 < (count.best or 1) < 1
    if not count.claims:
        return True
    claim = view.claim(count.claims[0])
    sentence = quote_sentence(view, claim)
    if not counts_people(count.what) and _told_as_history(view, claim):
        return False
    if share:
        return True
    unit = count.what
    words = [unit] if counts_people(unit) else unit.split()
    borne = any(bears_unit(word, sentence) for word in words) or "toll" in sentence.casefold()
    single = counts_people(unit) and not count.of and count.best is not None and count.best < _FEWEST
    part = counts_people(unit) and counts_some_of(sentence)
    fled = bears_type("displacement", sentence) and not bears_type("territory.capture", sentence)
    idle = fled and bool(_PLACES & set(unit.split()))
    whole = re.match(r"\d+", count.of.replace(",", ""))
    too_few = whole is not None and (count.best or 0) > int(whole[0])
    return borne and not (single or part or idle or too_few) and not is_aimed_at(unit, sentence)


def _by_number(told: Sequence[Count]) -> list[list[Count]]:
    """Return the totals of each series, those of one number together: a headline's, its report's and its copies'."""
    series: dict[tuple[str, str], dict[object, list[Count]]] = {}
    for count in told:
        number = (count.low, count.best, count.high, count.of)
        series.setdefault((count.what, count.place), {}).setdefault(number, []).append(count)
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
    values = [_value(view, further[0], sentence, named=len(series) > 1) for further in series]
    shown = bool(claims) and (not count.speaker or claims[0].speaker is not None)
    said = printed_by(view, claims, claims[0]) if shown else speaker_words(count.speaker)
    published = f"published {day_words(count.known.date())}" if count.known else UNDATED
    what = _counted(count, sentence) if len(series) == 1 else sentence
    return Row((days_words(count.days) or published, what, "; ".join(values), said), numbers)


def _value(view: View, count: Count, sentence: str, *, named: bool) -> str:
    """Return the value of a total with how many places of it no report names, and what it counts if that is asked."""
    unnamed = _not_named(view, count, sentence)
    missing = f" ({unnamed} not named in the reports)" if unnamed else ""
    what = f"{one_line(count.what)}: " if named else ""
    return f"{what}{count_words(count)}{missing}"


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


def _counted(count: Count, sentence: str) -> str:
    """Return what a total counts, as far as its sentence has words for it, and the sentence.

    Where people died or fled is left to the sentence: the place may be where they were buried, or were brought to.
    """
    unit = count.what.removeprefix("share of ")
    words = [unit] if counts_people(unit) else unit.split()  # "capitals taken" is one word for the count and its cause
    borne = not sentence or any(bears_unit(word, sentence) for word in words)
    place = count.place if not sentence or (bears_name(count.place, sentence) and not counts_people(count.what)) else ""
    what = one_line(count.what) if borne else "total"
    told = " ".join(part for part in (what, place and f"({one_line(place)})") if part)
    return f"{told}: {sentence}" if sentence else told


def events(view: View, citations: Citations) -> Section:
    """Return what else happened, each event once, in the groups of the table of wordings."""
    enough, earlier = latest(view.events, lambda event: _is_told(event) and not _is_too_bare(view, event))
    fighting = fighting_sides(view)
    told = _without_headlines(view, [as_claimed_event(view, event, fighting) for event in enough])
    totalled = _sentences_of_totals(view)
    bundles: dict[str, list[list[Event]]] = {}
    for bundle in _by_sentence(view, told):
        if not _stands_above(view, citations, bundle, totalled):
            bundles.setdefault(_group_of(view, bundle[0]), []).append(bundle)
    groups = []
    for key, title in wordings().groups.items():
        if key in bundles:
            lines = (told_line(view, citations, first, also=others) for first, *others in bundles[key])
            groups.append(Group(tuple(lines), title))
    seen = view.events[earlier:]
    happened = [event for event in seen if event.status != "predicted" and event.type != "diplomacy.statement"]
    note = " ".join(filter(None, (_left(len(happened) - len(told)), earlier_words(earlier))))
    return Section("events", "Other events", note, tuple(groups))


def _by_sentence(view: View, told: Sequence[Event]) -> list[list[Event]]:
    """Return events in bundles that one sentence tells of, what it tells best first.

    The sentence stands in their line, so that a line for each would say the same thing again. What is denied or taken
    back has its own.
    """
    bundles: dict[tuple[str, str], list[Event]] = {}
    for event in told:
        apart = event.status if event.status not in _LADDER else ""
        bundles.setdefault((quote_sentence(view, quoted_claim(view, event)), apart), []).append(event)

    def rank(sentence: str, event: Event) -> tuple[bool, bool, float]:
        return not bears_type(event.type, sentence), not bears_numbers(event, sentence), -(event.best or 0)

    ranked = (sorted(same, key=partial(rank, sentence)) for (sentence, _), same in bundles.items())
    return [_on_weakest(view, same) for same in ranked]


def _stands_above(view: View, citations: Citations, same: Sequence[Event], totalled: Collection[str]) -> bool:
    """Say whether the sentence of some events stands in a line above, and their own would tell no more than it.

    That is a running total of people, or a state beside which nothing of its own is borne out.
    """
    sentence = quote_sentence(view, quoted_claim(view, same[0]))
    more = bears_type(same[0].type, sentence) and _group_of(view, same[0]) != "other"
    return sentence in totalled if counts_people(same[0].unit) else citations.said(sentence) and not more


def _on_weakest(view: View, same: list[Event]) -> list[Event]:
    """Return the events of one sentence, led by the first on the weakest word of the ladder that one of them has."""
    first = same[0]
    weakest = min(same, key=lambda event: _LADDER.index(event.status) if event.status in _LADDER else 0)
    if weakest.status == first.status:
        return same
    sentence = quote_sentence(view, quoted_claim(view, weakest))
    told = tuple(one.id for one in claims_of(view, weakest.claims) if quote_sentence(view, one) == sentence)
    origins = weakest.independent_origins
    return [replace(first, status=weakest.status, claims=told, independent_origins=origins), *same]


def _group_of(view: View, event: Event) -> str:
    """Return the group of an event: that of its type, if the sentence that tells of it bears this out."""
    borne = bears_type(event.type, quote_sentence(view, quoted_claim(view, event)))
    return wordings().type(event.type if borne else "other").group


def _left(number: int) -> str:
    """Return how many things of a section say too little for a line, and where they are; empty for none."""
    if not number:
        return ""
    what = "1 further one says" if number == 1 else f"{number} further ones say"
    return f"{what} too little for a line (not who, not how many); the exports have {'it' if number == 1 else 'them'}."


def _without_headlines(view: View, told: Sequence[Event]) -> list[Event]:
    """Return events without those that only a headline tells of where its text tells of one of that kind and number."""
    below: dict[tuple[str, str], set[float | None]] = {}
    for event in told:
        for claim in claims_of(view, event.claims):
            if claim.passage != "headline":
                below.setdefault((claim.report_id, _group_of(view, event)), set()).add(event.best)

    def again(event: Event) -> bool:
        claims = claims_of(view, event.claims)
        texts = [below.get((claim.report_id, _group_of(view, event)), set()) for claim in claims]
        same = all(text and (event.best is None or not text.isdisjoint({None, event.best})) for text in texts)
        return bool(claims) and all(claim.passage == "headline" for claim in claims) and same

    return [event for event in told if not again(event)]


def _is_too_bare(view: View, event: Event) -> bool:
    """Say whether the sentence of an event leaves open of whom it speaks, or is of long ago and the event of no day."""
    beside = quoted_claim(view, event)
    sentence = quote_sentence(view, beside)
    open_ = (
        not bears_type(event.type, sentence) and begins_with_pronoun(sentence) and not is_placed(view, event, [beside])
    )
    return open_ or (event.days.first is None and _told_as_history(view, beside))


def _is_told(event: Event) -> bool:
    """Say whether an event is one of this section and tells enough for a line."""
    return event.status != "predicted" and event_says_enough(event)


def told_line(view: View, citations: Citations, event: Event, also: Iterable[Event] = ()) -> Line:
    """Return an event as a line: when, where, what, in whose words, who says so.

    Args:
        view: the view.
        citations: what numbers the clauses.
        event: the event.
        also: further events of which the same sentence tells; their clauses are cited with it.
    """
    claims = claims_of(view, event.claims)
    numbers, more = citations.cite([*claims, *(claim for one in also for claim in claims_of(view, one.claims))])
    beside = quoted_claim(view, event)
    placing = claims if event.independent_origins > 1 else [beside]
    place = place_words(event.place) if is_placed(view, event, placing) else ""
    return Line(
        sentence=_event_sentence(view, event, beside),
        date=_told_on(view, event, beside),
        place=place or ("" if event.place else quoted_place(view, beside)),
        attribution=event_attribution(view, event, beside),
        status=event.status,
        citations=numbers,
        more=more,
    )


def _told_on(view: View, event: Event, beside: Claim) -> str:
    """Return when an event was; of one that was perhaps misread, when the report says what it says."""
    borne = bears_type(event.type, quote_sentence(view, beside))
    return (days_words(event.days) if borne else _said_on(view, beside)) or UNDATED


def _event_sentence(view: View, event: Event, beside: Claim) -> str:
    """Return what happened in the words of a report, and before them what these bear out."""
    quotation = quote_sentence(view, beside)
    borne = as_borne(event, quotation, beside.actor.text if beside.actor else "")
    called = set(beside.actor.text.casefold().split()) if beside.actor else set()
    of_state = borne.actor.startswith((GOVERNMENT, FORCES))
    if of_state and (event.type == "displacement" or not called.isdisjoint(load_nouns().insurgent)):
        borne = replace(borne, actor="")  # a garrison fled, and not a government; "gunmen" are no state's
    if wordings().type(event.type).quoted:
        borne = replace(borne, actor="")  # the sentence tells who gives, leaves or agrees, and often only it does
    told = quotation if borne.type == "other" else f"{event_words(borne)} ({quotation})"
    if event.status == "predicted":
        return f"Forecast: {told}"
    if event.status in WEAK and (borne.type == "other" or bears_denial(quotation)):
        return quotation  # what happened was perhaps misread, or is what the sentence says is not so
    if event.status in WEAK:
        return f"Said to have happened: {told}"
    if event.status == "disputed":
        return f"Disputed: {told}"
    return capitalise(told)


def event_line(view: View, citations: Citations, event: Event) -> Line:
    """Return an event as a short line, for a table or a slide: when, where, what, who says so."""
    claims = claims_of(view, event.claims)
    numbers, more = citations.cite(claims)
    return Line(
        sentence=_plain_sentence(view, event, claims),
        date=days_words(event.days) or UNDATED,
        place=place_words(event.place) or next((words for claim in claims if (words := where_words(claim))), ""),
        attribution=event_attribution(view, event),
        status=event.status,
        citations=numbers,
        more=more,
    )


def _plain_sentence(view: View, event: Event, claims: Sequence[Claim]) -> str:
    told = event_words(event)
    if event.type == "other" and claims:
        told = f"in the words of a report: {quote_clause(view, claims[0])}"
    elif wordings().type(event.type).quoted and claims:
        told = f"{told} ({quote_sentence(view, claims[0])})"
    if event.status == "predicted":
        return f"Forecast: {told}"
    if event.status in WEAK:
        return f"Said to have happened: {told}"
    return capitalise(f"{told}, disputed" if event.status == "disputed" else told)


# --- what was said ------------------------------------------------------------------------------------------------


def statements(view: View, citations: Citations) -> Section:
    """Return what named speakers state, claim, admit and deny; one line for each thing said, however often printed.

    A sentence that stands in a line above is not told again, and neither is what such a line tells as theirs.
    """
    above = [claim for claim in view.claims if citations.told(claim)]
    sayings = {_saying(claim) for claim in above}
    sentences = {quote_sentence(view, claim).casefold() for claim in above}
    said = [
        claim
        for claim in view.claims
        if _is_statement(claim)
        and (speaker_words(_speaker_name(claim)) != wordings().unnamed or shows_speaker(view, claim))
        and _saying(claim) not in sayings
        and quote_sentence(view, claim).casefold() not in sentences
    ]
    told = [claim for claim in said if claim.type == "diplomacy.statement" or claim_says_enough(claim)]
    kept, earlier = latest(_by_words(view, _each_once(view, told)))
    lines = (_statement_line(view, citations, claims) for claims in kept)
    note = " ".join(filter(None, (_left(len(said) - len(told)), earlier_words(earlier))))
    return Section("statements", "Who said what", note, _one_group(lines))


def _each_once(view: View, told: Iterable[Claim]) -> list[Claim]:
    """Return claims without what a speaker says again in the same clause on one day, in whatever report."""
    kept: dict[object, str] = {}
    return [
        claim
        for claim in told
        if kept.setdefault((_saying(claim), claim.quote.casefold(), _day_of(view, claim)), quote_sentence(view, claim))
        == quote_sentence(view, claim)
    ]


def _is_statement(claim: Claim) -> bool:
    named = claim.speaker is not None and claim.speaker_kind not in _UNNAMED
    if claim.type == "diplomacy.statement":
        spoken = claim.stance not in _FORECASTS and len(claim.quote.split()) >= FEWEST_QUOTED
    else:
        spoken = claim.stance in _SPOKEN
    return named and spoken and not claim.historical


def _speaker_name(claim: Claim) -> str:
    return (claim.speaker.name or claim.speaker.text) if claim.speaker else ""


def _statement_line(view: View, citations: Citations, claims: Sequence[Claim]) -> Line:
    """Return what a speaker said as the sentence that says it; who speaks, where the sentence does not show him."""
    claim = claims[0]
    who = capitalise(printed_by(view, [claim], claim))
    return _said_line(view, citations, claims, f"{who}: {quote_sentence(view, claim)}")


def forecasts(view: View, citations: Citations) -> Section:
    """Return what is expected, planned or said under a condition; never as fact, and no sentence twice."""
    said = [claim for claim in view.claims if claim.stance in _FORECASTS and not claim.historical]
    above = {quote_sentence(view, claim).casefold() for claim in view.claims if citations.told(claim)}
    enough = (claim for claim in said if claim_says_enough(claim) and bears_future(quote_sentence(view, claim)))
    told = [claim for claim in enough if quote_sentence(view, claim).casefold() not in above]
    lines: list[Line] = []
    earlier = 0
    for stance, lead in (("forecast", "Forecast"), ("conditional", "Under a condition")):
        kept, before = latest(_by_words(view, [claim for claim in told if claim.stance == stance]))
        lines.extend(_forecast_line(view, citations, claims, lead) for claims in kept)
        earlier += before
    left = (_left(len(said) - len(told)), earlier_words(earlier))
    note = " ".join(filter(None, ("Nothing here has happened, as far as these reports say.", *left)))
    return Section("forecasts", "Forecasts", note, _one_group(lines))


def _forecast_line(view: View, citations: Citations, claims: Sequence[Claim], lead: str) -> Line:
    """Return a line with the whole sentence, since the clause of a claim lacks its condition and who expects it."""
    told = f"{lead}, according to {printed_by(view, claims, claims[0])}: {quote_sentence(view, claims[0])}"
    return _said_line(view, citations, claims, told)


def _by_words(view: View, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return claims in groups that stand in the same sentence, in whatever report; the earliest first."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: _day_of(view, one)):
        groups.setdefault(quote_sentence(view, claim).casefold(), []).append(claim)
    return list(groups.values())


def _said_line(view: View, citations: Citations, claims: Sequence[Claim], sentence: str) -> Line:
    numbers, more = citations.cite(claims)
    return Line(
        sentence=sentence,
        date=_said_on(view, claims[0]),
        place=quoted_place(view, claims[0]),
        citations=numbers,
        more=more,
    )


def _said_on(view: View, claim: Claim) -> str:
    """Return when the words were said, by the page's day; an older text carries its own."""
    return day_words(claim.as_of) if claim.as_of else published_words(view.report(claim.report_id)) or UNDATED


def _day_of(view: View, claim: Claim) -> date:
    report = view.report(claim.report_id)
    return claim.as_of or report.published_day or (report.published.date() if report.published else date.max)


def _saying(claim: Claim) -> tuple[object, ...]:
    own_words = " ".join(claim.quote.casefold().split()) if claim.type == "diplomacy.statement" else ""
    return (
        _speaker_name(claim) or claim.report_id,
        claim.type,
        claim.stance,
        where_words(claim),
        claim_words(claim),
        own_words,
    )


# --- disputes -----------------------------------------------------------------------------------------------------


def disputes(view: View, citations: Citations) -> Section:
    """Return where the reports disagree, side by side, and whether it is settled; a later state is no quarrel."""
    told, earlier = latest(
        view.disputes,
        lambda dispute: (
            not (dispute.resolved and _is_no_quarrel(view, dispute))
            and not _says_one_thing(view, dispute)
            and not dispute.topic.endswith(_THE_DAY)
            and not _is_of_history(view, dispute)
            and _parts_parties(view, dispute)
        ),
    )
    groups = tuple(dispute_group(view, citations, dispute, quote_sentence) for dispute in told)
    left = len(view.disputes) - earlier - len(told)
    which = "1 difference is" if left == 1 else f"{left} differences are"
    note = f"{which} between two states or days of one story and left out; the exports have them." if left else ""
    return Section("disputes", "What the reports disagree on", f"{note} {earlier_words(earlier)}".strip(), groups)


def _parts_parties(view: View, dispute: Dispute) -> bool:
    """Say whether the sentences of a dispute over a holder name those it parts; they may be one under two names."""
    sides = (claims_of(view, dispute.side_a), claims_of(view, dispute.side_b))
    if dispute.topic.endswith(_WHO):
        return all(any(one.actor and acts_in(view, one, mention_name(one.actor)) for one in side) for side in sides)
    _, _, holder = dispute.topic.rpartition(" by ")
    parted = dispute.topic != holder and dispute.kind == "true_conflict"
    return not parted or any(acts_in(view, one, holder) for one in sides[0])


def _is_of_history(view: View, dispute: Dispute) -> bool:
    """Say whether one side of a dispute tells of another time than the other: "the army took it last July"."""
    sides = (claims_of(view, side) for side in (dispute.side_a, dispute.side_b))
    return any(side and all(one.historical or _told_as_history(view, one) for one in side) for side in sides)


def _is_no_quarrel(view: View, dispute: Dispute) -> bool:
    """Say whether two words are two states of one story, or two totals of one series, each told above with its day.

    That a place was entered or fought for is no older text of a place that had fallen, but its earlier stage.
    """
    stage = dispute.kind == "stale" and all(one.type in _STAGES for one in claims_of(view, dispute.side_b))
    return stage or dispute.kind in _NO_QUARREL or dispute.topic.startswith(_TOTAL)


def _says_one_thing(view: View, dispute: Dispute) -> bool:
    """Say whether one sentence stands on both sides, as where two outlets print it and were read differently."""
    one, other = ({quote_sentence(view, c) for c in claims_of(view, side)} for side in (dispute.side_a, dispute.side_b))
    return not one.isdisjoint(other)


def dispute_group(
    view: View, citations: Citations, dispute: Dispute, say: Callable[[View, Claim], str] | None = None
) -> Group:
    """Return a dispute as a group: a line for each side, and in the note whether it is settled and why.

    Args:
        view: the view.
        citations: what numbers the clauses.
        dispute: the dispute.
        say: what words a claim, such as :func:`quote_sentence`; by default what it says, as a noun phrase.
    """
    topic, place = one_line(dispute.topic), one_line(dispute.place)
    title = topic if not place or place.casefold() in topic.casefold() else f"{place}: {topic}"
    lines = (_side_line(view, citations, side, say or _told) for side in (dispute.side_a, dispute.side_b))
    state = "Settled" if dispute.resolved else "Open"
    why = one_line(dispute.reason)  # who contradicts stands above, with his words
    told = (wordings().disputes[dispute.kind], one_line(dispute.resolution), "" if why.startswith(_AGAINST) else why)
    reasons = dict.fromkeys(reason.rstrip(".") for reason in told if reason and reason.casefold() != state.casefold())
    note = f"{state}: {'; '.join(reasons)}."
    return Group(tuple(line for line in lines if line), capitalise(title), note)


def _side_line(view: View, citations: Citations, side: Sequence[str], say: Callable[[View, Claim], str]) -> Line | None:
    claims = claims_of(view, side)
    if not claims:
        return None
    numbers, more = citations.cite(claims)
    told = "; ".join(list(dict.fromkeys(say(view, claim) for claim in claims))[:MOST_TOLD])
    shown = say is quote_sentence
    who = list_words((printed_by(view, [one], one) for one in claims), MOST_VOICES) if shown else voices(view, claims)
    return Line(capitalise(told), attribution=f"according to {who}", citations=numbers, more=more)


def _told(view: View, claim: Claim) -> str:  # noqa: ARG001 - it takes what every wording of a claim takes
    words = claim_words(claim)
    return f"{wordings().stances[claim.stance]}: {words}" if claim.stance not in ("asserted", "attributed") else words


# --- copies -------------------------------------------------------------------------------------------------------


def copies(view: View, citations: Citations) -> Section:  # noqa: ARG001 - no line of it rests on a clause
    """Return the texts that other reports print again, wholly or in part, the most copied first."""
    order = _by_publication(view.reports)
    printed: dict[str, set[str]] = {}
    for copy, first in _first_prints(view.copies, order).items():
        printed.setdefault(first, set()).add(copy)
    most = sorted(printed, key=lambda first: (-len(printed[first]), order[first]))
    lines = tuple(_copied_line(view, first, printed[first]) for first in most[:MOST_COPIED])
    left = f" {len(most) - MOST_COPIED} further texts were copied." if len(most) > MOST_COPIED else ""
    return Section("copies", "Copies", f"A text is one voice, however often it is printed.{left}", _one_group(lines))


def _by_publication(reports: Sequence[Report]) -> dict[str, int]:
    """Return the place of each report in the order of publication; of one moment, in that of their ids, as links go."""
    ordered = sorted(reports, key=lambda report: (report.published is None, report.published or 0, report.id))
    return {report.id: place for place, report in enumerate(ordered)}


def _first_prints(copies: Iterable[Link], order: Mapping[str, int]) -> dict[str, str]:
    """Return for each report that copies another the first print of its words, over any number of copies."""
    copied: dict[str, str] = {}
    for link in copies:
        if order[link.right] < order[link.left]:
            copied[link.left] = min(link.right, copied.get(link.left, link.right), key=order.__getitem__)
    for copy in sorted(copied, key=order.__getitem__):
        copied[copy] = copied.get(copied[copy], copied[copy])
    return copied


def _copied_line(view: View, first: str, again: Collection[str]) -> Line:
    report = view.report(first)
    others = sorted(map(view.report, again), key=lambda one: (one.published is None, one.published or 0, one.id))
    times = "1 other report" if len(again) == 1 else f"{len(again)} other reports"
    by = list_words(dict.fromkeys(map(outlet_words, others)), MOST_COPIERS)
    words = ", ".join(dict.fromkeys((outlet_words(report), one_line(report.title or report.file))))
    undated = any(one.published is None for one in (report, *others))
    doubt = "; which of them was first is not known, as not all have a date" if undated else ""
    return Line(
        sentence=f"{words}: printed again, whole or in part, in {times} by {by}{doubt}",
        date=published_words(report) or UNDATED,
    )


def _one_group(lines: Iterable[Line]) -> tuple[Group, ...]:
    found = tuple(lines)
    return (Group(found),) if found else ()


SECTIONS: tuple[Callable[[View, Citations], Section], ...] = (
    changes, claimed, contested, held, totals, events, statements, forecasts, disputes, copies,
)  # fmt: skip
"""The sections in the order in which a factbox prints them; one that has nothing to say is left out."""
