from __future__ import annotations

import pytest

from factbox.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("fell", "VERB", "fall"),
        ("said", "VERB", "say"),
        ("captured", "VERB", "capture"),
        ("seizing", "VERB", "seize"),
        ("stopped", "VERB", "stop"),
        ("denies", "VERB", "deny"),
        ("looted", "VERB", "loot"),
        ("shelled", "VERB", "shell"),
        ("hanged", "VERB", "hang"),
        ("wound", "VERB", "wound"),
        ("was", "AUX", "be"),
        ("n't", "PART", "not"),
        ("cities", "NOUN", "city"),
        ("men", "NOUN", "man"),
        ("Soldiers", "NOUN", "soldier"),
        ("Kabul", "PROPN", "Kabul"),
        ("its", "PRON", "its"),
        ("larger", "ADJ", "large"),
        ("worse", "ADJ", "bad"),
        ("Afghan", "ADJ", "Afghan"),
        ("Provincial", "ADJ", "provincial"),
        ("word", "", "word"),
        ("", "NOUN", ""),
    ],
)
def test_words_have_their_dictionary_form(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma
