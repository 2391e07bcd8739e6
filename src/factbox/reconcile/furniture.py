"""Words on a page that belong to no story, so that two pages which share them share nothing.

**Furniture** is what an outlet prints on page after page: menus, web forms, teasers, standing boxes. Where the read
room has not marked it as boilerplate, it is told by its frequency: a story and its updates live for a day or two, and
what one outlet prints on three days is no part of them. What stands too seldom for that is told by its language: news
does not speak to its reader, and only menus and lists of names are written with capitals throughout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from factbox.reconcile.shingles import SHINGLE, Shingle, Words, shingles

FURNITURE_DAYS = 3
"""On how many days one outlet prints what belongs to none of its stories."""

Furniture = Mapping[str, frozenset[Shingle]]
"""For each outlet the shingles of ``SHINGLE`` words that stand on its pages whatever the story."""

TO_THE_READER = 1 / 20
"""The share of a passage's words from which on "you" and "your" make it a form or an appeal, and no news."""

LOWER_CASE = 1 / 4
"""The share of a passage's words that are written without a capital, if it is no menu and no list of names."""

_YOU = frozenset({"you", "your", "yours", "yourself"})


def find_furniture(texts: Iterable[Words]) -> Furniture:
    """Return what each outlet prints in several reports on several days, linear in the number of words.

    Reports without a day or a known outlet say nothing: two pages of nobody may be of two outlets, and copies.
    """
    by_outlet: dict[str, list[tuple[date, Words]]] = {}
    for words in texts:
        if words.report.outlet and words.report.published_day:
            by_outlet.setdefault(words.report.outlet, []).append((words.report.published_day, words))
    return {outlet: _standing(printed) for outlet, printed in by_outlet.items()}


def _standing(printed: Sequence[tuple[date, Words]]) -> frozenset[Shingle]:
    if len({day for day, _ in printed}) < FURNITURE_DAYS:
        return frozenset()
    first: dict[Shingle, date] = {}
    days: dict[Shingle, set[date]] = {}  # only of what is printed on a second day: most words of an outlet are not
    for day, words in printed:
        for _, shingle in shingles(words.folded):
            if first.setdefault(shingle, day) != day:
                days.setdefault(shingle, {first[shingle]}).add(day)
    return frozenset(shingle for shingle, on in days.items() if len(on) >= FURNITURE_DAYS)


def without(words: Words, standing: Collection[Shingle]) -> tuple[str, ...]:
    """Return the words of a report with those of some shingles left empty.

    Furniture stands beside a story. What makes up most of a page is its story, and one that is printed again and again:
    nothing is left out then, or whoever prints one text on three days would have made it furniture.
    """
    if not standing:
        return words.folded
    kept = list(words.folded)
    for start, shingle in shingles(words.folded):
        if shingle in standing:
            kept[start : start + SHINGLE] = [""] * SHINGLE
    mostly = 2 * sum(map(bool, kept)) < sum(map(bool, words.folded))
    return words.folded if mostly else tuple(kept)


def is_no_news(words: Words, passage: range) -> bool:
    """Say whether a passage of a report cannot be news by its language: an appeal to the reader, or names in a row.

    What is said in quotation marks may speak to anybody. A text in capitals throughout is judged by its words alone.
    """
    own = [words.folded[at] for at in passage if not words.quoted[at]]
    if sum(word in _YOU for word in own) > TO_THE_READER * len(own):
        return True
    return _lower_case(words, passage) < LOWER_CASE <= _lower_case(words, range(len(words.starts)))


def _lower_case(words: Words, passage: range) -> float:
    text = words.report.text
    return sum(text[words.starts[at]].islower() for at in passage) / max(len(passage), 1)
