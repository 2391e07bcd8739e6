"""Shared passages, exact and edited."""

from __future__ import annotations

from random import Random

import pytest

from factbox.reconcile.alignment import align

from .made import STORY, edit

TEXT = " ".join(STORY).split()
HILLS = (
    "nobody on the hill farms had seen a soldier since autumn and the talk at the mill was of rain and of the price "
    "of wool which had fallen twice since the fair at Bellin where two buyers from the coast had not come at all"
)
OTHER = HILLS.split()


def test_equal_texts_are_one_passage() -> None:
    (passage,) = align(TEXT, TEXT)
    assert passage.in_one == passage.in_other == range(len(TEXT))


def test_different_texts_share_nothing() -> None:
    assert align(TEXT, OTHER) == ()


def test_a_stock_phrase_is_no_passage() -> None:
    titles = "the permanent representative of the organisation"
    assert align([*OTHER, *titles.split()], [*titles.split(), *TEXT]) == ()


def test_a_passage_inside_another_text_is_found_where_it_stands() -> None:
    (passage,) = align(TEXT, [*OTHER, *TEXT[40:70], *OTHER])
    assert passage.in_one == range(40, 70)
    assert passage.in_other == range(len(OTHER), len(OTHER) + 30)


def test_passages_that_changed_places_are_two() -> None:
    moved = [*TEXT[60:90], *OTHER, *TEXT[10:40]]
    assert [passage.in_one for passage in align(TEXT, moved)] == [range(60, 90), range(10, 40)]


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("seed", range(5))
def test_most_of_an_edited_text_is_found(rate: float, seed: int) -> None:
    edited = edit(" ".join(TEXT), rate, Random(seed)).split()  # noqa: S311 - the same seed, the same copy
    found = {at for passage in align(TEXT, edited) for at in passage.in_other}
    assert len(found) > 2 / 3 * len(edited)


def test_empty_words_are_like_no_others() -> None:
    assert align([""] * 40, [""] * 40) == ()
    (before, after) = align([*TEXT[:20], *[""] * 9, *TEXT[40:60]], [*TEXT[:20], *[""] * 9, *TEXT[40:60]])
    assert (before.in_one, after.in_one) == (range(20), range(29, 49))


def test_words_have_their_counterpart_in_the_other_text() -> None:
    changed = [*TEXT[:20], "two", "new", *TEXT[21:60]]
    (passage,) = align(TEXT[:60], changed)
    assert passage.counterpart(range(5, 9)) == range(5, 9)
    assert passage.counterpart(range(30, 33)) == range(29, 32)
    assert passage.counterpart(range(20, 22)) == range(20, 21)
    assert passage.counterpart(range(200, 210)) == range(0)
