"""What stands left of a verb: its auxiliaries, and an aside between commas."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words


def verb_start(line: Line, i: int) -> int:
    """Return where the auxiliaries and adverbs of a verb begin."""
    adverbs = load_function_words().adverbs
    while i > 0 and (line.words[i - 1] in adverbs or line.words[i - 1] in auxiliary_verbs()):
        i -= 1
    return i


def comma_before(line: Line, at: int) -> int | None:
    """Return the comma within reach before a token; None if there is none."""
    return next((j for j in range(at - 1, max(at - 14, -1), -1) if line.words[j] == ","), None)
