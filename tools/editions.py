"""Replay a story, mixed with reports on other things, edition by edition, as a sheet on which a reader marks each line.

    python -m tools.editions NAME REPORTS [--every 24] [--everything] [--in-words] [--marks MARKS.tsv] -o FOLDER

``REPORTS`` is a folder of JSON reports with their days, or a story of the corpus. The reports of
``corpus/unrelated/reports.jsonl`` are spread evenly over its time, and all are read once into ``FOLDER/NAME.db``. Then
the factbox is made as of every 12 or 24 hours of *known*, and each line that was not in the edition before is written
to ``FOLDER/NAME.csv`` with the clauses it cites and who printed them. A reader marks it with one of ``MARKS``, in a
table of ``key``, ``mark`` and ``why`` (tab-separated) that is given back by ``--marks``: marks stay with a line as long
as its words do. What is not marked yet, and how many lines have which mark, is printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from factbox.corpus.reports import read_annotated
from factbox.ledger import Ledger, open_ledger
from factbox.moments import moment
from factbox.pipeline import read, view
from factbox.publish.document import Citation, Factbox, Group, full_sentence, head
from factbox.publish.factbox import build_factbox
from factbox.publish.in_words import build_in_words
from factbox.records import content_id

UNRELATED = Path(__file__).parents[1] / "corpus" / "unrelated" / "reports.jsonl"
ADDRESS = "https://unrelated.example/"
"""How the addresses of the unrelated reports begin in a mix, by which they are told from those of the story."""

MARKS = ("sign", "too strong", "wrong date", "wrong speaker", "told twice", "junk")
NOT_JUDGED = ("copies",)
"""Sections whose lines rest on no clause."""
HEADED = ("held", "events", "in-words")
"""Sections whose headings are part of what a line says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an edition, as the reader who marks it sees it."""

    edition: str
    key: str
    section: str
    news: str
    line: str
    status: str
    cited: str
    unrelated: bool
    mark: str = ""
    why: str = ""
    claims: frozenset[str] = field(default_factory=frozenset)


# --- the mix ------------------------------------------------------------------------------------------------------


def story_rows(folder: Path) -> list[dict[str, str]]:
    """Return the reports of a folder of JSON files, or of a story of the corpus, as rows of JSON Lines."""
    annotated = [read_annotated(file)[0] for file in sorted(folder.glob("[0-9]*.txt"))]
    rows = [
        {"outlet": r.outlet, "url": r.url, "published": str((r.published and r.published.isoformat()) or r.day or ""),
         "text": r.text}
        for r in annotated
    ]  # fmt: skip
    rows += [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    return [{key: value for key, value in row.items() if value} for row in rows]


def unrelated_rows(first: datetime, last: datetime, file: Path = UNRELATED) -> list[dict[str, str]]:
    """Return the unrelated reports as rows, published evenly from a first to a last moment."""
    kept = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    step = (last - first) / max(len(kept) - 1, 1)
    return [
        {"outlet": row["outlet"], "url": f"{ADDRESS}{row['id']}", "published": (first + step * at).isoformat(),
         "text": f"{row['headline']}\n\n{row['text']}"}
        for at, row in enumerate(kept)
    ]  # fmt: skip


def read_mix(name: str, reports: Path, out: Path) -> Ledger:
    """Return the ledger of a story mixed with the unrelated reports; one that is there already is used as it is."""
    kept = out / f"{name}.db"
    if kept.exists():
        return open_ledger(kept, create=False)
    rows = story_rows(reports)
    known = [at for row in rows if (at := moment(row.get("published")))]
    mixed = [*rows, *unrelated_rows(min(known), max(known))]
    file = out / f"{name}.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in mixed), encoding="utf-8")
    return read([file], ledger=open_ledger(kept), recorded=max(known))


# --- the editions -------------------------------------------------------------------------------------------------


def moments(first: datetime, last: datetime, hours: int) -> Iterator[datetime]:
    """Return the moments at which an edition closes: every so many hours from the first midnight, up to the last."""
    at = first.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    while at < last:
        at += timedelta(hours=hours)
        yield at - timedelta(seconds=1)


def replay(ledger: Ledger, hours: int, *, everything: bool = False, in_words: bool = False) -> Iterator[Entry]:
    """Return each line that an edition has and the one before it had not, edition by edition."""
    build = build_in_words if in_words else build_factbox
    known = sorted(report.published for report in ledger.reports() if report.published)
    before: dict[str, Entry] = {}
    for at in moments(known[0], known[-1], hours):
        now = {entry.key: entry for entry in entries(build(view(ledger, known=at, related=not everything)))}
        told = {(entry.section, claim) for entry in before.values() for claim in entry.claims}
        for key, entry in now.items():
            if key not in before:
                again = any((entry.section, claim) in told for claim in entry.claims)
                yield with_(entry, news="changed" if again else "new")
        before = now


def entries(factbox: Factbox) -> Iterator[Entry]:
    """Return the lines and rows of a factbox that rest on clauses."""
    cited = {citation.number: citation for citation in factbox.citations}
    for section in factbox.sections:
        if section.key in NOT_JUDGED:
            continue
        for group in section.groups:
            yield from group_entries(factbox, section.key, group, cited)
        for row in section.rows:
            yield entry(factbox, section.key, " | ".join(row.cells), "", [cited[n] for n in row.citations])


def group_entries(factbox: Factbox, section: str, group: Group, cited: Mapping[int, Citation]) -> Iterator[Entry]:
    """Return the lines of a group, each under its heading; the sides of a dispute are one line."""
    if section == "disputes":
        sides = " / ".join(map(full_sentence, group.lines))
        numbers = dict.fromkeys(number for line in group.lines for number in line.citations)
        yield entry(factbox, section, f"{group.title} | {sides} | {group.note}", "", [cited[n] for n in numbers])
        return
    for line in group.lines:
        told = f"{head(line)}: {full_sentence(line)}" if head(line) else full_sentence(line)
        title = group.title if section in HEADED else ""
        words = " | ".join(part for part in (title, told, *line.notes) if part)
        yield entry(factbox, section, words, line.status, [cited[n] for n in line.citations])


def entry(factbox: Factbox, section: str, words: str, status: str, cited: Sequence[Citation]) -> Entry:
    """Return a line with what stands behind it."""
    clauses = " // ".join(
        f"[{one.outlet}, {one.published}, {Path(one.file).name}] {' '.join(one.quote.split())}" for one in cited
    )
    return Entry(
        factbox.known, content_id("line", section, words), section, "", words, status, clauses,
        any(one.url.startswith(ADDRESS) for one in cited), claims=frozenset(c for one in cited for c in one.claims),
    )  # fmt: skip


def with_(entry: Entry, **changed: str) -> Entry:
    """Return an entry with other fields."""
    return Entry(**({item.name: getattr(entry, item.name) for item in fields(entry)} | changed))


# --- the sheet ----------------------------------------------------------------------------------------------------


def read_marks(file: Path | None) -> dict[str, tuple[str, str]]:
    """Return the mark of each line and why, by its key.

    Raises:
        SystemExit: a mark is none of ``MARKS``.
    """
    if file is None or not file.exists():
        return {}
    rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    unknown = [row for row in rows if row[1] not in MARKS]
    if unknown:
        sys.exit(f"{file}: not one of {', '.join(MARKS)}: {unknown[0]}")
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}


def marked(found: Iterable[Entry], marks: dict[str, tuple[str, str]]) -> list[Entry]:
    """Return the entries with their marks; a line that nobody marked has none."""
    return [with_(one, mark=marks.get(one.key, ("", ""))[0], why=marks.get(one.key, ("", ""))[1]) for one in found]


def write_sheet(sheet: Sequence[Entry], file: Path) -> None:
    """Write the sheet as a table."""
    columns = [item.name for item in fields(Entry) if item.name != "claims"]
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, columns, extrasaction="ignore")
        table.writeheader()
        table.writerows(map(asdict, sheet))


def main() -> None:
    """Read, replay, write the sheet and count the marks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("name")
    parser.add_argument("reports", type=Path)
    parser.add_argument("--every", type=int, default=24, help="hours of known from edition to edition")
    parser.add_argument("--everything", action="store_true", help="also what reports say that are not on the conflict")
    parser.add_argument("--in-words", action="store_true", help="the reports' own sentences alone")
    parser.add_argument("--marks", type=Path, help="a table of key, mark and why, tab-separated")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with read_mix(options.name, options.reports, options.out) as ledger:
        sheet = marked(
            replay(ledger, options.every, everything=options.everything, in_words=options.in_words),
            read_marks(options.marks),
        )
    write_sheet(sheet, options.out / f"{options.name}.csv")
    once = {one.key: one for one in sheet}
    counted = Counter(one.mark or "not marked" for one in once.values())
    print(f"{len(sheet)} lines new or changed in {len({one.edition for one in sheet})} editions; {len(once)} to mark")
    print(", ".join(f"{count} {mark}" for mark, count in counted.most_common()))
    print(f"{sum(one.unrelated for one in once.values())} cite an unrelated report")


if __name__ == "__main__":
    main()
