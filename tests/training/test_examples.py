"""Edits keep every annotation in its place."""

from __future__ import annotations

import math
import random

import pytest
from training.augment import drop_determiners, drop_stop, misspell, swap_names
from training.examples import Example, Named, Part, Phrase, delete_words, replace_words, replaceable
from training.names_bank import make_organisation, make_person, make_place

PHRASE = Phrase(("Nor", "-", "Velen"), ("PROPN", "PUNCT", "PROPN"), (-1, 2, 0), ("root", "punct", "flat"))


def example() -> Example:
    return Example(
        words=["Menk", "said", "the", "town", "of", "Karsa", "fell", "."],
        origin="test",
        tags=["PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "VERB", "PUNCT"],
        heads=[2, 0, 4, 7, 6, 4, 2, 2],
        labels=["nsubj", "root", "det", "nsubj", "case", "nmod", "ccomp", "punct"],
        names=[Named(0, 1, frozenset({"person"})), Named(5, 6, frozenset({"place"}))],
        attribution=["B-speaker", "B-cue", "B-content", *["I-content"] * 4, "O"],
        inner=["O"] * 8,
        factuality=[math.nan] * 6 + [2.0, math.nan],
        triggers=["O"] * 6 + ["B-territory.capture", "O"],
        modality=[""] * 6 + ["fact", ""],
        roles=[Part(6, 5, 6, "place")],
    )


def is_tree(heads: list[int]) -> bool:
    for word in range(len(heads)):
        at, steps = word + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


def check(changed: Example) -> None:
    size = len(changed.words)
    for layer in (changed.tags, changed.heads, changed.labels, changed.attribution, changed.inner, changed.triggers):
        assert layer is not None
        assert len(layer) == size
    assert changed.heads is not None
    assert is_tree(changed.heads)
    assert changed.factuality is not None
    assert changed.triggers is not None
    at = changed.triggers.index("B-territory.capture")
    assert changed.factuality[at] == 2.0
    assert changed.modality is not None
    assert [(place, kind) for place, kind in enumerate(changed.modality) if kind] == [(at, "fact")]
    (part,) = changed.roles or ()
    assert (part.trigger, part.role, changed.words[part.end]) == (at, "place", "fell")
    assert changed.words[part.start - 1] == "of"


def test_a_longer_name_moves_all_that_follows() -> None:
    changed = replace_words(example(), 5, 6, PHRASE)
    check(changed)
    assert changed.words == ["Menk", "said", "the", "town", "of", "Nor", "-", "Velen", "fell", "."]
    assert changed.heads == [2, 0, 4, 9, 6, 4, 8, 6, 2, 2]
    assert changed.labels is not None
    assert changed.labels[5:8] == ["nmod", "punct", "flat"]
    assert changed.attribution == ["B-speaker", "B-cue", "B-content", *["I-content"] * 6, "O"]
    assert [(n.start, n.end) for n in changed.names or ()] == [(0, 1), (5, 8)]


def test_a_name_at_the_beginning_of_a_span_begins_it_still() -> None:
    changed = replace_words(example(), 0, 1, PHRASE)
    check(changed)
    assert (changed.attribution or [])[:4] == ["B-speaker", "I-speaker", "I-speaker", "B-cue"]


@pytest.mark.parametrize("seed", range(60))
def test_swapping_keeps_everything_aligned(seed: int) -> None:
    changed = swap_names(example(), random.Random(seed), 1.0)
    check(changed)
    person, place = changed.names or ()
    assert changed.words[person.end] == "said"
    assert changed.words[place.end] == "fell"
    assert changed.words[place.start - 1] == "of"


def test_a_stretch_with_two_heads_or_half_a_span_stays() -> None:
    assert not replaceable(example(), 0, 3)
    assert not replaceable(example(), 1, 3)
    assert not replaceable(example(), 6, 7)  # a judged predicate


def test_dropped_words_take_their_edges_along() -> None:
    changed = drop_determiners(example())
    check(changed)
    assert changed.words == ["Menk", "said", "town", "of", "Karsa", "fell"]
    assert changed.attribution == ["B-speaker", "B-cue", "B-content", *["I-content"] * 3]
    assert drop_stop(changed).words == changed.words


def test_deleting_nothing_copies() -> None:
    assert delete_words(example(), set()) == example() or math.isnan((example().factuality or [])[0])


def test_misspelt_words_stay_as_many() -> None:
    words = ["soldiers", "left", "a", "hill"]
    assert len(misspell(words, random.Random(1))) == 4
    assert misspell(["a", "b"], random.Random(1)) == ["a", "b"]


@pytest.mark.parametrize("seed", range(40))
def test_made_up_names_are_trees(seed: int) -> None:
    chance = random.Random(seed)
    for phrase in (
        make_person(chance, 1 + seed % 3),
        make_place(chance),
        *(make_organisation(chance, kind) for kind in ("organisation", "group", "outlet")),
    ):
        assert len(phrase.words) == len(phrase.tags) == len(phrase.heads) == len(phrase.labels)
        assert is_tree([head + 1 for head in phrase.heads])
