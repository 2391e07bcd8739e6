"""`factbox` alone, without any library of an extra, reads what needs none and says what to install for the rest."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import factbox

ROOT = Path(__file__).parents[1]

PROGRAM = """
import sys

for name in ("argon2", "brotli", "fastapi", "fastwarc", "feedparser", "fpdf", "htmldate", "jinja2", "lxml", "protego",
             "psycopg", "pyarrow", "pyogrio", "pypdf", "ray", "sqlalchemy", "trafilatura", "uvicorn"):
    sys.modules[name] = None
import factbox

ledger = factbox.read(sys.argv[1:])
print(len(ledger.reports()), [problem.reason for problem in ledger.problems()])
"""


def read_bare(folder: Path) -> str:
    """Return how many reports a bare installation reads of a folder, and why not the others."""
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=True, timeout=300
    )
    return told.stdout.split("\n")[0]


def test_without_any_extra_texts_are_read_and_pages_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels seized Kunduz on Thursday, residents said.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><p>Rebels seized Kunduz.</p></body></html>", encoding="utf-8")
    assert read_bare(tmp_path) == "1 ['needs-web-extra']"


def test_without_any_extra_the_whole_example_is_read() -> None:
    assert read_bare(Path(__file__).parents[1] / "examples" / "afghanistan-2021") == "12 []"


def test_the_report_that_is_also_a_page_gives_the_same_claims() -> None:
    folder = Path(__file__).parents[1] / "examples"
    texts, pages = (
        factbox.read([folder / name], country="AF").claims()
        for name in ("afghanistan-2021/02-sheberghan.txt", "page/sheberghan.html")
    )
    assert [(claim.type, claim.stance, claim.quote, claim.days) for claim in texts] == [
        (claim.type, claim.stance, claim.quote, claim.days) for claim in pages
    ]
    assert len(pages) == 7


def locked(name: str) -> dict[str, tuple[str, ...]]:
    """Return the packages of a lock, ``name==version`` to the hashes of its files, whatever the system they are for."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip()):
        found[entry.split()[0]] = tuple(re.findall(r"sha256:\w+", entry))
    return found


def test_what_make_run_installs_is_what_the_tests_are_run_with() -> None:
    everything = locked("requirements.lock")
    runs = locked("requirements-run.lock")
    assert {package: everything.get(package) for package in runs} == runs
    assert all(runs.values())


def test_make_run_installs_the_main_job_and_the_page_and_no_more() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    wanted = project["project"]["dependencies"] + extras["web"] + project["dependency-groups"]["build"]
    runs = {package.partition("==")[0] for package in locked("requirements-run.lock")}
    assert [line for line in wanted if re.split(r"[>=\[]", line)[0] not in runs] == []
    heavy = {"duckdb", "mypy", "onnx", "playwright", "polars", "pyarrow", "pyogrio", "pytest", "ray", "ruff", "torch"}
    assert runs & heavy == set()
