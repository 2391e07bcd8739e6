"""What happened: attacks, killings, talks and the rest, grouped by type."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

from factbox.knowledge.actors import FORCES, GOVERNMENT, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.publish.agreements import is_no_deal
from factbox.publish.attribution import (
    DENYING,
    WEAK,
    claims_of,
    event_attribution,
    quoted_claim,
)
from factbox.publish.circumstances import (
    hangs_on_before,
    hangs_on_time,
    is_one_of_several,
    tells_correction,
    tells_of_court,
    tells_of_long,
    tells_of_treatment,
    tells_of_two_times,
    tells_old_figure,
    tells_present,
    tells_since,
    tells_sound,
    tells_span_to,
    tells_time,
    tells_when,
    tells_where_taken,
)
from factbox.publish.citations import Citations
from factbox.publish.context import is_placed_by_name, is_understood, leaves_whom_open, quotation
from factbox.publish.document import Group, Line, Section, one_line
from factbox.publish.figures import figures
from factbox.publish.grounds import (
    as_borne,
    bears_denial,
    bears_numbers,
    bears_type,
    begins_with_pronoun,
    counts_people,
    is_whom,
    running_sums,
    settles_something,
    tells_days,
    tells_due,
    tells_fragment,
    tells_refusal,
)
from factbox.publish.hedges import tells_only_thought
from factbox.publish.latest import earlier_words, latest
from factbox.publish.passing import (
    has_bare_place,
    has_name,
    is_known,
    leaves_open,
    names_nature,
    says_it,
    tells_of_known_victims,
    tells_of_nature,
    tells_only_number,
)
from factbox.publish.quoted_places import is_only_near, is_placed
from factbox.publish.quoting import quote_clause, quote_sentence
from factbox.publish.relatives import without_relatives
from factbox.publish.same_thing import event_as_told
from factbox.publish.sections.lines import (
    UNDATED,
    by_day,
    left_out,
    placed_words,
    said_by_nobody,
    said_place,
    told_as_history,
)
from factbox.publish.sections.totals import deaths_of_totals, numbers_of_totals, sentences_of_totals
from factbox.publish.several import all_doers
from factbox.publish.substance import event_says_enough
from factbox.publish.told_days import told_days
from factbox.publish.tolls import first_told, with_hurt
from factbox.publish.wording import (
    as_called,
    capitalise,
    days_words,
    event_words,
    place_words,
    where_words,
    wordings,
)
from factbox.records import Claim, Days, Event, Status, View

_LADDER: tuple[Status, ...] = ("claimed", "disputed", "reported", "corroborated", "admitted")
"""The words of the ladder for what is told as so, the weakest first."""


def events(view: View, citations: Citations) -> Section:
    """Return what else happened, each event once, in the groups of the table of wordings."""
    happened = [_as_casualties(view, event) for event in view.events]
    enough, earlier = latest(happened, lambda event: _is_told(event) and not _is_too_bare(view, event))
    told = _each_number_once(view, _without_known(view, _without_headlines(view, enough)))
    told = _without_leads(view, told)
    totalled = sentences_of_totals(view)
    sums = numbers_of_totals(view)
    told = [event for event in told if (event.unit.partition(";")[0], event.best, event.days) not in sums]
    told = [event for event in told if not _is_totalled(view, event)]
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
    shown = [event for event in seen if event.status != "predicted" and event.type != "diplomacy.statement"]
    note = " ".join(filter(None, (left_out(len(shown) - len(told)), earlier_words(earlier))))
    return Section("events", "Other events", note, tuple(groups))


def _as_casualties(view: View, event: Event) -> Event:
    """Return a bombing whose sentence has only those whom it befell as what befell them: "a mine wounded three"."""
    if event.type != "attack.bombing":
        return event
    sentence = quote_sentence(view, quoted_claim(view, event))
    hurt = not bears_type(event.type, sentence) and bears_type("casualties", sentence)
    return replace(event, type="casualties", actor="") if hurt else event


def _without_leads(view: View, told: Sequence[Event]) -> list[Event]:
    """Return events without those of no known kind whose sentence stands in front of another's in its line."""
    quoted = [
        (quotation(view, beside), quote_sentence(view, beside)) for beside in map(partial(quoted_claim, view), told)
    ]
    fuller = [whole for whole, sentence in quoted if whole != sentence]

    def again(event: Event) -> bool:
        sentence = quote_sentence(view, quoted_claim(view, event))
        led = any(one.strip("“”").startswith(sentence.strip("“”")) for one in fuller)
        return led and not bears_type(event.type, sentence)

    return [event for event in told if not again(event)]


def _by_sentence(view: View, told: Sequence[Event]) -> list[list[Event]]:
    """Return events in bundles that one sentence tells of, what it tells best first.

    The sentence stands in their line, so that a line for each would say the same thing again. What is denied or taken
    back has its own.
    """
    bundles: dict[tuple[str, str], list[Event]] = {}
    for event in told:
        apart = event.status if event.status not in _LADDER else ""
        bundles.setdefault((quote_sentence(view, quoted_claim(view, event)), apart), []).append(event)

    def rank(sentence: str, event: Event) -> tuple[bool, bool, int, float]:
        unborne = not bears_type(event.type, sentence), not bears_numbers(event, sentence)
        return *unborne, first_told(event.unit), -(event.best or 0)

    ranked = [sorted(same, key=partial(rank, sentence)) for (sentence, _), same in bundles.items()]
    return [_on_weakest(view, same) for same in ranked if not _is_cited(view, same, told)]


def _is_cited(view: View, same: Sequence[Event], told: Sequence[Event]) -> bool:
    """Say whether another event of its kind, told by another sentence, rests on the sentence of an event as well."""
    first = same[0]
    sentence = quote_sentence(view, quoted_claim(view, first))
    return not first.unit and any(
        one.type == first.type
        and one.days.last == first.days.last
        and quote_sentence(view, quoted_claim(view, one)) != sentence
        and any(quote_sentence(view, claim) == sentence for claim in claims_of(view, one.claims))
        for one in told
    )


def _stands_above(view: View, citations: Citations, same: Sequence[Event], totalled: Collection[str]) -> bool:
    """Say whether the sentence of some events stands in a line above, and their own would tell no more than it.

    That is a running total of people, or a state beside which nothing of its own is borne out.
    """
    sentence = quote_sentence(view, quoted_claim(view, same[0]))
    more = bears_type(same[0].type, sentence) and _group_of(view, same[0]) != "other"
    more = more and (_adds_number(same[0], sentence) or same[0].status not in WEAK)
    if citations.said(sentence) and not more:
        return True
    return sentence in totalled


def _is_totalled(view: View, event: Event) -> bool:
    """Say whether an event is the dead of a total that its report gives in other words: in its headline."""
    number = event.best if event.best is not None else event.low
    dead = event.type.startswith(("casualties", "killing.")) and event.unit.split(";")[0] in ("dead", "killed")
    reports = {view.claim(one).report_id for one in event.claims}
    return dead and number is not None and {(one, number) for one in reports} <= deaths_of_totals(view)


def _adds_number(event: Event, sentence: str) -> bool:
    """Say whether the line of an event has a number in front of a sentence that stands in another line as well."""
    return bool(event.unit) and bears_numbers(event, sentence)


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
    beside = quoted_claim(view, event)
    sentence = quote_sentence(view, beside)
    borne = bears_type(event.type, sentence) and not is_gainsaid(event, beside, sentence)
    return wordings().type(event.type if borne else "other").group


_AGREEMENT = "diplomacy.agreement"
_TOLD_AS_SO = ("claimed", "reported")


def is_gainsaid(event: Event, beside: Claim, sentence: str) -> bool:
    """Say whether a sentence tells that what it tells of is not so, or did not come about, or not yet."""
    if event.type == _AGREEMENT and is_no_deal(beside, sentence):
        return True
    denied = event.status in _TOLD_AS_SO and (bears_denial(sentence) or tells_due(sentence))
    return denied or (event.type in ("aid", "visit", "evacuation") and tells_refusal(sentence))


def _without_headlines(view: View, told: Sequence[Event]) -> list[Event]:
    """Return events without those that only a headline tells of where its text tells of one of that kind and number."""
    below: dict[tuple[str, str], set[float | None]] = {}
    deaths: set[str] = set()  # the reports whose texts tell of somebody's death
    for event in told:
        for claim in claims_of(view, event.claims):
            if claim.passage != "headline":
                below.setdefault((claim.report_id, _group_of(view, event)), set()).add(event.best)
                deaths |= {claim.report_id} if event.type.startswith(_KNOWN) else set()

    def again(event: Event) -> bool:
        claims = claims_of(view, event.claims)
        if not claims or any(claim.passage != "headline" for claim in claims):
            return False
        if event.type in _TOLD_BELOW and all(_has_text(view, claim) for claim in claims):
            return True
        if event.type.startswith("killing.") and all(claim.report_id in deaths for claim in claims):
            return True
        texts = [below.get((claim.report_id, _group_of(view, event)), set()) for claim in claims]
        return all(text and (event.best is None or not text.isdisjoint({None, event.best})) for text in texts)

    return [event for event in told if not again(event)]


_TOLD_BELOW = ("casualties", "strike.air", "strike.shelling")
"""Types of which a headline tells no more than its text, which tells it better: "27 dead in rocket strike"."""

_SHORTEST = 400
"""Characters of a report from which on it has more text than its headline."""


def _has_text(view: View, claim: Claim) -> bool:
    return len(view.report(claim.report_id).text) > max(_SHORTEST, 2 * len(claim.quote))


def _without_known(view: View, told: Sequence[Event]) -> list[Event]:
    """Return events without those of victims whom a sentence takes as known, where another has that number of dead."""

    def again(event: Event) -> bool:
        claims = claims_of(view, event.claims)
        known = bool(claims) and all(tells_of_known_victims(claim.quote) for claim in claims)
        return known and any(
            one is not event and one.best == event.best and one.unit.partition(";")[0] == event.unit.partition(";")[0]
            for one in told
        )

    return [event for event in told if not again(event)]


_TELLING = 20
"""Numbers from which on two of one day that are the same are one, whatever reports give them."""


def _each_number_once(view: View, told: Sequence[Event]) -> list[Event]:
    """Return events without those whose number another has of the same, in one report or of one day: its nearer place.

    "Nine died in the revolt at Alder" and "Nine died in Alder prison" are one, and so is a headline's "40 taken".
    """
    kept: list[Event] = []
    for event in sorted(told, key=lambda one: one.place is None or one.place.kind != "facility"):
        if not any(_is_same_number(view, event, one) for one in kept):
            kept.append(event)
    return [event for event in told if any(event is one for one in kept)]


def _is_same_number(view: View, event: Event, other: Event) -> bool:
    numbers = [one.best if one.best is not None else one.low for one in (event, other)]
    if None in numbers or numbers[0] != numbers[1] or (event.unit, event.type) != (other.unit, other.type):
        return False
    wide = any(one.place and one.place.kind == "country" for one in (event, other))
    apart = event.place and other.place and event.place.admin1 != other.place.admin1 and not wide
    if apart or event.days.last != other.days.last:
        return False
    first, second = ({claim.report_id for claim in claims_of(view, one.claims)} for one in (event, other))
    return (numbers[0] or 0) >= _TELLING or (first == second and (numbers[0] or 0) > _TWO)


def _is_too_bare(view: View, event: Event) -> bool:
    """Say whether the sentence of an event leaves open of whom it speaks, or is of long ago and the event of no day."""
    beside = quoted_claim(view, event)
    sentence = quote_sentence(view, beside)
    if beside.stance not in DENYING and _is_denied_news(beside, sentence):
        return True
    if (
        tells_fragment(sentence)
        or tells_correction(sentence)
        or tells_old_figure(sentence)
        or leaves_open(sentence)
        or _is_in_passing(view, event, beside)
        or (event.type == "casualties" and tells_of_nature(sentence) and not _is_of_disaster(view))
    ):
        return True
    if leaves_whom_open(view, beside) or not is_understood(view, beside):
        return True
    agreed = event.type == _AGREEMENT and event.status in _LADDER  # that none was made is news
    if agreed and not settles_something(quotation(view, beside)):
        return True  # "the parties agreed on the need for calm"
    if _tells_little(view, event, beside, sentence):
        return True
    named = beside.speaker is not None and beside.speaker.text in sentence
    if not named and says_it(sentence) and not begins_with_pronoun(sentence):
        return True  # "Eleven died, it says" in the midst of a page is of any body of it
    if begins_with_pronoun(sentence) and said_by_nobody(view, beside):
        return True
    open_ = (
        not bears_type(event.type, sentence) and begins_with_pronoun(sentence) and not is_placed(view, event, [beside])
    )
    idle = hangs_on_before(sentence) and (not bears_type(event.type, sentence) or hangs_on_time(sentence))
    undated = event.days.first is None or not tells_when(sentence)
    return open_ or idle or (undated and told_as_history(view, beside))


def _is_of_disaster(view: View) -> bool:
    """Say whether a view is of a disaster itself: a third of its reports tell of floods or the like."""
    return view.once("disaster", lambda: 3 * sum(names_nature(one.text) for one in view.reports)) >= len(view.reports)


def _tells_little(view: View, event: Event, beside: Claim, sentence: str) -> bool:
    """Say whether the sentence of an event has neither its place nor any other word of use: "Two mosques were hit".

    So has one whose clause is only who speaks: "they took the town, TWO MERCHANTS WHO FLED said".
    """
    speaking = rf", {re.escape(one_line(beside.quote))},? (?:said|say|says|told)\b"
    if beside.speaker is None and re.search(speaking, sentence) is not None:
        return True
    nowhere = _is_set_nowhere(view, event, beside)
    if (nowhere or (event.place is None and beside.place is None)) and tells_only_number(sentence):
        return True
    if nowhere and not event.unit:
        return True
    if event.type == "visit" and has_bare_place(sentence) and not _is_named_place(beside):
        return True  # "its monitors had visited the area"
    if event.type in _MOVED and not (event.unit or has_name(sentence)):
        return True  # "families fled the area"
    if bears_type(event.type, sentence):
        return False
    glued = one_line(beside.quote) not in sentence  # what was read with it stands in a caption before the sentence
    return glued or (bool(figures(sentence)) and tells_only_number(sentence))


def _is_named_place(claim: Claim) -> bool:
    """Say whether a claim has its place by a name, and not as "the area"."""
    return claim.place is not None and not claim.place.text.islower()


def _is_set_nowhere(view: View, event: Event, beside: Claim) -> bool:
    """Say whether the line of an event has no place, and no name in its quotation: "Marines landed at noon"."""
    told = quotation(view, beside)
    if has_name(told) or is_placed_by_name(view, beside) or is_placed(view, event, claims_of(view, event.claims)):
        return False
    return told.strip("“\"'").partition(" ")[0].casefold() in _common_heads()


@cache
def _common_heads() -> frozenset[str]:
    """Return words that begin a sentence and are no name."""
    nouns = load_nouns()
    people = nouns.under_arms | nouns.insurgent | nouns.government | nouns.units | nouns.own_units
    return people | load_function_words().determiners | load_numbers().cardinals.keys() | {"men", "women", "youths"}


def _is_denied_news(beside: Claim, sentence: str) -> bool:
    """Say whether a clause is only what others report and somebody denies: "the army DENIED REPORTS that X was hit"."""
    at = sentence.find(one_line(beside.quote))
    denied, untrue = _DENIES_NEWS.search(sentence), _UNTRUE_NEWS.search(sentence)
    behind = denied is not None and denied.end() <= at and _GOES_ON.search(sentence[denied.end() : at]) is None
    return behind or (untrue is not None and 0 <= at < untrue.start())


_DENIES_NEWS = re.compile(
    r"\b(?:den(?:ied|ies)|dismiss(?:ed|es)|reject(?:ed|s)) (?:an? |the |all )?(?:[\w-]+ )?"
    r"(?:report|claim|allegation|rumour|rumor|story|stories|account)s?\b"
)
_GOES_ON = re.compile(r"[;.]|, (?:and|but|while|as)\b")
_UNTRUE_NEWS = re.compile(r"\b(?:do|does|did) not correspond to (?:reality|the (?:truth|facts))\b")

_MOVED = ("displacement", "evacuation")
_LONGEST = timedelta(days=400)
"""How long ago at most the days of a happening begin; what is told of longer times is background."""


def _is_in_passing(view: View, event: Event, beside: Claim) -> bool:
    """Say whether an event is only named: in a list of days, in a headline that does not bear it out, or as of old."""
    sentence = quote_sentence(view, beside)
    first, last = event.days.first, event.days.last
    old = first is not None and last is not None and last - first > _LONGEST and event.type != "casualties"
    misread = beside.passage == "headline" and not bears_type(event.type, sentence)
    bare = event.status == "claimed" and beside.stance == "unconfirmed" and event.place is None and event.best is None
    known = event.type.startswith(_KNOWN) and is_known(beside.quote, sentence)
    return old or misread or bare or known or tells_days(sentence)


_KNOWN = ("attack.", "killing.", "strike.", "battle.", "casualties")
"""Types of which a sentence that refers to one ("after the shelling of Alder") tells nothing new."""


def _is_told(event: Event) -> bool:
    """Say whether an event is one of this section and tells enough for a line."""
    return event.status != "predicted" and event_says_enough(event)


def told_line(view: View, citations: Citations, event: Event, also: Sequence[Event] = ()) -> Line:
    """Return an event as a line: when, where, what, in whose words, who says so.

    Args:
        view: the view.
        citations: what numbers the clauses.
        event: the event.
        also: further events of which the same sentence tells; their clauses are cited with it.
    """
    citations.note(claims_of(view, (claim for one in (event, *also) for claim in one.claims)))
    beside = quoted_claim(view, event)
    citations.quote(beside)
    event = event_as_told(view, event, beside)
    claims = claims_of(view, event.claims)
    with_it = (event_as_told(view, one, quoted_claim(view, one)) for one in also)
    numbers, more = citations.cite([*claims, *(claim for one in with_it for claim in claims_of(view, one.claims))])
    placing = claims if event.independent_origins > 1 else [beside]
    running = event.best is not None and event.best in running_sums(quote_sentence(view, beside))
    placed = event.place is not None and not running and is_placed(view, event, placing)
    place = placed_words(view, event.place, claims) if event.place and placed else ""
    place = f"near {place}" if place and is_only_near(view, event, placing) else place
    place = place or ("" if event.place or running else said_place(view, beside))
    return Line(
        sentence=_event_sentence(view, event, beside, also),
        date=_told_on(view, event, beside),
        place=place if _happened_there(view, event, beside) else "",
        attribution=event_attribution(view, event, beside),
        status=event.status,
        citations=numbers,
        more=more,
    )


def _happened_there(view: View, event: Event, beside: Claim) -> bool:
    """Say whether a line may have its place before its sentence, which has it in any case.

    A happening that was perhaps misread was perhaps elsewhere; a number may be of two places; the wounded were brought
    to a hospital.
    """
    sentence = quote_sentence(view, beside)
    if not bears_type(event.type, sentence) or is_gainsaid(event, beside, sentence):
        return False
    if tells_sound(beside.quote) or (event.type == "casualties" and tells_of_treatment(sentence)):
        return False
    if event.type.startswith("detention.") and tells_of_court(sentence):
        return False
    words = one_line(beside.place.text) if beside.place else ""
    if event.type == "detention.release" and tells_where_taken(words, sentence):
        return False
    if (
        event.type in _MOVED
        and words
        and re.search(rf"\b(?:to|into|toward|towards|across)(?: the)? {re.escape(words)}", sentence)
    ):
        return False  # where they came to
    return not (words and bool(figures(sentence)) and is_one_of_several(words, sentence))


def _told_on(view: View, event: Event, beside: Claim) -> str:
    """Return when an event was; of one that was perhaps misread, by when the report says what it says."""
    sentence = quote_sentence(view, beside)
    if is_gainsaid(event, beside, sentence):
        return by_day(view, beside)
    if not bears_type(event.type, sentence):  # whatever happened, it was on the one day that the sentence has
        own_day = _is_of_its_own_day(beside, event.days) and _stands_in(beside, sentence)
        other = tells_of_two_times(sentence) or tells_present(sentence)  # "those taken on 7 March are at liberty"
        return days_words(beside.days) if own_day and not other else by_day(view, beside)
    own = without_relatives(sentence, beside.quote)
    aside = tells_when(sentence) and not tells_when(own)  # its day is that of a relative clause
    if aside or _is_running(beside, sentence) or tells_of_two_times(_without_span(beside, sentence)):
        return by_day(view, beside)
    firsts = {claim.days.first for claim in claims_of(view, event.claims)}
    days = event.days if event.days.first in (None, *firsts) and not tells_since(sentence) else beside.days
    if beside.days.first and beside.days.last and days.last and beside.days.last > days.last:
        days = beside.days  # another report told of one of its days
    if beside.days.first is None and days.first != days.last:
        days = Days(None, days.last, "by")  # another sentence told of a span of days
    if days.first is None and _is_of_its_own_day(beside, days):
        days = beside.days  # a headline, or another outlet, only tells by when it was
    elif days.first is None and days.last and beside.days.last:
        days = Days(None, max(days.last, beside.days.last), "by")  # another report may tell of another happening
    later = days.last is not None and beside.days.last is not None and beside.days.last > days.last
    undated = not tells_when(own) or (beside.days.first is None and later)  # "through the night" is of a later report
    if undated and days.first is not None and days.last is not None:
        days = Days(None, max(days.last, beside.days.last or days.last), "by")  # its day is that of another sentence
    return told_days(days, sentence) or UNDATED


def _without_span(beside: Claim, sentence: str) -> str:
    """Return a sentence without its words for two days that a claim is of both of: "died OVER MONDAY AND TUESDAY"."""
    days = beside.days
    both = beside.time is not None and days.first is not None and days.last == days.first + timedelta(days=1)
    return sentence.replace(one_line(beside.time.text), " ") if both and beside.time else sentence


def _is_of_its_own_day(beside: Claim, days: Days) -> bool:
    """Say whether the sentence of an event has a day, by its own words, that those who tell by when it was allow."""
    own = beside.days
    dated = beside.time is not None and own.precision == "day" and own.first is not None and own.first == own.last
    return dated and own.last is not None and (days.last is None or own.last <= days.last)


def _stands_in(beside: Claim, sentence: str) -> bool:
    """Say whether the sentence of an event has the words for its day."""
    return beside.time is not None and one_line(beside.time.text).casefold() in sentence.casefold()


_MONTH = timedelta(days=31)


def _is_running(beside: Claim, sentence: str) -> bool:
    """Say whether a claim counts people since a day or over a war: that day is not the one on which they died."""
    if beside.quantity is None or not counts_people(beside.quantity.unit or ""):
        return False
    days = beside.days
    since = days.first is not None and days.first == days.last and re.search(r"\bsince\b", sentence) is not None
    long = days.first is not None and days.last is not None and days.last - days.first > _MONTH
    unsaid = long and not tells_time(sentence)  # a caption beside the sentence told of that time
    return since or unsaid or tells_of_long(sentence) or tells_span_to(sentence)


def _event_sentence(view: View, event: Event, beside: Claim, also: Iterable[Event] = ()) -> str:
    """Return what happened in the words of a report, and before them what these bear out."""
    sentence, told = quote_sentence(view, beside), quotation(view, beside)
    borne = as_borne(event, sentence, beside.actor.text if beside.actor else "")
    if is_gainsaid(event, beside, sentence):
        return told
    if event.status == "corroborated" and _numbered(view, event) < _TWO:
        borne = replace(borne, low=None, best=None, high=None, unit="")  # two told of it, and one how many
    borne = with_hurt(borne, also, sentence)
    borne = replace(borne, actor=_doer(event, borne.actor, beside, sentence))
    if wordings().type(event.type).quoted:
        borne = replace(borne, actor="")  # the sentence tells who gives, leaves or agrees, and often only it does
    words = told if borne.type == "other" else f"{event_words(borne, sentence)} ({told})"
    if event.status == "predicted":
        return f"Forecast: {words}"
    if event.status in WEAK and (borne.type == "other" or bears_denial(sentence)):
        return told  # what happened was perhaps misread, or is what the sentence says is not so
    thought = tells_only_thought(beside.quote, sentence) or beside.cue.casefold().startswith(_GUESSES)
    thought = thought and event.status == "reported" and borne.type != "other"
    if event.status in WEAK or thought:
        return f"Said to have happened: {words}"
    if event.status == "disputed":
        return f"Disputed: {words}"
    return capitalise(words)


def _doer(event: Event, actor: str, beside: Claim, sentence: str) -> str:
    """Return who did what an event tells, as its sentence calls him; empty where he perhaps did not.

    Args:
        event: the event.
        actor: who is said to have done it.
        beside: the claim whose sentence stands in the line.
        sentence: that sentence.
    """
    called = set(beside.actor.text.casefold().split()) if beside.actor else set()
    of_state = actor.startswith((GOVERNMENT, FORCES))
    if of_state and (event.type == "displacement" or not called.isdisjoint(load_nouns().insurgent)):
        actor = ""  # a garrison fled, and not a government; "gunmen" are no state's
    if event.type.startswith(_BY_OTHERS) and is_whom(actor, event.type, sentence):
        actor = ""  # "the man arrested in Alder" has arrested nobody
    told_by = beside.speaker if not beside.speaker_side else None
    if told_by is not None and actor and actor in (told_by.name, told_by.text):
        actor = ""  # "the rights group had the names of 200 men arrested": who counts them
    if beside.cue.casefold().startswith(_THINKS) and event.type.startswith(_DEEDS):
        actor = ""  # "police suspect that the Front was behind the blast": that there was one
    return all_doers(as_called(actor, beside.actor, sentence), sentence)


_BY_OTHERS = ("displacement", "detention.arrest")
"""Types whose doer is often misread: whoever is named first did not flee, and who was arrested arrested nobody."""

_GUESSES = ("alleg", "believ", "suspect", "think", "fear", "suggest", "assum", "claim", "accus", "blam")
"""How the verbs begin of telling what is not proved or known, or is only laid to somebody."""

_THINKS = ("believ", "suspect", "think", "fear", "suggest", "assum")
"""Of these, those by which somebody tells his own thought."""

_DEEDS = ("attack.", "killing.", "strike.")
"""Types of deeds that all can see, while who did them is what somebody thinks."""

_TWO = 2


def _numbered(view: View, event: Event) -> int:
    """Return how many of the claims on an event have a number."""
    return sum(claim.quantity is not None for claim in claims_of(view, event.claims))


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
