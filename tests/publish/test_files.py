"""A file is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import io
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.publish import compare_views, publish_factbox
from factbox.publish.changes_forms import FORMS
from factbox.publish.files import written_whole, written_whole_bytes
from factbox.publish.formats import FORMATS, write_export
from factbox.records import Verdict, View


@contextmanager
def a_disk_with_room_for(most: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``most`` bytes: the write itself fails, as on a disk that fills."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_content_is_there_at_the_end(tmp_path: Path) -> None:
    with written_whole(tmp_path / "a.csv") as stream:
        stream.write("é\n")
        assert not (tmp_path / "a.csv").exists()
    assert (tmp_path / "a.csv").read_bytes() == "é\n".encode()
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("size", [20_000, 2_000_000])
def test_a_disk_that_fills_in_the_middle_leaves_the_old_file(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old\n")
    with pytest.raises(UsageError, match="cannot write"), a_disk_with_room_for(8192), written_whole(file) as stream:
        stream.writelines("0123456789" for _ in range(size // 10))
    assert file.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [file]


def test_an_error_while_rows_are_made_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old\n")
    with pytest.raises(ZeroDivisionError), written_whole(file) as stream:
        stream.write(str(1 / 0))
    assert file.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="no ordinary file; leave -o out"), written_whole(pipe):
        pass
    assert pipe.is_fifo()


def test_of_a_link_the_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("old\n")
    link = tmp_path / "latest.csv"
    link.symlink_to(tmp_path / "data" / "a.csv")
    with written_whole(link) as stream:
        stream.write("new\n")
    assert link.is_symlink()
    assert (tmp_path / "data" / "a.csv").read_text() == "new\n"
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["a.csv"]


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder that can be written"), written_whole(tmp_path / "no" / "a"):
        pass


def size_of(view: View, name: str) -> int:
    """Return how long an export is; after that its libraries have read what they need of themselves."""
    stream = io.BytesIO() if FORMATS[name].binary else io.StringIO()
    write_export(view, name, stream)
    return stream.tell()


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("name", FORMATS)
def test_every_export_leaves_the_old_file_where_the_disk_fills(
    view: View, tmp_path: Path, name: str, part: float
) -> None:
    room = int(size_of(view, name) * part)
    file = tmp_path / "old"
    file.write_text("old\n")
    opened = written_whole_bytes if FORMATS[name].binary else written_whole
    with pytest.raises(UsageError, match="cannot write"), a_disk_with_room_for(room), opened(file) as stream:
        write_export(view, name, stream)
    assert file.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_changes_leaves_the_old_file_where_the_disk_fills(
    view: View, tmp_path: Path, form: str, part: float
) -> None:
    changes = compare_views(View(datetime(2031, 5, 1, tzinfo=UTC), None, None, (), (), Verdict()), view)
    whole = io.StringIO(newline="")
    FORMS[form](changes, whole)
    room = int(len(whole.getvalue().encode()) * part)
    file = tmp_path / "old"
    file.write_text("old\n")
    with pytest.raises(UsageError, match="cannot write"), a_disk_with_room_for(room), written_whole(file) as stream:
        FORMS[form](changes, stream)
    assert file.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_factbox_in_a_folder_whose_disk_fills_is_whole_in_each_of_its_files(view: View, tmp_path: Path) -> None:
    fresh = publish_factbox(view, tmp_path / "fresh")
    size = min(file.stat().st_size for file in fresh)
    old = tmp_path / "old"
    old.mkdir()
    for file in fresh:
        (old / file.name).write_text("old\n")
    with pytest.raises(UsageError, match="cannot write"), a_disk_with_room_for(size + 1):
        publish_factbox(view, old)
    assert sorted(file.name for file in old.iterdir()) == sorted(file.name for file in fresh)
    for file in fresh:
        assert (old / file.name).read_bytes() in (b"old\n", file.read_bytes())
    assert b"old\n" in [file.read_bytes() for file in old.iterdir()]
