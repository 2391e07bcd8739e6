"""A line names those alone whose own clause tells of its very thing: that kind of happening, that side, those days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factbox
from factbox.publish.document import Factbox, full_sentence, head
from factbox.publish.factbox import build_factbox

_ON = {8: "2031-08-08T18:00:00Z", 10: "2031-08-10T18:00:00Z", 11: "2031-08-11T18:00:00Z", 12: "2031-08-12T18:00:00Z"}


def made(folder: Path, *told: tuple[str, str, str]) -> Factbox:
    """Return the factbox of some reports, each with its outlet, its hour and its text."""
    for number, (outlet, published, text) in enumerate(told, 1):
        report = {"outlet": outlet, "published": published, "text": text}
        (folder / f"{number}.json").write_text(json.dumps(report), encoding="utf-8")
    return build_factbox(factbox.view(factbox.read(sorted(map(str, folder.glob("*.json"))))))


def lines(box: Factbox, section: str) -> list[str]:
    """Return the lines of a section as printed."""
    groups = next(one.groups for one in box.sections if one.key == section)
    return [f"{head(line)}: {full_sentence(line)}" for group in groups for line in group.lines]


@pytest.mark.parametrize(
    ("section", "first", "then"),
    [
        (  # a fight, and the entry that followed it
            "contested",
            "Clashes broke out on Saturday on the edge of the town of Tessa between soldiers and the Northern Front",
            "Fighters of the Northern Front entered the town of Tessa on Sunday",
        ),
        (  # fights of two days
            "contested",
            "Clashes between soldiers and Bayan rebels broke out in the town of Oram on Saturday",
            "Soldiers and Bayan rebels fought in the town of Oram on Monday",
        ),
        (  # a taking, and who had the town days later
            "changes",
            "Northern Front fighters captured the town of Tessa on Saturday",
            "Northern Front fighters were in full control of the town of Tessa",
        ),
        (  # the attack of one side, and that of the other
            "contested",
            "Fighters of the Blue League attacked the town of Marl on Saturday",
            "Army columns attacked the town of Marl on Saturday",
        ),
        (  # a deal, and that it holds
            "events",
            "The government and the Northern Front agreed to a ceasefire of ten days on Saturday",
            "A truce between the government and the Northern Front was mostly holding",
        ),
    ],
)
def test_who_tells_of_something_else_is_not_named(tmp_path: Path, section: str, first: str, then: str) -> None:
    told = [("Coastal Post", _ON[10], f"{first}, residents said."), ("Hill Press", _ON[12], f"{then}, monks said.")]
    mine = [line for line in lines(made(tmp_path, *told), section) if first in line]
    assert mine, section
    assert not any("Hill Press" in line or "2 reports" in line for line in mine)


def test_who_tells_of_the_same_thing_is_named(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coastal Post", _ON[10], "Northern Front fighters captured the town of Tessa on Saturday, residents said."),
        ("Hill Press", _ON[11], "The town of Tessa fell to Northern Front fighters on Saturday, monks said."),
    )
    (line,) = lines(box, "changes")
    assert "residents in Coastal Post and monks in Hill Press" in line


def test_a_fight_that_is_news_the_day_after_is_that_of_the_day(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coastal Post", _ON[10], "Soldiers and Bayan rebels clashed in the town of Oram on Sunday, residents said."),
        ("Hill Press", _ON[11], "Soldiers and Bayan rebels fought in the town of Oram, monks said."),
    )
    (line,) = lines(box, "contested")
    assert "Hill Press" in line
