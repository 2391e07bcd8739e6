"""How well words are tagged, parsed and reduced to lemmas, against a treebank.

With gold words and sentences, and again from raw text, where an answer counts if it is about a word that was split off
exactly so: the F1 of the CoNLL 2018 shared task (Zeman et al. 2018). As there, subtypes of relations do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factbox.evaluate.gold import f1, gold_files, share
from factbox.evaluate.treebank import Document, Word, read_treebank
from factbox.language import analyse, analyse_tokens
from factbox.records import Sentence, Span, Token

KEYS = ("upos", "uas", "las", "lemma")


def evaluate_language(path: Path) -> dict[str, float | int]:
    """Score the reading of words on a treebank.

    Args:
        path: a CoNLL-U file, or a folder with some.

    Returns:
        ``upos``, ``uas``, ``las`` and ``lemma``, the shares of words whose tag, head, head with relation, and lemma
        are right, given the words; ``upos_raw`` and so on, F1 from raw text; ``tokens_f1`` and ``sentences_f1``; and
        the counts ``words`` and ``sentences``.

    Raises:
        UsageError: a file cannot be read as CoNLL-U.
    """
    given: Counter[str] = Counter()
    raw: Counter[str] = Counter()
    for file in gold_files(path, (".conllu",)):
        for document in read_treebank(file):
            given += _given(document)
            raw += _raw(document)
    words = given["words"]
    figures: dict[str, float | int] = {key: share(given[key], words) for key in KEYS}
    figures |= {f"{key}_raw": f1(words, raw["words"], raw[key]) for key in KEYS}
    figures["tokens_f1"] = f1(words, raw["words"], raw["tokens"])
    figures["sentences_f1"] = f1(given["sentences"], raw["sentences"], raw["same"])
    return figures | {"words": words, "sentences": given["sentences"]}


def _given(document: Document) -> Counter[str]:
    """Count what is right where words and sentences are given."""
    analysis = analyse_tokens([[word.form for word in sentence] for sentence in document.sentences])
    counts: Counter[str] = Counter(sentences=len(document.sentences))
    for gold, sentence in zip(document.sentences, analysis.sentences, strict=True):
        counts["words"] += len(gold)
        for word, token in zip(gold, sentence.tokens, strict=True):
            counts.update(_right(word, token, same_head=word.head == token.head))
    return counts


def _right(word: Word, token: Token, *, same_head: bool) -> list[str]:
    """Return which of the figures are right about a word."""
    related = same_head and _main(word.relation) == _main(token.relation)
    lemma = word.lemma in ("_", token.lemma)
    right = {"upos": word.tag == token.tag, "uas": same_head and bool(token.tag), "las": related, "lemma": lemma}
    return [key for key, holds in right.items() if holds]


def _main(relation: str) -> str:
    return relation.partition(":")[0]


def _raw(document: Document) -> Counter[str]:
    """Count what is right from the text alone."""
    analysis = analyse(document.text)
    ours = {token.span: (sentence, token) for sentence in analysis.sentences for token in sentence.tokens}
    counts: Counter[str] = Counter(words=len(ours), sentences=len(analysis.sentences))
    spans = {Span(gold[0].span.start, gold[-1].span.end) for gold in document.sentences}
    counts["same"] = len(spans & {sentence.span for sentence in analysis.sentences})
    for gold in document.sentences:
        for word in gold:
            sentence, token = ours.get(word.span, (None, None))
            if sentence and token and token.text == word.form:  # parts that do not add up share the span of the whole
                counts.update(["tokens", *_right(word, token, same_head=_same_head(gold, word, sentence, token))])
    return counts


def _same_head(gold: Sequence[Word], word: Word, sentence: Sentence, token: Token) -> bool:
    """Say whether two words hang on the same word, or are both roots."""
    if word.head < 0 or token.head < 0:
        return word.head == token.head
    return gold[word.head].span == sentence.tokens[token.head].span
