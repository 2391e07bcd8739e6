"""Relative clauses of a quoted sentence: what they tell is an aside, with a day and a verb of its own."""

from __future__ import annotations

import re

from factbox.publish.document import one_line

_RELATIVE = re.compile(r",? (?:who|whom|whose|which)\b[^,;:]*(?:, (?=[a-z])|(?=[.!?;:”\"]|,|$))")
"""A relative clause, up to the comma that ends it: ", who left on Sunday night,"."""


def without_relatives(sentence: str, kept: str = "") -> str:
    """Return a sentence without its relative clauses, but for one that has some words.

    Args:
        sentence: the sentence.
        kept: the clause that a line is about; a relative clause that has it, or is a part of it, stays.
    """
    told, clause = one_line(sentence), one_line(kept)
    end = told.find(clause) + len(clause) if clause in told else 0

    def left(found: re.Match[str]) -> str:
        aside = found[0].strip(" ,")
        over = found.start() < end < found.end()  # nobody sees where it ends: "men who left X took Y on Friday"
        return found[0] if clause and (clause in aside or aside in clause or over) else " "

    return _RELATIVE.sub(left, told)
