from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbox.knowledge.places import open_gazetteer
from factbox.language.toponyms import find_toponyms


def names(text: str, *, peoples: bool = False) -> list[str]:
    return [text[s.start : s.end] for s in find_toponyms(text, open_gazetteer(), peoples=peoples)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took Qala-e Naw and Lashkar Gah.", ["Qala-e Naw", "Lashkar Gah"]),
        ("Kabul's mayor left for Deir ez-Zor.", ["Kabul", "Deir ez-Zor"]),
        (
            "Aid reached al-Hasakah from the Democratic Republic of the Congo.",
            ["al-Hasakah", "Democratic Republic of the Congo"],
        ),
        ("The Kabul-based council met in Herat Province.", ["Kabul", "Herat"]),
        ("The Kunduz Regional Hospital was hit.", ["Kunduz"]),
        ("A man from Louisville, Ky., was hurt.", ["Louisville", "Ky"]),
        ("The U.S. and Iran spoke.", ["U.S.", "Iran"]),
    ],
)
def test_names_are_found_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ms Paris Hiltonova sang.",
        "We're glad, and they said so on Monday in March.",
        "Police said the man was reading.",
        "Reading is good for you, said the woman who was reading.",
        "The Taliban said so.",
        "nothing here has a capital",
        "",
    ],
)
def test_what_is_no_place_is_left_out(text: str) -> None:
    assert names(text) == []


def test_a_surname_is_no_place_once_its_bearer_is_named_in_full() -> None:
    assert names("Mr Tom Clarkston spoke first. Clarkston left.") == []
    assert names("They reached Clarkston by night.") == ["Clarkston"]


def test_peoples_are_found_when_asked_for() -> None:
    text = "The Afghan and Sri Lankan envoys met in Doha."
    assert names(text) == ["Doha"]
    assert names(text, peoples=True) == ["Afghan", "Sri Lankan", "Doha"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("KabulHerat QNaw-e.,'’\n\u0301\ud800 "), max_size=80))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    spans = find_toponyms(text, open_gazetteer(), peoples=True)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
