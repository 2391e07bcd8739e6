"""Sets that come as text with offsets or as tokens with spans: re3d, ECB+, LitBank's quotations, UDS-IH2."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.entity_types import organisation_types, place_types, strip_titles
from training.examples import Example, Named
from training.labels import ATTRIBUTION_TYPES, write_spans
from training.text import Word, cover, sentences_of

_CAPITAL_LINKS = frozenset({"of", "the", "and", "for", "-", "'s", "’s", "&", "al"})


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _named(words: list[str]) -> bool:
    """Return whether a stretch is a proper name: capitals, and small words between them only."""
    return (
        bool(words)
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(word[:1].isupper() or word.lower() in _CAPITAL_LINKS or word[:1].isdigit() for word in words)
    )


# --- re3d --------------------------------------------------------------------------------------------------------


def read_re3d(folder: Path) -> Iterator[Example]:
    """Yield the sentences of re3d, whose mentions nest and are often descriptions: only proper names are taken."""
    for part in sorted(path for path in folder.iterdir() if (path / "entities.json").exists()):
        marked: dict[str, list[dict[str, Any]]] = {}
        for row in _rows(part / "entities.json"):
            marked.setdefault(row["documentId"], []).append(row)
        for document in _rows(part / "documents.json"):
            for words in sentences_of(document["text"]):
                yield _re3d_example(words, marked.get(document["_id"], []))


def _re3d_example(words: list[Word], rows: Iterable[dict[str, Any]]) -> Example:
    texts = [word for word, _, _ in words]
    names: list[Named] = []
    taken = [False] * len(words)
    for row in sorted(rows, key=lambda row: (row["begin"] - row["end"], row["begin"])):
        inside = cover(words, row["begin"], row["end"])
        name = _re3d_name(texts, *inside, row["type"]) if inside else None
        if name and not any(taken[name.start : name.end]):
            names.append(name)
            taken[name.start : name.end] = [True] * (name.end - name.start)
    vague = [(w, w + 1) for w, text in enumerate(texts) if text[:1].isupper() and not taken[w] and w]
    hidden = frozenset({"date", "number", "misc"})
    return Example(texts, "re3d", names=sorted(names, key=lambda n: n.start), vague=vague, hidden=hidden, relevant=1.0)


def _re3d_name(texts: list[str], start: int, end: int, kind: str) -> Named | None:
    if kind in ("Temporal", "Quantity", "Money"):
        return Named(start, end, frozenset({"date" if kind == "Temporal" else "number"})) if end - start <= 6 else None
    while start < end and texts[start].lower() in ("the", "a", "an"):
        start += 1
    if kind == "Person":
        start = strip_titles(texts, start, end)
        if {word.lower() for word in texts[start:end]} & {"of", "for", "and"}:
            return None  # a description, not a name
    if not _named(texts[start:end]):
        return None
    types = {
        "Person": frozenset({"person"}),
        "Location": place_types(texts[start:end]),
        "Organisation": organisation_types(texts[start:end]) | {"group"},
        "Nationality": frozenset({"people"}),
    }.get(kind, frozenset({"misc"}))
    return Named(start, end, types)


# --- ECB+ --------------------------------------------------------------------------------------------------------

_ECB = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "LOC_GEO": "place",
    "LOC_FAC": "facility",
    "TIME_DATE": "date",
}


def read_ecb(path: Path) -> Iterator[Example]:
    """Yield the validated sentences of ECB+'s train part, with those of its participants that are proper names."""
    for row in _rows(path):
        for sentence in row["validated_sentences"]:
            places = [at for at, number in enumerate(row["sent"]) if number == sentence]
            if places:
                yield _ecb_example(row, places)


def _ecb_example(row: dict[str, Any], places: list[int]) -> Example:
    texts = [_ascii_quotes(row["tokens"][at]) for at in places]
    new = {old: number for number, old in enumerate(places)}
    names: list[Named] = []
    taken = [False] * len(texts)
    for mention in sorted(row["mentions"], key=lambda m: -len(m["tokens"])):
        inside = sorted(new[at] for at in mention["tokens"] if at in new)
        if not inside or mention["type"] not in _ECB or inside[-1] - inside[0] + 1 != len(inside):
            continue
        name = _ecb_name(texts, inside[0], inside[-1] + 1, _ECB[mention["type"]])
        if name and not any(taken[name.start : name.end]):
            names.append(name)
            taken[name.start : name.end] = [True] * (name.end - name.start)
    vague = [(w, w + 1) for w, text in enumerate(texts) if text[:1].isupper() and not taken[w] and w]
    hidden = frozenset({"date", "number", "misc", "people"})
    return Example(texts, "ecb", names=sorted(names, key=lambda n: n.start), vague=vague, hidden=hidden, trust=0.5)


def _ecb_name(texts: list[str], start: int, end: int, kind: str) -> Named | None:
    while start < end and texts[start].lower() in ("the", "a", "an", "in", "on", "at"):
        start += 1
    if kind == "person":
        start = strip_titles(texts, start, end)
    if kind == "date":
        return Named(start, end, frozenset({"date"})) if 0 < end - start <= 4 else None
    if not _named(texts[start:end]):
        return None
    types = {"organisation": organisation_types, "place": place_types}.get(kind)
    return Named(start, end, types(texts[start:end]) if types else frozenset({kind}))


def _ascii_quotes(word: str) -> str:
    return '"' if word in ("``", "''") else word


# --- LitBank -----------------------------------------------------------------------------------------------------


def read_litbank(folder: Path) -> Iterator[Example]:
    """Yield the sentences of LitBank with quotations as contents; speakers and cues are not marked there."""
    for path in sorted(folder.glob("quotations/tsv/*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        sentences = [line.split() for line in text]
        quoted = [[False] * len(words) for words in sentences]
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            if row[0] == "QUOTE":
                _mark(quoted, *(int(number) for number in row[2:6]))
        for words, inside in zip(sentences, quoted, strict=True):
            if words:
                yield _quote_example(words, inside)


def _mark(quoted: list[list[bool]], first: int, start: int, last: int, end: int) -> None:
    for sentence in range(first, min(last + 1, len(quoted))):
        for word in range(len(quoted[sentence])):
            if (sentence, word) >= (first, start) and (sentence, word) <= (last, end):
                quoted[sentence][word] = True


def _quote_example(words: list[str], inside: list[bool]) -> Example:
    labels = ["O" if not any(inside) else "?"] * len(words)
    for word, quote in enumerate(inside):
        if quote:
            labels[word] = "I-content" if word and inside[word - 1] else "B-content"
    return Example(list(words), "litbank", attribution=labels, attribution_trust=0.2, relevant=0.0)


# --- UDS-IH2 -----------------------------------------------------------------------------------------------------


Judged = dict[tuple[str, ...], list[tuple[int, float]]]
"""By the words of a sentence: the first word of each predicate, and -3 to 3."""


def read_factuality(path: Path, part: str) -> Judged:
    """Return UDS-IH2's judgements of one part: train, dev or test."""
    return {
        tuple(row["tokens"]): [(target["tok"][0], target["label"]) for target in row["targets"]]
        for row in _rows(path)
        if row["split"] == part
    }


def add_factuality(examples: Iterable[Example], judged: Judged) -> int:
    """Give the judgements to the sentences with the same words; return how many fitted."""
    fitted = 0
    for example in examples:
        targets = judged.get(tuple(example.words))
        if targets:
            example.factuality = [math.nan] * len(example.words)
            for word, value in targets:
                example.factuality[word] = value
            fitted += 1
    return fitted


# --- PolNeAR, to measure with only -----------------------------------------------------------------------------------


def read_polnear(path: Path, every: int = 1) -> Iterator[Example]:
    """Yield the sentences of every n-th PolNeAR article with its attributions; never trained on."""
    for number, row in enumerate(_rows(path)):
        if number % every:
            continue
        marked = [
            (start, end, kind)
            for attribution in row["attributions"]
            for kind, stretches in zip(ATTRIBUTION_TYPES, attribution.values(), strict=True)  # in the same order there
            for stretch in stretches
            for start, end in stretch["spans"]
        ]
        for words in sentences_of(row["text"]):
            yield attributed(words, sorted(marked, key=lambda m: m[0] - m[1]), "polnear")


def attributed(words: list[Word], marked: Iterable[tuple[int, int, str]], origin: str) -> Example:
    """Return a sentence with the attribution that offsets mark; where stretches overlap, the longer is outer."""
    found = [(*inside, kind) for start, end, kind in marked if (inside := cover(words, start, end))]
    return Example([w for w, _, _ in words], origin, attribution=write_spans(len(words), found))
