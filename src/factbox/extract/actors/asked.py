"""Who is asked for, and so is named by nobody: "WHO shelled the market the council has yet to say"."""

from __future__ import annotations

from factbox.extract.sentence.tree import Tree


def has_who_as_doer(tree: Tree, verb: int) -> bool:
    """Say whether the subject of a verb is the "who" of a question, be it one that is only told of.

    The "who" of a relative clause stands for a noun before it, and asks nothing.
    """
    if not tree.parsed or tree.tag(verb) != "VERB":
        return False
    if tree.is_a(verb, "acl"):
        return tree.words[tree.head(verb)] == "who"  # hung on the question's own
    return any(tree.words[i] == "who" and i < verb for i in tree.dependants(verb, "nsubj"))


__all__ = ["has_who_as_doer"]
