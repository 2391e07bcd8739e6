"""The programs that exports are for, where they are installed: LibreOffice Calc and QGIS, both without a window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

CALC = shutil.which("soffice") or shutil.which("libreoffice")
needs_calc = pytest.mark.skipif(not CALC, reason="no LibreOffice here; apt-get install libreoffice-calc-nogui")

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_UTF8, _QUOTE = 76, 34
_READ_IN_QGIS = Path(__file__).with_name("read_in_qgis.py")


def open_in_calc(files: Sequence[Path], folder: Path, separators: str = ",") -> dict[str, list[list[str]]]:
    """Open CSV files as a person would and return the cells by the file's name; a formula is told as ``FORMULA ...``.

    Dates and numbers are looked for and formulas are worked out: the settings in which a spreadsheet does most.
    """
    parted = "/".join(str(ord(one)) for one in separators)
    form = f"CSV:{parted},{_QUOTE},{_UTF8},1,,0,false,true,false,false,false,0,true"
    command = [
        str(CALC), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", f"--infilter={form}",
        "--convert-to", "fods", "--outdir", str(folder), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600, env={**os.environ, "HOME": str(folder)})  # noqa: S603
    return {file.name: list(_rows(folder / f"{file.stem}.fods")) for file in files}


def _rows(file: Path) -> Iterator[list[str]]:
    for row in ET.parse(file).getroot().iter(f"{_TABLE}table-row"):  # noqa: S314
        cells = [text for cell in row for text in repeat(_text(cell), _times(cell, "columns"))]
        yield from repeat(cells, _times(row, "rows"))


def _times(element: ET.Element, what: str) -> int:
    """Return how often a row or a cell stands; what is repeated to the edge of the sheet is empty."""
    return min(int(element.get(f"{_TABLE}number-{what}-repeated", "1")), 100)


def _text(cell: ET.Element) -> str:
    formula = cell.get(f"{_TABLE}formula")
    shown = "\n".join("".join(paragraph.itertext()) for paragraph in cell.findall(_PARAGRAPH))
    stored = cell.get(f"{_OFFICE}value") or cell.get(f"{_OFFICE}date-value")
    return f"FORMULA {formula}" if formula else stored or shown


@cache
def qgis_python() -> str:
    """Return the Python that has QGIS's library; empty where none has."""
    for python in dict.fromkeys(filter(None, ("/usr/bin/python3", shutil.which("python3")))):
        if not Path(python).exists():
            continue
        tried = subprocess.run([python, "-c", "import qgis.core"], check=False, capture_output=True, env=_windowless())  # noqa: S603
        if tried.returncode == 0:
            return python
    return ""


def _windowless() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
        "QT_QPA_PLATFORM": "offscreen"
    }


def open_in_qgis(address: str, days: Sequence[str]) -> dict[str, Any]:
    """Open a layer in QGIS and return its fields, its rows, and which rows its temporal controller shows each day.

    Args:
        address: a file, or ``FILE|layername=LAYER``.
        days: ISO days, each a frame of the controller.
    """
    if not qgis_python():
        pytest.skip("no QGIS here; apt-get install qgis python3-qgis")
    command = [qgis_python(), str(_READ_IN_QGIS), address, *days]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300, env=_windowless())  # noqa: S603
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    told["warnings"] = [line for line in done.stderr.splitlines() if line.startswith(("Warning", "ERROR"))]
    return told
