"""``python -m training.taught``: the trees of our own corpus as the shipped core reads them, to learn from.

Nobody has drawn trees for the corpus. The core of before reads them, its relations that a sentence's own words rule out
are put right (``factbox.extract.sentence.mends``), and the next core learns them from sentences whose names are swapped
and whose words are misspelt, while its teacher saw them as they were written: a noisy student (Xie et al. 2020,
"Self-training with Noisy Student improves ImageNet classification"). So a new core reads the text of our kind as the
rules behind it know it, and is not left to EWT's web alone. The file is kept beside the code, since the core that made
it will not be the shipped one for ever.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factbox.corpus import load_corpus
from factbox.extract.sentence.mends import mended
from factbox.language import analyse
from training.text import sentences_of

FILE = Path(__file__).parent / "taught_trees.tsv.xz"
"""A sentence a line: the hash of its words, then tags, heads (1 for the first word, 0 for the root) and relations."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A tree that the core of before has read.

    Attributes:
        tags: universal tags.
        heads: the head of each word, 1 for the first word, 0 for the root.
        labels: dependency labels.
    """

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


def key(words: Sequence[str]) -> str:
    """Return what a sentence is found by, so that a text that was changed since has no tree rather than a wrong one."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def read_taught(file: Path = FILE) -> dict[str, Taught]:
    """Return the trees of the file by the key of their sentences."""
    found = {}
    for line in lzma.decompress(file.read_bytes()).decode().splitlines():
        name, tags, heads, labels = line.split("\t")
        found[name] = Taught(tuple(tags.split()), tuple(map(int, heads.split())), tuple(labels.split()))
    return found


def write_taught(trees: dict[str, Taught], file: Path = FILE) -> None:
    """Write the trees, one a line, in the order of their keys."""
    lines = (
        "\t".join((name, " ".join(tree.tags), " ".join(map(str, tree.heads)), " ".join(tree.labels)))
        for name, tree in sorted(trees.items())
    )
    file.write_bytes(lzma.compress("".join(f"{line}\n" for line in lines).encode(), preset=9))


def teach(texts: Iterable[str]) -> Iterator[tuple[str, Taught]]:
    """Yield the tree of each sentence of some texts with its key."""
    for text in texts:
        analysis = analyse(text)
        read = {sentence.span.start: mended(sentence) for sentence in analysis.sentences}
        for words in sentences_of(text):
            sentence = read.get(words[0][1])
            if sentence is None or [(t.span.start, t.span.end) for t in sentence.tokens] != [w[1:] for w in words]:
                continue  # the room has parted the sentence otherwise: the trainer would read other words
            yield (
                key([word for word, _, _ in words]),
                Taught(
                    tuple(token.tag for token in sentence.tokens),
                    tuple(token.head + 1 for token in sentence.tokens),
                    tuple(token.relation for token in sentence.tokens),
                ),
            )


def main(words: list[str]) -> None:
    """Read the train stories of a corpus folder with the shipped core and write their trees."""
    stories, _ = load_corpus(Path(words[0]))
    texts = [report.text for story in stories if story.split == "train" for report in story.reports]
    trees = dict(teach(texts))
    write_taught(trees)
    print(f"{len(trees)} sentences, {sum(len(tree.tags) for tree in trees.values())} words: {FILE}")


if __name__ == "__main__":
    main(sys.argv[1:])
