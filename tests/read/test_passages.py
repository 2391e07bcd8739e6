"""What of a page is no body text. To call a line of the story boilerplate is a loss, so both sides are tested."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.read.credits import find_credits
from factbox.read.layout import split_paragraphs
from factbox.read.passages import find_passages

HEAD = "Hill Front fighters enter Norva after a night of shelling"
BODY = [
    "Fighters of the Hill Front entered the river town of Norva on Sunday night, the mayor and two residents said.",
    "The army denied that the town was lost and said its troops still held the barracks east of the river.",
    "Hundreds of families left on foot for the lake villages, where schools were opened to take them in.",
]


def passages(text, **beside):
    return [(p.kind, text[p.span.start : p.span.end]) for p in find_passages(split_paragraphs(text), **beside)]


def page(*parts):
    return "\n\n".join(parts)


def test_plain_body_has_no_passages():
    assert passages(page(*BODY)) == []


def test_headline():
    assert passages(page(HEAD, *BODY)) == [("headline", HEAD)]
    assert passages(page("The Example Courier", "News you need", HEAD, *BODY)) == [("headline", HEAD)]
    assert passages(page("World", HEAD, *BODY)) == [("boilerplate", "World"), ("headline", HEAD)]


def test_no_headline_without_a_body_or_above_a_stop():
    assert passages(page(HEAD, HEAD + " again")) == []
    assert passages(page(BODY[0], HEAD, BODY[1])) == []


def test_the_title_beside_the_text_decides():
    assert passages(page(HEAD, "Norva has fallen", *BODY), title="Norva has fallen") == [
        ("headline", "Norva has fallen")
    ]


def test_a_repeated_headline_is_a_widget_or_a_caption():
    assert passages(page(HEAD, *BODY, HEAD))[1] == ("boilerplate", HEAD)
    with_credit = page(HEAD, HEAD + "\n(Example Wire Photo/Jane Roe)", *BODY)
    assert [kind for kind, _ in passages(with_credit)] == ["headline", "caption", "caption"]


def test_a_line_directly_over_a_pictures_credit_is_its_caption():
    caption = "Fighters stand in the main square of Norva on Monday."
    assert passages(page(BODY[0], caption + "\nPhoto: Jane Roe", *BODY[1:])) == [
        ("caption", caption),
        ("caption", "Photo: Jane Roe"),
    ]
    assert passages(page(BODY[0], "Photo: Jane Roe", *BODY[1:])) == [("caption", "Photo: Jane Roe")]
    one_break = "\n".join([*BODY, "Photo: Jane Roe"])
    assert passages(one_break) == [("caption", "Photo: Jane Roe")]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to the weekly letter of The Example Courier",
        "* indicates required",
        "Email Address *",
        "Share this:",
        "Required fields are marked *",
        "Related: Six towns that fell in a week",
        "Read more: Norva, a town between two fires",
        "SEE MORE: Norva, a town between two fires",
        "DON'T MISS",
        "Copyright 2021 The Example Courier",
        "© 2021 Example Wire. All rights reserved.",
        "desk@courier.example",
        "https://courier.example/x",
        "Your email address will not be published.",
        "(+99) 120 5550199",
        "Home | World | Politics | Sport | Contact",
        "HomeWorldPoliticsSportOpinion",
        "Jane Roe is a reporter for The Example Courier.",
        "Blogger at The Example Courier.",
        "The opinions in this column do not necessarily reflect those of the Courier.",
        "CERTIFICATE COURSE IN MAP READING",
        "0 Comments:",
        "17 shares",
    ],
)
def test_boilerplate(line):
    assert passages(page(*BODY, line)) == [("boilerplate", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Related violence killed two people in Estel.",
        "Share prices fell in Estel on Monday.",
        "Jane Roe is a reporter who was killed in Norva on Sunday.",
        "A reporter for the Example Courier was wounded in Norva.",
        "Subscribers to the town's telephone service were cut off on Sunday, when the army left the exchange.",
        "The mayor commented on the fall of Norva.",
        "Copyright law is suspended in Norva.",
        "| Norva | Hill Front | 9 August | 40 dead |",
        "Norva, Estel and Karst have fallen.",
        "Name of the town: Norva.",
    ],
)
def test_the_story_is_no_boilerplate(line):
    assert passages(page(*BODY, line)) == []


def test_readers_comments_are_not_the_report():
    found = passages(page(*BODY, "Leave a Reply", "Norva has fallen, my cousin says."))
    assert found == [("boilerplate", "Leave a Reply"), ("boilerplate", "Norva has fallen, my cousin says.")]
    assert passages(page("Leave a comment", *BODY)) == [("boilerplate", "Leave a comment")]


def test_the_name_of_the_author_and_the_outlet():
    text = page("The Example Courier", HEAD, *BODY, "Jane Roe")
    found = passages(text, outlet="Example Courier", byline="Compiled by Jane Roe")
    assert ("boilerplate", "Jane Roe") in found
    assert ("headline", HEAD) in found


@pytest.mark.parametrize("line", ["S", "Doe", "oe", "–", "o"])
def test_a_part_of_a_word_of_the_byline_is_not_the_author(line):
    found = find_passages(split_paragraphs(page(HEAD, *BODY, line)), byline="By Jane Roe and Ann Doering")
    assert [p.kind for p in found] == ["headline"]


@pytest.mark.parametrize("opener", ["Example Wire:", "From the Example Wire:", "Example Wire reports:"])
def test_a_block_from_another_outlet(opener):
    own = "And nobody should be surprised, given all that came before."
    text = page(HEAD, "The end was near.", opener, BODY[0], BODY[1], own, BODY[2])
    (block,) = [p for p in find_passages(split_paragraphs(text)) if p.kind == "quoted_outlet"]
    assert block.outlet == "Example Wire"
    assert text[block.span.start : block.span.end] == page(BODY[0], BODY[1])


def test_a_block_has_the_canonical_name_of_its_outlet():
    text = page("One.", "The Washington Post:", "Two.")
    assert [p.outlet for p in find_passages(split_paragraphs(text)) if p.outlet] == ["Washington Post"]


@pytest.mark.parametrize(
    "closing",
    [
        "Can anyone still believe the army?",
        "I was in Norva a year ago, and saw it coming.",
        "What a week",
        "Norva Gazette:",
        "Subscribe to our weekly letter",
    ],
)
def test_what_closes_a_block(closing):
    text = page("The end was near.", "Example Wire:", BODY[0], closing, BODY[1])
    (block,) = [p for p in find_passages(split_paragraphs(text)) if p.outlet == "Example Wire"]
    assert text[block.span.start : block.span.end] == BODY[0]


def test_a_wider_gap_closes_a_block_and_a_speaker_does_not():
    quoted = "“We hold the town,” a Hill Front officer said."
    text = page("The end was near.", "Example Wire:", BODY[0], quoted) + "\n\n\n\n" + BODY[1]
    (block,) = [p for p in find_passages(split_paragraphs(text)) if p.outlet]
    assert text[block.span.start : block.span.end] == page(BODY[0], quoted)


@pytest.mark.parametrize("line", ["The mayor:", "UN:", "Breaking news:", "Here is what the Example Wire said of it:"])
def test_other_lines_with_a_colon_open_no_block(line):
    assert not [p for p in find_passages(split_paragraphs(page("It fell.", line, *BODY))) if p.outlet]


LINES = st.sampled_from(
    [
        HEAD,
        *BODY,
        "Example Wire:",
        "(Example Wire Photo/Jane Roe)",
        "Leave a Reply",
        "Photo: x",
        "",
        " ",
        "By Jane Roe",
        "World",
    ]
)


@given(st.lists(LINES | st.text(max_size=40)).map("\n".join) | st.text(), st.text(max_size=10))
def test_passages_are_in_order_and_inside_the_text(text, title):
    end = 0
    for passage in find_passages(split_paragraphs(text), title=title):
        assert end <= passage.span.start < passage.span.end <= len(text)
        end = passage.span.end


@given(st.text(st.sampled_from("ab.\r\n \t\u00a0\u2028é😀")))
def test_paragraphs_hold_every_word_once_and_in_order(text):
    paragraphs = split_paragraphs(text)
    assert all(p.text == text[p.span.start : p.span.end] == p.text.strip() != "" for p in paragraphs)
    assert "".join("".join(p.text.split()) for p in paragraphs) == "".join(text.split())


@pytest.mark.parametrize("piece", [" ", "(", "/ ", "By ", "“", "a@", "photo ", "|", "Ab", "1 ", "\n", "- "])
def test_time_is_linear_in_a_hostile_text(piece):
    text = "a" + piece * 100_000 + "b"
    began = time.process_time()
    find_passages(split_paragraphs(text))
    find_credits(split_paragraphs(text))
    assert time.process_time() - began < 5  # quadratic would take minutes; a linear pass takes 0.1 s


def test_wrapped_lines_are_one_paragraph():
    text = "Fighters of the Hill Front entered the river town of Norva on Sunday\nnight, the mayor said.\nIt fell.\n"
    assert [p.text.count("\n") for p in split_paragraphs(text)] == [1, 0]
