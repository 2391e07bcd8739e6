"""Write `docs/reference/` from the program itself: commands, columns, event types and other words, reason codes.

`make docs` runs this, and `tests/test_reference.py` fails where a page is out of date.

    python tools/make_reference.py
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from factbox import records
from factbox.cli import all_commands
from factbox.knowledge.events import load_event_types
from factbox.publish.changes_forms import COLUMNS as CHANGES
from factbox.publish.exports import EXPORTS
from factbox.publish.formats import FORMATS
from factbox.publish.formats.acled import COLUMNS as ACLED
from factbox.publish.formats.ged import COLUMNS as GED
from factbox.publish.formats.geopackage import COLUMNS as GEOPACKAGE
from factbox.publish.formats.geopackage import LAYERS
from factbox.publish.wording import wordings

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- made by tools/make_reference.py; do not edit -->\n"


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {FOLDER.relative_to(ROOT) / name}", file=sys.stderr)


def pages() -> dict[str, str]:
    """Return the pages of the reference by their file names."""
    made = {"commands.md": commands, "columns.md": columns, "event-types.md": words, "reasons.md": reasons}
    return {name: MADE + "\n".join(make()).rstrip("\n") + "\n" for name, make in made.items()}


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a table, and an empty one after it."""
    head = list(head)
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""


# --- commands


def commands() -> Iterator[str]:
    """Yield the page of all commands with their arguments and options."""
    yield """# Commands

Every command with its arguments and options, as `--help` has them. Exit status: 0 all went well, 1 an input was
refused or a check found something, 2 the command was misused.
"""
    for name, command in all_commands().commands.items():
        inner = getattr(command, "commands", None)
        for word, one in ({f"{name} {w}": c for w, c in inner.items()} if inner else {name: command}).items():
            yield from command_section(word, one)


def command_section(name: str, command: Any) -> Iterator[str]:
    """Yield the section of one command."""
    about, _, example = " ".join((command.help or "").split()).partition(" Example: ")
    yield f"## factbox {name}\n\n{about}\n\n{example}\n"
    rows = [parameter_row(parameter) for parameter in command.params if parameter.name != "help"]
    yield from table(("argument or option", "default", "what it is"), rows)


def parameter_row(parameter: Any) -> tuple[str, str, str]:
    """Return how a parameter is written, its default and what it is."""
    argument = parameter.param_type_name == "argument"
    shown = parameter.metavar or (parameter.name or "").upper() if argument else ", ".join(parameter.opts)
    default = parameter.default
    given = "" if callable(default) or default in (None, "", False, ()) else f"`{default}`"
    return f"`{shown}`", "required" if parameter.required else given, parameter.help or ""


# --- columns


def columns() -> Iterator[str]:
    """Yield the page of all exports with their columns in order."""
    meanings = yaml.safe_load((ROOT / "tools" / "column_meanings.yaml").read_text(encoding="utf-8"))
    yield """# Columns of the exports

An empty field means *not stated, or not resolved*. Days are ISO days, moments are in UTC. More columns may follow
those named here; none changes its meaning. How each is meant for its tool: [exports](../exports.md).
"""
    yield from table(("name", "file", "what it is for"), ((f"`{n}`", f.suffix, f.purpose) for n, f in FORMATS.items()))
    for name, export in EXPORTS.items():
        parquet = f"; the same as `{name}.parquet`" if f"{name}.parquet" in FORMATS else ""
        yield f"## {name}\n\n{export.form.upper()}{parquet}.\n"
        yield from meant(export.columns, meanings, name)
    yield "## changes\n\nThe table that `factbox changes --csv` writes.\n"
    yield from meant(CHANGES, meanings, "changes")
    layers = ", ".join(f"`{layer}`" for layer in LAYERS)
    yield f"## geopackage\n\nEach of the layers {layers} has them; `geojson` calls them the same.\n"
    yield from meant(GEOPACKAGE, meanings, "geopackage")
    for name, listed in (("acled", ACLED), ("ged", GED)):
        yield f"## {name}\n\n{len(listed)} columns, in this order; [what each holds](../exports.md).\n"
        yield ", ".join(f"`{column}`" for column in listed) + "\n"


def meant(listed: Iterable[str], meanings: dict[str, dict[str, str]], name: str) -> Iterator[str]:
    """Yield a table of columns with their meanings; raises KeyError for one that has none."""
    known = meanings["place"] | meanings[name]
    yield from table(("column", "holds"), ((f"`{column}`", known[column]) for column in listed))


# --- event types and other closed lists


LISTS = {
    "Statuses": ("what the ledger can say of a line", "Status", "../verdict.md#3-what-word-may-be-used-status"),
    "Stances": ("what the text does with a claim", "Stance", "../claims.md#how-far-the-text-goes-stance"),
    "States of control": ("who holds what", "ControlState", "../verdict.md"),
    "Changes": ("how a state came about", "Change", "../verdict.md"),
    "Precision of days": ("how exact an interval is", "Precision", "../dates.md"),
    "Kinds of place": ("what a place is", "PlaceKind", "../places.md"),
    "Kinds of speaker": ("who says so", "SpeakerKind", "../actors.md"),
    "Passages": ("where in a report a claim stands", "PassageKind", "../reading.md"),
    "Extents": ("how much of a place", "Extent", "../claims.md"),
    "Kinds of dispute": ("how reports disagree", "DisputeKind", "../verdict.md"),
}
"""Closed lists of words: what each is of, the type in `records.py`, and the page that explains it."""


def words() -> Iterator[str]:
    """Yield the page of event types and the other closed lists."""
    yield """# Event types and other closed lists

## Event types

*Ways* is how many ways the tables know to tell it; the English core knows more. The codes are those nearest to it
in ACLED (event and sub-event type), PLOVER and CAMEO.
"""
    known = {one.name: one for one in load_event_types()}
    rows = (event_row(name, known.get(name)) for name in dict.fromkeys((*records.EVENT_TYPES, *known)))
    yield from table(("type", "called", "ways", "ACLED", "PLOVER", "CAMEO"), rows)
    for title, (about, kind, page) in LISTS.items():
        listed = ", ".join(f"`{word}`" for word in get_args(getattr(records, kind)) if word)
        yield f"## {title}\n\n[{about.capitalize()}]({page}): {listed}.\n"


def event_row(name: str, kind: Any) -> tuple[object, ...]:
    """Return the row of an event type; one that the tables do not tell is told by the core or by totals."""
    called = wordings().type(name).noun
    if kind is None:
        return f"`{name}`", called, 0, "", "", ""
    return f"`{name}`", called, len(kind.predicates), " / ".join(kind.acled or ()), kind.plover or "", kind.cameo or ""


# --- reason codes


def reasons() -> Iterator[str]:
    """Yield the page of the codes with which an input is refused or partly read.

    Raises:
        KeyError: the program gives a code that docs/reading.md does not explain.
    """
    explained = explanations()
    yield """# Reason codes

Why an input was refused or partly read, as `factbox read` prints it and `factbox inputs --json` gives it. Made of the
codes in `src/factbox/read/` and of [what they mean](../reading.md#reasons).
"""
    rows = ((f"`{code}`", *explained[code], f"`{where}`") for code, where in sorted(codes().items()))
    yield from table(("reason", "outcome", "what it means", "given by"), rows)
    yield "Why something in a *claim* stayed open (`unresolved`) is a sentence that begins with `place:` or `date:`."


def explanations() -> dict[str, tuple[str, str]]:
    """Return the outcome and the meaning of each code, from docs/reading.md."""
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8").partition("## Reasons")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+?) \| (.+) \|$", page, re.MULTILINE)
    return {code: (outcome, why) for listed, outcome, why in rows for code in re.findall(r"`([^`]+)`", listed)}


def codes() -> dict[str, str]:
    """Return every code that the room `read` gives, and the modules that give it."""
    found: dict[str, list[str]] = {}
    for module in sorted((ROOT / "src" / "factbox" / "read").rglob("*.py")):
        for code in set(codes_in(ast.parse(module.read_text(encoding="utf-8")))):
            found.setdefault(code, []).append(module.name)
    return {code: ", ".join(modules) for code, modules in found.items()}


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield the codes in a module: the second argument of a problem or refusal, the first of a returned pair."""
    for node in ast.walk(tree):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call) and _called(node) in ("Problem", "refuse", "unread") and len(node.args) > 1:
            given = node.args[1:2]
        elif isinstance(node, ast.Call) and _called(node) == "mark":
            given = node.args[:1]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and is_reason(node.value.elts):
            given = node.value.elts[:1]
        texts = [part.value for one in given for part in ast.walk(one) if isinstance(part, ast.Constant)]
        yield from (text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", text))


def _called(call: ast.Call) -> str:
    """Return the name of the function or method that is called."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def is_reason(parts: list[ast.expr]) -> bool:
    """Say whether a pair is a code and its message."""
    named = len(parts) == 2 and not isinstance(parts[0], ast.Call)
    return named and isinstance(parts[1], ast.Constant | ast.JoinedStr) and " " in ast.unparse(parts[1])


if __name__ == "__main__":
    main()
