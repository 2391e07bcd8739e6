"""The web room: the ledger in a browser, and the same answers for programs.

Takes:   a ledger's file, and what a visitor asks: two clocks, a country, an actor (:class:`~factbox.web.asked.Asked`).
Gives:   pages that are whole without JavaScript, each with a JSON and a CSV twin (:func:`~factbox.web.app.create_app`).
Plug in: a page is a function with a template, on a router that ``app.py`` names; a twin is a row in ``twins.TWINS``.

It words nothing of its own about the world: every line comes from ``publish``, every state from ``pipeline.view``. The
packages that it needs (FastAPI, Jinja2, uvicorn, argon2) are the extra ``web``; nothing else in factbox imports them.
"""
