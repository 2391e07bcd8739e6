"""CoNLL-U, and GUM's entities inside it. Format: universaldependencies.org/format.html."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.entity_types import demonyms, organisation_types, place_types, strip_titles
from training.examples import Example, Named

_BRACKET = re.compile(r"\((?P<open>[^()]+)|(?P<close>\d+)\)|\)")
_LINKS = frozenset({"-", "of", "the", "and", "'s", "&", "for"})
_MISC = frozenset({"object", "event", "abstract", "animal", "plant", "substance"})
"""GUM's types whose proper names are ``misc`` with us."""


@dataclass(slots=True)
class Tree:
    """A sentence of a treebank as it stands in the file."""

    id: str = ""
    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)

    def example(self, origin: str) -> Example:
        """Return the example, with tags and tree."""
        return Example(list(self.words), origin, list(self.tags), list(self.heads), list(self.labels))


def read_trees(lines: Iterable[str]) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file; empty nodes and multi-word ranges are left out, words kept."""
    tree = Tree()
    for line in lines:
        if line.startswith("# sent_id ="):
            tree.id = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="):
            tree.text = line.split("=", 1)[1].strip()
        elif line[:1].isdigit():
            _add_word(tree, line.rstrip("\n").split("\t"))
        elif not line.strip() and tree.words:
            yield tree
            tree = Tree()
    if tree.words:
        yield tree


def _add_word(tree: Tree, columns: list[str]) -> None:
    if not columns[0].isdigit():
        return
    tree.words.append(columns[1])
    tree.lemmas.append(columns[2])
    tree.tags.append(columns[3])
    tree.heads.append(int(columns[6]))
    tree.labels.append(columns[7])
    tree.misc.append(columns[9])


def read_file(path: Path) -> list[Tree]:
    """Return the sentences of one CoNLL-U file."""
    with path.open(encoding="utf-8") as lines:
        return list(read_trees(lines))


def gum_split(folder: Path) -> dict[str, str]:
    """Return GUM's official split as its ``splits.md`` has it: document name to train, dev or test."""
    split: dict[str, str] = {}
    part = ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* "):
            split[line.strip()[2:]] = part
    return split


def read_gum(folder: Path, part: str, genres: Iterable[str] = ()) -> Iterator[Tree]:
    """Yield the sentences of GUM documents of one part (train, dev, test); a document no list names is train."""
    split, wanted = gum_split(folder), tuple(genres)
    for path in sorted(folder.glob("GUM_*.conllu")):
        if split.get(path.stem, "train") == part and (not wanted or path.stem.split("_")[1] in wanted):
            yield from read_file(path)


def gum_example(tree: Tree, opened: list[tuple[str, str, int]]) -> Example:
    """Return the example with GUM's mentions as names.

    Args:
        tree: the sentence.
        opened: brackets still open; GUM closes all within a sentence, and what is left is dropped.
    """
    example = tree.example("gum")
    mentions = sorted(_mentions(tree, opened), key=lambda m: (m[1] - m[0], m), reverse=True)
    names: list[Named] = []
    taken = [False] * len(tree.words)
    for start, end, kind in mentions:
        name = _name_in(tree, start, end, kind)
        if name and not any(taken[name.start : name.end]):
            names.append(name)
            taken[name.start : name.end] = [True] * (name.end - name.start)
    for word, text in enumerate(tree.words):
        if not taken[word] and text.lower() in demonyms() and text[0].isupper():
            names.append(Named(word, word + 1, frozenset({"people"})))
            taken[word] = True
    example.names = sorted(names, key=lambda name: name.start)
    example.hidden = frozenset({"date", "number", "misc", "people"})
    example.vague = [(w, w + 1) for w, tag in enumerate(tree.tags) if tag == "PROPN" and not taken[w]]
    example.trust = 0.5
    return example


def _mentions(tree: Tree, opened: list[tuple[str, str, int]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for word, misc in enumerate(tree.misc):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            if match["open"]:
                number, kind, *_ = [*match["open"].split("-"), ""]
                opened.append((number, kind, word))
            elif opened:
                found.append(_close(opened, match["close"], word))
    opened.clear()
    return found


def _close(opened: list[tuple[str, str, int]], number: str | None, word: int) -> tuple[int, int, str]:
    place = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == number), len(opened) - 1)
    _, kind, start = opened.pop(place)
    return start, word + 1, kind


def _name_in(tree: Tree, start: int, end: int, kind: str) -> Named | None:
    """Return the proper name at the head of a mention, without titles and articles, or None if it has none."""
    heads = [word for word in range(start, end) if not start < tree.heads[word] <= end]
    if not heads or tree.tags[heads[0]] != "PROPN":
        return None
    first, last = _run(tree, heads[0], start, end)
    if kind == "person":
        first = strip_titles(tree.words, first, last)
    types = _gum_types(kind, tree.words[first:last])
    return Named(first, last, types) if types and first < last else None


def _run(tree: Tree, head: int, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of proper nouns around a head, with the small words that join them."""
    first = last = head
    while first > start and (_is_name(tree, first - 1) or _joins(tree, first - 1, start, end)):
        first -= 1
    while last + 1 < end and (_is_name(tree, last + 1) or _joins(tree, last + 1, start, end)):
        last += 1
    return first, last + 1


def _is_name(tree: Tree, word: int) -> bool:
    """Return whether a word can belong to a name: "New" in "New York" is an adjective."""
    tag = tree.tags[word]
    return tag == "PROPN" or (tag in ("ADJ", "NOUN") and word > 0 and tree.words[word][0].isupper())


def _joins(tree: Tree, word: int, start: int, end: int) -> bool:
    if tree.words[word].lower() not in _LINKS or not start < word < end - 1 or word == 0:
        return False
    after = word + 2 if tree.words[word + 1].lower() == "the" and word + 2 < end else word + 1
    before = word - 2 if tree.words[word - 1].lower() in _LINKS and word - 2 >= start else word - 1
    return tree.tags[before] == "PROPN" and tree.tags[after] == "PROPN" and tree.words[word] != "and"


def _gum_types(kind: str, words: list[str]) -> frozenset[str]:
    if kind == "person":
        return frozenset({"person"})
    if kind == "place":
        return place_types(words)
    if kind == "organization":
        return organisation_types(words)
    if kind == "time":
        return frozenset({"date"})
    return frozenset({"misc"}) if kind in _MISC else frozenset()
