"""How fast names of places are looked up and reports resolved, beside a plain dict look-up.

    python benchmarks/places.py

Prints rates for one core. "cold" is every name once, from the file; "news" is a stream in which a few names make most
of the mentions (Zipf's law), as in reports.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Sequence
from itertools import accumulate

from factbox.knowledge.places import SHIPPED, Gazetteer
from factbox.language.toponyms import find_toponyms
from factbox.records import Mention, Report
from factbox.resolve.places import resolve_places

LOOKUPS = 50_000


def rate(function: Callable[[str], object], names: Sequence[str]) -> float:
    """Return calls a second."""
    started = time.perf_counter()
    for name in names:
        function(name)
    return len(names) / (time.perf_counter() - started)


def report_of(sentences: int, names: Sequence[str]) -> Report:
    """Return a made-up report that names a place in every sentence."""
    text = " ".join(f"Fighting went on in {names[i % len(names)]} on Tuesday." for i in range(sentences))
    return Report(id="benchmark", file="benchmark", text=text)


def seconds_to_resolve(report: Report, gazetteer: Gazetteer) -> float:
    """Return how long one report takes, names to answers."""
    spans = find_toponyms(report.text, gazetteer)
    mentions = [Mention(s, report.text[s.start : s.end], "place") for s in spans]
    started = time.perf_counter()
    resolve_places(mentions, report, gazetteer)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    started = time.perf_counter()
    gazetteer = Gazetteer(SHIPPED)
    gazetteer.candidates("Kabul")
    print(f"opened and asked once   {time.perf_counter() - started:8.3f} s")
    chance = random.Random(1)  # noqa: S311
    cities = [name for name in gazetteer.beginning("", 1_000_000) if name.isalpha() and name.isascii()]
    cold = chance.sample(cities, LOOKUPS)
    weights = list(accumulate(1 / rank for rank in range(1, LOOKUPS + 1)))
    news = chance.choices(cold, cum_weights=weights, k=LOOKUPS)
    table = dict.fromkeys(cities, True)
    plain = rate(table.get, news)
    print(f"dict                    {plain:10,.0f} look-ups/s")
    for label, function, names in (
        ("knows, cold", Gazetteer(SHIPPED).knows, cold),
        ("candidates, cold", Gazetteer(SHIPPED).candidates, cold),
        ("knows, news", Gazetteer(SHIPPED).knows, news),
        ("candidates, news", Gazetteer(SHIPPED).candidates, news),
    ):
        speed = rate(function, names)
        print(f"{label:<24}{speed:10,.0f} look-ups/s, 1/{plain / speed:.0f} of a dict")
    for sentences in (50, 500, 5000):
        taken = seconds_to_resolve(
            report_of(sentences, ["Kabul", "Herat", "Kandahar", "Ghazni", "Faizabad"]), gazetteer
        )
        print(f"{sentences:5} mentions           {taken * 1e6 / sentences:10.1f} microseconds each")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"peak memory             {peak:10.0f} MB, the dict included")


if __name__ == "__main__":
    main()
