"""Copies of one party's claim on 500 sites change nothing but the number of reports, and are seen to be copies.

Three hundred of them, or with ``FACTBOX_SOAK=1`` ten thousand (``make soak``), which takes some minutes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import factbox
from factbox.publish.factbox import build_factbox
from factbox.reconcile import reuse
from factbox.reconcile.alignment import align
from factbox.records import View

from .test_reconcile import made

COPIES = 10_000 if os.environ.get("FACTBOX_SOAK") else 300
SITES = 500
RATES = (0.0, 0.05, 0.1, 0.2, 0.3)
HEADLINES = ("", "Harun is ours, says River Front", "Breaking: the river port has fallen")

CLAIMED = made.tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=made.REBELS)
ASSERTED = made.tell("territory.capture")
BEFORE = (
    made.report("Harbour Post", 3, made.tell("territory.held", actor=made.ARMY, tense="present"), name="quiet"),
    made.report("Lake Courier", 4, made.tell("territory.contested", made.BELLIN), name="shots"),
    made.story("Mountain Voice", 5, CLAIMED),
)


def flood(number: int) -> list[Any]:
    """Return copies: exact and edited, re-titled, some of them without the words that say who said so."""
    return [
        made.story(
            f"Site {n % SITES}",
            6 + n % 4,
            ASSERTED if n % 3 == 0 else CLAIMED,
            rate=RATES[n % len(RATES)],
            seed=n,
            headline=HEADLINES[n % len(HEADLINES)],
        )
        for n in range(number)
    ]


def states(told: Sequence[Any], **options: Any) -> list[Any]:
    """Return the states without the number of reports, which alone may grow."""
    return [replace(row, reports=0, testimonies=()) for row in made.verdict(*told, **options).control]


SAID = "The Taliban captured Ghazni on Friday morning, a Taliban spokesman said in a message to reporters."
ASSERTED_TEXT = "The Taliban captured Ghazni on Friday morning without a fight at dawn."


def pages(number: int) -> Iterator[dict[str, str]]:
    """Yield a first print and copies of it: with new headlines, edited, every third without the speaker."""
    headlines = ("Taliban announce a capture", "Ghazni falls to Taliban", "A city is lost, sites report")
    for n in range(number + 1):
        lead = ASSERTED_TEXT if n % 3 == 2 else SAID
        random = Random(n)  # noqa: S311 - the same seed, the same page
        rest = [made.edit(sentence, RATES[n % len(RATES)] if n else 0, random) for sentence in made.STORY[3:8]]
        yield {
            "outlet": f"Site {n} News" if n else "Mountain Voice",
            "published": f"2021-08-06T{8 + n // 4:02}:{n % 4 * 15:02}Z",
            "title": headlines[n % 3],
            "text": "\n\n".join([headlines[n % 3], lead, *rest]),
        }


def test_a_flood_that_is_read_from_pages_changes_no_status(tmp_path: Path) -> None:
    file = tmp_path / "flood.jsonl"
    found = []
    for number in (0, 6):
        file.write_text("\n".join(map(json.dumps, pages(number))), encoding="utf-8")
        rows = factbox.view(factbox.read([file])).control
        found.append([(r.place.name, r.state, r.holder, r.status, r.began, r.independent_origins) for r in rows])
    assert found[0] == found[1]
    assert [row[3] for row in found[0]] == ["claimed"]


@pytest.mark.parametrize("known_sites", [False, True])
def test_a_flood_of_copies_changes_no_state_and_no_status(known_sites: bool) -> None:
    sites = [f"Site {n}" for n in range(SITES)] if known_sites else []
    options = {"known_outlets": (*made.KNOWN, *sites)}
    assert states([*BEFORE, *flood(COPIES)], **options) == states(BEFORE, **options)


@pytest.mark.parametrize("seed", [1329, 1989, 2814, 5169, 6159])
def test_a_copy_whose_lead_was_changed_beyond_knowing_is_a_copy(seed: int) -> None:
    """Five of the 28 that got through as a site's own word when 10,000 copies were first put in."""
    copy = made.story("Site 1", 7, ASSERTED, rate=0.3, seed=seed)
    assert states([*BEFORE, copy]) == states(BEFORE)


def test_a_flood_is_one_whatever_its_order() -> None:
    told = [*BEFORE, *flood(60)]
    shuffled = Random(7).sample(told, len(told))  # noqa: S311 - the same seed, the same order
    assert made.verdict(*shuffled) == made.verdict(*told)


def test_a_flood_is_reported() -> None:
    told = [*BEFORE, *flood(COPIES)]
    verdict = made.verdict(*told)
    first = BEFORE[-1].report
    links = [link for link in verdict.links if link.relation == "copies" and link.right == first.id]
    assert {link.left for link in links} == {t.report.id for t in told[3:]}
    reports = tuple(sorted((t.report for t in told), key=lambda r: (r.published, r.file)))
    factbox = build_factbox(
        View(made.moment(31), None, None, reports, tuple(c for t in told for c in t.claims), verdict)
    )
    section = next(section for section in factbox.sections if section.key == "copies")
    assert "Mountain Voice" in section.groups[0].lines[0].sentence
    different = len({t.report.id for t in told[3:]})  # one site's exact copies under one headline are one report
    told = section.groups[0].lines[0].sentence
    assert f"{different} other reports by " in told
    assert told.endswith(f"and {min(COPIES, SITES) - 5} others")


def test_the_work_grows_with_the_number_of_copies_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(reuse, "align", lambda one, other: compared.append(len(other)) or align(one, other))
    copies = flood(200)
    made.verdict(*copies)
    assert 0 < len(compared) <= reuse.MOST_LENDERS * len(copies)
