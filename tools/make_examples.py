"""Write the exports of the example into `docs/examples/`, by the program itself.

`make docs` runs this, and `tests/test_examples.py` fails where a file of text is out of date.

    python tools/make_examples.py
"""

from __future__ import annotations

import io
import sys
from contextlib import chdir
from pathlib import Path

import factbox
from factbox.publish.changes_forms import FORMS
from factbox.publish.formats import FORMATS, Options, load_actor_list
from factbox.records import View

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "examples"
SINCE = "2021-08-12"
FILES = {
    "kabul.geojson": "geojson",
    "kabul.gpkg": "geopackage",
    "kabul.pdf": "pdf",
    "timeline.json": "timelinejs",
    "control.csv": "control",
    "control.parquet": "control.parquet",
    "acled.csv": "acled",
    "ged.csv": "ged",
}
"""Each file and the export that it is."""


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
        print(f"wrote docs/examples/{name}: {len(content):,} bytes", file=sys.stderr)


def made() -> dict[str, bytes]:
    """Return the content of every file by its name."""
    with chdir(ROOT):  # reports are cited by the path as given
        ledger = factbox.read(["examples/afghanistan-2021"], country="AF")
    listed = (ROOT / "examples" / "afghanistan-2021-capitals.txt").read_text(encoding="utf-8").splitlines()
    places = [name for name in listed if name and not name.startswith("#")]
    view = factbox.view(ledger, places=places)
    whole = factbox.view(ledger)
    actors = load_actor_list(ROOT / "examples" / "afghanistan-2021-actors.csv")
    files = {
        name: exported(view if name.endswith(".pdf") else whole, export, Options(actors))
        for name, export in FILES.items()
    }
    feed = io.StringIO()
    FORMS["atom"](factbox.compare_views(factbox.view(ledger, known=SINCE), whole), feed)
    return {**files, "changes.atom": feed.getvalue().encode()}


def exported(view: View, name: str, options: Options) -> bytes:
    """Return an export as bytes."""
    if FORMATS[name].binary:
        content = io.BytesIO()
        factbox.write_export(view, name, content, options)
        return content.getvalue()
    text = io.StringIO(newline="")
    factbox.write_export(view, name, text, options)
    return text.getvalue().encode("utf-8")


if __name__ == "__main__":
    main()
