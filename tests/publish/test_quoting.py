"""The sentence of a report beside a line, without what a page put to it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factbox.publish.quoted_places import _stands_for
from factbox.publish.quoting import _unglued, heard, quote_sentence
from factbox.publish.speakers import _are_several, printed_by
from factbox.records import Claim, Mention, Report, Span, Verdict, View


def _view(text: str, claim: Claim) -> View:
    report = Report(id="r", file="r.txt", text=text, outlet="Example Wire")
    return View(datetime(2031, 4, 1, tzinfo=UTC), None, None, (report,), (claim,), Verdict())


@pytest.mark.parametrize(
    ("before", "sentence", "clause"),
    [
        ("Smoke over the port after the raid ", "A crew of four was lost off Marl.", "crew of four"),
        ('The envoy: "It is a dark hour" ', "Two drivers were killed at Sedge.", "Two drivers"),
        ('" ', "The shelling of Marl has grown.", "shelling of Marl"),
        ("", 'The Front said it had "freed" Marl and that 40 men had left.', "40 men"),
        ("MARL, May 3 | Sat 7:01 pm MARL, May 3 (Example Wire) - ", "Troops entered Sedge.", "Troops entered"),
    ],
)
def test_a_sentence_is_told_without_what_was_put_to_it(before: str, sentence: str, clause: str) -> None:
    text = before + sentence
    at = text.index(clause)
    claim = Claim("c", "r", Span(at, at + len(clause)), clause, "other", "asserted")
    assert quote_sentence(_view(text, claim), claim) == f"“{sentence}”"


@pytest.mark.parametrize("clause", ["The quay fell", "the harbour was quiet", "shells hit. A market"])
def test_a_clause_is_quoted_with_its_sentence_in_every_paragraph(clause: str) -> None:
    text = (
        "The quay fell on Monday.\n\nGuns were heard, but the harbour was quiet.\n\nThree shells hit. A market burned."
    )
    at = text.index(clause)
    claim = Claim("c", "r", Span(at, at + len(clause)), clause, "other", "asserted")
    view = _view(text, claim)
    whole = {"The quay fell": "The quay fell on Monday.", "the harbour was quiet": text.split("\n\n")[1]}
    assert quote_sentence(view, claim) == f"“{whole.get(clause, clause)}”"  # over a full stop: the clause alone
    assert quote_sentence(view, claim) == quote_sentence(_view(text, claim), claim)


@pytest.mark.parametrize(
    ("glued", "clause", "told"),
    [
        (
            "A picture shows smoke over the port of Marl Varnian rebel fighters say they have lost the quay.",
            "they have lost the quay",
            "A picture shows smoke over the port of Marl Varnian rebel fighters say they have lost the quay.",
        ),
        (
            "Smoke rose over the port of Kabul Afghan rebel fighters say they have lost the quay.",
            "they have lost the quay",
            "Afghan rebel fighters say they have lost the quay.",
        ),
        (
            "He told the Wire in Kabul Afghan troops have left.",
            "Afghan troops have left",
            "He told the Wire in Kabul Afghan troops have left.",
        ),
        (
            "Clashes were heard in recent weeks Government guns have shelled the quay.",
            "Government guns have shelled the quay",
            "Government guns have shelled the quay.",
        ),
        (
            "Many asked where Government tanks have gone.",
            "Government tanks have gone",
            "Many asked where Government tanks have gone.",
        ),
        (
            "The cabinet has promised to leave the squares Security forces in Marl have shot two students.",
            "promised to leave the squares Security forces in Marl have shot",
            "Security forces in Marl have shot two students.",
        ),
        (
            "The Free Afghan Army said it had left the quay.",
            "it had left the quay",
            "The Free Afghan Army said it had left the quay.",
        ),
        (
            "The Oslo-based Syrian Archive of Birds said two men had died.",
            "two men had died",
            "The Oslo-based Syrian Archive of Birds said two men had died.",
        ),
        (
            "Divers showed a film they said was of the port of Kabul Afghan officials have dismissed the tale.",
            "Afghan officials have dismissed the tale",
            "Afghan officials have dismissed the tale.",
        ),
    ],
)
def test_a_caption_set_before_a_sentence_is_no_part_of_it(glued: str, clause: str, told: str) -> None:
    assert _unglued(glued, clause, "killing.civilians") == told


GLUED = "Jon Hald said the guns were near Kabul Afghan troops have shelled the quay of Kabul, the harbour office says."


@pytest.mark.parametrize(
    ("speaker", "clause", "left"),
    [
        ("Jon Hald", "shelled the quay of Kabul", ""),
        ("the harbour office", "shelled the quay of Kabul", "the harbour office"),
        ("near Kabul Afghan troops", "shelled the quay of Kabul", "Afghan troops"),
    ],
)
def test_who_speaks_in_a_caption_has_not_said_the_sentence(speaker: str, clause: str, left: str) -> None:
    text = GLUED
    start, at = text.index(speaker), text.index(clause)
    mention = Mention(Span(start, start + len(speaker)), speaker, "speaker", name=speaker)
    claim = Claim("c", "r", Span(at, at + len(clause)), clause, "strike.shelling", "attributed", speaker=mention)
    view = _view(text, claim)
    heard_of = heard(view, claim).speaker
    assert (heard_of.name if heard_of else "") == left


@pytest.mark.parametrize(
    ("told", "name", "kind", "stands"),
    [
        (" fighting in alder ", " alder ", "city", True),
        (" fighting in the alder quarter ", " alder ", "city", False),
        (" the capital of alder province ", " alder ", "city", True),
        (" the alder quarter and all of alder ", " alder ", "city", True),
        (" villages north of the city of alder ", " alder ", "province", False),
        (" all of alder ", " alder ", "province", True),
        (" an assault on the northern port city ", " northern port ", "facility", False),
        (" an assault on the northern port ", " northern port ", "facility", True),
    ],
)
def test_a_name_may_stand_for_another_kind_of_place(told: str, name: str, kind: str, stands: bool) -> None:
    assert _stands_for(told, name, kind) is stands


@pytest.mark.parametrize(
    ("sentence", "speaker", "name", "cue", "told"),
    [
        ("Two porters died, a clinic said.", "a clinic", "a clinic", "said", "a clinic, in Example Wire"),
        ("Two porters died, the Front said.", "the Front", "River Front", "said", "the River Front, in Example Wire"),
        (
            "Two porters died, the Hill Council (HC) said.",
            "the Hill Council (HC)",
            "Hill Council",
            "said",
            "the Hill Council, in Example Wire",
        ),
        (
            "Two porters died, many of the area's said.",
            "many of the area's",
            "many of the area's",
            "said",
            "Example Wire",
        ),
        (
            "Two porters died, two of them said.",
            "two of them",
            "two of them",
            "said",
            "the speaker in the quotation, in Example Wire",
        ),
        ("Two porters died, it said.", "Marl council", "Marl council", "said", "Marl council, in Example Wire"),
        ("Two porters died.", "the mayor", "the mayor", "", "the mayor, in Example Wire"),
        ("Two porters died, the group said.", "the group", "the group", "said", "the group, in Example Wire"),
        ("Two porters died, reports say.", "reports", "reports", "say", "reports (not named), in Example Wire"),
        (
            "Two porters died, Dr. Jan Roe said.",
            "Dr. Jan Roe",
            "a person without an office",
            "said",
            "the speaker in the quotation, in Example Wire",
        ),
        ("Two porters died.", "Dr. Jan Roe", "a person without an office", "said", "Example Wire"),
        ("Two porters died, the clinic said.", "Marl council", "Marl council", "said", "Example Wire"),
    ],
)
def test_a_line_names_who_speaks_and_the_outlet(sentence: str, speaker: str, name: str, cue: str, told: str) -> None:
    clause = "Two porters died"
    claim = Claim(
        "c", "r", Span(0, len(clause)), clause, "casualties", "attributed",
        speaker=Mention(Span(0, len(clause)), speaker, "speaker", name=name), cue=cue,
    )  # fmt: skip
    assert printed_by(_view(sentence, claim), [claim], claim) == told


def test_one_plural_noun_at_the_head_of_a_sentence_is_no_name() -> None:
    assert _are_several("Hospitals", "count", "“Hospitals count seven dead.”")
    assert not _are_several("Rivas", "say", "“Rivas says seven are dead.”")
    assert not _are_several("Hospitals", "count", "“By noon Hospitals count seven dead.”")
