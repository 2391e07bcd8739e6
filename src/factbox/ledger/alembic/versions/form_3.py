"""The first form in PostgreSQL: the tables of form 3 of an SQLite ledger (``schema.sql``), append-only by triggers.

Texts compare by their bytes (collation C), as in SQLite: the order of the same records is the same everywhere.
"""

from __future__ import annotations

from alembic import op

revision = "form_3"
down_revision = None

TABLES = {
    "reading": """
        id bigint PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE, report text COLLATE "C" NOT NULL,
        reader text COLLATE "C" NOT NULL, reader_order text COLLATE "C" NOT NULL, dating integer NOT NULL,
        published text COLLATE "C", record text COLLATE "C" NOT NULL""",
    "intake": """
        id bigint PRIMARY KEY, recorded text COLLATE "C" NOT NULL, input text COLLATE "C" NOT NULL,
        file text COLLATE "C" NOT NULL,
        outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('read', 'partly read', 'refused')),
        reading bigint REFERENCES reading (id), refusal text COLLATE "C" NOT NULL, reader text COLLATE "C" NOT NULL,
        CHECK ((reading IS NULL) = (outcome = 'refused'))""",
    "claim": """
        id bigint PRIMARY KEY, reading bigint NOT NULL REFERENCES reading (id), claim text COLLATE "C" NOT NULL,
        first integer NOT NULL, last integer NOT NULL, record text COLLATE "C" NOT NULL""",
    "problem": """
        id bigint PRIMARY KEY, intake bigint NOT NULL REFERENCES intake (id), record text COLLATE "C" NOT NULL""",
    "redaction": """
        id bigint PRIMARY KEY, recorded text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL,
        undoes bigint UNIQUE REFERENCES redaction (id), decided_by text COLLATE "C" NOT NULL,
        reason text COLLATE "C" NOT NULL, CHECK ((undoes IS NULL) = (name <> ''))""",
    "review": """
        id bigint PRIMARY KEY, recorded text COLLATE "C" NOT NULL, report text COLLATE "C" NOT NULL,
        undoes bigint UNIQUE REFERENCES review (id), decided_by text COLLATE "C" NOT NULL,
        reason text COLLATE "C" NOT NULL, record text COLLATE "C" NOT NULL,
        CHECK ((undoes IS NULL) = (record <> ''))""",
    "chain": """
        place bigint PRIMARY KEY, kind text COLLATE "C" NOT NULL, row bigint NOT NULL, hash bytea NOT NULL""",
}
MARK = """strpos(record, '"where":{"id":"')"""
PLACE_ID = f"""CASE {MARK} WHEN 0 THEN NULL ELSE substr(
    record, {MARK} + 15, strpos(substr(record, {MARK} + 15), '"') - 1
) END"""
INDEXES = {
    "reading_by_report": "reading (report, reader_order, reader, dating, published, key)",
    "reading_by_published": "reading (published, report)",
    "intake_by_reading": "intake (reading, recorded)",
    "intake_by_recorded": "intake (recorded)",
    "claim_by_reading": "claim (reading, first, last)",
    "claim_by_place": f"claim (({PLACE_ID}), reading)",
    "problem_by_intake": "problem (intake)",
    "review_by_report": "review (report)",
    "review_by_recorded": "review (recorded)",
}


def upgrade() -> None:
    """Make the tables, indexes and triggers."""
    for table, columns in TABLES.items():
        op.execute(f"CREATE TABLE {table} ({columns})")
    for name, columns in INDEXES.items():
        op.execute(f"CREATE INDEX {name} ON {columns}")
    op.execute("CREATE UNIQUE INDEX intake_once ON intake (md5(input), coalesce(reading, 0), md5(refusal))")
    op.execute(
        "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a ledger is append-only'; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
        )
