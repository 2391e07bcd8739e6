"""Small made-up reports for the tests: one sentence a claim, invented places, sides and outlets, days of March 2031."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

from factbox.reconcile import reconcile_claims
from factbox.records import (
    Claim,
    Control,
    Days,
    Mention,
    Passage,
    Place,
    Quantity,
    Report,
    Span,
    Verdict,
    claim_id,
    content_id,
)

REBELS = "River Front"
ARMY = "Government of Ostravia"
KNOWN = ("Harbour Post", "Lake Courier", "Northern Wire", "Example Wire")
"""Invented outlets that the tests count as known; any other is one that nobody knows."""

HARUN = Place("local:harun", "Harun", "city", "Lower Province", "XO")
BELLIN = Place("local:bellin", "Bellin", "city", "Upper Province", "XO")
BARRACKS = Place("local:barracks", "Harun barracks", "facility", "Lower Province", "XO")
PROVINCE = Place("local:lower", "Lower Province", "province", "Lower Province", "XO")
NORTH = Place("local:north", "the north", "region", "", "XO")
OSTRAVIA = Place("local:xo", "Ostravia", "country", "", "XO")
PLACES = (HARUN, BELLIN, BARRACKS, PROVINCE, NORTH, OSTRAVIA)

CLAIM = "The River Front took Harun before dawn on Wednesday, its spokesman said in a message read out on the radio."

STORY = (
    CLAIM,
    "He said columns had come down both banks in the night and met no one at the ferry landing but two watchmen.",
    "The governor's house, the grain store and the pumping station were named as places where flags had been put up.",
    "Lorries with bedding and kettles stood in the market street from six, and a baker said he had sold out by seven.",
    "The message gave no figure for losses on either side and did not say where the garrison had gone.",
    "A ferryman who crossed at noon counted nine burnt carts along the upper road and heard shots far off.",
    "The spokesman said schools would open again on Saturday and that nobody who handed in a rifle would be troubled.",
    "Telephone lines to the lower town were down for the third day, and nobody answered at the district office.",
    "Harun lies where the coast road leaves the river, and whoever has it can stop the salt going up to the markets.",
    "Shops along the quay were shut, and the evening boat turned back with forty passengers and a load of onions.",
)  # fmt: skip
"""Sentences of one report; the first carries the one claim."""

FILLERS = (
    "almost", "large", "early", "still", "under", "near", "several", "grey", "old", "quiet", "some", "then", "yet",
    "soon", "later", "people", "men", "women", "hands", "days", "hours", "voices",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A report with its claims."""

    report: Report
    claims: tuple[Claim, ...]


def day(number: int | None) -> date | None:
    """Return a day of March 2031."""
    return None if number is None else date(2031, 3, number)


def moment(number: int) -> datetime:
    """Return the end of a day of March 2031."""
    return datetime.combine(date(2031, 3, number), time(23, 59, 59), UTC)


def days(first: int | None = None, last: int | None = None) -> Days:
    """Return an interval of days of March 2031."""
    return Days(day(first), day(last), "day" if first == last and first else "interval")


def who(name: str, words: str = "") -> Mention:
    """Return a mention of an actor that resolved to ``name``; with an empty name one that stayed open."""
    return Mention(Span(0, 1), words or name, "actor", id=name or None, name=name or None)


def tell(kind: str, place: Place | None = HARUN, actor: str = REBELS, **fields: Any) -> dict[str, Any]:
    """Return the fields of a claim; days and days' ends are given with :func:`days`."""
    speaker = fields.pop("speaker", None)
    if speaker:
        fields["speaker"] = Mention(Span(0, 1), speaker, "speaker", id=speaker, name=speaker)
        fields.setdefault("speaker_kind", "person")
    return {
        "type": kind,
        "where": place,
        "place": place and Mention(Span(0, 1), place.name, "place", id=place.id, name=place.name),
        "actor": who(actor) if actor else None,
        "stance": "asserted",
        **fields,
    }


def number(best: float, unit: str, **fields: Any) -> Quantity:
    """Return an exact number of something."""
    return Quantity(**{"low": best, "best": best, "high": best, "unit": unit, **fields})


def report(outlet: str, published: int | None, *told: dict[str, Any], name: str = "", **fields: Any) -> Told:
    """Return a report of one sentence a claim, in words that no other report of these tests shares."""
    key = name or f"{outlet}-{published}"
    slug = content_id(key)
    sentences = [f"{slug}x{i} it was {slug}y{i} told so." for i in range(len(told))]
    return print_text(outlet, published, " ".join(sentences), sentences, told, file=key, **fields)


def print_text(
    outlet: str, published: int | None, text: str, sentences: list[str], told: tuple[dict[str, Any], ...], **fields: Any
) -> Told:
    """Return a report with this text, whose claims stand in these sentences."""
    paper = Report(
        id=content_id(outlet, text),
        text=text,
        outlet=outlet,
        published=None if published is None else moment(published),
        published_day=day(published),
        **{"file": outlet, **fields},
    )
    claims = []
    for sentence, claim in zip(sentences, told, strict=True):
        start = text.index(sentence)
        span = Span(start, start + len(sentence))
        made = Claim(id="", report_id=paper.id, span=span, quote=sentence, **claim)
        claims.append(replace(made, id=claim_id(made)))
    return Told(paper, tuple(claims))


def reprint(told: Told, outlet: str, published: int | None, **fields: Any) -> Told:
    """Return the same words under another masthead."""
    paper = replace(
        told.report,
        id=content_id(outlet, told.report.text),
        file=outlet,
        outlet=outlet,
        published=None if published is None else moment(published),
        published_day=day(published),
        **fields,
    )
    moved = (replace(claim, report_id=paper.id) for claim in told.claims)
    return Told(paper, tuple(replace(claim, id=claim_id(claim)) for claim in moved))


def edit(sentence: str, rate: float, random: Random) -> str:
    """Return a sentence in which that share of the words was replaced, left out or given a neighbour, by chance."""
    words: list[str] = []
    for word in sentence.split():
        if random.random() >= rate:
            words.append(word)
            continue
        kind = random.random()
        words += [random.choice(FILLERS)] if kind < 0.7 else [] if kind < 0.85 else [word, random.choice(FILLERS)]
    return " ".join(words)


def story(
    outlet: str, published: int | None, told: dict[str, Any], *, rate: float = 0.0, seed: int = 0, headline: str = ""
) -> Told:
    """Return the story as first printed, or a copy in which that share of the words was changed."""
    random = Random(seed)  # noqa: S311 - the same seed, the same copy
    sentences = [edit(sentence, rate, random) for sentence in STORY]
    text = "\n\n".join(filter(None, (headline, *sentences)))
    return print_text(outlet, published, text, [sentences[0]], (told,), file=f"{outlet}-{published}-{seed}")


def quoted(told: Told, outlet: str) -> Told:
    """Return the report with its whole text as a block that another outlet wrote."""
    block = Passage(Span(0, len(told.report.text)), "quoted_outlet", outlet)
    return Told(replace(told.report, passages=(block,)), told.claims)


def verdict(*told: Told, known: int = 31, **options: Any) -> Verdict:
    """Return the verdict on some reports at the end of a day of March 2031."""
    reports = [t.report for t in told]
    claims = [claim for t in told for claim in t.claims]
    options.setdefault("known_outlets", KNOWN)
    return reconcile_claims(reports, claims, known=moment(known), **options)


def rows(*told: Told, state: str = "held", known: int = 31, **options: Any) -> tuple[Control, ...]:
    """Return the rows of one kind of state."""
    return tuple(row for row in verdict(*told, known=known, **options).control if row.state == state)


def only_row(*told: Told, state: str = "held", **options: Any) -> Control:
    """Return the one row of one kind of state; fails if there are more or fewer."""
    found = rows(*told, state=state, **options)
    assert len(found) == 1, found
    return found[0]
