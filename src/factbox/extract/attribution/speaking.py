"""Who speaks: "he", "the ministry", "the statement" and a bare name, as the sentences before told of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factbox.extract.attribution.answering import owned_words, owner_of, publisher
from factbox.extract.attribution.attributions import Attribution, carried_on, within
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.records import Mention

_PRONOUNS = frozenset({"he", "she", "they", "it", "both"})
_KEPT_SPEAKERS = 3
"""Speakers before whom a pronoun may take up."""

_THE_NOUN = 2
"""Words of "the ministry"."""
_INDEFINITE = ("a ", "an ", "one ", "A ", "An ", "One ")
_STAFFS = frozenset({"staff", "command"})
"""Bodies by their last word, which stands elsewhere for people."""


class Speaking:
    """Who has spoken so far in one report. Feed it each sentence after asking it who speaks there."""

    def __init__(self) -> None:
        self._speaker: Mention | None = None
        self._spoke: list[Mention] = []
        self._acting: Mention | None = None
        self._body: Mention | None = None
        self._documents: dict[str, Mention] = {}
        self._speakers: list[str] = []
        self._attribution: Attribution | None = None

    def remember(self, found: Findings) -> None:
        """Take in who speaks in a sentence, and whom it is about where nobody does."""
        said = found.attributions or found.core_attributions
        speakers = [a.speaker for a in said if a.speaker and not _is_pronoun(a.speaker) and not _is_us(a.speaker)]
        known = [self._meant(speaker) for speaker in speakers]
        self._speaker = speakers[-1] if speakers else self._speaker
        self._spoke = [*self._spoke, *known][-_KEPT_SPEAKERS:]
        acting = None if any(a.speaker for a in said) else _person_acting(found)
        self._acting = None if speakers else (acting and self._meant(acting)) or self._acting
        self._body = None if speakers else _body_acting(found)
        makers = [speaker for speaker in speakers if not _is_document(speaker.text)]
        if makers:
            self._documents.update(dict.fromkeys(_documents() & set(found.line.words), makers[-1]))
        self._speakers += [speaker.text for speaker in speakers]
        self._attribution = found.attributions[-1] if found.attributions else None

    def carry_on(self, found: Findings) -> Findings:
        """Return the sentence with the speaker of the one before, if it is wholly inside quotation marks.

        A pronoun that counts ("IT HAD RECORDED 19 deaths") is whoever spoke in the sentence before, and else nobody: a
        town has its dead, and says nothing.
        """
        found = replace(
            found,
            attributions=tuple(one for one in found.attributions if not self._counts_for_nobody(one, found)),
            core_attributions=tuple(one for one in found.core_attributions if not self._counts_for_nobody(one, found)),
        )
        if found.attributions or (not found.inside and _has_speaker_behind(found)):
            return found
        carried = within(found.line, self._attribution) if found.inside else carried_on(found.line, self._attribution)
        return replace(found, attributions=(carried,)) if carried else found

    def _counts_for_nobody(self, one: Attribution, found: Findings) -> bool:
        """Say whether a pronoun counts that takes up nobody who has just spoken."""
        if one.speaker is None or not _is_pronoun(one.speaker) or (one.cue,) not in load_cues()["tallying"]:
            return False
        spoke = self._attribution is not None and self._attribution.speaker is not None
        who = self.speaker(one, found) if spoke else None
        return who is None or _is_pronoun(who)

    def speaker(self, attribution: Attribution | None, found: Findings | None = None) -> Mention | None:
        """Return who speaks, "he" replaced by the speaker before; None for the report's own voice.

        With its sentence, "it" behind what is said is whom that is about: "The army had retaken X, it said."
        "They" are so only where nobody has spoken yet: "The rebels hold X, they say".
        """
        if attribution is None or attribution.speaker is None:
            return None
        if _is_pronoun(attribution.speaker):
            own = _told_of_itself(found, attribution.speaker) if found else None
            if found and (body := _body_before(found, attribution.speaker)) is not None:
                return body
            several = attribution.speaker.text.casefold() == "they"
            return (not several and own) or self._taken_up(attribution.speaker, own)
        answering = publisher(attribution.speaker)
        return self._introduced(self._owned(answering), found) if answering is not None else None

    def _owned(self, speaker: Mention) -> Mention:
        """Return "his own spokesman" with whose he is, who spoke before, as its hint: "the governor's spokesman"."""
        pronoun = owner_of(speaker)
        owner = self._taken_up(replace(speaker, text=pronoun)) if pronoun else None
        if owner is None or owner.text == pronoun:
            return speaker
        return replace(speaker, hint=owned_words(speaker, owner))

    def _taken_up(self, pronoun: Mention, own: Mention | None = None) -> Mention:
        """Return who spoke before, if "it" or "they" can stand for him; what is told by "it" no residents told.

        Where nobody did, ``own`` is whom the sentence is about, who may tell it.
        """
        word = pronoun.text.casefold()
        if self._acting is not None and word in ("he", "she"):
            return self._acting
        if self._body is not None and word == "it":
            return self._body
        return next((one for one in reversed(self._spoke) if _may_stand_for(word, one)), own or pronoun)

    def _introduced(self, speaker: Mention, found: Findings | None) -> Mention:
        """Return a bare name with the words that said before who that is, as its hint.

        "Ministry spokesman Jan Roe said ... Roe added"; or, as newswires do, "a lawmaker said ... 'They left,' said Jan
        Roe" in the next sentence, where the lawmaker gets his name.
        """
        if not _is_bare_name(speaker):
            return self._meant(speaker)
        surname = speaker.text.split()[-1]
        fuller = [words for words in self._speakers if _is_called_by(speaker.text, words)]
        if fuller:
            return replace(speaker, hint=fuller[-1])
        before = self._speaker.text if self._speaker and self._attribution else ""
        known = any(surname in _words(words) for words in self._speakers) or not _is_new_person(speaker, found)
        return replace(speaker, hint=before) if before.startswith(_INDEFINITE) and not known else speaker

    def _meant(self, speaker: Mention) -> Mention:
        """Return who is meant by "the ministry", "the director-general" or "the statement": who spoke so before.

        Where two were called so ("the ministry" of either state) and neither spoke last, it stays open.
        """
        words = speaker.text.split()
        if len(words) != _THE_NOUN or not (words[1].islower() or words[1].casefold() in _offices()):
            return speaker
        article, noun = words[0].casefold(), words[1].casefold()
        if noun in _documents():
            said = (self._documents.get(noun) or self._body_speaking()) if article == "the" else self._speaker
            return said if said is not None and article in ("the", "its", "their") else speaker
        if article in ("its", "their") and (noun,) in load_cues()["own_people"]:
            return self._body_speaking() or speaker
        if article != "the" or noun in load_nouns().government - {"ministry"}:
            return speaker
        called = [text for text in self._speakers if _is_called(text, noun)]
        last = self._speaker is not None and called[-1:] == [self._speaker.text]
        meant = called[-1] if last or len({*called}) == 1 else _fullest(called)
        meant = next((one for one in meant.split(" and ") if _is_called(one, noun)), meant)  # "a colonel and a mayor"
        return replace(speaker, hint=meant) if called and meant else speaker

    def _body_speaking(self) -> Mention | None:
        """Return the body that spoke last, if nobody did since: it made "the statement" that none is named for."""
        last = self._spoke[-1] if self._spoke else None
        return last if last is not None and _is_body(last.text) else None


def _fullest(called: Sequence[str]) -> str:
    """Return the fullest words of several for one body, which have all of the others in them; empty where two differ.

    "The Valley Observatory" and "the Quay-based Valley Observatory for Rights" are one.
    """
    fullest = max(called, key=len, default="")
    telling = {*_words(fullest.casefold())}
    return fullest if all({*_words(one.casefold())} - {"the", "a", "an"} <= telling for one in called) else ""


def _has_speaker_behind(found: Findings) -> bool:
    """Say whether the core reads in a sentence who says its quotation: ""...", JAN ROE, the head of the League (L)"."""
    ends = [
        (a.contents[-1][1], found.line.inside(a.speaker.span))
        for a in found.core_attributions
        if a.speaker and a.contents
    ]
    return any(tokens and tokens[0] >= end for end, tokens in ends)


def _is_us(speaker: Mention) -> bool:
    """Say whether somebody speaks of himself within his own words: "WE TOLD THEM that they may cross"."""
    return speaker.text.casefold() in load_function_words().first_person


def _is_pronoun(speaker: Mention) -> bool:
    return speaker.text.casefold() in _PRONOUNS


def _body_before(found: Findings, pronoun: Mention) -> Mention | None:
    """Return the body that speaks earlier in a sentence, for its "it": "THE ARMY admits this, but IT says"."""
    if pronoun.text.casefold() != "it":
        return None
    spoke = [a.speaker for a in found.attributions if a.speaker and a.speaker.span.end <= pronoun.span.start]
    last = max(spoke, key=lambda one: one.span.end, default=None)
    return last if last is not None and _is_body(last.text) else None


def _told_of_itself(found: Findings, pronoun: Mention) -> Mention | None:
    """Return the party that opens a sentence and tells it of itself: "THE ARMY had retaken X, it said"."""
    first = next(iter(found.actors), None)
    if first is None or first.first > 0 or pronoun.span.start < first.mention.span.end:
        return None
    if first.kind == "insurgent" and found.line.words[first.last - 1].endswith("s"):
        return replace(first.mention, kind="speaker", hint="") if pronoun.text.casefold() == "they" else None
    if first.kind not in ("name", "government") or pronoun.text.casefold() != "it":
        return None
    head = found.line.words[first.last - 1]
    words, name = found.line.slice(first.first, first.last).casefold(), first.mention.text.casefold()
    called = words.removeprefix("the ") == name.removeprefix("the ")
    if head.endswith("s") or head == "police" or not called:  # "fighters of the Accord"
        return None
    return replace(first.mention, kind="speaker", hint="")


@cache
def _documents() -> frozenset[str]:
    return frozenset(word for (word,) in load_cues()["documents"])


def _is_called(speaker: str, noun: str) -> bool:
    """Say whether words name a speaker whom a noun stands for: "Minister Jana Roe" is "the minister".

    The noun heads the words or stands before a name; an army's spokesman is not the army.
    """
    tokens = speaker.replace(",", " ,").split()
    at = next((i for i, token in enumerate(tokens) if token.casefold() == noun), None)
    plain = {noun, "the", "a", "an", "its", "their"}
    if at is None or any(token.endswith(("'s", "’s")) for token in tokens[at:]):  # "General Roe's men"
        return False
    if not any(token[:1].isupper() and token.casefold() not in plain for token in tokens):
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else ","
    apart = load_function_words().prepositions
    heads = (follows == "," or follows in apart) and apart.isdisjoint(tokens[:at])
    is_body = noun in load_persons().bodies | load_nouns().government
    return heads or (follows[:1].isupper() and not is_body)


def _is_body(words: str) -> bool:
    """Say whether words name a body that makes statements, by their head: "the General Staff", "the ministry"."""
    called = re.split(r",| (?:of|for|in|who) ", words)[0].casefold()
    head = called.split()[-1:]
    if called.endswith(tuple(f" {body}" for body in load_nouns().state_bodies)):
        return True  # "the Fourth Military Zone"
    return bool(head) and head[0] in load_persons().bodies | load_nouns().government | _STAFFS


def _is_document(text: str) -> bool:
    return not _documents().isdisjoint(text.casefold().split())


def _person_acting(found: Findings) -> Mention | None:
    """Return the person whom a sentence in which nobody speaks is about: "he" in the next may be that one.

    A person has a name or an office: "The governor spoke by telephone".
    """
    tree = found.tree
    offices = (i for i in tree.main_subjects if found.line.words[i] in _offices())
    named = (i for i in sorted(found.persons) if tree.is_a(i, "nsubj"))
    first = next(named, None)
    first = next(offices, None) if first is None else first
    if first is None:
        return _writer(found)
    start, end = found.tree.phrase(first)
    return Mention(found.line.span(start, end), found.line.slice(start, end), "speaker")


def _body_acting(found: Findings) -> Mention | None:
    """Return the body that a sentence is about in which nobody speaks: "The ministry was silent"."""
    phrases = map(found.tree.phrase, found.tree.main_subjects)
    named = (Mention(found.line.span(*phrase), found.line.slice(*phrase), "speaker") for phrase in phrases)
    return next((mention for mention in named if _is_body(mention.text)), None) or _issuer(found) or _author(found)


def _issuer(found: Findings) -> Mention | None:
    """Return who makes a statement known in a sentence: "The rebels ISSUED A STATEMENT", of which "it" is told next."""
    tree = found.tree
    for verb in range(len(found.line) if tree.parsed else 0):
        if (tree.lemma(verb),) not in load_cues()["issuing"]:
            continue
        made = any(found.line.words[j] in _documents() for j in tree.dependants(verb, "obj"))
        who = tree.subject(verb) if made else None
        if who is not None:
            phrase = tree.phrase(who)
            return Mention(found.line.span(*phrase), found.line.slice(*phrase), "speaker")
    return None


def _author(found: Findings) -> Mention | None:
    """Return the body whose statement a line without a verb announces: "Third statement from THE MINISTRY."."""
    announced = _announced(found)
    return announced if announced is not None and _is_body(announced.text) else None


def _writer(found: Findings) -> Mention | None:
    """Return the person whose word a line without a verb announces: "A second message from ROE."."""
    announced = _announced(found)
    if announced is None or _is_body(announced.text) or any(_names(place, announced) for place in found.places):
        return None
    return announced if _is_bare_name(announced) or not _offices().isdisjoint(_words(announced.text)) else None


def _names(place: PlacePhrase, mention: Mention) -> bool:
    return any(one.span.overlaps(mention.span) for one in place.mentions)


def _announced(found: Findings) -> Mention | None:
    """Return whose statement or message a line without a verb announces; None where it has a verb."""
    tree = found.tree
    if not tree.parsed or any(tree.tag(i) in ("VERB", "AUX") for i in range(len(found.line))):
        return None
    for at, word in enumerate(found.line.words):
        owners = tree.dependants(at, "nmod") if word in _documents() else ()
        owner = next((owner for owner in owners if tree.tag(owner) != "ADP"), None)
        if owner is not None:
            first, last = tree.phrase(owner)
            first += tree.tag(first) == "ADP"
            return Mention(found.line.span(first, last), found.line.slice(first, last), "speaker")
    return None


def _may_stand_for(pronoun: str, speaker: Mention) -> bool:
    """Say whether a pronoun agrees with a speaker: "two residents" are not "she", and an officer is not "it"."""
    words = speaker.text.casefold().replace(",", " ,").split()
    ends = load_function_words().prepositions | {",", "who"}
    head = words[: next((i for i, word in enumerate(words) if word in ends), len(words))]
    pair = "and" in head or words[0] == "two"
    several = pair or head[-1:] == [] or head[-1] in _people() or words[0] in load_numbers().cardinals.keys() - {"one"}
    if pronoun == "both":
        return pair
    if pronoun == "they":
        return True
    if pronoun in ("he", "she") and head[-1:] != [] and head[-1] in _documents():
        return False  # "a line from the ministry" is nobody who could be "he"
    is_body = _is_body(" ".join(head))  # "Osk's GENERAL Staff" is no general
    if pronoun == "it" and ((is_body and not several) or _is_called_a_body(speaker.text.split()[: len(head)])):
        return True
    is_person = not {*load_persons().private, *load_persons().public}.isdisjoint(head) or _is_officer(head)
    return not several and not (is_person if pronoun == "it" else is_body)


def _is_officer(head: Sequence[str]) -> bool:
    """Say whether words begin with a rank or an office, and are no body's: "a sergeant", "Mayor Ona Marl"."""
    words = [word for word in head if word not in ("a", "an", "the")]
    ranks = load_nouns().fighting_ranks | _offices() - {"presidency"}
    return words[:1] != [] and words[0] in ranks and not _is_body(" ".join(words))


def _is_called_a_body(words: Sequence[str]) -> bool:
    """Say whether an article and a name are an organisation's: "the Karsen Monitor", not "the Syrian President"."""
    offices = {noun for noun, kind in load_nouns().speakers if kind == "official"}
    named = [word for word in words[1:] if word[:1].isupper()]
    return words[:1] in (["the"], ["The"]) and len(named) > 1 and named[-1].casefold() not in offices


@cache
def _offices() -> frozenset[str]:
    """Return the nouns for one who holds an office: "governor", "mayor"."""
    heads = {noun for noun, kind in load_nouns().speakers if kind == "official"}
    groups = load_nouns().government | load_persons().bodies | load_nouns().state_bodies | _people()
    return frozenset(heads - groups - set(load_persons().private))


@cache
def _people() -> frozenset[str]:
    """Return the nouns for people in the plural: "residents", "officials", "men"."""
    one = {*load_persons().private, *load_persons().public, *(noun for noun, _ in load_nouns().speakers)}
    return frozenset({f"{noun}s" for noun in one} | load_nouns().insurgent | {"people", "men", "women", "children"})


def _is_new_person(speaker: Mention, found: Findings | None) -> bool:
    """Say whether a bare name is a person's who is named here for the first time, and by nothing but the name.

    "The Interior Ministry" and "Residents" are none, and of "Jan Roe, a driver" it is told who he is.
    """
    words = speaker.text.casefold().split()
    common = _people() | _offices() | load_persons().bodies | load_nouns().government | load_nouns().party_bodies
    if words[0] in load_function_words().determiners or not common.isdisjoint(words):
        return False
    if found is None:
        return True
    text, start = found.line.text, speaker.span.start
    apposed = _is_apposed(text[speaker.span.end :])
    single = len(words) == 1 and found.line.sentence.tokens[0].span.start == start  # "Westhaven said": a government
    return not (apposed or single) and text.find(speaker.text.split()[-1], 0, start) < 0


def _is_apposed(behind: str) -> bool:
    """Say whether words behind a name say who that is: ", a driver", ", head of the council", ", deputy mayor"."""
    told = re.match(r", (\w+)(?: (\w+))?", behind)
    return told is not None and (
        told[1] in ("a", "an", "the", "who") or not (_offices() | {*load_persons().public}).isdisjoint(told.groups())
    )


def _words(speaker: str) -> list[str]:
    return speaker.replace(",", "").split()


def _is_bare_name(speaker: Mention) -> bool:
    words = speaker.text.split()
    initials = len(words[-1]) > 1 and words[-1].isupper()  # "the UN" is no Secretary General of it
    if initials or speaker.text.casefold() in _several_people():
        return False
    return len(words) <= 3 and all(word[:1].isupper() and word.isalpha() for word in words)


@cache
def _several_people() -> frozenset[str]:
    """Return nouns for several who speak, which have a capital at the head of a sentence: "Activists said"."""
    return frozenset(f"{noun}s" for noun in {*(noun for noun, _ in load_nouns().speakers), *load_persons().private})


def _is_called_by(name: str, fuller: str) -> bool:
    """Say whether a bare name is short for fuller words: a surname, or all that "the Interior Ministry" is called.

    "Norland" alone is not "Ostravia and Norland".
    """
    words, called = name.split(), _words(fuller)
    if name in fuller.split(" and ")[1:]:
        return False
    article = words[0].casefold() in load_function_words().determiners
    told = {*(words[1:] if article else words[-1:])}
    return len(fuller) > len(name) and bool(told) and told <= {*called}
