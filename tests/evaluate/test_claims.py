"""Claims against rows of gold: what matches, each figure, and the shapes of gold that are taken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.made import write_story

from factbox.corpus import load_corpus
from factbox.errors import UsageError
from factbox.evaluate import claims
from factbox.evaluate.claim_rows import Gold, Row, aliases, read_gold
from factbox.evaluate.claims import CONTROL_FAMILIES, OTHER_FAMILIES, STRENGTH, evaluate_claims, overlap
from factbox.records import EVENT_TYPES, STANCES, Span

TEXT = (
    "The Taliban captured Ghazni on Thursday, a police officer said.\n\nEight civilians were killed in Herat on Friday."
)
CLAUSE = "The Taliban captured Ghazni"
CAPTURE = Row("one", Span(0, 27), "territory.capture", "attributed", "Ghazni", "Ghazni", "a police officer")
EIGHT = Row("one", Span(65, 93), "killing.civilians", "asserted", figures=(8.0,))


def measured(
    monkeypatch: pytest.MonkeyPatch, gold: list[Row], found: list[Row], *reports: str
) -> dict[str, float | int]:
    """Return the figures for claims that the program is made to find."""
    judged = frozenset(reports) or frozenset(row.report for row in gold)
    monkeypatch.setattr(claims, "read_gold", lambda _, __: (Gold(tuple(gold), judged), ()))
    monkeypatch.setattr(claims, "found_rows", lambda _: iter(found))
    return evaluate_claims(Path("gold"))


def folder_of(tmp_path: Path, rows: list[dict[str, Any]], name: str = "gold") -> Path:
    folder = tmp_path / name
    (folder / "reports").mkdir(parents=True)
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    report = {"outlet": "Hill Post", "published": "2021-08-13", "text": TEXT}
    (folder / "reports" / "one.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


def raw(**fields: Any) -> dict[str, Any]:
    return {
        "report": "one.json",
        "start": 0,
        "end": len(CLAUSE),
        "type": "territory.capture",
        "stance": "attributed",
        "place": "Ghazni",
        "speaker": "a police officer",
        "valid_from": "2021-08-12",
        "valid_to": "2021-08-12",
        **fields,
    }


# --- matching


@pytest.mark.parametrize(
    ("gold", "found", "shared"),
    [
        (Span(0, 20), Span(0, 20), 20),
        (Span(0, 20), Span(10, 40), 10),
        (Span(0, 20), Span(11, 40), 0),  # less than half of the shorter one
        (Span(0, 20), Span(20, 40), 0),
        (Span(0, 20), Span(0, 300), 20),
        (Span(0, 20), Span(0, 301), 0),  # a paragraph
        (Span(0, 100), Span(0, 400), 100),
    ],
)
def test_overlap(gold: Span, found: Span, shared: int) -> None:
    assert overlap(gold, found) == shared


@pytest.mark.parametrize(
    ("change", "hit"),
    [
        ({"type": "territory.handover"}, True),  # one family
        ({"type": "territory.enter"}, False),
        ({"place": "Herat", "place_words": "Herat"}, False),
        ({"place": "", "place_words": ""}, False),
        ({"place": "Ghaznī", "place_words": ""}, True),
        ({"place": "Ghazni city", "place_words": ""}, True),
        ({"place": "", "place_words": "Ghazni"}, True),
        ({"place": "", "place_words": "the city of Ghazni"}, True),
        ({"report": "two"}, False),
        ({"span": Span(100, 120)}, False),
    ],
)
def test_what_matches(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], hit: bool) -> None:
    figures = measured(monkeypatch, [CAPTURE], [replace(CAPTURE, **change)])
    assert figures["recall"] == float(hit)


def test_where_the_gold_names_no_place_any_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert measured(monkeypatch, [replace(CAPTURE, place="", place_words="")], [CAPTURE])["recall"] == 1.0


def test_two_romanisations_are_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = replace(CAPTURE, place="Chaghcharan", place_words="")
    assert measured(monkeypatch, [gold], [replace(CAPTURE, place="Firozkoh", place_words="")])["recall"] == 1.0


def test_one_claim_matches_one_the_longest_overlap_first(monkeypatch: pytest.MonkeyPatch) -> None:
    longer, shorter = replace(CAPTURE, stance="claimed"), replace(CAPTURE, span=Span(4, 27))
    figures = measured(monkeypatch, [CAPTURE], [shorter, longer])
    assert (figures["found"], figures["recall"], figures["precision"], figures["stance"]) == (2, 1.0, 0.5, 0.0)


def test_a_restatement_that_the_gold_lists_is_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = replace(CAPTURE, also=(Span(200, 227),))
    again = replace(CAPTURE, span=Span(200, 227))
    assert measured(monkeypatch, [gold], [CAPTURE, again])["precision"] == 1.0
    assert measured(monkeypatch, [CAPTURE], [CAPTURE, again])["precision"] == 0.5


def test_a_total_is_a_number_and_no_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = measured(monkeypatch, [replace(CAPTURE, counts=True, figures=(9.0,))], [CAPTURE])
    assert (figures["gold"], figures["found"], figures["numbers"]) == (0, 1, 1)
    assert figures["unsupported_captures"] == 0  # it is not said in the report's own voice


def test_a_report_in_which_nothing_should_be_read_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = replace(CAPTURE, report="two", stance="asserted")
    figures = measured(monkeypatch, [CAPTURE], [CAPTURE, elsewhere], "one", "two")
    assert (figures["reports"], figures["precision"], figures["unsupported_captures"]) == (2, 0.5, 1)
    assert measured(monkeypatch, [CAPTURE], [CAPTURE, elsewhere])["precision"] == 1.0


# --- figures


def test_all_right(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = measured(monkeypatch, [CAPTURE, EIGHT], [CAPTURE, EIGHT])
    for name in ("precision", "recall", "f1", "stance", "speaker", "days", "historical"):
        assert figures[name] == figures[f"other_{name}"] == 1.0
    assert figures["overstated"] == figures["attribution_lost"] == figures["unsupported_captures"] == 0
    assert (figures["numbers"], figures["numbers_recall"]) == (1, 1.0)


def test_nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = measured(monkeypatch, [CAPTURE, EIGHT], [])
    assert (figures["gold"], figures["other_gold"], figures["numbers"]) == (1, 1, 1)
    assert not any(figures[name] for name in figures if name not in ("reports", "gold", "other_gold", "numbers"))


@pytest.mark.parametrize(
    ("gold", "found", "overstated", "lost"),
    [
        ("attributed", "attributed", 0.0, 0.0),
        ("attributed", "asserted", 0.0, 1.0),
        ("claimed", "attributed", 1.0, 0.0),
        ("unconfirmed", "asserted", 1.0, 0.0),
        ("forecast", "unconfirmed", 1.0, 0.0),
        ("asserted", "claimed", 0.0, 0.0),
    ],
)
def test_stances(monkeypatch: pytest.MonkeyPatch, gold: str, found: str, overstated: float, lost: float) -> None:
    figures = measured(monkeypatch, [replace(CAPTURE, stance=gold)], [replace(CAPTURE, stance=found)])
    assert figures["stance"] == float(gold == found)
    assert (figures["overstated"], figures["attribution_lost"]) == (overstated, lost)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("", "", True),
        ("", "an officer", False),
        ("an officer", "", False),
        ("a U.S. officer", "US officer", True),
        ("a police officer", "the police officer Adam Rill", True),
        ("a police officer", "a shopkeeper", False),
        ("Rill", "Rill and eleven other people of a town far in the hills where it rains", False),
    ],
)
def test_speakers(monkeypatch: pytest.MonkeyPatch, gold: str, found: str, same: bool) -> None:
    figures = measured(monkeypatch, [replace(CAPTURE, speaker=gold)], [replace(CAPTURE, speaker=found)])
    assert figures["speaker"] == float(same)


@pytest.mark.parametrize(
    ("gold", "words", "printed", "same"),
    [
        ("Jan Roe", "Jan Roe", "a person without an office", True),
        ("the UN", "The UN", "United Nations", True),
        ("It", "It", "Lake Front", True),
        ("Jan Roe", "Ann Doe", "a person without an office", False),
        ("", "It", "Lake Front", False),
        ("It", "he", "Lake Front", False),
    ],
)
def test_a_speaker_may_be_met_by_the_words_of_the_report(
    monkeypatch: pytest.MonkeyPatch, gold: str, words: str, printed: str, same: bool
) -> None:
    found = replace(CAPTURE, speaker=printed, speaker_words=words)
    figures = measured(monkeypatch, [replace(CAPTURE, speaker=gold)], [found])
    assert figures["speaker"] == 0.0
    assert figures["speaker_in_words"] == float(same)


def test_days_and_history(monkeypatch: pytest.MonkeyPatch) -> None:
    found = replace(CAPTURE, valid=("2021-08-12", "2021-08-12"), historical=True)
    figures = measured(monkeypatch, [CAPTURE], [found])
    assert (figures["days"], figures["historical"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("change", "bold"),
    [
        ({"stance": "asserted"}, 1),
        ({"stance": "confirmed"}, 1),
        ({"stance": "claimed"}, 0),
        ({"stance": "asserted", "historical": True}, 0),
        ({"stance": "asserted", "type": "territory.held"}, 0),
    ],
)
def test_unsupported_captures(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], bold: int) -> None:
    extra = replace(CAPTURE, span=Span(300, 320), **change)
    assert measured(monkeypatch, [CAPTURE], [CAPTURE, extra])["unsupported_captures"] == bold


@pytest.mark.parametrize(
    ("wanted", "whole", "figures", "right"),
    [
        (8.0, 0.0, (8.0,), True),
        (8.0, 0.0, (9.0,), False),
        (8.0, 0.0, (10.0, 8.0), True),
        (0.6667, 0.0, (66.7,), True),
        (0.5, 34.0, (17.0,), True),
        (0.5, 0.0, (17.0,), False),
        (8.0, 0.0, (), False),
    ],
)
def test_numbers(
    monkeypatch: pytest.MonkeyPatch, wanted: float, whole: float, figures: tuple[float, ...], right: bool
) -> None:
    gold = replace(EIGHT, figures=(wanted,), whole=whole)
    found = replace(EIGHT, type="count", figures=figures)
    assert measured(monkeypatch, [gold], [found])["numbers_recall"] == float(right)


def test_a_number_elsewhere_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    assert measured(monkeypatch, [EIGHT], [replace(EIGHT, span=Span(0, 27))])["numbers_recall"] == 0.0


# --- shapes of gold


def test_rows_in_the_names_of_the_contract(tmp_path: Path) -> None:
    figures = evaluate_claims(
        folder_of(tmp_path, [raw(stance="confirmed", quantity={"low": None, "best": None, "unit": "x", "note": 1})])
    )
    assert (figures["reports"], figures["gold"], figures["f1"]) == (1, 1, 1.0)
    assert figures["stance"] == figures["speaker"] == figures["days"] == 1.0


def test_rows_in_the_older_names_and_reports_elsewhere(tmp_path: Path) -> None:
    old = raw(doc="one.txt", status="attributed", date_from="2021-08-12", date_to="2021-08-12", kind="event", also=None)
    for name in ("report", "stance", "valid_from", "valid_to"):
        del old[name]
    count = {**old, "kind": "count", "start": 65, "end": 93, "value_num": 8, "denominator": "many"}
    gold = tmp_path / "gold"
    gold.mkdir()
    document = {"kind": "document", "doc": "one.txt", "title": "A document", "start": 0}
    lines = [json.dumps(row) for row in (document, old, count, {"a": "01", "b": "02"})]
    (gold / "one.jsonl").write_text("\n".join(lines), encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(TEXT, encoding="utf-8")
    (texts / "reports.csv").write_text("file,outlet,url,published,basis\none.txt,Hill Post,,2021-08-13,\n")
    figures = evaluate_claims(gold)
    assert (figures["gold"], figures["recall"], figures["days"]) == (1, 1.0, 1.0)
    assert (figures["numbers"], figures["numbers_recall"]) == (1, 1.0)


@pytest.mark.parametrize(
    ("older", "field", "now"),
    [
        ({"status": "claimed_by_party"}, "stance", "claimed"),
        ({"status": "confirmed_by_official"}, "stance", "confirmed"),
        ({"type": "territory.deal_handover", "status": "asserted"}, "type", "territory.handover"),
    ],
)
def test_older_words(tmp_path: Path, older: dict[str, str], field: str, now: str) -> None:
    gold, _ = read_gold(folder_of(tmp_path, [raw(stance=None, **older)]), tmp_path)
    assert getattr(gold.rows[0], field) == now


def test_annotated_stories(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    write_story(folder)
    stories, _ = load_corpus(folder)
    figures = evaluate_claims(folder)
    assert figures["reports"] == sum(len(story.reports) for story in stories)
    assert figures["gold"] + figures["other_gold"] > 0


@pytest.mark.parametrize("rows", [[], [{"a": "01", "b": "02"}]])
def test_a_folder_without_claims_is_refused(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    with pytest.raises(UsageError, match="holds no stories"):
        evaluate_claims(folder_of(tmp_path, rows))


def test_a_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(raw()), encoding="utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    (tmp_path / "rows.jsonl").rename(gold / "rows.jsonl")
    with pytest.raises(UsageError, match="no one lies near"):
        evaluate_claims(gold)


@pytest.mark.parametrize("line", ["no json", '{"start": 1}', '{"start": 0, "end": "x", "type": "a", "stance": "b"}'])
def test_another_shape_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    folder = folder_of(tmp_path, [raw()])
    with (folder / "rows.jsonl").open("a", encoding="utf-8") as rows:
        rows.write(f"{line}\n")
    with pytest.raises(UsageError, match="line 2"):
        evaluate_claims(folder)


# --- tables


def test_the_tables_know_the_contract() -> None:
    families = {*CONTROL_FAMILIES, *OTHER_FAMILIES}
    assert set(EVENT_TYPES) - families == {"quantity.other", "count", "other"}
    assert families <= set(EVENT_TYPES)
    assert set(STRENGTH) == set(STANCES)
    assert set(aliases("type").values()) <= set(EVENT_TYPES)
    assert set(aliases("stance").values()) <= set(STANCES)
