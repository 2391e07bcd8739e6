"""Whose word it is that somebody denies: "denied A REPORT BY RADIO OSK that X had fallen".

Who denies another's word by its author tells two things: that he says it is not so, and that the other says it is. The
claim is told twice, as it is where the other's word stood in a sentence of its own. Only the denial is told of "denied
reports that X had fallen", whose author nobody names, of what somebody said who is neither a party nor has a paper to
say it in, and of fighting, which changes no state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factbox.extract.findings import Findings
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import airing_verbs, is_denial, load_cues
from factbox.knowledge.outlets import find_outlet
from factbox.records import Claim, Mention, Stance, with_id

_IN = ("by", "in", "on", "of", "from")
"""Prepositions that lead from a word to its author, or to the paper or the network that has it; a report in a town is
nobody's there."""

_UNTRUE = ("denied", "negated")
_FIGHTING = "battle."


@dataclass(frozen=True, slots=True)
class _Word:
    """Somebody's word that the sentence says is not so: its noun, and whose it is."""

    noun: int
    author: Mention


def told_by_another(claims: Sequence[Claim], found: Findings) -> Iterator[Claim]:
    """Yield what a sentence's claims deny as what its author says, with the same words.

    Args:
        claims: those of the sentence.
        found: the sentence.
    """
    denied = [claim for claim in claims if claim.stance in _UNTRUE and not claim.type.startswith(_FIGHTING)]
    for word in _words_denied(found) if denied and found.tree.parsed else ():
        end = found.line.span(word.noun, word.noun + 1).end
        for claim in denied:
            if claim.span.start >= end and found.line.sentence.span.contains(claim.span):
                yield with_id(replace(claim, stance=_stance(found, word), speaker=word.author, cue="report", via=()))


def _stance(found: Findings, word: _Word) -> Stance:
    """Return how far whoever says a word goes: a rumour is nobody's word."""
    return "unconfirmed" if (found.line.words[word.noun],) in load_cues()["loose_words"] else "attributed"


def _words_denied(found: Findings) -> Iterator[_Word]:
    """Yield the nouns of a sentence for somebody's word that is denied, or called untrue, with their authors."""
    tree = found.tree
    for at, noun in enumerate(found.line.words):
        if (noun,) not in load_cues()["words_of"] or tree.tag(at) != "NOUN" or not _is_denied(found, at):
            continue
        author = next(_authors(found, at), None)
        if author is not None:
            yield _Word(at, author)


def _is_denied(found: Findings, at: int) -> bool:
    """Say whether a noun is what a verb denies ("denied A REPORT"), or is called untrue ("the REPORT was wrong")."""
    tree, verb = found.tree, found.tree.head(at)
    if verb < 0 or tree.negated(verb):
        return False
    if tree.is_a(at, "obj", "nsubj:pass") and is_denial(tree.lemma(verb)):
        return tree.is_a(at, "obj") != tree.passive(verb)
    untrue = (*load_cues()["wrong"], *load_cues()["false"])
    said = tree.is_a(at, "nsubj") and bool(tree.dependants(verb, "cop"))
    return said and found.line.find(untrue, tree.subtree(at)[1], verb + 1) is not None


def _authors(found: Findings, at: int) -> Iterator[Mention]:
    """Yield whose word a noun is: "X'S report", "FOREIGN MEDIA reports", "claims BY X", "posts ON THE INTERNET"."""
    tree = found.tree
    for owner in tree.possessors(at):
        yield from _named(found, tree.phrase(owner))
    before = [i for i in tree.dependants(at, "compound", "amod") if i < at]
    if before and (_is_party(found, before) or _carries(found, before[-1])):
        yield from _named(found, (tree.subtree(before[0])[0], at))
    for case, author in (*tree.obliques(at), *_aired(tree, at)):
        if (case == "by" and _is_party(found, (author,))) or (case in _IN and _carries(found, author)) or not case:
            yield from _named(found, tree.phrase(author))


def _aired(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield where a word is printed or aired, with its preposition, and who did it, without one: "PUBLISHED by X"."""
    for said_of in tree.dependants(at, "acl", "acl:relcl"):
        if tree.words[said_of] in airing_verbs():
            yield from (("", i) for i in tree.agents(said_of))
        if tree.words[said_of] in airing_verbs() or (tree.lemma(said_of),) in load_cues()["spreads"]:
            yield from tree.obliques(said_of)


def _is_party(found: Findings, before: Sequence[int]) -> bool:
    """Say whether the words before a noun name a party: "REBEL claims"."""
    return any(actor.first <= i < actor.last and actor.kind != "country" for actor in found.actors for i in before)


def _carries(found: Findings, i: int) -> bool:
    """Say whether a noun is for what carries news: "media", "Radio Osk"."""
    first, last = found.tree.phrase(i)
    words = found.line.words[first:last]
    return (
        not load_cues()["carriers"].first_words.isdisjoint(words)
        or find_outlet(found.line.slice(first, last)) is not None
    )


def _named(found: Findings, tokens: tuple[int, int]) -> Iterator[Mention]:
    """Yield an author as a speaker, without the mark of a possessive; "its" is nobody's name."""
    first, last = tokens
    last -= found.line.words[last - 1] in ("'s", "'")
    if last > first and found.tree.tag(last - 1) != "PRON":
        yield Mention(found.line.span(first, last), found.line.slice(first, last), "speaker")


__all__ = ["told_by_another"]
