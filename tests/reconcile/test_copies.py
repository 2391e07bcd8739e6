"""Copies, relays and credit lines: whose words they were first."""

from __future__ import annotations

import pytest

from factbox.reconcile.copies import Origin, count_separate

from .made import KNOWN, Told, only_row, print_text, quoted, report, reprint, tell, verdict

TAKEN = tell("territory.capture")
LEAD = "Fighters of the River Front walked into Harun before dawn on the fifth day of the floods."
OWN_WORDS = "Our correspondent counted eleven trucks beside the empty customs house that afternoon."


def origins(*told: Told) -> int:
    return only_row(*told).independent_origins


def test_two_known_outlets_with_their_own_words_are_two_origins() -> None:
    assert origins(report("Harbour Post", 5, TAKEN), report("Lake Courier", 5, TAKEN)) == 2


def test_same_words_under_two_mastheads_are_one_origin() -> None:
    first = report("Harbour Post", 5, TAKEN)
    assert origins(first, reprint(first, "Lake Courier", 6)) == 1


def test_a_copied_paragraph_inside_another_story_is_a_copy() -> None:
    wire = print_text("Northern Wire", 5, LEAD, [LEAD], (TAKEN,))
    story = print_text("Lake Courier", 6, f"{OWN_WORDS}\n\n{LEAD}\n\nMore on page two.", [LEAD], (TAKEN,))
    assert origins(wire, story) == 1


def test_a_story_with_copied_words_is_not_separate_in_its_own_words_either() -> None:
    wire = print_text("Northern Wire", 5, LEAD, [LEAD], (TAKEN,))
    story = print_text("Lake Courier", 6, f"{LEAD}\n\n{OWN_WORDS}", [LEAD, OWN_WORDS], (TAKEN, TAKEN))
    assert origins(wire, story) == 1


def test_copying_never_makes_the_copied_less_separate() -> None:
    one = print_text("Northern Wire", 5, LEAD, [LEAD], (TAKEN,))
    two = print_text("Harbour Post", 5, OWN_WORDS, [OWN_WORDS], (TAKEN,))
    both = print_text("Lake Courier", 6, f"{LEAD}\n\n{OWN_WORDS}", [LEAD, OWN_WORDS], (TAKEN, TAKEN))
    assert origins(one, two) == 2
    assert origins(one, two, both) == 2


def test_furniture_that_two_pages_share_proves_nothing() -> None:
    form = "Sign up here for our weekly letter and never miss a story again, free of charge."
    one = print_text("Harbour Post", 5, f"{LEAD}\n\nSome more of our own on this.\n\n{form}", [LEAD], (TAKEN,))
    two = print_text("Lake Courier", 5, f"{OWN_WORDS}\n\nAnd here is what we think.\n\n{form}", [OWN_WORDS], (TAKEN,))
    assert origins(one, two) == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"wires": ("Northern Wire",)}, {"wires": ("Northern Wire",)}, 1),
        ({"wires": ("Northern Wire",)}, {"wires": ("Example Wire",)}, 2),
        ({"wires": ("Northern Wire", "Example Wire")}, {"wires": ("Example Wire",)}, 1),
        ({"wires": ("A wire nobody knows",)}, {"wires": ("Example Wire",)}, 1),
    ],
)
def test_credit_lines_of_unknown_mastheads(one: dict[str, object], other: dict[str, object], expected: int) -> None:
    assert origins(report("A blog", 5, TAKEN, **one), report("Another blog", 5, TAKEN, **other)) == expected


def test_a_relay_has_the_origin_of_the_one_it_relays() -> None:
    relayed = tell("territory.capture", via=("Lake Courier", "Northern Wire"))
    assert origins(report("Harbour Post", 6, relayed), report("Northern Wire", 5, TAKEN)) == 1
    assert origins(report("Harbour Post", 6, relayed), report("Example Wire", 5, TAKEN)) == 2


def test_a_quoted_block_is_the_quoted_outlet_s() -> None:
    block = quoted(report("A blog", 6, TAKEN), "Northern Wire")
    assert origins(block, report("Northern Wire", 5, TAKEN)) == 1
    assert origins(block, report("Example Wire", 5, TAKEN)) == 2


def test_copies_are_linked_to_the_first_print() -> None:
    first = report("Harbour Post", 5, TAKEN)
    copy = reprint(first, "Lake Courier", 6)
    (link,) = verdict(first, copy).links
    assert (link.left, link.right, link.relation) == (copy.report.id, first.report.id, "copies")
    assert "8 words" in link.reason


def test_separate_origins_share_no_outlet() -> None:
    made = [Origin(str(i), frozenset(names), "") for i, names in enumerate([KNOWN[:1], KNOWN[1:3], KNOWN[:2], ()])]
    assert count_separate(made) == 2
    assert count_separate(made[-1:]) == 1
    assert count_separate([]) == 1
