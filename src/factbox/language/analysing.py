"""The room's three entries: a text, many texts, or words that somebody else has split."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

from factbox.language.annotate import annotate
from factbox.language.core import Core, SentenceReading, shipped_core
from factbox.language.seams import find_seams
from factbox.language.sentences import split_sentences
from factbox.records import Analysis, Sentence, Span, Token

LONG = 20_000
"""Code points from which a text has so many batches that its threads seldom wait for each other."""

AHEAD = 2
"""How many texts a thread are begun before the first of them is waited for."""


def analyse(text: str, *, core: Core | None = None) -> Analysis:
    """Return what the room knows of a text.

    Total over any string, linear in its length, and a pure function of the text and the model: the same text gives
    the same analysis, whatever was analysed before it.

    Args:
        text: any string; offsets are its code points.
        core: the model, from ``load_core``; by default the shipped one. Where there is none, the analysis has
            sentences and tokens only.
    """
    model = core or shipped_core()
    sentences = split_sentences(text)
    if model is None:
        return Analysis(sentences)
    return annotate(text, *_parted(sentences, _readings(model, sentences), model))


def analyse_many(texts: Iterable[str], *, core: Core | None = None) -> Iterator[Analysis]:
    """Yield the analysis of each text, in their order, each as :func:`analyse` gives it.

    Each thread has a text of its own, so that none waits for the last batch of another's; a few texts are taken ahead
    of the one whose analysis is waited for. A long one has all threads.
    """
    model = core or shipped_core()
    if model is None or model.threads < 2:
        yield from (analyse(text, core=model) for text in texts)
        return
    alone = model.on_threads(1)
    begun: deque[Future[Analysis]] = deque()
    with ThreadPoolExecutor(model.threads) as pool:
        for text in texts:
            short = len(text) <= LONG
            if short:
                begun.append(pool.submit(analyse, text, core=alone))
            while len(begun) > (AHEAD * model.threads if short else 0):
                yield begun.popleft().result()
            if not short:
                yield analyse(text, core=model)
        while begun:
            yield begun.popleft().result()


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
    return annotate(text, sentences, _readings(model, sentences))


def _readings(model: Core, sentences: Sequence[Sentence]) -> list[SentenceReading]:
    return model.read_sentences([[token.text for token in sentence.tokens] for sentence in sentences])


def _parted(
    sentences: Sequence[Sentence], readings: Sequence[SentenceReading], model: Core
) -> tuple[list[Sentence], list[SentenceReading]]:
    """Return the sentences with their readings, those into which a caption has run in parts, each read by itself.

    Such a part is read once more by the core: a cost that only a page without its marks has.
    """
    parts = [_parts(one, reading) for one, reading in zip(sentences, readings, strict=True)]
    again = iter(_readings(model, [part for whole in parts if len(whole) > 1 for part in whole]))
    read = [
        [reading] if len(whole) == 1 else [next(again) for _ in whole]
        for whole, reading in zip(parts, readings, strict=True)
    ]
    return [part for whole in parts for part in whole], [one for whole in read for one in whole]


def _parts(sentence: Sentence, reading: SentenceReading) -> list[Sentence]:
    """Return the parts of a sentence between its seams; it alone where it has none."""
    tokens = sentence.tokens
    seams = find_seams([token.text for token in tokens], reading)
    bounds = (0, *seams, len(tokens)) if seams else ()
    made = (tokens[first:last] for first, last in pairwise(bounds))
    return [Sentence(Span(part[0].span.start, part[-1].span.end), part) for part in made] or [sentence]
