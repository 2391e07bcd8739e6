"""Who counts the dead: "the hospital REGISTERED 11 deaths", "the Monitor PUT the dead at 27", "RAISED the toll to 33".

Such a number is the word of whoever counts, where the sentence gives it to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.voices import is_voice
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention


def find_counted_by(line: Line, tree: Tree, others: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the numbers of people that a body counts, in order.

    Args:
        line: the sentence.
        tree: its tree; without one nothing is found.
        others: what else the sentence gives to somebody; what lies in their words is theirs.
    """
    for i in tree.verbs:
        if tree.passive(i):
            continue
        tallies, revises = ((tree.lemma(i),) in load_cues()[name] for name in ("tallying", "revising"))
        subject = tree.subject(i) if tallies or revises else None
        own = revises and _own_figure(tree, i)
        counts = subject is not None and (
            _counts_people(tree, i) or (_taken_up(tree, subject) and _has_number(tree, i))
        )
        if subject is None or not (_may_count(tree, subject) and (counts or own)):
            continue
        if revises and not (is_voice(tree, subject) and (_of_dead(tree, i) or own)):
            continue  # "the raids RAISED the toll to 33", "the president RAISED the number of troops"
        content = (i + 1, tree.subtree(i)[1])
        saying = (other for other in others if other.speaker is not None)
        told = any(_is_said_in(tree, other, content[0], i) for other in saying) and not revises
        if content[0] < content[1] and not told:
            first, last = tree.phrase(subject)
            last = next((j for j in range(subject + 1, min(last, i)) if line.words[j] == ","), min(last, i))
            speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
            yield Attribution(speaker, tree.lemma(i), denied=False, contents=(content,), at=i)


def _may_count(tree: Tree, subject: int) -> bool:
    """Say whether a subject may count people: a noun, a name or who was told of before, "IT had documented"."""
    return tree.tag(subject) in ("NOUN", "PROPN") or _taken_up(tree, subject)


def _taken_up(tree: Tree, subject: int) -> bool:
    return tree.words[subject] in ("it", "they", "he", "she")


def _has_number(tree: Tree, i: int) -> bool:
    """Say whether the object of a verb is a number of anything: "had documented 14 CASES of rape"."""
    return any(tree.tag(k) == "NUM" for j in tree.objects(i) for k in range(*tree.subtree(j)))


def keeper_behind(line: Line, tree: Tree, by: int) -> Mention | None:
    """Return whose count a number is by, where "by" leads to a count: ", BY A U.N. COUNT", "By the Monitor's tally"."""
    noun = tree.count_behind(by) if tree.parsed else -1
    if noun < 0:
        return None
    last = (
        max(tree.subtree(j)[1] for j in (noun, *tree.dependants(noun, "nmod"))) if _leads_on(tree, noun) else noun + 1
    )
    while last > noun + 1 and tree.tag(last - 1) == "PUNCT":
        last -= 1
    return Mention(line.span(by + 1, last), line.slice(by + 1, last), "speaker")


def _leads_on(tree: Tree, noun: int) -> bool:
    """Say whether who keeps a count stands behind it: "a count OF the Monitor"."""
    return tree.words[noun + 1 : noun + 2] in (("of",), ("by",), ("from",), ("kept",), ("compiled",))


def find_figures_of(line: Line, tree: Tree, others: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the numbers that a noun calls somebody's: "THE ARMY'S FIGURE OF 90 attackers killed".

    Args:
        line: the sentence.
        tree: its tree; without one nothing is found.
        others: what else the sentence gives to somebody.
    """
    for at in range(1, len(line) - 1) if tree.parsed else ():
        figure = tree.tag(at) == "NOUN" and (tree.lemma(at), "of") in load_cues()["figure_of"]
        owners = tree.possessors(at) if figure and line.at(at + 1, ("of",)) else ()
        content = (at + 2, tree.subtree(at)[1])
        if not owners or content[0] >= content[1] or not is_voice(tree, owners[0]):
            continue
        if tree.tag(owners[0]) == "PROPN" and not tree.dependants(owners[0], "det"):
            continue  # a bare name may be a town's, or a day's: "Monday's toll of nine"
        said = any(one.holds(content[0]) and one.speaker is not None for one in others)
        if not said and any(tree.tag(i) == "NUM" for i in range(*content)):
            first, last = tree.phrase(owners[0])
            last -= line.words[last - 1] in ("'s", "'")
            speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
            yield Attribution(speaker, "put", denied=False, contents=(content,), at=at)


def _counts_people(tree: Tree, i: int) -> bool:
    """Say whether the object of a verb is a number of people whom something befell, or a noun for such a number."""
    fates = load_fates()
    counted = [k for j in tree.objects(i) for k in (j, *tree.dependants(j, "nmod", "amod"))]
    return any(
        tree.lemma(k) in fates.nouns or tree.words[k] in fates.tolls or tree.words[k] in fates.adjectives
        for k in counted
    )


def _own_figure(tree: Tree, i: int) -> bool:
    """Say whether the object of a verb is the subject's own number, with a figure: "raised ITS FIGURE to 26"."""
    own, figures = load_function_words().possessives, load_cues()["own_figures"]
    held = any((tree.lemma(j),) in figures and j and tree.words[j - 1].casefold() in own for j in tree.objects(i))
    return held and any(tree.tag(k) == "NUM" for k in range(i + 1, tree.subtree(i)[1]))


def _is_said_in(tree: Tree, other: Attribution, first: int, verb: int) -> bool:
    """Say whether a number lies in what somebody else says, in the clause of the same saying: no ";" parts them."""
    return other.holds(first) and ";" not in tree.words[max(other.at, 0) : verb]


def _of_dead(tree: Tree, i: int) -> bool:
    """Say whether the object of a verb counts those to whom something happened: "the toll", "the number OF DEAD"."""
    tolls = load_fates().tolls
    named = [k for j in tree.objects(i) for k in (j, *tree.dependants(j, "nmod", "compound"))]
    befell = (tree.lemma(v) for k in named for v in tree.dependants(k, "acl", "acl:relcl"))
    dead = any(tolls.get(tree.words[k]) or tree.lemma(k) in load_fates().nouns for k in named)
    return dead or any(lemma in load_fates().verbs for lemma in befell)


__all__ = ["find_counted_by", "find_figures_of", "keeper_behind"]
