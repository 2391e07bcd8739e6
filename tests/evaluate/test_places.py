import json
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.evaluate.places import evaluate_places

TEXT = "The mayor of Herat, in Afghanistan, met a Syrian envoy from Qxvaba."
HERAT = {
    "start": 13,
    "end": 18,
    "phrase": "Herat",
    "lat": 34.35,
    "lon": 62.2,
    "geonameid": "1140026",
    "country": "Afghanistan",
}
LAND = {
    "start": 23,
    "end": 34,
    "phrase": "Afghanistan",
    "lat": 33.0,
    "lon": 66.0,
    "geonameid": "1149361",
    "country": "Afghanistan",
}
SYRIAN = {"start": 42, "end": 48, "phrase": "Syrian", "lat": 35.0, "lon": 38.0, "geonameid": None, "country": None}
UNKNOWN = {
    "start": 60,
    "end": 66,
    "phrase": "Qxvaba",
    "lat": 34.0,
    "lon": 63.0,
    "geonameid": None,
    "country": "Afghanistan",
}
NOWHERE = {"start": 4, "end": 9, "phrase": "mayor", "lat": None, "lon": None}


def gold(tmp_path: Path, *toponyms: dict[str, object], text: str = TEXT) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": text, "toponyms": toponyms}) + "\n\n", encoding="utf-8")
    return path


def test_right_answers_count(tmp_path: Path) -> None:
    scores = evaluate_places(gold(tmp_path, HERAT, LAND, SYRIAN))
    assert (scores["texts"], scores["toponyms"]) == (1, 3)
    assert scores["within_161km"] == scores["country"] == 1.0
    assert scores["raw_within_161km"] == scores["raw_precision"] == 1.0
    assert scores["unresolved"] == scores["raw_unresolved"] == 0.0


def test_an_unresolved_one_counts_as_wrong(tmp_path: Path) -> None:
    scores = evaluate_places(gold(tmp_path, HERAT, UNKNOWN))
    assert (scores["within_161km"], scores["country"], scores["unresolved"]) == (0.5, 0.5, 0.5)


def test_the_wrong_place_counts_as_wrong(tmp_path: Path) -> None:
    elsewhere = {**HERAT, "lat": -30.0, "lon": 140.0, "geonameid": None, "country": "Australia"}
    scores = evaluate_places(gold(tmp_path, elsewhere))
    assert (scores["within_161km"], scores["country"], scores["unresolved"]) == (0.0, 0.0, 0.0)


def test_a_country_is_right_by_its_code_wherever_its_middle_is_put(tmp_path: Path) -> None:
    scores = evaluate_places(gold(tmp_path, {**LAND, "lat": 36.0, "lon": 70.0}))
    assert scores["within_161km"] == 1.0
    other = evaluate_places(gold(tmp_path, {**LAND, "geonameid": "1168579", "country": "Pakistan"}))
    assert other["within_161km"] == 0.0


def test_offsets_that_count_from_one_are_mended(tmp_path: Path) -> None:
    shifted = {**HERAT, "start": 14, "end": 19}
    assert evaluate_places(gold(tmp_path, shifted))["raw_within_161km"] == 1.0


def test_a_toponym_without_position_is_not_judged(tmp_path: Path) -> None:
    assert evaluate_places(gold(tmp_path, HERAT, NOWHERE))["toponyms"] == 1


def test_an_empty_file_gives_zeros(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.touch()
    assert set(evaluate_places(path).values()) == {0}


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"text": "x", "toponyms": [{}]}'])
def test_another_shape_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        evaluate_places(path)
