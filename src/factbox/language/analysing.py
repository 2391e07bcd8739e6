"""The room's three entries: a text, many texts, or words that somebody else has split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factbox.language.annotate import annotate
from factbox.language.core import Core, shipped_core
from factbox.language.sentences import split_sentences
from factbox.records import Analysis, Sentence, Span, Token


def analyse(text: str, *, core: Core | None = None) -> Analysis:
    """Return what the room knows of a text.

    Total over any string, linear in its length, and a pure function of the text and the model: the same text gives
    the same analysis, whatever was analysed before it.

    Args:
        text: any string; offsets are its code points.
        core: the model, from ``load_core``; by default the shipped one. Where there is none, the analysis has
            sentences and tokens only.
    """
    return _read(text, split_sentences(text), core)


def analyse_many(texts: Iterable[str], *, core: Core | None = None) -> Iterator[Analysis]:
    """Yield the analysis of each text, one at a time: no batch crosses from one to the next."""
    for text in texts:
        yield analyse(text, core=core)


def analyse_tokens(sentences: Sequence[Sequence[str]], *, core: Core | None = None) -> Analysis:
    """Return the analysis of words that are split already.

    Offsets point into the text that :func:`joined` makes of them: words joined by spaces, sentences by line ends.

    Args:
        sentences: the words of each sentence; empty ones count for nothing.
        core: as for :func:`analyse`.
    """
    made: list[Sentence] = []
    at = 0
    for words in filter(None, sentences):
        tokens = []
        for word in words:
            tokens.append(Token(Span(at, at + len(word)), word))
            at += len(word) + 1
        made.append(Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens)))
    return _read(joined(sentences), made, core)


def joined(sentences: Sequence[Sequence[str]]) -> str:
    """Return the text that words make: joined by spaces, sentences by line ends."""
    return "\n".join(" ".join(words) for words in sentences if words)


def _read(text: str, sentences: Sequence[Sentence], core: Core | None) -> Analysis:
    model = core or shipped_core()
    if model is None:
        return Analysis(tuple(sentences))
    words = [[token.text for token in sentence.tokens] for sentence in sentences]
    return annotate(text, sentences, model.read_sentences(words))
