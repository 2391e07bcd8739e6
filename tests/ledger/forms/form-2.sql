-- A ledger of form 2. Every table is append-only; the triggers below refuse everything else.
-- Moments are UTC text of fixed width, so that their order is the order of the text.
-- All statements may be run twice: two programs may create the same ledger at the same time, and a ledger of form 1,
-- which had neither chain nor redactions, gets what it lacks. The text of a statement is kept in every ledger and compared by
-- `factbox verify`: not even a comment inside one may change without a new form.

-- What one version of the program made of a report with one set of facts about it (date, byline, ...).
CREATE TABLE IF NOT EXISTS reading (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,  -- hash of reader and record
    report       TEXT NOT NULL,         -- Report.id
    reader       TEXT NOT NULL,         -- "factbox 0.1.0"
    reader_order TEXT NOT NULL,         -- sorts as versions do
    dating       INTEGER NOT NULL,      -- how its publication is known: 0 stated, 1 inferred, 2 unknown
    published    TEXT,                  -- Report.published
    record       TEXT NOT NULL          -- the Report, as JSON, its file name left empty
) STRICT;
CREATE INDEX IF NOT EXISTS reading_by_report ON reading (report);

-- That an input was given, and what became of it. No reading: it was refused.
CREATE TABLE IF NOT EXISTS intake (
    id       INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    input    TEXT NOT NULL,             -- Intake.file
    file     TEXT NOT NULL,             -- Report.file
    outcome  TEXT NOT NULL CHECK (outcome IN ('read', 'partly read', 'refused')),
    reading  INTEGER REFERENCES reading (id),
    refusal  TEXT NOT NULL,             -- why it was refused; else empty
    reader   TEXT NOT NULL,
    CHECK ((reading IS NULL) = (outcome = 'refused'))
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS intake_once ON intake (input, coalesce(reading, 0), refusal);
CREATE INDEX IF NOT EXISTS intake_by_reading ON intake (reading, recorded);
CREATE INDEX IF NOT EXISTS intake_by_recorded ON intake (recorded);

CREATE TABLE IF NOT EXISTS claim (
    id      INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading (id),
    claim   TEXT NOT NULL,              -- Claim.id
    first   INTEGER NOT NULL,           -- Claim.span
    last    INTEGER NOT NULL,
    record  TEXT NOT NULL               -- the Claim, as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS claim_by_reading ON claim (reading, first, last, claim);

CREATE TABLE IF NOT EXISTS problem (
    id     INTEGER PRIMARY KEY,
    intake INTEGER NOT NULL REFERENCES intake (id),
    record TEXT NOT NULL                -- the Problem, as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS problem_by_intake ON problem (intake);

-- That a name is withheld from everything published, or is so no longer.
CREATE TABLE IF NOT EXISTS redaction (
    id         INTEGER PRIMARY KEY,
    recorded   TEXT NOT NULL,
    name       TEXT NOT NULL,           -- what is withheld; empty where an earlier row is undone
    undoes     INTEGER UNIQUE REFERENCES redaction (id),
    decided_by TEXT NOT NULL,
    reason     TEXT NOT NULL,
    CHECK ((undoes IS NULL) = (name <> ''))
) STRICT;

-- One row for each row of the tables above, in the order of appending; see chain.py.
CREATE TABLE IF NOT EXISTS chain (
    place INTEGER PRIMARY KEY,          -- 1, 2, 3 ...
    kind  TEXT NOT NULL,                -- the table of the record
    row   INTEGER NOT NULL,             -- its id there
    hash  BLOB NOT NULL                 -- SHA-256 over the hash before and the record
) STRICT;

CREATE TRIGGER IF NOT EXISTS reading_no_update BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS reading_no_delete BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS intake_no_update BEFORE UPDATE ON intake
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS intake_no_delete BEFORE DELETE ON intake
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS claim_no_update BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS claim_no_delete BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS problem_no_update BEFORE UPDATE ON problem
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS problem_no_delete BEFORE DELETE ON problem
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS redaction_no_update BEFORE UPDATE ON redaction
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS redaction_no_delete BEFORE DELETE ON redaction
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS chain_no_update BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS chain_no_delete BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

-- INSERT OR REPLACE deletes without firing a delete trigger, so a row that would replace one is refused as well.
CREATE TRIGGER IF NOT EXISTS reading_no_replace BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE id = NEW.id OR key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS intake_no_replace BEFORE INSERT ON intake
WHEN EXISTS (SELECT 1 FROM intake WHERE id = NEW.id)
    OR EXISTS (
        SELECT 1 FROM intake
        WHERE input = NEW.input AND coalesce(reading, 0) = coalesce(NEW.reading, 0) AND refusal = NEW.refusal
    )
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS claim_no_replace BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS problem_no_replace BEFORE INSERT ON problem
WHEN EXISTS (SELECT 1 FROM problem WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS redaction_no_replace BEFORE INSERT ON redaction
WHEN EXISTS (SELECT 1 FROM redaction WHERE id = NEW.id OR undoes = NEW.undoes)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS chain_no_replace BEFORE INSERT ON chain
WHEN EXISTS (SELECT 1 FROM chain WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

PRAGMA application_id = 1180856184;  -- "Fbox"
PRAGMA user_version = 2;
