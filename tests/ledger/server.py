"""A PostgreSQL server of the tests' own, from the system's package or a wheel, with a fresh schema for each ledger."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest


def binaries() -> Path | None:
    """Return the folder with ``initdb`` and ``pg_ctl``; None where there is none."""
    found = shutil.which("initdb")
    known = [Path(found).resolve().parent] if found else []
    known += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    try:
        import pgserver

        known.append(Path(pgserver.__file__).parent / "pginstall" / "bin")
    except ImportError:
        pass
    return next((folder for folder in known if (folder / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its address; skip the test where that cannot be."""
    for package in ("sqlalchemy", "alembic", "psycopg"):
        pytest.importorskip(package, reason="needs the extra factbox[postgres]")
    folder = binaries()
    if folder is None:
        pytest.skip("there is no PostgreSQL here: install the system's package postgresql, or the wheel pgserver")
    root = os.geteuid() == 0  # PostgreSQL does not run as root
    user = "postgres" if root else getpass.getuser()
    # Not by subprocess's own user=: to change it between fork and exec can wait for ever where other threads run.
    become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if root else []
    if become and shutil.which(become[0]) is None:
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv here to become somebody else")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 (quicker than a disk, and gone after)
    with tempfile.TemporaryDirectory(prefix="factbox-postgres-", dir=memory) as place:
        if root:
            shutil.chown(place, user)

        def run(program: str, *arguments: str) -> None:
            command = [*become, str(folder / program), *arguments]
            subprocess.run(command, check=True, cwd=place, stdout=subprocess.DEVNULL)  # noqa: S603

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data = f"{place}/data"
        run("initdb", "-D", data, "-A", "trust", "-U", "factbox", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p {port}"
        run("pg_ctl", "-D", data, "-w", "-l", f"{place}/log", "-o", options, "start")
        try:
            yield f"postgresql://factbox@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")


_NUMBERS = count(1)


def new_address(url: str) -> str:
    """Return the address of a new, empty schema."""
    from sqlalchemy import NullPool, create_engine, text

    name = f"ledger_{next(_NUMBERS)}"
    engine = create_engine(url.replace("postgresql", "postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    return f"{url}?options=-csearch_path%3D{name}"
