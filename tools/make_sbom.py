"""Write what an installation of the wheel consists of, as CycloneDX: libraries, and the data of this package.

`make sbom` runs this. The libraries are those of a clean environment with the wheel alone, listed by cyclonedx-py; the
data are the rows of `docs/licences.md`.

    python tools/make_sbom.py dist/factbox-0.1.0-py3-none-any.whl -o dist/factbox.cdx.json
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from tools.check_wheel import ROOT, install, new_environment

PACKAGE = ROOT / "src" / "factbox"
LARGE = 100_000
"""From how many bytes on a file is a component of its own."""
SPDX = {"LicenseRef-Public-Domain": {"license": {"name": "public domain"}}}


def main() -> None:
    """Install the wheel, list the libraries, add the data."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = new_environment(Path(folder) / "venv")
        install(python, str(asked.wheel.resolve()))
        bill = libraries(python)
    bill["components"] += data_components()
    asked.out.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {asked.out}: {len(bill['components'])} components")


def libraries(python: Path) -> dict[str, Any]:
    """Return the bill of materials of an environment, without pip itself."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--sv", "1.6", python]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    bill: dict[str, Any] = json.loads(told)
    bill["components"] = [one for one in bill["components"] if one["name"] not in ("pip", "setuptools")]
    return bill


def licence_rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of `docs/licences.md` on the package, a row for each pattern: pattern, what, licence, origin."""
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    table = page.partition("## In the package")[2].partition("\n## ")[0]
    for row in re.findall(r"^\| (`.*) \|$", table, re.MULTILINE):
        files, what, licence, origin = (cell.strip() for cell in row.split(" | "))
        yield from ((pattern, what, licence, origin) for pattern in re.findall(r"`([^`]+)`", files))


def data_components() -> list[dict[str, Any]]:
    """Return a component for each large file of data in the package."""
    rows = [row for row in licence_rows() if not row[0].endswith(".py")]
    found = [(path, row) for row in rows for path in sorted(PACKAGE.glob(row[0]))]
    return [component(path, row) for path, row in found if path.stat().st_size >= LARGE]


def component(path: Path, row: tuple[str, str, str, str]) -> dict[str, Any]:
    """Return one file as a component, with its hash and licence."""
    _, what, licence, origin = row
    return {
        "type": "machine-learning-model" if path.suffix == ".onnx" else "data",
        "name": f"factbox/{path.relative_to(PACKAGE).as_posix()}",
        "description": what,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "licenses": [SPDX.get(licence, {"license": {"id": licence}})],
        "copyright": re.sub(r"\*\*|<|>|\[([^\]]+)\]\([^)]*\)", r"\1", origin),
    }


if __name__ == "__main__":
    main()
