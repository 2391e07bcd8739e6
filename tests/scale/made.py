"""Made reports, as many as wanted: JSON Lines of an invented outlet on a few days and towns."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

PLACES = ("Zaranj", "Kunduz", "Taloqan", "Ghazni", "Herat", "Farah", "Faizabad", "Kandahar")
_NEWS = (
    "Taliban fighters captured {place} on Thursday, an official said.",
    "The army denied on Friday that {place} had fallen to the Taliban.",
    "Shelling near {place} killed at least {number} people on Monday.",
    "Taliban fighters entered the outskirts of {place}, a resident said.",
    "Thousands fled {place} after heavy fighting between the army and the Taliban.",
)
_ELSE = (
    "Shops on the main road stayed shut for most of the day.",
    "Buses still ran to the border, and bread was dearer than in spring.",
    "The governor did not answer calls. Telephones in the district were cut off.",
)


def made_rows(number: int) -> Iterator[dict[str, str]]:
    """Yield reports, each unlike the others; the same number gives the same reports."""
    chance = random.Random(11)  # noqa: S311
    for at in range(number):
        place = chance.choice(PLACES)
        news = [line.format(place=place, number=3 + at % 40) for line in chance.sample(_NEWS, 2)]
        yield {
            "url": f"https://harbour-courier.example/{at}",
            "outlet": "The Harbour Courier",
            "title": f"Day {at}: news of {place}",
            "published": f"2021-08-{1 + at % 28:02}",
            "text": "\n\n".join([news[0], chance.choice(_ELSE), news[1], f"This was report {at} of the series."]),
        }


def write_made(path: Path, number: int) -> Path:
    """Write made reports as JSON Lines and return where."""
    with path.open("w", encoding="utf-8") as stream:
        for row in made_rows(number):
            stream.write(json.dumps(row) + "\n")
    return path
