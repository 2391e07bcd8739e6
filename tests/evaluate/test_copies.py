"""Pairs of articles, and our own corpus, judged as copies or not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.made import write_story

from factbox.corpus import load_corpus
from factbox.errors import UsageError
from factbox.evaluate import copies
from factbox.evaluate.copies import DEPENDENT, LABELS, corpus_pairs, evaluate_copies

FORD = (
    "The carts were stopped at the ford on Monday and turned back after the driver of the first had been questioned. "
    "Two sacks of seed were kept by the guard, who gave no receipt for them, and a mule that limped was let through. "
)
MILL = (
    "Nobody at the mill had heard of the order when the bell rang, and the women went on sorting wool until noon. "
    "The miller has asked the district for a new stone, which has been lying at the railway halt since last autumn. "
)
SCHOOL = (
    "A school of forty children has opened in the old tannery, with one teacher, one map and a stove that smokes. "
    "Parents paid for the glass themselves, and the desks are doors that were taken from the houses by the river. "
)


def article(key: str, *texts: str, day: int = 1, **fields: str) -> dict[str, Any]:
    return {"id": key, "published": f"2031-04-{day:02}", "text": "\n\n".join(texts), **fields}


ARTICLES = [
    article("a", FORD, MILL),
    article("b", FORD, MILL, day=2),
    article("c", FORD, SCHOOL, day=9),
    article("d", SCHOOL, day=20),
]


def folder(tmp_path: Path, *pairs: tuple[str, str, str], articles: list[dict[str, Any]] | None = None) -> Path:
    rows = [{"a": one, "b": other, "label": label} for one, other, label in pairs]
    for name, lines in (("pairs.jsonl", rows), ("articles.jsonl", ARTICLES if articles is None else articles)):
        (tmp_path / name).write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_right_answers_count(tmp_path: Path) -> None:
    gold = folder(tmp_path, ("a", "b", "copy"), ("a", "c", "partial_copy"), ("b", "d", "unrelated"))
    figures = evaluate_copies(gold)
    assert figures["precision"] == figures["recall"] == figures["f1"] == figures["accuracy"] == 1.0
    assert (figures["articles"], figures["pairs"], figures["dependent"]) == (4, 3, 2)


def test_a_copy_of_another_kind_is_dependent_all_the_same(tmp_path: Path) -> None:
    figures = evaluate_copies(folder(tmp_path, ("a", "b", "partial_copy"), ("b", "d", "same_event_independent")))
    assert (figures["f1"], figures["accuracy"]) == (1.0, 0.0)
    assert figures["partial_as_copy"] == figures["event_as_unrelated"] == 1


def test_false_and_missed_copies_count(tmp_path: Path) -> None:
    gold = folder(tmp_path, ("a", "b", "unrelated"), ("a", "c", "partial_copy"), ("b", "d", "copy"), ("a", "d", "copy"))
    figures = evaluate_copies(gold)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.5, 0.3333, 0.4)


def test_every_pair_is_in_the_table_once(tmp_path: Path) -> None:
    figures = evaluate_copies(folder(tmp_path, *(("a", "d", label) for label in LABELS)))
    table = {name: number for name, number in figures.items() if "_as_" in name}
    assert len(table) == len(LABELS) ** 2
    assert sum(table.values()) == figures["pairs"] == len(LABELS)


def test_articles_of_two_outlets_are_no_updates_of_each_other(tmp_path: Path) -> None:
    articles = [article("a", FORD, MILL, outlet="Ford Post"), article("b", FORD, SCHOOL, day=2, outlet="Mill Post")]
    assert evaluate_copies(folder(tmp_path, ("a", "b", "partial_copy"), articles=articles))["partial_as_partial"] == 1
    of_one = [{**row, "outlet": "Ford Post"} for row in articles]
    assert evaluate_copies(folder(tmp_path, ("a", "b", "same_outlet_update"), articles=of_one))["update_as_update"] == 1


def test_boilerplate_that_the_read_room_marks_makes_no_copy(tmp_path: Path) -> None:
    notice = "We use cookies to make the pages of this paper work, to count its readers and to remember what they read."
    articles = [article("a", FORD, notice), article("b", SCHOOL, notice, day=9)]
    assert evaluate_copies(folder(tmp_path, ("a", "b", "unrelated"), articles=articles))["accuracy"] == 1.0


def test_no_pairs_give_zeros(tmp_path: Path) -> None:
    assert not any(evaluate_copies(folder(tmp_path, articles=[])).values())


@pytest.mark.parametrize(
    ("pair", "words"),
    [(("a", "b", "twin"), "no label 'twin'"), (("a", "z", "copy"), "no article z")],
)
def test_gold_that_cannot_be_used_is_named(tmp_path: Path, pair: tuple[str, str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        evaluate_copies(folder(tmp_path, pair))


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no pairs\.jsonl"):
        evaluate_copies(tmp_path)


# --- the corpus


def told(number: int, text: str, head: str = "") -> str:
    lines = f"outlet: Outlet {number}\nkind: newspaper\npublished: 2031-04-1{number}\norigin: o{number}"
    return f"{lines}\n{head}----\n\n{text}\n"


def test_the_corpus_gives_pairs_by_the_heads_of_its_reports(tmp_path: Path) -> None:
    folder = write_story(
        tmp_path,
        told(1, FORD),
        told(2, FORD, "copies: 01 whole\n"),
        told(3, MILL),
        told(4, f"{FORD}\n\n{SCHOOL}", "copies: 02 partial\n"),
    )
    (story,), _ = load_corpus(folder)
    labels = {(pair.one, pair.other): pair.label for pair in corpus_pairs(story)}
    assert labels == {
        ("01", "02"): "copy",
        ("02", "04"): "partial_copy",
        ("01", "03"): "unrelated",
        ("02", "03"): "unrelated",
        ("03", "04"): "unrelated",
    }  # 01 and 04 are tied only through 02, and no head says what they share
    figures = evaluate_copies(folder)
    assert (figures["articles"], figures["pairs"], figures["f1"]) == (4, 5, 1.0)


def test_reports_that_claim_the_same_are_on_one_event(tmp_path: Path) -> None:
    line = '+ territory.capture | asserted | actor: league | where: karsa | when: 2031-04-10 day | "{}"'
    fell = "[Karsa](place:karsa) fell on [Sunday](date).\n" + line.format("Karsa *fell*")
    lost = "Who lost [Karsa](place:karsa)?\n" + line.format("*lost* Karsa")
    (story,), problems = load_corpus(write_story(tmp_path, told(1, fell), told(2, lost), told(5, lost)))
    assert not problems
    assert [pair.label for pair in corpus_pairs(story)] == ["same_event_independent", "unrelated", "unrelated"]


def test_the_labels_are_those_of_the_reconcile_room() -> None:
    assert set(LABELS) > DEPENDENT
    assert set(copies._KINDS.values()) == DEPENDENT
