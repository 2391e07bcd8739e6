"""A short story of an invented war, put into a ledger claim by claim: no English core is needed to test pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from factbox.errors import Problem
from factbox.ledger import open_ledger
from factbox.records import Claim, Days, Intake, Mention, Place, Quantity, Report, Span, claim_id, content_id

FRONT, GOVERNMENT = "River Front", "Government of Varnia"
ALDER = Place("local:alder", "Alder", "city", "North Province", "XA", 40.1, 22.2)
BIRCH = Place("local:birch", "Birch", "city", "Lake Province", "XA", 41.2, 23.9)
CEDAR = Place("local:cedar", "Cedar", "city", "Lake Province", "XA", 39.4, 24.4)
DOGWOOD = Place("local:dogwood", "Dogwood", "city", "South Province", "XA", 38.6, 21.5)
TAKEN_IN = datetime(2031, 6, 1, 12, tzinfo=UTC)


@dataclass
class Told:
    """One report in the making: its text and what it claims."""

    outlet: str
    day: int
    text: str
    title: str = ""
    url: str = ""
    file: str = ""
    claims: list[Claim] = field(default_factory=list)

    @property
    def report(self) -> Report:
        published = datetime(2031, 5, self.day, 23, 59, 59, tzinfo=UTC)
        return Report(
            content_id(self.text, self.outlet),
            self.file or f"{self.outlet}-{self.day}.txt",
            self.text,
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            published=published,
            published_day=published.date(),
            published_basis="stated",
        )

    def claim(self, quote: str, type_: str, stance: str = "asserted", **more: Any) -> Told:
        """Add a claim; names of mentions are words of the text, each where it first stands."""
        start = self.text.index(quote)
        for name, kind in (("actor", "actor"), ("recipient", "actor"), ("speaker", "speaker"), ("time", "time")):
            if name in more:
                words = more[name]
                more[name] = Mention(self._span(words), words, kind, name=words)
        where = more.get("where")
        if where:
            more["place"] = Mention(self._span(where.name), where.name, "place", id=where.id, name=where.name)
        made = Claim("", self.report.id, Span(start, start + len(quote)), quote, type_, stance, **more)
        self.claims.append(replace(made, id=claim_id(made)))
        return self

    def _span(self, words: str) -> Span:
        start = self.text.find(words)
        return Span(start, start + len(words)) if start >= 0 else Span(0, 1)


def day(number: int, last: int | None = None) -> Days:
    return Days(date(2031, 5, number), date(2031, 5, last or number), "interval" if last else "day")


def reports() -> list[Told]:
    wire = "Alder was taken by the River Front on Tuesday. Nine people were killed there, a doctor said."
    return [
        Told("Example Wire", 6, wire, title="Alder is taken")
        .claim(
            "Alder was taken by the River Front",
            "territory.capture",
            actor=FRONT,
            where=ALDER,
            days=day(6),
            time="Tuesday",
        )
        .claim(
            "Nine people were killed there",
            "casualties",
            "attributed",
            where=ALDER,
            days=day(6),
            speaker="a doctor",
            cue="say",
            speaker_kind="witness",
            quantity=Quantity(9, 9, 9, "killed"),
        ),
        Told("Harbour Courier", 7, wire, url="https://courier.example/alder").claim(
            "Alder was taken by the River Front",
            "territory.capture",
            actor=FRONT,
            where=ALDER,
            days=day(6),
            time="Tuesday",
        ),
        Told(
            "Meridian Post",
            8,
            "The River Front said it captured Birch. The Interior Ministry denied that Birch was lost.",
        )
        .claim(
            "it captured Birch",
            "territory.capture",
            "claimed",
            actor=FRONT,
            where=BIRCH,
            days=day(8),
            speaker="The River Front",
            cue="say",
            speaker_kind="organisation",
            speaker_side=FRONT,
        )
        .claim(
            "Birch was lost",
            "territory.capture",
            "denied",
            actor=FRONT,
            where=BIRCH,
            days=day(8),
            speaker="The Interior Ministry",
            cue="deny",
            speaker_kind="organisation",
            speaker_side=GOVERNMENT,
        ),
        Told(
            "Quayside Review",
            9,
            "Fighting goes on in Cedar. Dogwood is held by the government. Three towns have fallen to the Front.",
        )
        .claim(
            "Three towns have fallen",
            "count",
            where=None,
            days=Days(None, date(2031, 5, 9), "by"),
            quantity=Quantity(3, 3, 3, "towns"),
        )
        .claim("Fighting goes on in Cedar", "territory.contested", where=CEDAR, days=day(9))
        .claim(
            "Dogwood is held by the government",
            "territory.held",
            actor=GOVERNMENT,
            where=DOGWOOD,
            days=Days(None, date(2031, 5, 9), "by"),
        ),
    ]


def write_story(path: Path, told: list[Told] | None = None) -> Path:
    """Write the story, and one refused input, to a new ledger."""
    with open_ledger(path) as ledger:
        for one in told if told is not None else reports():
            intake = Intake(one.report.file, one.report)
            ledger.add(intake, one.claims, (), recorded=TAKEN_IN, reader="factbox 0.1.0")
        refused = Intake("picture.png", None, (Problem("read", "binary", "This is no text.", "picture.png"),))
        ledger.add(refused, (), (), recorded=TAKEN_IN, reader="factbox 0.1.0")
    return path
