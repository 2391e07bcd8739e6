"""Settings of the whole suite."""

import os

from hypothesis import settings

# Searched at random at a desk, where a find is welcome; the same examples each time in continuous integration.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
