"""A name is found however it is spelled, and nothing else is taken for it."""

import pytest
import regex

from factbox.ledger.names import name_pattern, words_of


def found(name: str, text: str) -> list[str]:
    return regex.findall(name_pattern(name), text, regex.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jan Example", "Jan Example"),
        ("Jan Example", "JAN EXAMPLE"),
        ("jan example", "Jan\n  Example"),
        ("Jan Example", "Jan\u00a0Example"),
        ("Jan-Example", "Jan Example"),
        ("Jan Example", "Jan\N{NON-BREAKING HYPHEN}Example"),
        ("Jan Example", "Ja\u00adn Ex\u200bample"),
        ("Jan Example", "jan-example"),
        ("Jan Example", "jan_example"),
        ("Jan Example", "jan.example"),
        ("Jan Example", "Jan%20Example"),
        ("J. Example", "J Example"),
        ("J Example", "J. Example"),
        ("Zoë Šmíd", "Zoe Smid"),
        ("Zoe Smid", "Zoë Šmíd"),
        ("Zoë", "Zoe\u0308"),
        ("O'Sample", "O’Sample"),
        ("O’Sample", "OSample"),
        ("Йохан Пример", "йохан пример"),
        ("Йохан", "Иохан"),
    ],
)
def test_a_name_is_found(name, text):
    assert found(name, text) == [text]
    assert found(name, f"said {text}, and ({text}'s)") == [text, text]
    assert found(name, f"https://outlet.example/{text}/") == [text]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jan Example", "Jan, Example"),
        ("Jan Example", "Janet Example"),
        ("Jan Example", "Jan Examples"),
        ("Jan Example", "JanExample"),
        ("An Other", "another"),
        ("Example", "exampled"),
        ("Example", "counterexample"),
        ("Example", "Example1"),
        ("Jan.Example", "JanxExample"),
    ],
)
def test_something_else_is_not(name, text):
    assert found(name, text) == []


@pytest.mark.parametrize("name", ["", " ", "12", "...", "%20", "(", "[a", "a|b", "\\", "*"])
def test_any_words_make_a_pattern(name):
    regex.compile(name_pattern(name))
    assert words_of(name) == [word for word in ("a", "b") if word in name]
