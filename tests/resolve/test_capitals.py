from __future__ import annotations

import pytest

from factbox.resolve.capitals import in_plain_case


@pytest.mark.parametrize(
    ("name", "text", "plain"),
    [
        ("HARUN", "HARUN FALLS. Fighters took Harun.", "Harun"),
        ("HARUN", "HARUN, March 3 - Fighters took the town.", "HARUN"),  # may be an acronym
        ("SANT'ORSO", "SANT'ORSO FALLS", "Sant'orso"),
        ("FRONT OF THE LAKE", "FRONT OF THE LAKE IN HARUN", "Front of the Lake"),
        ("HILL FRONT", "HILL FRONT IN HARUN. The Hill\nFront left.", "Hill Front"),
        ("Hill Front", "HILL FRONT", "Hill Front"),
    ],
)
def test_a_name_in_capitals_is_as_the_text_writes_it_elsewhere(name: str, text: str, plain: str) -> None:
    assert in_plain_case(name, text) == plain
