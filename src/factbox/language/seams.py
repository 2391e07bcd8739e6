"""Where a caption or a heading runs into the sentence after it, since a page lost the mark between them.

"Smoke over the port on Monday Varnian troops have shelled the harbour, residents say": two sentences of which the
first has no stop. Read as one, the residents say the caption too, and the smoke shells the harbour. The core tells
nouns from verbs in such a line all the same, so that a capital where English has none shows the seam. Where it may
have one ("the Free Varnian army", "the daily The Beacon has learnt") nothing is parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.places import open_gazetteer
from factbox.knowledge.tokens import load_token_rules
from factbox.language.core import SentenceReading

SHORTEST_BEFORE = 3
"""Tokens of the shortest caption or heading before a seam."""

SHORTEST_AFTER = 6
"""Tokens of the shortest sentence after one."""

NEAR = 40
"""Tokens on either side of a seam that are looked at."""

TITLE_CASE = 0.6
"""Share of capitals among its longer words from which a part is a heading whose capitals show nothing."""

_SOON = 12
"""Tokens within which a clause that describes a noun shows that it does."""

_LONG = 4
"""Letters of the words whose capitals are counted: the short ones have none in a heading either."""

_CLOSING = frozenset("\"”'’")
_OPENING = frozenset('"“‘')
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")


def find_seams(words: Sequence[str], reading: SentenceReading) -> tuple[int, ...]:
    """Return the tokens of a sentence, in order, at which another sentence begins without a stop before it.

    Args:
        words: the words of the sentence.
        reading: what the core says of them; where it has no tags there is no seam.
    """
    return tuple(_Seams(words, reading).find()) if len(reading.tags) == len(words) else ()


@dataclass(frozen=True)
class _Seams:
    words: Sequence[str]
    reading: SentenceReading

    def find(self) -> Iterator[int]:
        start = 0
        for i in range(SHORTEST_BEFORE, len(self.words) - SHORTEST_AFTER + 1):
            if i - start >= SHORTEST_BEFORE and self._may_begin(i) and self._is_seam(start, i):
                yield i
                start = i

    def _may_begin(self, i: int) -> bool:
        """Say whether a word has a capital as the first of a sentence has, and is no name."""
        word, low = self.words[i], self.words[i].lower()
        capital = word[0].isupper() and (word[1:].islower() or word == "A")
        plain = self.reading.tags[i] != "PROPN" or word == "A" or low in load_token_rules().capital_at_will
        again = self.reading.tags[i + 1] == "AUX" and word in self.words[max(i - NEAR, 0) : i]
        return capital and (plain or again or self._is_people(i) or self._stands_behind_pull_quote(i))

    def _is_people(self, i: int) -> bool:
        return self.words[i].lower() in open_gazetteer().demonyms

    def _is_seam(self, start: int, i: int) -> bool:
        begins = self._opens(i) or self._begins_with_noun(start, i) or self._begins_with_name_again(start, i)
        begins = begins or self._stands_behind_pull_quote(i)
        if not begins or len(self.words[i - 1]) < (1 if self.words[i - 1] in _CLOSING else 2):
            return False
        left, right = range(max(start + 1, i - NEAR), i), range(i + 1, min(i + NEAR, len(self.words)))
        told = any(self.reading.tags[j] in _VERBS and not self.words[j].endswith("ing") for j in right)
        return told and not self._is_heading(left) and not self._is_heading(right)

    def _stands_behind_pull_quote(self, i: int) -> bool:
        """Say whether the name and the role below a pull quote end here: "End Quote Ilo Menk reporter RESIDENTS"."""
        ends = [j for j in range(max(i - NEAR, 1), i - 3) if self.words[j - 1] in _CLOSING and self._ends_quote(j)]
        below = range(ends[-1], i) if ends else ()
        role = any(self.words[j].islower() and self.reading.tags[j] == "NOUN" for j in below)
        return role and self.reading.tags[i - 1] in _NOUNS and self.reading.tags[i + 1] in _VERBS

    def _ends_quote(self, i: int) -> bool:
        return tuple(word.lower() for word in self.words[i : i + 2]) in load_cues()["quote_ends"]

    def _closes_quotation(self, i: int) -> bool:
        """Say whether a quotation ends here with its sentence; after "entered the town on" that sentence goes on."""
        if self.words[i] not in _CLOSING:
            return False
        marks = [j for j in range(max(i - 2 * NEAR, 0), i + 1) if self.words[j] in _OPENING | _CLOSING]
        unfinished = len(marks) > 1 and marks[-2] > 0 and self.reading.tags[marks[-2] - 1] in ("ADP", "DET")
        return len(marks) % 2 == 0 and not unfinished and self.words[i - 1] not in (",", ":")

    def _opens(self, i: int) -> bool:
        """Say whether a word of a closed class has a capital that it has at the head of a sentence alone."""
        low, rules, before = self.words[i].lower(), load_token_rules(), self.words[i - 1]
        if low not in rules.seam_openers or self._is_name(i):
            return False
        ends = self.reading.tags[i - 1] in (*_NOUNS, "NUM", "ADV", "ADJ") and before[-1].isalnum()
        if not ends and not self._closes_quotation(i - 1):
            return False
        if low in ("a", "an"):  # "group A won", "hepatitis A cases"
            return self.reading.tags[i + 1] not in _VERBS and not self.words[i + 1].endswith("s")
        if low in load_numbers().cardinals and not self._counts(i):
            return False  # "the jail at Pier NINE from which they fled"
        return low != "the" or before.lower() not in rules.named_with_article

    def _counts(self, i: int) -> bool:
        """Say whether a number is of what stands behind it: "TWO soldiers", "SIX of them"."""
        return self.reading.tags[i + 1] in ("NOUN", "ADJ") or self.words[i + 1] == "of"

    def _is_name(self, i: int) -> bool:
        return self.reading.tags[i] == "PROPN" and self.words[i] != "A"

    def _begins_with_noun(self, start: int, i: int) -> bool:
        """Say whether a noun or its adjective has a capital that none has within a sentence.

        A people's may have one anywhere: a name or a plural before it ends its sentence, unless somebody has been said
        to speak ("told reporters Varnian troops had left") or what follows tells of the plural ("areas Varnian troops
        hold").
        """
        words, tags, before = self.words, self.reading.tags, self.words[i - 1]
        at_will = words[i].lower() in load_token_rules().capital_at_will
        if not words[i + 1][0].islower() or tags[i + 1] not in ("NOUN", "ADJ", *_VERBS):
            return False
        if tags[i] == "PROPN" and not (self._is_people(i) or (at_will and tags[i + 1] == "NOUN")):
            return False
        if tags[i] not in ("NOUN", "ADJ", "PROPN"):
            return False
        if self._closes_quotation(i - 1):
            return not self._is_people(i)
        if tags[i - 1] not in _NOUNS or not before[-1].isalpha():
            return False
        if at_will and (before[0].isupper() or not before.endswith("s")):
            return False
        if before[0].isupper() and self._described(i - 1):
            return False
        if tags[start] in ("ADP", "SCONJ"):  # "In Vahr Varnian troops have"
            return False
        if self._is_people(i) and not (before.endswith("s") or before[0].isupper()):
            return False
        return not self._is_told(start, i) and not self._describes(i)

    def _begins_with_name_again(self, start: int, i: int) -> bool:
        """Say whether a name that the sentence has already is the subject of a verb: "shell X and its port X has"."""
        tags, before = self.reading.tags, self.words[i - 1]
        again = (
            tags[i] == "PROPN" and tags[i + 1] == "AUX" and self.words[i] in self.words[max(start, i - NEAR) : i - 1]
        )
        return again and tags[i - 1] == "NOUN" and before.islower() and not self._is_told(start, i)

    def _described(self, i: int) -> bool:
        """Say whether a name may belong to what follows, since "the" stands before it: "the four Gulf Arab states"."""
        while i > 0 and self.reading.tags[i - 1] in (*_NOUNS, "NUM", "ADJ"):
            i -= 1
        return self.words[i - 1].lower() in load_function_words().determiners

    def _is_told(self, start: int, i: int) -> bool:
        """Say whether somebody has been said to speak, and nothing yet of what he says."""
        for j in range(i - 1, max(start, i - NEAR) - 1, -1):
            if self.words[j].lower() in load_token_rules().saying:
                return True
            if self.reading.tags[j] in _VERBS:
                return False
        return False

    def _describes(self, i: int) -> bool:
        """Say whether what begins at a word is a clause that describes the noun before it."""
        heads, relations = self.reading.heads, self.reading.relations
        return any(
            heads[j] == i - 1 and relations[j].startswith(("acl", "nmod")) for j in range(i, min(i + _SOON, len(heads)))
        )

    def _is_heading(self, part: range) -> bool:
        """Say whether a part has capitals throughout."""
        long = [self.words[j] for j in part if len(self.words[j]) >= _LONG and self.words[j].isalpha()]
        return sum(word[0].isupper() for word in long) > TITLE_CASE * len(long)


__all__ = ["find_seams"]
