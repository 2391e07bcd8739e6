"""The program itself: the table of all commands, what they hang on, and how each is found when it is run.

Importing what reads and decides takes a second, which ``factbox --help`` must not: it prints :data:`COMMANDS`, and the
module of a command is imported when that command is run.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from factbox import __version__

COMMANDS = {
    "make": ("factbox.cli.reading", "Read reports and print their factbox, in one go."),
    "read": ("factbox.cli.reading", "Read reports into a ledger, which keeps everything it was ever told."),
    "show": ("factbox.cli.showing", "Print the factbox of a ledger, as of any moment."),
    "why": (
        "factbox.cli.showing",
        "Explain what is said of a place: the claims, the rule that decided, and what it would be without each.",
    ),
    "export": ("factbox.cli.exporting", "Write the ledger for other programs: tables, a map, a timeline, tasks."),
    "changes": (
        "factbox.cli.exporting",
        "Say what is new, upgraded, downgraded or retracted between two moments, and by which report.",
    ),
    "prepare": (
        "factbox.cli.preparing",
        "Make ahead what `show` prints and what the page shows, and keep it beside the ledger.",
    ),
    "search": (
        "factbox.cli.searching",
        "Find words in reports and claims, oldest first.",
    ),
    "serve": (
        "factbox.cli.serving",
        "Open a ledger in the browser: factbox, map, time bar, and the evidence behind every line.",
    ),
    "users": ("factbox.cli.serving", "Who may look at the page and who may decide."),
    "watch": (
        "factbox.cli.watching",
        "Fetch feeds, read what is new into a ledger, and tell what it changes, one line per event.",
    ),
    "inputs": ("factbox.cli.keeping", "List what became of every input: read, partly read or refused, and why."),
    "verify": ("factbox.cli.keeping", "Check that a ledger is what was appended to it, record by record."),
    "backup": (
        "factbox.cli.keeping",
        "Copy a ledger to a file, whole and verified, while others may go on reading it.",
    ),
    "restore": ("factbox.cli.keeping", "Make a ledger of a backup, whole and verified."),
    "redact": (
        "factbox.cli.keeping",
        "Withhold a private person's name from everything that is published of a ledger.",
    ),
    "review": (
        "factbox.cli.reviewing",
        "Accept, reject or correct claims, mark copies, merge and split events; all of it can be undone.",
    ),
    "batch": (
        "factbox.cli.batching",
        "Read reports by many processes into a folder of finished shards; run it again to go on where it ended.",
    ),
    "load": (
        "factbox.cli.batching",
        "Bring finished shards into a ledger, as if it had read the reports itself.",
    ),
    "gazetteer": ("factbox.cli.gazetteer", "Make a fuller gazetteer than the shipped one."),
    "corpus": ("factbox.cli.corpus", "Look at, count and check annotated reports."),
    "doctor": ("factbox.cli.measuring", "Say which versions are in use and what is missing or unsafe."),
    "evaluate": ("factbox.cli.measuring", "Measure the program on gold of your own."),
}
"""Every command and group in the order of ``factbox --help``: the module that has it, and its line there."""

BARE = COMMANDS.keys() - {
    "make",
    "read",
    "watch",
    "batch",
    "load",
    "users",
    "gazetteer",
    "corpus",
    "doctor",
    "evaluate",
}
"""Commands of one ledger, in which it may also stand without ``--ledger`` before it: ``factbox show war.db``."""


class Commands(TyperGroup):
    """All commands: a line of help each, until one is run and its module imported."""

    def __init__(self, *, commands: dict[str, Any], **settings: Any) -> None:
        lines = {name: TyperCommand(name, help=line) for name, (_, line) in COMMANDS.items()}
        super().__init__(commands=lines | commands, **settings)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that the arguments name, after importing its module."""
        if args[0] in COMMANDS:
            import_module(COMMANDS[args[0]][0])
            self.commands = get_group(app).commands
        name, command, rest = super().resolve_command(ctx, args)
        return name, command, named_ledger(command, rest) if command and name in BARE else rest


def named_ledger(command: Any, args: list[str]) -> list[str]:
    """Return the arguments of a command of one ledger with ``--ledger`` before a ledger that stands bare.

    A bare word is the ledger if there is one more than the command needs and it is a ledger by its name or its first
    bytes, or if the command takes no other bare word.
    """
    if any(arg == "--ledger" or arg.startswith("--ledger=") for arg in args):
        return args
    needs = [one for one in command.params if one.param_type_name == "argument"]
    bare = _bare_words(command, args)
    if len(bare) <= sum(one.required for one in needs):
        return args
    named = [at for at in bare if not needs or _is_ledger(args[at])]
    if not named:
        return args
    at = named[-1] if command.name == "restore" else named[0]
    return [*args[:at], *args[at + 1 :], "--ledger", args[at]]


def _bare_words(command: Any, args: list[str]) -> list[int]:
    """Return where in the arguments words stand that are neither an option nor the value of one."""
    valued = {name for one in command.params if not getattr(one, "is_flag", True) for name in one.opts}
    found: list[int] = []
    for at, arg in enumerate(args):
        if arg == "--":
            return found
        if not arg.startswith("-") and not (at and args[at - 1] in valued):
            found.append(at)
    return found


def _is_ledger(word: str) -> bool:
    """Say whether a word names a ledger; a file of another name is told by how a ledger begins."""
    if word.startswith(("postgresql:", "postgres:")) or word.endswith((".db", ".sqlite")):
        return True
    try:
        with Path(word).open("rb") as stream:
            return stream.read(15) == b"SQLite format 3"
    except (OSError, ValueError):
        return False


app = typer.Typer(
    cls=Commands,
    help="From news reports on a conflict to a factbox with a sentence behind every line.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def all_commands() -> TyperGroup:
    """Import every module of commands and return the whole program, for what lists or documents it."""
    for module, _ in COMMANDS.values():
        import_module(module)
    return get_group(app)


def _version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        typer.echo(f"factbox {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def options(version: Version = False) -> None:  # noqa: FBT002
    """From news reports on a conflict to a factbox with a sentence behind every line."""
