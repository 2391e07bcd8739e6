"""Datelines, bylines and wires."""

import pytest

from factbox.read.credits import find_credits, is_picture_credit, masthead, outlet_names
from factbox.read.dates import printed_evidence
from factbox.read.layout import split_paragraphs

BODY = "Fighters of the Hill Front entered the town of Norva on Sunday, the mayor said."


@pytest.mark.parametrize(
    ("lead", "dateline", "wires"),
    [
        ("NORVA, 15 November (Example Wire) -- Rebels fled.", "NORVA", ("Example Wire",)),
        ("PORT NORVA, 3 May 2031 - Rebels fled.", "PORT NORVA", ()),
        ("NORVA, Monday (Example Wire) - Rebels fled.", "NORVA", ("Example Wire",)),
        ("NORVA, Aug 10 (Example Wire) - ", "NORVA", ("Example Wire",)),
        ("NORVA, Aug. 10, 2021 (Example Courier) — ", "NORVA", ("Example Courier",)),
        ("NORVA, Westland (Example Wire) — ", "NORVA, Westland", ("Example Wire",)),
        ("NEW NORVA — ", "NEW NORVA", ()),
        ("NORVA/ESTEL, Aug 10 (Example Wire) - ", "NORVA/ESTEL", ("Example Wire",)),
        ("Norva (Example Wire) - ", "Norva", ("Example Wire",)),
        ("NORVA | Sat Apr 10, 2021 5:35 pm EDT NORVA (Example Wire) - ", "NORVA", ("Example Wire",)),
        ("NORVA, May 1 | Sat May 1, 2021 7:01 am GMT NORVA, May 1 (Example Wire) - ", "NORVA", ("Example Wire",)),
        ("Norva | Saturday prayers - ", "", ()),
        ("NORVA (Westland) - ", "", ()),
        ("KELVAT, Westland (Eastgate) — ", "KELVAT, Westland", ()),
        ("NEW NORVA (Evening Star) - ", "NEW NORVA", ()),
        ("UNCR (Central Registry) - ", "", ()),
        ("KELVAT, Westland (his home) - ", "", ()),
        ("BREAKING — ", "", ()),
        ("UPDATE - ", "", ()),
        ("The mayor — a farmer — was there. ", "", ()),
        ("US - led forces left. ", "", ()),
        ("", "", ()),
    ],
)
def test_dateline(lead, dateline, wires):
    found = find_credits(split_paragraphs(lead + BODY))
    assert (found.dateline, found.wires) == (dateline, wires)
    assert not found.lines


@pytest.mark.parametrize(
    ("line", "byline", "wires"),
    [
        ("By Jane Roe", True, ()),
        ("By JANE ROE and John Doe, Example Wire", True, ("Example Wire",)),
        ("By Example Wire", True, ("Example Wire",)),
        (
            "Compiled by Jane Roe with reports from Example Wire, Norva Radio and other outlets",
            True,
            ("Example Wire", "Norva Radio"),
        ),
        ("By Tuesday night all of Norva had fallen", False, ()),
        ("By August the town was lost", False, ()),
        ("By Jane Roe's count, six towns are lost.", False, ()),
        ("By the river, a town waits", False, ()),
    ],
)
def test_byline(line, byline, wires):
    found = find_credits(split_paragraphs(f"Norva falls to the Hill Front\n\n{line}\n\n{BODY}"))
    assert found.byline == (line if byline else "")
    assert found.wires == wires
    assert found.lines == ({1} if byline else set())


@pytest.mark.parametrize(
    ("line", "wires"),
    [
        ("With inputs from Example Wire and Norva News Agency", ("Example Wire", "Norva News Agency")),
        ("(With inputs from agencies)", ()),
        ("With reporting by the Example Courier; the Norva Gazette", ("Example Courier", "Norva Gazette")),
        ("Additional reporting by Jane Roe in Norva", ()),
        ("— Example Wire", ("Example Wire",)),
        ("(Example Wire)", ("Example Wire",)),
        ("Via Example Courier https://short.example/x1", ("Example Courier",)),
    ],
)
def test_credit_line(line, wires):
    found = find_credits(split_paragraphs(f"{BODY}\n\n{line}"))
    assert found.wires == wires
    assert found.lines == {1}


@pytest.mark.parametrize(
    "line",
    [
        "Officials in Norva told the Example Wire that the bridge was down.",
        "Sources close to the mayor told the Example Wire that he had left.",
        "Via the lake road, troops reached the offices of the Example Wire.",
        "With reporting from inside the city impossible, the Example Wire relied on phones.",
        "Washington Post",
        "(The staff of the Example Wire have left the town.)",
    ],
)
def test_the_story_is_no_credit_line(line):
    found = find_credits(split_paragraphs(f"{BODY}\n\n{line}"))
    assert (found.wires, found.lines) == ((), frozenset())


@pytest.mark.parametrize("end", [" (Example Wire)", " — Example Wire", " - Example Wire"])
def test_a_signature_ends_the_last_sentence(end):
    assert find_credits(split_paragraphs(BODY + end)).wires == ("Example Wire",)
    assert find_credits(split_paragraphs(BODY + end + "\n\n" + "The town is quiet.\n\n" * 12)).wires == ()


def test_nearest_first():
    text = (
        f"NORVA (Example Wire) - {BODY}\n\nWith inputs from Norva Radio\n\nVia Example Courier https://short.example/1"
    )
    assert find_credits(split_paragraphs(text)).wires == ("Example Courier", "Example Wire", "Norva Radio")


def test_names_are_those_of_the_table():
    assert outlet_names("Agence France-Presse, the Associated Press & Norva Radio") == ("AFP", "AP", "Norva Radio")
    assert find_credits(split_paragraphs("Agence France-Presse")).wires == ("AFP",)


@pytest.mark.parametrize(
    ("line", "wires"),
    [
        ("© 2031 Agence France-Presse", ("AFP",)),
        ("Copyright © 2031 by AFP", ("AFP",)),
        ("(c) AFP", ("AFP",)),
        ("© 2031 Norva Examiner. All rights reserved", ()),
        ("© 2031 AFP and others have told the court", ()),
    ],
)
def test_a_wire_that_owns_the_report_is_credited(line, wires):
    assert find_credits(split_paragraphs(f"{BODY}\n\n{line}")).wires == wires


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(Example Wire Photo/Jane Roe)", True),
        ("Families leave Norva on Sunday. (Example Wire/Photo by Jane Roe)", True),
        ("Image source: Example Courier", True),
        ("Photo: Jane Roe", True),
        ("Photo by Jane Roe", True),
        ("Jane Roe/Getty Images", True),
        ("Lorries near Norva on Sunday. (credit: Example Pictures/Jane Roe)", True),
        ("The mill asks for a (tax credit of nine in ten).", False),
        ("The mayor showed a photo (a picture of the bridge) to reporters.", False),
        ("Photos of the bridge were shown on Sunday.", False),
        ("The image: a bridge.", False),
    ],
)
def test_a_pictures_credit_is_not_the_reports(line, credit):
    assert is_picture_credit(line) is credit
    if credit:
        assert find_credits(split_paragraphs(f"{line}\n\n{BODY}\n\n{line}")).wires == ()


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Town falls\n\nHarbour Courier\nAugust 12, 2021\n\nThe rebels took it.", "Harbour Courier"),
        ("Harbour Courier\n\nAugust 12, 2021\n\nThe rebels took it.", "Harbour Courier"),
        ("Town falls\n\nAugust 12, 2021\n\nThe rebels took it.", ""),
        ("August 12, 2021\n\nHarbour Courier\n\nThe rebels took it.", ""),
        ("Town falls\nThe Harbour Ledger, 12 August 2021\n\nThe rebels took it.", "The Harbour Ledger"),
        ("Town falls\nNorva, 12 August 2021\n\nThe rebels took it.", ""),
    ],
)
def test_the_masthead_stands_right_above_the_date_or_before_it(text: str, outlet: str) -> None:
    paragraphs = split_paragraphs(text)
    assert masthead(paragraphs, printed_evidence(paragraphs)[1]) == outlet
