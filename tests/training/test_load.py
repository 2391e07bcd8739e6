"""The readers of data sets, on fragments made up here."""

from __future__ import annotations

import random
from pathlib import Path

from training import silver
from training.entity_types import may_hide, organisation_types, place_types, strip_titles
from training.labels import ENTITY, EVENT_TYPES, Masks, spans, write_spans
from training.load import conllu, iob, sets
from training.load.corpus import read_corpus, report_examples
from training.load.roles import number_value
from training.names_bank import people, place_name, places

from factbox.corpus import load_corpus

TREE = """# sent_id = made-1
# text = Gen. Ilo Menk said that the Keshi Army left Lake Velen .
1\tGen.\tGen.\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-cf1-1-coref
2\tIlo\tIlo\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tMenk\tMenk\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
4.1\tnot\tnot\t_\t_\t_\t_\t_\t_\t_
5\tthat\tthat\tSCONJ\tIN\t_\t9\tmark\t_\t_
6\tthe\tthe\tDET\tDT\t_\t8\tdet\t_\tEntity=(2-organization-new-cf2-3-coref
7\tKeshi\tKeshi\tADJ\tJJ\t_\t8\tamod\t_\t_
8\tArmy\tArmy\tPROPN\tNNP\t_\t9\tnsubj\t_\tEntity=2)
9\tleft\tleave\tVERB\tVBD\t_\t4\tccomp\t_\t_
10\tLake\tLake\tPROPN\tNNP\t_\t11\tcompound\t_\tEntity=(3-place-new-cf3-2-coref
11\tVelen\tVelen\tPROPN\tNNP\t_\t9\tobj\t_\tEntity=3)
12\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""

NAMES = """# sent_id = made-1
1\tLake\tB-LOC
2\tVelen\tI-LOC
3\tfell\tO
4\ttoday\tO
5\t.\tO

"""


def tree() -> conllu.Tree:
    (one,) = conllu.read_trees(TREE.splitlines(keepends=True))
    return one


def test_a_tree_is_read_without_empty_nodes() -> None:
    assert tree().words[3:6] == ["said", "that", "the"]
    assert tree().heads == [2, 4, 2, 0, 9, 8, 8, 9, 4, 11, 9, 4]


def test_names_are_cut_out_of_mentions() -> None:
    example = conllu.gum_example(tree(), [])
    found = [(" ".join(example.words[n.start : n.end]), set(n.types)) for n in example.names or ()]
    assert found == [("Ilo Menk", {"person"}), ("Keshi Army", {"organisation"}), ("Lake Velen", {"place"})]


def test_attribution_is_read_off_a_tree() -> None:
    outer, inner = silver.attribute(tree())
    assert [(kind, " ".join(tree().words[a:b])) for a, b, kind in spans(outer)] == [
        ("speaker", "Gen. Ilo Menk"),
        ("cue", "said"),
        ("content", "the Keshi Army left Lake Velen"),
    ]
    assert set(inner) == {"O"}


def test_names_of_a_column_file(tmp_path: Path) -> None:
    (tmp_path / "made.iob2").write_text(NAMES, encoding="utf-8")
    examples = {"made-1": conllu.Tree(words=["Lake", "Velen", "fell", "today", "."]).example("test")}
    assert iob.align_names(examples, tmp_path / "made.iob2") == 1
    (name,) = examples["made-1"].names or ()
    assert (name.start, name.end, name.types) == (0, 2, {"place"})


def test_columns_parted_by_spaces() -> None:
    assert list(iob.read_columns(["Velen B-LOC\n", "fell O\n", "\n", "Yes O\n"])) == [
        [("Velen", "B-LOC"), ("fell", "O")],
        [("Yes", "O")],
    ]


def test_a_name_inside_another_breaks_no_name() -> None:
    (rows,) = iob.read_columns(["University\tB-ORG\n", "of\tI-ORG\n", "Velen\tI-ORG\tB-LOC\n"])
    assert spans([label for _, label in rows]) == [(0, 3, "ORG")]


def test_spans_and_labels_are_each_other_s_inverse() -> None:
    found = [(0, 2, "person"), (3, 4, "place")]
    assert spans(write_spans(5, found)) == found
    assert spans(["I-place", "B-place", "O"]) == [(0, 1, "place"), (1, 2, "place")]


def test_what_words_say_of_a_foreign_type() -> None:
    assert organisation_types(["Hezbollah"]) == {"group"}
    assert organisation_types(["Velen", "Gazette"]) == {"outlet", "organisation"}
    assert place_types(["Velen", "Airport"]) == {"place", "facility"}
    assert may_hide("1998", frozenset({"date", "number"})) == {"date", "number"}
    assert may_hide("walked", frozenset({"date", "number", "misc"})) == set()
    assert strip_titles(["Prime", "Minister", "Ilo"], 0, 3) == 2


def test_masks_allow_what_they_say() -> None:
    masks = Masks(ENTITY)
    assert masks.of(["O"]) == 1
    assert masks.of(["?"]) == 0
    assert masks.of(["O", "B-person"]) == 3


def test_event_types_are_the_contract_s() -> None:
    from factbox.records import EVENT_TYPES as CONTRACT

    assert EVENT_TYPES == CONTRACT


def test_enough_names_of_enough_languages() -> None:
    assert len(people()) >= 25
    assert all(len(given) + len(family) >= 28 for given, family in people())
    assert len(places()) > 100
    drawn = {place_name(random.Random(seed)) for seed in range(200)}
    assert any("-" in name for name in drawn)
    assert any(" " in name for name in drawn)


REPORT = """outlet: Harrow Sentinel
kind: newspaper
published: 2031-04-12
----

The [League](group:league) took [Karsa](place:karsa) on [Thursday](date), and [about 1,100](number) people
fled [there](=karsa).
+ territory.capture | asserted | actor: league | where: karsa | when: 2031-04-10 day "Thursday" | "League *took* Karsa"
+ displacement | forecast | actor: "people" | where: karsa | number: /1100/ people | "about 1,100 people *fled* there"
"""

STORY = """title: Made
kind: siege
country: Tesalia
names: [Made]
summary: Made.
cast:
  league: {name: Northern League, kind: group, side: league}
  karsa: {name: Karsa, kind: place, place: city}
"""


def test_a_claim_gives_its_trigger_the_words_that_take_part(tmp_path: Path) -> None:
    folder = tmp_path / "train" / "made"
    folder.mkdir(parents=True)
    (folder / "01.txt").write_text(REPORT, encoding="utf-8")
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    (story,), _ = load_corpus(tmp_path)
    (example,) = report_examples(story.reports[0])
    words = example.words
    found = [(words[p.trigger], p.role, " ".join(words[p.start : p.end])) for p in example.roles or ()]
    assert found == [
        ("took", "actor", "League"),
        ("took", "place", "Karsa"),
        ("took", "time", "Thursday"),
        ("fled", "actor", "people"),
        ("fled", "place", "there"),
        ("fled", "number", "about 1,100"),
    ]
    assert [kind for kind in example.modality or () if kind] == ["fact", "forecast"]


def test_numbers_have_values() -> None:
    assert [number_value(words) for words in ("at least 12", "3,000", "two thousand", "dozens", "twenty-one")] == [
        12, 3000, 2000, None, 21,
    ]  # fmt: skip


def test_ordinary_english_tells_no_event_and_other_texts_may(tmp_path: Path) -> None:
    for folder in ("ud_ewt", "uner_ewt", "uds_factuality"):
        (tmp_path / folder).mkdir()
    parts = [TREE.replace("made-1", name) for name in ("reviews-1", "newsgroup-1")]
    (tmp_path / "ud_ewt" / "en_ewt-ud-train.conllu").write_text("".join(parts), encoding="utf-8")
    (tmp_path / "uner_ewt" / "en_ewt-ud-train.iob2").write_text("", encoding="utf-8")
    (tmp_path / "uds_factuality" / "uds_ih2.jsonl").write_text("", encoding="utf-8")
    review, letter = sets.load_ewt(tmp_path)
    assert review.triggers == ["O"] * len(review.words)
    assert letter.triggers is None


def test_what_is_only_measured_on_is_never_learnt_from() -> None:
    corpus = Path(__file__).parents[2] / "corpus"
    whole, stories = read_corpus(corpus), read_corpus(corpus / "stories")
    assert {split: len(found) for split, found in whole.items()} == {
        split: len(found) for split, found in stories.items()
    }
    assert len(whole["train"]) > len(whole["test"]) > len(whole["dev"]) > 0
