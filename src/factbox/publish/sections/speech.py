"""What was said: statements, and what is said to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factbox.knowledge.outlets.versions import find_notice
from factbox.publish.circumstances import hangs_on_time, tells_never, tells_old_item, tells_silence
from factbox.publish.citations import Citations
from factbox.publish.context import is_understood, quotation
from factbox.publish.document import Line, Section, one_line
from factbox.publish.grounds import bears_denial, bears_future, bears_negation, settles_something, tells_fragment
from factbox.publish.latest import earlier_words, latest
from factbox.publish.passing import leaves_open, leaves_open_whom, says_it, tells_slogan
from factbox.publish.quoting import heard, quote_sentence, sentence_behind
from factbox.publish.sections.lines import day_of, left_out, one_group, said_by_nobody, said_on, said_place
from factbox.publish.speakers import names_speaker, printed_by, shows_speaker
from factbox.publish.substance import claim_says_enough
from factbox.publish.wording import (
    capitalise,
    claim_words,
    speaker_words,
    where_words,
    with_article,
    wordings,
)
from factbox.records import Claim, View

_FORECASTS = ("forecast", "conditional")

_SPOKEN = ("denied", "claimed", "confirmed")

FEWEST_TOLD = 3
"""Words of a clause by which somebody says that something happened; a shorter one ("it carries") was misread."""

_UNNAMED = ("", "anonymous", "witness")

FEWEST_QUOTED = 6
"""Words of a statement that is quoted; what is shorter ("has called") has the saying and not what was said."""


def statements(view: View, citations: Citations) -> Section:
    """Return what named speakers state, claim, admit and deny; one line for each thing said, however often printed.

    A sentence that stands in a line above is not told again, and neither is what such a line tells as theirs.
    """
    sayings, sentences = set(), set()
    for claim in filter(citations.told, view.claims):
        sayings.add(_saying(claim))
        sentences.add(quote_sentence(view, claim).casefold())
    said = [
        claim
        for claim in view.claims
        if _is_statement(claim)
        and claim.passage != "headline"
        and not _is_notice(quote_sentence(view, claim))
        and not _is_withheld(view, claim)
        and not _is_of_nobody(view, claim)
        and is_understood(view, claim)
        and not leaves_open(quote_sentence(view, claim))
        and not tells_fragment(quote_sentence(view, claim))
        and not hangs_on_time(quote_sentence(view, claim))
        and not tells_slogan(quote_sentence(view, claim))
        and not tells_silence(quote_sentence(view, claim))
        and (speaker_words(_speaker_name(claim)) != wordings().unnamed or shows_speaker(view, claim))
        and (claim.type != "diplomacy.agreement" or settles_something(quotation(view, claim)))
        and _saying(claim) not in sayings
        and quote_sentence(view, claim).casefold() not in sentences
    ]
    told = [claim for claim in said if claim.type == "diplomacy.statement" or claim_says_enough(claim)]
    kept, earlier = latest(_not_inside(view, _by_words(view, _each_once(view, told))))
    lines = (_statement_line(view, citations, claims) for claims in kept)
    note = " ".join(filter(None, (left_out(len(said) - len(told)), earlier_words(earlier))))
    return Section("statements", "Who said what", note, one_group(lines))


def _each_once(view: View, told: Iterable[Claim]) -> list[Claim]:
    """Return claims without what a speaker says again in the same clause on one day, in whatever report."""
    kept: dict[object, str] = {}
    return [
        claim
        for claim in told
        if kept.setdefault((_saying(claim), claim.quote.casefold(), day_of(view, claim)), quote_sentence(view, claim))
        == quote_sentence(view, claim)
    ]


def _not_inside(view: View, groups: Sequence[list[Claim]]) -> list[list[Claim]]:
    """Return statements without those whose sentence another one has in front of its own."""
    fuller = [one for claims in groups if (one := quotation(view, claims[0])) != quote_sentence(view, claims[0])]

    def inside(claims: list[Claim]) -> bool:
        sentence = quote_sentence(view, claims[0]).strip("“”")
        return any(one.strip("“”").startswith(sentence) for one in fuller)

    return [claims for claims in groups if not inside(claims)]


def _is_withheld(view: View, claim: Claim) -> bool:
    """Say whether a statement is that of somebody who is given no name, and whom its sentence does not show."""
    return _speaker_name(claim) == wordings().withheld and not shows_speaker(view, claim)


_CORRECTS = re.compile(r"[“\"']*(?:[\d:. ]+)?(?:Correction|Clarification|Editor['’]s note)\b")
"""How an outlet's own correction begins, with the hour before it on a page that is kept all day."""

_OWN = re.compile(
    r"[“\"']*(?:This|Our) (?:newspaper|paper|website|site|agency|station|programme|program|channel|report|desk)"
    r" (?:\w+ )?(?:wrote|reported|said|carried|published|stated|gave)\b"
)
"""How an outlet begins to tell what it had told itself, mostly wrongly."""


def _is_of_nobody(view: View, claim: Claim) -> bool:
    """Say whether nobody is known to say a sentence: a pronoun does, and "it" may be any body of the report."""
    named = claim.speaker is not None and claim.speaker.text in quote_sentence(view, claim)
    return said_by_nobody(view, claim) or (not named and says_it(quote_sentence(view, claim)))


def _is_notice(sentence: str) -> bool:
    """Say whether a sentence is an outlet's own on its reports: "Attention editors: please kill our urgent"."""
    if _OWN.match(sentence) or _CORRECTS.match(sentence) or tells_old_item(sentence):
        return True
    found = (find_notice(part) for part in (sentence, sentence.partition(":")[2]) if part)
    return any(notice is not None and notice[0] == "withdrawn" for notice in found)


def _is_statement(claim: Claim) -> bool:
    named = claim.speaker is not None and claim.speaker_kind not in _UNNAMED
    if claim.type == "diplomacy.statement":
        spoken = claim.stance not in _FORECASTS and len(claim.quote.split()) >= FEWEST_QUOTED
    else:
        spoken = claim.stance in _SPOKEN and len(claim.quote.split()) >= FEWEST_TOLD
    return named and spoken and not claim.historical


def _speaker_name(claim: Claim) -> str:
    return (claim.speaker.name or claim.speaker.text) if claim.speaker else ""


def _statement_line(view: View, citations: Citations, claims: Sequence[Claim]) -> Line:
    """Return what a speaker said as the sentence that says it; who speaks, where the sentence does not show him.

    Who denies what another sentence tells did not say that sentence.
    """
    claim = claims[0]
    speaking = heard(view, claim)
    unsaid = not names_speaker(view, speaking)
    told = quotation(view, claim)
    alone = told == quote_sentence(view, claim)  # a sentence in front of it is perhaps the reporter's
    who = _caller(speaking) + printed_by(view, [speaking], speaking, spoken=unsaid or alone)
    if claim.stance == "denied" and unsaid and not tells_never(claim.quote):
        # "The ministry says that WE killed him" is what we deny; so the denial stands behind it.
        who = wordings().statuses["denied"].format(voices=who)
        told = with_denial(view, claim, told)
    who = capitalise(who)
    return _said_line(view, citations, claims, f"{who}: {told}")


def _caller(claim: Claim) -> str:
    """Return who calls for something that an outlet only passes on: "the council urged calm, the Wire REPORTS"."""
    by, outlet = claim.actor, claim.speaker
    if claim.type != "diplomacy.statement" or claim.speaker_kind != "outlet" or by is None or outlet is None:
        return ""
    calls = by.hint == "name" and by.text in claim.quote and outlet.text not in claim.quote
    return wordings().passed_on.format(who=with_article(one_line(by.name or by.text))) if calls else ""


def with_denial(view: View, claim: Claim, told: str) -> str:
    """Return the words for something that somebody denies with the next sentence, where that has his denial of it."""
    behind = sentence_behind(view, claim)
    borne = bears_denial(told) or bears_negation(told) or not (bears_denial(behind) or bears_negation(behind))
    return told if borne or not told.endswith("”") else f"{told.removesuffix('”')} {behind}”"


def forecasts(view: View, citations: Citations) -> Section:
    """Return what is expected, planned or said under a condition; never as fact, and no sentence twice."""
    said = [claim for claim in view.claims if claim.stance in _FORECASTS and not claim.historical]
    above = {quote_sentence(view, claim).casefold() for claim in view.claims if citations.told(claim)}
    enough = (claim for claim in said if claim_says_enough(claim) and bears_future(quote_sentence(view, claim)))
    told = [
        claim for claim in enough if quote_sentence(view, claim).casefold() not in above and not _is_open(view, claim)
    ]
    lines: list[Line] = []
    earlier = 0
    for stance, lead in (("forecast", "Forecast"), ("conditional", "Under a condition")):
        kept, before = latest(_by_words(view, [claim for claim in told if claim.stance == stance]))
        lines.extend(_forecast_line(view, citations, claims, lead) for claims in kept)
        earlier += before
    left = (left_out(len(said) - len(told)), earlier_words(earlier))
    note = " ".join(filter(None, ("Nothing here has happened, as far as these reports say.", *left)))
    return Section("forecasts", "Forecasts", note, one_group(lines))


def _is_open(view: View, claim: Claim) -> bool:
    """Say whether the sentence of a forecast leaves open of whom it is, or who makes it."""
    sentence = quote_sentence(view, claim)
    open_ = leaves_open_whom(sentence) or leaves_open(sentence) or _is_of_nobody(view, claim)
    open_ = open_ or _DID_NOT.search(sentence) is not None
    return open_ or not is_understood(view, claim)


_DID_NOT = re.compile(r"^[“\"']*Had [^,;]+, .*\b(?:would|could|might)(?:n['’]t| not)? have\b")
"""How a sentence tells of what did not come about: "HAD it fallen, the army WOULD HAVE lost the road"."""


def _forecast_line(view: View, citations: Citations, claims: Sequence[Claim], lead: str) -> Line:
    """Return a line with the whole sentence, since the clause of a claim lacks its condition and who expects it."""
    speaking = [heard(view, claim) for claim in claims]
    told = f"{lead}, according to {printed_by(view, speaking, speaking[0])}: {quotation(view, claims[0])}"
    return _said_line(view, citations, claims, told)


def _by_words(view: View, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return claims in groups that stand in the same sentence, in whatever report; the earliest first."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: day_of(view, one)):
        groups.setdefault(quote_sentence(view, claim).casefold(), []).append(claim)
    return list(groups.values())


def _said_line(view: View, citations: Citations, claims: Sequence[Claim], sentence: str) -> Line:
    numbers, more = citations.cite(claims)
    citations.quote(claims[0])
    return Line(
        sentence=sentence,
        date=said_on(view, claims[0]),
        place=said_place(view, claims[0]),
        citations=numbers,
        more=more,
    )


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
