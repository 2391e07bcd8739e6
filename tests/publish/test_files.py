"""A file is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import io
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.publish.files import written_whole, written_whole_bytes
from factbox.publish.formats import FORMATS, write_export
from factbox.records import View


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
