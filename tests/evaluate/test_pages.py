"""Pages and their dates, measured beside the bare libraries."""

import gzip
import json
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.evaluate import evaluate

MADE = Path(__file__).parents[1] / "read" / "pages" / "made"
BODY = """Both sides exchanged sixty prisoners at the ford below Norva on Wednesday morning, under a white flag and in
thick fog. Thirty-one men of the army and twenty-nine of the Hill Front crossed the river one after another, an officer
of the mediators said. The exchange took two hours. It is the first since the spring. A second one, of the wounded, is
planned for the end of the month, if a doctor can be found who is trusted by both sides."""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress((MADE / "bulletin.html").read_bytes()))
    (tmp_path / "html" / "b.html").write_bytes((MADE / "courier.html").read_bytes())
    return tmp_path


def test_pages(folder):
    (folder / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": BODY}}))
    figures = evaluate("pages", folder)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1, 1, 1)
    assert figures["bare_precision"] < 1  # the headline is no body
    assert (figures["pages"], figures["empty"], figures["placed"]) == (1, 0, 1)


def test_a_page_without_its_body_is_worse(folder):
    (folder / "ground-truth.json").write_text(
        json.dumps({"a": {"articleBody": f"{BODY} The river froze in the night."}})
    )
    figures = evaluate("pages", folder)
    assert figures["precision"] == 1
    assert 0.9 < figures["recall"] < 1


def test_pagedates(folder):
    rows = {
        "https://x.example/1": {"file": "a.html", "date": "2031-07-09"},
        "https://x.example/2": {"file": "b.html", "date": "2031-04-15"},
        "https://x.example/3": {"file": "b.html", "date": None},
    }
    (folder / "gold.json").write_text(json.dumps(rows))
    figures = evaluate("pagedates", folder)
    assert (figures["precision"], figures["recall"], figures["accuracy"]) == (0.3333, 1, 0.3333)
    assert (figures["found"], figures["pages"]) == (0.5, 3), "of the two pages that have a date"


@pytest.mark.parametrize("name", ["pages", "pagedates"])
@pytest.mark.parametrize("gold", ["[]", "{", '{"a": 1}'])
def test_gold_of_another_shape_is_told(folder, name, gold):
    (folder / "ground-truth.json").write_text(gold)
    with pytest.raises(UsageError, match="ground-truth"):
        evaluate(name, folder)
