"""50 programs that write are killed with ``kill -9`` at random moments: no acknowledged report is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_kill_9_loses_no_acknowledged_report():
    command = [sys.executable, "-m", "tests.ledger.soak", "--kills", "50"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (our own words)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    counted = json.loads(ended.stdout)
    assert counted["kill_adding"]["kills"] >= 50
    assert counted["kill_bringing_up"]["kills"] >= 5
    assert counted["kill_adding"]["in the midst of a write"] > 5  # else the moments were not chosen well
    assert not any(count[bad] for count in counted.values() for bad in ("lost", "half", "not whole", "another head"))
