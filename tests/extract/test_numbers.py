from __future__ import annotations

import pytest
from tests.extract.parsed import lined, parsed

from factbox.extract.quantities.numbers import Number, find_numbers, number_in


def numbers(words: str, **tags: str) -> tuple[Number, ...]:
    """Return the numbers of words parted by spaces; a word's tag is given by its name."""
    return find_numbers(lined(parsed(*(f"{word}/{tags.get(word, 'X')}/0/dep" for word in words.split()))))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12 people", 12),
        ("1,466 people", 1466),
        ("10 000 homes", 10000),
        ("twenty - six people", 26),
        ("two hundred and fifty families", 250),
        ("a hundred and twenty police", 120),
        ("ten thousand two hundred men", 10200),
        ("1.5 million people", 1500000),
        ("half a million people", 500000),
        ("a dozen villagers", 12),
        ("two dozen villagers", 24),
        ("another dozen hurt", 12),
        ("a couple of shells", 2),
    ],
)
def test_numbers_in_words_and_digits(words: str, value: float) -> None:
    (found,) = numbers(words)
    assert (found.kind, found.value) == ("cardinal", value)


@pytest.mark.parametrize(
    ("words", "bounds", "qualifier"),
    [
        ("12 people", (12, 12, 12), ""),
        ("at least 12 people", (12, None, None), "at least"),
        ("well over 12 people", (12, None, None), "well over"),
        ("12 or more people", (12, None, None), "or more"),
        ("up to 50 people", (None, None, 50), "up to"),
        ("nearly 50 people", (None, 50, 50), "nearly"),
        ("about 50 people", (None, 50, None), "about"),
        ("40 or so left", (None, 40, None), "or so"),
        ("12 to 15 people", (12, None, 15), ""),
        ("two or three deaths", (2, None, 3), ""),
        ("between 380 and 420 cases", (380, None, 420), "between"),
        ("two to three million people", (2000000, None, 3000000), ""),
        ("nearly 3 million more people", (None, 3000000, 3000000), "nearly, more"),
        ("a further 30 people", (30, 30, 30), "a further"),
        ("dozens of people", (None, None, None), "dozens"),
        ("several hundred people", (None, None, None), "several hundred"),
    ],
)
def test_a_number_is_bounded_as_its_words_bound_it(
    words: str, bounds: tuple[float | None, ...], qualifier: str
) -> None:
    (found,) = numbers(words)
    quantity = found.quantity("people")
    assert (quantity.low, quantity.best, quantity.high) == bounds
    assert quantity.qualifier == qualifier


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("half of the dead", 50),
        ("half the country", 50),
        ("a quarter of the dead", 25),
        ("two - thirds of them", 66.7),
        ("nine tenths of the officers", 90),
        ("a third were women", 33.3),
        ("65 percent of the country", 65),
        ("65 per cent of the country", 65),
        ("nine in ten of them", 90),
    ],
)
def test_shares_are_in_percent(words: str, share: float) -> None:
    (found,) = numbers(words, of="ADP")
    assert (found.kind, found.value) == ("share", share)


@pytest.mark.parametrize("words", ["the northern half of the city", "half past ten", "how many died", "B-52 bombers"])
def test_what_only_looks_like_a_share_or_a_number_is_none(words: str) -> None:
    assert all(found.kind == "cardinal" and found.value == 10 for found in numbers(words))


@pytest.mark.parametrize(
    ("words", "value"), [("the third town", 3), ("the 13th death", 13), ("the twenty - first", 21)]
)
def test_ordinals(words: str, value: int) -> None:
    (found,) = numbers(words)
    assert (found.kind, found.value) == ("ordinal", value)


def test_one_counts_only_before_a_noun() -> None:
    assert [n.value for n in numbers("one soldier died", one="NUM", soldier="NOUN")] == [1]
    assert not numbers("one of them died", one="NUM", of="ADP")


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [n.value for n in numbers("rose from 12 to 15")] == [12, 15]


def test_more_than_last_year_comes_on_top_of_nothing() -> None:
    (found,) = numbers("five more than before")
    assert not found.extra


def test_the_first_number_that_says_how_many() -> None:
    found = numbers("the third of 12 towns")
    assert number_in(found, 0, 5) == found[1]
    assert number_in(found, 0, 3) is None
