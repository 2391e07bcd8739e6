"""Words that lead to where those go who leave another place, and so to none that they leave."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.place_words import load_place_words


def leads_there(line: Line, at: int) -> bool:
    """Say whether words before a place lead there: "fled IN THE DIRECTION OF X", "left FOR the coast", "AS FAR AS Y".

    Args:
        line: the sentence.
        at: the first token of the place; an article of it may stand before.
    """
    first = at - 1 if line.words[max(at - 1, 0) : at] == ("the",) else at
    return any(line.at(first - len(led), led) for led in load_place_words().leads_there)


__all__ = ["leads_there"]
