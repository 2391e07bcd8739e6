"""Whether a text is in English; only English is read until another language has a core."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import regex

from factbox.read.cues import load_cues

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LETTERS_TO_JUDGE = 150
"""A text with fewer letters is taken as English: a headline of place names looks like any language."""

ENGLISH_SHARE = 0.12
"""A text with this share of English function words is English, however many foreign names it holds; running English
has 0.25 to 0.40, other languages in Latin script under 0.05."""

SURE = 0.9
"""The model's probability for another language from which a text is refused. Measured at 150 to 250 letters: texts in
seven languages 0.96 to 1.00, bare lists of place names from four wars 0.18 to 0.43."""

_SAMPLE = 20_000  # code points; more tells nothing new and costs time
_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)?")


def foreign_language(text: str) -> str:
    """Return the ISO 639 code of the language a text is surely in, or an empty string for English and for doubt.

    The function words are asked first, so that an English report never waits for the model, whose first use takes
    0.7 s.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS_TO_JUDGE or _english_share(sample) >= ENGLISH_SHARE:
        return ""
    language, probability = _model().classify(sample)
    return str(language) if language != "en" and probability >= SURE else ""


def _english_share(text: str) -> float:
    english = load_cues().english
    words = [match[0].casefold() for match in islice(_WORD.finditer(text), 1000)]
    return sum(word in english for word in words) / max(len(words), 1)


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.3 s that English need not pay

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
