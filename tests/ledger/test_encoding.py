"""Versions sort as people count them."""

import pytest

from factbox.ledger.encoding import version_order


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("factbox 0.1.0", "factbox 0.1.1"),
        ("factbox 0.9.0", "factbox 0.10.0"),
        ("factbox 0.1", "factbox 0.1.1"),
        ("factbox 1.0rc1", "factbox 1.0"),
        ("factbox 1.0rc2", "factbox 1.0rc10"),
        ("factbox 1.0.dev3", "factbox 1.0"),
        ("factbox 0.9", "factbox 1.0rc1"),
    ],
)
def test_a_newer_version_sorts_after(older, newer):
    assert version_order(older) < version_order(newer)
