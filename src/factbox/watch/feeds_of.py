"""Which feeds to watch: addresses, files with one a line, and OPML lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factbox.errors import UsageError
from factbox.fetch.addresses import AddressError, parse_address
from factbox.read import feed_root, read_opml

_LARGEST = 10_000_000  # bytes


def list_feeds(given: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of the feeds, each once, in the order given.

    Args:
        given: addresses (http or https), and files: OPML, or one address a line; blank lines and those that begin
            with ``#`` are passed over.

    Raises:
        UsageError: one is neither, a file cannot be read, or it names no feed.
    """
    feeds = [feed for each in given for feed in ([each] if "://" in each else _in_file(Path(each)))]
    if not feeds:
        raise UsageError("no feed is named; give its address, a file with one a line, or an OPML list")
    return tuple(dict.fromkeys(map(_checked, feeds)))


def _in_file(path: Path) -> list[str]:
    try:
        data = path.read_bytes()[: _LARGEST + 1]
    except OSError as error:
        told = f"cannot read the list of feeds {path}: {error.strerror}"
        raise UsageError(
            f"{told}; give an address (https://...), or a file with one a line, or an OPML list"
        ) from error
    if len(data) > _LARGEST:
        raise UsageError(f"the list of feeds {path} has more than {_LARGEST:,} bytes")
    root = feed_root(data)
    if root == "opml":
        return read_opml(data)
    if root:
        raise UsageError(f"{path} is a feed itself; read it with: factbox read {path}")
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _checked(url: str) -> str:
    try:
        return parse_address(url).url
    except AddressError as error:
        raise UsageError(f"{url!r} is no address of a feed: {error}") from error
