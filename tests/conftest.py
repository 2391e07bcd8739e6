"""Settings of the whole suite."""

import os

import pytest
from hypothesis import settings

# Searched at random at a desk, where a find is welcome; the same examples each time in continuous integration.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a test by how many bytes it is given, not by what they are.

    Packed bytes can hold the second of their packing, and workers that collect a test in different seconds would not
    agree on its name.
    """
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
