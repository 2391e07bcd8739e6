"""`factbox` alone, without any library of an extra, reads what needs none and says what to install for the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys

for name in ("argon2", "brotli", "fastapi", "fastwarc", "feedparser", "fpdf", "htmldate", "jinja2", "lxml", "protego",
             "psycopg", "pyarrow", "pyogrio", "pypdf", "ray", "sqlalchemy", "trafilatura", "uvicorn"):
    sys.modules[name] = None
import factbox

ledger = factbox.read(sys.argv[1:])
print(len(ledger.reports()), [problem.reason for problem in ledger.problems()])
"""


def test_without_any_extra_texts_are_read_and_pages_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels seized Kunduz on Thursday, residents said.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><p>Rebels seized Kunduz.</p></body></html>", encoding="utf-8")
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True, timeout=300
    )
    assert told.stdout.split("\n")[0] == "1 ['needs-web-extra']"
