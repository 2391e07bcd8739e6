from __future__ import annotations

from collections.abc import Callable
from itertools import count, pairwise
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.language import analyse, analyse_many, analyse_tokens, analysing
from factbox.language.analysers import split_only
from factbox.language.analysing import joined
from factbox.language.core import Core, load_core, shipped_core
from factbox.language.core.model import FOLDER, default_threads
from factbox.records import ENTITY_KINDS

TEXT = (
    'KABUL (Wire) - The Taliban captured Ghazni, Gen. Atta said. "We didn\'t leave the U.S.-built base," he said.\n\n'
    "Half of the town was lost on Friday. Nobody knew why; the mayor could not be reached."
)
OTHER = "The minister opened a bridge. It rained."
HEADS = (
    "tag", "arc", "label", "entity", "attribution", "factuality", "trigger", "relevance", "modality", "role",
)  # fmt: skip


def test_without_a_model_there_are_sentences_and_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factbox.language.analysing.shipped_core", lambda: None)
    analysis = analyse(TEXT)
    assert analysis == split_only(TEXT)
    assert len(analysis.sentences) == 4
    assert {(token.tag, token.head, token.lemma) for s in analysis.sentences for token in s.tokens} == {("", -1, "")}
    assert (analysis.entities, analysis.attributions, analysis.triggers, analysis.relevance) == ((), (), (), None)


def test_with_a_model_every_word_has_a_tag_and_its_place_in_a_tree(core: Core) -> None:
    for sentence in analyse(TEXT, core=core).sentences:
        heads = [token.head for token in sentence.tokens]
        assert heads.count(-1) == 1
        assert all(-1 <= head < len(heads) and head != i for i, head in enumerate(heads))
        assert all(token.tag and token.lemma and token.relation for token in sentence.tokens)
        assert [token.relation for token in sentence.tokens].count("root") == 1


def test_what_is_found_stands_in_the_text(core: Core) -> None:
    analysis = analyse(TEXT, core=core)
    assert analysis.entities
    assert all(TEXT[e.span.start : e.span.end] == e.text and e.kind in ENTITY_KINDS for e in analysis.entities)
    assert all(one.span.end <= two.span.start for one, two in pairwise(analysis.entities))
    assert all(0 <= score <= 1 for score in (e.score for e in analysis.entities))
    assert analysis.attributions
    assert {a.layer for a in analysis.attributions} == {0, 1}
    assert analysis.triggers
    assert analysis.relevance is not None


def test_factuality_stands_at_predicates_alone(core: Core) -> None:
    tokens = [token for sentence in analyse(TEXT * 5, core=core).sentences for token in sentence.tokens]
    assert all(token.factuality is not None for token in tokens if token.tag == "VERB")
    assert any(token.factuality is None for token in tokens)
    assert all(-3 <= token.factuality <= 3 for token in tokens if token.factuality is not None)


def test_a_report_reads_the_same_alone_and_among_others(core: Core) -> None:
    alone = analyse(TEXT, core=core)
    assert list(analyse_many([OTHER, TEXT, OTHER, TEXT], core=core))[1::2] == [alone, alone]
    assert analyse(TEXT, core=core) == alone


def test_a_report_reads_the_same_on_any_number_of_threads(core_folder: Path) -> None:
    text = "\n\n".join(f"{TEXT} {'It rained. ' * size}" for size in range(9))
    one, many = (load_core(core_folder, threads=threads) for threads in (1, 3))
    assert analyse(text, core=many) == analyse(text, core=one)


@pytest.mark.parametrize("long", [0, 60, 10**6])
def test_many_texts_come_in_their_order_on_any_number_of_threads(
    core_folder: Path, monkeypatch: pytest.MonkeyPatch, long: int
) -> None:
    monkeypatch.setattr(analysing, "LONG", long)
    texts = [TEXT, "", OTHER, TEXT * 4, "Rain.", OTHER * 2, "", TEXT]
    one, many = (load_core(core_folder, threads=threads) for threads in (1, 3))
    told = [analyse(text, core=one) for text in texts]
    assert list(analyse_many(texts, core=one)) == told
    assert list(analyse_many(texts, core=many)) == told


def test_of_many_texts_a_few_are_taken_ahead(core_folder: Path) -> None:
    core = load_core(core_folder, threads=2)
    taken = count()
    analyses = analyse_many((TEXT for _ in taken), core=core)
    next(analyses)
    analyses.close()  # type: ignore[attr-defined]
    assert next(taken) <= analysing.AHEAD * core.threads + 1


@pytest.mark.parametrize("head", HEADS)
def test_a_head_that_is_missing_gives_empty_results(make_core: Callable[..., Core], head: str) -> None:
    analysis = analyse(TEXT, core=make_core(heads=tuple(name for name in HEADS if name != head)))
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    empty = {
        "tag": not any(token.tag or token.lemma for token in tokens),
        "arc": all(token.head == -1 for token in tokens),
        "label": not any(token.relation for token in tokens),
        "entity": not analysis.entities,
        "attribution": not analysis.attributions,
        "factuality": all(token.factuality is None for token in tokens),
        "trigger": not analysis.triggers,
        "relevance": analysis.relevance is None,
        "modality": not any(trigger.modality for trigger in analysis.triggers),
        "role": not any(trigger.roles for trigger in analysis.triggers),
    }
    assert empty[head]


def test_a_sentence_longer_than_the_encoder_reads_has_one_root(core: Core) -> None:
    (sentence,) = analyse("word " * 200 + "end.", core=core).sentences
    assert [token.head for token in sentence.tokens].count(-1) == 1
    assert sum(token.relation == "parataxis" for token in sentence.tokens) >= 200 // 32


def test_words_that_are_split_already_keep_their_order(core: Core) -> None:
    sentences = [["He", "can", "not", "come"], [], ["U.S.", "troops"]]
    text = joined(sentences)
    analysis = analyse_tokens(sentences, core=core)
    assert [[token.text for token in s.tokens] for s in analysis.sentences] == [s for s in sentences if s]
    assert all(text[t.span.start : t.span.end] == t.text for s in analysis.sentences for t in s.tokens)


def test_more_threads_change_nothing(core_folder: Path) -> None:
    one, two = (load_core(core_folder, threads) for threads in (1, 2))
    assert analyse(TEXT, core=one) == analyse(TEXT, core=two)


@pytest.mark.parametrize(
    ("facts", "message"),
    [({"format": 99}, "has format 99"), ({"vocab_sha256": "0"}, "is not the vocabulary")],
)
def test_a_model_of_another_kind_is_refused(
    make_core: Callable[..., Core], facts: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        make_core(**facts)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"needs core\.onnx"):
        load_core(tmp_path)


def test_the_environment_may_name_another_model(core_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBOX_CORE", str(core_folder))
    found = shipped_core()
    assert found is not None
    assert found.version == "tiny"


def test_without_a_name_the_shipped_model_is_taken_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTBOX_CORE", raising=False)
    assert (shipped_core() is not None) == (FOLDER / "core.onnx").is_file()


@pytest.mark.parametrize(("value", "threads"), [("1", 1), ("8", 8)])
def test_threads_can_be_set(monkeypatch: pytest.MonkeyPatch, value: str, threads: int) -> None:
    monkeypatch.setenv("FACTBOX_THREADS", value)
    assert default_threads() == threads


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5"])
def test_threads_must_be_a_number(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FACTBOX_THREADS", value)
    with pytest.raises(UsageError, match="1 or more"):
        default_threads()
