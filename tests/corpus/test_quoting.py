from __future__ import annotations

import pytest

from factbox.corpus.markup import MarkupError
from factbox.corpus.quoting import Quoted, find_all, locate, parse_quoted
from factbox.records import Span

TEXT = 'He said the town fell. "It fell," she said, and the League said so too.'


def words(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_an_ellipsis_stands_for_the_words_between() -> None:
    assert words(locate(TEXT, Quoted("the town … fell"))) == "the town fell"
    assert words(locate(TEXT, Quoted("she … too"))) == "she said, and the League said so too"


def test_words_are_not_found_inside_longer_words() -> None:
    assert not find_all("Karsan troops", "Karsa")


def test_the_occurrence_nearest_to_the_content_is_meant() -> None:
    content = locate(TEXT, Quoted("It fell"))
    assert locate(TEXT, Quoted("said"), [content]).start == TEXT.index("said,")


def test_a_number_names_the_occurrence() -> None:
    assert locate(TEXT, Quoted("said", 3)).start == TEXT.rindex("said")


def test_pieces_are_joined_and_quotation_marks_escaped() -> None:
    assert parse_quoted(r'"the \"town\"" + "fell"#2') == (Quoted('the "town"'), Quoted("fell", 2))


@pytest.mark.parametrize("quoted", [Quoted("said"), Quoted("never"), Quoted("said", 9)])
def test_words_that_may_be_several_or_none_are_refused(quoted: Quoted) -> None:
    with pytest.raises(MarkupError):
        locate(TEXT, quoted)


@pytest.mark.parametrize("value", ["the town", '"open', '"a" "b"'])
def test_what_is_not_quoted_is_refused(value: str) -> None:
    with pytest.raises(MarkupError):
        parse_quoted(value)
