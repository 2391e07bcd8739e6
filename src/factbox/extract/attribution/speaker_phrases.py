"""The words for a speaker and for what he says: where they begin and end around a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from factbox.extract.sentence.line import CLOSING, DASHES, OPENING, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.verbs import Form
from factbox.language.times import find_times
from factbox.records import Mention

_LONGEST_CONJUNCT = 6
"""Tokens before the "and" of "two residents and a medic"."""

LONGEST_SPEAKER = 30
"""Tokens a speaker may have, with office and apposition."""

MARKS = OPENING | CLOSING | {",", "."}

FINITE = ("past", "third", "past_or_participle")

ADDRESSED = frozenset({"tell", "assure", "remind"})


@dataclass(frozen=True)
class SpeakerPhrases:
    """Finds them in one sentence.

    Attributes:
        line: the sentence.
        tree: its tree, where there is one.
    """

    line: Line
    tree: Tree | None = None

    @cached_property
    def _times(self) -> frozenset[int]:
        """The tokens of time expressions."""
        span = self.line.sentence.span
        spans = find_times(self.line.text, span.start, span.end)
        return frozenset(i for span in spans for i in self.line.inside(span))

    def _subject_bounds(self, i: int) -> tuple[int, int]:
        """Return the tokens of the subject left of the verb at ``i``, with the apposition that belongs to it."""
        words = load_function_words()
        last = i
        skipped = words.adverbs | words.auxiliaries - {"'s"} | {"on", "late", "early"}
        while last > 0 and (self.line.words[last - 1] in skipped or last - 1 in self._times):
            last -= 1
        if last > 0 and self.line.words[last - 1] == ",":
            return self._apposed_bounds(last - 1)
        last = self._before_acronym(last)
        first = max(self._noun_phrase_start(last), self._subject_start(i, last))
        if first > 1 and self.line.words[first - 1] == "who" and self._verb_at(first):  # "an official WHO asked not to"
            return self._noun_phrase_start(first - 1), first - 1
        return first, last

    def _is_joined(self, i: int, form: Form) -> bool:
        """Say whether a verb in its base form is joined to one before it that is finite as well."""
        head = self.tree.head(i) if self.tree is not None and form == "base" and self.tree.is_a(i, "conj") else 0
        return head > 0 and self.line.words[head - 1] not in load_function_words().modals | {"to"}

    def _before_acronym(self, last: int) -> int:
        """Return where a speaker ends before the short form in brackets: "The Hill Protection Forces (HPF) said"."""
        short = last > 3 and self.line.words[last - 1] == ")" and self.line.words[last - 3] == "("
        return last - 3 if short and self.line.sentence.tokens[last - 2].text.isupper() else last

    def _verb_at(self, i: int) -> bool:
        return self.tree is not None and i < len(self.line) and self.tree.tag(i) in ("VERB", "AUX")

    def _subject_start(self, i: int, last: int) -> int:
        """Return where the tree lets the subject of the verb at ``i`` begin; 0 where it knows no subject before it."""
        subjects = self.tree.dependants(i, "nsubj") if self.tree is not None else ()
        return self.tree.subtree(subjects[0])[0] if self.tree and subjects and subjects[0] < last else 0

    def _apposed_bounds(self, comma: int) -> tuple[int, int]:
        """Return the bounds of "Name, chief of the council in X," that ends at ``comma``.

        What is said of the speaker by a clause or a participle names nobody: "a colonel, who asked not to be named,".
        """
        start = self._noun_phrase_start(comma)
        opens = self._aside_opens(start, comma)
        if opens is not None:
            start, comma = self._noun_phrase_start(opens), opens
            if not self.line.capital(start):
                return start, comma
        if start > 0 and self.line.words[start - 1] == ",":
            outer = self._noun_phrase_start(start - 1)
            if start - 1 - outer <= 6 and outer < start - 1:
                return outer, comma
        return start, comma

    def _aside_opens(self, start: int, comma: int) -> int | None:
        """Return the comma at which an aside opens that names nobody: ", who ... ,", ", reached by telephone,"."""
        words = load_function_words()
        for at in range(start, max(comma - LONGEST_SPEAKER, 1), -1):
            if self.line.words[at - 1] == ",":
                first = self.line.words[at]
                aside = first in words.relative or (first.endswith(("ed", "ing")) and first.islower())
                return at - 1 if aside and not self.line.capital(at) else None
            if at < start - 12:
                return None
        return None

    def _noun_phrase_start(self, last: int) -> int:
        words = load_function_words()
        stops = words.clause - {"with"} | words.relative | {";", ":", ",", "but"} | DASHES | (OPENING - {"'"}) | CLOSING
        start = last
        while start > 0 and last - start < LONGEST_SPEAKER:
            word = self.line.words[start - 1]
            if (word in stops and not self._is_possessive(start - 1)) or (
                word in words.conjunctions and not self._joins_names(start - 1)
            ):
                break
            start -= 1
        return start

    def _is_possessive(self, i: int) -> bool:
        """Say whether a mark is the apostrophe of "the rebels' spokesman" and closes no quotation."""
        tokens = self.line.sentence.tokens
        if not 0 < i < len(tokens) - 1 or self.line.words[i] not in ("'", "’"):
            return False
        joined = tokens[i - 1].span.end == tokens[i].span.start and self.line.words[i - 1].endswith("s")
        return joined and self.line.words[i + 1][0].isalpha() and not {"'", "‘"} & set(self.line.words[: i - 1])

    def _joins_names(self, i: int) -> bool:
        """Say whether an "and" joins two parts of one speaker ("residents and aid workers")."""
        for j in range(i - 1, max(i - _LONGEST_CONJUNCT, -1), -1):
            if self.line.words[j] == "," or self.line.words[j] in CLOSING:
                return True
            if self._is_verb(j):
                break
        following = self.line.words[i + 1] if i + 1 < len(self.line) else ""
        nouns = load_nouns()
        heads = {noun for noun, _ in nouns.speakers} | nouns.government
        return self.line.name_like(i + 1) or following in heads

    def _is_verb(self, j: int) -> bool:
        word = self.line.words[j]
        triggers = triggers_by_word().get(word, ())
        return word in auxiliary_verbs() or word in saying_verbs() or any(t.form for t in triggers)

    def _first_verb(self, i: int) -> int:
        """Return where the sentence's subject ends, before ``i``: at a comma or at what looks like a finite verb."""
        for j in range(1, i):
            word = self.line.words[j]
            if word == "," or word in auxiliary_verbs() or (word.endswith("ed") and word.isalpha()):
                return j
        return i

    def _clause_start(self, i: int) -> int:
        stops = load_function_words().clause | {";", ":", ","} | DASHES
        return next((j + 1 for j in range(i - 1, -1, -1) if self.line.words[j] in stops), 0)

    def _content_start(self, at: int, lemma: str) -> int:
        """Skip what stands between the verb and what is said: a day, "in a statement", an addressee, "that"."""
        words = load_function_words()
        that = self.line.find([("that",)], at, min(at + 14, len(self.line)))
        if that is not None and not self._verb_between(at, that[0]):
            return that[1]
        skipped = words.adverbs | {"on", "late"}
        while at < len(self.line) and (at in self._times or self.line.words[at] in skipped):
            at += 1
        if lemma in ADDRESSED:
            while at < len(self.line) and (
                self.line.name_like(at)
                or self.line.words[at]
                in words.determiners | {"reporters", "journalists", "news", "agency", "parliament"}
            ):
                at += 1
        return at

    def _verb_between(self, first: int, last: int) -> bool:
        return any(word in _breaks() for word in self.line.words[first:last])

    def _nothing_said_from(self, at: int) -> bool:
        """Say whether no clause follows the verb: the sentence ends, or goes on with a participle or an aside."""
        while at < len(self.line) and (self.line.words[at] in MARKS - {","} or at in self._times):
            at += 1
        if at >= len(self.line) or self.line.words[at] in DASHES:
            return True
        follows = self.line.words[at + 1 : at + 2] if self.line.words[at] == "," else self.line.words[at : at + 1]
        if self.line.words[at] == ",":
            return not follows or follows[0].endswith("ing") or follows[0] in load_function_words().relative
        return follows[0] in ("in", "by", "after", "during", "at", "on") and len(self.line) - at < 12

    def _ends_speaker(self, j: int) -> bool:
        word = self.line.words[j]
        words = load_function_words()
        if self._is_possessive(j):
            return False
        return word in {",", ";", ".", ":", "on", "in", "who"} | DASHES | OPENING | words.clause or j in self._times

    def _speaker(self, first: int, last: int) -> Mention | None:
        while first < last and self.line.words[first] in MARKS | load_function_words().conjunctions:
            first += 1
        if self.line.words[first : first + 1] == ("on",) and first + 1 in self._times:
            first = next((j for j in range(first + 1, last) if j not in self._times), last)
        while last > first and self.line.words[last - 1] in MARKS:
            last -= 1
        first += 2 if last - first > 3 and self._belies(first) else 0  # "X fell, a claim THE ARMY denied"
        while last - first > 1 and self.tree is not None and self.tree.tag(last - 1) == "VERB" and self._says(last - 1):
            last -= 1  # "footage which THE REBELS said showed"
        named = {word for word in self.line.words[first:last] if word[0].isalnum()} - {"the", "a", "an"}
        if first >= last or not named:
            return None
        if self._verb_at(first) and self._says(first):
            return None  # "SAID IN A VIDEO posted on Monday" is nobody
        return Mention(self.line.span(first, last), self.line.slice(first, last), "speaker")

    def _says(self, i: int) -> bool:
        """Say whether a token is a finite verb of saying."""
        return saying_verbs().get(self.line.words[i], ("", "base"))[1] in FINITE

    def _belies(self, i: int) -> bool:
        """Say whether words take up what was told, before whoever denies it: "A CLAIM the army denied"."""
        words = self.line.words[i : i + 3]
        return (
            words[0] in ("a", "an")
            and words[1:2] in load_cues()["belied"]
            and words[2] in load_function_words().determiners
        )

    def _spoken(self, i: int, start: int) -> Mention | None:
        """Return the time words beside the verb, which date the statement."""
        before = takewhile(lambda j: self.line.words[j] != ",", range(i - 1, max(i - 4, -1), -1))
        after = range(i + 1, min(max(start, i + 4), len(self.line)))
        near = [j for j in (*before, *after) if j in self._times] or self._time_at_head(i)
        if not near:
            return None
        first = last = near[0]
        while first - 1 in self._times:
            first -= 1
        while last + 1 in self._times:
            last += 1
        return Mention(self.line.span(first, last + 1), self.line.slice(first, last + 1), "time")

    def _time_at_head(self, i: int) -> list[int]:
        """Return the month at the head of a sentence that dates its verb of saying: "IN JUNE, the mayor said".

        What had happened before then stands in the past perfect; otherwise the month may be that of what happened.
        """
        comma = next((j for j in range(2, min(i, _LONGEST_HEAD)) if self.line.words[j] == ","), None)
        had = "had" in self.line.words[i + 1 : i + _PERFECT_REACH]
        if comma is None or not had or self.line.words[0] != "in" or "," in self.line.words[comma + 1 : i + 2]:
            return []  # "In June, the mayor said, rebels came": in June they came
        head = [j for j in range(comma) if j in self._times]
        return head if head and head[-1] == comma - 1 else []


_PERFECT_REACH = 10
"""Tokens from a verb of saying in which the verb of what is said stands."""

_LONGEST_HEAD = 4
"""Tokens at the head of a sentence among which the comma behind its month stands."""


@cache
def _breaks() -> frozenset[str]:
    """Return the words and marks with which what somebody says has begun."""
    return auxiliary_verbs() | (OPENING - {"'"}) | {","} | frozenset(saying_verbs())
