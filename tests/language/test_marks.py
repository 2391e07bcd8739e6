"""Sentences are written with each word's head behind a slash, as a word's number from 1; 0 is the root."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.language.marks import attach_marks


def attached(sentence: str) -> dict[int, str]:
    """Hang every mark on the root, attach them, and return by each mark's number the word that it hangs on."""
    words, numbers = zip(*(part.rsplit("/", 1) for part in sentence.split()), strict=True)
    root = numbers.index("0")
    heads = [root if number == "?" else int(number) - 1 for number in numbers]
    relations = ["punct" if number == "?" else "dep" for number in numbers]
    found = attach_marks(words, heads, relations)
    assert [head for head, relation in zip(found, relations, strict=True) if relation == "dep"] == [
        head for head, relation in zip(heads, relations, strict=True) if relation == "dep"
    ]
    return {i + 1: words[head] for i, head in enumerate(found) if relations[i] == "punct"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels/2 fled/0 ./?", {3: "fled"}),
        ("In/3 old/3 Tarn/6 ,/? rebels/6 fled/0 ./?", {4: "Tarn", 7: "fled"}),
        ("Troops/7 ,/? who/4 rested/1 ,/? then/7 left/0", {2: "rested", 5: "Troops"}),
        ("Tarn/0 ,/? Odla/1 ,/? and/6 Mirra/1", {2: "Odla", 4: "Mirra"}),
        ('"/? We/3 hold/6 it/3 "/? said/0 Roe/6 ./?', {1: "hold", 5: "hold", 8: "said"}),
        ('Roe/2 said/0 "/? We/5 hold/2 it/5 ./? "/?', {3: "hold", 7: "hold", 8: "hold"}),
        ("The/2 Front/7 (/? FH/2 )/? has/7 gone/0", {3: "FH", 5: "FH"}),
        ("(/? Tarn/3 fell/0 ./?", {1: "fell", 4: "fell"}),
    ],
    ids=["stop", "before the clause", "relative clause", "list", "quoted first", "quoted last", "brackets", "one half"],
)
def test_marks_hang_where_the_guidelines_have_them(sentence: str, expected: dict[int, str]) -> None:
    assert attached(sentence) == expected


def test_a_mark_that_bears_a_word_stays() -> None:
    assert attach_marks([":", "Tarn", "fell"], [2, 0, -1], ["punct", "nsubj", "root"]) == [2, 0, -1]


def test_a_whole_without_a_common_head_leaves_its_marks_to_their_neighbours() -> None:
    words, heads = ["Roe", "(", "now", "here", ")", "left"], [5, 0, 5, 5, 0, -1]
    found = attach_marks(words, heads, ["nsubj", "punct", "advmod", "advmod", "punct", "root"])
    assert found == [5, 0, 5, 5, 0, -1]


WORDS = st.sampled_from(["a", "b", ",", ".", '"', "(", ")", "“", "”", "-", "'"])


@given(st.lists(st.tuples(WORDS, st.booleans(), st.integers(0, 1_000)), max_size=14))
def test_a_tree_stays_a_tree(drawn: list[tuple[str, bool, int]]) -> None:
    heads = [n % i if i else -1 for i, (_, _, n) in enumerate(drawn)]
    relations = ["punct" if mark and i else "dep" for i, (_, mark, _) in enumerate(drawn)]
    found = attach_marks([word for word, _, _ in drawn], heads, relations)
    for start in range(len(found)):
        at, steps = start, 0
        while at >= 0:
            at, steps = found[at], steps + 1
            assert steps <= len(found)
    assert [h for h, r in zip(found, relations, strict=True) if r == "dep"] == [
        h for h, r in zip(heads, relations, strict=True) if r == "dep"
    ]


def test_twice_is_once() -> None:
    words = ["Roe", ",", "a", "guard", ",", "left", "."]
    heads, relations = [5, 0, 3, 0, 0, -1, 0], ["nsubj", "punct", "det", "appos", "punct", "root", "punct"]
    once = attach_marks(words, heads, relations)
    assert attach_marks(words, once, relations) == once == [5, 3, 3, 0, 0, -1, 5]


def test_brackets_within_brackets() -> None:
    deep = 20_000
    words = ["w", *["("] * deep, "w", *[")"] * deep]
    relations = ["root", *["punct"] * deep, "dep", *["punct"] * deep]
    assert attach_marks(words, [-1, *[0] * (2 * deep + 1)], relations) == [
        -1,
        *[deep + 1] * deep,
        0,
        *[deep + 1] * deep,
    ]


def test_nothing_but_marks() -> None:
    assert attach_marks(["!", "!"], [-1, 0], ["root", "punct"]) == [-1, 0]
