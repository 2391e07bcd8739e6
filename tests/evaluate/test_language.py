"""Tags, trees and lemmas against a treebank; names, attributions and factuality against their sets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.evaluate.attribution import evaluate_attribution
from factbox.evaluate.entities import evaluate_entities
from factbox.evaluate.factuality import evaluate_factuality
from factbox.evaluate.language import evaluate_language
from factbox.evaluate.treebank import read_treebank
from factbox.language.analysers import split_only
from factbox.language.analysing import analyse_tokens
from factbox.records import Analysis, Attribution, Entity, EntityKind, Span

TREEBANK = """\
# newdoc id = one
# text = The town didn't fall.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\ttown\ttown\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux:x\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tfall\tfall\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5.1\tgone\tgo\tVERB\t_\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# text = Go!
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
# text = Itsa town.
1-2\tItsa\t_\t_\t_\t_\t_\t_\t_\t_
1\tIt\tit\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2\tis\tbe\tAUX\tVBZ\t_\t4\tcop\t_\t_
3\ta\ta\tDET\tDT\t_\t4\tdet\t_\t_
4\ttown\ttown\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "gold.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_a_treebank_gives_its_text_back(treebank: Path) -> None:
    (document,) = read_treebank(treebank)
    assert document.text == "The town didn't fall. Go!\n\nItsa a town. "
    words = [(word.form, document.text[word.span.start : word.span.end]) for word in document.sentences[0]]
    assert words == [(form, form) for form in ("The", "town", "did", "n't", "fall", ".")]
    assert [word.head for word in document.sentences[0]] == [1, 4, 4, 4, -1, 4]
    span = document.sentences[2][1].span
    assert document.text[span.start : span.end] == "Itsa"


def knowing(analysis: Analysis, path: Path) -> Analysis:
    """Return the analysis with what the treebank says of the words that were split off as it does."""
    words = {
        (word.form, len(sentence)): word
        for doc in read_treebank(path)
        for sentence in doc.sentences
        for word in sentence
    }
    sentences = []
    for sentence in analysis.sentences:
        found = [words.get((token.text, len(sentence.tokens))) for token in sentence.tokens]
        tokens = tuple(
            replace(token, tag=word.tag, lemma=word.lemma, head=word.head, relation=word.relation.split(":")[0])
            if word
            else token
            for token, word in zip(sentence.tokens, found, strict=True)
        )
        sentences.append(replace(sentence, tokens=tokens))
    return replace(analysis, sentences=tuple(sentences))


def test_who_knows_it_all_gets_all_that_can_be_had(treebank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factbox.evaluate.language.analyse_tokens", lambda s: knowing(analyse_tokens(s), treebank))
    monkeypatch.setattr("factbox.evaluate.language.analyse", lambda text: knowing(split_only(text), treebank))
    figures = evaluate_language(treebank)
    assert [figures[key] for key in ("upos", "uas", "las", "lemma")] == [1.0] * 4
    assert figures["tokens_f1"] == round(2 * 11 / (13 + 12), 4)  # "Itsa" is two words in the gold, and one to us
    assert figures["sentences_f1"] == 1.0
    assert figures["words"] == 13
    assert 0.6 < figures["las_raw"] <= figures["uas_raw"] < figures["tokens_f1"]


def test_who_knows_nothing_gets_nothing(treebank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factbox.language.analysing.shipped_core", lambda: None)
    figures = evaluate_language(treebank.parent)
    assert {figures[key] for key in ("upos", "uas", "las", "lemma", "upos_raw", "las_raw")} == {0.0}


@pytest.mark.parametrize("text", ["1\tGo\n", "1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n", "1 2 3\n\n"])
def test_what_is_no_treebank_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="CoNLL-U"):
        evaluate_language(path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no file that ends in \.conllu"):
        evaluate_language(tmp_path)


# --- names


def naming(**kinds: EntityKind) -> object:
    """Return a stand-in for ``analyse_tokens`` that knows single words."""

    def analyse_words(sentences: list[list[str]]) -> Analysis:
        analysis = split_only("")
        bare = analyse_tokens(sentences)
        found = (token for sentence in bare.sentences for token in sentence.tokens if token.text in kinds)
        return replace(
            analysis, sentences=bare.sentences, entities=tuple(Entity(t.span, t.text, kinds[t.text]) for t in found)
        )

    return analyse_words


@pytest.mark.parametrize(
    ("gold", "kinds", "figures"),
    [
        ("Herat B-LOC\nfell O\n", {"Herat": "place"}, {"f1": 1.0, "f1_LOC": 1.0, "names": 1}),
        ("1\tHerat\tB-LOC\t-\n2\tfell\tO\t-\n", {"Herat": "place"}, {"f1": 1.0}),
        ("Herat\tS-Location\n\nNato\tS-Organization\n", {"Herat": "place", "Nato": "group"}, {"f1": 1.0, "names": 2}),
        ("Herat S-Location\n", {"Herat": "person"}, {"f1": 0.0, "f1_PER": 0.0, "precision": 0.0}),
        ("Herat B-LOC\nairport I-LOC\n", {"Herat": "place"}, {"f1": 0.0, "recall": 0.0}),
        ("airport B-LOC\n", {"airport": "facility"}, {"f1": 1.0}),
        (
            "airport S-Facility\n\nHerat S-Location\n",
            {"airport": "facility", "Herat": "place"},
            {"f1": 1.0, "names": 1},
        ),
        ("Herat S-Location\n\nAfghan S-NORP\n", {"Herat": "place", "Afghan": "people"}, {"found": 1}),
        ("I-LOC I-LOC\n", {"I-LOC": "place"}, {"f1": 1.0}),
        ("", {}, {"f1": 0.0}),
    ],
)
def test_names_are_scored_by_words_and_type(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gold: str,
    kinds: dict[str, EntityKind],
    figures: dict[str, float],
) -> None:
    path = tmp_path / "gold.iob2"
    path.write_text(gold, encoding="utf-8")
    monkeypatch.setattr("factbox.evaluate.entities.analyse_tokens", naming(**kinds))
    assert evaluate_entities(path).items() >= figures.items()


@pytest.mark.parametrize("gold", ["word\n", "word B-PLANET\n"])
def test_what_names_nothing_known_is_refused(tmp_path: Path, gold: str) -> None:
    path = tmp_path / "gold.iob2"
    path.write_text(gold, encoding="utf-8")
    with pytest.raises(UsageError):
        evaluate_entities(path)


# --- attributions and factuality

SAID = "Officials said the town fell."
SPANS = {"source": [0, 9], "cue": [10, 14], "content": [15, 28]}


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def attributing(*attributions: Attribution) -> object:
    return lambda text: replace(split_only(text), attributions=attributions)


def test_attributions_are_scored_exactly_and_by_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = {"text": SAID, "attributions": [{part: [{"spans": [span]}] for part, span in SPANS.items()}]}
    path = lines(tmp_path / "gold.jsonl", gold)
    ours = Attribution((Span(0, 9),), (Span(10, 14),), (Span(19, 28),))
    monkeypatch.setattr("factbox.evaluate.attribution.analyse", attributing(ours))
    assert evaluate_attribution(path) == {
        "speaker_f1": 1.0,
        "cue_f1": 1.0,
        "content_f1": 0.0,
        "speaker_f1_tokens": 1.0,
        "cue_f1_tokens": 1.0,
        "content_f1_tokens": 0.8,
        "articles": 1,
        "attributions": 1,
    }


def test_only_the_test_split_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factbox.evaluate.attribution.analyse", attributing())
    rows = [{"text": SAID, "attributions": [], "split": split} for split in ("train", "test", "train")]
    assert evaluate_attribution(lines(tmp_path / "gold.jsonl", *rows))["articles"] == 1


def test_factuality_is_scored_by_distance_and_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = {"fell": 2.0, "denied": 1.0}

    def judging(sentences: list[list[str]]) -> Analysis:
        bare = analyse_tokens(sentences)
        return Analysis(
            tuple(
                replace(s, tokens=tuple(replace(t, factuality=judged.get(t.text)) for t in s.tokens))
                for s in bare.sentences
            )
        )

    monkeypatch.setattr("factbox.evaluate.factuality.analyse_tokens", judging)
    targets = [{"tok": [1, 2], "label": 3.0}, {"tok": [2, 3], "label": -1.0}, {"tok": [0, 1], "label": 1.0}]
    path = lines(tmp_path / "gold.jsonl", {"tokens": ["It", "fell", "denied"], "targets": targets})
    assert evaluate_factuality(path) == {
        "mae": round((1 + 2 + 1) / 3, 4),
        "pearson": 0.5,
        "sign_accuracy": round(1 / 3, 4),
        "predicates": 3,
        "judged": 2,
    }


@pytest.mark.parametrize(
    "row",
    ["no object", {"text": SAID}, {"text": SAID, "attributions": [{"cue": [{}]}]}, {"text": SAID, "attributions": [1]}],
)
def test_what_is_no_attribution_is_refused(tmp_path: Path, row: object) -> None:
    with pytest.raises(UsageError):
        evaluate_attribution(lines(tmp_path / "gold.jsonl", row))


@pytest.mark.parametrize("row", [{"tokens": ["a"]}, {"tokens": ["a"], "targets": [{"tok": [0]}]}])
def test_what_is_no_factuality_is_refused(tmp_path: Path, row: object) -> None:
    with pytest.raises(UsageError):
        evaluate_factuality(lines(tmp_path / "gold.jsonl", row))
