"""What the doctor says of an SQLite that is too old, one that may lose commits, and a sound one."""

import pytest

from factbox.doctor import _extra, _sqlite


@pytest.mark.parametrize(
    ("version", "level", "words"),
    [
        ((3, 34, 1), "bad", "need 3.37.0 or newer"),
        ((3, 40, 1), "note", "can lose commits in write-ahead mode, which ledgers never use"),
        ((3, 44, 5), "note", "can lose commits"),
        ((3, 44, 6), "ok", "3.44.6"),
        ((3, 50, 6), "note", "can lose commits"),
        ((3, 50, 7), "ok", "3.50.7"),
        ((3, 51, 2), "note", "can lose commits"),
        ((3, 51, 3), "ok", "3.51.3"),
    ],
)
def test_sqlite_is_judged_by_its_version(version, level, words):
    found, ledgers = _sqlite(version)
    assert found.level == level
    assert words in found.text
    assert "rollback journal" in ledgers.text


def test_a_library_of_an_extra_that_is_missing_is_a_note_with_what_to_install():
    found = _extra("web", "no-such-library", "web pages")
    assert found.level == "note"
    assert "for web pages: pip install 'factbox[web]'" in found.text
