from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from factbox.errors import UsageError
from factbox.language import analyse, find_analyser
from factbox.language.analysers import split_only
from factbox.language.spacy_pipeline import spacy_analyser

TEXT = "The town fell.  The governor fled to Kabul on Friday."


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("core", analyse), ("split", split_only), ("factbox.language.analysers:split_only", split_only)],
)
def test_an_analyser_is_found_by_its_name(name: str, wanted: object) -> None:
    assert find_analyser(name) is wanted


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("stanza", "there is no analyser 'stanza'; there are core, split, spacy:MODEL, package.module:function"),
        ("spacy:", "there is no analyser"),
        ("nowhere.at.all:function", "cannot be imported"),
        ("factbox.language.analysers:nothing", "has no function 'nothing'"),
        ("factbox.language.analysers:ANALYSERS", "has no function"),
        (".relative:function", "cannot be imported"),
    ],
)
def test_an_unknown_name_is_answered_with_what_to_do(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_analyser(name)


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="spaCy is installed")
def test_spacy_is_asked_for_where_it_is_missing() -> None:
    with pytest.raises(UsageError, match="pip install spacy"):
        find_analyser("spacy:blank:en")


class Word:
    """A token as spaCy's are."""

    def __init__(self, i: int, idx: int, text: str) -> None:
        self.i, self.idx, self.text = i, idx, text
        self.lemma_, self.pos_, self.dep_, self.head = text.lower(), "NOUN", "ROOT", self


class Name:
    """An entity as spaCy's are."""

    start_char, end_char, label_ = 37, 42, "GPE"


class Document(list[Word]):
    """A document as spaCy's are, with words divided by spaces, those of double spaces too."""

    ents = (Name(),)

    def has_annotation(self, name: str) -> bool:
        return name == "nothing"


def pipeline(text: str) -> Any:
    words, at = [], 0
    for piece in text.split(" "):
        words.append(Word(len(words), at, piece or " "))
        at += len(piece) + 1
    words[0].head, words[0].dep_ = words[1], "det"
    return Document(words)


def test_a_pipeline_stands_in_for_ours() -> None:
    analysis = spacy_analyser(pipeline)(TEXT)
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    assert all(TEXT[token.span.start : token.span.end] == token.text and token.text.strip() for token in tokens)
    assert [len(sentence.tokens) for sentence in analysis.sentences] == [3, 7]
    assert (tokens[0].head, tokens[0].relation, tokens[1].head, tokens[1].relation) == (1, "det", -1, "root")
    assert [(entity.text, entity.kind) for entity in analysis.entities] == [("Kabul", "place")]


@pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="spaCy is no dependency, and is not installed here"
)
@pytest.mark.parametrize("text", [TEXT, "", " ", "a \ud800 b", "One.\n\nTwo."])
def test_a_blank_pipeline_of_spacy_stands_in_for_ours(text: str) -> None:
    analysis = find_analyser("spacy:blank:en")(text)
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    assert all(text[token.span.start : token.span.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
