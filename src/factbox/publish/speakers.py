"""Who speaks in a line, and in which outlet: whoever its sentence has the words for, or gives no words to at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.publish.context import quotation
from factbox.publish.document import one_line
from factbox.publish.grounds import bears_name, begins_with_pronoun
from factbox.publish.grounds_table import load_grounds
from factbox.publish.passing import is_said_by_pronoun, says_person
from factbox.publish.quoting import quote_sentence
from factbox.publish.wording import (
    MOST_VOICES,
    is_pronoun,
    list_words,
    outlet_words,
    plain_voice,
    voice_words,
    with_article,
    wordings,
)
from factbox.records import Claim, View

LONGEST_LABEL = 16
"""Words by which somebody is named in a line, with the side he speaks for."""

_CUE = 4
"""Letters by which the verb that gives words to a speaker is known again in a sentence."""


def printed_by(view: View, claims: Sequence[Claim], beside: Claim | None = None, *, spoken: bool = True) -> str:
    """Return who printed some claims, and before each outlet who speaks there: ``a medical officer, in the Quay Post``.

    Args:
        view: the view.
        claims: the claims.
        beside: the one whose sentence stands in the line; None if none does. Its speaker is named where the sentence
            has the words for him, or nothing at all that gives it to somebody.
        spoken: whether he is named.
    """
    first = [] if beside is None else [_outlet(view, beside)]
    others = [
        told_in(view, claim)
        for claim in claims
        if beside is None
        or (
            claim.report_id != beside.report_id
            and not _is_among(voice_words(claim, view.report(claim.report_id)), first)
        )
    ]
    outlets = {_outlet(view, claim) for claim in claims}
    named = spoken and beside is not None and beside.speaker is not None and _may_name(view, beside)
    voice = _voice(view, beside) if beside is not None and named else ""
    if spoken and beside is not None and beside.speaker is not None and _is_one_of_several(beside.speaker.text):
        voice = wordings().shown if _has_words_for_speaker(view, beside) else ""  # "one of them said"
    if voice in ("", *first, wordings().withheld):
        return list_words([*first, *others], MOST_VOICES)
    others = [one for one in others if plain_voice(one) != plain_voice(voice)]  # who is quoted here, or speaks itself
    if not others:
        return f"{voice}, in {first[0]}"
    return list_words(_outlets_first(f"{voice} in {first[0]}", others, outlets), MOST_VOICES)


def _is_among(voice: str, voices: Iterable[str]) -> bool:
    return plain_voice(voice) in map(plain_voice, voices)


def _outlets_first(quoted: str, others: Sequence[str], outlets: Collection[str]) -> list[str]:
    """Return who is quoted and others, outlets that tell in their own voice first: his word is not theirs too.

    "The mayor in the Quay Post and the Hill Herald" would have him speak in both. He is always among the first.
    """
    own = [one for one in dict.fromkeys(others) if one in outlets]
    speaking = [one for one in others if one not in outlets]
    first = own if len(own) + len({*speaking}) < MOST_VOICES else own[: MOST_VOICES - 2]
    return [*first, quoted, *speaking, *own[len(first) :]]


def _voice(view: View, claim: Claim) -> str:
    """Return who speaks in a claim; who is no more than "the group" is called so beside a sentence that has it."""
    voice = voice_words(claim, view.report(claim.report_id))
    words = one_line(claim.speaker.text) if claim.speaker else ""
    called = words.casefold().startswith("the ") and _has_words_for_speaker(view, claim)
    if voice.casefold() in load_grounds().reports:
        return f"{voice.casefold()} (not named)"
    if voice == wordings().withheld and _has_words_for_speaker(view, claim):
        if outlet := _outlet_called(view, words):
            return outlet
        return words.casefold() if _are_several(words, claim.cue, quote_sentence(view, claim)) else wordings().shown
    if (
        called
        and words.rpartition(" ")[2] in load_nouns().insurgent
        and not bears_name(_name(claim), quotation(view, claim))
    ):
        own, aside, side = voice.partition(" (for ")
        return f"{words.casefold()}{aside}{side}" if own else voice  # "the rebels" may be others than the Front
    bare = voice.startswith(wordings().unnamed) and called
    return voice.replace(wordings().unnamed, f"the {words[4:]}", 1) if bare else voice


def _name(claim: Claim) -> str:
    """Return the name by which the speaker of a claim is known; empty for none."""
    return (claim.speaker.name or "") if claim.speaker else ""


def _outlet_called(view: View, words: str) -> str:
    """Return the one outlet of a view whose name begins or ends with some words: "the Herald" of the Quay Herald."""
    called = words.casefold().removeprefix("the ").split()
    names = {one_line(report.outlet) for report in view.reports if report.outlet}
    parts = {name: name.casefold().split() for name in names}
    meant = [name for name, part in parts.items() if called and called in (part[: len(called)], part[-len(called) :])]
    return with_article(meant[0]) if len(meant) == 1 else ""


def _are_several(words: str, cue: str, sentence: str) -> bool:
    """Say whether one word with a capital at the head of a sentence is no name: "Hospitals count seven dead"."""
    plural = words.endswith("s") and not cue.endswith("s") and " " not in words
    return plural and one_line(sentence).strip("“\"'").startswith((f"{words} {cue} ", f"{words} have "))


def _may_name(view: View, claim: Claim) -> bool:
    """Say whether the speaker of a claim can be named beside its sentence.

    Where it gives its words to somebody by other words than the speaker's, whose they are was perhaps misread.
    """
    voice = voice_words(claim, view.report(claim.report_id))
    if _is_piece(voice):
        return False
    sentence = quote_sentence(view, claim)
    by_pronoun = is_said_by_pronoun(sentence) or _is_said_by_document(sentence)
    return by_pronoun or _has_words_for_speaker(view, claim) or not shows_speaker(view, claim)


def _is_said_by_document(sentence: str) -> bool:
    """Say whether a sentence gives its words to a document, which is somebody's: "..., the communique said"."""
    return _DOCUMENT_SAYS.search(sentence) is not None


_DOCUMENTS = "|".join(words[0] for words in load_cues()["documents"])
_DOCUMENT_SAYS = re.compile(
    rf"\b(?:the|this|its|their) (?:{_DOCUMENTS}) (?:said|says|added|read|went on)\b", re.IGNORECASE
)


def _is_piece(voice: str) -> bool:
    """Say whether words for a speaker are a piece of a sentence: "many of the area's", "the council told of ..."."""
    return len(voice.split()) > LONGEST_LABEL or voice.endswith(("'s", "’s", " of them", " of these", " of those"))


def _is_one_of_several(words: str) -> bool:
    return words.casefold().endswith((" of them", " of these", " of those"))


def _has_words_for_speaker(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim has the words for its speaker, be it in the sentence before its own."""
    words = one_line(claim.speaker.text).casefold() if claim.speaker else ""
    told = quotation(view, claim).casefold()
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told) is not None


def told_in(view: View, claim: Claim) -> str:
    """Return the outlet of a claim whose sentence does not stand in the line, and before it who speaks there."""
    voice = voice_words(claim, view.report(claim.report_id))
    if claim.speaker is None or _is_piece(voice) or voice in (wordings().withheld, wordings().unnamed):
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


def names_speaker(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim shows its speaker by more than a pronoun, so that he need not be told."""
    pronoun = claim.speaker is not None and is_pronoun(claim.speaker.text)
    return shows_speaker(view, claim) and not pronoun


_PAST = {"say": "sa(?:y|id)", "tell": "t(?:ell|old)", "write": "wr(?:it|ote)", "speak": "sp(?:eak|oke)", "put": "put",
         "give": "g[ai]v", "see": "s(?:ee|aw)", "quote": "quot"}  # fmt: skip
"""Patterns of the verbs of saying whose forms do not begin alike."""


def _outlet(view: View, claim: Claim) -> str:
    return with_article(claim.via[-1] if claim.via else outlet_words(view.report(claim.report_id)))
