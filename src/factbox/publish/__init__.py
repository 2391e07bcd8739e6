"""The publish room: from a View to what people read and machines load.

It takes a :class:`~factbox.records.View` and gives ``factbox.md``, ``factbox.html`` and ``factbox.json``, which are
three renderings of one document (:func:`publish.factbox.build_factbox`). ``publish.terminal`` prints that document,
``publish.why`` explains one place, ``publish.exports`` has the five exports of the contract, and ``publish.formats``
the table of all exports, with those for ACLED, UCDP GED, QGIS, TimelineJS and Label Studio; ``publish.changes``
compares two views.

To say something in other words, change ``wordings.yaml``; to add an export, add a row to ``formats.FORMATS``; to add
a section, a function to ``sections.SECTIONS``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from factbox.errors import UsageError

if TYPE_CHECKING:
    from factbox.publish.changes import compare_views
    from factbox.publish.formats import write_export
    from factbox.publish.formats.arrow import Tables
    from factbox.records import View

__all__ = ["compare_views", "publish_factbox", "view_tables", "write_export"]

_HOMES = {"compare_views": "factbox.publish.changes", "write_export": "factbox.publish.formats"}
"""Where what comes from a module lives. It is imported when it is first asked for: printing a document needs none."""


def __getattr__(name: str) -> object:
    """Import a name of :data:`_HOMES` and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factbox.publish' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def publish_factbox(view: View, folder: Path, *, in_words: bool = False) -> tuple[Path, ...]:
    """Write the factbox of a view to a folder, which is made if need be, and return the files in order.

    Each file is written whole or not at all, and none before all are ready: a reader never meets half a page.

    Args:
        view: what the ledger can say.
        folder: where to write it.
        in_words: whether to print the reports' own sentences and nothing else.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    from factbox.publish.document import to_json  # noqa: PLC0415 - what makes a document takes half a second to import
    from factbox.publish.factbox import build_factbox  # noqa: PLC0415
    from factbox.publish.files import written_whole  # noqa: PLC0415
    from factbox.publish.in_words import build_in_words  # noqa: PLC0415
    from factbox.publish.markdown import to_markdown  # noqa: PLC0415
    from factbox.publish.webpage import to_html  # noqa: PLC0415

    factbox = build_in_words(view) if in_words else build_factbox(view)
    pages = {"factbox.md": to_markdown(factbox), "factbox.html": to_html(factbox), "factbox.json": to_json(factbox)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}; name a folder that can be written") from error
    for name, text in pages.items():
        with written_whole(folder / name) as stream:
            stream.write(text)
    return tuple(folder / name for name in pages)


def view_tables(view: View, *, private_names: bool = False) -> Tables:
    """Return a view as five Arrow tables, with the columns of the contract's exports, for a notebook.

    Args:
        view: what the ledger can say.
        private_names: whether words of reports keep the names of private persons; by default these are blacked out,
            letter by letter, so that offsets stay right.

    Raises:
        UsageError: pyarrow is not installed; it comes with ``factbox[export]``.
    """
    from factbox.publish.formats.extras import load  # noqa: PLC0415

    tables: Tables = load("arrow").view_tables(view, private_names=private_names)
    return tables
