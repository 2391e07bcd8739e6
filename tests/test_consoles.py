"""The commands that pages for beginners show are run as they stand there, and say what stands under them."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factbox.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "explanation.md",
    *sorted((ROOT / "docs" / "howto").glob("*.md")),
]
_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of a block, each with the lines that stand under it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield command, [line for line in lines if line]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_the_page_say_what_it_says(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for kind, body in _BLOCK.findall(page.read_text(encoding="utf-8")):
        named = re.fullmatch(r"\w+ ([\w/-]+\.\w+)", kind)
        if named:
            (tmp_path / named[1]).parent.mkdir(exist_ok=True)
            (tmp_path / named[1]).write_text(body, encoding="utf-8")
        for command, lines in commands(body) if kind == "console" else ():
            monkeypatch.setattr(sys, "argv", shlex.split(command))
            with pytest.raises(SystemExit) as ended:
                main()
            told = capsys.readouterr()
            assert not ended.value.code, f"{command}\n{told.err}"
            assert [line for line in lines if line not in (told.out + told.err).splitlines()] == [], command


def test_the_event_type_that_is_shown_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    from factbox.knowledge import events
    from factbox.publish.wording import TypeWords

    page = (ROOT / "docs" / "howto" / "add-an-event-type.md").read_text(encoding="utf-8")
    row, words = (yaml.load(body, Loader=yaml.BaseLoader) for kind, body in _BLOCK.findall(page) if kind == "yaml")  # noqa: S506
    made = events._event_type(row[0])
    assert (made.name, made.cameo, len(made.predicates)) == ("protest", "141", 2)
    assert TypeWords(**words["protest"]).noun == "protest"
