"""The reference is what the program says of itself, and every code that it gives is explained."""

from __future__ import annotations

import pytest
from tools.make_reference import FOLDER, codes, explanations, pages

from factbox.cli import all_commands
from factbox.publish.formats import FORMATS
from factbox.records import EVENT_TYPES

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_program_says_today(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "make docs, and look at what changed"


def test_every_command_option_export_and_event_type_is_in_it() -> None:
    for name, command in all_commands().commands.items():
        for word, one in getattr(command, "commands", {name: command}).items():
            assert f"## factbox {name if word == name else f'{name} {word}'}\n" in PAGES["commands.md"]
            assert all(
                f"`{', '.join(p.opts)}`" in PAGES["commands.md"] for p in one.params if p.opts[0].startswith("-")
            )
    assert all(f"| `{name}` |" in PAGES["columns.md"] for name in FORMATS)
    assert all(f"| `{name}` |" in PAGES["event-types.md"] for name in EVENT_TYPES)


def test_every_reason_that_is_given_is_explained_and_none_else() -> None:
    assert set(codes()) == set(explanations())
