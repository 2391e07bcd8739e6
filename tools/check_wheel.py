"""Install the built wheel in a clean environment and use it as the README says, from top to bottom, with no network.

What needs an extra must say which, and is run once that extra is installed, with a feed and a page on this machine.

`make wheel` builds the wheel and the sdist and runs this; it takes some minutes, so it is not in the test suite. It
prints one line for each thing that was looked at, and ends with status 1 if one is wrong.

    python tools/check_wheel.py dist/factbox-0.1.0-py3-none-any.whl
"""

from __future__ import annotations

import os
import re
import resource
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "afghanistan-2021"
STORY = ROOT / "corpus" / "stories" / "test" / "coral-typhoon"
FEED = """<rss version="2.0"><channel><title>The Harbour Courier</title><item>
<title>Town taken</title><guid isPermaLink="false">1</guid><pubDate>Sun, 15 Aug 2021 18:00:00 GMT</pubDate>
<description>Taliban fighters captured Gardez on Sunday, a member of parliament said.</description>
</item></channel></rss>
"""
MOST_MEGABYTES = 250
MOST_SECONDS = {"import factbox": 0.5, "factbox --help": 0.4}
NOT_IN_A_BARE_INSTALL = ("fpdf", "pyarrow", "pyogrio", "trafilatura", "feedparser", "psycopg", "torch")
NEEDS = {"serve": "web", "watch": "live"}
"""Commands of the README that need an extra."""
WAIT = 180
"""Seconds that a server may take to answer; a busy machine is slow."""
OFFLINE = ["unshare", "--map-root-user", "--net"] if shutil.which("unshare") else []
"""Linux gives a program a network of its own, in which nothing answers; elsewhere the network stays on."""

Check = tuple[bool, str]


def main() -> None:
    """Run every check and print what came of it."""
    wheel = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        python = new_environment(Path(folder) / "venv")
        desk = lay_out(Path(folder) / "desk")
        checks = (look_at, time_starts, run_readme, run_with_extras)
        install(python, str(wheel))
        wrong = 0
        for good, told in (one for check in checks for one in check(python, desk, wheel)):
            print("ok   " if good else "WRONG", told, flush=True)
            wrong += not good
    raise SystemExit(bool(wrong))


def new_environment(folder: Path) -> Path:
    """Make an environment with nothing in it and return its Python."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def install(python: Path, what: str) -> None:
    """Install a wheel, or one with extras (``wheel[web]``), beside a Python."""
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", what], check=True)


def lay_out(desk: Path) -> Path:
    """Make a folder in which what the README names lies: reports, a list of places, gold, a list of feeds."""
    shutil.copytree(EXAMPLE, desk / "reports")
    shutil.copytree(ROOT / "examples", desk / "examples")
    shutil.copy(ROOT / "examples" / "afghanistan-2021-capitals.txt", desk / "capitals.txt")
    shutil.copytree(STORY, desk / "gold")
    (desk / "feed.xml").write_text(FEED, encoding="utf-8")
    return desk


def look_at(python: Path, _desk: Path, _wheel: Path) -> Iterator[Check]:
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


def time_starts(python: Path, desk: Path, _wheel: Path) -> Iterator[Check]:
    """Check how long the import and the help take: the best of five, as a first start also fills the disk's cache.

    The clock on the wall decides, but on a machine with more to do than it has cores the time at work does.
    """
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    for name, most in MOST_SECONDS.items():
        command = [python, "-c", name] if name.startswith("import") else [python.with_name("factbox"), "--help"]
        walls, works = zip(*(seconds(command, desk) for _ in range(5)), strict=True)
        good = (min(works) if busy else min(walls)) < most
        told = f"{name}: {min(walls):.2f} s, of these {min(works):.2f} s at work (at most {most} s)"
        yield good, f"{told}{'; the machine is busy' if busy else ''}"


def seconds(command: list[Path | str], desk: Path) -> tuple[float, float]:
    """Return how long a command takes on the wall, and how long it is at work."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, cwd=desk, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, work


def run_readme(python: Path, desk: Path, _wheel: Path) -> Iterator[Check]:
    """Run the README from top to bottom: what `make run` does, the commands of *Use it*, and its Python."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = [line for line in readme_block(readme, "text") if not line.startswith("...") and line]
    (desk / "out").mkdir()
    made = "factbox make examples/afghanistan-2021 --places examples/afghanistan-2021-capitals.txt"
    done = run(python, desk, f"{made} --ledger out/example.db -o out/")
    missing = [line for line in told if line not in done.stdout]
    yield not missing, f"the example prints what the README shows{': not ' + missing[0] if missing else ''}"
    for line in readme_commands():
        done, extra = run(python, desk, line), NEEDS.get(line.split()[1])
        if extra:
            yield done.returncode == 2 and f"factbox[{extra}]" in done.stderr, f"{line}: says that it needs [{extra}]"
        else:
            yield done.returncode == 0, f"{line}{told_of(done)}"
    for code in re.findall(r"^```python run\n(.*?)^```", readme, re.MULTILINE | re.DOTALL):
        done = offline([python, "-c", code], desk)
        yield done.returncode == 0, f"the README's Python{told_of(done)}"


def readme_commands() -> list[str]:
    """Return the commands that the README shows, without what it says of them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [line.strip() for line in re.findall(r"^\$ \.venv/bin/(factbox [^#\n]+)", readme, re.MULTILINE)]


def told_of(done: subprocess.CompletedProcess[str]) -> str:
    """Return the end of what a command that failed said."""
    return f": {done.stderr[-300:]}" if done.returncode else ""


def run_with_extras(python: Path, desk: Path, wheel: Path) -> Iterator[Check]:
    """Install the extras that the README names, and run what needs them: a page is asked, and a feed is watched."""
    install(python, f"{wheel}[{','.join(sorted(set(NEEDS.values())))}]")
    runs: dict[str, Callable[[Path, Path, str], bool]] = {"serve": serves, "watch": watches}
    for line in readme_commands():
        name = line.split()[1]
        if name in NEEDS:
            yield runs[name](python, desk, line), f"{line}: runs with [{NEEDS[name]}]"
    page = run(python, desk, "factbox make examples/page")
    yield "SHEBERGHAN" in page.stdout, f"factbox make examples/page: reads a web page with [web]{told_of(page)}"


def serves(python: Path, desk: Path, line: str) -> bool:
    """Say whether the page can be asked for its first line while the command runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [python.with_name("factbox"), *shlex.split(line)[1:], "--port", str(port)]
    server = subprocess.Popen(command, cwd=desk, env=environment(), stderr=subprocess.DEVNULL)
    try:
        return any("ZARANJ" in answer(f"http://127.0.0.1:{port}/") for _ in range(WAIT))
    finally:
        server.terminate()
        server.wait()


def answer(address: str) -> str:
    """Return what an address of this machine answers; nothing after a second in which it does not."""
    try:
        with urlopen(address, timeout=60) as page:  # noqa: S310
            return str(page.read().decode("utf-8"))
    except OSError:
        time.sleep(1)
        return ""


class Silent(SimpleHTTPRequestHandler):
    """A server of files that does not tell what it is asked for."""

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


def watches(python: Path, desk: Path, line: str) -> bool:
    """Say whether one round over a feed of this machine reads its item and tells what it changes."""
    handler = partial(Silent, directory=str(desk))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_port}"
        opml = f'<opml version="2.0"><body><outline xmlUrl="http://{host}/feed.xml"/></body></opml>'
        (desk / "feeds.opml").write_text(opml, encoding="utf-8")
        command = [python.with_name("factbox"), *shlex.split(line)[1:], "--once", "--gap", "0", "--allow", host]
        done = subprocess.run(command, check=False, cwd=desk, env=environment(), capture_output=True, text=True)
        server.shutdown()
    return done.returncode == 0 and "GARDEZ" in done.stdout


def readme_block(readme: str, kind: str) -> list[str]:
    """Return the lines of the first block of a kind."""
    found = re.search(rf"^```{kind}\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    return found[1].splitlines() if found else []


def run(python: Path, desk: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the installation offline."""
    return offline([python.with_name("factbox"), *shlex.split(line)[1:]], desk)


def offline(command: list[Path | str], desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a command where no network is."""
    return subprocess.run(
        [*OFFLINE, *command], check=False, cwd=desk, env=environment(), capture_output=True, text=True
    )


def environment() -> dict[str, str]:
    """Return the environment of a command: lines are not broken, and nothing of this repository is imported."""
    return {**os.environ, "COLUMNS": "1000", "PYTHONPATH": ""}


if __name__ == "__main__":
    main()
