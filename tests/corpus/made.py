"""A small story for the tests of this room, written to a folder."""

from __future__ import annotations

from pathlib import Path

SHEET = """\
title: The fall of Karsa
kind: siege
country: Tesalia
names: [Georgian]
summary: A town falls.
cast:
  league: {name: Northern League, kind: group, side: league}
  army: {name: Tesalian Army, kind: org, side: government}
  menk: {name: Ilo Menk, kind: person, role: official, side: league}
  karsa: {name: Karsa, kind: place, place: city, within: orel, capital_of: orel}
  orel: {name: Orel, kind: place, place: province}
truth:
  - {on: 2031-04-10, what: The League takes Karsa, place: karsa, state: held, holder: league}
ledger:
  - known: 2031-04-12
    control:
      - {place: karsa, state: held, holder: league, change: taken, began: 2031-04-10, status: claimed}
"""

REPORT = """\
outlet: Harrow Sentinel
kind: newspaper
published: 2031-04-12T09:20Z
origin: sentinel-0412
----

{headline} [Karsa](place:karsa) falls to the [League](group:league)
+ territory.capture | asserted | actor: league | where: karsa | when: ..2031-04-12 by | "Karsa *falls* to the League"

The [League](group:league) took [Karsa](place:karsa) on [Thursday](date), its spokesman [Ilo Menk](person:menk) said.
@ speaker: "its spokesman Ilo Menk" | cue: "said" | content: "The League took … Thursday"
+ territory.capture | claimed | where: karsa | when: 2031-04-10 | speaker: menk | "The League *took* Karsa"
"""


def write_story(folder: Path, *reports: str, sheet: str = SHEET, split: str = "train", name: str = "karsa") -> Path:
    """Write a story below a folder and return the folder of the story."""
    story = folder / split / name
    story.mkdir(parents=True)
    (story / "story.yaml").write_text(sheet, encoding="utf-8")
    for number, text in enumerate(reports or (REPORT,), start=1):
        (story / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return story
