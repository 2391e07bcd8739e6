"""Who says so: speaker, cue and content, nested to any depth.

Each finite verb of saying, "according to", and each passive or adverbial cue opens one attribution. Its content is one
or two stretches of the sentence; a claim belongs to the attribution with the smallest content that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factbox.extract.attribution.no_words import own_end, own_start
from factbox.extract.attribution.owning_up import own_words_end
from factbox.extract.attribution.said_when import opens_meanwhile, opens_time_aside, words_end
from factbox.extract.attribution.saying_verbs import SayingVerbs
from factbox.extract.attribution.speaker_phrases import ADDRESSED, MARKS
from factbox.extract.sentence.line import CLOSING, DASHES, OPENING, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import is_denial, load_cues, saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.verbs import Form, inflect
from factbox.records import Mention

LONGEST_ASIDE = 12
"""Tokens from "with" to the participle that it leads to ("with the observers saying that")."""

LONGEST_ACCOUNT = 10
"""Tokens from "by" to the noun in "by the rebels' own account"."""

_DENY_SOMETHING = frozenset({"dismiss", "reject", "dispute"})
"""Verbs that deny only words: an officer who is dismissed denies nothing."""

_VOUCHES = frozenset({"confirm", "verify", "corroborate", "acknowledge"})
"""Verbs that, negated, say that nobody vouches for what follows; that is no denial."""

_JUDGING = frozenset({"judging", "to", "going"})
"""First words of "judging by" and its like, behind which stands what is judged by."""

_NOT = frozenset({"not", "never"})
_ARTICLES = frozenset({"a", "an", "the"})
_NOBODY = frozenset(
    {"nobody", "no one", "none", "neither side", "nothing", "little", "not much", "few", "hardly anybody"}
)
"""Who does not say it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words in a sentence.

    Attributes:
        speaker: who says so; None where the text does not say ("is reported").
        cue: the base form of the introducing verb, or the phrase.
        denied: whether the speaker denies the content.
        contents: the stretches that are said, as token indexes ``[first, last)``.
        unconfirmed: whether the speaker only says that it could not be confirmed.
        at: the token of the cue; -1 where there is none.
        spoken: the words that date the statement.
        addressee: the words that name who was told, if the verb is one of telling.
    """

    speaker: Mention | None
    cue: str
    denied: bool
    contents: tuple[tuple[int, int], ...]
    spoken: Mention | None = None
    addressee: str = ""
    unconfirmed: bool = False
    at: int = -1

    def holds(self, i: int) -> bool:
        """Say whether token ``i`` is among the words said."""
        return any(first <= i < last for first, last in self.contents)

    @property
    def stands_behind(self) -> bool:
        """Whether the cue stands behind all that is said, but for the mark that ends the sentence."""
        said = self.contents[:-1] if self.contents[1:] and self.size_of(-1) == 1 else self.contents
        return bool(said) and self.at >= said[-1][1]

    def size_of(self, part: int) -> int:
        """Return how many tokens one part of what is said has."""
        return self.contents[part][1] - self.contents[part][0]

    @property
    def size(self) -> int:
        """How many tokens are said."""
        return sum(last - first for first, last in self.contents)


def find_attributions(line: Line, tree: Tree | None = None) -> tuple[Attribution, ...]:
    """Return every attribution of a sentence, in the order of their cues.

    Args:
        line: the sentence.
        tree: its tree, which tells the noun "post" from the verb; without one the words beside it must do.
    """
    return tuple(_AttributionFinder(line, tree).find())


def carried_on(line: Line, before: Attribution | None) -> Attribution | None:
    """Return the attribution of a sentence that is wholly inside quotation marks: the speaker before carries on."""
    if before is None or before.speaker is None or line.words[0] not in OPENING:
        return None
    return of_whole(line, before)


def within(line: Line, before: Attribution | None) -> Attribution:
    """Return the attribution of a sentence that begins inside a quotation: to whoever spoke before, or to nobody."""
    end = next((i for i, word in enumerate(line.words) if word in ('"', "”")), len(line))
    if before is None or before.speaker is None:
        return Attribution(None, "", denied=False, contents=((0, end),))
    return replace(of_whole(line, before), contents=((0, end),))


def carried_back(line: Line, next_line: Line, after: Attribution | None) -> Attribution | None:
    """Return the attribution of a sentence inside a quotation whose speaker comes only with its last sentence.

    "They left at dawn. The town is empty," X said: the second sentence closes what it did not open.
    """
    if after is None or after.speaker is None or not after.holds(0):
        return None
    end = after.contents[0][1]
    marks = _quote_marks(next_line.words[: end + 1])
    within = marks < 0 or (end == len(next_line) and marks == 0)
    if not within or (_quote_marks(line.words) <= 0 and not {'"', "“", "”"}.isdisjoint(line.words)):
        return None
    return of_whole(line, after)


def of_whole(line: Line, neighbour: Attribution) -> Attribution:
    """Return the attribution of a neighbouring sentence, as one that holds all of this one."""
    return replace(neighbour, contents=((0, len(line)),), denied=False, spoken=None, at=-1)


def _quote_marks(words: Sequence[str]) -> int:
    """Return 1 where words open a quotation that they do not close, -1 the other way round, else 0.

    Straight marks do not say which they are: one that stands alone opens if it is the first of the words.
    """
    if words.count('"') % 2:
        return 1 if words[0] == '"' else -1
    return (words.count("“") > words.count("”")) - (words.count("”") > words.count("“"))


@cache
def _openings() -> frozenset[str]:
    """Return the words with which the cue of an attribution can begin within a sentence."""
    accounts = (word for (word,) in load_cues()["accounts"])
    return frozenset({*load_cues()["according"].first_words, *accounts, *saying_verbs(), *_told_as()})


@cache
def _told_as() -> frozenset[str]:
    """Return the forms of the verbs that tell behind "as" whose word something is."""
    return frozenset(word for verb in load_cues()["as_told"] for word, _ in inflect(verb[0]))


@dataclass(frozen=True)
class _AttributionFinder(SayingVerbs):
    """Finds the attributions of one sentence."""

    def find(self) -> Iterator[Attribution]:
        previous: Attribution | None = None
        for i, word in enumerate(self.line.words):
            found = self._at(i, word, previous) if i == 0 or word in _openings() else None
            if found is not None:
                previous = found if found.speaker else previous
                yield replace(found, at=i)

    def _at(self, i: int, word: str, previous: Attribution | None) -> Attribution | None:
        according = self.line.first_at(i, load_cues()["according"])
        if according is not None:
            return self._according(i, according, previous)
        if (word,) in load_cues()["accounts"]:
            return self._account(i)
        if word in _told_as() and (told := self._as_told(i) or self._as_told_by(i)) is not None:
            return told
        if i == 0 and (seen := self._seen_by()) is not None:
            return seen
        if (
            i == 0
            and word == "per"
            and len(self.line) > 1
            and (self.line.name_like(1) or self.line.words[1] in _ARTICLES)
        ):
            return self._according(i, ("per",), previous)
        verb = saying_verbs().get(word)
        if (
            verb is None
            or self._tells_no_words(i, *verb)
            or self._is_noun(i)
            or (self.line.capital(i) and i > 0 and not self.line.title_case)
        ):
            return None
        lemma, form = verb
        vouches = lemma in _VOUCHES and any(self.line.find(load_cues()[n], i - 4, i) for n in ("negated", "refused"))
        if vouches or self._unsaid(i, form):
            content = (self._content_start(i + 1, lemma), len(self.line))
            return Attribution(None, f"not {lemma}", denied=False, contents=(content,), unconfirmed=True)
        if form == "ing":
            return self._participle(i, lemma, previous)
        if (
            self._passive(i, form)
            or self._by_somebody(i, form)
            or self._said_to_have(i, form)
            or self._told_of(i, form)
        ):
            return None if lemma == "admit" and self._takes_in(i) else self._unnamed(i, lemma)
        return self._active(i, lemma, form, previous)

    def _unsaid(self, i: int, form: Form) -> bool:
        """Say whether a verb is negated right before: who "did not say" or "nor denied" it leaves it open."""
        adverbs = load_function_words().adverbs
        before = [word for word in self.line.words[max(i - 3, 0) : i] if word in _NOT or word not in adverbs]
        last = before[-1] if before else ""
        return form != "ing" and (last in ("neither", "nor") or last in _NOT or last.endswith(("n't", "n’t")))

    # --- the kinds of attribution

    def _according(self, i: int, phrase: tuple[str, ...], previous: Attribution | None) -> Attribution | None:
        at = i + len(phrase)
        end = next((j for j in range(at, len(self.line)) if self._ends_speaker(j)), len(self.line))
        if self.line.words[at : at + 1] == ("what",):  # "going by WHAT RESIDENTS SAY"
            says = next((j for j in range(at + 1, end) if self.line.words[j] in saying_verbs()), end)
            speaker = self._speaker(at + 1, says)
        elif self.line.words[at : at + 1] == (
            "which",
        ):  # "messages, ACCORDING TO WHICH X fell": nobody vouches for them
            told = ((at + 1, len(self.line)),)
            if previous is not None and previous.denied and previous.holds(i):
                return replace(previous, contents=told)
            return Attribution(None, " ".join(phrase), denied=False, contents=told, unconfirmed=True)
        else:
            speaker = self._speaker(at, end)
        if speaker is None or (phrase[0] in _JUDGING and not self._is_testimony(at, end)):
            return None
        if self.line.words[at : at + 1] in load_cues()["heard"]:
            speaker = None
        if phrase[0] in ("citing", "quoting") and i > 0:
            return Attribution(speaker, phrase[0], denied=False, contents=((0, i),))
        parts = ((self._beside(i, previous), i), (end, len(self.line)))
        contents = tuple(part for part in parts if part[0] < part[1])
        return Attribution(speaker, " ".join(phrase), denied=False, contents=contents)

    def _beside(self, i: int, previous: Attribution | None) -> int:
        """Return where the words begin that "according to" gives to somebody else than who speaks before them.

        "The ministry said 37 died, AGAINST NEARLY 90 according to the Red Shield"; in "said that X fell and that,
        according to residents, Y holds out" nothing before is theirs.
        """
        if previous is None or previous.speaker is None or not previous.holds(i):
            return 0
        if self.line.words[i - 2 : i] in (("that", ","), ("and", ","), ("but", ",")):
            return i
        comma = max((j for j in range(previous.at + 1, i) if self.line.words[j] == ","), default=-1)
        opposed = 0 < comma < i - 2 and self.line.words[comma + 1] in load_function_words().opposing
        return comma + 1 if opposed else 0

    def _account(self, i: int) -> Attribution | None:
        """Read "by the rebels' account, X fell", "in the army's version", "the rebels, by their OWN ACCOUNT, hold"."""
        if i > 2 and self.line.words[i - 1] == "own" and self.line.words[i - 3] in ("by", "in", "on"):
            return self._own_account(i)
        owner = next((j for j in range(i - 1, max(i - 3, 0), -1) if self.line.words[j] in ("'s", "'", "’s", "’")), None)
        begins = range(i - 1, max(i - LONGEST_ACCOUNT, -1), -1)
        start = next((j for j in begins if self.line.words[j] in ("by", "in", "on", "to")), None)
        if owner is None or start is None or start > owner or not (start == 0 or self.line.words[start - 1] == ","):
            return None
        speaker = self._speaker(start + 1, owner)
        return Attribution(speaker, "account", denied=False, contents=((0, start), (i + 1, len(self.line))))

    def _is_testimony(self, first: int, last: int) -> bool:
        """Say whether words name what somebody says or shows: "judging by PICTURES", and not "by its size"."""
        cues = load_cues()
        named = (*cues["shown"], *cues["words"], *cues["documents"], *cues["hearsay"], ("what",))
        return any((word,) in named for word in self.line.words[first:last])

    def _seen_by(self) -> Attribution | None:
        """Read "For the rebels, X is captured", "As far as the army is concerned, X is lost": so they see it.

        Of what is told otherwise than as a state that has come about, "for" names whom it is good for.
        """
        lead = self.line.first_at(0, load_cues()["viewpoint"])
        comma = next((j for j, word in enumerate(self.line.words[:LONGEST_ACCOUNT]) if word == ","), None)
        if lead is None or comma is None or self.tree is None:
            return None
        last = comma - 2 if self.line.words[comma - 1] == "concerned" else comma
        root = next((j for j in range(comma + 1, len(self.line)) if self.tree.is_a(j, "root")), None)
        if last - len(lead) < 1 or root is None or (len(lead) > 1) != (last < comma):
            return None
        nouns, head = load_nouns(), self.line.words[last - 1]
        party = head in nouns.insurgent | nouns.government | nouns.fighters | nouns.forces
        told = self.tree.passive(root) or any(
            self.line.words[j] in ("has", "have") for j in self.tree.dependants(root, "aux")
        )
        speaker = self._speaker(len(lead), last) if party and told else None
        if speaker is None:
            return None
        return Attribution(speaker, " ".join(lead), denied=False, contents=((comma + 1, len(self.line)),))

    def _own_account(self, i: int) -> Attribution | None:
        """Read "the rebels, by THEIR OWN account, hold X": what whoever the sentence is about tells of himself."""
        if self.tree is None or self.line.words[i - 2] not in ("its", "their", "his", "her"):
            return None
        heads = (j for j in range(len(self.line)) if self.tree and self.tree.is_a(j, "root"))
        subject = next((self.tree.subject(j) for j in heads if self.tree), None)
        if subject is None:
            return None
        first, last = self.tree.phrase(subject)
        last = i - 3 if first < i - 3 < last else last
        speaker = self._speaker(first, last)
        parts = ((0, i - 3), (i + 1, len(self.line)))
        return Attribution(speaker, "account", denied=False, contents=tuple(p for p in parts if p[0] < p[1]))

    def _as_told(self, i: int) -> Attribution | None:
        """Read "as residents TELL IT, X fell", "to hear the army tell it, ...", "described it to the Post"."""
        lead = next((k for k, words in ((2, ("to", "hear")), (1, ("as",))) if self.line.words[:k] == words), 0)
        if not (lead and self.line.at(i + 1, ("it",))) or "," in self.line.words[:i]:
            return None
        comma = next((j for j in range(i + 2, len(self.line)) if self.line.words[j] == ","), None)
        if comma is None or not (comma == i + 2 or self.line.at(i + 2, ("to",))):
            return None
        return Attribution(self._speaker(lead, i), "tell", denied=False, contents=((comma + 1, len(self.line)),))

    def _as_told_by(self, i: int) -> Attribution | None:
        """Read "X would be handed over, AS DESCRIBED to the Post BY two participants": it is their word."""
        if i < 1 or self.line.words[i - 1] != "as":
            return None
        stop = next((j for j in range(i, len(self.line)) if self.line.words[j] in (",", ";", ".")), len(self.line))
        by = self.line.find([("by",)], i + 1, stop)
        end = next((j for j in range(by[1], stop) if self._ends_speaker(j)), stop) if by else 0
        speaker = self._speaker(by[1], end) if by else None
        if speaker is None:
            return None
        parts = ((0, i - 1), (stop, len(self.line)))
        return Attribution(speaker, "tell", denied=False, contents=tuple(p for p in parts if p[0] < p[1]))

    def _participle(self, i: int, lemma: str, previous: Attribution | None) -> Attribution | None:
        """Read "..., adding that", whose speaker is the one before, or the subject of the sentence."""
        start = self._content_start(i + 1, lemma)
        if any(self.line.at(i - len(words), words) for words in load_cues()["unsaid"]) and not is_denial(lemma):
            return Attribution(
                None, f"not {lemma}", denied=False, contents=((start, len(self.line)),), unconfirmed=True
            )
        quoted = self._quoted_as(i)
        if quoted is not None:
            ahead = self._nothing_said_from(start)
            contents = ((0, quoted[1]),) if ahead else ((start, len(self.line)),)
            return Attribution(quoted[0], lemma, is_denial(lemma), contents)
        if start >= len(self.line):
            return None
        own = self._speaker_of_aside(i)
        speaker = own or (previous.speaker if previous else self._speaker(0, self._first_verb(i)))
        return Attribution(speaker, lemma, is_denial(lemma), ((start, len(self.line)),))

    def _quoted_as(self, i: int) -> tuple[Mention | None, int] | None:
        """Return who is quoted in "quoted X as saying", and where the words for that begin; None where nobody is."""
        above = self.tree.governors(i) if self.tree and self.line.at(i - 1, ("as",)) else ()
        verb = next((j for j in above if self.tree and (self.tree.lemma(j),) in load_cues()["quoting"]), None)
        if self.tree is None or verb is None:
            return None
        subject = next(iter(self.tree.dependants(verb, "nsubj")), verb)
        said = subject if self.tree.passive(verb) else next(iter(self.tree.dependants(verb, "obj", "iobj")), None)
        if said is None or said == verb:
            return None
        first, last = self.tree.phrase(said)
        return self._speaker(first, min(last, i - 1)), min(self.tree.phrase(subject)[0], verb)

    def _speaker_of_aside(self, i: int) -> Mention | None:
        """Return the subject that a participle has of its own: ", with the observers saying that"."""
        start = next((j for j in range(i - 1, max(i - LONGEST_ASIDE, 0), -1) if self.line.words[j] == "with"), None)
        if start is None or self.line.words[start - 1] != "," or "," in self.line.words[start:i]:
            return None
        return self._speaker(start + 1, i)

    def _unnamed(self, i: int, lemma: str) -> Attribution:
        """Read "is said to", "was reported": somebody says so, and the text does not say who."""
        agent = self.line.find([("by",)], i + 1, i + 3)
        end = len(self.line)
        if agent is not None:
            stop = min(
                next((j for j in range(agent[1], end) if self._ends_speaker(j)), end),
                next((self.tree.phrase(j)[1] for j in self.tree.agents(i)), end) if self.tree else end,
            )
            return Attribution(self._speaker(agent[1], stop), lemma, is_denial(lemma), ((0, i), (stop, end)))
        start = self._own_start(i, self._clause_start(i))
        if self.tree is not None:
            start, end = own_start(self.tree, i, start), own_end(self.tree, i, lemma, end)
        if start > 1 and self.line.words[start - 1 : start + 1] == (",", "it") and not self.line.at(i + 1, ("that",)):
            return Attribution(None, lemma, is_denial(lemma), ((0, start), (i, end)))
        end = next((j for j in range(i + 1, end) if opens_meanwhile(self.line, j) and self._goes_before(j, i)), end)
        distant = (lemma,) in load_cues()["distancing"]  # "it was CLAIMED that": the text vouches for it no more
        said = ((start, min(end, self._joined(i))),)
        return Attribution(None, lemma, is_denial(lemma), said, unconfirmed=distant)

    def _joined(self, i: int) -> int:
        """Return where a verb of its own is joined to a cue: "are estimated to hold X AND CONTINUE to press on"."""
        verbs = self.tree.dependants(i, "conj") if self.tree else ()
        later = (j for j in verbs if j > i and self.tree and self.tree.tag(j) == "VERB")
        marks = (min((*self.tree.dependants(j, "cc"), j)) for j in later if self.tree)
        return next(marks, len(self.line))

    def _own_start(self, i: int, start: int) -> int:
        """Return where the clause of a verb begins that is joined to another: "X fell and CLASHES were reported"."""
        subject = next(iter(self.tree.dependants(i, "nsubj")), i) if self.tree and self.tree.is_a(i, "conj") else i
        return max(start, self.tree.phrase(subject)[0]) if self.tree and subject < i else start

    def _goes_before(self, at: int, verb: int) -> bool:
        """Say whether nothing but when stands between a verb and a token: "were reported overnight as"."""
        between = (j for j in range(verb + 1, at) if j not in self._times)
        skipped = load_function_words().adverbs | load_function_words().conjunctions | {"into", "on", "in"}
        return all(self.line.words[j] in skipped for j in between)

    def _in_relative_clause(self, i: int, lemma: str) -> Attribution | None:
        """Read "the rebels, WHO CLAIM to have taken X, are ...": what is said ends with the clause."""
        if self.tree is None or is_denial(lemma) or not self.tree.is_a(i, "acl:relcl"):
            return None
        subject = next(iter(self.tree.dependants(i, "nsubj")), None)
        if subject is None or self.line.words[subject] not in ("who", "which") or self.line.words[subject - 1] != ",":
            return None
        first, last = self.tree.phrase(self.tree.head(i))
        speaker, start = self._speaker(first, min(last, subject - 1)), self._content_start(i + 1, lemma)
        end = self.tree.subtree(i)[1]
        return Attribution(speaker, lemma, is_denial(lemma), ((start, end),)) if speaker and start < end else None

    def _active(self, i: int, lemma: str, form: Form, previous: Attribution | None) -> Attribution | None:
        if self._says_nothing(i, lemma, form):
            return None
        if form != "base" or self._finite(i):
            relative = self._in_relative_clause(i, lemma)
            if relative is not None:
                return relative
        if form in ("base", "participle") and not self._finite(i):
            return self._infinitive(i, lemma) if form == "base" else None
        if lemma in _DENY_SOMETHING and not self._denies_words(i):
            return None
        if lemma not in ADDRESSED and self._inverted(i):
            return self._after_quote(i, lemma)
        if previous is not None and self._shares_subject(i, form):
            end = self._subordinate_end(i)
            return Attribution(previous.speaker, lemma, is_denial(lemma), ((self._content_start(i + 1, lemma), end),))
        first, last = self._joined_bounds(i, form) or self._subject_bounds(i)
        speaker = self._named_before(self._speaker(first, last), previous)
        if speaker is None:
            return None
        start = self._content_start(i + 1, lemma)
        contents = self._said_by_subject(i, first, start)
        told = self._addressee(i + 1) if lemma in ADDRESSED else ""
        if self._only_supposed(speaker, i):
            return Attribution(None, f"not {lemma}", denied=False, contents=contents, unconfirmed=True)
        return Attribution(speaker, lemma, is_denial(lemma), contents, self._spoken(i, start), told)

    def _only_supposed(self, speaker: Mention, i: int) -> bool:
        """Say whether nobody says it, or it is only what somebody would: "LITTLE suggests", "only a fool WOULD SAY"."""
        said_by = speaker.text.casefold()
        nobody = said_by in _NOBODY or said_by.startswith("no ")
        return nobody or self.line.words[i - 1] in load_function_words().supposing

    def _said_by_subject(self, i: int, first: int, start: int) -> tuple[tuple[int, int], ...]:
        """Return what the subject at ``first`` says by the verb at ``i``: what is at ``start``, or stands before."""
        tag = 2 if self.line.words[max(first - 2, 0) : first] == ("or", "so") else 0
        left = first - tag if first and (tag or self.line.words[first - 1] in MARKS | DASHES) else 0
        if self._in_passing(first, i):
            return tuple(part for part in ((0, first - 1), (i + 1, len(self.line))) if part[0] < part[1])
        if self._nothing_said_from(start) and left > 1:
            return ((0, left),)
        if (left > 1 and self.line.words[start : start + 1] == (",",)) or (
            left > 1 and self.line.words[left - 1] in CLOSING | {","} and self._quoted_before(left)
        ):
            return ((0, left), *self._goes_on(start))
        return (
            (start, min(self._subordinate_end(i), words_end(self.line, start), own_words_end(self.line, self.tree, i))),
        )

    def _in_passing(self, first: int, i: int) -> bool:
        """Say whether a subject at ``first`` and its verb at ``i`` are put in by "as": "X fell, as rebels claim"."""
        ends = i + 1 == len(self.line) or self.line.words[i + 1] in (",", ".")
        return first > 0 and self.line.words[first - 1] == "as" and ends

    def _infinitive(self, i: int, lemma: str) -> Attribution | None:
        """Read "went on to say that" and "refused to concede that": words without a speaker of their own."""
        if not self.line.at(i + 1, ("that",)):
            return None
        supposed = self.line.words[i - 1] in load_function_words().supposing and self.line.words[max(i - 2, 0)] not in (
            "i",
            "we",
        )
        refused = supposed or self.line.find(load_cues()["refused"], i - 3, i) is not None
        return Attribution(None, lemma, is_denial(lemma), ((i + 2, len(self.line)),), unconfirmed=refused)

    def _addressee(self, at: int) -> str:
        """Return the name right after "told", with its article."""
        end = at
        while end < len(self.line) and (self.line.name_like(end) or (end == at and self.line.words[end] == "the")):
            end += 1
        return self.line.slice(at, end) if end > at else ""

    def _after_quote(self, i: int, lemma: str) -> Attribution | None:
        """Read `"...," said X, who ...` and `"...," said its head, Jan Roe, who ...`."""
        end = next((j for j in range(i + 1, len(self.line)) if self._ends_speaker(j)), len(self.line))
        if self.line.words[end : end + 1] == (",",) and end + 1 < len(self.line) and self.line.name_like(end + 1):
            described = not self.line.name_like(end - 1) or not self.line.name_like(i + 1)
            named = next((j for j in range(end + 1, len(self.line)) if self._ends_speaker(j)), len(self.line))
            end = named if described else end
        speaker = self._speaker(i + 1, end)
        if speaker is None:
            return None
        contents = ((0, i), *self._goes_on(end))
        return Attribution(speaker, lemma, is_denial(lemma), contents, self._spoken(i, end))

    def _goes_on(self, at: int) -> tuple[tuple[int, int], ...]:
        """Return what is still said behind "X said": nothing where the report itself tells what went on meanwhile.

        In "..., X said, as shells fell on Y" and "..., X said, two days after Y fell" that is the report's own voice.
        """
        first = at + 1 if self.line.at(at, (",",)) else at
        meanwhile = opens_meanwhile(self.line, first) and first > at
        apart = first > at and opens_time_aside(self.line, first)
        return () if apart or meanwhile else ((at, len(self.line)),)

    def _named_before(self, speaker: Mention | None, previous: Attribution | None) -> Mention | None:
        """Return whom "they" means in "footage posted by activists showed what they said": the one named before."""
        pronoun = speaker is not None and speaker.text.casefold() in load_function_words().pronouns
        return previous.speaker if pronoun and previous and previous.speaker else speaker

    # --- questions about a verb

    # --- bounds

    # --- mentions
