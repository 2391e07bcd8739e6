"""The example notebook runs, and prints what stands in it."""

from __future__ import annotations

import json
from pathlib import Path

from tools.notebook import code_cells, run_cells

NOTEBOOK = Path(__file__).parents[1] / "examples" / "notebook.ipynb"


def test_the_cells_of_the_notebook_say_what_stands_under_them() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for cell, found in zip(code_cells(notebook), run_cells(notebook, NOTEBOOK.parent), strict=True):
        shown = [{key: output.get(key) for key in ("text", "data")} for output in cell["outputs"]]
        assert shown == [{key: output.get(key) for key in ("text", "data")} for output in found], (
            "the notebook is out of date; python tools/notebook.py examples/notebook.ipynb"
        )
