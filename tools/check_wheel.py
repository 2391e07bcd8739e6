"""Install the built wheel in a clean environment and use it as the README says, with no network.

`make wheel` builds the wheel and the sdist and runs this; it takes some minutes, so it is not in the test suite. It
prints one line for each thing that was looked at, and ends with status 1 if one is wrong.

    python tools/check_wheel.py dist/factbox-0.1.0-py3-none-any.whl
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "afghanistan-2021"
MOST_MEGABYTES = 250
MOST_SECONDS = {"import factbox": 0.5, "factbox --help": 0.4}
NOT_IN_A_BARE_INSTALL = ("fpdf", "pyarrow", "pyogrio", "trafilatura", "feedparser", "psycopg", "torch")
NEEDS_MORE_FILES = ("evaluate", "gazetteer")
"""Commands of the README that read a file which the repository does not have."""
OFFLINE = ["unshare", "--map-root-user", "--net"] if shutil.which("unshare") else []
"""Linux gives a program a network of its own, in which nothing answers; elsewhere the network stays on."""

Check = tuple[bool, str]


def main() -> None:
    """Run every check and print what came of it."""
    wheel = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        python = install(wheel, Path(folder) / "venv")
        desk = lay_out(Path(folder) / "desk")
        wrong = 0
        for good, told in (*look_at(python), *time_starts(python, desk), *run_readme(python, desk)):
            print("ok   " if good else "WRONG", told, flush=True)
            wrong += not good
    raise SystemExit(bool(wrong))


def install(wheel: Path, folder: Path) -> Path:
    """Install a wheel in a new environment and return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)
    return python


def lay_out(desk: Path) -> Path:
    """Make a folder in which what the README names lies: reports, and a list of places."""
    shutil.copytree(EXAMPLE, desk / "reports")
    shutil.copytree(ROOT / "examples", desk / "examples")
    shutil.copy(ROOT / "examples" / "afghanistan-2021-capitals.txt", desk / "capitals.txt")
    return desk


def look_at(python: Path) -> Iterator[Check]:
    """Check how large the installation is, and that it carries nothing of the extras."""
    packages = next(python.parents[1].glob("lib/python*/site-packages"))
    pip = re.compile(r"pip|setuptools|distutils|_distutils|pkg_resources")
    files = [f for f in packages.rglob("*") if f.is_file() and not pip.match(f.relative_to(packages).parts[0])]
    size = sum(f.stat().st_size for f in files if "__pycache__" not in f.parts) / 1e6
    yield size < MOST_MEGABYTES, f"installed: {size:.0f} MB without bytecode (at most {MOST_MEGABYTES})"
    extra = [name for name in NOT_IN_A_BARE_INSTALL if (packages / name).exists()]
    yield not extra, f"nothing of an extra is installed{': ' + ', '.join(extra) if extra else ''}"
    private = list(packages.glob("factbox-*.dist-info/licenses/**/licences.md"))
    yield bool(private), "the licences of all data are in the wheel"


def time_starts(python: Path, desk: Path) -> Iterator[Check]:
    """Check how long the import and the help take: the best of five, as a first start also fills the disk's cache.

    The clock on the wall is read, so the check is only fair on a machine that does little else.
    """
    for name, most in MOST_SECONDS.items():
        command = [python, "-c", name] if name.startswith("import") else [python.with_name("factbox"), "--help"]
        best = min(seconds(command, desk) for _ in range(5))
        yield best < most, f"{name}: {best:.2f} s (at most {most} s)"


def seconds(command: list[Path | str], desk: Path) -> float:
    """Return how long a command takes."""
    begun = perf_counter()
    subprocess.run(command, check=True, cwd=desk, stdout=subprocess.DEVNULL)
    return perf_counter() - begun


def run_readme(python: Path, desk: Path) -> Iterator[Check]:
    """Run the README from top to bottom: what `make run` does, the commands of *Use it*, and its Python."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = [line for line in readme_block(readme, "text") if not line.startswith("...") and line]
    printed = run(
        python, desk, "factbox make examples/afghanistan-2021 --places examples/afghanistan-2021-capitals.txt"
    )
    missing = [line for line in told if line not in (printed or "")]
    yield not missing, f"the example prints what the README shows{': not ' + missing[0] if missing else ''}"
    for line in re.findall(r"^\$ \.venv/bin/(factbox [^#\n]+)", readme, re.MULTILINE):
        if line.split()[1] not in NEEDS_MORE_FILES:
            yield run(python, desk, line) is not None, line.strip()
    for code in re.findall(r"^```python run\n(.*?)^```", readme, re.MULTILINE | re.DOTALL):
        done = offline([python, "-c", code], desk)
        yield done.returncode == 0, f"the README's Python{done.stderr[-300:] if done.returncode else ''}"


def readme_block(readme: str, kind: str) -> list[str]:
    """Return the lines of the first block of a kind."""
    found = re.search(rf"^```{kind}\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    return found[1].splitlines() if found else []


def run(python: Path, desk: Path, line: str) -> str | None:
    """Run a command of the installation offline and return all that it printed; None if it failed."""
    done = offline([python.with_name("factbox"), *shlex.split(line)[1:]], desk)
    return done.stdout + done.stderr if done.returncode == 0 else None


def offline(command: list[Path | str], desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a command where no network is."""
    wide = {**os.environ, "COLUMNS": "1000", "PYTHONPATH": ""}
    return subprocess.run([*OFFLINE, *command], check=False, cwd=desk, env=wide, capture_output=True, text=True)


if __name__ == "__main__":
    main()
