"""Fits the weights by which an event that only the English core sees is believed (``extract/events/belief.py``).

``python -m training.belief DATA_DIR --corpus corpus/stories --curve DIR`` prints the rows of ``knowledge/belief.tsv``.

A core is far surer of reports that it learnt from than of others, so none may judge a story that it has seen: the cores
that ``training.curve`` leaves, which saw a share of the train stories, judge those that they had not. Ordinary English
in which nothing of the kind is told (English Web Treebank: answers, e-mails, reviews; GUM: academic, court, interviews,
voyages) counts against what is seen in it. Trees, names and attributions are the shipped core's. An event is right if
the gold has one of its family on the same word. The fit is a logistic regression with a ridge on all weights but the
first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from factbox.corpus import AnnotatedClaim, AnnotatedReport, Story, load_corpus
from factbox.evaluate.claims import OTHER_FAMILIES
from factbox.extract import extract_claims
from factbox.extract.events.belief import Belief
from factbox.extract.events.happenings import Happening
from factbox.language import analyse
from factbox.language.core.model import Core, load_core
from factbox.read import read_reports
from factbox.records import Report, Span, Trigger
from training.load.conllu import Tree, gum_split, read_file

GENRES = ("answers", "email", "reviews", "academic", "court", "interview", "voyage")
"""Of the two treebanks, those that tell of no conflict: newsgroups, weblogs, news, history and speeches may."""

ORDINARY_WEIGHT = 2.0
"""How much ordinary English counts: most text that the program meets is not of war, and there is little of it here."""

RIDGE = 10.0
"""On all weights but the first; chosen among 1, 5, 10 and 33 on the corpus' dev stories."""

SENTENCES = 12
"""Of ordinary English in one report."""

EVERY = 3
"""Of so many stretches of that length one is taken."""

SMALLEST = 0.05
"""A weight below it is left out of the table."""


@dataclass(frozen=True, slots=True)
class Case:
    """A happening that only the core sees: its signs, whether it is right, and how much it counts in the fit."""

    signs: Mapping[str, float]
    right: bool
    weight: float = 1.0


def cases_in(report: Report, triggers: Sequence[Trigger], judge: Callable[[Happening, Span], bool]) -> list[Case]:
    """Return what the core alone takes for happenings in a report, each with its signs.

    Args:
        report: the report.
        triggers: what the core that judges it takes for words that tell an event.
        judge: says whether a happening whose words stand there is right.
    """
    found: list[Case] = []

    def keep(belief: Belief, happening: Happening, told: Trigger) -> float:
        words = belief.line.span(happening.first, happening.last)
        found.append(Case(belief.signs(happening, told), judge(happening, words)))
        return 0.0

    with patch.object(Belief, "of", keep):
        extract_claims(report, replace(analyse(report.text), triggers=tuple(triggers)))
    return found


def is_right(happening: Happening, words: Span, claims: Iterable[AnnotatedClaim]) -> bool:
    """Say whether the gold has a claim of the family of a happening on the same words."""
    family = OTHER_FAMILIES.get(happening.type, happening.type)
    same = (claim for claim in claims if OTHER_FAMILIES.get(claim.type, claim.type) == family)
    return any(claim.trigger is not None and claim.trigger.overlaps(words) for claim in same)


# --- what to fit on


def corpus_cases(stories: Sequence[Story], curves: Sequence[Path]) -> Iterator[Case]:
    """Yield the cases of the train stories, each story judged by every core that had not seen it."""
    judges = [(load_core(curve / f"{row['share']:g}"), row["seen"]) for curve in curves for row in _shares(curve)]
    for story in stories:
        unseen = [core for core, seen in judges if story.name not in seen]
        for core in unseen if story.split == "train" else ():
            for report in story.reports:
                yield from (replace(case, weight=1 / len(unseen)) for case in _judged(report, core))


def _shares(curve: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (curve / "curve.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["share"] < 1]


def _judged(annotated: AnnotatedReport, core: Core) -> list[Case]:
    (report,) = _as_reports({annotated.file.stem: annotated.text})
    triggers = analyse(report.text, core=core).triggers
    return cases_in(report, triggers, lambda found, words: is_right(found, words, annotated.claims))


def _as_reports(texts: Mapping[str, str]) -> Iterator[Report]:
    """Yield texts by name as the program reads them from files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        for intake in read_reports([Path(folder)]):
            if intake.report is not None:
                yield intake.report


def ordinary_cases(data: Path) -> Iterator[Case]:
    """Yield the cases of ordinary English, a dozen sentences a report; all are wrong."""
    for report in _as_reports(dict(_ordinary_texts(data))):
        for case in cases_in(report, analyse(report.text).triggers, lambda *_: False):
            yield replace(case, weight=ORDINARY_WEIGHT)


def _ordinary_texts(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a dozen sentences each, of the treebanks' training parts."""
    parts = gum_split(data / "gum_free")
    files = [data / "ud_ewt" / "en_ewt-ud-train.conllu"]
    files += [f for f in sorted((data / "gum_free").glob("GUM_*.conllu")) if parts.get(f.stem) == "train"]
    for file in files:
        trees = [tree for tree in read_file(file) if _genre(tree) in GENRES]
        for start in range(0, len(trees), SENTENCES * EVERY):
            yield f"{file.stem}-{start}", " ".join(tree.text for tree in trees[start : start + SENTENCES])


def _genre(tree: Tree) -> str:
    """Return the genre that a sentence's name begins with: "email-..." in one, "GUM_court_..." in the other."""
    return tree.id.removeprefix("GUM_").replace("_", "-").split("-")[0]


# --- fitting


def fit(cases: Sequence[Case], ridge: float = RIDGE) -> dict[str, float]:
    """Return the weight of each sign, in log-odds, and under the empty name what stands without any.

    Iterated weighted least squares (Hastie, Tibshirani and Friedman, 2nd edition, 4.4.1), to convergence.
    """
    names = ["", *sorted({sign for case in cases for sign in case.signs})]
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(cases), len(names)))
    table[:, 0] = 1.0
    for row, case in enumerate(cases):
        for sign, size in case.signs.items():
            table[row, column[sign]] = size
    right = np.array([case.right for case in cases], dtype=float)
    weight = np.array([case.weight for case in cases])
    fitted = _solve(table, right, weight, ridge)
    return dict(zip(names, map(float, fitted), strict=True))


def _solve(
    table: NDArray[np.float64], right: NDArray[np.float64], weight: NDArray[np.float64], ridge: float
) -> NDArray[np.float64]:
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = 0.0
    fitted = np.zeros(table.shape[1])
    for _ in range(100):
        belief = 1 / (1 + np.exp(-table @ fitted))
        slope = table.T @ (weight * (right - belief)) - penalty * fitted
        bend = (table * (weight * belief * (1 - belief))[:, None]).T @ table + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        fitted = fitted + step
        if np.abs(step).max() < 1e-8:
            break
    return fitted


def main(words: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m training.belief", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of the training sets, unpacked: ud_ewt and gum_free")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the stories")
    parser.add_argument("--curve", type=Path, required=True, nargs="+", help="folders that training.curve wrote")
    args = parser.parse_args(words)
    stories, _ = load_corpus(args.corpus)
    cases = [*corpus_cases(stories, args.curve), *ordinary_cases(args.data)]
    print(f"# Fitted on {len(cases)} words; {sum(case.right for case in cases)} tell what the core took them for.")
    for sign, weight in sorted(fit(cases).items()):
        if not sign or abs(weight) >= SMALLEST:
            print(f"{sign}\t{weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
