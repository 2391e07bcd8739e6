"""What starting costs: neither the import nor the help may load what reads and decides."""

from __future__ import annotations

import subprocess
import sys

import pytest

import factbox
from factbox.cli import all_commands
from factbox.cli.app import COMMANDS

HEAVY = ("numpy", "onnxruntime", "yaml", "regex", "msgspec", "trafilatura", "dateparser", "sqlite3", "factbox.pipeline")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def loaded_after(code: str, *heavy: str) -> list[str]:
    """Return which of the heavy modules are loaded once the code has run in a new interpreter."""
    printed = run(f"import sys\n{code}\nprint('loaded:', *(m for m in {heavy!r} if m in sys.modules))")
    return printed.rpartition("loaded:")[2].split()


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import factbox", "typer", "rich", *HEAVY) == []


def test_asking_for_a_verb_loads_what_it_needs() -> None:
    assert "sqlite3" in loaded_after("import factbox; factbox.open_ledger", *HEAVY)


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(argument: str) -> None:
    code = f"from factbox.cli import main\nsys.argv = ['factbox', '{argument}']\ntry: main()\nexcept SystemExit: ..."
    assert loaded_after(code, *HEAVY) == []


def test_every_public_name_is_there_when_it_is_asked_for() -> None:
    assert [name for name in factbox.__all__ if getattr(factbox, name, None) is None] == []
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        _ = factbox.reed  # type: ignore[attr-defined]


def test_the_verb_read_is_not_hidden_by_the_room_of_that_name() -> None:
    code = "import factbox.read\nfrom factbox.read import read_reports\nimport factbox\n"
    assert run(f"{code}print(callable(factbox.read), callable(read_reports))") == "True True"


def test_the_table_of_commands_is_what_the_modules_have() -> None:
    found = all_commands().commands
    assert list(found) == list(COMMANDS)
    for name, (_, line) in COMMANDS.items():
        assert (found[name].help or "").split("\n\n")[0] == line


def test_a_mistyped_command_is_answered_with_the_one_that_is_meant() -> None:
    code = "import sys\nsys.argv = ['factbox', 'mak']\nfrom factbox.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "'make'" in done.stderr


def test_the_package_runs_as_the_command_line() -> None:
    done = subprocess.run([sys.executable, "-m", "factbox", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("factbox ")
