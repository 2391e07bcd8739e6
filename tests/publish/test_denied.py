"""A denial that takes up another sentence: the factbox names who denies, and puts nobody's words into his mouth."""

from __future__ import annotations

from pathlib import Path

import factbox

CLAIMED = """Lakeside Observer (invented)
Published: 2031-05-04

The Taliban said on Saturday that their fighters had entered Herat. The police of Herat province denied it.
"""
TAKEN = """Lakeside Observer (invented)
Published: 2031-05-08

The Taliban took Herat on Wednesday, a lawmaker from Herat said.
"""


def test_who_denies_did_not_say_what_he_denies(tmp_path: Path) -> None:
    for number, text in enumerate((CLAIMED, TAKEN)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    factbox.publish_factbox(factbox.view(factbox.read([tmp_path])), tmp_path / "out")
    told = (tmp_path / "out" / "factbox.md").read_text(encoding="utf-8")
    lines = [line for line in told.splitlines() if "police" in line and "“The Taliban said" in line]
    assert lines
    assert all("Denied by the police" in line for line in lines)
