"""Lines of ``corpus/sentences``: what is marked in them, and what is said of marks that are wrong."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from training.examples import Part
from training.load.sentences import main, read_line, read_sentences

TWO = (
    "[The army](actor1 recipient2) may *retake*{territory.capture forecast} [Osk](place1), "
    "but [herders](actor2) *killed*{casualties} [12](number2) soldiers. It rained."
)


def test_a_trigger_has_its_type_and_modality_and_the_roles_of_its_number() -> None:
    told, silent = read_line(TWO)
    assert told.words[:4] == ["The", "army", "may", "retake"]
    assert [label for label in told.triggers or () if label != "O"] == ["B-territory.capture", "B-casualties"]
    assert [modality for modality in told.modality or () if modality] == ["forecast", "fact"]
    assert [value for value in told.factuality or () if not math.isnan(value)] == [0.0, 3.0]
    assert told.roles == [
        Part(3, 0, 2, "actor"),
        Part(8, 0, 2, "recipient"),
        Part(3, 4, 5, "place"),
        Part(8, 7, 8, "actor"),
        Part(8, 9, 10, "number"),
    ]
    assert silent.triggers == ["O", "O", "O"]
    assert not silent.roles


def test_what_a_teacher_would_say_of_such_a_line_does_not_count() -> None:
    assert not any(example.events_taught for example in read_line(TWO))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("They *took*{territory.taking} Osk.", "no event type"),
        ("They *took*{territory.capture perhaps} Osk.", "no event type"),
        ("They *took*{territory.capture} [Osk](where).", "no role"),
        ("They *took*{territory.capture} [Osk](place2).", "has 1 triggers"),
        ("They *took Osk.", "not closed"),
    ],
)
def test_a_wrong_mark_is_named(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_line(line)


def test_files_are_read_in_order_without_comments_and_a_wrong_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("They *left*{territory.withdraw} [Osk](place).\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("# a comment\n\nIt rained.\n", encoding="utf-8")
    assert [example.words[0] for example in read_sentences(tmp_path)] == ["It", "They"]
    (tmp_path / "b.txt").write_text("It rained.\nThey *left.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.txt, line 2"):
        read_sentences(tmp_path)


def test_the_check_counts_what_files_hold_and_fails_on_wrong_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(f"{TWO}\nThey *left.\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path / "a.txt")])
    said = capsys.readouterr().out
    assert all(words in said for words in ("a.txt, line 2", "2 sentences", "territory.capture 1"))


def test_every_line_of_the_corpus_is_written_as_it_should_be() -> None:
    found = read_sentences(Path(__file__).parents[2] / "corpus" / "sentences")
    assert sum(label[0] == "B" for example in found for label in example.triggers or ()) > len(found) / 3
