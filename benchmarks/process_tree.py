"""How long a program and all that it starts compute, told from ``/proc``; beside the clock, which others slow down."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
EVERY = 0.1
"""Seconds between two looks; of each process, what it computes after the last look at it is not seen."""


def run_measured(*commands: Sequence[str]) -> tuple[float, float]:
    """Run programs side by side; return their seconds by the clock, and the seconds of a core of all they start.

    A process that has been seen once counts on when the one that started it is gone, as Ray's daemons do.
    """
    start = time.perf_counter()
    programs = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for command in commands]
    tree = _Tree(program.pid for program in programs)
    tree.start()
    codes = [program.wait() for program in programs]
    whole = time.perf_counter() - start
    computed = tree.end()
    if any(codes):
        raise RuntimeError(f"{commands[0]} ended with {codes}")
    return whole, computed


def descendants(root: int) -> dict[int, float]:
    """Return a process and all that descend from it, each with the seconds that it has computed."""
    found = {int(path.name): _state(path) for path in Path("/proc").iterdir() if path.name.isdecimal()}
    family, grown = {root}, True
    while grown:  # a child may be listed before its parent
        new = {pid for pid, (parent, _) in found.items() if parent in family} - family
        family |= new
        grown = bool(new)
    return {pid: found[pid][1] for pid in family if pid in found}


class _Tree(threading.Thread):
    """Looks at processes and their descendants again and again until it is ended."""

    def __init__(self, roots: Iterable[int]) -> None:
        super().__init__(daemon=True)
        self._computed = dict.fromkeys(roots, 0.0)
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(EVERY):
            self._look()

    def end(self) -> float:
        """Return how many seconds all of them have computed."""
        self._ended.set()
        self.join()
        return sum(self._computed.values())

    def _look(self) -> None:
        found = {int(path.name): _state(path) for path in Path("/proc").iterdir() if path.name.isdecimal()}
        grown = True
        while grown:  # a child may be listed before its parent
            new = {pid for pid, (parent, _) in found.items() if parent in self._computed and pid not in self._computed}
            self._computed |= dict.fromkeys(new, 0.0)
            grown = bool(new)
        for pid in self._computed.keys() & found.keys():
            self._computed[pid] = max(self._computed[pid], found[pid][1])


def _state(path: Path) -> tuple[int, float]:
    """Return the parent of a process, and the seconds that it has computed; nothing of one that is gone."""
    try:
        fields = (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return -1, 0.0
    return int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS
