"""Made reports by invented outlets, and a ledger to put them in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.server import new_address, server

from factbox.errors import Problem
from factbox.ledger import Ledger, open_ledger
from factbox.records import Claim, Days, Intake, Mention, Report, Span, claim_id, content_id

READER = "factbox 0.1.0"


@dataclass(frozen=True)
class Made:
    """One input with what the other rooms made of it."""

    intake: Intake
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    reader: str = READER

    @property
    def report(self) -> Report:
        assert self.intake.report
        return self.intake.report

    def into(self, ledger: Ledger, recorded: datetime) -> bool:
        return ledger.add(self.intake, self.claims, self.problems, recorded=recorded, reader=self.reader)


def made(
    place: str = "Orvale",
    day: int | None = 3,
    *,
    file: str = "",
    basis: str = "stated",
    reader: str = READER,
    outlet: str = "Harbour Courier",
    problems: tuple[Problem, ...] = (),
) -> Made:
    """Return a report that says rebels took a place, with its one claim, dated by the day of its page."""
    text = f"Rebels took {place}. Residents fled."
    report = Report(content_id(text, outlet), file or f"{place}.txt", text, outlet=outlet)
    if day:
        published = datetime(2031, 5, day, 23, 59, 59, tzinfo=UTC)
        report = replace(report, published=published, published_day=published.date(), published_basis=basis)
    end = text.index(".")
    where = Mention(Span(12, end), place, "place")
    days = Days(report.published_day, report.published_day, "day") if day else Days()
    claim = Claim("", report.id, Span(0, end), text[:end], "territory.capture", "asserted", place=where, days=days)
    return Made(Intake(report.file, report, problems), (replace(claim, id=claim_id(claim)),), reader=reader)


def refused(file: str, reason: str = "binary") -> Made:
    return Made(Intake(file, None, (Problem("read", reason, "This is no text.", file),)))


def at(hour: int) -> datetime:
    """Return a moment of recording, long after every publication."""
    return datetime(2032, 1, 1, tzinfo=UTC).replace(day=1 + hour // 24, hour=hour % 24)


@pytest.fixture(scope="session")
def make() -> Callable[..., Made]:
    return made


@pytest.fixture(scope="session")
def refuse() -> Callable[..., Made]:
    return refused


@pytest.fixture(scope="session")
def hour() -> Callable[[int], datetime]:
    return at


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.factbox"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test of a ledger on both kinds, but those that look at its file."""
    if "ledger" in metafunc.fixturenames and "path" not in metafunc.fixturenames:
        metafunc.parametrize("ledger", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    if getattr(request, "param", "sqlite") == "postgres":
        where: str | Path = new_address(request.getfixturevalue("postgres"))
    else:
        where = request.getfixturevalue("path")
    with open_ledger(where) as opened:
        yield opened
