"""What did not come about, or did, by a condition contrary to fact: "could not have taken X without the bridge".

By itself such a clause does not say whether it came about: who "would not have left without an order" may have had one.
"""

from __future__ import annotations

from factbox.extract.sentence.line import Line, negates
from factbox.knowledge.function_words import load_function_words

_REACH = 6
"""Tokens before a predicate in which they stand: "could never have CAPTURED"."""


def is_contrary(line: Line, first: int) -> bool:
    """Say whether the words right before a verb put it under a condition that was not so: "could not have TAKEN"."""
    at = first - 1
    adverbs = load_function_words().adverbs
    while at > 0 and line.words[at] in adverbs and line.words[at] not in ("not", "never"):
        at -= 1
    if at < 1 or line.words[at] not in ("have", "'ve"):
        return False
    before = line.words[max(at - _REACH, 0) : at]
    supposing = load_function_words().supposing  # with "not" and "have", contrary to fact
    modals = (i for i in range(len(before) - 1, -1, -1) if before[i].replace("’", "'").removesuffix("n't") in supposing)
    modal = next(modals, None)
    if modal is None:
        return False
    between = before[modal + 1 :]
    denied = any(map(negates, before[modal:])) or "never" in between
    return denied and all(word in adverbs or negates(word) or word == "be" for word in between)


__all__ = ["is_contrary"]
