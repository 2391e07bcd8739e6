"""Stories told twice, by their reports and by their annotation, against the ledgers that they expect."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.made import SHEET, write_story

from factbox.corpus.records import Story
from factbox.errors import UsageError
from factbox.evaluate import ledgers
from factbox.evaluate.ledgers import Tell, compare, evaluate_ledgers


def _unread(story: Story) -> Tell:
    """Stand for the reading of reports, which is slow and not under test here."""
    assert story.reports
    return lambda at: at.control[:0]  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "_told_by_reports", _unread)


def test_an_expected_state_is_found_with_its_change_its_days_and_its_status(tmp_path: Path) -> None:
    write_story(tmp_path)
    figures = evaluate_ledgers(tmp_path)
    assert {key: figures[key] for key in ("stories", "moments", "states", "verdict_found", "verdict_false")} == {
        "stories": 1, "moments": 1, "states": 1, "verdict_found": 1, "verdict_false": 0,
    }  # fmt: skip
    assert figures["verdict_recall"] == 1.0
    assert (figures["read_found"], figures["read_missed"]) == (0, 1)


def test_another_holder_is_missed_and_what_is_printed_as_so_is_false(tmp_path: Path) -> None:
    other = SHEET.replace("holder: league, change", "holder: army, change")
    report = (
        "outlet: Harrow Sentinel\nkind: newspaper\npublished: 2031-04-12\norigin: s\n----\n\n"
        "The [League](group:league) took [Karsa](place:karsa) on [Thursday](date).\n"
        '+ territory.capture | asserted | actor: league | where: karsa | when: 2031-04-10 | "The League *took* Karsa"\n'
    )
    write_story(tmp_path, report, sheet=other)
    figures = evaluate_ledgers(tmp_path)
    assert (figures["verdict_found"], figures["verdict_missed"], figures["verdict_false"]) == (0, 1, 1)


def test_what_must_never_be_said_is_counted_whatever_its_change(tmp_path: Path) -> None:
    write_story(tmp_path, sheet=SHEET + "    never:\n      - {place: karsa, state: held, holder: league}\n")
    assert evaluate_ledgers(tmp_path)["verdict_false"] == 1


def test_a_folder_without_stories_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no story"):
        evaluate_ledgers(tmp_path)


def test_rows_that_have_ended_are_not_compared(tmp_path: Path) -> None:
    (story,), _ = ledgers.load_corpus(write_story(tmp_path).parent)
    (at,) = story.ledger
    assert compare(story, at, ())["missed"] == 1


HEAD = "outlet: Harrow Sentinel\nkind: newspaper\npublished: 2031-04-12\norigin: s\n----\n\n"


def test_a_clause_that_names_two_places_tells_of_both(tmp_path: Path) -> None:
    sheet = SHEET.replace(
        "truth:", "  bellin: {name: Bellin, kind: place, place: city, within: orel}\ntruth:"
    ) + "      - {place: bellin, state: held, holder: league}\n"  # fmt: skip
    report = HEAD + (
        "The [League](group:league) took [Karsa](place:karsa) and [Bellin](place:bellin) on [Thursday](date).\n"
        + "".join(
            f"+ territory.capture | asserted | actor: league | where: {place} | when: 2031-04-10"
            ' | "The League *took* Karsa and Bellin"\n'
            for place in ("karsa", "bellin")
        )
    )
    write_story(tmp_path, report, sheet=sheet)
    assert evaluate_ledgers(tmp_path)["verdict_found"] == 2


def test_what_a_later_moment_leaves_out_is_as_it_was(tmp_path: Path) -> None:
    later = "  - known: 2031-04-14\n    control:\n      - {place: orel, state: contested, holder: army}\n"
    write_story(tmp_path, sheet=SHEET + later)
    assert evaluate_ledgers(tmp_path)["verdict_false"] == 0


def test_only_the_side_that_governs_is_called_the_government(tmp_path: Path) -> None:
    council = "  council: {name: Orel Council, kind: org, side: league}\n"
    sheet = (
        SHEET.replace("truth:", council + "truth:") + "    never:\n      - {place: karsa, state: held, holder: army}\n"
    )
    write_story(tmp_path, sheet=sheet)
    (story,), _ = ledgers.load_corpus(tmp_path)
    (at,) = story.ledger
    sides = [set(ledgers._names_of_side(story, row.holder)) for row in (*at.control, *at.never)]
    assert ["Government of Tesalia" in names for names in sides] == [False, True]
