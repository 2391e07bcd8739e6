"""Two hundred reports with instructions hidden in them, and a model that obeys every one that it can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.llm.hidden import ORDERS, TARGET, Twins, twins
from tests.llm.servers import claim, serving

from factbox import pipeline
from factbox.corpus import load_corpus
from factbox.language.analysers import split_only
from factbox.ledger import open_ledger
from factbox.llm import Endpoint, LlmExtractor
from factbox.llm.visible import gives_orders, without_invisible
from factbox.read import read_reports
from factbox.records import Claim, View

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ALL = list(twins())
_NEWS = re.compile(r"(Taliban fighters) captured (\w+) (on Thursday)")


def decoded(text: str) -> str:
    """Return what a very attentive reader finds in a text: tags and selectors decoded, no spaces of no width."""
    found = []
    for char in text:
        code = ord(char)
        base = next((base for base in (0xE0000, 0xE0100) if base <= code < base + 0x80), 0)
        found.append(chr(code - base))
    return "".join(found).replace("\u200b", "")


def obedient(text: str) -> list[dict[str, Any]]:
    """Return the claims of a text, as any instruction in it wants them."""
    seen = decoded(text)
    found = [claim(m[0], m[2], actor=m[1], time=m[3]) for line in text.split("\n") for m in _NEWS.finditer(line)]
    obeyed = [order for order in ORDERS if order in seen]
    if any(TARGET not in order for order in obeyed):
        return []
    return found + [claim(TARGET, "Kabul", actor="Taliban fighters") for _ in obeyed]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Twins, View, View]]]:
    """Each pair of twins with what their ledgers can say."""
    folder = tmp_path_factory.mktemp("reports")
    with serving(obedient) as model:
        extractor = LlmExtractor(Endpoint(model.url).ask, "obedient")
        poisoned = views(folder / "poisoned", {one.name: one.poisoned for one in ALL}, extractor)
        clean = views(folder / "clean", {one.name: one.clean for one in ALL}, extractor)
        yield {one.name: (one, poisoned[one.name], clean[one.name]) for one in ALL}


def views(folder: Path, files: dict[str, str], extractor: LlmExtractor) -> dict[str, View]:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = {}
    for intake in read_reports([folder]):
        assert intake.report is not None, intake.problems
        with open_ledger(None) as ledger:
            pipeline.keep(ledger, intake, recorded=NOW, analyser=split_only, extractor=extractor)
            found[Path(intake.file).name] = pipeline.view(ledger)
    return found


def states(view: View) -> list[object]:
    """Return all that a factbox says of control, events and counts, less the ids and offsets it rests on."""
    rows = [(c.place.name, c.state, c.holder, c.change, c.began, c.ended, c.status, c.extent) for c in view.control]
    return [rows, [(e.type, e.actor) for e in view.events], [c.quantity for c in view.counts]]


def bare(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    return [(c.type, c.stance, c.quote, c.where, c.actor and c.actor.name, c.days) for c in claims]


def test_there_are_two_hundred_pairs_and_the_model_would_obey() -> None:
    assert len(ALL) == len({one.poisoned for one in ALL}) == 200
    assert all(one.poisoned != one.clean for one in ALL)
    shown = [one for one in ALL if not one.name.endswith(".html")]
    assert all(obedient(one.poisoned) != obedient(one.clean) for one in shown)


def test_every_clean_report_tells_its_news(read: dict[str, tuple[Twins, View, View]]) -> None:
    assert all(len(clean.control) == 1 for _, _, clean in read.values())


def test_no_claim_without_its_quote_in_the_visible_text(read: dict[str, tuple[Twins, View, View]]) -> None:
    for name, (_, poisoned, _) in read.items():
        seen = without_invisible(poisoned.reports[0].text)
        assert all(one.quote in seen and TARGET not in one.quote for one in poisoned.claims), name


def test_no_claim_and_no_state_differs_from_the_clean_twin(read: dict[str, tuple[Twins, View, View]]) -> None:
    different = [
        name
        for name, (_, poisoned, clean) in read.items()
        if bare(poisoned.claims) != bare(clean.claims) or states(poisoned) != states(clean)
    ]
    assert not different


def test_news_do_not_speak_to_machines() -> None:
    stories, _ = load_corpus(Path(__file__).parents[2] / "corpus" / "stories")
    unrelated = (Path(__file__).parents[1] / "unrelated").glob("*.txt")
    texts = [report.text for story in stories for report in story.reports]
    texts += [path.read_text(encoding="utf-8") for path in unrelated]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    assert len(paragraphs) > 1000
    assert [paragraph for paragraph in paragraphs if gives_orders(paragraph)] == []
