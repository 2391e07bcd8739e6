"""``python -m factbox`` is the command line."""

from factbox.cli import main

main()
