"""Trees that the core of before has read: kept, found again by their sentences, and learnt from in the corpus."""

from __future__ import annotations

from pathlib import Path

from training.load.corpus import TAUGHT_TRUST, report_examples
from training.taught import Taught, key, read_taught, teach, write_taught

from factbox.corpus import load_corpus

TEXT = "Rebels took Tarsk on Monday. Nobody was hurt, a nurse said."
WORDS = ["Rebels", "took", "Tarsk", "on", "Monday", "."]


def test_a_sentence_is_taught_as_the_room_reads_it() -> None:
    trees = dict(teach([TEXT]))
    assert len(trees) == 2
    tree = trees[key(WORDS)]
    assert (tree.tags[1], tree.heads[1], tree.labels[0]) == ("VERB", 0, "nsubj")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    trees = {key(WORDS): Taught(("NOUN",), (0,), ("root",)), key(WORDS[:2]): Taught(("X",), (0,), ("root",))}
    write_taught(trees, tmp_path / "trees.tsv.xz")
    assert read_taught(tmp_path / "trees.tsv.xz") == trees


def test_the_train_stories_have_trees_and_no_others_do() -> None:
    stories, _ = load_corpus(Path("corpus/stories"))
    taught = read_taught()
    shares = {}
    for split in ("train", "dev", "test"):
        examples = [e for s in stories if s.split == split for r in s.reports for e in report_examples(r, taught)]
        known = [e for e in examples if e.heads is not None and len(e.words) > 5]
        assert all(e.tree_trust == TAUGHT_TRUST and len(e.heads or ()) == len(e.words) for e in known)
        shares[split] = len(known) / sum(len(e.words) > 5 for e in examples)
    assert shares["train"] > 0.95
    assert shares["dev"] == shares["test"] == 0
