"""Pages damaged in all the ways in which pages are damaged, made from the project's own; the same seed, the same pages.

``python -m tests.read.pages.mutants --pages 5000`` reads so many and says what became of them: no crash, none over 10 s
or 512 MB, and none that is neither read nor refused with a reason.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from factbox.errors import Problem
from factbox.read.decode import decode_page
from factbox.read.drafts import Draft
from factbox.read.pages.child import MEGABYTES, SECONDS, PageReader
from factbox.read.pages.letters import letters_of, scan_letters

PAGES = tuple(path.read_bytes() for path in sorted(Path(__file__).with_name("made").glob("*.html")))
_TAGS = (
    b"<div>",
    b"</div>",
    b"<p>",
    b"<table><tr><td>",
    b"</article>",
    b"<b>",
    b"<svg>",
    b"<template>",
    b"<!--",
    b"<script>",
)
_ODD = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"&#xD800;",
    b"&#0;",
    b"&",
    b"<",
    b"\x1b",
    b"\xef\xbb\xbf",
    b"]]>",
    b"<![CDATA[",
)


def _cut(page: bytes, chance: random.Random) -> bytes:
    return page[: chance.randrange(len(page))]


def _drop(page: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(page))
    return page[:at] + page[at + chance.randrange(1, 400) :]


def _swap(page: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(page)) for _ in range(2))
    return page[:a] + page[b:] + page[a:b]


def _flip(page: bytes, chance: random.Random) -> bytes:
    data = bytearray(page)
    for _ in range(chance.randrange(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _insert(page: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 20)):
        at = chance.randrange(len(page) + 1)
        page = page[:at] + chance.choice(_TAGS + _ODD) + page[at:]
    return page


def _nest(page: bytes, chance: random.Random) -> bytes:
    at = max(page.find(b"<p>"), 0)
    return page[:at] + chance.choice(_TAGS[:7]) * chance.choice((10, 240, 260, 3000)) + page[at:]


def _repeat(page: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(page)) for _ in range(2))
    return page[:a] + page[a:b] * chance.randrange(2, 60) + page[b:]


def _attributes(page: bytes, chance: random.Random) -> bytes:
    many = b" ".join(b"a%d=%d" % (n, n) for n in range(chance.randrange(2000)))
    return page.replace(b"<p", b"<p " + many, 1)


def _encode(page: bytes, chance: random.Random) -> bytes:
    text = page.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-32-be", "cp1252", "gb18030", "utf-7")), "replace")


MUTATORS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _drop, _swap, _flip, _insert, _nest, _repeat, _attributes, _encode,
)  # fmt: skip


def mutants(count: int, seed: int = 8) -> Iterator[bytes]:
    """Yield damaged pages, each by one to three mutators."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    for _ in range(count):
        page = chance.choice(PAGES)
        for mutate in chance.sample(MUTATORS, chance.randrange(1, 4)):
            page = mutate(page, chance) or b"<html>"
        yield page


def faults_of(page: bytes, found: Draft | Problem) -> list[str]:
    """Return what is wrong with what became of a page; a silent loss first of all."""
    if isinstance(found, Problem):
        return [] if found.reason and found.message else ["refused without a reason"]
    faults = [] if found.text.strip() else ["silent empty"]
    text = decode_page(page)[0]
    for stretch in found.page:
        place = text[stretch.page.start : stretch.page.end]
        words = found.text[stretch.text.start : stretch.text.end] if stretch.text else ""
        if not place or (stretch.text and scan_letters(place).text != letters_of(words)):
            faults.append(f"words that do not stand where they are said to: {words[:40]!r}")
    return faults


def main() -> int:
    """Read many mutants and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=8)
    asked = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    with PageReader() as reader:
        for number, page in enumerate(mutants(asked.pages, asked.seed)):
            start = time.perf_counter()
            found = reader.read("html", page, f"mutant {number}")
            slowest = max(slowest, time.perf_counter() - start)
            outcomes[found.reason if isinstance(found, Problem) else "read"] += 1
            for fault in faults_of(page, found):
                outcomes["FAULT"] += 1
                print(f"mutant {number} of seed {asked.seed}: {fault}")  # noqa: T201
    print(f"{asked.pages} pages, slowest {slowest:.1f} s, limits {SECONDS} s and {MEGABYTES} MB")  # noqa: T201
    for outcome, count in outcomes.most_common():
        print(f"{count:6} {outcome}")  # noqa: T201
    return 1 if outcomes["FAULT"] else 0


if __name__ == "__main__":
    sys.exit(main())
