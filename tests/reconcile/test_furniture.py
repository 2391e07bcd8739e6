"""What stands on a page beside its story."""

from __future__ import annotations

from datetime import date

import pytest

from factbox.reconcile.furniture import find_furniture, is_no_news, without
from factbox.reconcile.shingles import Words, split_words
from factbox.records import Passage, Report, Span

from .made import STORY

BOX = "Harun at a glance: a river port of ninety thousand people, seat of the lower province and of its bishop."
FORM = "Were you in Harun this week? Send us your pictures and tell us how you and your family got away."


def page(number: int, text: str, outlet: str = "Harbour Post", **fields: object) -> Words:
    printed = date(2031, 3, number)
    return split_words(Report(str(number), str(number), text, outlet=outlet, published_day=printed, **fields))


def pages(*days: int, outlet: str = "Harbour Post") -> list[Words]:
    return [page(day, f"{STORY[day]} {STORY[day + 1]}\n\n{BOX}", outlet) for day in days]


def kept(words: Words, texts: list[Words]) -> str:
    return " ".join(filter(None, without(words, find_furniture(texts)[words.report.outlet])))


def test_what_stands_on_pages_of_three_days_is_furniture() -> None:
    texts = pages(1, 3, 5)
    assert "glance" not in kept(texts[0], texts)
    assert "columns had come down both banks" in kept(texts[0], texts)


def test_what_stands_on_pages_of_two_days_may_be_a_story() -> None:
    texts = pages(1, 3)
    assert "glance" in kept(texts[0], texts)


def test_what_three_outlets_print_is_no_furniture() -> None:
    texts = [*pages(1), *pages(3, outlet="Lake Courier"), *pages(5, outlet="Northern Wire")]
    assert "glance" in kept(texts[0], texts)


def test_pages_of_nobody_have_no_furniture() -> None:
    assert find_furniture(pages(1, 3, 5, outlet="")) == {}


def test_a_story_that_is_printed_again_and_again_is_no_furniture() -> None:
    texts = [page(day, " ".join(STORY)) for day in (1, 2, 3, 4)]
    assert kept(texts[0], texts) == " ".join(texts[0].folded)


def test_boilerplate_that_was_marked_is_no_word_of_the_report() -> None:
    text = f"{STORY[1]}\n\n{BOX}"
    words = page(1, text, passages=(Passage(Span(len(STORY[1]) + 2, len(text)), "boilerplate"),))
    assert "".join(words.folded).endswith("watchmen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FORM, True),
        ("Ilo Menk, Roh Sedi, Ada Brill, Tam Orr, Vera Holt and Jon Pask", True),
        (STORY[1], False),
        ("“You have your orders and you will keep to them,” the officer told the men at the landing.", False),
        ("IT WAS TOLD IN CAPITALS THROUGHOUT THAT HARUN FELL", False),
    ],
)
def test_some_words_are_no_news_by_their_language(text: str, expected: bool) -> None:
    words = page(1, text if text.isupper() else f"{text}\n\n{STORY[2]}")
    assert is_no_news(words, range(len(split_words(Report("", "", text)).folded))) is expected
