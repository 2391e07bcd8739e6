from __future__ import annotations

from datetime import date

import pytest

from factbox.corpus.lines import parse_attribution, parse_claim_line
from factbox.corpus.markup import MarkupError
from factbox.corpus.records import Role
from factbox.records import Days, Quantity

TEXT = "On Thursday the League took Karsa and at least 40 people died, its spokesman said."


def claim(fields: str) -> str:
    return f'territory.capture | claimed | {fields} | speaker: menk | "the League *took* Karsa"'


def test_a_claim_has_its_clause_and_its_trigger() -> None:
    found = parse_claim_line(claim('where: karsa "the town"'), TEXT)
    assert TEXT[found.span.start : found.span.end] == "the League took Karsa"
    assert found.trigger
    assert TEXT[found.trigger.start : found.trigger.end] == "took"
    assert (found.where, found.speaker) == (Role("karsa", "the town"), Role("menk"))


@pytest.mark.parametrize(
    ("when", "first", "last", "precision"),
    [
        ("2031-04-10", date(2031, 4, 10), date(2031, 4, 10), "day"),
        ("..2031-04-10 by", None, date(2031, 4, 10), "by"),
        ("2031-04-10.. since", date(2031, 4, 10), None, "since"),
        ("2031-02 month", date(2031, 2, 1), date(2031, 2, 28), "month"),
        ('1998 year "in 1998"', date(1998, 1, 1), date(1998, 12, 31), "year"),
        ("2031-04-10..2031-04-11", date(2031, 4, 10), date(2031, 4, 11), "interval"),
        (".. vague", None, None, "vague"),
    ],
)
def test_days(when: str, first: date | None, last: date | None, precision: str) -> None:
    assert parse_claim_line(claim(f"when: {when}"), TEXT).days == Days(first, last, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "low", "best", "high"),
    [
        ("12 killed", 12, 12, 12),
        ("40// killed", 40, None, None),
        ("//50 killed", None, None, 50),
        ("10//15 killed", 10, None, 15),
        ("/50/50 killed", None, 50, 50),
        ("/50/ killed", None, 50, None),
        ("// killed", None, None, None),
        ("8/12/12 killed", 8, 12, 12),
    ],
)
def test_numbers(number: str, low: float | None, best: float | None, high: float | None) -> None:
    found = parse_claim_line(claim(f'number: {number} | hedge: "about" | of: "34 towns" | base: since Friday'), TEXT)
    assert found.quantity == Quantity(low, best, high, "killed", "34 towns", "since Friday", "about")


def test_a_casualty_needs_no_trigger() -> None:
    line = 'casualties | attributed | speaker: "its spokesman" official | side: league | "at least 40 people died"'
    found = parse_claim_line(line, TEXT)
    assert (found.trigger, found.speaker_kind, found.side) == (None, "official", "league")


@pytest.mark.parametrize(
    "line",
    [
        'territory.conquest | claimed | "the League *took* Karsa"',
        'territory.capture | certain | "the League *took* Karsa"',
        'territory.capture | claimed | speaker: menk | "the League took Karsa"',
        'territory.capture | claimed | speaker: menk | "the *League* *took* Karsa"',
        'territory.capture | claimed | speaker: menk | "the League *lost* Karsa"',
        'territory.capture | claimed | speaker: "menk" | "the League *took* Karsa"',
        'territory.capture | claimed | speaker: "menk" king | "the League *took* Karsa"',
        'territory.capture | claimed | colour: red | "the League *took* Karsa"',
        'territory.capture | claimed | when: Thursday | "the League *took* Karsa"',
        'territory.capture | claimed | when: 2031-04-11..2031-04-10 | "the League *took* Karsa"',
        'territory.capture | claimed | when: 2031-02-30 | "the League *took* Karsa"',
        'territory.capture | claimed | number: many | "the League *took* Karsa"',
        'territory.capture | claimed | extent: half | "the League *took* Karsa"',
        'territory.capture | claimed | historical: perhaps | "the League *took* Karsa"',
        'territory.capture | "the League *took* Karsa"',
    ],
)
def test_a_line_with_a_fault_is_refused(line: str) -> None:
    with pytest.raises(MarkupError):
        parse_claim_line(line, TEXT)


def test_an_attribution_may_lack_a_part_and_have_several_pieces() -> None:
    found = parse_attribution('cue: "said" | content: "the League" + "took Karsa"', TEXT)
    assert not found.speaker
    assert [TEXT[span.start : span.end] for span in found.content] == ["the League", "took Karsa"]


def test_an_attribution_has_no_other_part() -> None:
    with pytest.raises(MarkupError):
        parse_attribution('who: "the League" | content: "took Karsa"', TEXT)
