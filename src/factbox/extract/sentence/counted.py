"""Who is meant where a subject only says how many of them: "MOST of the fighters", "the LAST of the troops"."""

from __future__ import annotations

from factbox.extract.sentence.tree import Tree
from factbox.knowledge.tree_words import load_tree_words


def whom_counted(tree: Tree, i: int) -> int:
    """Return the noun that a word for nearly all of somebody is "of", or the word itself.

    A part that may be a small one ("some of the soldiers") is not those of whom it is one.
    """
    if not tree.parsed or tree.words[i] not in load_tree_words().nearly_all:
        return i
    return next((j for case, j in tree.obliques(i) if case == "of"), i)
