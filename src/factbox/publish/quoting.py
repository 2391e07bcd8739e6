"""The sentences of reports beside the lines of a factbox, without what a page put to them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import fold, open_gazetteer
from factbox.knowledge.surnames import Known, as_known, find_people
from factbox.language.sentences import sentence_spans
from factbox.publish.citations import quoted
from factbox.publish.document import one_line
from factbox.publish.grounds import (
    bears_name,
    bears_type,
    begins_with_group,
    tells_saying,
)
from factbox.publish.grounds_table import load_grounds
from factbox.records import Claim, Span, View

LONGEST_QUOTED = 320
"""Characters of a sentence that is quoted in full."""


def quote_clause(view: View, claim: Claim) -> str:
    """Return the clause of a claim in quotation marks."""
    return f"“{one_line(quoted(claim, view.report(claim.report_id)))}”"


_DATELINE = re.compile(r"^[^\W\d_a-z]{3,}.{0,60}? [-—–]+ |^[^\W\d_a-z]{3,}.{0,110}?\([A-Z][\w ]+\) [-—–]+ ")
"""Where and by whom a report was sent, before its first sentence: "KABUL (Example Wire) - "."""


_BULLET = re.compile(r"^(?:[-*•·–—>]+ |\d{1,2}[:.]\d\d (?=[A-Z“\"]))")
"""What stands before an entry of a list, or of a page that goes on through the day: its hour."""


_LOOSE = re.compile(r"^[\"”] (?=\w)")
"""The end of the quotation before, where it was put to this sentence."""

_SEAM = re.compile(
    r"(?<=[a-z][\"”]) (?=(?:A|An|The|At|In|Two|Three|Some|Almost|Many|Several|Most|More|According|When|After|As) [a-z])"
    r"|(?<=[a-z]) (?=(?:A|An|The|At|In|Two|Three|Some|Almost|Many|Several|Most|More|As) [a-z])"
    r"|(?<=[a-z]) (?=(?:A|An) [A-Z][a-z]+ [a-z])"
    r"|(?<=[a-z]) (?=(?:Some|About|Nearly|Almost|More than|At least|Up to) \d)"
    r"|(?<=[a-z]) (?=The [A-Z][a-z]+ [a-z]+ (?:were|was|have|has|had|are|is)\b)"
)
"""Where a page's caption or heading was set before its sentence without a stop: "after the raid A resident said"."""


_HEAD = re.compile(
    r"(?<=[a-z]) (?=(?:([A-Z][a-z]+) (?:[\w'’-]+ ){0,4}?(?:have|has|had|are|were|is|was|say|says|said)\b|The [A-Z]{2}))"
)
"""Where a word with a capital may begin a sentence, with its verb soon after it."""

_SOON = 5
"""Words before a seam within which a verb of saying shows that there is none: "told the Wire Varnian troops have"."""


def _parts(sentence: str) -> list[str]:
    """Return the parts of a sentence between seams.

    A demonym after a name ("in Varnia Varnian troops have"), or a common noun with a capital, begins one, unless
    somebody has been said to speak: "told the Wire Varnian troops have".
    """
    parts: list[str] = []
    for part in _SEAM.split(sentence):
        start = 0
        for found in _HEAD.finditer(part):
            left = part[start : found.start()]
            said = tells_saying(" ".join(left.split()[-_SOON:]))
            rest = part[found.end() + len(found[1] or "") :].lstrip()
            if _begins(found[1] or "", left.rpartition(" ")[2], rest) and not said:
                parts.append(left)
                start = found.end()
        parts.append(part[start:])
    return parts


def _begins(word: str, before: str, rest: str) -> bool:
    """Say whether a word with a capital begins a sentence after another word; "the Free Varnian Army" is one name."""
    words = load_function_words()
    if before.casefold() in words.determiners | words.prepositions | words.conjunctions | words.clause | words.relative:
        return False
    of_people = fold(word) in open_gazetteer().demonyms and rest[:1].islower()
    after_name = before.istitle() and "-" not in before and (of_people or word == "There")
    return not word or after_name or (before.islower() and word.casefold() in load_grounds().sentence_heads)


def _unglued(sentence: str, clause: str, kind: str = "") -> str:
    """Return the part of a sentence between seams which has a clause.

    Of a clause that goes over a seam it is the part that bears out the type of its claim, or has most of it.
    """
    parts = _parts(sentence)
    if len(parts) == 1:
        return sentence
    shared = [_shared(part, clause) for part in parts]
    within = [(bears_type(kind, part), many, part) for part, many in zip(parts, shared, strict=True) if many]
    return max(within, key=lambda one: one[:2])[2] if within else sentence


def _shared(part: str, clause: str) -> int:
    """Return how many characters of a clause stand in a part of its sentence: all, its beginning, or its end."""
    if clause in part or part in clause:
        return min(len(clause), len(part))
    ends = (many for many in range(min(len(part), len(clause)), 0, -1) if part.endswith(clause[:many]))
    begins = (many for many in range(min(len(part), len(clause)), 0, -1) if part.startswith(clause[-many:]))
    return max(next(ends, 0), next(begins, 0))


def heard(view: View, claim: Claim) -> Claim:
    """Return a claim without a speaker who speaks only in a caption or heading that was glued to its sentence.

    "The mayor said they had left Varnian troops have shelled the port": of the shelling the mayor has said nothing.
    An outlet of the view that is quoted is called by its name.
    """
    if claim.speaker is not None and claim.speaker.id is None:
        claim = as_known(claim, view.report(claim.report_id).outlet, view.once("people", lambda: _people(view)))
    speaker = claim.speaker
    if speaker is None:
        return claim
    if any(tuple(speaker.text.casefold().split()[:most]) in load_cues()["own_page"] for most in (2, 3)):
        return replace(claim, speaker=None, speaker_kind="", speaker_side="")  # "an earlier version said"
    outlets = view.once("outlets", lambda: frozenset(report.outlet for report in view.reports))
    if speaker.text in outlets and speaker.name != speaker.text:
        speaker = replace(speaker, name=speaker.text)
        return replace(claim, speaker=speaker, speaker_kind="outlet")
    if begins_with_group(speaker.text) and speaker.name not in (None, speaker.text):
        around = f"{sentence_before(view, claim)} {quote_sentence(view, claim)}"
        if not bears_name(speaker.name, around):  # of several groups of a report, not the one it has just named
            unnamed = replace(speaker, name=speaker.text)
            return replace(claim, speaker=unnamed, speaker_side="")
    text = view.report(claim.report_id).text
    if not _stands_near(text, claim):
        return claim
    whole = _printed(text, _sentence_of(view, claim), claim.span)
    told = _unglued(whole, one_line(claim.quote), claim.type).casefold()
    words = one_line(speaker.text).casefold()
    if words not in whole.casefold() or words in told or told == whole.casefold():
        return claim
    parts = speaker.text.split()
    ends = (" ".join(parts[at:]) for at in range(1, len(parts) - 1))
    kept = next((end for end in ends if end[:1].isupper() and end.casefold() in told), "")
    if kept:  # "tanks in the port Varnian officials" begins in the caption and ends in the sentence
        return replace(claim, speaker=replace(speaker, text=kept, name=kept))
    return replace(claim, speaker=None, speaker_kind="", speaker_side="")


def _people(view: View) -> Known:
    """Return the officials whom the outlets of a view name in full."""
    outlets = {report.id: report.outlet for report in view.reports}
    return find_people((outlets.get(claim.report_id, ""), claim) for claim in view.claims)


def _stands_near(text: str, claim: Claim) -> bool:
    """Say whether the speaker of a claim may stand in its sentence: a look that costs less than to part sentences."""
    span = claim.speaker.span if claim.speaker else claim.span
    first, last = min(span.end, claim.span.end), max(span.start, claim.span.start)
    return last - first < LONGEST_QUOTED and ". " not in text[first:last]


def paragraph_around(view: View, claim: Claim) -> str:
    """Return the paragraph of a report that a claim stands in."""
    text = view.report(claim.report_id).text
    start, end = _paragraph(text, claim.span)
    return text[start:end]


def quote_sentence(view: View, claim: Claim) -> str:
    """Return the sentence of a claim in quotation marks, or as much around its clause as has room."""
    text = view.report(claim.report_id).text
    return _quoted(text, _sentence_of(view, claim), claim.span, claim.type) or quote_clause(view, claim)


@lru_cache(maxsize=4096)  # the sections ask for the sentence of one claim a dozen times
def _quoted(text: str, sentence: Span | None, clause: Span, kind: str = "") -> str:
    """Return the sentence of a text around a clause, in quotation marks; empty where there is none.

    Of a long one it is what stands around the clause between commas and the like.
    """
    if sentence is None:
        return ""
    words = one_line(text[clause.start : clause.end])
    part = _LOOSE.sub("", _BULLET.sub("", _unglued(_printed(text, sentence, clause), words, kind)))
    return f"“{part}”" if len(part) <= LONGEST_QUOTED else excerpt(part, words, LONGEST_QUOTED)


def excerpt(sentence: str, clause: str, longest: int) -> str:
    """Return the parts of a sentence around a clause, in quotation marks, with a mark where some are left out.

    Args:
        sentence: a sentence on one line.
        clause: words of it; where it has them not, there is no excerpt.
        longest: how many characters it has at most, unless the clause has more.
    """
    at = sentence.find(clause) if clause else -1
    if at < 0:
        return ""
    ends = [0, *(one.end() for one in _BREAK.finditer(sentence)), len(sentence)]
    start = max(end for end in ends if end <= at)
    end = min(one for one in ends if one >= at + len(clause))
    before, after = [one for one in reversed(ends) if one < start], [one for one in ends if one > end]
    while before or after:  # who says so stands in front or behind, as does what is negated
        if before and end - before[0] <= longest:
            start = before.pop(0)
        else:
            before = []
        if after and after[0] - start <= longest:
            end = after.pop(0)
        else:
            after = []
    part = sentence[start:end].strip().rstrip(",;:–—-").strip()
    return f"“{'… ' if start else ''}{part}{' …' if end < len(sentence) else ''}”"


_BREAK = re.compile(r"[,;:] | [–—-] |[,;:][”\"] ?")
"""Where a long sentence can be cut."""


def _printed(text: str, sentence: Span | None, clause: Span) -> str:
    """Return a sentence with what is glued to it, and without a dateline before the clause; empty for no sentence."""
    if sentence is None:
        return ""
    dateline = _DATELINE.match(text[sentence.start : clause.start])
    return one_line(text[sentence.start + (dateline.end() if dateline else 0) : sentence.end])


def _sentence_of(view: View, claim: Claim) -> Span | None:
    """Return where the sentence of a claim stands in its report; None where the clause is in no single sentence."""
    beside = _sentences_beside(view, claim.report_id, claim.span)
    return next((one for one in beside if one.contains(claim.span)), None)


def sentence_before(view: View, claim: Claim) -> str:
    """Return the sentence before that of a claim, in its paragraph; empty where its own is the first."""
    text = view.report(claim.report_id).text
    before = [one for one in _sentences_beside(view, claim.report_id, claim.span) if one.end <= claim.span.start]
    return one_line(text[before[-1].start : before[-1].end]) if before else ""


def sentence_behind(view: View, claim: Claim) -> str:
    """Return the sentence behind that of a claim, in its paragraph; empty where its own is the last."""
    text = view.report(claim.report_id).text
    spans = [span for span in _sentences_beside(view, claim.report_id, claim.span) if span.start >= claim.span.end]
    return _whole(one_line(text[spans[0].start : spans[0].end])) if spans else ""


def lead_in(view: View, claim: Claim) -> str:
    """Return the sentence that a claim's own goes on from, if need be the last of the paragraph before; or nothing.

    A headline, a byline or a heading is no sentence.
    """
    before = sentence_before(view, claim)
    if before:
        return _whole(before)
    text = view.report(claim.report_id).text
    start, _ = _paragraph(text, claim.span)
    above = text[:start].rstrip()
    spans = list(_sentences_beside(view, claim.report_id, Span(len(above), len(above)))) if above else []
    return _whole(one_line(text[spans[-1].start : spans[-1].end])) if spans else ""


def placing_sentence(view: View, claim: Claim) -> str:
    """Return the sentence of a report that has the words for the place of a claim; empty where that is its own."""
    if claim.place is None or claim.place.span.start >= claim.span.start:
        return ""
    text, at = view.report(claim.report_id).text, claim.place.span
    found = next((one for one in _sentences_beside(view, claim.report_id, at) if one.contains(at)), None)
    if found is None or found.contains(claim.span):
        return ""
    return _whole(one_line(text[found.start : found.end]))


def _whole(sentence: str) -> str:
    """Return a sentence that has an end, without what a page put to it; nothing for a heading or a byline."""
    told = _LOOSE.sub("", _BULLET.sub("", _parts(sentence)[-1]))
    told = told[dateline.end() :] if (dateline := _DATELINE.match(told)) else told
    return told if told.endswith((".", "!", "?", '."', ".”", "?”", '?"')) and " " in told else ""


def _sentences_beside(view: View, report: str, at: Span) -> Iterable[Span]:
    """Return where the sentences of the paragraph around a stretch of a report stand in it.

    Each paragraph that is asked about is cut once a view, and its bounds are held as plain numbers: a large view has a
    hundred thousand such paragraphs, and the sections go through all of them one after the other.
    """
    text = view.report(report).text
    start, end = _paragraph(text, at)
    cut: dict[tuple[str, int, int], array[int]] = view.once("sentences", dict)
    bounds = cut.get((report, start, end))
    if bounds is None:
        spans = sentence_spans(text[start:end])
        bounds = array("I", (start + bound for one in spans for bound in (one.start, one.end)))
        cut[report, start, end] = bounds
    return map(Span, bounds[::2], bounds[1::2])


def _paragraph(text: str, clause: Span) -> tuple[int, int]:
    """Return where the paragraph of a text around a clause begins and ends."""
    end = text.find("\n\n", clause.end)
    return text.rfind("\n\n", 0, clause.start) + 1, end if end >= 0 else len(text)
