"""Verbs of saying that say nothing, or are none: "the army said to have left", "made no statement", "the states"."""

from __future__ import annotations

from dataclasses import dataclass

from factbox.extract.attribution.no_words import takes_in_people, tells_no_words
from factbox.extract.attribution.speaker_phrases import FINITE, SpeakerPhrases
from factbox.extract.attribution.withheld import withholds
from factbox.extract.sentence.line import CLOSING
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.fates import PERFECT
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.verbs import Form

_WEAK_NOUNS = frozenset({"claim", "report", "state", "tweet", "post", "note", "estimate", "claims", "reports", "states",
                         "tweets", "posts", "notes", "estimates", "dispute", "disputes", "show", "shows"})  # fmt: skip

_DENIED_REACH = 6
"""Tokens from "dismissed" to the noun for the words that are."""

_NEEDS_CLAUSE = frozenset({"maintain"})
"""Verbs that say something only before a clause: a navy that maintains a blockade says nothing."""


@dataclass(frozen=True)
class SayingVerbs(SpeakerPhrases):
    """Tells what such a verb does in one sentence."""

    def _says_nothing(self, i: int, lemma: str, form: Form) -> bool:
        """Say whether a form is an adjective ("a written statement"), or has no clause to say."""
        articles = ("a", "an", "the", "its", "their", "any", "this")
        if self._told_against(i) or self._is_estimate(i, lemma):
            return True
        adjective = form in ("participle", "past_or_participle") and i > 0 and self.line.words[i - 1] in articles
        if (lemma == "admit" and self._takes_in(i)) or (self.tree is not None and withholds(self.tree, i)):
            return True
        quoted = any(word in CLOSING - {"'"} for word in self.line.words[max(i - 1, 0) : i + 2])
        clause = self.line.at(i + 1, ("that",)) or self._clause_from(i + 1)
        return adjective or (lemma in _NEEDS_CLAUSE and not quoted and not clause)

    def _is_estimate(self, i: int, lemma: str) -> bool:
        """Say whether "estimated" describes a number: "many of the town's ESTIMATED 40,000 residents"."""
        return lemma == "estimate" and self.tree is not None and self.tree.is_a(i, "amod")

    def _told_against(self, i: int) -> bool:
        """Say whether the sentence is told against somebody's word: "CONTRARY TO WHAT the Front says, X has not"."""
        against = self.line.find(load_cues()["against_word"], 0, i)
        return against is not None and not {",", ".", ";"} & set(self.line.words[against[1] : i])

    def _tells_no_words(self, i: int, lemma: str, form: Form) -> bool:
        if form == "participle" and lemma == "show" and not self._passive(i, form):
            return (PERFECT | {"had"}).isdisjoint(self.line.words[max(i - 3, 0) : i])  # "the pictures SHOWN are old"
        return tells_no_words(self.line, i, lemma, passive=self._passive(i, form))

    def _takes_in(self, i: int) -> bool:
        """Say whether a hospital admits people: "admitted 30 wounded", "34 injured had been admitted"."""
        if self.tree is not None and takes_in_people(self.tree, i):
            return True
        if self._passive(i, "past_or_participle"):
            return not self.line.at(i + 1, ("that",)) and "it" not in self.line.words[max(i - 3, 0) : i]
        counts = self.line.words[i + 1 : i + 2]
        counted = any(word.isdigit() or word in load_numbers().cardinals for word in counts)
        return counted and not self._clause_from(i + 1)

    def _shares_subject(self, i: int, form: Form) -> bool:
        """Say whether a verb right behind "and" or "but" has the subject of the verb of saying before it."""
        if form not in ("past", "past_or_participle", "third") and not self._is_joined(i, form):
            return False
        at = i - 1
        while at > 0 and self.line.words[at] in load_function_words().adverbs | {"have", "has", "had"}:
            at -= 1
        return at > 0 and self.line.words[at] in ("and", "but")

    def _joined_bounds(self, i: int, form: Form) -> tuple[int, int] | None:
        """Return the subject of the verb that a cue is joined to: "THE MAYOR put it at nine, AND SAID that"."""
        if self.tree is None or not self.tree.is_a(i, "conj") or not self._shares_subject(i, form):
            return None
        subject = self.tree.subject(i)
        return self.tree.phrase(subject) if subject is not None and subject < self.tree.head(i) else None

    def _is_noun(self, i: int) -> bool:
        """Say whether a form such as "claim" or "reports" is a noun here: after an article, adjective or "of"."""
        if self.line.words[i] not in _WEAK_NOUNS:
            return False
        if i == 0 or (self.tree is not None and self.tree.tag(i) in ("NOUN", "PROPN")):
            return True
        words = load_function_words()
        before = self.line.words[i - 1]
        if self.line.words[i] in ("state", "states") and self.line.capital(i - 1) and i > 1:
            return True
        if before in saying_verbs() or (before,) in load_cues()["false"] or before.endswith(("ed", "ing")):
            return True
        nouns = {"of", "with", "a", "an", "the", "no", "in", "by", "'s", "news", "media", "official", "local"}
        if before in words.determiners | nouns or self.line.words[i + 1 : i + 2] in (("by",), ("of",)):
            return True
        return bool({"a", "an", "this", "another"} & set(self.line.words[max(i - 4, 0) : i]))

    def _passive(self, i: int, form: Form) -> bool:
        if form not in ("participle", "past_or_participle"):
            return False
        words = load_function_words()
        for j in range(i - 1, max(i - 4, -1), -1):
            if self.line.words[j] in words.be:
                return True
            if self.line.words[j] not in words.adverbs:
                return False
        return False

    def _said_to_have(self, i: int, form: Form) -> bool:
        """Say whether a passive has no auxiliary: "Rebels SAID TO HAVE seized X", "a grave SAID TO hold 50"."""
        if form != "past_or_participle" or not self.line.at(i + 1, ("to",)):
            return False
        later = self.line.words[i + 1 : i + 3] in (("to", "have"), ("to", "be"))
        if self.line.words[i] == "said" and self._verb_at(i + 2) and not self._passive(i, form):
            return True  # "a grave said to hold 50 was found": the parser takes it for the main verb
        described = self.tree is not None and self.tree.is_a(i, "acl") and not self.tree.is_a(i, "acl:relcl")
        return described or (later and self.line.words[-1] not in (".", "!"))

    def _told_of(self, i: int, form: Form) -> bool:
        """Say whether a participle tells of its noun what became of it: "142 people REPORTED killed"."""
        fate = self.line.words[i + 1 : i + 2] in load_cues()["reported_as"]
        return form == "past_or_participle" and fate

    def _by_somebody(self, i: int, form: Form) -> bool:
        """Say whether a participle behind a noun names who says so: "footage posted by activists showed"."""
        described = self.tree is not None and self.tree.is_a(i, "acl") and not self.tree.is_a(i, "acl:relcl")
        return described and form != "base" and self.line.at(i + 1, ("by",))

    def _finite(self, i: int) -> bool:
        """Say whether a base form is a finite verb: not after "to" or a modal."""
        before = self.line.words[i - 1] if i else ""
        return before not in load_function_words().modals | load_function_words().prepositions

    def _inverted(self, i: int) -> bool:
        """Say whether the speaker follows the verb: `," said X`."""
        if i < 2 or self.line.words[i - 1] not in (CLOSING - {")"}) | {","} or i + 1 >= len(self.line):
            return False
        subjects = self.tree.dependants(i, "nsubj") if self.tree is not None else ()
        ahead = bool(subjects) and subjects[0] < i and self.line.words[i - 1] not in CLOSING
        if ahead and not self._ends_with(subjects[-1], i):
            return False
        articles = {"a", "an", "the", "one", "another", "its", "their", "his", "her"}
        if not (self.line.name_like(i + 1) or self.line.words[i + 1] in articles):
            return False
        return self.line.words[i - 1] in CLOSING or not self._clause_from(i + 1)

    def _ends_with(self, subject: int, i: int) -> bool:
        """Say whether a sentence ends with the subject of the verb at ``i``: "north of the capital, Marl, said X"."""
        last = len(self.line) - (self.line.words[-1] in (".", "!", "?"))
        return self.tree is not None and subject > i and self.tree.subtree(subject)[1] >= last

    def _clause_from(self, at: int) -> bool:
        """Say whether a verb follows before the next comma, so that a clause is said and not a speaker named."""
        verbs = auxiliary_verbs()
        for word in self.line.words[at:]:
            if word == ",":
                return False
            if word in verbs or any(t.form in FINITE for t in triggers_by_word().get(word, ())):
                return True
        return False

    def _quoted_before(self, at: int) -> bool:
        return any(word in CLOSING - {"'"} for word in self.line.words[:at])

    def _denies_words(self, i: int) -> bool:
        """Say whether "dismissed" or "rejected" is said of words, and not of an officer or an offer."""
        reach = (
            _DENIED_REACH if not self.line.at(i + 1, ("as",)) else _DENIED_REACH + 3
        )  # "dismissed AS PROPAGANDA the claim"
        return self.line.find(load_cues()["words"], i + 1, min(i + reach, len(self.line))) is not None

    def _subordinate_end(self, i: int) -> int:
        """Return where the words said end, of a verb that is not the main one of its sentence.

        In "Although X said ..., Y ..." at the comma; in "Z, which X says ..., was taken" before what is told of Z.
        """
        if self.line.words[0] in load_function_words().clause - {"that", "with", "even", "so", "than"}:
            return next((j for j in range(i, len(self.line)) if self.line.words[j] == ","), len(self.line))
        verb = self._verb_told_of(i)
        return (
            max((j for j in range(i, verb) if self.line.words[j] == ","), default=verb) if verb > i else len(self.line)
        )

    def _verb_told_of(self, i: int) -> int:
        """Return the verb of which the noun that a relative clause describes is the subject; -1 if there is none."""
        tree = self.tree
        if tree is None or not tree.is_a(i, "acl:relcl"):
            return -1
        noun = tree.head(i)
        while noun >= 0 and tree.is_a(noun, "nmod", "appos", "flat"):
            noun = tree.head(noun)
        return tree.head(noun) if noun >= 0 and tree.is_a(noun, "nsubj", "nsubj:pass") else -1
