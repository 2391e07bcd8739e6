"""A ledger in PostgreSQL: what it shares with a file, and what is its own. The store's tests run on it as well."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.ledger.server import new_address

from factbox.errors import LedgerError, NewerLedgerError, NotALedgerError, UsageError
from factbox.ledger import copy_ledger, open_ledger, verify_ledger
from factbox.records import target_of

WHO = {"decided_by": "A. Editor", "reason": "so"}


@pytest.fixture
def url(postgres):
    return new_address(postgres)


def execute(url, *statements):
    from sqlalchemy import NullPool, create_engine, text

    engine = create_engine(url.replace("postgresql", "postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def fill(ledger, make, refuse, hour):
    for number, place in enumerate(("Orvale", "Tessa", "Łódź\u0301")):
        make(place, 3 + number).into(ledger, hour(number))
    refuse("x.bin").into(ledger, hour(3))
    claim = ledger.claims()[0]
    ledger.review("reject", target_of(claim), **WHO, recorded=hour(4))
    ledger.redact(["Jan Example"], **WHO, recorded=hour(5))


def test_the_same_records_have_the_same_head_as_in_a_file(url, path, make, refuse, hour):
    shown = []
    for where in (url, path):
        with open_ledger(where) as ledger:
            fill(ledger, make, refuse, hour)
            shown.append((ledger.head(), ledger.digest(), ledger.reports(), ledger.claims(), ledger.counts()))
    assert shown[0] == shown[1]
    assert verify_ledger(url) == verify_ledger(path)
    assert verify_ledger(url, anchor=shown[0][0]).anchored == verify_ledger(path).records


def test_it_is_there_after_closing_and_opening_it_changes_nothing(url, make, hour):
    with open_ledger(url) as ledger:
        make().into(ledger, hour(0))
        head = ledger.head()
    with open_ledger(url, create=False) as ledger:
        assert (ledger.head(), len(ledger.reports())) == (head, 1)


ATTACKS = {
    "a claim changed": "UPDATE claim SET record = replace(record, 'Rebels', 'Nobody') WHERE id = 1",
    "a moment changed": "UPDATE intake SET recorded = '2031' WHERE id = 1",
    "a row deleted": "DELETE FROM claim WHERE id = 2",
    "a row inserted": "INSERT INTO claim SELECT 99, reading, claim, first, last, record FROM claim WHERE id = 1",
    "a link deleted": "DELETE FROM chain WHERE place = 3",
    "the chain emptied": "DELETE FROM chain",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_changed_past_the_triggers_is_found(url, make, refuse, hour, attack):
    with open_ledger(url) as ledger:
        fill(ledger, make, refuse, hour)
    tables = ("claim", "intake", "chain")
    execute(
        url,
        *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables),
        ATTACKS[attack],
        *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables),
    )
    assert "chain" in {flaw.part for flaw in verify_ledger(url).flaws}


@pytest.mark.parametrize("statement", ["UPDATE claim SET first = 1", "DELETE FROM chain", "TRUNCATE review"])
def test_nothing_is_changed_by_accident_and_a_guard_taken_off_is_found(url, make, hour, statement):
    from sqlalchemy.exc import SQLAlchemyError

    with open_ledger(url) as ledger:
        make().into(ledger, hour(0))
    with pytest.raises(SQLAlchemyError, match="append-only"):
        execute(url, statement)
    assert verify_ledger(url).whole
    execute(url, "DROP TRIGGER claim_append_only ON claim")
    [flaw] = verify_ledger(url).flaws
    assert (flaw.part, flaw.what) == ("form", "the trigger that keeps claim from being changed is missing")


def test_several_may_append_at_once(url, make, hour):
    def add(number):
        with open_ledger(url) as ledger:
            return sum(make(f"Town{number}-{n}").into(ledger, hour(0)) for n in range(5))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(add, range(4))) == [5, 5, 5, 5]
    found = verify_ledger(url)
    assert (found.whole, found.records) == (True, 60)


def test_whoever_waits_too_long_is_told_and_nothing_is_written(url, make, hour):
    from factbox.ledger.faults import transaction

    with open_ledger(url) as ledger, open_ledger(url, wait=0.05) as other:
        with transaction(ledger._connection), pytest.raises(LedgerError, match="is in use by another program"):
            make().into(other, hour(0))
        assert make().into(other, hour(1))
        assert len(ledger.reports()) == 1


def test_a_report_that_fails_half_way_is_not_there_at_all(url, make, hour, monkeypatch):
    from factbox.ledger import store

    with open_ledger(url) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(store, "_claim_columns", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                make().into(ledger, hour(0))
        assert ledger.counts()["given"] == 0
        assert make().into(ledger, hour(0))
    assert verify_ledger(url).records == 3


def test_what_is_no_ledger_is_left_as_it_is(url):
    with pytest.raises(LedgerError, match="There is no ledger"):
        open_ledger(url, create=False)
    execute(url, "CREATE TABLE mine (id integer)")
    with pytest.raises(NotALedgerError, match="has other tables"):
        open_ledger(url)
    with pytest.raises(NotALedgerError):
        verify_ledger(url)


def test_a_newer_form_is_left_as_it_is(url):
    open_ledger(url).close()
    execute(url, "UPDATE alembic_version SET version_num = 'form_99'")
    with pytest.raises(NewerLedgerError, match="form_99"):
        open_ledger(url)


def test_a_server_that_is_not_there_is_said_to_be_so_without_the_password():
    with pytest.raises(LedgerError, match="cannot be reached") as told:
        open_ledger("postgresql://desk:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)


def test_what_is_not_done_here_says_what_to_do(url, path):
    with pytest.raises(UsageError, match="pg_dump"):
        copy_ledger(url, path)
