"""A key of a table that is written twice would lose the words of the first without a sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import factbox.knowledge

TABLES = sorted(Path(factbox.knowledge.__file__).parent.rglob("*.yaml"))


def twice(node: yaml.Node | None) -> Iterator[str]:
    """Yield the keys that a mapping, or one inside it, has more than once."""
    if isinstance(node, yaml.MappingNode):
        counted = Counter(key.value for key, _ in node.value)
        yield from (key for key, times in counted.items() if times > 1)
        for _, value in node.value:
            yield from twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from twice(value)


def test_a_key_written_twice_is_seen() -> None:
    assert list(twice(yaml.compose("a: 1\nb: {c: 1, c: 2}\nd: [{e: 1, e: 2}]"))) == ["c", "e"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_no_table_has_a_key_twice(table: Path) -> None:
    assert list(twice(yaml.compose(table.read_text(encoding="utf-8")))) == []
