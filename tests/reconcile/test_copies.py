"""Copies, relays and credit lines: whose words they were first."""

from __future__ import annotations

import pytest

from factbox.reconcile.copies import Origin, count_separate

from .made import (
    ARMY,
    BELLIN,
    KNOWN,
    REBELS,
    STORY,
    Told,
    days,
    number,
    only_row,
    print_text,
    quoted,
    report,
    reprint,
    story,
    tell,
    verdict,
)

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


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.3])
def test_an_edited_copy_is_one_origin_with_what_it_copies(rate: float) -> None:
    first = story("Northern Wire", 5, TAKEN)
    assert origins(first, story("Lake Courier", 6, TAKEN, rate=rate, seed=3)) == 1


def test_an_edited_copy_lends_its_own_words_no_new_origin() -> None:
    first = story("Northern Wire", 5, TAKEN)
    body = story("Lake Courier", 6, TAKEN, rate=0.1, seed=3)
    added = print_text("Lake Courier", 6, f"{body.report.text}\n\n{OWN_WORDS}", [OWN_WORDS], (TAKEN,))
    assert origins(first, added) == 1


def test_an_edited_copy_makes_old_words_no_younger() -> None:
    held = tell("territory.held", tense="present")
    rewritten = story("Lake Courier", 20, held, rate=0.2, seed=3)
    assert only_row(story("Northern Wire", 5, held), rewritten).last_affirmed == days(5).first


def test_a_copy_that_drops_the_speaker_vouches_for_nothing() -> None:
    said = tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
    row = only_row(story("Northern Wire", 5, said), story("Lake Courier", 6, TAKEN, rate=0.1, seed=3))
    assert row.status == "claimed"


def test_the_new_headline_of_a_copy_vouches_for_nothing() -> None:
    said = tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
    headline = "River Front takes Harun"
    copy = print_text("Lake Courier", 6, "\n\n".join([headline, *STORY]), [headline], (TAKEN,))
    assert only_row(story("Northern Wire", 5, said), copy).status == "claimed"


def test_a_paragraph_added_to_a_copy_is_the_copier_s_own_word() -> None:
    said = tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
    text = "\n\n".join([*STORY, OWN_WORDS])
    copy = print_text("Lake Courier", 6, text, [STORY[0], OWN_WORDS], (said, TAKEN))
    assert only_row(story("Northern Wire", 5, said), copy).status == "reported"


def test_a_later_day_in_a_copy_is_the_day_of_the_first_print() -> None:
    on_the_fourth = tell("territory.capture", days=days(4, 4))
    on_the_eleventh = tell("territory.capture", days=days(11, 11))
    row = only_row(
        story("Northern Wire", 5, on_the_fourth), story("Lake Courier", 12, on_the_eleventh, rate=0.1, seed=3)
    )
    assert row.began == days(4, 4)


def test_what_an_outlet_says_anew_of_its_own_story_is_its_own_word() -> None:
    said = tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
    row = only_row(story("Northern Wire", 5, said), story("Northern Wire", 6, TAKEN, rate=0.2, seed=3))
    assert row.status == "reported"


@pytest.mark.parametrize("other", [tell("territory.capture", BELLIN), tell("territory.capture", actor=ARMY)])
def test_a_copy_with_another_place_or_side_says_something_else(other: dict[str, object]) -> None:
    first, copy = story("Northern Wire", 5, TAKEN), story("Lake Courier", 6, other, rate=0.1, seed=3)
    assert {claim for row in verdict(first, copy).control for claim in row.claims} == {
        first.claims[0].id,
        copy.claims[0].id,
    }


def test_a_copy_with_another_number_is_another_text() -> None:
    told = [tell("casualties", quantity=number(dead, "killed"), days=days(4, 4)) for dead in (8, 18)]
    found = verdict(story("Northern Wire", 5, told[0]), story("Lake Courier", 6, told[1], rate=0.1, seed=3))
    assert [(event.low, event.high) for event in found.events] == [(8, 18)]


def test_a_copy_is_reported_with_how_much_of_it_was_copied() -> None:
    first = story("Northern Wire", 5, TAKEN)
    copy = story("Lake Courier", 6, TAKEN, rate=0.1, seed=3)
    (link,) = verdict(first, copy).links
    assert (link.left, link.right, link.relation) == (copy.report.id, first.report.id, "copies")
    assert link.reason.startswith("whole copy")
    assert link.score > 0.9


def test_a_sentence_that_an_outlet_repeats_makes_none_of_its_pages_a_copy() -> None:
    line = "The lower province has ninety thousand people and one bridge."
    pages = [print_text("Harbour Post", day, f"{STORY[day]}\n\n{line}", [line], (TAKEN,)) for day in (1, 2)]
    assert verdict(*pages).links == ()


def test_separate_origins_share_no_outlet() -> None:
    made = [Origin(str(i), frozenset(names), "") for i, names in enumerate([KNOWN[:1], KNOWN[1:3], KNOWN[:2], ()])]
    assert count_separate(made) == 2
    assert count_separate(made[-1:]) == 1
    assert count_separate([]) == 1


def test_a_possessive_is_one_word_and_seven_in_a_row_prove_nothing() -> None:
    texts = ("It now holds the island's two oldest and best-known ports, we saw.",
             "Rain fell on the island’s two oldest and best known harbours all day.")  # fmt: skip
    told = [print_text(o, 5, t, [t], (tell("territory.capture"),)) for o, t in zip(KNOWN, texts, strict=False)]
    assert origins(*told) == 2
