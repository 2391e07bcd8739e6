from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.made import REPORT, SHEET, write_story

from factbox.corpus import check_corpus
from factbox.errors import UsageError

SECOND = """\
outlet: Orel Herald
kind: wire
published: 2031-04-13
origin: herald
----

Nobody in the market wanted to talk about what had happened at the bridge that night.
"""


def messages(folder: Path, others: tuple[str, ...] = ()) -> str:
    return "\n".join(f"{p.reason}: {p.message}" for p in check_corpus(folder, others=others))


def test_a_sound_story_has_no_problem(tmp_path: Path) -> None:
    write_story(tmp_path, REPORT, SECOND)
    assert not check_corpus(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("where: karsa |", "where: karza |", "karza is not in the cast"),
        ("[Ilo Menk](person:menk)", "[Ilo Menk](place:menk)", "is place here and person there"),
        ("where: karsa |", "where: menk |", "menk is no place"),
        ("| asserted |", "| asserted | speaker: menk |", "such a claim has no speaker"),
        ("claimed | where: karsa | when: 2031-04-10 | speaker: menk",
         "claimed", "confirmed and denied need a speaker"),
        ("when: 2031-04-10", "when: 2031-04-20", "does not begin after the day of publication"),
        ("{headline}", "{boilerplate}", "nothing is annotated in boilerplate"),
        ("outlet: Harrow Sentinel\n", "", "the outlet is missing"),
        ("origin: sentinel-0412", "copies: 09 whole", "there is no other report 09"),
        ("when: ..2031-04-12 by", "as_of: 2031-05-01", "as_of is not after"),
        ("[Karsa](place:karsa) falls", "[[Karsa](place:karsa) falls](person)", "lies within"),
    ],
)  # fmt: skip
def test_a_fault_in_a_report_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in REPORT
    write_story(tmp_path, REPORT.replace(old, new))
    assert expected in messages(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("within: orel", "within: nowhere", "nowhere is not in the cast"),
        ("holder: league}\nledger", "holder: nobody}\nledger", "holder nobody is not in the cast"),
        ("{place: karsa, state: held, holder: league, change", "{place: orel, state: held, holder: league, change",
         "no report that was known then says so"),
        ("known: 2031-04-12", "known: 2031-04-11", "no report that was known then says so"),
        ("status: claimed", "status: sure", "no status"),
        ("state: held, holder: league, change", "state: kept, holder: league, change", "no state"),
        ("    control:", "    counts: [{what: killed, best: 7}]\n    control:", "no report known then says 7"),
        ("title: The", "title: [The", "not YAML"),
    ],
)  # fmt: skip
def test_a_fault_in_a_sheet_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in SHEET
    write_story(tmp_path, sheet=SHEET.replace(old, new, 1))
    assert expected in messages(tmp_path)


def test_a_reported_state_that_is_not_true_says_what_misled(tmp_path: Path) -> None:
    untrue = SHEET.replace("place: karsa, state: held, holder: league}\nledger", "place: karsa}\nledger")
    assert untrue != SHEET
    write_story(tmp_path, sheet=untrue.replace("status: claimed", "status: reported"))
    assert "the truth has no such state" in messages(tmp_path)
    write_story(tmp_path / "2", sheet=untrue.replace("status: claimed", "status: reported, misled: a rumour"))
    assert not messages(tmp_path / "2")


def test_nine_shared_words_need_a_mark(tmp_path: Path) -> None:
    copy = SECOND.replace("Orel Herald", "Upland Radio")
    write_story(tmp_path / "unmarked", REPORT, SECOND, copy)
    assert "nine words in a row are also in" in messages(tmp_path / "unmarked")
    write_story(tmp_path / "marked", REPORT, SECOND, copy.replace("origin: herald", "copies: 02 whole"))
    assert not messages(tmp_path / "marked")


def test_no_nine_words_of_somebody_elses_text(tmp_path: Path) -> None:
    write_story(tmp_path, REPORT, SECOND)
    theirs = "They say that nobody in the market wanted to talk about what had happened."
    assert "foreign: nine words" in messages(tmp_path, others=(theirs,))


def test_no_name_is_in_two_splits(tmp_path: Path) -> None:
    write_story(tmp_path, REPORT)
    write_story(tmp_path, SECOND, split="dev", name="other", sheet="title: X\ncast: {a: {name: karsa, kind: place}}\n")
    assert "Karsa is also in other, of the split dev" in messages(tmp_path)


def test_a_folder_without_stories_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no story"):
        check_corpus(tmp_path)
