"""The factbox in the reports' own words: the sentences of its lines, each once, and no word of ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factbox
from factbox.publish.document import Factbox, full_sentence
from factbox.publish.in_words import build_in_words
from factbox.records import View

FALL = "The Highland Rebels captured Tolvik on Friday, residents said."
SHELLED = "Shells killed nine people in Osk on Friday, the mayor of Osk said."
HANGING = "Its hospital was hit as well, and three of them died."


def seen(folder: Path, *told: tuple[str, str, str]) -> View:
    """Return the view of some reports, each an outlet, a moment and a text."""
    for number, (outlet, published, text) in enumerate(told, 1):
        report = {"outlet": outlet, "published": published, "title": "Tolvik", "text": text}
        (folder / f"{number}.json").write_text(json.dumps(report), encoding="utf-8")
    return factbox.view(factbox.read(sorted(map(str, folder.glob("*.json")))))


def told(box: Factbox) -> list[tuple[str, str]]:
    """Return the lines of a factbox, each with the day that it stands under."""
    return [(group.title, full_sentence(line)) for one in box.sections for group in one.groups for line in group.lines]


def test_sentences_stand_under_the_day_of_their_report_with_its_outlet(tmp_path: Path) -> None:
    view = seen(
        tmp_path,
        ("Quay Herald", "2032-04-03T08:00:00Z", f"{FALL} {SHELLED}"),
        ("Hill Mail", "2032-04-02T18:00:00Z", FALL),
    )
    assert told(build_in_words(view)) == [
        ("2 Apr 2032", f"“{FALL}”; Hill Mail."),
        ("3 Apr 2032", f"“{SHELLED}”; Quay Herald."),
    ]


@pytest.mark.parametrize(
    ("headline", "kept"),
    [("Highland Rebels say they control Tolvik, army denies losing it", False), ("Rebels seize Marl, shell Osk", True)],
)
def test_a_headline_is_quoted_only_for_what_no_sentence_below_tells(tmp_path: Path, headline: str, kept: bool) -> None:
    body = (
        "The Highland Rebels said on Friday that they had taken Tolvik, but the army said its soldiers still held it."
    )
    view = seen(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"{headline}\n\n{body}"))
    lines = told(build_in_words(view))
    assert ("2 Apr 2032", f"“{body}”; Hill Mail.") in lines
    assert any(headline in line for _, line in lines) == kept


def test_what_the_next_sentence_denies_stands_with_it_and_is_not_his_who_denies_it(tmp_path: Path) -> None:
    claimed = "The Taliban also claimed on Monday that their fighters had entered Mazar-i-Sharif from several sides."
    denied = "The police of Balkh province denied it."
    view = seen(tmp_path, ("Hill Mail", "2021-08-09T18:00:00Z", f"{claimed} {denied}"))
    assert told(build_in_words(view)) == [("9 Aug 2021", f"“{claimed} {denied}”; Hill Mail.")]


def test_every_line_is_a_stretch_of_the_report_that_it_cites(view: View) -> None:
    box = build_in_words(view)
    texts = {report.id: " ".join(report.text.split()) for report in view.reports}
    cited = {one.number: one for one in box.citations}
    lines = [line for section in box.sections for group in section.groups for line in group.lines]
    assert lines
    for line in lines:
        assert line.sentence.startswith("“")
        (number,) = line.citations
        for part in line.sentence.strip("“”").split(" […] "):
            assert " ".join(part.rstrip("…").split()).strip() in texts[cited[number].report_id]


def test_what_hangs_on_the_sentence_before_stands_behind_it_and_neither_twice(tmp_path: Path) -> None:
    view = seen(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"{FALL}\n\n{HANGING}"))
    assert told(build_in_words(view)) == [("2 Apr 2032", f"“{FALL} {HANGING}”; Hill Mail.")]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Roe heads the town hall.\n\nHe said the Highland Rebels had captured Osk on Friday, too.",
        "The army command denied this on Friday. In its bulletin it said that fighting for Osk went on.",
        "The rains have begun.\n\nShells hit the hospital on Friday, killing nine people, nurses said.",
    ],
)
def test_what_nobody_understands_by_itself_is_left_out_and_counted(tmp_path: Path, text: str) -> None:
    view = seen(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"{FALL}\n\n{text}"))
    box = build_in_words(view)
    assert told(box) == [("2 Apr 2032", f"“{FALL}”; Hill Mail.")]
    assert box.sections[0].note.startswith("1 sentence is left out")


@pytest.mark.parametrize("reports", [(), (("Hill Mail", "2032-04-02T18:00:00Z", "The concert was sold out."),)])
def test_where_nothing_is_told_there_is_no_section(tmp_path: Path, reports: tuple[tuple[str, str, str], ...]) -> None:
    view = seen(tmp_path, *(reports or (("Hill Mail", "2032-04-02T18:00:00Z", "Rain is expected."),)))
    box = build_in_words(view)
    assert box.sections == ()
    assert box.in_short == ("0 sentences of 0 reports, as they stand there.",)
