"""One sentence as the extract room reads it: its words, and questions about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from factbox.knowledge.cues import Phrases, saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.records import Sentence, Span

Tokens = tuple[int, int]
"""The first token of a stretch of a sentence, and the one behind its last."""

OPENING = frozenset("“\"'‘«(")
CLOSING = frozenset("”\"'’»)")
DASHES = frozenset({"—", "–", "--", "―"})
STOPS = frozenset({";", ":", *DASHES})

_FULL_STOPS = frozenset(".!?")

_HEADLINE_BREAKS = frozenset({";", "|", *_FULL_STOPS})
"""Marks that part one news of a headline from the next."""


def is_verb(word: str) -> bool:
    """Say whether a word is a verb that tells what happened, or by which somebody says something."""
    forms = ("past", "third", "past_or_participle", "participle")
    return word in saying_verbs() or any(trigger.form in forms for trigger in triggers_by_word().get(word, ()))


def negates(word: str) -> bool:
    """Say whether a word, in lower case and with straight apostrophes, makes a verb one that is not so."""
    return word in ("not", "never") or word.endswith("n't")


@dataclass(frozen=True)
class Line:
    """A sentence with its words in lower case, addressed by token index.

    Attributes:
        text: the stored text of the report.
        sentence: the sentence.
        paragraph: the number of its paragraph in the report.
    """

    text: str
    sentence: Sentence
    paragraph: int = 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case, curly apostrophes made straight, a hyphen between spaces made the dash it is."""
        words = [token.text.lower().replace("’", "'") for token in self.sentence.tokens]
        return tuple("–" if word == "-" and self._stands_apart(i) else word for i, word in enumerate(words))

    def _stands_apart(self, i: int) -> bool:
        """Say whether white space stands on both sides of a token."""
        at = self.sentence.tokens[i].span
        return self.text[at.start - 1 : at.start].isspace() and self.text[at.end : at.end + 1].isspace()

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def whens(self) -> tuple[int, ...]:
        """The words "when", in order."""
        return tuple([i for i, word in enumerate(self.words) if word == "when"])

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly every word is capitalised, as in a headline: capitals then say nothing about names."""
        longer = [token.text for token in self.sentence.tokens if len(token.text) > 3 and token.text[0].isalpha()]
        return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the stored text from token ``first`` up to, not including, token ``last``."""
        tokens = self.sentence.tokens
        return Span(tokens[first].span.start, tokens[last - 1].span.end)

    def inside(self, span: Span) -> range:
        """Return the tokens that lie wholly inside a stretch of the stored text."""
        first = bisect_left(self._starts, span.start)
        return range(first, max(bisect_right(self._ends, span.end), first))

    def over(self, span: Span) -> range:
        """Return the tokens that share a code point with a stretch of the stored text."""
        first = bisect_right(self._ends, span.start)
        return range(first, bisect_left(self._starts, span.end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple([token.span.start for token in self.sentence.tokens])

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple([token.span.end for token in self.sentence.tokens])

    def slice(self, first: int, last: int) -> str:
        """Return the words of those tokens as written."""
        tokens = self.sentence.tokens
        return self.text[tokens[first].span.start : tokens[last - 1].span.end]

    def capital(self, i: int) -> bool:
        """Say whether token ``i`` begins with a capital letter."""
        return self.sentence.tokens[i].text[:1].isupper()

    def name_like(self, i: int) -> bool:
        """Say whether token ``i`` may be part of a name: capitalised, and no function word or day."""
        return self.capital(i) and self.words[i] not in _no_name()

    def open_class(self, i: int) -> bool:
        """Say whether token ``i`` is a plain noun, verb or adjective: lower case and in no closed class."""
        if not 0 <= i < len(self) or not self.words[i][0].isalpha() or self.words[i].endswith("ly"):
            return False
        if self.capital(i) and not self.title_case:
            return False
        return self.words[i] not in _closed()

    def at(self, i: int, phrase: Sequence[str]) -> bool:
        """Say whether the phrase stands at token ``i``."""
        return self.words[i : i + len(phrase)] == tuple(phrase)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """The marks that part what is told: semicolons, and in a line without a stop, as headlines are, a lone dash."""
        if self.words[-1] in _FULL_STOPS:
            return tuple(i for i, word in enumerate(self.words) if word == ";")
        dashes = tuple(i for i, word in enumerate(self.words) if word in DASHES)
        others = (i for i, word in enumerate(self.words) if word in _HEADLINE_BREAKS)
        return (*others, *(dashes if len(dashes) == 1 else ()))  # what stands inside two is an aside

    def broken_between(self, one: int, other: int) -> bool:
        """Say whether a mark between two tokens parts what is told before it from what is told behind."""
        return any(min(one, other) < i < max(one, other) for i in self._breaks)

    def first_at(self, i: int, phrases: Iterable[Sequence[str]]) -> tuple[str, ...] | None:
        """Return the first of the phrases that stands at token ``i``, or None."""
        if not 0 <= i < len(self.words):
            return None
        beginning = _indexed(phrases).by_first_word.get(self.words[i], ())
        return next((phrase for phrase in beginning if self.at(i, phrase)), None)

    def find(self, phrases: Iterable[Sequence[str]], first: int, last: int) -> tuple[int, int] | None:
        """Return where the first of the phrases stands wholly inside ``[first, last)``, as token indexes, or None."""
        indexed = _indexed(phrases)
        if self._told.isdisjoint(indexed.first_words):  # as of most tables in most sentences
            return None
        words, beginning = self.words, indexed.by_first_word
        for i in range(max(first, 0), min(last, len(words))):
            for phrase in beginning.get(words[i], ()):
                if i + len(phrase) <= last and words[i : i + len(phrase)] == phrase:
                    return i, i + len(phrase)
        return None


def _indexed(phrases: Iterable[Sequence[str]]) -> Phrases:
    """Return phrases as those of the tables are, which can be asked for by the word they begin with."""
    return phrases if isinstance(phrases, Phrases) else Phrases(map(tuple, phrases))


@cache
def _no_name() -> frozenset[str]:
    """Return the words that are part of no name, whatever their first letter."""
    words = load_function_words()
    return words.calendar | words.determiners | words.prepositions | words.clause | words.conjunctions


@cache
def _closed() -> frozenset[str]:
    """Return the words of the closed classes."""
    words = load_function_words()
    closed = words.prepositions | words.auxiliaries | words.adverbs | words.clause | words.conjunctions
    return closed | words.relative | words.pronouns | words.determiners | words.calendar | words.after_object
