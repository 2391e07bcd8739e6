"""The sentences of reports beside the lines of a factbox, and who stands behind a line that has its sentence."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import fold, open_gazetteer
from factbox.knowledge.testimony import load_families
from factbox.language.sentences import sentence_spans
from factbox.publish.circumstances import tells_of_two_times, tells_since
from factbox.publish.citations import quoted
from factbox.publish.document import one_line
from factbox.publish.grounds import (
    bears_name,
    bears_numbers,
    bears_type,
    begins_with_group,
    begins_with_pronoun,
    may_act,
    tells_saying,
)
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.passing import is_said_by_pronoun, says_person
from factbox.publish.wording import (
    MOST_VOICES,
    is_pronoun,
    list_words,
    outlet_words,
    voice_words,
    where_words,
    with_article,
    wordings,
)
from factbox.records import Claim, Control, Days, Event, Span, View

_CUE = 4
"""Letters by which the verb that gives words to a speaker is known again in a sentence."""

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
    speaker = claim.speaker
    if speaker is None:
        return claim
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


def choose_quoted(view: View, event: Event, claims: Sequence[Claim]) -> Claim:
    """Return the claim whose sentence tells most of an event: what it was, how many, in the text and not above it.

    Args:
        view: the view.
        event: the happening.
        claims: those that vouch for it, the first known first; at least one.
    """

    def plainly(claim: Claim) -> float:
        return 4 * (claim.passage != "headline") + 2 * _overlap(claim.days, event.days)

    def worth(claim: Claim) -> float:
        sentence = quote_sentence(view, claim)
        actor = claim.actor if event.actor and claim.actor else None
        acting = actor is not None and event.actor in (actor.side, actor.name) and may_act(actor.text, sentence)
        typed = bears_type(event.type, sentence)
        borne = (8 + 1.5 * acting) * typed + bears_numbers(event, sentence)
        return plainly(claim) + borne - tells_of_two_times(sentence) - 3 * tells_since(sentence)

    return _first_best(claims, worth, lambda claim: plainly(claim) + 10.5)


def _first_best(claims: Sequence[Claim], worth: Callable[[Claim], float], most: Callable[[Claim], float]) -> Claim:
    """Return the first of the claims that are worth most; a sentence is sought only where it can make its claim that.

    Args:
        claims: at least one; a place that is much fought for has thousands.
        worth: by the claim and its sentence.
        most: what a claim can be worth by its sentence at most.
    """
    best, highest = claims[0], worth(claims[0])
    for claim in claims[1:]:
        if most(claim) > highest and (found := worth(claim)) > highest:
            best, highest = claim, found
    return best


def _overlap(one: Days, other: Days) -> bool:
    """Say whether two spans of days that both begin somewhere have a day in common."""
    bounds = (one.first, one.last, other.first, other.last)
    return None not in bounds and one.first <= other.last and other.first <= one.last  # type: ignore[operator]


_CHANGES = frozenset({"territory.capture", "territory.handover"})


def choose_for_state(view: View, control: Control, claims: Sequence[Claim]) -> Claim:
    """Return the claim whose sentence tells most of a state: a change by its taking, where, when, and whose it is.

    Args:
        view: the view.
        control: the state.
        claims: those that vouch for it, the first known first; at least one.
    """

    def plainly(claim: Claim) -> float:
        change = (claim.type in _CHANGES) == (control.change != "none")
        vouched = claim.stance != "unconfirmed"  # what nobody vouches for tells no state that somebody does
        return 32 * vouched + 16 * change + 2 * (claim.passage != "headline") + 0.5 * (claim.days.first is not None)

    def worth(claim: Claim) -> float:
        sentence = quote_sentence(view, claim)
        named = bears_name(control.holder, sentence)
        borne = bears_type(claim.type, sentence) and names_place(view, claim)
        again = control.change != "retaken" or says_again(claim.quote)
        return plainly(claim) + 8 * borne + 4 * bears_type(claim.type, sentence) + 2 * again + named

    return _first_best(claims, worth, lambda claim: plainly(claim) + 15)


def says_again(words: str) -> bool:
    """Say whether words tell that a place was taken by those who had had it before: "regained", "recaptured"."""
    told = f" {' '.join(re.findall(r'[a-z]+', words.casefold()))} "
    return any(f" {word} " in told for word in load_families().again)


def printed_by(view: View, claims: Sequence[Claim], beside: Claim | None = None) -> str:
    """Return who printed some claims, and before each outlet who speaks there: ``a medical officer, in the Quay Post``.

    Args:
        view: the view.
        claims: the claims.
        beside: the one whose sentence stands in the line; None if none does. Its speaker is named where the sentence
            has the words for him, or nothing at all that gives it to somebody.
    """
    first = [] if beside is None else [_outlet(view, beside)]
    others = [
        told_in(view, claim)
        for claim in claims
        if beside is None
        or (claim.report_id != beside.report_id and voice_words(claim, view.report(claim.report_id)) not in first)
    ]
    spoken = beside is not None and beside.speaker is not None and _may_name(view, beside)
    if not spoken or beside is None:
        return list_words([*first, *others], MOST_VOICES)
    voice, outlet = voice_words(beside, view.report(beside.report_id)), first[0]
    if voice in (outlet, wordings().withheld):
        return list_words([*first, *others], MOST_VOICES)
    return list_words([f"{voice} in {outlet}", *others], MOST_VOICES) if others else f"{voice}, in {outlet}"


def _may_name(view: View, claim: Claim) -> bool:
    """Say whether the speaker of a claim can be named beside its sentence.

    Where it gives its words to somebody by other words than the speaker's, whose they are was perhaps misread.
    """
    by_pronoun = is_said_by_pronoun(quote_sentence(view, claim))
    return by_pronoun or _has_words_for_speaker(view, claim) or not shows_speaker(view, claim)


def _has_words_for_speaker(view: View, claim: Claim) -> bool:
    words = one_line(claim.speaker.text).casefold() if claim.speaker else ""
    return bool(words) and re.search(rf"\b{re.escape(words)}\b", quote_sentence(view, claim).casefold()) is not None


def told_in(view: View, claim: Claim) -> str:
    """Return the outlet of a claim whose sentence does not stand in the line, and before it who speaks there."""
    voice = voice_words(claim, view.report(claim.report_id))
    if claim.speaker is None or voice in (wordings().withheld, wordings().unnamed):
        return _outlet(view, claim)
    return f"{voice} in {_outlet(view, claim)}"


def shows_speaker(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim has the words for its speaker, or the verb that gives it to somebody.

    With "he said" in the sentence a reader sees that it is somebody's word; whose, may have been misread.
    """
    sentence = quote_sentence(view, claim).casefold()
    words = one_line(claim.speaker.text).casefold() if claim.speaker else ""
    if is_pronoun(words) and begins_with_pronoun(quote_sentence(view, claim)):
        return False  # "It said" has a speaker whom the sentence before names
    if words and words not in sentence and says_person(sentence):
        return False  # "he said" has a speaker whom the sentence before names
    cue = claim.cue.casefold()
    stem = _PAST.get(cue, re.escape(cue[:_CUE]))  # in whatever form it stands
    return bool(words) and (words in sentence or bool(cue and re.search(rf"\b{stem}", sentence)))


_PAST = {"say": "sa(?:y|id)", "tell": "t(?:ell|old)", "write": "wr(?:it|ote)", "speak": "sp(?:eak|oke)", "put": "put",
         "give": "g[ai]v", "see": "s(?:ee|aw)", "quote": "quot"}  # fmt: skip
"""Patterns of the verbs of saying whose forms do not begin alike."""


_NOT_THERE = re.compile(
    r"\b(from|(direction|government|army|forces|state|republic|capital|seat|mayor|governor|people) of)( the)? $",
    re.IGNORECASE,
)
"""What stands before a name that says where somebody comes from, or whose he is, and not where something happened."""

_NEAR = "near "

_NEAR_IT = re.compile(
    r"\b(near|outside|around|beyond|close to|not far from"
    r"|(vicinity|suburbs|(?<=\ba )suburb|environs|countryside|north|south|east|west|northeast|northwest|southeast"
    r"|southwest|north-east|north-west|south-east|south-west|miles|kilometres|kilometers|km|northward|side) (of|from)"
    r"|(road|way|approaches|approach|front) to)( the)?( (\w+ )?(city|town|village|port|capital)( of)?)?"
    r"( (\w+ )?capital)? $",
    re.IGNORECASE,
)
"""What stands before the name of a place that something happened near to, and not in."""

_WHERE = re.compile(
    r"\b(in|at|near|around|outside|inside|across|into|to|from|left|leave|leaving|fled|fleeing|flee|abandoned|of"
    r"|evacuated|reached?)( the)?( (city|town|village|villages|district|province|port|area|region)( of)?)? $",
    re.IGNORECASE,
)
"""What stands before the name of a place that people flee from, or agree or talk in: "most of them Jelwo" has none."""

_NAMED_SO = ("displacement", "diplomacy.")
"""Types whose clause often has a name that is none of a place: of a people, or of a government by its capital."""


def _is_where(claim: Claim, before: str, after: str) -> bool:
    """Say whether the name of a place stands in a clause where it can say where something happened.

    "Varnia's northern province" is no more exact than Varnia, "Alder has agreed" is a government, and "the Alder
    militia" may be anywhere.
    """
    if re.match(rf"['’]s? \w| {any_of(load_grounds().of_people)}\b", after):
        return False
    if not before.strip() and _DOES.match(after):
        return False
    return not claim.type.startswith(_NAMED_SO) or _WHERE.search(before) is not None


_DOES = re.compile(r" (?:(?:has|have|had) )?(?:\w+ed|struck|hit|fought|sent) (?:it|them|its|their|the|an?)\b")
"""What follows the name of a state at the head of a clause, which does something: "Varnia shelled it"."""


_IN = re.compile(r"\b(in|across|throughout|into)( the)? $", re.IGNORECASE)
"""What stands before a country in which something happened, and not of which somebody is."""


def quoted_place(view: View, claim: Claim) -> str:
    """Return where a claim puts its happening, if its very clause names that place; else empty.

    A place that was taken over from another clause may be that of another happening. Words that no gazetteer has stand
    only where they are a name.
    """
    words = one_line(claim.place.text) if claim.place else ""
    clause = one_line(quoted(claim, view.report(claim.report_id)))
    at = clause.casefold().find(words.casefold())
    if at >= 0 and re.search(r"\bsince\b", clause[:at]):
        return ""  # "since the fighting in Alder began" says when
    if at >= 0 and not _is_where(claim, clause[:at], clause[at + len(words) :]):
        return ""
    country = claim.where is not None and claim.where.kind == "country" and not _IN.search(clause[:at])
    named = claim.where is not None or words.removeprefix("the ").istitle()
    if not words or not named or country or at < 0 or _NOT_THERE.search(clause[:at]):
        return ""
    return nearly(where_words(claim), clause[:at])


def nearly(place: str, before: str) -> str:
    """Return a place as printed, with "near" where the words before its name say that it was not there.

    Args:
        place: the place as printed.
        before: what stands before its name in a clause.
    """
    return f"{_NEAR}{place}" if _NEAR_IT.search(before) else place


def names_place(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim has the words for its place."""
    told = _spaced(quote_sentence(view, claim))
    named = [claim.place.text if claim.place else "", claim.where.name if claim.where else ""]
    kind = claim.where.kind if claim.where else ""
    if kind == "city" and _is_part(named[0]) and not _is_part(named[1]):
        named = named[1:]  # "the Alder quarter" was taken for Alder
    return any(_stands_for(told, _spaced(name), kind) for name in named if name)


def _is_part(name: str) -> bool:
    """Say whether words end in one for a part of a city: "the Alder quarter"."""
    return name.casefold().endswith(load_grounds().city_parts)


def _stands_for(told: str, name: str, kind: str) -> bool:
    """Say whether a name in a sentence is that of a place of a kind.

    "The Alder quarter" is no city, "the city of Alder" no province, and "the northern port city" no port.
    """
    if kind not in ("city", "province", "facility"):
        return name in told
    table = load_grounds()
    for at in (found.start() for found in re.finditer(re.escape(name), told)):
        before, after = told[:at], told[at + len(name) :]
        part = kind == "city" and after.startswith(table.city_parts)
        town = kind == "province" and re.search(r" (?:city|town|village) of$", before) is not None
        whole = kind == "facility" and after.startswith(table.towns)
        if not (part or town or whole):
            return True
    return False


def _spaced(words: str) -> str:
    return " ".join(("", *re.findall(r"\w+", words.casefold()), ""))


def is_placed(view: View, event: Event, claims: Sequence[Claim]) -> bool:
    """Say whether the clause of a claim on an event names its place, which may be that of another clause."""
    return any(_is_at(claim, event) and quoted_place(view, claim) for claim in claims)


def is_only_near(view: View, event: Event, claims: Sequence[Claim]) -> bool:
    """Say whether all clauses of claims that name the place of an event have it only as one that it was near to."""
    told = [quoted_place(view, claim) for claim in claims if _is_at(claim, event)]
    return all(one.startswith(_NEAR) for one in told if one)


def _is_at(claim: Claim, event: Event) -> bool:
    """Say whether a claim is of the place of an event, which for one that no gazetteer has all reports agreed on."""
    one, other = claim.where, event.place
    if one is None or other is None or one.id == other.id:
        return one is not None and other is not None
    local = one.id.startswith("local:") and other.id.startswith("local:")
    return local and one.name.casefold() == other.name.casefold()


def _outlet(view: View, claim: Claim) -> str:
    return with_article(claim.via[-1] if claim.via else outlet_words(view.report(claim.report_id)))
