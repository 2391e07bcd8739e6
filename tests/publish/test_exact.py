"""The same thing is told once: under its exact place, by its named holder, and as a total or an event."""

from __future__ import annotations

import json
from pathlib import Path

import factbox
from factbox.publish.document import Section
from factbox.publish.factbox import build_factbox


def sections(folder: Path, *told: tuple[str, str]) -> dict[str, Section]:
    """Return the sections of a factbox of some reports of one evening, each with its outlet and its text."""
    for number, (outlet, text) in enumerate(told, 1):
        report = {"outlet": outlet, "published": "2031-08-10T18:00:00Z", "text": text}
        (folder / f"{number}.json").write_text(json.dumps(report), encoding="utf-8")
    box = build_factbox(factbox.view(factbox.read(sorted(map(str, folder.glob("*.json"))))))
    return {section.key: section for section in box.sections}


def test_armed_groups_do_not_hold_what_a_named_group_holds(tmp_path: Path) -> None:
    made = sections(
        tmp_path,
        ("Aid Desk", "Armed groups control the town of Ravine and the town of Quaimarin.\n"),
        ("Coast Post", "Fighters of the Kolo Alliance control the town of Ravine, residents said.\n"),
    )
    told = [(line.place, line.sentence) for group in made["held"].groups for line in group.lines]
    assert len(told) == 2
    assert any(place == "RAVINE" and "Kolo Alliance" in words for place, words in told)
    assert any(place == "QUAIMARIN" for place, _ in told)


def test_a_strike_in_the_sentence_of_a_total_is_no_further_line(tmp_path: Path) -> None:
    text = "The hospital in the town of Velin revised the number of people killed in Tuesday's drone strike on the bus"
    made = sections(tmp_path, ("Halden Press", f"{text} station to 22 from 28.\n"))
    assert made["totals"].rows
    assert "events" not in made


def test_a_place_that_a_headline_calls_by_less_is_told_by_the_text(tmp_path: Path) -> None:
    text = "Rebels seize fuel terminal in Lunda, airlines halt flights\n\nNorthern Front rebels took the Brise-Mer fuel"
    text += " terminal, which supplies most of the town of Lunda, on Sunday, port workers said.\n"
    made = sections(tmp_path, ("Quay Post", text))
    lines = [line for group in made["changes"].groups for line in group.lines]
    assert [line.place for line in lines] == ["FUEL TERMINAL (BRISE-MER)"]
