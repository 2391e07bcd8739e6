"""Attribution read off gold trees by rule, to begin with; labels that people made count more.

A verb of saying with its subject and what it governs, "X, officials said", and "according to X": the constructions
that Pareti (2015, "Attribution: a computational approach") finds behind most attributions. What the rules cannot see,
such as "a claim by the rebels", stays unknown, so that a sentence with a noun of saying teaches nothing false.
"""

from __future__ import annotations

from training.labels import write_spans
from training.load.conllu import Tree


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAYING = _set(
    "say tell add state announce report note insist declare maintain explain write tweet stress argue claim"
    " allege assert boast acknowledge admit concede confirm reveal indicate estimate testify deny warn believe"
    " think hope fear expect suggest predict vow pledge promise ask demand complain conclude quote cite remark"
    " reply answer respond recall speculate suspect doubt accuse blame call urge"
)
"""Verbs that attribute when they govern a clause."""

_CLAUSES = ("ccomp", "parataxis")
_HEADS = ("VERB", "NOUN", "ADJ", "AUX", "PROPN")
_NOUNS = _set("claim statement report allegation rumour rumor announcement accusation belief fear view")

Span = tuple[int, int, str]


def attribute(tree: Tree) -> tuple[list[str], list[str]]:
    """Return the labels of the outer and the inner layer for a sentence with a gold tree."""
    children = [[w for w, head in enumerate(tree.heads) if head == at + 1] for at in range(len(tree.words))]
    groups = [group for w in range(len(tree.words)) if (group := _group(tree, children, w))]
    groups.sort(key=lambda group: -sum(end - start for start, end, _ in group))
    outer: list[Span] = []
    inner: list[Span] = []
    for group in groups:
        layer = _layer(group, outer, inner)
        if layer is not None:
            layer.extend(group)
    fill = "?" if not outer and any(lemma in _NOUNS for lemma in tree.lemmas) else "O"
    return write_spans(len(tree.words), outer, fill), write_spans(len(tree.words), inner, fill)


def _layer(group: list[Span], outer: list[Span], inner: list[Span]) -> list[Span] | None:
    """Return the layer a group fits: the outer one if it touches nothing there, the inner if inside one content."""
    if not any(_touch(a, b) for a in group for b in outer):
        return outer
    inside = all(any(kind == "content" and start <= a and b <= end for start, end, kind in outer) for a, b, _ in group)
    return inner if inside and not any(_touch(a, b) for a in group for b in inner) else None


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _group(tree: Tree, children: list[list[int]], word: int) -> list[Span] | None:
    if tree.tags[word] == "VERB" and tree.lemmas[word] in SAYING:
        return _said(tree, children, word)
    if tree.words[word].lower() == "according" and tree.labels[word] in ("case", "mark"):
        return _according(tree, children, word)
    return None


def _said(tree: Tree, children: list[list[int]], verb: int) -> list[Span] | None:
    subject = [w for w in children[verb] if tree.labels[w] in ("nsubj", "obl:agent")]
    clause = [w for w in children[verb] if tree.labels[w] in _CLAUSES and tree.tags[w] in _HEADS]
    found: list[Span] = [(verb, verb + 1, "cue")]
    if clause:
        found += _stretches(tree, _under(children, clause[0]), "content")
    elif tree.labels[verb] == "parataxis" and tree.heads[verb]:
        host = _under(children, tree.heads[verb] - 1) - _under(children, verb)
        found += _stretches(tree, host, "content")
    if len(found) == 1:
        return None
    for who in subject[:1]:
        if tree.tags[who] != "PRON" or tree.words[who].lower() not in ("that", "which", "who", "it"):
            found += _stretches(tree, _under(children, who), "speaker")[:1]
    return found


def _according(tree: Tree, children: list[list[int]], word: int) -> list[Span] | None:
    who = tree.heads[word] - 1
    if who < 0 or not tree.heads[who] or word + 1 >= len(tree.words) or tree.words[word + 1].lower() != "to":
        return None
    speaker = {w for w in _under(children, who) if w > word + 1}
    host = _under(children, tree.heads[who] - 1) - _under(children, who)
    return [
        (word, word + 2, "cue"),
        *_stretches(tree, speaker, "speaker")[:1],
        *_stretches(tree, host, "content"),
    ]


def _under(children: list[list[int]], word: int) -> set[int]:
    found, waiting = set[int](), [word]
    while waiting:
        at = waiting.pop()
        found.add(at)
        waiting.extend(children[at])
    return found


def _stretches(tree: Tree, words: set[int], kind: str) -> list[Span]:
    """Return the runs of words without marks at their edges; a run of one mark is none."""
    runs: list[list[int]] = []
    for word in sorted(words):
        if runs and runs[-1][1] == word:
            runs[-1][1] += 1
        else:
            runs.append([word, word + 1])
    found: list[Span] = []
    for first, last in runs:
        inside = [w for w in range(first, last) if not _edge(tree, w, kind)]
        if inside:
            found.append((inside[0], inside[-1] + 1, kind))
    return found


def _edge(tree: Tree, word: int, kind: str) -> bool:
    """Return whether a word at the edge is left out: marks, and "that" before a content (corpus/GUIDE.md)."""
    if tree.tags[word] == "PUNCT":
        return tree.words[word] not in ("(", ")")
    return kind == "content" and tree.labels[word] == "mark" and tree.words[word].lower() == "that"
