"""Where the words end of who owns up to something: "admits the loss of X, REBELS TAKE Y" is no admission of both."""

from __future__ import annotations

from factbox.extract.sentence.line import CLOSING, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues, saying_verbs


def own_words_end(line: Line, tree: Tree | None, verb: int) -> int:
    """Return where a clause of its own begins behind what is owned up to; the end of the sentence where none does.

    It is joined to the verb, and has a subject or, with no mark of a sentence behind it as in a headline, may have
    been taken for a clause beside what is owned up to.

    Args:
        line: the sentence.
        tree: its tree.
        verb: the token of the verb of saying.
    """
    lemma, _ = saying_verbs().get(line.words[verb], ("", ""))
    if tree is None or not tree.parsed or (lemma,) not in load_cues()["owns_up"]:
        return len(line)
    headline = line.words[-1] not in (".", *CLOSING)
    owned = tree.dependants(verb, "ccomp") if headline else ()
    later = (j for above in (verb, *owned) for j in tree.dependants(above, "conj", "parataxis") if j > verb)
    subjects = (next(iter(tree.dependants(j, "nsubj")), j) for j in later)
    begins = (tree.phrase(one)[0] for one in subjects if one > verb)
    commas = (j for at in begins for j in (at - 1, at - 2) if line.words[j] == ",")
    return min(commas, default=len(line))
