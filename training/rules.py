"""What rules reach without a head of their own, on the trees the core finds: a head stays if it beats them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from factbox.language.lemmas import load_lemmas
from training import silver
from training.evaluate import Output, label_numbers, parse
from training.examples import Example
from training.labels import UPOS, spans, write_spans
from training.load.conllu import Tree

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "neither", "nor", "nothing"})
OPEN = frozenset({"will", "would", "could", "may", "might", "can", "should", "shall", "must", "to", "if", "unless"})


def found_tree(words: Sequence[str], out: Output, labels: Sequence[str]) -> Tree:
    """Return the tree that the core finds, with lemmas, as if a treebank had it."""
    heads = parse(out)
    tags = [UPOS[tag] for tag in out["tag"].argmax(1)]
    lemmas = load_lemmas()
    return Tree(
        words=list(words),
        tags=tags,
        heads=[int(head) for head in heads],
        labels=[labels[number] for number in label_numbers(out, heads)],
        lemmas=[lemmas.of(word, tag) for word, tag in zip(words, tags, strict=True)],
    )


def by_rule(
    examples: Sequence[Example], outs: Sequence[Output | None], labels: Sequence[str], known: dict[str, str]
) -> list[Example]:
    """Return the sentences with what rules say of them in place of their annotation.

    Args:
        examples: sentences.
        outs: what the core says of them.
        labels: dependency labels.
        known: trigger words to types, from :func:`trigger_words`.
    """
    found = []
    for example, out in zip(examples, outs, strict=True):
        answer = Example(list(example.words), "rules")
        if out is not None:
            tree = found_tree(example.words, out, labels)
            answer.attribution, answer.inner = silver.attribute(tree)
            answer.factuality = [_factuality(tree, word) for word in range(len(tree.words))]
            marked = ((at, known.get(_key(word))) for at, word in enumerate(example.words))
            answer.triggers = write_spans(len(example.words), [(at, at + 1, kind) for at, kind in marked if kind])
        found.append(answer)
    return found


def _key(word: str) -> str:
    return load_lemmas().of(word.lower(), "VERB")


def trigger_words(examples: Iterable[Example]) -> dict[str, str]:
    """Return the words that are a trigger more often than not where they occur, with their usual type."""
    seen: Counter[str] = Counter()
    marked: dict[str, Counter[str]] = {}
    for example in examples:
        seen.update(_key(word) for word in example.words)
        for start, end, kind in spans(example.triggers or []):
            if end - start == 1:
                marked.setdefault(_key(example.words[start]), Counter())[kind] += 1
    return {
        word: kinds.most_common(1)[0][0]
        for word, kinds in marked.items()
        if kinds.most_common(1)[0][1] * 2 > seen[word]
    }


def _factuality(tree: Tree, word: int) -> float:
    """Return 3 for a predicate, -3 under a negation, 0 under a modal, "to" or "if"; NaN for what is no predicate."""
    if tree.tags[word] not in ("VERB", "NOUN", "ADJ", "NUM", "AUX", "ADV"):
        return math.nan
    below = {tree.words[at].lower() for at, head in enumerate(tree.heads) if head == word + 1}
    if below & NEGATIONS:
        return -3.0
    return 0.0 if below & OPEN else 3.0
