"""Build ``src/factbox/language/lemmas.tsv``: the dictionary forms of English words, from treebanks.

Run it with ``python tools/build_lemmas.py FILE.conllu...``. For each part of speech it learns what the endings of words
turn into (the commonest change for each ending), keeps the endings that change something a shorter one would get wrong,
and then the words that the endings get wrong. What it writes is a table of words and endings; no text can be read
back from it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from factbox.language.lemmas import AS_WRITTEN, Lemmas

OUT = Path(__file__).parents[1] / "src" / "factbox" / "language" / "lemmas.tsv"
LONGEST_ENDING = 5
SEEN = 2
"""How many different words must show an ending before it is believed."""

HEADER = """\
# Dictionary forms of English words, by universal part of speech. A row that begins with "-" is an ending and what it
# turns into; any other is a word that no ending gets right. Made by tools/build_lemmas.py from the training part of
# Universal Dependencies English-EWT (CC BY-SA 4.0; Natalia Silveira and others) and from the free genres of GUM
# (CC BY and CC BY-SA, Amir Zeldes and others). This table is under CC BY-SA 4.0.
"""

Words = dict[tuple[str, str], str]
"""Part of speech and word to its commonest lemma."""


def read_words(paths: list[Path]) -> Words:
    """Return the words of the treebanks; in lower case unless they are names or keep a capital in their lemma."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) == 10 and fields[0].isdecimal() and fields[2] != "_" and "Typo=Yes" not in fields[5]:
                word, lemma = key_and_lemma(fields[1].replace("’", "'"), fields[2], fields[3])
                counts[fields[3], word][lemma] += 1
    best = {key: max(sorted(found), key=found.__getitem__) for key, found in counts.items()}
    plain = {(tag, word) for tag, word in best if word.islower()}
    return {  # "Great" in a title says nothing about "great"
        key: lemma
        for key, lemma in best.items()
        if key[0] != "ADJ" or key[1].islower() or (key[0], key[1].lower()) not in plain
    }


def key_and_lemma(word: str, lemma: str, tag: str) -> tuple[str, str]:
    """Return under which word a lemma is counted; a capital counts in names and in adjectives of peoples only."""
    if tag in AS_WRITTEN or (tag == "ADJ" and lemma[:1].isupper() and word[:1].isupper()) or lemma == "I":
        return word, lemma
    return word.lower(), lemma.lower()


def changes(word: str, lemma: str) -> Iterator[tuple[str, str]]:
    """Yield the endings of a word, shortest first, each with what it turns into."""
    letters = zip(word.lower(), lemma.lower(), strict=False)
    shared = next((i for i, (one, two) in enumerate(letters) if one != two), min(len(word), len(lemma)))
    for size in range(min(LONGEST_ENDING, len(word) - 1) + 1):
        if len(word) - size <= shared:
            yield word[len(word) - size :].lower(), lemma[len(word) - size :].lower()


def learn_endings(words: Words) -> dict[tuple[str, str], str]:
    """Return the endings of each part of speech that change a word otherwise than a shorter one does."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (tag, word), lemma in words.items():
        for ending, becomes in changes(word, lemma):
            votes[tag, ending][becomes] += 1
    kept: dict[tuple[str, str], str] = {}
    for tag, ending in sorted(votes, key=lambda key: len(key[1])):
        becomes, seen = max(sorted(votes[tag, ending].items()), key=lambda item: item[1])
        if seen >= SEEN and becomes != inherited(kept, tag, ending):
            kept[tag, ending] = becomes
    return kept


def inherited(kept: dict[tuple[str, str], str], tag: str, ending: str) -> str:
    """Return what an ending becomes by the longest shorter one."""
    for size in range(len(ending) - 1, -1, -1):
        shorter = ending[len(ending) - size :]
        if (tag, shorter) in kept:
            return ending[: len(ending) - size] + kept[tag, shorter]
    return ending


def main(paths: list[Path]) -> None:
    """Write the table."""
    words = read_words(paths)
    endings = learn_endings(words)
    rules = Lemmas({}, endings)
    wrong = {key: lemma for key, lemma in words.items() if rules.of(key[1], key[0]) != lemma}
    rows = [f"{tag}\t-{ending}\t{becomes}" for (tag, ending), becomes in endings.items()]
    rows += [f"{tag}\t{word}\t{lemma}" for (tag, word), lemma in wrong.items()]
    OUT.write_text(HEADER + "\n".join(sorted(rows)) + "\n", encoding="utf-8")
    print(f"{len(endings):,} endings and {len(wrong):,} of {len(words):,} words in {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
