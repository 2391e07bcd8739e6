"""The questions a ledger answers, in SQL; ``:known`` and ``:recorded`` are moments, always given.

They are put together from the texts below and from nothing else.
"""
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping

# Of all sightings of a report, the first by this order is shown, whole. Paths come last, so that renaming files
# changes nothing but the name that is shown.
_BEST_FIRST = "reader_order DESC, reading.reader DESC, dating, published, key, file, input"


def _shown(condition: str) -> str:
    """Return the opening of a question about the one sighting of each report that is shown.

    The condition stands where the sightings are gathered, so that a question about one report ranks only its own. The
    cross join has SQLite begin with the readings, of which an index has all that is asked for, report by report.
    """
    return f"""
WITH sighting AS (
    SELECT reading.id AS reading, report, published, file,
        coalesce(published, min(recorded) OVER (PARTITION BY report)) AS known,
        row_number() OVER (PARTITION BY report ORDER BY {_BEST_FIRST}) AS place
    FROM reading CROSS JOIN intake
    WHERE intake.reading = reading.id AND recorded <= :recorded AND {condition}
),
shown AS (SELECT * FROM sighting WHERE place = 1 AND known <= :known)
"""


PLACE_ID = """CASE instr(claim.record, '"where":{"id":"') WHEN 0 THEN NULL ELSE substr(
    claim.record, instr(claim.record, '"where":{"id":"') + 15,
    instr(substr(claim.record, instr(claim.record, '"where":{"id":"') + 15), '"') - 1
) END"""
"""The id of a claim's place, written as in the index ``claim_by_place``, or that is not used."""

_SHOWN = _shown("TRUE")
_AT_PLACE = _shown(
    f"report IN (SELECT report FROM reading AS told JOIN claim ON claim.reading = told.id WHERE {PLACE_ID} = :place)"
)
_BETWEEN = _shown("report IN (SELECT report FROM reading AS told WHERE published >= :since OR published IS NULL)")
_IN_ORDER = "ORDER BY shown.published IS NULL, shown.published, shown.file, shown.report"

# An input is a file, or a line of one, with what was found in it; its newest reader speaks for it.
_GIVEN = f"""
WITH ranked AS (
    SELECT intake.id, outcome, input, refusal,
        row_number() OVER (PARTITION BY input, report, refusal ORDER BY {_BEST_FIRST}) AS place
    FROM intake LEFT JOIN reading ON intake.reading = reading.id
    WHERE recorded <= :recorded
),
given AS (SELECT * FROM ranked WHERE place = 1)
"""

REPORTS = f"{_SHOWN} SELECT shown.file, record FROM shown JOIN reading ON reading.id = shown.reading {_IN_ORDER}"
READINGS = f"{_SHOWN} SELECT reading FROM shown {_IN_ORDER}"
CONTENT = f"{_SHOWN} SELECT reading.id, reading.report, record FROM shown JOIN reading ON reading.id = shown.reading"
KNOWN_FROM = f"{_shown('report = :report')} SELECT known FROM shown"
READING_SHOWN = f"{_shown('report = :report')} SELECT reading, file FROM shown"
READINGS_AFTER = "SELECT id, key, report, record FROM reading WHERE id > :after ORDER BY id"
LATEST_READING = "SELECT id, key FROM reading ORDER BY id DESC LIMIT 1"
READING_KEY = "SELECT key FROM reading WHERE id = :reading"
READING_RECORD = "SELECT record FROM reading WHERE id = :reading"
LATEST_KNOWN = f"{_SHOWN} SELECT max(known) FROM shown"
CLAIMS = "SELECT record FROM claim WHERE reading = :reading ORDER BY first, last, claim, record"
CLAIMS_AT = f"""{_AT_PLACE} SELECT record FROM shown JOIN claim ON claim.reading = shown.reading
WHERE {PLACE_ID} = :place {_IN_ORDER}, first, last, claim, record"""
REPORTS_AT = f"""{_AT_PLACE} SELECT shown.file, record FROM shown JOIN reading ON reading.id = shown.reading
WHERE EXISTS (SELECT 1 FROM claim WHERE claim.reading = shown.reading AND {PLACE_ID} = :place) {_IN_ORDER}"""
REPORTS_SINCE = f"""{_BETWEEN} SELECT shown.file, record FROM shown JOIN reading ON reading.id = shown.reading
WHERE shown.known >= :since {_IN_ORDER}"""
# From one place to the next in the index, so that the cost goes with the places and not with the claims.
PLACES = f"""
WITH RECURSIVE place (id) AS (
    SELECT * FROM (SELECT {PLACE_ID} FROM claim WHERE {PLACE_ID} IS NOT NULL ORDER BY {PLACE_ID} LIMIT 1) AS lowest
    UNION ALL
    SELECT (SELECT {PLACE_ID} FROM claim WHERE {PLACE_ID} > place.id ORDER BY {PLACE_ID} LIMIT 1)
    FROM place WHERE place.id IS NOT NULL
)
SELECT id, (SELECT record FROM claim WHERE {PLACE_ID} = place.id ORDER BY claim.reading LIMIT 1)
FROM place WHERE id IS NOT NULL"""
PROBLEMS = f"{_GIVEN} SELECT record FROM given JOIN problem ON intake = given.id"
INPUTS = f"""{_GIVEN} SELECT given.id, input, outcome, refusal, record
FROM given LEFT JOIN problem ON intake = given.id ORDER BY given.id, problem.id"""
COUNTS = f"{_GIVEN} SELECT outcome, count(*) FROM given GROUP BY outcome"

ALREADY_IN = """
SELECT 1 FROM intake LEFT JOIN reading ON intake.reading = reading.id
WHERE input = :input AND refusal = :refusal AND key IS :key
"""
READING = "SELECT id FROM reading WHERE key = :key"
ANY_READING = "SELECT record FROM reading WHERE report = :report LIMIT 1"
LATEST_RECORDED = """
SELECT max(recorded) FROM
    (SELECT max(recorded) AS recorded FROM intake UNION ALL SELECT max(recorded) FROM review) AS latest
"""

REDACTIONS = """
SELECT made.id, made.name, made.decided_by, made.reason, made.recorded, undone.recorded
FROM redaction AS made LEFT JOIN redaction AS undone ON undone.undoes = made.id
WHERE made.undoes IS NULL ORDER BY made.id
"""

REVIEWS = """
SELECT made.id, made.record, undone.recorded, coalesce(undone.decided_by, ''), coalesce(undone.reason, '')
FROM review AS made LEFT JOIN review AS undone ON undone.undoes = made.id AND undone.recorded <= :recorded
WHERE made.undoes IS NULL AND made.recorded <= :recorded ORDER BY made.id
"""

# --- appending, and reading it all again ------------------------------------------------------------------------------

# Every column but the id, in the order in which the chain takes them; neither may change within a form.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reading": ("key", "report", "reader", "reader_order", "dating", "published", "record"),
    "claim": ("reading", "claim", "first", "last", "record"),
    "intake": ("recorded", "input", "file", "outcome", "reading", "refusal", "reader"),
    "problem": ("intake", "record"),
    "redaction": ("recorded", "name", "undoes", "decided_by", "reason"),
    "review": ("recorded", "report", "undoes", "decided_by", "reason", "record"),
}
_PARENTS = {"reading": "id", "claim": "reading", "problem": "intake"}

ADD: Mapping[str, str] = {
    kind: f"INSERT INTO {kind} (id, {', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in ('id', *columns))})"
    for kind, columns in COLUMNS.items()
}
# Numbered by hand, so that a transaction that is rolled back leaves no gap, in whatever database.
NEXT: Mapping[str, str] = {kind: f"SELECT coalesce(max(id), 0) + 1 FROM {kind}" for kind in COLUMNS}
ALL: Mapping[str, str] = {
    kind: f"SELECT id, {', '.join(columns)} FROM {kind} ORDER BY id" for kind, columns in COLUMNS.items()
}
OF_PARENT: Mapping[str, str] = {
    kind: f"SELECT id, {', '.join(COLUMNS[kind])} FROM {kind} WHERE {parent} = :parent ORDER BY id"
    for kind, parent in _PARENTS.items()
}

# --- has anything changed since ---------------------------------------------------------------------------------------

LATEST_ROWS = """
SELECT (SELECT coalesce(max(id), 0) FROM intake), (SELECT coalesce(max(id), 0) FROM review),
    (SELECT coalesce(max(id), 0) FROM claim)
"""
LINK_AT = "SELECT hash FROM chain WHERE place = :place"

# That some reading of a report may be known by a moment: what is published by then; without a publication, what was
# first recorded by then. It says so rather too often than too seldom, as of several readings one alone is shown.
_KNOWN = """(told.published <= :known OR (told.published IS NULL AND EXISTS (
    SELECT 1 FROM reading AS same JOIN intake AS sighted ON sighted.reading = same.id
    WHERE same.report = told.report AND sighted.recorded <= :known
)))"""
SIGHTED_SINCE = f"""
SELECT 1 FROM intake JOIN reading AS sighting ON sighting.id = intake.reading
    JOIN reading AS told ON told.report = sighting.report
WHERE intake.id > :intake AND intake.recorded <= :recorded AND {_KNOWN} LIMIT 1
"""
REVIEWED_SINCE = f"""
SELECT 1 FROM review JOIN reading AS told ON told.report = review.report
WHERE review.id > :review AND review.recorded <= :recorded AND {_KNOWN} LIMIT 1
"""
# A newer sighting of an input takes the place of an older one with all of its problems.
PROBLEMS_SINCE = """
SELECT 1 FROM intake JOIN intake AS same ON same.input = intake.input JOIN problem ON problem.intake = same.id
WHERE intake.id > :intake AND intake.recorded <= :recorded LIMIT 1
"""

ADD_LINK = "INSERT INTO chain (place, kind, row, hash) VALUES (:place, :kind, :row, :hash)"
HEAD = "SELECT place, hash FROM chain ORDER BY place DESC LIMIT 1"
LINKS = "SELECT place, kind, row, hash FROM chain ORDER BY place"
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
