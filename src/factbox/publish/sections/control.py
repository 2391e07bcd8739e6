"""Which places fell, are claimed, fought for and held."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta

from factbox.knowledge.actors import FORCES, GOVERNMENT, NOT_NAMED, load_nouns
from factbox.knowledge.place_words import load_place_words
from factbox.publish.acting import may_act
from factbox.publish.attribution import (
    TAKINGS,
    WITHDRAWAL,
    borne_state,
    claims_of,
    contrary,
    control_attribution,
    further_prints,
    is_in_dispute,
    is_weak,
    quoted_state,
    supporting,
)
from factbox.publish.circumstances import is_elsewhere, tells_most_since, tells_never, tells_old_item, tells_since
from factbox.publish.citations import Citations
from factbox.publish.context import quotation
from factbox.publish.document import Group, Line, Section, one_line
from factbox.publish.endings import ending_claims, without_end
from factbox.publish.grounds import (
    bears_type,
    begins_with_group,
    tells_days,
    tells_of_part,
    tells_of_town,
    tells_share,
    tells_what_is_over,
)
from factbox.publish.grounds_table import any_of
from factbox.publish.lands import is_any_of_land, says_too_much
from factbox.publish.latest import earlier_words, latest
from factbox.publish.passing import is_known, names_deed
from factbox.publish.quoted_places import names_place, nearly
from factbox.publish.quoting import paragraph_around, quote_sentence
from factbox.publish.same_thing import state_as_told
from factbox.publish.sections.exact import without_told_below, without_unnamed
from factbox.publish.sections.lines import (
    UNDATED,
    asked_about,
    day_of,
    days_by,
    one_group,
    placed_words,
    told_as_history,
)
from factbox.publish.standing_alone import stands_alone
from factbox.publish.state_phrases import state_words
from factbox.publish.told_days import told_days
from factbox.publish.wording import capitalise, day_words, days_words, party_words, since_words
from factbox.records import Claim, Control, Days, View

NEAR = timedelta(days=3)
"""How far apart two takings of one place are told at least that must be two."""

HISTORY = timedelta(days=30)
"""How long before the first report a change has come about that is no news of it."""

_HELD = "territory.held"
_WIDE = ("province", "district", "region", "country")
_FIGHTS = ("battle.clash", "territory.enter")


def changes(view: View, citations: Citations) -> Section:
    """Return who took what: the changes that at least one voice that is no party tells of."""
    rows, old, earlier = view.once("changes", lambda: _shown_changes(view))
    left = (_left_out(view), _history_left(old), earlier_words(len(earlier)))
    towns = one_group(told_state(view, citations, row) for row in rows if row.place.kind != "facility")
    inside = tuple(told_state(view, citations, row) for row in rows if row.place.kind == "facility")
    facilities = (Group(inside, "Buildings and posts"),) if inside else ()
    return Section("changes", "Changes of control", " ".join(filter(None, left)), (*towns, *facilities))


def _shown_changes(view: View) -> tuple[list[Control], int, list[Control]]:
    """Return the changes that are printed, how many of long ago are not, and the earlier ones that nobody looked at."""
    every = [row for row in asked_about(view) if _is_change(row)]
    taken, earlier = latest(every)
    news = [row for row in taken if not (_is_history(view, row) or is_any_of_land(view, row.place))]
    return without_told_below(view, _once_a_place(view, news)), len(taken) - len(news), every[:earlier]


def told_changes(view: View) -> list[Control]:
    """Return the changes that the factbox tells of, with those that are too early to be printed."""
    rows, _, earlier = view.once("changes", lambda: _shown_changes(view))
    return [*earlier, *rows]


def _is_history(view: View, row: Control) -> bool:
    """Say whether a change came about long before the first report of the view, or is told as one that did."""
    if told_as_history(view, quoted_state(view, row)):
        return True
    first = view.once("first_day", lambda: _first_day(view))
    return first is not None and row.began.last is not None and row.began.last < first - HISTORY


def _first_day(view: View) -> date | None:
    """Return the day of the first report."""
    return min((report.published.date() for report in view.reports if report.published), default=None)


def _history_left(number: int) -> str:
    if not number:
        return ""
    which = "1 change is" if number == 1 else f"{number} changes are"
    return f"{which} from long before and left out; the exports have {'it' if number == 1 else 'them'}."


def _once_a_place(view: View, rows: Sequence[Control]) -> list[Control]:
    """Return takings without those that name no taker, near in time to another of their place: they may be it again."""
    named = [row for row in rows if _names_holder(view, row)]
    states = [row for row in named if row.holder.startswith((GOVERNMENT, FORCES)) and not _is_unnamed_state(row)]
    kept = [row for row in named if not _is_unnamed_state(row) or not any(_may_be_same(row, one) for one in states)]
    for row in rows:
        if not any(row is one or _may_be_same(row, one) for one in kept):
            kept.append(row)
    return [row for row in rows if any(row is one for one in kept)]


def _is_unnamed_state(row: Control) -> bool:
    """Say whether "the government" of no state that is named took a place, which may be that of another line."""
    return row.holder in (GOVERNMENT + NOT_NAMED, FORCES + NOT_NAMED)


def _may_be_same(row: Control, other: Control) -> bool:
    """Say whether two takings of a place may be one; a taking back after the other one had come about is not."""
    if row.change == "retaken" and row.began.first and other.began.last and other.began.last < row.began.first:
        return False
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
    rows, earlier = view.once("claimed", lambda: _shown_claims(view))
    lines = (told_state(view, citations, row) for row in rows)
    return Section("claimed", "Claimed, not confirmed", earlier_words(len(earlier)), one_group(lines))


def _shown_claims(view: View) -> tuple[list[Control], list[Control]]:
    """Return the claims that are printed, and the earlier ones that nobody looked at."""
    told = _told_takings(view)
    weak = [row for row in asked_about(view) if is_weak(row) and row.status != "predicted" and not _is_past(row)]
    weak = [row for row in weak if not _only_left_open(view, row)]
    rows, earlier = latest(
        weak, lambda row: _may_hold(view, row) if row.state == "held" else _tells_of_attack(view, row, told)
    )
    above = told_changes(view)
    rows = [row for row in rows if not (_names_nobody(view, row) and any(_may_be_same(row, one) for one in above))]
    rows = [row for row in rows if _is_understood(view, row)]
    return without_told_below(view, _once_a_sentence(view, rows)), weak[:earlier]


def _is_understood(view: View, row: Control) -> bool:
    """Say whether a reader knows of what the quotation of a state tells, and of which place it does.

    "His own spokesman announced it" is of nobody, and "the outpost" of a land is any outpost.
    """
    beside = quoted_state(view, row)
    if beside is None:
        return True
    return stands_alone(quotation(view, beside)) and not says_too_much(view, row, beside, quote_sentence(view, beside))


def _names_nobody(view: View, row: Control) -> bool:
    """Say whether somebody only says that a place was taken, and not by whom: of a taking that others tell of."""
    return row.status == "claimed" and row.state == "held" and row.change != "none" and not _names_holder(view, row)


def _only_left_open(view: View, row: Control) -> bool:
    """Say whether all that is told of a state is that somebody did not deny or confirm it, which is nobody's word."""
    told = claims_of(view, (one.claim for one in row.testimonies))
    return bool(told) and all(one.stance == "unconfirmed" and one.cue.startswith("not ") for one in told)


def told_claims(view: View) -> list[Control]:
    """Return what the factbox tells as claimed only, with what is too early to be printed."""
    rows, earlier = view.once("claimed", lambda: _shown_claims(view))
    return [*earlier, *rows]


def _once_a_sentence(view: View, rows: Sequence[Control]) -> list[Control]:
    """Return states without the holds of places of which the same sentence tells a taking or a fight."""
    idle = [row.state == "held" and row.change == "none" for row in rows]
    told = {one for row, hold in zip(rows, idle, strict=True) if not hold for one in _sentence_on(view, row)}
    return [row for row, hold in zip(rows, idle, strict=True) if not hold or _sentence_on(view, row).isdisjoint(told)]


def _is_past(row: Control) -> bool:
    """Say whether a state that only a party tells of is over: who was said to hold or besiege a place until it fell."""
    return row.ended is not None and row.change == "none"


def _may_hold(view: View, row: Control) -> bool:
    denials = [one.quote for one in contrary(view, row)] if row.status == "denied" else []
    if denials and all(map(tells_never, denials)):
        return False  # "vowed that X would never fall" denies no fall
    return row.change != "none" or not _holds_nothing(view, row)


def contested(view: View, citations: Citations) -> Section:
    """Return the places that are contested or besieged now."""
    rows, earlier = view.once("contested", lambda: _shown_attacks(view))
    lines = (told_state(view, citations, row) for row in rows)
    return Section("contested", "Contested or besieged", earlier_words(len(earlier)), one_group(lines))


def _shown_attacks(view: View) -> tuple[list[Control], list[Control]]:
    """Return the places under attack that are printed, and the earlier ones that nobody looked at."""
    told = _told_takings(view)
    attacked = [row for row in asked_about(view) if _is_under_attack(row)]
    rows, earlier = latest(attacked, lambda row: _tells_of_attack(view, row, told))
    return _once_a_spelling(view, rows), attacked[:earlier]


def _once_a_spelling(view: View, rows: Sequence[Control]) -> list[Control]:
    """Return states without those of a place that only a misprint made: the same sentence, two letters changed."""
    told = [(row, quote_sentence(view, beside)) for row in rows if (beside := quoted_state(view, row))]
    known = [(row, words) for row, words in told if not row.place.id.startswith("local:")]

    def misprinted(row: Control) -> bool:
        mine = next((words for one, words in told if one is row), "")
        letters = sorted(mine)
        return row.place.id.startswith("local:") and any(
            row.state == one.state and words != mine and sorted(words) == letters for one, words in known
        )

    return [row for row in rows if not misprinted(row)]


def told_attacks(view: View) -> list[Control]:
    """Return the places of which the factbox tells that they are contested or besieged, with the earlier ones."""
    rows, earlier = view.once("contested", lambda: _shown_attacks(view))
    return [*earlier, *rows]


def _is_under_attack(row: Control) -> bool:
    return row.state != "held" and not is_weak(row) and row.ended is None


def _tells_of_attack(view: View, row: Control, told: Collection[tuple[str, str]]) -> bool:
    """Say whether a sentence has words for a fight or siege and for its place, and does not stand above as a taking.

    A headline names several places, and which of them was fought for only its text tells.
    """
    beside = quoted_state(view, row)
    if beside is None or beside.passage == "headline" or not names_place(view, beside):
        return False
    if row.place.kind == "facility" and _is_any(placed_words(view, row.place, [beside])):
        return False
    if told_as_history(view, beside) or tells_days(quote_sentence(view, beside)) or not _is_understood(view, row):
        return False
    if beside.type in _FIGHTS and (
        is_elsewhere(row.place.name, quote_sentence(view, beside)) or _is_of_another(beside)
    ):
        return False  # an ambush "in northern Varnia", or of boats "from Alder", makes no place contested
    if names_deed(beside.quote) and _has_fallen(view, row):
        return False
    if is_known(beside.quote, quote_sentence(view, beside)):
        return False  # "ten days after the ambush in which eleven died, two were shot at Alder"
    return bears_type(beside.type, quote_sentence(view, beside)) and _sentence_on(view, row).isdisjoint(told)


def _is_any(building: str) -> bool:
    """Say whether a building is called by a common noun alone, so that nobody knows of which town: "HOSPITAL"."""
    words = tuple(building.casefold().split())
    return bool(words) and words in load_place_words().facilities.get(words[0], ())


def _has_fallen(view: View, row: Control) -> bool:
    """Say whether the place of a fight had changed hands before: "the offensive against Alder" has then succeeded."""
    fallen: dict[str, list[date]] = view.once("fallen", lambda: _days_of_falls(view))
    day = row.began.last
    return day is not None and any(fall < day for fall in fallen.get(row.place.id, ()))


def _days_of_falls(view: View) -> dict[str, list[date]]:
    """Return the last days on which places may have changed hands, place by place."""
    falls: dict[str, list[date]] = {}
    for row in view.control:
        if row.change != "none" and row.ended is None and not is_weak(row) and row.began.last is not None:
            falls.setdefault(row.place.id, []).append(row.began.last)
    return falls


def _is_of_another(beside: Claim) -> bool:
    """Say whether the clause of a fight has not the name of its place, which another clause of its sentence has."""
    words = one_line(beside.place.text) if beside.place else ""
    named = words[:1].isupper() or words[4:5].isupper()
    if words and one_line(beside.quote).startswith(f"{words} and "):
        return True  # "cars burnt in Alder and shooting was heard in Birch"
    return named and words.casefold() not in one_line(beside.quote).casefold()


def _told_takings(view: View) -> frozenset[tuple[str, str]]:
    """Return the sentences that tell that a place was taken or is held; the fight in one of them is no further line."""
    taken = (row for row in view.control if row.change != "none" or (_is_held(row) and not _holds_nothing(view, row)))
    return view.once("told_takings", lambda: frozenset(one for row in taken for one in _sentence_on(view, row)))


def _sentence_on(view: View, row: Control) -> frozenset[tuple[str, str]]:
    """Return the place of a state with the sentence that tells it; nothing if nobody tells it."""
    beside = quoted_state(view, row)
    return frozenset() if beside is None else frozenset([(row.place.id, quote_sentence(view, beside))])


def held(view: View, citations: Citations) -> Section:
    """Return who was last reported to hold what has not changed hands, holder by holder."""
    last, earlier = latest([row for row in asked_about(view) if _is_held(row)])
    rows = [row for row in last if not _holds_nothing(view, row) and _is_understood(view, row)]
    rows = without_unnamed(rows)
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
    if tells_old_item(sentence):
        return True
    idle = beside.actor is not None and not may_act(beside.actor.text, sentence, holds=True)
    if beside.type == _HELD and not bears_type(_HELD, sentence):
        return True  # "soldiers are patrolling the town"
    if not names_place(view, beside) and tells_of_town(sentence) and not _is_named_near(view, row, beside):
        return True  # "the village" is not the district it lies in, nor one that another paragraph tells of
    called = row.place.name.casefold() in sentence.casefold()
    if row.place.kind == "city" and not names_place(view, beside) and (called or tells_of_part(sentence)):
        return True  # "full control of the district", "of the Alder quarter" is of a part of the city
    left_open = begins_with_group(sentence) or _OF_SOMEBODY.search(sentence) is not None
    unnamed = left_open and not borne_state(view, row, beside).holder
    return idle or unnamed or tells_what_is_over(sentence)


_OF_SOMEBODY = re.compile(r"\b(?:its|their|his|her) (?:[a-z]+ )?(?:control|hands|grip|rule|authority)\b")
"""Words that leave it to a sentence before who holds a place: "still under its control"."""


def _is_named_near(view: View, row: Control, beside: Claim) -> bool:
    """Say whether the paragraph of a claim has the name of its place, which is no division that holds others."""
    return row.place.kind not in _WIDE and row.place.name in one_line(paragraph_around(view, beside))


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
    told = claims_of(view, row.claims)
    citations.note(told)
    prints, uncited = further_prints(view, row, told)
    ending = ending_claims(view, row)
    numbers, more = citations.cite([*told, *against, *prints, *ending])
    more += uncited
    return Line(
        sentence=state_words(view, row),
        date=days_words(row.began) or UNDATED,
        place=placed_words(view, row.place, claims_of(view, row.claims)),
        attribution=control_attribution(view, row),
        status=row.status,
        notes=control_notes(row if ending else without_end(row)),
        citations=numbers,
        more=more,
    )


def told_state(view: View, citations: Citations, row: Control) -> Line:
    """Return a state of control as a line with the sentence that tells it, and before it what that bears out."""
    beside = quoted_state(view, row)
    if beside is None:
        return control_line(view, citations, row)
    citations.note(claims_of(view, row.claims))
    row = state_as_told(view, row, beside)
    if row.change != "none" and beside.type == _HELD:  # who holds a place is told, and not that or when it was taken
        days = beside.days if beside.days.precision == "since" else days_by(view, beside)
        row = replace(row, change="none", began=days, date_reason="")
    elif row.state != "held" and tells_most_since(quote_sentence(view, beside)):
        row = replace(row, began=days_by(view, beside), date_reason="")
    elif row.state != "held" and not _dates(row, beside):
        days = beside.days if beside.days.last else days_by(view, beside)
        row = replace(row, began=days, date_reason="")
    elif row.state == "held" and row.began.first != row.began.last and _tells_own_day(row, beside):
        row = replace(row, began=beside.days, date_reason="")  # others leave it open, or name no day
    elif row.change != "none" and beside.type in TAKINGS and not _is_day_of_taking(view, row):
        row = replace(row, began=beside.days if beside.days.last else days_by(view, beside))  # not when the loser left
    elif row.change != "none" and beside.days.first is None and _is_loose(row.began):
        row = replace(row, began=Days(None, row.began.last, "by"), date_reason="")
    elif row.change == "retaken" and beside.days.first is None:  # the row may have its day from when it was lost
        days = Days(None, beside.days.last, "by") if beside.days.last else days_by(view, beside)
        row = replace(row, began=days, date_reason="")
    line = control_line(view, citations, row)
    citations.say(quote_sentence(view, beside))
    citations.quote(beside)
    when = _since_words(view, row, beside) or _taken_on(row, quote_sentence(view, beside))
    last = _last_told(view, row) if when.startswith("since ") else ""
    return replace(
        line,
        place=_told_near(line.place, row, beside, quote_sentence(view, beside)),
        date=", ".join(filter(None, (when, last))) or UNDATED,
        notes=tuple("Stale" if last and note.startswith("Stale") else note for note in line.notes),
        sentence=_told_by(view, row, beside),
        attribution=control_attribution(view, row, beside),
    )


_LOOSE = timedelta(days=7)
"""Days of a change from which on they are those of what other reports leave open, and say little."""


def _is_loose(days: Days) -> bool:
    return days.first is not None and days.last is not None and days.last - days.first > _LOOSE


def _is_day_of_taking(view: View, row: Control) -> bool:
    """Say whether the first day of a change is told of the taking, or was inferred, as far as there is one."""
    taken = (claim for claim in claims_of(view, row.claims) if claim.type in TAKINGS)
    first = row.began.first
    return first is None or bool(row.date_reason) or any(claim.days.first == first for claim in taken)


def _told_near(place: str, row: Control, beside: Claim, sentence: str) -> str:
    """Return the place of a state as its line has it: near it, where a post or a border "near X" was attacked."""
    at = sentence.find(one_line(beside.place.text)) if beside.place else -1
    return nearly(place, sentence[:at]) if row.state != "held" and at > 0 and place else place


def _since_words(view: View, row: Control, beside: Claim) -> str:
    """Return since when a state is so whose sentence tells that, as exactly as it does; empty where it does not."""
    if row.state == "held" or not tells_since(quote_sentence(view, beside)):
        return ""
    if beside.days.precision == "since" and beside.time is not None:
        return since_words(beside.days, beside.time.text)
    return days_words(Days(row.began.first, None, "since")) if row.began.first == row.began.last else ""


def _last_told(view: View, row: Control) -> str:
    """Return on which day a fight or siege that is told to go on was last told of; empty if that is not days ago."""
    if row.state == "held":
        return ""
    last = max((day_of(view, one) for one in supporting(view, row)), default=date.max)
    return f"last told of on {day_words(last)}" if last < view.known.astimezone(UTC).date() - NEAR else ""


def _taken_on(row: Control, sentence: str) -> str:
    """Return when a state came about; what was taken at some time since a month was so by the last day it can be."""
    words = told_days(row.began, sentence)
    once = row.change != "none" and words.startswith("since ")
    return days_words(Days(None, row.began.last, "by")) if once else words


def _tells_own_day(row: Control, beside: Claim) -> bool:
    """Say whether a claim names one day on which a place was taken, within what the state as a whole allows."""
    days, last = beside.days, row.began.last
    begun = row.began.first is None or (days.first is not None and row.began.first <= days.first)
    return begun and days.first is not None and days.first == days.last and last is not None and days.first <= last


def _dates(row: Control, beside: Claim) -> bool:
    """Say whether the sentence of a state bears out since when it was so, which another may have told."""
    days = beside.days
    if row.began.first is None and days.precision == "day":
        return False  # it tells the day, and another only by when it was
    return days.last == row.began.last or (days.first is not None and days.first == row.began.first)


def told_words(view: View, row: Control) -> str:
    """Return the sentence of a state's line, as ``told_state`` prints it."""
    beside = quoted_state(view, row)
    return view.of_each(
        "told_words", row, lambda: state_words(view, row) if beside is None else _told_by(view, row, beside)
    )


def _told_by(view: View, row: Control, beside: Claim) -> str:
    """Return a state in words with the sentence of a claim that tells it."""
    sentence = quote_sentence(view, beside)
    words = state_words(view, borne_state(view, row, beside), beside)
    disputed = "Disputed: " if is_in_dispute(view, row) else ""
    borne = bears_type(beside.type, sentence) and not (row.state == "held" and tells_share(sentence))
    borne = borne and not (row.change != "none" and (_stays_with_state(row, sentence) or _is_untaken(beside, sentence)))
    told = quotation(view, beside)
    return f"{words} ({told})" if borne else f"{disputed}{told}"


def _is_untaken(beside: Claim, sentence: str) -> bool:
    """Say whether the sentence of a change tells only that somebody left, lost the place or came in: nobody took it."""
    if beside.type in (WITHDRAWAL, "territory.enter"):
        return _TAKEN_OVER.search(sentence.replace(one_line(beside.quote), " ")) is None
    lost = beside.actor is None and _LOST.search(beside.quote) is not None
    return beside.type == "territory.capture" and lost


_TAKEN_OVER = re.compile(
    r"(?<!which )(?<!that )\b(?:(?:was|were) (?:then )?(?:occupied|taken|seized|retaken|recaptured)"
    r"|(?:took|seized|captured|occupied|retook|recaptured|overran|liberated) it|took over|took control of it"
    r"|leaving (?:it|the \w+) in the hands)\b"
)
"""Words for a taking beside the clause in which others leave: "the division withdrew and the town WAS OCCUPIED"."""

_LOST = re.compile(r"\b(?:los(?:e|es|t|ing|s)|given up|gave up)\b", re.IGNORECASE)
"""Words for a place that its holder has no more, whoever has it then."""


def _stays_with_state(row: Control, sentence: str) -> bool:
    """Say whether a state's soldiers take a place over from others of its own: "from the riot police"."""
    own = any_of(sorted(load_nouns().government))
    return row.holder.startswith((GOVERNMENT, FORCES)) and (
        re.search(rf"\b(?:took|taken|take|taking) over\b[^,;]*\bfrom (?:the )?(?:[\w-]+ )?{own}\b", sentence)
        is not None
    )


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
