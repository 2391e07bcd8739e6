from __future__ import annotations

import pytest

from factbox.language.sentences import LONGEST_WORD, split_sentences

# Where sentences end is marked with a bar.
SENTENCES = [
    "The town fell.| The governor fled.",
    "Gen. Atta left for the U.S. on Friday.| He did not return.",
    "He went to the U.S.| The talks failed.",
    "J. Smith met Lt. Col. R. Roe.| They agreed.",
    "They met at 6 a.m. on Friday.| Nobody came.",
    "They met at 6 a.m.| The talks failed.",
    "On Aug. 12 the city fell.",
    "See No. 5 of the list.",
    '"We will hold the city," he said.| "Nobody will leave."',
    '"Will they come?" he asked.',
    "“They left.”| The crowd cheered.",
    "(The army denied this.)| The mayor did not.",
    "He waited ...| Then he left.",
    "“Stop!” he cried.",
    "Is it over?| Yes.",
    "1. The first point.| It is short.",
    "KABUL, Aug. 13 (Wire) - The city is calm.| Shops are open.",
    "Shells fell on Gorizia St. near the market.",
    "The report by Acme Inc. was late.",
    "the town fell yesterday.| everybody left.",
    "Visit example.com.| It is free.",
    "Town falls\n|\nThe town fell on Friday.",
    "Town falls|\nThe town fell on Friday.",
    "The army said on Monday that it had left the town in the north\nand would not return.| It gave no reason.",
    "Army retakes the eastern part of the northern town of Mansa|\nBy Ada Crewe in Samfya|\nThe town was calm.",
    (
        "Army retakes the eastern part of the northern town of Mansa|\nThe army said on Monday that it had retaken the "
        "eastern part of the northern town of Mansa, which was lost to rebels the week before.| Shops were shut."
    ),
    "Mansa, north\tRebels\t3 March\ta small army unit withdrew|\nSamfya, south\tGovernment\t\tquiet",
    "• Herat fell|\n• Ghazni held",
    "- The army said on Monday that it had left the town in north|\n- Ghazni held",
    "The city\u00a0fell.|\u00a0The mayor fled.",
    "One line\u2028|Another line",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_they_should(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[s.span.start : s.span.end] for s in split_sentences(text)]
    assert found == [sentence.strip() for sentence in marked.split("|") if sentence.strip()]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", "\r\n\t"])
def test_nothing_to_read_gives_no_sentence(text: str) -> None:
    assert split_sentences(text) == ()


def test_a_word_without_end_is_parted() -> None:
    (sentence,) = split_sentences("a" * 1_000)
    assert max(len(token.text) for token in sentence.tokens) == LONGEST_WORD
    assert "".join(token.text for token in sentence.tokens) == "a" * 1_000
