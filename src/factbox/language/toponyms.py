"""Find the names of places in a text with the gazetteer alone, until the English core finds them better."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import regex

from factbox.knowledge.places import Gazetteer
from factbox.records import Span

_WORD = regex.compile(r"\p{L}(?:[\p{L}\p{M}\p{N}]|['’ʻ`\-.&](?=\p{L}))*(?:(?<=\.\p{L})\.)?")
_ENDING = regex.compile(r"['’][sS]$|-\p{Ll}+$")
"""What is no part of a name: "Kabul's", "Kabul-based"."""

_CONTRACTION = regex.compile(r"['’](?:re|ve|ll|d|m|t)$")
_ARTICLE = regex.compile(r"^(?:al|el|ad|ar|as|an|at|az|ed|es|ez|ash)-\p{Lu}")
_INSIDE = frozenset(
    (*("al", "and", "of", "the", "de", "la", "le", "el", "du", "da", "do", "das", "dos", "del", "des", "di"),
     *("i", "e", "y", "am", "an", "der", "den", "sur", "on", "upon"))
)  # fmt: skip
"""Words without a capital that may stand inside the name of a place, never at its end."""


class _Word(NamedTuple):
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


LONGEST = 6
"""Words of the longest name looked for: "Democratic Republic of the Congo" and one to spare."""


@lru_cache(maxsize=16)  # places are resolved by the names around them, and so is the country of the report
def find_toponyms(text: str, gazetteer: Gazetteer, *, peoples: bool = False) -> tuple[Span, ...]:
    """Return where names of places stand, in order, none overlapping another.

    Takes the longest run of capitalised words that the gazetteer knows, and leaves out those that are part of a longer
    name ("Paris Hilton"), surnames of people named in full elsewhere in the text, and ordinary words that some village
    is called too. Linear in the text.

    Args:
        text: any text.
        gazetteer: the names that are known.
        peoples: whether words for a country's people and things ("Afghan") are wanted too.
    """
    words = [_stripped(m, gazetteer) for m in _WORD.finditer(text)]
    plain = {word.text for word in words if word.text[0].islower()}
    found, people = [], set()
    at = 0
    while at < len(words):
        adjective = _people_words(words, at, text, gazetteer)
        size = adjective or _longest_match(words, at, text, gazetteer)
        if adjective or (size and _stands_alone(words, at, at + size, text)):
            if peoples or not adjective:
                found.append(Span(words[at].start, words[at + size - 1].end))
        elif size == 1 and _follows_given_name(words, at, text):
            people.add(words[at].text)
        at += max(size, 1)
    return tuple(span for span in found if not _is_no_place(span, text, plain, people, gazetteer))


def _people_words(words: list[_Word], at: int, text: str, gazetteer: Gazetteer) -> int:
    """Return of how many words the word for a people is that begins here: "Afghan", "Sri Lankan"; 0 if none does."""
    if not words[at].text[:1].isupper():
        return 0
    for size in (2, 1) if at + 1 < len(words) else (1,):
        name = text[words[at].start : words[at + size - 1].end]
        if name.upper() != name and gazetteer.country_of_demonym(name):
            return size
    return 0


def _follows_given_name(words: list[_Word], at: int, text: str) -> bool:
    """Say whether a capitalised word that is no usual neighbour of a place stands before: a name in full."""
    before = words[at - 1] if at and _joined(words[at - 1], words[at], text) else None
    if before is None or not before.text[0].isupper():
        return False
    return not any(before.text.lower() in _word_lists()[kind] for kind in ("ordinary", "beside"))


def _is_no_place(span: Span, text: str, plain: set[str], people: set[str], gazetteer: Gazetteer) -> bool:
    name = text[span.start : span.end]
    if name in people and not any(e.capital_of in ("country", "admin1") for e in gazetteer.candidates(name)[:3]):
        return gazetteer.candidates(name)[0].place.kind not in ("country", "province")
    return _is_ordinary(name, plain) and not _is_short_state(span, text)


def _is_short_state(span: Span, text: str) -> bool:
    """Say whether a short word is the state after a town: "Louisville, Ky."."""
    return text[max(0, span.start - 2) : span.start] == ", " and text[span.end : span.end + 1] == "."


def _stripped(match: regex.Match[str], gazetteer: Gazetteer) -> _Word:
    """Return a word without an ending that is no part of a name; "Qala-e" and "Tel-aviv" lose nothing they need."""
    word = match[0]
    if not word.isalpha() and _ENDING.search(word) and not gazetteer.starts(word):
        word = _ENDING.sub("", word)
    return _Word(word, match.start(), match.start() + len(word))


def _longest_match(words: list[_Word], at: int, text: str, gazetteer: Gazetteer) -> int:
    """Return of how many words the longest known name is that begins here; 0 if none does."""
    if not _is_capital(words[at].text):
        return 0
    best = 0
    for size in range(1, min(LONGEST, len(words) - at) + 1):
        last = words[at + size - 1]
        if size > 1 and not (_joined(words[at + size - 2], last, text) and _may_continue(last.text)):
            break
        name = text[words[at].start : last.end]
        if not gazetteer.starts(name):
            break
        if _is_capital(last.text) and gazetteer.knows(name):
            best = size
    return best


def _is_capital(word: str) -> bool:
    return word[0].isupper() or bool(_ARTICLE.match(word))


def _may_continue(word: str) -> bool:
    return _is_capital(word) or word in _INSIDE


def _joined(left: _Word, right: _Word, text: str) -> bool:
    """Say whether only a space, a hyphen or the full stop of a short "St." stands between two words."""
    between = text[left.end : right.start]
    return between in (" ", "-", "\n") or (between == ". " and len(left.text) <= 2)


def _stands_alone(words: list[_Word], start: int, end: int, text: str) -> bool:
    """Say whether no capitalised word that makes it another name stands before or after."""
    before = words[start - 1] if start and _joined(words[start - 1], words[start], text) else None
    after = words[end] if end < len(words) and _joined(words[end - 1], words[end], text) else None
    if not _goes_with(before, text):
        return False
    return _goes_with(after, text) or _is_attribute(words, start, end)


def _is_attribute(words: list[_Word], start: int, end: int) -> bool:
    """Say whether the name stands before another as its attribute: "the Kunduz Regional Hospital"."""
    if words[start].text.lower() in _word_lists()["given"]:
        return False
    return end - start > 1 or (start > 0 and words[start - 1].text.lower() in _word_lists()["opening"])


def _goes_with(word: _Word | None, text: str) -> bool:
    if word is None or not word.text[0].isupper() or word.text.lower() in _word_lists()["beside"]:
        return True
    return _begins_sentence(word, text)


def _begins_sentence(word: _Word, text: str) -> bool:
    """Say whether a word owes its capital to its place: then it is no part of a name for certain."""
    before = text[max(0, word.start - 3) : word.start].rstrip(" \"“'‘")
    return (not before or before[-1] in ".!?:\n") and word.text.lower() in _word_lists()["ordinary"]


def _is_ordinary(name: str, plain: set[str]) -> bool:
    """Say whether a name is a word of the language or a given name; ``plain`` has the text's words without capital."""
    low = name.lower().replace(".", "")
    if _CONTRACTION.search(low):
        return True
    if low in _word_lists()["ordinary"] or low in _word_lists()["given"]:
        return True
    return name.isalpha() and ((len(name) < 3 and not name.isupper()) or low in plain)


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    """Return the words of ``not_places.tsv`` by what they are."""
    lists: dict[str, set[str]] = {
        "ordinary": set(),
        "given": set(),
        "beside": set(),
        "opening": set(),
        "dropped": set(),
    }
    for kind, word in _rows():
        lists[kind].add(word)
    return {kind: frozenset(words) for kind, words in lists.items()}


def _rows() -> Iterator[tuple[str, str]]:
    table = files("factbox.knowledge.places").joinpath("not_places.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith(("#", "kind\t")):
            kind, words = line.split("\t")
            for word in words.split():
                yield kind, word
