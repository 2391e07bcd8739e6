"""What was done to a ledger from outside is found, and said to be found by which part of the check."""
# ruff: noqa: S608, S311 (the words of the attacks are our own, and chance must be the same each time)

import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from factbox.errors import LedgerError, NotALedgerError, Problem, UsageError
from factbox.ledger import Verification, open_ledger, verify_ledger
from factbox.ledger.chain import START, link
from factbox.ledger.queries import ALL
from factbox.records import target_of

DIM = Problem("read", "encoding", "Two bytes could not be read.", "Orvale.txt", 4, 6)


@pytest.fixture
def filled(path, make, refuse, hour):
    with open_ledger(path) as ledger:
        for number in range(20):
            problems = (DIM,) if number % 3 else ()
            make(f"Place{number} " * 5, file=f"{number}.txt", problems=problems).into(ledger, hour(0))
            if number % 5 == 0:
                refuse(f"{number}.bin").into(ledger, hour(1))
    return path


def tamper(path: Path, *statements: str) -> None:
    """Change a ledger past its triggers, which are there again afterwards, word by word."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


def found_by(verification: Verification) -> set[str]:
    return {flaw.part for flaw in verification.flaws}


def test_a_ledger_is_whole(filled):
    before = filled.read_bytes()
    found = verify_ledger(filled)
    with open_ledger(filled) as ledger:
        assert found.head == ledger.head()
    assert found.whole
    assert found.records == 20 * 3 + 13 + 4 + 4
    assert filled.read_bytes() == before


def test_an_empty_ledger_is_whole(path):
    open_ledger(path).close()
    assert verify_ledger(path) == Verification(0, START.hex(), None, ())


SWAP = "UPDATE {0} SET {1} = {1} + 1000 WHERE {1} = 3", "UPDATE {0} SET {1} = 3 WHERE {1} = 4", (
    "UPDATE {0} SET {1} = 4 WHERE {1} = 1003"
)  # fmt: skip
COPY = "INSERT INTO claim (reading, claim, first, last, record) SELECT reading, claim, first, last, record FROM claim"

ATTACKS = {
    "a claim changed": ("chain", "UPDATE claim SET record = replace(record, 'Rebels', 'Nobody') WHERE id = 7"),
    "a report changed": ("chain", "UPDATE reading SET record = replace(record, 'Rebels', 'Nobody') WHERE id = 7"),
    "a publication changed": ("chain", "UPDATE reading SET published = '2031' WHERE id = 7"),
    "a moment of recording changed": ("chain", "UPDATE intake SET recorded = '2031' WHERE id = 7"),
    "a problem changed": ("chain", "UPDATE problem SET record = replace(record, 'Two', 'Six') WHERE id = 7"),
    "a claim made another report's": ("chain", "UPDATE claim SET reading = 8 WHERE id = 7"),
    "a row deleted": ("chain", "DELETE FROM claim WHERE id = 7"),
    "a row and its link deleted": (
        "chain", "DELETE FROM problem WHERE id = 7", "DELETE FROM chain WHERE kind = 'problem' AND row = 7",
    ),
    "the last row deleted": ("chain", "DELETE FROM claim WHERE id = 20"),
    "a row inserted": ("chain", f"{COPY} WHERE id = 7"),
    "a row inserted with a link": (
        "chain", f"{COPY} WHERE id = 7", "INSERT INTO chain (kind, row, hash) VALUES ('claim', 21, zeroblob(32))",
    ),
    "two rows swapped": ("chain", *(part.format("claim", "id") for part in SWAP)),
    "two links swapped": ("chain", *(part.format("chain", "place") for part in SWAP)),
    "a link deleted": ("chain", "DELETE FROM chain WHERE place = 7"),
    "the last link deleted": ("chain", "DELETE FROM chain WHERE place = 81"),
    "an index dropped": ("form", "DROP INDEX claim_by_reading"),
    "an index replaced": ("form", "DROP INDEX claim_by_reading", "CREATE INDEX claim_by_reading ON claim (reading)"),
    "a table altered": ("form", "ALTER TABLE claim ADD COLUMN note TEXT"),
    "a table added": ("form", "CREATE TABLE note (id INTEGER PRIMARY KEY)"),
    "a table emptied": ("chain", "DELETE FROM problem"),
    "the chain emptied": ("chain", "DELETE FROM chain"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_structural_attack_is_found(filled, attack):
    part, *statements = ATTACKS[attack]
    tamper(filled, *statements)
    assert part in found_by(verify_ledger(filled))


def test_a_redaction_that_was_taken_out_is_found(filled, hour):
    with open_ledger(filled) as ledger:
        ledger.redact(["Jan Example"], decided_by="A. Editor", reason="at risk", recorded=hour(1))
    tamper(filled, "DELETE FROM redaction")
    [flaw] = verify_ledger(filled).flaws
    assert flaw.what == "record 82 (redaction 1) is missing, or another was put in its place"


REVIEW_ATTACKS = {
    "what was decided changed": "UPDATE review SET record = replace(record, 'reject', 'accept') WHERE id = 1",
    "who decided changed": "UPDATE review SET decided_by = 'B. Chief' WHERE id = 1",
    "an undoing taken out": "DELETE FROM review WHERE id = 2",
    "a review put in": "INSERT INTO review SELECT 9, recorded, report, NULL, decided_by, reason, 'x' FROM review",
}


@pytest.mark.parametrize("attack", REVIEW_ATTACKS)
def test_a_review_that_was_tampered_with_is_found(filled, hour, attack):
    who = {"decided_by": "A. Editor", "reason": "so", "recorded": hour(2)}
    with open_ledger(filled) as ledger:
        ledger.review("reject", target_of(ledger.claims()[0]), **who)
        ledger.undo_review(1, **who)
    tamper(filled, REVIEW_ATTACKS[attack] + (" WHERE id = 1" if "INSERT" in REVIEW_ATTACKS[attack] else ""))
    assert "chain" in found_by(verify_ledger(filled))


def test_the_first_record_that_does_not_fit_is_named(filled):
    tamper(filled, "UPDATE claim SET first = 1 WHERE id IN (3, 7)")
    [flaw] = verify_ledger(filled).flaws
    assert flaw.what == "record 11 (claim 3) is not what was appended"


def test_a_dropped_trigger_is_found(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("DROP TRIGGER claim_no_delete")
    [flaw] = verify_ledger(filled).flaws
    assert (flaw.part, flaw.what) == ("form", "the trigger claim_no_delete is missing")


def test_a_rule_taken_out_of_a_table_is_found(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'problem'")
    assert "form" in found_by(verify_ledger(filled))


def test_an_index_that_disagrees_with_its_table_is_found(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE name LIKE '%_by_%'"))
        for name, other in (("intake_by_recorded", "reading_by_report"), ("reading_by_report", "intake_by_recorded")):
            connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", (roots[other], name))
    assert "file" in found_by(verify_ledger(filled))


# --- what only an anchor shows ----------------------------------------------------------------------------------------


def test_an_anchor_is_found_though_the_ledger_has_grown(filled, make, hour):
    anchor = verify_ledger(filled).head
    with open_ledger(filled) as ledger:
        make("Later").into(ledger, hour(2))
    found = verify_ledger(filled, anchor=anchor.upper())
    assert found.whole
    assert (found.anchored, found.records) == (81, 84)
    assert verify_ledger(filled, anchor=START.hex()).anchored == 0


def cut_tail(path: Path) -> None:
    """Take out the last input whole, as if it had never come: its problem, intake, claim, reading and links."""
    last = ("problem", 17), ("intake", 24), ("claim", 20), ("reading", 20)
    tamper(path, "DELETE FROM chain WHERE place > 77", *(f"DELETE FROM {kind} WHERE id = {row}" for kind, row in last))


def hash_anew(path: Path) -> None:
    """Change a report and compute the whole chain again, as whoever has the file and the program can."""
    tamper(path, "UPDATE reading SET record = replace(record, 'Rebels', 'Nobody') WHERE id = 7")
    with closing(sqlite3.connect(path)) as connection:
        before, hashes = START, []
        rows = {kind: connection.execute(query) for kind, query in ALL.items()}
        for place, kind in connection.execute("SELECT place, kind FROM chain ORDER BY place"):
            before = link(before, kind, next(rows[kind]))
            hashes.append((place, before.hex()))
    tamper(path, *(f"UPDATE chain SET hash = x'{hash_}' WHERE place = {place}" for place, hash_ in hashes))


@pytest.mark.parametrize("attack", [cut_tail, hash_anew])
def test_what_only_an_anchor_shows(filled, attack):
    anchor = verify_ledger(filled).head
    attack(filled)
    assert verify_ledger(filled).whole
    [flaw] = verify_ledger(filled, anchor=anchor).flaws
    assert flaw.part == "anchor"


@pytest.mark.parametrize("anchor", ["abc", "g" * 64, "0" * 63])
def test_what_is_no_anchor_is_refused(filled, anchor):
    with pytest.raises(UsageError, match="64 hex digits"):
        verify_ledger(filled, anchor=anchor)


# --- single bytes -----------------------------------------------------------------------------------------------------

FLIPS = 1000


PAGE = 4096
POINTERS = {2: 12, 5: 12, 10: 8, 13: 8}
"""Where the pointers to its cells begin in a page of each kind; https://www.sqlite.org/fileformat2.html#b_tree_pages."""


def used_bytes(data: bytes) -> list[int]:
    """Return the places of a file that hold something: all but the gaps before a page's cells and among them."""

    def number(at: int) -> int:
        return int.from_bytes(data[at : at + 2], "big")

    used: set[int] = set()
    for page in range(0, len(data), PAGE):
        head = page + (100 if page == 0 else 0)
        cells = page + (number(head + 5) or 65536)
        used |= {*range(page, head + POINTERS[data[head]] + 2 * number(head + 3)), *range(cells, page + PAGE)}
        gap = number(head + 1)
        while gap:
            used -= {*range(page + gap + 4, page + gap + number(page + gap + 2))}
            gap = number(page + gap)
    return sorted(used)


def content(path: Path) -> list[object]:
    """Return everything that can be read from a file: its tables whole, and how they are defined."""
    with closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").fetchall()
        tables = [name for kind, name, *_ in schema if kind == "table"]
        return [schema, *(connection.execute(f"SELECT rowid, * FROM {t} ORDER BY rowid").fetchall() for t in tables)]


def test_single_flipped_bytes_are_found(filled, tmp_path):
    data, chance = filled.read_bytes(), random.Random(31)
    original, found = content(filled), Counter()
    for place in chance.choices(used_bytes(data), k=FLIPS):
        flipped = bytearray(data)
        flipped[place] ^= chance.randrange(1, 256)
        path = tmp_path / f"flipped-{place}-{flipped[place]}"  # a new name each time: nothing of another is left beside
        path.write_bytes(flipped)
        try:
            parts = found_by(verify_ledger(path))
        except LedgerError:
            parts = {"opening"}
        if not parts:
            assert content(path) == original, f"byte {place} became {flipped[place]}, and nobody saw it"
        found[" ".join(sorted(parts)) or "nothing: what can be read is as it was"] += 1
        path.unlink()
    print(dict(found))  # noqa: T201 (shown by `pytest -s`)
    assert found["nothing: what can be read is as it was"] < FLIPS / 50
    assert sum(found.values()) == FLIPS


def test_what_is_no_ledger_is_said_to_be_none(path):
    with pytest.raises(LedgerError, match="There is no ledger"):
        verify_ledger(path)
    path.write_bytes(b"place,holder\n")
    with pytest.raises(NotALedgerError):
        verify_ledger(path)


def test_a_busy_ledger_is_not_called_damaged(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            verify_ledger(filled, wait=0.01)


def test_what_a_killed_program_left_unfinished_is_undone_first(filled):
    whole = verify_ledger(filled)
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO claim (reading, claim, first, last, record) VALUES (1, 'x', 0, 1, ?)", [("x" * 900,)] * 90
        )
        names = (f"{filled.name}-copy{end}" for end in ("", "-journal"))
        for name, file in zip(names, (filled, filled.with_name(f"{filled.name}-journal")), strict=True):
            filled.with_name(name).write_bytes(file.read_bytes())
        connection.execute("ROLLBACK")
    assert verify_ledger(filled.with_name(f"{filled.name}-copy")) == whole
