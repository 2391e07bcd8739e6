"""Run the cells of a notebook in this interpreter, without Jupyter, and put what they print into it.

python tools/notebook.py examples/notebook.ipynb
"""

from __future__ import annotations

import ast
import io
import json
import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def run_cells(notebook: dict[str, Any], folder: Path) -> list[list[Cell]]:
    """Run the code cells in order, in a folder, and return the outputs of each: what was printed, what it ends on."""
    session: dict[str, Any] = {}
    with chdir(folder):
        return [run_cell("".join(cell["source"]), session) for cell in code_cells(notebook)]


def code_cells(notebook: dict[str, Any]) -> list[Cell]:
    """Return the cells that hold code."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run_cell(code: str, session: dict[str, Any]) -> list[Cell]:
    """Run one cell as Jupyter does: a last line that is an expression is shown, unless it is None."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), session)  # noqa: S102
        shown = eval(compile(ast.Expression(last.value), "cell", "eval"), session) if last else None  # noqa: S307
    text = printed.getvalue()
    outputs: list[Cell] = [{"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}]
    result = {"data": {"text/plain": repr(shown).splitlines(keepends=True)}, "metadata": {}}
    return outputs[: bool(text)] + ([] if shown is None else [{"output_type": "execute_result", **result}])


def rewrite(path: Path) -> None:
    """Run a notebook and write it again with its outputs, in the form of Jupyter's own files."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    outputs = run_cells(notebook, path.parent)
    for number, (cell, found) in enumerate(zip(code_cells(notebook), outputs, strict=True), 1):
        cell["execution_count"] = number
        cell["outputs"] = [{**one, **counted(one, number)} for one in found]
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def counted(output: Cell, number: int) -> Cell:
    """Return the number of the cell where the form asks for it."""
    return {"execution_count": number} if output["output_type"] == "execute_result" else {}


if __name__ == "__main__":
    rewrite(Path(sys.argv[1]).resolve())
