import pytest

from factbox.resolve.called_groups import are_called_rebels


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Guerrillas of the Northern League robbed a bank.", True),
        ("GUERRILLAS OF THE NORTHERN\nLEAGUE ROBBED A BANK.", True),
        ("Northern League (NL) rebels robbed a bank.", True),
        ("The NL's fighters robbed a bank.", True),
        ("The rebels fled the Northern League.", False),
        ("The Northern League and the rebels talked.", False),
    ],
)
def test_whose_men_a_text_calls_rebels(text: str, are: bool) -> None:
    assert are_called_rebels(("Northern League", "NL"), text) == are
