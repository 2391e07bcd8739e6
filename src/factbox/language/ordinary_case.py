"""All capitals made ordinary: telegraphic copy of wires and monitors as a newspaper would print it.

"REBELS OF THE NORTHERN ACCORD (NAC) SHELLED KARSA" says nothing about names by its capitals, but the English core,
whose vocabulary has none, tells what is a name there. What reads names, titles and offices by their capitals can then
read such a report as any other. No letter is added or lost, so that every offset stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import known_actor, load_actors, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import open_gazetteer
from factbox.records import Analysis, Entity, Report, Sentence, Token

CAPITALS = 0.95
"""Share of capitals among the letters from which a report counts as written in capitals throughout."""

LONGEST_ACRONYM = 6
"""Letters in the longest name that is taken for an acronym without full stops."""

_NAMES = frozenset({"person", "place", "facility", "organisation", "group", "outlet", "people", "misc"})
_BODIES = frozenset({"organisation", "group", "outlet"})
_OPENING = frozenset("\"'“‘([{«•-–—*")


def in_ordinary_case(report: Report, analysis: Analysis) -> tuple[Report, Analysis]:
    """Return a report in all capitals, and its analysis, in ordinary letters; any other report as it is.

    Line breaks inside a sentence become blanks. Lengths do not change: offsets into the result are offsets into the
    report. Where nothing tagged the words nothing is known of names, and nothing is changed.
    """
    tagged = any(token.tag for sentence in analysis.sentences for token in sentence.tokens)
    if not tagged or not _in_capitals(report.text):
        return report, analysis
    letters = list(report.text)
    for sentence in analysis.sentences:
        for at in range(sentence.span.start, sentence.span.end):
            letters[at] = " " if letters[at] in "\r\n" else letters[at]
    named = _names_by_token(analysis.entities)
    short = frozenset(one.text for one in analysis.entities if _may_be_acronym(one))
    sentences = tuple(_set(line, tuple(_cased(line, named, short)), letters) for line in analysis.sentences)
    text = "".join(letters)
    entities = tuple(replace(one, text=text[one.span.start : one.span.end]) for one in analysis.entities)
    return replace(report, text=text), replace(analysis, sentences=sentences, entities=entities)


def _in_capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 0 and capitals >= CAPITALS * (capitals + sum(map(str.islower, text)))


def _names_by_token(entities: Iterable[Entity]) -> dict[int, Entity]:
    """Return the names by every offset at which one of their words may begin."""
    return {at: one for one in entities if one.kind in _NAMES for at in range(one.span.start, one.span.end)}


def _set(sentence: Sentence, words: tuple[str, ...], letters: list[str]) -> Sentence:
    """Return a sentence with other words of the same lengths, and put these into the letters of the text."""
    tokens = []
    for token, word in zip(sentence.tokens, words, strict=True):
        letters[token.span.start : token.span.end] = word
        tokens.append(replace(token, text=word))
    return replace(sentence, tokens=tuple(tokens))


def _cased(sentence: Sentence, named: dict[int, Entity], short: frozenset[str]) -> Iterator[str]:
    """Yield the words of a sentence as a newspaper prints them: a capital at its head and on names."""
    opening = True
    groups = dict(_known_groups(sentence))
    for i, token in enumerate(sentence.tokens):
        word = groups.get(i) or _word(token, named.get(token.span.start), short)
        if opening and word[:1].isalpha():
            word = word[:1].upper() + word[1:]
            opening = False
        elif token.text not in _OPENING:
            opening = False
        yield word if len(word) == len(token.text) else token.text


def _known_groups(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the words of the names of known armed groups, with their tokens: the core may miss "THE SHINING PATH".

    A short form in capitals counts where the core takes it for a name of some kind: "ETA", and no word.
    """
    low = tuple(token.text.lower() for token in sentence.tokens)
    for i, word in enumerate(low):
        for form in _group_names().get(word, ()):
            if low[i : i + len(form)] != tuple(part.lower() for part in form):
                continue
            if len(form) == 1 and form[0].isupper() and sentence.tokens[i].tag != "PROPN":
                continue
            yield from enumerate(form, start=i)


@cache
def _group_names() -> dict[str, list[tuple[str, ...]]]:
    """Return the names of known armed groups, as words, by their first word in lower case."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for actor in load_actors():
        for form in (actor.name, *actor.aliases) if actor.kind == "group" else ():
            parts = tuple(form.split())
            if all(part.isalpha() and part.isascii() for part in parts):  # else the splitter has other words
                found.setdefault(parts[0].lower(), []).append(parts)
    return found


def _word(token: Token, name: Entity | None, short: frozenset[str]) -> str:
    words = load_function_words()
    low = token.text.lower()
    if "." in token.text[:-1] or low == "i" or token.text in short:
        return token.text
    if low in words.calendar and token.tag == "PROPN":  # "may" is an auxiliary too
        return token.text.title()
    if open_gazetteer().country_of_demonym(token.text.title()):
        return token.text.title()
    if name is None:
        return token.text.title() if token.tag == "PROPN" and low not in words.after_object else low
    if low in words.prepositions | words.determiners | words.conjunctions and token.span.start != name.span.start:
        return low
    if name.span != token.span:
        return low if low.startswith("'") else token.text.title()
    return low if _is_common(low) else token.text.title()


def _is_common(word: str) -> bool:
    """Say whether a word that the core takes for a name is a common noun that stands for a side: "POLICE"."""
    nouns = load_nouns()
    return word in nouns.parties | nouns.party_bodies | nouns.warring


def _may_be_acronym(name: Entity) -> bool:
    """Say whether a name is an acronym that keeps its capitals wherever it stands: "FLA" of a group, not "POLICE"."""
    word = name.text
    fits = name.kind in _BODIES and word.isalpha() and len(word) <= LONGEST_ACRONYM
    return fits and not _is_common(word.lower()) and known_actor(word.title()) is None
