"""Whose words those are that an outlet quotes: "the radio QUOTED A WITNESS AS HAVING COUNTED nine bodies"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.records import Mention

_QUOTES = frozenset({"quote", "cite"})
"""Verbs by which an outlet passes on somebody's words; a town may be "reported as having been taken"."""


def with_quoted(
    line: Line, tree: Tree, found: Iterable[Attribution], by_core: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return attributions with those by "quoted X as" and a participle, which are X's, whatever verb of saying it is.

    Args:
        line: the sentence.
        tree: its tree.
        found: the attributions of the sentence so far.
        by_core: those that the core reads, which know when somebody was quoted.
    """
    spoken = {one.at: one.spoken for one in by_core}
    quoted = {one.contents[0][0]: replace(one, spoken=spoken.get(one.at)) for one in _quoted(line, tree)}
    told = tuple(replace(one, speaker=quoted[one.at].speaker) if one.at in quoted else one for one in found)
    return (*told, *quoted.values())


def _quoted(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield who is quoted as what, with the words from the participle on."""
    for at in range(1, len(line) - 1) if tree.parsed and "as" in line.words else ():
        said = at + 1
        if line.words[at] != "as" or not line.words[said].endswith("ing") or tree.tag(said) not in ("VERB", "AUX"):
            continue
        verb = next((i for i in tree.governors(said) if tree.tag(i) == "VERB" and tree.lemma(i) in _QUOTES), None)
        who = _who(tree, verb, at) if verb is not None else None
        if verb is None or who is None or tree.negated(verb):
            continue
        first, last = tree.phrase(who)
        last = min(last, at)
        end = max(tree.subtree(i)[1] for i in (said, *tree.governors(said)) if verb < i <= said + 1)
        speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
        yield Attribution(speaker, tree.lemma(verb), denied=False, contents=((said, max(end, said + 1)),), at=verb)


def _who(tree: Tree, verb: int, at: int) -> int | None:
    """Return the noun that is quoted: the object of the verb, of a passive its subject."""
    told = tree.dependants(verb, "nsubj") if tree.passive(verb) else tree.dependants(verb, "obj", "iobj")
    return next((i for i in told if i < at and tree.tag(i) in ("NOUN", "PROPN")), None)


__all__ = ["with_quoted"]
