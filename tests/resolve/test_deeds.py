"""Whose an offensive is that takes a town."""

from __future__ import annotations

import pytest

from factbox.records import Mention, Span
from factbox.resolve.deeds import is_deed, whose_deed

from .test_actors import resolved


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Karsovian offensive", ("Karsovian forces", "government")),
        ("rebel advance", ("rebel", "insurgent")),
        ("government counteroffensive", ("government", "government")),
        ("Hill Front assault", ("Hill Front", "name")),
        ("army's push", ("army", "government")),
        ("new offensive", None),
        ("offensive", None),
    ],
)
def test_who_wages_a_deed_stands_before_it(words: str, whose: tuple[str, str] | None) -> None:
    assert is_deed(words)
    found = whose_deed(Mention(Span(0, len(words)), words, "actor", "name"))
    assert (found and (found.text, found.hint)) == whose


def test_who_is_called_by_no_deed_is_no_deed() -> None:
    assert not is_deed("Karsovian troops")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Sudanese offensive took the town.", "Sudanese offensive", "Forces of Sudan"),
        ("The new offensive took the town.", "new offensive", None),
        ("Ostravian troops came. The Ostravian offensive took Karsa.", "Ostravian offensive", "Ostravian forces"),
    ],
)
def test_what_a_deed_took_is_theirs_who_wage_it(text: str, words: str, name: str | None) -> None:
    found = resolved(text, words, "Chad", "name")
    assert (found.name, found.text) == (name, words)
