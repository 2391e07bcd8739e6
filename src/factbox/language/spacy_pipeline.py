"""A spaCy pipeline in the place of the English core. spaCy is no dependency: it is imported when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factbox.errors import UsageError
from factbox.language.sentences import split_sentences
from factbox.records import Analyser, Analysis, Entity, EntityKind, Sentence, Span, Token

KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "facility", "ORG": "organisation",
    "NORP": "people", "DATE": "date", "TIME": "date", "CARDINAL": "number", "ORDINAL": "number", "QUANTITY": "number",
    "PERCENT": "number", "MONEY": "number",
}  # fmt: skip
"""The labels of spaCy's English pipelines; any other is ``misc``. They have no word for groups and outlets."""


def load_spacy(model: str) -> Analyser:
    """Return an analyser over an installed spaCy pipeline, or over a blank one: ``blank:en``.

    Raises:
        UsageError: spaCy is not installed, or has no pipeline of that name.
    """
    try:
        import spacy  # noqa: PLC0415  (an option, not a dependency)
    except ImportError as error:
        raise UsageError(f"the analyser spacy:{model} needs spaCy: pip install spacy") from error
    try:
        pipeline = spacy.blank(model.removeprefix("blank:")) if model.startswith("blank:") else spacy.load(model)
    except (OSError, ImportError) as error:
        raise UsageError(f"spaCy has no pipeline {model!r}: python -m spacy download {model}, or blank:en") from error
    return spacy_analyser(pipeline)


def spacy_analyser(pipeline: Any) -> Analyser:
    """Return an analyser over a loaded pipeline; where it finds no sentences, ours are taken."""
    pipeline.max_length = 2**31 - 1  # longer texts are refused otherwise; ours are read whole

    def analyse_with_spacy(text: str) -> Analysis:
        document = pipeline(text.encode("utf-8", "replace").decode("utf-8"))
        spans = tuple(_sentence_spans(text, document))
        sentences = tuple(_sentence(text, document[first:last]) for first, last in spans)
        return Analysis(tuple(s for s in sentences if s.tokens), tuple(_entities(text, document)))

    return analyse_with_spacy


def _sentence_spans(text: str, document: Any) -> Iterator[tuple[int, int]]:
    """Yield the first token of each sentence and the one after its last."""
    if document.has_annotation("SENT_START"):
        yield from ((sentence.start, sentence.end) for sentence in document.sents)
        return
    ends = [sentence.span.end for sentence in split_sentences(text)]
    first = at = 0
    for end in ends:
        while at < len(document) and document[at].idx < end:
            at += 1
        if at > first:
            yield first, at
        first = at


def _sentence(text: str, tokens: Any) -> Sentence:
    """Return a sentence of spaCy's tokens, those of white space left out."""
    kept = [token for token in tokens if token.text.strip()]
    index = {token.i: number for number, token in enumerate(kept)}
    made = tuple(_token(text, token, index) for token in kept)
    return Sentence(Span(made[0].span.start, made[-1].span.end), made) if made else Sentence(Span(0, 0), ())


def _token(text: str, token: Any, index: dict[int, int]) -> Token:
    span = Span(token.idx, token.idx + len(token.text))
    parsed = token.head.i != token.i
    head = index.get(token.head.i, -1) if parsed else -1
    relation = token.dep_ if token.dep_ != "ROOT" else "root"
    return Token(span, text[span.start : span.end], token.lemma_, token.pos_, head, relation)


def _entities(text: str, document: Iterable[Any]) -> Iterator[Entity]:
    for entity in getattr(document, "ents", ()):
        span = Span(entity.start_char, entity.end_char)
        yield Entity(span, text[span.start : span.end], KINDS.get(entity.label_, "misc"))
