"""What two reports are to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from factbox.reconcile.reuse import Judgement, collect, find_reuse, judge_pair
from factbox.records import Report, content_id

from .made import STORY, edit, moment

OWN = (
    "Nobody on the hill farms had seen a soldier since the autumn, and the talk at the mill was of the price of wool.",
    "The reeve of Bellin has asked for two doctors and a cartload of lime, since the wells behind the tannery smell.",
    "Our reporter walked the nine miles from the last halt and passed a single cart, empty, with a dog asleep in it.",
    "Prices at the spring fair fell for the second time, and the buyers from the coast left a day before its end.",
    "In the reading room they keep the stove going for the old men, who have not had a letter from the port in weeks.",
    "A bell was rung at noon for the two boys who went through the ice below the weir, the first since the new year.",
)
QUOTE = (
    "“We shall stay in this town until the last of us is carried out of it, and our children after us will stay too”"
)


def print_(outlet: str, day: int, *paragraphs: str) -> Report:
    text = "\n\n".join(paragraphs)
    key = content_id(outlet, day, text)
    return Report(key, key, text, outlet=outlet, published=moment(day), published_day=date(2031, 3, day))


def judge(one: Report, other: Report, *others: Report) -> Judgement:
    return judge_pair(collect([one, other, *others]), one.id, other.id)


def edited(paragraphs: Sequence[str], rate: float, seed: int = 1) -> list[str]:
    random = Random(seed)  # noqa: S311 - the same seed, the same copy
    return [edit(paragraph, rate, random) for paragraph in paragraphs]


WIRE = print_("Northern Wire", 5, *STORY)


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.1, 0.2, 0.3])
def test_another_outlet_s_print_of_most_of_a_text_is_a_copy(rate: float) -> None:
    copy = print_("Lake Courier", 6, "River town lost, rebels say", *edited(STORY[:8], rate))
    assert judge(WIRE, copy).likeness == "copy"


def test_a_wire_s_paragraphs_in_a_longer_story_are_a_partial_copy() -> None:
    judged = judge(WIRE, print_("Lake Courier", 6, OWN[0], OWN[1], *STORY[3:5], *OWN[2:]))
    assert judged.likeness == "partial_copy"
    ((later, earlier),) = judged.spans
    assert judged.later.report.text[later.start : later.end] == "\n\n".join(STORY[3:5]).removesuffix(".")
    assert WIRE.text[earlier.start : earlier.end] == "\n\n".join(STORY[3:5]).removesuffix(".")


def test_a_short_text_whole_inside_a_long_story_is_a_partial_copy() -> None:
    flash = print_("Northern Wire", 5, *STORY[:2])
    assert judge(flash, print_("Lake Courier", 6, *OWN, *STORY[:2])).likeness == "partial_copy"


def test_a_shortened_reprint_is_a_whole_copy() -> None:
    assert judge(WIRE, print_("Lake Courier", 6, *STORY[:3])).likeness == "copy"


def test_the_same_outlet_s_later_text_with_news_is_an_update() -> None:
    judged = judge(WIRE, print_("Northern Wire", 6, OWN[0], *STORY[:6], *OWN[1:3]))
    assert judged.likeness == "same_outlet_update"
    assert judged.link is not None
    assert judged.link.relation == "updates"


def test_the_same_outlet_s_later_text_without_news_is_a_copy() -> None:
    assert judge(WIRE, print_("Northern Wire", 6, *STORY[:9])).likeness == "copy"


def test_an_old_paragraph_in_the_same_outlet_s_new_story_is_a_partial_copy() -> None:
    assert judge(WIRE, print_("Northern Wire", 6, *OWN, STORY[8])).likeness == "partial_copy"


def test_two_texts_on_one_event_in_their_own_words_are_independent() -> None:
    one = print_(
        "Lake Courier", 5, "Harun fell to the River Front on Wednesday, witnesses at the Salt Quay said.", OWN[0]
    )
    other = print_("Harbour Post", 6, "At the Salt Quay of Harun the River Front has run up its colours.", OWN[1])
    others = [print_("Example Wire", day, OWN[day - 10]) for day in range(12, 16)]
    assert judge(one, other, *others).likeness == "same_event_independent"
    long_after = replace(other, published=moment(28), published_day=date(2031, 3, 28))
    assert judge(one, long_after, *others).likeness == "unrelated"


def test_a_quotation_that_two_reporters_heard_is_no_copy() -> None:
    one = print_("Lake Courier", 5, OWN[0], f"{QUOTE}, the mayor said.", OWN[1])
    other = print_("Harbour Post", 5, OWN[2], f"The mayor stood on a cart. {QUOTE}, he called.", OWN[3])
    assert judge(one, other).independent


def test_a_standing_box_makes_no_copy() -> None:
    texts = [print_("Harbour Post", day, OWN[day], STORY[day], STORY[8]) for day in (1, 2, 3, 4)]
    assert not judge(texts[0], texts[1]).independent
    assert judge(texts[0], texts[1], *texts[2:]).independent


def test_a_form_makes_no_copy_though_it_stands_on_two_pages_only() -> None:
    form = "Were you in Harun this week? Send us your pictures and tell us how you and your family got away in time."
    assert judge(print_("Harbour Post", 1, OWN[0], form), print_("Lake Courier", 2, OWN[1], form)).independent


def test_the_reason_can_be_read() -> None:
    link = judge(WIRE, print_("Lake Courier", 6, *STORY[:9])).link
    assert link is not None
    assert (link.relation, link.right, link.score) == ("copies", WIRE.id, 1.0)
    assert link.reason.startswith("whole copy: ")
    assert "“The River Front took Harun before dawn on …”" in link.reason


def test_every_copy_is_followed_to_the_first_print() -> None:
    copies = [print_(f"Site {n}", 6 + n % 3, *edited(STORY, n % 4 / 10, seed=n)) for n in range(40)]
    found = find_reuse([*reversed(copies), WIRE])
    assert {judged.later.report.id for judged in found if judged.earlier.report.id == WIRE.id} == {c.id for c in copies}
    assert len(found) < 1.5 * len(copies)


def test_a_story_cut_from_two_others_is_followed_to_both() -> None:
    second = print_("Example Wire", 5, *OWN)
    mixed = print_("Lake Courier", 6, *STORY[:4], *OWN[:4])
    assert {judged.earlier.report.id for judged in find_reuse([mixed, WIRE, second])} == {WIRE.id, second.id}


def test_the_order_of_reports_does_not_matter() -> None:
    texts = [WIRE, *(print_(f"Site {n}", 5 + n % 2, *edited(STORY, 0.1, seed=n)) for n in range(8))]
    assert find_reuse(texts) == find_reuse(texts[::-1])
