"""Who denies what was told before: "The army denied this", "The governor called the claim a lie".

The words denied stay those of the sentence that told them, unless the denial names what it denies; who denies them is
named in the one that takes them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import is_denial, load_cues
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.records import Claim, Mention, Span, with_id

_TAKES_UP = frozenset({"it", "this", "that", "them", "these", "those"})
"""Pronouns that take up all that was told."""

_OPEN = frozenset({"nor", "neither", "or", "not", "to", "never"})
"""Words shortly before a verb of denying by which nobody denies: "neither confirmed NOR denied it"."""

_NEAR = 3
"""Tokens before the verb in which they stand."""

_LONGEST_NAME = 14
"""Tokens within which a verb of denying stands behind "a claim that" and who makes it."""

_LONGEST_VERDICT = 9
"""Tokens of "this was not true", as somebody's words."""

_TOLD = ("asserted", "attributed", "claimed", "unconfirmed")
"""Stances of what somebody may deny."""

_UNDENIED = ("diplomacy.", "other", "count")
"""Types of what is said, agreed or summed up, which "this" seldom takes up."""

_GRANTED = re.compile(
    r"\b(?:after|since|before|during|following|despite|upon|until) (?:the |a |its |their )?$", re.IGNORECASE
)
"""What stands before words that tell when something else was: "AFTER THE fall of X" is not what is denied."""


_GRANTED_REACH = 20
"""Characters before them in which it stands."""


def find_denials(found: Findings) -> Iterator[Attribution]:
    """Yield who denies in a sentence what was told before it, or before the verb.

    Where a noun takes it up ("denied THE CLAIM"), the words are those of the denial; there are none in "denied this".
    """
    line, tree = found.line, found.tree
    for i in tree.verbs:
        if not _OPEN.isdisjoint(line.words[max(i - _NEAR, 0) : i]) or tree.negated(i) or tree.is_a(i, "acl:relcl"):
            continue  # "a town THAT the army had denied food"
        called = None
        if found.headline and is_denial(tree.lemma(i)):
            yield from _denied_in_headline(line, tree, i)
        if is_denial(tree.lemma(i)):
            what = tree.dependants(i, "nsubj:pass") if tree.passive(i) else tree.dependants(i, "obj")
        elif (tree.lemma(i),) in load_cues()["branding"] and not tree.passive(i):
            called = line.find((*load_cues()["wrong"], *load_cues()["false"]), i + 1, len(line))
            what = tuple(j for j in (i + 1, i + 2) if called and called[0] > j and j < len(line) and _is_word(line, j))
        else:
            continue
        who = next(iter(tree.agents(i)), None) if tree.passive(i) else tree.subject(i)
        said = next((j for j in what if _is_taken_up(line, tree, j)), None)
        if who is not None and said is not None:
            first, last = tree.phrase(who)
            speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
            contents: tuple[tuple[int, int], ...] = ()
            if line.words[said] not in _TAKES_UP:
                contents = ((min(first, said), max(last, said + 1, i + 1, called[1] if called else 0)),)
            yield Attribution(speaker, "deny", denied=True, contents=contents, at=i)
    behind = tuple(_denied_behind(line, tree))
    for one in found.attributions:
        if one.denied and one.stands_behind and one.speaker is not None and not any(one.at == b.at for b in behind):
            yield replace(one, contents=())
    yield from _called_untrue(found)
    yield from behind


def _denied_in_headline(line: Line, tree: Tree, i: int) -> Iterator[Attribution]:
    """Yield who denies the news before in a headline, which leaves out what: "Rebels claim X; army DENIES LOSS"."""
    who, what = tree.subject(i), tree.dependants(i, "obj")
    if who is None or who > i or tree.passive(i) or tree.dependants(i, "ccomp", "xcomp", "obl", "mark", "aux"):
        return
    if all(len(tree.children[j]) == 0 and (line.words[j],) in load_cues()["denied_bare"] for j in what):
        first, last = tree.phrase(who)
        speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
        yield Attribution(speaker, "deny", denied=True, contents=(), at=i)


def denied_by(claims: Sequence[Claim], speaker: Mention, text: str, own: Span | None = None) -> Iterator[Claim]:
    """Yield the claims that somebody denies: of a sentence that tells somebody's words, only these.

    What only dates it is not denied: ``text`` is the report's. The words quoted are those that told it, or the denial's
    ``own`` where it names what is denied.
    """
    told = [c for c in claims if c.stance in _TOLD and not c.historical and not c.type.startswith(_UNDENIED)]
    told = [c for c in told if not _GRANTED.search(text[max(c.span.start - _GRANTED_REACH, 0) : c.span.start])]
    words = [c for c in told if c.stance != "asserted"]
    for claim in words or told:
        if claim.speaker is None or claim.speaker.text.casefold() != speaker.text.casefold():
            span = own or claim.span
            quote = text[span.start : span.end]
            yield with_id(replace(claim, stance="denied", speaker=speaker, cue="deny", via=(), span=span, quote=quote))


def _is_taken_up(line: Line, tree: Tree, j: int) -> bool:
    """Say whether an object takes up what was told: "it", "the claim", and not "the claim that X fell"."""
    if line.words[j] in _TAKES_UP:
        return not tree.dependants(j, "acl", "acl:relcl", "nmod")
    plain = not tree.dependants(j, "acl", "acl:relcl", "ccomp", "nmod", "nmod:poss", "compound", "amod")
    return _is_word(line, j) and plain and bool(tree.dependants(j, "det"))


def _denied_behind(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield who denies what was told right before: "X fell, A CLAIM THE MAYOR, JAN ROE, CALLED A LIE".

    Read by position, since the core hangs such clauses in many ways.
    """
    for i in range(2, len(line) - 1):
        noun = _is_word(line, i) and line.words[i - 1] in ("a", "an") and line.words[i - 2] == ","
        which = line.words[i] == "which" and line.words[i - 1] == ","
        first = i + 1 + (line.words[i + 1] in ("that", "which"))
        verb = next((j for j in range(first, min(first + _LONGEST_NAME, len(line))) if tree.tag(j) == "VERB"), None)
        if not (noun or which) or verb is None or not _OPEN.isdisjoint(line.words[first:verb]):
            continue
        passive = noun and verb == first
        if not (_brands(line, tree, verb) or (passive and is_denial(tree.lemma(verb)))):
            continue
        by = next((j for j in (verb + 1,) if line.at(j, ("by",))), None) if passive else None
        begin, end = (by + 1, _name_end(line, tree, by + 1)) if by is not None else (first, verb)
        while end > begin and (line.words[end - 1] in (",", *auxiliary_verbs()) or tree.tag(end - 1) == "ADV"):
            end -= 1
        if any(tree.tag(j) in ("NOUN", "PROPN", "PRON") for j in range(begin, end)):
            speaker = Mention(line.span(begin, end), line.slice(begin, end), "speaker")
            yield Attribution(speaker, "deny", denied=True, contents=(), at=verb)


def _brands(line: Line, tree: Tree, verb: int) -> bool:
    """Say whether a verb calls something untrue: "CALLED a lie"."""
    verdicts = (*load_cues()["wrong"], *load_cues()["false"])
    return (tree.lemma(verb),) in load_cues()["branding"] and line.find(verdicts, verb + 1, verb + 4) is not None


def _name_end(line: Line, tree: Tree, first: int) -> int:
    """Return where somebody's name ends behind "by": before a mark, or a word that opens what else is said."""
    ends = (j for j in range(first, len(line)) if tree.tag(j) == "PUNCT" or line.words[j] in ("as", "and", "on"))
    return next(ends, len(line))


def _is_word(line: Line, j: int) -> bool:
    """Say whether a token is "this" or a noun for what was told: "claim", "report"."""
    return j < len(line) and (line.words[j],) in load_cues()["told"]


def _called_untrue(found: Findings) -> Iterator[Attribution]:
    """Yield who says that it is untrue: "the governor said THIS WAS NOT TRUE"."""
    for one in found.attributions:
        if one.speaker is None or one.denied or one.unconfirmed or len(one.contents) != 1:
            continue
        first, last = one.contents[0]
        while last > first and not found.line.words[last - 1][0].isalnum():
            last -= 1
        while first < last and not found.line.words[first][0].isalnum():
            first += 1
        if first < last and found.line.words[first] in load_function_words().be:
            first -= 1  # "said THAT was untrue"
        opens = found.line.words[first : first + 1]
        takes = bool(opens) and (opens[0] in _TAKES_UP or (opens[0] == "the" and _is_word(found.line, first + 1)))
        if takes and last - first <= _LONGEST_VERDICT:
            verdict = found.line.find(load_cues()["taken_back"], first + 1, last)
            if verdict is not None and verdict[1] == last:
                yield Attribution(one.speaker, "deny", denied=True, contents=(), at=first)


__all__ = ["denied_by", "find_denials"]
