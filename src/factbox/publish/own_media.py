"""Which outlets write for a side: a state's own, and those that write of those who fight as only their side does.

No table knows the media of a land that nobody has heard of. "The state broadcaster Channel Dawn said", in any report,
tells all readers whose Channel Dawn is: where it has its state's soldiers take a town, that is a party's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from factbox.knowledge.actors import FORCES, GOVERNMENT, load_nouns, party_side
from factbox.publish.document import one_line
from factbox.publish.grounds import tells_of_ours, tells_saying
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.records import Claim, Report, View


def serves_its_state(view: View, claim: Claim, sentence: str) -> bool:
    """Say whether a claim is a state's outlet's own word for what the state's people did, or what befell its foes.

    Args:
        view: the view, of whose reports any may tell whose the outlet is.
        claim: what the outlet tells.
        sentence: the sentence of the claim.
    """
    if claim.speaker is not None or view.report(claim.report_id).outlet not in state_outlets(view):
        return False
    if claim.type.startswith(("territory.", "battle.")):
        return party_side(claim.actor).startswith((GOVERNMENT, FORCES))
    return re.search(rf"\b{any_of(_foes())}\b", sentence.casefold()) is not None


@cache
def _foes() -> tuple[str, ...]:
    """Return the nouns for those against whom a state fights, as it and others call them."""
    return (*sorted(load_nouns().insurgent | load_nouns().foes), *load_grounds().called_by_states)


def state_outlets(view: View) -> frozenset[str]:
    """Return the outlets of a view that are a state's own."""
    return view.once("state_outlets", lambda: _find(view))


def _find(view: View) -> frozenset[str]:
    outlets = {report.outlet for report in view.reports if report.outlet}
    texts = (text for report in view.reports for text in (report.title, report.text) if text)
    named = {name for text in texts for name in called_a_states(text, outlets)}
    return frozenset(named | {one for one in outlets if _is_called_so(one)})


def called_a_states(text: str, outlets: Iterable[str]) -> Iterator[str]:
    """Yield the outlets that a text calls a state's: "the state broadcaster Channel Dawn", "Channel Dawn, state radio".

    Args:
        text: the text of a report.
        outlets: the names of those that are looked for.
    """
    names = {outlet: re.sub(r"^[Tt]he ", "", one_line(outlet)) for outlet in outlets}
    for found in _owned().finditer(text):
        behind = re.sub(r"^[\s,“\"'‘]*(?:the )?", "", text[found.end() :][:_FAR])
        before = _INTRODUCES.sub("", text[max(found.start() - _FAR, 0) : found.start()])
        for outlet, name in names.items():
            if re.match(rf"{re.escape(name)}(?!\w)", behind) or re.search(rf"(?<!\w){re.escape(name)},$", before):
                yield outlet


_FAR = 80
"""Characters beside the words for a state's outlet in which its name begins and ends."""

_INTRODUCES = re.compile(r" (?:which is |itself )?(?:the|an?|[\w-]+['’]s?)(?: [\w-]+)? $")
"""What stands between a name and what it is: "Channel Dawn, the Varnian state broadcaster"."""


@cache
def _owned() -> re.Pattern[str]:
    """Return the pattern of what a state's outlet is called: "state television", "the government-run daily"."""
    kinds = any_of(sorted(load_nouns().state_media))
    return re.compile(rf"(?i)\b(?:{kinds}|(?:state|government|army|ministry)-(?:run|owned|controlled)(?: [a-z]+)?)\b")


def _is_called_so(outlet: str) -> bool:
    """Say whether an outlet's own name tells that it is a state's: "Federal Information Service", "State Radio"."""
    name = one_line(outlet).casefold()
    media = any_of(sorted(load_nouns().state_media))
    return re.search(rf"\b(?:{media}|{any_of(load_grounds().state_offices_that_print)})\b", name) is not None


@lru_cache(maxsize=256)
def is_partisan(text: str) -> bool:
    """Say whether an outlet calls one side "terrorists" in its own voice, and again, as only the other side does."""
    own = re.sub(r"[“\"][^“”\"]*[”\"]", " ", text).casefold()
    return len(re.findall(rf"\b{any_of(load_grounds().called_foes)}\b", own)) >= _AGAIN


@lru_cache(maxsize=256)
def calls_ours(text: str) -> bool:
    """Say whether an outlet calls those who fight "ours" in its own voice: all that it tells of the war is a side's.

    A paragraph with words in quotation marks, or that begins as a speaker's in an interview, is not heard.
    """
    paragraphs = (one for one in text.split("\n\n") if re.search(r"\b[Oo]ur\b", one) and not _QUOTES.search(one))
    return any(tells_of_ours(one) for one in paragraphs)


def is_of_a_side(report: Report) -> bool:
    """Say whether an outlet's report is written as only one of those who fight writes."""
    return calls_ours(report.text) or any(map(_headlines_liberation, (report.title, report.text.partition("\n")[0])))


def _headlines_liberation(headline: str) -> bool:
    """Say whether a headline has soldiers "liberate" something, in nobody's words but its own."""
    return _LIBERATES.search(headline) is not None and not (tells_saying(headline) or _QUOTES.search(headline))


_LIBERATES = re.compile(
    r"(?i)\b(?:army|forces|troops|soldiers|units|fighters|militia|guard) (?:ha(?:s|ve) )?liberate[sd]?\b"
)


_QUOTES = re.compile(r"[“”\"]|[‘'](?=\w)[^‘’']*[’'](?!\w)|(?m:^[^\W\d_]{2,30}: )")
"""What a paragraph has that gives somebody else's words."""

_AGAIN = 2
"""How often a text must so call somebody."""
