"""The factbox in the reports' own words: the sentences that its lines rest on, each once, and no word of ours.

A heading, a holder, a date or a status is worked out, and may be wrong. Who must be sure that no line says more than
its report prints the sentences alone, by the day on which a report has them, with the outlet; and who speaks, where a
sentence does not show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from factbox.publish.attribution import DENYING
from factbox.publish.citations import Citations
from factbox.publish.context import is_understood, leaves_whom_open, quotation
from factbox.publish.document import Factbox, Group, Line, Section, one_line
from factbox.publish.factbox import build_factbox
from factbox.publish.grounds import tells_fragment
from factbox.publish.passing import leaves_open
from factbox.publish.quoting import heard, quote_sentence
from factbox.publish.sections.lines import UNDATED, said_by_nobody
from factbox.publish.sections.speech import with_denial
from factbox.publish.speakers import names_speaker, printed_by
from factbox.publish.wording import capitalise, day_words
from factbox.records import Claim, View


def build_in_words(view: View) -> Factbox:
    """Return a factbox of one section: the quotations of the full one, each once, by the day of their report.

    What cannot be understood without the sentences around it is left out and counted.

    Raises:
        AssertionError: as :func:`publish.factbox.build_factbox`.
    """
    before = Citations(view)
    whole = build_factbox(view, before)
    told = _each_once(view, _without_headlines(before.quoted))
    kept = [claim for claim in told if _stands_alone(view, claim)]
    citations = Citations(view)
    days: dict[date | None, list[Line]] = {}
    for claims, words in _joined(view, sorted(kept, key=lambda one: _order(view, one))):
        line = _line(view, citations, claims, words)
        days.setdefault(view.report(claims[0].report_id).published_day, []).append(line)
    groups = tuple(Group(tuple(lines), day_words(day) if day else capitalise(UNDATED)) for day, lines in days.items())
    section = Section("in-words", "In the reports' own words", _left_out(len(told) - len(kept)), groups)
    reports = len({claim.report_id for claim in kept})
    many = "1 sentence" if len(kept) == 1 else f"{len(kept)} sentences"
    count = f"{many} of {'1 report' if reports == 1 else f'{reports} reports'}, as they stand there."
    return replace(whole, in_short=(count,), sections=(section,) if groups else (), citations=citations.all())


def _without_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without the headlines of whose place a sentence below is quoted, which tells it better."""
    below = {(claim.report_id, _at(claim)) for claim in claims if claim.passage != "headline"}
    return [claim for claim in claims if claim.passage != "headline" or (claim.report_id, _at(claim)) not in below]


def _at(claim: Claim) -> str:
    """Return the place of a claim, or what happened where it has none."""
    return claim.where.id if claim.where else claim.type


def _each_once(view: View, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those whose quotation stands in that of another, whatever report prints it."""
    told = {claim.id: _plain(quotation(view, claim)) for claim in claims}
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda one: (-len(told[one.id]), *_order(view, one))):
        if not any(_plain(quote_sentence(view, claim)) in told[other.id] for other in kept):
            kept.append(claim)
    return kept


def _plain(quotation: str) -> str:
    return one_line(quotation).strip("“”. ").casefold()


def _stands_alone(view: View, claim: Claim) -> bool:
    """Say whether a reader of a quotation alone knows of whom and of what it tells, and whose word it is."""
    sentence, told = quote_sentence(view, claim), quotation(view, claim)
    open_ = tells_fragment(sentence) or leaves_open(sentence) or leaves_whom_open(view, claim)
    open_ = open_ or _TAKES_UP.search(one_line(told).partition(". ")[0]) is not None or _is_somewhere(view, claim, told)
    return not open_ and is_understood(view, claim) and not said_by_nobody(view, claim)


def _is_somewhere(view: View, claim: Claim, told: str) -> bool:
    """Say whether a quotation is set in a place that it has by no name: "the base fell"; another sentence names it."""
    if claim.place is None or not claim.place.text.islower():
        return False
    names: frozenset[str] = view.once("place_names", lambda: _place_names(view))
    return not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) for name in names)


def _place_names(view: View) -> frozenset[str]:
    """Return the words by which the reports of a view name places."""
    told = (one_line(claim.place.text) for claim in view.claims if claim.place is not None)
    return frozenset(words for words in told if not words.islower())


_TAKES_UP = re.compile(
    r"\b(?:den(?:y|ies|ied)|confirm(?:s|ed)?|reject(?:s|ed)?|dismiss(?:es|ed)?|dispute[sd]?)"
    r" (?:this|that|it|th(?:e|is|ese|ose) (?:claim|report|allegation)s?)(?= (?:on|in|as|late|last)\b|[.,;”]|$)"
)
"""How somebody denies or confirms what only a sentence before has: "the army DENIED THIS on Saturday"."""


def _joined(view: View, claims: Sequence[Claim]) -> Iterator[tuple[list[Claim], str]]:
    """Yield claims with the words to print, those of several in one where one begins with what another ends with.

    Args:
        view: the view.
        claims: in the order in which their reports have them.
    """
    together: list[Claim] = []
    words = ""
    for claim in claims:
        sentence = quote_sentence(view, claim).removeprefix("“")
        before = quotation(view, claim).removeprefix("“").removesuffix(sentence).strip()
        last = together[-1].report_id if together else ""
        if before and last == claim.report_id and words.removesuffix("”").endswith(before):
            together, words = [*together, claim], f"{words.removesuffix('”')} {sentence}"
            continue
        if together:
            yield together, words
        together, words = [claim], _words(view, claim)
    if together:
        yield together, words


def _words(view: View, claim: Claim) -> str:
    """Return the quotation of a claim, with the sentence behind it where that denies what it tells."""
    told = quotation(view, claim)
    denied: frozenset[tuple[str, str]] = view.once("denied_sentences", lambda: _denied_sentences(view))
    return with_denial(view, claim, told) if (claim.report_id, quote_sentence(view, claim)) in denied else told


def _denied_sentences(view: View) -> frozenset[tuple[str, str]]:
    """Return the sentences, each with its report, of which somebody says that what they tell is not so."""
    denials = (claim for claim in view.claims if claim.stance == "denied")
    return frozenset((claim.report_id, quote_sentence(view, claim)) for claim in denials)


def _line(view: View, citations: Citations, claims: Sequence[Claim], words: str) -> Line:
    """Return a quotation as a line: who speaks stands behind it where its first sentence does not show him.

    Who denies what the sentence tells has not said it.
    """
    speaking = heard(view, claims[0])
    shown = names_speaker(view, speaking) or speaking.stance in DENYING
    numbers, more = citations.cite(claims)
    return Line(
        sentence=words,
        attribution=_SIDE.sub("", printed_by(view, [speaking], speaking, spoken=not shown)),
        citations=numbers,
        more=more,
    )


_SIDE = re.compile(r" \(for [^()]*\)")
"""For whom somebody speaks, which is worked out and stands in no report."""


def _order(view: View, claim: Claim) -> tuple[date, float, str, int]:
    """Return what quotations are ordered by: the day and hour of their report, its file, and where they stand in it."""
    report = view.report(claim.report_id)
    hour = report.published.timestamp() if report.published else 0.0
    return report.published_day or date.max, hour, report.file, claim.span.start


def _left_out(number: int) -> str:
    if not number:
        return ""
    which = "1 sentence is" if number == 1 else f"{number} sentences are"
    return f"{which} left out, which cannot be understood without those around them."
