"""How the English core is trained, measured and exported. Torch lives here only; nothing in ``factbox`` imports this.

``python -m training DATA_DIR --out DIR`` does all of it; ``README.md`` says how, ``INTERFACE.md`` what the file holds.
"""
