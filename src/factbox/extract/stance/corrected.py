"""What a newsroom takes back: in a note of correction, from an earlier entry of its page, with a report it withdrew.

A note ("In a report on Thursday WE SAID THAT X had fallen") repeats what it takes back, and says only then what is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.attribution.own_voice import is_own_earlier, is_own_page
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import DASHES, OPENING, Line, Tokens
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import says_wrongly, takes_back
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, with_id


def with_taken_back(
    claims: Sequence[Claim], found: Findings, behind: Findings | None, outlet: str, *, note: bool
) -> tuple[Claim, ...]:
    """Return the claims of a sentence, those that it or the one behind it takes back as not so.

    Args:
        claims: what the sentence tells.
        found: the sentence.
        behind: the one behind it.
        outlet: who printed it.
        note: whether it stands in a note of correction.
    """
    line = found.line
    wrong = (note and _repeats_itself(found, outlet)) or says_wrongly(line) or _repeats_earlier(line)
    old = _repeats_own_edition(line)  # a figure of its own that it gives again is no figure of today
    down = tuple(_taken_down(line, found.tree))
    gone = behind is not None and any(last <= verb for verb, (_, last) in _taken_down(behind.line, behind.tree))

    def judged(claim: Claim) -> Claim:
        if claim.speaker is not None and is_own_earlier(claim.speaker.text):
            return _not_so(claim)
        if claim.stance == "denied":
            return claim
        if wrong or (old and claim.quantity) or (behind is not None and takes_back(behind.line, claim.type)):
            return _not_so(claim)
        at = min(line.inside(claim.span), default=0)
        verb = next((verb for verb, (first, last) in down if first <= at < last), None)
        if verb is None:
            return _unvouched(claim) if gone and claim.speaker is not None else claim
        by = found.tree.subject(verb)
        own = by is not None and is_own_page(line.slice(*found.tree.phrase(by)), outlet)
        return _not_so(claim) if own else _unvouched(claim)

    return tuple(map(judged, claims))


def _not_so(claim: Claim) -> Claim:
    """Return a claim that the report itself says is not so."""
    return with_id(replace(claim, stance="negated", speaker=None, cue=""))


def _unvouched(claim: Claim) -> Claim:
    """Return what somebody said and no longer says: nobody vouches for it."""
    told = claim.stance in ("asserted", "attributed", "claimed", "confirmed")
    return with_id(replace(claim, stance="unconfirmed")) if told else claim


def _taken_down(line: Line, tree: Tree) -> Iterator[tuple[int, Tokens]]:
    """Yield the verbs by which somebody's word is taken back, each with the tokens of what that word tells.

    It stands behind in "WITHDREW A REPORT that X had fallen", and before in "X had fallen, the radio said, but later
    WITHDREW THE REPORT". Troops that withdraw, and who removes a flag, take back nothing.
    """
    for verb in tree.verbs:
        if not _takes_off(tree, verb) or tree.negated(verb):
            continue
        what = tree.dependants(verb, "nsubj:pass") if tree.passive(verb) else tree.dependants(verb, "obj")
        noun = next((j for j in what if _is_word(line, j)), None)
        if noun is None:
            continue
        first, last = tree.subtree(noun)
        if any(tree.tag(j) in ("NOUN", "PROPN", "VERB") for j in range(noun + 1, last)):
            yield verb, (noun + 1, last)
        elif line.words[first] in _DEFINITE:
            yield verb, (0, min(first, verb))


_DEFINITE = frozenset({"the", "that", "this", "its", "their", "his", "her", "those", "these"})
"""What opens a word that was told of before: "withdrew THE report"."""


def _takes_off(tree: Tree, verb: int) -> bool:
    """Say whether a verb tells that a word was taken back: "withdrew", "took DOWN"."""
    particles = ((), *((tree.words[j],) for j in tree.dependants(verb, "compound:prt", "advmod")))
    return any((tree.lemma(verb), *particle) in load_cues()["taking_off"] for particle in particles)


def _is_word(line: Line, j: int) -> bool:
    """Say whether a token is a noun for somebody's word that was printed or aired: "report", "entry", "post"."""
    return any((line.words[j],) in load_cues()[name] for name in ("words_told", "posted", "own_texts", "documents"))


def _repeats_earlier(line: Line) -> bool:
    """Say whether a newsroom tells what it wrote in a text that another replaced: "IN AN EARLIER VERSION WE SAID"."""
    told = line.find(load_cues()["own_report"], 0, len(line)) is not None
    return told and line.find(load_cues()["replaced_text"], 0, len(line)) is not None


def is_correction(title: str, found: Sequence[Findings]) -> bool:
    """Say whether a text is headed as a note of correction: its title or first line begins with the word."""
    heads = load_cues()["correction"]
    titled = re.findall(r"\w+", title.casefold())[:1]
    begun = bool(found) and any(found[0].line.at(0, head) for head in heads)
    return begun or any((word,) in heads for word in titled)


def corrections_in(found: Sequence[Findings]) -> frozenset[int]:
    """Return the paragraphs of a text that are headed as notes of correction: "CORRECTION. In our issue of"."""
    heads = load_cues()["correction"]
    first: dict[int, Line] = {}
    for one in found:
        first.setdefault(one.line.paragraph, one.line)
    return frozenset(number for number, line in first.items() if any(_is_head(line, head) for head in heads))


def _is_head(line: Line, head: tuple[str, ...]) -> bool:
    """Say whether a line begins with the word for a note, and a mark behind it: no "CORRECTION FLUID was found".

    A live page has its hour before it: "2:10 pm - CORRECTION: we wrote that". "(CORRECTS toll" is one without a mark.
    """
    at = 1 if line.words[0] in OPENING else _behind_hour(line)
    if line.words[0] == "(" and any(line.at(1, verb) for verb in load_cues()["corrects"]):
        return True
    return line.at(at, head) and line.words[at + len(head) :][:1] in ((), (".",), (":",), *((dash,) for dash in DASHES))


def _behind_hour(line: Line) -> int:
    """Return the first token behind the hour that opens an entry of a live page; 0 where none does."""
    if not line.words[0][:1].isdigit():
        return 0
    stamp = DASHES | {"am", "pm", "a.m.", "p.m.", "gmt", "utc", "local", "time", ":", "."}
    hour = (i for i, word in enumerate(line.words[:_LONGEST_HOUR]) if not (word[:1].isdigit() or word in stamp))
    return next(hour, 0)


_LONGEST_HOUR = 7
"""Tokens of an hour with its mark: "2 : 10 pm local time -"."""


def _repeats_itself(found: Findings, outlet: str) -> bool:
    """Say whether a sentence of such a note passes on what the outlet had said: "WE SAID", "THE AGENCY REPORTED"."""
    line, tree = found.line, found.tree
    if line.find(load_cues()["own_report"], 0, len(line)) is not None:
        return True
    said = (one.at for one in found.attributions if one.at >= 0 and line.words[one.at] not in ("says", "say"))
    verbs = (verb for verb in said if not _takes_off(tree, verb))
    return any((by := tree.subject(verb)) is not None and _is_newsroom(line, tree, by, outlet) for verb in verbs)


def _is_newsroom(line: Line, tree: Tree, by: int, outlet: str) -> bool:
    """Say whether a noun names who prints a text, by name or initials, or its text: "A Hill Post REPORT"."""
    words = line.slice(*tree.phrase(by))
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    own = is_own_page(words, outlet) or (len(initials) > 1 and words.removeprefix("The ") == initials)
    return own or (line.words[by],) in load_cues()["newsroom"]


def _repeats_own_edition(line: Line) -> bool:
    """Say whether a newsroom tells what it had in print before, where it is wrong: "IN OUR MONDAY EDITION WE GAVE"."""
    told = line.find(load_cues()["own_report"], 0, len(line))
    printed = line.find(load_cues()["own_edition"], 0, told[0]) if told else None
    before = line.words[max(printed[0] - _EDITION_REACH, 0) : printed[0]] if printed else ()
    return "our" in before or "'s" in before


_EDITION_REACH = 3
"""Tokens between "our" and "edition"."""

__all__ = ["corrections_in", "is_correction", "with_taken_back"]
