"""A busy file, a folder that may not be written, a full disk, a killed program: a plain message and a whole ledger."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.ledger.made_old import write_form_1

from factbox.errors import LedgerError
from factbox.ledger import open_ledger, search_ledger, verify_ledger
from factbox.records import target_of


def intact(path: Path) -> bool:
    return verify_ledger(path).whole


@pytest.fixture
def filled(path, make, hour):
    with open_ledger(path) as ledger:
        make().into(ledger, hour(0))
    return path


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_busy_ledger(filled, make, hour, lock):
    with open_ledger(filled, wait=0.01) as ledger, closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        with pytest.raises(LedgerError, match="is in use by another program"):
            make("Tessa").into(ledger, hour(1))
        other.execute("ROLLBACK")
        assert ledger.counts()["given"] == 1
        assert make("Tessa").into(ledger, hour(1))


def test_a_ledger_that_is_busy_when_opened(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            open_ledger(filled, wait=0.01)


def test_somebody_reading_while_we_commit(filled, make, hour):
    with open_ledger(filled, wait=0.01) as ledger, closing(sqlite3.connect(filled)) as other:
        reading = other.execute("SELECT id FROM intake")
        with pytest.raises(LedgerError, match="is in use by another program"):
            make("Tessa").into(ledger, hour(1))
        reading.close()
        assert make("Tessa").into(ledger, hour(1))


@contextmanager
def without_rights(folder: Path):
    """Take away the right to write, and the powers of root where the tests run as root."""
    user = os.geteuid()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs POSIX rights")
def test_a_folder_that_may_not_be_written(make, hour):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "story.factbox"
        with open_ledger(path) as ledger:
            make().into(ledger, hour(0))
        before = path.read_bytes()
        with without_rights(Path(name)):
            with open_ledger(path) as ledger:
                assert len(ledger.reports()) == 1
                assert verify_ledger(path).whole
                with pytest.raises(LedgerError, match="may be read but not written"):
                    make("Tessa").into(ledger, hour(1))
            with pytest.raises(LedgerError, match="Check that its folder exists"):
                open_ledger(Path(name) / "other.factbox")
        assert path.read_bytes() == before


@contextmanager
def no_room(path: Path):
    """Let no file of this process grow beyond the ledger's size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_may_not_grow(filled, make, hour):
    long = make("Tessa " * 20_000, file="long.txt")
    with open_ledger(filled) as ledger:
        with no_room(filled), pytest.raises(LedgerError, match="Check the disk and its free room"):
            long.into(ledger, hour(1))
        assert ledger.counts()["given"] == 1
        assert intact(filled)
        assert long.into(ledger, hour(1))


def test_a_full_disk_at_every_page(filled, make, hour):
    long = make("Tessa " * 20_000, file="long.txt")
    with open_ledger(filled) as ledger:
        head, pages = ledger.head(), filled.stat().st_size // 4096
        while True:
            ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
            try:
                assert long.into(ledger, hour(1))
                break
            except LedgerError as error:
                assert "has no room left on its disk" in str(error)  # noqa: PT017 (the last try must succeed)
            assert ledger.counts()["given"] == 1
            assert ledger.head() == head
            assert intact(filled)
            pages += 4
    assert intact(filled)
    assert pages * 4096 > len(long.report.text)


def test_no_room_for_a_review(filled, hour):
    decision = {"decided_by": "A. Editor", "reason": "long " * 20_000, "recorded": hour(1)}
    with open_ledger(filled) as ledger:
        target, head = target_of(ledger.claims()[0]), ledger.head()
        with no_room(filled), pytest.raises(LedgerError, match="Check the disk and its free room"):
            ledger.review("reject", target, **decision)
        assert (ledger.reviews(), ledger.head()) == ((), head)
        assert intact(filled)
        assert ledger.review("reject", target, **decision) == 1
    assert intact(filled)


def test_no_room_for_the_index_of_a_search(filled, make, hour):
    index = filled.with_name(f"{filled.name}.search")
    with open_ledger(filled) as ledger:
        assert len(search_ledger(ledger, "took")) == 2
        make("Tessa " * 20_000, file="long.txt").into(ledger, hour(1))
        with no_room(index):
            assert len(search_ledger(ledger, "Tessa")) == 2
        assert len(search_ledger(ledger, "Tessa")) == 2


def test_no_room_for_the_copy_of_an_older_ledger(filled, tmp_path):
    old = tmp_path / "old.factbox"
    write_form_1(filled, old)
    before = old.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(LedgerError, match="Check the disk and its free room"):
            open_ledger(old)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert old.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {filled.name, old.name}


def test_a_closed_ledger(filled):
    with open_ledger(filled) as ledger:
        pass
    with pytest.raises(LedgerError, match="closed"):
        ledger.reports()


TOTAL = 60

INGEST = """
import sys
from datetime import datetime, UTC
from factbox.ledger import open_ledger
from factbox.records import Claim, Intake, Report, Span

with open_ledger(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[2])):
        text = f"Town {number} fell. " * 40
        report = Report(f"r{number}", f"{number}.txt", text, outlet="Harbour Courier")
        claims = [Claim(f"c{number}-{n}", report.id, Span(n, n + 9), "...", "other", "asserted") for n in range(9)]
        ledger.add(Intake(report.file, report), claims, (), recorded=datetime(2032, 1, 1, tzinfo=UTC), reader="made 1")
        print(report.id, flush=True)
"""


def ingest(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", INGEST, path, str(TOTAL)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own words)


DIE_BEFORE_COMMIT = """
ledger._connection.execute("PRAGMA cache_size = 1")  # pages reach the file before the commit
Ledger._append_intake = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""

DIE_WITHIN_COMMIT = """
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # the first page is written, the first that makes the file grow is not
resource.setrlimit(resource.RLIMIT_FSIZE, (os.stat(sys.argv[1]).st_size,) * 2)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
"""

DIE = """
import os, resource, signal, sys
from datetime import datetime, UTC
from factbox.ledger import Ledger, open_ledger
from factbox.records import Claim, Intake, Report, Span

ledger = open_ledger(sys.argv[1])
claims = [Claim(f"c{n}", "r", Span(n, n + 9), "..." * 500, "other", "asserted") for n in range(200)]
report = Report("r", "r.txt", "...")
exec(sys.argv[2])
ledger.add(Intake("r.txt", report), claims, (), recorded=datetime(2032, 1, 1, tzinfo=UTC), reader="made 1")
"""


@pytest.mark.parametrize(("death", "sign"), [(DIE_BEFORE_COMMIT, signal.SIGKILL), (DIE_WITHIN_COMMIT, signal.SIGXFSZ)])
def test_a_program_that_dies_in_the_midst_of_writing(filled, make, hour, death, sign):
    before = filled.read_bytes()
    died = subprocess.run([sys.executable, "-c", DIE, filled, death], check=False)  # noqa: S603 (our own words)
    assert died.returncode == -sign
    assert filled.with_name(f"{filled.name}-journal").stat().st_size
    assert filled.read_bytes() != before
    with open_ledger(filled, create=False) as ledger:
        assert ledger.reports() == (make().report,)
        assert make("Tessa").into(ledger, hour(1))
    assert intact(filled)


def test_two_programs_may_write_at_once(path):
    with ingest(path) as one, ingest(path) as other:
        assert [len(process.communicate()[0].split()) for process in (one, other)] == [TOTAL, TOTAL]
    with open_ledger(path) as ledger:
        assert len(ledger.reports()) == ledger.counts()["given"] == TOTAL
    assert intact(path)
