"""Who says so where a noun tells it: "the army's claim to have taken X", "pictures of soldiers entering X".

A clause behind such a noun is somebody's word, and what a report only adds of it ("X fell, a claim the army rejects")
is a denial. None of it is told in the report's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import airing_verbs, is_denial, load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_OPENS = (("that",), ("to", "have"), ("of",))
"""What opens the words behind a noun that tells them."""

_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSE_ENDS = frozenset({".", ",", ";", "and", "but"})


def noun_attributions(line: Line, tree: Tree) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence whose cue is a noun, in no order; none without a tree."""
    if not tree.parsed:
        return ()
    told = (*_claims_of_somebody(line, tree), *_statements_on(line, tree))
    return (*told, *_pictures(line, tree), *_denied_behind(line, tree))


def _claims_of_somebody(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Read "the army's claim to have taken X", "claims BY the rebels that X had fallen", "their claim OF its fall"."""
    for at, noun in enumerate(tree.words):
        verb = _words("claim_nouns").get(noun)
        if verb and _is_called_wrong(line, tree, at):
            continue  # what counts is who calls it wrong, around it
        owners = tree.possessors(at) if verb and tree.tag(at) == "NOUN" else ()
        if verb and tree.tag(at) == "NOUN" and not owners and line.at(at + 1, ("of", "the")) and not is_denial(verb):
            side = _side_before(line, tree, at)
            yield Attribution(side, verb, denied=False, contents=((at + 2, tree.subtree(at)[1]),), at=at)
        author = _mention(line, *tree.phrase(owners[0])) if owners else None
        told = at + 1
        if verb and tree.tag(at) == "NOUN" and not owners and (by := _author_behind(tree, at)) is not None:
            author, told = _mention(line, *tree.phrase(by)), tree.phrase(by)[1]
        elif verb and tree.tag(at) == "NOUN" and not owners and not line.at(at + 1, ("of",)):
            author = _side_before(line, tree, at) or _official_word(line, tree, at)
        if author is not None and any(line.at(told, words) for words in _OPENS):
            yield Attribution(author, verb or "", is_denial(verb or ""), ((told + 1, tree.subtree(at)[1]),), at=at)


def _statements_on(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Read "the ministry's STATEMENT ON the capture of X", "a REPORT by rebels ABOUT the fall of X" as theirs."""
    for at, noun in enumerate(tree.words):
        verb = _words("statement_nouns").get(noun)
        if not verb or tree.tag(at) != "NOUN" or _is_judged(line, tree, at):
            continue
        about = next((i for i in tree.dependants(at, "nmod", "acl") if i > at and _is_about(tree, i)), None)
        if about is None:
            continue
        owner = next(iter(tree.possessors(at)), None)
        owner = _author_behind(tree, at) if owner is None else owner
        if owner is None:
            owner = next((i for case, i in tree.obliques(at) if case == "of" and at < i < about), None)
        author = _side_before(line, tree, at) if owner is None else _mention(line, *tree.phrase(owner))
        if author is not None and author.text.casefold() not in load_function_words().possessives:
            yield Attribution(author, verb, denied=False, contents=(tree.subtree(about),), at=at)


def _is_judged(line: Line, tree: Tree, at: int) -> bool:
    """Say whether a sentence tells what is to be made of a word: "is far from the truth", "was not confirmed"."""
    verb = tree.head(at)
    judged = any(line.find(load_cues()[name], 0, len(line)) is not None for name in _VERDICTS)
    return judged or (verb >= 0 and tree.negated(verb))


_VERDICTS = ("wrong", "false", "made_up", "unlike_truth", "like_truth")
"""The classes of what is said of words that are, or are not, so."""


def _is_about(tree: Tree, i: int) -> bool:
    """Say whether a phrase tells what a noun before it is about: "ON the capture of X"."""
    return (tree.case(i),) in load_cues()["about"] and tree.case(i) != "of"


def _is_called_wrong(line: Line, tree: Tree, at: int) -> bool:
    """Say whether the clause that a noun is the subject of calls it untrue: "rebel CLAIMS that X fell ARE A LIE"."""
    verdict, cues = tree.head(at), load_cues()
    said = tree.is_a(at, "nsubj") and verdict > at and bool(tree.dependants(verdict, "cop"))
    return said and line.find((*cues["wrong"], *cues["false"]), tree.subtree(at)[1], verdict + 1) is not None


def _author_behind(tree: Tree, at: int) -> int | None:
    """Return whose word a noun tells, where he stands behind it: "claims BY THE ARMY that", "assurances FROM it"."""
    return next((i for i in tree.dependants(at, "nmod", "obl") if i > at and tree.case(i) in ("by", "from")), None)


def _side_before(line: Line, tree: Tree, at: int) -> Mention | None:
    """Return the side whose word a noun is called, which stands right before it: "ARMY claims of the recapture"."""
    sides = load_nouns().insurgent | load_nouns().government | load_nouns().partisans
    before = [j for j in tree.dependants(at, "compound", "amod") if line.words[j] in sides and j == at - 1]
    return _mention(line, at - 1, at) if before else None


def _pictures(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Read "state television broadcast pictures of soldiers entering X": what they show is the word of who shows them.

    "Pictures of X" alone, with nobody who does anything in them, tell nothing.
    """
    for at, noun in enumerate(tree.words):
        if (noun,) not in load_cues()["shown"] or tree.tag(at) != "NOUN" or not line.at(at + 1, ("of",)):
            continue
        end = _shown_until(line, tree, at)
        if any(tree.tag(i) == "VERB" and line.words[i].endswith("ing") for i in range(at + 2, end)):
            yield Attribution(_who_shows(line, tree, at), "show", denied=False, contents=((at + 2, end),), at=at)


def _shown_until(line: Line, tree: Tree, at: int) -> int:
    """Return where what pictures show ends; the parser may hang "SEIZING X" on the verb that shows "fighters" to us."""
    end = tree.subtree(at)[1]
    gerund = end < len(line) and tree.tag(end) == "VERB" and line.words[end].endswith("ing")
    return tree.subtree(end)[1] if gerund and tree.head(end) == tree.head(at) else end


def _who_shows(line: Line, tree: Tree, at: int) -> Mention | None:
    """Return who broadcast, posted or released the pictures at a token; None where the text does not say."""
    verb = tree.head(at)
    if verb < 0 or line.words[verb] not in airing_verbs():
        return None
    shows = next(iter(tree.agents(verb)), None) if tree.passive(verb) else tree.subject(verb)
    return None if shows is None or shows == at else _mention(line, *tree.phrase(shows))


def _denied_behind(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Read "X fell, a claim the army rejects", "they left X, something it denies", "..., which the army denied"."""
    for verb in range(len(line)):
        if not is_denial(tree.lemma(verb)):
            continue
        behind = tree.is_a(verb, "parataxis", "ccomp", "acl") and 0 <= tree.head(verb) < verb
        relative = tree.is_a(verb, "acl:relcl") or behind
        if not relative or tree.passive(verb):
            continue
        start = _taken_up_from(line, tree, verb)
        denier = next((i for i in tree.dependants(verb, "nsubj") if line.words[i] not in _RELATIVE), None)
        ends = verb + 1 == len(line) or line.words[verb + 1] in _CLAUSE_ENDS
        if start is not None and denier is not None and ends:
            speaker = _mention(line, *tree.phrase(denier))
            yield Attribution(speaker, tree.lemma(verb), denied=True, contents=((0, start - 1),), at=verb)


def _taken_up_from(line: Line, tree: Tree, verb: int) -> int | None:
    """Return where the words begin that take up all that stands before: ", WHICH he denied", ", A CLAIM he denied"."""
    which = next((i for i in tree.dependants(verb, "obj") if line.words[i] == "which"), None)
    noun = tree.head(verb)
    if (line.words[noun],) in load_cues()["belied"]:
        start = noun - 1 if line.words[noun - 1] in ("a", "an") else noun
    elif which is not None:
        start = which
    else:
        return None
    return start if start > 1 and line.words[start - 1] == "," else None


def _official_word(line: Line, tree: Tree, at: int) -> Mention | None:
    """Return a word that officials gave whom nobody names, set against another's: "despite OFFICIAL DENIALS"."""
    official = line.words[at - 1] == "official" and tree.head(at - 1) == at
    against = line.words[max(at - 3, 0) : at - 1]
    return _mention(line, at - 1, at + 1) if official and not _AGAINST.isdisjoint(against) else None


_AGAINST = frozenset({"despite", "notwithstanding", "against", "to", "of"})
"""The last words of what sets something against a word: "despite", "contrary to", "in spite of"."""


@cache
def _words(name: str) -> dict[str, str]:
    """Return the nouns of a class of cues, with the verbs that they stand for: "claim", "denial deny"."""
    return {phrase[0]: phrase[-1] for phrase in load_cues()[name]}


def _mention(line: Line, first: int, last: int) -> Mention:
    """Return who speaks, without the mark of a possessive."""
    last -= line.words[last - 1] in ("'s", "'")
    return Mention(line.span(first, last), line.slice(first, last), "speaker")
