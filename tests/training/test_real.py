"""Real reports: rows of offsets are laid over texts that lie elsewhere, on texts made up here."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from training.load.real import list_documents, read_documents, read_real

REPORT = "Rebels entered Ashpool on Monday. Prices rose."
BLOG = "Nobody holds Tarsin.\n\nIt rains. They left."

TREEBANK = """# newdoc id = weblog-made
# newpar id = p1
# sent_id = weblog-made-1
# text = Nobody holds Tarsin.
# newpar id = p2
# sent_id = weblog-made-2
# text = It rains.
# sent_id = weblog-made-3
# text = They left.
# newdoc id = weblog-other
# sent_id = weblog-other-1
# text = Hello.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with two small sets."""
    ministry = tmp_path / "data" / "re3d" / "A ministry"
    ministry.mkdir(parents=True)
    ministry.joinpath("documents.json").write_text(json.dumps({"_id": "A1", "text": REPORT}) + "\n")
    treebank = tmp_path / "data" / "ud_ewt"
    treebank.mkdir()
    treebank.joinpath("en_ewt-ud-train.conllu").write_text(TREEBANK)
    return tmp_path / "data"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Return a folder with the rows of both."""
    folder = tmp_path / "real"
    folder.mkdir()
    entered = {
        "document": "A1",
        "trigger": [7, 14],
        "type": "territory.enter",
        "stance": "asserted",
        "actor": [0, 6],
        "recipient": None,
        "place": [15, 22],
    }
    folder.joinpath("re3d.jsonl").write_text(json.dumps(entered) + "\n")
    folder.joinpath("ud_ewt.jsonl").write_text("")
    digests = [("re3d", "A1", REPORT), ("ud_ewt", "weblog-made", BLOG)]
    lines = [
        f"{name}\t{document}\t{hashlib.sha256(text.encode()).hexdigest()[:16]}" for name, document, text in digests
    ]
    folder.joinpath("documents.tsv").write_text("\n".join(("set\tdocument\tsha256", *lines)) + "\n")
    return folder


def test_a_treebank_is_put_together_with_its_paragraphs(data: Path) -> None:
    assert dict(read_documents(data, "ud_ewt")) == {"weblog-made": BLOG, "weblog-other": "Hello."}


def test_a_row_marks_the_word_and_the_roles_of_its_sentence(data: Path, rows: Path) -> None:
    found = read_real(rows, data)
    assert [example.words[0] for example in found] == ["Rebels", "Prices", "Nobody", "It", "They"]
    first = found[0]
    assert first.triggers is not None
    assert first.triggers[1] == "B-territory.enter"
    assert first.roles is not None
    assert {(first.words[part.start], part.role) for part in first.roles} == {("Rebels", "actor"), ("Ashpool", "place")}


def test_a_text_without_rows_tells_nothing(data: Path, rows: Path) -> None:
    assert all(label == "O" for example in read_real(rows, data)[1:] for label in example.triggers or ["?"])


def test_another_edition_of_a_text_is_refused(data: Path, rows: Path) -> None:
    (data / "re3d" / "A ministry" / "documents.json").write_text(json.dumps({"_id": "A1", "text": "Else."}) + "\n")
    with pytest.raises(ValueError, match="another text of A1"):
        read_real(rows, data)


def test_each_row_of_the_corpus_belongs_to_a_text_that_is_listed() -> None:
    folder = Path(__file__).parents[2] / "corpus" / "real"
    listed = {(one["set"], one["document"]) for one in list_documents(folder)}
    assert len(listed) == 105
    for name in ("re3d", "ud_ewt"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert (name, row["document"]) in listed
            assert row["quote"][0] <= row["trigger"][0] < row["trigger"][1] <= row["quote"][1]
            for role in ("actor", "recipient", "place", "speaker"):  # offsets, and no words of a report
                assert row[role] is None or [type(at) for at in row[role]] == [int, int]
