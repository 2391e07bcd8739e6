"""How well claims are read: control, all other types, and numbers, against annotated stories or rows of claims.

A claim matches one of the gold in the same report if at least half of the shorter clause is shared, the types are of
one family (``CONTROL_FAMILIES``, ``OTHER_FAMILIES``) and, where the gold names a place, the places agree; one to one,
longest overlap first. Who says it, when and how sure is judged on the matched ones. ``claim_rows.py`` reads both sides.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factbox.evaluate.claim_rows import Gold, Row, aliases, found_rows, read_gold
from factbox.evaluate.gold import f1, share
from factbox.records import Span

CONTROL_FAMILIES: Mapping[str, str] = {
    "territory.capture": "taken",
    "territory.handover": "taken",
    **dict.fromkeys(("territory.enter", "territory.contested", "battle.clash", "strike.shelling"), "inside"),
    "territory.siege": "siege",
    "territory.held": "held",
    "territory.withdraw": "withdraw",
}
"""Types about who holds what; those of one family are often two fair readings of one clause."""

OTHER_FAMILIES: Mapping[str, str] = {
    "attack.bombing": "bombing",
    "strike.air": "strike",
    **dict.fromkeys(("killing.assassination", "killing.civilians", "casualties"), "killing"),
    "detention.arrest": "arrest",
    "detention.release": "release",
    **dict.fromkeys(("displacement", "evacuation"), "movement"),
    "looting": "looting",
    **dict.fromkeys(("deployment.in", "deployment.out"), "deployment"),
    "defection": "defection",
    **dict.fromkeys(("diplomacy.talks", "diplomacy.agreement"), "talks"),
    "diplomacy.statement": "statement",
    "visit": "visit",
    "aid": "aid",
    "abuse": "abuse",
}

STRENGTH: Mapping[str, int] = {
    **dict.fromkeys(("asserted", "confirmed", "attributed"), 3),
    "claimed": 2,
    "unconfirmed": 1,
    **dict.fromkeys(("forecast", "conditional", "negated", "denied"), 0),
}
"""How strongly a stance says that it is so; more than the gold's is overstated."""

LONGEST_MATCH = 300
"""Characters of a clause beyond which it is a paragraph, and matches nothing shorter than a quarter of it."""

NUMBER_TOLERANCE = 0.011
"""How far a number may be off, as a share of itself: 66.7 percent is two thirds."""

_NOT_NAME = re.compile(r"\b(?:city|town|province|district|the|of)\b")
_FUNCTION_WORDS = frozenset({"the", "said", "and", "who", "of", "in", "an", "to", "told"})


@dataclass(slots=True)
class _Block:
    """Gold and found claims of some families, matched report by report."""

    hits: list[tuple[Row, Row]] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)


def evaluate_claims(folder: Path) -> dict[str, float | int]:
    """Return how well claims are read.

    Args:
        folder: annotated stories (``corpus/GUIDE.md``); or ``*.jsonl`` with one claim a line, as docs/evaluate.md
            describes, with the reports in a folder ``reports`` beside, or by the names that the rows give them
            anywhere below the folder's parent.

    Returns:
        For claims on control: counts, precision, recall and f1; over the matched ones the shares with equal stance,
        speaker (by its printed name; ``speaker_in_words``: or by the words of the report), days and ``historical``, and
        ``overstated`` and ``attribution_lost``; ``unsupported_captures`` counts captures in the report's own voice that
        the gold does not have. ``other_...``: the same for all other types. ``numbers_recall``: the share of gold
        numbers that a claim of the same stretch has.

    Raises:
        UsageError: the folder holds no such gold.
    """
    with tempfile.TemporaryDirectory() as made:
        gold, reports = read_gold(folder, Path(made))
        found = [row for row in found_rows(reports) if row.report in gold.reports]
    control = _figures(_compare(gold, found, CONTROL_FAMILIES))
    other = _figures(_compare(gold, found, OTHER_FAMILIES))
    return {
        "reports": len(gold.reports),
        **control,
        **{f"other_{name}": figure for name, figure in other.items() if name != "unsupported_captures"},
        **_numbers(gold.rows, found),
    }


def control_matches(folder: Path, begin: Callable[[str], None] = lambda _: None) -> list[tuple[Row, bool]]:
    """Return the claims on control that are read in a folder of gold, each with whether the gold has it.

    Args:
        folder: as for :func:`evaluate_claims`.
        begin: takes the name of each report before it is read.

    Raises:
        UsageError: the folder holds no such gold.
    """
    with tempfile.TemporaryDirectory() as made:
        gold, reports = read_gold(folder, Path(made))
        found = [row for row in found_rows(reports, begin) if row.report in gold.reports]
    block = _compare(gold, found, CONTROL_FAMILIES)
    return [(read, True) for _, read in block.hits] + [(read, False) for read in block.extra]


# --- matching


def _compare(gold: Gold, found: Sequence[Row], families: Mapping[str, str]) -> _Block:
    block = _Block()
    for report in sorted(gold.reports):
        wanted = [row for row in gold.rows if row.report == report and row.type in families and not row.counts]
        read = [row for row in found if row.report == report and row.type in families]
        _match(wanted, read, families, block)
    return block


def _match(gold: list[Row], found: list[Row], families: Mapping[str, str], block: _Block) -> None:
    """Match one to one, longest overlap first; what says a matched or missed claim again is no extra."""
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(_pairs(gold, found, families)):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            block.hits.append((gold[i], found[j]))
    block.missed += [gold[i] for i in sorted(left)]
    block.extra += [found[j] for j in sorted(right) if not _said_again(gold, found[j], families)]


def _pairs(gold: list[Row], found: list[Row], families: Mapping[str, str]) -> Iterator[tuple[int, int, int]]:
    for i, wanted in enumerate(gold):
        for j, read in enumerate(found):
            shared = overlap(wanted.span, read.span) if families[wanted.type] == families[read.type] else 0
            if shared and (not wanted.place or _same_place(wanted, read)):
                yield -shared, i, j


def _said_again(gold: list[Row], found: Row, families: Mapping[str, str]) -> bool:
    alike = (row for row in gold if families[row.type] == families[found.type])
    return any(overlap(span, found.span) for row in alike for span in row.also)


def overlap(gold: Span, found: Span) -> int:
    """Return the characters shared; 0 if that is less than half of the shorter clause, or the found one a paragraph."""
    wanted, read = gold.end - gold.start, found.end - found.start
    shared = min(gold.end, found.end) - max(gold.start, found.start)
    fits = shared > 0 and 2 * shared >= min(wanted, read) and read <= max(LONGEST_MATCH, 4 * wanted)
    return shared if fits else 0


def _same_place(gold: Row, found: Row) -> bool:
    return same_name(gold.place, found.place) or same_name(gold.place_words or gold.place, found.place_words)


def same_name(one: str, other: str) -> bool:
    """Say whether two names are one, but for marks, case, romanisation and what one of them adds."""
    left, right = folded(one), folded(other)
    within = min(len(left), len(right)) > 4 and (left in right or right in left)  # "Deraa" in "Old quarter, Deraa"
    return bool(left and right) and (left == right or within)


def folded(name: str) -> str:
    """Return the letters of a name without marks, case, romanisation and the words for its kind."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    letters = re.sub(r"[^a-z]", "", _NOT_NAME.sub(" ", plain))
    for written, counts_as in aliases("place").items():
        letters = letters.replace(written, counts_as)
    return letters


# --- figures


def _figures(block: _Block) -> dict[str, float | int]:
    hits, found = len(block.hits), len(block.hits) + len(block.extra)
    gold = hits + len(block.missed)
    return {
        "gold": gold,
        "found": found,
        "precision": share(hits, found),
        "recall": share(hits, gold),
        "f1": f1(gold, found, hits),
        "stance": _rate(block, lambda gold, read: gold.stance == read.stance),
        "speaker": _rate(block, _same_speaker),
        "speaker_in_words": _rate(block, _same_speaker_in_words),
        "days": _rate(block, lambda gold, read: gold.valid == read.valid),
        "historical": _rate(block, lambda gold, read: gold.historical == read.historical),
        "overstated": _rate(block, lambda gold, read: _strength(read) > _strength(gold)),
        "attribution_lost": _rate(block, lambda gold, read: gold.stance == "attributed" and _own_voice(read)),
        "unsupported_captures": sum(_captures(row) for row in block.extra),
    }


def _rate(block: _Block, right: Callable[[Row, Row], bool]) -> float:
    return share(sum(right(gold, read) for gold, read in block.hits), len(block.hits))


def _strength(row: Row) -> int:
    return STRENGTH.get(row.stance, max(STRENGTH.values()))


def _own_voice(row: Row) -> bool:
    return row.stance in ("asserted", "confirmed")


def _captures(row: Row) -> bool:
    return CONTROL_FAMILIES.get(row.type) == "taken" and _own_voice(row) and not row.historical


def _same_speaker(gold: Row, found: Row) -> bool:
    """Say whether two speakers are one: both nobody, or half of the words of the shorter shared, and no paragraph."""
    wanted, read = (_words(row.speaker) for row in (gold, found))
    if not wanted or not read:
        return not wanted and not read
    return 2 * len(wanted & read) >= min(len(wanted), len(read)) and len(read) <= 3 * len(wanted) + 6


def _same_speaker_in_words(gold: Row, found: Row) -> bool:
    """Say whether two speakers are one by the printed name, or else by the words that the report has for him.

    A private person's name is never printed, and a body is printed by its full name.
    """
    if _same_speaker(gold, found):
        return True
    if not (gold.speaker and found.speaker_words):
        return False
    same = found.speaker_words.casefold() == gold.speaker.casefold()  # "it" has no word that counts
    return same or (bool(_words(gold.speaker)) and _same_speaker(gold, replace(found, speaker=found.speaker_words)))


def _words(speaker: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", speaker.replace(".", "").lower())) - _FUNCTION_WORDS


def _numbers(gold: Sequence[Row], found: Sequence[Row]) -> dict[str, float | int]:
    stated = [row for row in gold if row.figures]
    right = sum(any(_same_number(row, read) for read in found) for row in stated)
    return {"numbers": len(stated), "numbers_recall": share(right, len(stated))}


def _same_number(gold: Row, found: Row) -> bool:
    """Say whether a claim of the same stretch has the number; a share may be in percent, or so many of a whole."""
    if gold.report != found.report or not overlap(gold.span, found.span):
        return False
    wanted = [gold.figures[0], 100 * gold.figures[0]] + [gold.whole * gold.figures[0]] * bool(gold.whole)
    return any(abs(n - figure) <= NUMBER_TOLERANCE * max(1.0, abs(figure)) for n in wanted for figure in found.figures)
