"""Web pages and PDF files to drafts: the part of the read room that needs the extra ``factbox[web]``.

``read_page(data, file)`` and ``read_pdf(data, file)`` take bytes and give a :class:`~factbox.read.drafts.Draft`, or the
:class:`~factbox.errors.Problem` that refuses them. They are run in a child process with limits of time and memory
(:mod:`factbox.read.pages.child`), since what they parse was written by strangers. ``docs/reading.md`` has the rules.
"""
