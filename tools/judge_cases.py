"""Judge the cases of a file again: mark those that the program gets wrong ``known: missed`` and unmark the others.

Run it from the root with ``python -m tools.judge_cases tests/cases/FILE.txt...``. It prints each case that changed and
how many are met and missed; ``--check`` changes nothing, and ``--why`` also prints what is wrong in each missed case.
The expectations themselves are never touched. Read what changed before you commit it: a case that is newly missed is a
step back, and a marker is no excuse for one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.cases.test_cases import DIVIDER, MISSED, faults, read_case


def judged(block: str, *, missed: bool) -> str:
    """Return the text of a case with or without its marker, which stands right under the title."""
    title, _, rest = block.partition("\n")
    head, line, expected = rest.partition("\n----\n")
    kept = "\n".join(row for row in head.split("\n") if row != MISSED)
    return "\n".join([title, *([MISSED] if missed else []), kept]) + line + expected


def judge(file: Path, *, check: bool, why: bool) -> None:
    """Judge a file of cases, print what changed, and write the markers unless ``check`` is set."""
    blocks = file.read_text(encoding="utf-8").split(DIVIDER)
    after, missed = [], 0
    for block in blocks:
        case, wrong = read_case(block), faults(read_case(block))
        missed += bool(wrong)
        after.append(judged(block, missed=bool(wrong)) if bool(wrong) != case.missed else block)
        if bool(wrong) != case.missed:
            print(f"{'now missed' if wrong else 'now met'}: {case.title}")
        if why and wrong:
            print("\n  ".join([case.title, *wrong]))
    if not check:
        file.write_text(DIVIDER.join(after), encoding="utf-8", newline="\n")
    print(f"{file}: {len(blocks) - missed} met, {missed} missed")


def main() -> None:
    """Judge the files that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--why", action="store_true", help="print what is wrong in each missed case")
    options = parser.parse_args()
    for file in options.files:
        judge(file, check=options.check, why=options.why)


if __name__ == "__main__":
    main()
