"""What this installation consists of, and what in it is missing or unsafe."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

from factbox.errors import FactboxError
from factbox.knowledge.places import SHIPPED, open_gazetteer
from factbox.language.core import shipped_core
from factbox.ledger import has_full_text
from factbox.ledger.opening import OLDEST_SQLITE
from factbox.read.pages.child import MEGABYTES, SECONDS
from factbox.read.pages.worker import CAN_LIMIT

LIBRARIES = (
    "msgspec",
    "numpy",
    "onnxruntime",
    "py3langid",
    "regex",
    "rich",
    "typer",
)
"""The libraries whose versions matter to what is read."""

EXTRAS = {
    "cluster": ("`factbox batch` and `load`", ("pyarrow", "ray")),
    "export": ("GeoPackage, Parquet and PDF", ("fpdf2", "pyarrow", "pyogrio")),
    "live": ("archives, feeds and watching them", ("brotli", "fastwarc", "feedparser", "lxml", "protego")),
    "postgres": ("ledgers in PostgreSQL", ("alembic", "psycopg", "sqlalchemy")),
    "web": (
        "web pages, PDF files and `factbox serve`",
        ("argon2-cffi", "fastapi", "htmldate", "jinja2", "lxml", "lxml-html-clean", "pypdf", "trafilatura", "uvicorn"),
    ),
}
"""What each extra is for, and its libraries."""

WAL_FIXED = (3, 51, 3)
WAL_BACKPORTS = ((3, 44, 6), (3, 50, 7))
"""SQLite releases in which a checkpoint can no longer lose committed transactions of a write-ahead log."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and whether it is well."""

    level: Literal["ok", "note", "bad"]
    name: str
    text: str


def examine() -> tuple[Finding, ...]:
    """Look at the program, Python, SQLite, the libraries, the gazetteer and the English core."""
    return tuple(_examine())


def _examine() -> Iterator[Finding]:
    yield Finding("ok", "factbox", metadata.version("factbox"))
    yield Finding("ok", "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from _sqlite(sqlite3.sqlite_version_info)
    yield _full_text()
    for name in LIBRARIES:
        yield _library(name)
    for extra, (purpose, names) in EXTRAS.items():
        yield from (_extra(extra, name, purpose) for name in names)
    yield _page_limits()
    yield _gazetteer()
    yield _core()


def _sqlite(version: tuple[int, ...]) -> Iterator[Finding]:
    text = ".".join(map(str, version))
    if version < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        yield Finding("bad", "SQLite", f"{text}: ledgers need {oldest} or newer and are refused; use a newer Python")
    elif version >= WAL_FIXED or version in WAL_BACKPORTS:
        yield Finding("ok", "SQLite", text)
    else:
        yield Finding("note", "SQLite", f"{text}: can lose commits in write-ahead mode, which ledgers never use")
    yield Finding("ok", "ledgers", "rollback journal; a report is on disk before it is acknowledged")


def _full_text() -> Finding:
    if has_full_text():
        return Finding("ok", "full-text search", "FTS5 is there")
    return Finding("note", "full-text search", "this SQLite has no FTS5: `factbox search` needs another Python")


def _library(name: str) -> Finding:
    try:
        return Finding("ok", name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding("bad", name, "missing: install factbox again")


def _extra(extra: str, name: str, purpose: str) -> Finding:
    try:
        return Finding("ok", name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding("note", name, f"not installed; for {purpose}: pip install 'factbox[{extra}]'")


def _page_limits() -> Finding:
    if CAN_LIMIT and platform.system() == "Linux":
        return Finding("ok", "parsing of pages", f"in its own process, {SECONDS} s a page, {MEGABYTES} MB")
    return Finding("note", "parsing of pages", f"{SECONDS} s a page; this system does not limit a process's memory")


def _gazetteer() -> Finding:
    if not SHIPPED.is_file():
        return Finding("bad", "gazetteer", f"missing at {SHIPPED}: install factbox again")
    kabul = open_gazetteer().candidates("Kabul")
    size = SHIPPED.stat().st_size / 1e6
    return Finding("ok" if kabul else "bad", "gazetteer", f"{size:.0f} MB, {'answers' if kabul else 'does not answer'}")


def _core() -> Finding:
    try:
        core = shipped_core()
    except FactboxError as error:
        return Finding("bad", "English core", str(error))
    if core is None:
        return Finding("note", "English core", "none: sentences are split, not parsed")
    return Finding("ok", "English core", f"{core.version}, with {', '.join(core.outputs)}")
