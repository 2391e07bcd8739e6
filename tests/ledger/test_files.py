"""A file gets its name whole, and never in the place of another."""

import errno
import os

import pytest

from factbox.errors import LedgerError
from factbox.ledger.files import name_anew, name_freely, name_new, unfinished_file


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("links", [True, False])
def test_a_free_name_is_given_and_a_taken_one_is_not(tmp_path, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "target"
    for text in ("mine", "other"):
        (tmp_path / text).write_text(text, encoding="utf-8")
    assert name_new(tmp_path / "mine", target)
    assert not name_new(tmp_path / "other", target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert name_freely(tmp_path / "other", target) == tmp_path / "target.2"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["target", "target.2"]


def test_a_name_is_given_anew(tmp_path):
    for name in ("mine", "target"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    name_anew(tmp_path / "mine", tmp_path / "target")
    assert (tmp_path / "target").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "mine").exists()


def test_what_is_unfinished_is_removed(tmp_path):
    left = tmp_path / ".target.part"
    left.write_text("by a program that was killed", encoding="utf-8")
    error = pytest.raises(LedgerError, match="no file can be written: no links here")
    with error, unfinished_file(tmp_path / "target") as file:
        assert not left.exists()
        file.write_text("half", encoding="utf-8")
        no_links()
    assert list(tmp_path.iterdir()) == []
