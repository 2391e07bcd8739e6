"""libyaml and PyYAML's own reader, either of which a user may have, give the same knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import factbox
from factbox.knowledge.tables import load_texts, load_values

TABLES = sorted(Path(factbox.__file__).parent.rglob("*.yaml"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_table_is_read_as_python_alone_reads_it(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    assert load_texts(text) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    assert load_values(text) == yaml.safe_load(text)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_no_table_has_a_key_twice_of_which_the_first_would_be_lost(table: Path) -> None:
    nodes = [yaml.compose(table.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
            nodes.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)


def test_texts_stay_texts() -> None:
    assert load_texts("[on, no, 3]") == ["on", "no", "3"]
    assert load_values("[on, no, 3]") == [True, False, 3]


def test_a_table_can_run_nothing() -> None:
    with pytest.raises(yaml.YAMLError):
        load_values("!!python/object/apply:os.getcwd []")
