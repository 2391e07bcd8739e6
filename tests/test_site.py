"""The documentation builds as a site without a warning: all pages are in the navigation, all links and anchors hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    tutorial = (tmp_path / "site" / "tutorial" / "index.html").read_text(encoding="utf-8")
    assert "A factbox in ten minutes" in tutorial
    assert (tmp_path / "site" / "repository" / "ARCHITECTURE" / "index.html").is_file()
    remote = [line for line in tutorial.split('"') if line.startswith(("https://fonts", "https://cdn"))]
    assert remote == [], "a page must not fetch anything from elsewhere"
